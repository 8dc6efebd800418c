from __future__ import annotations

import gc
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import strings

from newsparse import cues, parse
from newsparse.article import Role, Unit
from newsparse.cues import (
    LISTS,
    ROWS,
    SETS,
    CreditWords,
    CueFile,
    Cues,
    DateWords,
    OwnCues,
    languages,
    load,
    phrases_of,
)
from newsparse.marks import LETTERS, mark_units
from newsparse.phrases import VOWEL_SIGNS, Phrases, fold_key

Table = dict[str, Any]

ROLES: tuple[Role, ...] = get_args(Role)
LANGUAGES = list(languages())
KNOWN_FAILURES = tomllib.loads((Path(__file__).parent / "known_failures.toml").read_text(encoding="utf-8"))[
    "cues"
]
WANTED = {
    "months": ("names",),
    "weekdays": ("names",),
    "dates": ("published", "updated", "joins", "relative", "reading"),
    "credits": ("by", "joins", "jobs", "staff", "photo", "video", "source"),
    "captions": ("start", "end"),
    "boilerplate": ("whole", "start", "end", "anywhere"),
    "tail": ("whole", "start"),
    "examples": ("b", "c", "d", "t", "p"),
}
# Compared as written: "(file photo)" and "file photo" are two ends of a caption, "1月" and "2月" two months.
AS_WRITTEN = (("captions", "end"), ("captions", "brackets"), ("months", "names"), ("weekdays", "names"))


def source(name: str) -> Table:
    """The file of `name`, its lists as lists."""
    file = resources.files("newsparse") / "cues" / f"{name}.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    for title, keys in table.items():
        if isinstance(keys, dict):
            split = str.splitlines if title == "examples" else phrases_of
            table[title] = {key: split(text) if isinstance(text, str) else text for key, text in keys.items()}
    return table


def lists(language: str) -> Iterator[tuple[str, str, list[str]]]:
    """Every list of phrases in the file of `language`, with its table and key; the examples are none."""
    for table, keys in source(language).items():
        if isinstance(keys, dict) and table != "examples":
            yield from ((table, key, phrases) for key, phrases in keys.items())


# The files


def test_there_is_a_file_for_every_language_that_was_promised() -> None:
    promised = "en de fr es it pt nl sv da no fi is pl cs tr ru uk ja ko zh hi ar id"
    assert set(promised.split()) <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_loads_and_has_what_it_needs(language: str) -> None:
    assert isinstance(load(language), Cues)
    table = source(language)
    assert table["language"] == language
    assert table["date_order"] in ("dmy", "mdy", "ymd", "open")
    assert len(table["function_words"].split()) >= (20 if table.get("spaces", True) else 1)
    missing = [f"{name}.{key}" for name, keys in WANTED.items() for key in keys if not table[name].get(key)]
    assert missing == []
    assert len(table["months"]["names"]) == 12
    assert len(table["weekdays"]["names"]) == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_a_file_has_all_that_telling_languages_apart_needs(language: str) -> None:
    head = {key: value for key, value in source(language).items() if not isinstance(value, dict)}
    assert languages()[language] == head


def test_every_table_and_list_is_one_of_those_there_are() -> None:
    used = {
        (title, key)
        for name in (*LANGUAGES, "agencies", "names", "dates", "given")
        for title, keys in source(name).items()
        if isinstance(keys, dict)
        for key in keys
    }
    known = {(table, key) for table, keys in LISTS.items() for key in keys}
    assert {place for place in used if place[0] != "examples"} == known
    for table, number in ROWS.items():
        assert {len(source(name)[table]["names"]) for name in LANGUAGES} == {number}


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(KeyError):
        load("klingon")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_twice_in_a_list_or_is_nothing(language: str) -> None:
    wrong = []
    for table, key, phrases in lists(language):
        key_of: Callable[[str], str] = str.casefold if (table, key) in AS_WRITTEN else fold_key
        counts = Counter(map(key_of, phrases))
        wrong += [f"{table}.{key}: {phrase!r}" for phrase, count in counts.items() if count > 1 or not phrase]
    assert wrong == []


def test_no_agency_stands_twice() -> None:
    counts = Counter(name for names in source("agencies")["agencies"].values() for name in names)
    assert [name for name, count in counts.items() if count > 1] == []


def test_no_given_name_stands_twice_and_each_is_a_word_that_may_begin_a_name() -> None:
    names = source("given")["names"]["given"]
    assert [name for name, count in Counter(map(fold_key, names)).items() if count > 1] == []
    bare = [(name, re.sub(VOWEL_SIGNS, "", name)) for name in names]
    assert [name for name, letters in bare if not letters.isalpha() or name[0].islower()] == []


# Every phrase is found by its own matcher


def found(cues: Cues, table: str, key: str, phrase: str) -> bool:
    """Whether the matcher of a list finds `phrase`, as it would stand on a line of its own."""
    folded = fold_key(phrase)
    if table == "credits" and key in ROLES:
        return cues.credits.labels.opens(folded) == folded and cues.credits.roles[folded] == key
    matchers: dict[tuple[str, str], Callable[[], object]] = {
        ("credits", "by"): lambda: cues.credits.labels.opens(folded) == folded,
        ("credits", "joins"): lambda: folded in cues.credits.joins or phrase in cues.credits.joins,
        ("credits", "jobs"): lambda: folded in cues.credits.jobs,
        ("credits", "staff"): lambda: folded in cues.credits.staff,
        ("dates", "published"): lambda: cues.dates.published.opens(folded),
        ("dates", "updated"): lambda: cues.dates.updated.opens(folded),
        ("dates", "relative"): lambda: cues.dates.relative.within(folded),
        ("dates", "reading"): lambda: cues.dates.reading.within(folded),
        ("captions", "start"): lambda: cues.caption_start.opens(folded),
        ("captions", "end"): lambda: cues.caption_end.ends(phrase),
        ("boilerplate", "whole"): lambda: folded in cues.furniture.whole,
        ("boilerplate", "start"): lambda: cues.furniture.start.opens(folded),
        ("boilerplate", "end"): lambda: cues.furniture.end.closes(folded),
        ("boilerplate", "anywhere"): lambda: cues.furniture.anywhere.within(folded),
        ("tail", "whole"): lambda: folded in cues.furniture.tail_whole,
        ("tail", "start"): lambda: cues.furniture.tail_start.opens(folded),
    }
    return bool(matchers.get((table, key), lambda: True)())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_found_by_its_own_matcher(language: str) -> None:
    cues = load(language)
    lost = [
        f"{table}.{key}: {phrase!r}"
        for table, key, phrases in lists(language)
        for phrase in phrases
        if not found(cues, table, key, phrase)
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_has_its_number(language: str) -> None:
    months = load(language).dates.months
    wrong = [
        name
        for number, names in enumerate(source(language)["months"]["names"], 1)
        for name in names.split()
        if "_" not in name and not name[0].isdigit() and months.get(fold_key(name)) != number
    ]
    assert wrong == []


def test_a_month_of_all_languages_is_the_same_in_each() -> None:
    shared = source("dates")["months"]["names"]
    names = [(fold_key(name), number) for number, row in enumerate(shared, 1) for name in row.split()]
    assert [name for name, count in Counter(name for name, _ in names).items() if count > 1] == []
    wrong = [
        f"{language}: {name} is {months[name]}"
        for language in LANGUAGES
        for months in [load(language).dates.months]
        for name, number in names
        if months.get(name, number) != number
    ]
    assert wrong == []


# No cue says two things


def clashes(language: str) -> set[str]:
    """Cues that make a line furniture and a credit at once.

    A label alone on its line credits nobody, so "Video" may be furniture where "Video: X" is a credit.
    """
    table = source(language)
    alone, opening = ({"staff", "by"}, {"staff", "by", "contributed", *ROLES})
    out = set()
    for name, key, credits in (
        ("boilerplate", "whole", alone),
        ("boilerplate", "start", opening),
        ("boilerplate", "end", opening),
        ("boilerplate", "anywhere", opening),
        ("tail", "whole", alone),
        ("tail", "start", opening),
    ):
        known = {fold_key(phrase) for each in credits for phrase in table["credits"].get(each, ())}
        out |= {phrase for phrase in table[name].get(key, ()) if fold_key(phrase) in known}
    return out


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_of_furniture_is_a_credit_too(language: str) -> None:
    assert clashes(language) == set(KNOWN_FAILURES["clashes"].get(language, ()))


# The examples


def example_cases() -> Iterator[Any]:
    for language in LANGUAGES:
        known = KNOWN_FAILURES["examples"].get(language, ())
        for letter, examples in source(language)["examples"].items():
            for line in examples:
                marks = [pytest.mark.xfail(reason="tests/known_failures.toml")] if line in known else []
                yield pytest.param(language, letter, line, marks=marks, id=f"{language}-{letter}-{line[:40]}")


@pytest.mark.parametrize(("language", "letter", "line"), list(example_cases()))
def test_an_example_gets_its_letter(language: str, letter: str, line: str) -> None:
    (mark,) = mark_units([Unit(1, 1, line, 0)], load(language))
    assert mark.letter == letter, mark.clues


def test_the_known_failures_are_examples() -> None:
    for language, lines in KNOWN_FAILURES["examples"].items():
        assert set(lines) <= {line for each in source(language)["examples"].values() for line in each}


def test_the_examples_know_every_letter() -> None:
    letters = {letter for language in LANGUAGES for letter in source(language)["examples"]}
    assert letters <= {"t", *(letter for letter, _ in LETTERS)}


# Folding


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Advertisement", "advertisement"),
        ("ADVERTISEMENT", "advertisement"),
        ("  – Advertisement –  ", "advertisement"),
        ("» Read more »", "read more"),
        ("[Read more …]", "read more"),
        ("12 Comments", "# comments"),
        ("1,204 Comments", "# comments"),
        ("3 / 12", "# / #"),
        ("10:15", "#"),
        ("Don’t miss", "don't miss"),
        ("Don't miss", "don't miss"),
        ("Read\u00a0more", "read more"),
        ("adver\u00adtise", "advertise"),
        ("Straße", "strasse"),
        ("«Anzeige»", "anzeige"),
        ("© 2024 Harbour News", "© # harbour news"),
        ("Terms & Conditions", "terms & conditions"),
        ("", ""),
        (" –…! ", ""),
    ],
)
def test_fold_key(text: str, key: str) -> None:
    assert fold_key(text) == key


@given(strings)
def test_folding_twice_is_folding_once(text: str) -> None:
    key = fold_key(text)
    assert fold_key(key) == key


# Phrases

AGENCIES = Phrases(["ap", "read more", "read", "# comments"], spaces=True)


@pytest.mark.parametrize(
    ("text", "opens", "closes", "within"),
    [
        ("ap", "ap", "ap", "ap"),
        ("AP photo", "ap", None, "ap"),
        ("photo by AP", None, "ap", "ap"),
        ("photo (AP) of a ferry", None, None, "ap"),
        ("photo/AP/Meridian", None, None, "ap"),
        ("chapter", None, None, None),
        ("apart", None, None, None),
        ("a map", None, None, None),
        ("grapes", None, None, None),
        ("a map by AP", None, "ap", "ap"),
        ("chapter one, AP, chapter two", None, None, "ap"),
        ("Read more about it", "read more", None, "read more"),
        ("read the letter", "read", None, "read"),
        ("reader", None, None, None),
        ("17 comments", "# comments", "# comments", "# comments"),
        ("all 17 comments here", None, None, "# comments"),
        ("# commentsold", None, None, None),
        ("", None, None, None),
    ],
)
def test_phrases_are_found_as_whole_words(
    text: str, opens: str | None, closes: str | None, within: str | None
) -> None:
    key = fold_key(text)
    assert (AGENCIES.opens(key), AGENCIES.closes(key), AGENCIES.within(key)) == (opens, closes, within)


def test_phrases_without_spaces_are_found_inside() -> None:
    phrases = Phrases(["记者", "图"], spaces=False)
    assert phrases.opens("记者林知秋") == "记者"
    assert phrases.within("半间茶馆里的茶客。图：许明远") == "图"
    assert phrases.closes("本报记者") == "记者"


def test_no_phrases_find_nothing() -> None:
    none = Phrases([], spaces=True)
    assert (none.opens("ap"), none.closes("ap"), none.within("ap"), none.words()) == (
        None,
        None,
        None,
        frozenset(),
    )


def test_the_words_of_phrases() -> None:
    assert AGENCIES.words() == {"ap", "read", "more", "#", "comments"}


@given(st.lists(st.text("abc ", min_size=1, max_size=4), max_size=6), st.text("abc -", max_size=20))
def test_what_is_found_stands_there_as_whole_words(phrases: list[str], text: str) -> None:
    key = fold_key(text)
    matcher = Phrases([phrase for phrase in phrases if phrase.strip()], spaces=True)
    opens, closes, within = matcher.opens(key), matcher.closes(key), matcher.within(key)
    words = f" {key.replace('-', ' ')} "
    assert opens is None or (key.startswith(opens) and words.startswith(f" {opens} "))
    assert closes is None or (key.endswith(closes) and words.endswith(f" {closes} "))
    assert within is None or f" {within} " in words
    assert within or not (opens or closes)


# What is kept


def test_sets_of_cues_are_not_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cues, "_tables", cache(cues._tables))  # to read them each time takes long
    mine = {"credits": {"staff": ["Lamp Room"]}, "dates": {"joins": ["lamp"]}}
    for n in range(SETS + 50):
        own = OwnCues((CueFile(f"{n}.toml", str(n), added=mine),))
        parse("Pier\n\nBy Orla Fennick and Tam Weller\n3 March 2021, 10:15\n\nIt is closed.", cues=own)
    gc.collect()
    kept = Counter(type(each) for each in gc.get_objects() if _is_of(each))
    assert kept == dict.fromkeys((Cues, CreditWords, DateWords), SETS)


def _is_of(thing: object) -> bool:
    """Whether `thing` is a set of cues, or a part of one, that the test above has made."""
    if isinstance(thing, Cues):
        return _is_of(thing.credits)
    return (isinstance(thing, CreditWords) and "lamp room" in thing.staff) or (
        isinstance(thing, DateWords) and "lamp" in thing.joins
    )


def test_given_names_are_kept_once_but_where_a_file_changes_them() -> None:
    given = load("en").credits.given
    changed = OwnCues((CueFile("a.toml", "a", "en", {"names": {"given": ["Xylda"]}}),))
    assert load("fr").credits.given is load("fr", changed).credits.given is given
    assert "xylda" in load("en", changed).credits.given
    assert "xylda" not in given
