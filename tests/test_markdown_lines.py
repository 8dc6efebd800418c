from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import news_texts, strings, texts

from newsparse.lines import split_lines
from newsparse.markdown_lines import Plain, read_markdown


def plain_of(text: str) -> Plain | None:
    return read_markdown(list(split_lines(text)), text)


def line_of(line: str) -> str:
    """What is read of `line` in a text that is Markdown."""
    found = plain_of(f"# Pier to stay\n\n{line}")
    assert found is not None
    return found.lines[2].text


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("## Who is to pay ##", "Who is to pay"),
        (
            "It was *not* the **first** time, __said__ she, in _March_.",
            "It was not the first time, said she, in March.",
        ),
        (
            'The [council](https://news.example/a_b_(c)) met [Ruiz](/ruiz "Lena Ruiz").',
            "The council met Ruiz.",
        ),
        ("![The pier at dusk](https://news.example/1.jpg)", "The pier at dusk"),
        ("[![The pier](/1.jpg)](https://news.example/) *Photo: Tom Reed/AP*", "The pier Photo: Tom Reed/AP"),
        ("> “No,” she said.", "“No,” she said."),
        (r"In 2019\. it cost 5\*5 \[sic\] pounds", "In 2019. it cost 5*5 [sic] pounds"),
        ("* The planks", "* The planks"),
        ("[](https://news.example/)", "[](https://news.example/)"),
        ("The file pier_old_2.jpg costs 2 * 3 * 4 pounds", "The file pier_old_2.jpg costs 2 * 3 * 4 pounds"),
        ("Call **now", "Call **now"),
        (
            "It is called `__init__`, and 2 ** 3 ** 2 is 512",
            "It is called `__init__`, and 2 ** 3 ** 2 is 512",
        ),
        ("A **new *old* pier** for all", "A new old pier for all"),
        ("To [be torn down][mill] and ![the mill][1]", "To be torn down and the mill"),
    ],
)
def test_marks_are_taken_from_a_line(line: str, plain: str) -> None:
    assert line_of(line) == plain


def test_headings_have_their_levels_and_the_only_highest_one_is_the_title() -> None:
    found = plain_of("Kallow Post\n\n# Pier to stay\n\nIt stays.\n\n## Why\n\n## How\n")
    assert found is not None
    assert found.headings == {3: 1, 7: 2, 9: 2}
    assert found.title == 3
    several = plain_of("# Kallow Post\n\n# Pier to stay\n\nIt stays.\n")
    assert several is not None
    assert several.title is None


def test_a_line_of_equals_signs_makes_the_line_above_a_heading() -> None:
    found = plain_of("Pier to stay\n============\n\nIt stays, said [the council](https://news.example/).\n")
    assert found is not None
    assert found.headings == {1: 1}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Pier to stay\n\nIt stays, she said [in March] (not in April).\n",
        "# 1 in the charts\n\nThe song of the pier is number one.\n",
        "#pier\n\n#kallow #harbour",
        "Pier to stay\n\nThe report is [here](https://news.example/report), she said.\n",
        "He typed: # is a sign, ](/ are three.\n\n# 3 and # 4 too.",
    ],
)
def test_a_plain_text_is_none(text: str) -> None:
    assert plain_of(text) is None


@given(texts() | strings | news_texts() | st.text('#*_[]()!>\\ =\nax/:"', max_size=80))
def test_each_line_stays_and_none_is_emptied(text: str) -> None:
    lines = list(split_lines(text))
    found = read_markdown(lines, text)
    if found:
        assert [(line.number, line.end) for line in found.lines] == [
            (line.number, line.end) for line in lines
        ]
        assert [bool(line.text.strip()) for line in found.lines] == [
            bool(line.text.strip()) for line in lines
        ]


def test_a_number_behind_a_sign_is_a_heading_where_others_are() -> None:
    found = plain_of("# 7 ways to the pier\n\nIt stays.\n\n## 1. By boat\n\n[Sail](https://news.example/).\n")
    assert found is not None
    assert found.headings == {1: 1, 5: 2}
    assert found.lines[0].text == "7 ways to the pier"


@pytest.mark.parametrize("above", ["It stays.\n", "So the council said.\nIt stays until May\n"])
def test_a_line_of_equals_signs_below_prose_is_none(above: str) -> None:
    found = plain_of(f"# Pier to stay\n\n{above}=====\n\nIt stays.\n")
    assert found is not None
    assert found.headings == {1: 1}


def test_programs_are_left_alone() -> None:
    text = "# Pier to stay\n\n```\n# install **it**\n```\n\nIt *stays*.\n"
    found = plain_of(text)
    assert found is not None
    assert found.headings == {1: 1}
    assert [line.text for line in found.lines[3:]] == ["# install **it**", "```", "", "It stays."]


def test_what_is_known_of_a_page_stands_above_it() -> None:
    found = plain_of("---\ntitle: Pier to stay\ndate: 2021-03-03\n---\n\nIt stays.\n")
    assert found is not None
    assert found.front == {1, 2, 3, 4}
    assert plain_of("---\n\nIt stays.\n\n---\n") is None
