"""Where a clue is from: the phrase that was found in a line, and the file of cues that has it.

The rules keep the name of a clue alone, as all but a few runs want no more. For those that do the question is put
again here, list by list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, get_args

from newsparse.article import PICTURES, Block, Role, Unit
from newsparse.captions import split_caption
from newsparse.cues import LABELS, SETS, SHIPPED, CreditWords, OwnCues, Source, load, sources_of
from newsparse.imposed import SURE
from newsparse.languages import tell_language
from newsparse.marks import AD, BYLINE, COLON, CREDITED, SIGNED, letter_of_clues
from newsparse.phrases import Endings, Phrases, fold_key


class Origin(NamedTuple):
    """A phrase, folded unless it is a name, and where it stands: the name of the file, its table, the key in there."""

    phrase: str
    file: str
    table: str
    key: str


class Phrasing:
    """The phrases of one list, ready to be found; made ready for each way when first asked for."""

    def __init__(self, given: Sequence[str], spaces: bool) -> None:
        self.given = given
        self._spaces = spaces

    @cached_property
    def folded(self) -> Phrases:
        return Phrases(self.given, self._spaces)


Finds = Callable[[Phrasing, str], str | None]
"""Which of some phrases is found in a text."""


def _whole(phrases: Phrasing, text: str) -> str | None:
    key = fold_key(text)
    return key if key in phrases.folded else None


def _label(phrases: Phrasing, text: str) -> str | None:
    return _whole(phrases, COLON.split(text, maxsplit=1)[0])


def _start(phrases: Phrasing, text: str) -> str | None:
    return phrases.folded.opens(fold_key(text))


def _end(phrases: Phrasing, text: str) -> str | None:
    return phrases.folded.closes(fold_key(text))


def _anywhere(phrases: Phrasing, text: str) -> str | None:
    return phrases.folded.within(fold_key(text))


def _as_end(phrases: Phrasing, text: str) -> str | None:
    return next((phrase for phrase in phrases.given if Endings([phrase]).ends(text)), None)


def _name(phrases: Phrasing, text: str) -> str | None:
    found = [name for name in phrases.given if name in text and _bounded(text, name)]
    return max(found, key=len, default=None)


def _bounded(text: str, name: str) -> bool:
    """Whether `name` stands in `text` as a word, at its first place."""
    at = text.index(name)
    return not (text[at - 1 : at].isalnum() or text[at + len(name) : at + len(name) + 1].isalnum())


_AGENCIES = tuple(("agencies", key, _name) for key in ("news", "pictures", "platforms"))
# The lists that a clue may be from, and how their phrases are looked for; the first that has one is told.
LISTS: dict[str, tuple[tuple[str, str, Finds], ...]] = {
    "furniture: whole": (("boilerplate", "whole", _whole), ("boilerplate", "ads", _whole)),
    AD: (("boilerplate", "ads", _whole),),
    "furniture: label": (("boilerplate", "labels", _label),),
    "furniture: start": (("boilerplate", "start", _start),),
    "furniture: end": (("boilerplate", "end", _end),),
    "furniture: inside": (("boilerplate", "anywhere", _anywhere),),
    "tail: whole": (("tail", "whole", _whole),),
    "tail: start": (("tail", "start", _start),),
    "section name": (("sections", "names", _whole),),
    "reading time": (("dates", "reading", _anywhere),),
    "caption words": (("captions", "start", _start), ("captions", "end", _as_end)),
    BYLINE: (("credits", "by", _whole),),
    "a credit": (
        *(("credits", key, _start) for key in LABELS),
        ("credits", "contributed", _end),
        *_AGENCIES,
    ),
    CREDITED: (*(("credits", role, _start) for role in get_args(Role) if role in PICTURES), *_AGENCIES),
    SIGNED: _AGENCIES,
}


class Finder:
    """Finds where the clues of texts in one language are from."""

    def __init__(self, sources: Sequence[Source], words: CreditWords) -> None:
        self._words = words
        self._files = [
            (
                source.name,
                {
                    (table, key): Phrasing(phrases, words.spaces)
                    for table, keys in source.lists.items()
                    for key, phrases in keys.items()
                },
            )
            for source in sources
        ]

    def find(self, clue: str, text: str) -> Origin | None:
        """The origin of `clue` in the line `text`; None if it is from no file, or not found again."""
        told = split_caption(text, self._words) if clue in (CREDITED, SIGNED) else None
        found = (self._look_up(clue, said) for said in ((told[1].text, text) if told else (text,)))
        return next(filter(None, found), None)

    def _look_up(self, clue: str, said: str) -> Origin | None:
        for table, key, finds in LISTS.get(clue, ()):
            for name, lists in self._files:
                phrase = finds(lists[table, key], said) if (table, key) in lists else None
                if phrase:
                    return Origin(phrase, name, table, key)
        return None

    def origins(self, block: Block) -> Iterator[tuple[str, Origin]]:
        """The clues of a block that are from a file, each with its origin."""
        for reason in block.reasons:
            if origin := self.find(reason.clue, block.words):
                yield reason.clue, origin


def finder_for(blocks: Sequence[Block], own: OwnCues = SHIPPED) -> Finder:
    """What finds the clues of an article again: in its language, with the cues of one's own that it was read with."""
    units = [Unit(*block.lines, block.words, 0) for block in blocks if _is_read(block)]
    return _finder(tell_language(units), own)


@lru_cache(maxsize=SETS)
def _finder(language: str, own: OwnCues) -> Finder:
    return Finder(sources_of(language, own), load(language, own).credits)


def letter_of(block: Block) -> str:
    """The letter of the mark that a block got by itself; "" for one that was not looked at."""
    if not _is_read(block):
        return ""
    return letter_of_clues(tuple(reason.clue for reason in block.reasons))


def _is_read(block: Block) -> bool:
    """Whether the rules were asked about a block: not about a blank one, nor about what a dump says itself."""
    return bool(block.reasons) and [abs(reason.weight) for reason in block.reasons] != [SURE]
