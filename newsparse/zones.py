"""Where the article begins and ends: its head, body and tail.

Two passes, as jusText does: a unit is weighed alone, then again among its neighbours. The body is the
run of units with the largest sum of evidence, mended where a deck, a notice or a short sentence hid its ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import mul
from typing import TypeAlias

from newsparse.article import Unit
from newsparse.headlines import ECHO, find_headline
from newsparse.marks import LETTERS as MARK_LETTERS
from newsparse.marks import Mark, has_date, is_byline
from newsparse.topics import LONGEST, content, share, topic_of
from newsparse.weights import Clue, likelihood, weights

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
FLOOR, CEILING = -0.2, 4.0  # what one unit may add to the sum of a run: furniture inside it is no end
OPENING = 10  # units that may open a body with its byline and dates
BYLINE = "a byline word alone"
CARRY = 1.5  # log odds by which a sentence beside a paragraph may fall short


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
    index or None; `topic` has the content words of the beginning of the body. `certain`: where the body begins and
    ends was not found but known.
    """

    first: int
    last: int
    headline: int | None
    around: Sequence[Degrees]
    scores: Sequence[float]
    carried: frozenset[int]
    topic: frozenset[str]
    certain: bool = False


def find_zones(units: Sequence[Unit], marks: Sequence[Mark]) -> Zones:
    """Where the body of a text begins and ends, and which unit above it is the headline."""
    around = surroundings(units, marks, alone(marks))
    scores = score_units(marks, around)
    if any(score > 0 for score in scores):
        first, last = best_run(scores)
        first = _below_the_title(marks, scores, first, last)
        below = _below_the_head(units, marks, first, last)
        first, last = _up_to_the_head(units, marks, scores, below), _down_to_the_tail(marks, scores, last)
        carried = _carried(marks, scores, first, last) | frozenset(range(first, below))
    else:
        carried = frozenset(i for i in range(1, len(units)) if marks[i].letter == "p")
        first, last = min(carried, default=len(units)), max(carried, default=len(units) - 1) + 1
    topic = topic_of(units, first)
    headline = find_headline(units, marks, first, topic)
    return Zones(first, last, headline, around, scores, carried, topic)


def whole_body(units: Sequence[Unit], marks: Sequence[Mark]) -> Zones:
    """The zones of a text that is known to be a body alone, without a headline; a byline or date that opens it, and
    what stands around that, is its head."""
    around = surroundings(units, marks, alone(marks))
    scores = score_units(marks, around)
    sentences = frozenset(i for i, mark in enumerate(marks) if mark.letter == "p" and scores[i] <= 0)
    prose = next((i for i, score in enumerate(scores) if score > 0 or i in sentences), 0)
    signed = prose <= OPENING and any(mark.letter in "cd" or BYLINE in mark.clues for mark in marks[:prose])
    first = prose if signed else 0
    return Zones(first, len(units), None, around, scores, sentences, topic_of(units, first), certain=True)


def _carried(marks: Sequence[Mark], scores: Sequence[float], first: int, last: int) -> frozenset[int]:
    """The sentences that fall a little short of body text, but stand directly beside a paragraph of it.

    As with an edge in a picture: what is strong begins a line, what is weaker may go on with it.
    """
    weak = {i for i, mark in enumerate(marks) if -CARRY < scores[i] <= 0 and mark.letter == "p"}
    carried: set[int] = set()
    for i in sorted(weak):
        above = first < i < last and (scores[i - 1] > 0 or i - 1 in carried)
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
        if sentences <= 1 and _is_of_the_head(units, marks, i):
            lines.append(i)
    return lines[-1] + 1 if lines else first


def _up_to_the_head(units: Sequence[Unit], marks: Sequence[Mark], scores: Sequence[float], first: int) -> int:
    """Where the body begins when a sentence right below credits or dates fell a little short of body text."""
    begin = first
    while begin and -CARRY < scores[begin - 1] <= 0 and marks[begin - 1].letter == "p":
        begin -= 1
    above = range(max(0, begin - NEAR), begin)
    return begin if any(_is_of_the_head(units, marks, i) for i in above) else first


def _down_to_the_tail(marks: Sequence[Mark], scores: Sequence[float], last: int) -> int:
    """Where the body ends when a sentence below its last paragraph fell a little short, and others may follow."""
    while 0 < last < len(marks) and marks[last].letter == "p":
        if scores[last] <= 0 and (scores[last] <= -CARRY or scores[last - 1] <= 0):
            break
        last += 1
    return last


def _is_of_the_head(units: Sequence[Unit], marks: Sequence[Mark], i: int) -> bool:
    """Whether unit `i` is a byline, or a date for the most part."""
    mark = marks[i]
    if mark.date is not None and has_date(mark) and 3 * len(mark.date.rest) <= len(units[i].text):
        return True
    return is_byline(mark) or _is_bare_byline(units, marks, i)


def _is_bare_byline(units: Sequence[Unit], marks: Sequence[Mark], i: int) -> bool:
    """Whether unit `i` holds names beside a date, or names that the text below does not speak of."""
    mark = marks[i]
    if not mark.names or mark.date is not None:
        return bool(mark.names)
    return share(content(" ".join(mark.names)), topic_of(units, i + 1)) == 0
