"""Texts in which bylines are looked for: a headline and two paragraphs, with the lines to test between and below."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.article import Unit
from newsparse.bylines import find_bylines
from newsparse.cues import load
from newsparse.marks import mark_units
from newsparse.signers import Signed
from newsparse.zones import find_zones

HEADLINE = "Ferry leaves the harbour without a captain"
FIRST = "The ferry left the pier before dawn, and nobody on the quay had seen who was at the wheel that day."
SECOND = "It came back in the evening with all its passengers, who said that they had not noticed anything."


def signed(head: Sequence[str], tail: Sequence[str] = (), language: str = "en") -> Signed:
    """A text with two paragraphs, the lines of `head` between them and the headline, those of `tail` below.

    There is a blank line above each.
    """
    lines = [HEADLINE, *head, FIRST, SECOND, *tail]
    units = [Unit(2 * i, 2 * i, line, 1) for i, line in enumerate(lines, 1)]
    marks = mark_units(units, load(language))
    first = 1 + len(head)
    zones = find_zones(units, marks)._replace(first=first, last=first + 2, headline=0, topic=frozenset())
    return Signed(units, marks, zones, load(language).credits)


def names(text: Signed) -> list[str]:
    """The authors whose bylines are found in `text`."""
    found = find_bylines(text).values()
    return [
        name for credits in found for credit in credits if credit.role == "author" for name in credit.names
    ]
