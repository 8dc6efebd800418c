"""What an export is made of: the lines of the article's body, and the pieces that stand around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from newsparse.article import Line, Zone

LABEL = 40  # characters of a label

Meaning: TypeAlias = Literal[
    "headline",
    "deck",
    "date",
    "clock",
    "info",
    "dateline",
    "byline",
    "author",
    "picture",
    "field",
    "heading",
    "centred",
    "copyright",
    "remark",
]
"""What a piece says. A "heading" stands above the labels and has none: a title, a paper, a date; a "centred" one is
set in the middle of the line, and so no title. A "remark" is neither the article's nor about it."""


class Piece(NamedTuple):
    """Lines that are no body text, `first` to `last`, 1-based in the file's own numbers.

    `text` is what stands there, in one line; `said` is that without the label, `label` the label without its colon,
    or the name under which `fields` has a piece that has none; `reason` is how it was known.
    """

    first: int
    last: int
    text: str
    said: str
    meaning: Meaning
    zone: Zone
    reason: str
    label: str = ""


class Export(NamedTuple):
    """A text as a database, a wire or a corpus gives it out.

    `body` has the lines that are not of a piece, markup taken off them, a blank one where a paragraph is known to end.
    `certain` says that these are the body and nothing else, `wrapped` that its paragraphs are broken at a width.
    """

    pieces: Sequence[Piece]
    body: Sequence[Line]
    certain: bool = True
    wrapped: bool = False


def joined(lines: Sequence[Line]) -> str:
    """The text of `lines` in one, blank ones left out."""
    return " ".join(text for line in lines if (text := line.text.strip()))
