from __future__ import annotations

from pathlib import Path

import pytest

from newsparse import parse, read
from newsparse.writers.markdown import write_markdown
from newsparse.writers.style import Style

SAMPLES = Path(__file__).parent.parent / "samples"
PAGE = """\
[Home](https://news.example/) [News](https://news.example/news) [Sport](https://news.example/sport)

[![The Kallow Post](https://news.example/logo.png)](https://news.example/)

# Old pier in Kallow to stay open *through the winter*

**The council has found the money, but not the will.**

By [Anna Keller](https://news.example/authors/anna-keller) | 3 March 2021

![The pier](https://news.example/pier.jpg)
*The pier in the evening sun. Photo: Tom Reed/AP*

The old pier will stay open through the winter, the council said on [Monday](https://news.example/monday).

> “We have waited for this day for years,” said the harbour master, Lena Ruiz.

## Who is to pay

The money comes from a fund that was set up in 2019\\. It has been used twice so far, said a spokeswoman.

The work begins in April and is to end before the summer, if the weather allows it.

### Read more

* [Ferry sails again](https://news.example/ferry)
"""


def test_a_page_in_markdown_is_read_without_its_marks() -> None:
    article = parse(PAGE)
    assert article.headline == "Old pier in Kallow to stay open through the winter"
    assert article.deck == "The council has found the money, but not the will."
    assert [(credit.role, credit.names) for credit in article.credits] == [
        ("author", ("Anna Keller",)),
        ("photo", ("Tom Reed", "AP")),
    ]
    assert article.published == "2021-03-03"
    assert [(subhead.text, subhead.before) for subhead in article.subheads] == [("Who is to pay", 2)]
    assert article.paragraphs[0].endswith("the council said on Monday.")
    assert article.paragraphs[2].startswith("The money comes from a fund that was set up in 2019. It has")
    assert len(article.paragraphs) == 4
    assert article.boilerplate[-2:] == ("Read more", "* Ferry sails again")


def test_its_blocks_have_what_stands_there_and_why() -> None:
    blocks = {block.lines[0]: block for block in parse(PAGE).blocks}
    assert blocks[5].text == "# Old pier in Kallow to stay open *through the winter*"
    assert blocks[5].said == "Old pier in Kallow to stay open through the winter"
    assert [reason.clue for reason in blocks[5].reasons] == ["a heading in Markdown"]
    assert blocks[16].text.startswith("> “We")
    assert blocks[18].kind == "subhead"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_newsparse_writes_it_reads(path: Path) -> None:
    for article in read(path):
        again = parse(write_markdown(article, Style()))
        if article.headline and len(article.paragraphs) > 2:
            assert again.headline == article.headline.replace("\n", " ")
            assert set(article.paragraphs) <= set(again.paragraphs)


BODY = """

The pier stays open, the council said on Monday, after a vote that took two hours.

It will be mended in May."""


@pytest.mark.parametrize(
    "head",
    [
        "# Kallow Post\n\n## Pier stays open after the storm\n\nBy Jane Doe",
        "Pier stays open after the storm\n\nBy Jane Doe\n\n## Key points\n\n- The pier stays.",
        "---\ntitle: Old pier\n---\n\nPier stays open after the storm\n\nBy Jane Doe",
    ],
    ids=["a site", "points", "front matter"],
)
def test_not_every_heading_is_the_headline(head: str) -> None:
    assert parse(head + BODY).headline == "Pier stays open after the storm"


def test_front_matter_is_boilerplate_with_a_reason() -> None:
    article = parse("---\ntitle: Old pier\ndate: 2020-01-01\n---\n\n# Pier stays" + BODY)
    assert (article.headline, article.published) == ("Pier stays", None)
    assert article.blocks[0].reasons[0].clue == "front matter of Markdown"
