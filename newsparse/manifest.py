"""The manifest of a tree: one hidden file that tells what each file in it was made of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from typing import Any, NamedTuple

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


class _Group(NamedTuple):
    """The lines of an output, from byte `start` on; where the `older` ones of its place are, if there are some."""

    place: str
    start: int
    older: int | None


class Manifest:
    """Groups of lines, one for each output: its place and the stamp of its input, the records of what is wrong, and
    at the end the size of the file and the counts. A group whose place has another group behind it counts for nothing.
    One without an end says no more than that an output is there, if one is: of an earlier run, whose input came to
    nothing since then, or of one that was killed.

    The file is made with the first output, and not left there without any. Of an output no more is held in memory
    than three numbers.
    """

    def __init__(self, folder: str) -> None:
        """Raises OutputError if there is one that cannot be had."""
        self._folder = folder
        self._path = os.path.join(folder, NAME)
        self._temporary = os.path.join(folder, TEMPORARY)
        self._journal: Journal | None = None
        self._starts: dict[int, int] = {}  # of each group, by the hash of its place
        self._turns: list[int] = []  # the places of the inputs of this run, in their order
        self._open_group: _Group | None = None  # the one that has no end yet
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
                self._leave(self._open_group and self._is_there(self._open_group))
                self._begin(str(line["output"]), at)
            elif "end" in line:
                self._end()
            at = end
        with self._vital():
            journal.cut(at)
        self._leave(self._open_group and self._is_there(self._open_group))
        self._loaded, self.unclaimed = at, len(self._starts)

    def _begin(self, place: str, start: int) -> None:
        """A group begins, and what was known of its place is nothing any more."""
        older = self._starts.pop(hash(place), None)
        self._has_waste |= older is not None
        self._open_group = _Group(place, start, older)

    def _end(self) -> None:
        if self._open_group:
            self._starts[hash(self._open_group.place)] = self._open_group.start
            self._open_group = None

    def _leave(self, is_output: bool | None) -> None:
        """The group at work gets no end. It stays if there is an output all the same."""
        if is_output:
            self._end()
        self._has_waste |= self._open_group is not None
        self._open_group = None

    def _is_there(self, group: _Group) -> bool:
        return os.path.lexists(os.path.join(self._folder, group.place))

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

    def expect(self, place: str) -> None:
        """The next input is that of the output at `place`. What comes of it may be told when others were asked for."""
        self._turns.append(hash(place))

    def claim(self, place: str) -> None:
        """An input has the output at `place` as it is."""
        start = self._starts.get(hash(place))
        self.unclaimed -= start is not None and start < self._loaded

    def begin(self, place: str, stamp: str | None) -> None:
        """The output at `place` is no more what it was. Raises FatalOutputError, as all that writes here does."""
        self._begin(place, self._open().end)
        self._write({"output": place, "stamp": stamp})

    def note(self, outcome: Outcome) -> None:
        """Something became of the input at work."""
        if record := to_record(outcome):
            self._write(record)

    def end(self, size: int, counts: Counts) -> None:
        """The output that was begun is complete."""
        assert self._open_group
        older = self._open_group.older
        self._write({"size": size, "end": astuple(counts)})
        self._end()
        self.unclaimed -= older is not None and older < self._loaded

    def leave(self) -> None:
        """Nothing came of the output that was begun: if there was an older one, it stays."""
        group = self._open_group
        self._leave(group and group.older is not None and self._is_there(group))

    def compact(self) -> None:
        """Leave out what counts for nothing, and put the rest into the order of the inputs."""
        self._leave(None)
        if self._journal is None or not self._has_waste:
            return
        with self._vital():
            with open(self._temporary, "xb") as file:
                for start in self._in_order():
                    file.writelines(self._journal.copy(start, _end_of_group(self._journal, start)))
            os.replace(self._temporary, self._path)

    def _in_order(self) -> Iterator[int]:
        """Where each group begins; first those of outputs that no input has had."""
        turns = {place: number for number, place in enumerate(self._turns)}
        for place in sorted(self._starts, key=lambda place: turns.get(place, -1)):
            yield self._starts[place]

    def close(self) -> None:
        if self._journal is None:
            return
        with suppress(OSError):
            os.unlink(self._temporary)
        if not self._starts:
            with suppress(OSError):
                os.unlink(self._path)
        self._journal.close()


def _end_of_group(journal: Journal, start: int) -> int:
    lines = journal.read(start)
    reached, _ = next(lines, (start, {}))
    for end, line in lines:
        if "output" in line:
            break
        reached = end
        if "end" in line:
            break
    return reached
