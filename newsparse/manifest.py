"""The manifest of a tree: one hidden file that tells what each file in it was made of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from typing import Any

from newsparse.account import Counts, Outcome, to_record
from newsparse.errors import FatalOutputError, OutputError
from newsparse.journal import Journal
from newsparse.outputs import refuse_link, writing

NAME = ".newsparse.jsonl"
TEMPORARY = ".newsparse.tmp"


@dataclass(frozen=True, slots=True)
class Entry:
    """An output: the stamp of its input, its size in bytes, the counts of what came of the input, and the span of
    its lines in the manifest."""

    stamp: str | None
    size: int
    counts: Counts
    span: tuple[int, int]


class Manifest:
    """Groups of lines, one for each output that is complete: its place and the stamp of its input, the records of
    what is wrong, and at the end the size of the file and the counts. A group without an end, and one whose place
    has another group behind it, counts for nothing.

    The file is made with the first output, and not left there without any. Of an output no more is held in memory
    than two numbers.
    """

    def __init__(self, folder: str) -> None:
        """Raises OutputError if there is one that cannot be had."""
        self._path = os.path.join(folder, NAME)
        self._temporary = os.path.join(folder, TEMPORARY)
        self._journal: Journal | None = None
        self._starts: dict[int, int] = {}  # of each group, by the hash of its place
        self._open_group: tuple[int, int] | None = None  # the same of the one that has no end yet
        self._has_waste = False
        self._loaded = 0  # bytes there were at the beginning,
        self.unclaimed = 0  # and the outputs told of in them that no input had
        if os.path.lexists(self._path):
            self._load(self._open())

    def _open(self) -> Journal:
        """The file, which this process alone has from here on."""
        if self._journal is None:
            with self._vital():
                refuse_link(self._path)
                self._journal = Journal(self._path)
                with suppress(FileNotFoundError):  # of a run that was killed
                    os.unlink(self._temporary)
        return self._journal

    @contextmanager
    def _vital(self) -> Iterator[None]:
        """Without the manifest there is no output at all: raises FatalOutputError for what goes wrong inside."""
        try:
            with writing(self._path):
                yield
        except OutputError as error:
            raise FatalOutputError(error.where, error.wrong, error.remedy) from error

    def _write(self, line: dict[str, Any]) -> None:
        journal = self._open()
        with self._vital():
            journal.write(line)

    def _load(self, journal: Journal) -> None:
        at = 0
        for end, line in journal.read():
            if "output" in line:
                self._begin(str(line["output"]), at)
            elif "end" in line:
                self._end()
            at = end
        with self._vital():
            journal.cut(at)
        self._loaded, self.unclaimed = at, len(self._starts)

    def _begin(self, place: str, start: int) -> None:
        """A group begins, and what was known of its place is nothing any more."""
        replaced = self._starts.pop(hash(place), None) is not None
        self._has_waste |= replaced or self._open_group is not None
        self._open_group = hash(place), start

    def _end(self) -> None:
        if self._open_group:
            place, start = self._open_group
            self._starts[place] = start
            self._open_group = None

    def find(self, place: str) -> Entry | None:
        """What is known of an output; None if nothing is."""
        start = self._starts.get(hash(place))
        if start is None:
            return None
        lines = ((end, line) for end, line in self._open().read(start) if "level" not in line)
        match next(lines, None), next(lines, None):
            case (
                (_, {"output": str(other), "stamp": str() | None as stamp}),
                (end, {"size": int(size), "end": [int(written), int(empty), int(failed), int(remarks)]}),
            ) if other == place:
                return Entry(stamp, size, Counts(written, empty, failed, remarks), (start, end))
        return None

    def records(self, span: tuple[int, int]) -> Iterator[dict[str, Any]]:
        """What was wrong with the input of an entry."""
        return (line for _, line in self._open().read(*span) if "level" in line)

    def claim(self, place: str) -> None:
        """An input has the output at `place`, as it is or as it will be."""
        start = self._starts.get(hash(place))
        self.unclaimed -= start is not None and start < self._loaded

    def begin(self, place: str, stamp: str | None) -> None:
        """The output at `place` is no more what it was. Raises FatalOutputError, as all that writes here does."""
        self.claim(place)
        self._begin(place, self._open().end)
        self._write({"output": place, "stamp": stamp})

    def note(self, outcome: Outcome) -> None:
        """Something became of the input at work."""
        if record := to_record(outcome):
            self._write(record)

    def end(self, size: int, counts: Counts) -> None:
        """The output that was begun is complete."""
        self._write({"size": size, "end": astuple(counts)})
        self._end()

    def compact(self) -> None:
        """Leave out what counts for nothing."""
        if self._journal is None or not (self._has_waste or self._open_group):
            return
        with self._vital():
            with open(self._temporary, "xb") as file:
                for start, end in self._spans(self._journal):
                    file.writelines(self._journal.copy(start, end))
            os.replace(self._temporary, self._path)

    def _spans(self, journal: Journal) -> Iterator[tuple[int, int]]:
        """The bytes of each group that counts."""
        start = at = 0
        place: int | None = None
        for end, line in journal.read():
            if "output" in line:
                place, start = hash(str(line["output"])), at
            elif "end" in line and place is not None and self._starts.get(place) == start:
                yield start, end
            at = end

    def close(self) -> None:
        if self._journal is None:
            return
        with suppress(OSError):
            os.unlink(self._temporary)
        if not self._starts:
            with suppress(OSError):
                os.unlink(self._path)
        self._journal.close()
