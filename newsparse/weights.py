"""What each clue weighs: the models of weights.toml, fitted by tests/fit_weights.py.

A model answers one question (is this line body text, the headline, a byline, …) by the sum of what its
clues weigh. Each clue has a name, so that a reason can be read.
"""

from __future__ import annotations

import math
import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

Clue: TypeAlias = tuple[str, float]
"""A clue and the degree, 0 to 1, to which it holds."""


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
