"""What the headings of a text in Markdown say: which unit is the headline, which ones part the body."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.article import Unit
from newsparse.headlines import HEAD
from newsparse.labels import Label
from newsparse.markdown_lines import Plain
from newsparse.marks import Mark
from newsparse.zones import Zones

OPEN = frozenset(("paragraph", "boilerplate"))  # what a heading in the body may have been taken for
TOLD = frozenset("bcdg")  # marks that say what a unit is, be it a heading or not
WORDS = 4  # of a title beside which other headings stand above the body: fewer may be the name of the site


def titled(units: Sequence[Unit], zones: Zones, plain: Plain) -> Zones:
    """`zones` with the title of the text as its headline, if that stands above the body."""
    above = range(max(0, zones.first - HEAD), zones.first)
    headings = [i for i in above if units[i].first in plain.headings]
    title = next((i for i in headings if units[i].first == plain.title), None)
    if title is None or (len(headings) > 1 and len(units[title].text.split()) < WORDS):
        return zones
    return zones._replace(headline=title)


def with_subheads(
    units: Sequence[Unit], marks: Sequence[Mark], labels: Sequence[Label], plain: Plain
) -> list[Label]:
    """`labels` with the headings within the body as subheads, but for those that are furniture."""

    def parts(unit: Unit, mark: Mark, label: Label) -> bool:
        open_ = label.zone == "body" and label.kind in OPEN
        return open_ and unit.first in plain.headings and mark.letter not in TOLD

    return [
        Label("subhead", "body") if parts(unit, mark, label) else label
        for unit, mark, label in zip(units, marks, labels, strict=True)
    ]
