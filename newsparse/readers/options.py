"""What a reader is asked for, and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO, TypeAlias

from newsparse.article import Document
from newsparse.errors import At, NewsparseError, Remark

MAX_TEXT = 50_000_000  # bytes or characters of one article
TOO_LARGE = f"over {MAX_TEXT // 1_000_000} MB, which is too large for one article"

# A reader yields the documents of a file in order; where one cannot be had, the error in its place, and goes on.
Item: TypeAlias = Document | NewsparseError | Remark


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    `encoding`: the one to use; "auto" asks a detector; None for the ladder of `encodings`.
    `text_field`: the field or column of a record that holds the text.
    `split`: where a plain text is cut into articles: "auto", "none", the name of a profile, or a regex.
    `max_bytes`: how many bytes a compressed input may hold; None for 400 times its own size, beyond 64 MB.
    `mend`: whether to mend a text that was decoded twice, or still has the escapes of HTML.
    `watch`: is shown the file when it is open, and returns the one to read instead, which may be the same.
    """

    encoding: str | None = None
    text_field: str = "text"
    split: str = "auto"
    max_bytes: int | None = None
    mend: bool = False
    watch: Callable[[BinaryIO], BinaryIO] | None = field(default=None, compare=False, repr=False)


PLAIN = ReadOptions()


def place_of(document: Document) -> At:
    """Where in its input a document is: by its first line, or by its number where it begins on the first one."""
    return ("line", document.first_line) if document.first_line > 1 else ("article", document.article)
