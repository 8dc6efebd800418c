"""Markdown, as extractors and readers of pages write it: its marks are told, and taken from the lines to be read.

The lines stay the same, each with its number; what stands in the file is what the blocks show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsparse.article import Line
from newsparse.regexes import late

_HEADING = late(r"(#{1,6})[ \t]+(?=[^\s#])(.*)")
_NUMBERED = late(r"#[ \t]+\d")  # by itself no heading: "# 1 in the charts"
_UNDERLINE = late(r"={3,}\s*")
_QUOTED = late(r"(?:>[ \t]?){1,9}")
_LINK = late(
    r"!?(?<!\\)\[((?:[^\[\]\\]|\\.){0,2000})\]"
    r'(?:\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?: "[^"]{0,500}")?\)|\[[^\[\]]{0,100}\])'
)
_TARGET = late(r"\]\((?:https?:|/|#)")
_STRONG = late(r"(?<![\w*])\*\*(?=[^\s*])([^*]{0,1000}[^*\s])\*\*(?![\w*])")
_STRONG_LOW = late(r"(?<![\w`])__(?=[^\s_])([^_]{0,1000}[^_\s])__(?!\w)")
_STAR = late(r"(?<![\w*])\*(?=[^\s*])([^*]{0,1000}[^*\s])\*(?![\w*])")
_LOW = late(r"(?<![\w`])_(?=[^\s_])([^_]{0,1000}[^_\s])_(?!\w)")
_ESCAPED = late(r"\\([!-/:-@\[-`{-~])")  # any of the signs of ASCII
_KEY = late(r"[\w-]{1,40}:(?:\s|$)")
_SIGNS = frozenset("#*_[\\>")
_FRONT, _FENCE = "---", "```"
_MOST_FRONT = 60  # lines of what is known of a page, above the page
_TITLE = 20  # words of a line that "===" below it makes a heading
_STOPS = frozenset(".!?…。！？")
_LINKS = 3  # lines with links in a text that has no heading
_NESTED = 3  # a picture in a link, in a link


class Plain(NamedTuple):
    """The lines of a text in Markdown without its marks; the levels of those that are headings, by their numbers.

    `front` has the numbers of those above the page that tell what is known of it, the lines of "---" too.
    """

    lines: list[Line]
    headings: dict[int, int]
    front: frozenset[int] = frozenset()

    @property
    def title(self) -> int | None:
        """The number of the line that is the only heading of the first level."""
        titles = [number for number, level in self.headings.items() if level == 1]
        return titles[0] if len(titles) == 1 else None


def read_markdown(lines: Sequence[Line], text: str) -> Plain | None:
    """`lines`, which are those of `text` or most of them, without the marks of Markdown; None if it is none."""
    if "# " not in text and "](" not in text and "\n===" not in text and not text.startswith(_FRONT):
        return None  # most texts
    front = _front(lines)
    fenced = frozenset(_fenced(lines))
    headings = _headings(lines, fenced)
    linked = sum(_TARGET.search(line.text) is not None for line in lines)
    sure = [line.number for line in lines if line.number in headings and not _NUMBERED.match(line.text)]
    first = next((line.number for line in lines if line.text.strip()), None)
    if first not in sure and not front and len(sure) + min(linked, 1) < 2 and linked < _LINKS:
        return None
    plain = [line if line.number in fenced else line._replace(text=_plain(line.text)) for line in lines]
    return Plain(plain, headings, front)


def _front(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines from the first one, "---", to the next such line, if "key: value" stands below it."""
    if len(lines) < 2 or lines[0].text.rstrip() != _FRONT or not _KEY.match(lines[1].text):
        return frozenset()
    for end, line in enumerate(lines[1:_MOST_FRONT], 1):
        if line.text.rstrip() == _FRONT:
            return frozenset(each.number for each in lines[: end + 1])
    return frozenset()


def _fenced(lines: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines of programs, between two lines of "```"."""
    inside = False
    for line in lines:
        fence = line.text.lstrip().startswith(_FENCE)
        if inside or fence:
            yield line.number
        inside ^= fence


def _headings(lines: Sequence[Line], fenced: frozenset[int]) -> dict[int, int]:
    """The numbers of the lines that are headings, with their levels from 1; none is within `fenced` ones."""
    found: dict[int, int] = {}
    above = over = Line(0, "", "")
    for line in lines:
        heading = _HEADING.match(line.text)
        if heading and line.number not in fenced:
            found[line.number] = len(heading[1])
        elif not over.text.strip() and _UNDERLINE.fullmatch(line.text) and _is_title(above.text.strip()):
            found[above.number] = 1
        above, over = line, above
    return found


def _is_title(text: str) -> bool:
    """Whether a line above "===" may be a heading: a sentence would be set apart from what follows."""
    return bool(text) and text[-1] not in _STOPS and len(text.split()) <= _TITLE


def _plain(line: str) -> str:
    """`line` without marks; as it is, if nothing else stands there."""
    if _SIGNS.isdisjoint(line):
        return line
    heading = _HEADING.match(line)
    text = heading[2].rstrip(" \t#") if heading else line
    quoted = _QUOTED.match(text)
    text = text[quoted.end() :] if quoted else text
    for _ in range(_NESTED):
        if "](" in text or "][" in text:
            text = _LINK.sub(r"\1", text)
    if "*" in text:
        text = _STRONG.sub(r"\1", _STAR.sub(r"\1", _STRONG.sub(r"\1", text)))
    if "_" in text:
        text = _LOW.sub(r"\1", _STRONG_LOW.sub(r"\1", text))
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return text if text.strip() else line
