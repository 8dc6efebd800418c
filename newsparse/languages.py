"""Which language a text is in: by its script, then by its function words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsparse.article import Unit
from newsparse.cues import COMMON, UNKNOWN, USUAL_SHARE, languages
from newsparse.lines import texts_of
from newsparse.phrases import fold_letters
from newsparse.regexes import late

SAMPLES, SAMPLE = 8, 400  # units, and characters of each, that tell a language
ENOUGH = 12  # function words that a text would have, from which on it tells something that they are missing
LEAST = 0.25  # of them, below which they are
LONG_WORD = 12  # characters of a word in an unknown language, which may be written without spaces
NOT_LATIN = late(r"[^\x00-\u036f\u1e00-\u2e7f]")
SCRIPTS = {  # the letters that only this script has; Latin is what remains
    "kana": "[ぁ-ヿ]",
    "hangul": "[가-힣]",
    "han": "[一-鿿]",
    "cyrillic": "[Ѐ-ӿ]",
    "greek": "[Ͱ-Ͽἀ-῿]",
    "arabic": "[ء-ي]",
    "devanagari": "[ऀ-ॿ]",
    "thai": "[ก-๛]",
    "hebrew": "[א-ת]",
    "bengali": "[ঀ-৿]",
}
SHARED = (None, "cyrillic", "arabic", "devanagari", "hebrew", "bengali")  # with languages that have no file
BITS = 16  # of a number of words, of which a sample has some thousands at most


def tell_language(units: Sequence[Unit]) -> str:
    """The language of a text, from its longest units: by script, then by function words, then by its own letters.

    UNKNOWN if it is long enough to have function words, but has too few of any language.
    """
    longest = sorted(texts_of(units), key=len, reverse=True)[:SAMPLES]
    sample = fold_letters(" ".join([text[:SAMPLE] for text in longest]))
    script = _script(sample)
    names, packed = _function_words(script)
    words = sample.split()
    total = sum(filter(None, map(packed.get, words)))  # most words are of no list
    hits = {name: total >> BITS * i & (1 << BITS) - 1 for i, name in enumerate(names)}
    most = max(hits.values())
    best = [name for name in names if hits[name] == most]
    count = max(len(words), len(sample) // LONG_WORD)  # there may be no spaces
    if script in SHARED and all(_lacks_words(name, most, count) for name in best):
        return UNKNOWN
    return best[0] if len(best) == 1 else _of_equals(best, sample)


def _of_equals(names: Sequence[str], sample: str) -> str:
    """Which of the languages `names` a sample is in, if as many words speak for each: by letters that others lack, then
    the one that is the default of its script."""
    heads = languages()
    own = {name: sum(map(sample.count, heads[name].get("letters", ""))) for name in names}
    return max(names, key=lambda name: (own[name], heads[name].get("default", False)))


def _lacks_words(language: str, hits: int, words: int) -> bool:
    """Whether a text can hardly be in `language`, as `hits` of so many words are function words of it."""
    head = languages()[language]
    usual: float = words * head.get("usual_share", USUAL_SHARE)
    return usual >= ENOUGH and hits < LEAST * usual


@cache
def _function_words(script: str | None) -> tuple[tuple[str, ...], dict[str, int]]:
    """The languages of `script`, and each of their function words with the languages that have it.

    These are told in one number: of the BITS of each language, in the order of their names, the lowest one is set. So
    the numbers of all words of a sample add up to how often each language was hit.
    """
    heads = {name: head for name, head in languages().items() if head.get("script") == script}
    packed: dict[str, int] = {}
    for i, head in enumerate(heads.values()):
        for word in frozenset(fold_letters(head["function_words"]).split()):
            packed[word] = packed.get(word, 0) | 1 << BITS * i
    return tuple(heads) or (COMMON,), packed


def _script(sample: str) -> str | None:
    """The script of `sample`: one of SCRIPTS that has a sixth of the characters; None is Latin."""
    if sample.isascii():
        return None
    beyond_ascii = len(sample.encode("utf-8", "surrogatepass")) - len(sample)
    if beyond_ascii * 6 < len(sample) or len(NOT_LATIN.findall(sample)) * 6 < len(sample):
        return None
    counts = {name: len(re.findall(signs, sample)) for name, signs in SCRIPTS.items()}
    return next((name for name, count in counts.items() if count * 6 > len(sample)), None)
