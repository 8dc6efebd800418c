"""Regexes that are compiled when they are first asked, as a text needs few of them; and what they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, AnyStr, cast

METHODS = frozenset(
    ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "pattern")
)


class Late:
    """Stands for the regex that is compiled of what is `given`; has each of METHODS from when it is first asked for."""

    def __init__(self, *given: Any) -> None:
        self.given = given

    def __getattr__(self, name: str) -> Any:
        if name not in METHODS:
            raise AttributeError(name)
        method = getattr(re.compile(*self.given), name)
        setattr(self, name, method)
        return method


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What re.compile gives for `pattern`, but that it is compiled, and an error in it raised, when it is first used.

    It has the METHODS of one and is for constants; the functions of re do not take it.
    """
    return cast("re.Pattern[AnyStr]", Late(pattern, flags))


def either(words: Iterable[str]) -> str:
    """A pattern for any of `words`, longest first; one that never matches for none."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or r"(?!)"
