"""The labels with their reasons: in a pipe a row for each block, on a terminal beside the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command import newsparse
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, articles
from test_writers import PLAIN, article

from newsparse import parse, read
from newsparse.article import Article, Block, Reason
from newsparse.visible import visible, visible_line
from newsparse.writers.cells import width
from newsparse.writers.explain import write_explain
from newsparse.writers.style import Style

ANSI = re.compile(r"\x1b\[[0-9;]*m")
SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
STORY = (
    "Old pier to stay open\n\nThe council of the town said on Tuesday that the old pier will stay open.\n\n"
    "Advertisement\n\nThe council of the town said on Monday that the pier had been closed for a year.\n"
)


def with_blocks(*blocks: Block) -> Article:
    made = article()
    return Article(**{name: getattr(made, name) for name in Article.__slots__} | {"blocks": blocks})


def on_terminal(made: Article, columns: int) -> list[str]:
    return write_explain(made, Style(terminal=True, width=columns)).split("\n")


# In a pipe


@given(articles(any_text))
def test_in_a_pipe_it_is_a_line_per_block_with_the_whole_text(made: Article) -> None:
    title, *rows, end = write_explain(made, PLAIN).split("\n")
    assert title.startswith("# ")
    assert end == ""
    assert len(rows) == len(made.blocks)
    for row, block in zip(rows, made.blocks, strict=True):
        assert [row[:9].strip(), row[14:25].strip(), row[27:31]] == [
            f"{block.lines[0]}",
            block.kind,
            block.zone,
        ]
        assert visible_line(block.text).rstrip(" |") in row


@given(articles(any_text), st.integers(1, 200))
def test_in_a_pipe_it_has_nothing_to_do_with_the_terminal(made: Article, columns: int) -> None:
    assert write_explain(made, Style(width=columns)) == write_explain(made, PLAIN)


def test_a_row_has_lines_mark_label_zone_reasons_and_text() -> None:
    made = with_blocks(
        Block(
            "headline",
            "head",
            (1, 1),
            "Head",
            (Reason("short", -0.25), Reason("late", 0.01), Reason("odd", 1.5)),
        ),
        Block("blank", "head", (2, 3), ""),
        Block("paragraph", "body", (4, 12), "One\ntwo.", (Reason("a sentence", 1.0),)),
    )
    assert write_explain(made, PLAIN).split("\n") == [
        "# a.txt, article 1, utf-8, layout lines",
        "1          t  headline     head  odd +1.5, short -0.2, 1 of no weight | Head",
        "2-3           blank        head",
        "4-12       p  paragraph    body  a sentence +1.0 | One␊two.",
        "",
    ]


def test_a_row_names_the_cue_and_its_file() -> None:
    [row] = [row for row in write_explain(parse(STORY), PLAIN).split("\n") if row.endswith("| Advertisement")]
    assert re.search(r"furniture: whole -\d\.\d \(“advertisement” in cues/en\.toml: boilerplate\.ads\)", row)


def test_a_cue_of_ones_own_is_named_with_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text("[boilerplate]\nwhole = 'The ferry blog'\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(STORY.replace("Advertisement", "The ferry blog"), encoding="utf-8")
    command = ["-f", "explain", "--cues", "house.toml", "a.txt"]
    shown = newsparse(*command, cwd=tmp_path).stdout.decode()
    assert "(“the ferry blog” in house.toml: boilerplate.whole)" in shown


def test_no_weight_is_minus_nothing() -> None:
    made = with_blocks(Block("paragraph", "body", (1, 1), "x", (Reason("a sentence", -0.05),)))
    assert "-0.0" not in write_explain(made, PLAIN).replace("-0.05", "")


# On a terminal


@given(articles(any_text), st.integers(1, 200), st.booleans())
def test_on_a_terminal_it_fits_and_holds_nothing_dangerous(made: Article, columns: int, color: bool) -> None:
    shown = write_explain(made, Style(terminal=True, color=color, width=columns))
    plain = ANSI.sub("", shown)
    assert (plain == shown) or color
    assert visible(plain) == plain
    assert max(map(width, plain.split("\n"))) <= max(columns, 40)


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_text_of_a_sample_is_all_there_with_its_lines_and_labels(path: Path, columns: int) -> None:
    [made] = read(path)
    shown = on_terminal(made, columns)
    numbered = [line for line in shown if re.match(r"(?:head|body|tail|    ) +\d", line)]
    assert [re.findall(r"[\d-]+", line)[0] for line in numbered] == [
        str(first) if first == last else f"{first}-{last}" for first, last in (b.lines for b in made.blocks)
    ]


def test_the_reasons_stand_below_and_where_there_is_room_beside() -> None:
    made = parse(STORY)
    below, beside = on_terminal(made, 80), on_terminal(made, 120)
    [at] = [i for i, line in enumerate(below) if line.endswith("Advertisement")]
    assert "furniture: whole" in "".join(below[at + 1 : at + 3])
    assert any("↳ “advertisement” in cues/en.toml: boilerplate.ads" in line for line in below)
    [line] = [line for line in beside if "Advertisement" in line]
    assert re.search(r"boilerplate +Advertisement +1 word -\d\.\d", line)


def test_text_from_right_to_left_has_nothing_beside_it() -> None:
    made = parse("הרציף יישאר פתוח\n\nמועצת העיירה החליטה ביום שלישי שהרציף הישן יישאר פתוח כל החורף.\n")
    lines = on_terminal(made, 200)
    assert [line for line in lines if re.search("[א-ת]", line) and re.search(r"[+-]\d\.\d", line)] == []


def test_the_strongest_reasons_are_told_and_the_others_added_up() -> None:
    reasons = tuple(Reason(f"clue {i}", float(i)) for i in range(1, 9))
    shown = "\n".join(on_terminal(with_blocks(Block("paragraph", "body", (1, 1), "x", reasons)), 80))
    assert re.findall(r"clue (\d)", shown) == ["8", "7", "6", "5"]
    assert "4 weaker +10.0" in shown


def test_a_cue_of_several_lists_is_told_once() -> None:
    made = parse(STORY + "\nBe the first to comment\n")
    shown = " ".join(" ".join(on_terminal(made, 80)).replace("▌", "").split())
    assert shown.count("“be the first to comment”") == 1
    assert "“be the first to comment” in cues/en.toml: boilerplate.whole, tail.whole" in shown
