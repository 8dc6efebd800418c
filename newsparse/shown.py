"""Captions that stand there twice: as the text for a picture and below it, or with the credit, or in one line."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.article import Credit
from newsparse.cues import CreditWords, Cues
from newsparse.makers import is_agency
from newsparse.marks import CREDITED, NO_CREDIT_END, SHOWN, STOPS, Mark
from newsparse.names import is_person
from newsparse.phrases import fold_key

LEAST_CAPTION = 24  # characters of a caption that does not stand there twice by chance
ENDING = 8  # characters that its end has in common with that of its half, if it stands there twice
LONGEST_MAKER, MAKER = 60, 6  # characters, and words, of who made its picture
HEADS = 30  # units above it in which the headline stands
TITLES = frozenset(("5-7 words", "8-11 words", "12-19 words"))


def with_captions(marks: list[Mark], texts: Sequence[str], cues: Cues) -> list[Mark]:
    """`marks` of units with these `texts`, with a clue for each unit that says again what a picture shows.

    One stands for the picture, and below it with who made that behind; or in one line, and maybe once more below.
    A headline stands above them; that itself may be the caption, with the credit glued to it some lines below.
    """
    return _with_known(_with_doubled(marks.copy(), texts, cues))


def _with_doubled(marks: list[Mark], texts: Sequence[str], cues: Cues) -> list[Mark]:
    """`marks`, changed where a caption is printed twice."""
    for i, text in enumerate(texts):
        if len(text) < LEAST_CAPTION or not i:
            continue
        head, half = text[:LEAST_CAPTION], len(text) // 2
        for apart in (1, 2):
            if texts[i - apart].startswith(head) and i >= apart and _says_more(marks, i, apart):
                _credit_doubled(marks, texts, i, apart, cues)
        if text[half - ENDING : half] == text[-ENDING:] and half >= LEAST_CAPTION and _stands_twice(text):
            _show_doubled(marks, texts, i, cues)
    return marks


def _show_doubled(marks: list[Mark], texts: Sequence[str], i: int, cues: Cues) -> None:
    """Make unit `i`, which is the same words twice, a caption, and so the next one, if it has them once more."""
    if _below_a_title(marks, i, marks[i].key[: len(marks[i].key) // 2].rstrip(), cues):
        marks[i] = _as_shown(marks[i])
        if i + 1 < len(marks) and texts[i].startswith(texts[i + 1]):
            marks[i + 1] = _as_shown(marks[i + 1])


def _credit_doubled(marks: list[Mark], texts: Sequence[str], i: int, apart: int, cues: Cues) -> None:
    """Make unit `i` a caption with the credit that it has behind the words of the one so far above, and that, too."""
    above, below = texts[i - apart], texts[i]
    maker = _made_behind(above, below, apart == 1, cues) if below.startswith(above) else None
    if maker is None or (apart > 1 and marks[i - 1].letter == "b"):  # a button below the headline
        return
    if apart == 1 and not _below_a_title(marks, i - 1, marks[i - 1].key, cues):
        return
    told = marks[i].caption or (above, Credit("photo", (maker,), maker))
    marks[i] = marks[i]._replace(letter="g", clues=(*marks[i].clues, CREDITED), caption=told)
    if apart == 1:
        marks[i - 1] = _as_shown(marks[i - 1])


def _as_shown(mark: Mark) -> Mark:
    """The mark of a unit that says what a picture shows."""
    return mark._replace(letter="g", clues=(*mark.clues, SHOWN))


def _below_a_title(marks: Sequence[Mark], i: int, key: str, cues: Cues) -> bool:
    """Whether a unit not far above unit `i`, which says `key`, may be the headline: no menu, no furniture, and not the
    same words: else these are it, and below them stands the title of the page."""
    return any(
        mark.letter in "tp"
        and not TITLES.isdisjoint(mark.clues)
        and not mark.key.startswith(key)
        and _says_something(mark.key, cues)
        for mark in marks[max(0, i - HEADS) : i]
    )


def _says_something(key: str, cues: Cues) -> bool:
    """Whether a folded line has a function word, which no menu has but "and"; in an unknown language each may."""
    words = set(key.split() if cues.spaces else key)
    return not cues.function_words or not cues.function_words.isdisjoint(words - cues.credits.joins)


def _stands_twice(text: str) -> bool:
    """Whether a line is the same words twice, as where the text for a picture runs into its caption."""
    half = len(text) // 2
    return text[:half].rstrip() == text[half:].strip()


def _says_more(marks: Sequence[Mark], i: int, apart: int) -> bool:
    """Whether unit `i` says what the one so far above says, and a little more."""
    key, above = marks[i].key, marks[i - apart].key
    if not LEAST_CAPTION <= len(above) < len(key) <= len(above) + LONGEST_MAKER or not key.startswith(above):
        return False
    return marks[i].letter in "tpg" and marks[i - apart].letter in "tp"


def _made_behind(above: str, below: str, beside: bool, cues: Cues) -> str | None:
    """Who made a picture, if `below` has it behind the caption `above`: "/ Town hall", "- TOWN HALL", "Town hall".

    That is no section or button. A dash or a bar may set off whose site it is, too: not behind a sentence, nor before
    capitals, people and agencies; and never of a caption that is not `beside` the other.
    """
    rest = below.removeprefix(above)
    name = rest.strip(" /|–—-()")
    if not name or not name[0].isupper() or name[-1] in NO_CREDIT_END or len(name.split()) > MAKER:
        return None
    if any(fold_key(part) in words for part in name.split("/") for words in _no_makers(cues)):
        return None
    if rest[0] == name[0] or rest.lstrip()[0] == "/":
        return name
    set_off = beside and rest.lstrip()[0] in "|–—-"
    return name if set_off and (above[-1] in STOPS or _is_maker(name, cues.credits)) else None


def _no_makers(cues: Cues) -> tuple[frozenset[str], ...]:
    """What may stand behind a headline on its own line, or glued to it, and has made no picture."""
    return cues.furniture.sections, cues.furniture.whole, cues.furniture.tail_whole


def _is_maker(name: str, words: CreditWords) -> bool:
    """Whether `name` is shouted, as captions write who made their pictures, a person or an agency."""
    return name.isupper() or is_agency(name, words) or is_person(name, words)


def _with_known(marks: list[Mark]) -> list[Mark]:
    """`marks` with a clue for each sentence that says what the caption of a picture says whose credit it has not."""
    shown = {fold_key(mark.caption[0]) for mark in marks if mark.caption}
    if not shown:
        return marks
    return [_as_shown(mark) if mark.key in shown and mark.letter == "p" else mark for mark in marks]
