"""Credits: who wrote, photographed, edited; read from a line of their own.

A label ("By", "Photo:", "©") or an agency makes a credit of a line, or of each part of one that is cut before a
further label. Where the words behind it could be anything but names, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from newsparse.article import VISUAL, Credit
from newsparse.chunks import BRACKETS, OUTSIDE, in_brackets, joining
from newsparse.cues import SEAMS, SETS, CreditWords
from newsparse.labelled import (
    BEHIND_LABEL,
    LABEL_INSIDE,
    MARK_SIGNS,
    may_open,
    read_behind_agency,
    read_labelled,
    set_free,
    without_label,
)
from newsparse.makers import (
    SIGN,
    agency_apart,
    first_part,
    is_agency,
    makers_among,
    may_stand_beside_agency,
    names_maker,
    parts_of,
)
from newsparse.names import UPPER, are_titles, has_signs, is_house, is_job, is_person
from newsparse.people import people_within, read_people
from newsparse.phrases import EDGES, fold, fold_key
from newsparse.regexes import either, late
from newsparse.reporters import read_whole

LONGEST = 240  # characters of a line that may be a credit as a whole
PARTING = frozenset(";|•·.")  # signs of which one stands between SENTENCES
SENTENCES = late(rf";\s|\s?[|•·]\s?(?=[^|:\d]{{2,30}}:\s)|(?<=[^\W\d]{{3}}[.])\s(?=[{UPPER}])")
BEFORE_LABEL = re.compile(r"(,\s|\s[|｜/／]\s)")
CAPITAL_INSIDE = re.compile(rf"\s(?=[{UPPER}][^\W\d_]+\s)")
LABELLED = late(r"[^:：=＝]{1,30}[:：=＝]")
# "(c)" as it is written for ©: not in a list, "(b) ... (c)", and not in a notice of rights, which has a year.
COPIED = late(rf"(?<![\w)])\([cC]\)(?=\s?(?:[{UPPER}]\w|[a-z]+ [a-z]+ ?/))")
NO_COPY = late(r"\([abAB]\)|(?:19|20)\d\d|©")
COLON = late("[:：]")
BAR = late(r"[|｜]")


def read_credits(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The credits that `text`, a whole line, spells out with a label, an agency or ©; empty if it is anything else."""
    if not 1 < len(text) <= LONGEST:
        return ()
    signed = with_sign(text)
    found = _read_line(signed, words)
    if signed is text:
        return found
    return tuple([as_written(credit, text) for credit in found if _is_sure(credit, text, words)])


def _read_line(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The same where © is no "(c)"."""
    shared = _roles_in_brackets(text, words) if "(" in text else ()
    if shared:
        return shared
    freed = set_free(text, words)
    if _opens_otherwise(freed, words) or not is_worth_a_look(freed, words):
        return ()
    inner = in_brackets(text)
    bare = text if inner is None else inner
    if whole := read_whole(bare, words):
        return (whole,)
    found: list[Credit] = []
    for part in _parts_of_line(bare, words):
        credit = (
            read_labelled(part, words)
            or read_agencies(part, words)
            or read_behind_agency(part, words)
            or _contributed(part, words)
        )
        if credit is None:
            return ()
        found += [own for each in _also_written(credit, words) for own in by_role(each, words)]
    return tuple(found)


def with_sign(text: str) -> str:
    """`text` with © where "(c)" stands for it before a name: "(c) Anna Keller", "The quay (C) AP"; else itself."""
    if ("(c)" not in text and "(C)" not in text) or NO_COPY.search(text):
        return text
    return COPIED.sub("©", text) if COPIED.search(text) else text


def as_written(credit: Credit, text: str) -> Credit:
    """`credit`, read where `with_sign` put ©, with its text as it stands in the `text` of the line."""
    return replace(credit, text=credit.text.replace("©", "(C)" if "(C)" in text else "(c)"))


def _is_sure(credit: Credit, text: str, words: CreditWords) -> bool:
    """Whether `credit` is none of an item of a list, "(c) Grants": a small letter needs a name or an agency."""
    return "(C)" in text or credit.role not in VISUAL or names_maker(credit, words)


def _also_written(credit: Credit, words: CreditWords) -> list[Credit]:
    """`credit`, and the same for the text, if its label says that too: "Text and photos: Tom Reed"."""
    shared = credit.role == "photo" and words.labels.opens(fold_key(credit.text)) in words.shared
    return [replace(credit, role="author"), credit] if shared else [credit]


def _roles_in_brackets(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """ "Anna Keller (text), Tom Reed (photos)": the names before each role; empty if anything else stands there."""
    found: list[Credit] = []
    at = 0
    for match in BRACKETS.finditer(text):
        role = words.roles.get(fold_key(match[1]))
        if role != "author" and role not in VISUAL:  # an editor is one by profession there
            continue
        before = text[at : match.start()]
        names = read_people(without_label(before, words), words)
        if not names:
            return ()
        told = text[at : match.end()].strip(OUTSIDE)
        if role in VISUAL and names[1:] and words.labels.opens(fold_key(before)) in words.by:
            found.append(Credit("author", names[:-1], told))  # "By Anna Keller and Tom Reed (photos)"
            names = names[-1:]
        found.append(Credit(role, names, told))
        at = match.end()
    return () if text[at:].strip(OUTSIDE) else tuple(found)


def by_role(credit: Credit, words: CreditWords) -> list[Credit]:
    """`credit` as it is, or one for authors and one for agencies where a byline names both.

    What is all in capitals beside a name that is not is an outlet, too: "Tom Reed, RADIO KALLOW".
    """
    mixed = not all(map(str.isupper, credit.names))
    agencies = tuple(name for name in credit.names if is_house(name, words) or (mixed and name.isupper()))
    if credit.role != "author" or not agencies:
        return [credit]
    people = tuple(name for name in credit.names if name not in agencies)
    sources = replace(credit, role="source", names=agencies)
    return [replace(credit, names=people), sources] if people else [sources]


def read_picture(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The credits of `text` where it may as well say what a picture shows: a colon does not make that a name."""
    return () if ":" in text else read_credits(text, words)


def is_worth_a_look(text: str, words: CreditWords) -> bool:
    """Whether `text` has a mark or a word that some credit has: most lines have none, and every line is asked."""
    if "©" in text or "/" in text or "|" in text or has_signs(text):
        return True
    tokens = [token.strip(EDGES) for token in text.replace(":", ": ").replace("...", " ").split()]
    folded = fold(" ".join(tokens)).split()
    return not (words.house_hints.isdisjoint(tokens) and words.label_hints.isdisjoint(folded))


def _opens_otherwise(text: str, words: CreditWords) -> bool:
    """Whether no label opens `text`, and it holds no word of an agency or of those who lent a hand: so no credit."""
    if may_open(text, words.label_openings, words) or may_name_house(text, words):
        return False
    key = fold_key(text)
    return not any(word in key for word in words.hints)


def may_name_house(text: str, words: CreditWords) -> bool:
    """Whether the name of some agency stands in `text`, where a word ends: without one, no part of it is an agency."""
    ends = words.house_ends.keys() & text.translate(SEAMS).split()
    return any(name in text for end in ends for name in words.house_ends[end])


def _parts_of_line(text: str, words: CreditWords) -> list[str]:
    """`text` cut between its credits: at semicolons, stops and bars, and before a further label."""
    parts: list[str] = []
    for sentence in chain.from_iterable(_labels_apart(part, words) for part in _sentences(text, words)):
        mark, *pieces = "", *BEFORE_LABEL.split(sentence)
        for i, piece in enumerate(pieces):
            if i % 2:
                mark = piece
            elif i and not (_opens_credit(piece, words) and ("/" not in fold(mark) or LABELLED.match(piece))):
                parts[-1] += mark + piece  # an outlet may be called "Photo Harbour"
            elif parts and words.labels.opens(fold_key(parts[-1])) == fold_key(parts[-1]):
                parts[-1] += (mark or " ") + piece  # the stop was that of a label: "fot. X"
            else:
                parts.append(piece)
    return [part.strip() for part in parts]


def _sentences(text: str, words: CreditWords) -> list[str]:
    """`text` cut at semicolons, bars before a label and stops, but for that of a title: "By Prof. Dr. Anna Keller"."""
    found: list[str] = []
    for part in [text] if PARTING.isdisjoint(text) else SENTENCES.split(text):
        if found and found[-1].endswith(".") and are_titles(found[-1].split()[-1:], words):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def _opens_credit(piece: str, words: CreditWords) -> bool:
    """Whether a label opens `piece`, and it is not all there is: "Editor" behind a name is a job, and so is "Editor
    and Critic"."""
    key = fold_key(piece)
    return words.labels.opens(key[:60]) not in (None, key) and not _are_jobs(piece, words)


def _are_jobs(piece: str, words: CreditWords) -> bool:
    """Whether `piece` is jobs with a joining word between two of them."""
    one, *others = joining(words).split(piece)
    return bool(others) and all(is_job(each, words) for each in (one, *others))


def _labels_apart(text: str, words: CreditWords) -> Iterator[str]:
    """ "Text: Anna Keller Photos: Tom Reed" cut before "Photos", as a mark sets off a label before it too, and
    "Reporting by Anna Keller Editing by Tom Reed" before "Editing by"."""
    for part in (text,) if BEHIND_LABEL.isdisjoint(text) else _cut_at_marks(text, words):
        if may_open(part, words.label_openings, words):
            yield from _cut_at_words(part, words)
        else:
            yield part


def _cut_where_glued(text: str, words: CreditWords) -> Iterator[str]:
    """`text` cut before each label with its colon that is glued to a name behind another label:
    "記者:林知秋編輯:王輝"."""
    at = 0
    for match in _glued_label(words).finditer(text):
        name = COLON.split(text[at : match.start()])[-1]
        if is_person(name.strip(), words):
            yield text[at : match.start()]
            at = match.start()
    yield text[at:]


@lru_cache(maxsize=SETS)
def _glued_label(words: CreditWords) -> re.Pattern[str]:
    """The place before a label with its colon, behind a letter."""
    labels = either(label for label in words.roles if len(label) > 1 and has_signs(label))
    return re.compile(rf"(?<=\w)(?=(?:{labels})[:：])")


def _cut_at_words(text: str, words: CreditWords) -> Iterator[str]:
    """`text` cut before each label of more words that ends in "by", if what is before it is a credit too."""
    at = 0
    for match in CAPITAL_INSIDE.finditer(text):
        phrase = words.labels.opens(fold_key(text[match.end() : match.end() + 60])) or ""
        if (
            " " in phrase
            and phrase.rpartition(" ")[2] in words.by
            and _opens_credit(text[at : match.start()], words)
        ):
            yield text[at : match.start()]
            at = match.end()
    yield text[at:]


def _cut_at_marks(text: str, words: CreditWords) -> Iterator[str]:
    """`text` cut before each label with a mark behind it, if what is before it has a mark too or is a byline; first
    where labels are glued to names, as there may be where words have no spaces."""
    if words.spaces:
        yield from _cut_before_labels(text, words)
        return
    for piece in _cut_where_glued(text, words):
        yield from _cut_before_labels(piece, words)


def _cut_before_labels(text: str, words: CreditWords) -> Iterator[str]:
    """The same where a space stands before each label."""
    at = floor = 0
    for match in LABEL_INSIDE.finditer(text):
        if match.start() < floor or fold_key(match[1]) not in words.roles:
            continue
        floor = match.end(1)  # "Edited by:" is one label, not two
        before = text[at : match.start()]
        if not before[-1].isalpha() or before.count("(") > before.count(")"):
            continue
        if MARK_SIGNS.isdisjoint(before) and not _ends_byline(before, match[1], words):
            continue
        yield before
        at = match.end()
    yield text[at:]


def _ends_byline(before: str, label: str, words: CreditWords) -> bool:
    """Whether the `label` of a picture stands behind a byline: "By Anna Keller Photo: Tom Reed"."""
    named = before.rpartition(" ")[2][:1].isupper()  # not "Text and" before "photo:"
    return (
        named and words.roles[fold_key(label)] in VISUAL and words.labels.opens(fold_key(before)) in words.by
    )


def read_agencies(text: str, words: CreditWords) -> Credit | None:
    """A line of agencies and names: "Jana Brandt/dpa", "Getty Images", "AP Photo/Tom Reed, File", "Ana Ruiz (Getty)".

    One part at least is an agency; platforms alone, or beside what is no person, are a menu.
    """
    if ("(" in text or "/" in text) and (said := _behind_by(text, words)) is not None:
        credit = read_agencies(said, words)
        names = credit.names if credit else ()
        writers = tuple([name for name in names if is_agency(name, words) or is_person(name, words)])
        return Credit("author", writers, text) if writers else None
    first = first_part(text, words)
    if first and not may_stand_beside_agency(first, words):  # as in most texts: they need not be cut up
        return None
    parts = parts_of(text, words)
    if len(parts) > 1:
        parts = [without_label(part, words).strip(EDGES + OUTSIDE) or part for part in parts]
    agencies = [part for part in parts if is_agency(part, words)]
    if not agencies or (words.platforms.issuperset(agencies) and _may_be_menu(text, parts, words)):
        return None
    if not all(may_stand_beside_agency(part, words) for part in parts):
        return None
    picture = any(not is_house(part, words) and not SIGN.fullmatch(part) for part in parts)
    return Credit("photo" if picture else "source", makers_among(parts, words), text)


def _behind_by(text: str, words: CreditWords) -> str | None:
    """What stands behind a word that says who wrote, or whose news it is, at the beginning of `text`; None without it.

    A slash or brackets further on make no picture of that: "Theo Nguyễn Lành (TTXVN)".
    """
    phrase = words.labels.opens(fold_key(text[:60])) if may_open(text, words.label_openings, words) else None
    if phrase is None or words.roles[phrase] not in ("author", "source") or not text[:1].isalpha():
        return None
    behind = text[len(phrase) :]
    return behind[1:] if behind[:1] == " " and behind[1:2].isalpha() else None


def read_beside_dash(text: str, words: CreditWords) -> Credit | None:
    """An agency and a person with a dash between: "Keystone - Anna Keller"; None if `text` is anything else."""
    names = tuple(agency_apart(text, words))
    return Credit("photo", names, text) if len(names) > 1 else None


def _may_be_menu(text: str, parts: list[str], words: CreditWords) -> bool:
    """Whether `parts`, some of which are platforms and none an agency, may be buttons: "Twitter | Log in"."""
    if BAR.search(text) or len(parts) == 1:
        return True
    return parts[0] in words.platforms and not any(is_person(part, words) for part in parts[1:])


def _contributed(text: str, words: CreditWords) -> Credit | None:
    """ "Tom Reed in Paris contributed to this report.": the names in front of such words."""
    if words.contributed.closes(fold_key(text)) is None:
        return None
    names = people_within(text, words)
    return Credit("contributor", names, text) if names else None
