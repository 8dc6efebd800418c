"""The words of each language, from cues/*.toml to what the rules match with.

A language is one file; the folder is the registry. The keys before the first table of a file are a
TOML document of their own: enough to tell languages apart, so the tables are read for one language only.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, get_args

from newsparse.article import Role
from newsparse.phrases import BARE, Endings, Phrases, fold_key, fold_keys, hint, label_key

Table = dict[str, Any]

# Without importlib.resources, which is slow to import.
FOLDER = os.path.join(os.path.dirname(__file__), "cues")
PICTURES = frozenset(("photo", "illustration", "graphic", "video", "source"))  # roles of who made a picture
SEAMS = {
    **BARE,
    **str.maketrans(dict.fromkeys("©／｜（）【】=＝：。", " ")),
}  # where a line of credits is cut apart
COMMON = "en"  # furniture and credits in English stand in news of every language
USUAL_SHARE = 0.4  # of running text that are function words, unless the file of the language says otherwise


@dataclass(frozen=True, slots=True)
class Furniture:
    """What gives a line away that is not part of the article; `tail` ones are followed by nothing that is.

    `labels` count only before a colon and more text; `sections` are the names of a paper's parts.
    """

    whole: frozenset[str]
    labels: frozenset[str]
    sections: frozenset[str]
    start: Phrases
    end: Phrases
    anywhere: Phrases
    tail_whole: frozenset[str]
    tail_start: Phrases


@dataclass(frozen=True, slots=True, eq=False)
class CreditWords:
    """What makes a line a credit: labels with their roles, agencies, and what names are made of.

    `roles` has the role of each phrase of `labels`; the phrases of `by` are labels too, for the author.
    A line that ends with one of `contributed` names those who lent a hand; `common` words are in no name;
    `surnames` open a name where a language has few of them;
    `fillers` stand among the names of a picture credit, `places` before that of a town, `slugs` where a
    dateline would. The hints are the first words of labels (folded) and the last words of agencies (as written):
    a text without one needs no closer look. `house_ends` has the agencies by their last words, cut at SEAMS too.

    What tells in one question that a line needs none, in a folded line: `label_openings` and `picture_openings`
    are the first words of labels, and of those of pictures; `house_openings` those of agencies (as written) and
    staff (folded); `hints` has a word of each agency and of each phrase of `contributed`, `picture_hints` of
    each agency and each label of pictures.
    """

    labels: Phrases
    contributed: Phrases
    roles: dict[str, Role]
    by: frozenset[str]
    joins: frozenset[str]
    jobs: frozenset[str]
    surnames: frozenset[str]
    staff: frozenset[str]
    news: frozenset[str]
    pictures: frozenset[str]
    platforms: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    honours: frozenset[str]
    organisations: frozenset[str]
    common: frozenset[str]
    fillers: frozenset[str]
    places: frozenset[str]
    slugs: frozenset[str]
    label_hints: frozenset[str]
    house_hints: frozenset[str]
    house_ends: dict[str, list[str]]
    spaces: bool
    label_openings: frozenset[str]
    picture_openings: frozenset[str]
    house_openings: frozenset[str]
    contributed_hints: frozenset[str]
    hints: frozenset[str]
    picture_hints: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """What dates are made of; months 1 to 12, names and abbreviations folded."""

    order: str
    months: dict[str, int]
    weekdays: frozenset[str]
    published: Phrases
    updated: Phrases
    joins: frozenset[str]
    am: frozenset[str]
    pm: frozenset[str]
    relative: Phrases
    reading: Phrases


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """All that the rules know of a language (and of English, which stands everywhere).

    `openings` are the first words of all phrases that a line of furniture or a caption opens with, `insides`
    has a word of each that may stand anywhere in furniture or a reading time; `hints` is
    all of these and all hints of credits: most lines have none of them.
    """

    spaces: bool
    function_words: frozenset[str]
    usual_share: float
    furniture: Furniture
    credits: CreditWords
    dates: DateWords
    caption_start: Phrases
    caption_end: Endings
    openings: frozenset[str]
    insides: frozenset[str]
    hints: frozenset[str]


@cache
def _source(name: str) -> str:
    with open(f"{FOLDER}/{name}.toml", encoding="utf-8") as file:
        return file.read()


def _lists(name: str) -> dict[str, list[str]]:
    """All lists of a file of cues that holds nothing else."""
    return {key: phrases_of(text) for key, text in tomllib.loads(_source(name)).items()}


@cache
def languages() -> dict[str, Table]:
    """Each language with the top-level keys of its file, in the order of the names."""
    names = sorted(name.removesuffix(".toml") for name in os.listdir(FOLDER) if name.endswith(".toml"))
    heads = {name: tomllib.loads(_source(name).split("\n[", 1)[0]) for name in names}
    return {name: head for name, head in heads.items() if "language" in head}


@cache
def time_zones() -> dict[str, str]:
    """Time zone abbreviations, folded, each with its offset, or with a place where that hangs on the season."""
    return tomllib.loads(_source("timezones"))


@cache
def exports() -> Table:
    """The labels of databases and the marks of wires: their file."""
    return tomllib.loads(_source("exports"))


@cache
def proofs() -> frozenset[str]:
    """The labels that only databases print, as they are compared: what tells a plain text, without the other labels."""
    return frozenset(
        map(label_key, phrases_of(tomllib.loads(_source("exports").split("\n[", 1)[0])["proof"]))
    )


@cache
def load(language: str) -> Cues:
    """The cues of one language, together with those of COMMON; KeyError if there is no such language."""
    if language not in languages():
        raise KeyError(language)
    tables = [tomllib.loads(_source(name)) for name in dict.fromkeys((language, COMMON))]
    own, spaces = tables[0], tables[0].get("spaces", True)
    furniture = _furniture(tables, spaces)
    credits, dates = _credit_words(tables, spaces), _date_words(tables, spaces)
    insides = furniture.anywhere.hints() | dates.reading.hints()
    caption_start = Phrases(_words(tables, "captions", "start"), spaces)
    return Cues(
        spaces,
        frozenset(own["function_words"].split()),
        own.get("usual_share", USUAL_SHARE),
        furniture,
        credits,
        dates,
        caption_start,
        Endings(_words(tables, "captions", "end")),
        furniture.start.first_words() | furniture.tail_start.first_words() | caption_start.first_words(),
        insides,
        insides | credits.hints | credits.picture_hints,
    )


class Source(NamedTuple):
    """A file of cues by its name, and its lists of phrases by table and key."""

    name: str
    lists: dict[str, dict[str, list[str]]]


def sources_of(language: str) -> list[Source]:
    """The files that texts in `language` are read with: to find where a cue is from, not to match with."""
    tables = {name: tomllib.loads(_source(name)) for name in dict.fromkeys((language, COMMON))}
    tables["agencies"] = {"agencies": tomllib.loads(_source("agencies"))}
    return [Source(f"cues/{name}.toml", _lists_in(each)) for name, each in tables.items()]


def _lists_in(tables: Table) -> dict[str, dict[str, list[str]]]:
    return {
        title: {key: phrases_of(text) for key, text in keys.items() if isinstance(text, str)}
        for title, keys in tables.items()
        if isinstance(keys, dict)
    }


def _words(tables: list[Table], table: str, key: str) -> list[str]:
    return [word for each in tables for word in phrases_of(each.get(table, {}).get(key, ""))]


def phrases_of(text: str) -> list[str]:
    """The phrases of one list of a cue file: one a line or several with " | " between; " ;" begins a remark, and
    a line that begins with ";" is one.

    A long list is one literal string, which reads fifty times as fast as an array of strings.
    """
    lines = (line.partition(" ;")[0] for line in text.splitlines() if not line.startswith(";"))
    return [phrase.strip() for line in lines for phrase in line.split(" | ") if phrase.strip()]


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_keys(list(words)))


def _furniture(tables: list[Table], spaces: bool) -> Furniture:
    return Furniture(
        _folded(_words(tables, "boilerplate", "whole")),
        _folded(_words(tables, "boilerplate", "labels")),
        _folded(_words(tables, "sections", "names")),
        Phrases(_words(tables, "boilerplate", "start"), spaces),
        Phrases(_words(tables, "boilerplate", "end"), spaces),
        Phrases(_words(tables, "boilerplate", "anywhere"), spaces),
        _folded(_words(tables, "tail", "whole")),
        Phrases(_words(tables, "tail", "start"), spaces),
    )


def _credit_words(tables: list[Table], spaces: bool) -> CreditWords:
    agencies, names = _lists("agencies"), _lists("names")
    by = _folded(_words(tables, "credits", "by"))
    roles: dict[str, Role] = {
        fold_key(word): role for role in get_args(Role) for word in _words(tables, "credits", role)
    }
    contributed = Phrases(_words(tables, "credits", "contributed"), spaces)
    names_of_houses = [*agencies["news"], *agencies["pictures"], *agencies["platforms"]]
    house_ends: dict[str, list[str]] = {}
    for name in names_of_houses:
        house_ends.setdefault(name.translate(SEAMS).split()[-1], []).append(name)
    house_hints = frozenset(name.split()[-1] for name in names_of_houses)
    houses = frozenset(map(hint, _folded(house_hints)))
    staff = _folded(_words(tables, "credits", "staff"))
    labels = Phrases([*roles, *by], spaces)
    pictures = Phrases([word for word, role in roles.items() if role in PICTURES], spaces)
    return CreditWords(
        labels,
        contributed,
        {**roles, **dict.fromkeys(by, "author")},
        by,
        _folded(_words(tables, "credits", "joins")),
        _folded(_words(tables, "credits", "jobs")),
        frozenset(_words(tables, "credits", "surnames")),
        staff,
        frozenset(agencies["news"]),
        frozenset(agencies["pictures"]),
        frozenset(agencies["platforms"]),
        frozenset(names["particles"]),
        frozenset(names["titles"]),
        frozenset(names["honours"]),
        frozenset(names["organisations"]),
        _common_words(tables) | frozenset(names["never"]),
        frozenset(names["fillers"]),
        frozenset(names["places"]),
        frozenset(names["slugs"]),
        frozenset(phrase.split()[0] for phrase in (*roles, *by, *contributed) if phrase),
        house_hints,
        house_ends,
        spaces,
        labels.first_words(),
        pictures.first_words(),
        frozenset(name.split()[0] for name in (*agencies["news"], *staff)),
        contributed.hints(),
        houses | contributed.hints(),
        houses | pictures.hints(),
    )


def _common_words(tables: list[Table]) -> frozenset[str]:
    """Words that stand in no name: function words, weekdays, and what a date line says before its date."""
    phrases = [
        *(table["function_words"] for table in tables),
        *(names for table in tables for names in _names(table, "weekdays")),
        *_words(tables, "dates", "published"),
        *_words(tables, "dates", "updated"),
    ]
    return frozenset(word for phrase in phrases for word in phrase.split())


def _names(table: Table, key: str) -> list[str]:
    """The twelve months or seven weekdays, each with its abbreviations."""
    names: list[str] = table.get(key, {}).get("names", [])
    return names


def _date_words(tables: list[Table], spaces: bool) -> DateWords:
    months = {
        fold_key(name.replace("_", " ")): number
        for each in reversed(tables)
        for number, names in enumerate(_names(each, "months"), 1)
        for name in names.split()
        if not name[0].isdigit()
    }
    weekdays = frozenset(
        fold_key(name) for each in tables for names in _names(each, "weekdays") for name in names.split()
    )
    return DateWords(
        tables[0]["date_order"],
        months,
        weekdays,
        Phrases(_words(tables, "dates", "published"), spaces),
        Phrases(_words(tables, "dates", "updated"), spaces),
        _folded(_words(tables, "dates", "joins")),
        _folded(_words(tables, "dates", "am")),
        _folded(_words(tables, "dates", "pm")),
        Phrases(_words(tables, "dates", "relative"), spaces),
        Phrases(_words(tables, "dates", "reading"), spaces),
    )
