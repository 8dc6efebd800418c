"""The clock is that of the tests: no test waits."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.account import Ended, Outcome, Tally, Written
from newsparse.inputs import PassedOver
from newsparse.meter import Meter, Pace, clock


class Run:
    """A run of inputs of the given sizes, and the paces that were shown of it."""

    def __init__(self, *sizes: int | None, pause: tuple[float, float] = (1.0, 0.5)) -> None:
        self.now = 100.0
        self.asked = 0
        self.shown: list[Pace] = []
        self.tally = Tally()
        self.sizes = sizes
        self.meter = Meter(self.tally, self._sizes, self.shown.append, pause, lambda: self.now)

    def _sizes(self) -> tuple[int | None, ...]:
        self.asked += 1
        return self.sizes

    def add(self, *outcomes: Outcome, seconds: float = 0.0) -> None:
        for outcome in outcomes:
            self.now += seconds
            self.tally.add(outcome)
            self.meter.add(outcome)


def pace(**changes: float | None) -> Pace:
    usual = {
        "seconds": 10.0,
        "files": 3,
        "all_files": 12,
        "articles": 1204,
        "failed": 0,
        "size": 41,
        "total": 164,
    }
    return Pace(**(usual | changes))  # type: ignore[arg-type]


# When


def test_it_is_shown_after_a_while_and_not_more_often_than_that() -> None:
    run = Run(*[10] * 99)
    for _ in range(10):
        run.add(Written("a"), Ended("a"), seconds=0.125)
    assert [each.seconds for each in run.shown] == [1.0, 1.5, 2.0, 2.5]
    assert run.asked == 1


def test_a_short_run_asks_for_no_sizes() -> None:
    run = Run(10)
    run.add(Written("a"), Ended("a"), seconds=0.1)
    assert (run.shown, run.asked) == ([], 0)


def test_never() -> None:
    run = Run(10, pause=(float("inf"), float("inf")))
    run.add(Written("a"), seconds=1e9)
    assert run.shown == []


# How far


def test_files_that_are_done_count_with_their_size() -> None:
    run = Run(10, 20, 70, pause=(0, 0))
    run.add(PassedOver("x.jpg"), Written("a"), Written("a"), Ended("a"), Ended("b"), seconds=1)
    last = run.shown[-1]
    assert (last.files, last.all_files, last.articles, last.size, last.total) == (2, 3, 2, 30, 100)
    assert (last.share, last.seconds_left) == (0.3, pytest.approx(5 / 0.3 - 5))


def test_a_large_file_counts_as_far_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(1000))
    run = Run(50, 1000, pause=(0, 0))
    with path.open("rb") as file:
        assert run.meter.watch(file) is file
        file.seek(400)
        run.add(Written("small"))  # the large one is read ahead
        assert run.shown[-1].size == 0
        run.add(Ended("small"), Written(str(path)))
        assert run.shown[-1].size == 450
    run.add(Written(str(path)))  # what it said last is not taken back
    assert run.shown[-1].size == 450
    run.add(Ended(str(path)))
    assert (run.shown[-1].size, run.shown[-1].share) == (1050, 1.0)


def test_of_a_pipe_nobody_knows_the_end() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"x" * 700)
    os.close(writer)
    run = Run(None, pause=(0, 0))
    with open(reader, "rb", buffering=0) as raw, io.BufferedReader(raw) as pipe:
        watched = run.meter.watch(pipe)
        assert not watched.seekable()
        assert watched.read(200) == b"x" * 200
        run.add(Written(None), seconds=1)
        last = run.shown[-1]
        assert (last.size, last.total, last.share, last.seconds_left) == (200, None, None, None)
        assert watched.read() == b"x" * 500
        assert run.meter.pace().size == 700


@given(st.lists(st.integers(0, 1000)), st.integers(0, 20))
def test_the_share_is_a_share(sizes: list[int], ended: int) -> None:
    run = Run(*sizes, pause=(0, 0))
    run.add(*[Ended("a")] * ended)
    last = run.meter.pace()
    assert last.share is not None
    assert 0 <= last.share <= 1
    assert last.share == 1 or ended < len(sizes)


# In words


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (pace(), "1,204 articles, 120/s, 0.00 MB/s, 3 of 12 files, about 30 s left"),
        (pace(all_files=1), "1,204 articles, 120/s, 0.00 MB/s, about 30 s left"),
        (pace(all_files=1, total=None, size=41e6), "1,204 articles, 120/s, 4.1 MB/s"),
        (
            pace(all_files=1, articles=1, failed=1000, total=None),
            "1 article, 0.10/s, 0.00 MB/s, 1,000 failed",
        ),
        (pace(seconds=100.0), "1,204 articles, 12/s, 0.00 MB/s, 3 of 12 files, about 5 min left"),
        (pace(seconds=5000.0), "1,204 articles, 0.24/s, 0.00 MB/s, 3 of 12 files, about 4.2 h left"),
        (pace(size=0), "1,204 articles, 120/s, 0.00 MB/s, 3 of 12 files"),
        (pace(seconds=0.0, all_files=1, total=None), "1,204 articles, 0.00/s, 0.00 MB/s"),
    ],
)
def test_a_pace_in_words(shown: Pace, words: str) -> None:
    assert str(shown) == words


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (59.7, "1:00"), (754, "12:34"), (3723, "1:02:03")]
)
def test_a_clock(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown
