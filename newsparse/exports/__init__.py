"""Texts as databases, wires and corpora give them out: what stands around the article, known by its labels and marks.

A new shape is one module here and one row in SHAPES of shapes.py. These are imported where they are needed: a plain
text, which most are, does without them and without the labels.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.article import Line
from newsparse.cues import Cues, proofs
from newsparse.exports.pieces import LABEL, Export
from newsparse.imposed import Imposed
from newsparse.lines import texts_of
from newsparse.phrases import label_key

SHORT = 40  # characters of a number of words, or of a date
HEAD = 4  # lines with text, of which one is the header of a wire if no line has its marks
CONTROLS = frozenset(map(chr, (*range(1, 9), *range(14, 27))))  # that open a line of a wire
SIGNS = CONTROLS | {"^", "@", "H", "S"}  # and what other marks, and the first code of an export, begin with
MARKS = (*CONTROLS, "^", "@highlight")
CODES = ("HD", "SE")


def find_export(lines: Sequence[Line]) -> Export | None:
    """`lines` as the export that they are; None for a plain text."""
    if not _might_be_export(lines):
        return None
    from newsparse.exports.shapes import SHAPES

    made = list(lines)
    return next((export for read in SHAPES if (export := read(made)) and export.pieces), None)


def read_export(export: Export, cues: Cues) -> list[Imposed]:
    """The pieces of `export`, in the order of their lines, as they are to be labelled."""
    from newsparse.exports.reading import read_pieces

    return read_pieces(export.pieces, cues)


def _might_be_export(lines: Sequence[Line]) -> bool:
    """Whether any line could be of an export: a label, a code, the mark of a wire, a number of words over a date."""
    texts = list(filter(None, texts_of(lines)))
    signs = [text[0] for text in texts]
    firsts = frozenset(signs)
    marked = SIGNS & firsts
    if marked and any(_is_marked(texts[i]) for i, sign in enumerate(signs) if sign in marked):
        return True
    digits = frozenset(filter(str.isdigit, firsts))
    if digits and any(_are_counted(*texts[i : i + 2]) for i, sign in enumerate(signs) if sign in digits):
        return True
    if any(map(_is_counted, texts[:HEAD])):
        return True
    labels = {text[:LABEL].partition(":")[0] for text in texts if ":" in text and ":" in text[:LABEL]}
    return len(labels) > 1 and not proofs().isdisjoint(map(label_key, labels))


def _is_marked(text: str) -> bool:
    """Whether a line begins with the mark of a wire, or with the first code of an export."""
    return text.startswith(MARKS) or text.split(None, 1)[0] in CODES


def _are_counted(text: str, below: str = "") -> bool:
    """Whether a line, which begins with a digit, is a number of words, and the one below it a date."""
    return len(text) < SHORT and text.rstrip()[-1].isalpha() and _has_year(below)


def _is_counted(text: str) -> bool:
    """Whether `text` ends with a number of words, as the first lines of a wire do; a year is none."""
    end = text.rstrip("< ")[-4:]
    return end[-3:].isdigit() and not (end.isdigit() and end[:2] in ("19", "20"))


def _has_year(text: str) -> bool:
    return len(text) < SHORT and sum(map(str.isdigit, text)) > 4
