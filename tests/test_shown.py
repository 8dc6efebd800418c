from __future__ import annotations

import pytest

from newsparse import parse
from newsparse.cues import load
from newsparse.lines import fold, split_lines
from newsparse.marks import CREDITED, SHOWN, Mark, mark_units
from newsparse.shown import with_captions


def marks_of(lines: list[str]) -> list[Mark]:
    units = fold(split_lines("\n\n".join(lines)), "blocks")
    cues = load("en")
    return with_captions(mark_units(units, cues), units.texts, cues)


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


PROSE = [
    "The harbour master said on Monday that the old pier of the town would stay open for all of the summer.",
    "Traders of the market said that they were glad, and that the council had done what they had asked for.",
]
MENU = "News Sport Weather Culture Opinion Video"
TITLE = "Kallow wins the harbour cup again"


@pytest.mark.parametrize("above", [[], [MENU], ["Home"]])
@pytest.mark.parametrize(
    "behind",
    [" - Kallow Post", " | Sport", " / Sport", " - Live", " | KALLOW POST", " / Kallow Post", "Live"],
)
def test_the_title_of_the_page_is_no_caption(above: list[str], behind: str) -> None:
    article = parse("\n".join([*above, TITLE, TITLE + behind, "By Anna Keller", *PROSE]))
    assert article.headline is not None and article.headline.startswith(TITLE)
    assert [credit.role for credit in article.credits] == ["author"]


@pytest.mark.parametrize("behind", [" - Kallow Post", " | Sport", " / Sport", " - Live"])
def test_a_site_or_a_section_below_another_title_has_made_no_picture(behind: str) -> None:
    marks = marks_of(["Council votes to build a covered market", TITLE, TITLE + behind])
    assert "g" not in "".join(mark.letter for mark in marks)


@pytest.mark.parametrize("menu", [MENU, "News and Sport Weather Culture Opinion Video", f"{TITLE} at last"])
@pytest.mark.parametrize("behind", [" - KALLOW POST", " - Getty Images", " / Town hall", "Town hall"])
def test_what_is_no_title_above_a_caption(menu: str, behind: str) -> None:
    marks = marks_of([menu, TITLE, TITLE + behind])
    assert SHOWN not in marks[1].clues and CREDITED not in marks[1].clues and marks[1].letter == "t"


@pytest.mark.parametrize("behind", ["/ Sport", "/ Kallow Post"])
def test_a_title_around_a_button_is_no_caption(behind: str) -> None:
    article = parse("\n".join(["Home", TITLE, "Share", f"{TITLE} {behind}", "By Anna Keller", *PROSE]))
    assert article.headline is not None and article.headline.startswith(TITLE)
    assert [credit.role for credit in article.credits] == ["author"]


@pytest.mark.parametrize(
    ("caption", "maker"),
    [
        ("Traders wait for the vote", "Getty Images"),
        ("Traders wait for the vote", "Noel Abernathy"),
        ("Traders wait for the vote.", "Coastline Network"),
    ],
    ids=["an agency", "a person", "behind a sentence"],
)
def test_who_made_a_picture_behind_a_dash(caption: str, maker: str) -> None:
    marks = marks_of(["Council votes to build a covered market", caption, f"{caption} - {maker}"])
    assert [mark.letter for mark in marks] == ["t", "g", "g"]
