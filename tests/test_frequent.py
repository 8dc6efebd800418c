from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from newsparse.frequent import Frequent

articles = st.lists(st.lists(st.sampled_from("abcdefghijklmnopqrst"), max_size=8), max_size=60)
rooms = st.integers(1, 6)


def counted(told: list[list[str]], room: int) -> Frequent:
    frequent = Frequent(room)
    for lines in told:
        frequent.add(lines)
    return frequent


@given(articles)
def test_counts_are_exact_while_there_is_room(told: list[list[str]]) -> None:
    frequent = counted(told, 20)
    true = Counter(line for lines in told for line in lines)
    assert frequent.undercount == 0
    assert dict(frequent.most(99)) == {line: n for line, n in true.items() if n > 1}


@given(articles, rooms)
def test_a_count_is_never_too_much_and_too_little_by_a_bound(told: list[list[str]], room: int) -> None:
    frequent = counted(told, room)
    true = Counter(line for lines in told for line in lines)
    found = dict(frequent.most(99))
    assert frequent.undercount * (room + 1) <= true.total()
    assert all(true[line] - frequent.undercount <= n <= true[line] for line, n in found.items())
    assert {line for line, n in true.items() if n > frequent.undercount + 1} <= set(found)


@given(articles, rooms)
def test_no_more_is_kept_than_there_is_room(told: list[list[str]], room: int) -> None:
    assert len(counted(told, room).most(99)) < 2 * room


@given(articles, rooms, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_of_one_article_does_not_matter(
    told: list[list[str]], room: int, random: object
) -> None:
    shuffled = [sorted(lines, key=lambda _: random.random()) for lines in told]  # type: ignore[attr-defined]
    one, other = counted(told, room), counted(shuffled, room)
    assert one.most(99) == other.most(99)
    assert one.undercount == other.undercount


def test_the_most_frequent_come_first_and_ties_by_the_alphabet() -> None:
    frequent = counted([["b", "a", "c"], ["c", "b", "a"], ["c", "d"]], 9)
    assert frequent.most(2) == [("c", 3), ("a", 2)]
    assert frequent.most(9) == [("c", 3), ("a", 2), ("b", 2)]
