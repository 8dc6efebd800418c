"""Makers: who made a picture, as people, agencies and outlets are named side by side: "Tom Reed/Getty Images".

What parts the names is told here, and which of the parts can be a name; that a line is a credit, elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsparse.article import VISUAL, Credit
from newsparse.chunks import OUTSIDE
from newsparse.cues import SETS, CreditWords
from newsparse.names import UPPER, is_job, is_person, is_short_name
from newsparse.phrases import EDGES, fold_key
from newsparse.regexes import either, late

LONGEST_HOUSE = 6  # words of an outlet or an office
SMALL_WORDS = 2  # of one name; more is a sentence
LICENCE = r"\bCC[ -](?:BY|0)(?:-(?:NC|ND|SA)){0,2}(?:[ -]\d\.\d)?\b"  # is no name: "Tom Reed CC BY 2.0"
HOUSE_WORD = late(r"&|[^\W_][\w.’'&-]*")
BRAND = late(rf"\b[a-z](?=[a-z]{{1,12}}[{UPPER}])")  # of "harbourNOW", as outlets are written
BESIDE_AGENCY = re.compile(r"\s?[–—]\s|\s-\s")
SIGN = late(r"[a-z]{2,4}")  # of an editor or a regional desk: "dpa/lnw"


def parts_of(text: str, words: CreditWords) -> list[str]:
    """`text` cut at all that parts the names of a picture credit; none of the parts is empty."""
    pieces = _between_parts(words).split(text)
    return [part for part in (piece.strip(EDGES + OUTSIDE) for piece in pieces) if part]


def first_part(text: str, words: CreditWords) -> str:
    """What stands before the first of all that parts them; it may be nothing."""
    return _between_parts(words).split(text, 1)[0].strip(EDGES + OUTSIDE)


@lru_cache(maxsize=SETS)
def _between_parts(words: CreditWords) -> re.Pattern[str]:
    """What parts the names of a picture credit."""
    via, behalf = either(words.via), either(words.via | words.made_for)
    return re.compile(
        rf"\s?[/|／｜]\s?(?:(?:{via})\s)?|、|،|\s(?:{behalf})\s|\s?©\s?|,\s|\s?[()]\s?|{LICENCE}"
    )


def makers_among(parts: list[str], words: CreditWords) -> tuple[str, ...]:
    """The names among `parts`: "AP" for "AP Photo", and beside others no job and no "File"."""
    names = [_agency_named(part, words) or part for part in parts]
    makers = [name for name in names if name in words.platforms or not _is_no_maker(name, words)]
    return tuple(dict.fromkeys(makers or names))


def _is_no_maker(name: str, words: CreditWords) -> bool:
    """Whether `name` says "File", "Staff" or "Staff Photographer"; an outlet may be made of words of jobs, too."""
    last = fold_key(name.rpartition(" ")[2])
    photographer = words.roles.get(last) in VISUAL and is_job(name, words)
    return photographer or name.casefold() in words.fillers or fold_key(name) in words.staff


def names_maker(credit: Credit, words: CreditWords) -> bool:
    """Whether a name of `credit` has the shape of a person's or is an agency, and is not just what a label precedes."""
    return any(is_person(name, words) or is_agency(name, words) for name in credit.names)


def is_agency(text: str, words: CreditWords) -> bool:
    """Whether `text` is an agency as written, or one with a word behind it that says picture ("AP Photo")."""
    return _agency_named(text, words) is not None


def _agency_named(text: str, words: CreditWords) -> str | None:
    """The agency that `text` is as written, or with a word behind it that says picture ("AP Photo"); else None."""
    head, _, tail = text.rpartition(" ")
    says_picture = tail.casefold() in words.roles
    if says_picture and head in words.news:
        return head
    known = text in words.news or text in words.pictures or text in words.platforms
    return text if known or (says_picture and head in words.pictures) else None


def may_stand_beside_agency(part: str, words: CreditWords) -> bool:
    """Whether `part` is an agency, could name an outlet or a person, or is a sign."""
    return bool(is_short_name(part, words) or SIGN.fullmatch(part) or is_agency(part, words))


def agency_apart(part: str, words: CreditWords) -> list[str]:
    """The agency and the person of a part with a dash between: "Photo: AP – Tom Reed"; else the part."""
    one, *others = BESIDE_AGENCY.split(part) if BESIDE_AGENCY.search(part) else [part]
    orders = ((one, others[0]), (others[0], one)) if len(others) == 1 else ()
    apart = any(is_agency(agency, words) and is_person(name, words) for agency, name in orders)
    return [one, *others] if apart else [part]


def owner(text: str, words: CreditWords) -> str:
    """The person before a word that says whose a picture is, or what: "Anna Keller, private"; "" if there is none."""
    if text.replace("/", " ").rpartition(" ")[2].casefold() not in words.fillers:
        return ""
    name = text.rpartition("/" if "/" in text else ", ")[0].rstrip()
    return name if name and is_person(name, words) else ""


def strict_parts(text: str, words: CreditWords) -> tuple[str, ...]:
    """The parts of `text` if each is an agency or has the shape of a person's name."""
    parts = parts_of(text, words)
    good = all(is_agency(part, words) or is_person(part, words) for part in parts)
    return makers_among(parts, words) if good else ()


def slashed_pair(text: str, words: CreditWords) -> tuple[str, ...]:
    """A person and somebody else with a slash between: "Tom Reed/Harbour Post"; empty if `text` is anything else."""
    parts = parts_of(text, words) if "/" in text else []
    if len(parts) != 2 or not any(is_person(part, words) for part in parts):
        return ()
    branded = (BRAND.sub(lambda match: match[0].upper(), part) for part in parts)
    return makers_among(parts, words) if all(is_short_name(part, words) for part in branded) else ()


def may_be_house(tokens: list[str], words: CreditWords) -> bool:
    """Whether `tokens` may be the name of an outlet or an office: a few with capitals, small words only between."""
    if not 0 < len(tokens) <= LONGEST_HOUSE or not all(map(HOUSE_WORD.fullmatch, tokens)):
        return False
    small = [token for token in tokens[1:-1] if not token[0].isupper()]
    ends = tokens[0][0].isupper() and tokens[-1][0].isupper()
    if tokens[0].casefold() in words.common and not (len(tokens) == 1 and is_shouted(tokens[0])):
        return False
    return (
        ends and len(small) <= SMALL_WORDS and all(token in words.common or token == "&" for token in small)
    )


def is_shouted(word: str) -> bool:
    """Whether `word` is letters that are spelt out, as those of an office: "KPD"."""
    return len(word) > 1 and word.isupper()
