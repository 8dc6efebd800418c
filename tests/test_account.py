from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.account import (
    Counts,
    Ended,
    Failed,
    Outcome,
    Remarked,
    Resumed,
    Tally,
    Undone,
    Written,
    to_record,
)
from newsparse.errors import EncodingError, InputError, OutputError, Remark
from newsparse.inputs import PassedOver

REMARK = Remark("a.txt", "says 3, has 2")
ERROR = InputError("a.txt", "it is a fish", "throw it back")
outcomes = st.lists(
    st.sampled_from(
        [Written("a.txt"), Written("a.txt", REMARK), Failed("a.txt", ERROR), Remarked("a.txt", REMARK)]
    ),
    max_size=8,
)


def tally(*outcomes: Outcome) -> Tally:
    counted = Tally()
    for outcome in outcomes:
        counted.add(outcome)
    return counted


def count(kind: type[Outcome], told: list[Outcome]) -> int:
    return sum(isinstance(outcome, kind) for outcome in told)


@given(st.lists(outcomes, max_size=5))
def test_the_sums_are_those_of_the_outcomes(inputs: list[list[Outcome]]) -> None:
    told = [outcome for one in inputs for outcome in (*one, Ended("a.txt"))]
    counted = tally(*told)
    assert counted.inputs == len(inputs)
    assert counted.written == count(Written, told)
    assert counted.failed == count(Failed, told)
    assert counted.found == counted.written + counted.failed
    assert counted.remarks == count(Remarked, told)
    assert counted.empty == sum(isinstance(outcome, Written) and bool(outcome.empty) for outcome in told)


@given(outcomes, outcomes)
def test_an_output_undone_takes_back_what_was_written_of_its_input(
    before: list[Outcome], now: list[Outcome]
) -> None:
    kept, lost = tally(*before, Ended("a.txt")), tally(*before, Ended("a.txt"), *now)
    articles = max(count(Written, now), 1)
    lost.add(Undone("b.txt", ERROR, articles))
    assert (lost.written, lost.empty) == (kept.written, kept.empty)
    assert lost.failed == kept.failed + count(Failed, now) + articles
    lost.add(Ended("b.txt"))
    lost.take_back()
    assert lost.written == kept.written


def test_an_input_counts_from_its_first_outcome() -> None:
    counted = tally(PassedOver("x"), Written("a.txt"))
    assert (counted.inputs, counted.passed_over, counted.found) == (1, 1, 1)
    counted.add(Ended("a.txt"))
    counted.add(Ended("b.txt"))
    assert counted.inputs == 2


counts = st.builds(Counts, *[st.integers(0, 9)] * 4)


@given(st.lists(st.tuples(counts, st.lists(st.sampled_from([Written("a"), Failed("a", ERROR)])))))
def test_what_was_there_is_counted_as_if_it_were_new(
    inputs: list[tuple[Counts, list[Written | Failed]]],
) -> None:
    counted = Tally()
    for before, outcomes in inputs:
        for outcome in [Resumed("a", before, (0, 0)), *outcomes, Ended("a")]:
            counted.add(outcome)
    assert counted.inputs == len(inputs)
    assert counted.resumed == sum(before.written for before, _ in inputs)
    made = [isinstance(outcome, Written) for _, outcomes in inputs for outcome in outcomes]
    assert counted.written == counted.resumed + sum(made)
    assert counted.failed == sum(before.failed for before, _ in inputs) + len(made) - sum(made)
    assert counted.found == counted.written + counted.failed


@pytest.mark.parametrize(
    ("counted", "line"),
    [
        (Tally(), "0 inputs, 0 articles: 0 written, 0 failed"),
        (Tally(inputs=1, written=1), "1 input, 1 article: 1 written, 0 failed"),
        (Tally(inputs=3, written=118, failed=2), "3 inputs, 120 articles: 118 written, 2 failed"),
        (
            Tally(inputs=3, written=118, empty=1, failed=2, remarks=1, passed_over=1),
            "3 inputs, 120 articles: 118 written (1 empty), 2 failed; 1 warning; 1 other file passed over",
        ),
        (Tally(inputs=1, failed=1, remarks=2), "1 input, 1 article: 0 written, 1 failed; 2 warnings"),
        (
            Tally(inputs=9, written=80, empty=4, failed=1, resumed=70, unclaimed=1),
            "9 inputs, 81 articles: 80 written (4 empty, 70 already there), 1 failed;"
            " 1 older output without a good input",
        ),
        (Tally(passed_over=12), "0 inputs, 0 articles: 0 written, 0 failed; 12 other files passed over"),
    ],
)
def test_the_account_in_a_line(counted: Tally, line: str) -> None:
    assert str(counted) == line


@pytest.mark.parametrize(
    ("outcome", "record"),
    [
        (
            Failed("a.txt", ERROR),
            {
                "level": "error",
                "path": "a.txt",
                "error": "InputError",
                "wrong": "it is a fish",
                "remedy": "throw it back",
            },
        ),
        (
            Failed("d.zip", EncodingError("d.zip/a.txt", "no", "yes", ("line", 7)), 3),
            {
                "level": "error",
                "path": "d.zip",
                "where": "d.zip/a.txt",
                "line": 7,
                "article": 3,
                "error": "EncodingError",
                "wrong": "no",
                "remedy": "yes",
            },
        ),
        (
            Undone("in/a.txt", OutputError("out/a.json", "no", "yes"), 12),
            {
                "level": "error",
                "path": "in/a.txt",
                "where": "out/a.json",
                "articles": 12,
                "error": "OutputError",
                "wrong": "no",
                "remedy": "yes",
            },
        ),
        (
            Remarked(None, Remark("standard input", "says 3, has 2", ("record", 2))),
            {"level": "warning", "path": None, "record": 2, "error": "Remark", "wrong": "says 3, has 2"},
        ),
        (
            Written("\udcff.txt", Remark("\\xff.txt", "nothing in it", ("article", 9))),
            {
                "level": "warning",
                "path": "\\xff.txt",
                "article": 9,
                "error": "Remark",
                "wrong": "nothing in it",
            },
        ),
        (Written("a.txt"), None),
        (Ended("a.txt"), None),
        (PassedOver("a.jpg"), None),
    ],
)
def test_what_is_wrong_as_a_record(outcome: Outcome, record: dict[str, Any] | None) -> None:
    made = to_record(outcome)
    assert made == record
    assert made is None or list(made) == list(record or ())
