"""What stands around each unit of a text, and how likely that makes it body text.

Two passes, as jusText does: a unit is weighed alone, then again among its neighbours.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, groupby, islice, repeat
from operator import mul
from typing import Any, Final, TypeAlias, TypeVar, overload

from newsparse.article import Unit
from newsparse.lines import texts_of
from newsparse.marks import AD, Mark, credits_picture
from newsparse.marks import LETTERS as MARK_LETTERS
from newsparse.topics import LONGEST
from newsparse.weights import Clue, Sums, weights

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
    "tail opened, prose to come",
    "a text of prose",
)
EDGE = "-"  # of the text, in place of a letter
LETTERS = (EDGE, "t", *dict.fromkeys(letter for letter, _ in MARK_LETTERS))
NEAR = 6  # units on either side that count as the neighbourhood
BEGUN = 0.2  # share of the prose of a text above a line that may open its tail
TAIL = frozenset(("tail: start", "tail: whole"))  # of units with the letters of furniture, credits and dates
QUOTED = "starts with a quote"
WHOLE = "furniture: whole"
SENTENCES = frozenset((  # of prose, not of teasers
    "12-19 words", "20-29 words", "30-49 words", "50 words or more",
))  # fmt: skip
T = TypeVar("T")
_DEGREES: Final = "d"  # of an array, which takes a quarter of what a list of them does
_INDEXES: Final = "q"  # of one, too


class Neighbours:
    """Which units of a text are next to each other, when what only interrupts it is looked past.

    That is an advertisement, or a quotation of nothing, wherever it stands, and between two long sentences what is
    furniture as a whole, and a picture with its caption.
    """

    __slots__ = ("_count", "_down", "_up", "between")

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._count = len(marks)
        passing = (
            i
            for i, mark in enumerate(marks)
            if (mark.letter in "bcg" and _interrupts(mark)) or (not mark.key and _is_empty(mark))
        )
        self.between = array(_INDEXES, _between(marks, array(_INDEXES, passing)))
        # Each unit, or in place of one of these what stands beyond: to walk over a long run each time takes long.
        self._up = array(_INDEXES, range(self._count if self.between else 0))
        self._down = self._up[:]
        for i in self.between:
            self._up[i] = self.above(i)
        for i in reversed(self.between):
            self._down[i] = self.below(i)

    def above(self, i: int) -> int:
        """The unit next above unit `i`; -1 if there is none."""
        return self._up[i - 1] if self.between and i else i - 1

    def below(self, i: int) -> int:
        """The unit next below unit `i`; one behind the last if there is none."""
        return self._down[i + 1] if self.between and i + 1 < self._count else i + 1

    def seen(self, values: Sequence[T], edge: T) -> tuple[Sequence[T], Sequence[T]]:
        """`values` of the units as they are seen from below and from above.

        In place of what interrupts that is what stands behind it; `edge`, if there is nothing.
        """
        if not self.between:
            return values, values
        from_below, from_above = list(values), list(values)
        for i in self.between:
            from_below[i] = from_below[i - 1] if i else edge
        for i in reversed(self.between):
            from_above[i] = from_above[i + 1] if i + 1 < self._count else edge
        return from_below, from_above


def _interrupts(mark: Mark) -> bool:
    """Whether a unit with the letter of furniture, a credit or a caption is one that may be looked past."""
    if mark.letter == "b":
        return WHOLE in mark.clues and TAIL.isdisjoint(mark.clues)
    return mark.letter == "g" or credits_picture(mark)


def _is_empty(mark: Mark) -> bool:
    """Whether a unit is a quotation of nothing, what is left of one that was shown apart."""
    return QUOTED in mark.clues and not mark.key


def _between(marks: Sequence[Mark], passing: Sequence[int]) -> Iterator[int]:
    """Those units of `passing`, indices in order, that stand between sentences, or are advertisements.

    With the credit of a picture goes the line above it; a sentence there may be its caption.
    """
    for _, run in groupby(enumerate(passing), key=lambda place: place[1] - place[0]):
        units = array(_INDEXES, (i for _, i in run))
        first, last = units[0] - (marks[units[0]].letter == "c"), units[-1]
        inside = first > 0 and last < len(marks) - 1 and marks[first].letter in "tgb"
        if inside and _is_sentence(marks[first - 1]) and _is_sentence(marks[last + 1]):
            yield from range(first, last + 1)
        else:
            yield from (i for i in units if AD in marks[i].clues or _is_empty(marks[i]))


def _is_sentence(mark: Mark) -> bool:
    return mark.letter == "p" and not SENTENCES.isdisjoint(mark.clues)


def alone(marks: Sequence[Mark]) -> Sequence[float]:
    """How likely each unit is body text, judged by its own clues."""
    likelihoods = weights()["alone"].likelihoods
    return array(_DEGREES, (likelihoods[mark.clues] for mark in marks))


class Surroundings(Sequence[Degrees]):
    """What stands around each unit of a text: the degrees, 0 to 1, of the clues of AROUND, in their order.

    Kept in columns, as they are mostly asked for all at once: the likelihoods as `prose`, with NEAR more at both ends
    for the edge; their `sums`; the share of the prose before each unit and behind the last; how near a `tail` opened.
    What interrupts the text is as likely prose as what stands around it: its `neighbours` do not see it.
    """

    __slots__ = ("density", "neighbours", "prose", "shares", "sums", "tail")

    def __init__(self, units: Sequence[Unit], marks: Sequence[Mark], prose: Sequence[float]) -> None:
        edge = (0.0,) * NEAR
        self.neighbours = Neighbours(marks)
        seen = map(min, *self.neighbours.seen(prose, 0.0)) if self.neighbours.between else prose
        self.prose = array(_DEGREES, chain(edge, seen, edge))
        self.sums = array(_DEGREES, accumulate(self.prose, initial=0.0))
        lengths = map(min, map(len, texts_of(units)), repeat(LONGEST))
        mass = array(_DEGREES, accumulate(map(mul, prose, lengths), initial=0.0))
        whole = mass[-1] or 1.0
        self.shares = array(_DEGREES, (each / whole for each in mass))
        self.tail = _tail_opened(marks, self.shares)
        self.density = sum(prose) / (len(prose) or 1)

    def __len__(self) -> int:
        return len(self.tail)

    @overload
    def __getitem__(self, index: int) -> Degrees: ...
    @overload
    def __getitem__(self, index: slice) -> list[Degrees]: ...
    def __getitem__(self, index: int | slice) -> Degrees | list[Degrees]:
        if isinstance(index, slice):
            return [self[i] for i in range(len(self))[index]]
        return self._degrees(range(len(self))[index])

    def _degrees(self, i: int) -> Degrees:
        at, sums = i + NEAR, self.sums
        two_above, above, _, below, two_below = self.prose[at - 2 : at + 3]
        before, after = self.shares[i], self.shares[i + 1]
        break_above = 1.0 - max(above, two_above)
        return (
            above,
            two_above,
            below,
            two_below,
            (sums[at] - sums[i]) / NEAR,
            (sums[at + NEAR + 1] - sums[at + 1]) / NEAR,
            1.0 - abs(1.0 - before - after),
            before * break_above,
            1.0 - max(below, two_below) if before < 0.005 else 0.0,
            break_above if after > 0.995 else 0.0,
            self.tail[i],
            self.tail[i] * (1.0 - after),
            self.density,
        )


def clues_in_place(marks: Sequence[Mark], around: Surroundings, i: int) -> list[Clue]:
    """All that speaks for or against unit `i` as body text: its own clues and those of its place."""
    return [*((clue, 1.0) for clue in marks[i].clues), *clues_around(marks, around, i)]


def clues_around(marks: Sequence[Mark], around: Surroundings, i: int) -> list[Clue]:
    """The same without its own clues."""
    return [*zip(AROUND, around[i], strict=True), *_beside(marks, around.neighbours, i)]


def score_units(marks: Sequence[Mark], around: Surroundings) -> Sequence[float]:
    """The log odds of each unit as body text: what weighing `clues_in_place` comes to, without the lists."""
    model = weights()["body"]
    table, bias = model.clues, model.bias
    w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12 = (table[clue] for clue in AROUND)
    dense = w12 * around.density
    below = {letter: table[f"below {letter}"] for letter in LETTERS}
    above = {letter: table[f"above {letter}"] for letter in LETTERS}
    scores = (
        bias
        + own
        + (
            w0 * p1 + w1 * p2 + w2 * n1 + w3 * n2
            + w4 * ((here - far_above) / NEAR)
            + w5 * ((far_below - next_below) / NEAR)
            + w6 * (1.0 - abs(1.0 - before - after))
            + w7 * (before * (1.0 - (max(p1, p2))))
            + (w8 * (1.0 - (max(n1, n2))) if before < 0.005 else 0.0)
            + (w9 * (1.0 - (max(p1, p2))) if after > 0.995 else 0.0)
            + w10 * tail
            + w11 * (tail * (1.0 - after))
            + dense
        )
        + below[letter_above]
        + above[letter_below]
        for own, p1, p2, n1, n2, far_above, here, next_below, far_below, before, after, tail, letter_above, letter_below
        in _columns(marks, around, model.sums)
    )  # fmt: skip
    return array(_DEGREES, scores)


def _columns(marks: Sequence[Mark], around: Surroundings, own: Sums) -> Iterator[tuple[Any, ...]]:
    """What `score_units` weighs of each unit, side by side: the sum of its `own` clues; the prose one and two units
    above, then below; the sums up to where the neighbourhood begins, to the unit, to the next, and to where it ends;
    the share of the prose before it, and after; how near the tail opened; the letters above and below."""
    prose, sums = around.prose, around.sums
    seen_above, seen_below = around.neighbours.seen([mark.letter for mark in marks], EDGE)
    return zip(
        (own[mark.clues] for mark in marks),
        _from(prose, NEAR - 1), _from(prose, NEAR - 2), _from(prose, NEAR + 1), _from(prose, NEAR + 2),
        sums, _from(sums, NEAR), _from(sums, NEAR + 1), _from(sums, 2 * NEAR + 1),
        around.shares, _from(around.shares, 1), around.tail,
        chain(EDGE, seen_above), chain(_from(seen_below, 1), EDGE),
        strict=False,
    )  # fmt: skip


def _from(column: Sequence[T], start: int) -> Iterator[T]:
    """`column` from an index on, without a copy of it."""
    return islice(column, start, None)


def _beside(marks: Sequence[Mark], neighbours: Neighbours, i: int) -> tuple[Clue, Clue]:
    """The marks next above and below unit `i`, as clues."""
    a, b = neighbours.above(i), neighbours.below(i)
    above = marks[a].letter if a >= 0 else EDGE
    below = marks[b].letter if b < len(marks) else EDGE
    return (f"below {above}", 1.0), (f"above {below}", 1.0)


def _tail_opened(marks: Sequence[Mark], before: Sequence[float]) -> Sequence[float]:
    """For each unit, how near above it is a line that opens the tail: 1 directly below, less further down.

    `before` is the share of the prose above each unit: such a line is one of a menu where hardly any is. A label with
    what it announces, "See also: ...", opens nothing.
    """
    out, distance = array(_DEGREES), 1000
    for mark, share_above in zip(marks, before, strict=False):
        out.append(1.0 / distance)
        distance += 1
        opens = share_above > BEGUN and mark.letter in "bcd" and not TAIL.isdisjoint(mark.clues)
        if opens and "furniture: label" not in mark.clues:
            distance = 1
    return out
