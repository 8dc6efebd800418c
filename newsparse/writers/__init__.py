"""Articles to output. A new output format is one module here and one row in FORMATS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from newsparse.article import Article
from newsparse.writers.records import write_json, write_jsonl
from newsparse.writers.style import Style
from newsparse.writers.text import write_text

Write: TypeAlias = Callable[[Article, Style], str]


@dataclass(frozen=True, slots=True)
class Format:
    """How to write one article, what to put between two in one stream, the suffix of a file of its own."""

    write: Write
    between: str
    suffix: str
    paged: bool = False  # a page to read: on a terminal it may go through a pager


def _write_pretty(article: Article, style: Style) -> str:
    from newsparse.writers.pretty import write_pretty  # only a page needs rich

    return write_pretty(article, style)


def _write_markdown(article: Article, style: Style) -> str:
    from newsparse.writers.markdown import write_markdown

    return write_markdown(article, style)


def _write_explain(article: Article, style: Style) -> str:
    from newsparse.writers.explain import write_explain

    return write_explain(article, style)


FORMATS: dict[str, Format] = {
    "pretty": Format(_write_pretty, "", ".txt", paged=True),
    "jsonl": Format(write_jsonl, "", ".jsonl"),
    "json": Format(write_json, "", ".json"),
    "text": Format(write_text, "\n\n", ".txt"),
    "markdown": Format(_write_markdown, "\n", ".md"),
    "explain": Format(_write_explain, "\n", ".txt", paged=True),
}
