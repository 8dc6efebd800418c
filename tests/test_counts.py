from __future__ import annotations

import pytest

from newsparse.counts import Difference, Run, compare


@pytest.mark.parametrize(
    ("total", "numbers", "said"),
    [
        (3, [1, 2, 3], None),
        (1, [1], None),
        (3, [1, 3], "it says 3 documents, 2 were found: 2 is missing"),
        (3, [1, 2], "it says 3 documents, 2 were found: 3 is missing"),
        (2, [1], "it says 2 documents, 1 was found: 2 is missing"),
        (9, [4, 5, 8], "it says 9 documents, 3 were found: 1 to 3, 6 to 7 and 9 are missing"),
        (5, [3, 4], "it says 5 documents, 2 were found: 1 to 2 and 5 are missing"),
        (9, [2, 3, 4, 5, 6, 7, 8, 9], "it says 9 documents, 8 were found: 1 is missing"),
        (4, [1, 4], "it says 4 documents, 2 were found: 2 to 3 are missing"),
        (2, [1, 2, 3], "it says 2 documents, 3 were found"),
        (9, [7], None),  # somebody has cut it out
        (
            30,
            range(2, 30, 2),
            "it says 30 documents, 14 were found: 1, 3, 5, 7, 9 and others are missing",
        ),
    ],
)
def test_a_run(total: int, numbers: list[int], said: str | None) -> None:
    run = Run(total, 12)
    for number in numbers:
        run.take(number)
    assert list(run.end()) == ([Difference(said, 12)] if said else [])


def test_a_total() -> None:
    assert list(compare(3, 1, 3)) == []
    assert list(compare(1, 7, 2)) == [Difference("it says 1 document, 2 were found", 7)]
