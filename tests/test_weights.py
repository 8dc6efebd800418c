from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.weights import REMEMBERED, Sums, Table, Weights, likelihood, weights

TABLES = weights()
clues = st.lists(st.sampled_from([*TABLES["body"].clues, "the moon is full"]), max_size=6).map(tuple)


@pytest.mark.parametrize(("score", "least", "most"), [(0.0, 0.5, 0.5), (1e9, 0.99, 1.0), (-1e9, 0.0, 0.01)])
def test_likelihood(score: float, least: float, most: float) -> None:
    assert least <= likelihood(score) <= most


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_a_larger_score_is_likelier(low: float, high: float) -> None:
    low, high = sorted((low, high))
    assert 0.0 <= likelihood(low) <= likelihood(high) <= 1.0


def test_unknown_clues_weigh_nothing() -> None:
    table = weights()["body"]
    assert table.weigh([]) == table.bias
    assert table.weigh([("the moon is full", 1.0)]) == table.bias
    clue, weight = next(iter(table.clues.items()))
    assert table.weigh([(clue, 0.5)]) == pytest.approx(table.bias + weight / 2)


def test_all_weights_are_finite() -> None:
    for table in weights().values():
        assert all(map(math.isfinite, (table.bias, *table.clues.values())))


@pytest.mark.parametrize("question", TABLES)
@given(
    own=clues,
    others=st.lists(st.tuples(st.sampled_from([*TABLES["body"].clues]), st.floats(0, 1)), max_size=4),
)
def test_what_is_remembered_of_a_mark_is_what_its_clues_weigh(
    question: str, own: tuple[str, ...], others: list[tuple[str, float]]
) -> None:
    table = TABLES[question]
    alone = [(clue, 1.0) for clue in own]
    assert table.sums[own] == table.sums[own] == pytest.approx(table.weigh(alone) - table.bias)
    assert table.likelihoods[own] == pytest.approx(likelihood(table.weigh(alone)))
    assert table.weigh_beside(own, others) == pytest.approx(table.weigh([*alone, *others]))


def test_no_more_sums_are_kept_than_was_said() -> None:
    sums = Sums(len)
    for i in range(2 * REMEMBERED + 1):
        assert sums[("clue",) * (i % 3), str(i)] == 2
        assert len(sums) <= REMEMBERED


def test_a_question_has_sums_of_its_own() -> None:
    one, other = Weights(1.0, Table({"a": 2.0})), Weights(-1.0, Table({"a": -2.0}))
    assert [table.sums["a", "b"] for table in (one, other)] == [2.0, -2.0]
    assert one.likelihoods["a", "b"] == pytest.approx(1 - other.likelihoods["a", "b"])


@pytest.mark.parametrize("question", TABLES)
def test_clues_that_no_text_of_the_corpus_has_weigh_as_those_that_they_are_like(question: str) -> None:
    clues = TABLES[question].clues
    assert clues["function words: not counted"] == clues["function words: some"]
    assert clues["a caption elsewhere"] == clues["a picture credit at the end"]
    assert clues["a breadcrumb"] == clues["furniture: start"]
