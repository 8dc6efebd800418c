from __future__ import annotations

import pytest

from newsparse import parse
from newsparse.shapes import is_file, is_no_text

SITES = frozenset(("facebook", "twitter"))


def no_text(line: str, glued: bool = False) -> bool:
    return is_no_text(line, len(line.split()), glued, SITES)


@pytest.mark.parametrize(
    "line",
    [
        *("gavel3", "clarinet72", "gavel-307", "court-gavel-3"),
        *("Ferry;Harbour;Kallow;", "Ferry;Sea;Town;Tide", "Kallow Post•"),
    ],
)
def test_a_shape_that_only_furniture_has(line: str) -> None:
    assert no_text(line)


def test_buttons_and_platforms() -> None:
    assert no_text("Skip to contentSkip to searchSkip to menu", glued=True)
    assert no_text("Follow KALL: Facebook | Twitter")


@pytest.mark.parametrize(
    "line",
    [
        "gavel",
        "son-in-law",
        "Kallow 3",
        "covid-19",
        "agenda-2030",
        "agenda2030",
        "Ferry; harbour; town; sea",
        "He came;he saw;he won;he left.",
        "Who came;who saw;who won;who left?",
        "Ferry: Kallow | Twitter",
        "Post • News",
    ],
)
def test_a_shape_that_a_headline_may_have(line: str) -> None:
    assert not no_text(line)


def test_words_that_run_together_once_are_no_buttons() -> None:
    assert not no_text("The pier of KallowThe ferry of Tarrow", glued=True)


@pytest.mark.parametrize(
    "line",
    ["pier.jpg", "Old pier 2.jpg", "harbour_IMG_20230119", "The pier_2021_05.png", "The old_pier.gif"],
)
def test_the_name_of_a_picture(line: str) -> None:
    assert is_file(line)


@pytest.mark.parametrize(
    "line", ["Old pier", "The snake_case of things", "A jpg", "pier_2", "Why we love example.gif"]
)
def test_what_is_no_name_of_a_picture(line: str) -> None:
    assert not is_file(line)


def test_a_headline_may_end_in_the_name_of_a_file() -> None:
    prose = "The harbour master said on Monday that the old pier would stay open for all of the summer."
    headline = "Why we love example.gif"
    assert parse(f"{headline}\nBy Anna Keller\n\n{prose}\n\n{prose} Nobody objected.").headline == headline
