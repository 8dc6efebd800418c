"""Many inputs to many outputs: one article at a time, and what became of each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from newsparse.account import Ended, Failed, Outcome, Remarked, Undone, Written
from newsparse.article import Article, Layout
from newsparse.errors import At, InputError, NewsparseError, OutputError, ParserError, Remark
from newsparse.inputs import NOWHERE, STDIN, Goal, Input, PassedOver, find_inputs
from newsparse.outputs import Sink
from newsparse.parse import parse_document
from newsparse.readers import read_documents, read_stream
from newsparse.readers.options import PLAIN, Item, ReadOptions


@dataclass(frozen=True, slots=True)
class Job:
    """What to read, how to read it, how to write an article, and where it all goes, which is not read."""

    paths: tuple[str, ...]
    write: Callable[[Article], str]
    options: ReadOptions = PLAIN
    layout: Layout | None = None
    goal: Goal = NOWHERE


@dataclass(frozen=True, slots=True)
class _Made:
    """An article as it goes out."""

    text: str
    empty: Remark | None


def convert(job: Job, sink: Sink) -> Generator[Outcome, None, None]:
    """Convert the inputs of `job` one after another, into `sink`; what became of each article as it comes.

    What is wrong with one article is its outcome, and the next one has its turn; so it is with an input. Only
    what would hit all of them is raised: a closed pipe, a full disk under a stream (OSError). Nothing is kept
    of an article that is written, so memory does not grow with their number.
    """
    for found in find_inputs(job.paths, job.goal):
        if isinstance(found, PassedOver):
            yield found
        elif isinstance(found, InputError):
            yield Failed(found.where, found)
            yield Ended(found.where)
        else:
            yield from _convert(found, job, sink)
            yield Ended(_source(found))


def count_inputs(job: Job) -> int:
    """How many inputs `convert` will have Ended, if nothing changes meanwhile."""
    return sum(not isinstance(found, PassedOver) for found in find_inputs(job.paths, job.goal))


def _convert(found: Input, job: Job, sink: Sink) -> Iterator[Outcome]:
    source, articles = _source(found), 0
    try:
        with sink.open(found) as put:
            for made in _make(found, job):
                if isinstance(made, _Made):
                    articles += 1
                    put(made.text)
                    yield Written(source, made.empty)
                else:
                    yield made
    except OutputError as error:
        yield Undone(source, error, max(articles, 1))


def _make(found: Input, job: Job) -> Iterator[_Made | Failed | Remarked]:
    """The articles of one input; in the place of one that cannot be had its failure, which may be the last of all."""
    source, fruitless = _source(found), True
    try:
        for item in _items(found, job.options):
            fruitless &= isinstance(item, Remark)
            yield _make_one(item, source, job)
    except NewsparseError as error:
        yield Failed(source, error)
    except Exception as fault:  # a bug in a reader, which this input has laid open
        yield Failed(source, ParserError.of(_name(source), fault))
    else:
        if fruitless:
            yield Remarked(source, Remark(_name(source), "no article in it"))


def _make_one(item: Item, source: str | None, job: Job) -> _Made | Failed | Remarked:
    """What comes of an item. A bug that one text lays open is a failure, and the others go on."""
    if isinstance(item, Remark):
        return Remarked(source, item)
    if isinstance(item, NewsparseError):
        return Failed(source, item)
    try:
        article = parse_document(item, job.layout)
        return _Made(job.write(article), _emptiness(article))
    except Exception as fault:
        at: At = ("line", item.first_line) if item.first_line > 1 else ("article", item.article)
        return Failed(source, ParserError.of(_name(item.path), fault, at), item.article)


def _items(found: Input, options: ReadOptions) -> Iterator[Item]:
    if found.path != STDIN:
        return read_documents(found.path, options)
    if sys.stdin is None:  # closed by the caller: `newsparse - <&-`
        raise InputError("standard input", "it is closed", "name a file, or send text through a pipe")
    return read_stream(sys.stdin.buffer, options)


def _emptiness(article: Article) -> Remark | None:
    """What to say of an article with neither headline nor body."""
    body = (article.deck, article.subheads, article.items, article.quotes, article.paragraphs)
    if article.headline or any(body):
        return None
    source = article.source
    return Remark(_name(source.path), "neither headline nor body in it", ("article", source.article))


def _source(found: Input) -> str | None:
    return None if found.path == STDIN else found.path


def _name(path: str | None) -> str:
    return "standard input" if path is None else path
