from __future__ import annotations

import pytest
from multiples import ARTICLES, RULES, SHAPES, docs, nexis, paged, ruled

from newsparse.evidence import has_prose, look_at, tell_profile
from newsparse.split import Piece, split_text

TITLES = [article.splitlines()[0] for article in ARTICLES]
PARAGRAPHS = [article.split("\n\n", 2)[2] for article in ARTICLES]
UNSIGNED = [f"{title}\n\n{text}" for title, text in zip(TITLES, PARAGRAPHS, strict=True)]


def found(text: str) -> str | None:
    profile = tell_profile(text, whole=True)
    return profile.name if profile else None


# What is a dump


@pytest.mark.parametrize("shape", SHAPES)
def test_a_dump_is_told(shape: str) -> None:
    name, text = SHAPES[shape]
    assert found(text) == name
    assert found(text.replace("\n", "\r\n")) == name


@pytest.mark.parametrize("line", RULES.values())
def test_articles_that_are_not_signed_are_told_by_what_they_are_about(line: str) -> None:
    assert found(ruled(line, UNSIGNED)) is not None


def test_a_rule_may_stand_above_the_first_and_below_the_last() -> None:
    text = "=====\n" + ruled("=====") + "=====\nExported on Friday\n"
    assert found(text) == "equals"
    pieces = [each for each in split_text([text], "auto") if isinstance(each, Piece)]
    assert len(pieces) == 4
    assert len(pieces[-1].frame) == 3


def test_the_numbers_of_the_dump_go_before_its_page_breaks() -> None:
    text = nexis([article.replace("\n\n", "\n\n\f", 2) for article in ARTICLES])
    assert found(text) == "nexis"


def test_the_rule_that_is_repeated_most_is_the_one() -> None:
    text = ruled("=" * 40, [ARTICLES[0] + "\n=====\n", *ARTICLES[1:]])
    profile = tell_profile(text, whole=True)
    assert profile
    assert [profile.rules[0].hints, len(list(split_text([text], "auto")))] == [("=" * 40,), 4]


def test_a_part_of_a_dump_shows_less() -> None:
    """One separator in millions of characters; the whole of such a text would be one article."""
    text = "1 of 3 DOCUMENTS\n" + ARTICLES[0]
    assert tell_profile("Cover\n" + text, whole=True) is None
    assert tell_profile("Cover\n" + text, whole=False)


# What is one article

SECTIONS = """\
Three days in Kallow

By Orla Fennick
3 March 2021

The pier of Kallow is old, and so are most of those who walk on it in the morning with a dog or a thermos flask.
{rule}
At the harbour

The harbour master has counted the planks of the pier. There are four hundred, she says, and she knows the bad ones.
Nobody from the fleet has spoken against her since the storm, when she closed the pier to everyone but herself.
{rule}
At the school

Pupils drew the pier of Kallow for the council. The drawings hang in the hall of the harbour office, above the kettle.
The council liked them so well that it forgot to vote on the repairs of the pier, and had to meet once more.
{rule}
In the evening

The lamps of the pier are lit at six. The harbour master walks along the planks and counts them once again.
"""
TRANSCRIPT = """\
Transcript: the harbour master of Kallow on her pier

{rule}
REPORTER: How many of the planks of the pier are bad, and how do you know that they are bad?
{rule}
HARBOUR MASTER: I walk on them each morning, and the bad ones tell me so. There are eleven of them this year.
{rule}
REPORTER: And what do you say to those who want to close the pier for good, before somebody falls into the water?
{rule}
HARBOUR MASTER: Half a pier is better than none. I have said so to the council, and I say so to you now.
"""
BOX = """\
Old pier to stay open

By Orla Fennick

The old pier of Kallow will stay open through the winter, the town council decided on Tuesday after a long debate.
{rule}
THE PIER IN FIGURES
Built: 1921
Planks: 400
{rule}
Repairs are to begin in April and to take six weeks, if the weather lets the divers work below the waterline.
"""
TICKER = """\
Storm over Kallow: what happened when

10:05
The harbour master closes the pier of Kallow to everyone. The first planks have come loose, she says on the radio.
{rule}
10:40
Part of the pier is gone. The harbour master has counted the planks that are left, and there are not many of them.
{rule}
11:15
The storm moves on to the east. The harbour master goes home over what remains of the pier, and puts the kettle on.
"""
UNDERLINED = """\
The pier
{rule}
The pier of Kallow will stay open through the winter, the town council decided on Tuesday after a long debate.

The divers
{rule}
Repairs are to begin in April and to take six weeks, if the weather lets the divers work below the waterline.

The money
{rule}
Who is to pay for the pier is open. The ferry company, which owns it, has not answered three letters of the council.
"""


@pytest.mark.parametrize("rule", ["***", "---", "* * *", "*****", "-----", "=====", "_" * 60, "\f", "-" * 70])
@pytest.mark.parametrize("text", [SECTIONS, TRANSCRIPT, BOX, TICKER, UNDERLINED])
def test_rules_inside_an_article_cut_nothing(text: str, rule: str) -> None:
    assert found(text.format(rule=rule)) is None
    assert found(text.format(rule=f"\n{rule}\n")) is None


@pytest.mark.parametrize(
    "text",
    [
        ARTICLES[0] + "\nEnd of Document\n" + ARTICLES[1],
        ARTICLES[0] + "\nDocument 3 of 84\n" + ARTICLES[1],
        "Documents\n\n3 of 84 DOCUMENTS\n" + ARTICLES[0],
        "9 of 9 DOCUMENTS\nText\n3 of 4 DOCUMENTS\nText\n7 of 8 DOCUMENTS\nText",
        ruled("=====", ARTICLES[:2]),  # it does not repeat
        "<doc>\n" * 1 + ARTICLES[0] + ARTICLES[1] + "</doc>\nText",
    ],
)
def test_one_separator_is_not_enough(text: str) -> None:
    assert len([each for each in split_text([text], "auto") if isinstance(each, Piece)]) == 1


def test_a_page_with_a_running_head_is_no_article() -> None:
    head = "QUAY POST, 3 March 2021, page {}\n\n"
    pages = [head.format(i) + text for i, text in enumerate(PARAGRAPHS, 1)]
    assert found(paged(pages)) is None


def test_a_page_that_breaks_off_is_no_article() -> None:
    pages = [article[:-60] for article in ARTICLES]
    assert found(paged(pages)) is None


@pytest.mark.parametrize(
    "text",
    [
        ARTICLES[0] + "\nEnd of Document\n\n",
        "      12 of 100 DOCUMENTS\n\n" + ARTICLES[0],
        "Search Terms: pier\n1 of 1 DOCUMENT\n" + ARTICLES[0],
        ARTICLES[0] + "\nDocument QUAYP00020210301eh330001x\n",
        docs(ARTICLES[:1]),
        ARTICLES[0].rstrip() + "\x03\n",
    ],
)
def test_a_lone_separator_at_the_edge_is_framed(text: str) -> None:
    [piece] = split_text([text], "auto")
    assert isinstance(piece, Piece)
    assert piece.text == text
    assert piece.frame or "\x03" in text


# The look of a piece


def test_a_look() -> None:
    look = look_at(ARTICLES[0])
    assert look.is_article
    assert (look.titled, look.ended, look.signed) == (True, True, True)
    assert {"kallow", "harbour"} <= look.topic
    assert "the" not in look.topic


@pytest.mark.parametrize("text", ["", "\n\n", "Contact us", "1. A pier\n2. Bees\n3. Ladders\n"])
def test_what_has_no_prose(text: str) -> None:
    assert not has_prose(text)
    assert not look_at(text).is_article
