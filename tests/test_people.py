from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import PEOPLE, SIGNS, words_of_lines

from newsparse import people
from newsparse.cues import load
from newsparse.names import is_label
from newsparse.people import read_bare_people, read_people
from newsparse.tokens import BLOCKS, tokens_of


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "nl", "tr", "hu"])
@given(st.data())
def test_plain_words_are_read_as_all_others_are(language: str, data: st.DataObject) -> None:
    pool = st.sampled_from(words_of_lines(language)) | st.sampled_from((*PEOPLE.split(), *SIGNS.split()))
    tokens = data.draw(st.lists(pool, min_size=1, max_size=7))
    words, line = load(language).credits, " ".join(tokens)
    if not tokens_of(words)[tokens[0]] & BLOCKS and not is_label(tokens[0], words):
        assert read_bare_people(line, words) == people._read_bare_people(line, words)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "nl", "tr", "hu"])
@given(st.data())
def test_the_bits_of_a_first_word_tell_what_a_closer_look_does(language: str, data: st.DataObject) -> None:
    token = data.draw(
        st.sampled_from(words_of_lines(language)) | st.text("aEéß.-1|/", min_size=1, max_size=6)
    )
    words = load(language).credits
    assert people._opening(token, words) == people._opening_of_any(token, words)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("ANNA KELLER Tidewater Star", ()),
        ("ANNA KELLER Kallow reporter", ("ANNA KELLER",)),
        ("Anna Keller REUTERS", ("Anna Keller",)),
        ("M K Fennick", ("M K Fennick",)),
    ],
)
def test_where_a_bare_name_ends(line: str, wanted: tuple[str, ...]) -> None:
    assert read_bare_people(line, load("en").credits) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("tr", "Tarık Can", ("Tarık Can",)),
        ("tr", "Can Dündaroğlu", ("Can Dündaroğlu",)),
        ("vi", "Nguyễn Bình An", ("Nguyễn Bình An",)),
        ("vi", "Thu Hà", ("Thu Hà",)),
        ("nl", "An Vermeulen", ("An Vermeulen",)),
        ("en", "An Hour Well Spent", ()),
        ("en", "Anna Keller So Far", ("Anna Keller",)),
        ("de", "ANNA KELLER AN DER KÜSTE", ("ANNA KELLER",)),
        ("tr", "Zorvane Oldmark So", ("Zorvane Oldmark",)),
    ],
)
def test_a_function_word_of_english_may_be_a_name_in_another_language(
    language: str, text: str, wanted: tuple[str, ...]
) -> None:
    assert read_people(text, load(language).credits) == wanted


def test_a_bare_line_may_hold_no_function_word_of_english_in_any_language() -> None:
    assert read_bare_people("Tarık Can", load("tr").credits) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Wendell Stroud: TKN Managing Editor", ("Wendell Stroud",)),
        ("Wendell Stroud: Meet The Editor", ()),
        ("Anna Keller, Editor and Critic", ("Anna Keller",)),
        ("Anna Keller, Senior Reporter and Podcast Host", ("Anna Keller",)),
        ("Anna Keller, Columnist and Tom Reed", ("Anna Keller", "Tom Reed")),
        ("Anna Keller, reporter, and Quorra Thennby, photographer", ("Anna Keller", "Quorra Thennby")),
        ("Adv. Anna Keller", ("Anna Keller",)),
        ("Court Reporter Anna Keller", ("Anna Keller",)),
        ("Court Reporter Quorra Thennby", ()),
        ("rural and regional reporter Anna Keller", ("Anna Keller",)),
        ("our reporter Anna Keller", ("Anna Keller",)),
        ("the time reporter Anna Keller got there", ()),
        ("Anna Keller Gazette Reporter", ("Anna Keller",)),
        ("Anna Keller Daily Post Staff Writer", ("Anna Keller",)),
        ("Quorra Thennby Gazette Reporter", ()),
    ],
)
def test_a_job_around_a_name_is_no_part_of_it(text: str, wanted: tuple[str, ...]) -> None:
    assert read_people(text, load("en").credits) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Anna Keller | Green Valley News", ("Anna Keller",)),
        ("Anna Keller | Fact Check Reporter", ("Anna Keller",)),
        ("Anna Keller and Tom Reed, Green Valley News", ("Anna Keller", "Tom Reed")),
        ("Anna Keller, Tom Reed", ("Anna Keller", "Tom Reed")),
        ("Anna Keller and Zorvane Oldmark, Staff Writers", ("Anna Keller", "Zorvane Oldmark")),
        ("Zorvane Oldmark | Quorra Thennby Reporter", ("Zorvane Oldmark", "Quorra Thennby")),
    ],
)
def test_an_outlet_behind_people_is_none_of_them(line: str, wanted: tuple[str, ...]) -> None:
    assert read_people(line, load("en").credits) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Anna Keller, Kettle Bay", ("Anna Keller",)),
        ("Anna Keller, Tom Reed", ("Anna Keller", "Tom Reed")),
        ("Anna Keller and Kettle Bay", ("Anna Keller", "Kettle Bay")),
        ("Zorvane Oldmark, Quorra Thennby", ("Zorvane Oldmark", "Quorra Thennby")),
    ],
)
def test_a_place_behind_a_person_on_a_bare_line_is_no_second_one(line: str, wanted: tuple[str, ...]) -> None:
    assert read_bare_people(line, load("en").credits) == wanted
