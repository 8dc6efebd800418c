from __future__ import annotations

import textwrap
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import news_texts, sentences, strings, texts

from newsparse.cues import load
from newsparse.lines import Units, fold, split_lines
from newsparse.seams import part

BODY = (
    "The last shop on the pier sold its final newspaper on Monday, and nobody who stood in the line would say "
    "that the paper was what they had come for.",
    "The owner has kept the till, which never added up, and the bell over the door, which never rang. He means "
    "to give both of them to the museum, if the museum will have them, and the cat to his sister in the hills.",
    "The council has no plans for the house. It has had none for the pier either since the storm of last year, "
    "and a spokesman said that this was the plan.",
)
FULL = "Last shop on the old pier shuts its doors after ninety seven years"
WIDTH = 70


def wrap(*paragraphs: str) -> str:
    return "\n".join(textwrap.fill(each, WIDTH) for each in paragraphs)


def parted(text: str) -> Units:
    return part(fold(split_lines(text), "wrapped"), load("en"))


@given(text=texts() | strings | news_texts())
def test_no_line_is_lost_and_none_joined(text: str) -> None:
    folded = fold(split_lines(text), "wrapped")
    units = part(folded, load("en"))
    assert [*chain(*units.parts)] == [*chain(*folded.parts)]
    assert [*chain(*(range(unit.first, unit.last + 1) for unit in units))] == [
        *chain(*(range(unit.first, unit.last + 1) for unit in folded))
    ]
    assert sum(units.gaps) == sum(folded.gaps)
    assert {unit.first for unit in folded} <= {unit.first for unit in units}


@given(st.lists(sentences(), min_size=2, max_size=5), st.integers(min_value=50, max_value=90))
def test_paragraphs_between_blank_lines_stay_whole(paragraphs: list[str], width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)
    assert parted(text).texts == paragraphs


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "below",
    [
        "By Anna Keller",
        "By Anna Keller and Tom Reed",
        "March 3, 2021",
        "Published 3 March 2021 at 10:15 GMT",
        "Anna Keller, 3 March 2021",
        "An owner, a bell and a cat look for a new home",
        FULL,
        "Last shop on a day of rain: the pictures",
    ],
)
def test_a_full_headline_is_parted_from_the_head_below(below: str, newline: str) -> None:
    text = wrap(FULL, below, *BODY, "Each had an answer, and an excuse.").replace("\n", newline)
    assert parted(text).texts[:2] == [FULL, below]


@pytest.mark.parametrize(
    "headline",
    [
        "Last shop on the old pier shuts its doors after its owner meets Old Tom",
        "Last Shop on the Old Pier Shuts Its Doors After Ninety Seven Years Of Newspapers",
        pytest.param(
            "Last Shop on the Old Pier Shuts Its Doors After Ninety Seven Years Of The Same Newspaper",
            marks=pytest.mark.xfail(strict=True, reason="a small word with a capital begins a sentence"),
        ),
        "Man who kept the last shop on the pier will leave the islands on March 3, 2021",
        "The long goodbye of the last shop on the pier, as it is told by Anna Keller",
    ],
)
def test_a_headline_of_two_lines_stays_one(headline: str) -> None:
    assert len(wrap(headline).split("\n")) == 2
    assert parted(wrap(headline, "By Anna Keller", *BODY)).texts[:2] == [
        headline,
        "By Anna Keller",
    ]


@pytest.mark.parametrize("newline", ["\n", "\n\n"])
def test_a_word_that_is_never_small_begins_no_sentence(newline: str) -> None:
    pronoun = "For all of the years that the shop on the pier was open to us all and I was young I ran there."
    assert wrap(pronoun).split("\n")[1].startswith("I ")
    assert pronoun in parted(newline.join(map(wrap, (*BODY, pronoun)))).texts


def test_a_small_letter_or_a_bracket_goes_on() -> None:
    caption = "The shop on the pier in the last hour of the last of all of its days. (Photo: Otto Brandt)"
    assert wrap(caption).split("\n")[1].startswith("(")
    assert caption in parted(wrap(BODY[0], caption, BODY[2])).texts


def test_only_lines_glued_to_others_are_asked_where_blank_lines_part_paragraphs() -> None:
    head = wrap(FULL, "An owner, a bell and a cat look for a new home")
    text = "\n\n".join((f"{head}\nMarch 3", *map(wrap, BODY)))
    assert parted(text).texts == [*head.split("\n"), "March 3", *BODY]
