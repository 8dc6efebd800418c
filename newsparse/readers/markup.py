"""Text that is none yet: HTML with its tags, or text that still has the escapes of HTML, "&quot;" for a quote."""

from __future__ import annotations

import re

from newsparse.lines import NEWLINE
from newsparse.regexes import late

_ESCAPE = late(r"&(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z][A-Za-z\d]{1,30});")
_TAG = late(r"</?(?:p|div|h[1-6]|ul|ol|li|td|span|article|section|br|a)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_PAGE = late(r"\s*(?:<!--.{0,1000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_LEAST = 3  # escapes that no article on HTML has by the way
_TAGS = 4  # the same of tags: two paragraphs have as many


def is_escaped(text: str) -> bool:
    """Whether escapes of HTML stand in `text` time and again."""
    return text.count("&") >= _LEAST and sum(1 for _ in _ESCAPE.finditer(text)) >= _LEAST


def is_html(text: str) -> bool:
    """Whether `text` is a page of HTML, or a piece of one: paragraphs between tags."""
    return "<" in text and (_PAGE.match(text) is not None or sum(1 for _ in _TAG.finditer(text)) >= _TAGS)


def unescape(text: str) -> str:
    """`text` with the signs that its escapes stand for, line by line; its lines stay the same.

    A word behind an "&" without a semicolon is no escape.
    """
    return "".join(_unescaped(part) for part in NEWLINE.split(text))


def _unescaped(line: str) -> str:
    """The same of a line, unless it would have what no line may have."""
    if "&" not in line:
        return line
    from html import unescape as signs_of  # a large table, which hardly a text needs

    meant = _ESCAPE.sub(lambda escape: signs_of(escape[0]), line)
    return line if not meant or NEWLINE.search(meant) or "\0" in meant else meant
