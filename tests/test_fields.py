from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsparse import parse
from newsparse.article import Article, Credit, Dateline, Document, Kind, Placed, Unit
from newsparse.cues import load
from newsparse.fields import Reading, to_article
from newsparse.labels import Label
from newsparse.lines import split_lines
from newsparse.marks import mark_units
from newsparse.zones import find_zones

Labelled = Sequence[tuple[Kind, str]]
BYLINE = "Anna Keller"  # which its place makes one


def article(labelled: Labelled, language: str = "en", document: Document | None = None) -> Article:
    """The article of lines that are labelled already; "blank" ones have no unit."""
    lines = split_lines("\n".join(text for _, text in labelled), document.first_line if document else 1)
    units, labels, gap = [], [], 0
    for line, (kind, text) in zip(lines, labelled, strict=True):
        if kind == "blank":
            gap += 1
            continue
        units.append(Unit(line.number, line.number, text, gap))
        signed = (Credit("author", (text,), text),) if kind == "credit" and text == BYLINE else ()
        labels.append(Label(kind, "body", signed))
        gap = 0
    cues = load(language)
    marks = mark_units(units, cues)
    zones = find_zones(units, marks)
    return to_article(document or Document(""), Reading(lines, "lines", units, cues, marks, zones, labels))


HEADLINE: tuple[Kind, str] = ("headline", "Ferry leaves the harbour without a captain")
FIRST: tuple[Kind, str] = ("paragraph", "The ferry left the pier before dawn.")
SECOND: tuple[Kind, str] = ("paragraph", "It came back in the evening.")


def test_each_kind_has_its_field() -> None:
    found = article(
        [
            ("kicker", "COAST & ISLANDS"),
            HEADLINE,
            ("deck", "Nobody was at the wheel. Nobody minded."),
            ("credit", "By Anna Keller"),
            ("date", "3 March 2021"),
            FIRST,
            ("subhead", "What the passengers saw"),
            ("item", "A light"),
            ("quote", "“We saw a light.”"),
            ("caption", "The ferry at its berth"),
            SECOND,
            ("boilerplate", "Share"),
        ]
    )
    assert found.kicker == "COAST & ISLANDS"
    assert found.headline == HEADLINE[1]
    assert found.deck == "Nobody was at the wheel. Nobody minded."
    assert found.credits == (Credit("author", ("Anna Keller",), "By Anna Keller"),)
    assert (found.published, found.updated) == ("2021-03-03", None)
    assert found.paragraphs == (FIRST[1], SECOND[1])
    assert found.subheads == (Placed("What the passengers saw", 1),)
    assert found.items == (Placed("A light", 1),)
    assert found.quotes == (Placed("“We saw a light.”", 1),)
    assert found.captions == ("The ferry at its berth",)
    assert found.boilerplate == ("Share",)


def test_no_line_is_an_article_without_anything() -> None:
    found = article([])
    assert (found.headline, found.kicker, found.deck, found.dateline) == (None, None, None, None)
    assert (found.published, found.updated) == (None, None)
    assert (found.paragraphs, found.captions, found.boilerplate) == ((), (), ())
    assert (found.credits, len(found.blocks)) == ((), 0)
    assert found.source.lines == (0, 0)


# Places


def test_what_is_placed_counts_the_paragraphs_above() -> None:
    found = article(
        [
            ("subhead", "At the top"),
            FIRST,
            ("boilerplate", "Advertisement"),
            ("subhead", "In the middle"),
            ("subhead", "Again"),
            SECOND,
            ("subhead", "At the end"),
        ]
    )
    places = [("At the top", 0), ("In the middle", 1), ("Again", 1), ("At the end", 2)]
    assert [(subhead.text, subhead.before) for subhead in found.subheads] == places


# Credits


def test_equal_credits_are_merged_and_counted_in_the_order_of_the_first() -> None:
    photo = "Photo Credit: Harbour Eight News/Reuters"
    found = article([("credit", photo), ("credit", "By Anna Keller"), ("credit", photo), ("credit", photo)])
    assert found.credits == (
        Credit("photo", ("Harbour Eight News", "Reuters"), photo, 3),
        Credit("author", ("Anna Keller",), "By Anna Keller"),
    )


def test_credits_of_other_words_are_not_equal() -> None:
    found = article([("credit", "Photo: Otto Brandt"), ("credit", "Photo: Otto Brandt/AP")])
    assert [credit.count for credit in found.credits] == [1, 1]


def test_a_caption_gives_its_credit_away_and_keeps_its_words() -> None:
    found = article([("caption", "Number 31, on the eighth night. | Photo: Lena Orth/AP")])
    assert found.captions == ("Number 31, on the eighth night.",)
    assert found.credits == (Credit("photo", ("Lena Orth", "AP"), "Photo: Lena Orth/AP"),)


def test_the_credits_of_two_captions_are_merged() -> None:
    found = article(
        [
            ("caption", "The first night. Photo: Lena Orth/AP"),
            ("caption", "The last one. Photo: Lena Orth/AP"),
        ]
    )
    assert [(credit.text, credit.count) for credit in found.credits] == [("Photo: Lena Orth/AP", 2)]


def test_an_agency_under_a_caption_made_the_picture() -> None:
    found = article(
        [("caption", "The weir at Marsh End"), ("credit", "REUTERS"), SECOND, ("credit", "REUTERS")]
    )
    assert [(credit.role, credit.names) for credit in found.credits] == [
        ("photo", ("REUTERS",)),
        ("source", ("REUTERS",)),
    ]


def test_a_bare_byline_names_the_author() -> None:
    found = article([HEADLINE, ("credit", BYLINE)])
    assert found.credits == (Credit("author", (BYLINE,), BYLINE),)


# Dates


@pytest.mark.parametrize(
    ("lines", "published", "updated"),
    [
        ([("date", "3 March 2021")], "2021-03-03", None),
        ([("date", "Updated 4 March 2021"), ("date", "Published 3 March 2021")], "2021-03-03", "2021-03-04"),
        ([("date", "3 March 2021"), ("date", "9 March 2021")], "2021-03-03", None),
        ([("date", "12 minutes ago"), ("date", "3 March 2021")], "2021-03-03", None),
        ([("date", "12 minutes ago")], None, None),
        ([("credit", "By Anna Keller, 3 March 2021")], "2021-03-03", None),
        ([("paragraph", "On 3 March 2021 the ferry left.")], None, None),
        ([("boilerplate", "3 March 2021")], None, None),
        ([("caption", "The ferry on 3 March 2021")], None, None),
    ],
    ids=["one", "both", "the first counts", "relative", "only relative", "a byline", "prose", "furniture", "caption"],
)  # fmt: skip
def test_dates(lines: Labelled, published: str | None, updated: str | None) -> None:
    found = article([HEADLINE, *lines, SECOND])
    assert (found.published, found.updated) == (published, updated)


def test_a_date_below_the_headline_is_nearer_than_one_above() -> None:
    found = article([("date", "Friday, 5 March 2021"), HEADLINE, ("date", "3 March 2021"), FIRST])
    assert found.published == "2021-03-03"
    found = article([("date", "5 March 2021"), ("date", "4 March 2021"), HEADLINE, FIRST])
    assert found.published == "2021-03-04"


def test_a_date_far_above_the_headline_is_that_of_the_day_on_which_a_page_was_opened() -> None:
    menu: Labelled = [("boilerplate", f"Menu {i}") for i in range(9)]
    assert article([("date", "5 March 2021"), *menu, HEADLINE, FIRST]).published is None
    assert article([*menu, ("date", "5 March 2021"), HEADLINE, FIRST]).published == "2021-03-05"
    assert article([("date", "Published: 5 March 2021"), *menu, HEADLINE, FIRST]).published == "2021-03-05"


def test_a_date_right_below_the_headline_counts_however_far_above_the_body() -> None:
    menu: Labelled = [("boilerplate", f"Kind of boat {i}") for i in range(60)]
    other: Labelled = [("boilerplate", "Another boat"), ("date", "5 March 2019")]
    found = article([HEADLINE, ("date", "3 March 2021"), *menu, *other, FIRST, SECOND])
    assert found.published == "2021-03-03"


@pytest.mark.parametrize("told", ["12 minutes ago", "Updated 4 March 2021"])
def test_a_text_that_tells_its_age_has_not_the_date_of_its_page(told: str) -> None:
    page: Labelled = [("date", "5 March 2021"), ("boilerplate", "Menu")]
    assert article([*page, HEADLINE, ("date", told), FIRST]).published is None
    assert article([*page, HEADLINE, FIRST]).published == "2021-03-05"
    assert article([("date", "3 March 2021"), HEADLINE, ("date", told), FIRST]).published == "2021-03-03"


def test_the_date_of_a_concert_says_nothing_of_the_age_of_a_text() -> None:
    page: Labelled = [("date", "5 March 2021"), ("boilerplate", "Menu")]
    assert article([*page, HEADLINE, ("date", "Concert of 3 March 2021"), FIRST]).published == "2021-03-05"


@pytest.mark.parametrize("told", [("date", "73 days ago"), ("boilerplate", "2 Mar")])
def test_a_weekday_above_the_headline_is_of_today_if_the_age_of_the_text_is_told(
    told: tuple[Kind, str],
) -> None:
    assert article([("date", "Friday, 5 March 2021"), HEADLINE, told, FIRST]).published is None
    assert article([("date", "5 March 2021"), HEADLINE, told, FIRST]).published == "2021-03-05"
    assert article([("date", "Friday, 5 March 2021"), HEADLINE, FIRST]).published == "2021-03-05"


def test_a_label_above_the_headline_tells_when_a_text_was_updated() -> None:
    found = article(
        [("date", "Updated 4 March 2021"), ("boilerplate", "News"), HEADLINE, ("date", "3 March 2021"), FIRST]
    )
    assert (found.published, found.updated) == ("2021-03-03", "2021-03-04")


def test_who_signs_at_the_end_of_the_last_paragraph_is_credited() -> None:
    signed = ("paragraph", f"{SECOND[1]} (AP)")
    assert [(each.role, each.names) for each in article([HEADLINE, FIRST, signed]).credits] == [
        ("source", ("AP",))
    ]
    assert article([HEADLINE, signed, FIRST]).credits == ()


def test_the_word_updated_may_stand_on_the_line_above() -> None:
    found = article(
        [HEADLINE, ("date", "3 March 2021"), ("boilerplate", "Updated"), ("date", "4 March 2021")]
    )
    assert (found.published, found.updated) == ("2021-03-03", "2021-03-04")


@pytest.mark.parametrize(
    "label",
    [
        ("boilerplate", "Update: ferry found off the point"),
        ("headline", "Updated"),
        ("boilerplate", "Edited volume of letters"),
    ],
)
def test_a_title_that_opens_with_a_word_for_it_tells_of_no_update(label: tuple[Kind, str]) -> None:
    title: Labelled = [] if label[0] == "headline" else [HEADLINE]
    found = article([*title, label, ("date", "3 March 2021"), FIRST, SECOND])
    assert (found.published, found.updated) == ("2021-03-03", None)


def test_a_date_that_says_it_is_that_of_the_publication_is_no_update() -> None:
    found = article([HEADLINE, ("boilerplate", "Updated"), ("date", "Posted: 3 March 2021"), FIRST])
    assert (found.published, found.updated) == ("2021-03-03", None)


def test_a_time_may_stand_beside_the_word_updated() -> None:
    found = article([HEADLINE, ("boilerplate", "Updated at 10:15"), ("date", "3 March 2021"), FIRST])
    assert (found.published, found.updated) == (None, "2021-03-03T10:15:00")


def test_of_two_dates_below_the_word_updated_each_keeps_its_own() -> None:
    dates = "Thu 4 Mar 2021 05.29 ESTFirst published on Wed 3 Mar 2021 15.57 EST"
    found = article([HEADLINE, ("boilerplate", "Updated"), ("date", dates), FIRST])
    assert (found.published, found.updated) == ("2021-03-03T15:57:00-05:00", "2021-03-04T05:29:00-05:00")


def test_a_time_alone_on_the_line_right_below_a_date_goes_with_it() -> None:
    time: tuple[Kind, str] = ("boilerplate", "10:15")
    assert article([HEADLINE, ("date", "3 March 2021"), time, FIRST]).published == "2021-03-03T10:15:00"
    assert article([HEADLINE, ("date", "Updated 3 March 2021"), time, FIRST]).updated == "2021-03-03T10:15:00"
    far = article([HEADLINE, ("date", "3 March 2021"), ("blank", ""), time, FIRST])
    assert far.published == "2021-03-03"
    both: tuple[Kind, str] = ("date", "3 March 2021, updated 4 March 2021")
    found = article([HEADLINE, both, time, FIRST])
    assert (found.published, found.updated) == ("2021-03-03", "2021-03-04")


def test_above_the_headline_a_date_with_a_label_counts_before_a_nearer_one() -> None:
    label: tuple[Kind, str] = ("date", "Published: 3 March 2021")
    found = article([label, ("date", "Friday, 5 March 2021"), HEADLINE, FIRST])
    assert found.published == "2021-03-03"


def test_a_date_that_opens_the_text_counts_before_one_above_the_headline() -> None:
    day: tuple[Kind, str] = ("date", "Friday, 5 March 2021")
    wire: tuple[Kind, str] = (
        "paragraph",
        "3 March 2021 (Harbour News) - The ferry left the pier before dawn.",
    )
    assert article([day, HEADLINE, wire, SECOND]).published == "2021-03-03"
    assert article([HEADLINE, ("deck", wire[1]), FIRST, SECOND]).published == "2021-03-03"
    assert article([day, HEADLINE, FIRST, wire]).published == "2021-03-05"
    assert article([HEADLINE, ("date", "4 March 2021"), wire, SECOND]).published == "2021-03-04"


@pytest.mark.parametrize("weather", ["31.9 C", "-4 °C", "17°", "64F"])
def test_a_date_beside_the_weather_is_that_of_the_day(weather: str) -> None:
    bar: Labelled = [
        ("date", "Friday, 5 March 2021"),
        ("boilerplate", weather),
        ("boilerplate", "Port Ellis"),
    ]
    assert article([*bar, HEADLINE, FIRST]).published is None
    assert article([*bar[::2], HEADLINE, FIRST]).published == "2021-03-05"
    assert article([HEADLINE, *bar, FIRST]).published == "2021-03-05"


# Datelines


def test_the_dateline_is_that_of_the_first_paragraph() -> None:
    said = "PORT ELLIS, March 3 (Reuters) - The ferry left the pier before dawn."
    assert article([HEADLINE, ("paragraph", said), SECOND]).dateline == Dateline("PORT ELLIS", "Reuters")
    assert article([HEADLINE, FIRST, ("paragraph", said)]).dateline is None


def test_the_dateline_may_stand_in_what_is_set_off_above_the_first_paragraph() -> None:
    said = "PORT ELLIS, March 3 (Reuters) - The ferry left the pier before dawn."
    assert article([HEADLINE, ("deck", said), SECOND]).dateline == Dateline("PORT ELLIS", "Reuters")


def test_the_dateline_stays_in_its_paragraph() -> None:
    said = "LISBON — First it was the bell of car 563."
    assert article([HEADLINE, ("paragraph", said)]).paragraphs == (said,)


# Blocks


def test_blocks_cover_every_line_in_order() -> None:
    found = article(
        [("blank", ""), ("blank", ""), HEADLINE, ("blank", ""), FIRST, SECOND, ("blank", ""), ("blank", "x")]
    )
    assert [(block.kind, block.lines) for block in found.blocks] == [
        ("blank", (1, 2)),
        ("headline", (3, 3)),
        ("blank", (4, 4)),
        ("paragraph", (5, 5)),
        ("paragraph", (6, 6)),
        ("blank", (7, 8)),
    ]
    assert found.source.lines == (1, 8)


def test_line_numbers_are_those_of_the_file() -> None:
    document = Document("", path="a.txt", article=3, first_line=101, encoding="utf-8")
    found = article([HEADLINE, ("blank", ""), FIRST], document=document)
    assert [block.lines for block in found.blocks] == [(101, 101), (102, 102), (103, 103)]
    source = {"path": "a.txt", "article": 3, "lines": [101, 103], "encoding": "utf-8", "layout": "lines"}
    assert found.to_dict()["source"] == source


@pytest.mark.parametrize(
    ("line", "role"), [("© Kallow Radio", "source"), ("© Anna Keller", "photo"), ("© Reuters", "photo")]
)
def test_a_sign_of_rights_below_the_body_is_of_the_site(line: str, role: str) -> None:
    text = "\n\n".join((HEADLINE[1], FIRST[1] + " Nobody saw it.", SECOND[1] + " Nobody was hurt.", line))
    assert [(each.role, each.text) for each in parse(text).credits] == [(role, line)]
