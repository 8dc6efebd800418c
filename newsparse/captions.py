"""Captions: what a picture shows, and the credit at their end; and the agency that signs a paragraph there.

A mark, a label, an agency or a slash sets the credit off; where nothing does, its names have to show where it begins.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from newsparse.article import PICTURES, VISUAL, Credit
from newsparse.chunks import BRACKET_SIGNS, in_brackets
from newsparse.credits import (
    as_written,
    is_worth_a_look,
    may_name_house,
    read_agencies,
    read_beside_dash,
    with_sign,
)
from newsparse.cues import SETS, CreditWords
from newsparse.labelled import may_open, read_behind_agency, read_labelled
from newsparse.makers import SIGN, is_agency, may_be_house, names_maker, slashed_pair
from newsparse.names import is_person, is_short_name
from newsparse.phrases import fold_key
from newsparse.regexes import either, late
from newsparse.reporters import read_made

TAIL = 160  # characters at the end of a caption in which its credit is looked for
LONGEST_OUTLET = 5  # words of the one that a picture was made for
LONGEST_MADE = 24  # signs of a credit that ends in its label: "新华社记者 林知秋 摄"
LENDER = late(r"[^\s、，,。＝=()（）／/：:]{1,11}[^\W\d_a-zぁ-ん]")  # no word that goes on to a verb
BEFORE_MADE = late(r"[\s、，,。＝=(（！？」』；](?=[^\s、，,。＝=(（])")
LAST_SENTENCE = re.compile(r"[.!?…\"”»](?:\s|(?=\())([^.!?…\"”»]{3,50})$")
LONGEST_FILLER = 14  # characters of what may stand behind a label and a slash
LAST = 60  # characters at the end of a caption that hold it
BEFORE_MARK = late(r"\b([^\W\d_]+)[/=](?=[^\W\d_]{2})")
SLASHED_LABEL = re.compile(r"\s?\w+\s?[/／:]")
LAST_LABELLED = 80  # characters of the sentence that a long caption ends in, if that has its label
BEFORE_LAST = late(r"[.!?…\"”»)]\s(?=[^.!?…]*\.?$)")
MOST_WORDS = 50  # of a caption
HANDLE = late(r"@\w{2,30}")
STOP_INSIDE = late(r"[^\W\d_]{4}[.!?]\s")  # of a sentence, not of "St. Louis"
CRUMB = 3  # words of each part of a path with bars: "Sport | Rowing | Serie C"
LONGEST_END = 8  # characters in which BEHIND_SENTENCE is looked for
BEHIND_SENTENCE = late(r"[^\W_]{4}[.!?…][\"”»)]?\s?$")  # not behind "St."
CLOSED = re.compile(r"[.!?…。\"”'’»)]\s?$")
SET_OFF = frozenset("/|｜／")
CREDIT_STARTS = re.compile(
    r"©|[|｜]|[(\[（【]|\s[/–—-]\s?(?=\S)|(?<=[.!?…。\"”'’»),])\s?(?=\S)|\s(?=[^\W\d_a-zà-ÿ])"
)

Caption: TypeAlias = tuple[str, Credit]
"""What a picture shows, and the credit at its end."""


def split_caption(text: str, words: CreditWords) -> Caption | None:
    """A caption and the picture credit at its end; None if it has none.

    A credit that a mark or a label sets off is taken from there on. Where nothing does, the names have to
    show where it begins, and a name of two words is likelier than a longer one that swallows the caption.
    """
    signed = with_sign(text)
    told = _split(signed, words)
    if signed is text or told is None:
        return told
    return (told[0], as_written(told[1], text)) if names_maker(told[1], words) else None


def _split(text: str, words: CreditWords) -> Caption | None:
    """The same where © is no "(c)"."""
    low = max(1, len(text) - TAIL)
    starts = [match.start() for match in CREDIT_STARTS.finditer(text, low)]
    if text.count("|") > 1 and all(len(part.split()) <= CRUMB for part in text.split("|")):
        return None
    housed, set_off = may_name_house(text[low:], words), not SET_OFF.isdisjoint(text[low:])
    labelled = words.spaces and _ends_in_label(text, words)
    if not set_off and not housed and not labelled:
        starts = [
            start
            for start in starts
            if text[start] in BRACKET_SIGNS or may_open(text[start:], words.picture_openings, words)
        ]
    if told := (not words.spaces and _made_by(text, words)) or _told_last(text, words):
        return told
    if not starts or not (is_worth_a_look(text[low:], words) or _is_glued_on(text, starts, words)):
        return None
    for start in starts:
        credit = _set_off(text[start:].strip(), words) or _behind_slash(text, start, words)
        if credit is None and labelled and CLOSED.search(text, 0, start):
            credit = _picture_of(text[start:].strip(), words)
        if credit and not _is_of_agency(text, start, words):
            return _with_person_before(text, start, credit, words)
    return _named_last(text, starts, words) if housed or "/" in text[low:] else None


def _named_last(text: str, starts: list[int], words: CreditWords) -> Caption | None:
    """A caption with the names at its end that nothing sets off: they begin behind a sentence, or are short."""
    found = [(start, credit) for start in starts if (credit := _bare(text, start, words))]
    if not found:
        return None
    short = [each for each in found if all(map(_has_two_words, _people_of(each[1], words)))]
    start, credit = found[0]
    if not BEHIND_SENTENCE.search(text, max(0, start - LONGEST_END), start):
        start, credit = short[0] if short else found[-1]
    caption = text[:start].rstrip(" ,")
    return None if _is_of_byline(caption, words) else (caption, credit)


def _is_of_byline(text: str, words: CreditWords) -> bool:
    """Whether `text`, with names behind it, is a label of the author and the beginning of their names: "By Kallow"."""
    phrase = words.labels.opens(fold_key(text)) if may_open(text, words.label_openings, words) else None
    return phrase in words.by and text[len(phrase or "") :].istitle() and not CLOSED.search(text)


def _is_glued_on(text: str, starts: list[int], words: CreditWords) -> bool:
    """Whether what stands without a space behind a stop may be a credit: "… yesterday.Photo: Tom Reed"."""
    return any(
        CLOSED.search(text, start - 1, start) and is_worth_a_look(text[start:], words) for start in starts
    )


def _is_labelled(credit: Credit, words: CreditWords) -> bool:
    """Whether © or a label tells what `credit` is, not the shape of its names alone."""
    if "©" in with_sign(credit.text) or _ends_in_label(credit.text, words):
        return True
    return words.labels.opens(fold_key(credit.text)) is not None


def is_marked(text: str, words: CreditWords) -> bool:
    """Whether © or the colon of a label stands in `text`, or the slash or the like of one: "Photo/AFP", "사진=임가온".

    What opens with the word of one and has no such mark may be a name, too.
    """
    if ":" in text or "©" in with_sign(text) or "：" in text:
        return True
    if "/" not in text and "=" not in text:
        return False
    return any(words.roles.get(fold_key(label)) in VISUAL for label in BEFORE_MARK.findall(text))


def ends_labelled(text: str, words: CreditWords) -> bool:
    """Whether the last sentence of `text` opens with the label of a picture: "… of the block. Photo by Tom Reed."."""
    low = max(1, len(text) - LAST_LABELLED)
    last = next((text[match.end() :] for match in BEFORE_LAST.finditer(text, low)), "")
    label = words.labels.opens(fold_key(last)) if last else None
    return label is not None and words.roles[label] in VISUAL


def is_paragraph(text: str, told: Caption, words: CreditWords) -> bool:
    """Whether what `split_caption` found in `text` stands behind a paragraph, as local papers have it below a story:
    "… und sagte ab. Foto: Tom Reed". The label with its colon is not in brackets, and behind a stop; a caption is
    that long only where it comes from an agency.
    """
    before, credit = told
    if len(before.split()) < MOST_WORDS or not CLOSED.search(before) or text[-1] in BRACKET_SIGNS:
        return False
    label = words.labels.opens(fold_key(credit.text))
    marked = label is not None and ":" in credit.text and words.roles[label] in VISUAL
    return marked and not any(is_agency(name, words) for name in credit.names)


def read_picture_at_end(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """Who made the picture beside a paragraph that `is_paragraph`, as its end tells."""
    if ":" not in text[-TAIL:]:
        return ()
    told = split_caption(text, words)
    return (told[1],) if told and is_paragraph(text, told, words) else ()


def signs_off(told: Caption, words: CreditWords) -> bool:
    """Whether what `split_caption` found may as well sign a paragraph: agencies alone, or one person, without a label
    behind a full stop: "… he said. (PTI)", "… sagte er. (dpa/lno)"."""
    before, credit = told
    if not CLOSED.search(before) or _is_labelled(credit, words):
        return False
    agencies = [name for name in credit.names if name in words.news]
    others = [name for name in credit.names if name not in agencies]
    return all(map(SIGN.fullmatch, others)) if agencies else len(others) == 1 and is_person(others[0], words)


def read_agency_at_end(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The agency that signs a paragraph at its end: "… he said. (PTI)"."""
    told = split_caption(text, words)
    if told is None or not signs_off(told, words):
        return ()
    agencies = tuple(name for name in told[1].names if name in words.news)
    return (Credit("source", agencies, told[1].text),) if agencies else ()


def _has_two_words(name: str) -> bool:
    """Whether `name` has two words; one letter between is none."""
    return sum(len(word) > 1 for word in name.replace(".", "").split()) == 2


def _is_of_agency(text: str, start: int, words: CreditWords) -> bool:
    """Whether the label at `start` is the second word of "AP Photo/Tom Reed", "MTI Fotó: Kovács Anna"."""
    return (
        SLASHED_LABEL.match(text, start) is not None
        and text[:start].rstrip().rpartition(" ")[2] in words.news
    )


def last_words(text: str) -> re.Match[str] | None:
    """The few words without a stop that `text` ends in, behind a stop: they may be a credit without a label."""
    return LAST_SENTENCE.search(text, max(0, len(text) - LAST))


def _told_last(text: str, words: CreditWords) -> Caption | None:
    """A caption whose last words are who made the picture, with no label: "Supplied", "Tom Reed for The Post",
    "(Tom Reed, The Post)"."""
    match = last_words(text)
    if match is None:
        return None
    last = match[1].strip()
    inner = in_brackets(last)
    said = last if inner is None else inner
    name, *outlet = _before_outlet(words, inner is not None).split(said, maxsplit=1)
    names: tuple[str, ...] = ()
    filler = said.casefold() in words.fillers  # "Supplied" is a label, too: "Supplied: Tom Reed"
    if not filler and words.labels.opens(fold_key(said)) is not None:
        return None
    if outlet and is_person(name, words) and _may_be_outlet(outlet[0]):
        names = (name, outlet[0])
    elif (inner and is_person(said, words)) or (filler and (said.istitle() or said.isupper())):
        names = (said,)
    return (text[: match.start(1)].rstrip(), Credit("photo", names, last)) if names else None


@lru_cache(maxsize=SETS)
def _before_outlet(words: CreditWords, in_brackets: bool) -> re.Pattern[str]:
    """What stands between a name and the outlet that a picture was made for; a comma will do in brackets."""
    return re.compile(rf"\s(?:{either(words.made_for)})\s|\s[|｜]\s" + (r"|,\s" if in_brackets else ""))


def _may_be_outlet(text: str) -> bool:
    """Whether `text` may be whom a picture was made for: a few words that begin with a capital, and end so."""
    tokens = text.split()
    return 0 < len(tokens) <= LONGEST_OUTLET and tokens[0][0].isupper() and tokens[-1][0].isupper()


def _made_by(text: str, words: CreditWords) -> Caption | None:
    """A caption that ends in a name with the label behind it, as where words have no spaces: "山田太郎撮影".

    Behind a full stop the name has to show by itself that it is one.
    """
    whole = text.rstrip(")）。")
    for match in BEFORE_MADE.finditer(whole, max(1, len(whole) - LONGEST_MADE)):
        told, stop = whole[match.end() :], match[0] == "。"
        made = read_made(told, words) if words.surnames or not stop else None
        set_off = match[0] in "（(＝=" or (match[0] == "、" and "＝" in text[-2 * LONGEST_MADE :])
        if made is None and (set_off or (stop and text[-1] != "。")):
            made = _lent(told, words)
        if made:
            return whole[: match.end()].rstrip(" ,、，＝=(（"), made
    return None


def _lent(text: str, words: CreditWords) -> Credit | None:
    """The credit of a picture that ends in the label of whoever had it: "受访者供图", "読者提供", not "弁当を提供"."""
    label = max((label for label in words.lent if text.endswith(label)), key=len, default="")
    name = text.removesuffix(label).strip()
    if not label or not LENDER.fullmatch(name) or name in words.fillers:
        return None
    return Credit("photo", (name,), text) if words.labels.opens(fold_key(name)) is None else None


def _people_of(credit: Credit, words: CreditWords) -> list[str]:
    return [name for name in credit.names if not is_agency(name, words)]


def _with_person_before(text: str, start: int, credit: Credit, words: CreditWords) -> Caption:
    """The caption and its credit, which takes in the name between the caption's last stop and a bracket or a slash:
    "X (dpa)", "X / dpa"."""
    caption = text[:start].rstrip(" ,")
    name = last_words(caption) if text[start:].lstrip()[0] in "([/／" else None
    if name is None or not is_person(name[1], words):
        return caption, credit
    whole = text[name.start(1) :].strip()
    return caption[: name.start(1)].strip(), replace(credit, names=(name[1], *credit.names), text=whole)


def _bare(text: str, start: int, words: CreditWords) -> Credit | None:
    """The credit that `text` ends with from `start` on, if nothing but its names sets it off.

    A lone agency is one only behind a full stop: a sentence may well end in "told Reuters".
    """
    tail = text[start:].strip()
    if STOP_INSIDE.search(tail):
        return None
    credit = read_agencies(tail, words) or _slashed(tail, words)
    alone = credit is not None and len(credit.names) == 1
    return None if alone and not CLOSED.search(text[:start]) else _picture(credit)


def _set_off(tail: str, words: CreditWords) -> Credit | None:
    """The credit that `tail` is, if a bracket, bar, slash, dash, © or label opens it; without that mark."""
    inner = in_brackets(tail)
    bare = tail.lstrip("|｜/–—- \u00a0") if inner is None else inner.strip()
    if not bare:
        return None
    if bare == tail or tail[0] == "©":
        credit = read_labelled(tail, words)
        return _picture(credit or (read_behind_agency(tail, words) if ":" in tail else None))
    credit = (
        read_labelled(bare, words)
        or read_agencies(bare, words)
        or _on_platform(bare, words)
        or _behind_bar(bare, words)
    )
    if credit is None and inner:
        credit = _of_house(bare, words) or read_beside_dash(bare, words)
    credit = credit or _picture_of(bare, words)
    if credit is None and tail[0] == "|" and is_person(bare, words):
        credit = Credit("photo", (bare,), bare)
    return _picture(credit)


def _on_platform(text: str, words: CreditWords) -> Credit | None:
    """The credit of a picture that somebody put on a platform: "Twitter/@kallowferry"."""
    platform, _, name = text.partition("/")
    named = name and name not in words.platforms and (HANDLE.fullmatch(name) or is_short_name(name, words))
    told = named and platform in words.platforms
    return Credit("photo", (platform, name), text) if told else None


def _behind_bar(text: str, words: CreditWords) -> Credit | None:
    """The credit of a picture with a bar in the place of a colon: "File Photo | EPS"."""
    label, bar, rest = text.partition(" | ")
    if not bar or words.roles.get(fold_key(label)) not in VISUAL:
        return None
    credit = read_labelled(f"{label}: {rest}", words)
    return replace(credit, text=text) if credit else None


def _of_house(text: str, words: CreditWords) -> Credit | None:
    """The credit of a picture with whose it is before its label: "AFP photo by Anna Keller"."""
    tokens = text.split()
    for i in range(1, min(LONGEST_OUTLET, len(tokens))):
        if not tokens[i - 1][0].isupper():
            return None
        credit = read_labelled(" ".join(tokens[i:]), words)
        if credit and credit.role in VISUAL and credit.names:
            return Credit(credit.role, (" ".join(tokens[:i]), *credit.names), text)
    return None


def _picture_of(text: str, words: CreditWords) -> Credit | None:
    """The credit of a picture with whose it is before its label: "KPD photo", "Kallow Rescue Photo", "TOM REED PHOTO".

    Of one word the letters have to tell that, or it has to be known: "Class photo" says what is to be seen.
    """
    if not _ends_in_label(text, words) or STOP_INSIDE.search(text):
        return None
    told = text.partition("/")[0]
    *tokens, label = told.split() or ("",)
    if not may_be_house(tokens, words):
        return None
    if not is_agency(tokens[0], words) and not _tells_house(tokens, label.isupper(), words):
        return None
    while len(tokens) > 1 and tokens[-1].casefold() in words.fillers:
        tokens.pop()
    return Credit("photo", (" ".join(tokens),), text) if fold_key(told) not in words.roles else None


def _tells_house(tokens: list[str], shouted: bool, words: CreditWords) -> bool:
    """Whether `tokens`, which have capitals, are more than what a picture shows or a link to it: not "Class", "SEE"."""
    if tokens[0].casefold() in words.buttons or tokens[0].casefold() in words.fillers:
        return False
    return len(tokens) > 1 or not (shouted or tokens[0][1:].islower())


def _ends_in_label(text: str, words: CreditWords) -> bool:
    """Whether a label of those that stand behind a name ends `text`, or "/File" does behind one."""
    told, _, file = text.rpartition("/") if "/" in text[-LONGEST_FILLER:] else (text, "", "")
    last = told[-LAST:].rstrip(")]").rpartition(" ")[2]
    return fold_key(last) in words.made and (not file or file.strip(")] ").casefold() in words.fillers)


def _behind_slash(text: str, start: int, words: CreditWords) -> Credit | None:
    """The name that a slash sets off behind the last stop of a caption, as that of who made the picture."""
    name = text[start:].strip()
    if name[:1] not in "/／" or not CLOSED.search(text[:start]):
        return None
    name = name[1:].strip()
    return Credit("photo", (name,), name) if is_person(name, words) else None


def _picture(credit: Credit | None) -> Credit | None:
    """`credit` as that of a picture; None if it is of somebody else."""
    if credit is None or credit.role not in PICTURES:
        return None
    return credit if credit.role in VISUAL else replace(credit, role="photo")


def _slashed(text: str, words: CreditWords) -> Credit | None:
    """A person and somebody else at a slash, at the end of a caption: "Tom Reed/Harbour Post"."""
    names = slashed_pair(text, words)
    return Credit("photo", names, text) if names else None
