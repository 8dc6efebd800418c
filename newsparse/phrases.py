"""How words are compared, and how many of them are found in a text at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

EDGES = " \t\u00a0\u200b\u200c\ufeff•·▪●◦‣►▶»›>→↓↑←«‹<|/\\-–—_*+:;,.!?…()[]{}¿¡\"'“”„‘’"
PLAIN = str.maketrans(
    {"’": "'", "\u00a0": " ", "\u202f": " ", "ı": "i"}
    | dict(zip("（）：，／＝｜", "():,/=|", strict=True))
    | dict.fromkeys("\u00ad\u0307\u200b\u200c\ufeff")
)
VOWEL_SIGNS = r"[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u064b-\u065f]"  # of words, but no letters to Python
FIRST_WORD = re.compile(r"[^\W_]+")
DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")


def fold_key(text: str) -> str:
    """`text` as cues are compared: case folded, marks stripped at both ends, numbers as "#", spaces plain."""
    return DIGITS.sub("#", text.casefold().translate(PLAIN).strip(EDGES))


def label_key(label: str) -> str:
    """The label of a line as labels are compared: case folded, a hyphen for a space."""
    return " ".join(label.casefold().replace("-", " ").split())


class Phrases:
    """A set of phrases to be found at the beginning, at the end or anywhere in a folded text, as whole words.

    A text is asked for hundreds of phrases at once, so they are filed: by their first word for those that
    may open a text, by their longest for those that may stand inside it.
    """

    __slots__ = ("_by_first", "_by_longest", "_longest_first", "_spaces")

    def __init__(self, phrases: Iterable[str], spaces: bool) -> None:
        folded = {fold_key(phrase) or phrase.casefold() for phrase in phrases}
        self._longest_first = tuple(sorted(folded, key=lambda phrase: (-len(phrase), phrase)))
        self._spaces = spaces
        self._by_first: dict[str, list[str]] = {}
        self._by_longest: dict[str, list[str]] = {}
        for phrase in self._longest_first:
            self._by_first.setdefault(self._first(phrase), []).append(phrase)
            word = max((word.strip(EDGES) for word in phrase.split()), key=len, default="") or phrase
            self._by_longest.setdefault(word, []).append(phrase)

    def _first(self, key: str) -> str:
        match = FIRST_WORD.match(key) if self._spaces else None
        return match[0] if match else key[:1]

    def words(self) -> frozenset[str]:
        """Every word that stands in one of the phrases."""
        return frozenset(word for phrase in self._longest_first for word in phrase.split())

    def opens(self, key: str) -> str | None:
        """The longest phrase with which `key` begins; None if there is none."""
        for phrase in self._by_first.get(self._first(key), ()):
            if key.startswith(phrase) and self._bounded(key, 0, len(phrase)):
                return phrase
        return None

    def closes(self, key: str) -> str | None:
        """The longest phrase with which `key` ends; None if there is none."""
        if key.endswith(self._longest_first):
            for phrase in self._longest_first:
                if key.endswith(phrase) and self._bounded(key, len(key) - len(phrase), len(key)):
                    return phrase
        return None

    def within(self, key: str) -> str | None:
        """A phrase that stands anywhere in `key`; None if there is none."""
        for phrase in self._likely(key):
            at = key.find(phrase)
            while at >= 0:
                if self._bounded(key, at, at + len(phrase)):
                    return phrase
                at = key.find(phrase, at + 1)
        return None

    def _likely(self, key: str) -> Iterator[str]:
        """The phrases whose longest word stands in `key`; all where there are no words."""
        if not self._spaces:
            yield from self._longest_first
        else:
            for word in dict.fromkeys(key.replace("/", " ").split()):
                yield from self._by_longest.get(word if word.isalnum() else word.strip(EDGES), ())

    def _bounded(self, key: str, start: int, end: int) -> bool:
        """Whether key[start:end] is whole words, as far as the language has words."""
        if not self._spaces:
            return True
        before = start > 0 and key[start - 1].isalnum() and key[start].isalnum()
        after = end < len(key) and key[end].isalnum() and key[end - 1].isalnum()
        return not (before or after)
