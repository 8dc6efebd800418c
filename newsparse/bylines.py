"""The lines that sign a text without a word like "By", with their credits.

Bare names by what stands around them; else one line that by its place and its shape can hardly be anything else: an
address below a name, "From Anna Keller in Kallow", "Anna Keller, PAP".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsparse.article import Credit, Role
from newsparse.authors import read_names, read_outlets, read_repeated
from newsparse.chunks import GUARD, ends_in_join, joining, without_join
from newsparse.credits import by_role
from newsparse.cues import CreditWords
from newsparse.marks import BYLINE, names_author
from newsparse.names import has_job, is_person, opens_with_given_name, titles_before
from newsparse.phrases import bare_letters, fold_key
from newsparse.regexes import late
from newsparse.signers import Candidates, Signed, find_signers
from newsparse.surroundings import NEAR
from newsparse.topics import LONGEST

ENDS = ("", "b", "c")  # marks of what may follow at once where a text has ended
SHORT = 3  # letters of what may be in capitals and no surname: "Kallow ABC"
JOB = 8  # words of a line with a job
LONGEST_LETTER = 60  # characters in which a line says so
BEHIND_NAME = late(r",\s|(?<=[^\W\d_]{4})\.\s")
BEHIND_COMMA = 5  # words of the place or the job of who signs a letter
NOTE = re.compile(r"[(\[]?\d[)\]]\s")  # below the text: "(1) See …"
PLACE = 4  # words of the place from which a text was sent
DASHED = re.compile(r"^(?:--|[-–—])\s")
DASH_BEHIND = (" -", " –", " —")
LONGEST_PLACED = 8  # words of a line with a name and the place from where it was sent
MAIL = late(r"([\w.+-]{2,40})@[\w-]{1,63}\.[\w.-]{2,63}")
SEPARATORS = str.maketrans(dict.fromkeys("._-+0123456789"))  # in the local part of an address

Bylines = Mapping[int, tuple[Credit, ...]]
"""The units that sign a text, by their index, with their credits."""


def find_bylines(text: Signed) -> Bylines:
    """The units that sign `text`, by their index, with their credits; empty if none is likely to."""
    signers = _without_contacts(text, find_signers(text))
    mailed = {i: names for i, names in find_mailed(text).items() if i < text.zones.first or not signers}
    people = {i: _credits(text, i, names) for i, names in sorted({**signers, **mailed}.items())}
    if people:
        return people
    return (
        find_first_line(text)
        or find_repeated(text)
        or find_filed(text)
        or find_senders(text)
        or find_set_off(text)
        or find_outlet(text)
        or find_signed_off(text)
        or find_boxed(text)
    )


def find_joined(text: Signed, bylines: Bylines) -> Bylines:
    """The lines right below a byline of the head that go on with it, "and Tom Reed", by their index, with their
    credits: they open with what joins two names, or the byline ends in it, and hold nothing but names.

    The byline has its label, or is one of `bylines`.
    """
    joined: dict[int, tuple[Credit, ...]] = {}
    for i in range((text.zones.headline or 0) + 1, min(text.zones.first, len(text.units))):
        signs = i - 1 in joined or i - 1 in bylines or names_author(text.marks[i - 1])
        if not signs or i in bylines or text.marks[i].credits:
            continue
        above, line = text.units[i - 1].text, text.units[i].text
        bare = without_join(line, text.words)
        goes_on = bare != line or ends_in_join(above, text.words)
        if goes_on and (names := read_names(bare.rstrip(","), text.words)):
            joined[i] = tuple(by_role(Credit("author", names, line), text.words))
    return joined


def _credits(text: Signed, i: int, names: tuple[str, ...]) -> tuple[Credit, ...]:
    """The credits of a unit with nothing but `names`: people are authors, agencies a source."""
    date = text.marks[i].date
    line = date.rest if date and date.rest else text.units[i].text
    return tuple(by_role(Credit("author", names, line), text.words))


def find_mailed(text: Signed) -> Candidates:
    """The units between headline and body, or else right below it, with a person and an address of theirs behind
    the name or on the line below: "Quorra Thennby", "q.thennby@post.com".
    """
    head = range((text.zones.headline or 0) + 1, text.zones.first)
    for places in (head, text.zones.below(NEAR)):
        found = {i: text.marks[i].names for i in places if _is_mailed(text, i)}
        if found:
            return _without_contacts(text, found)
    return {}


def _without_contacts(text: Signed, found: Candidates) -> Candidates:
    """`found` without whom below the body the press may ask."""
    return {i: names for i, names in found.items() if i < text.zones.first or not _is_contact(text, i)}


def _is_contact(text: Signed, i: int) -> bool:
    """Whether unit `i` has somebody who answers questions: below a word for that, or with a telephone number or an
    office beside name and address."""
    if fold_key(text.units[i - 1].text) in text.words.contacts:
        return True
    named, address, _ = text.units[i].text.partition("@")
    if not address:
        return False
    return any(map(str.isdigit, named)) or (named.count(",") > 1 and not has_job(named.split(), text.words))


def _is_mailed(text: Signed, i: int) -> bool:
    """Whether unit `i` has one person and, or right below, an address that is made of this name.

    One that the site hides may be of anybody: the given name has to be known, but behind a name in the head.
    """
    mark = text.marks[i]
    if len(mark.names) != 1 or mark.credits or not is_person(mark.names[0], text.words):
        return False
    lines = [unit.text for unit in text.units[i : i + 2]]
    address = MAIL.search(lines[0]) or MAIL.fullmatch(lines[-1])
    if address:
        return address[1].translate(SEPARATORS).casefold() in _locals(mark.names[0])
    behind = GUARD.search(lines[0])
    if behind and i < text.zones.first and not text.words.capital_nouns:
        return True
    hidden = behind or GUARD.fullmatch(lines[-1])
    return hidden is not None and opens_with_given_name(mark.names[0], text.words)


def _locals(name: str) -> frozenset[str]:
    """What stands before the @ of an address that is made of `name`, but for dots: "annakeller", "akeller", "anna"."""
    parts = [bare_letters(part).replace("-", "") or part for part in name.split()]
    if len(parts) == 1:  # where no space stands in a name
        return frozenset(parts)
    first, *middle, last = parts
    initials = first[0] + "".join(part[0] for part in middle)
    others = "".join(middle)
    pairs = {(first, last), (first[0], last), (first, last[0]), (initials, last), (first + others, last)}
    joined = {one + other for pair in pairs for one, other in (pair, pair[::-1])}
    return frozenset({first, last, first + others, *joined})


def find_first_line(text: Signed) -> Bylines:
    """The byline that is the first line of a text without a headline."""
    zones = text.zones
    names = signs_first(text) if zones.headline is None and 0 < zones.first <= NEAR else ()
    return {0: _credits(text, 0, names)} if names else {}


def signs_first(text: Signed) -> tuple[str, ...]:
    """Who signs the first line: whoever sends the text from a place, or a person with an outlet behind a slash, or with
    a job on the line below, or of whom the text right below does not speak. The given name is known, or the surname is
    in capitals, or the job tells enough."""
    if text.marks[0].credits:
        return ()
    line, names, words = text.units[0].text, text.marks[0].names, text.words
    sent = senders(line, words)
    if sent or not names or not is_person(names[0], words):
        return sent
    known = opens_with_given_name(names[0], words) or _shouts_surname(names[0])
    if known and len(names) < 3 and line.count(" / ") == 1:
        return names
    below = text.units[1].text.split() if len(text.units) > 1 else []
    if line != names[0] or not (known or not words.capital_nouns):
        return ()
    return names if _tells_job(below, words) or (known and not _goes_on_about(text, line)) else ()


def _goes_on_about(text: Signed, name: str) -> bool:
    """Whether the text names somebody whose `name` is its first line, or has more lines between that and its body.

    Nor does a line sign that has the name of an outlet joined to that of a person, "Anna Keller-Quay Post".
    """
    surname, behind = name.split()[-1].casefold(), name.partition("-")[2]
    return (
        text.zones.first > 1
        or " " in behind
        or any(surname in unit.text.casefold() for unit in text.units[1 : text.zones.last])
    )


def _shouts_surname(name: str) -> bool:
    """Whether the last word of `name` alone is in capitals: "Gülfidan KARABACAK"."""
    given, _, surname = name.rpartition(" ")
    return len(surname) > SHORT and surname.isupper() and given.istitle()


def _tells_job(tokens: list[str], words: CreditWords) -> bool:
    """Whether `tokens` are a job and whom somebody has it with: "Reporter of the Quay Post"."""
    short = 0 < len(tokens) <= JOB and has_job(tokens[:1], words)
    return short and tokens[0][0].isupper() and tokens[-1][-1].isalpha()


def find_repeated(text: Signed) -> Bylines:
    """The line between headline and body with a name before its label and behind it: "Anna Keller By Anna Keller"."""
    for i in text.below_headline:
        credits = () if text.marks[i].credits else read_repeated(text.units[i].text, text.words)
        if credits:
            return {i: credits}
    return {}


def find_filed(text: Signed) -> Bylines:
    """The line between headline and body with people and their news agency: "Anna Keller, PAP".

    With brackets, "Anna Keller (PAP)", it would be the credit of a picture, but not between headline and date.
    """
    for i in text.below_headline:
        line, above = text.units[i].text, text.marks[i - 1]
        dated = i - 1 == text.zones.headline and any(mark.letter == "d" for mark in text.marks[i + 1 : i + 2])
        bracketed = dated and line[-1] == ")"
        names = tuple(line[:-1].split(" (") if bracketed else line.split(", "))
        if above.letter != "g" and _are_filed(names, text.words):
            return {i: tuple(by_role(Credit("author", names, line), text.words))}
    return {}


def _are_filed(names: Sequence[str], words: CreditWords) -> bool:
    """Whether `names` are those of people and, behind them, of a news agency."""
    *people, agency = names
    return agency in words.news and bool(people) and all(is_person(name, words) for name in people)


def find_senders(text: Signed) -> Bylines:
    """The first line of the head or of the tail with a person and a place: "From Anna Keller in Kallow"."""
    for i in (*text.below_headline, *text.zones.below(1)):
        names = senders(text.units[i].text, text.words)
        if names and not text.marks[i].credits:
            return {i: (Credit("author", names, text.units[i].text),)}
    return {}


def senders(text: str, words: CreditWords) -> tuple[str, ...]:
    """Who sends a text from where, "From Anna Keller and Tom Reed, Kallow", if the whole line says no more; else
    nobody."""
    opening, _, rest = text.partition(" ")
    if opening.casefold() not in words.sent or len(text) > LONGEST:
        return ()
    named, comma, place = rest.removesuffix(".").partition(",")
    if not comma:
        tokens = named.split()
        at = next((i for i, token in enumerate(tokens) if token in words.places), len(tokens))
        named, place = " ".join(tokens[:at]), " ".join(tokens[at + 1 :])
    names, towns = tuple(name.strip() for name in joining(words).split(named)), place.split()
    told = 0 < len(towns) <= PLACE and all(town[0].isupper() for town in towns)
    known = all(is_person(name, words) and opens_with_given_name(name, words) for name in names)
    return names if told and known else ()


def find_set_off(text: Signed) -> Bylines:
    """The line between headline and body with a dash before a person, "- Anna Keller", or behind one, or one glued to
    the body with a place behind the person, "Anna Keller in Kallow".

    The given name is known, or the line is all there is between them; where nouns are written like names, both. Nobody
    signs what speaks of them.
    """
    units, zones, words = text.units, text.zones, text.words
    if zones.headline is None or zones.first == zones.last:
        return {}
    alone = zones.first - zones.headline == 2 and not words.capital_nouns
    for i in text.below_headline:
        line, name = units[i].text, ""
        if DASHED.match(line):
            name = DASHED.sub("", line)
        elif line.endswith(DASH_BEHIND):
            name = line[:-1].rstrip()
        elif i == zones.first - 1 and not units[zones.first].gap:
            name = _before_place(line, words)
        known = bool(name) and is_person(name, words) and (alone or opens_with_given_name(name, words))
        if known and not text.marks[i].credits:
            return {} if _speaks_of(text, name, i) else {i: _credits(text, i, (name,))}
    return {}


def _before_place(text: str, words: CreditWords) -> str:
    """What stands before a place on a line with nothing else: "Anna Keller in Kallow, Osmerland"; "" without one."""
    tokens = text.split()[: LONGEST_PLACED + 1]
    at = next((i for i, token in enumerate(tokens) if token in words.places), 0)
    towns = tokens[at + 1 :]
    told = 0 < len(towns) <= PLACE and all(town[0].isupper() and town.strip(",").isalpha() for town in towns)
    sent = bool(tokens) and tokens[0].casefold() in words.sent
    return " ".join(tokens[:at]) if at and told and not sent and text[-1].isalpha() else ""


def find_outlet(text: Signed) -> Bylines:
    """The line between headline and body that has an outlet or a desk where a person would stand, "By TPN"."""
    for i in text.below_headline:
        called = BYLINE in text.marks[i - 1].clues
        outlets = read_outlets(text.units[i].text, called, text.words)
        if outlets and not text.marks[i].credits:
            return {i: (Credit(_role_of(outlets, text.words), outlets, text.units[i].text),)}
    return {}


def _role_of(names: Sequence[str], words: CreditWords) -> Role:
    """Whether `names` where an outlet may stand are those of people all the same: "By Anna Keller, editor of The
    Voice", which says too much behind the name for a byline."""
    people = all(is_person(name, words) and opens_with_given_name(name, words) for name in names)
    return "author" if people else "source"


def find_signed_off(text: Signed) -> Bylines:
    """A lone person known by a given name, of whom the text does not speak, right below the body or the date there,
    if nothing but furniture, credits and dates follows at once, or a picture with its credit: else it may be a tag, or
    of a teaser.

    Behind a dash, at the very end, the name may be any, but where nouns are written like names. A place or a job may
    stand with the name or on the next line, as below letters, and a note further below.
    """
    units, marks, zones = text.units, text.marks, text.zones
    i = zones.last + any(mark.letter == "d" for mark in marks[zones.last : zones.last + 1])
    if i >= len(units) or "repeated" in marks[i].clues:
        return {}
    line = DASHED.sub("", units[i].text)
    dashed = line != units[i].text and i + 1 == len(units) and not text.words.capital_nouns
    name = _signing(line, text.words)
    if not name or not (dashed or opens_with_given_name(name, text.words)) or _speaks_of(text, name, i):
        return {}
    below = i + 1 + (line.endswith(name) and _says_who(text, i + 1))
    letters = "".join(mark.letter for mark in marks[below : below + 2])
    closes = letters == "gc" or letters.removeprefix("d")[:1] in ENDS  # who comments has a date, and a text
    noted = below < len(units) and NOTE.match(units[below].text)
    return {i: _credits(text, i, (name,))} if closes or noted else {}


def find_boxed(text: Signed) -> Bylines:
    """The person below the body whose name stands again at the beginning of the next line, with a job: as in a box on
    the author, "Anna Keller", "Anna Keller Managing editor"."""
    for i in text.zones.below(NEAR):
        line, below = text.units[i].text, text.units[i + 1].text if i + 1 < len(text.units) else ""
        job = below.removeprefix(f"{line} ") if text.marks[i].names == (line,) else below
        tokens = job.split()
        told = job != below and len(tokens) <= JOB and has_job(tokens, text.words)
        if told and is_person(line, text.words) and not _speaks_of(text, line, i):
            return {i: _credits(text, i, (line,))}
    return {}


def _signing(line: str, words: CreditWords) -> str:
    """The person whose name `line` is, without titles, perhaps with a place or a job behind a comma or a stop; "" if
    it is anything else."""
    named, *behind = BEHIND_NAME.split(line, maxsplit=1)
    tokens = named.split()
    name = " ".join(tokens[titles_before(tokens, words) :])
    placed = not behind or (line[-1].isalpha() and "@" not in line and len(behind[0].split()) <= BEHIND_COMMA)
    return name if placed and is_person(name, words) else ""


def _says_who(text: Signed, i: int) -> bool:
    """Whether unit `i`, below the name of who signs, is what that person does, or a place: in a letter, or where it is
    glued to a name with a blank line above; else it may be a tag like the name."""
    if i >= len(text.units) or text.marks[i].credits or text.marks[i].date:
        return False
    tokens = text.units[i].text.split()
    if len(tokens) <= JOB + PLACE and has_job(tokens[:PLACE], text.words):
        return True
    place = len(tokens) <= PLACE and all(token.strip("(),")[:1].isupper() for token in tokens)
    return place and ((text.units[i - 1].gap > 0 and not text.units[i].gap) or _is_letter(text))


def _is_letter(text: Signed) -> bool:
    """Whether a line of the head, or the first one of the body, says that the text is a letter of a reader."""
    opened = (fold_key(unit.text[:LONGEST_LETTER]) for unit in text.units[: text.zones.first + 1][:NEAR])
    return any(text.words.letters.opens(key) for key in opened)


def _speaks_of(text: Signed, name: str, i: int) -> bool:
    """Whether the headline, the body or what stands between has the surname of `name`, which is that of unit `i`."""
    surname, zones = name.rpartition(" ")[2], text.zones
    return any(surname in text.units[j].text for j in range(zones.headline or 0, zones.last) if j != i)
