"""How wide text is on a terminal, in cells, and where it may be broken into lines.

The width of a text is the sum of the widths of its characters, whatever stands beside them: pieces that are put
together are as wide as they were apart. Terminals differ on what a joiner makes of its neighbours; none draws more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

Span = tuple[int, int]
"""The first character of a line in its text, and the first one behind it."""

_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))
_TAKES_ONE = (
    "\u00ad\ufe0f"  # a soft hyphen may be drawn; a picture for a sign takes a cell more than the sign
)

_FROM_RIGHT = ("R", "AL")
_SPACES = " \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"  # those where a line may end
_HAN = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3041-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_MARKS = "\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"  # they belong to the sign before them
_OPENS = "「『（【《〈〔［｛"  # no line ends with one of these
_CLOSES = "」』）】》〉〕］｝、。，．！？：；・ー…"  # and none begins with one of these
# What stays together: one sign of a script without spaces, or a word; the spaces behind it belong to it.
_WORD = re.compile(
    f"[{_OPENS}]*(?:[{_HAN}][{_MARKS}]*|[^{_SPACES}{_HAN}{_OPENS}{_CLOSES}]*)[{_CLOSES}]*[{_SPACES}]*",
    re.DOTALL,
)


class _Widths(dict[str, int]):
    """The cells of each character, found when first asked for."""

    def __missing__(self, sign: str) -> int:
        self[sign] = width = _width(sign)
        return width


_WIDTHS = _Widths()


def _width(sign: str) -> int:
    if sign in _TAKES_ONE:
        return 1
    if (
        unicodedata.category(sign) in _NO_WIDTH or "\u1160" <= sign <= "\u11ff"
    ):  # the inner parts of a Hangul syllable
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def width(text: str) -> int:
    """The cells that `text`, a single line, takes at most."""
    return len(text) if text.isascii() else sum(map(_WIDTHS.__getitem__, text))


def cut(text: str, most: int) -> str:
    """`text` if it is at most `most` (2 or more) cells wide, else its beginning and an ellipsis."""
    if width(text) <= most:
        return text
    return text[: next(_folded(text, 0, len(text), most - 1))[1]] + "…"


def wrap(text: str, measure: int) -> Iterator[Span]:
    """The lines of `text`, none wider than `measure` (2 or more) cells; spaces at their ends are in none.

    A newline ends a line. A word that is wider than a line is broken between its characters.
    """
    start = 0
    for line in text.split("\n"):
        yield from _wrapped(text, start, start + len(line), measure)
        start += len(line) + 1


def _wrapped(text: str, begin: int, end: int, measure: int) -> Iterator[Span]:
    """The lines of text[begin:end], which has no newline; one empty line for nothing."""
    start = stop = begin  # of the line that is being filled, without the spaces at its end
    used = 0
    for match in _WORD.finditer(text, begin, end):
        word = match[0].rstrip()
        cells = width(word)
        if used + cells > measure:
            if stop > start:
                yield start, stop
            start = stop = match.start()
            used = 0
        if cells > measure:
            *lines, (start, stop) = _folded(text, match.start(), match.start() + len(word), measure)
            yield from lines
            used = width(text[start : match.end()])
        else:
            stop = match.start() + len(word) if word else stop
            used += width(match[0])
    yield start, stop


def _folded(text: str, begin: int, end: int, measure: int) -> Iterator[Span]:
    """text[begin:end] in lines as full as can be; what has no width stays with what stands before it."""
    start, used = begin, 0
    for i in range(begin, end):
        cells = _WIDTHS[text[i]]
        if used + cells > measure:
            yield start, i
            start, used = i, 0
        used += cells
    yield start, end


def runs_left(text: str) -> bool:
    """Whether `text` has a letter of a script that is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(sign) in _FROM_RIGHT for sign in text)


def begins_right(text: str) -> bool:
    """Whether `text` is to be read from right to left, which its first letter says."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((each for each in directions if each in _FROM_RIGHT or each == "L"), "L") in _FROM_RIGHT
