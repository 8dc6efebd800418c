"""What is doubtful about texts that can be read all the same, said once for all texts of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from newsparse.article import Document
from newsparse.errors import At, Remark
from newsparse.readers.markup import is_escaped, is_html, unescape
from newsparse.readers.mojibake import is_double_encoded, mend
from newsparse.readers.options import Item, place_of


class _Doubt(NamedTuple):
    holds: Callable[[str], bool]
    said: str


_DOUBTS = (
    _Doubt(is_double_encoded, "encoded twice, as in “Ã¼” for “ü”; --mend mends it"),
    _Doubt(is_escaped, "escaped as in HTML, “&quot;” for a quote; --mend mends it"),
    _Doubt(is_html, "HTML, whose tags are read as text; take the text out with an HTML extractor first"),
)


def doubted(items: Iterator[Item], where: str, mending: bool) -> Iterator[Item]:
    """`items` of the input `where`, their texts mended if that is wanted, and behind them what is to be remarked.

    Raises InputError if a library for mending is missing.
    """
    documents = 0
    found: dict[_Doubt, tuple[int, At]] = {}
    for item in items:
        if not isinstance(item, Document):
            yield item
            continue
        documents += 1
        document = replace(item, text=_mended(item.text, where)) if mending else item
        for doubt in _DOUBTS:
            if doubt.holds(document.text):
                count, first = found.get(doubt, (0, place_of(document)))
                found[doubt] = count + 1, first
        yield document
    for doubt, (count, first) in found.items():
        yield Remark(where, f"{_which(count, documents)} {doubt.said}", first if documents > 1 else None)


def _mended(text: str, where: str) -> str:
    text = mend(text, where)
    return unescape(text) if is_escaped(text) else text


def _which(some: int, of: int) -> str:
    if of == 1:
        return "the text is"
    return f"{some} of its {of} articles {'is' if some == 1 else 'are'}"
