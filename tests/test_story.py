from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import sentences

from newsparse import parse
from newsparse.exports import find_export
from newsparse.lines import split_lines

STORY = """\
(KALLOW) -- The old pier of Kallow will stay open through the winter, the town council decided on Tuesday.

Fishing boats may tie up on the northern side only.

@highlight

Old pier stays open

@highlight

Two beams are cracked
"""


def test_a_story_has_highlights_and_no_headline() -> None:
    article = parse(STORY)
    assert article.headline is None
    assert article.fields == {"highlight": "Old pier stays open\nTwo beams are cracked"}
    assert len(article.paragraphs) == 2
    assert article.boilerplate == ("@highlight", "@highlight")
    tail = [block for block in article.blocks if block.lines[0] > 4 and block.kind != "blank"]
    assert [(block.kind, block.zone) for block in tail] == [("boilerplate", "tail"), ("field", "tail")] * 2


def test_a_byline_and_dates_may_open_a_story() -> None:
    article = parse(f"By\n\nKallow Reporter\n\nPUBLISHED:\n\n10:15 EST, 3 March 2021\n\n|\n\n{STORY}")
    assert article.published == "2021-03-03T10:15:00-05:00"
    assert article.paragraphs == parse(STORY).paragraphs


@given(st.lists(sentences(), min_size=1, max_size=6), st.lists(sentences(3, 12), min_size=1, max_size=4))
def test_paragraphs_and_highlights(body: list[str], highlights: list[str]) -> None:
    article = parse("\n\n".join([*body, *(part for each in highlights for part in ("@highlight", each))]))
    assert article.paragraphs == tuple(body)
    assert article.fields == {"highlight": "\n".join(highlights)}
    assert article.headline is None


@pytest.mark.parametrize(
    "tail",
    [
        "@highlight",
        "@highlight\n\n",
        "@highlight\n\n" + "x " * 300,
        "@highlights\n\nx",
        "see @highlight\n\nx",
    ],
)
def test_what_is_no_story(tail: str) -> None:
    text = STORY.partition("@highlight")[0] + tail
    assert find_export(split_lines(text)) is None
