"""Names: what a word may be in one, and what is the name of a person, of an outlet or of a job.

A name is known by its shape alone: capitals, no word of an office, a job or a sentence. That is why a
bare one counts only where its place says so too (labels), and one behind "By" at once (credits).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsparse.cues import SETS, CreditWords
from newsparse.phrases import EDGES, VOWEL_SIGNS, fold_key
from newsparse.regexes import late
from newsparse.tokens import (
    FIRST_SIGN,
    NO_NAME,
    NOT_PLAIN,
    NUMERALS,
    SHORT,
    tokens_of,
)

LONGEST = 50  # characters of a name
LONGEST_OF_SIGNS = 7  # of one in signs, with the space in it: "長谷川 純一郎"
LONGEST_WITH_SURNAME = 4  # of one that begins with a surname of a list: "南宫问天"
NAME_WORDS = 5
LONGEST_ABBREVIATED = 5  # characters of a word of a name with its stop: "Thos."

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŔŘŚŠŞŤŪŮŰŲŹŻŽƠƯȘȚΆΈ-ΏΑ-ΫЀ-Я" + "".join(
    map(chr, range(0x1EA0, 0x1EFA, 2))
)
LETTER = rf"(?:[^\W\d_]|{VOWEL_SIGNS})"
WORD = late(rf"(?:{LETTER}\.)*{LETTER}+(?:[-'’·]{LETTER}+)*(?:(?<=ng)['’])?\.?")  # "Achieng'"
SIGNS = (FIRST_SIGN, "가")  # from where on Unicode has signs without spaces between words, and syllables with
SIGN = late(rf"[^\x00-{chr(ord(SIGNS[0]) - 1)}]")  # a class of the others compiles faster
KATAKANA = late("[ァ-ヺー]+")
INITIALS_JOINED = late(rf"[{UPPER}]{{2,}}-[{UPPER}]?[^\W\d_{UPPER}]")  # "ARD-Studio"
# "KALLOVA'DA"; not "Dell'Orso", "Kermarc'h", "Nyong'o", "Achieng'"
POSSESSIVE = late(r"[A-Za-zÀ-ž]{4,}(?!c['’]|(?<=n)g['’](?:[ow]|a\w|$))[A-Za-zÀ-ž]['’]")
INITIAL = late(rf"(?:[{UPPER}]\.-?){{1,3}}|[A-Z]")
DOMAIN = late(r"[\w-]{2,24}\.(?:com|net|org|[a-z]{2})", re.IGNORECASE)  # "harbourpost.com" as an author
GLUED_CAPITALS = late(rf"[{UPPER}]{{3,}}[^\W\d_{UPPER}]{{2}}")  # "NEWSAug": two words, and no name
TATWEEL = "ـ"  # a letter to Unicode, and as good as a dash where it stands alone
STATION = late(rf"[{UPPER}]{{2,5}}\d{{1,2}}")  # "KR24"


def is_person(text: str, words: CreditWords) -> bool:
    """Whether `text` has the shape of a person's name: two to five words, capitals, no word of an outlet or office."""
    if words.surnames and has_signs(text):
        named = len(text) <= LONGEST_WITH_SURNAME and text.startswith(words.surnames)
        return named and _is_own_script(text) and not text.endswith(_houses_of_signs(words))
    if _is_own_script(text):
        return not any(job in text for job in words.jobs if not job.isascii())
    tokens = text.split()
    longest = LONGEST if text[:1] < SIGNS[0] else LONGEST_OF_SIGNS
    if not 2 <= _size(tokens, words) <= NAME_WORDS or len(text) > longest or text.casefold() in words.towns:
        return False
    first, last = tokens[0].casefold(), tokens[-1].casefold()
    article = first in words.particles and first in words.common  # as outlets have it: "Le Monde"
    if article or (last in words.particles and len(last) <= 3):
        return False
    if any(is_label(token, words) for token in tokens) or any(map(_is_stopped, tokens[:-1])):
        return False
    return fits(tokens[0], True, words) and all(fits(token, False, words) for token in tokens[1:])


def _is_stopped(token: str) -> bool:
    """Whether `token`, which is not the last one of a name, has the stop of a sentence: "Anna Keller. Kallow"."""
    return token[-1] == "." and len(token) > LONGEST_ABBREVIATED and token[:-1].isalpha()


def _size(tokens: Sequence[str], words: CreditWords) -> int:
    """How many words a name has, without short particles: "Ana de la Cruz" has two."""
    small = sum(len(token) <= SHORT and token.casefold() in words.particles for token in tokens[1:])
    return len(tokens) - small


def is_label(token: str, words: CreditWords) -> bool:
    """Whether `token` is a label that was cut short, which stands in no name: "Anna Keller. Fot."."""
    return token[-1] == "." and fold_key(token) in words.roles


def is_title(token: str, words: CreditWords) -> bool:
    """Whether `token` stands before a name and is no part of it: "Dr."."""
    return token.rstrip(".").casefold() in words.titles


def titles_before(tokens: Sequence[str], words: CreditWords) -> int:
    """How many of `tokens` are titles before a name, a faculty behind one of them too: 2 in "Dr. med. Anna Keller"."""
    end = 0
    while end < len(tokens) and (is_title(tokens[end], words) or (end and _is_faculty(tokens[end], words))):
        end += 1
    return end


def _is_faculty(token: str, words: CreditWords) -> bool:
    """Whether `token`, behind a title, is of what somebody has it: "phil.", which is no "Phil"."""
    return not token.istitle() and token.rstrip(".").casefold() in words.faculties


def are_titles(tokens: Sequence[str], words: CreditWords) -> bool:
    """Whether `tokens`, cut off before a bracket or in it, are titles and no more: both of "Mag. (FH)"."""
    return bool(tokens) and all(is_title(token, words) or _is_faculty(token, words) for token in tokens)


def is_initial(token: str) -> bool:
    """Whether `token` is an initial, or some that are glued together: "J", "J.", "J.-P."."""
    return token[1:2] in ("", ".") and INITIAL.fullmatch(token) is not None


def is_domain(token: str) -> bool:
    """Whether `token` is the address of a site, as some sign with it."""
    return "." in token and DOMAIN.fullmatch(token) is not None


def fits(token: str, first: bool, words: CreditWords) -> bool:
    """Whether `token` may be a word of a name; as the `first`, "Will" or "An" may."""
    if not token.isalpha() and (
        not WORD.fullmatch(token) or INITIALS_JOINED.match(token) or POSSESSIVE.match(token)
    ):
        return False
    if token[1:2].isupper() and GLUED_CAPITALS.match(token):
        return False
    folded = token.casefold().strip(".")
    if folded in words.organisations or token == TATWEEL:
        return False
    if folded in words.particles or is_initial(token):
        return True
    return not (token[0].islower() or is_job_word(token, words) or (not first and is_no_name(token, words)))


@lru_cache(maxsize=SETS)
def _houses_of_signs(words: CreditWords) -> tuple[str, ...]:
    """What the names of outlets end in where words have no spaces."""
    return tuple(word for word in words.organisations if not word.isascii() and has_signs(word))


def _is_own_script(text: str) -> bool:
    """Whether `text` is two to five signs of a script without spaces in names; a foreign one would have a dot."""
    if not 2 <= len(text) <= 5 or KATAKANA.fullmatch(text):
        return False
    return all(sign >= SIGNS[0] or sign == "々" for sign in text) and text.isalpha()


def has_signs(text: str) -> bool:
    """Whether `text` has a sign of a script without capitals and without need of spaces."""
    return not text.isascii() and SIGN.search(text) is not None


def opens_with_given_name(name: str, words: CreditWords) -> bool:
    """Whether the first word of `name` that is no initial is a given name, or what stands before its hyphen is.

    Or the last one, where the surname comes first, or where it ends like one that only people have.
    """
    tokens = [token for token in name.split() if not is_initial(token)]
    if not tokens:
        return False
    places = (0, -1) if words.surname_first else (0,)
    known = any(fold_key(tokens[i].partition("-")[0]) in words.given for i in places)
    return known or (len(tokens) > 1 and fold_key(tokens[-1]).endswith(words.patronyms))


def is_house(name: str, words: CreditWords) -> bool:
    """Whether `name` is that of a news agency, its staff or a site, not of a person."""
    if name in words.news:
        return True
    head, _, tail = name.rpartition(" ")
    if head in words.news and tail.casefold() in words.jobs:
        return True
    return fold_key(name) in words.staff or is_domain(name)


def is_short_name(text: str, words: CreditWords) -> bool:
    """Whether `text` could name an outlet or an office: one to four words with capitals; or says "file", "handout"."""
    if text.casefold() in words.fillers:
        return True
    tokens = text.split()
    return len(tokens) <= 4 and all(
        (token.isalpha() or WORD.fullmatch(token) or is_domain(token) or STATION.fullmatch(token))
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
    return are_job(text.split(), words)


def are_job(tokens: list[str], words: CreditWords) -> bool:
    """The same of the words of a text."""
    if tokens and not tokens_of(words)[tokens[0]] & (NO_NAME | NOT_PLAIN):
        return False
    if len(tokens) > 2 and tokens[-2] in words.places and tokens[-1][0].isupper():
        tokens = tokens[:-2]
    for token in tokens:
        if not is_no_name(token, words):
            return False
    return has_job(tokens, words)


def ends_name(token: str, words: CreditWords) -> bool:
    """Whether a name is over at `token`: a job, a number, a lower-case word that no name has inside."""
    if token.casefold() in words.particles or is_initial(token):
        return False
    return is_no_name(token, words) or token[0].islower() or not WORD.fullmatch(token)


def is_no_name(token: str, words: CreditWords) -> bool:
    """Whether `token` is a word that stands in no name: a job, a function word, "published"."""
    return token.casefold().strip(EDGES) in words.common or is_job_word(token, words)


def is_job_word(token: str, words: CreditWords) -> bool:
    """Whether `token` is a word for a job, or its plural."""
    folded = token.casefold().strip(EDGES)
    return folded in words.jobs or folded.removesuffix("s") in words.jobs


def has_job(tokens: list[str], words: CreditWords) -> bool:
    """Whether one of `tokens` is such a word."""
    return any(is_job_word(token, words) for token in tokens)


def end_of_name(tokens: list[str], words: CreditWords) -> int:
    """How many of `tokens` are of the name that they begin with, were it one."""
    end = min(1, len(tokens))
    while end < len(tokens) and not (
        ends_name(tokens[end], words) or (end > 1 and _is_beside_name(tokens[end], tokens[:end], words))
    ):
        end += 1
    return end


def _is_beside_name(token: str, name: list[str], words: CreditWords) -> bool:
    """Whether `token` behind a `name` of some words is no part of it: a button, or of an outlet."""
    return token.casefold() in words.buttons or _is_of_outlet(token, name, words)


def _is_of_outlet(token: str, name: list[str], words: CreditWords) -> bool:
    """Whether `token` behind a `name` is of an outlet: initials, or a word that is not all capitals like the name."""
    if all(word.isupper() and word.isalpha() and len(word) > 1 for word in name):
        return token[1:].islower() and token[0].isupper()
    return _are_initials(token, name[0], words)


def _are_initials(token: str, first: str, words: CreditWords) -> bool:
    """Whether `token` are the initials of an outlet, behind a name whose `first` word is not all capitals."""
    if not token.isupper() or not token.isalpha() or first.isupper() or token in NUMERALS:
        return False
    return token.casefold() not in words.particles and not is_initial(token)
