from __future__ import annotations

import json
import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.account import Counts, Remarked, to_record
from newsparse.errors import FatalOutputError, Remark
from newsparse.manifest import NAME, TEMPORARY, Entry, Manifest

ODD = Remarked("a", Remark("a", "odd"))


@contextmanager
def manifest(folder: Path | str) -> Iterator[Manifest]:
    made = Manifest(str(folder))
    yield made
    made.close()


def put(made: Manifest, place: str, stamp: str, remarks: int = 0, end: bool = True) -> None:
    made.begin(place, stamp)
    for _ in range(remarks):
        made.note(ODD)
    if end:
        made.end(len(stamp), Counts(written=1, remarks=remarks))


def known(made: Manifest, places: str = "abc") -> dict[str, tuple[str | None, int, int]]:
    found = {place: made.find(place) for place in places}
    for entry in found.values():
        assert entry is None or len(list(made.records(entry.span))) == entry.counts.remarks
    return {place: (entry.stamp, entry.size, entry.counts.remarks) for place, entry in found.items() if entry}


# An output of a run: its place, the stamp of its input, the number of remarks, whether it came to an end.
outputs = st.tuples(st.sampled_from("abc"), st.sampled_from(["s1", "s2 "]), st.integers(0, 2), st.booleans())
# A run: what it makes, whether it comes to its end.
runs = st.tuples(st.lists(outputs, max_size=4), st.booleans())


@given(st.lists(runs, max_size=4))
def test_it_tells_the_last_of_each_place(
    history: list[tuple[list[tuple[str, str, int, bool]], bool]],
) -> None:
    expected: dict[str, tuple[str, int, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for made, finished in history:
            with manifest(folder) as at_work:
                assert known(at_work) == expected
                for place, stamp, remarks, end in made:
                    put(at_work, place, stamp, remarks, end)
                    expected.pop(place, None)
                    if end:
                        expected[place] = stamp, len(stamp), remarks
                    assert known(at_work) == expected
                if finished:
                    at_work.compact()
            assert (Path(folder) / NAME).exists() == bool(expected)
            assert not (Path(folder) / TEMPORARY).exists()


@given(st.lists(outputs, min_size=1, max_size=4), st.lists(outputs, max_size=2), st.data())
def test_it_survives_a_cut_anywhere(
    made: list[tuple[str, str, int, bool]], later: list[tuple[str, str, int, bool]], data: st.DataObject
) -> None:
    """What was ended before the cut is known, and what comes behind it as well; nothing wrong ever is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        states: dict[int, dict[str, tuple[str, int, int]]] = {0: {}}  # what is known at each size
        expected: dict[str, tuple[str, int, int]] = {}
        at_work = Manifest(folder)
        for place, stamp, remarks, end in made:
            at_work.begin(place, stamp)
            expected = {other: known for other, known in expected.items() if other != place}
            states[path.stat().st_size] = expected
            for _ in range(remarks):
                at_work.note(ODD)
            if end:
                at_work.end(len(stamp), Counts(written=1, remarks=remarks))
                expected = {**expected, place: (stamp, len(stamp), remarks)}
                states[path.stat().st_size] = expected
        whole = path.read_bytes()
        at_work.close()
        size = data.draw(st.integers(0, len(whole)))
        path.write_bytes(whole[:size])
        (Path(folder) / TEMPORARY).write_text("half")
        expected = dict(states[max(reached for reached in states if reached <= size)])
        with manifest(folder) as at_work:
            assert known(at_work) == expected
            for place, stamp, remarks, end in later:
                put(at_work, place, stamp, remarks, end)
                expected.pop(place, None)
                if end:
                    expected[place] = stamp, len(stamp), remarks
        with manifest(folder) as at_work:
            assert known(at_work) == expected


def test_only_what_counts_is_left_at_the_end(tmp_path: Path) -> None:
    for folder, history in (("one", "a1 b1"), ("other", "a0 b0 b- a1 b1 c-")):
        (tmp_path / folder).mkdir()
        with manifest(tmp_path / folder) as made:
            for name in history.split():
                put(made, name[0], name, 1, name[1] != "-")
            made.compact()
    assert (tmp_path / "one" / NAME).read_bytes() == (tmp_path / "other" / NAME).read_bytes()


def test_an_entry_has_all_that_was_told(tmp_path: Path) -> None:
    with manifest(tmp_path) as made:
        put(made, "a", "stamp", 2)
        put(made, "ü\udcff", "other")
    with manifest(tmp_path) as made:
        entry = made.find("a")
        assert entry
        assert entry == Entry("stamp", 5, Counts(written=1, remarks=2), entry.span)
        assert list(made.records(entry.span)) == [to_record(ODD)] * 2
        assert made.find("ü\udcff")
        assert made.find("c") is None


def test_what_no_input_has_is_counted(tmp_path: Path) -> None:
    with manifest(tmp_path) as made:
        assert made.unclaimed == 0
        for place in "abcd":
            put(made, place, "old")
        assert made.unclaimed == 0
    with manifest(tmp_path) as made:
        assert made.unclaimed == 4
        made.claim("a")
        put(made, "b", "new")
        put(made, "b", "newer")
        put(made, "e", "new")
        made.claim("f")
        assert made.unclaimed == 2


@pytest.mark.parametrize("killed", [False, True])
@pytest.mark.parametrize("there", [False, True])
def test_an_output_that_nothing_comes_for_is_known_if_it_is_there(
    killed: bool, there: bool, tmp_path: Path
) -> None:
    with manifest(tmp_path) as made:
        put(made, "a", "old", 2)
        put(made, "b", "old")
    if there:
        (tmp_path / "a").touch()
    made = Manifest(str(tmp_path))
    put(made, "a", "new", 1, end=False)
    if not killed:
        made.leave()
        assert made.unclaimed == 2
        made.compact()
    made.close()
    for _ in range(2):
        with manifest(tmp_path) as made:
            assert made.find("a") is None
            assert made.unclaimed == 1 + there
            made.compact()
    with manifest(tmp_path) as made:
        put(made, "a", "newer")
        assert made.unclaimed == 1


def test_it_is_in_the_order_of_the_inputs(tmp_path: Path) -> None:
    """Even if they were asked for before the ones above them were done."""
    with manifest(tmp_path) as made:
        for place in "cbd":
            put(made, place, "s")
    with manifest(tmp_path) as made:
        for place in "abc":
            made.expect(place)
        made.claim("c")
        put(made, "a", "s")
        put(made, "b", "s")
        made.compact()
    lines = [json.loads(line) for line in (tmp_path / NAME).read_text().splitlines()]
    assert [line["output"] for line in lines if "output" in line] == ["d", "a", "b", "c"]


def test_nothing_is_left_of_a_run_without_output(tmp_path: Path) -> None:
    with manifest(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
    with manifest(tmp_path) as made:
        put(made, "a", "stamp", 1, end=False)
        assert list(tmp_path.iterdir()) == [tmp_path / NAME]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "line",
    [
        {"output": ["a"], "stamp": "s"},
        {"output": "a", "stamp": 7},
        {"output": "a"},
        {"size": 1},
        {"end": [1]},
        {"size": "1", "end": [1, 0, 0, 0]},
    ],
)
def test_lines_that_are_none_of_it_tell_nothing(line: dict[str, object], tmp_path: Path) -> None:
    end = {"size": 1, "end": [1, 0, 0, 0]}
    (tmp_path / NAME).write_text("".join(f"{json.dumps(each)}\n" for each in (line, end, line)))
    with manifest(tmp_path) as made:
        assert made.find("a") is None
        assert made.find("['a']") is None


def test_a_folder_at_its_place_ends_all(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(FatalOutputError, match="a folder stands there"):
        Manifest(str(tmp_path))


def test_many_outputs_take_little_memory(tmp_path: Path) -> None:
    """About as much as a dict of as many numbers, whatever the length of the names."""
    number = 20_000
    with open(tmp_path / NAME, "w", encoding="ascii") as file:
        for name in range(number):
            file.write(f'{{"output": "{"a-long-folder/" * 10}{name}.json", "stamp": "{name:032}"}}\n')
            file.write('{"size": 1000, "end": [1, 0, 0, 0]}\n')
    tracemalloc.start()
    with manifest(tmp_path) as made:
        held = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert made.unclaimed == number
    assert held / number < 200
