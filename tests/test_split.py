from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multiples import ARTICLES, SHAPES, docs, nexis, nexis_uni, proquest, ruled, wire
from strategies import NEWLINES, texts

from newsparse import parse, parse_all, split
from newsparse.counts import Difference
from newsparse.errors import NewsparseWarning, OptionError
from newsparse.lines import split_lines
from newsparse.separators import profiles
from newsparse.split import Piece, may_part, split_text

CUTTING = [
    "1 of 3 DOCUMENTS", "2 of 3 DOCUMENTS", "Document 2 of 3", "End of Document", "Documents (3)", "Client/Matter: x",
    "Document ABCDE00020200101eg110002l", "<doc>", "</doc>", "word</doc>", "<DOC id=1>Word", "<|endoftext|>",
    "word<|endoftext|>", "<|endoftext|>word", "\x03", "word\x03", "_" * 60, "=====", "*****", "-----", "\f", "\fWord",
    "Table of contents", "Contact us at: x", "", "Word",
    "The old pier of the town stays open, the council said on Tuesday.",
]  # fmt: skip
TITLES = [article.splitlines()[0] for article in ARTICLES]
WAYS = ["auto", "none", "-+", "(?P<number>.) of (?P<total>.) .*", *profiles()]


@st.composite
def dumps(draw: st.DrawFn) -> str:
    """Separators of all kinds, in any order, among other lines, with every kind of newline."""
    lines = draw(st.lists(st.tuples(st.sampled_from(CUTTING), st.sampled_from(NEWLINES)), max_size=25))
    return "".join(line + end for line, end in lines) + draw(st.sampled_from(CUTTING))


def pieces_of(chunks: Iterable[str], way: str, largest: int | None = None) -> list[Piece]:
    return [each for each in split_text(chunks, way, largest) if isinstance(each, Piece)]


def differences(text: str, way: str = "auto") -> list[Difference]:
    return [each for each in split_text([text], way) if isinstance(each, Difference)]


def body(piece: Piece) -> str:
    """What is left of a piece without its frame, blank lines apart."""
    lines = split_lines(piece.text or "", piece.first)
    return "".join(line.text + "\n" for line in lines if line.number not in piece.frame and line.text.strip())


def plain(article: str) -> str:
    return "".join(line + "\n" for line in article.split("\n") if line.strip())


PLAIN = [plain(article) for article in ARTICLES]


# Nothing is lost


@given(dumps() | texts(), st.sampled_from(WAYS))
def test_the_pieces_have_every_line_once_in_order(text: str, way: str) -> None:
    pieces = pieces_of([text], way)
    assert pieces
    assert "".join(piece.text or "" for piece in pieces) == text
    lines = [line for piece in pieces for line in split_lines(piece.text or "", piece.first)]
    assert lines == list(split_lines(text))


@given(dumps(), st.sampled_from(WAYS))
def test_a_frame_is_made_of_lines_of_its_piece(text: str, way: str) -> None:
    for piece in pieces_of([text], way):
        assert piece.frame <= {line.number for line in split_lines(piece.text or "", piece.first)}


@given(dumps() | texts(), st.sampled_from([way for way in WAYS if way != "auto"]), st.data())
def test_it_does_not_matter_in_which_chunks_a_text_comes(text: str, way: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    chunks = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert list(split_text(chunks, way)) == list(split_text([text], way))


@given(dumps())
def test_a_text_without_a_hint_is_one_article(text: str) -> None:
    if not may_part(text, "auto"):
        assert pieces_of([text], "auto") == [Piece(text)]


@given(dumps() | texts())
def test_none_never_cuts(text: str) -> None:
    assert list(split_text([text], "none")) == [Piece(text)]


# The shapes of dumps


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("newline", NEWLINES)
def test_a_dump_comes_apart(shape: str, newline: str) -> None:
    name, text = SHAPES[shape]
    text = text.replace("\n", newline)
    for way in ("auto", name):
        pieces = pieces_of([text], way)
        assert [TITLES.index(title) for piece in pieces for title in TITLES if title in body(piece)] == [
            *range(4)
        ]
        assert [article[:-1] in body(piece) for article, piece in zip(PLAIN, pieces, strict=True)] == [
            True
        ] * 4
        assert differences(text, way) == []


FRAMES = {
    "nexis": ["of 4 DOCUMENTS", "Job Number", "Search Terms"],
    "nexis-uni": ["End of Document", "Client/Matter", "Documents (4)", "Timeline"],
    "proquest": ["Document ", "____", "Table of contents", "Contact us"],
    "proquest-unnumbered": ["____", "Table of contents", "Contact us"],
    "factiva": ["Document QUAYP", "Search Summary", "Results Found"],
    "trec": ["DOC>", "<DOCNO>", "TEXT>"],
    "endoftext-alone": ["<|endoftext|>"],
}


@pytest.mark.parametrize("shape", FRAMES)
def test_what_belongs_to_the_dump_is_framed(shape: str) -> None:
    _, text = SHAPES[shape]
    bodies = "".join(body(piece) for piece in pieces_of([text], "auto"))
    assert [words for words in FRAMES[shape] if words not in text or words in bodies] == []


def test_a_list_of_titles_in_front_is_no_article() -> None:
    for text in (nexis_uni(), proquest()):
        first, *_ = pieces_of([text], "auto")
        assert first.first == 1
        assert body(first).count(TITLES[1]) == 0


# Where it is asked for


@pytest.mark.parametrize(
    ("text", "way", "expected"),
    [
        ("A\n---\nB\n---\nC", "-+", ["A\n", "---\nB\n", "---\nC"]),
        ("---\nA\n---\n\n---\nB\n---\n\n", "-{3}", ["---\nA\n", "---\n\n---\nB\n---\n\n"]),
        ("A\n----\nB", "-{3}", ["A\n----\nB"]),  # a whole line
        ("A\n  -----\t\nB", "dashes", ["A\n", "  -----\t\nB"]),
        ("A\nEnd of Document\n\nB\nEnd of Document\n \n", "nexis-uni",
         ["A\nEnd of Document\n", "\nB\nEnd of Document\n \n"]),
        ("<doc>\nA\n</doc>\n\n<doc>\nB\n</doc>", "doc", ["<doc>\nA\n</doc>\n", "\n<doc>\nB\n</doc>"]),
        ("1 of 2 DOCUMENTS\r\r2 of 2 DOCUMENTS\rA", "nexis", ["1 of 2 DOCUMENTS\r\r2 of 2 DOCUMENTS\rA"]),
        ("A\fB\n\fC", "form-feed", ["A\fB\n", "\fC"]),
        ("A", "nexis", ["A"]),
        ("", "stars", [""]),
    ],
)  # fmt: skip
def test_asked_for(text: str, way: str, expected: list[str]) -> None:
    assert [piece.text for piece in pieces_of([text], way)] == expected


def test_a_number_that_each_page_repeats_cuts_once() -> None:
    first, second = ARTICLES[:2]
    text = f"1 of 2 DOCUMENTS\n{first}\f1 of 2 DOCUMENTS\nMore of it.\n2 of 2 DOCUMENTS\n{second}"
    [one, two] = pieces_of([text], "auto")
    assert body(one) == plain(first) + "More of it.\n"
    assert body(two) == plain(second)


def test_text_on_the_line_of_a_separator_is_not_framed() -> None:
    [one, two] = pieces_of(["The end.<|endoftext|>\nNext."], "endoftext")
    assert (one.frame, two.frame) == (frozenset(), frozenset())
    [one, two] = pieces_of(["Title: A\nText.\nTitle: B\nText."], "Title: (?P<text>.*)")
    assert (one.frame, two.frame) == (frozenset(), frozenset())


def test_prose_in_front_of_the_first_separator_is_an_article() -> None:
    numbered = nexis().partition("1 of 4 DOCUMENTS\n")[2]  # the beginning of the file is gone
    assert [TITLES[i] in body(piece) for i, piece in enumerate(pieces_of([numbered], "auto"))] == [True] * 4
    assert len(pieces_of([ARTICLES[0] + docs(ARTICLES[1:])], "auto")) == 4


def test_prose_behind_the_last_separator_is_an_article() -> None:
    assert len(pieces_of([wire()[:-3]], "auto")) == 4  # the last ETX is gone
    assert len(pieces_of([docs() + "\n" + ARTICLES[0]], "auto")) == 5


@pytest.mark.parametrize("way", ["[", "(?P<text>", "*****!", "a{2,1}"])
def test_a_regex_that_is_none(way: str) -> None:
    with pytest.raises(
        OptionError,
        match=r"^--split: .*neither a profile nor a regular expression.*; say auto, none, nexis, ",
    ):
        list(split_text([""], way))


# Counts


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([(1, 3), (2, 3), (3, 3)], []),
        ([(1, 3), (3, 3)], ["it says 3 documents, 2 were found: 2 is missing"]),
        ([(1, 1), (1, 1), (1, 1)], []),
        ([(1, 2), (2, 2), (1, 3), (2, 3), (3, 3)], []),
        ([(1, 2), (1, 3), (3, 3), (1, 2)],
         ["it says 2 documents, 1 was found: 2 is missing", "it says 3 documents, 2 were found: 2 is missing",
          "it says 2 documents, 1 was found: 2 is missing"]),
    ],
)  # fmt: skip
def test_the_count_is_checked(numbers: list[tuple[int, int]], said: list[str]) -> None:
    text = "".join(f"{number} of {total} DOCUMENTS\nText\n" for number, total in numbers)
    assert [difference.text for difference in differences(text, "nexis")] == said


def test_the_count_of_a_list_of_titles_is_checked() -> None:
    text = nexis_uni()
    assert [each.text for each in differences(text.replace("Documents (4)", "Documents (6)"))] == [
        "it says 6 documents, 4 were found"
    ]


def test_an_empty_document_counts_as_missing() -> None:
    text = "Cover\n1 of 3 DOCUMENTS\nText\n2 of 3 DOCUMENTS\n\n3 of 3 DOCUMENTS\nText"
    assert differences(text, "nexis") == [Difference("it says 3 documents, 2 were found: 2 is missing", 1)]


def test_a_regex_that_matches_nothing_is_told() -> None:
    [difference] = differences("Text\n", "nexsis")
    assert difference.text == "no line of it is matched by 'nexsis', which is no profile"
    assert differences("Text\n", "nexis") == []


# Size


def test_a_piece_that_is_too_large_is_dropped_and_the_rest_goes_on() -> None:
    text = "A\n-----\n" + "word word\n" * 50 + "-----\nB\n"
    one, two, three = pieces_of([text[i : i + 7] for i in range(0, len(text), 7)], "dashes", 100)
    assert (one.text, two.text, three.text) == ("A\n", None, "-----\nB\n")
    assert (two.first, three.first) == (2, 53)


def test_the_size_is_that_of_utf8() -> None:
    assert [piece.text for piece in pieces_of(["\u00fc" * 60], "none", 100)] == [None]
    assert [piece.text for piece in pieces_of(["u" * 60], "none", 100)] == ["u" * 60]


def test_a_line_without_end_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split, "LONGEST_LINE", 10)
    text = "word " * 20 + "\r\n-----\r\nB\n"
    pieces = pieces_of(list(text), "dashes")
    assert "".join(piece.text or "" for piece in pieces) == text
    assert [(piece.first, piece.frame) for piece in pieces] == [(1, frozenset()), (2, frozenset({2}))]


def test_what_comes_later_is_cut_too() -> None:
    """The first chunk shows nothing; from the first on that does, the text is cut."""
    pieces = pieces_of(["Word\n" * 100, *(f"{article}\nEnd of Document\n" for article in ARTICLES)], "auto")
    assert len(pieces) == 4


def test_scraps_between_the_articles_cost_no_more_than_their_length() -> None:
    scraps = "<doc>\n</doc>\nA scrap that is no article\n"
    one, eight = (cost(scraps * times) for times in (500, 4000))
    assert eight < 30 * one


def cost(text: str) -> float:
    start = time.process_time()
    assert len(pieces_of([text], "doc")) == 1
    return time.process_time() - start


# parse_all


def test_parse_all_gives_the_articles_with_their_place() -> None:
    text = ruled("=====")
    articles = parse_all(text)
    assert [article.headline for article in articles] == TITLES
    assert [article.source.article for article in articles] == [1, 2, 3, 4]
    lines = [article.source.lines for article in articles]
    assert lines[0][0] == 1
    assert [first for first, _ in lines[1:]] == [last + 1 for _, last in lines[:-1]]
    assert lines[-1][1] == len(split_lines(text))


@pytest.mark.parametrize("article", ["", "Word", *ARTICLES])
def test_one_article_is_the_same_as_parse_gives(article: str) -> None:
    assert [each.to_dict(blocks=True) for each in parse_all(article)] == [parse(article).to_dict(blocks=True)]


def test_parse_all_warns_whoever_calls_it_of_a_dump_that_lacks_an_article() -> None:
    dump = nexis().replace("2 of 4 DOCUMENTS", "")
    with pytest.warns(NewsparseWarning, match="^the text, line 1: it says 4 documents, 3 were") as caught:
        articles = parse_all(dump)
    assert [len(articles), *(each.filename for each in caught)] == [3, __file__]


def test_parse_all_takes_a_way() -> None:
    assert len(parse_all(ruled("+++"))) == 1
    assert len(parse_all(ruled("+++"), r"\+{3}")) == 4
    assert len(parse_all(nexis(), "none")) == 1
    with pytest.raises(OptionError):
        parse_all("", "(")
