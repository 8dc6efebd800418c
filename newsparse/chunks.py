"""Chunks: where a line of names is cut, and what stands around and between the names: marks, brackets, "and".

What was glued together on a page is cut apart too: "Anna KellerHarbour Post".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsparse.cues import SETS, CreditWords
from newsparse.names import UPPER, has_signs, is_job, opens_with_given_name
from newsparse.phrases import EDGES
from newsparse.regexes import late

BRACKETS = late(r"\s?[(\[（【〔<]([^()\[\]（）【】〔〕<>]*)[)\]）】〕>]")
BRACKET_SIGNS = frozenset("()[]（）【】〔〕<>")
GUARD = late(r"\[email\sprotected\]")  # stands for an address that a site hides from robots
CHUNKS = re.compile(r"\s?[,，،;&/／|•·、–—]\s?|\s-\s")
DOMAIN_END = late(r"\w{1,24}\.[a-z]{2,3}\b")  # "Post.com"
GLUED = late(rf"(?<=[^\W\d_{UPPER}])(?=[{UPPER}])")
OUTSIDE = " \t:：=＝,;.|/–—-•·\u00a0"  # marks around a byline; its brackets belong to it


def unguarded(text: str) -> str:
    """`text` with the sign of an address where a site hides one, and without one that leads to a note on the author."""
    text = text.rstrip("* ") if text[-1:] in "* " else text
    return GUARD.sub(" @ ", text) if "[email" in text else text


def in_brackets(text: str) -> str | None:
    """What stands in the brackets around all of `text`; None if there are none."""
    match = BRACKETS.fullmatch(text) if text[-1:] in BRACKET_SIGNS else None
    return match[1] if match else None


def chunks_of(text: str, words: CreditWords) -> Iterable[str]:
    """`text` cut at marks, joining words, brackets and where two words were glued together; none is empty."""
    tokens = text.split()
    for token in tokens:
        if not is_plain(token, words):
            return _cut_up(text, words)
    return (text,) if tokens else ()


def _cut_up(text: str, words: CreditWords) -> Iterator[str]:
    """The chunks of `text`, not all of whose words are plain."""
    outer = text.strip(OUTSIDE)
    for piece in CHUNKS.split(outer if BRACKET_SIGNS.isdisjoint(outer) else BRACKETS.sub(r" , \1 , ", outer)):
        if not words.joins.isdisjoint(piece.casefold().split()):  # asked first, as the pattern is slow
            chunks = _apart(piece, words)
        else:
            chunks = piece.split() if words.names_apart else [piece]
        for chunk in chunks:
            yield from (part for part in unglued(chunk, words) if part.strip(EDGES))


def is_plain(token: str, words: CreditWords) -> bool:
    """Whether `token` is letters without a seam inside, of a script with capitals: nothing is cut at it or in it."""
    return (
        token.isalpha()
        and token.casefold() not in words.joins
        and (token[1:].islower() or len(token) == 1 or (token.isupper() and token.isascii()))
        and not has_signs(token)
    )


def _apart(piece: str, words: CreditWords) -> list[str]:
    """What joining words part in `piece`; behind a job only what opens with a given name: "Editor and Podcast Host"."""
    first, *others = joining(words).split(piece)
    if others and is_job(first, words):
        others = [other for other in others if opens_with_given_name(other, words)]
    return [first, *others]


@lru_cache(maxsize=SETS)
def joining(words: CreditWords) -> re.Pattern[str]:
    """What joins two names: "and"."""
    joins = "|".join(sorted(map(re.escape, words.joins)) or ["and"])
    return re.compile(rf"\s(?:{joins})\s", re.IGNORECASE)


def unglued(chunk: str, words: CreditWords) -> list[str]:
    """ "Anna KellerHarbour Post" -> both; "McDonald" stays whole."""
    if not any(map(_may_be_glued, chunk.split())):
        return [chunk]
    cuts = [
        match.start()
        for match in GLUED.finditer(chunk)
        if re.split(r"[\s'’-]", chunk[: match.start()])[-1] not in words.halves
        and not DOMAIN_END.match(chunk, match.start())
    ]
    return [chunk[a:b] for a, b in zip([0, *cuts], [*cuts, len(chunk)], strict=True)]


def _may_be_glued(token: str) -> bool:
    """Whether there may be a capital behind a small letter: not in "keller", "Keller" or "KELLER"."""
    return not (
        token[1:].islower() or token.isdecimal() or len(token) < 3 or (token.isascii() and token.isupper())
    )


def without_join(text: str, words: CreditWords) -> str:
    """`text` without what joins it to a name above: ", Tom Reed", "and Tom Reed"."""
    bare = text.lstrip(", ")
    first, _, rest = bare.partition(" ")
    return rest if rest and first.casefold() in words.joins else bare


def ends_in_join(text: str, words: CreditWords) -> bool:
    """Whether `text` ends in what joins two names: "By Anna Keller and"."""
    return text.endswith(",") or text.rpartition(" ")[2].casefold() in words.joins
