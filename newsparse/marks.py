"""What a unit looks like on its own: its clues, and the one letter they come to.

Each rule is a small function that yields the clues it sees; RULES at the bottom is all of them, in order.
A clue has a name, a weight in weights.toml, and no say of its own: zones weighs them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newsparse import credits, dates
from newsparse.article import Credit, Unit
from newsparse.cues import USUAL_SHARE, Cues, fold_key
from newsparse.dates import DateLine
from newsparse.lines import BULLET

CLOSERS = "'\"”’“»«)]」』)】›"
STOPS = ".。।؟۔"
SECOND_SENTENCE = re.compile(
    r"[.!?…]['\"”’»)]{0,2}\s+['\"“„«‹‘¿¡(]{0,2}[^\W\d_a-zà-ÿ]|[。！？]['\"”’」』]?\S"
)
LINKS = re.compile(r"https?://|www\.|\S@\S+\.\w|\w\.(?:com|org|net|de|co\.uk)\b", re.IGNORECASE)
RUN_TOGETHER = re.compile(r"[a-zà-ÿ]{3}[A-ZÀ-Þ][a-zà-ÿ]{2}|[^\W\d_]{3}\d+ [a-zà-ÿ]{3}")
QUOTES = "'\"“”„«»‹›‘’「『"
ARROWS = "›»→>‹«▶►▾▼×"
LONG = 40  # words after which more words say nothing new
CHARS_PER_WORD = 2.2  # in languages written without spaces


@dataclass(frozen=True, slots=True)
class Look:
    """A unit with what several rules need to know of it, worked out once."""

    unit: Unit
    key: str
    words: tuple[str, ...]
    size: int
    repeats: int
    below: int
    cues: Cues


@dataclass(frozen=True, slots=True)
class Mark:
    """A unit's clues, the letter they come to, and what was read in it on the way; `key` is its folded text."""

    letter: str
    clues: tuple[str, ...]
    key: str = ""
    names: tuple[str, ...] = ()
    date: DateLine | None = None
    credits: tuple[Credit, ...] = ()


Rule = Callable[[Look], Iterator[str]]


def mark_units(units: Sequence[Unit], cues: Cues) -> list[Mark]:
    """One mark for each of `units`, in order; a unit is looked at alone but for its gaps and its repeats."""
    keys = [fold_key(unit.text) for unit in units]
    repeats = Counter(keys)
    gaps = [*(unit.gap for unit in units[1:]), 1][: len(units)]
    return [
        mark(_look(unit, key, repeats[key], gap, cues))
        for unit, key, gap in zip(units, keys, gaps, strict=True)
    ]


def _look(unit: Unit, key: str, repeats: int, below: int, cues: Cues) -> Look:
    words = tuple(unit.text.split())
    size = len(words) if cues.spaces else max(len(words), round(len(unit.text) / CHARS_PER_WORD))
    return Look(unit, key, words, size, repeats, below, cues)


def mark(look: Look) -> Mark:
    """The mark of one unit."""
    clues = [clue for rule in RULES for clue in rule(look)]
    if look.size >= LONG:
        return Mark(_letter(clues), tuple(clues), look.key)
    date = dates.read_line(look.unit.text, look.cues.dates)
    if date:
        clues.append("a date inside" if date.rest else "a line of dates")
    text = date.rest if date and date.rest else look.unit.text
    found = () if NO_CREDIT.intersection(clues) else credits.read_credits(text, look.cues.credits)
    names = credits.read_names(text, look.cues.credits) if look.size <= 14 and not found else ()
    if found:
        clues.append("a credit")
    if names:
        clues.append("a name")
    if look.key in look.cues.credits.by:
        clues.append("a byline word alone")
    elif look.size <= 4 and credits.is_job(look.unit.text, look.cues.credits):
        clues.append("a job alone")
    return Mark(_letter(clues), tuple(clues), look.key, names, date, found)


def _letter(clues: list[str]) -> str:
    """The letter that the clues of a unit come to; the first that fits."""
    has = frozenset(clues)
    return next((letter for letter, wanted in LETTERS if has & wanted), "t")


def length(look: Look) -> Iterator[str]:
    for bound, name in LENGTHS:
        if look.size <= bound:
            yield name
            return


def ending(look: Look) -> Iterator[str]:
    last = look.unit.text.rstrip(CLOSERS)[-1:] or look.unit.text[-1]
    if last in STOPS:
        yield "a short sentence" if look.size < 8 else "a sentence" if look.size < 20 else "a long sentence"
    elif last in "?!？！":
        yield "a short call or question" if look.size < 8 else "a call or question"
    elif last == "…" or look.unit.text.endswith("..."):
        yield "ends in an ellipsis"
    elif last in "::":
        yield "ends in a colon"
    elif last in ",;、":
        yield "ends in a comma"
    elif not last.isalnum():
        yield "ends in a sign"
    if look.unit.text[-1] in QUOTES:
        yield "ends in a quote"


def beginning(look: Look) -> Iterator[str]:
    first = look.unit.text[0]
    if BULLET.match(look.unit.text):
        yield "a bullet"
    elif first in "–—―":
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
    if SECOND_SENTENCE.search(text):
        yield "several sentences"
    if ", " in text or "," in text or "、" in text:
        yield "a comma"
    if look.size > 2 and text[0] in "([{" and text[-1] in ")]}":
        yield "in brackets"


def grammar(look: Look) -> Iterator[str]:
    """Furniture has few function words."""
    if look.cues.spaces:
        tokens = [word.strip("\"'“„(,.").casefold() for word in look.words[:LONG]]
    else:
        tokens = list(look.unit.text[: 2 * LONG])
    known = sum(token in look.cues.function_words for token in tokens)
    share = known / len(tokens) * USUAL_SHARE / look.cues.usual_share
    yield "function words: " + (
        "none" if not known else "few" if share < 0.22 else "some" if share < 0.38 else "many"
    )


def capitals(look: Look) -> Iterator[str]:
    words = [word for word in look.words[1:LONG] if word[0].isalpha()]
    if len(words) >= 1:
        share = sum(word[0].isupper() for word in words) / len(words)
        yield "capitals: " + (
            "none" if share == 0 else "few" if share < 0.3 else "some" if share < 0.6 else "many"
        )
    if look.size > 1 and look.unit.text.isupper():
        yield "all capitals"


def signs(look: Look) -> Iterator[str]:
    text = look.unit.text
    digits = sum(char.isdigit() for char in text[:200])
    if digits * 4 > len(text):
        yield "mostly digits"
    elif digits:
        yield "digits"
    if "|" in text or " · " in text or " • " in text:
        yield "a bar"
    if "©" in text:
        yield "a © sign"
    if look.size < 12 and RUN_TOGETHER.search(text):
        yield "words run together"
    if LINKS.search(text):
        yield "a link or address"
    if text[0] in ARROWS or text[-1] in ARROWS:
        yield "an arrow"
    if ": " in text[:60]:
        yield "a colon inside"


def furniture(look: Look) -> Iterator[str]:
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
    if cues.tail_start.opens(key):
        yield "tail: start"
    if cues.start.opens(key):
        yield "furniture: start"
    if cues.end.closes(key):
        yield "furniture: end"
    if cues.anywhere.within(key):
        yield "furniture: inside"
    if look.size < 12 and look.cues.dates.reading.within(key):
        yield "reading time"


def caption(look: Look) -> Iterator[str]:
    if look.cues.caption_start.opens(look.key) or look.unit.text.casefold().endswith(look.cues.caption_end):
        yield "caption words"
    if look.size > 5 and credits.split_caption(look.unit.text, look.cues.credits):
        yield "a picture credit at the end"


def place(look: Look) -> Iterator[str]:
    if look.repeats > 1:
        yield "repeated" if look.size < 20 else "long and repeated"
    yield {
        (0, 0): "glued above and below",
        (0, 1): "glued above",
        (1, 0): "glued below",
        (1, 1): "stands alone",
    }[min(look.unit.gap, 1), min(look.below, 1)]


LENGTHS = (
    (1, "1 word"), (2, "2 words"), (4, "3-4 words"), (7, "5-7 words"), (11, "8-11 words"), (19, "12-19 words"),
    (29, "20-29 words"), (49, "30-49 words"), (10**9, "50 words or more"),
)  # fmt: skip

LETTERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("b", frozenset(("furniture: whole", "tail: whole"))),
    ("c", frozenset(("a credit",))),
    ("d", frozenset(("a line of dates",))),
    (
        "b",
        frozenset(
            ("reading time", "furniture: start", "furniture: label", "furniture: inside", "tail: start")
        ),
    ),
    ("g", frozenset(("a picture credit at the end", "caption words"))),
    ("n", frozenset(("a name",))),
    ("l", frozenset(("a bullet",))),
    ("p", frozenset(("a sentence", "a long sentence", "50 words or more"))),
)

NO_CREDIT = frozenset(("furniture: whole", "furniture: end", "furniture: inside", "tail: whole"))

RULES: tuple[Rule, ...] = (
    length, ending, beginning, sentences, grammar, capitals, signs, furniture, caption, place,
)  # fmt: skip
