from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsparse.topics import Topic, content, share

words = st.text("abcdéß1_²ıА漢\u00ad", min_size=1, max_size=16)
texts = st.lists(
    words | st.sampled_from(["Veröffentlichungen", "harbour", "漢字の長い文章がここにあります"])
).map(" ".join)


@given(texts, texts)
def test_a_topic_has_the_words_that_its_text_has(text: str, line: str) -> None:
    topic, wanted = Topic(text), content(text)
    for word in (*content(line), *wanted, "漢字", "ab"):
        assert (word in topic) == (word in wanted)
    assert share(content(line), topic) == share(content(line), wanted)
