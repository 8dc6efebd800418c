from __future__ import annotations

from newsparse.article import Credit
from newsparse.cues import load
from newsparse.makers import names_maker


def test_names_of_a_maker() -> None:
    words = load("en").credits
    assert names_maker(Credit("photo", ("Lena Orth",), ""), words)
    assert names_maker(Credit("photo", ("AP",), ""), words)
    assert not names_maker(Credit("graphic", ("How many beams", "pg. B4"), ""), words)
