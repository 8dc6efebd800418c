"""Text from outside, safe to show: what a terminal would obey instead of print becomes a visible symbol."""

from __future__ import annotations

import re

# Control characters (C0, DEL, C1), what turns the direction of the text around it, line and paragraph separators,
# what changes how the letters behind it are shaped, annotations, tags, which hide a text in a text, and lone
# surrogates, which no output encoding can carry. What has no width but is only printed stays: writing needs it
# (joiners in Persian and in emoji, soft hyphens in German).
_TAGS = "\U000e0001\U000e0020-\U000e007f"
_OTHERS = f"\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff{_TAGS}"
# Strings, which re compiles when they are first used: most runs need one of them, if any.
_IN_A_LINE = f"[\x00-\x1f{_OTHERS}]"
_IN_A_PAGE = f"[\x00-\x08\x0b-\x1f{_OTHERS}]"
_IN_JSON = f"[{_OTHERS}]"


def visible(text: str) -> str:
    """`text` with every dangerous character shown as a symbol; tabs and newlines stay."""
    return re.sub(_IN_A_PAGE, _symbol, text)


def visible_line(text: str) -> str:
    """`text` on one line: tabs and newlines become symbols too. For file names, messages and tables."""
    return text if text.isprintable() else re.sub(_IN_A_LINE, _symbol, text)


def visible_json(json: str) -> str:
    r"""JSON with the same values, dangerous characters written as JSON's own \uXXXX."""
    return json if json.isprintable() else re.sub(_IN_JSON, lambda match: _escape(ord(match[0])), json)


def utf8(path: str) -> str:
    r"""A file name that any output can carry: bytes that are not UTF-8 become \xNN."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _escape(code: int) -> str:
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def _symbol(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"⟨U+{code:04X}⟩"
