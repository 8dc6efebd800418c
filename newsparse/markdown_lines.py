"""Markdown, as extractors and readers of pages write it: its marks are told, and taken from the lines to be read.

The lines stay the same, each with its number; what stands in the file is what the blocks show.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsparse.article import Line
from newsparse.regexes import late

_HEADING = late(r"(#{1,6})[ \t]+(?=[^\s#\d])(.*)")  # a number behind "#" is one: "# 1 in the charts"
_UNDERLINE = late(r"={3,}\s*")
_QUOTED = late(r"(?:>[ \t]?){1,9}")
_LINK = late(
    r'!?(?<!\\)\[((?:[^\[\]\\]|\\.){0,2000})\]\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?: "[^"]{0,500}")?\)'
)
_TARGET = late(r"\]\((?:https?:|/|#)")
_STAR = late(r"(?<![\w*])\*(?=[^\s*])([^*]{0,1000}[^*\s])\*(?![\w*])")
_LOW = late(r"(?<!\w)_(?=[^\s_])([^_]{0,1000}[^_\s])_(?!\w)")
_ESCAPED = late(r"\\([!-/:-@\[-`{-~])")  # any of the signs of ASCII
_STRONG = ("**", "__")
_SIGNS = frozenset("#*_[\\>")
_FRONT = "---"  # opens what is known of a page, above the page
_NESTED = 3  # a picture in a link, in a link
_LINKS = 3  # lines with links in a text that has no heading


class Plain(NamedTuple):
    """The lines of a text in Markdown without its marks; the levels of those that are headings, by their numbers."""

    lines: list[Line]
    headings: dict[int, int]

    @property
    def title(self) -> int | None:
        """The number of the line that is the only heading of the highest level there is."""
        highest = min(self.headings.values(), default=0)
        titles = [number for number, level in self.headings.items() if level == highest]
        return titles[0] if len(titles) == 1 else None


def read_markdown(lines: Sequence[Line], text: str) -> Plain | None:
    """`lines`, which are those of `text` or most of them, without the marks of Markdown; None if it is none."""
    if "# " not in text and "](" not in text and "\n===" not in text:  # most texts
        return None
    headings = _headings(lines)
    linked = sum(_TARGET.search(line.text) is not None for line in lines)
    first = next((line for line in lines if line.text.strip()), None)
    opened = first and (first.number in headings or (headings and first.text.rstrip() == _FRONT))
    if not opened and len(headings) + min(linked, 1) < 2 and linked < _LINKS:
        return None
    return Plain([line._replace(text=_plain(line.text)) for line in lines], headings)


def _headings(lines: Sequence[Line]) -> dict[int, int]:
    """The numbers of the lines that are headings, with their levels from 1."""
    found: dict[int, int] = {}
    above: Line | None = None
    for line in lines:
        if heading := _HEADING.match(line.text):
            found[line.number] = len(heading[1])
        elif above and above.text.strip() and _UNDERLINE.fullmatch(line.text):
            found[above.number] = 1
        above = line
    return found


def _plain(line: str) -> str:
    """`line` without marks; as it is, if nothing else stands there."""
    if _SIGNS.isdisjoint(line):
        return line
    heading = _HEADING.match(line)
    text = heading[2].rstrip(" \t#") if heading else line
    quoted = _QUOTED.match(text)
    text = text[quoted.end() :] if quoted else text
    for _ in range(_NESTED):
        if "](" in text:
            text = _LINK.sub(r"\1", text)
    for mark in _STRONG:
        if mark in text and text.count(mark) % 2 == 0:
            text = text.replace(mark, "")
    if "*" in text:
        text = _STAR.sub(r"\1", text)
    if "_" in text:
        text = _LOW.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return text if text.strip() else line
