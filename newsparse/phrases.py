"""How words are compared, and how many of them are found in a text at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from unicodedata import combining, normalize

EDGES = " \t\u00a0\u200b\u200c\ufeff•·▪●◦‣►▶»›>→↓↑←«‹<|/\\-–—_*+:;,.!?…()[]{}¿¡\"'“”„‘’"
PLAIN = str.maketrans(
    {"’": "'", "\u02bc": "'", "\u00a0": " ", "\u202f": " ", "ı": "i"}
    | dict(zip("（）：，／＝｜", "():,/=|", strict=True))
    | dict(zip("șțیک", "şţيك", strict=True))  # one letter in two spellings
    | dict(
        zip("\u09dc\u09dd\u09df", ("\u09a1\u09bc", "\u09a2\u09bc", "\u09af\u09bc"), strict=True)
    )  # in Bengali
    | dict.fromkeys("\u00ad\u0307\u200b\u200c\ufeff")
)
ASCII = str.maketrans({"ð": "d", "þ": "th", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})
TWINS = re.compile("[șțیکı\u0307\u09dc\u09dd\u09df]")
NOT_PLAIN = re.compile(f"[{''.join(map(chr, PLAIN))}]")
VOWEL_SIGNS = (  # of words, but no letters to Python
    r"[\u0300-\u036f\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u09d7\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
)
BARE = str.maketrans(dict.fromkeys(EDGES, " "))
LONGEST_END = 60  # characters of an ending
FIRST_WORD = re.compile(r"[^\W_]+")
DIGITS = re.compile(r"\d(?:[.,:]?\d)*")  # opens with a single class: re skips to it fast


def fold_key(text: str) -> str:
    """`text` as cues are compared: case folded, marks stripped at both ends, numbers as "#", spaces plain."""
    return fold(text).strip(EDGES)


def label_key(label: str) -> str:
    """The label of a line as labels are compared: case folded, a hyphen for a space."""
    return " ".join(label.casefold().replace("-", " ").split())


class Phrases:
    """A set of phrases to be found at the beginning, at the end or anywhere in a folded text, as whole words.

    A text is asked for hundreds of phrases at once, so they are filed: by their first word for those that may
    open a text, by their longest for those that may stand inside it, by their last signs for those that may end
    it. Each file is made when it is first asked for.
    """

    def __init__(self, phrases: Iterable[str], spaces: bool) -> None:
        given = list(phrases)
        folded = zip(given, fold_keys(given), strict=True)
        self._phrases = frozenset(key or phrase.casefold() for phrase, key in folded)
        self._spaces = spaces

    @cached_property
    def _longest_first(self) -> tuple[str, ...]:
        return tuple(sorted(sorted(self._phrases), key=len, reverse=True))

    @cached_property
    def _by_first(self) -> dict[str, tuple[str, ...]]:
        return _filed(self._longest_first, lambda phrase: first_word(phrase, self._spaces))

    @cached_property
    def _by_longest(self) -> dict[str, tuple[str, ...]]:
        return _filed(
            self._longest_first,
            lambda phrase: max((word.strip(EDGES) for word in phrase.split()), key=len, default="") or phrase,
        )

    @cached_property
    def _by_end(self) -> dict[str, tuple[str, ...]]:
        return _filed(self._longest_first, lambda phrase: phrase[-1:])

    def __contains__(self, key: str) -> bool:
        """Whether `key` as a whole is one of the phrases."""
        return key in self._phrases

    def __iter__(self) -> Iterator[str]:
        return iter(self._longest_first)

    def words(self) -> frozenset[str]:
        """Every word that stands in one of the phrases."""
        return frozenset(word for phrase in self._phrases for word in phrase.split())

    def first_words(self) -> frozenset[str]:
        """What `first_word` gives for each phrase: a text that begins with none of them begins with no phrase."""
        return frozenset(self._by_first)

    def hints(self) -> frozenset[str]:
        """What `hints` gives for the phrases."""
        return frozenset(hints(self._phrases))

    def by_hint(self) -> dict[str, tuple[str, ...]]:
        """The phrases by the longest part of the word by which each is filed: if `within` finds one in a text, this
        part is a word of it. The text is folded, and each sign of EDGES a space.
        """
        filed: dict[str, tuple[str, ...]] = {}
        for hint, phrases in zip(hints(self._by_longest), self._by_longest.values(), strict=True):
            filed[hint] = filed.get(hint, ()) + phrases
        return filed

    def opens(self, key: str, first: str | None = None) -> str | None:
        """The longest phrase with which `key` begins; None if there is none. `first` is its first word, if known."""
        beginnings = self._by_first.get(first_word(key, self._spaces) if first is None else first, ())
        if key.startswith(beginnings):
            for phrase in beginnings:
                if key.startswith(phrase) and self._bounded(key, 0, len(phrase)):
                    return phrase
        return None

    def closes(self, key: str) -> str | None:
        """The longest phrase with which `key` ends; None if there is none."""
        endings = self._by_end.get(key[-1:], ())
        if key.endswith(endings):
            for phrase in endings:
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

    def _likely(self, key: str) -> Iterable[str]:
        """The phrases whose longest word stands in `key`; all where there are no words."""
        if not self._spaces:
            return self._longest_first
        words = [word if word.isalnum() else word.strip(EDGES) for word in key.replace("/", " ").split()]
        if not all(map(str.isalnum, words)):  # "a-b" has both
            words += key.translate(BARE).split()
        if self._by_longest.keys().isdisjoint(words):
            return ()
        return [phrase for word in dict.fromkeys(words) for phrase in self._by_longest.get(word, ())]

    def _bounded(self, key: str, start: int, end: int) -> bool:
        """Whether key[start:end] is whole words, as far as the language has words."""
        if not self._spaces:
            return True
        before = start > 0 and key[start - 1].isalnum() and key[start].isalnum()
        after = end < len(key) and key[end].isalnum() and key[end - 1].isalnum()
        return not (before or after)


class Endings:
    """Strings with which a text, folded by case alone, may end."""

    def __init__(self, endings: Iterable[str]) -> None:
        self._endings = tuple(ending.casefold() for ending in endings)
        self._last = frozenset(ending[-1:] for ending in self._endings)

    def ends(self, text: str) -> bool:
        """Whether `text` ends with one of them."""
        if text[-1:].casefold()[-1:] not in self._last and "" not in self._last:
            return False
        return text[-LONGEST_END:].casefold().endswith(self._endings)


def first_word(key: str, spaces: bool) -> str:
    """The first word of `key`, a folded text; its first sign where there are no words."""
    match = FIRST_WORD.match(key) if spaces else None
    return match[0] if match else key[:1]


def hints(phrases: Iterable[str]) -> list[str]:
    """Of each phrase its longest word, the last of these, when each sign of EDGES is a space.

    A folded text in which this word does not stand, with a space for each of EDGES there too, has not got the phrase.
    """
    joined = "\n".join(phrases)
    bare = joined.translate(BARE).split("\n") if joined else []
    return [max(reversed(phrase.split()), key=len, default="") for phrase in bare]


def _filed(phrases: Iterable[str], name: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """`phrases` by what `name` says of each; they keep their order."""
    filed: dict[str, list[str]] = {}
    for phrase in phrases:
        filed.setdefault(name(phrase), []).append(phrase)
    return {name: tuple(those) for name, those in filed.items()}


def fold_keys(texts: Sequence[str]) -> list[str]:
    """`fold_key` of each of `texts`, none of which has a newline inside: as one text, which is quicker by far."""
    return [key.strip(EDGES) for key in fold("\n".join(texts)).split("\n")] if texts else []


def fold(text: str) -> str:
    """`text` as `fold_key` has it, but for the marks at its ends."""
    folded = text.casefold()
    if not folded.isascii() and NOT_PLAIN.search(folded):  # asked first, as translate is slow and mostly idle
        folded = folded.translate(PLAIN)
    return DIGITS.sub("#", folded)


def fold_letters(text: str) -> str:
    """`text` with its case folded; as `fold` has it, but for numbers, if a letter with two spellings stands there."""
    folded = text.casefold()
    return folded.translate(PLAIN) if TWINS.search(folded) else folded


def bare_letters(text: str) -> str:
    """`text` with its case folded, without the marks on its letters, and with those of ASCII for a few others."""
    parts = normalize("NFD", text.casefold().translate(ASCII))
    return "".join(sign for sign in parts if not combining(sign))
