from __future__ import annotations

import copy
import gc
import json
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import export_texts, news_texts, strings, texts

from newsparse import parse, parse_all
from newsparse.article import Article, Document
from newsparse.lines import split_lines
from newsparse.parse import parse_document

any_text = (texts() | strings | news_texts() | export_texts()).map(lambda text: text.lstrip("\ufeff"))
BODY = ("deck", "subhead", "item", "paragraph", "quote")
FIELDS = {
    "headline": "headline",
    "kicker": "kicker",
    "deck": "deck",
    "paragraph": "paragraphs",
    "subhead": "subheads",
    "item": "items",
    "quote": "quotes",
    "caption": "captions",
    "boilerplate": "boilerplate",
}
STORY = """\
Ferry leaves the harbour without a captain

By Anna Keller

The ferry left the pier before dawn, and nobody on the quay had seen who was at the wheel that day.
It came back in the evening with all its passengers, who said that they had not noticed anything.

The harbour master, who keeps a list of such things, said that it was the third time since the spring.

Be the first to comment"""


def said(article: Article, field: str) -> list[str]:
    """The texts of a field, as a list, whatever the field is."""
    value = getattr(article, field)
    values = [] if value is None else [value] if isinstance(value, str) else value
    return [getattr(each, "text", each) for each in values]


def stands_in(credit: str, text: str) -> bool:
    """Whether the words of a credit stand in `text`; a bar is in the place of a date that was taken out."""
    return all(part in text for part in credit.split(" | "))


# Blocks


@given(any_text)
def test_blocks_cover_each_line_once_and_in_order(text: str) -> None:
    article, lines = parse(text), split_lines(text)
    covered = [number for block in article.blocks for number in range(block.lines[0], block.lines[1] + 1)]
    assert covered == list(range(1, len(lines) + 1))
    assert article.source.lines == ((1, len(lines)) if lines else (0, 0))


@given(any_text)
def test_the_text_of_every_line_is_in_its_block(text: str) -> None:
    lines = split_lines(text)
    for block in parse(text).blocks:
        of_block = lines[block.lines[0] - 1 : block.lines[1]]
        assert block.text.split() == [word for line in of_block for word in line.text.split()]
        assert all(line.text.strip() in block.text for line in of_block)
        assert (block.kind == "blank") == (not block.text)


@given(any_text, st.integers(min_value=1, max_value=10**6))
def test_blocks_have_the_numbers_of_the_file(text: str, first: int) -> None:
    here, there = parse(text), parse_document(Document(text, first_line=first))
    moved = [(block.kind, block.lines[0] + first - 1, block.lines[1] + first - 1) for block in here.blocks]
    assert [(block.kind, *block.lines) for block in there.blocks] == moved


# Fields


@given(any_text)
def test_what_a_field_says_stands_in_a_block_of_its_kind(text: str) -> None:
    article = parse(text)
    for kind, field in FIELDS.items():
        blocks = "\n".join(block.text for block in article.blocks if block.kind == kind)
        assert all(each and each in blocks for each in said(article, field))
    credited = "\n".join(block.text for block in article.blocks if block.kind in ("credit", "caption"))
    for credit in article.credits:
        assert stands_in(credit.text, credited)
        assert credit.names and all(credit.names) and credit.count >= 1


@given(any_text)
def test_nothing_is_lost(text: str) -> None:
    """Every block but blank ones, dates and credits is in a field of its kind, in order."""
    article = parse(text)
    for kind, field in FIELDS.items():
        blocks = [block.text for block in article.blocks if block.kind == kind]
        found = (
            "\n".join(said(article, field)).split("\n")
            if field == "deck" and blocks
            else said(article, field)
        )
        assert len(found) == len(blocks)
        assert all(each in block for each, block in zip(found, blocks, strict=True))


@given(any_text)
def test_no_credit_is_lost(text: str) -> None:
    article = parse(text)
    found = {credit.text for credit in article.credits}
    for block in article.blocks:
        if block.kind == "credit":
            assert any(stands_in(each, block.text) for each in found)


@given(any_text)
def test_a_place_is_that_of_a_paragraph_or_the_end(text: str) -> None:
    article = parse(text)
    for placed in (*article.subheads, *article.items, *article.quotes):
        assert 0 <= placed.before <= len(article.paragraphs)


@given(any_text)
def test_the_text_is_the_body_in_order(text: str) -> None:
    article = parse(text)
    parts = [block.words for block in article.blocks if block.kind in BODY]
    assert article.text == "\n\n".join(parts)
    assert all(paragraph in parts for paragraph in article.paragraphs)


# Objects


@given(any_text)
def test_the_same_text_gives_the_same_object_and_it_is_json(text: str) -> None:
    article = parse(text)
    made = json.dumps(article.to_dict(blocks=True), allow_nan=False)
    assert json.loads(made) == article.to_dict(blocks=True)
    assert json.dumps(parse(text).to_dict(blocks=True)) == made
    fields = article.to_dict()
    assert "blocks" not in fields
    assert fields == {key: value for key, value in json.loads(made).items() if key != "blocks"}


def test_the_keys_of_the_contract_in_their_order() -> None:
    keys = [
        "schema", "source", "headline", "kicker", "deck", "credits", "dateline", "published", "updated",
        "paragraphs", "subheads", "items", "quotes", "captions", "boilerplate", "fields",
    ]  # fmt: skip
    found = parse(STORY).to_dict()
    assert list(found) == keys
    assert found["schema"] == "newsparse/1"
    assert list(found["source"]) == ["path", "article", "lines", "encoding", "layout"]
    block = parse(STORY).to_dict(blocks=True)["blocks"][0]
    assert list(block) == ["kind", "zone", "lines", "text", "reasons"]


def test_hash_seed_and_time_zone_do_not_matter() -> None:
    script = "import json, newsparse, sys; print(json.dumps(newsparse.parse(sys.stdin.read()).to_dict(blocks=True)))"
    text = STORY.replace(
        "By Anna Keller", "By Anna Keller\n3 March 2021 10:15 ET\nPhoto: Otto Brandt/AP\nToday"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            input=text,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"), ("3", "America/New_York"))
    }
    assert len(outputs) == 1


# Texts at the edge


def test_a_story() -> None:
    article = parse(STORY)
    assert article.headline == "Ferry leaves the harbour without a captain"
    assert [(credit.role, credit.names) for credit in article.credits] == [("author", ("Anna Keller",))]
    assert [paragraph[:11] for paragraph in article.paragraphs] == [
        "The ferry l",
        "It came bac",
        "The harbour",
    ]
    assert article.boilerplate == ("Be the first to comment",)


def test_newlines_of_other_systems_make_no_difference() -> None:
    wanted = parse(STORY).to_dict(blocks=True)
    for newline in ("\r\n", "\r"):
        assert parse(STORY.replace("\n", newline)).to_dict(blocks=True) == wanted


@pytest.mark.parametrize(
    "text",
    ["", "\n", "\r\n\r\n", " \t\n\n  ", "\r\r\r", "\u3000\n"],
    ids=["empty", "lf", "crlf", "blanks", "cr", "wide"],
)
def test_a_text_without_words_is_an_article_without_anything(text: str) -> None:
    article = parse(text)
    assert article.headline is None
    assert article.text == ""
    assert all(not said(article, field) for field in FIELDS.values())
    assert {block.kind for block in article.blocks} <= {"blank"}


def test_a_byte_order_mark_is_no_part_of_a_text() -> None:
    assert parse("\ufeff" + STORY) == parse(STORY)
    assert parse_all("\ufeff" + STORY) == parse_all(STORY)
    assert parse("\ufeff").headline is None


def test_one_line_is_a_headline() -> None:
    article = parse("The town clock of Merrow has stopped at noon")
    assert article.headline == "The town clock of Merrow has stopped at noon"
    assert article.paragraphs == article.boilerplate == ()


@pytest.mark.parametrize(
    "text",
    [
        "\ud800",
        "\udfff\ud800 By Anna Keller",
        "\0",
        "a\0b\0\n\0",
        "a\ufeff",
        "\u202e\u2066",
        "\x1b[31m",
        "\u0301",
        "\x85\u2028\x0c",
    ],
    ids=["half", "halves", "nul", "nuls", "bom", "bidi", "escape", "accent", "separators"],
)
def test_odd_characters_stay_as_they_are(text: str) -> None:
    article = parse(text)
    assert "".join(line.text + line.end for line in split_lines(text)) == text
    assert " ".join(block.text for block in article.blocks).split() == text.split()
    assert json.loads(json.dumps(article.to_dict(blocks=True))) == article.to_dict(blocks=True)


# Objects that travel


def test_an_article_survives_a_pickle_which_holds_no_more_than_it_says() -> None:
    article = parse(STORY)
    packed = pickle.dumps(article)
    assert len(packed) < 20 * len(STORY)
    assert pickle.loads(packed) == article == copy.deepcopy(article)
    assert {article, pickle.loads(packed)} == {article}


# Cost


def seconds(text: str) -> float:
    gc.collect()
    start = time.process_time()
    parse(text)
    return time.process_time() - start


def test_a_line_of_ten_megabytes() -> None:
    assert seconds(STORY + "\n" + "The ferry left the pier before dawn. " * 270_000) < 10


@pytest.mark.parametrize(
    "bit",
    [
        "a",
        "a@",
        "a.b ",
        "Anna Keller, ",
        "(",
        "/",
        "3 March 2021 ",
        "10:15 ",
        "林知秋，",
        "“‘",
        "© ",
        "- ",
        "A. ",
        "privacy ",
        "minutes/",
        "inbox, ",
    ],
)
def test_a_hostile_line(bit: str) -> None:
    assert seconds(STORY + "\n" + (bit * (100_000 // len(bit))).strip()) < 1


KINDS_OF_LINES = {
    "prose": "The ferry left the pier before dawn, and nobody on the quay had seen who was at the wheel.",
    "names": "Anna Keller",
    "titles": "Lifeboat crew rescues the same man twice",
    "captions": "A heron is weighed on Monday. | Photo: Lena Orth/AP",
    "furniture": "Advertisement",
    "items": "• Bring a torch and dry clothes",
}


def numbered(line: str, count: int) -> Iterator[str]:
    return (f"{line} {chr(97 + i % 26)}{chr(97 + i // 26 % 26)}" if i % 3 else line for i in range(count))


@pytest.mark.parametrize("kind", KINDS_OF_LINES)
def test_the_cost_grows_with_the_lines_not_with_their_square(kind: str) -> None:
    """Eight times the lines: some eight times the cost, sixty-four times if it were quadratic."""
    small, large = (
        f"{STORY}\n\n" + "\n".join(numbered(KINDS_OF_LINES[kind], count)) + f"\n\n{STORY}"
        for count in (500, 4000)
    )
    assert min(seconds(large) for _ in range(2)) < 24 * min(seconds(small) for _ in range(3))
