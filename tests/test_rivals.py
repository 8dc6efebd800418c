from __future__ import annotations

import pytest

from newsparse import parse

STORY = """

3 March 2021

The town council has voted to build a covered market on the old bus station after eleven years of argument.

Work will begin in June and take about nine months, the council leader told a crowded meeting on Tuesday.

The market will have room for forty stalls, a cafe and a small stage, which the traders had asked for.
"""
BYLINE = "\n\nBy Anna Keller"


@pytest.mark.parametrize(
    ("headline", "deck"),
    [
        (
            "Voices from the rain",
            "Traders tell what the council is to decide on the covered market on the bus station",
        ),
        ("Apple crop woes", "Traders have asked for a covered market."),
    ],
    ids=["without a stop", "a sentence"],
)
def test_a_short_headline_stands_over_a_deck_that_says_more(headline: str, deck: str) -> None:
    assert parse(f"{headline}\n\n{deck}{BYLINE}{STORY}").headline == headline


@pytest.mark.parametrize(
    ("kicker", "headline"),
    [
        ("Under one roof", "Town council votes for a covered market hall"),
        ("Under one roof", "Town council: the market hall will be built on the old bus station"),
        ("KALLOW AND AROUND", "Why the town council wants to build a market hall on its old bus station"),
        (
            "Town and Country | Kallow",
            "Why the town council wants to build a market hall on its old bus station",
        ),
    ],
    ids=["no longer than a headline", "with a colon", "capitals", "a bar"],
)
def test_few_words_over_what_may_be_a_headline_are_none(kicker: str, headline: str) -> None:
    assert parse(f"{kicker}\n\n{headline}{STORY}").headline == headline


PARAGRAPH = (
    "The town council has wanted a covered market on the old bus station since eleven years ago, "
    "and who may argue is now to say so."
)
NOTICE = (
    "We and our partners keep cookies on your device, and may look at them, so that you see "
    "what you like most on our pages."
)


def test_the_head_of_a_part_of_the_text_is_no_headline() -> None:
    headline, part = "Voices from the rain", "Council votes for a covered market hall"
    assert parse(f"{headline}\n\nBy Anna Keller\n\n{part}{STORY}").headline == headline
    assert parse(f"Your choice of cookies\n\n{NOTICE}\n\n{part}{STORY}").headline == part
    text = STORY.removeprefix("\n\n3 March 2021")
    links = f"Read more:\n\nAnna Keller: {part}\n\nOne way to mend a roof"
    assert parse(f"{headline}\n\n{PARAGRAPH}\n\n{links}{text}").headline == headline


@pytest.mark.parametrize("way", ["Live\n\nHome Politics ", "Politics / Kallow / "])
def test_the_way_to_the_page_before_the_headline_is_none_of_it(way: str) -> None:
    headline = "Wanted: heirs to an icehouse"
    deck = "A trade that nobody is after"
    assert parse(f"{way}{headline}\n\n{deck}\n\n{headline}{STORY}").headline == headline
    whole = "Anna Keller: Council votes for a covered market"
    assert parse(f"{whole}\n\nAnna Keller{STORY}").headline == whole


def test_the_name_of_the_site_behind_the_headline_is_none_of_it() -> None:
    headline = "The town council votes for a covered market."
    text = STORY.removeprefix("\n\n3 March 2021")
    article = parse(f"{headline} | Quay Post\n\n3 March 2021\n\n{headline}{text}")
    assert article.headline == headline
    assert headline not in article.paragraphs


@pytest.mark.parametrize("result", ["HARBOUR 0\n\nTOWN 1", "Kallow Harbour 0-1 Coldwater Town"])
def test_a_result_below_a_headline_is_none(result: str) -> None:
    headline = "Kallow Harbour 0 Coldwater Town 1 - MATCH VERDICT"
    assert parse(f"{headline}\n{result}{STORY}").headline == headline
    alone = "Kallow Harbour 0-1 Coldwater Town"
    assert parse(f"FA Cup Round Two\n\n{alone}{STORY}").headline == alone


def test_the_way_to_the_page_above_the_headline_is_none() -> None:
    headline = "Travel: Slow and salty"
    assert parse(f"Home & Garden » Weekend Roofs\n\n{headline}{STORY}").headline == headline
    whole = "Anna Keller » Why the town council wants to build a hall"
    assert parse(f"{whole}\n\nOld bus station{STORY}").headline == whole


def test_a_name_with_a_job_below_a_headline_is_none() -> None:
    headline = "Council News Roundup"
    text = STORY.removeprefix("\n\n3 March 2021")
    assert parse(f"{headline}\n\nAnna Keller, Columnist and Town Council Liaison{text}").headline == headline
    whole = "Anna Keller, Town Council Liaison: The market is late"
    assert parse(f"{headline}\n\n{whole}{text}").headline == whole


def test_a_long_first_line_tells_who_is_spoken_to_and_is_no_headline() -> None:
    line = (
        "KARLA MAYHEW (Kallow, 1990), who won the town prize for the best costumes of the year – "
        "the play A Boat Without Oars at the Old Granary"
    )
    headline = "Any costume has to rustle so the player knows it lives"
    assert parse(f"{line}\n\n{headline}{STORY}").headline == headline
    longer = f"{headline}, she says, and so does everybody who has ever worn one on a stage as small as ours"
    assert parse(f"{line}\n\n{longer}{STORY}").headline == line
