from __future__ import annotations

import pytest
from hypothesis import given
from strategies import news_texts, strings, texts

from newsparse import parse
from newsparse.article import Credit
from newsparse.cues import load
from newsparse.lines import fold, split_lines
from newsparse.marks import AD, Mark, mark_units
from newsparse.surroundings import (
    AROUND,
    EDGE,
    WHOLE,
    Neighbours,
    Surroundings,
    alone,
    clues_in_place,
    score_units,
)
from newsparse.weights import weights

any_text = texts() | strings | news_texts()
STORY = (
    "The town council has voted to build a covered market on the old bus station after eleven years of argument.",
    "Work will begin in June and take about nine months, the council leader told a crowded meeting on Tuesday.",
    "The market will have room for forty stalls, a cafe and a small stage, which the traders had asked for.",
    "Those who have spent the past decade under canvas on Mill Street will be offered places first.",
    "The scheme will cost three million pounds, most of it from a fund for towns that lost their mills.",
)
PROSE, TITLE = Mark("p", ("20-29 words",)), Mark("t", ("5-7 words",))
CAPTION, CREDIT = (
    Mark("g", ("8-11 words",)),
    Mark("c", ("a credit",), credits=(Credit("photo", ("AP",), "AP"),)),
)
BUTTON, ADVERT, TAIL = Mark("b", (WHOLE,)), Mark("b", (WHOLE, AD)), Mark("b", (WHOLE, "tail: whole"))


@given(any_text)
def test_degrees_and_likelihoods_are_shares(text: str) -> None:
    units = fold(split_lines(text), "blocks")
    marks = mark_units(units, load("en"))
    prose = alone(marks)
    assert len(prose) == len(units)
    assert all(0.0 <= each <= 1.0 for each in prose)
    around = Surroundings(units, marks, prose)
    assert len(around) == len(units)
    assert all(len(degrees) == len(AROUND) for degrees in around)
    assert all(-1e-9 <= degree <= 1.0 + 1e-9 for degrees in around for degree in degrees)


@given(any_text)
def test_a_clue_counts_once_and_a_score_is_what_the_clues_weigh(text: str) -> None:
    units = fold(split_lines(text), "blocks")
    marks = mark_units(units, load("en"))
    around = Surroundings(units, marks, alone(marks))
    for i, score in enumerate(score_units(marks, around)):
        clues = clues_in_place(marks, around, i)
        assert len({clue for clue, _ in clues}) == len(clues)
        assert score == pytest.approx(weights()["body"].weigh(clues))


def test_no_units_have_no_surroundings() -> None:
    assert list(Surroundings([], [], [])) == []
    assert list(alone([])) == []


# Neighbours


@pytest.mark.parametrize(
    ("marks", "between"),
    [
        ([], set()),
        ([PROSE, BUTTON, PROSE], {1}),
        ([PROSE, BUTTON, ADVERT, BUTTON, PROSE], {1, 2, 3}),
        ([PROSE, BUTTON, TITLE], set()),
        ([TITLE, BUTTON, PROSE], set()),
        ([PROSE, TAIL, PROSE], set()),
        ([PROSE, ADVERT, TITLE], {1}),
        ([PROSE, BUTTON, ADVERT, TITLE], {2}),
        ([ADVERT], {0}),
        ([BUTTON], set()),
        ([PROSE, CAPTION, PROSE], {1}),
        ([PROSE, TITLE, CREDIT, PROSE], {1, 2}),
        ([PROSE, CREDIT, PROSE], set()),
        ([PROSE, TITLE, PROSE], set()),
        ([TITLE, CREDIT, PROSE], set()),
    ],
    ids=[
        *("none", "one", "three", "below", "above", "tail", "advert", "both", "alone", "button"),
        *("caption", "picture", "bare credit", "subhead", "picture below a title"),
    ],
)
def test_what_interrupts_a_text_is_looked_past(marks: list[Mark], between: set[int]) -> None:
    assert set(Neighbours(marks).between) == between


def test_neighbours_are_next_to_each_other() -> None:
    neighbours = Neighbours([ADVERT, PROSE, BUTTON, ADVERT, PROSE, ADVERT])
    assert [neighbours.above(i) for i in range(6)] == [-1, -1, 1, 1, 1, 4]
    assert [neighbours.below(i) for i in range(6)] == [1, 4, 4, 4, 6, 6]
    assert neighbours.seen("abcdef", EDGE) == ([*"-bbbee"], [*"bbeee-"])


@given(any_text)
def test_a_neighbour_is_what_is_seen_in_its_place(text: str) -> None:
    units = fold(split_lines(text), "blocks")
    marks = mark_units(units, load("en"))
    neighbours = Neighbours(marks)
    from_below, from_above = neighbours.seen(range(len(marks)), -1)
    for i in range(1, len(marks)):
        assert from_below[i - 1] == neighbours.above(i)
        assert from_above[i] == (neighbours.below(i - 1) if neighbours.below(i - 1) < len(marks) else -1)


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "blocks"])
@pytest.mark.parametrize(
    "lines",
    [
        ("Advertisement",),
        ("Advertisement", "Advertisement"),
        ("Story continues below advertisement",),
        ("Share", "Email", "Share on Facebook"),
        ("Traders wait outside the town hall", "Photo: Noel Abernathy / Reuters"),
        ("Traders wait outside the town hall. Photo: Noel Abernathy / Reuters",),
    ],
    ids=["one", "two", "continues", "buttons", "picture", "caption"],
)
def test_no_paragraph_is_lost_between_interruptions(lines: tuple[str, ...], gap: str) -> None:
    head = ["Council backs plan for covered market", "By Anna Keller", "3 March 2021", STORY[0]]
    text = gap.join([*head, *(line for paragraph in STORY[1:] for line in (*lines, paragraph))])
    article = parse(text)
    assert article.paragraphs == STORY
    assert len(article.boilerplate) + len(article.captions) > 0
