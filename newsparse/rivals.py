"""Which of two lines above the body is the headline where the likelier one, by its clues, is what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from newsparse.marks import ENDS_IN_COLON, Mark, names_author
from newsparse.regexes import late
from newsparse.topics import LONGEST, content, share

FEW = 10  # units above the body; more are a page with its menu, which begins with its title
LINE, LONG_LINE = 7, 20  # words of a headline that is no kicker, and no deck
OVER = 1.0  # by which the line below such a one has to be likelier to be the headline in its place
SHORT_LINE, LONG_DECK = 3, 12  # words of one that is no kicker if a deck of so many goes on with its words
GOES_ON = 0.4  # of the words of such a headline, those in the deck
SHORT, LONG_BELOW = 1.6, 10  # as OVER, of so short a line; words of what below it is no headline but its deck
BY_FAR = 2.0  # as OVER, of a line above the byline, or a paragraph, of what is the head of a part below
TOPICAL = 0.15  # of the words of such a paragraph, those in the body; a notice on cookies has fewer
BRIEF = 15  # units of a head in which such a paragraph is none of a menu
BEHIND = (
    3.0  # as OVER, of a line that ends with the whole of one below it, of a result, of the way to the page
)
TELLING = 18  # words of a first line that is no headline
SHORTER = 0.8  # of those, what the line below has at most
SITE = 6  # words of the name of a site, with what sets it off
NEAR = 3  # units below a headline among which its byline, its paragraph, its deck stand
ECHO = 13  # characters of a line that do not stand in another by chance
TITLED = frozenset(("capitals: many", "ends in a quote"))  # more often a headline than a deck
TWICE = "long and repeated"
COLON_INSIDE, CAPITALS = "a colon inside", "all capitals"
NO_SHORT = frozenset(("section name", "a bar", "words run together", "a date inside", "a link or address"))
LONG = frozenset(("20-29 words", "30-49 words", "50 words or more"))  # of a paragraph, not of a caption
NUMBERED = frozenset(("digits", "function words: none"))
RESULT = late(r"[^\W\d_] \d{1,3}$|\d ?[-–:] ?\d{1,3}(?!\d)")  # "KALLOW 2", "Kallow 0-1 Coldwater"
STEP = re.compile(r" [»›>] ")
SECTION = 4  # words of the name of a section, or of a cup


class Head(NamedTuple):
    """The text above the body, which begins at `first` and has this `topic`; one of `candidates` is the headline."""

    texts: Sequence[str]
    gaps: Sequence[int]
    marks: Sequence[Mark]
    first: int
    topic: Container[str]
    candidates: Sequence[int]

    def words(self, i: int) -> int:
        return len(self.texts[i].split())


Score = Callable[[int], float]


def settle(head: Head, best: int, score: Score) -> int:
    """The headline, where `best` is the candidate with the best score."""
    if _announces(head, best):
        return best + 1
    for find, far in RIVALS:
        other = find(head, best, score)
        if other is not None and score(best) - score(other) < far:
            return other
    return best


def _announces(head: Head, i: int) -> bool:
    """Whether a candidate ends in a colon right above one that is no shorter: the kicker, and the headline."""
    if ENDS_IN_COLON not in head.marks[i].clues or i + 1 not in head.candidates:
        return False
    return head.marks[i + 1].letter == "t" and head.words(i + 1) >= max(SHORT_LINE, head.words(i))


def _above_its_text(head: Head, best: int, score: Score) -> int | None:
    """The likeliest of the candidates right above the first byline, or paragraph on the topic, that is above `best`:
    what stands below those is the head of a part, of a post, of a box."""
    for i in range(head.candidates[0] + 1, best):
        if names_author(head.marks[i]) or _is_paragraph(head, i):
            above = [k for k in _near_above(head, i) if head.words(k) >= SHORT_LINE]
            if above:
                likeliest = max(above, key=score)
                return None if head.marks[likeliest].key == head.marks[best].key else likeliest
    return None


def _is_paragraph(head: Head, i: int) -> bool:
    """Whether a unit above the body is a long sentence, or more, on its topic."""
    mark = head.marks[i]
    if head.first > BRIEF or mark.letter != "p" or LONG.isdisjoint(mark.clues) or TWICE in mark.clues:
        return False
    return share(content(head.texts[i][:LONGEST]), head.topic) >= TOPICAL


def _near_above(head: Head, i: int) -> Iterator[int]:
    return (k for k in head.candidates if i - NEAR <= k < i and head.marks[k].letter in "tn")


def _over_deck(head: Head, best: int, _: Score) -> int | None:
    """The line right above `best`, if that is as long as headlines are, in a short head, or has the same words.

    A line with the whole of the one below in it is that one behind a menu, or with a file name at its end.
    """
    upper = best - 1
    if upper not in head.candidates or head.marks[best].key in head.marks[upper].key:
        return None
    mark = head.marks[upper]
    fits = upper > 0 and head.first <= FEW and mark.letter == "t" and LINE <= head.words(upper) <= LONG_LINE
    return upper if fits or _goes_on_below(head, upper) else None


def _goes_on_below(head: Head, i: int) -> bool:
    """Whether the line below candidate `i` says in a sentence what that says in few words."""
    text, below = head.texts[i], head.texts[i + 1]
    if head.marks[i].letter != "t" or head.gaps[i + 1] == 0 or head.words(i) < SHORT_LINE:
        return False
    goes_on = head.words(i + 1) >= max(LONG_DECK, 2 * head.words(i))
    return goes_on and share(content(text), content(below[:LONGEST])) >= GOES_ON


def _short_over_deck(head: Head, best: int, _: Score) -> int | None:
    """The few words right above `best`, but for captions and furniture, if that says much more in many.

    A kicker stands above what is no longer than a headline, or has a colon as one; the name of a section is no line.
    """
    upper = _next_above(head, best)
    if upper not in head.candidates or head.first > FEW:
        return None
    mark, below = head.marks[upper], head.marks[best]
    if mark.letter != "t" or head.words(upper) < SHORT_LINE or mark.key in below.key or below.key in mark.key:
        return None
    if not NO_SHORT.isdisjoint(mark.clues) or (CAPITALS in mark.clues and CAPITALS not in below.clues):
        return None
    return upper if below.letter == "p" or _is_long_deck(head, best, head.words(upper)) else None


def _is_long_deck(head: Head, i: int, words: int) -> bool:
    """Whether unit `i` has no stop, but many more words than the line above with so few, and no other deck below."""
    clues, length = head.marks[i].clues, head.words(i)
    if length < max(LONG_BELOW, 2 * words) or not TITLED.isdisjoint(clues):
        return False
    if COLON_INSIDE in clues and length < LONG_LINE:
        return False
    return not any(mark.letter == "p" for mark in head.marks[i + 1 : head.first])


def _beside_the_way(head: Head, best: int, _: Score) -> int | None:
    """The candidate below `best` that this ends with, behind the way to the page: "Home News Pier to stay open".

    Or that it begins with, before the name of the site: "Pier to stay open. - Quay Post".
    """
    key = head.marks[best].key if head.marks[best].letter != "l" else ""
    for i in head.candidates:
        below = head.marks[i].key
        if i <= best or not ECHO <= len(below) < len(key) or head.marks[i].letter not in "tp":
            continue
        if key.endswith(below) or (key.startswith(below) and _names_site(key[len(below) :])):
            return i
    return None


def _names_site(rest: str) -> bool:
    """Whether what stands behind a headline may be the name of a site."""
    return rest.lstrip(" .")[:2] in ("- ", "| ", "– ", "— ") and 1 < len(rest.split()) <= SITE


def _above_name(head: Head, best: int, _: Score) -> int | None:
    """The line right above `best` where that is a name with a job behind it: "Anna Keller, Mayor of Kallow"."""
    mark, upper = head.marks[best], _next_above(head, best)
    if mark.letter != "n" or not mark.names or not head.texts[best].startswith(f"{mark.names[0]}, "):
        return None
    if COLON_INSIDE in mark.clues or mark.key in head.marks[upper].key:
        return None
    fits = upper in head.candidates and head.marks[upper].letter == "t" and head.words(upper) >= SHORT_LINE
    return upper if fits else None


def _below_long_line(head: Head, best: int, _: Score) -> int | None:
    """The line below the first where that is long, without a stop: it tells who is spoken to, and on what occasion."""
    if best or best + 1 not in head.candidates or any(head.marks[i].letter != "t" for i in (best, best + 1)):
        return None
    long, words = head.words(best), head.words(best + 1)
    return best + 1 if long >= TELLING and SECTION < words <= SHORTER * long else None


def _next_above(head: Head, i: int) -> int:
    """The unit above unit `i`, but for a few captions and furniture; -1 for none so near."""
    return next((j for j in range(i - 1, max(-1, i - 2 - NEAR), -1) if head.marks[j].letter not in "bg"), -1)


def _above_result(head: Head, best: int, _: Score) -> int | None:
    """The line right above `best` where that has the result of a match: names and goals, "Kallow 0-1 Coldwater"."""
    upper = best
    while upper >= 0 and NUMBERED.issubset(head.marks[upper].clues) and RESULT.search(head.texts[upper]):
        upper -= 1
    if upper == best or upper not in head.candidates or head.marks[upper].letter != "t":
        return None
    return upper if head.words(upper) > SECTION else None


def _below_way(head: Head, best: int, _: Score) -> int | None:
    """The line below `best` where that is the way to the page: "Home & Garden » Roofs"."""
    parts = STEP.split(head.texts[best])
    if len(parts) < 2 or any(not 0 < len(part.split()) <= SECTION for part in parts):
        return None
    return best + 1 if best + 1 in head.candidates and head.marks[best + 1].letter == "t" else None


# What finds the line that is the headline in the place of the likeliest one, and by how much that may be likelier.
RIVALS: tuple[tuple[Callable[[Head, int, Score], int | None], float], ...] = (
    (_above_its_text, BY_FAR),
    (_over_deck, OVER),
    (_short_over_deck, SHORT),
    (_beside_the_way, BEHIND),
    (_above_name, BY_FAR),
    (_below_long_line, OVER),
    (_above_result, BEHIND),
    (_below_way, BEHIND),
)
