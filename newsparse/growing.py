"""One output file that grows beside its place, so that a run which was broken off can be gone on with.

Beside `all.jsonl` are meanwhile `.all.jsonl.newsparse.part`, what there is of it, and `.all.jsonl.newsparse.journal`,
which tells what that is made of. Where a file can only be made of all its lines, the part is these lines, and the file
is made of them at the end. What was written since the last complete piece is made again.

What is beside the file stays when it has got its name, until `clear`: the run may still have other files to write. If
it is killed before that, the next one takes the file for a part of which nothing is missing.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple, dataclass
from io import BytesIO
from typing import Any, BinaryIO, TypeAlias

from newsparse.account import Counts, Failed, Outcome, Resumed, to_record
from newsparse.errors import InputError, OutputError
from newsparse.inputs import Input
from newsparse.journal import Journal
from newsparse.making import Begun, source_of
from newsparse.outputs import Earlier, Mode, Sink, Take, beside, refuse_link, writing
from newsparse.reached import ANEW, Reached, agree, is_whole, last_piece, name_of
from newsparse.stamps import Settings
from newsparse.streams import Compress, Stream, compression
from newsparse.writers import Format

_Line: TypeAlias = dict[str, Any]
_KEPT = ("part", "journal")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file is to hold: what is made of `inputs`, in their order, with `settings`, in the format `form`."""

    form: Format
    settings: Settings
    inputs: Iterable[Input | InputError]
    mode: Mode = "new"


@contextmanager
def stream_to(target: str, plan: Plan) -> Iterator[Sink]:
    """A stream into the file `target`, which appears when all is in it, and not at all if nothing was put.

    It is compressed if its name says so. A link at `target` is refused, never followed; a device or a pipe is
    just written to. Raises OutputError, and MissingError for a library that is not there.
    """
    compress = compression(target)
    if os.path.exists(target) and not os.path.isfile(target):
        with writing(target), open(target, "wb") as file, plan.form.into(file) as write:
            stream = Stream(write, plan.form, compress)
            yield stream
            stream.cut()
        return
    if plan.mode == "new" and _has_something(target):
        remedy = "--overwrite replaces it, --resume goes on with what is unfinished; or choose another name"
        raise OutputError(target, "it is there already", remedy)
    _need_library(plan.form)
    with writing(target), closing(_Growing(target, plan)) as growing:
        growing.begin(compress)
        yield growing
        growing.finish()


def is_finished(target: str, form: Format) -> bool:
    """Whether the file `target` is there, and no run has still something to do for it.

    Raises OutputError if one is just at it.
    """
    name = beside(target, "journal")
    if not _has_something(target) or os.path.lexists(beside(target, "part")):
        return False
    if not os.path.lexists(name):
        return True
    refuse_link(name)
    with writing(name), closing(Journal(name)) as journal:
        return not _is_in_place(target, form, journal)


def is_unfinished(target: str) -> bool:
    """Whether a run has left something with which the next one can go on."""
    return any(os.path.lexists(beside(target, ending)) for ending in _KEPT)


def clear(target: str) -> None:
    """Leave nothing of the making of the file `target`. Raises OutputError."""
    name = beside(target, "journal")
    if not os.path.lexists(name):
        return
    refuse_link(name)
    with writing(name), closing(Journal(name)):  # so that no other run goes on with it meanwhile
        for ending in _KEPT:
            with suppress(FileNotFoundError):
                os.unlink(beside(target, ending))


class _Growing:
    """The part of a file that there is, and the journal that tells what it is made of.

    The journal begins with the settings. Of each input it has a line with its stamp, the records of what is wrong,
    and at the end the counts; whenever a piece of the part is complete, a line with the size of the part, the
    number of items that were taken of the input, and their counts. What failed apart from any input has a line.
    """

    def __init__(self, target: str, plan: Plan) -> None:
        self._target, self._plan = target, plan
        self._part_name, self._journal_name, self._whole_name = names = [
            beside(target, ending) for ending in ("part", "journal", "tmp")
        ]
        for name in (target, *names):
            refuse_link(name)
        with suppress(FileNotFoundError):  # else a name that no file can have would be told of at the end
            os.lstat(target)
        self._journal = Journal(self._journal_name)
        self._part: BinaryIO | None = None
        self._worth_keeping = False
        self._reached = Reached()  # by an earlier run
        self._replayed = 0  # bytes of its journal
        self._apart = 0  # of what failed apart, how much was in this run
        self._items, self._counts = 0, Counts()  # of the input at work

    def begin(self, compress: Compress | None) -> None:
        """Open the part where it is to be gone on with. Raises OutputError if there is one, and it must stay."""
        again = self._plan.mode == "resume" and self._is_in_place()
        name = self._target if again else self._part_name
        size = os.path.getsize(name) if os.path.exists(name) else 0
        self._worth_keeping = size > 0  # if it cannot be told how much is complete
        last = last_piece(self._journal, size)
        self._worth_keeping = last > 0
        if last and self._plan.mode == "new":
            remedy = f"go on with --resume, or {ANEW}"
            raise OutputError(self._target, "an earlier run has not finished it", remedy)
        if last and self._plan.mode == "resume":
            self._reached = agree(self._target, self._journal, last, self._plan.settings, self._plan.inputs)
        if again:
            os.replace(self._target, self._part_name)
        reached = self._reached
        self._part = open(self._part_name, "r+b" if reached.part else "w+b")  # noqa: SIM115
        self._part.truncate(reached.part)
        self._part.seek(reached.part)
        self._journal.cut(reached.journal)
        self._worth_keeping = reached.part > 0
        if not reached.journal:
            self._journal.write({"settings": dict(self._plan.settings)})
        self._stream = Stream(self._part.write, self._plan.form, compress)
        self._stream.begun = self._worth_keeping

    def _is_in_place(self) -> bool:
        """Whether a run was killed when it had put the file in its place, and had not come to its end."""
        no_part = not os.path.lexists(self._part_name)
        return no_part and _is_in_place(self._target, self._plan.form, self._journal)

    def earlier(self, found: Input) -> Earlier | None:
        start, begun = self._replayed, False
        items, counts = 0, Counts()
        for end, line in self._journal.read(start, self._reached.journal):
            self._replayed = end
            if "input" in line:
                begun = True
            elif "piece" in line and begun:
                items, counts = line["items"], Counts(*line["counts"])
            elif "end" in line:
                return Earlier(Resumed(source_of(found), Counts(*line["end"]), (start, end)))
        if not begun:
            return None
        self._items, self._counts = items, Counts(*astuple(counts))
        return Earlier(Resumed(source_of(found), counts, (start, self._replayed)), items)

    def records(self, span: tuple[int, int]) -> Iterator[_Line]:
        return (line for _, line in self._journal.read(*span) if "level" in line)

    def apart(self, failed: Failed) -> None:
        self._apart += 1
        if self._apart > self._reached.apart:
            self._journal.write({"apart": name_of(failed.error)})
            self._put(failed, None)

    @contextmanager
    def open(self, begun: Begun) -> Iterator[Take]:
        if not self._items:
            self._counts = Counts()
            self._journal.write({"input": name_of(begun.found), "stamp": begun.stamp})
        yield self._take
        self._journal.write({"end": astuple(self._counts)})
        self._items = 0

    def unclaimed(self) -> int:
        return 0

    def _take(self, outcome: Outcome, text: str | None) -> None:
        self._items += 1
        self._counts.count(outcome)
        if record := to_record(outcome):
            self._journal.write(record)
        self._put(outcome, text)

    def _put(self, outcome: Outcome, text: str | None) -> None:
        if self._stream.put(outcome, text):
            self._end_piece()

    def _end_piece(self) -> None:
        counts = astuple(self._counts)
        self._journal.write({"piece": self._cut(), "items": self._items, "counts": counts})
        self._worth_keeping = True

    def _cut(self) -> int:
        """End the piece, and be sure that it is on the disk; the size of the part."""
        assert self._part
        self._stream.cut()
        self._part.flush()
        os.fsync(self._part.fileno())
        return self._part.tell()

    def finish(self) -> None:
        """Put the file in its place."""
        if not self._stream.begun:
            return
        assert self._part
        self._end_piece()  # so that only the rest is to be done again if that goes wrong
        made = self._part_name if self._plan.form.grows else self._make_of_lines()
        self._part.close()  # which may be where a disk in a network tells that it is full
        if os.path.exists(self._target):
            os.chmod(made, stat.S_IMODE(os.stat(self._target).st_mode))
        os.replace(made, self._target)

    def _make_of_lines(self) -> str:
        """Make the file of the part; its name, until it is in its place."""
        assert self._part
        self._part.seek(0)
        with open(self._whole_name, "wb") as file, self._plan.form.into(file) as write:
            for line in self._part:
                write(line)
        return self._whole_name

    def close(self) -> None:
        """Leave what can be gone on with, and nothing else."""
        with suppress(OSError):  # another error tells of it already
            if self._part:
                self._part.close()
        of_no_use = [self._whole_name]
        if not self._worth_keeping:
            of_no_use += [self._part_name, self._journal_name]
        for name in of_no_use:
            with suppress(OSError):
                os.unlink(name)
        self._journal.close()


def _need_library(form: Format) -> None:
    """Raise MissingError now, and not when all is read."""
    with suppress(_EnoughError), form.into(BytesIO()):
        raise _EnoughError


class _EnoughError(Exception):
    """All is there."""


def _is_in_place(target: str, form: Format, journal: Journal) -> bool:
    """Whether the file `target` is the part of which the journal tells, by another name."""
    return form.grows and _has_something(target) and is_whole(journal, os.path.getsize(target))


def _has_something(target: str) -> bool:
    return os.path.isfile(target) and os.path.getsize(target) > 0
