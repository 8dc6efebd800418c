"""Which line above the body is the headline: the best of all that might be, not each one by itself."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from newsparse.article import Unit
from newsparse.marks import Mark, has_date, is_byline
from newsparse.topics import LONGEST, content, share
from newsparse.weights import Clue, weights

ECHO = 13  # characters of a line that do not stand in the title by chance
FEW = 10  # units above the body; more are a page with its menu, which begins with its title
FEW_WORDS = 2  # of a line that is no headline by itself
NEAR = 3  # units below a headline among which a byline or a date may stand
HEAD = 200  # units above the body among which the headline is looked for
PLACED = frozenset((  # the clues of `Above.clues` that a unit below the first line may have
    "within the first line", "its words in the first line", "its words in the body", "near the body",
    "a byline or date not far below", "the first above a byline or date", "a sentence below", "set off above",
    "a site name at the end",
))  # fmt: skip
SITE = re.compile(r"\s[|–—-]\s\S[^|–—]{1,30}$")


@dataclass(frozen=True, slots=True)
class Above:
    """The text above the body, which begins at `first`: `title` is its first line, folded; `topic` that of the body.

    The `candidates` may be the headline; those `signed` have a byline or a date not far below.
    """

    units: Sequence[Unit]
    marks: Sequence[Mark]
    first: int
    topic: Container[str]
    candidates: Sequence[int]
    signed: Sequence[int]
    title: str
    title_words: frozenset[str]

    def clues(self, i: int) -> list[Clue]:
        """What speaks for unit `i`, beside its own clues."""
        units, marks, first = self.units, self.marks, self.first
        key, words = marks[i].key, content(units[i].text[:LONGEST])
        return [
            ("the first of few lines", float(i == 0 and first <= FEW)),
            ("the first of many lines", float(i == 0 and first > FEW)),
            ("a first line that is echoed", float(i == 0 and self._echoed())),
            ("within the first line", float(i > 0 and self._echoes(key))),
            ("its words in the first line", share(words, self.title_words) if i else 0.0),
            ("its words in the body", share(words, self.topic)),
            ("near the body", 1.0 / (first - i)),
            ("a byline or date not far below", float(i in self.signed)),
            ("the first above a byline or date", float(i in self.signed[:1])),
            ("a sentence below", float(i + 1 < first and marks[i + 1].letter == "p")),
            ("set off above", float(units[i].gap > 0)),
            ("a site name at the end", float(bool(SITE.search(units[i].text)))),
        ]

    def _echoes(self, key: str) -> bool:
        return len(key) >= ECHO and key in self.title

    def _echoed(self) -> bool:
        return any(self._echoes(self.marks[i].key) for i in self.candidates if i)


def look_above(units: Sequence[Unit], marks: Sequence[Mark], first: int, topic: Container[str]) -> Above:
    """What is known of the text above the body, which begins at `first`."""
    start = max(0, first - HEAD)
    candidates = [i for i in range(start, first) if marks[i].letter not in "bcdg"]
    near = {i - by for i in range(start, first) if _signs(marks[i]) for by in range(1, NEAR + 1)}
    signed = [i for i in candidates if i in near and len(units[i].text.split()) > FEW_WORDS]
    title = marks[0].key[:LONGEST] if marks else ""
    return Above(units, marks, first, topic, candidates, signed, title, content(title))


def find_headline(
    units: Sequence[Unit], marks: Sequence[Mark], first: int, topic: Container[str]
) -> int | None:
    """The index of the unit above the body that is most like a headline; None if there is none.

    The body begins at `first`; `topic` has the content words of its beginning.
    """
    model = weights()["headline"]
    above = look_above(units, marks, first, topic)
    own = {i: model.sums[marks[i].clues] for i in above.candidates}
    best: tuple[float, int] | None = None
    most = sum(weight for clue, weight in model.clues.items() if weight > 0 and clue in PLACED)
    for i in sorted(own, key=lambda i: (i > 0, -own[i])):
        if i and best and model.bias + own[i] + most < best[0]:
            break  # no place could make up for the clues of this one, nor of those that follow
        total = own[i]
        for clue, degree in above.clues(i):
            total += model.clues[clue] * degree
        best = max(best or (-math.inf, 0), (model.bias + total, -i))
    return -best[1] if best else None


def headline_clues(
    units: Sequence[Unit], marks: Sequence[Mark], first: int, topic: Container[str]
) -> list[tuple[int, list[Clue]]]:
    """Each unit above the body that may be the headline, with what speaks for it; as in `find_headline`."""
    above = look_above(units, marks, first, topic)
    return [(i, [*((clue, 1.0) for clue in marks[i].clues), *above.clues(i)]) for i in above.candidates]


def _signs(mark: Mark) -> bool:
    """Whether a unit is a byline, or the beginning of one, or a date with little else."""
    return is_byline(mark) or has_date(mark) or "a byline word alone" in mark.clues
