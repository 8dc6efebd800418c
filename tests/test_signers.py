from __future__ import annotations

import pytest
from hypothesis import given
from signing import FIRST, HEADLINE, SECOND, signed
from strategies import news_texts, strings, texts

from newsparse import parse
from newsparse.cues import load
from newsparse.lines import fold, split_lines
from newsparse.marks import mark_units
from newsparse.signers import LIKELY, Signed, byline_clues, candidates, find_signers, noted
from newsparse.weights import weights
from newsparse.zones import find_zones


def names(text: Signed) -> list[str]:
    """Who signs `text` by a bare name."""
    return [name for names in find_signers(text).values() for name in names]


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        (["Orla Fennick", "3 March 2021"], []),
        (["Orla Fennick"], ["Share", "Orla Fennick"]),
        ([], ["Orla Fennick"]),
        ([], ["Orla Fennick is a reporter in Kallow and writes about ferries."]),
        (["Tom Reed", "Photo: Lena Orth/AFP", "Orla Fennick"], []),
        (["Orla Fennick", "Photo: Lena Orth/AFP"], []),
    ],
    ids=[
        "above a date",
        "above and below",
        "below the body",
        "a note on her",
        "below whom a picture shows",
        "above a picture",
    ],
)
def test_who_signs_without_a_label(head: list[str], tail: list[str]) -> None:
    assert set(names(signed(head, tail))) == {"Orla Fennick"}


@pytest.mark.parametrize("line", ["Quorra Thennby2 minutes ago", "3 March 2021 | Quorra Thennby"])
def test_a_date_on_its_line_lets_a_name_sign_that_no_list_knows(line: str) -> None:
    head = [HEADLINE, "The ferry at its pier on Tuesday", "Getty Images", line]
    article = parse("\n".join([*head, "", FIRST, "", SECOND]))
    assert [credit.names for credit in article.credits if credit.role == "author"] == [("Quorra Thennby",)]
    byline = next(block for block in article.blocks if block.text == line)
    assert weights()["byline"].bias + sum(reason.weight for reason in byline.reasons) > LIKELY
    assert names(signed([], ["Share", "Read more", line])) == []


@pytest.mark.parametrize(
    ("headline", "authors"),
    [
        ("Orla Fennick leaves the harbour without a captain", []),
        ("Orla Fennick: Why the harbour needs a captain", ["Orla Fennick"]),
        ("Fennick leaves the harbour without a captain", ["Orla Fennick"]),
    ],
)
def test_of_whom_the_headline_speaks_is_not_who_signs(headline: str, authors: list[str]) -> None:
    text = signed(["Orla Fennick", "3 March 2021"])
    units = [text.units[0]._replace(text=headline), *text.units[1:]]
    assert names(text._replace(units=units)) == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Ferry Minister Orla Fennick spoke on the quay, where nobody had seen who was at the wheel.", []),
        ("On the quay our reporter Orla Fennick met nobody who had been at the wheel that day.", ["Orla Fennick"]),
        ("Orla Fennick is on the quay, where nobody had seen who was at the wheel that day.", ["Orla Fennick"]),
    ],
)  # fmt: skip
def test_of_whom_the_body_speaks_by_the_whole_name_is_in_the_picture(line: str, authors: list[str]) -> None:
    text = signed(["Orla Fennick", "3 March 2021"])
    text.units[-1] = text.units[-1]._replace(text=line)  # type: ignore[index]
    assert names(text) == authors


def test_the_label_of_who_made_a_play_signs_nothing() -> None:
    play = ["Venue: Wharf Playhouse, Kallow", "Director: Orla Fennick", "Cast: Lena Orth, Zorvane Oldmark"]
    assert candidates(signed(play)) == {}
    assert names(signed(["Director: Orla Fennick", "3 March 2021"])) == ["Orla Fennick"]


def test_whose_a_picture_is_signs_nothing() -> None:
    assert names(signed(["Orla Fennick, Private", "3 March 2021"])) == []


def test_a_full_stop_behind_a_name_and_a_job_ends_a_caption() -> None:
    assert names(signed(["Orla Fennick, Coast Reporter", "3 March 2021"])) == ["Orla Fennick"]
    assert names(signed(["Orla Fennick, Coast Reporter.", "3 March 2021"])) == []


def test_what_ends_in_a_colon_signs_nothing() -> None:
    assert names(signed(["Orla Fennick:"])) == []


def test_who_comments_signs_nothing() -> None:
    text = signed([], ["Orla Fennick", "3 March 2021 at 10:15", "You were not there when the ferry left."])
    assert names(text) == ["Orla Fennick"]
    assert names(text._replace(zones=text.zones._replace(comments=text.zones.last))) == []


def test_a_name_in_a_caption_with_a_label_signs_nothing() -> None:
    assert names(signed(["Orla Fennick, Tom Reed (Credit: AP/Lena Orth/Montage by Quay Post)"])) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Orla Fennick is a reporter in Kallow.", "Orla Fennick"),
        ("Orla Fennick was chief editor of the Quay Post until 2019.", "Orla Fennick"),
        ("Orla Fennick leaves the harbour without a captain", None),
        ("Orla Fennick (Kallow, 1975) is a reporter and a photographer.", "Orla Fennick"),
        ("Orla Fennick (Kallow, 1975) leaves the harbour.", None),
        ("Orla Fennick", None),
        ("Reporter Orla Fennick is off today.", None),
        ("The reporter is off today.", None),
    ],
)
def test_a_note_on_the_author(line: str, name: str | None) -> None:
    assert noted(line, load("en").credits) == name


PICTURED = ["The ferry has been tied up since Monday.", "The old ferry at its pier in Kallow"]


@pytest.mark.parametrize("shown", PICTURED, ids=["a sentence", "without a stop"])
@pytest.mark.parametrize("head", [["Orla Fennick", "3 March 2021"], ["3 March 2021", "Orla Fennick"]])
def test_who_took_a_picture_below_the_byline_did_not_write_the_text(head: list[str], shown: str) -> None:
    assert names(signed([*head, shown, "Anna Keller, Quay Post"])) == ["Orla Fennick"]


def test_below_a_date_alone_a_sentence_may_be_a_deck() -> None:
    assert names(signed(["3 March 2021", PICTURED[0], "Anna Keller"])) == ["Anna Keller"]


def test_a_deck_may_stand_above_a_byline() -> None:
    assert names(
        signed(["The captain had overslept, as he told the police.", "Orla Fennick", "3 March 2021"])
    ) == ["Orla Fennick"]


def test_who_stands_behind_an_outlet_and_its_section_signs() -> None:
    assert names(signed(["Quay Courier - - NEWS - Orla Fennick"])) == ["Orla Fennick"]


def test_the_word_of_a_date_behind_a_bar_makes_no_section_of_a_name() -> None:
    assert names(signed(["Zorvane Oldmark|Published"])) == ["Zorvane Oldmark"]


def test_a_bullet_without_an_announcement_may_stand_before_who_signs() -> None:
    assert names(signed(["• Orla Fennick", "3 March 2021"])) == ["Orla Fennick"]


@given(texts() | strings | news_texts())
def test_every_candidate_is_weighed_and_who_signs_is_one_of_them(text: str) -> None:
    units = fold(split_lines(text), "blocks")
    marks = mark_units(units, load("en"))
    whole = Signed(units, marks, find_zones(units, marks), load("en").credits)
    found = candidates(whole)
    assert all(0 <= i < len(units) and people for i, people in found.items())
    assert [i for i, _ in byline_clues(whole, found)] == list(found)
    assert find_signers(whole).items() <= found.items()


def test_a_name_with_a_job_that_stands_there_twice_at_once_is_a_caption() -> None:
    shown = "Orla Fennick, head of the harbour office"
    assert names(signed([shown])) == ["Orla Fennick"]
    assert names(signed([shown, shown])) == []


@pytest.mark.parametrize(
    ("deck", "authors"),
    [
        ("For a year the ferry has been led by the former sailor Orla Fennick, who likes it there.", []),
        ("For a year the ferry has had nobody at its wheel who likes it, writes Orla Fennick.", ["Orla Fennick"]),
    ],
)  # fmt: skip
def test_of_whom_the_deck_speaks_is_in_the_picture_below(deck: str, authors: list[str]) -> None:
    assert names(signed([deck, "Orla Fennick"])) == authors
