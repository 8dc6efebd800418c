"""Names: what could be one, and what stands around it on a byline.

A name is known by its shape alone: capitals, no word of an office, a job or a sentence. That is why a
bare one counts only where its place says so too (labels), and one behind "By" at once (credits).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsparse.cues import CreditWords
from newsparse.phrases import EDGES, VOWEL_SIGNS, fold_key

LONGEST = 50  # characters of a name
NAME_WORDS = 5
JOB_WORDS = 6  # that may follow a name on a byline: "deputy content hub director"

UPPER = "A-ZÀ-ÖØ-ÞĆČĎĘĚĞŁŃŇŐŘŚŠŞŤŮŰŹŻŽĄİА-ЯЁІЇЄҐ"
LETTER = rf"(?:[^\W\d_]|{VOWEL_SIGNS})"
WORD = re.compile(rf"(?:{LETTER}\.)*{LETTER}+(?:[-'’·]{LETTER}+)*\.?")
SIGNS = ("ぁ", "가")  # from where on Unicode has signs without spaces between words, and syllables with
INITIAL = re.compile(rf"(?:[{UPPER}]\.-?){{1,3}}|[A-Z]")
DOMAIN = re.compile(r"[\w-]{2,24}\.(?:com|net|org|[a-z]{2})", re.IGNORECASE)  # "harbourpost.com" as an author
CAPITALS = re.compile(rf"[{UPPER}][\w.'’-]*(?:\s[{UPPER}][\w.'’-]*)+")
BRACKETS = re.compile(r"\s?[(\[（【<]([^()\[\]（）【】<>]*)[)\]）】>]")
CHUNKS = re.compile(r"\s?[,，;&/／|•·、–—]\s?|\s-\s")
GLUED = re.compile(rf"(?<=[^\W\d_{UPPER}])(?=[{UPPER}])")
HALVES = frozenset(("Ph", "Mc", "Mac", "De", "Di", "Da", "Del", "Della", "La", "Le", "Du", "Van", "Von", "O"))
NUMERALS = frozenset(("II", "III", "IV"))  # that end a name, as those of an outlet do not
OUTSIDE = " \t:：=＝,;.|/–—-•·\u00a0"  # marks around a byline; its brackets belong to it


def read_people(text: str, words: CreditWords) -> tuple[str, ...]:
    """The names in `text`, the rest of a line behind "By"; jobs and places are left out, agencies are names.

    Empty if it begins with anything else, or goes on like a sentence.
    """
    return tuple(dict.fromkeys(name for name, _ in _named(text, words)))


def read_bare_people(text: str, words: CreditWords) -> tuple[str, ...]:
    """The same of a line without "By": nothing but names, jobs and "in Place" may stand on it."""
    named = _named(text, words)
    good = all(
        _is_job_or_place(rest, words) and name.split()[0].casefold() not in words.common
        for name, rest in named
    )
    return tuple(dict.fromkeys(name for name, _ in named)) if good else ()


def reporters(text: str, words: CreditWords) -> tuple[str, ...]:
    """The names of Korean reporters in `text`, each before a job: "서울=임가온 사회부 기자"."""
    found: list[str] = []
    for match in _before_job(words).finditer(text):
        names = re.split(r"[·,]\s?", match["names"])
        found += [name for name in names if is_person(name, words)]
    return tuple(dict.fromkeys(found))


@cache
def _before_job(words: CreditWords) -> re.Pattern[str]:
    jobs = "|".join(sorted(map(re.escape, words.jobs), reverse=True))
    name = r"[가-힣]{2,4}"
    return re.compile(
        rf"(?<![가-힣])(?P<names>{name}(?:[·,]\s?{name}){{0,5}})\s(?:[가-힣]{{1,6}}[부팀국실]\s)?(?:{jobs})(?![가-힣])"
    )


def people_within(text: str, words: CreditWords) -> tuple[str, ...]:
    """The runs of capitalised words anywhere in `text` that have the shape of a person's name."""
    runs = (run for run in CAPITALS.findall(text) if is_person(run, words) and run not in words.news)
    return tuple(dict.fromkeys(runs))


def is_person(text: str, words: CreditWords) -> bool:
    """Whether `text` has the shape of a person's name: two to five words, capitals, no word of an outlet or office."""
    if words.surnames and has_signs(text):
        return _is_own_script(text) and any(map(text.startswith, words.surnames))
    if _is_own_script(text):
        return not any(job in text for job in words.jobs if not job.isascii())
    tokens = text.split()
    if not 2 <= len(tokens) <= NAME_WORDS or len(text) > LONGEST:
        return False
    if tokens[0].casefold() in words.particles & words.common:
        return False  # an article, as outlets have it: "Le Monde"
    last = tokens[-1].casefold()
    return all(_fits(token, i, words) for i, token in enumerate(tokens)) and (
        last not in words.particles or len(last) > 3
    )


def _fits(token: str, i: int, words: CreditWords) -> bool:
    """Whether `token` may be word `i` of a name; as the first, "Will" or "An" may."""
    folded = token.casefold().strip(".")
    if not WORD.fullmatch(token) or folded in words.organisations:
        return False
    if folded in words.particles or INITIAL.fullmatch(token):
        return True
    return not (token[0].islower() or has_job([token], words) or (i > 0 and _is_no_name(token, words)))


def _is_own_script(text: str) -> bool:
    """Whether `text` is two to five signs of a script that sets no space inside a name."""
    return 2 <= len(text) <= 5 and all(sign >= SIGNS[0] or sign == "々" for sign in text) and text.isalpha()


def has_signs(text: str) -> bool:
    """Whether `text` has a sign of a script without capitals and without need of spaces."""
    return not text.isascii() and max(text) >= SIGNS[0]


def is_house(name: str, words: CreditWords) -> bool:
    """Whether `name` is that of a news agency, its staff or a site, not of a person."""
    head, _, tail = name.rpartition(" ")
    if name in words.news or (head in words.news and tail.casefold() in words.jobs):
        return True
    return fold_key(name) in words.staff or DOMAIN.fullmatch(name) is not None


def opening_person(text: str, words: CreditWords) -> tuple[str, str] | None:
    """The name that `text` opens with and what stands behind it; None if it opens with none, or is nothing else."""
    tokens = text.split(None, NAME_WORDS + 1)
    for end in range(min(NAME_WORDS, len(tokens) - 1), 1, -1):
        name = " ".join(tokens[:end]).rstrip(",")
        if is_person(name, words):
            return name, " ".join(tokens[end:])
    return None


def is_short_name(text: str, words: CreditWords) -> bool:
    """Whether `text` could name an outlet or an office: one to four words with capitals; or says "file", "handout"."""
    if text.casefold() in words.fillers:
        return True
    tokens = text.split()
    return len(tokens) <= 4 and all(
        (WORD.fullmatch(token) or DOMAIN.fullmatch(token))
        and (not token[0].islower() or token in words.particles or "." in token)
        for token in tokens
    )


def is_outlet(text: str, words: CreditWords) -> bool:
    """Whether `text` could name an outlet: a short name, or one that is small but has a hyphen: "q-news"."""
    first, *others = text.split() or [""]
    branded = WORD.fullmatch(first) is not None and "-" in first
    return (branded and not others) or is_short_name(text, words)


def is_job(text: str, words: CreditWords) -> bool:
    """Whether `text` says what somebody does and no more: "Parliamentary editor"."""
    return has_job(text.split(), words) and all(_is_no_name(token, words) for token in text.split())


def _named(text: str, words: CreditWords) -> list[tuple[str, list[str]]]:
    """The names of `text`, each with the words behind it in its chunk; empty if it is no list of names."""
    found: list[tuple[str, list[str]]] = []
    for chunk in _chunks(text, words):
        tokens = chunk.strip(EDGES).split()
        name, rest = _name_at_start(tokens, words)
        if found and is_job(chunk, words):
            continue
        if name:
            found.append((name, rest))
        elif not found or len(tokens) > NAME_WORDS or SIGNS[0] <= max(chunk) < SIGNS[1]:
            return []
    return found


def _chunks(text: str, words: CreditWords) -> Iterator[str]:
    """`text` cut at marks, joining words, brackets and where two words were glued together; none is empty."""
    for piece in CHUNKS.split(BRACKETS.sub(r" , \1 , ", text.strip(OUTSIDE))):
        for chunk in joining(words).split(piece):
            yield from (part for part in _unglued(chunk) if part.strip(EDGES))


@cache
def joining(words: CreditWords) -> re.Pattern[str]:
    """What joins two names: "and"."""
    joins = "|".join(sorted(map(re.escape, words.joins)) or ["and"])
    return re.compile(rf"\s(?:{joins})\s", re.IGNORECASE)


def _unglued(chunk: str) -> list[str]:
    """ "Anna KellerHarbour Post" -> both; "McDonald" stays whole."""
    cuts = [
        match.start()
        for match in GLUED.finditer(chunk)
        if re.split(r"[\s'’-]", chunk[: match.start()])[-1] not in HALVES
    ]
    return [chunk[a:b] for a, b in zip([0, *cuts], [*cuts, len(chunk)], strict=True)]


def _name_at_start(tokens: list[str], words: CreditWords) -> tuple[str | None, list[str]]:
    """The name that `tokens` begin with, and the tokens behind it; None if they begin with none."""
    while tokens and tokens[0].rstrip(".").casefold() in words.titles | words.joins:
        tokens = tokens[1:]
    if is_house(" ".join(tokens), words):
        return " ".join(tokens), []
    while len(tokens) > 2 and tokens[-1].strip(".").casefold() in words.honours:
        tokens = tokens[:-1]
    tokens = [token for token in tokens if "@" not in token]
    tokens = tokens[: _agency_at_end(tokens, words)]
    if len(tokens) > 2 and has_job(tokens[:1], words):
        tokens = tokens[1:]
    end = next((i for i in range(1, len(tokens)) if _ends_name(tokens, i, words)), len(tokens))
    name, rest = " ".join(tokens[:end]).strip(EDGES.replace(".", "")), tokens[end:]
    sentence = len(rest) > JOB_WORDS or (rest and rest[0][0].islower() and not _is_no_name(rest[0], words))
    return (None if sentence or not is_person(name, words) else name), rest


def _agency_at_end(tokens: list[str], words: CreditWords) -> int:
    """Where a news agency begins that ends `tokens` behind a name, as in "Tom Reed Reuters"; else their end."""
    starts = range(max(2, len(tokens) - 3), len(tokens))
    return next((i for i in starts if " ".join(tokens[i:]) in words.news), len(tokens))


def _ends_name(tokens: list[str], i: int, words: CreditWords) -> bool:
    """Whether a name is over at word `i`: a job, a number, initials of an outlet, a lower-case word of no name."""
    token = tokens[i]
    if token.casefold() in words.particles or INITIAL.fullmatch(token):
        return False
    if i > 1 and token.isupper() and token.isalpha() and not tokens[0].isupper() and token not in NUMERALS:
        return True
    return _is_no_name(token, words) or token[0].islower() or not WORD.fullmatch(token)


def _is_no_name(token: str, words: CreditWords) -> bool:
    """Whether `token` is a word that stands in no name: a job, a function word, "published"."""
    return token.casefold().strip(EDGES) in words.common or has_job([token], words)


def has_job(tokens: list[str], words: CreditWords) -> bool:
    """Whether one of `tokens` is a word for a job, or its plural."""
    folded = [token.casefold().strip(EDGES) for token in tokens]
    return any(token in words.jobs or token.removesuffix("s") in words.jobs for token in folded)


def _is_job_or_place(rest: list[str], words: CreditWords) -> bool:
    """Whether the words behind a name are nothing, hold a job, or are "in Place"; addresses are looked past."""
    rest = [token for token in rest if "@" not in token]
    if not rest or has_job(rest, words):
        return True
    return len(rest) in (2, 3) and rest[0] in words.places and all(token[0].isupper() for token in rest[1:])
