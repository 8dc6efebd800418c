"""Who signs a story without a word like "By": bare names, and notes on the author below the body.

The likeliest line counts and those around it; a name elsewhere is a topic, a teaser, a button.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsparse.article import Credit, Unit
from newsparse.credits import COLONS, by_role, read_outlets
from newsparse.cues import CreditWords
from newsparse.marks import Mark, credits_picture, has_date, names_author
from newsparse.names import has_job, is_house, is_initial, is_person, opening_person, opens_with_given_name
from newsparse.surroundings import NEAR
from newsparse.topics import LONGEST, content, share
from newsparse.weights import Clue, weights
from newsparse.zones import Zones

ABOVE = 6  # units above the headline in which a byline may stand
BELOW = 12  # units below the body in which one may, or a note on the author
BESIDE = 3  # units around a byline in which a second one may stand
LIKELY = 0.0  # log odds of a byline
DATED = 1.0  # log odds more where a date shares its line, between headline and body: 13 of 14 there sign
BESIDE_SCORE = -2.0  # log odds that are enough for a name directly beside a byline
NOTE = 8  # words behind a name in which a note on the author tells the job
NOTES = 4  # units at the end of the body in which a note on an author may stand
SURE = frozenset((  # clues that names are of people, or of an agency
    "a given name", "an agency or outlet in it", "a job above", "a job below", "a byline word above",
    "above and below the body", "a note on somebody",
))  # fmt: skip
BESIDE_NAME = frozenset(("a date next", "a date above", "a bar", "a link or address"))  # of a byline
RARE = 3  # words of a name that opens with no known given name
FEW = frozenset(("1 word", "2 words", "3-4 words"))  # which say nothing of a picture
BEFORE = 4  # words before the name in one: "The Kallow poet Anna Keller is ..."


class Signed(NamedTuple):
    """A text in which bylines are looked for."""

    units: Sequence[Unit]
    marks: Sequence[Mark]
    zones: Zones
    words: CreditWords


Candidates = Mapping[int, tuple[str, ...]]
"""The units that may sign a text, by their index, with the names on them."""


def find_bylines(text: Signed) -> Mapping[int, tuple[Credit, ...]]:
    """The units that sign `text`, by their index, with their credits; empty if none is likely to."""
    people = {i: _credits(text, i, names) for i, names in find_signers(text).items()}
    return people or find_filed(text) or find_outlet(text)


def find_filed(text: Signed) -> Mapping[int, tuple[Credit, ...]]:
    """The line between headline and body with people and their news agency: "Anna Keller, PAP".

    With brackets, "Anna Keller (PAP)", it would be the credit of a picture, but not between headline and date.
    """
    headline = text.zones.headline
    for i in range(headline + 1, text.zones.first) if headline is not None else ():
        line, above = text.units[i].text, text.marks[i - 1]
        dated = i - 1 == headline and any(mark.letter == "d" for mark in text.marks[i + 1 : i + 2])
        names = tuple(line.removesuffix(")").split(" (" if dated and line[-1] == ")" else ", "))
        if above.letter != "g" and _are_filed(names, text.words):
            return {i: tuple(by_role(Credit("author", names, line), text.words))}
    return {}


def _are_filed(names: Sequence[str], words: CreditWords) -> bool:
    """Whether `names` are those of people and, behind them, of a news agency."""
    *people, agency = names
    return agency in words.news and bool(people) and all(is_person(name, words) for name in people)


def _credits(text: Signed, i: int, names: tuple[str, ...]) -> tuple[Credit, ...]:
    """The credits of a unit with nothing but `names`: people are authors, agencies a source."""
    date = text.marks[i].date
    line = date.rest if date and date.rest else text.units[i].text
    return tuple(by_role(Credit("author", names, line), text.words))


def find_outlet(text: Signed) -> Mapping[int, tuple[Credit, ...]]:
    """The line between headline and body that has an outlet or a desk where a person would stand, "By TPN"."""
    headline = text.zones.headline
    for i in range(headline + 1, text.zones.first) if headline is not None else ():
        called = "a byline word alone" in text.marks[i - 1].clues
        outlets = read_outlets(text.units[i].text, called, text.words)
        if outlets and not text.marks[i].credits:
            return {i: (Credit("source", outlets, text.units[i].text),)}
    return {}


def find_signers(text: Signed) -> Candidates:
    """The units that sign `text` with names; empty if none is likely to."""
    found = candidates(text)
    table = weights()["byline"]
    weighed = {
        i: table.weigh(clues) + (DATED if is_dated(text, i) else 0.0)
        for i, clues in byline_clues(text, found)
        if _may_name(text, i, found[i], clues)
    }
    scores = _of_signers(text, weighed)
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is None or scores[best] <= LIKELY:
        return {}
    group = {best}
    while more := {i for i in scores if i not in group and _belongs(i, scores[i], group)}:
        group |= more
    return {i: found[i] for i in sorted(group)}


def is_dated(text: Signed, i: int) -> bool:
    """Whether a unit stands between headline and body and has a date."""
    headline = text.zones.headline
    return text.marks[i].date is not None and headline is not None and headline < i < text.zones.first


def _of_signers(text: Signed, scores: Mapping[int, float]) -> Mapping[int, float]:
    """`scores` without names that are of a picture: of who took it, and, if another is likely, of whom it shows."""
    scores = {i: score for i, score in scores.items() if not _took_picture(text, i, scores)}
    others = {
        i: score for i, score in scores.items() if not any(map(credits_picture, text.marks[i + 1 : i + 2]))
    }
    return others if any(score > LIKELY for score in others.values()) else scores


def _took_picture(text: Signed, i: int, scores: Mapping[int, float]) -> bool:
    """Whether a name stands in the head below what a picture shows, and that below the byline of the text.

    Below a date alone a sentence may be a deck, and a caption is one only by its words.
    """
    marks, headline = text.marks, text.zones.headline
    if headline is None or not headline + 1 < i < text.zones.first:
        return False
    above = range(headline + 1, i - 1)
    signed = any(names_author(marks[j]) or (j in scores and scores[j] > LIKELY) for j in above)
    if marks[i - 1].letter == "g":
        return signed or any(marks[j].letter == "d" for j in above)
    return signed and marks[i - 1].letter in "pt" and FEW.isdisjoint(marks[i - 1].clues)


def candidates(text: Signed) -> Candidates:
    """The bare names around the headline, above and below the body, and the notes on somebody below it.

    Those of a caption with a label in it are in the picture, and what ends in a colon announces what follows.
    """
    marks, zones = text.marks, text.zones
    found = {
        i: marks[i].names for i in _places(text) if marks[i].names and _is_bare_name(text.units[i], marks[i])
    }
    for i in zones.below(BELOW):
        name = None if i in found or marks[i].credits else noted(text.units[i].text, text.words)
        if name:
            found[i] = (name,)
    return found


def _is_bare_name(unit: Unit, mark: Mark) -> bool:
    """Whether a unit with a name may be a bare byline."""
    other = mark.letter == "b" or (mark.letter == "g" and ":" in unit.text)
    return not mark.credits and not other and unit.text[-1] not in COLONS


def _may_name(text: Signed, i: int, names: Sequence[str], clues: Iterable[Clue]) -> bool:
    """Whether the `names` of unit `i` may be those of people, by its `clues` and its words.

    Whom the headline speaks of is its topic. Where nothing shows that they are people, a lone short one may still be
    one beside a date or a bar: not "Silicon Valley" below a headline, and not where nouns are written like names.
    """
    if _is_in_headline(text, names):
        return False
    told = {clue for clue, degree in clues if degree}
    tokens = text.units[i].text.split()
    if not told.isdisjoint(SURE) or has_job(tokens, text.words) or is_initial(tokens[0]):
        return True
    if text.words.capital_nouns or len(names) > 1 or len(names[0].split()) > RARE:
        return False
    return text.marks[i].date is not None or not told.isdisjoint(BESIDE_NAME)


def _is_in_headline(text: Signed, names: Sequence[str]) -> bool:
    """Whether the headline speaks of all `names`: not in "Anna Keller: Why the ferry must stay", which she may sign."""
    title = "" if text.zones.headline is None else text.units[text.zones.headline].text
    return all(
        name in title and not title.startswith(tuple(name + colon for colon in COLONS)) for name in names
    )


def _places(text: Signed) -> Iterator[int]:
    zones = text.zones
    if zones.headline is not None:
        yield from range(max(0, zones.headline - ABOVE), zones.headline)
        yield from range(zones.headline + 1, zones.first)
    yield from zones.below(BELOW)


def noted(text: str, words: CreditWords) -> str | None:
    """Whom a note on the author is about: "Anna Keller is a reporter in Kallow." None if it is no such note."""
    opened = opening_person(text[:LONGEST], words)
    if opened is None:
        return None
    name, rest = opened
    tokens = rest.split()[: NOTE + 1]
    return name if len(tokens) > 2 and tokens[0][0].islower() and has_job(tokens[1:], words) else None


def without_notes(text: Signed) -> Zones:
    """The zones of `text`, with a body that ends above a note on somebody whose name stands above the body.

    Nobody signs what goes on to speak of them: on the measured dumps such a unit at the end was a note each time.
    """
    units, marks, zones = text.units, text.marks, text.zones
    above = marks[max(0, (zones.headline or 0) - ABOVE) : zones.first]
    people = {name for mark in above for name in (*mark.names, *_authors(mark)) if " " in name}
    for i in range(max(zones.first + 1, zones.last - NOTES), zones.last) if people else ():
        told = [] if marks[i].credits else [name for name in people if _opens_with(name, units[i].text)]
        if told and not any(name in units[j].text for name in told for j in range(zones.first, i)):
            return zones._replace(last=i)
    return zones


def _authors(mark: Mark) -> Iterator[str]:
    return (name for credit in mark.credits if credit.role == "author" for name in credit.names)


def _opens_with(name: str, text: str) -> bool:
    """Whether `text` comes to speak of somebody of this `name` at once, after a few words at most."""
    at = text[:LONGEST].find(name)
    return at >= 0 and len(text[:at].split()) <= BEFORE


def signed_until(marks: Sequence[Mark], last: int) -> int:
    """Where the lines end that sign a story right below its body: names, jobs, credits, dates and nothing else."""
    end = last
    while end < min(last + NEAR, len(marks)) and (
        marks[end].letter in "ncd" or "a job alone" in marks[end].clues
    ):
        end += 1
    return end


def byline_clues(text: Signed, found: Candidates) -> Iterator[tuple[int, list[Clue]]]:
    """What speaks for each of the candidates `found` as a byline.

    A name that the body goes on to speak of is a topic or a place, hardly ever the author; one that stands
    above the body and again below it is hardly ever anything else.
    """
    units, marks, zones = text.units, text.marks, text.zones
    headline = zones.headline or 0
    title = content(units[headline].text[:LONGEST]) if zones.headline is not None else frozenset()
    end = signed_until(marks, zones.last)
    above = {name for i, names in found.items() if i < zones.first for name in names}
    below = {name for i, names in found.items() if i >= zones.last for name in names}
    for i, names in found.items():
        mark = marks[i]
        words = content(" ".join(names))
        before = marks[i - 1].clues if i else ()
        after = marks[i + 1].clues if i + 1 < len(marks) else ()
        yield (
            i,
            [
                *((clue, 1.0) for clue in mark.clues),
                ("its words in the body", share(words, zones.topic)),
                ("its words in the headline", share(words, title)),
                ("near the headline", 1.0 / (i - headline) if headline < i < zones.first else 0.0),
                ("near the body", 1.0 / (zones.first - i) if i < zones.first else 0.0),
                ("above the headline", float(i < headline)),
                ("after the body", float(i >= zones.last)),
                ("right after the body", float(i == zones.last)),
                ("near the end of the body", 1.0 / (i - zones.last + 1) if i >= zones.last else 0.0),
                ("a given name", _given(names, text.words)),
                ("an agency or outlet in it", float(any(is_house(name, text.words) for name in names))),
                ("in the lines that sign", float(zones.last <= i < end)),
                (
                    "a note on somebody",
                    float(i >= zones.last and noted(units[i].text, text.words) is not None),
                ),
                (
                    "above and below the body",
                    float(not (below if i < zones.first else above).isdisjoint(names)),
                ),
                ("a date with it", float(has_date(mark))),
                ("a date next", float(any(other.letter == "d" for other in marks[i + 1 : i + 3]))),
                ("a date above", float("a line of dates" in before)),
                ("a byline word above", float("a byline word alone" in before)),
                ("a job below", float("a job alone" in after)),
                ("a job above", float("a job alone" in before)),
                ("a name above", float("a name" in before)),
                ("a name below", float("a name" in after)),
                ("a sentence above", float(i > 0 and marks[i - 1].letter == "p")),
                ("a caption above", float(i > 0 and marks[i - 1].letter == "g")),
            ],
        )


def _given(names: Sequence[str], words: CreditWords) -> float:
    """The share of the people among `names` whose names open with a given name."""
    people = [name for name in names if not is_house(name, words)]
    return sum(opens_with_given_name(name, words) for name in people) / len(people) if people else 0.0


def _belongs(i: int, score: float, group: set[int]) -> bool:
    """Whether a name is of the byline that `group` is: a likely one near it, or almost any directly beside it."""
    distance = min(abs(i - j) for j in group)
    return distance <= BESIDE and score > (LIKELY if distance > 1 else BESIDE_SCORE)
