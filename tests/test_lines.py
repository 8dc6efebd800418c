from __future__ import annotations

import gc
import re
import textwrap
import time
from collections.abc import Callable
from itertools import cycle
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import news_texts, sentences, strings, texts

from newsparse.article import Layout, Line, Unit
from newsparse.lines import WIDE, find_layout, fold, split_lines

LAYOUTS: tuple[Layout, ...] = get_args(Layout)
any_text = texts() | strings | news_texts()

FIRST = (
    "The smallest museum in the county has two rooms, one stove and a keeper who is never in. The key hangs "
    "on a nail behind the bakery, and whoever takes it down signs for it in a book that goes back to 1931."
)
SECOND = (
    "Nobody knows how many visitors there have been, since most of them sign with the name of somebody else. "
    "Among the last hundred there are four kings, a bishop, two captains and the dog of the baker's daughter."
)
THIRD = (
    "The council would like to have the key back. It wrote to the bakery in the spring, and the bakery, "
    "which has kept the letter, hung it on the nail beside the key for everyone who comes by to see."
)
STORY = (FIRST, SECOND, THIRD)
TITLES = (
    "Pub with no beer wins award for its water",
    "Lifeboat crew rescues the same man twice in one night",
    "Who pays when the tide comes in?",
    "River crossing will be a year late at most, says minister",
    "The man who maps what is not there",
    "Dig first, ask later? Not under my street, says a reader",
    "Ten walks for people who do not like walking very far",
    "Which bridge is the odd one out? Take our quiz",
    "Leek pie for a wet Monday, and what to drink with it",
    "Council votes to keep the old ferry running until May",
)


def wrap(paragraph: str, width: int = 76, indent: str = "") -> str:
    return textwrap.fill(
        paragraph, width, initial_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def ragged(paragraph: str) -> str:
    """`paragraph` broken at no width in particular, as the source of a page is: after 9, 6, 11, 7 words, and again."""
    words, sizes, lines = paragraph.split(), cycle((9, 6, 11, 7)), []
    while words:
        size = next(sizes)
        lines.append(" ".join(words[:size]))
        words = words[size:]
    return "\n".join(lines)


def units(text: str, layout: Layout | None = None) -> list[Unit]:
    lines = split_lines(text)
    return fold(lines, layout or find_layout(lines))


# Lines


@given(any_text)
def test_joining_lines_and_ends_gives_the_text_back(text: str) -> None:
    assert "".join(line.text + line.end for line in split_lines(text)) == text


@given(any_text)
def test_lines_are_cut_where_a_newline_is_and_nowhere_else(text: str) -> None:
    parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if parts[-1] == "":
        parts.pop()
    assert [line.text for line in split_lines(text)] == parts


@given(any_text, st.integers(min_value=1, max_value=10**6))
def test_numbers_are_consecutive_from_the_first(text: str, first: int) -> None:
    lines = split_lines(text, first)
    assert [line.number for line in lines] == list(range(first, first + len(lines)))


@given(any_text)
def test_only_the_last_line_may_lack_a_newline(text: str) -> None:
    lines = split_lines(text)
    assert all(line.end in ("\r\n", "\n", "\r") for line in lines[:-1])
    assert not lines or lines[-1].end or lines[-1].text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("a", [("a", "")]),
        ("a\n", [("a", "\n")]),
        ("\n", [("", "\n")]),
        ("\n\r", [("", "\n"), ("", "\r")]),
        ("\r\n\r\n", [("", "\r\n"), ("", "\r\n")]),
        ("a\r\r\nb", [("a", "\r"), ("", "\r\n"), ("b", "")]),
        (
            "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i",
            [("a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "")],
        ),
    ],
    ids=[
        "empty",
        "no end",
        "one",
        "blank",
        "mixed blanks",
        "crlf blanks",
        "cr before crlf",
        "no newlines at all",
    ],
)
def test_split_lines(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(line.text, line.end) for line in split_lines(text)] == wanted


# Units


def check_fold(lines: list[Line], folded: list[Unit]) -> None:
    """Every line with text is in exactly one unit, in order, with its words; blank lines are in none.

    Words of a script without spaces may stand joined that a newline parted.
    """
    texts_of = {line.number: line.text for line in lines}
    covered = [number for unit in folded for number in range(unit.first, unit.last + 1)]
    assert covered == [line.number for line in lines if line.text.strip()]
    above = lines[0].number - 1 if lines else 0
    for unit in folded:
        assert unit.gap == unit.first - above - 1
        words = [word for number in range(unit.first, unit.last + 1) for word in texts_of[number].split()]
        assert "".join(unit.text.split()) == "".join(words)
        assert unit.text.split() == words or WIDE.search(unit.text)
        assert unit.text == unit.text.strip() != ""
        above = unit.last


@pytest.mark.parametrize("layout", LAYOUTS)
@given(text=any_text, first=st.integers(min_value=1, max_value=10**6))
def test_fold_covers_every_line_with_text_once(layout: Layout, text: str, first: int) -> None:
    lines = split_lines(text, first)
    check_fold(lines, fold(lines, layout))


@given(any_text)
def test_fold_covers_in_the_layout_that_is_found(text: str) -> None:
    lines = split_lines(text)
    layout = find_layout(lines)
    assert layout in LAYOUTS
    check_fold(lines, fold(lines, layout))


@pytest.mark.parametrize("layout", ["lines", "blocks"])
@given(text=any_text)
def test_every_line_is_a_unit_where_nothing_was_wrapped(layout: Layout, text: str) -> None:
    assert all(unit.first == unit.last for unit in units(text, layout))


@given(st.lists(sentences(), min_size=2, max_size=5), st.integers(min_value=50, max_value=90))
def test_wrapping_and_folding_gives_the_paragraphs_back(paragraphs: list[str], width: int) -> None:
    text = "\n\n".join(wrap(paragraph, width) for paragraph in paragraphs)
    assert find_layout(split_lines(text)) == "wrapped"
    assert [unit.text for unit in units(text)] == paragraphs


@given(st.lists(sentences(), min_size=3, max_size=6), st.integers(min_value=50, max_value=90))
def test_indents_and_folding_give_the_paragraphs_back(paragraphs: list[str], width: int) -> None:
    text = "\n".join(wrap(paragraph, width, "    ") for paragraph in paragraphs)
    assert find_layout(split_lines(text)) == "indented"
    assert [unit.text for unit in units(text)] == paragraphs


@given(st.lists(sentences(), min_size=3, max_size=6))
def test_paragraphs_that_were_not_wrapped_stay_as_they_are(paragraphs: list[str]) -> None:
    for between, layout in (("\n", "lines"), ("\n\n", "blocks"), ("\r\n \r\n\r\n", "blocks")):
        text = between.join(paragraphs)
        assert find_layout(split_lines(text)) == layout
        assert [unit.text for unit in units(text)] == paragraphs


# Layouts


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("\n\n".join(map(wrap, STORY)), "wrapped"),
        ("\r\n".join(map(wrap, STORY)).replace("\n", "\r\n").replace("\r\r", "\r"), "wrapped"),
        ("\n".join(wrap(paragraph, indent="   ") for paragraph in STORY), "indented"),
        ("\n".join(wrap(paragraph, indent="\t") for paragraph in STORY), "indented"),
        ("\n".join(STORY), "lines"),
        ("\n\n".join(STORY), "blocks"),
        ("The smallest museum\n\n" + "\n\n\n".join(STORY) + "\n\nShare\nPrint\nSave\n", "blocks"),
        ("\n\n".join(map(ragged, STORY)), "wrapped"),
    ],
    ids=[
        "wrapped",
        "no blank lines",
        "indented",
        "indented by tabs",
        "one a line",
        "blocks",
        "blocks with a tail",
        "ragged lines",
    ],
)
def test_find_layout(text: str, layout: Layout) -> None:
    assert find_layout(split_lines(text)) == layout


def test_units_are_a_sequence() -> None:
    units = fold(split_lines("Pier closed\n\nThe old pier\nis closed."), "lines")
    rows = [Unit(1, 1, "Pier closed", 0), Unit(3, 3, "The old pier", 1), Unit(4, 4, "is closed.", 0)]
    assert list(units) == units[:] == [units[i] for i in range(3)] == rows
    assert (units[-1], units[1:], len(units), units.texts[1]) == (rows[2], rows[1:], 3, "The old pier")
    with pytest.raises(IndexError):
        units[3]


def test_a_short_last_line_ends_a_paragraph_where_no_blank_line_does() -> None:
    text = "\n".join(map(wrap, STORY))
    assert all(len(wrap(paragraph).rsplit("\n", 1)[1]) < 60 for paragraph in STORY)
    assert [unit.text for unit in units(text)] == list(STORY)


def test_a_short_headline_over_wrapped_paragraphs_stays_alone() -> None:
    text = "The key behind the bakery\nBy Prudence Ashdown\nJune 17, 2014\n\n" + "\n\n".join(map(wrap, STORY))
    assert [unit.text for unit in units(text)][:3] == [
        "The key behind the bakery", "By Prudence Ashdown", "June 17, 2014",
    ]  # fmt: skip


HAN = (
    "市政府周二表示，旧码头的维修费用将超过今年的预算，因此大门将关闭到明年春天，渔民们对此十分不满，要求召开公开的会议，并请市长亲自到场说明。",
    "市长说，她曾在春天申请过这笔钱，但没有得到批准，现在除了等待以外没有别的办法，而孩子们只好到河的另一边去钓鱼，那里的水浅得多，也没有灯。",
)


SIGN_TITLES = (
    "旧码头明年春天才开放",
    "渔民要求市长亲自到场说明维修费用",
    "河上的新桥将推迟一年完工，部长表示十分遗憾",
    "谁来支付涨潮的费用",
    "不喜欢走路的人的十条散步路线，附地图和茶馆",
    "救生艇一夜之间两次救起同一名男子",
    "没有啤酒的酒馆因水质获奖",
)


@pytest.mark.parametrize("width", [16, 20, 35, 40])
def test_a_script_without_spaces_has_none_where_it_was_broken(width: int) -> None:
    story = [*HAN, "".join(HAN)]
    wrapped = ["\n".join(text[at : at + width] for at in range(0, len(text), width)) for text in story]
    lines = split_lines("\n\n".join(wrapped))
    assert find_layout(lines) == "wrapped"
    assert [unit.text for unit in fold(lines, "wrapped")] == story


@pytest.mark.parametrize(
    ("wrapped", "text"),
    [("旧码头将于\n2024年关闭，渔民\n很不满。", "旧码头将于2024年关闭，渔民很不满。"),
     ("渔民们在这里等了\nABC公司的船\n三天。", "渔民们在这里等了ABC公司的船三天。"),
     ("The sign on the old pier said\n旧码头 to all who came\nby.",
      "The sign on the old pier said 旧码头 to all who came by.")],
    ids=["number", "word", "in another script"],
)  # fmt: skip
def test_a_word_of_another_script_has_the_spaces_of_the_text_around_it(wrapped: str, text: str) -> None:
    assert [unit.text for unit in fold(split_lines(wrapped), "wrapped")] == [text]


def test_a_space_that_stood_in_the_line_stays() -> None:
    lines = split_lines("記者の山田 太郎は、港の古い桟橋を\n訪れた。")
    assert [unit.text for unit in fold(lines, "wrapped")] == ["記者の山田 太郎は、港の古い桟橋を訪れた。"]


def test_korean_words_stay_apart_where_they_were_broken() -> None:
    lines = split_lines("시의 오래된 부두가 폐쇄됐으며 언제까지\n계속될지는 아무도 모른다.")
    assert [unit.text for unit in fold(lines, "wrapped")] == [
        "시의 오래된 부두가 폐쇄됐으며 언제까지 계속될지는 아무도 모른다."
    ]


def test_lines_do_not_go_on_where_another_was_taken_out_from_between() -> None:
    above, _, below = wrap(FIRST).split("\n")
    lines = [Line(4, above, "\n"), Line(6, below, "\n")]
    assert fold(lines, "wrapped")[:] == [Unit(4, 4, above, 0), Unit(6, 6, below, 0)]


def test_a_headline_that_was_wrapped_is_one_unit() -> None:
    headline = "The smallest museum in the county lends out its key to kings, bishops and dogs, but not"
    text = "\n\n".join([wrap(headline), *map(wrap, STORY)])
    assert units(text)[0].text == headline


def test_list_items_stay_apart_in_wrapped_text() -> None:
    items = [
        "- a ladder that is out",
        "- a fiddle with a spare set of strings and no bow",
        "2. a wedding hat",
    ]
    text = "\n\n".join(map(wrap, STORY)) + "\n\n" + "\n".join(items)
    assert [unit.text for unit in units(text)][-3:] == items


@pytest.mark.parametrize(
    "lines",
    [
        ("Home", "News", "Coast", "Sport", "Business", "Weather", "Obituaries", "Search", "Sign in") * 5,
        TITLES,
        tuple(title for title in TITLES for _ in (0, 1)),
        ("Privacy policy | Terms of use | Cookies", "About us | Contact | Careers | Help", "Facebook") * 6,
        ("The rain came down on Osmer town,", "The rain came down on me,", "And every gutter in the street",
         "Was running to the sea.", "The pilot had put on his boots", "And could not find the door,",
         "The minister had gone to bed", "And heard it on the floor."),
        tuple(title for title in SIGN_TITLES for _ in (0, 1)),
        (*SIGN_TITLES, "".join(HAN), *SIGN_TITLES),
    ],
    ids=["sections", "titles", "titles twice", "footers", "a poem", "titles of signs", "and a paragraph"],
)  # fmt: skip
def test_a_menu_is_never_folded(lines: tuple[str, ...]) -> None:
    assert [unit.text for unit in units("\n".join(lines))] == list(lines)


@pytest.mark.parametrize(
    "tail", [TITLES, ("Home", "News", "Sport", "Share", "Print", "Sign in")], ids=["titles", "menu"]
)
def test_a_menu_below_wrapped_text_is_never_folded(tail: tuple[str, ...]) -> None:
    text = "\n\n".join(map(wrap, STORY * 3)) + "\n\n" + "\n".join(tail)
    assert [unit.text for unit in units(text)][-len(tail) :] == list(tail)


# Cost


def fastest(job: Callable[[], object], runs: int = 3) -> float:
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        job()
        times.append(time.process_time() - start)
    return min(times)


def wrapped_lines(count: int) -> list[Line]:
    line = re.sub(r"\s+", " ", FIRST)[:75].rsplit(" ", 1)[0].lower()
    return split_lines("\n".join([line] * count))


# Eight times the lines cost some eight times as much; sixty-four times if the cost were quadratic. The machine may
# be shared, so the bound lies between.
BOUND = 24


def test_folding_costs_in_proportion_to_the_lines() -> None:
    small, large = wrapped_lines(25_000), wrapped_lines(200_000)
    assert len(fold(large, "wrapped")) == 1
    assert fastest(lambda: fold(large, "wrapped")) < BOUND * fastest(lambda: fold(small, "wrapped"))


def test_finding_the_layout_costs_in_proportion_to_the_lines() -> None:
    small, large = wrapped_lines(25_000), wrapped_lines(200_000)
    assert find_layout(large) == "wrapped"
    assert fastest(lambda: find_layout(large)) < BOUND * fastest(lambda: find_layout(small))


def test_a_layout_that_was_asked_for_holds_where_none_would_be_found() -> None:
    lines = split_lines("The harbour is closed until the end of\nthe week.\n\nNobody minds.")
    assert find_layout(lines) != "wrapped"
    assert [unit.text for unit in fold(lines, "wrapped")] == [
        "The harbour is closed until the end of the week.",
        "Nobody minds.",
    ]
