from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import news_texts, sentences

from newsparse import parse
from newsparse.article import Article, Document
from newsparse.imposed import framed, trimmed, without
from newsparse.lines import split_lines
from newsparse.parse import parse_document

RULES = ("____________________", "12 of 100 DOCUMENTS", "*****", "\x0c", "", "End of Document")
STORY = """\
Ferry leaves the harbour without a captain

By Anna Keller

The ferry left the pier before dawn, and nobody on the quay had seen who was at the wheel that day.
It came back in the evening with all its passengers, who said that they had not noticed anything.

The harbour master, who keeps a list of such things, said that it was the third time since the spring.

Be the first to comment
"""


def said(article: Article) -> dict[str, object]:
    return {key: value for key, value in article.to_dict().items() if key not in ("source", "boilerplate")}


def within(text: str, above: list[str], below: list[str]) -> Document:
    """`text` between lines of a dump."""
    lines = [*above, *(line.text for line in split_lines(text)), *below]
    first, last = len(above), len(lines) - len(below)
    frame = frozenset({*range(1, first + 1), *range(last + 1, len(lines) + 1)})
    return Document("\n".join(lines) + "\n", frame=frame)


rules = st.lists(st.sampled_from(RULES), max_size=4)


@given(news_texts(), rules, rules)
def test_what_stands_around_an_article_changes_nothing_in_it(
    text: str, above: list[str], below: list[str]
) -> None:
    document = within(text, above, below)
    rest = [line for line in split_lines(document.text) if line.number not in document.frame]
    alone = "\n".join(line.text for line in (trimmed(rest) if document.frame else rest))
    found = parse_document(document)
    assert said(found) == said(parse(alone))
    numbers = {line.number for line in trimmed(rest)}
    own = [block for block in found.blocks if block.kind != "blank" and block.lines[0] in numbers]
    wanted = [block for block in parse(alone).blocks if block.kind != "blank"]
    assert [(each.kind, each.zone, each.text, each.reasons) for each in own] == [
        (each.kind, each.zone, each.text, each.reasons) for each in wanted
    ]


@given(news_texts(), st.data())
def test_a_line_of_the_frame_is_boilerplate_of_its_own_wherever_it_stands(
    text: str, data: st.DataObject
) -> None:
    lines = split_lines(text, 7)
    frame = data.draw(st.frozensets(st.sampled_from([line.number for line in lines] or [0]), max_size=5))
    blocks = parse_document(Document(text, first_line=7, frame=frame)).blocks
    covered = [number for block in blocks for number in range(block.lines[0], block.lines[1] + 1)]
    assert covered == [line.number for line in lines]
    for line in lines:
        if line.number in frame and line.text.strip():
            (block,) = (each for each in blocks if each.lines[0] <= line.number <= each.lines[1])
            assert (block.kind, block.lines, block.text) == (
                "boilerplate",
                (line.number,) * 2,
                line.text.strip(),
            )
            assert [reason.clue for reason in block.reasons] == ["a separator of the dump"]


@given(sentences(), sentences())
def test_a_paragraph_is_not_folded_across_the_frame(first: str, second: str) -> None:
    column = [
        " ".join(part) for text in (first, second) for part in zip(*[iter(text.split())] * 8, strict=False)
    ]
    half = len(column) // 2
    lines = [*column[:half], "_____", *column[half:]]
    article = parse_document(Document("\n".join(lines), frame=frozenset({half + 1})), "wrapped")
    assert all(
        not block.lines[0] <= half + 1 <= block.lines[1] or block.text == "_____" for block in article.blocks
    )


def test_the_zone_of_the_frame_is_that_of_its_place() -> None:
    document = within(STORY, ["12 of 100 DOCUMENTS"], ["_____", "Cover page"])
    article = parse_document(document)
    zones = [(block.zone, block.text) for block in article.blocks if block.lines[0] in document.frame]
    assert zones == [("head", "12 of 100 DOCUMENTS"), ("tail", "_____"), ("tail", "Cover page")]
    assert article.boilerplate == ("12 of 100 DOCUMENTS", "Be the first to comment", "_____", "Cover page")
    assert article.source.lines == (1, 13)


@pytest.mark.parametrize("text", ["a\nb", "\n\na", ""])
def test_without_a_frame_the_lines_are_the_same_list(text: str) -> None:
    lines = split_lines(text)
    assert without(lines, frozenset()) is lines
    assert framed(lines, frozenset()) == []


def test_all_of_a_text_may_be_frame() -> None:
    article = parse_document(Document("a\n\nb\n", frame=frozenset({1, 2, 3})))
    assert [(block.kind, block.lines) for block in article.blocks] == [
        ("boilerplate", (1, 1)),
        ("blank", (2, 2)),
        ("boilerplate", (3, 3)),
    ]
    assert (article.headline, article.paragraphs) == (None, ())
