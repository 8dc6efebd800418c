from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from newsparse.visible import visible, visible_line
from newsparse.writers.canvas import Piece, fill, line_width, packed, paint, piece, rule, set_lines

ANSI = re.compile(r"\x1b\[[0-9;]*m")
styles = st.sampled_from(["", "bold", "dim italic", "red", "bold cyan"])
pieces = st.builds(piece, any_text, styles)
texts = st.lists(pieces, min_size=1, max_size=5)
measures = st.integers(2, 60)


def said(text: list[Piece]) -> str:
    return "".join(each for each, _ in text)


@given(texts, measures)
def test_a_text_is_set_as_its_characters_are_each_in_its_style(text: list[Piece], measure: int) -> None:
    lines = set_lines(text, measure)
    assert max(map(line_width, lines)) <= measure
    before = [(sign, style) for said, style in text for sign in said if not sign.isspace()]
    after = [(sign, style) for line in lines for said, style in line for sign in said if not sign.isspace()]
    assert after == before


@given(texts, measures)
def test_color_changes_nothing_but_escapes(text: list[Piece], measure: int) -> None:
    lines = set_lines(text, measure)
    plain, colored = paint(lines, False), paint(lines, True)
    assert ANSI.sub("", colored) == plain
    assert visible(plain) == plain
    assert all(line == line.rstrip() for line in plain.split("\n"))


def test_a_style_ends_where_its_text_does() -> None:
    assert (
        paint([[("a", "bold"), (" ", ""), ("b ", "dim red")]], True) == "\x1b[1ma\x1b[0m \x1b[2;31mb\x1b[0m\n"
    )


@given(any_text, any_text.map(visible_line), st.integers(10, 90))
def test_a_rule_goes_right_across(name: str, behind: str, measure: int) -> None:
    line = rule(name, behind, measure)
    assert said(line).startswith("── ")
    assert line_width(line) == measure


def test_a_long_name_is_cut_in_a_rule() -> None:
    assert said(rule("name" * 20, " · article 2", 30)) == "── namenamename… · article 2 ─"


@given(st.lists(texts, max_size=6), measures)
def test_what_is_packed_fits_and_is_all_there(items: list[list[Piece]], measure: int) -> None:
    lines = packed(items, (" · ", "dim"), measure)
    assert all(line_width(line) <= measure for line in lines)
    assert "".join("".join(map(said, lines)).replace("·", "").split()) == "".join(
        "".join(map(said, items)).replace("·", "").split()
    )


def test_facts_are_not_broken_nor_followed_by_more_if_they_end_from_right_to_left() -> None:
    def shown(*items: str) -> list[str]:
        return [said(line) for line in packed([[(item, "")] for item in items], (" · ", ""), 20)]

    assert shown("one fact", "two", "a third fact") == ["one fact · two", "a third fact"]
    assert shown("By ليلى", "3 March") == ["By ليلى", "3 March"]
    assert shown("3 March", "By ليلى") == ["3 March · By ليلى"]


def test_fill() -> None:
    assert said(fill([("日本", "")], 6)) == "日本  "
    assert said(fill([("abc", "")], 2)) == "abc"
