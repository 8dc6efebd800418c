from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from command import newsparse
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from strategies import any_text, articles, news_texts, texts

from newsparse import parse, read
from newsparse.article import SCHEMA, Article, Kind, Layout, Role, Zone
from newsparse.writers import FORMATS
from newsparse.writers.schema import schema, schema_text
from newsparse.writers.style import Style

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
VALIDATOR = Draft202012Validator(schema())


def wrong(value: object) -> list[str]:
    """What the schema says against a value."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(value)]


def full() -> dict[str, Any]:
    """An object with something in every place of the contract."""
    span = [1, 2]
    placed = [{"text": "A", "before": 0}]
    return {
        "schema": SCHEMA,
        "source": {
            "path": "a.txt",
            "article": 1,
            "lines": span,
            "encoding": "utf-8",
            "layout": "lines",
            "url": "a",
            "timestamp": "b",
        },
        "headline": "A",
        "kicker": "B",
        "deck": "C",
        "credits": [{"role": "photo", "names": ["A"], "text": "B", "count": 1}],
        "dateline": {"place": "A", "agency": "B", "date": "2021-03-14"},
        "published": "2021-03-14T10:14:05+03:00",
        "updated": "2021-03-14",
        "paragraphs": ["A"],
        "subheads": placed,
        "items": placed,
        "quotes": placed,
        "captions": ["A"],
        "boilerplate": ["A"],
        "fields": {"A": "B"},
        "blocks": [{"kind": "date", "zone": "head", "lines": span, "text": "A", "reasons": ["a +1.0"]}],
    }


def objects(value: object, path: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a value, with its place, but for `fields`, whose keys are of the text."""
    if isinstance(value, dict):
        yield path, value
        for key, each in value.items():
            if key != "fields":
                yield from objects(each, f"{path}.{key}")
    elif isinstance(value, list) and value:
        yield from objects(value[0], f"{path}[]")


PLACES = [path for path, _ in objects(full())]


# The schema itself


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_command_prints_it() -> None:
    result = newsparse("--schema")
    assert (result.stderr, result.returncode) == (b"", 0)
    assert json.loads(result.stdout) == schema()
    assert result.stdout.decode("ascii") == schema_text()


def test_it_names_what_the_types_name() -> None:
    properties = schema()["properties"]
    assert properties["source"]["properties"]["layout"]["enum"] == list(get_args(Layout))
    assert properties["credits"]["items"]["properties"]["role"]["enum"] == list(get_args(Role))
    block = properties["blocks"]["items"]["properties"]
    assert block["kind"]["enum"] == list(get_args(Kind))
    assert block["zone"]["enum"] == list(get_args(Zone))


def test_its_keys_are_those_of_an_article_in_their_order() -> None:
    assert list(schema()["properties"]) == list(parse("").to_dict(blocks=True))
    assert schema()["required"] == list(parse("").to_dict())


# What it lets through


@given(articles(any_text), st.booleans())
def test_every_article_is_valid(made: Article, blocks: bool) -> None:
    assert wrong(made.to_dict(blocks)) == []


@given(articles(any_text), st.sampled_from(["json", "jsonl"]), st.booleans())
def test_what_is_written_is_valid(made: Article, name: str, blocks: bool) -> None:
    assert wrong(json.loads(FORMATS[name].write(made, Style(blocks=blocks)))) == []


@given(texts() | news_texts(), st.booleans())
def test_what_is_parsed_is_valid(text: str, blocks: bool) -> None:
    assert wrong(parse(text).to_dict(blocks)) == []


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_a_sample_is_valid_as_read_and_as_wanted(path: Path) -> None:
    (found,) = read(path)
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert wrong(found.to_dict(blocks=True)) == []
    assert wrong(found.to_dict() | wanted) == []


# What it does not


def test_all_there_may_be_is_valid() -> None:
    assert wrong(full()) == []
    assert len(PLACES) == 8


@pytest.mark.parametrize("place", PLACES)
def test_a_key_that_nobody_told_of(place: str) -> None:
    made = full()
    dict(objects(made))[place]["new"] = "x"
    assert any("'new' was unexpected" in each for each in wrong(made))


@pytest.mark.parametrize("place", PLACES)
def test_a_key_that_is_missing(place: str) -> None:
    keys = list(dict(objects(full()))[place])
    optional = {"url", "timestamp", "blocks"}
    for key in keys:
        made = full()
        del dict(objects(made))[place][key]
        assert (wrong(made) == []) is (key in optional)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema", "newsparse/2"),
        ("headline", 3),
        ("published", "3 March 2021"),
        ("published", "2021-03-14 10:14"),
        ("credits", [{"role": "owner", "names": [], "text": "", "count": 1}]),
        ("credits", [{"role": "photo", "names": [], "text": "", "count": 0}]),
        ("dateline", {"place": "A", "agency": None, "date": "2021-03-14T10:14"}),
        ("subheads", [{"text": "A", "before": -1}]),
        ("paragraphs", None),
        ("fields", {"A": None}),
        ("blocks", [{"kind": "ad", "zone": "head", "lines": [1, 1], "text": "", "reasons": []}]),
        ("blocks", [{"kind": "date", "zone": "foot", "lines": [1, 1], "text": "", "reasons": []}]),
        ("blocks", [{"kind": "date", "zone": "head", "lines": [1], "text": "", "reasons": []}]),
        ("blocks", [{"kind": "date", "zone": "head", "lines": [1, 1, 1], "text": "", "reasons": []}]),
    ],
)
def test_a_value_that_cannot_be(key: str, value: object) -> None:
    assert len(wrong(full() | {key: value})) == 1
