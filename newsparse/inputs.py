"""The inputs of a run: what the command line names, and what its folders hold."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from newsparse.errors import InputError, why
from newsparse.readers import READERS, counts

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, or STDIN; `place` is where it stands in its folder: "a/b.txt"."""

    path: str
    place: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """An entry of a folder that is no input."""

    path: str


Found: TypeAlias = Input | PassedOver | InputError


def find_inputs(paths: Iterable[str], leave_out: str | None = None) -> Iterator[Found]:
    """Everything below `paths`, in order; a folder that cannot be read, or holds no text, comes as an error.

    A folder is walked in the order of its names. What counts there is a file with the suffix of a reader.
    Hidden files, hidden folders and links to folders are passed over, the last two as one entry each. The
    folder `leave_out` (the one written to) is not entered and not mentioned, unless `paths` names it. A path
    that is no folder is an input whatever its name, even if nothing is there: reading it will tell.
    """
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            yield from _find_in_folder(path, leave_out)
        else:
            yield Input(path, "stdin" if path == STDIN else os.path.basename(path) or "input")


def is_input(target: str, paths: Iterable[str], leave_out: str | None = None) -> bool:
    """Whether writing `target` would write over something that `find_inputs` finds."""
    if not os.path.lexists(target):
        return False
    spots = {_spot(target), os.path.realpath(target)}
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            root = os.path.join(os.path.realpath(path), "")
            if any(
                spot.startswith(root) and _is_text(spot) and not _left_out(spot, root, leave_out)
                for spot in spots
            ):
                return True
        elif path != STDIN and spots & {_spot(path), os.path.realpath(path)}:
            return True
    return False


def _find_in_folder(folder: str, leave_out: str | None) -> Iterator[Found]:
    others, fruitless = 0, True
    for found in _walk(folder, os.path.realpath(leave_out) if leave_out else None):
        others += isinstance(found, PassedOver)
        fruitless &= isinstance(found, PassedOver)
        yield found
    if fruitless:
        inside = f"among the {others} entries of" if others else "in"
        wrong = f"no {_wanted()} {inside} this folder"
        yield InputError(folder, wrong, "name another folder, or the files themselves")


def _wanted() -> str:
    """What counts in a folder, in words: "*.csv, *.jsonl or *.txt"."""
    *most, last = sorted(f"*{ending}" for ending in READERS if counts(f"x{ending}"))
    return f"{', '.join(most)} or {last}" if most else last


def _walk(folder: str, leave_out: str | None) -> Iterator[Found]:
    """What is below `folder`, depth first. Links to folders are not followed, so there can be no loop."""
    root = os.path.realpath(folder)
    pending = [
        ("", True)
    ]  # what is still to be visited, the next one last: its place, and whether it is a folder
    while pending:
        place, is_folder = pending.pop()
        path = os.path.join(folder, place) if place else folder
        if not is_folder:
            yield Input(path, place)
            continue
        try:
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield InputError(path, f"this folder cannot be read ({why(error)})", "check its owner and mode")
            continue
        for entry in entries:
            below = os.path.join(place, entry.name)
            if _is_folder(entry):
                if os.path.join(root, below) != leave_out:
                    pending.append((below, True))
            elif _is_text(entry.name) and _is_file(entry):
                pending.append((below, False))
            else:
                yield PassedOver(entry.path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")


def _is_text(path: str) -> bool:
    name = os.path.basename(path)
    return counts(name) and not name.startswith(".")


def _is_file(entry: os.DirEntry[str]) -> bool:
    """A file, or a link to one. A link to nothing counts as well, so that reading it tells of it."""
    if entry.is_symlink():
        return os.path.isfile(entry.path) or not os.path.exists(entry.path)
    return entry.is_file()


def _left_out(spot: str, root: str, leave_out: str | None) -> bool:
    """Whether `spot` is in the folder that the walk from `root` does not enter."""
    if leave_out is None:
        return False
    hole = os.path.join(os.path.realpath(leave_out), "")
    return hole != root and hole.startswith(root) and spot.startswith(hole)


def _spot(path: str) -> str:
    """The place in the file system that `path` names, itself not followed if it is a link."""
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)
