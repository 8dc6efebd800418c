from __future__ import annotations

import pytest

from newsparse.cues import load
from newsparse.lines import fold, split_lines
from newsparse.marks import SHOWN, Mark, mark_units
from newsparse.shown import with_captions


def marks_of(lines: list[str]) -> list[Mark]:
    units = fold(split_lines("\n\n".join(lines)), "blocks")
    return with_captions(mark_units(units, load("en")), units.texts)


def test_a_sentence_that_is_a_caption_elsewhere_is_one_here() -> None:
    said = "Traders wait for the vote outside the town hall."
    lines = [said, f"{said} Photo: Noel Abernathy", "Traders wait for the vote outside the town hall", said]
    marks = marks_of(lines)
    assert [SHOWN in mark.clues for mark in marks] == [True, False, False, True]
    assert "".join(mark.letter for mark in marks) == "ggtg"


@pytest.mark.parametrize(
    ("lines", "letters", "maker"),
    [
        (["Traders wait for the vote", "Traders wait for the vote / Town hall"], "gg", "Town hall"),
        (["Traders wait for the vote", "Traders wait for the vote - TOWN HALL"], "gg", "TOWN HALL"),
        (["Traders wait for the vote.", "Traders wait for the vote.TOWN HALL"], "gg", "TOWN HALL"),
        (["Traders wait for the voteTraders wait for the vote", "Traders wait for the vote"], "gg", None),
        (["Traders wait for the vote", "Traders wait for the vote in vain"], "tt", None),
        (
            ["Traders wait for the vote", "Traders wait for the vote - they will not have to wait long"],
            "tt",
            None,
        ),
    ],
    ids=["a slash", "a dash", "glued", "in one line", "another line", "a headline that goes on"],
)
def test_a_caption_that_stands_there_twice(lines: list[str], letters: str, maker: str | None) -> None:
    title = "Council votes to build a covered market"
    marks = marks_of([title, *lines])
    assert "".join(mark.letter for mark in marks) == "t" + letters
    assert [mark.caption[1].names for mark in marks if mark.caption] == ([(maker,)] if maker else [])
    alone = marks_of(lines)
    assert alone[0].letter in "tp"  # with nothing above it may be the headline


def test_the_headline_may_be_the_caption_too() -> None:
    title = "Traders wait for the vote"
    lines = [title, "The council will vote on Monday.", f"{title}Town hall"]
    marks = marks_of(lines)
    assert "".join(mark.letter for mark in marks) == "tpg"
    lines[-1] = f"{title} - Kallow Coast Post"
    assert marks_of(lines)[-1].letter != "g"
