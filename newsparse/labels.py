"""What each unit is: mark and zone give the label.

For each zone there is one list of rules, at the bottom; the first rule that holds names the kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsparse.article import Credit, Kind, Reason, Unit, Zone
from newsparse.bylines import find_bylines, find_joined
from newsparse.captions import is_marked
from newsparse.cues import CreditWords
from newsparse.headlines import TOO_LONG, headline_clues
from newsparse.marks import CLOSERS, ENDS_IN_COLON, Mark, credits_picture, has_date, is_byline, names_author
from newsparse.photographers import find_photographers
from newsparse.phrases import fold_key
from newsparse.signers import DATED, Signed, byline_clues, candidates, is_dated, signed_until
from newsparse.surroundings import NEAR, SENTENCES, clues_around, clues_in_place
from newsparse.topics import content, share
from newsparse.weights import Clue, weights
from newsparse.zones import CARRY, CLOSING, LONG, PARTS, QUESTION, Zones, asks, signs_part, trails_off

SECTION = "section name"
BARE = frozenset(("1 word", "a link or address"))
WORDLESS = frozenset(("1 word", "2 words", "function words: none"))  # of what says nothing, asks nobody
POSTS = 60  # units above and below a quotation among which the name of who writes a blog comes again
FEW = frozenset(("2 words", "3-4 words", "5-7 words"))
MENU = frozenset(("words run together", "a bar", "an arrow", "a link or address", "digits", "mostly digits"))
FEW_ABOVE = 6  # units above a headline that are a short head
TOP = 3  # lines that may stand above a kicker and are no menu
LEDE = 25  # units above the body in which its first paragraph may stand
SHARED = 0.3  # of the words of that one, those that come up in the body; hardly any of a notice on cookies do
QUOTES = ('"', "“", "„", "«", "»", "‘", "「", "”")
BRACKETS = ("(", "[")
LOOKED_AT = (
    *QUOTES,
    *BRACKETS,
)  # what is prose by its score, but may be no paragraph, opens with one of these


class Label(NamedTuple):
    """What a unit is, and where it stands; of a byline that is one by its place, the credits."""

    kind: Kind
    zone: Zone
    credits: tuple[Credit, ...] = ()


class Place(NamedTuple):
    """A unit, by its index, in a text with its zones.

    `bylines` has those that are one by their place, with their credits; `listed` the lines with a bullet below a
    paragraph that ends in a colon; `signed` says whether a byline with its label stands above the body, `parted`
    whether several of its paragraphs have one each.
    """

    i: int
    units: Sequence[Unit]
    marks: Sequence[Mark]
    zones: Zones
    words: CreditWords
    bylines: Mapping[int, tuple[Credit, ...]] = MappingProxyType({})
    listed: frozenset[int] = frozenset()
    signed: bool = False
    parted: bool = False

    @property
    def mark(self) -> Mark:
        return self.marks[self.i]


# What most units are, which is seen without asking rule by rule: a menu, a paragraph, what follows the article.
ABOVE, PROSE, BELOW = Label("boilerplate", "head"), Label("paragraph", "body"), Label("boilerplate", "tail")
Test = Callable[[Place], bool]


def label_units(
    units: Sequence[Unit], marks: Sequence[Mark], zones: Zones, words: CreditWords
) -> list[Label]:
    """One label for each unit, in order."""
    signed = _head_names_author(marks, zones)
    text = Signed(units, marks, zones, words)
    bylines = {} if signed else find_bylines(text)
    bylines = {**bylines, **find_joined(text, bylines)}
    bylines = {**find_photographers(text, bylines, signed or bool(bylines)), **bylines}
    listed, parted = _listed(units, marks, zones), signed and _is_parted(marks, zones)

    def place(i: int) -> Place:
        return Place(i, units, marks, zones, words, bylines, listed, signed, parted)

    menu = len(units) if zones.headline is None else zones.headline - 1
    labels = [
        ABOVE if i < menu and i not in bylines and _is_of_menu(marks[i]) else _label(place(i), "head")
        for i in range(zones.first)
    ]
    labels += [
        PROSE
        if zones.scores[i] > 0 and marks[i].letter not in "lc" and not units[i].text.startswith(LOOKED_AT)
        else _label(place(i), "body")
        for i in range(zones.first, zones.last)
    ]
    closing = max(NEAR, 1 + max(bylines, default=0) - zones.last)  # further down no rule of the tail holds
    labels += [_label(place(i), "tail") for i in zones.below(closing)]
    return labels + [BELOW] * (len(units) - len(labels))


def from_the_lede(units: Sequence[Unit], marks: Sequence[Mark], zones: Zones, words: CreditWords) -> Zones:
    """`zones` with a body that begins at the first sentence below the headline that opens it, and is no deck.

    More furniture may stand between that and the next paragraph than one paragraph outweighs.
    """
    below = len(units) if zones.headline is None else zones.headline + 1
    for i in range(max(below, zones.first - LEDE), zones.first):
        if marks[i].letter != "p":
            continue
        place = Place(i, units, marks, zones, words)
        if _ends_the_head(place, below) or _is_lede(place, below):
            return zones._replace(first=i, carried=zones.carried | ({i} if zones.scores[i] <= 0 else set()))
    return zones


def _ends_the_head(place: Place, below: int) -> bool:
    """Whether nothing but furniture and pictures stand between a sentence right below the byline or date and the body.

    It is no caption, so no credit of a picture is the next line.
    """
    i, marks, zones = place.i, place.marks, place.zones
    short = CARRY if LONG.isdisjoint(marks[i].clues) else CLOSING
    if i == below or zones.first - i > NEAR or zones.scores[i] <= -short or not _may_sign(marks[i - 1]):
        return False
    if credits_picture(marks[i + 1]):
        return False
    return not any(
        is_byline(mark) or (bool(mark.names) and mark.letter != "g") for mark in marks[i + 1 : zones.first]
    )


def _is_lede(place: Place, below: int) -> bool:
    """Whether a long sentence is on the topic of the body; what stands above the byline is of the head."""
    i, marks, zones = place.i, place.marks, place.zones
    if zones.scores[i] <= 0 or LONG.isdisjoint(marks[i].clues):
        return False
    if share(content(place.units[i].text), zones.topic) < SHARED:
        return False
    signed = any(map(names_author, marks[below:i])) or not any(map(_may_sign, marks[i : zones.first]))
    return signed and not is_deck(place)


def _may_sign(mark: Mark) -> bool:
    return is_byline(mark) or bool(mark.names)


def _is_of_menu(mark: Mark) -> bool:
    """Whether a unit that stands clear above the headline and signs nothing is boilerplate in any case; most are."""
    return not mark.credits and mark.date is None and mark.letter != "g"


def _listed(units: Sequence[Unit], marks: Sequence[Mark], zones: Zones) -> frozenset[int]:
    """The lines with a bullet in the body that a paragraph announces with a colon at its end."""
    listed: set[int] = set()
    announced = False
    for i in range(zones.first, zones.last):
        if marks[i].letter != "l":
            said = zones.scores[i] > 0 and units[i].text.endswith((":", "："))
            announced = said or _announces(marks, zones, i)
        elif announced:
            listed.add(i)
    return frozenset(listed)


def _label(place: Place, zone: Zone) -> Label:
    for kind, test in RULES[zone]:
        if test(place):
            return Label(kind, zone, place.bylines.get(place.i, ()) if kind == "credit" else ())
    return Label("boilerplate", zone)


def reasons_for(place: Place, kind: Kind) -> tuple[Reason, ...]:
    """What spoke for (positive) and against the label `kind` of a unit, by the model that was asked for it.

    That is the one of the body, unless the question was which line is the headline, the deck, a byline, a subhead.
    """
    question, clues = _asked(place, kind)
    table = weights()[question].clues
    reasons = [Reason(clue, table[clue] * degree) for clue, degree in clues if degree]
    if question == "body" and place.i in place.zones.carried:
        reasons.append(Reason("a sentence beside a paragraph or the byline", CARRY))
    if question == "byline" and is_dated(_signed(place), place.i):
        reasons.append(Reason("a date on its line, below the headline", DATED))
    return tuple(reasons)


def _asked(place: Place, kind: Kind) -> tuple[str, list[Clue]]:
    """The name of the model that a label of `kind` hung on, and the clues that it weighed."""
    zones, headline = place.zones, place.zones.headline
    if kind == "headline":
        lines = dict(headline_clues(place.units, place.marks, zones.first, zones.topic))
        return "headline", lines[place.i]
    if kind == "deck" and headline is not None:
        return "deck", deck_clues(place, headline)
    if kind == "credit" and not place.mark.credits:
        text = _signed(place)
        weighed = dict(byline_clues(text, candidates(text)))
        if place.i in weighed:
            return "byline", weighed[place.i]
    return "subhead" if kind == "subhead" else "body", clues_in_place(place.marks, zones.around, place.i)


def _signed(place: Place) -> Signed:
    return Signed(place.units, place.marks, place.zones, place.words)


def is_headline(place: Place) -> bool:
    return place.i == place.zones.headline


def is_above_headline(place: Place) -> bool:
    return place.zones.headline is None or place.i < place.zones.headline


def echoes_headline(place: Place) -> bool:
    headline = place.zones.headline
    return headline is not None and place.mark.key == place.marks[headline].key


def is_kicker(place: Place) -> bool:
    """A short line set directly above the headline, and no end of a menu; the name of a section may stand apart."""
    i, headline = place.i, place.zones.headline
    if headline is None or i != headline - 1 or place.mark.letter not in "tn":
        return False
    if not place.units[headline].gap:
        return place.units[i].gap > 0 or i == 0
    if SECTION in place.mark.clues:
        if i == 0 or SECTION in place.marks[i - 1].clues:
            return i == 0
        return place.units[i].gap > 0 or _may_end_above_section(place.marks[i - 1], headline)
    return _is_on_top(place) and _is_topic(place)


def _may_end_above_section(above: Mark, headline: int) -> bool:
    """Whether the unit right above the name of a section is none of a menu: in a short head, and no word alone."""
    return headline <= FEW_ABOVE and "1 word" not in above.clues


def _is_on_top(place: Place) -> bool:
    """Whether at most a few lines of furniture, dates, pictures, a section stand above a unit, and set off from it."""
    i, marks = place.i, place.marks
    if i > TOP or (i and not place.units[i].gap and marks[i - 1].letter != "g"):
        return False
    return all(mark.letter in "bcdg" or SECTION in mark.clues for mark in marks[:i])


def _is_topic(place: Place) -> bool:
    """Whether a line has a few words that are none of an outlet or a menu, and no name: "After eleven years"."""
    if place.mark.letter == "n" or FEW.isdisjoint(place.mark.clues) or not MENU.isdisjoint(place.mark.clues):
        return False
    return not any(fold_key(word) in place.words.organisations for word in place.units[place.i].text.split())


def is_credit(place: Place) -> bool:
    return bool(place.mark.credits)


def is_bare_byline(place: Place) -> bool:
    return place.i in place.bylines


def _head_names_author(marks: Sequence[Mark], zones: Zones) -> bool:
    """Whether a labelled byline stands between headline and body."""
    return any(map(names_author, marks[zones.headline or 0 : zones.first]))


def is_date(place: Place) -> bool:
    return place.mark.letter == "d"


def has_date_and_little_else(place: Place) -> bool:
    return has_date(place.mark)


def is_caption(place: Place) -> bool:
    return place.mark.letter == "g"


def has_credit_below(place: Place) -> bool:
    """The next unit is the credit of a picture, so this one is its caption; a comma or a rule between is none."""
    below = place.marks[place.i + 1 : place.i + 2] if _has_words(place) else ()
    photographers = place.bylines.get(place.i + 1, ()) if below else ()
    credited = any(credit.role in ("photo", "source") for mark in below for credit in mark.credits)
    return credited or any(credit.role == "photo" for credit in photographers)


def has_credit_glued_below(place: Place) -> bool:
    """The same with no blank line between: above the body, where the headline may stand over a credit."""
    return has_credit_below(place) and not place.units[place.i + 1].gap


def is_furniture(place: Place) -> bool:
    return place.mark.letter == "b"


def is_deck(place: Place) -> bool:
    headline = place.zones.headline
    if headline is None:
        return False
    return weights()["deck"].weigh_beside(place.mark.clues, _beside_deck(place, headline)) > 0


def deck_clues(place: Place, headline: int) -> list[Clue]:
    """What speaks for a unit between headline and body as the deck."""
    return [*((clue, 1.0) for clue in place.mark.clues), *_beside_deck(place, headline)]


def _beside_deck(place: Place, headline: int) -> list[Clue]:
    """The same without its own clues."""
    below = place.marks[place.i + 1 : place.i + 3]
    return [
        ("its words in the body", share(content(place.units[place.i].text), place.zones.topic)),
        ("near the headline", 1.0 / (place.i - headline)),
        ("near the body", 1.0 / (place.zones.first - place.i)),
        ("a byline below", float(any(map(_may_sign, below)))),
    ]


def is_prose(place: Place) -> bool:
    return place.zones.scores[place.i] > 0 or place.i in place.zones.carried


def is_item(place: Place) -> bool:
    """A line with a bullet or a number, if it or one directly beside it belongs to the body: a list is not split."""
    if place.i in place.listed:
        return True
    beside = (place._replace(i=i) for i in (place.i, place.i - 1, place.i + 1) if 0 <= i < len(place.units))
    return place.mark.letter == "l" and any(
        other.mark.letter == "l" and (is_prose(other) or is_subhead(other)) for other in beside
    )


def is_pull_quote(place: Place) -> bool:
    """A quotation and nothing else, with a bare name on the line below it; one that comes again signs posts."""
    text = place.units[place.i].text
    if not is_prose(place) or not text.startswith(QUOTES) or not text.endswith(QUOTES):
        return False
    if text.count(text[0]) > (2 if text[0] == '"' else 1):
        return False  # two quotations, with who says so between them
    below = place.marks[place.i + 1 : place.i + 2]
    return any(mark.letter == "n" and not _signs_posts(mark, place) for mark in below)


def _signs_posts(mark: Mark, place: Place) -> bool:
    """Whether a name comes again and again around a place, as that of who writes a blog."""
    if "repeated" not in mark.clues:
        return False
    around = place.marks[max(0, place.i - POSTS) : place.i + POSTS]
    return sum(other.key == mark.key for other in around) > 2


def is_subhead(place: Place) -> bool:
    around = clues_around(place.marks, place.zones.around, place.i)
    return weights()["subhead"].weigh_beside(place.mark.clues, around) > 0


def announces(place: Place) -> bool:
    """A line that is no subhead, but leads with a colon to the next paragraph, or to a list."""
    return _announces(place.marks, place.zones, place.i)


def _announces(marks: Sequence[Mark], zones: Zones, i: int) -> bool:
    """Whether unit `i` says something with a colon at its end, amid the body and right below a paragraph."""
    mark = marks[i]
    if mark.letter != "t" or ENDS_IN_COLON not in mark.clues or not WORDLESS.isdisjoint(mark.clues):
        return False
    amid = zones.first < i < zones.last - 1
    return amid and zones.scores[i - 1] > 0 and marks[i + 1].letter in "pl"


def is_bracketed_link(place: Place) -> bool:
    """Where something else is to be found, in a bracket that may have lost its end: "(Logo: https://kallow.com/...)"."""
    text = place.units[place.i].text
    if not text.startswith(BRACKETS) or "http" not in text or not TOO_LONG.isdisjoint(place.mark.clues):
        return False
    return text[-1] in ")]" or not any(sign in text for sign in ")]")


def asks_over_answer(place: Place) -> bool:
    """A question with no line between it and a paragraph below: what is asked in an interview.

    Set off from what stands above, or below an answer where no line parts anything.
    """
    i, units, marks = place.i, place.units, place.marks
    if not _asks(place) or i + 1 == place.zones.last or units[i + 1].gap or marks[i + 1].letter != "p":
        return False
    answered = i > place.zones.first and marks[i - 1].letter == "p" and place.zones.scores[i - 1] > 0
    return (
        (answered or units[i].gap > 0)
        and LONG.isdisjoint(place.mark.clues)
        and is_prose(place._replace(i=i + 1))
    )


def goes_on_amid(place: Place) -> bool:
    """A question, or what trails off in dots, as long as a sentence, and right below a paragraph amid the body."""
    i, scores = place.i, place.zones.scores
    if SENTENCES.isdisjoint(place.mark.clues) or not place.zones.first < i < place.zones.last - 1:
        return False
    if scores[i - 1] <= 0 or place.marks[i - 1].letter != "p":
        return False
    return _asks(place) or (trails_off(place.mark) and scores[i + 1] > 0)


def _asks(place: Place) -> bool:
    """Whether a unit is a question of a few words at least, and nothing tells that it is furniture."""
    if not asks(place.mark) or not WORDLESS.isdisjoint(place.mark.clues):
        return False
    return place.units[place.i].text.rstrip(CLOSERS)[-1:] in QUESTION


def is_in_certain_body(place: Place) -> bool:
    """Whatever stands in a body that is known for one: verse, a table, a line of a list; not a rule or an address."""
    clues = place.mark.clues
    return place.zones.certain and not BARE.issubset(clues) and _has_words(place)


def _has_words(place: Place) -> bool:
    return any(map(str.isalnum, place.units[place.i].text))


def is_own_credit(place: Place) -> bool:
    """A credit in or below the body; a lone byline there is of another story if this one has its own."""
    credits = place.mark.credits
    alone = len(credits) == 1 and credits[0].role == "author"
    return bool(credits) and (not (alone and place.signed) or _signs_part(place))


def _signs_part(place: Place) -> bool:
    """Whether a byline in the body is that of the paragraph below it, as others there are of theirs."""
    inside = place.zones.first <= place.i < place.zones.last
    return place.parted and inside and signs_part(place.marks, place.i)


def _is_parted(marks: Sequence[Mark], zones: Zones) -> bool:
    """Whether several paragraphs of the body have a byline each."""
    return sum(signs_part(marks, i) for i in range(max(0, zones.first - 1), zones.last)) >= PARTS


def is_credit_to_helpers(place: Place) -> bool:
    """A sentence on who lent a hand, which reads like a paragraph: "Tom Reed contributed to this report." """
    return any(credit.role == "contributor" for credit in place.mark.credits)


def is_closing_credit(place: Place) -> bool:
    return place.i - place.zones.last < NEAR and is_own_credit(place)


def _stamps_the_end(place: Place) -> bool:
    """Whether a place, or the like, with date and time is the last line of the text, right below the body."""
    date, last = place.mark.date, place.i == place.zones.last == len(place.units) - 1
    return last and date is not None and "T" in (date.published or "") and has_date(place.mark)


def is_closing_caption(place: Place) -> bool:
    """A caption right below the body with a credit that a label sets off; one without may be of another story."""
    told = place.mark.caption if place.i - place.zones.last < NEAR and is_caption(place) else None
    return told is not None and is_marked(told[1].text, place.words)


def is_closing_date(place: Place) -> bool:
    """A date in the lines that sign a story, if none stands above it: further down it is that of a comment.

    Above the headline one may be that of the day; a word like "published" or "updated" tells what none above does.
    """
    date, zones = place.mark.date, place.zones
    signs = is_date(place) and place.i < signed_until(place.marks, zones.last)
    if date is None or not (signs or _stamps_the_end(place)):
        return False
    above = [mark.date for mark in place.marks[: zones.first] if mark.date]
    if date.updated and not any(each.updated for each in above):
        return True
    if not any(each.published for each in above):
        return date.updated is None or date.published is not None
    below = [mark.date for mark in place.marks[zones.headline or 0 : zones.first] if mark.date]
    if any(mark.letter == "n" for mark in place.marks[zones.last : place.i]):
        return False  # who wrote a comment, and when
    return date.told and not any(each.published for each in below) and not any(each.told for each in above)


RULES: dict[Zone, tuple[tuple[Kind, Test], ...]] = {
    "head": (
        ("headline", is_headline),
        ("boilerplate", echoes_headline),
        ("credit", is_credit),
        ("credit", is_bare_byline),
        ("date", is_date),
        ("date", has_date_and_little_else),
        ("caption", is_caption),
        ("boilerplate", is_furniture),
        ("kicker", is_kicker),
        ("boilerplate", is_above_headline),
        ("caption", has_credit_glued_below),
        ("deck", is_deck),
    ),
    "body": (
        ("boilerplate", is_bracketed_link),
        ("item", is_item),
        ("quote", is_pull_quote),
        ("credit", is_credit_to_helpers),
        ("paragraph", is_prose),
        ("credit", is_own_credit),
        ("credit", is_bare_byline),
        ("date", is_date),
        ("caption", is_caption),
        ("boilerplate", is_furniture),
        ("caption", has_credit_below),
        ("subhead", is_subhead),
        ("subhead", asks_over_answer),
        ("paragraph", goes_on_amid),
        ("paragraph", announces),
        ("paragraph", is_in_certain_body),
    ),
    "tail": (
        ("credit", is_closing_credit),
        ("caption", is_closing_caption),
        ("credit", is_bare_byline),
        ("date", is_closing_date),
    ),
}
