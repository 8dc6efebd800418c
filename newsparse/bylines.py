"""Who signs a story without a word like "By": bare names, and notes on the author below the body.

The likeliest line counts and those around it; a name elsewhere is a topic, a teaser, a button.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsparse.article import Credit, Unit
from newsparse.authors import read_names, read_outlets
from newsparse.chunks import GUARD, ends_in_join, joining, without_join
from newsparse.credits import by_role
from newsparse.cues import CreditWords
from newsparse.labelled import COLONS
from newsparse.marks import Mark, credits_picture, has_date, names_author
from newsparse.names import has_job, is_house, is_initial, is_person, opens_with_given_name
from newsparse.people import opening_person
from newsparse.phrases import bare_letters, fold_key
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
NOTES = 4  # units at the end of the body in which a note on an author may stand
SURE = frozenset((  # clues that names are of people, or of an agency
    "a given name", "an agency or outlet in it", "a job above", "a job below", "a byline word above",
    "above and below the body", "a note on somebody",
))  # fmt: skip
BESIDE_NAME = frozenset(("a date next", "a date above", "a bar", "a link or address"))  # of a byline
BULLET = "a bullet"
RARE = 3  # words of a name that opens with no known given name
FEW = frozenset(("1 word", "2 words", "3-4 words"))  # which say nothing of a picture
ENDS = ("", "b", "c")  # marks of what may follow at once where a text has ended
SENTENCES = frozenset(("a sentence", "a long sentence"))  # which may be a caption
PLACE = 4  # words of the place from which a text was sent
BEFORE = 4  # words before the name in one: "The Kallow poet Anna Keller is ..."
GLUED_BAR = late(r"\w\|(\w.*)")
DASHED = re.compile(r"[-–—]\s")
LONGEST_PLACED = 8  # words of a line with a name and the place from where it was sent
SIGN = re.compile(r"[a-z]{1,4}")  # of who wrote a text, behind a label
MAIL = late(r"([\w.+-]{2,40})@[\w-]{1,63}\.[\w.-]{2,63}")
SEPARATORS = str.maketrans(dict.fromkeys("._-+0123456789"))  # in the local part of an address


class Signed(NamedTuple):
    """A text in which bylines are looked for."""

    units: Sequence[Unit]
    marks: Sequence[Mark]
    zones: Zones
    words: CreditWords


Candidates = Mapping[int, tuple[str, ...]]
"""The units that may sign a text, by their index, with the names on them."""


Bylines = Mapping[int, tuple[Credit, ...]]
"""The units that sign a text, by their index, with their credits."""


def find_bylines(text: Signed) -> Bylines:
    """The units that sign `text`, by their index, with their credits; empty if none is likely to."""
    signers = find_signers(text)
    mailed = {i: names for i, names in find_mailed(text).items() if i < text.zones.first or not signers}
    people = {i: _credits(text, i, names) for i, names in sorted({**signers, **mailed}.items())}
    if people:
        return people
    return (
        find_first_line(text)
        or find_filed(text)
        or find_senders(text)
        or find_set_off(text)
        or find_outlet(text)
        or find_signed_off(text)
    )


def find_joined(text: Signed, bylines: Bylines) -> Bylines:
    """The lines right below a byline of the head that go on with it, "and Tom Reed", by their index, with their
    credits: they open with what joins two names, or the byline ends in it, and hold nothing but names.

    The byline has its label, or is one of `bylines`.
    """
    joined: dict[int, tuple[Credit, ...]] = {}
    for i in range((text.zones.headline or 0) + 1, min(text.zones.first, len(text.units))):
        signs = i - 1 in joined or i - 1 in bylines or names_author(text.marks[i - 1])
        if not signs or i in bylines or text.marks[i].credits:
            continue
        above, line = text.units[i - 1].text, text.units[i].text
        bare = without_join(line, text.words)
        goes_on = bare != line or ends_in_join(above, text.words)
        if goes_on and (names := read_names(bare.rstrip(","), text.words)):
            joined[i] = tuple(by_role(Credit("author", names, line), text.words))
    return joined


def find_mailed(text: Signed) -> Candidates:
    """The units between headline and body, or else right below it, with a person and an address of theirs behind
    the name or on the line below: "Quorra Thennby", "q.thennby@post.com".
    """
    head = range((text.zones.headline or 0) + 1, text.zones.first)
    for places in (head, text.zones.below(NEAR)):
        found = {i: text.marks[i].names for i in places if _is_mailed(text, i)}
        if found:
            return found
    return {}


def _is_mailed(text: Signed, i: int) -> bool:
    """Whether unit `i` has one person and, or right below, an address that is made of this name.

    One that the site hides may be of anybody: the given name has to be known, but behind a name in the head.
    """
    mark = text.marks[i]
    if len(mark.names) != 1 or mark.credits or not is_person(mark.names[0], text.words):
        return False
    lines = [unit.text for unit in text.units[i : i + 2]]
    address = MAIL.search(lines[0]) or MAIL.fullmatch(lines[-1])
    if address:
        return address[1].translate(SEPARATORS).casefold() in _locals(mark.names[0])
    behind = GUARD.search(lines[0])
    if behind and i < text.zones.first and not text.words.capital_nouns:
        return True
    hidden = behind or GUARD.fullmatch(lines[-1])
    return hidden is not None and opens_with_given_name(mark.names[0], text.words)


def _locals(name: str) -> frozenset[str]:
    """What stands before the @ of an address that is made of `name`, but for dots: "annakeller", "akeller", "anna"."""
    parts = [bare_letters(part).replace("-", "") or part for part in name.split()]
    if len(parts) == 1:  # where no space stands in a name
        return frozenset(parts)
    first, *middle, last = parts
    initials = first[0] + "".join(part[0] for part in middle)
    others = "".join(middle)
    pairs = {(first, last), (first[0], last), (first, last[0]), (initials, last), (first + others, last)}
    joined = {one + other for pair in pairs for one, other in (pair, pair[::-1])}
    return frozenset({first, last, first + others, *joined})


def find_senders(text: Signed) -> Bylines:
    """The first line of the head or of the tail with a person and a place: "From Anna Keller in Kallow"."""
    zones = text.zones
    head = range(zones.headline + 1, zones.first) if zones.headline is not None else ()
    for i in (*head, *zones.below(1)):
        names = senders(text.units[i].text, text.words)
        if names and not text.marks[i].credits:
            return {i: (Credit("author", names, text.units[i].text),)}
    return {}


def without_byline_as_headline(text: Signed) -> Zones:
    """The zones of `text`, without a headline where a byline as the first line, right above the body, was taken for
    it: such a text has none, and no deck, so that its body begins at the first sentence."""
    if text.zones.headline != 0 or text.zones.first > NEAR:
        return text.zones
    label, colon, sign = text.units[0].text.partition(": ")
    initials = colon and fold_key(label) in text.words.by and SIGN.fullmatch(sign)  # "Von: ka"
    if not initials and not _signs_first(text):
        return text.zones
    last = text.zones.first
    first = next((i for i in range(1, last) if text.marks[i].letter == "p"), last)
    carried = text.zones.carried.union(range(first, last))
    return text.zones._replace(headline=None, first=first, carried=carried)


def find_set_off(text: Signed) -> Bylines:
    """The line between headline and body with a dash before a person, "- Anna Keller", or one glued to the body with a
    place behind the person, "Anna Keller in Kallow".

    The given name is known, or the line is all there is between them; where nouns are written like names, both. Nobody
    signs what speaks of them.
    """
    units, zones, words = text.units, text.zones, text.words
    if zones.headline is None or zones.first == zones.last:
        return {}
    alone = zones.first - zones.headline == 2 and not words.capital_nouns
    for i in range(zones.headline + 1, zones.first):
        line, name = units[i].text, ""
        if DASHED.match(line):
            name = DASHED.sub("", line)
        elif i == zones.first - 1 and not units[zones.first].gap:
            name = _before_place(line, words)
        known = bool(name) and is_person(name, words) and (alone or opens_with_given_name(name, words))
        if known and not text.marks[i].credits:
            return {} if _speaks_of(text, name, i) else {i: _credits(text, i, (name,))}
    return {}


def _before_place(text: str, words: CreditWords) -> str:
    """What stands before a place on a line with nothing else: "Anna Keller in Kallow, Osmerland"; "" without one."""
    tokens = text.split()[: LONGEST_PLACED + 1]
    at = next((i for i, token in enumerate(tokens) if token in words.places), 0)
    towns = tokens[at + 1 :]
    told = 0 < len(towns) <= PLACE and all(town[0].isupper() and town.strip(",").isalpha() for town in towns)
    sent = bool(tokens) and tokens[0].casefold() in words.sent
    return " ".join(tokens[:at]) if at and told and not sent and text[-1].isalpha() else ""


def find_first_line(text: Signed) -> Bylines:
    """The byline that is the first line of a text without a headline."""
    zones = text.zones
    names = _signs_first(text) if zones.headline is None and 0 < zones.first <= NEAR else ()
    return {0: _credits(text, 0, names)} if names else {}


def _signs_first(text: Signed) -> tuple[str, ...]:
    """Who signs the first line: whoever sends the text from a place, or a person with an outlet behind a slash, or with
    a job on the line below. The given name is known, or the surname is in capitals, or the job tells enough."""
    if text.marks[0].credits:
        return ()
    line, names, words = text.units[0].text, text.marks[0].names, text.words
    sent = senders(line, words)
    if sent or not names or not is_person(names[0], words):
        return sent
    known = opens_with_given_name(names[0], words) or _shouts_surname(names[0])
    if known and len(names) < 3 and line.count(" / ") == 1:
        return names
    below = text.units[1].text.split() if len(text.units) > 1 else []
    alone = line == names[0] and (known or not words.capital_nouns)
    return names if alone and _tells_job(below, words) else ()


def _shouts_surname(name: str) -> bool:
    """Whether the last word of `name` alone is in capitals: "Gülfidan KARABACAK"."""
    given, _, surname = name.rpartition(" ")
    return len(surname) > RARE and surname.isupper() and given.istitle()


def _tells_job(tokens: list[str], words: CreditWords) -> bool:
    """Whether `tokens` are a job and whom somebody has it with: "Reporter of the Quay Post"."""
    short = 0 < len(tokens) <= NOTE and has_job(tokens[:1], words)
    return short and tokens[0][0].isupper() and tokens[-1][-1].isalpha()


def find_signed_off(text: Signed) -> Bylines:
    """A lone person known by a given name, of whom the text does not speak, right below the body or the date there,
    if nothing but furniture, credits and dates follows at once: else it may be a tag, or of a teaser.
    """
    units, marks, zones = text.units, text.marks, text.zones
    i = zones.last + any(mark.letter == "d" for mark in marks[zones.last : zones.last + 1])
    if i >= len(units) or marks[i].letter != "n" or marks[i].names != (units[i].text,):
        return {}
    name, below = units[i].text, "".join(mark.letter for mark in marks[i + 1 : i + 3])
    closes = below.removeprefix("d")[:1] in ENDS  # who comments has a date, and a text
    if not closes or "repeated" in marks[i].clues:
        return {}
    if not is_person(name, text.words) or not opens_with_given_name(name, text.words):
        return {}
    return {} if _speaks_of(text, name, i) else {i: _credits(text, i, (name,))}


def _speaks_of(text: Signed, name: str, i: int) -> bool:
    """Whether the headline, the body or what stands between has the surname of `name`, which is that of unit `i`."""
    surname, zones = name.rpartition(" ")[2], text.zones
    return any(surname in text.units[j].text for j in range(zones.headline or 0, zones.last) if j != i)


def senders(text: str, words: CreditWords) -> tuple[str, ...]:
    """Who sends a text from where, "From Anna Keller and Tom Reed, Kallow", if the whole line says no more; else
    nobody."""
    opening, _, rest = text.partition(" ")
    if opening.casefold() not in words.sent or len(text) > LONGEST:
        return ()
    named, comma, place = rest.removesuffix(".").partition(",")
    if not comma:
        tokens = named.split()
        at = next((i for i, token in enumerate(tokens) if token in words.places), len(tokens))
        named, place = " ".join(tokens[:at]), " ".join(tokens[at + 1 :])
    names, towns = tuple(name.strip() for name in joining(words).split(named)), place.split()
    told = 0 < len(towns) <= PLACE and all(town[0].isupper() for town in towns)
    known = all(is_person(name, words) and opens_with_given_name(name, words) for name in names)
    return names if told and known else ()


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


def is_above_with_picture(text: Signed, i: int) -> bool:
    """Whether unit `i` is a person and nothing else above the headline, right below what a picture shows."""
    if not 0 < i < (text.zones.headline or 0) or text.units[i].gap:
        return False
    names, above = text.marks[i].names, text.marks[i - 1]
    shown = above.letter in "gp" and not SENTENCES.isdisjoint(above.clues)
    return shown and names == (text.units[i].text,) and is_person(names[0], text.words)


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


def candidates(text: Signed) -> Candidates:
    """The bare names around the headline, above and below the body, and the notes on somebody below it.

    Those of a caption with a label in it are in the picture, and what ends in a colon announces what follows.
    """
    marks, zones = text.marks, text.zones
    found = {
        i: marks[i].names
        for i in _places(text)
        if marks[i].names and _is_bare_name(text.units[i], marks[i]) and not _is_listed(text, i)
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


def _is_listed(text: Signed, i: int) -> bool:
    """Whether unit `i` is of a list that a line above it announces: "New at the pier:", "• Anna Keller, steward"."""
    if BULLET not in text.marks[i].clues:
        return False
    while i and BULLET in text.marks[i].clues:
        i -= 1
    return text.units[i].text[-1] in COLONS


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
