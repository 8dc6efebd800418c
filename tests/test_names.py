from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import names
from newsparse.cues import load
from newsparse.tokens import BLOCKS, tokens_of

PEOPLE = "Anna Keller Tom Reed TOM REED McDonald O’Brien de La Saint-Jean J. K II III Élodie Łukasz Иван Петров A B"
SIGNS = "and & 2 12:30 3rd Keller, Reed: (Kallow) - – / | @x in walks Follow Kallow Star STAR"


@cache
def words_of_lines(language: str) -> list[str]:
    """Words that rules of names ask for, as they are written, with a capital and in capitals; and some others."""
    words = load(language).credits
    lists = (
        *(words.jobs, words.titles, words.joins, words.particles, words.organisations, words.honours),
        *(words.staff, words.places, words.common, words.towns, words.news, words.pictures, words.platforms),
        *(words.months, words.fillers, words.roles, words.by),
    )
    known = sorted({word for each in lists for phrase in each for word in phrase.split()})
    spelt = {form for word in known for form in (word, word.title(), word.upper())}
    return [*(word for word in sorted(spelt) if max(word) < "\u0590"), *PEOPLE.split(), *SIGNS.split()]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "nl", "tr", "hu"])
@given(st.data())
def test_plain_words_are_read_as_all_others_are(language: str, data: st.DataObject) -> None:
    pool = st.sampled_from(words_of_lines(language)) | st.sampled_from((*PEOPLE.split(), *SIGNS.split()))
    tokens = data.draw(st.lists(pool, min_size=1, max_size=7))
    words, line = load(language).credits, " ".join(tokens)
    if not tokens_of(words)[tokens[0]] & BLOCKS and not names._is_label(tokens[0], words):
        assert names.read_bare_people(line, words) == names._read_bare_people(line, words)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("ANNA KELLER Tidewater Star", ()),
        ("ANNA KELLER Kallow reporter", ("ANNA KELLER",)),
        ("Anna Keller REUTERS", ("Anna Keller",)),
        ("M K Fennick", ("M K Fennick",)),
    ],
)
def test_where_a_bare_name_ends(line: str, people: tuple[str, ...]) -> None:
    assert names.read_bare_people(line, load("en").credits) == people
