"""Labelled credits: "Photo: Tom Reed/AP", "By Anna Keller", "© Tom Reed". A label or © opens each, and names follow.

Behind a colon names are taken as they stand, if none is a sentence; without one they have to look like names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from newsparse.article import PERSONAL, VISUAL, Credit, Role
from newsparse.chunks import OUTSIDE
from newsparse.cues import SETS, CreditWords
from newsparse.makers import (
    BESIDE_AGENCY,
    SMALL_WORDS,
    agency_apart,
    is_shouted,
    makers_among,
    may_be_house,
    names_maker,
    parts_of,
    slashed_pair,
    strict_parts,
)
from newsparse.names import (
    UPPER,
    are_titles,
    has_signs,
    is_house,
    is_job,
    is_person,
    opens_with_given_name,
    titles_before,
)
from newsparse.people import read_people
from newsparse.phrases import EDGES, FIRST_WORD, fold_key
from newsparse.regexes import either, late
from newsparse.reporters import glued_name, read_made, read_signed

LONGEST_NAME = 60  # characters of one name behind "Photo:"; more is a sentence
LONGEST_OUTLET = 5  # words of the one that a picture was made for
LONGEST_JOB = 4  # words before the name of a photographer, that one among them
QUOTED = '"“”„«»'  # stand around a part of the name of an outlet
MARKS = ":：/／＝=・｜丨"  # that set a label off
MARK_SIGNS = frozenset(MARKS)
COLONS = ":："
DASHES = frozenset("–—-")
# What stands for a mark: "Credit...Tom Reed", "Photo © Tom Reed", "Photos (3): Tom Reed".
LEADERS = re.compile(r"^(?:\.{3}|…|\s?©|\s?\((?:c|C|\d{1,2})\):?)")
BEHIND_LABEL = frozenset(":：・｜")  # of which one stands behind LABEL_INSIDE
LABEL_INSIDE = re.compile(r"\s(?=(\w[^\s:：・｜]{0,20}(?:\s[^\s:：・｜]{1,20}){0,2})\s?[:：・｜]\s?\S)")
DOT = "・"  # may join two labels too
BULLETS = "•● "
GLUED_LABEL = late(rf"[^\W\d_][^\W\d_{UPPER}]{{1,5}}(?=[{UPPER}])")
SMALL = re.compile(rf"(?<![\w.])[^\W\d_{UPPER}ก-๛]{{2,}}(?![\w.])")  # Thai has marks inside its words
SMALL_END = late(rf"\w\s[^\W\d_{UPPER}]+\s[^\W\d_{UPPER}]{{4,}}$")  # of a notice: "Licence to publish"
COLON_INSIDE = re.compile(r":\s|：")


def may_open(text: str, openings: frozenset[str], words: CreditWords) -> bool:
    """Whether a label whose first word is one of `openings` may open `text`; it may if the first word is not plain."""
    match = FIRST_WORD.match(text.lstrip(EDGES)) if words.spaces else None
    if match is None or not match[0].isalpha() or has_signs(text):
        return True
    behind = match.string[match.end() : match.end() + 1]
    if not behind.isascii() or not match[0].isascii():  # a sign that folding takes out may stand there
        return True
    return match[0].casefold() in openings


def set_free(text: str, words: CreditWords) -> str:
    """ "ByAnna Keller", as pages come out that set their words apart by their looks alone, with a space behind "By"."""
    bare = text.lstrip(BULLETS)
    glued = None if bare.partition(" ")[0].istitle() else GLUED_LABEL.match(bare)
    if glued is None or fold_key(glued[0]) not in words.by:
        return text
    return f"{glued[0]} {bare[glued.end() :]}"


def read_labelled(text: str, words: CreditWords) -> Credit | None:
    """A credit that opens with a label: "Photo: X/Y", "By X and Y", "© X". None if what follows is no name."""
    if text.startswith("©"):
        parts = parts_of(text[1:], words)
        told = _notice(words).search(text) or any(map(SMALL_END.search, parts))
        return None if told else _credit("photo", parts, text, words)
    opened = set_free(text, words).lstrip(EDGES)
    known = may_open(opened, words.label_openings, words)
    phrase = words.labels.opens(fold_key(opened[:60])) if known else None
    if phrase is None:
        return read_signed(text, words)
    role, rest = words.roles[phrase], _behind_label(opened, phrase, words)
    mark = rest.lstrip()[:1]
    marked = mark in MARK_SIGNS
    rest = rest.lstrip(f"{MARKS} ") if marked else rest
    if marked and role != "author" and mark != DOT:
        credit = _credit(role, parts_of(rest, words), text, words)
        return credit if credit and not _is_of_menu(credit, mark, words) else None
    if not rest or (not marked and not _needs_no_colon(phrase, role, words)):
        return None
    names = _people(rest, role, words) if role in PERSONAL else _makers(rest, phrase, words)
    return Credit(role, names, text) if names else None


def read_behind_agency(text: str, words: CreditWords) -> Credit | None:
    """The credit of a picture whose label with its colon stands behind an agency: "MTI Fotó: Kovács Anna"."""
    agency, _, rest = text.partition(" ")
    if ":" not in rest or not (agency in words.news or agency in words.pictures):
        return None
    credit = read_labelled(rest, words)
    if credit is None or credit.role not in VISUAL:
        return None
    return replace(credit, names=tuple(dict.fromkeys((agency, *credit.names))), text=text)


def _behind_label(opened: str, phrase: str, words: CreditWords) -> str:
    """What stands behind the label `phrase` that opens a line; "" too if that goes on as another word."""
    rest = LEADERS.sub(":", opened[len(phrase) :]).removeprefix(".")
    rest = _before_platform(words).sub("/", rest)
    if rest[:1].isalnum():
        return glued_name(rest, words) if phrase in words.by else ""
    return rest


def _people(text: str, role: Role, words: CreditWords) -> tuple[str, ...]:
    """Who wrote, edited or translated: the people, or the agency, that `text` names behind a label."""
    named = without_label(text, words) if role == "author" else text
    return _sent_by(named, words) or read_people(named, words) or _behind_house(named, words)


def _behind_house(text: str, words: CreditWords) -> tuple[str, ...]:
    """The people whom `text` names behind one word for their outlet and a dash: "coastnews – Anna Keller"."""
    house, *named = BESIDE_AGENCY.split(text, maxsplit=1) if BESIDE_AGENCY.search(text) else (text,)
    found = read_people(named[0], words) if named and " " not in house else ()
    return found if all(opens_with_given_name(name, words) for name in found) else ()


def _makers(text: str, phrase: str, words: CreditWords) -> tuple[str, ...]:
    """Who made a picture: those that `text` names behind the label `phrase` without a colon."""
    named = _without_photographer(text, words)
    return (
        strict_parts(named, words)
        or slashed_pair(named, words)
        or _for_outlet(named, words)
        or _whose(named, phrase, words)
    )


def _for_outlet(text: str, words: CreditWords) -> tuple[str, ...]:
    """A person and, behind a comma, the outlet or the archive that a picture is of: "Anna Keller, The Quay Post"."""
    name, comma, outlet = text.strip(OUTSIDE).partition(", ")
    tokens = outlet.split()
    if not comma or not 1 < len(tokens) <= LONGEST_OUTLET or not all(token[0].isupper() for token in tokens):
        return ()
    first = tokens[0].casefold()
    told = first in words.common or first in words.fillers
    return (name, outlet) if told and is_person(name, words) else ()


def _sent_by(text: str, words: CreditWords) -> tuple[str, ...]:
    """The agency that ends `text` before a dash, where a place stands before it: "Punta Coral EFE -"."""
    before = text.rstrip()
    agency = before.rstrip(" –—-").rpartition(" ")[2] if before[-1:] in DASHES else ""
    return (agency,) if agency in words.news else ()


def _without_photographer(text: str, words: CreditWords) -> str:
    """`text` without the job before its name: "Presidential Photographer Anna Keller"."""
    tokens = text.split()
    for i, token in enumerate(tokens[1:LONGEST_JOB], 1):
        rest = " ".join(tokens[i + 1 :])
        if words.roles.get(fold_key(token)) in VISUAL and token[0].isupper() and is_person(rest, words):
            return rest if is_job(token, words) else text
    return text


def _is_of_menu(credit: Credit, mark: str, words: CreditWords) -> bool:
    """Whether a label with its `mark` is a link: "Video/Photo", "Video: Harbour on fire"."""
    if mark not in COLONS and fold_key(credit.names[0]) in words.roles:
        return True
    return credit.role == "video" and not names_maker(credit, words)


def _needs_no_colon(phrase: str, role: Role, words: CreditWords) -> bool:
    """Whether a label may stand before a name without a colon: "By", "Photo", "Illustration by", but not "Story"."""
    last = phrase.rsplit(" ", 1)[-1]
    return role == "photo" or phrase in words.by or last in words.by or role == "contributor"


def _whose(text: str, phrase: str, words: CreditWords) -> tuple[str, ...]:
    """The outlet or office that `text` names behind a label with a word for pictures, the `phrase` "photo courtesy of":
    "the Kallow Office", "KPD".

    What may as well be a title, as "Photo by Night", is none: letters or a word of outlets have to tell.
    """
    label = phrase.split()
    pictured = any(words.roles.get(word) in VISUAL and word not in words.fillers for word in label)
    if not pictured or (words.roles.get(label[-1]) in VISUAL and label[-1] not in words.fillers):
        return ()
    tokens = text.strip(OUTSIDE).split()
    if len(tokens) > 1 and tokens[0] in words.common:
        tokens = tokens[1:]
    plain = [token.strip(QUOTED) or token for token in tokens]
    named = (
        len(label) > 2
        and len(tokens) > 1
        and (tokens[0].istitle() or tokens[0].isupper())
        and tokens[0].casefold() in words.common
    )
    if not may_be_house(plain[1:] if named else plain, words) and not is_house(" ".join(tokens), words):
        return ()
    sure = len(label) > 2 or any(fold_key(token) in words.organisations for token in (tokens[0], tokens[-1]))
    return (" ".join(tokens),) if sure or (len(tokens) == 1 and is_shouted(tokens[0])) else ()


def without_label(text: str, words: CreditWords) -> str:
    """`text`, which stands behind a label or ©, without a second one: "BYLINE: By Anna Keller", "© Photo: Tom Reed",
    "Courtesy of Kallow Office" behind a slash."""
    opened = text.lstrip(OUTSIDE)
    phrase = words.labels.opens(fold_key(opened[:60]))
    rest = opened[len(phrase) :].lstrip() if phrase else ""
    over = rest and phrase and (rest[0] in COLONS or phrase in words.by or _goes_before(phrase, words))
    return rest.lstrip(f"{MARKS} ") if over else text


def _goes_before(phrase: str, words: CreditWords) -> bool:
    """Whether the label of a picture `phrase` wants a name behind it: "courtesy of"."""
    _, *last = phrase.split()
    return bool(last) and words.roles[phrase] in VISUAL and words.roles.get(last[-1]) not in VISUAL


def _credit(role: Role, parts: list[str], text: str, words: CreditWords) -> Credit | None:
    """A credit of `parts` taken as they stand, if none is a sentence, holds a colon or begins with a number."""
    bare = [without_label(part, words).strip(EDGES + OUTSIDE) for part in parts]
    parts = [name for part in bare for name in _names_apart(part, words)]
    parts = [name for part in parts if part for name in agency_apart(part, words)]
    parts = [
        _without_titles(part, words) for part in parts if len(parts) < 2 or not are_titles([part], words)
    ]
    parts = parts if words.spaces else [name for part in parts for name in _made_names(part, words)]
    if not parts or any(_is_sentence(part) for part in parts):
        return None
    return Credit(role, makers_among([_without_job(part, words) for part in parts], words), text)


def _without_titles(part: str, words: CreditWords) -> str:
    """A part without the titles before its name: "Mag. Anna Keller"."""
    tokens = part.split()
    name = " ".join(tokens[titles_before(tokens, words) :])
    return name if name != part and is_person(name, words) else part


def _names_apart(part: str, words: CreditWords) -> list[str]:
    """The names of a part where a space stands between two names and in none: "林知秋 王辉"; else the part."""
    names = part.split() if words.names_apart else []
    several = len(names) > 1 and all(has_signs(name) and is_person(name, words) for name in names)
    return names if several else [part]


def _without_job(part: str, words: CreditWords) -> str:
    """A part without the job behind the name, in a script without capitals: "김철수 기자"."""
    name, _, job = part.rpartition(" ")
    return name if job in words.jobs and is_person(name, words) and has_signs(name) else part


def _made_names(part: str, words: CreditWords) -> tuple[str, ...]:
    """The names of a part that has a second label behind them, "林知秋攝"; else the part."""
    made = read_made(part, words)
    return made.names if made else (part,)


def _is_sentence(part: str) -> bool:
    """Whether `part` is too long for one name, has too many small words, holds a colon or begins with a number."""
    if (part[0].islower() and part.count(" ") > 1) or COLON_INSIDE.search(part):
        return True
    return len(SMALL.findall(part)) > SMALL_WORDS or len(part) > LONGEST_NAME or part[0].isdigit()


@lru_cache(maxsize=SETS)
def _notice(words: CreditWords) -> re.Pattern[str]:
    """What a notice of rights has, and the credit of a picture has not: "© Kallow Post Ltd"."""
    forms, notices = either(words.companies), either(words.notices)
    return re.compile(rf"(?:19|20)\d\d|\b(?:{forms}|S\.\w)\b|{notices}|[.!?]\s", re.IGNORECASE)


@lru_cache(maxsize=SETS)
def _before_platform(words: CreditWords) -> re.Pattern[str]:
    """What stands between a name and a platform: "Tom Reed on Unsplash"."""
    return re.compile(rf"\s(?:{either(words.on)})\s(?=[A-Z]\w+$)")
