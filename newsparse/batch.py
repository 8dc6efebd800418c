"""Many inputs to many outputs: one document at a time, and an account of each input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from newsparse.article import Article, Document, Layout
from newsparse.errors import InputError, NewsparseError, ParserError
from newsparse.inputs import STDIN, Input, PassedOver, find_inputs
from newsparse.outputs import Sink
from newsparse.parse import parse_document
from newsparse.readers import read_documents, read_stream
from newsparse.readers.options import PLAIN, Item, ReadOptions


@dataclass(frozen=True, slots=True)
class Job:
    """What to read, how to read it, and how to write an article. `leave_out` is the folder written to."""

    paths: tuple[str, ...]
    write: Callable[[Article], str]
    options: ReadOptions = PLAIN
    layout: Layout | None = None
    leave_out: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """An input whose whole output is with the sink."""

    path: str


@dataclass(frozen=True, slots=True)
class Failed:
    """An input that came to nothing, and why; `read` if its text was had all the same."""

    error: NewsparseError
    read: bool


Outcome: TypeAlias = Written | Failed | PassedOver


@dataclass(slots=True)
class Tally:
    """The account of a run. Every input found is either written or failed."""

    read: int = 0
    written: int = 0
    failed: int = 0
    passed_over: int = 0

    @property
    def found(self) -> int:
        return self.written + self.failed

    def add(self, outcome: Outcome) -> None:
        self.read += isinstance(outcome, Written) or (isinstance(outcome, Failed) and outcome.read)
        self.written += isinstance(outcome, Written)
        self.failed += isinstance(outcome, Failed)
        self.passed_over += isinstance(outcome, PassedOver)

    def __str__(self) -> str:
        counts = f"{self.read} read, {self.written} written, {self.failed} failed"
        if not self.passed_over:
            return counts
        return f"{counts}; {self.passed_over} other file{'s' * (self.passed_over > 1)} passed over"


def convert(job: Job, sink: Sink) -> Iterator[Outcome]:
    """Convert the inputs of `job` one after another, into `sink`; the outcome of each as it comes.

    What is wrong with one input is its outcome, and the next one has its turn. Only what would hit all of
    them is raised: a closed pipe, a full disk under a stream (OSError).
    """
    for found in find_inputs(job.paths, job.leave_out):
        if isinstance(found, Input):
            yield _convert(found, job, sink)
        elif isinstance(found, InputError):
            yield Failed(found, read=False)
        else:
            yield found


def count_inputs(job: Job) -> int:
    """How many outcomes that are not PassedOver `convert` will have, if nothing changes meanwhile."""
    return sum(not isinstance(found, PassedOver) for found in find_inputs(job.paths, job.leave_out))


def _convert(source: Input, job: Job, sink: Sink) -> Outcome:
    read = False

    def texts() -> Iterator[str]:
        nonlocal read
        for item in _items(source, job.options):
            if isinstance(item, NewsparseError):
                raise item
            if isinstance(item, Document):
                read = True
                yield _write(item, job)

    try:
        sink.put(source, texts())
    except NewsparseError as error:
        return Failed(error, read)
    return Written(source.path)


def _items(source: Input, options: ReadOptions) -> Iterator[Item]:
    if source.path != STDIN:
        return read_documents(source.path, options)
    if sys.stdin is None:  # closed by the caller: `newsparse - <&-`
        raise InputError("standard input", "it is closed", "name a file, or send text through a pipe")
    return read_stream(sys.stdin.buffer, options)


def _write(document: Document, job: Job) -> str:
    """The article as it goes out. A bug that one text lays open is an error, and the others go on."""
    try:
        return job.write(parse_document(document, job.layout))
    except Exception as fault:
        raise ParserError.of(document.path or "standard input", fault) from fault
