"""Styled text in lines: what pages are drawn with.

A text is a list of pieces, each in one style, and so is a line. Nothing in a text is markup, and nothing is taken
from the environment: the same article and style give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeAlias

from newsparse.visible import visible, visible_line
from newsparse.writers.cells import Span, cut, runs_left, width, wrap

Piece: TypeAlias = tuple[str, str]
"""Some text, and the names of its style: "bold cyan"."""
Line: TypeAlias = list[Piece]

# What every terminal has, in the colours that its owner chose: readable on light and dark ground.
_CODES = {
    "bold": "1", "dim": "2", "italic": "3", "underline": "4",
    "red": "31", "green": "32", "yellow": "33", "blue": "34", "magenta": "35", "cyan": "36",
}  # fmt: skip


def piece(text: str, style: str = "") -> Piece:
    """`text` from outside, made visible, in a style."""
    return visible(text).replace("\t", " "), style


def set_lines(text: Sequence[Piece], measure: int) -> list[Line]:
    """`text` in lines of at most `measure` cells."""
    return _cut(text, wrap("".join(said for said, _ in text), measure))


def _cut(text: Sequence[Piece], spans: Iterable[Span]) -> list[Line]:
    """The pieces of `text` that stand in each of `spans`, which go up."""
    lines: list[Line] = []
    number, offset = 0, 0  # of the piece that the next line begins in, and where that piece begins
    for start, end in spans:
        while number < len(text) - 1 and offset + len(text[number][0]) <= start:
            offset += len(text[number][0])
            number += 1
        line, at, i = [], offset, number
        while i < len(text) and at < end:
            said, style = text[i]
            line.append((said[max(0, start - at) : end - at], style))
            at, i = at + len(said), i + 1
        lines.append(line)
    return lines


def line_width(line: Line) -> int:
    """The cells of a line."""
    return sum(width(said) for said, _ in line)


def fill(line: Line, cells: int) -> Line:
    """`line` with as many spaces behind it as make it `cells` wide."""
    return [*line, (" " * (cells - line_width(line)), "")]


def packed(items: Iterable[Line], between: Piece, measure: int) -> list[Line]:
    """As many of `items` on a line as fit; none is broken that fits on a line of its own.

    What is written from right to left ends its line: a number behind it would be drawn within it.
    """
    lines: list[Line] = []
    closed = True
    for item in items:
        if not closed and line_width([*lines[-1], between, *item]) <= measure:
            lines[-1] += [between, *item]
        else:
            lines += set_lines(item, measure)
        closed = any(runs_left(said) for said, _ in item)
    return lines


def rule(name: str, behind: str, measure: int) -> Line:
    """A line across the page with a name in it and what is to stand behind that; both are cut if they have to be."""
    behind = cut(behind, measure - 8)
    name = cut(visible_line(name), max(measure - width(behind) - 5, 2))
    line: Line = [("── ", "dim"), (name, ""), (f"{behind} ", "dim")]
    return [*line, ("─" * (measure - line_width(line)), "dim")]


def paint(lines: Iterable[Line], color: bool) -> str:
    """The lines as a terminal takes them, spaces at their ends left out; without any style unless `color`."""
    return "".join(_painted(line, color) + "\n" for line in lines)


def _painted(line: Line, color: bool) -> str:
    plain = "".join(said for said, _ in line).rstrip()
    if not color:
        return plain
    [kept] = _cut(line, [(0, len(plain))])
    runs = groupby(kept, key=lambda each: each[1])
    return "".join(_styled("".join(said for said, _ in run), style) for style, run in runs)


def _styled(said: str, style: str) -> str:
    if not style or not said:
        return said
    codes = ";".join(_CODES[name] for name in style.split())
    return f"\x1b[{codes}m{said}\x1b[0m"
