"""A whole text, folded at once.

What is done to a line alone costs a call for each step and line; done to the text as one string it costs one call
for each step, and most steps find nothing to do: of the signs that folding replaces, few texts have more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import AnyStr, NamedTuple

from newsparse.phrases import DIGITS, EDGES, PLAIN

# The steps on bytes: what each byte of UTF-8 becomes. Only bytes below 128 are touched, which stand for themselves.
EDGES_TO_SPACE = bytes(32 if byte < 128 and chr(byte) in EDGES else byte for byte in range(256))
DIGITS_TO_0 = bytes(48 if chr(byte) in "123456789" else byte for byte in range(256))
NUMBER = re.compile(
    rb"0(?:[.,:]?0)*"
)  # DIGITS, when all are 0: a literal at its beginning is found much faster
WINDOW = 1 << 16  # signs that are taken at once where what is made of them takes far more than they do
WIDE_EDGES = [sign for sign in EDGES if not sign.isascii()]
# The bytes that no sign from U+3000 on begins with; and those that no digit but 0 to 9 has at its beginning.
NOT_HIGH = bytes(byte for byte in range(256) if byte < 0xE3)
NOT_DIGITS = bytes(byte for byte in range(256) if byte < 0xD9 or byte in (0xE2, 0xE3, 0xE4, 0xE5))


class Page(NamedTuple):
    """The lines of a text, folded: `keys` as `fold_key` gives them, `bare` with a space for each sign of EDGES.

    `high` says whether a sign from U+3000 on may stand in the text, before it was folded.
    """

    keys: list[str]
    bare: Iterator[str]
    high: bool


def fold_page(texts: Sequence[str]) -> Page:
    """The lines `texts`, none of which has a newline inside, folded as one text."""
    if not texts:
        return Page([], iter(()), False)
    text = "\n".join(texts)
    high = not text.isascii() and bool(text.encode("utf-8", "surrogatepass").translate(None, NOT_HIGH))
    text = text.casefold()
    if not text.isascii():
        for code, plain in PLAIN.items():
            if chr(code) in text:
                text = text.replace(chr(code), plain or "")
    raw = text.encode("utf-8", "surrogatepass")
    if raw.translate(None, NOT_DIGITS):
        text = "\n".join([DIGITS.sub("#", window) for window in _windows(text, "\n")])
        raw = text.encode("utf-8", "surrogatepass")
    else:
        zeros = raw.translate(DIGITS_TO_0)
        raw = b"\n".join([NUMBER.sub(b"#", window) for window in _windows(zeros, b"\n")])
        text = raw.decode("utf-8", "surrogatepass")
    bare = raw.translate(EDGES_TO_SPACE).decode("utf-8", "surrogatepass")
    if not bare.isascii():
        for sign in WIDE_EDGES:
            if sign in bare:
                bare = bare.replace(sign, " ")
    keys = [key.strip(EDGES) for key in text.split("\n")]
    return Page(keys, _lines_of(bare), high)


def _lines_of(text: str) -> Iterator[str]:
    """The lines of `text`, of which only some are made at a time: of a large text they take more than itself."""
    for window in _windows(text, "\n"):
        yield from window.split("\n")


def _windows(text: AnyStr, newline: AnyStr) -> Iterator[AnyStr]:
    """The parts of `text`, cut at newlines, so that what is made on the way of each is never much."""
    start = 0
    while (end := text.find(newline, start + WINDOW)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]
