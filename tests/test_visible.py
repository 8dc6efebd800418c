from __future__ import annotations

import json
import unicodedata

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from newsparse.visible import utf8, visible, visible_json, visible_line

any_text = strategies.any_text | st.text()  # lone surrogates too

BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def is_dangerous(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(character) in BIDI
        or character in "\u061c\u200e\u200f\u206a\u206b\u206c\u206d\u206e\u206f\ufff9\ufffa\ufffb"
        or character == "\U000e0001"
        or "\U000e0020" <= character <= "\U000e007f"
    )


@given(any_text)
def test_a_line_holds_nothing_dangerous(text: str) -> None:
    assert not any(map(is_dangerous, visible_line(text)))


@given(any_text)
def test_a_page_holds_nothing_dangerous_but_tabs_and_newlines(text: str) -> None:
    shown = visible(text)
    assert not any(is_dangerous(character) for character in shown if character not in "\t\n")
    assert shown.count("\n") == text.count("\n")


@given(any_text)
def test_harmless_text_stays_as_it_is(text: str) -> None:
    harmless = "".join(character for character in text if not is_dangerous(character))
    assert visible(harmless) == visible_line(harmless) == harmless


@given(any_text)
def test_json_keeps_its_values_and_holds_nothing_dangerous(text: str) -> None:
    safe = visible_json(json.dumps({text: [text]}, ensure_ascii=False))
    assert not any(map(is_dangerous, safe))
    assert json.loads(safe) == {text: [text]}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x7f", "␡"),
        ("\x9b", "⟨U+009B⟩"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u2028b\r\n", "a⟨U+2028⟩b␍␊"),
        ("a\tb", "a␉b"),
        ("\udcff", "⟨U+DCFF⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("\u206d\ufff9", "⟨U+206D⟩⟨U+FFF9⟩"),
    ],
)
def test_what_a_line_shows(text: str, shown: str) -> None:
    assert visible_line(text) == shown


@pytest.mark.parametrize(("path", "named"), [("a.txt", "a.txt"), ("ä\udcff.txt", "ä\\xff.txt")])
def test_a_file_name_becomes_utf8(path: str, named: str) -> None:
    assert utf8(path) == named
    named.encode("utf-8")
