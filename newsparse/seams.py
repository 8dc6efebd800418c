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
from typing import NamedTuple

from newsparse.article import Unit
from newsparse.cues import Cues
from newsparse.lines import SENTENCE_END, Units
from newsparse.marks import SECOND_SENTENCE, Mark, has_date, mark_units, names_author
from newsparse.phrases import first_word, fold_key, fold_letters
from newsparse.regexes import late

END = 6  # characters in which a sentence ends
DIGIT = late(r"\d")
TITLE = 5  # lines of one, at most
ECHO = 2  # words that no line has in common by chance with the beginning of what it goes on with


class Run(NamedTuple):
    """The lines of one unit that is glued to another: the number of the first, and their texts."""

    first: int
    texts: Sequence[str]

    def is_title(self, start: int, end: int) -> bool:
        """Whether the lines from `start` to before `end` are few, and no sentence ends in them but with the last."""
        few = end - start <= TITLE
        return (
            few
            and not any(map(_stops, self.texts[start : end - 1]))
            and not any(map(SECOND_SENTENCE.search, self.texts[start:end]))
        )


def part(units: Units, cues: Cues) -> Units:
    """The `units` that wrapped lines were folded to; those parted in which a line shows that it begins another."""
    runs = list(_runs(units))
    opened = set(_signing(runs, cues))
    opened.update(_beginning(runs, opened, Sentences(units, cues)))
    return _parted(units, opened) if opened else units


def _runs(units: Units) -> Iterator[Run]:
    """Those of `units` that were folded from several lines, and have another unit right above or below."""
    gaps = [*units.gaps, 1]
    for i, parts in enumerate(units.parts):
        if len(parts) > 1 and (gaps[i + 1] == 0 or (i > 0 and gaps[i] == 0)):
            yield Run(units[i].first, parts)


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
    return not text[-1].isalnum() and SENTENCE_END.search(text[-END:]) is not None


def _signing(runs: Sequence[Run], cues: Cues) -> Iterator[int]:
    """The numbers of the lines below a title that name the author or give the date, and do not go on with it."""
    asked, above, last = Units(), Units(), {run.first + len(run.texts) - 1 for run in runs}
    for run in runs:
        for i, text in enumerate(run.texts[1 : TITLE + 1], 1):
            number = run.first + i
            worth = not text[0].islower() and (number in last or DIGIT.search(text))  # a name ends its unit
            if worth and run.is_title(0, i) and not _wants(run.texts[i - 1], cues):
                asked.append(Unit(number, number, text, 0))
                above.append(Unit(number, number, run.texts[i - 1], 0))
    for unit, mark, other in zip(asked, mark_units(asked, cues), mark_units(above, cues), strict=True):
        signs = _dates(mark) or (unit.first in last and names_author(mark))
        if signs and not (other.credits or other.date):  # or it goes on to say the rest of that
            yield unit.first


def _dates(mark: Mark) -> bool:
    """Whether a line says when a text was published, and nothing else but by whom."""
    return mark.letter == "d" or (has_date(mark) and bool(mark.names))


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
        word = first_word(text, spaces=True)
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
        for i, text in enumerate(run.texts):
            if run.first + i in opened:
                start = i
            elif i and not text[0].islower() and (_begins(run, i, sentences) or _echoes(run, start, i)):
                start = i
                yield run.first + i


def _begins(run: Run, i: int, sentences: Sentences) -> bool:
    """Whether line `i` begins a sentence, and none has ended above."""
    return sentences.opens(run.texts[i]) and not _stops(run.texts[i - 1])


def _echoes(run: Run, start: int, i: int) -> bool:
    """Whether line `i` says again what the title that begins at line `start` says, or begins as it does."""
    text, above = run.texts[i], run.texts[i - 1]
    if text != above and text.split(None, ECHO)[:ECHO] != run.texts[start].split(None, ECHO)[:ECHO]:
        return False
    return run.is_title(start, i) and (text == above or not _stops(above))
