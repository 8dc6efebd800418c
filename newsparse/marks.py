"""What a unit looks like on its own: its clues, and the one letter they come to.

Each rule is a small function that yields the clues it sees; RULES at the bottom is all of them, in order.
A clue has a name, a weight in weights.toml, and no say of its own: zones weighs them. Every line of every
text comes through here, so a rule asks cheap questions first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newsparse import credits, dates, names
from newsparse.article import Credit, Unit
from newsparse.cues import USUAL_SHARE, Cues
from newsparse.dates import DatedLine
from newsparse.lines import BULLET
from newsparse.phrases import fold_key

CLOSERS = "'\"”’“»«)]」』）】›"
STOPS = frozenset(".。।۔．")
CALLS = frozenset("?!？！؟")
QUOTES = frozenset("'\"“”„«»‹›‘’「『")
NO_CREDIT_END = STOPS | CALLS | QUOTES
DASHES = frozenset("–—―")
ARROWS = frozenset("›»→>‹«▶►▾▼×")
SECOND_SENTENCE = re.compile(
    r"[.!?…]['\"”’»)]{0,2}\s+['\"“„«‹‘¿¡(]{0,2}[^\W\d_a-zà-ÿ]|[。！？]['\"”’」』]?\S"
)
LINKS = re.compile(r"https?://|www\.|\w@[\w-]{1,63}\.\w|\w\.(?:com|org|net|de|co\.uk)\b", re.IGNORECASE)
RUN_TOGETHER = re.compile(r"[a-zà-ÿ]{3}[A-ZÀ-Þ][a-zà-ÿ]{2}|[^\W\d_]{3}\d+ [a-zà-ÿ]{3}")
LONG = 40  # words of a unit beyond which it is no credit, no date, no name
SHORT = 14  # words of a unit that may be a menu, a byline, a reading time
SAMPLE = 24  # words that tell how many are capitalised, how many are function words
BESIDE_DATE = 45  # characters that may stand beside a date on its line
HEAD = 200  # characters in which digits are counted
CHARS_PER_WORD = 2.2  # in languages written without spaces


@dataclass(frozen=True, slots=True)
class Standing:
    """How a unit stands in its text: how often it is repeated, and the gap below it."""

    repeats: int
    below: int


@dataclass(frozen=True, slots=True)
class Look:
    """A unit with what several rules need to know of it, worked out once."""

    unit: Unit
    key: str
    words: list[str]
    size: int
    standing: Standing
    cues: Cues


@dataclass(frozen=True, slots=True)
class Mark:
    """A unit's clues, the letter they come to, and what was read in it on the way; `key` is its folded text."""

    letter: str
    clues: tuple[str, ...]
    key: str = ""
    names: tuple[str, ...] = ()
    date: DatedLine | None = None
    credits: tuple[Credit, ...] = ()


Rule = Callable[[Look], Iterator[str]]


def mark_units(units: Sequence[Unit], cues: Cues) -> list[Mark]:
    """One mark for each of `units`, in order; a unit is looked at alone but for its gaps and its repeats."""
    keys = [fold_key(unit.text) for unit in units]
    repeats = Counter(keys)
    gaps = [*(unit.gap for unit in units[1:]), 1][: len(units)]
    return [
        mark(look_at(unit, key, Standing(repeats[key], gap), cues))
        for unit, key, gap in zip(units, keys, gaps, strict=True)
    ]


def look_at(unit: Unit, key: str, standing: Standing, cues: Cues) -> Look:
    """`unit`, which folds to `key`, as the rules look at it."""
    words = unit.text.split()
    size = len(words) if cues.spaces else max(len(words), round(len(unit.text) / CHARS_PER_WORD))
    return Look(unit, key, words, size, standing, cues)


def mark(look: Look) -> Mark:
    """The mark of one unit."""
    clues = [clue for rule in RULES for clue in rule(look)]
    if look.size >= LONG:
        return Mark(_letter(clues), tuple(clues), look.key)
    date = dates.read_line(look.unit.text, look.key, look.cues.dates)
    if date:
        clues.append("a date inside" if date.rest else "a line of dates")
    text = date.rest if date and date.rest else look.unit.text
    found = () if NO_CREDIT.intersection(clues) else credits.read_credits(text, look.cues.credits)
    people = credits.read_names(text, look.cues.credits) if look.size <= SHORT and not found else ()
    if found:
        clues.append("a credit")
    if people:
        clues.append("a name")
    return Mark(_letter(clues), tuple(clues), look.key, people, date, found)


def is_byline(mark: Mark) -> bool:
    """Whether a unit names authors or says when the text was published, and nothing else."""
    return mark.letter == "d" or any(credit.role == "author" for credit in mark.credits)


def has_date(mark: Mark) -> bool:
    """Whether a unit has a date with little else: a section, a place, an outlet; not "Sale ends 3 March 2021"."""
    date = mark.date
    if date is None or date.published is None or len(date.rest) > BESIDE_DATE:
        return False
    return date.set_off or not any(
        len(word) > 3 and word[0].islower() for word in date.rest.split() if word.isalpha()
    )


def _letter(clues: list[str]) -> str:
    """The letter that the clues of a unit come to; the first that fits."""
    for letter, wanted in LETTERS:
        if not wanted.isdisjoint(clues):
            return letter
    return "t"


def length(look: Look) -> Iterator[str]:
    for bound, name in LENGTHS:
        if look.size <= bound:
            yield name
            return


def ending(look: Look) -> Iterator[str]:
    text = look.unit.text
    last = text.rstrip(CLOSERS)[-1:] or text[-1]
    if last in STOPS:
        yield "a short sentence" if look.size < 8 else "a sentence" if look.size < 20 else "a long sentence"
    elif last in CALLS:
        yield "a short call or question" if look.size < 8 else "a call or question"
    elif last == "…" or text.endswith("..."):
        yield "ends in an ellipsis"
    elif last in ":：":
        yield "ends in a colon"
    elif last in ",;、，；":
        yield "ends in a comma"
    elif not last.isalnum():
        yield "ends in a sign"
    if text[-1] in QUOTES:
        yield "ends in a quote"


def beginning(look: Look) -> Iterator[str]:
    first = look.unit.text[0]
    if first.isupper():
        return
    if BULLET.match(look.unit.text):
        yield "a bullet"
    elif first in DASHES:
        yield "starts with a dash"
    elif first.islower():
        yield "starts lower"
    elif first in QUOTES:
        yield "starts with a quote"
    elif first.isdigit():
        yield "starts with a digit"
    elif not first.isalpha():
        yield "starts with a sign"


def sentences(look: Look) -> Iterator[str]:
    text = look.unit.text
    if look.size > 3 and SECOND_SENTENCE.search(text):
        yield "several sentences"
    if "," in text or "、" in text or "，" in text:
        yield "a comma"
    if look.size > 2 and text[0] in "([{" and text[-1] in ")]}":
        yield "in brackets"


def grammar(look: Look) -> Iterator[str]:
    """Furniture has few function words."""
    tokens = look.key.split()[:SAMPLE] if look.cues.spaces else list(look.key[: 2 * SAMPLE])
    known = sum(map(look.cues.function_words.__contains__, tokens))
    if not known:
        yield "function words: none"
        return
    share = known / len(tokens) * USUAL_SHARE / look.cues.usual_share
    yield "function words: " + ("few" if share < 0.22 else "some" if share < 0.38 else "many")


def capitals(look: Look) -> Iterator[str]:
    """Furniture has many capitals."""
    initials = [word[0] for word in look.words[1:SAMPLE] if word[0].isalpha()]
    if initials:
        share = sum(map(str.isupper, initials)) / len(initials)
        yield "capitals: " + (
            "none" if not share else "few" if share < 0.3 else "some" if share < 0.6 else "many"
        )
    if look.size > 1 and look.unit.text.isupper():
        yield "all capitals"


def signs(look: Look) -> Iterator[str]:
    text = look.unit.text
    if "#" in look.key:
        digits = sum(map(str.isdigit, text[:HEAD])) if len(text) < HEAD else 0
        yield "mostly digits" if digits * 4 > len(text) else "digits"
    if "|" in text or " · " in text or " • " in text:
        yield "a bar"
    if "©" in text:
        yield "a © sign"
    if ("@" in text or "." in text[:-1]) and LINKS.search(text):
        yield "a link or address"
    if (text[0] in ARROWS or text[-1] in ARROWS) and not ("«" in text and "»" in text):  # quotation marks
        yield "an arrow"
    if ": " in text[:60]:
        yield "a colon inside"
    if look.size < SHORT and RUN_TOGETHER.search(text):
        yield "words run together"


def furniture(look: Look) -> Iterator[str]:
    cues, key = look.cues.furniture, look.key
    if look.size <= SHORT:
        yield from _short_furniture(look)
    if cues.tail_start.opens(key):
        yield "tail: start"
    if cues.start.opens(key):
        yield "furniture: start"
    if cues.end.closes(key):
        yield "furniture: end"
    if cues.anywhere.within(key):
        yield "furniture: inside"


def _short_furniture(look: Look) -> Iterator[str]:
    cues, key = look.cues.furniture, look.key
    if key in cues.whole:
        yield "furniture: whole"
    if key in cues.tail_whole:
        yield "tail: whole"
    if key in cues.sections:
        yield "section name"
    label, colon, rest = look.unit.text[:60].partition(":")
    if colon and rest.strip() and fold_key(label) in cues.labels:
        yield "furniture: label"
    if look.cues.dates.reading.within(key):
        yield "reading time"


def caption(look: Look) -> Iterator[str]:
    text = look.unit.text
    if look.cues.caption_start.opens(look.key) or text[-60:].casefold().endswith(look.cues.caption_end):
        yield "caption words"
    if look.size >= 20 and text[-1] in NO_CREDIT_END:  # prose, and most of a text
        return
    if look.size > 5 and credits.split_caption(text, look.cues.credits):
        yield "a picture credit at the end"


def byline(look: Look) -> Iterator[str]:
    if look.size > 5:
        return
    if look.key in look.cues.credits.by:
        yield "a byline word alone"
    elif names.is_job(look.unit.text, look.cues.credits):
        yield "a job alone"


def place(look: Look) -> Iterator[str]:
    if look.standing.repeats > 1:
        yield "repeated" if look.size < 20 else "long and repeated"
    yield PLACES[bool(look.unit.gap), bool(look.standing.below)]


LENGTHS = (
    (1, "1 word"), (2, "2 words"), (4, "3-4 words"), (7, "5-7 words"), (11, "8-11 words"), (19, "12-19 words"),
    (29, "20-29 words"), (49, "30-49 words"), (10**9, "50 words or more"),
)  # fmt: skip

PLACES = {
    (False, False): "glued above and below",
    (False, True): "glued above",
    (True, False): "glued below",
    (True, True): "stands alone",
}

LETTERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("b", frozenset(("furniture: whole", "tail: whole"))),
    ("c", frozenset(("a credit",))),
    ("d", frozenset(("a line of dates",))),
    ("b", frozenset((
        "reading time", "furniture: start", "furniture: label", "furniture: inside", "tail: start",
    ))),
    ("g", frozenset(("a picture credit at the end", "caption words"))),
    ("n", frozenset(("a name",))),
    ("l", frozenset(("a bullet",))),
    ("p", frozenset(("a short sentence", "a sentence", "a long sentence", "50 words or more"))),
)  # fmt: skip

NO_CREDIT = frozenset(("furniture: whole", "furniture: end", "furniture: inside", "tail: whole"))

RULES: tuple[Rule, ...] = (
    length, ending, beginning, sentences, grammar, capitals, signs, furniture, caption, byline, place,
)  # fmt: skip
