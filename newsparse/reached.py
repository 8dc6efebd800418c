"""How far an earlier run came with a file, as its journal tells, and whether this run would have come there too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from newsparse.errors import InputError, NewsparseError, OutputError
from newsparse.inputs import Input
from newsparse.journal import Journal
from newsparse.stamps import Settings, differences, stamp
from newsparse.visible import utf8

ANEW = "begin anew with --overwrite"


@dataclass(frozen=True, slots=True)
class Reached:
    """How far it came with what is complete: bytes of its journal and of the part; how much failed `apart` from any
    input."""

    journal: int = 0
    part: int = 0
    apart: int = 0


def last_piece(journal: Journal, size: int) -> int:
    """The end of the last line of a journal up to which a part of this `size` is complete; 0 if there is none."""
    last = 0
    for end, line in journal.read():
        if not _is_line(line):
            break
        if "piece" in line and line["piece"] <= size:
            last = end
    return last


def is_whole(journal: Journal, size: int) -> bool:
    """Whether all that a journal tells of is in a file of this `size`, and could be made again."""
    last = -1
    for _, line in journal.read():
        if not _is_line(line) or ("input" in line and line["stamp"] is None):
            return False
        last = line.get("piece", last)
    return last == size


def agree(
    target: str, journal: Journal, last: int, settings: Settings, inputs: Iterable[Input | InputError]
) -> Reached:
    """How far the part of `target` is what would be made of `inputs` with `settings`, up to byte `last` of its journal.

    Raises OutputError if it is not, unless nobody could have told before: what came through a pipe is made anew.
    """
    now, reached, apart = iter(inputs), Reached(), 0
    for end, line in journal.read(0, last):
        wrong = ""
        if "settings" in line:
            told = differences(line["settings"], settings)
            wrong = f"it was begun with {told}" if told else ""
        elif "apart" in line or "input" in line:
            if "input" in line and line["stamp"] is None:
                break
            apart += "apart" in line
            told = _change(line, next(now, None), settings)
            wrong = f"its inputs have changed: {told}" if told else ""
        elif "piece" in line:
            reached = Reached(end, line["piece"], apart)
        if wrong:
            raise OutputError(target, wrong, f"undo that, or {ANEW}")
    return reached


def _change(line: dict[str, Any], found: Input | InputError | None, settings: Settings) -> str:
    """What is another input now than it was when its line was written; "" if none is."""
    before, now = line["input" if "input" in line else "apart"], name_of(found)
    if now is None:
        return f"{before} is not among them"
    if now != before:
        return f"{now} comes where {before} came"
    is_other = isinstance(found, Input) and stamp(found.path, settings) != line.get("stamp")
    return f"{now} is not what it was" if is_other else ""


def _is_line(line: dict[str, Any]) -> bool:
    """Whether it is a line of a journal, and not of a file that only has its name."""
    match line:
        case (
            {"settings": dict()}
            | {"input": str(), "stamp": str() | None}
            | {"apart": str()}
            | {"level": str()}
        ):
            return True
        case {"end": [int(), int(), int(), int()]}:
            return True
        case {"piece": int(), "items": int(), "counts": [int(), int(), int(), int()]}:
            return True
    return False


def name_of(found: Input | NewsparseError | None) -> str | None:
    """What a journal calls an input."""
    if found is None:
        return None
    return utf8(found.path if isinstance(found, Input) else str(found))
