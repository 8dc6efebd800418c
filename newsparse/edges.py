"""Where the body begins and ends, once it is known who signs there: a byline is no headline, a note on its author no
paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.bylines import senders, signs_first
from newsparse.marks import Mark
from newsparse.phrases import fold_key
from newsparse.regexes import late
from newsparse.signers import ABOVE, Signed, find_signers, noted
from newsparse.surroundings import NEAR
from newsparse.topics import LONGEST
from newsparse.zones import Zones

NOTES = 4  # units at the end of the body in which a note on an author may stand
BEFORE = 4  # words before the name in one: "The Kallow poet Anna Keller is ..."
SIGN = late(r"[a-z]{1,4}")  # of who wrote a text, behind a label


def without_byline_as_headline(text: Signed) -> Zones:
    """The zones of `text`, without a headline where a byline as the first line, right above the body, was taken for
    it: such a text has none, and no deck, so that its body begins at the first sentence."""
    if text.zones.headline != 0 or text.zones.first > NEAR:
        return text.zones
    label, colon, sign = text.units[0].text.partition(": ")
    initials = colon and fold_key(label) in text.words.by and SIGN.fullmatch(sign)  # "Von: ka"
    if not initials and not signs_first(text):
        return text.zones
    last = text.zones.first
    first = next((i for i in range(1, last) if text.marks[i].letter == "p"), last)
    carried = text.zones.carried.union(range(first, last))
    return text.zones._replace(headline=None, first=first, carried=carried)


def without_notes(text: Signed) -> Zones:
    """The zones of `text`, with a body that ends above who sent it, or a note on somebody who signs above the body.

    Nobody signs what goes on to speak of them: on the measured dumps such a unit at the end was a note each time.
    Above the last unit it has to be a name alone or to tell a job, and a bare name above the body has to be one that
    signs: a place, a house or who is on a picture may well open the last paragraphs.
    """
    units, marks, zones = text.units, text.marks, text.zones
    if zones.last - zones.first > 1 and senders(units[zones.last - 1].text, text.words):
        return zones._replace(last=zones.last - 1)
    above = max(0, (zones.headline or 0) - ABOVE)
    heads = marks[above : zones.first]
    people = {name for mark in heads for name in (*mark.names, *_authors(mark)) if " " in name}
    for i in range(max(zones.first + 1, zones.last - NOTES), zones.last) if people else ():
        line = units[i].text
        told = [] if marks[i].credits else [name for name in people if _opens_with(name, line)]
        if told and (i == zones.last - 1 or marks[i].letter == "n" or noted(line, text.words)):
            spoken = any(name in units[j].text for name in told for j in range(zones.first, i))
            ended = zones._replace(last=i)
            if not spoken and _sign(text._replace(zones=ended), told, range(above, zones.first)):
                return ended
    return zones


def _sign(text: Signed, names: Sequence[str], above: range) -> bool:
    """Whether one of `names` is that of an author in the units `above`, with a label or as a likely bare byline."""
    if any(name in _authors(text.marks[i]) for name in names for i in above):
        return True
    signers = find_signers(text)
    return any(name in signers.get(i, ()) for name in names for i in above)


def _authors(mark: Mark) -> Iterator[str]:
    return (name for credit in mark.credits if credit.role == "author" for name in credit.names)


def _opens_with(name: str, text: str) -> bool:
    """Whether `text` comes to speak of somebody of this `name` at once, after a few words at most."""
    at = text[:LONGEST].find(name)
    return at >= 0 and len(text[:at].split()) <= BEFORE
