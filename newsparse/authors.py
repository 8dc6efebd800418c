"""Authors: who wrote, read where a line is known to stand where authors do, or a paragraph to be the last.

There a label may be missing, a given name may do, and what is no name may stand beside it: a date, a desk, a place.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newsparse.article import PERSONAL, VISUAL, Credit
from newsparse.chunks import BRACKET_SIGNS, OUTSIDE, joining, unguarded
from newsparse.credits import LONGEST, by_role, read_credits
from newsparse.cues import CreditWords
from newsparse.labelled import BEHIND_LABEL, DASHES, LABEL_INSIDE
from newsparse.names import has_signs, is_house, is_job, is_outlet, is_person, opens_with_given_name
from newsparse.people import is_said, read_bare_people, read_people, without_office
from newsparse.phrases import fold_key
from newsparse.regexes import late

QUOTES = tuple('"“„«»‘「『')  # that open speech, not a byline
STOPS = frozenset(".!?…")  # which do as well, behind a dash and a sentence
BROKEN_OFF = ("…", "...", " -")
BEHIND_PLACE = late(r"(\s[-–—]\s|:\s)")
# Between a byline and the story on one line.
BEHIND_BYLINE = late(r"\s[-–—|•]\s|(?<=[^\W\d_]{3})[.:]\s(?:[-–—]\s)?")
ASIDES = late(r"\s?[/|•·]\s?")  # part what stands beside a date
ASIDE = late(r"\s?[,|·•(;:]")  # ends the name of an outlet on a byline
LAST_SENTENCES = re.compile(r"(?<=[.!?…\"”»])\s[(\[/]?(?=[^\W\d_])|(?<=[。！？」』])\s?[(（]")


def read_dated(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The credits of what stands beside a date on its line: without a label, a name before an agency signs there.

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


def read_byline(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The credits of `text` where it is known to be a byline, with "By" or without; empty if it names nobody.

    What a semicolon sets off from a name may be anything: "By TOM REED; Special to the Post".
    """
    found: list[Credit] = []
    for part in filter(None, (part.strip() for part in text[:LONGEST].split(";"))):
        credits = read_credits(part, words) or _unlabelled(part, words)
        labelled = words.labels.opens(fold_key(part)) is not None
        for each in credits:
            told = labelled or ":" in each.text or words.labels.opens(fold_key(each.text)) is not None
            found += [each] if told else _written(each, words)
    return tuple(found)


def _written(credit: Credit, words: CreditWords) -> list[Credit]:
    """A credit without a label as that of a text: a name before an agency would be a picture's elsewhere.

    What stands behind the agency may be a place, and behind © whose the text is: "© Kallow Evening Post".
    """
    if credit.role not in VISUAL:
        return [credit]
    if credit.text.startswith("©") and not opens_with_given_name(credit.names[0], words):
        return [replace(credit, role="source")]
    names = credit.names[:1] if is_house(credit.names[0], words) else _without_place(credit.names, words)
    return by_role(replace(credit, role="author", names=names), words)


def _without_place(names: tuple[str, ...], words: CreditWords) -> tuple[str, ...]:
    """`names` without the place that stands before an agency: "London, 3 March 2021 (AP)"."""
    return tuple(name for name in names if is_house(name, words) or is_person(name, words)) or names


def _unlabelled(text: str, words: CreditWords) -> list[Credit]:
    """The credits of names without a label; none if the first one opens with a function word, as a title may."""
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


def read_repeated(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The author whose name stands before a label and again behind it: "Anna Keller By Anna Keller"."""
    at = text.find(text.partition(" ")[0], 1)
    name = text[at:] if at > 0 else ""
    if not (" " in name and text.startswith(f"{name} ") and is_person(name, words)):
        return ()
    found = read_credits(text[len(name) :].strip(), words)
    told = [(credit.role, credit.names) for credit in found] == [("author", (name,))]
    return (replace(found[0], text=text),) if told else ()


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
    names = read_bare_people(bare, words) or _behind_place(bare, words)
    if names or bare.count(" ") < 3 or not is_job(bare.rpartition(" ")[2], words):
        return names
    person = without_office(bare, words)  # "Anna Keller Court Reporter"
    return (person,) if person != bare and is_person(person, words) else ()


def _behind_place(text: str, words: CreditWords) -> tuple[str, ...]:
    """The person behind a place, in a script without capitals: "القاهرة - محمد حسن"; with them it would be a slug."""
    if text[:1].upper() != text[:1].lower() or text.isascii():  # as most lines are
        return ()
    place, mark, name = BEHIND_PLACE.split(text, maxsplit=1) if BEHIND_PLACE.search(text) else ("", "", "")
    bare = mark and " " not in place and not has_signs(text)
    return (name,) if bare and is_person(name, words) and opens_with_given_name(name, words) else ()


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


def read_run_in(text: str, words: CreditWords) -> tuple[Credit, ...]:
    """The author by the beginning of the first paragraph of a story: "By Anna Keller – The ferry left …".

    A mark ends the byline, which names nobody but people with known given names, and the story follows at once; behind
    a colon a quotation is what somebody said or sang.
    """
    if words.labels.opens(fold_key(text[:60])) not in words.by:
        return ()
    for match in BEHIND_BYLINE.finditer(text, 0, LONGEST // 2):
        story = text[match.end() :]
        if is_said(story) and not (match[0][0] == ":" and story.startswith(QUOTES)):
            found = read_credits(text[: match.start()], words)
            names = [name for credit in found for name in credit.names]
            authors = names and all(credit.role == "author" for credit in found)
            if authors and all(opens_with_given_name(name, words) for name in names):
                return found
    return ()


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
