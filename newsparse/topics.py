"""What a text is about: its content words, by which a line shows that it belongs to it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cached_property

from newsparse.article import Unit
from newsparse.regexes import late

TOPIC = 12  # units at the beginning of the body that tell what it is about
LONGEST = 600  # characters of a unit that are looked at
FEW_WORDS = 3  # content words of a line that says what it is about
CONTENT = re.compile(r"[^\W\d_]{4,}")
LETTERS = re.compile(r"[^\W\d_]+")
LONG_WORD = late(r"[^\W\d_]{13,}")


class Topic(Container[str]):
    """The content words of a text, as `content` has them. Few are ever asked for, so each is looked for by itself."""

    def __init__(self, text: str) -> None:
        self._raw = text

    @cached_property
    def _text(self) -> str:
        return self._raw.casefold().replace("\u00ad", "")

    @cached_property
    def _has_pairs(self) -> bool:
        return _has_pairs(match[0] for match in LONG_WORD.finditer(self._text))

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or (len(word) <= 3 and not self._has_pairs):
            return False
        text, size = self._text, len(word)
        at = text.find(word)
        while at >= 0:
            before, behind = (
                _letters(text[max(0, at - 2) : at][::-1]),
                _letters(text[at + size : at + size + 2]),
            )
            if before == behind == 0 if size > 3 else before + behind > 1:
                return True
            at = text.find(word, at + 1)
        return False


def topic_of(units: Sequence[Unit], first: int) -> Topic:
    """The content words of the beginning of the body, which begins at `first`."""
    return Topic(" ".join([unit.text[:LONGEST] for unit in units[first : first + TOPIC]]))


def content(text: str) -> frozenset[str]:
    """The words of `text` that are long enough to mean something; where there are no spaces, pairs of signs."""
    words = frozenset(CONTENT.findall(text.casefold().replace("\u00ad", "")))
    if _has_pairs(words):
        words |= frozenset(word[i : i + 2] for word in words for i in range(len(word) - 1))
    return words


def _has_pairs(words: Iterable[str]) -> bool:
    """Whether one of `words` is so long that it is none: a sentence without spaces, or a compound."""
    return any(len(word) > 12 and not word.isascii() for word in words)


def _letters(text: str) -> int:
    """With how many letters `text` begins."""
    match = LETTERS.match(text)
    return match.end() if match else 0


def share(words: frozenset[str], others: Container[str]) -> float:
    """How many of `words` are among `others`, 0 to 1; a word or two say little."""
    return sum(map(others.__contains__, words)) / max(len(words), FEW_WORDS)
