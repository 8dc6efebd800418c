"""Output into a tree of files that mirrors the inputs."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from newsparse.account import Counts, Failed, Outcome, Resumed
from newsparse.errors import OutputError
from newsparse.inputs import Input, spot
from newsparse.making import Begun, source_of
from newsparse.manifest import NAME, TEMPORARY, Entry, Manifest
from newsparse.outputs import Earlier, Mode, Take, fitting, refuse_link, replacing, writing
from newsparse.readers import counts
from newsparse.stamps import Settings, stamp
from newsparse.streams import Stream
from newsparse.writers import Format


@dataclass(frozen=True, slots=True)
class Shape:
    """What a tree is like: its folder, the format of its files, the settings they are made with, and what to do with
    what is there already. `objection` tells why a file must not be written; `named` are the places of the inputs that
    no folder has given."""

    folder: str
    form: Format
    objection: Callable[[str], str | None]
    settings: Settings
    mode: Mode = "new"
    named: Collection[str] = ()


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
        self._manifest.expect(place)
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
        """Whether the output is there as it was made, of the same input in the same way, and nothing had failed."""
        if entry.stamp is None or entry.counts.failed:
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
            self._manifest.end(size, sums)
        else:
            self._manifest.leave()

    def _take(self, stream: Stream, sums: Counts, outcome: Outcome, text: str | None) -> None:
        sums.count(outcome)
        self._manifest.note(outcome)
        if text is not None:
            stream.put(outcome, text)

    def _place(self, found: Input) -> str:
        return output_place(found.place, self._shape.form.suffix, self._shape.named)

    def _check(self, found: Input, place: str, target: str) -> None:
        """Raise OutputError if the output of an input must not be written."""
        if owner := self._owners.get(place):
            if spot(owner) == spot(found.path):
                raise OutputError(
                    found.path, f"it is named twice, and its output {target} is made", "name it once"
                )
            wrong = f"its output {target} is that of {owner} already"
            raise OutputError(found.path, wrong, "rename one of the two, or write to another folder")
        if place in (NAME, TEMPORARY):
            raise OutputError(target, "newsparse keeps its own account there", "rename the input")
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


def output_place(place: str, suffix: str, named: Collection[str] = ()) -> str:
    """Where the output of the input at `place` stands: a.txt at a.json, b.story at b.story.json.

    Only .txt is taken off, and not where the rest is the name of an input too: one that counts in a folder
    (b.story.txt), or is at one of the places `named`. A folder with a name like that of an output gets .d behind it.
    So no two inputs have one output; and that of one depends on no other, but for those that are named.
    """
    folder, name = os.path.split(place)
    stem = name.removesuffix(".txt")
    is_taken = not stem or counts(stem) or os.path.join(folder, stem) in named
    above = [_folder_place(part, suffix) for part in folder.split(os.sep)] if folder else []
    return os.path.join(*above, fitting(name if is_taken else stem, suffix))


def _folder_place(name: str, suffix: str) -> str:
    """The name of a folder of a tree: a.json is that of a file, so it is a.json.d, and a.json.d is a.json.d.d."""
    return fitting(name, ".d") if re.search(rf"{re.escape(suffix)}(\.d)*$", name) else name


def _has_something(folder: str) -> bool:
    if not os.path.lexists(folder):
        return False
    with writing(folder), os.scandir(folder) as entries:
        return next(entries, None) is not None


class _NothingPutError(Exception):
    """No article made it into the file."""
