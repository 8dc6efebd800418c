from __future__ import annotations

from newsparse.article import Credit
from newsparse.cues import load
from newsparse.makers import names_maker, owner


def test_names_of_a_maker() -> None:
    words = load("en").credits
    assert names_maker(Credit("photo", ("Lena Orth",), ""), words)
    assert names_maker(Credit("photo", ("AP",), ""), words)
    assert not names_maker(Credit("graphic", ("How many beams", "pg. B4"), ""), words)


def test_a_word_behind_a_person_says_whose_a_picture_is() -> None:
    words = load("sv").credits
    assert owner("Anna Keller, Privat", words) == owner("Anna Keller/Privat", words) == "Anna Keller"
    assert (
        owner("Gamla hamnen, privat", words)
        == owner("Anna Keller, Reporter", words)
        == owner("Privat", words)
        == ""
    )
