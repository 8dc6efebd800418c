from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import news_texts, strings, texts

from newsparse import parse
from newsparse.cues import load
from newsparse.headlines import LEAST, find_headline, headline_clues
from newsparse.lines import fold, split_lines
from newsparse.marks import mark_units
from newsparse.rivals import RIVALS
from newsparse.topics import topic_of
from newsparse.weights import weights


@given(texts() | strings | news_texts(), st.integers(0, 12))
def test_the_headline_is_the_best_of_all_that_may_be_one(text: str, first: int) -> None:
    units = fold(split_lines(text), "blocks")
    first = min(first, len(units))
    marks, topic = mark_units(units, load("en")), topic_of(units, first)
    scores = {
        i: weights()["headline"].weigh(clues) for i, clues in headline_clues(units, marks, first, topic)
    }
    found = find_headline(units, marks, first, topic)
    best = max(scores, key=lambda i: scores[i], default=None)
    if found is None:
        assert best is None or scores[best] < LEAST
    else:
        assert best is not None
        assert scores[found] == pytest.approx(scores[best]) or (
            scores[best] - scores[found] < max(far for _, far in RIVALS)
        )


MENU = ["Home", "News", "Sport", "Weather", "Tides", "Ferries", "Coast", "Letters", "Contact"]


@pytest.mark.parametrize(
    ("menu", "lines"), [(MENU, {1 + len(MENU)}), ([], set())], ids=["a page", "a short head"]
)
def test_the_lines_of_a_page_that_its_title_begins_with(menu: list[str], lines: set[int]) -> None:
    title = "Old pier to stay open"
    head = [
        f"{title} through the winter - Quay Post",
        *menu,
        title,
        "Pier to stay",
        "Open through the winter",
    ]
    units = fold(
        split_lines("\n".join([*head, "The old pier of Kallow will stay open.", "It is old."])), "lines"
    )
    clues = headline_clues(units, mark_units(units, load("en")), len(head), frozenset())
    assert {i for i, weighed in clues if ("the first line begins with it", 1.0) in weighed} == lines


STORY = """

By Anna Keller

3 March 2021

The town council has voted to build a covered market on the old bus station after eleven years of argument.

Work will begin in June and take about nine months, the council leader told a crowded meeting on Tuesday.

The market will have room for forty stalls, a cafe and a small stage, which the traders had asked for.
"""


@pytest.mark.parametrize("above", ["", "Politics\n\n"], ids=["first", "below a section"])
@pytest.mark.parametrize(
    "headline",
    [
        "Opinion: The market hall we deserve",
        "Video: Inside the new market hall",
        "Exclusive: Council to build market hall",
        "Live: Council votes on market hall",
    ],
)
def test_a_headline_may_open_with_a_label(above: str, headline: str) -> None:
    assert parse(above + headline + STORY).headline == headline


@pytest.mark.parametrize("line", ["Read more: Ferry to return in spring", "Home › News › Politics"])
def test_a_link_is_no_headline(line: str) -> None:
    article = parse(f"{line}\n\nCouncil backs covered market{STORY}")
    assert article.headline == "Council backs covered market"
    assert line in article.boilerplate


def test_a_sentence_that_the_body_begins_with_is_no_headline() -> None:
    lead = STORY.split("\n\n")[3]
    article = parse(f"Market hall gets nod\n\nNews\n\n{lead}{STORY}")
    assert article.headline == "Market hall gets nod"
    assert article.paragraphs[0] == lead


def test_what_is_as_long_as_a_paragraph_is_no_headline() -> None:
    deck = (
        "MARKETS More and more towns build halls for the traders who stood in the rain for years. "
        "But who pays for them will want to have a say one day: a tour of four towns and their quarrels"
    )
    assert parse(f"A roof over the stalls\n\n{deck}{STORY}").headline == "A roof over the stalls"


def test_of_two_lines_like_headlines_the_upper_one_is_it() -> None:
    headline, deck = (
        "Late but welcome as traders get back to their stalls at Kallow",
        "Saturday to see shutters lifted as a long wait ends",
    )
    article = parse(f"The Gulf Shore Post\n\n{headline}\n\n{deck}{STORY}")
    assert (article.headline, article.deck) == (headline, deck)


def test_a_deck_that_goes_on_with_the_words_of_a_short_headline_is_not_it() -> None:
    headline = "Town backs market hall"
    deck = "Harbour Traders Union Chair Keller on why the council backs the market hall for the town"
    article = parse(f"3 May 2024\n\n{headline}\n\n{deck}{STORY}")
    assert (article.headline, article.deck) == (headline, deck)
    headline = (
        "Traders to get a roof over their stalls after eleven years of talk, “which is what we are here for”"
    )
    assert parse(f"3 May 2024\n\nOld bus station\n\n{headline}{STORY}").headline == headline


def test_a_line_with_the_whole_headline_in_it_is_none_over_a_deck() -> None:
    headline = "“Traders want a roof over their stalls by the autumn”"
    article = parse(f"Live\nHome Politics Kallow {headline}\n\n{headline}{STORY}")
    assert article.headline == headline


def test_a_line_that_ends_in_a_colon_is_the_kicker_of_the_line_below() -> None:
    kicker, headline = "After eleven years of waiting:", "Covered market to open in the autumn"
    article = parse(f"{kicker}\n{headline}\n{STORY.replace(chr(10) * 2, chr(10)).strip()}")
    assert (article.kicker, article.headline) == (kicker, headline)
    short = parse(f"What the traders say on the new hall:\nRoof leaks{STORY}")
    assert short.headline == "What the traders say on the new hall:"


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Coldwater:", None),
        ("Kallow, 3 March 2021", None),
        ("Kallow (dpa) - Erratum to our report of 2 March", None),
        ("Kallow (CDU) - the man who never gave up", "Kallow (CDU) - the man who never gave up"),
        ("Cold water: three swims", "Cold water: three swims"),
    ],
)
def test_what_only_announces_the_text_is_no_headline(line: str, headline: str | None) -> None:
    assert parse(f"{line}\n\n{STORY.split('2021')[1].strip()}").headline == headline


@pytest.mark.parametrize(("number", "headline"), [(3, "Hall gets nod from the council"), (7, None)])
def test_an_item_that_goes_on_counting_is_no_headline(number: int, headline: str | None) -> None:
    last = f"{number}. Hall gets nod from the council"
    article = parse(f"1. Front page\n2. Kallow\n{last}\n\nHall gets nod from the council{STORY}")
    assert article.headline == (headline or last)


PROSE = [
    "The ferry to Kallow will not sail before the spring, the harbour office said on Monday.",
    "Its engine was taken out in October and stands in a shed, and nobody has come to look at it since.",
    "The islanders have asked for a smaller boat until then, which the council will talk about next week.",
]


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("The council said no.", None),  # its last word may be that of a caption, of a teaser, of a notice
        ("Looking for something else?", None),
        ("Who will sail to Kallow before the spring?", "Who will sail to Kallow before the spring?"),
        ("No ferry to Kallow", "No ferry to Kallow"),
    ],
)
def test_where_nothing_but_sentences_was_kept_a_sentence_is_no_headline(
    above: str, headline: str | None
) -> None:
    more = [
        f"Of the {count} sailors of Kallow, each has a boat of his own."
        for count in ("nine", "ten", "twelve", "thirty")
    ]
    assert parse("\n".join([above, *PROSE, *more])).headline == headline


@pytest.mark.parametrize("headline", ["Is this the end of print?", "Kallow wins the cup!"])
def test_a_text_of_few_lines_shows_no_more_than_that_its_headline_is_a_sentence(headline: str) -> None:
    assert parse("\n".join([headline, *PROSE])).headline == headline


def test_a_sentence_that_stands_there_twice_is_the_caption_of_a_picture() -> None:
    headline = "Covered market hall for Kallow – work is to begin in June"
    caption = "The council leader told a crowded meeting on the covered market that work will begin in June."
    assert parse(f"{headline}\n\n{caption}\n\n{caption}{STORY}").headline == headline
    assert parse(f"{caption}\n\n{caption}\n\n{headline}{STORY}").headline == headline
    assert parse(f"{caption}\n\nNews\n\n{caption}{STORY}").headline == caption


@pytest.mark.parametrize(
    ("line", "headline"), [("المصدر : كالو - هدى المرسى", None), ("كالو : هدى المرسى", "كالو : هدى المرسى")]
)
def test_a_line_with_the_label_of_a_source_is_no_headline(line: str, headline: str | None) -> None:
    text = "قام مدير المرسى في المدينة اليوم بجولة في السوق الجديدة حيث اطلع على سير أعمال البناء في القاعة الكبيرة."
    more = (
        "وأكد على أهمية إنجاز المشروع قبل بداية الشتاء لما له من أثر على باعة السمك الذين ينتظرون منذ سنين."
    )
    assert parse(f"{line}\n\n{text}\n\n{more}").headline == headline
