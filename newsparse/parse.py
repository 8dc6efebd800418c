"""The pipeline: a document in, an article out."""

from __future__ import annotations

from newsparse.article import Article, Document, Layout
from newsparse.cues import load
from newsparse.fields import Reading, to_article
from newsparse.imposed import framed, without
from newsparse.labels import label_units
from newsparse.languages import tell_language
from newsparse.lines import find_layout, fold, split_lines
from newsparse.marks import mark_units
from newsparse.zones import find_zones


def parse(text: str) -> Article:
    """Read `text` as one article. Any string will do; an empty one gives an article without a headline."""
    return parse_document(Document(text))


def parse_document(document: Document, layout: Layout | None = None) -> Article:
    """Read `document` as one article; `layout` overrides the one that is found."""
    lines = split_lines(document.text, document.first_line)
    rest = without(lines, document.frame)
    layout = layout or find_layout(rest)
    units = fold(rest, layout)
    cues = load(tell_language(units))
    marks = mark_units(units, cues)
    imposed = framed(lines, document.frame)
    zones = find_zones(units, marks)
    labels = label_units(units, marks, zones)
    return to_article(document, Reading(lines, layout, units, cues, marks, zones, labels, imposed))
