"""What is known of lines before any model is asked: a separator of the dump, a label of a database.

Such lines are set aside, the models see the rest as if the text were nothing else, and they are put back for
the blocks.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from newsparse.article import Dateline, Line, Unit
from newsparse.labels import Label
from newsparse.marks import Mark

SURE = 10.0  # what a reason weighs that leaves no question


class Imposed(NamedTuple):
    """A unit with the label that the dump gives it, and the reason; its mark holds the credits and the date read in it.

    `field` is the name under which the article's `fields` have its `value`, None for none; `dateline` is what it
    says of one.
    """

    unit: Unit
    mark: Mark
    label: Label
    reason: str
    field: str | None = None
    value: str = ""
    dateline: Dateline | None = None


def framed(
    lines: Sequence[Line], frame: Collection[int], reason: str = "a separator of the dump"
) -> list[Imposed]:
    """The lines of `frame`, by their numbers, as what belongs to the dump around the article, for this `reason`."""
    if not frame:
        return []
    numbers = [line.number for line in lines if line.number not in frame and line.text.strip()]
    first, last = (numbers[0], numbers[-1]) if numbers else (0, 0)
    return [
        Imposed(
            Unit(line.number, line.number, text, 0),
            Mark("b", ()),
            Label("boilerplate", "head" if line.number < first else "tail" if line.number > last else "body"),
            reason,
        )
        for line in lines
        if line.number in frame and (text := line.text.strip())
    ]


def without(lines: Sequence[Line], frame: Collection[int]) -> Sequence[Line]:
    """`lines` as if those of `frame` were not there: the text begins and ends with the others, and none of these
    comes to stand right below another that it did not."""
    if not frame:
        return lines
    return trimmed([Line(line.number, "", line.end) if line.number in frame else line for line in lines])


def trimmed(lines: Sequence[Line]) -> list[Line]:
    """`lines` without the blank ones at both ends."""
    filled = [i for i, line in enumerate(lines) if line.text.strip()]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []
