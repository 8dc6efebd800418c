"""Where the article begins and ends: its head, body and tail.

Two passes, as jusText does: a unit is weighed alone, then again among its neighbours. The body is the
run of units with the largest sum of evidence; the headline is the best candidate above it. All weights
are in weights.toml, fitted by tests/fit_weights.py; the clues have names, so that a reason can be read.
"""

from __future__ import annotations

import math
import os
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import mul
from typing import TypeAlias

from newsparse.article import Unit
from newsparse.marks import LETTERS as MARK_LETTERS
from newsparse.marks import Mark

Clue: TypeAlias = tuple[str, float]
"""A clue and the degree, 0 to 1, to which it holds."""

Degrees: TypeAlias = tuple[float, ...]
"""The degrees of the clues of AROUND, in their order."""

AROUND = (
    "prose above",
    "prose two above",
    "prose below",
    "prose two below",
    "much prose above",
    "much prose below",
    "amid the prose",
    "late, behind a break",
    "no prose before, then a break",
    "no prose after, behind a break",
    "tail opened above",
    "a text of prose",
)
LETTERS = ("-", "t", *dict.fromkeys(letter for letter, _ in MARK_LETTERS))  # "-" is the edge of the text
NEAR = 6  # units on either side that count as the neighbourhood
BEGUN = 0.2  # share of the prose of a text above a line that may open its tail
TOPIC = 12  # units at the beginning of the body that tell what it is about
LONGEST = 600  # characters of a unit that count when the prose of a text is shared out
FLOOR, CEILING = -0.2, 4.0  # what one unit may add to the sum of a run: furniture inside it is no end
CARRY = 1.5  # log odds by which a sentence beside a paragraph may fall short
ECHO = 13  # characters of a line that do not stand in the title by chance
FEW_WORDS = 3  # content words of a line that says what it is about
FEW = 10  # units above the body; more are a page with its menu, which begins with its title
HEAD = 200  # units above the body among which the headline is looked for
SITE = re.compile(r"\s[|–—-]\s\S[^|–—]{1,30}$")
CONTENT = re.compile(r"[^\W\d_]+")


class Table(dict[str, float]):
    """What each clue weighs; nothing, for one that the model does not know."""

    def __missing__(self, clue: str) -> float:
        return 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each clue weighs for one question; `bias` is what is there before any clue."""

    bias: float
    clues: Table

    def weigh(self, clues: Iterable[Clue]) -> float:
        """The sum for clues that are there to the degree given, 0 to 1; positive is yes."""
        table = self.clues
        return self.bias + sum(table[clue] * degree for clue, degree in clues)


@cache
def weights() -> dict[str, Weights]:
    """The weights of each question, by its name."""
    with open(os.path.join(os.path.dirname(__file__), "weights.toml"), "rb") as file:
        tables = tomllib.load(file)
    return {name: Weights(table.pop("bias"), Table(table)) for name, table in tables.items()}


def likelihood(score: float) -> float:
    """`score`, log odds, as a probability."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def alone(marks: Sequence[Mark]) -> list[float]:
    """How likely each unit is body text, judged by its own clues."""
    model = weights()["alone"]
    bias, table = model.bias, model.clues
    return [likelihood(bias + sum(map(table.__getitem__, mark.clues))) for mark in marks]


def surroundings(units: Sequence[Unit], marks: Sequence[Mark], prose: Sequence[float]) -> list[Degrees]:
    """For each unit, what stands around it: the degrees, 0 to 1, of the clues of AROUND, in their order."""
    padded = [0.0] * NEAR + list(prose) + [0.0] * NEAR
    sums = [0.0, *accumulate(padded)]
    mass = [0.0, *accumulate(p * min(len(unit.text), LONGEST) for p, unit in zip(prose, units, strict=True))]
    whole = mass[-1] or 1.0
    tail = _tail_opened(marks, [each / whole for each in mass[:-1]])
    density = sum(prose) / (len(prose) or 1)
    around: list[Degrees] = []
    for i in range(len(marks)):
        at = i + NEAR
        before, after = mass[i] / whole, mass[i + 1] / whole
        break_above = 1.0 - max(padded[at - 1], padded[at - 2])
        break_below = 1.0 - max(padded[at + 1], padded[at + 2])
        around.append(
            (
                padded[at - 1],
                padded[at - 2],
                padded[at + 1],
                padded[at + 2],
                (sums[at] - sums[at - NEAR]) / NEAR,
                (sums[at + NEAR + 1] - sums[at + 1]) / NEAR,
                1.0 - abs(1.0 - before - after),
                before * break_above,
                break_below if before < 0.005 else 0.0,
                break_above if after > 0.995 else 0.0,
                tail[i],
                density,
            )
        )
    return around


def clues_in_place(marks: Sequence[Mark], around: Sequence[Degrees], i: int) -> list[Clue]:
    """All that speaks for or against unit `i` as body text: its own clues and those of its place."""
    own = [(clue, 1.0) for clue in marks[i].clues]
    return [*own, *zip(AROUND, around[i], strict=True), *beside(marks, i)]


def score_units(marks: Sequence[Mark], around: Sequence[Degrees]) -> list[float]:
    """The log odds of each unit as body text: what weighing `clues_in_place` comes to, without the lists."""
    model = weights()["body"]
    table = model.clues
    weighed = [table[clue] for clue in AROUND]
    below = {letter: table[f"below {letter}"] for letter in LETTERS}
    above = {letter: table[f"above {letter}"] for letter in LETTERS}
    letters = ["-", *(mark.letter for mark in marks), "-"]
    return [
        model.bias
        + sum(map(table.__getitem__, mark.clues))
        + sum(map(mul, weighed, degrees))
        + below[letters[i]]
        + above[letters[i + 2]]
        for i, (mark, degrees) in enumerate(zip(marks, around, strict=True))
    ]


def beside(marks: Sequence[Mark], i: int) -> tuple[Clue, Clue]:
    """The marks directly above and below unit `i`, as clues."""
    above = marks[i - 1].letter if i else "-"
    below = marks[i + 1].letter if i + 1 < len(marks) else "-"
    return (f"below {above}", 1.0), (f"above {below}", 1.0)


def _tail_opened(marks: Sequence[Mark], before: Sequence[float]) -> list[float]:
    """For each unit, how near above it is a line that opens the tail: 1 directly below, less further down.

    `before` is the share of the prose above each unit: such a line is one of a menu where hardly any is.
    """
    out, distance = [], 1000
    for mark, share_above in zip(marks, before, strict=True):
        out.append(1.0 / distance)
        opens = share_above > BEGUN and any(clue.startswith("tail") for clue in mark.clues)
        distance = 1 if opens else distance + 1
    return out


def best_run(scores: Sequence[float]) -> tuple[int, int]:
    """The run [first, last) of `scores` with the largest sum, each clipped to FLOOR and CEILING; (0, 0) for none."""
    best, current, begin = 0.0, 0.0, 0
    run = (0, 0)
    for i, score in enumerate(scores):
        if current <= 0.0:
            current, begin = 0.0, i
        current += max(FLOOR, min(CEILING, score))
        if current > best:
            best, run = current, (begin, i + 1)
    return run


@dataclass(frozen=True, slots=True)
class Zones:
    """The cuts of a text and what they were found by: head is units[:first], body units[first:last], tail the rest.

    `around` has the surroundings of each unit, `scores` its log odds of body text; `carried` are the units that
    are paragraphs for their neighbour's sake, or as sentences in a text that has no prose; `headline` is an
    index or None; `topic` has the content words of the beginning of the body.
    """

    first: int
    last: int
    headline: int | None
    around: Sequence[Degrees]
    scores: Sequence[float]
    carried: frozenset[int]
    topic: frozenset[str]


def find_zones(units: Sequence[Unit], marks: Sequence[Mark]) -> Zones:
    """Where the body of a text begins and ends, and which unit above it is the headline."""
    around = surroundings(units, marks, alone(marks))
    scores = score_units(marks, around)
    if any(score > 0 for score in scores):
        first, last = best_run(scores)
        first = _below_the_title(marks, scores, first, last)
        first = _below_the_head(units, marks, first, last)
        carried = _carried(marks, scores, first, last)
    else:
        carried = frozenset(i for i in range(1, len(units)) if marks[i].letter == "p")
        first, last = min(carried, default=len(units)), max(carried, default=len(units) - 1) + 1
    last += last in carried
    topic = topic_of(units, first)
    headline = find_headline(units, marks, first, topic)
    return Zones(first, last, headline, around, scores, carried, topic)


def _carried(marks: Sequence[Mark], scores: Sequence[float], first: int, last: int) -> frozenset[int]:
    """The sentences that fall a little short of body text, but stand directly beside a paragraph of it.

    As with an edge in a picture: what is strong begins a line, what is weaker may go on with it.
    """
    weak = {i for i, mark in enumerate(marks) if -CARRY < scores[i] <= 0 and mark.letter == "p"}
    carried: set[int] = set()
    for i in sorted(weak):
        above = first < i <= last and (scores[i - 1] > 0 or i - 1 in carried)
        below = i + 1 < last and scores[i + 1] > 0
        if above or (below and i >= first):
            carried.add(i)
    return frozenset(carried)


def _below_the_title(marks: Sequence[Mark], scores: Sequence[float], first: int, last: int) -> int:
    """Where the body begins when prose above the headline (a notice on cookies) was taken for its beginning.

    The headline shows itself by standing in the first line of the page, its title, too.
    """
    title = marks[0].key if marks else ""
    for i in range(max(first, 1), first + (last - first) // 3):
        if len(marks[i].key) > len(title) // 2 >= ECHO and marks[i].key in title:
            return next((j for j in range(i + 1, last) if scores[j] > 0), first)
    return first


def _below_the_head(units: Sequence[Unit], marks: Sequence[Mark], first: int, last: int) -> int:
    """Where the body begins when a deck was taken for its first paragraph: below the credits and dates that follow."""
    lines = []
    for i in range(first, min(first + 4, last)):
        sentences = sum(mark.letter == "p" for mark in marks[first:i])
        if sentences <= 1 and (is_byline(marks[i]) or _is_bare_byline(units, marks, i)):
            lines.append(i)
    return lines[-1] + 1 if lines else first


def _is_bare_byline(units: Sequence[Unit], marks: Sequence[Mark], i: int) -> bool:
    """Whether unit `i` holds names beside a date, or names that the text below does not speak of."""
    mark = marks[i]
    if not mark.names or mark.date is not None:
        return bool(mark.names)
    return share(content(" ".join(mark.names)), topic_of(units, i + 1)) == 0


def is_byline(mark: Mark) -> bool:
    """Whether a unit names authors or says when the text was published, and nothing else."""
    return mark.letter == "d" or any(credit.role == "author" for credit in mark.credits)


def find_headline(
    units: Sequence[Unit], marks: Sequence[Mark], first: int, topic: frozenset[str]
) -> int | None:
    """The index of the unit above the body that is most like a headline; None if there is none.

    The body begins at `first`; `topic` has the content words of its beginning.
    """
    table = weights()["headline"]
    candidates = headline_clues(units, marks, first, topic)
    scores = {i: table.weigh(clues) for i, clues in candidates}
    return max(scores, key=lambda i: (scores[i], -i), default=None)


def headline_clues(
    units: Sequence[Unit], marks: Sequence[Mark], first: int, topic: frozenset[str]
) -> list[tuple[int, list[Clue]]]:
    """Each unit above the body that may be the headline, with what speaks for it; as in `find_headline`."""
    candidates = [i for i in range(max(0, first - HEAD), first) if marks[i].letter not in "bcdg"]
    title = marks[0].key[:LONGEST] if marks else ""
    title_words = content(title)
    echoed = any(len(marks[i].key) >= ECHO and marks[i].key in title for i in candidates if i)
    out = []
    for i in candidates:
        key, words = marks[i].key, content(units[i].text[:LONGEST])
        byline = next((j - i for j in range(i + 1, first) if is_byline(marks[j]) or marks[j].names), HEAD)
        clues = [(clue, 1.0) for clue in marks[i].clues]
        clues += [
            ("the first of few lines", float(i == 0 and first <= FEW)),
            ("the first of many lines", float(i == 0 and first > FEW)),
            ("a first line that is echoed", float(i == 0 and echoed)),
            ("within the first line", float(i > 0 and len(key) >= ECHO and key in title)),
            ("its words in the first line", share(words, title_words) if i else 0.0),
            ("its words in the body", share(words, topic)),
            ("near the body", 1.0 / (first - i)),
            ("near a byline below", 1.0 / byline),
            ("a sentence below", float(i + 1 < first and marks[i + 1].letter == "p")),
            ("set off above", float(units[i].gap > 0)),
            ("a site name at the end", float(bool(SITE.search(units[i].text)))),
        ]
        out.append((i, clues))
    return out


def topic_of(units: Sequence[Unit], first: int) -> frozenset[str]:
    """The content words of the beginning of the body, which begins at `first`."""
    return content(" ".join(unit.text[:LONGEST] for unit in units[first : first + TOPIC]))


def content(text: str) -> frozenset[str]:
    """The words of `text` that are long enough to mean something; where there are no spaces, pairs of signs."""
    words = frozenset(
        word for word in CONTENT.findall(text.casefold().replace("\u00ad", "")) if len(word) > 3
    )
    if any(len(word) > 12 and not word.isascii() for word in words):
        words |= frozenset(word[i : i + 2] for word in words for i in range(len(word) - 1))
    return words


def share(words: frozenset[str], others: frozenset[str]) -> float:
    """How many of `words` are among `others`, 0 to 1; a word or two say little."""
    return len(words & others) / max(len(words), FEW_WORDS)
