from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import names
from newsparse.cues import load


@given(st.text("AÉjx.-1", max_size=8) | st.text(max_size=4))
def test_a_look_at_its_signs_does_not_change_what_a_word_is(token: str) -> None:
    assert names.is_initial(token) == bool(names.INITIAL.fullmatch(token))
    assert names.is_domain(token) == bool(names.DOMAIN.fullmatch(token))
    if token.isalpha():
        assert names.WORD.fullmatch(token)
        assert not names.INITIALS_JOINED.match(token)
        assert not names.POSSESSIVE.match(token)


@pytest.mark.parametrize(
    ("language", "name", "known"),
    [
        ("is", "Xylda Brandsdóttir", True),
        ("is", "Xylda Brandsson", True),
        ("en", "Xylda Brandsson", False),
        ("is", "Brandsson", False),
        ("en", "Ānna Oldmark", True),
        ("en", "Xýlda Oldmark", False),
        ("fr", "Salifou Oldmark", True),
        ("es", "Yubelkis Oldmark", True),
        ("tr", "Nurettin Oldmark", True),
        ("fa", "بهنام کلاته‌ای", True),
        ("bn", "মিজানুর ঘাটকূল", True),
    ],
)
def test_what_shows_that_a_name_is_of_a_person(language: str, name: str, known: bool) -> None:
    assert names.opens_with_given_name(name, load(language).credits) is known


@pytest.mark.parametrize(
    ("language", "name", "wanted"),
    [
        ("en", "Tom NEWSAug", False),
        ("en", "Tom McREED", True),
        ("en", "Anna Keller. Kallow", False),
        ("en", "Thos. Reed", True),
        ("ar", "محور الساعة ـ", False),
        ("ar", "محمد حسن", True),
    ],
)
def test_what_is_no_word_of_a_name(language: str, name: str, wanted: bool) -> None:
    assert names.is_person(name, load(language).credits) is wanted
