"""Which line above the body is the headline: the best of all that might be, not each one by itself."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from newsparse.article import Unit
from newsparse.lines import gaps_of, texts_of
from newsparse.marks import BYLINE, ENDS_IN_COLON, Mark, has_date, is_byline
from newsparse.regexes import late
from newsparse.rivals import ECHO, FEW, Head, settle
from newsparse.topics import LONGEST, content, share
from newsparse.weights import Clue, Weights, weights

FEW_WORDS = 2  # of a line that is no headline by itself
NEAR = 3  # units below a headline among which a byline or a date may stand
LEAST = 1.0  # that a headline comes to in a text of which only what ends as a sentence does was kept
SIFTED = 8  # units of a text that shows it
HEAD = 200  # units above the body among which the headline is looked for
# The clues of `Above.clues` that hang on the words of a unit below the first line, and are dear to find.
DEAR = (
    "within the first line",
    "the first line begins with it",
    "its words in the first line",
    "its words in the body",
    "a site name at the end",
)
TOO_LONG = frozenset(("30-49 words", "50 words or more"))  # for a headline, or a caption
LABEL = "furniture: label"
OTHER_FURNITURE = frozenset(
    ("furniture: whole", "furniture: start", "furniture: inside", "tail: whole", "tail: start")
)
CLOSED = frozenset((
    "a short sentence", "a sentence", "a long sentence",
    "a short call or question", "a call or question", "ends in a quote",
))  # fmt: skip
ROUNDING = 1e-9  # by which two ways to the same sum may differ
SITE = re.compile(r"\s[|–—-]\s\S[^|–—]{1,30}$")
SHORTEST = frozenset(("1 word", "2 words"))
LONG = TOO_LONG | {"12-19 words", "20-29 words"}  # for a headline that ends in a stop
TWICE = frozenset(("repeated", "long and repeated"))
ANNOUNCING = frozenset((BYLINE, ENDS_IN_COLON, "a bullet"))
NUMBER = late(r"\(?(\d{1,2})[.)]\s")
PLACED = late(
    r"[^\W\d_][^\d,]{1,30},\s[^,]{0,12}\d[^,]{6,24}"
)  # "Kallow, 3 March 2021", "Kallow, le 3 mars 2021"
WIRED = late(r"[^\W\d_][^()\d]{1,30}\s\([a-z]{2,6}(?:/[a-z]{2,6})?\)\s?[-–—]\s")  # "Kallow (dpa) - …"


class Above(NamedTuple):
    """The text above the body, its `head`, and what its candidates are asked for: `title` is its first line, folded.

    Those `signed` have a byline or a date not far below. `sifted`: only lines that end as sentences do were kept of
    the text, as web corpora keep them; most headlines are gone then.
    """

    head: Head
    signed: Sequence[int]
    sifted: bool
    title: str
    title_words: frozenset[str]

    def clues(self, i: int) -> list[Clue]:
        """What speaks for unit `i`, beside its own clues."""
        text, marks, first = self.head.texts[i], self.head.marks, self.head.first
        key, words = marks[i].key, content(text[:LONGEST])
        return [
            ("the first of few lines", float(i == 0 and first <= FEW)),
            ("the first of many lines", float(i == 0 and first > FEW)),
            ("a first line that is echoed", float(i == 0 and self._echoed())),
            ("within the first line", float(i > 0 and self._echoes(key))),
            ("the first line begins with it", float(i > 0 and first > FEW and self._opens_title(key))),
            ("its words in the first line", share(words, self.title_words) if i else 0.0),
            ("its words in the body", share(words, self.head.topic)),
            ("near the body", 1.0 / (first - i)),
            ("a byline or date not far below", float(i in self.signed)),
            ("the first above a byline or date", float(i in self.signed[:1])),
            ("a sentence below", float(i + 1 < first and marks[i + 1].letter == "p")),
            ("set off above", float(self.head.gaps[i] > 0)),
            ("a site name at the end", float(bool(SITE.search(text)))),
        ]

    def weigh_places(self, model: Weights) -> dict[int, float]:
        """What each of the candidates comes to, if it is not the first line: its clues but for DEAR."""
        (_, gaps, marks, first, *_), table = self.head, model.clues
        near, above_prose, set_off = table["near the body"], table["a sentence below"], table["set off above"]
        signed, topmost = table["a byline or date not far below"], table["the first above a byline or date"]
        signers, top = frozenset(self.signed), self.signed[0] if self.signed else -1
        return {
            i: model.sums[marks[i].clues]
            + (
                near / (first - i)
                + (signed if i in signers else 0.0)
                + (topmost if i == top else 0.0)
                + (above_prose if i + 1 < first and marks[i + 1].letter == "p" else 0.0)
                + (set_off if gaps[i] > 0 else 0.0)
            )
            for i in self.head.candidates
        }

    def _opens_title(self, key: str) -> bool:
        """Whether the first line says the same as `key` and then, mostly, whose site it is."""
        return len(key) >= ECHO and self.title.startswith(key)

    def _echoes(self, key: str) -> bool:
        return len(key) >= ECHO and key in self.title

    def _echoed(self) -> bool:
        return any(self._echoes(self.head.marks[i].key) for i in self.head.candidates if i)


def look_above(units: Sequence[Unit], marks: Sequence[Mark], first: int, topic: Container[str]) -> Above:
    """What is known of the text above the body, which begins at `first`."""
    start = max(0, first - HEAD)
    sifted = len(marks) >= SIFTED and not any(CLOSED.isdisjoint(mark.clues) for mark in marks)
    others = "bcdgp" if sifted else "bcdg"
    texts = texts_of(units)
    candidates = [
        i
        for i in range(start, first)
        if marks[i].letter not in others or _has_label(marks[i])
        if not _opens_body(marks, i, first) and not tells(marks[i]) and not _is_no_title(texts, marks, i)
    ]
    shown = [i for i in candidates if _shows_twice(marks, i)]
    if shown and any(marks[i].letter == "t" and SHORTEST.isdisjoint(marks[i].clues) for i in candidates):
        candidates = [i for i in candidates if i not in shown]
    near = {i - by for i in range(start, first) if _signs(marks[i]) for by in range(1, NEAR + 1)}
    signed = [i for i in candidates if i in near and len(texts[i].split()) > FEW_WORDS]
    title = marks[0].key[:LONGEST] if marks else ""
    head = Head(texts, gaps_of(units), marks, first, topic, candidates)
    return Above(head, signed, sifted, title, content(title))


def find_headline(
    units: Sequence[Unit], marks: Sequence[Mark], first: int, topic: Container[str]
) -> int | None:
    """The index of the unit above the body that is most like a headline; None if there is none.

    The body begins at `first`; `topic` has the content words of its beginning.
    """
    model = weights()["headline"]
    above = look_above(units, marks, first, topic)
    likely = above.weigh_places(model)
    most = ROUNDING + sum(max(0.0, model.clues[clue]) for clue in DEAR)
    best: tuple[float, int] | None = None
    for i in sorted(likely, key=lambda i: (i > 0, -likely[i])):
        if i and best and model.bias + likely[i] + most < best[0]:
            break  # no word in it could make up for its other clues, nor for those of the lines that follow
        best = max(best or (-math.inf, 0), (model.weigh_beside(marks[i].clues, above.clues(i)), -i))
    if best is None or (above.sifted and best[0] < LEAST):
        return None
    return settle(above.head, -best[1], lambda i: model.weigh_beside(marks[i].clues, above.clues(i)))


def headline_clues(
    units: Sequence[Unit], marks: Sequence[Mark], first: int, topic: Container[str]
) -> list[tuple[int, list[Clue]]]:
    """Each unit above the body that may be the headline, with what speaks for it; as in `find_headline`."""
    above = look_above(units, marks, first, topic)
    return [(i, [*((clue, 1.0) for clue in marks[i].clues), *above.clues(i)]) for i in above.head.candidates]


def _opens_body(marks: Sequence[Mark], i: int, first: int) -> bool:
    """Whether a sentence above the body is the one that the body begins with, printed twice."""
    return marks[i].letter == "p" and first < len(marks) and marks[i].key == marks[first].key


def _is_no_title(texts: Sequence[str], marks: Sequence[Mark], i: int) -> bool:
    """Whether a unit has a shape that no headline has: what only announces the next line, an item of a list in which
    it goes on counting, a place with the date of the day, the dateline of an agency."""
    clues, text = marks[i].clues, texts[i]
    if ANNOUNCING.isdisjoint(clues) and marks[i].date is None and "(" not in text:
        return False  # most units
    if BYLINE in clues or (ENDS_IN_COLON in clues and not SHORTEST.isdisjoint(clues)):
        return True
    if "a bullet" in clues and i and text[0] in "(0123456789":
        return _number(text) == _number(texts[i - 1]) + 1 > 1
    if marks[i].date is not None and PLACED.fullmatch(text):
        return True
    return "(" in text and WIRED.match(text) is not None


def _shows_twice(marks: Sequence[Mark], i: int) -> bool:
    """Whether a unit is a sentence, or more, that stands there twice, as the text for a picture and its caption do."""
    mark = marks[i]
    if mark.letter != "p" or TWICE.isdisjoint(mark.clues) or LONG.isdisjoint(mark.clues):
        return False
    around = (j for j in range(max(0, i - NEAR), min(len(marks), i + NEAR + 1)) if j != i)
    return any(marks[j].key == mark.key for j in around)


def _number(text: str) -> int:
    """The number that a line of a list opens with; 0 for none."""
    found = NUMBER.match(text)
    return int(found[1]) if found else 0


def tells(mark: Mark) -> bool:
    """Whether a unit is too long for a headline, and more than one sentence."""
    return "several sentences" in mark.clues and not TOO_LONG.isdisjoint(mark.clues)


def _has_label(mark: Mark) -> bool:
    """Whether nothing makes a unit furniture but the label that it opens with: "Interview: ..." may be a headline."""
    return mark.letter == "b" and LABEL in mark.clues and OTHER_FURNITURE.isdisjoint(mark.clues)


def _signs(mark: Mark) -> bool:
    """Whether a unit is a byline, or the beginning of one, or a date with little else."""
    return is_byline(mark) or has_date(mark) or BYLINE in mark.clues
