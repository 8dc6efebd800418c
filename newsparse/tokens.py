"""What a word may be in a name, told once for each word: news has few words, and the same ones on every line.

Of a plain word, letters with nothing to be cut at, a few bits are all that the rules of names ask for. Of another
one it is only told whether it may stand at the beginning, where that is seen at once.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsparse.cues import SETS, CreditWords
from newsparse.phrases import fold_key

REMEMBERED = 8192  # words
FIRST_SIGN = "ぁ"  # from where on Unicode has signs without capitals, and without need of spaces
SHORT = 3  # letters of a particle that ends no name
MARKS = frozenset(",:;!?")  # behind a word that begins no name then
CUTS = frozenset(",，;&/／|•·、–—()[]（）【】<>")  # a name is over at a word that begins with one
NUMBER = re.compile(r"[0-9][0-9:]*[a-z]{0,2}\.?")
NUMERALS = frozenset(("II", "III", "IV"))  # that end a name, as those of an outlet do not

(
    BEGINS,  # may be the first word of a name
    FITS,  # may be another one
    ENDS,  # a name is over at it; of a word that is not plain, if it is the second of a line
    NO_NAME,  # stands in no name: a job, a function word
    JOB,  # says what somebody does
    TRAILS,  # a short particle, which is not the last word of a name
    INITIALS,  # those of an outlet, perhaps
    ALL_CAPITALS,
    CAPITAL,  # begins with one
    SMALL,  # begins with a small letter
    PLACE,  # may stand before the name of a town
    TITLE,
    HOUSE,  # the first word of a news agency, or of its staff
    CLOSES,  # the last word of one, or an honour
    COMMON,  # a function word, or one of a date
    BLOCKS,  # begins no line that is a name: the label of a credit, which would need a colon
    JOINS,  # two names: "and"
    STOPS,  # ends a name, but for the mark behind it, which may be the last one of the line
    BUTTON,  # stands behind a name, for what one may do there
    NOT_PLAIN,  # the highest, so that the largest of some words tells whether all are plain
) = (1 << n for n in range(20))
_PARTICLE, _ORGANISATION = (1 << n for n in range(20, 22))
_OWN = (1 << 20) - 1  # of a word in the lists; the others are used up on the way


class Tokens(dict[str, int]):
    """The bits of each word for one language; what is not known yet is worked out."""

    def __init__(self, words: CreditWords) -> None:
        super().__init__()
        self._joins = words.joins
        self._folded = _folded(words)
        self._written = _filed(
            (words.house_openings, HOUSE), (words.house_hints, CLOSES), (words.places, PLACE)
        )

    def __missing__(self, token: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        self[token] = bits = self._bits(token) if token.isalpha() else self._bits_beside(token)
        return bits

    def _bits(self, token: str) -> int:
        """The bits of a `token` of letters."""
        folded = token.casefold()
        known = self._folded.get(folded, 0) | self._written.get(token, 0)
        capitals = token.isupper()
        if capitals:  # as agencies are written where names are
            known |= self._written.get(token.title(), 0) & CLOSES
        if token.isascii():
            plain = token[1:].islower() or capitals or len(token) == 1
        else:
            even = token[1:].islower() or len(token) == 1 or token.lower() == token.upper()
            plain = even and max(token) < FIRST_SIGN and fold_key(token) == folded
        if not plain:
            return NOT_PLAIN
        if known & JOINS:
            return NOT_PLAIN | JOINS | (ENDS if token[0].islower() and not known & _PARTICLE else 0)
        if not known and not capitals:  # most words
            return (
                SMALL | ENDS if token[0].islower() else BEGINS | FITS | (CAPITAL if token[0].isupper() else 0)
            )
        return known & _OWN | _of_name(token, known)

    def _bits_beside(self, token: str) -> int:
        """The bits of a `token` with other signs in it: a number is plain, of others some things are seen at once."""
        if NUMBER.fullmatch(token):
            keys = token, token.casefold(), fold_key(token)
            return (
                NOT_PLAIN | ENDS if any(key in self._folded or key in self._written for key in keys) else ENDS
            )
        if token[0] in CUTS or token == "-":
            return NOT_PLAIN | ENDS | (JOINS if token in self._joins else 0)
        if token[-1] in MARKS and token[:-1].isalpha():
            bits = self._bits(token[:-1])
            blocks = 0 if bits & (NOT_PLAIN | TITLE | HOUSE | JOB) else BLOCKS
            return NOT_PLAIN | blocks | (0 if bits & NOT_PLAIN or token[-1] in CUTS else STOPS)
        return NOT_PLAIN


def _of_name(token: str, known: int) -> int:
    """The bits of a plain `token` that hang on what is `known` of it and on its letters."""
    small, capitals = token[0].islower(), token.isupper()
    bits = SMALL if small else CAPITAL if token[0].isupper() else 0
    no_name = bool(known & (COMMON | JOB))
    joint = bool(known & _PARTICLE) or (len(token) == 1 and token.isascii() and capitals)
    if not known & _ORGANISATION:
        begins = joint or not (small or known & JOB)
        bits |= BEGINS if begins and not known & COMMON else 0
        bits |= FITS if joint or not (small or no_name) else 0
    bits |= NO_NAME if no_name else 0
    bits |= ENDS if not joint and (no_name or small) else 0
    bits |= TRAILS if known & _PARTICLE and len(token.casefold()) <= SHORT else 0
    if capitals:
        bits |= ALL_CAPITALS if joint or token in NUMERALS else ALL_CAPITALS | INITIALS
    return bits


def _folded(words: CreditWords) -> dict[str, int]:
    jobs = words.jobs | {f"{job}s" for job in words.jobs}
    labels = words.roles.keys() - words.by - words.particles - words.staff - jobs
    return _filed(
        (jobs, JOB),
        (frozenset(labels), BLOCKS),
        (words.joins, JOINS),
        (words.titles, TITLE),
        (words.house_openings, HOUSE),
        (words.honours, CLOSES),
        (words.common, COMMON),
        (words.buttons, BUTTON),
        (words.particles, _PARTICLE),
        (words.organisations, _ORGANISATION),
    )


def _filed(*lists: tuple[frozenset[str], int]) -> dict[str, int]:
    """Each word of `lists` with the bits of all that have it."""
    filed: dict[str, int] = {}
    for words, bits in lists:
        for word in words:
            filed[word] = filed.get(word, 0) | bits
    return filed


@lru_cache(maxsize=SETS)
def tokens_of(words: CreditWords) -> Tokens:
    """The words of one language with what they may be."""
    return Tokens(words)
