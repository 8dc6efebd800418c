"""The summary of a run as JSON: the account of it, and what the corpus looks like."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO

from newsparse.account import Tally
from newsparse.corpus import PARTS, Corpus, Spread
from newsparse.outputs import beside, refuse_link, replacing, writing
from newsparse.visible import visible_json

SCHEMA = "newsparse/summary/1"
LINES = 20  # of boilerplate


def to_summary(tally: Tally, corpus: Corpus) -> dict[str, Any]:
    """The summary as a JSON object. No clock is in it: the same inputs and options give the same."""
    return {
        "schema": SCHEMA,
        "inputs": tally.inputs,
        "passed_over": tally.passed_over,
        "articles": {
            "found": tally.found,
            "written": tally.written,
            "failed": tally.failed,
            "empty": tally.empty,
        },
        "warnings": tally.remarks,
        "parsed": corpus.articles,
        "without": {part: corpus.without(part) for part in PARTS},
        "paragraphs": _spread(corpus.paragraphs),
        "words": _spread(corpus.words),
        "characters": _spread(corpus.characters),
        "boilerplate": {
            "undercount": corpus.boilerplate.undercount,
            "lines": [{"text": text, "articles": n} for text, n in corpus.boilerplate.most(LINES)],
        },
    }


def to_text(tally: Tally, corpus: Corpus) -> str:
    """The same as indented JSON, safe to show."""
    return visible_json(json.dumps(to_summary(tally, corpus), ensure_ascii=False, indent=2)) + "\n"


def write_summary(path: str, tally: Tally, corpus: Corpus) -> None:
    """Write the summary to the file `path`, whole or not at all. Raises OutputError."""
    with _opened(path) as file:
        file.write(to_text(tally, corpus).encode("utf-8", "backslashreplace"))


def check_writable(path: str) -> None:
    """Raise OutputError if no summary could be written to `path`, which is left as it is."""
    if _is_device(path):
        return
    with suppress(_OnlyTriedError), _opened(path):
        raise _OnlyTriedError


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if os.path.exists(path) and not os.path.isfile(path):
        with writing(path), open(path, "wb") as file:
            yield file
        return
    refuse_link(path)
    temporary = beside(path, "tmp")
    with writing(path), suppress(FileNotFoundError):  # of a run that was killed
        os.unlink(temporary)
    with replacing(path, temporary) as file:
        yield file


def _is_device(path: str) -> bool:
    """Whether `path` is that of a device or a pipe, which is opened once and never replaced."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


class _OnlyTriedError(Exception):
    """The file could have been written."""


def _spread(spread: Spread) -> dict[str, int | None]:
    return {
        "articles": spread.articles,
        "total": spread.total,
        "least": spread.at(0),
        "p10": spread.at(10),
        "median": spread.at(50),
        "p90": spread.at(90),
        "most": spread.at(100),
    }
