"""From an input to articles as they go out: what can be done in any process."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from newsparse.account import Ended, Failed, Remarked, Resumed
from newsparse.article import Article, Document, Layout
from newsparse.cues import SHIPPED, OwnCues
from newsparse.errors import InputError, NewsparseError, ParserError, Remark
from newsparse.inputs import STDIN, Input, PassedOver
from newsparse.parse import parse_document
from newsparse.readers import read_documents, read_stream
from newsparse.readers.options import PLAIN, Item, ReadOptions, place_of
from newsparse.stamps import Settings, stamp
from newsparse.timeouts import TimeUp, limit
from newsparse.writers import Write
from newsparse.writers.style import Style

if TYPE_CHECKING:
    from newsparse.corpus import Traits

_SMALL = 1 << 18  # bytes of a file that a worker rather reads than is sent


class Begun(NamedTuple):
    """An input has its turn, and what comes is its, until Ended; its stamp if it is to have one."""

    found: Input
    stamp: str | None = None


class Whole(NamedTuple):
    """An input of `size` bytes that is still to be read."""

    found: Input
    size: int


class Part(NamedTuple):
    """An item of the input `source`."""

    source: str | None
    item: Item


class Made(NamedTuple):
    """An article as it goes out."""

    text: str
    empty: Remark | None
    traits: Traits | None = None


# What there is to do; where nothing is, a task is its own product.
Task: TypeAlias = Begun | Whole | Part | Failed | Resumed | Ended | PassedOver
Product: TypeAlias = Begun | Made | Remarked | Failed | Resumed | Ended | PassedOver


class Recipe(NamedTuple):
    """How to read, to parse (with which cues of one's `own`) and to write.

    `timeout` is how many seconds an article may take; 0 for any number. With `settings`, inputs are stamped. `study`
    takes the traits of each article; None if nobody asks for them.
    """

    write: Write
    style: Style
    options: ReadOptions = PLAIN
    layout: Layout | None = None
    timeout: float = 0
    settings: Settings | None = None
    own: OwnCues = SHIPPED
    study: Callable[[Article], Traits] | None = None

    def tasks(self, found: Input) -> Iterator[Task]:
        """What there is to do for an input: a small file is one task, of another one each item is."""
        whole = Whole(found, size_of(found.path) or 0)
        return iter([whole]) if is_small(found.path) else self.parts(whole)

    def parts(self, task: Task) -> Iterator[Task]:
        """The same as tasks that have one product each."""
        if not isinstance(task, Whole):
            yield task
            return
        yield Begun(task.found, stamp(task.found.path, self.settings) if self.settings else None)
        yield from self.rest(task.found)

    def rest(self, found: Input, start: int = 0) -> Iterator[Task]:
        """The tasks for the items of an input from number `start` on, counted from 0."""
        source = source_of(found)
        for item in islice(_read(found, self.options), start, None):
            yield Part(source, item)
        yield Ended(source)

    def make(self, task: Task) -> Iterator[Product]:
        """What comes of a task. What is wrong with an article is its product; nothing is raised."""
        for part in self.parts(task):
            if isinstance(part, Part):
                yield self._make_one(part.source, part.item)
            elif not isinstance(part, Whole):
                yield part

    def lost(self, part: Task, wrong: str) -> Product:
        """What to say of a task with one product, if the process that it was given to `wrong`."""
        if isinstance(part, Part) and isinstance(part.item, Document):
            where, at = _name(part.item.path), place_of(part.item)
            remedy = "leave it out, or if memory is short use fewer --jobs"
            error = ParserError(where, f"the process that parsed this text {wrong}", remedy, at)
            return Failed(part.source, error, part.item.article)
        return next(self.make(part))  # there is nothing in it that could break

    def size(self, task: Task) -> int:
        """How large a task is, in bytes or so."""
        if isinstance(task, Part) and isinstance(task.item, Document):
            return 500 + len(task.item.text)
        return 500 + (task.size if isinstance(task, Whole) else 0)

    def may_wait(self, task: Task) -> bool:
        """Whether the next task may be long in coming: it is to be read from a pipe or the like."""
        return isinstance(task, Begun) and size_of(task.found.path) is None

    def risks(self, task: Task) -> int:
        """How many articles of a task a process may die of: 0, 1, or 2 for any number."""
        if isinstance(task, Whole):
            return 2
        return int(isinstance(task, Part) and isinstance(task.item, Document))

    def _make_one(self, source: str | None, item: Item) -> Made | Failed | Remarked:
        """What comes of an item. A bug that one text lays open is a failure, and the others go on."""
        if isinstance(item, Remark):
            return Remarked(source, item)
        if isinstance(item, NewsparseError):
            return Failed(source, item)
        try:
            with limit(self.timeout):
                article = parse_document(item, self.layout, self.own)
                traits = self.study(article) if self.study else None
                return Made(self.write(article, self.style), _emptiness(article), traits)
        except TimeUp:
            wrong = f"newsparse took longer than {self.timeout:g} s for this text"
            remedy = "allow more with --timeout, or leave it out; please report it with the text"
            error = ParserError(_name(item.path), wrong, remedy, place_of(item))
        except Exception as fault:
            error = ParserError.of(_name(item.path), fault, place_of(item))
        return Failed(source, error, item.article)


def is_small(path: str) -> bool:
    """Whether it is a file, and cheaper to read than to hand over."""
    size = size_of(path)
    return size is not None and size <= _SMALL


def source_of(found: Input) -> str | None:
    """The name of an input in an account; None for standard input."""
    return None if found.path == STDIN else found.path


def _read(found: Input, options: ReadOptions) -> Iterator[Item]:
    """The items of an input; what ends it, or that there is none, as the last of them."""
    name, fruitless = _name(source_of(found)), True
    try:
        for item in _items(found, options):
            fruitless &= isinstance(item, Remark)
            yield item
    except NewsparseError as error:
        yield error
    except Exception as fault:  # a bug in a reader, which this input has laid open
        yield ParserError.of(name, fault)
    else:
        if fruitless:
            yield Remark(name, "no article in it")


def _items(found: Input, options: ReadOptions) -> Iterator[Item]:
    if found.path != STDIN:
        return read_documents(found.path, options)
    if sys.stdin is None:  # closed by the caller: `newsparse - <&-`
        raise InputError("standard input", "it is closed", "name a file, or send text through a pipe")
    return read_stream(sys.stdin.buffer, options)


def size_of(path: str) -> int | None:
    """The size of a file in bytes, 0 for what cannot be had; None if it is no file but a pipe or the like."""
    if path == STDIN:
        return None
    try:
        status = os.stat(path)
    except OSError:  # reading it will tell
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _emptiness(article: Article) -> Remark | None:
    """What to say of an article with neither headline nor body."""
    body = (article.deck, article.subheads, article.items, article.quotes, article.paragraphs)
    if article.headline or any(body):
        return None
    source = article.source
    return Remark(_name(source.path), "neither headline nor body in it", ("article", source.article))


def _name(path: str | None) -> str:
    return "standard input" if path is None else path
