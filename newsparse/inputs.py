"""The inputs of a run: what the command line names, and what its folders hold."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from io import UnsupportedOperation
from typing import IO, NamedTuple, TypeAlias

from newsparse.errors import InputError, why
from newsparse.readers import READERS, counts

STDIN = "-"
# What newsparse keeps beside its outputs, hidden: nobody wants to be told that it is passed over.
OWN = (".newsparse.jsonl", ".newsparse.tmp", ".newsparse.part", ".newsparse.journal")


class Input(NamedTuple):
    """A file to read, or STDIN; `place` is where it stands below the folder that holds all inputs: "a/b.txt"."""

    path: str
    place: str


class PassedOver(NamedTuple):
    """An entry of a folder that is no input."""

    path: str


Found: TypeAlias = Input | PassedOver | InputError


class Goal(NamedTuple):
    """Where a run writes and so must not read: a folder, and a file by (device, inode) if it is open already."""

    folder: str | None = None
    file: tuple[int, int] | None = None

    @classmethod
    def of_folder(cls, path: str) -> Goal:
        return cls(os.path.realpath(path))

    @classmethod
    def of_stream(cls, stream: IO[str] | None) -> Goal:
        """The file that `stream` may be, as in `newsparse . > all.jsonl`; nowhere if none, closed, in memory."""
        try:
            status = os.fstat(stream.fileno()) if stream is not None else None
        except UnsupportedOperation:
            return cls()
        return cls(file=_identity(status)) if status and stat.S_ISREG(status.st_mode) else cls()

    @classmethod
    def of_file(cls, path: str) -> Goal:
        """The file `path`, which an earlier run has left."""
        return cls(file=_identity(os.stat(path)))

    def is_file(self, path: str) -> bool:
        """Whether `path` is the file written to, by whatever name."""
        if self.file is None:
            return False
        try:
            return _identity(os.stat(path)) == self.file
        except OSError:
            return False


NOWHERE = Goal()


def find_inputs(paths: Sequence[str], goal: Goal = NOWHERE) -> Iterator[Found]:
    """Everything below `paths`, in order; a folder that cannot be read, or holds no text, comes as an error.

    A folder is walked in the order of its names. What counts there is a file with the suffix of a reader.
    Hidden files, hidden folders and links to folders are passed over, the last two as one entry each;
    OWN files are not mentioned. The `goal` is not entered and not mentioned, unless `paths` names it: a folder is an
    input then, a file an error.
    A path that is no folder is an input whatever its name, even if nothing is there: reading it will tell.
    """
    base = _base(paths)
    for path in paths:
        if _is_named_folder(path):
            yield from _find_in_folder(path, base, goal)
        elif path != STDIN and goal.is_file(path):
            yield InputError(path, "the output goes to this file", "write to another one")
        else:
            yield Input(path, _place_of_stdin(paths) if path == STDIN else _place(path, base) or "input")


def named_places(paths: Sequence[str]) -> frozenset[str]:
    """The places of the inputs among `paths` themselves, which no folder has given: their names may be any."""
    base = _base(paths)
    files = {_place(path, base) for path in paths if path != STDIN and not os.path.isdir(path)}
    return frozenset(files | {_place_of_stdin(paths)} if STDIN in paths else files)


class Guard:
    """Knows what `find_inputs` would read, so that no output is put there."""

    def __init__(self, paths: Iterable[str], goal: Goal = NOWHERE) -> None:
        self._goal = goal
        self._roots: set[str] = set()
        self._files: set[str] = set()
        for path in paths:
            if _is_named_folder(path):
                self._roots.add(os.path.realpath(path))
            elif path != STDIN:
                self._files |= {spot(path), os.path.realpath(path)}

    def reads(self, target: str) -> bool:
        """Whether `target` is one of the inputs, or would be one if it were there. Links to it are not looked for."""
        counts_there = _is_text(target)
        if not (counts_there or self._files):
            return False
        place = spot(target)
        if place in self._files:
            return True
        return counts_there and not self._goal.is_file(target) and self._enters(os.path.dirname(place))

    def _enters(self, folder: str) -> bool:
        """Whether a walk comes to `folder`: down from a root, but not through the hole or a hidden folder."""
        while folder not in self._roots:
            above, name = os.path.split(folder)
            if folder == self._goal.folder or name.startswith(".") or above == folder:
                return False
            folder = above
        return True


def is_own(path: str) -> bool:
    """Whether `path` is that of a file that newsparse keeps beside its outputs."""
    name = os.path.basename(path)
    return name.startswith(".") and name.endswith(OWN)


def spot(path: str) -> str:
    """The place in the file system that `path` names, itself not followed if it is a link."""
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)


def _is_named_folder(path: str) -> bool:
    return path != STDIN and os.path.isdir(path)


def _base(paths: Iterable[str]) -> str:
    """The deepest folder that holds all of `paths`, as they are named: links are not followed."""
    folders = {path if os.path.isdir(path) else os.path.dirname(path) for path in paths if path != STDIN}
    return os.path.commonpath([os.path.abspath(folder) for folder in folders]) if folders else ""


def _place(path: str, base: str) -> str:
    """Where `path` stands below `base`; "" for `base` itself."""
    place = os.path.relpath(os.path.abspath(path), base)
    return "" if place == os.curdir else place


def _place_of_stdin(paths: Sequence[str]) -> str:
    """One that no file has."""
    taken = named_places([path for path in paths if path != STDIN])
    place = "stdin"
    while place in taken:
        place += "-"
    return place


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _find_in_folder(folder: str, base: str, goal: Goal) -> Iterator[Found]:
    others, fruitless = 0, True
    for found in _walk(folder, base, goal):
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


def _walk(folder: str, base: str, goal: Goal) -> Iterator[Found]:
    """What is below `folder`, depth first. Links to folders are not followed, so there can be no loop."""
    root, at = os.path.realpath(folder), _place(folder, base)
    pending = [
        ("", True)
    ]  # what is still to be visited, the next one last: its place, and whether it is a folder
    while pending:
        place, is_folder = pending.pop()
        path = os.path.join(folder, place) if place else folder
        if not is_folder:
            yield Input(path, os.path.join(at, place))
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
                if os.path.join(root, below) != goal.folder:
                    pending.append((below, True))
            elif _is_text(entry.name) and _is_file(entry):
                if not goal.is_file(entry.path):
                    pending.append((below, False))
            elif not is_own(entry.name):
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
