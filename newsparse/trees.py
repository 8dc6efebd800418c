"""Output into a tree of files that mirrors the inputs."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from newsparse.account import Counts, Failed, Outcome, Resumed
from newsparse.errors import OutputError
from newsparse.inputs import Input
from newsparse.making import Begun, source_of
from newsparse.manifest import TEMPORARY, Entry, Manifest
from newsparse.outputs import Earlier, Mode, Take, refuse_link, replacing, writing
from newsparse.readers import counts
from newsparse.stamps import Settings, stamp
from newsparse.streams import Stream
from newsparse.writers import Format


@dataclass(frozen=True, slots=True)
class Shape:
    """What a tree is like: its folder, the format of its files, the settings they are made with, and what to do with
    what is there already. `objection` tells why a file must not be written."""

    folder: str
    form: Format
    objection: Callable[[str], str | None]
    settings: Settings
    mode: Mode = "new"


@contextmanager
def tree_to(shape: Shape) -> Iterator[Tree]:
    """A tree to put the outputs into. Raises OutputError if something is there that must not be touched."""
    if shape.mode == "new" and _has_something(shape.folder):
        remedy = "--resume makes what is missing there, --overwrite all anew; or choose another folder"
        raise OutputError(shape.folder, "it is not empty", remedy)
    with closing(Tree(shape)) as tree:
        yield tree
        tree.finish()


class Tree:
    """A file for each input, at the same place below the folder, with the suffix of the format.

    It appears when all articles of the input are in it, and not at all if there was none. Of two inputs that
    would get the same file the first one has it, and the second one is an error. So is a file that must not be
    written, and a place that a link would lead out of the folder. No file is ever removed.
    """

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._manifest = Manifest(shape.folder)
        self._owners: dict[str, str] = {}
        self._wanted: set[str] = set()  # places of inputs that had their turn to be resumed, and were not

    def earlier(self, found: Input) -> Earlier | None:
        if self._shape.mode != "resume":
            return None
        place = self._place(found)
        entry = self._manifest.find(place)
        taken = place in self._owners or place in self._wanted
        if taken or entry is None or not self._is_up_to_date(found, place, entry):
            self._wanted.add(place)
            return None
        self._owners[place] = found.path
        self._manifest.claim(place)
        return Earlier(Resumed(source_of(found), entry.counts, entry.span))

    def records(self, span: tuple[int, int]) -> Iterator[dict[str, Any]]:
        return self._manifest.records(span)

    def apart(self, failed: Failed) -> None:
        """No file is for that."""

    def unclaimed(self) -> int:
        return self._manifest.unclaimed

    def _is_up_to_date(self, found: Input, place: str, entry: Entry) -> bool:
        """Whether the output is there as it was made, of the same input in the same way."""
        if entry.stamp is None:
            return False
        try:
            status = os.lstat(os.path.join(self._shape.folder, place))
        except OSError:
            return False
        is_there = stat.S_ISREG(status.st_mode) and status.st_size == entry.size
        return is_there and stamp(found.path, self._shape.settings) == entry.stamp

    @contextmanager
    def open(self, begun: Begun) -> Iterator[Take]:
        place = self._place(begun.found)
        target = os.path.join(self._shape.folder, place)
        self._check(begun.found, place, target)
        self._make_room(os.path.dirname(place))
        self._manifest.begin(place, begun.stamp)
        sums = Counts()
        temporary = os.path.join(self._shape.folder, TEMPORARY)
        with suppress(_NothingPutError), replacing(target, temporary) as file:
            with self._shape.form.into(file) as write:
                stream = Stream(write, self._shape.form)
                yield partial(self._take, stream, sums)
                if not stream.begun:
                    raise _NothingPutError
            size = file.tell()
        if stream.begun:
            self._owners[place] = begun.found.path
            if not sums.failed:  # or a later run should try again
                self._manifest.end(size, sums)

    def _take(self, stream: Stream, sums: Counts, outcome: Outcome, text: str | None) -> None:
        sums.count(outcome)
        self._manifest.note(outcome)
        if text is not None:
            stream.put(outcome, text)

    def _place(self, found: Input) -> str:
        return output_place(found.place) + self._shape.form.suffix

    def _check(self, found: Input, place: str, target: str) -> None:
        """Raise OutputError if the output of an input must not be written."""
        if place in self._owners:
            wrong = f"its output {target} is that of {self._owners[place]} already"
            raise OutputError(found.path, wrong, "rename one of the two, or write to another folder")
        if objection := self._shape.objection(target):
            raise OutputError(target, objection, "write to another folder")
        refuse_link(target)

    def _make_room(self, place: str) -> None:
        """Make the folder at `place`, unless a link on the way leads elsewhere."""
        folder = os.path.join(self._shape.folder, place)
        expected = os.path.normpath(os.path.join(os.path.realpath(self._shape.folder), place))
        if os.path.realpath(folder) != expected:
            raise OutputError(folder, "a link on this path leads out of the output folder", "remove the link")
        with writing(folder):
            os.makedirs(folder, exist_ok=True)

    def finish(self) -> None:
        """All inputs have had their turn."""
        self._manifest.compact()

    def close(self) -> None:
        self._manifest.close()


def output_place(place: str) -> str:
    """Where the output of the input at `place` stands, but for its suffix: a.txt at a, b.story at b.story.

    Only .txt is taken off, and not where the rest is the name of an input too (b.story.txt). So no two names that
    count as inputs have the same output, and the output of one depends on no other.
    """
    stem = place.removesuffix(".txt")
    return stem if os.path.basename(stem) and not counts(stem) else place


def _has_something(folder: str) -> bool:
    if not os.path.lexists(folder):
        return False
    with writing(folder), os.scandir(folder) as entries:
        return next(entries, None) is not None


class _NothingPutError(Exception):
    """No article made it into the file."""
