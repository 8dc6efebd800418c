from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import lines, phrases

from newsparse.names import SIGNS
from newsparse.pages import fold_page
from newsparse.phrases import BARE, EDGES, fold_key

# What folding replaces, what casefold makes longer, digits of other scripts, what UTF-8 cannot hold.
ODD = "’\u00a0ıİß（）：｜\u00ad\u0307\u200b\ufeff0123456789#.,:٣३３𝟛“„–…ぁ漢🙂\ud800 aA\t"
odd_lines = st.text(ODD, max_size=20) | lines | phrases


@given(st.lists(odd_lines, max_size=8))
def test_lines_are_folded_together_as_each_is_alone(texts: list[str]) -> None:
    page = fold_page(texts)
    assert page.keys == [fold_key(text) for text in texts]
    assert [bare.split() for bare in page.bare] == [key.translate(BARE).split() for key in page.keys]


@given(st.lists(odd_lines, max_size=8))
@example(["\ufeff"])  # what folding takes away
@example(["｜"])  # what it makes a plain sign
@example(["１"])  # or a number
def test_high_signs_are_never_missed(texts: list[str]) -> None:
    assert fold_page(texts).high or not any(sign >= SIGNS[0] for text in texts for sign in text)


@pytest.mark.parametrize(
    ("line", "key", "bare"),
    [
        ("• Photo: Otto Brandt/dpa", "photo: otto brandt/dpa", "photo otto brandt dpa"),
        ("On 3.4.2021, 10:15", "on #, #", "on # #"),
        ("“He’s late…”", "he's late", "he s late"),
        ("२०२१ और ３", "# और #", "# और #"),
        ("", "", ""),
    ],
)
def test_a_line_folded(line: str, key: str, bare: str) -> None:
    page = fold_page(["Above", line, "Below"])
    assert (page.keys[1], list(page.bare)[1].split()) == (key, bare.split())
    assert EDGES.startswith(" ")
