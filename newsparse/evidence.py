"""Whether a text is a dump of several articles, and of which profile: on strong evidence only.

Lines that news never has are evidence when they are repeated, or when they count. Ruled lines and page breaks are
only if the pieces between look like articles: each with a headline and with prose, and most of them dated or signed,
or each about something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from math import fsum
from typing import NamedTuple

from newsparse.article import Layout, Unit
from newsparse.cues import Cues, load
from newsparse.datelines import read_dateline
from newsparse.languages import tell_language
from newsparse.lines import SENTENCE_END, find_layout, fold, split_lines
from newsparse.marks import Mark, mark_units, names_author
from newsparse.separators import CUTS, Profile, Separator, gate, has_any, profiles
from newsparse.topics import content, share

SAMPLE = 2000  # characters at either end of a piece that are looked at
PIECES = 40  # pieces that are looked at
HEAD = 6  # units in which a byline or a date stands
TITLE = 150  # characters of the longest headline
SHORT = 40  # characters of a line that need not end a sentence
PROSE = 150  # characters of prose that the shortest article has
MOST = 0.75  # share of the pieces, or of the numbers, that has to be right
SIGNED = 0.5  # share of the pieces; more are dated or signed
LONG, ALL_LONG = 300, 1500  # characters of prose of a piece, and of all, that tell what it is about
# Words that two pieces share. On the measured texts 19 in 20 dumps of different articles in one language have less,
# and one in 20 articles that are cut into pieces as long.
SHARED = 0.045


class Look(NamedTuple):
    """What a piece between two separators looks like: how it begins and ends, what prose it has, what it is about.

    `labelled` says that it has a label which only this kind of dump has.
    """

    labelled: bool = False
    first: str = ""
    titled: bool = False
    ended: bool = False
    signed: bool = False
    prose: int = 0
    topic: frozenset[str] = frozenset()

    @property
    def is_article(self) -> bool:
        return self.labelled or (self.titled and self.ended and self.prose >= PROSE)


def tell_profile(text: str, whole: bool) -> Profile | None:
    """The profile of a dump of which `text` is the `whole`, or a part; None if it is one article."""
    if not has_any(text, gate()):
        return None
    return next(filter(None, (_tell(profile, text, whole) for profile in profiles().values())), None)


def has_prose(text: str) -> bool:
    """Whether there is as much prose in `text` as the shortest article has; only its beginning is looked at."""
    return look_at(text).prose >= PROSE


def look_at(text: str, layout: Layout | None = None, signs: tuple[str, ...] = ()) -> Look:
    """The look of one piece; nothing far from its ends is looked at, but for the `signs`.

    A short piece does not show that it is wrapped: `layout` is that of the whole.
    """
    units = _units(text[:SAMPLE], layout)
    if not units:
        return Look()
    cues = load(tell_language(units))
    marks = mark_units(units, cues)
    prose = [unit.text for unit, mark in zip(units, marks, strict=True) if mark.letter == "p"]
    first = units[0].text
    return Look(
        has_any(text, signs),
        marks[0].key,
        len(first) <= TITLE and not first[0].islower(),
        _is_ended(text, layout, cues),
        _is_signed(marks, prose, cues),
        sum(map(len, prose)),
        _topic(" ".join(prose), cues),
    )


def _units(text: str, layout: Layout | None = None) -> Sequence[Unit]:
    lines = split_lines(text)
    return fold(lines, layout or find_layout(lines))


def _topic(text: str, cues: Cues) -> frozenset[str]:
    """Its content words; pairs of signs only where there are no spaces."""
    return frozenset(w for w in content(text) - cues.function_words if len(w) > 3 or not cues.spaces)


def _is_ended(text: str, layout: Layout | None, cues: Cues) -> bool:
    """Whether it does not break off in the middle of a sentence, as a page does."""
    last = _units(text[-SAMPLE:], layout)[-1:]
    if not last or len(last[0].text) < SHORT or SENTENCE_END.search(last[0].text[-6:]):
        return True
    return mark_units(last, cues)[0].letter not in "pt"


def _is_signed(marks: Sequence[Mark], prose: Sequence[str], cues: Cues) -> bool:
    """Whether there is a byline, a full date or a dateline at the beginning."""
    if prose and read_dateline(prose[0], cues.credits, cues.dates):
        return True
    return any(names_author(mark) or (mark.date and mark.date.published) for mark in marks[:HEAD])


def _tell(profile: Profile, text: str, whole: bool) -> Profile | None:
    """`profile`, as narrow as `text` shows it, if it does."""
    cuts = [each for each in profile.find(text) if each.role in CUTS]
    if profile.alike:
        profile, cuts = _narrowed(profile, cuts, text)
        return profile if len(cuts) >= profile.least and _parts_articles(profile, cuts, text, whole) else None
    return profile if cuts and _is_shown(profile, cuts, text, whole) else None


def _is_shown(profile: Profile, cuts: Sequence[Separator], text: str, whole: bool) -> bool:
    """Whether the separators are repeated, and count if they have numbers; a lone one has to stand at the edge."""
    if max(Counter(each.role for each in cuts).values()) >= profile.least:
        return _numbers_agree(cuts)
    first, last = cuts[0], cuts[-1]
    return (
        (first.number == 1 and (first.total == 1 or not whole))
        or (first.role == "opens" and not text[: first.start].strip())
        or (last.role == "closes" and not text[last.end :].strip())
    )


def _numbers_agree(cuts: Sequence[Separator]) -> bool:
    """Whether the numbers, if there are any, go up, each time to the same total, or begin again at 1."""
    numbered = [each for each in cuts if each.number is not None and each.total is not None]
    return _most(
        below.number == 1 or (below.total == above.total and (below.number or 0) >= (above.number or 0))
        for above, below in pairwise(numbered)
    )


def _narrowed(profile: Profile, cuts: list[Separator], text: str) -> tuple[Profile, list[Separator]]:
    """`profile` with one separator only, the line that is repeated most, unless text stands on such lines."""
    if not cuts or profile.glued:
        return profile._replace(sure=False), cuts
    lines = [text[each.start : each.end].strip() for each in cuts]
    most = Counter(lines).most_common(1)[0][0]
    return profile.only(most), [each for each, line in zip(cuts, lines, strict=True) if line == most]


def _parts_articles(profile: Profile, cuts: Sequence[Separator], text: str, whole: bool) -> bool:
    """Whether what stands between `cuts` are articles; in front of them and behind may stand something else."""
    pieces = [piece for piece in _pieces(cuts, text, whole) if piece.strip()][:PIECES]
    if not _most(len(piece) >= PROSE for piece in pieces[1:-1]):
        return False
    layout = find_layout(split_lines(text[: PIECES * SAMPLE]))
    looks = [look_at(piece, layout, profile.signs) for piece in pieces]
    inner = [look for i, look in enumerate(looks) if look.is_article or 0 < i < len(looks) - 1]
    if len(inner) < 2 or not _most(look.is_article for look in inner):
        return False
    if profile.glued and not _most(count == 1 for count in Counter(look.first for look in inner).values()):
        return False  # a running head
    return (
        _most(look.labelled for look in inner)
        or sum(look.signed for look in inner) > SIGNED * len(inner)
        or _differ(inner)
    )


def _pieces(cuts: Sequence[Separator], text: str, whole: bool) -> list[str]:
    """What stands between `cuts`; the last piece, which may go on, only of a `whole` text."""
    starts = [0, *(each.end if each.bare else each.start for each in cuts)]
    ends = [*(each.start for each in cuts), len(text)]
    pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return pieces if whole else pieces[:-1]


def _differ(looks: Sequence[Look]) -> bool:
    """Whether there is prose enough to tell what the pieces are about, and that is something else each time."""
    if len(looks) < 3 or not _most(look.prose >= LONG for look in looks):
        return False
    pairs = combinations((look.topic for look in looks), 2)
    return (
        sum(look.prose for look in looks) >= ALL_LONG
        and _mean([share(*sorted(pair, key=len)) for pair in pairs]) < SHARED
    )


def _mean(numbers: Sequence[float]) -> float:
    """As statistics.fmean, which takes long to import."""
    return fsum(numbers) / len(numbers)


def _most(answers: Iterable[bool]) -> bool:
    """Whether nearly all of them are yes."""
    told = list(answers)
    return sum(told) >= MOST * len(told)
