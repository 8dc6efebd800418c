"""Text into lines, and lines into units: what belongs together because a paragraph was wrapped.

The layout is found first. In "lines" and "blocks" every line is a unit of its own; in "wrapped" and
"indented" the lines of a paragraph were broken at a fixed width and are folded together again.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, compress, count, pairwise, starmap
from typing import Final, overload

from newsparse.article import Layout, Line, Unit
from newsparse.regexes import late

NEWLINE = late(r"(\r\n|\n|\r)")
SENTENCE_END = late(r"[.!?…:;。！？।؟]['\"”’“»«)\]」』]*$")
BULLET = re.compile(r"\s*(?:[•·▪●◦‣*►▶■□➢✓-]|\(?\d{1,2}[.)])\s")  # a long dash opens speech in many languages
WIDEST = 100  # no hard-wrapped copy was seen beyond; an unwrapped paragraph soon is
RAGGED = 5  # lines that go on small, and show that ragged ones are of sentences
NARROWEST = 30  # below this a column is a menu; signs that are twice as wide as letters count double
HANGING = 3  # signs by which a line of such a script may fall short, as not every sign may open or end one
WIDE = late("[\u3000-\ua4cf\uf900-\ufaff\uff00-\uff60]")  # of a script without spaces: not of Korean
_NUMBERS: Final = "q"  # of an array
_UNIT = partial(tuple.__new__, Unit)  # as Unit._make, without a call of Python for each


class Lines(Sequence[Line]):
    """The lines of a text, kept as their `texts`; a Line is made of one when it is asked for.

    `first` is the number of the first line, `ends` are their newlines: one for each, or the one that all but the last
    end with and that of the last.
    """

    __slots__ = ("_ends", "_last", "first", "texts")

    def __init__(self, texts: list[str], first: int, ends: Sequence[str], last: str = "") -> None:
        self.texts, self.first = texts, first
        self._ends, self._last = ends, last

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Line]:
        return map(Line, count(self.first), self.texts, map(self._end, range(len(self.texts))))

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        found = range(len(self.texts))[index]
        return [self._line(i) for i in found] if isinstance(found, range) else self._line(found)

    def _line(self, i: int) -> Line:
        return Line(self.first + i, self.texts[i], self._end(i))

    def _end(self, i: int) -> str:
        if isinstance(self._ends, str):
            return self._ends if i < len(self.texts) - 1 else self._last
        return self._ends[i]


class Units(Sequence[Unit]):
    """The units of a text in columns, as most are only asked for their texts; a Unit is made when it is asked for.

    `texts`, the `gaps` before them, and the numbers of their lines: a place in an array takes a tenth of what a Unit
    does. Where lines were folded, `parts` has the texts of those of each unit.
    """

    __slots__ = ("_firsts", "_lasts", "gaps", "parts", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.parts: list[list[str]] = []
        self._firsts, self._lasts, self.gaps = array(_NUMBERS), array(_NUMBERS), array(_NUMBERS)

    @classmethod
    def of_lines(cls, texts: list[str], numbers: array[int], gaps: array[int]) -> Units:
        """One for each of `texts`, which stand on the lines of these `numbers`."""
        units = cls()
        units.texts, units._firsts, units._lasts, units.gaps = texts, numbers, numbers, gaps
        return units

    def append(self, unit: Unit) -> None:
        """Add a unit at the end."""
        first, last, text, gap = unit
        self.texts.append(text)
        self._firsts.append(first)
        self._lasts.append(last)
        self.gaps.append(gap)

    def append_folded(self, first: int, parts: list[str], gap: int) -> None:
        """Add a unit that was broken into `parts`, which stand on lines from the number `first` on."""
        self.append(Unit(first, first + len(parts) - 1, _rejoined(parts), gap))
        self.parts.append(parts)

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Unit]:
        return starmap(Unit, zip(self._firsts, self._lasts, self.texts, self.gaps, strict=True))

    @overload
    def __getitem__(self, index: int) -> Unit: ...
    @overload
    def __getitem__(self, index: slice) -> list[Unit]: ...
    def __getitem__(self, index: int | slice) -> Unit | list[Unit]:
        if isinstance(index, slice):
            return [self[i] for i in range(len(self.texts))[index]]
        return _UNIT((self._firsts[index], self._lasts[index], self.texts[index], self.gaps[index]))


def split_lines(text: str, first: int = 1) -> Lines:
    r"""Cut `text` at \r\n, \n and \r only; joining text and end of all lines gives `text` back.

    `first` is the number of the first line. A newline at the very end opens no further line.
    """
    returns = text.count("\r") if "\r" in text else 0
    if returns and not returns == text.count("\r\n") == text.count("\n"):
        parts = NEWLINE.split(text)
        texts, ends = parts[0::2], [*parts[1::2], ""]
        return Lines(texts if texts[-1] else texts[:-1], first, ends)
    newline = "\r\n" if returns else "\n"  # most texts, and the quicker way
    texts = text.split(newline)
    if texts[-1]:
        return Lines(texts, first, newline)
    texts.pop()
    return Lines(texts, first, newline, newline)


def texts_of(lines: Sequence[Line] | Sequence[Unit]) -> Sequence[str]:
    """The text of each of `lines` or units."""
    return lines.texts if isinstance(lines, Lines | Units) else [line.text for line in lines]


def gaps_of(units: Sequence[Unit]) -> Sequence[int]:
    """The gap before each of `units`."""
    return units.gaps if isinstance(units, Units) else [unit.gap for unit in units]


def find_layout(lines: Sequence[Line]) -> Layout:
    """How paragraphs are set: wrapped at a width (with or without indents), one a line, or with blank lines between."""
    texts = texts_of(lines)
    width = wrap_width(texts)
    if width and _is_wrapped(texts, width):
        return "indented" if _is_indented(texts) else "wrapped"
    paragraphs = [i for i, text in enumerate(texts) if len(text) > WIDEST]
    parted = sum([i + 1 == len(texts) or not texts[i + 1].strip() for i in paragraphs])
    return "blocks" if 2 * parted >= len(paragraphs) else "lines"


def fold(lines: Sequence[Line], layout: Layout) -> Units:
    """The units of `lines`, in order; blank lines are in none, but counted in the `gap` of the next."""
    if layout in ("wrapped", "indented"):
        return _folded(lines, layout)
    texts = [text.strip() for text in texts_of(lines)]
    filled = array(_NUMBERS, compress(count(), texts))
    gaps = array(_NUMBERS, [i - above - 1 for above, i in pairwise(chain((-1,), filled))])
    numbers = array(
        _NUMBERS,
        map(lines.first.__add__, filled) if isinstance(lines, Lines) else [lines[i].number for i in filled],
    )
    return Units.of_lines(list(filter(None, texts)), numbers, gaps)


def _folded(lines: Sequence[Line], layout: Layout) -> Units:
    """The units of a layout in which a line may go on with what the line above began.

    Lines of which another was taken out from between do not: a unit is all that stands from its first to its last.
    """
    units = Units()
    parts: list[str] = []
    first = last = gap = blanks = 0
    for line, joined in zip(lines, _joins(texts_of(lines), layout), strict=True):
        text = line.text.strip()
        if not text:
            blanks += 1
            continue
        if not joined or line.number != last + 1:
            if parts:
                units.append_folded(first, parts, gap)
            parts, first, gap = [], line.number, blanks
        parts.append(text)
        last, blanks = line.number, 0
    if parts:
        units.append_folded(first, parts, gap)
    return units


def _rejoined(parts: Sequence[str]) -> str:
    """The text that was broken into `parts`: with a space between two of them, but not in a script that has none.

    There a word or a number of another script has no space around it either.
    """
    pieces, wide = [parts[0]], _are_wide(parts)
    for above, below in pairwise(parts):
        signs = WIDE.findall(above[-1] + below[0])
        pieces += (below,) if len(signs) == 2 or (wide and signs) else (" ", below)
    return "".join(pieces)


def wrap_width(texts: Sequence[str]) -> int:
    """The width at which the lines `texts` seem to be broken, in characters; 0 if they are no column of text."""
    if (
        max(map(len, texts), default=0) > 2 * WIDEST
        and max(len(text.rstrip()) for text in texts) > 2 * WIDEST
    ):
        return 0  # most texts: one long line settles it
    widths = [len(text.rstrip()) for text in texts]
    lengths = sorted(width for width, below in pairwise(widths) if width and below)
    if len(lengths) < 3:
        return 0
    width = lengths[max(0, len(lengths) - 1 - len(lengths) // 20)]
    narrowest = NARROWEST if width >= NARROWEST or not _are_wide(texts) else NARROWEST // 2
    return width if narrowest <= width <= WIDEST else 0


def _are_wide(texts: Sequence[str]) -> bool:
    """Whether most of the signs of `texts` are as wide as two letters."""
    joined = "".join(texts)
    return not joined.isascii() and 2 * len(WIDE.findall(joined)) > len(joined)


def _is_wrapped(texts: Sequence[str], width: int) -> bool:
    """Whether most long lines with one below break off in the middle of a sentence, and few are far longer.

    In a column of titles the lines below begin with capitals; of signs, which have none, more have to break off.
    Where the lines are ragged, as those of a page's source are, most have to go on small.
    """
    widest = 1.3 * width
    full = broken = runs_on = long = ragged = 0
    for text, below in pairwise([text.rstrip() for text in texts]):
        if not text or not below or not _may_break_off(text, width):
            continue
        breaks_off = not SENTENCE_END.search(text[-6:])
        long += 1
        ragged += breaks_off and below.lstrip()[0].islower()
        if len(text) > 0.6 * width:
            full += 1
            goes_on = breaks_off and len(text) <= widest and not BULLET.match(below)
            if goes_on and _overflows(text, below, width):
                broken += 1
                runs_on += not below.lstrip()[0].isupper()
    wide = sum(len(text.rstrip()) > widest for text in texts)
    even = full >= 3 and broken * 2 >= full and runs_on * 3 >= broken
    even = even and (broken * 3 >= full * 2 or not _are_wide(texts))
    return (even or (ragged >= RAGGED and ragged * 2 >= long)) and wide * 20 <= len(texts)


def _is_indented(texts: Sequence[str]) -> bool:
    """Whether paragraphs open with an indent: some lines are indented, and most are not."""
    filled = [text for text in texts if text.strip()]
    indented = sum(text[0].isspace() for text in filled)
    return indented >= 3 and indented * 3 <= len(filled) * 2


def _may_break_off(text: str, width: int) -> bool:
    """Whether a line is long enough to be a part of a paragraph that goes on below."""
    return len(text) >= min(NARROWEST, 0.6 * width)


def _overflows(text: str, below: str, width: int) -> bool:
    """Whether the first word below would not have fitted behind `text`; of a script without spaces, the first signs."""
    word = below.split(None, 1)[0]
    if WIDE.search(word):
        return len(text) + HANGING + len(WIDE.split(word, maxsplit=1)[0]) > width
    return len(text) + 1 + len(word) > width


def _joins(texts: Sequence[str], layout: Layout) -> list[bool]:
    """For each line, whether it goes on with what the line above began."""
    joins = [False] * len(texts)
    width = wrap_width(texts) or max((len(text.rstrip()) for text in texts), default=0)
    for i in range(1, len(texts)):
        above, text = texts[i - 1].rstrip(), texts[i]
        if not above.strip() or not text.strip() or BULLET.match(text):
            continue
        opens = layout == "indented" and text[0].isspace()
        small = text.lstrip()[0].islower() and _may_break_off(above, width)
        runs_on = small and not SENTENCE_END.search(above[-6:])
        joins[i] = not opens and (_overflows(above, text, width) or runs_on)
    return joins
