"""What a corpus looks like: of each article a few small numbers, and their sums, in bounded memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from newsparse.article import Article, Unit
from newsparse.cues import languages
from newsparse.frequent import Frequent
from newsparse.languages import tell_language

PARTS = ("headline", "date", "authors", "credits", "dateline", "deck", "paragraphs")  # what may be missing
LONGEST = (
    300  # characters of a line of boilerplate that is counted: the longer ones hardly ever come up again
)
_STRIDE = 10  # characters from space to space, on average, that a text written with spaces hardly comes to


class Traits(NamedTuple):  # a tuple, as one is made for each article and sent to another process
    """What there is to count of an article.

    `parts` are those of PARTS that it has. The length of its paragraphs is told in `words`, in a language that is
    written without spaces in `characters`; the other one is None. The lines of `boilerplate` are all different, with
    single spaces; those of more than LONGEST characters are not among them.
    """

    parts: tuple[str, ...]
    paragraphs: int
    words: int | None
    characters: int | None
    boilerplate: tuple[str, ...]


def study(article: Article) -> Traits:
    """The traits of an article."""
    words, characters = _length(article.paragraphs)
    furniture = dict.fromkeys([" ".join(text.split()) for text in article.boilerplate])
    return Traits(
        tuple(_parts(article)),
        len(article.paragraphs),
        words,
        characters,
        tuple([line for line in furniture if len(line) <= LONGEST]),
    )


def _parts(article: Article) -> Iterator[str]:
    if article.headline:
        yield "headline"
    if article.published or article.updated:
        yield "date"
    if any(credit.role == "author" for credit in article.credits):
        yield "authors"
    if article.credits:
        yield "credits"
    if article.dateline:
        yield "dateline"
    if article.deck:
        yield "deck"
    if article.paragraphs:
        yield "paragraphs"


def _length(paragraphs: tuple[str, ...]) -> tuple[int | None, int | None]:
    """The number of words, which are what stands between spaces; or else that of characters."""
    text = " ".join(paragraphs)
    words = (
        len(text.split()) if "  " in text else text.count(" ") + bool(text)
    )  # to count alone is ten times as fast
    if len(text) > _STRIDE * words and _is_without_spaces(paragraphs):
        return None, sum(map(len, paragraphs))
    return words, None


def _is_without_spaces(paragraphs: tuple[str, ...]) -> bool:
    language = tell_language([Unit(0, 0, text, 0) for text in paragraphs])
    return language in _written_without_spaces()


@cache
def _written_without_spaces() -> frozenset[str]:
    return frozenset(name for name, head in languages().items() if not head.get("spaces", True))


class Spread:
    """Numbers that were counted, exactly.

    Different numbers that come to a sum of n are fewer than the root of 2n, so that of 10^9 words in articles there
    are at most 45,000 of them to keep.
    """

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()

    def add(self, number: int) -> None:
        self._counts[number] += 1

    @property
    def articles(self) -> int:
        """How many numbers there were: one for an article."""
        return self._counts.total()

    @property
    def total(self) -> int:
        return sum(number * count for number, count in self._counts.items())

    def at(self, percent: int) -> int | None:
        """The least number that is not exceeded by so many percent of them; None if there was none."""
        rank = -(-percent * self.articles // 100)
        for number in sorted(self._counts):
            rank -= self._counts[number]
            if rank <= 0:
                return number
        return None


@dataclass(slots=True)
class Corpus:
    """The sums of the articles that were parsed, in the order in which they come."""

    articles: int = 0
    parts: Counter[str] = field(default_factory=Counter)  # how many articles have each of PARTS
    paragraphs: Spread = field(default_factory=Spread)
    words: Spread = field(default_factory=Spread)
    characters: Spread = field(default_factory=Spread)
    boilerplate: Frequent = field(default_factory=Frequent)  # a line of an article counts once

    study = staticmethod(study)

    def add(self, traits: Traits) -> None:
        """Count an article."""
        self.articles += 1
        self.parts.update(traits.parts)
        self.paragraphs.add(traits.paragraphs)
        if traits.words is not None:
            self.words.add(traits.words)
        if traits.characters is not None:
            self.characters.add(traits.characters)
        self.boilerplate.add(traits.boilerplate)

    def without(self, part: str) -> int:
        """How many articles have no such part."""
        return self.articles - self.parts[part]
