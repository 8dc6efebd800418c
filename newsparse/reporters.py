"""Reporters where a script has no capitals, as in Chinese and Korean: a word for what they do says who is one.

That word, a place, a desk or a date stands right before or behind the name: "记者林知秋", "林知秋 摄",
"劉建洲台北12日電", "임가온 사회부 기자". Known surnames and lengths have to show where the name ends.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsparse.article import VISUAL, Credit
from newsparse.chunks import OUTSIDE
from newsparse.cues import SETS, CreditWords
from newsparse.names import has_signs, is_person
from newsparse.people import read_bare_people
from newsparse.phrases import fold_key
from newsparse.regexes import either, late

LONGEST = 60  # characters of a line that somebody signs with a job
OPENING = 20  # characters in which the first reporter of a line stands, behind a place or an outlet
GLUED_NAME = 3  # signs of a name right behind "记者"
BEFORE_PLACE = late(r"[/／\s]")
BEFORE_DESK = late(r"[/／]")
BETWEEN_REPORTERS = late(r"[、・，,\s]")
STOPS = frozenset(".。!?！？")  # at the end of a sentence
GLUED_NAMES = 5  # before a place
# The head of a story that names its reporters in brackets behind an agency, a place and a date, or behind those.
OPENED = late(
    r"(?:【[^】]{1,10}】\s?)?[^\s（(〔\[。，、“]{0,20}[（(〔\[](?P<inner>[^（）()〔〕\[\]]{4,40})[）)〕\]]"
    r"(?:\s?(?P<signed>[^=。.]{2,40}?)\s?=\s)?"
)


def read_opening(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The reporters named at the head of the first paragraph of a story, where names begin with known surnames:
    "新华社临河3月10日电（记者 赵芳洲）…", "〔記者張軒河／台中報導〕…", "(서울=연합뉴스) 임가온 기자 = …".
    """
    match = OPENED.match(text) if words.surnames else None
    if match is None:
        return ()
    if match["signed"]:
        names = _with_job(match["signed"], words)
    else:
        names = _filing(match["inner"], words) or _bracketed(match["inner"], words)
    return (Credit("author", names, match[0].strip(" =")),) if names else ()


def _bracketed(text: str, words: CreditWords) -> tuple[str, ...]:
    """The reporters behind their outlet in `text`, "뉴스하나=임가온 기자"; not who made a picture."""
    outlet, mark, told = text.partition("=")
    label = words.labels.opens(fold_key(outlet))
    pictured = label is not None and words.roles[label] in VISUAL
    signed = mark or text.endswith(tuple(words.jobs))
    return _with_job(told or text, words) if signed and not pictured else ()


def _filing(text: str, words: CreditWords) -> tuple[str, ...]:
    """The names behind each word for a reporter in `text`, "通讯员 汪洋 记者 赵芳洲"; empty if one of them is none."""
    told = [BEFORE_DESK.split(part)[0] for part in _reporting(words).split(text)[1:]]
    parts = [name for part in told for name in BETWEEN_REPORTERS.split(part) if name]
    names = tuple([name if (name := _dispatched(part, words)) else part for part in parts])
    return names if all(_may_report(name, words) for name in names) else ()


def _may_report(name: str, words: CreditWords) -> bool:
    """Whether `name` is one of a reporter, not with a label glued on: "林知秋攝" took a picture."""
    short = len(name) <= GLUED_NAME or name[:2] in words.surnames
    return short and has_signs(name) and is_person(name, words)


@lru_cache(maxsize=SETS)
def _reporting(words: CreditWords) -> re.Pattern[str]:
    """What stands before the name of a reporter: "记者"; not a single sign, which may be of any word."""
    return re.compile(either(frozenset(word for word in words.by if len(word) > 1 and has_signs(word))))


def _dispatched(text: str, words: CreditWords) -> str | None:
    """The name before the place and the date of a dispatch: "劉建洲台北12日電"; None if `text` is none.

    Most names have three signs, and each place has two or more.
    """
    match = _dispatch(words).fullmatch(text)
    if match is None:
        return None
    return match["name"] if len(match["place"]) > 1 else match["name"][:-1]


@lru_cache(maxsize=SETS)
def _dispatch(words: CreditWords) -> re.Pattern[str]:
    """A name, the place of writing, perhaps a day, and what says that a report came from there."""
    sent = either(words.filed | words.wired)
    return re.compile(rf"(?P<name>[^\W\d]{{3}})(?P<place>[^\W\d]{{1,8}}?)(?:\d{{1,2}}日)?(?:{sent})")


def glued_name(text: str, words: CreditWords) -> str:
    """The name that `text`, right behind a label, begins with where surnames show it; "" if it may be another word.

    A place may stand behind it: "記者林知秋／海灣報導"; not in its stead: "记者于北京".
    """
    filed = _dispatched(text, words) if words.surnames else None
    if filed and is_person(filed, words):
        return filed
    name, *place = BEFORE_PLACE.split(text, maxsplit=1)
    sure = place or (len(name) == GLUED_NAME and name[0] not in words.places)
    return name if words.surnames and sure else ""


def read_made(text: str, words: CreditWords) -> Credit | None:
    """The credit of a picture that ends in its label, as where words have no spaces: "新华社记者 林知秋 摄"."""
    match = _made(words).fullmatch(text) if text.endswith(tuple(words.made)) else None
    if match is None or not is_person(match["name"], words):
        return None
    agencies = [name for name in words.news if match["desk"] and match["desk"].startswith(name)]
    agency = [max(agencies, key=len)] if agencies else []
    return Credit(words.roles.get(match["label"], "photo"), (*agency, match["name"]), text)


@lru_cache(maxsize=SETS)
def _made(words: CreditWords) -> re.Pattern[str]:
    """A name before a label of those that stand behind it, and the reporter's desk before that."""
    sign = r"[^\s、，,。＝=()（）／/：:]"
    agencies = either(filter(has_signs, words.news))
    desk = rf"(?:{sign}{{0,8}}?(?:{_reporting(words).pattern})|(?:{agencies})[发發])[\s／/]?"
    return re.compile(rf"(?P<desk>{desk})?(?P<name>{sign}{{2,5}}?)\s?[／/]?(?P<label>{either(words.made)})")


def read_whole(text: str, words: CreditWords) -> Credit | None:
    """The credit that a whole line is where names begin with known surnames: of a picture, or of who filed a text."""
    return (_made_alone(text, words) or _filed_from(text, words)) if words.surnames else None


def _made_alone(text: str, words: CreditWords) -> Credit | None:
    """The credit of a picture that a line is, behind which a date may stand; a name of two signs with nothing around it
    may be none: "高空拍摄"."""
    head, _, tail = text.rpartition(" ")
    made = read_made(head if tail[:1].isdigit() else text, words)
    sure = made and (len(made.names[-1]) > 2 or " " in made.text or not made.text.startswith(made.names[-1]))
    return made if sure else None


def _filed_from(text: str, words: CreditWords) -> Credit | None:
    """The credit of reporters with spaces between their names and a place behind them: "林知秋 王曉輝 海灣報導 /"."""
    *names, filed = text.rstrip(" /／").split() or [""]
    good = 0 < len(names) <= GLUED_NAMES and _filed(words).fullmatch(filed)
    signed = good and all(is_person(name, words) for name in names)
    return Credit("author", tuple(names), text) if signed else None


@lru_cache(maxsize=SETS)
def _filed(words: CreditWords) -> re.Pattern[str]:
    """The place of writing before what says that a report came from there."""
    return re.compile(rf"[^\W\da-zA-Z]{{2,6}}(?:{either(words.filed)})")


def read_signed(text: str, words: CreditWords) -> Credit | None:
    """A name of a script without capitals with its job behind it, as reporters sign there."""
    if len(text) > LONGEST or not has_signs(text):
        return None
    if text[-1] in STOPS and OPENED.match(text):  # a paragraph of one sentence: "[나루뉴스=임가온 기자] …"
        return None
    people = _with_job(text, words) if words.surnames else ()
    if people or (words.surnames and not words.names_apart):
        return Credit("author", people, text) if people and text.find(people[0]) < OPENING else None
    tokens = text.strip(OUTSIDE).split()
    names = read_bare_people(text, words) if tokens and tokens[-1] in words.jobs else ()
    return Credit("author", names, text) if names else None


def _with_job(text: str, words: CreditWords) -> tuple[str, ...]:
    """The names of Korean reporters in `text`, each before a job: "서울=임가온 사회부 기자"."""
    found: list[str] = []
    for match in _before_job(words).finditer(text):
        names = re.split(r"[·ㆍ,]\s?", match["names"] or match["glued"])
        found += [name for name in names if is_person(name, words)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=SETS)
def _before_job(words: CreditWords) -> re.Pattern[str]:
    """Names and a job, with a desk between; or a name glued to the job."""
    jobs, desks = "|".join(sorted(map(re.escape, words.jobs), reverse=True)), either(words.desks)
    name = r"[가-힣]{2,4}"
    return re.compile(
        rf"(?<![가-힣])(?:(?P<names>{name}(?:[·ㆍ,]\s?{name}){{0,5}})\s(?:[가-힣]{{1,6}}(?:{desks})\s)?"
        rf"|(?P<glued>[가-힣]{{2}}(?!{desks})\w))(?:{jobs})(?![가-힣])"
    )
