from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from strategies import any_text, articles

from newsparse import parse, read
from newsparse.article import Article, Block, Credit, Dateline, Kind, Placed
from newsparse.visible import visible
from newsparse.writers import FORMATS
from newsparse.writers.markdown import escape
from newsparse.writers.style import Style

SAMPLES = sorted(
    path for path in (Path(__file__).parent.parent / "samples").iterdir() if path.suffix != ".json"
)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# What stands around a text tells what it is.
KINDS = {
    ("heading_open", "h1"): "headline",
    ("heading_open", "h2"): "subhead",
    ("list_item_open", "li"): "item",
    ("blockquote_open", "blockquote"): "quote",
    ("strong_open", "strong"): "deck",
    ("em_open", "em"): "caption",
}
HOSTILE = [
    "# no heading",
    "#hashtag and C#",
    "Ends in signs ##",
    "> no quote",
    "- no item",
    "+ no item",
    "* no item",
    "1. no item",
    "1234567890. no item",
    "2) no item",
    "---",
    "***",
    "___",
    "- - -",
    "===",
    "```no code```",
    "~~~",
    "    no code",
    "\tno code",
    "`no code`",
    "*no* **emphasis** _at_ __all__ ***here***",
    "snake_case_name and 2 * 3 * 4",
    "~~not gone~~",
    "[no link](http://example.org 'x') ![no picture](x.png) [none][here] [^1]",
    "[here]: http://example.org",
    "<http://example.org> <someone@example.org>",
    "http://example.org/a_b?c=d&copy;=1 www.example.org",
    "<b>no tag</b> <!-- no comment --> <script>alert(1)</script> <?php ?> <![CDATA[x]]>",
    "&lt; &#60; &#x3c; &amp;amp; &CounterClockwiseContourIntegral; AT&T",
    ":smile: :+1: :warning: 10:15:30",
    "| no | table |",
    "a | b",
    r"\ \\ \* \n c:\new\table \-\-\- \[x\] end\ ".strip(),
    "$a_1$ costs $5 or $6",
    "H~2~O x^2^",
    "{.no-class} {{ no template }} {% raw %}",
    "Title: no front matter",
    ": no definition",
    "trailing blanks  ",
    "a\x00b\x1b[31mc",
]


def rendered(body: str) -> list[tuple[str, str]]:
    """The texts of a page, each with its kind. Fails on anything that the writer does not use."""
    found: list[tuple[str, str]] = []
    kind = "paragraph"
    for token in READER.parse(body):
        kind = KINDS.get((token.type, token.tag), kind)
        if token.type == "inline":
            emphasis, text = inline(token.children or [])
            found.append((emphasis or kind, text))
            kind = "item" if kind == "item" else "paragraph"
        elif token.type == "bullet_list_close":
            kind = "paragraph"
        assert token.type in {
            *("inline", "paragraph_open", "paragraph_close", "heading_open", "heading_close"),
            *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
            *("blockquote_open", "blockquote_close"),
        }
    return found


def inline(tokens: list[Token]) -> tuple[str | None, str]:
    """The emphasis around the whole of a text, and the text."""
    tokens = [token for token in tokens if token.type != "text" or token.content]
    types = [token.type for token in tokens]
    kind = KINDS.get((tokens[0].type, tokens[0].tag)) if tokens else None
    if len(types) > 1 and types[0] in ("em_open", "strong_open"):
        types = types[1:-1]
    assert set(types) <= {"text"}
    return kind, "".join(token.content for token in tokens)


def plain(text: str) -> str:
    """A text on one line, as any reader of Markdown has it."""
    return re.sub(r"[\r\n]+", " ", text).strip().replace("\0", "\ufffd")


def split(page: str) -> tuple[str, str]:
    """Front matter and body."""
    nothing, front, body = re.split(r"^---\n", page, maxsplit=2, flags=re.MULTILINE)
    assert nothing == ""
    return front, body


def write(made: Article, style: Style | None = None) -> str:
    return FORMATS["markdown"].write(made, style or Style())


# The text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markdown_is_text(text: str) -> None:
    for shape in ("{}", "# {}", "## {}", "- {}", "> {}", "*{}*", "**{}**", "- a\n- {}\n- b"):
        texts = [found for _, found in rendered(shape.format(escape(text)))]
        assert plain(text) in texts
        assert len(texts) == shape.count("\n") + 1


@given(any_text | st.text("-+*#=>.:)(1 \t\r\n\\`~_[]<>&;!|a", max_size=12))
def test_any_text_is_rendered_as_it_is(text: str) -> None:
    wanted = [("paragraph", plain(text))] if plain(text) else []
    assert rendered(escape(text)) == wanted


def assert_page_has_all_texts(made: Article) -> None:
    """The page has the texts of the article, as they are, and no more."""
    fields = {
        "paragraph": made.paragraphs,
        "caption": made.captions,
        "subhead": [each.text for each in made.subheads],
        "quote": [each.text for each in made.quotes],
        "item": [each.text for each in made.items],
        "headline": [made.headline or ""],
        "deck": [made.deck or ""],
    }
    found = rendered(split(write(made))[1])
    for kind, texts in fields.items():
        assert [text for each, text in found if each == kind] == [
            plain(text) for text in texts if plain(text)
        ]
    assert {kind for kind, _ in found} <= set(fields)


@given(articles(any_text | st.sampled_from(HOSTILE)))
def test_a_page_has_the_texts_of_the_article(made: Article) -> None:
    assert_page_has_all_texts(made)


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_a_page_has_the_texts_of_a_sample(path: Path) -> None:
    for made in read(path):
        assert_page_has_all_texts(made)


@pytest.mark.parametrize(
    "text", ["The AT&T tower, built in 1921 (or 1922) at 10:15:30", "“No”, she said: 5%!"]
)
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize("pattern", ["&", "&a", ":a", ":", "www.", "1", "\n", " ", "\\", "-"])
def test_escaping_takes_linear_time(pattern: str) -> None:
    text = pattern * (1_000_000 // len(pattern))
    start = time.process_time()
    escape(text)
    assert time.process_time() - start < 3


# The page


def test_a_page() -> None:
    texts: list[tuple[Kind, str]] = [
        ("headline", "Pier to close"),
        ("credit", "By Orla Fennick"),
        ("blank", ""),
        ("deck", "A sad story."),
        ("deck", "And a long one."),
        ("paragraph", "KALLOW (Reuters) - The pier will close."),
        ("boilerplate", "Advertisement"),
        ("subhead", "Who is to pay"),
        ("item", "• the first one"),
        ("item", "• the second_one"),
        ("quote", "“Half a pier.”"),
        ("caption", "The pier. | Photo: Bo Lund"),
    ]
    made = replace(
        parse(""),
        headline="Pier to close",
        deck="A sad story.\nAnd a long one.",
        credits=(Credit("author", ("Orla Fennick",), "By Orla Fennick"),),
        dateline=Dateline("KALLOW", "Reuters"),
        published="2021-03-03",
        paragraphs=("KALLOW (Reuters) - The pier will close.",),
        subheads=(Placed("Who is to pay", 1),),
        items=(Placed("the first one", 1), Placed("the second_one", 1)),
        quotes=(Placed("“Half a pier.”", 1),),
        captions=("The pier.",),
        blocks=tuple(Block(kind, "body", (i, i), text) for i, (kind, text) in enumerate(texts, 1)),
    )
    assert write(made).split("\n") == [
        "---",
        'headline: "Pier to close"',
        r'deck: "A sad story.\nAnd a long one."',
        "credits:",
        '  - {"role": "author", "names": ["Orla Fennick"], "text": "By Orla Fennick", "count": 1}',
        'dateline: {"place": "KALLOW", "agency": "Reuters", "date": null}',
        'published: "2021-03-03"',
        'source: {"path": null, "article": 1, "lines": [0, 0], "encoding": null, "layout": "blocks"}',
        "---",
        *("", "# Pier to close"),
        *("", "**A sad story. And a long one.**"),
        *("", "KALLOW (Reuters) - The pier will close."),
        *("", "## Who is to pay"),
        *("", "- the first one", r"- the second\_one"),
        *("", "> “Half a pier.”"),
        *("", "*The pier.*", ""),
    ]


@given(articles(any_text))
def test_the_front_matter_says_what_is_known(made: Article) -> None:
    front, _ = split(write(made))
    told = json.loads(json.dumps(made.to_dict()))
    known = {name: told[name] for name in told if told[name] and name not in LEFT_OUT}
    assert yaml.safe_load(front) == known


LEFT_OUT = ("schema", "paragraphs", "subheads", "items", "quotes", "captions", "boilerplate")


@settings(max_examples=30)
@given(st.lists(articles(any_text | st.sampled_from(HOSTILE)), max_size=4))
def test_several_pages_in_one_stream_are_told_apart_by_their_rules(made: list[Article]) -> None:
    form = FORMATS["markdown"]
    stream = form.between.join(form.write(each, Style()) for each in made)
    parts = re.split(r"^---\n", stream, flags=re.MULTILINE)[1:]
    fronts, bodies = parts[::2], parts[1::2]
    assert [yaml.safe_load(front)["source"] for front in fronts] == [
        json.loads(json.dumps(each.source.to_dict())) for each in made
    ]
    assert [rendered(body) for body in bodies] == [rendered(split(write(each))[1]) for each in made]


@given(articles(any_text))
def test_nothing_dangerous_reaches_a_terminal(made: Article) -> None:
    page = write(made, Style(terminal=True))
    assert visible(page) == page
