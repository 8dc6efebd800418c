from __future__ import annotations

import json
import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, articles

from newsparse.article import Article, Block, Credit, Kind, Role, Source
from newsparse.visible import visible
from newsparse.writers import FORMATS
from newsparse.writers.style import Style

PLAIN = Style()
SCREEN = Style(terminal=True, color=True)


def article(*blocks: tuple[Kind, str], **fields: object) -> Article:
    """An article of these blocks, one line each."""
    made = tuple(Block(kind, "body", (i, i), text) for i, (kind, text) in enumerate(blocks, 1))
    given_fields: dict[str, object] = {
        "source": Source("a.txt", 1, (1, len(made)), "utf-8", "lines"),
        "headline": next((block.text for block in made if block.kind == "headline"), None),
        "dateline": None,
        "published": None,
        "updated": None,
        "credits": (),
        "fields": {},
    }
    first = {
        kind: next((block.text for block in made if block.kind == kind), None) for kind in ("kicker", "deck")
    }
    rest = dict.fromkeys(("paragraphs", "subheads", "items", "quotes", "captions", "boilerplate"), ())
    return Article(**{**rest, **first, **given_fields, **fields, "blocks": made})  # type: ignore[arg-type]


def credit(role: Role, *names: str, text: str = "as it stands", count: int = 1) -> Credit:
    return Credit(role, names, text, count)


# JSON


@given(articles(any_text), st.sampled_from(["json", "jsonl"]), st.booleans())
def test_json_comes_back_as_it_went(made: Article, name: str, blocks: bool) -> None:
    written = FORMATS[name].write(made, Style(blocks=blocks))
    assert json.loads(written) == json.loads(json.dumps(made.to_dict(blocks)))
    assert ("blocks" in json.loads(written)) is blocks
    written.encode("utf-8")


@given(articles(any_text))
def test_jsonl_is_one_line_for_every_reader(made: Article) -> None:
    written = FORMATS["jsonl"].write(made, PLAIN)
    assert len(written.splitlines()) == 1
    assert written.endswith("}\n")


@given(articles(any_text), st.sampled_from(["json", "jsonl"]))
def test_json_is_the_same_on_a_terminal(made: Article, name: str) -> None:
    assert FORMATS[name].write(made, SCREEN) == FORMATS[name].write(made, PLAIN)


def test_letters_stay_letters() -> None:
    assert '"headline": "Grüße, 日本 “x”"' in FORMATS["jsonl"].write(
        article(("headline", "Grüße, 日本 “x”")), PLAIN
    )


@pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq")
def test_json_is_indented_as_jq_does() -> None:
    made = article(("headline", "A"), ("paragraph", 'B "b" \\ \t'), credits=(credit("photo", "C", "D"),))
    written = FORMATS["json"].write(made, Style(blocks=True))
    jq = subprocess.run(["jq", "."], input=written.encode(), capture_output=True, check=True)
    assert jq.stdout.decode() == written


# Text


def test_text_is_headline_and_body() -> None:
    made = article(("headline", "Head"), ("paragraph", "One."), ("boilerplate", "Share"), ("subhead", "Sub"))
    assert FORMATS["text"].write(made, PLAIN) == "Head\n\nOne.\n\nSub\n"


@pytest.mark.parametrize(
    ("blocks", "text"), [([], ""), ([("headline", "H")], "H\n"), ([("paragraph", "P.")], "P.\n")]
)
def test_text_of_little(blocks: list[tuple[Kind, str]], text: str) -> None:
    assert FORMATS["text"].write(article(*blocks), PLAIN) == text


@given(articles(any_text))
def test_text_shows_on_a_terminal_what_it_hands_through_elsewhere(made: Article) -> None:
    written = FORMATS["text"].write(made, PLAIN)
    assert FORMATS["text"].write(made, SCREEN) == visible(written)
    assert made.text in written


# All formats


def test_every_format_has_what_it_needs() -> None:
    for form in FORMATS.values():
        assert form.suffix.startswith(".")
        assert form.between.strip() == ""
        assert unicodedata.is_normalized("NFC", form.write(article(), PLAIN))
