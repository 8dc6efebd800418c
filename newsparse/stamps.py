"""What tells whether an input would come out as it did before: its name, what it holds, and the settings."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from newsparse.inputs import STDIN
from newsparse.visible import utf8

if TYPE_CHECKING:
    from hashlib import blake2b

# All that tells in an output besides the inputs, in words: the version, the format, ...
Settings: TypeAlias = Mapping[str, str]

_UNREADABLE = "unreadable"
_BLOCK = 1 << 18


def stamp(path: str, settings: Settings) -> str | None:
    """A digest of the name of an input, of what it holds, and of the settings.

    None if that cannot be said without reading it up, as it is a pipe or the like. All that cannot be read is alike;
    reading it will tell why.
    """
    if path == STDIN or (os.path.exists(path) and not os.path.isfile(path)):
        return None
    made = _digest()
    made.update(json.dumps([dict(settings), utf8(path), _digest_of(path)]).encode())
    return made.hexdigest()


def differences(before: Settings, now: Settings) -> str:
    """What is said otherwise now: "format json, not jsonl"; "" if nothing is."""
    names = [*now, *(name for name in before if name not in now)]
    told = ((name, before.get(name, "unset"), now.get(name, "unset")) for name in names)
    return " and ".join(f"{name} {then}, not {this}" for name, then, this in told if then != this)


def _digest_of(path: str) -> str:
    """The digest of what a file holds."""
    made = _digest()
    try:
        with open(path, "rb", buffering=0) as file:
            while block := file.read(_BLOCK):
                made.update(block)
    except OSError:
        return _UNREADABLE
    return made.hexdigest()


def _digest() -> blake2b:
    """A digest of nothing yet."""
    from hashlib import blake2b  # slow to come

    return blake2b(digest_size=16)
