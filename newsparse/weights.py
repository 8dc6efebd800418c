"""What each clue weighs: the models of weights.toml, fitted by tests/fit_weights.py.

A model answers one question (is this line body text, the headline, a byline, …) by the sum of what its
clues weigh. Each clue has a name, so that a reason can be read.
"""

from __future__ import annotations

import math
import os
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeAlias

REMEMBERED = 8192  # sums that are kept of each model

Clue: TypeAlias = tuple[str, float]
"""A clue and the degree, 0 to 1, to which it holds."""


class Table(dict[str, float]):
    """What each clue weighs; nothing, for one that the model does not know."""

    def __missing__(self, clue: str) -> float:
        return 0.0


class Sums(dict[tuple[str, ...], float]):
    """What the clues of a mark come to as a whole, by a function: most marks have clues that others had before."""

    def __init__(self, add_up: Callable[[tuple[str, ...]], float]) -> None:
        super().__init__()
        self._add_up = add_up

    def __missing__(self, clues: tuple[str, ...]) -> float:
        if len(self) >= REMEMBERED:
            self.clear()
        self[clues] = total = self._add_up(clues)
        return total


class Weights:
    """What each clue weighs for one question; `bias` is what is there before any clue.

    `sums` has the sum for all clues of a mark, `likelihoods` the probability that they alone come to.
    """

    def __init__(self, bias: float, clues: Table) -> None:
        self.bias = bias
        self.clues = clues
        self.sums = Sums(self._sum)
        self.likelihoods = Sums(lambda clues: likelihood(self.bias + self.sums[clues]))

    def _sum(self, clues: tuple[str, ...]) -> float:
        return sum(map(self.clues.__getitem__, clues))

    def weigh(self, clues: Iterable[Clue]) -> float:
        """The sum for clues that are there to the degree given, 0 to 1; positive is yes."""
        table = self.clues
        return self.bias + sum(table[clue] * degree for clue, degree in clues)

    def weigh_beside(self, own: tuple[str, ...], others: Iterable[Clue]) -> float:
        """What `weigh` comes to for all clues of a mark, its `own`, and the `others` behind them."""
        total, table = self.sums[own], self.clues
        for clue, degree in others:
            total += table[clue] * degree
        return self.bias + total


@cache
def weights() -> dict[str, Weights]:
    """The weights of each question, by its name."""
    with open(os.path.join(os.path.dirname(__file__), "weights.toml"), "rb") as file:
        tables = tomllib.load(file)
    return {name: Weights(table["bias"], _clues(table["clues"])) for name, table in tables.items()}


def _clues(text: str) -> Table:
    """The clues of a model, one a line behind its weight; a literal string, as the lists of cues are, for speed."""
    lines = (line.partition(" ") for line in text.splitlines())
    return Table((clue, float(weight)) for weight, _, clue in lines)


def likelihood(score: float) -> float:
    """`score`, log odds, as a probability."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))
