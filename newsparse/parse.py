"""The pipeline: a document in, an article out."""

from __future__ import annotations

from newsparse.article import Article, Document, Layout
from newsparse.cues import load
from newsparse.fields import Reading, to_article
from newsparse.labels import label_units
from newsparse.languages import tell_language
from newsparse.lines import find_layout, fold, split_lines
from newsparse.marks import mark_units
from newsparse.split import Piece, split_text
from newsparse.zones import find_zones


def parse(text: str) -> Article:
    """Read `text` as one article. Any string will do; an empty one gives an article without a headline."""
    return parse_document(Document(text))


def parse_all(text: str, split: str = "auto") -> list[Article]:
    """The articles of `text`, in order: several if it shows on strong evidence that it is a dump of them.

    `split`: "none" for one article; or where it is cut, whatever it shows: the name of a profile in
    cues/separators.toml, or a regex on whole lines. Raises NewsparseError for a regex that is none.
    """
    pieces = [piece for piece in split_text([text], split) if isinstance(piece, Piece)]
    return [
        parse_document(Document(piece.text or "", None, number, piece.first, frame=piece.frame))
        for number, piece in enumerate(pieces, 1)
    ]


def parse_document(document: Document, layout: Layout | None = None) -> Article:
    """Read `document` as one article; `layout` overrides the one that is found."""
    lines = split_lines(document.text, document.first_line)
    layout = layout or find_layout(lines)
    units = fold(lines, layout)
    cues = load(tell_language(units))
    marks = mark_units(units, cues)
    zones = find_zones(units, marks)
    labels = label_units(units, marks, zones, cues.credits)
    return to_article(document, Reading(lines, layout, units, cues, marks, zones, labels))
