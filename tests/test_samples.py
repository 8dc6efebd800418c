"""Every field of every sample against its JSON; what is known to be wrong is in known_failures.toml."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newsparse import parse
from newsparse.article import Article
from newsparse.lines import split_lines
from newsparse.markdown_lines import read_markdown
from newsparse.readers import read, read_documents

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
NAMES = [path.stem for path in SAMPLES]
SEEDS = sorted((ROOT.parent / "shared" / "seed").glob("*.txt"))
KNOWN_FAILURES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "known_failures.toml").read_text(encoding="utf-8")
)["samples"]
FIELDS = (
    "headline", "kicker", "deck", "credits", "dateline", "published", "updated", "paragraphs", "subheads", "items",
    "quotes", "captions", "boilerplate", "fields",
)  # fmt: skip
ENCODINGS = {
    "ballot-nexis-wrapped-crlf-bom": "utf-8-sig",
    "court-hard-wrapped-crlf-bom": "utf-8-sig",
    "orkiestra-polish-utf16": "utf-16",
    "vendange-french-cp1252": "cp1252",
}


@cache
def article(name: str) -> Article:
    (found,) = read(ROOT / "samples" / f"{name}.txt")
    return found


@cache
def wanted(name: str) -> dict[str, Any]:
    text = (ROOT / "samples" / f"{name}.json").read_text(encoding="utf-8")
    expected: dict[str, Any] = json.loads(text)
    return expected


def test_there_are_enough_samples() -> None:
    assert len(SAMPLES) >= 20


def test_every_sample_has_its_json_and_every_json_its_sample() -> None:
    assert sorted(path.stem for path in (ROOT / "samples").glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_json_of_a_sample_is_well_made(name: str) -> None:
    """All fields are there, their texts stand in the sample, and places lie among the paragraphs.

    Of one in Markdown they stand there but for its marks.
    """
    expected = wanted(name)
    assert tuple(expected) == FIELDS
    (document,) = read_documents(ROOT / "samples" / f"{name}.txt")
    plain = read_markdown(list(split_lines(document.text)), document.text)
    unmarked = " ".join(line.text for line in plain.lines) if plain else ""
    text = " ".join(f"{document.text} {unmarked}".split())
    placed = [*expected["subheads"], *expected["items"], *expected["quotes"]]
    plain = [expected[field] for field in ("headline", "kicker", "deck") if expected[field] is not None]
    lists = [each for field in ("paragraphs", "captions", "boilerplate") for each in expected[field]]
    said = [*plain, *lists, *(each["text"] for each in (*placed, *expected["credits"]))]
    assert [each for each in said if " ".join(each.split()) not in text] == []
    names = [name for credit in expected["credits"] for name in credit["names"]]
    assert [name for name in names if any(word not in text for word in name.split())] == []  # "Reed, Tom"
    assert all(0 <= each["before"] <= len(expected["paragraphs"]) for each in placed)


@pytest.mark.parametrize("name", NAMES)
def test_the_encoding_of_a_sample(name: str) -> None:
    assert article(name).source.encoding == ENCODINGS.get(name, "utf-8")


def cases() -> list[Any]:
    return [
        pytest.param(
            name,
            field,
            marks=[pytest.mark.xfail(reason="known_failures.toml")] if field in KNOWN_FAILURES.get(name, ()) else [],
            id=f"{name}-{field}",
        )
        for name in NAMES
        for field in FIELDS
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "field"), cases())
def test_a_field_of_a_sample(name: str, field: str) -> None:
    assert article(name).to_dict()[field] == wanted(name)[field]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_sample_is_lost(name: str) -> None:
    (document,) = read_documents(ROOT / "samples" / f"{name}.txt")
    words = [word for line in split_lines(document.text) for word in line.text.split()]
    assert [word for block in article(name).blocks for word in block.text.split()] == words


def test_the_known_failures_are_of_samples() -> None:
    assert set(KNOWN_FAILURES) <= set(NAMES)
    assert {field for fields in KNOWN_FAILURES.values() for field in fields} <= set(FIELDS)


# The shape that the program exists for: headline, credits twice, paragraphs in blocks and by single newlines, a tail.


def test_a_sample_of_the_shape_of_the_seed() -> None:
    found = article("ferry-repeated-credits").to_dict()
    assert found["headline"] == "Operator: “We never counted the children on deck”"
    assert [(each["role"], each["names"], each["count"]) for each in found["credits"]] == [
        ("photo", ["Harbour Eight News", "Reuters"], 2)
    ]
    assert len(found["paragraphs"]) == 9
    assert found["paragraphs"][2].startswith("According to the harbour master, ")
    assert found["boilerplate"] == ["Be the first to comment"]


@pytest.mark.skipif(not SEEDS, reason="the seed is not part of the repository")
@pytest.mark.parametrize("path", SEEDS[:1], ids=["seed"])
def test_the_seed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    headline, credit, again, *paragraphs, tail = [
        line.text for line in split_lines(text) if line.text.strip()
    ]
    found = parse(text).to_dict()
    assert credit == again
    assert found["headline"] == headline
    assert [(each["role"], each["names"], each["count"]) for each in found["credits"]] == [
        ("photo", credit.removeprefix("Photo Credit: ").split("/"), 2)
    ]
    assert found["paragraphs"] == paragraphs
    assert len(paragraphs) == 9
    assert found["boilerplate"] == [tail]
