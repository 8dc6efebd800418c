"""Who took a picture, where a bare name says so by its place: below a caption, above the line of an agency."""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import islice

from newsparse.article import VISUAL, Credit
from newsparse.cues import CreditWords
from newsparse.lines import texts_of
from newsparse.makers import is_agency, owner, slashed_pair
from newsparse.marks import Mark
from newsparse.names import is_person
from newsparse.regexes import late
from newsparse.signers import FEW, SENTENCES, Signed, is_above_with_picture

BARS = late(r"\s?[|｜]\s?")
SLASHED = late(r"\w/\w")
LONGEST = 80  # characters of a line that has two names and no more


def find_photographers(
    text: Signed, bylines: Container[int], signed: bool
) -> Mapping[int, tuple[Credit, ...]]:
    """The units without a credit of their own that name who took the picture above them, by their index.

    A name may as well be a byline where nobody else is known to have signed; what opens with a bar is none.
    """
    found = {}
    for i, (line, mark) in enumerate(
        islice(zip(texts_of(text.units), text.marks, strict=True), text.zones.last)
    ):
        told = "/" in line or mark.names or line[0] in "|｜"
        if not told or not i or mark.credits or i in bylines or not _may_be_caption(text.marks[i - 1]):
            continue
        names = mark.names if is_above_with_picture(text, i) else _barred(line, text.words)
        if not names and (name := owner(line, text.words)):
            names = (name,)
        if not names and (signed or _is_below_sentence(text, i)):
            names = slashed_pair(line, text.words) if len(line) <= LONGEST else ()
        if not names and signed:
            names = _above_agency(text, i)
        if names:
            found[i] = (Credit("photo", names, line),)
    return found


def _is_below_sentence(text: Signed, i: int) -> bool:
    """Whether unit `i` has a slash with no space around it, right below a sentence or a caption and above no date: a
    byline with its outlet would have one."""
    line, above, below = text.units[i].text, text.marks[i - 1], text.marks[i + 1 : i + 2]
    if SLASHED.search(line) is None or any(mark.letter == "d" for mark in below):
        return False
    return above.letter == "g" or (above.letter == "p" and not SENTENCES.isdisjoint(above.clues))


def _may_be_caption(mark: Mark) -> bool:
    """Whether a unit may say what a picture shows: it has some words, if not those of a caption."""
    return mark.letter == "g" or (mark.letter in "pt" and FEW.isdisjoint(mark.clues))


def _barred(line: str, words: CreditWords) -> tuple[str, ...]:
    """The names of a line that opens with a bar: "| Anna Keller | Harbour Post"."""
    return slashed_pair(BARS.sub("/", line[1:].strip()), words) if line[0] in "|｜" else ()


def _above_agency(text: Signed, i: int) -> tuple[str, ...]:
    """The name that a unit is, if the one glued on below has the agency of a picture and nobody else."""
    names, below = text.marks[i].names, text.marks[i + 1 : i + 2]
    credits = below[0].credits if below else ()
    if names != (text.units[i].text,) or len(credits) != 1 or text.units[i + 1].gap:
        return ()
    if credits[0].role not in VISUAL:
        return ()
    agencies = all(is_agency(name, text.words) for name in credits[0].names)
    return names if agencies and is_person(names[0], text.words) else ()
