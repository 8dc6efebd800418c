from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size
from strategies import any_text, strings

from newsparse.writers.cells import begins_right, cut, runs_left, width, wrap

# What has no width, joins its neighbours, is wide, is written from right to left, or sits on the sign before it.
ODD = "\u200d\ufe0f\u200b\u0301\u3099👩🏽日か。「가ㅏא‌ب’\u00ad\u00a0\u3000 \t\nab-"
texts = st.one_of(any_text, strings, st.text(ODD, max_size=60))
measures = st.integers(2, 90)


def lines(text: str, measure: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, measure)]


@given(texts, texts)
def test_what_stands_beside_a_text_does_not_change_its_width(one: str, other: str) -> None:
    assert width(one + other) == width(one) + width(other)
    assert width(one) == sum(map(width, one))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("日本", 4),
        ("가", 2),
        ("🎉", 2),
        ("❤\ufe0f", 2),
        ("שלום", 4),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


def test_no_width_is_less_than_that_of_the_tables_of_rich() -> None:
    """Signs that came to be wide after the Unicode of this Python was settled apart."""
    for code in range(0x20, 0x30000):
        sign = chr(code)
        if unicodedata.category(sign) in ("Cn", "Cs", "Cc", "Cf"):
            continue
        newer = unicodedata.category(sign) in ("So", "No")
        assert width(sign) >= get_character_cell_size(sign) or newer, hex(code)


@given(texts, measures)
def test_no_line_is_wider_than_the_measure(text: str, measure: int) -> None:
    assert max(map(width, lines(text, measure))) <= measure


@given(texts, measures)
def test_lines_leave_out_nothing_but_spaces(text: str, measure: int) -> None:
    assert "".join("".join(lines(text, measure)).split()) == "".join(text.split())


@given(texts, measures)
def test_lines_go_up_and_do_not_overlap(text: str, measure: int) -> None:
    ends = [0]
    for start, end in wrap(text, measure):
        assert ends[-1] <= start <= end
        ends.append(end)


@given(st.text("ab ", max_size=60), measures)
def test_lines_are_as_full_as_can_be(text: str, measure: int) -> None:
    found = lines(text.strip(), measure)
    for above, below in pairwise(found):
        assert width(above) + 1 + width(below.split()[0]) > measure


@given(texts, measures)
def test_a_newline_ends_a_line(text: str, measure: int) -> None:
    assert all("\n" not in line for line in lines(text, measure))
    assert len(lines(text, measure)) >= text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("", 9, [""]),
        ("the quick brown fox", 10, ["the quick", "brown fox"]),
        ("a\n\nb", 9, ["a", "", "b"]),
        ("abcdefghijk lm", 5, ["abcde", "fghij", "k lm"]),
        ("日本語の文章は、空白がない。", 16, ["日本語の文章は、", "空白がない。"]),
        ("これは「引用」です。", 8, ["これは", "「引用」", "です。"]),
        ("한국어 문장은 띄어쓰기가 있다.", 10, ["한국어", "문장은", "띄어쓰기가", "있다."]),
        ("10\u00a0km away", 5, ["10\u00a0km", "away"]),
        ("か\u3099" * 3, 4, ["か\u3099" * 2, "か\u3099"]),
    ],
)
def test_wrap(text: str, measure: int, expected: list[str]) -> None:
    assert lines(text, measure) == expected


@given(texts.map(lambda text: text.replace("\n", "")), measures)
def test_what_is_cut_says_so(text: str, measure: int) -> None:
    short = cut(text, measure)
    assert width(short) <= measure
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@pytest.mark.parametrize(
    "text", ["a" * 10**6, " " * 10**6, "日" * 10**6, "「" * 10**6, "\u0301" * 10**6, "a 」" * 10**5]
)
def test_a_megabyte_of_anything_is_wrapped_soon(text: str) -> None:
    start = time.process_time()
    for _ in wrap(text, 72):
        pass
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "somewhere", "first"),
    [
        ("", False, False),
        ("abc", False, False),
        ("שלום", True, True),
        ("abc שלום", True, False),
        ("3 مارس", True, True),
    ],
)
def test_what_is_written_from_right_to_left(text: str, somewhere: bool, first: bool) -> None:
    assert runs_left(text) is somewhere
    assert begins_right(text) is first
