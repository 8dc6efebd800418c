from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from newsparse.lines import split_lines
from newsparse.readers.markup import is_escaped, is_html, unescape

STORY = (
    "The pier & the ferry\n\n“No,” said the harbour master, “not before spring.”\n\nSo <b>that</b> is that."
)
ESCAPED = (
    "Pier &amp; ferry\r\n\r\n&ldquo;No,&rdquo; said M&uuml;ller, &#8220;not for &#xa3;5.&#8221; AT&T pays.\n"
)


def test_the_escapes_of_html_are_told_and_undone() -> None:
    assert is_escaped(ESCAPED)
    meant = unescape(ESCAPED)
    assert meant == "Pier & ferry\r\n\r\n“No,” said Müller, “not for £5.” AT&T pays.\n"
    assert not is_escaped(meant)


@pytest.mark.parametrize("text", ["", STORY, "R&D; Q&A; the sign &amp; and how it is written", "a&b;c&d"])
def test_a_few_of_them_are_none(text: str) -> None:
    assert not is_escaped(text)


@given(texts() | st.text("&#1034;ampxlt\r\n a", max_size=40))
def test_lines_stay_the_same(text: str) -> None:
    ends = [(line.number, line.end) for line in split_lines(unescape(text))]
    assert ends == [(line.number, line.end) for line in split_lines(text)]


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><title>Pier</title>",
        "  <html lang='en'>\n<p>Pier",
        "<!-- saved from the harbour -->\n<HTML>",
        "Pier to stay\n<p>It stays.</p>\n<p class='last'>So says the council.</P >",
        "Pier to stay<br><br>It stays, <a href='/council'>the council</a> said.",
    ],
)
def test_html_is_told(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        STORY,
        "Write <html> first, then </html>.",
        "The tag <p> opens a paragraph, </p> ends it.",
        "1 < 2 </p",
    ],
)
def test_text_about_html_is_text(text: str) -> None:
    assert not is_html(text)
