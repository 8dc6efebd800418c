from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsparse.chunks import BRACKETS, in_brackets


@given(st.text(" a([)]（）<>", max_size=8))
def test_brackets_around_a_text_are_seen_at_its_end(text: str) -> None:
    match = BRACKETS.fullmatch(text)
    assert in_brackets(text) == (match and match[1])
