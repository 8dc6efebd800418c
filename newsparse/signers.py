"""Bare names that sign a text: the lines that may, the clues around each, and the likeliest of them.

A name elsewhere is a topic, a teaser, a button; one in the head may be of a picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsparse.article import Unit
from newsparse.cues import CreditWords
from newsparse.labelled import COLONS
from newsparse.makers import owner
from newsparse.marks import BYLINE, Mark, credits_picture, has_date, names_author
from newsparse.names import has_job, is_house, is_initial, is_person, opens_with_given_name
from newsparse.people import opening_person
from newsparse.regexes import late
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
SURE = frozenset((  # clues that names are of people, or of an agency
    "a given name", "an agency or outlet in it", "a job above", "a job below", "a byline word above",
    "above and below the body", "a note on somebody",
))  # fmt: skip
# Clues beside which a name that no list knows may sign.
BESIDE_NAME = frozenset(("a date next", "a date above", "a bar", "a link or address"))
BULLET = "a bullet"
RARE = 3  # words of a name that opens with no known given name
FEW = frozenset(("1 word", "2 words", "3-4 words"))  # which say nothing of a picture
SENTENCES = frozenset(("a sentence", "a long sentence"))  # which may be a caption
BORN = late(r"^\([^()]{4,40}\)\s")  # where and when, behind a name: "(Kallow, 1975)"
BESIDE_LABEL = 2  # units around a name with a label, of which two at least have one too in a list
LABELLED = late(r"[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20})?:\s\S")
CLOSED = late(r"[^\W\d_A-Z]{4}\.$")  # not behind "Ph.D."
GLUED_BAR = late(r"\w\|(\w.*)")


class Signed(NamedTuple):
    """A text in which bylines are looked for."""

    units: Sequence[Unit]
    marks: Sequence[Mark]
    zones: Zones
    words: CreditWords

    @property
    def below_headline(self) -> range:
        """The units between headline and body; none without a headline."""
        begin, first = self.zones.headline, self.zones.first
        return range(first, first) if begin is None else range(begin + 1, first)


Candidates = Mapping[int, tuple[str, ...]]
"""The units that may sign a text, by their index, with the names on them."""


def find_signers(text: Signed) -> Candidates:
    """The units that sign `text` with names; empty if none is likely to."""
    found = candidates(text)
    table = weights()["byline"]
    weighed = {
        i: table.weigh(clues) + (DATED if is_dated(text, i) else 0.0)
        for i, clues in byline_clues(text, found)
        if _may_name(text, i, found[i], clues) and not _is_pictured(text, i, found[i])
    }
    scores = _of_signers(text, weighed)
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is None or scores[best] <= LIKELY:
        return {}
    return {i: found[i] for i in sorted(_beside(best, scores))}


def _beside(best: int, scores: Mapping[int, float]) -> set[int]:
    """The `best` name and those of its byline: likely ones near it, or near one of these, on either side."""
    group = {best}
    for way in (sorted(i for i in scores if i > best), sorted((i for i in scores if i < best), reverse=True)):
        last = best
        for i in way:
            if abs(i - last) > BESIDE:
                break
            if _belongs(i, scores[i], last):
                group.add(i)
                last = i
    return group


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
    if is_above_with_picture(text, i):
        return True
    if headline is None or not headline + 1 < i < text.zones.first:
        return False
    above = range(headline + 1, i - 1)
    signed = any(names_author(marks[j]) or (j in scores and scores[j] > LIKELY) for j in above)
    if marks[i - 1].letter == "g":
        return signed or any(marks[j].letter == "d" for j in above)
    return signed and marks[i - 1].letter in "pt" and FEW.isdisjoint(marks[i - 1].clues)


def is_above_with_picture(text: Signed, i: int) -> bool:
    """Whether unit `i` is a person and nothing else above the headline, right below what a picture shows."""
    if not 0 < i < (text.zones.headline or 0) or text.units[i].gap:
        return False
    names, above = text.marks[i].names, text.marks[i - 1]
    shown = above.letter in "gp" and not SENTENCES.isdisjoint(above.clues)
    return shown and names == (text.units[i].text,) and is_person(names[0], text.words)


def _belongs(i: int, score: float, other: int) -> bool:
    """Whether a name is of the byline that the `other` is of: a likely one near it, or almost any right beside it."""
    distance = abs(i - other)
    return distance <= BESIDE and score > (LIKELY if distance > 1 else BESIDE_SCORE)


def candidates(text: Signed) -> Candidates:
    """The bare names around the headline, above and below the body, and the notes on somebody below it.

    Those of a caption with a label in it are in the picture, or made it, and what ends in a colon announces what
    follows.
    """
    marks, zones = text.marks, text.zones
    found = {
        i: marks[i].names
        for i in _places(text)
        if marks[i].names
        and _is_bare_name(text.units[i], marks[i])
        and not (owner(text.units[i].text, text.words) or _is_listed(text, i) or _is_among_labels(text, i))
    }
    for i in zones.below(BELOW):
        name = None if i in found or marks[i].credits else noted(text.units[i].text, text.words)
        if name:
            found[i] = (name,)
    return found


def _places(text: Signed) -> Iterator[int]:
    zones = text.zones
    if zones.headline is not None:
        yield from range(max(0, zones.headline - ABOVE), zones.headline)
    yield from text.below_headline
    yield from zones.below(BELOW)


def _is_bare_name(unit: Unit, mark: Mark) -> bool:
    """Whether a unit with a name may be a bare byline."""
    other = mark.letter == "b" or (mark.letter == "g" and ":" in unit.text)
    told = "," in unit.text and CLOSED.search(unit.text)  # of a picture: "Anna Keller, captain of the ferry."
    return not (mark.credits or other or told) and unit.text[-1] not in COLONS


def _is_listed(text: Signed, i: int) -> bool:
    """Whether unit `i` is of a list that a line above it announces: "New at the pier:", "• Anna Keller, steward"."""
    if BULLET not in text.marks[i].clues:
        return False
    while i and BULLET in text.marks[i].clues:
        i -= 1
    return text.units[i].text[-1] in COLONS


def _is_among_labels(text: Signed, i: int) -> bool:
    """Whether unit `i` has a label and stands in a list of those who made something else, as a play: "Director: Anna
    Keller" beside "Cast: …" and "Venue: …".
    """
    units, marks = text.units, text.marks
    if LABELLED.match(units[i].text) is None:
        return False
    beside = [j for j in range(max(0, i - BESIDE_LABEL), i + BESIDE_LABEL + 1) if j < len(units)]
    labelled = [j for j in beside if marks[j].letter in "tnp" and LABELLED.match(units[j].text)]
    return len(labelled) > BESIDE_LABEL


def noted(text: str, words: CreditWords) -> str | None:
    """Whom a note on the author is about: "Anna Keller (Kallow, 1975) is a reporter." None if it is no such note."""
    opened = opening_person(text[:LONGEST], words)
    if opened is None:
        return None
    name, rest = opened
    tokens = BORN.sub("", rest).split()[: NOTE + 1]
    return name if len(tokens) > 2 and tokens[0][0].islower() and has_job(tokens[1:], words) else None


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
    bar = GLUED_BAR.search(text.units[i].text)
    if bar and not text.words.common.issuperset(bar[1].casefold().split()):  # of a section and its outlet
        return False
    return text.marks[i].date is not None or not told.isdisjoint(BESIDE_NAME)


def _is_pictured(text: Signed, i: int, names: Sequence[str]) -> bool:
    """Whether unit `i` of the head is a name and no more, and a sentence above it or the body speaks of the whole name
    behind other words, "Ferry Minister Anna Keller said": it stands below the picture of somebody.

    A job before it may be that of who signs: "our reporter Anna Keller". What stands there twice, the second time right
    below the first, is a caption as well where it says more than the name: "Anna Keller, head of the ferry".
    """
    headline, zones = text.zones.headline, text.zones
    if headline is None or not headline < i < zones.first:
        return False
    line = text.units[i].text
    if names != (line,):
        return "," in line and any(unit.text == line for unit in text.units[i - 1 : i + 2 : 2])
    return any(
        text.marks[j].letter == "p"
        and _speaks_of(text.units[j].text, line, text.words)
        and (j > i or not text.units[j].text.rstrip(" .!?").endswith(line))  # "..., writes Anna Keller."
        for j in range(headline + 1, zones.last)
    )


def _speaks_of(line: str, name: str, words: CreditWords) -> bool:
    """Whether `line` speaks of `name` behind words that are no job."""
    at = line.find(name)
    tokens = line[:at].split() if at > 0 else []
    return bool(tokens) and not has_job(tokens[-1:], words)


def _is_in_headline(text: Signed, names: Sequence[str]) -> bool:
    """Whether the headline speaks of all `names`: not in "Anna Keller: Why the ferry must stay", which she may sign."""
    title = "" if text.zones.headline is None else text.units[text.zones.headline].text
    return all(
        name in title and not title.startswith(tuple(name + colon for colon in COLONS)) for name in names
    )


def byline_clues(text: Signed, found: Candidates) -> Iterator[tuple[int, list[Clue]]]:
    """What speaks for each of the candidates `found` as a byline, always in the same order.

    A name that stands above the body and again below it is hardly ever anything else than one.
    """
    units, marks, zones = text.units, text.marks, text.zones
    title = "" if zones.headline is None else units[zones.headline].text[:LONGEST]
    spoken_of = content(title)
    end = signed_until(marks, zones.last)
    above = {name for i, names in found.items() if i < zones.first for name in names}
    below = {name for i, names in found.items() if i >= zones.last for name in names}
    for i, names in found.items():
        across = below if i < zones.first else above
        is_note = i >= zones.last and noted(units[i].text, text.words) is not None
        yield (
            i,
            [
                *((clue, 1.0) for clue in marks[i].clues),
                *_clues_of_topic(names, zones, spoken_of),
                *_clues_of_place(zones, i),
                ("a given name", _given(names, text.words)),
                ("an agency or outlet in it", float(any(is_house(name, text.words) for name in names))),
                ("in the lines that sign", float(zones.last <= i < end)),
                ("a note on somebody", float(is_note)),
                ("above and below the body", float(not across.isdisjoint(names))),
                *_clues_beside(marks, i),
            ],
        )


def _clues_of_topic(names: Sequence[str], zones: Zones, title: frozenset[str]) -> Iterator[Clue]:
    """How much of `names` comes up in the body and in the words of the `title`: whom a text goes on to speak of is a
    topic or a place, hardly ever the author."""
    words = content(" ".join(names))
    yield "its words in the body", share(words, zones.topic)
    yield "its words in the headline", share(words, title)


def _clues_of_place(zones: Zones, i: int) -> Iterator[Clue]:
    """Where unit `i` stands, and how near to the headline and to the body."""
    headline = zones.headline or 0
    yield "near the headline", 1.0 / (i - headline) if headline < i < zones.first else 0.0
    yield "near the body", 1.0 / (zones.first - i) if i < zones.first else 0.0
    yield "above the headline", float(i < headline)
    yield "after the body", float(i >= zones.last)
    yield "right after the body", float(i == zones.last)
    yield "near the end of the body", 1.0 / (i - zones.last + 1) if i >= zones.last else 0.0


def _clues_beside(marks: Sequence[Mark], i: int) -> Iterator[Clue]:
    """What stands with unit `i`, next above it and next below."""
    before = marks[i - 1].clues if i else ()
    after = marks[i + 1].clues if i + 1 < len(marks) else ()
    yield "a date with it", float(has_date(marks[i]))
    yield "a date next", float(any(other.letter == "d" for other in marks[i + 1 : i + 3]))
    yield "a date above", float("a line of dates" in before)
    yield "a byline word above", float(BYLINE in before)
    yield "a job below", float("a job alone" in after)
    yield "a job above", float("a job alone" in before)
    yield "a name above", float("a name" in before)
    yield "a name below", float("a name" in after)
    yield "a sentence above", float(i > 0 and marks[i - 1].letter == "p")
    yield "a caption above", float(i > 0 and marks[i - 1].letter == "g")


def _given(names: Sequence[str], words: CreditWords) -> float:
    """The share of the people among `names` whose names open with a given name."""
    people = [name for name in names if not is_house(name, words)]
    return sum(opens_with_given_name(name, words) for name in people) / len(people) if people else 0.0


def signed_until(marks: Sequence[Mark], last: int) -> int:
    """Where the lines end that sign a story right below its body: names, jobs, credits, dates and nothing else."""
    end = last
    while end < min(last + NEAR, len(marks)) and (
        marks[end].letter in "ncd" or "a job alone" in marks[end].clues
    ):
        end += 1
    return end
