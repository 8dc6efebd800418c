from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import PEOPLE, SIGNS, words_of_lines

from newsparse import names
from newsparse.cues import load
from newsparse.tokens import BLOCKS, tokens_of


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "nl", "tr", "hu"])
@given(st.data())
def test_plain_words_are_read_as_all_others_are(language: str, data: st.DataObject) -> None:
    pool = st.sampled_from(words_of_lines(language)) | st.sampled_from((*PEOPLE.split(), *SIGNS.split()))
    tokens = data.draw(st.lists(pool, min_size=1, max_size=7))
    words, line = load(language).credits, " ".join(tokens)
    if not tokens_of(words)[tokens[0]] & BLOCKS and not names._is_label(tokens[0], words):
        assert names.read_bare_people(line, words) == names._read_bare_people(line, words)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "nl", "tr", "hu"])
@given(st.data())
def test_the_bits_of_a_first_word_tell_what_a_closer_look_does(language: str, data: st.DataObject) -> None:
    token = data.draw(
        st.sampled_from(words_of_lines(language)) | st.text("aEéß.-1|/", min_size=1, max_size=6)
    )
    words = load(language).credits
    assert names._opening(token, words) == names._opening_of_any(token, words)


@given(st.text("AÉjx.-1", max_size=8) | st.text(max_size=4))
def test_a_look_at_its_signs_does_not_change_what_a_word_is(token: str) -> None:
    assert names.is_initial(token) == bool(names.INITIAL.fullmatch(token))
    assert names._is_domain(token) == bool(names.DOMAIN.fullmatch(token))
    if token.isalpha():
        assert names.WORD.fullmatch(token)
        assert not names.INITIALS_JOINED.match(token)
        assert not names.POSSESSIVE.match(token)


@given(st.text(" a([)]（）<>", max_size=8))
def test_brackets_around_a_text_are_seen_at_its_end(text: str) -> None:
    match = names.BRACKETS.fullmatch(text)
    assert names.in_brackets(text) == (match and match[1])


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
