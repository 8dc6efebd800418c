"""Articles to output. A new output format is one module here and one row in FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, BinaryIO, NamedTuple, TypeAlias

from newsparse.article import Article
from newsparse.writers.records import write_json, write_jsonl
from newsparse.writers.style import Style
from newsparse.writers.text import write_text

Write: TypeAlias = Callable[[Article, Style], str]
# What takes the bytes of one article after another on their way into an open file, which is whole when it ends.
Into: TypeAlias = Callable[[BinaryIO], AbstractContextManager[Callable[[bytes], object]]]


@contextmanager
def _as_they_are(file: BinaryIO) -> Iterator[Callable[[bytes], object]]:
    yield file.write


class Format(NamedTuple):
    """How to write one article, what to put between two in one stream, the suffix of a file of its own.

    `into` makes a file of what was written; it raises MissingError where that takes a library that is not there.
    `write_failure` writes what failed, as a record, in the place of an article; without it a stream does not tell.
    `begins` is what every file of it begins with, if something does.
    """

    write: Write
    between: str
    suffix: str
    into: Into = _as_they_are
    write_failure: Callable[[Mapping[str, Any]], str] | None = None
    binary: bool = False  # nothing for a terminal
    paged: bool = False  # a page to read: on a terminal it may go through a pager
    begins: bytes = b""

    @property
    def grows(self) -> bool:
        """Whether a file of it is what was written, as it is, so that a part of that is its beginning."""
        return self.into is _as_they_are


def _write_pretty(article: Article, style: Style) -> str:
    from newsparse.writers.pretty import write_pretty  # only a page needs it

    return write_pretty(article, style)


def _write_markdown(article: Article, style: Style) -> str:
    from newsparse.writers.markdown import write_markdown

    return write_markdown(article, style)


def _write_html(article: Article, style: Style) -> str:
    from newsparse.writers.html import write_html

    return write_html(article, style)


def _write_failure_html(record: Mapping[str, Any]) -> str:
    from newsparse.writers.html import write_failure

    return write_failure(record)


@contextmanager
def _into_html(file: BinaryIO) -> Iterator[Callable[[bytes], object]]:
    from newsparse.writers.html import page_into

    with page_into(file) as write:
        yield write


def _write_explain(article: Article, style: Style) -> str:
    from newsparse.writers.explain import write_explain

    return write_explain(article, style)


@contextmanager
def _into_parquet(file: BinaryIO) -> Iterator[Callable[[bytes], object]]:
    from newsparse.writers.parquet import parquet_into  # only Parquet needs pyarrow

    with parquet_into(file) as write:
        yield write


FORMATS: dict[str, Format] = {
    "pretty": Format(_write_pretty, "", ".txt", paged=True),
    "jsonl": Format(write_jsonl, "", ".jsonl", begins=b'{"schema": "newsparse/'),
    "json": Format(write_json, "", ".json", begins=b'{\n  "schema": "newsparse/'),
    "parquet": Format(write_jsonl, "", ".parquet", _into_parquet, binary=True, begins=b"PAR1"),
    "text": Format(write_text, "\n\n", ".txt"),
    "markdown": Format(_write_markdown, "\n", ".md"),
    "html": Format(
        _write_html,
        "",
        ".html",
        _into_html,
        write_failure=_write_failure_html,
        begins=b'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        b'<meta http-equiv="Content-Security-Policy" content="default-src',
    ),
    "explain": Format(_write_explain, "\n", ".txt", paged=True),
}
