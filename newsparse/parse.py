"""The pipeline: a document in, an article out."""

from __future__ import annotations

from collections.abc import Sequence
from warnings import warn

from newsparse.article import Article, Document, Layout, Line
from newsparse.cues import SHIPPED, OwnCues, load
from newsparse.edges import without_byline_as_headline, without_notes
from newsparse.errors import NewsparseWarning, Remark
from newsparse.exports import find_export, read_export
from newsparse.exports.pieces import Export
from newsparse.fields import Reading, to_article
from newsparse.headed import titled, with_subheads
from newsparse.imposed import framed, trimmed, without
from newsparse.labels import from_the_lede, label_units
from newsparse.languages import tell_language
from newsparse.lines import find_layout, fold, split_lines, texts_of
from newsparse.markdown_lines import read_markdown
from newsparse.marks import mark_units
from newsparse.seams import part
from newsparse.shown import with_captions
from newsparse.signers import Signed
from newsparse.split import Piece, split_text
from newsparse.zones import find_zones, whole_body


def parse(text: str, *, cues: OwnCues = SHIPPED) -> Article:
    """Read `text` as one article. Any string will do; an empty one gives an article without a headline.

    A byte order mark at its beginning, which a file opened as UTF-8 leaves there, is none of it.
    `cues`: those of one's own, as `load_cues` gives them. Raises TypeError for anything but a string.
    """
    return parse_document(Document(_checked(text)), own=cues)


def parse_all(text: str, split: str = "auto", *, cues: OwnCues = SHIPPED) -> list[Article]:
    """The articles of `text`, in order: several if it shows on strong evidence that it is a dump of them.

    `split`: "none" for one article; or where it is cut, whatever it shows: the name of a profile in
    cues/separators.toml, or a regex on whole lines. Raises NewsparseError for a regex that is none, and TypeError
    for a text that is no string. Warns with a NewsparseWarning where the dump says that it has others than were found.
    `cues`: those of one's own; they have no say in where it is cut.
    """
    pieces: list[Piece] = []
    for found in split_text([_checked(text)], split):
        if isinstance(found, Piece):
            pieces.append(found)
        else:
            warn(str(Remark("the text", found.text, ("line", found.line))), NewsparseWarning, stacklevel=2)
    return [
        parse_document(Document(piece.text or "", None, number, piece.first, frame=piece.frame), own=cues)
        for number, piece in enumerate(pieces, 1)
    ]


def _checked(text: str) -> str:
    if not isinstance(text, str):
        raise TypeError(f"text is a str, not {type(text).__name__}; newsparse.read takes the path of a file")
    return text.removeprefix("\ufeff")


def _layout(body: Sequence[Line], export: Export | None) -> Layout:
    """The layout of `body`; copy that is known to be wrapped may be too short to show it."""
    found = find_layout(body)
    return "wrapped" if export and export.wrapped and found in ("lines", "blocks") else found


def parse_document(document: Document, layout: Layout | None = None, own: OwnCues = SHIPPED) -> Article:
    """Read `document` as one article, with cues of one's `own`; `layout` overrides the one that is found."""
    lines = split_lines(document.text, document.first_line)
    rest = without(lines, document.frame)
    export = find_export(rest)
    plain = None if export else read_markdown(rest, document.text)
    body = trimmed(export.body) if export else without(plain.lines, plain.front) if plain else rest
    layout = layout or _layout(body, export)
    units = fold(body, layout)
    cues = load(tell_language(units), own)
    if layout == "wrapped":  # an indent says itself where a paragraph begins
        units = part(units, cues)
    marks = with_captions(mark_units(units, cues), texts_of(units), cues)
    imposed = [*framed(lines, document.frame), *(read_export(export, cues) if export else ())]
    imposed += framed(lines, plain.front, "front matter of Markdown") if plain else ()
    if export and export.certain:
        zones = whole_body(units, marks)
    else:
        zones = find_zones(units, marks)
        zones = titled(units, zones, plain) if plain else zones
        zones = without_notes(Signed(units, marks, zones, cues.credits))
        zones = from_the_lede(units, marks, zones, cues.credits)
        zones = without_byline_as_headline(Signed(units, marks, zones, cues.credits))
    if any(each.label.kind == "headline" for each in imposed):
        zones = zones._replace(headline=None)
    labels = label_units(units, marks, zones, cues.credits)
    if plain:
        labels = with_subheads(units, marks, labels, plain)
    return to_article(document, Reading(lines, layout, units, cues, marks, zones, labels, imposed, plain))
