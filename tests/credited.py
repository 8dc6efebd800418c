"""What a test wants of a line of credits: the role and the names of each."""

from __future__ import annotations

from typing import TypeAlias

from newsparse.article import Role

Found: TypeAlias = tuple[tuple[Role, tuple[str, ...]], ...]


def credit(role: Role, *names: str) -> Found:
    return ((role, names),)
