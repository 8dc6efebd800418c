"""Which language a text is in: by its script, then by its function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from newsparse.article import Unit
from newsparse.cues import COMMON, languages

SAMPLES, SAMPLE = 8, 400  # units, and characters of each, that tell a language
NOT_LATIN = re.compile(r"[^\x00-\u036f\u1e00-\u2e7f]")
SCRIPTS = {  # the first and last of the letters that only this script has; Latin is what remains
    "kana": ("ぁ", "ヿ"),
    "hangul": ("가", "힣"),
    "han": ("一", "鿿"),
    "cyrillic": ("Ѐ", "ӿ"),
    "arabic": ("ء", "ي"),
    "devanagari": ("ऀ", "ॿ"),
}


def tell_language(units: Sequence[Unit]) -> str:
    """The language of a text, from its longest units: by script, then by the number of function words."""
    longest = sorted([unit.text for unit in units], key=len, reverse=True)[:SAMPLES]
    sample = " ".join([text[:SAMPLE] for text in longest]).casefold()
    candidates = _function_words(_script(sample))
    hits = dict.fromkeys(candidates[None], 0)
    counts: Counter[str | None] = Counter(sample.split())
    for word in candidates.keys() & counts.keys():
        for language in candidates[word]:
            hits[language] += counts[word]
    return max(hits, key=lambda language: (hits[language], language == COMMON))


@cache
def _function_words(script: str | None) -> dict[str | None, tuple[str, ...]]:
    """Each function word with the languages of `script` that have it; under None, all of these languages."""
    heads = {name: head for name, head in languages().items() if head.get("script") == script}
    filed: dict[str | None, tuple[str, ...]] = {None: tuple(heads) or (COMMON,)}
    for name, head in heads.items():
        for word in frozenset(head["function_words"].split()):
            filed[word] = (*filed.get(word, ()), name)
    return filed


def _script(sample: str) -> str | None:
    """The script of `sample`: one of SCRIPTS that has a sixth of the characters; None is Latin."""
    beyond_ascii = len(sample.encode("utf-8", "surrogatepass")) - len(sample)
    if beyond_ascii * 6 < len(sample) or len(NOT_LATIN.findall(sample)) * 6 < len(sample):
        return None
    counts = {name: sum(first <= sign <= last for sign in sample) for name, (first, last) in SCRIPTS.items()}
    return next((name for name, count in counts.items() if count * 6 > len(sample)), None)
