"""Credits: who wrote, photographed, edited; read from a line of their own, or from the end of a story.

A label ("By", "Photo:", "©"), an agency or a slash between names makes a credit; where the words behind
it could be anything but names, there is none. Labels and agencies are cues; the shapes are here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from newsparse.article import PICTURES, Credit, Role
from newsparse.cues import SEAMS, SETS, CreditWords
from newsparse.names import UPPER, has_signs, is_house, is_job, is_outlet, is_person, is_short_name, reporters
from newsparse.people import (
    BRACKET_SIGNS,
    BRACKETS,
    OUTSIDE,
    in_brackets,
    joining,
    people_within,
    read_bare_people,
    read_people,
    unguarded,
    without_office,
)
from newsparse.phrases import EDGES, FIRST_WORD, fold, fold_key
from newsparse.regexes import either, late

LONGEST = 240  # characters of a line that may be a credit as a whole
# Of one name behind "Photo:", in characters and in lower-case words; more is a sentence.
LONGEST_NAME, SMALL_WORDS = 60, 2
LONGEST_JOB = 4  # words before the name of a photographer, that one among them
LONGEST_HOUSE = 6  # words of an outlet or an office
OPENING = 20  # characters in which the first reporter of a line stands, behind a place or an outlet

QUOTES = tuple('"“„«»‘「『')  # that open speech, not a byline
QUOTED = '"“”„«»'  # stand around a part of the name of an outlet
DASHES, STOPS = frozenset("–—-"), frozenset(".!?…")  # which do as well, around a sentence
BROKEN_OFF = ("…", "...", " -")
MARKS = ":：/／＝=・｜丨"  # that set a label off
MARK_SIGNS = frozenset(MARKS)
COLONS = ":："
# What stands for a mark: "Credit...Tom Reed", "Photo (c) Tom Reed", "Photos (3): Tom Reed".
LEADERS = re.compile(r"^(?:\.{3}|…|\s?\((?:c|C|\d{1,2})\):?)")
BEHIND_LABEL = frozenset(":：・｜")  # of which one stands behind LABEL_INSIDE
DOT = "・"  # may join two labels too
VISUAL = PICTURES - {"source"}
PERSONAL: frozenset[Role] = frozenset(("author", "contributor", "editor", "translator"))
LICENCE = r"\bCC[ -](?:BY|0)(?:-(?:NC|ND|SA)){0,2}(?:[ -]\d\.\d)?\b"  # is no name: "Tom Reed CC BY 2.0"
PARTING = frozenset(";|•·.")  # signs of which one stands between SENTENCES
SENTENCES = late(rf";\s|\s?[|•·]\s?(?=[^|:\d]{{2,30}}:\s)|(?<=[^\W\d]{{3}}[.])\s(?=[{UPPER}])")
BULLETS = "•● "
GLUED_LABEL = late(rf"[^\W\d_][^\W\d_{UPPER}]{{1,5}}(?=[{UPPER}])")
BEFORE_LABEL = re.compile(r"(,\s|\s[|｜/／]\s)")
LABEL_INSIDE = re.compile(r"\s(?=(\w[^\s:：・｜]{0,20}(?:\s[^\s:：・｜]{1,20}){0,2})\s?[:：・｜]\s?\S)")
CAPITAL_INSIDE = re.compile(rf"\s(?=[{UPPER}][^\W\d_]+\s)")
SIGN = re.compile(r"[a-z]{2,4}")  # of an editor or a regional desk: "dpa/lnw"
ASIDES = late(r"\s?[/|•·]\s?")  # part what stands beside a date
ASIDE = late(r"\s?[,|·•(;:]")  # ends the name of an outlet on a byline
HOUSE_WORD = late(r"&|[^\W_][\w.’'&-]*")
BRAND = late(rf"\b[a-z](?=[a-z]{{1,12}}[{UPPER}])")  # of "harbourNOW", as outlets are written
SMALL = re.compile(rf"(?<![\w.])[^\W\d_{UPPER}ก-๛]{{2,}}(?![\w.])")  # Thai has marks inside its words
SMALL_END = late(rf"\w\s[^\W\d_{UPPER}]+\s[^\W\d_{UPPER}]{{4,}}$")  # of a notice: "Licence to publish"
LAST_SENTENCES = re.compile(r"(?<=[.!?…\"”»])\s[(\[/]?(?=[^\W\d_])|(?<=[。！？」』])\s?[(（]")
BESIDE_AGENCY = re.compile(r"\s?[–—]\s|\s-\s")
GLUED_NAME = 3  # signs of a name right behind "记者"
BEFORE_PLACE = re.compile(r"[/／\s]")
BEFORE_DESK = late(r"[/／]")
BETWEEN_REPORTERS = late(r"[、・\s]")
GLUED_NAMES = 5  # before a place
FILED = late(r"[^\W\da-zA-Z]{2,6}(?:报道|報導|報道)")
DISPATCH = late(r"(?P<name>[^\W\d]{3})(?P<place>[^\W\d]{1,8}?)(?:\d{1,2}日)?(?:[电電]|报道|報導|報道)")
# The head of a story that names its reporters in brackets behind an agency, a place and a date, or behind those.
OPENED = late(
    r"(?:【[^】]{1,10}】\s?)?[^\s（(〔\[。，、“]{0,20}[（(〔\[](?P<inner>[^（）()〔〕\[\]]{4,40})[）)〕\]]"
    r"(?:\s?(?P<signed>[^=。.]{2,40}?)\s?=\s)?"
)
LABELLED = re.compile(r"[^:：]{1,30}[:：]")
COLON_INSIDE = re.compile(r":\s|：")
# "(c)" as it is written for ©: not in a list, "(b) ... (c)", and not in a notice of rights, which has a year.
COPIED = late(rf"(?<![\w)])\([cC]\)(?=\s?(?:[{UPPER}]\w|[a-z]+ [a-z]+ ?/))")
NO_COPY = late(r"\([abAB]\)|(?:19|20)\d\d|©")
BAR = re.compile(r"[|｜]")


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
    if made := words.surnames and (_made_alone(bare, words) or _filed_from(bare, words)):
        return (made,)
    found: list[Credit] = []
    for part in _parts_of_line(bare, words):
        credit = read_labelled(part, words) or read_agencies(part, words) or _contributed(part, words)
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


def read_dated(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The same of what stands beside a date on its line: without a label, a name before an agency signs there.

    Bars may part a byline from anything: "By Anna Keller / Leave a Comment".
    """
    found = read_credits(text, words) or _by_given_name(text, words)
    if not found and ASIDES.search(text):
        parts = [part for part in ASIDES.split(text) if words.labels.opens(fold_key(part)) in words.by]
        return read_credits(parts[0], words) if len(parts) == 1 else ()
    if not found and (inside := _label_of_author(text, words)) is not None:
        return read_credits(text[inside:], words)
    if len(found) != 1 or words.labels.opens(fold_key(text)) is not None:
        return found
    return tuple(_written(found[0], words))


def _by_given_name(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The author whom a line with a date calls by the given name alone, behind more than "by": "written by Anna"."""
    label, _, name = text.rpartition(" ")
    known = " " in label and fold_key(label) in words.by and name.istitle() and fold_key(name) in words.given
    return (Credit("author", (name,), text),) if known else ()


def _label_of_author(text: str, words: CreditWords) -> int | None:
    """Where behind other words the label of an author stands, with a capital and a colon: "Coast By: Anna Keller"."""
    if BEHIND_LABEL.isdisjoint(text):
        return None
    inside = (
        match
        for match in LABEL_INSIDE.finditer(text)
        if match[1][0].isupper() and fold_key(match[1]) in words.by
    )
    match = next(inside, None)
    return match.end() if match else None


def _roles_in_brackets(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """ "Anna Keller (text), Tom Reed (photos)": the names before each role; empty if anything else stands there."""
    found: list[Credit] = []
    at = 0
    for match in BRACKETS.finditer(text):
        role = words.roles.get(fold_key(match[1]))
        if role != "author" and role not in VISUAL:  # an editor is one by profession there
            continue
        before = text[at : match.start()]
        names = read_people(_without_label(before, words), words)
        if not names:
            return ()
        told = text[at : match.end()].strip(OUTSIDE)
        if role in VISUAL and names[1:] and words.labels.opens(fold_key(before)) in words.by:
            found.append(Credit("author", names[:-1], told))  # "By Anna Keller and Tom Reed (photos)"
            names = names[-1:]
        found.append(Credit(role, names, told))
        at = match.end()
    return () if text[at:].strip(OUTSIDE) else tuple(found)


def set_free(text: str, words: CreditWords) -> str:
    """ "ByAnna Keller", as pages come out that set their words apart by their looks alone, with a space behind "By"."""
    bare = text.lstrip(BULLETS)
    glued = None if bare.partition(" ")[0].istitle() else GLUED_LABEL.match(bare)
    if glued is None or fold_key(glued[0]) not in words.by:
        return text
    return f"{glued[0]} {bare[glued.end() :]}"


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


def read_outlets(text: str, called: bool, words: CreditWords) -> tuple[str, ...]:
    """The outlets or desks that `text` names behind "By", or with nothing before them if it is `called` so above.

    Empty if it names none, or goes on like a sentence.
    """
    opened = text.strip(OUTSIDE)
    phrase = words.labels.opens(fold_key(opened[:60]))
    if phrase in words.by and not opened[len(phrase) : len(phrase) + 1].isalnum():
        opened = opened[len(phrase) :]
    elif not called:
        return ()
    named = ASIDE.split(opened.strip(OUTSIDE), maxsplit=1)[0]
    parts = [part.strip() for part in joining(words).split(named)]
    good = all(part and not part[0].isdigit() and is_outlet(part, words) for part in parts)
    return tuple(parts) if good else ()


def read_names(text: str, words: CreditWords) -> tuple[str, ...]:
    """The names of a bare byline, one that has no label; empty if `text` holds anything that is no name or job.

    What breaks off is none. The name of an outlet stands before that of its section: "Quay Post - - NEWS - Tom Reed".
    """
    if " - - " in text:
        text = text.rpartition(" - ")[2]
    spoken = text[:1] in QUOTES or (text[:1] in DASHES and text[-1:] in STOPS) or text.endswith(BROKEN_OFF)
    if spoken or len(text) > LONGEST // 2:
        return ()
    bare = unguarded(text)
    names = read_bare_people(bare, words)
    if names or bare.count(" ") < 3 or not is_job(bare.rpartition(" ")[2], words):
        return names
    person = without_office(bare, words)  # "Anna Keller Court Reporter"
    return (person,) if person != bare and is_person(person, words) else ()


def read_byline(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The credits of `text` where it is known to be a byline, with "By" or without; empty if it names nobody.

    What a semicolon sets off from a name may be anything: "By TOM REED; Special to the Post".
    """
    found: list[Credit] = []
    for part in filter(None, (part.strip() for part in text[:LONGEST].split(";"))):
        labelled = words.labels.opens(fold_key(part)) is not None
        credits = read_credits(part, words) or _unlabelled(part, words)
        found += credits if labelled else (own for each in credits for own in _written(each, words))
    return tuple(found)


def _written(credit: Credit, words: CreditWords) -> list[Credit]:
    """A credit without a label as that of a text: a name before an agency would be a picture's elsewhere.

    What stands behind the agency may be a place.
    """
    if credit.role not in VISUAL:
        return [credit]
    names = credit.names[:1] if is_house(credit.names[0], words) else _without_place(credit.names, words)
    return by_role(replace(credit, role="author", names=names), words)


def _without_place(names: tuple[str, ...], words: CreditWords) -> tuple[str, ...]:
    """`names` without the place that stands before an agency: "London, 3 March 2021 (AP)"."""
    return tuple(name for name in names if is_house(name, words) or is_person(name, words)) or names


def _unlabelled(text: str, words: CreditWords) -> list[Credit]:
    names = read_people(text, words)
    if not names or names[0].split()[0].casefold() in words.common:
        return []
    return by_role(Credit("author", names, text), words)


def read_authors(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The credits of `text` as catalogues have them, the surname first: "Reed, Tom; Ruiz, Ana"; else as a byline."""
    parts = list(filter(None, (part.strip(" .") for part in text[:LONGEST].split(";"))))
    names = [name for part in parts if (name := _turned(part, words))]
    return (
        (Credit("author", tuple(names), text),) if len(names) == len(parts) > 0 else read_byline(text, words)
    )


def _turned(text: str, words: CreditWords) -> str | None:
    """ "Reed, Tom" as "Tom Reed"; None where the first word is no surname for sure: "Tom Reed, Kallow"."""
    surname, comma, given = text.partition(", ")
    *before, last = surname.split() or [""]
    plain = comma and "," not in given and last and all(word.casefold() in words.particles for word in before)
    name = f"{given} {surname}"
    return name if plain and not is_house(surname, words) and is_person(name, words) else None


def read_picture(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The credits of `text` where it may as well say what a picture shows: a colon does not make that a name."""
    return () if ":" in text else read_credits(text, words)


def names_maker(credit: Credit, words: CreditWords) -> bool:
    """Whether a name of `credit` has the shape of a person's or is an agency, and is not just what a label precedes."""
    return any(is_person(name, words) or is_agency(name, words) for name in credit.names)


def read_sign_off(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The credits of people at the end of the last paragraph of a story, each with its label: "… he said. (Reporting
    by Anna Keller; Editing by Tom Reed)".

    Without brackets they have to be two, as "Written by Tom Reed." may be of a play.
    """
    for match in LAST_SENTENCES.finditer(text, max(0, len(text) - LONGEST)):
        told = text[match.end() :]
        said = told.strip("()[]（） ")
        in_brackets = match[0][-1:] in BRACKET_SIGNS and told[-1:] in BRACKET_SIGNS
        if said and (has_signs(said) or words.labels.opens(fold_key(said[:60]))):
            found = read_credits(said, words) if in_brackets or said[-1] not in STOPS else ()
            enough = in_brackets or has_signs(said) or len(found) > 1
            if found and enough and all(credit.role in PERSONAL for credit in found):
                return found
    return ()


def read_opening(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The reporters named at the head of the first paragraph of a story, where names begin with known surnames:
    "新华社临河3月10日电（记者 赵芳洲）…", "〔記者張軒河／台中報導〕…", "(서울=연합뉴스) 임가온 기자 = …".
    """
    match = OPENED.match(text) if words.surnames else None
    if match is None:
        return ()
    if match["signed"]:
        names = reporters(match["signed"], words)
    else:
        names = _filing(match["inner"], words) or _bracketed(match["inner"], words)
    return (Credit("author", names, match[0].strip(" =")),) if names else ()


def _bracketed(text: str, words: CreditWords) -> tuple[str, ...]:
    """The reporters behind their outlet in `text`, "뉴스하나=임가온 기자"; not who made a picture."""
    outlet, _, told = text.partition("=")
    return reporters(told, words) if words.roles.get(fold_key(outlet)) not in VISUAL else ()


def _filing(text: str, words: CreditWords) -> tuple[str, ...]:
    """The names behind a word for a reporter in `text`; empty if one of them is none."""
    at = next((match.end() for match in _reporting(words).finditer(text)), None)
    parts = [] if at is None else filter(None, BETWEEN_REPORTERS.split(BEFORE_DESK.split(text[at:])[0]))
    names = tuple([name if (name := _dispatched(part)) else part for part in parts])
    return names if all(_may_report(name, words) for name in names) else ()


def _may_report(name: str, words: CreditWords) -> bool:
    """Whether `name` is one of a reporter, not with a label glued on: "林知秋攝" took a picture."""
    short = len(name) <= GLUED_NAME or name[:2] in words.surnames
    return short and has_signs(name) and is_person(name, words)


@lru_cache(maxsize=SETS)
def _reporting(words: CreditWords) -> re.Pattern[str]:
    """What stands before the name of a reporter: "记者"; not a single sign, which may be of any word."""
    return re.compile(either(frozenset(word for word in words.by if len(word) > 1 and has_signs(word))))


def _dispatched(text: str) -> str | None:
    """The name before the place and the date of a dispatch: "劉建洲台北12日電"; None if `text` is none.

    Most names have three signs, and each place has two or more.
    """
    match = DISPATCH.fullmatch(text)
    if match is None:
        return None
    return match["name"] if len(match["place"]) > 1 else match["name"][:-1]


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


def may_open(text: str, openings: frozenset[str], words: CreditWords) -> bool:
    """Whether a label whose first word is one of `openings` may open `text`; it may if the first word is not plain."""
    match = FIRST_WORD.match(text.lstrip(EDGES)) if words.spaces else None
    if match is None or not match[0].isalpha() or has_signs(text):
        return True
    behind = match.string[match.end() : match.end() + 1]
    if not behind.isascii() or not match[0].isascii():  # a sign that folding takes out may stand there
        return True
    return match[0].casefold() in openings


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
        if found and found[-1].endswith(".") and found[-1].split()[-1].rstrip(".").casefold() in words.titles:
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


def _cut_at_words(text: str, words: CreditWords) -> Iterator[str]:
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
        return _signed(text, words)
    role, rest = words.roles[phrase], LEADERS.sub(":", opened[len(phrase) :]).removeprefix(".")
    rest = _before_platform(words).sub("/", rest)
    if rest[:1].isalnum():
        rest = _glued_name(rest, words) if phrase in words.by else ""
        if not rest:
            return None
    mark = rest.lstrip()[:1]
    marked = mark in MARK_SIGNS
    rest = rest.lstrip(f"{MARKS} ") if marked else rest
    if marked and role != "author" and mark != DOT:
        credit = _credit(role, parts_of(rest, words), text, words)
        return credit if credit and not _is_of_menu(credit, mark, words) else None
    if not marked and not _needs_no_colon(phrase, role, words):
        return None
    named = _without_label(rest, words) if role == "author" else rest
    if role in PERSONAL:
        names = _sent_by(named, words) or read_people(named, words)
    else:
        named = _without_photographer(named, words)
        names = _strict_parts(named, words) or slashed_pair(named, words) or _whose(named, phrase, words)
    return Credit(role, names, text) if names else None


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


def _glued_name(text: str, words: CreditWords) -> str:
    """The name that `text`, right behind a label, begins with where surnames show it; "" if it may be another word.

    A place may stand behind it: "記者林知秋／海灣報導"; not in its stead: "记者于北京".
    """
    filed = _dispatched(text) if words.surnames else None
    if filed and is_person(filed, words):
        return filed
    name, *place = BEFORE_PLACE.split(text, maxsplit=1)
    sure = place or (len(name) == GLUED_NAME and name[0] not in words.places)
    return name if words.surnames and sure else ""


def _is_of_menu(credit: Credit, mark: str, words: CreditWords) -> bool:
    """Whether a label with its `mark` is a link: "Video/Photo", "Video: Harbour on fire"."""
    if mark not in COLONS and fold_key(credit.names[0]) in words.roles:
        return True
    return credit.role == "video" and not names_maker(credit, words)


def _without_label(text: str, words: CreditWords) -> str:
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


def read_made(text: str, words: CreditWords) -> Credit | None:
    """The credit of a picture that ends in its label, as where words have no spaces: "新华社记者 林知秋 摄"."""
    match = _made(words).fullmatch(text) if text.endswith(tuple(words.made)) else None
    if match is None or not is_person(match["name"], words):
        return None
    agencies = [name for name in words.news if match["desk"] and match["desk"].startswith(name)]
    agency = [max(agencies, key=len)] if agencies else []
    return Credit(words.roles.get(match["label"], "photo"), (*agency, match["name"]), text)


def _made_alone(text: str, words: CreditWords) -> Credit | None:
    """The same of a whole line, behind which a date may stand; a name of two signs with nothing around it may be none:
    "高空拍摄"."""
    head, _, tail = text.rpartition(" ")
    made = read_made(head if tail[:1].isdigit() else text, words)
    sure = made and (len(made.names[-1]) > 2 or " " in made.text or not made.text.startswith(made.names[-1]))
    return made if sure else None


def _filed_from(text: str, words: CreditWords) -> Credit | None:
    """The credit of reporters with spaces between their names and a place behind them: "林知秋 王曉輝 海灣報導 /"."""
    *names, filed = text.rstrip(" /／").split() or [""]
    good = FILED.fullmatch(filed) and 0 < len(names) <= GLUED_NAMES
    return (
        Credit("author", tuple(names), text)
        if good and all(is_person(name, words) for name in names)
        else None
    )


@lru_cache(maxsize=SETS)
def _made(words: CreditWords) -> re.Pattern[str]:
    """A name before a label of those that stand behind it, and the reporter's desk before that."""
    sign = r"[^\s、，,。＝=()（）／/：:]"
    desk = rf"{sign}{{0,8}}?(?:{_reporting(words).pattern})[\s／/]?"
    return re.compile(rf"(?P<desk>{desk})?(?P<name>{sign}{{2,5}}?)\s?[／/]?(?P<label>{either(words.made)})")


def _signed(text: str, words: CreditWords) -> Credit | None:
    """A name of a script without capitals with its job behind it, as reporters sign there."""
    if len(text) > LONGEST_NAME or not has_signs(text):
        return None
    people = reporters(text, words) if words.surnames else ()
    if people or (words.surnames and not words.names_apart):
        return Credit("author", people, text) if people and text.find(people[0]) < OPENING else None
    tokens = text.strip(OUTSIDE).split()
    names = read_bare_people(text, words) if tokens and tokens[-1] in words.jobs else ()
    return Credit("author", names, text) if names else None


def _needs_no_colon(phrase: str, role: Role, words: CreditWords) -> bool:
    """Whether a label may stand before a name without a colon: "By", "Photo", "Illustration by", but not "Story"."""
    last = phrase.rsplit(" ", 1)[-1]
    return role == "photo" or phrase in words.by or last in words.by or role == "contributor"


def _credit(role: Role, parts: list[str], text: str, words: CreditWords) -> Credit | None:
    """A credit of `parts` taken as they stand, if none is a sentence, holds a colon or begins with a number."""
    bare = [_without_label(part, words).strip(EDGES + OUTSIDE) for part in parts]
    parts = [name for part in bare for name in _names_apart(part, words)]
    parts = [name for part in parts if part for name in _agency_apart(part, words)]
    parts = parts if words.spaces else [name for part in parts for name in _made_names(part, words)]
    if not parts or any(_is_sentence(part) for part in parts):
        return None
    return Credit(role, makers_among([_without_job(part, words) for part in parts], words), text)


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


def _names_apart(part: str, words: CreditWords) -> list[str]:
    """The names of a part where a space stands between two names and in none: "林知秋 王辉"; else the part."""
    names = part.split() if words.names_apart else []
    several = len(names) > 1 and all(has_signs(name) and is_person(name, words) for name in names)
    return names if several else [part]


def _agency_apart(part: str, words: CreditWords) -> list[str]:
    """The agency and the person of a part with a dash between: "Photo: AP – Tom Reed"; else the part."""
    one, *others = BESIDE_AGENCY.split(part) if BESIDE_AGENCY.search(part) else [part]
    orders = ((one, others[0]), (others[0], one)) if len(others) == 1 else ()
    apart = any(is_agency(agency, words) and is_person(name, words) for agency, name in orders)
    return [one, *others] if apart else [part]


def _without_job(part: str, words: CreditWords) -> str:
    """A part without the job behind the name, in a script without capitals: "김철수 기자"."""
    name, _, job = part.rpartition(" ")
    return name if job in words.jobs and is_person(name, words) and has_signs(name) else part


def _made_names(part: str, words: CreditWords) -> tuple[str, ...]:
    """The names of a part that has a second label behind them, "林知秋攝"; else the part."""
    made = read_made(part, words)
    return made.names if made else (part,)


def _is_sentence(part: str) -> bool:
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


@lru_cache(maxsize=SETS)
def _between_parts(words: CreditWords) -> re.Pattern[str]:
    """What parts the names of a picture credit."""
    via, behalf = either(words.via), either(words.via | words.made_for)
    return re.compile(
        rf"\s?[/|／｜]\s?(?:(?:{via})\s)?|、|،|\s(?:{behalf})\s|\s?©\s?|,\s|\s?[()]\s?|{LICENCE}"
    )


def parts_of(text: str, words: CreditWords) -> list[str]:
    """`text` cut at all that parts the names of a picture credit; none of the parts is empty."""
    pieces = _between_parts(words).split(text)
    return [part for part in (piece.strip(EDGES + OUTSIDE) for piece in pieces) if part]


def _strict_parts(text: str, words: CreditWords) -> tuple[str, ...]:
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
        len(label) > 2 and len(tokens) > 1 and tokens[0].istitle() and tokens[0].casefold() in words.common
    )
    if not may_be_house(plain[1:] if named else plain, words) and not is_house(" ".join(tokens), words):
        return ()
    sure = len(label) > 2 or any(fold_key(token) in words.organisations for token in (tokens[0], tokens[-1]))
    return (" ".join(tokens),) if sure or (len(tokens) == 1 and is_shouted(tokens[0])) else ()


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


def read_agencies(text: str, words: CreditWords) -> Credit | None:
    """A line of agencies and names: "Jana Brandt/dpa", "Getty Images", "AP Photo/Tom Reed, File", "Ana Ruiz (Getty)".

    One part at least is an agency; platforms alone, or beside what is no person, are a menu.
    """
    if ("(" in text or "/" in text) and (said := _behind_by(text, words)) is not None:
        credit = read_agencies(said, words)
        names = credit.names if credit else ()
        writers = tuple([name for name in names if is_agency(name, words) or is_person(name, words)])
        return Credit("author", writers, text) if writers else None
    first = _between_parts(words).split(text, 1)[0].strip(EDGES + OUTSIDE)
    if first and not _may_stand_beside_agency(first, words):  # as in most texts: they need not be cut up
        return None
    parts = parts_of(text, words)
    if len(parts) > 1:
        parts = [_without_label(part, words).strip(EDGES + OUTSIDE) or part for part in parts]
    agencies = [part for part in parts if is_agency(part, words)]
    if not agencies or (words.platforms.issuperset(agencies) and _may_be_menu(text, parts, words)):
        return None
    if not all(_may_stand_beside_agency(part, words) for part in parts):
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
    names = tuple(_agency_apart(text, words))
    return Credit("photo", names, text) if len(names) > 1 else None


def _may_be_menu(text: str, parts: list[str], words: CreditWords) -> bool:
    """Whether `parts`, some of which are platforms and none an agency, may be buttons: "Twitter | Log in"."""
    if BAR.search(text) or len(parts) == 1:
        return True
    return parts[0] in words.platforms and not any(is_person(part, words) for part in parts[1:])


def _may_stand_beside_agency(part: str, words: CreditWords) -> bool:
    """Whether `part` is an agency, could name an outlet or a person, or is a sign."""
    return bool(is_short_name(part, words) or SIGN.fullmatch(part) or is_agency(part, words))


def _contributed(text: str, words: CreditWords) -> Credit | None:
    """ "Tom Reed in Paris contributed to this report.": the names in front of such words."""
    if words.contributed.closes(fold_key(text)) is None:
        return None
    names = people_within(text, words)
    return Credit("contributor", names, text) if names else None


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
