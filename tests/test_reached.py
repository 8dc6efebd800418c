from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import InputError, OutputError
from newsparse.inputs import Input
from newsparse.journal import Journal
from newsparse.reached import Reached, agree, last_piece, name_of
from newsparse.stamps import stamp

SETTINGS = {"format": "lines"}
COUNTS = [1, 0, 0, 0]


@contextmanager
def journal(folder: Path | str, lines: list[dict[str, Any]]) -> Iterator[Journal]:
    with closing(Journal(str(Path(folder) / "journal"))) as made:
        for line in lines:
            made.write(line)
        yield made


def piece(size: int) -> dict[str, Any]:
    return {"piece": size, "items": 1, "counts": COUNTS}


def of_input(found: Input) -> list[dict[str, Any]]:
    return [
        {"input": name_of(found), "stamp": stamp(found.path, SETTINGS)},
        {"level": "error", "wrong": "a word"},
        {"end": COUNTS},
    ]


@given(st.lists(st.integers(0, 50), max_size=6).map(sorted), st.integers(0, 60))
def test_the_last_piece_is_the_last_that_the_part_has(sizes: list[int], size: int) -> None:
    with tempfile.TemporaryDirectory() as folder, journal(folder, [piece(each) for each in sizes]) as made:
        last = last_piece(made, size)
        read = [line["piece"] for _, line in made.read(0, last)]
    assert read == [each for each in sizes if each <= size]


@pytest.mark.parametrize(
    "rubbish",
    [{"settings": "x"}, {"input": "a"}, {"apart": 1}, {"end": [1]}, {"piece": "1"}, {"x": 1}, {}],
)
def test_nothing_counts_behind_what_is_no_line(rubbish: dict[str, Any], tmp_path: Path) -> None:
    with journal(tmp_path, [piece(4), rubbish, piece(8)]) as made:
        last = last_piece(made, 100)
        assert [line for _, line in made.read(0, last)] == [piece(4)]


# Whether each of some inputs is a folder that cannot be read or one that can, or a file that has a piece behind it.
kinds = st.lists(st.sampled_from(["apart", "file", "file with a piece"]), max_size=6)


@given(kinds, st.integers(0, 5))
def test_the_same_inputs_agree_and_others_do_not(kinds: list[str], other: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found: list[Input | InputError] = []
        lines: list[dict[str, Any]] = [{"settings": SETTINGS}]
        expected = 0
        for number, kind in enumerate(kinds):
            if kind == "apart":
                found.append(InputError(f"folder {number}", "cannot be read", "mend it"))
                lines.append({"apart": name_of(found[-1])})
                continue
            source = Input(str(Path(folder, str(number))), str(number))
            Path(source.path).write_text(kind)
            found.append(source)
            lines += of_input(source)
            if kind == "file with a piece":
                lines.append(piece(number + 1))
                expected = number + 1
        with journal(folder, lines) as made:
            last = last_piece(made, 100)
            reached = agree("all", made, last, SETTINGS, found)
            before = kinds[:expected]
            assert reached == Reached(last, expected, before.count("apart"))
            changed = found[:other] + found[other + 1 :]
            if other < expected:
                with pytest.raises(OutputError, match=r"^all: its inputs have changed: "):
                    agree("all", made, last, SETTINGS, changed)
            else:
                assert agree("all", made, last, SETTINGS, changed) == reached


def test_what_came_through_a_pipe_is_not_agreed_on(tmp_path: Path) -> None:
    source, pipe = Input(str(tmp_path / "a"), "a"), Input("-", "stdin")
    (tmp_path / "a").write_text("A text")
    lines = [{"settings": SETTINGS}, *of_input(source), piece(4), *of_input(pipe), piece(8)]
    with journal(tmp_path, lines) as made:
        assert agree("all", made, last_piece(made, 8), SETTINGS, [source, pipe]).part == 4


def test_other_settings_are_told(tmp_path: Path) -> None:
    wrong = r"^all: it was begun with format lines, not json; undo that, or begin anew with --overwrite$"
    with (
        journal(tmp_path, [{"settings": SETTINGS}, piece(4)]) as made,
        pytest.raises(OutputError, match=wrong),
    ):
        agree("all", made, last_piece(made, 8), {"format": "json"}, [])


def test_an_input_is_not_an_error_of_the_same_name(tmp_path: Path) -> None:
    error = InputError("a", "bad", "mend it")
    with (
        journal(tmp_path, [{"apart": name_of(error)}, piece(4)]) as made,
        pytest.raises(OutputError, match="is not what it was"),
    ):
        agree("all", made, last_piece(made, 8), SETTINGS, [Input(str(error), "a")])


def test_a_name_that_is_no_utf8_has_one_in_a_journal() -> None:
    assert name_of(Input("a\udcff", "a")) == r"a\xff"
    assert name_of(None) is None
