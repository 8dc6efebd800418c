"""Where wrapped lines part that were folded together: a full line may as well be the last of its paragraph.

By their lengths alone a headline that fills its line goes on with the byline below. What the lines say tells more, but
only in a known language, so this comes after the fold. Blank lines tell better still: a unit that stands alone between
two of them is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise

from newsparse.article import Unit
from newsparse.cues import Cues
from newsparse.datelines import read_dateline
from newsparse.lines import SENTENCE_END, Units
from newsparse.marks import SECOND_SENTENCE, Mark, has_date, mark_units, names_author
from newsparse.phrases import fold_key, fold_letters
from newsparse.regexes import late

STOP = late(r"(?:[.](?<=\w\w.)|[!?…。！？।؟])['\"”’“»«)\]」』]*$")  # no colon, and not that of "U.S."
END = 6  # characters in which a sentence ends
DIGIT = re.compile(r"\d")
FIRST_WORD = late(r"[^\W\d_]+")
TITLE = 5  # lines of one, at most
ECHO = 2  # words that no line has in common by chance with the beginning of what it goes on with
BRACKETS = frozenset("([")


class Run:
    """The lines of one unit: their texts, the number of the first, and whether it is `glued` to another unit."""

    def __init__(self, first: int, texts: Sequence[str], glued: bool) -> None:
        self.first, self.texts, self.glued = first, texts, glued

    @cached_property
    def joints(self) -> Sequence[int]:
        """The indices of the lines that may begin something: below another, and not with a small letter."""
        return [i for i, text in enumerate(self.texts) if i and not text[0].islower()]

    @cached_property
    def stops(self) -> Sequence[bool]:
        """Of each line whether a sentence ends with it."""
        return [_stops(text) for text in self.texts]

    @cached_property
    def inside(self) -> Sequence[bool]:
        """Of each line whether a sentence ends inside it."""
        return [SECOND_SENTENCE.search(text) is not None for text in self.texts]

    def is_title(self, start: int, end: int) -> bool:
        """Whether the lines from `start` to before `end` are few, and no sentence ends in them but with the last."""
        few = end - start <= TITLE
        return few and not any(self.stops[start : end - 1]) and not any(self.inside[start:end])


def part(units: Units, cues: Cues) -> Units:
    """The `units` that wrapped lines were folded to; those parted in which a line shows that it begins another."""
    runs = list(_runs(units))
    glued = [run for run in runs if run.glued]
    opened = set(_signing(glued, cues))
    opened.update(_beginning(glued, opened, Sentences(units, cues)))
    close, apart = _gaps(units)
    if close > apart:
        brief = close > sum(sum(run.inside) for run in runs)
        opened.update(_ending(glued, opened, brief))
    return _parted(units, opened) if opened else units


def _runs(units: Units) -> Iterator[Run]:
    """Those of `units` that were folded from several lines."""
    gaps = [*units.gaps, 1]
    for i, parts in enumerate(units.parts):
        if len(parts) > 1:
            yield Run(units[i].first, parts, gaps[i + 1] == 0 or (i > 0 and gaps[i] == 0))


def _parted(units: Units, opened: Collection[int]) -> Units:
    """The `units` with another one beginning at each line with a number of `opened`."""
    parted = Units()
    for unit, parts in zip(units, units.parts, strict=True):
        starts = [i for i in range(1, len(parts)) if unit.first + i in opened]
        for start, end in pairwise((0, *starts, len(parts))):
            parted.append_folded(unit.first + start, parts[start:end], 0 if start else unit.gap)
    return parted


def _stops(text: str) -> bool:
    """Whether a sentence ends with `text`, for all that one can see."""
    return not text[-1].isalnum() and STOP.search(text[-END:]) is not None


def _gaps(units: Units) -> tuple[int, int]:
    """How many of `units` that end with a sentence have the next right below, and how many a blank line."""
    gaps = [gap > 0 for text, gap in zip(units.texts, units.gaps[1:], strict=False) if _stops(text)]
    return gaps.count(False), gaps.count(True)


def _signing(runs: Sequence[Run], cues: Cues) -> Iterator[int]:
    """The numbers of the lines that name the author, give the date, or open with the place and the agency."""
    asked, above, last = Units(), Units(), {run.first + len(run.texts) - 1 for run in runs}
    for run in runs:
        for i, text in enumerate(run.texts[1 : TITLE + 1], 1):
            if text[0].islower():
                continue
            number = run.first + i
            if "(" in text and not run.stops[i - 1] and _is_dateline(text, cues):
                yield number
            elif (
                _may_sign(text, number in last) and run.is_title(0, i) and not _wants(run.texts[i - 1], cues)
            ):
                asked.append(Unit(number, number, text, 0))
                above.append(Unit(number, number, run.texts[i - 1], 0))
    for unit, mark, other in zip(asked, mark_units(asked, cues), mark_units(above, cues), strict=True):
        signs = _dates(mark) or (unit.first in last and names_author(mark))
        if signs and not (other.credits or other.date):  # or it goes on to say the rest of that
            yield unit.first


def _may_sign(text: str, last: bool) -> bool:
    """Whether a line is worth a closer look: a name ends its unit, a date has digits."""
    return last or DIGIT.search(text) is not None


def _dates(mark: Mark) -> bool:
    """Whether a line says when a text was published, and nothing else but by whom."""
    return mark.letter == "d" or (has_date(mark) and bool(mark.names))


def _is_dateline(text: str, cues: Cues) -> bool:
    dateline = read_dateline(text, cues.credits, cues.dates)
    return dateline is not None and dateline.agency is not None


def _wants(text: str, cues: Cues) -> bool:
    """Whether `text` breaks off where a date or a name has to follow: at a comma, at "on", at "Last updated"."""
    key, dates = fold_key(text), cues.dates
    breaks_off = text[-1] == "," or not cues.function_words.isdisjoint(key.split()[-1:])
    return breaks_off or bool(dates.updated.closes(key) or dates.published.closes(key))


class Sentences:
    """What tells in a text of `units` where a sentence begins: words that are written small but there."""

    def __init__(self, units: Units, cues: Cues) -> None:
        self._parts, self._words = units.parts, cues.function_words
        self._known: dict[str, bool] = {}

    def opens(self, text: str) -> bool:
        """Whether `text` opens with a function word in a capital that this word has not got within a sentence."""
        match = FIRST_WORD.match(text)
        word = match[0] if match else ""
        if word not in self._known:
            self._known[word] = word.istitle() and fold_letters(word) in self._words and self._is_small(word)
        return self._known[word]

    def _is_small(self, word: str) -> bool:
        """Whether `word` stands small in the text, and never with its capital behind another word on a line."""
        large = rf" {word}\b(?:(?<=\w {word})|(?<=\w, {word}))"
        return f" {word.lower()} " in self._text and re.search(large, self._text) is None

    @cached_property
    def _text(self) -> str:
        return "\n".join(chain.from_iterable(self._parts))


def _beginning(runs: Sequence[Run], opened: Collection[int], sentences: Sentences) -> Iterator[int]:
    """The numbers of the lines that begin a sentence where none has ended, or say again what stands above.

    A unit begins with each of those `opened` too.
    """
    for run in runs:
        start = 0
        for i in run.joints:
            begins = not run.stops[i - 1] and sentences.opens(run.texts[i])
            if run.first + i in opened:
                start = i
            elif begins or _echoes(run, start, i):
                start = i
                yield run.first + i


def _echoes(run: Run, start: int, i: int) -> bool:
    """Whether line `i` says again what the title that begins at line `start` says, or begins as it does."""
    if not run.is_title(start, i):
        return False
    if run.stops[i - 1]:
        return run.texts[i] == run.texts[i - 1]
    return run.texts[i].split()[:ECHO] == run.texts[start].split()[:ECHO]


def _ending(runs: Sequence[Run], opened: Collection[int], brief: bool) -> Iterator[int]:
    """The numbers of the lines with which more begins than a sentence, as a paragraph has ended above.

    It has if no sentence is below up to the end of the unit, as in a subhead; and if the paragraphs are `brief`, most
    of a single sentence. A unit begins with each of those `opened` too.
    """
    for run in runs:
        said = False
        for i in reversed(range(1, len(run.texts))):
            said = said or run.inside[i] or SENTENCE_END.search(run.texts[i][-END:]) is not None
            ended = run.stops[i - 1] and i in run.joints and run.texts[i][0] not in BRACKETS
            begins = ended and (brief or not said)
            if begins:
                yield run.first + i
            said = said and not begins and run.first + i not in opened
