from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import words_of_lines

from newsparse import names
from newsparse.cues import load
from newsparse.tokens import (
    BEGINS,
    ENDS,
    FITS,
    INITIALS,
    JOB,
    JOINS,
    NO_NAME,
    NOT_PLAIN,
    REMEMBERED,
    STOPS,
    TITLE,
    Tokens,
    tokens_of,
)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "nl", "tr", "hu"])
@given(st.data())
def test_the_bits_of_a_plain_word_are_what_the_rules_of_names_say(language: str, data: st.DataObject) -> None:
    words = load(language).credits
    token = data.draw(st.sampled_from(words_of_lines(language)))
    bits = tokens_of(words)[token]
    if bits & NOT_PLAIN or not token.isalpha():
        return
    assert bool(bits & BEGINS) == (names.fits(token, True, words) and token.casefold() not in words.common)
    assert bool(bits & FITS) == names.fits(token, False, words)
    assert bool(bits & ENDS) == names.ends_name(token, words)
    assert bool(bits & NO_NAME) == names.is_no_name(token, words)
    assert bool(bits & JOB) == names.is_job_word(token, words)
    assert bool(bits & TITLE) == names.is_title(token, words)


@given(st.lists(st.text(min_size=1, max_size=8), max_size=6))
def test_a_word_has_the_same_bits_whatever_was_asked_before(tokens: list[str]) -> None:
    known = Tokens(load("en").credits)
    asked = [known[token] for token in tokens]
    assert asked == [Tokens(load("en").credits)[token] for token in tokens]
    assert all(0 <= bits < 2 * NOT_PLAIN for bits in asked)  # the highest bit tells of the largest
    assert (max(asked, default=0) >= NOT_PLAIN) == any(bits & NOT_PLAIN for bits in asked)


@pytest.mark.parametrize(
    ("token", "has", "lacks"),
    [
        ("Keller", BEGINS | FITS, ENDS | NOT_PLAIN),
        ("Keller,", NOT_PLAIN, STOPS),  # cut at the comma
        ("Keller!", NOT_PLAIN | STOPS, JOB),
        ("walks", ENDS, BEGINS | FITS),
        ("reporter", JOB | NO_NAME, FITS),
        ("and", JOINS | NOT_PLAIN, FITS),
        ("BBQ", INITIALS, NOT_PLAIN),
        ("III", FITS, INITIALS),
        ("12:30", ENDS, NOT_PLAIN),
        ("(Kallow)", NOT_PLAIN | ENDS, BEGINS),
        ("山田", NOT_PLAIN, BEGINS | ENDS),
    ],
)
def test_the_bits_of_a_word(token: str, has: int, lacks: int) -> None:
    bits = tokens_of(load("en").credits)[token]
    assert (bits & has, bits & lacks) == (has, 0)


def test_no_more_words_are_kept_than_was_said() -> None:
    known = Tokens(load("en").credits)
    assert all(known[f"Pier{i}"] is not None and len(known) <= REMEMBERED for i in range(2 * REMEMBERED))
