"""Text into lines, and lines into units: what belongs together because a paragraph was wrapped.

The layout is found first. In "lines" and "blocks" every line is a unit of its own; in "wrapped" and
"indented" the lines of a paragraph were broken at a fixed width and are folded together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count, pairwise

from newsparse.article import Layout, Line, Unit

NEWLINE = re.compile(r"(\r\n|\n|\r)")
SENTENCE_END = re.compile(r"[.!?…:;。！？।؟]['\"”’“»«)\]」』]*$")
BULLET = re.compile(r"\s*(?:[•·▪●◦‣*►▶■□➢✓-]|\(?\d{1,2}[.)])\s")  # a long dash opens speech in many languages
WIDEST = 100  # no hard-wrapped copy was seen beyond; an unwrapped paragraph soon is
NARROWEST = 30  # below this a column is a menu


def split_lines(text: str, first: int = 1) -> list[Line]:
    r"""Cut `text` at \r\n, \n and \r only; joining text and end of all lines gives `text` back.

    `first` is the number of the first line. A newline at the very end opens no further line.
    """
    if "\r" in text:
        parts = NEWLINE.split(text)
        texts, ends = parts[0::2], [*parts[1::2], ""]
    else:  # most texts, and the quicker way
        texts = text.split("\n")
        ends = ["\n"] * (len(texts) - 1) + [""]
    if not texts[-1]:
        texts.pop()
    return list(map(Line._make, zip(count(first), texts, ends, strict=False)))


def find_layout(lines: list[Line]) -> Layout:
    """How paragraphs are set: wrapped at a width (with or without indents), one a line, or with blank lines between."""
    width = wrap_width(lines)
    if width and _is_wrapped(lines, width):
        return "indented" if _is_indented(lines) else "wrapped"
    paragraphs = [i for i, line in enumerate(lines) if len(line.text) > WIDEST]
    parted = sum(i + 1 == len(lines) or not lines[i + 1].text.strip() for i in paragraphs)
    return "blocks" if 2 * parted >= len(paragraphs) else "lines"


def fold(lines: list[Line], layout: Layout) -> list[Unit]:
    """The units of `lines`, in order; blank lines are in none, but counted in the `gap` of the next."""
    if layout in ("wrapped", "indented"):
        return _folded(lines, layout)
    texts = [line.text.strip() for line in lines]
    filled = [i for i, text in enumerate(texts) if text]
    numbers = [lines[i].number for i in filled]
    gaps = [i - above - 1 for i, above in zip(filled, [-1, *filled], strict=False)]
    return list(map(Unit._make, zip(numbers, numbers, filter(None, texts), gaps, strict=True)))


def _folded(lines: list[Line], layout: Layout) -> list[Unit]:
    """The units of a layout in which a line may go on with what the line above began."""
    units: list[Unit] = []
    parts: list[str] = []
    first = last = gap = blanks = 0
    for line, joined in zip(lines, _joins(lines, layout), strict=True):
        text = line.text.strip()
        if not text:
            blanks += 1
            continue
        if not joined:
            if parts:
                units.append(Unit(first, last, " ".join(parts), gap))
            parts, first, gap = [], line.number, blanks
        parts.append(text)
        last, blanks = line.number, 0
    if parts:
        units.append(Unit(first, last, " ".join(parts), gap))
    return units


def wrap_width(lines: list[Line]) -> int:
    """The width at which `lines` seem to be broken, in characters; 0 if they are no column of text."""
    widths = [len(line.text.rstrip()) for line in lines]
    if max(widths, default=0) > 2 * WIDEST:  # most texts: one long line settles it
        return 0
    lengths = sorted(width for width, below in pairwise(widths) if width and below)
    if len(lengths) < 3:
        return 0
    width = lengths[max(0, len(lengths) - 1 - len(lengths) // 20)]
    return width if NARROWEST <= width <= WIDEST else 0


def _neighbours(lines: list[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Each line with text, and the one directly below if that has text too."""
    for i, line in enumerate(lines):
        if line.text.strip():
            below = lines[i + 1] if i + 1 < len(lines) else None
            yield line, below if below and below.text.strip() else None


def _is_wrapped(lines: list[Line], width: int) -> bool:
    """Whether most long lines with one below break off in the middle of a sentence, and few are far longer.

    In a column of titles the lines below begin with capitals.
    """
    full = broken = runs_on = 0
    for line, below in _neighbours(lines):
        text = line.text.rstrip()
        if below and len(text) > 0.6 * width:
            full += 1
            if not SENTENCE_END.search(text[-6:]) and _overflows(text, below.text, width):
                broken += 1
                runs_on += not below.text.lstrip()[0].isupper()
    wide = sum(len(line.text.rstrip()) > 1.3 * width for line in lines)
    return full >= 3 and broken * 2 >= full and runs_on * 3 >= broken and wide * 20 <= len(lines)


def _is_indented(lines: list[Line]) -> bool:
    """Whether paragraphs open with an indent: some lines are indented, and most are not."""
    texts = [line.text for line in lines if line.text.strip()]
    indented = sum(text[0].isspace() for text in texts)
    return indented >= 3 and indented * 3 <= len(texts) * 2


def _overflows(text: str, below: str, width: int) -> bool:
    """Whether the first word below would not have fitted behind `text`."""
    word = below.split(None, 1)[0]
    return len(text) + 1 + len(word) > width


def _joins(lines: list[Line], layout: Layout) -> list[bool]:
    """For each line, whether it goes on with what the line above began."""
    joins = [False] * len(lines)
    width = wrap_width(lines) or max((len(line.text.rstrip()) for line in lines), default=0)
    for i in range(1, len(lines)):
        above, text = lines[i - 1].text.rstrip(), lines[i].text
        if not above.strip() or not text.strip() or BULLET.match(text):
            continue
        opens = layout == "indented" and text[0].isspace()
        runs_on = text.lstrip()[0].islower() and not SENTENCE_END.search(above[-6:])
        joins[i] = not opens and (_overflows(above, text, width) or runs_on)
    return joins
