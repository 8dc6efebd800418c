"""What the headings of a text in Markdown say: which unit is the headline, which ones part the body."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.article import Unit
from newsparse.labels import Label
from newsparse.markdown_lines import Plain
from newsparse.marks import Mark
from newsparse.zones import Zones

OPEN = frozenset(("paragraph", "boilerplate"))  # what a heading in the body may have been taken for
TOLD = frozenset("bcdg")  # marks that say what a unit is, be it a heading or not


def titled(units: Sequence[Unit], zones: Zones, plain: Plain) -> Zones:
    """`zones` with the title of the text as its headline, if that stands above the body."""
    title = next((i for i in range(zones.first) if units[i].first == plain.title), None)
    return zones if title is None else zones._replace(headline=title)


def with_subheads(
    units: Sequence[Unit], marks: Sequence[Mark], labels: Sequence[Label], plain: Plain
) -> list[Label]:
    """`labels` with the headings within the body as subheads, but for those that are furniture."""
    return [
        Label("subhead", "body")
        if label.zone == "body"
        and label.kind in OPEN
        and unit.first in plain.headings
        and mark.letter not in TOLD
        else label
        for unit, mark, label in zip(units, marks, labels, strict=True)
    ]
