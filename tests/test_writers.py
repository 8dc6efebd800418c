from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, articles

from newsparse import parse
from newsparse.article import Article, Block, Credit, Dateline, Kind, Reason, Role, Source
from newsparse.visible import visible, visible_line
from newsparse.writers import FORMATS
from newsparse.writers.style import Style

PLAIN = Style()
SCREEN = Style(terminal=True, color=True)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


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


def page(made: Article, style: Style = PLAIN) -> list[str]:
    """The lines of the page that are not blank, without the margin."""
    return [line.strip() for line in FORMATS["pretty"].write(made, style).split("\n") if line.strip()]


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


# The page


def test_a_page_has_its_parts_in_order() -> None:
    made = article(
        ("headline", "Ferry sails again"),
        ("kicker", "HARBOUR"),
        ("credit", "By Ana Roe"),
        ("credit", "Photo: Bo Lund"),
        ("deck", "After nine weeks."),
        ("blank", ""),
        ("paragraph", "One."),
        ("boilerplate", "Advertisement"),
        ("item", "First"),
        ("item", "Second"),
        ("subhead", "Later"),
        ("quote", "Slow, not sorry."),
        ("boilerplate", "Share"),
        credits=(credit("author", "Ana Roe"), credit("photo", "Bo Lund", "Reuters", count=2)),
        published="2021-03-14T10:14:00+03:00",
        updated="2021-03-15",
    )
    assert page(made) == [
        "HARBOUR",
        "Ferry sails again",
        "After nine weeks.",
        "By Ana Roe · Photo: Bo Lund, Reuters · 2021-03-14 10:14 +03:00",
        "updated 2021-03-15",
        "One.",
        "• First",
        "• Second",
        "Later",
        "Slow, not sorry.",
        "─" * 76,
        "Advertisement",
        "Share",
    ]


def test_a_page_of_an_export_shows_what_was_labelled() -> None:
    made = parse(
        "Old pier stays open\n\nBYLINE: By ORLA FENNICK\n\nSECTION: Metro\n\nLENGTH: 355 words\n\n"
        "The old pier of Kallow will stay open.\n\nGRAPHIC: The pier. | Photo: Lena Orth/AP\n\nLANGUAGE: ENGLISH\n"
    )
    shown = page(made)
    assert shown[:3] == ["Old pier stays open", "By ORLA FENNICK", "The old pier of Kallow will stay open."]
    assert "│ The pier. | Photo: Lena Orth/AP" in shown
    assert shown[-3:] == ["SECTION: Metro", "LENGTH: 355 words", "LANGUAGE: ENGLISH"]


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2021-03-14", "2021-03-14"),
        ("2021-03-14T10:14:00", "2021-03-14 10:14"),
        ("2021-03-14T10:14:05Z", "2021-03-14 10:14:05 Z"),
        ("2021-03-14T10:00:00-05:30", "2021-03-14 10:00 -05:30"),
        ("2021-03-14T10:14+01:00", "2021-03-14 10:14 +01:00"),
    ],
)
def test_a_date_is_easy_to_read(iso: str, shown: str) -> None:
    assert page(article(("headline", "H"), published=iso)) == ["H", shown]


def test_a_date_that_was_not_read_stands_as_it_is() -> None:
    assert page(article(("headline", "H"), ("date", "last Tuesday"))) == ["H", "last Tuesday"]


def test_a_credit_stands_under_its_caption_and_not_twice() -> None:
    made = article(
        ("headline", "H"),
        ("caption", "The ferry."),
        ("blank", ""),
        ("credit", "Photo: Bo Lund"),
        ("paragraph", "One."),
        credits=(credit("photo", "Bo Lund", text="Photo: Bo Lund"),),
    )
    assert page(made) == ["H", "│ The ferry.", "│ Photo: Bo Lund", "One."]


def test_names_of_one_role_are_told_together() -> None:
    made = article(
        ("headline", "H"),
        credits=(credit("author", "A", "B"), credit("editor", "C"), credit("author", "B", "D")),
    )
    assert page(made) == ["H", "By A, B, D · Edited by C"]


def test_the_place_of_a_story_is_set_off() -> None:
    made = article(
        ("headline", "H"),
        ("paragraph", "LIMA (Reuters) — One."),
        ("paragraph", "LIMA."),
        dateline=Dateline("LIMA"),
    )
    shown = FORMATS["pretty"].write(made, SCREEN)
    assert "\x1b[1mLIMA\x1b[0m (Reuters) — One." in shown
    assert "  LIMA." in shown


def test_several_inputs_are_divided_by_their_names() -> None:
    [rule, headline] = page(article(("headline", "H")), Style(titled=True))
    assert rule == "── a.txt " + "─" * 67
    assert headline == "H"


def test_nothing_is_said_to_be_nothing() -> None:
    assert page(article()) == ["(no text)"]
    assert page(article(("paragraph", "One."))) == ["(no headline)", "One."]


def test_markup_emoji_and_links_of_a_text_are_text() -> None:
    text = "[bold]a[/bold] [link=x]b[/link] :smile: [/] http://x.org 'c' \\[d]"
    made = article(("headline", text), source=Source(text, 1, (1, 1), None, "lines"))
    shown = ANSI.sub(
        "", FORMATS["pretty"].write(made, Style(terminal=True, color=True, titled=True, width=200))
    )
    assert text in shown
    assert shown.count("[bold]a[/bold]") == 2  # the title as well


def test_without_color_there_are_no_escapes() -> None:
    made = article(("headline", "H"), ("paragraph", "One."), ("boilerplate", "Share"))
    assert "\x1b" not in FORMATS["pretty"].write(made, PLAIN)
    colored = FORMATS["pretty"].write(made, SCREEN)
    assert "\x1b[1mH" in colored
    assert ANSI.sub("", colored) == FORMATS["pretty"].write(made, PLAIN)


@given(articles(any_text), st.integers(min_value=1, max_value=200), st.booleans())
def test_a_page_obeys_its_width_and_holds_nothing_dangerous(made: Article, width: int, color: bool) -> None:
    shown = FORMATS["pretty"].write(made, Style(terminal=True, color=color, width=width, titled=True))
    shown = ANSI.sub("", shown) if color else shown
    assert visible(shown) == shown
    limit = min(max(width, 24) - 2, 78)
    assert max(map(cells, shown.split("\n"))) <= limit


def cells(line: str) -> int:
    """An upper bound that is exact for the text of these tests but for exotic marks."""
    from rich.cells import cell_len

    return cell_len(line)


@given(articles())
def test_a_page_leaves_out_no_word(made: Article) -> None:
    shown = "".join("\n".join(page(made)).split())
    for block in made.blocks:
        if block.kind not in ("credit", "date"):  # told in the page's own words
            assert "".join(line for line in visible(block.text).split()) in shown.replace("│", "")


# The reasons


def test_explain_has_a_row_for_each_block() -> None:
    blocks = (
        Block(
            "headline",
            "head",
            (1, 1),
            "Head",
            (Reason("short", -0.25), Reason("late", 0.01), Reason("odd", 1.5)),
        ),
        Block("blank", "head", (2, 3), ""),
        Block("paragraph", "body", (4, 12), "One\ntwo.", (Reason("a full stop", 1.0),)),
    )
    made = article(("headline", "x"))
    written = FORMATS["explain"].write(
        Article(
            **{name: getattr(made, name) for name in Article.__slots__ if name != "blocks"}, blocks=blocks
        ),
        PLAIN,
    )
    assert written.split("\n") == [
        "# a.txt, article 1, utf-8, layout lines",
        "1          headline     head  odd +1.5, short -0.2, 1 of no weight | Head",
        "2-3        blank        head",
        "4-12       paragraph    body  a full stop +1.0 | One␊two.",
        "",
    ]


@given(articles(any_text))
def test_explain_in_a_pipe_is_a_line_per_block_with_the_whole_text(made: Article) -> None:
    title, *rows, end = FORMATS["explain"].write(made, PLAIN).split("\n")
    assert title.startswith("# ")
    assert end == ""
    assert len(rows) == len(made.blocks)
    for row, block in zip(rows, made.blocks, strict=True):
        assert row.split()[:3] == [f"{block.lines[0]}", block.kind, block.zone]
        assert visible_line(block.text).rstrip(" |") in row


@given(articles(any_text), st.integers(min_value=1, max_value=200))
def test_explain_on_a_terminal_fits_and_holds_nothing_dangerous(made: Article, width: int) -> None:
    written = FORMATS["explain"].write(made, Style(terminal=True, color=True, width=width))
    title, *rows = ANSI.sub("", written).split("\n")
    assert visible("\n".join([title, *rows])) == "\n".join([title, *rows])
    assert max(map(cells, rows)) <= max(width, 24)


def test_explain_shortens_visibly() -> None:
    written = FORMATS["explain"].write(article(("paragraph", "word " * 40)), Style(terminal=True))
    assert "word…" in written.replace(" …", "…")


def test_every_format_has_what_it_needs() -> None:
    for form in FORMATS.values():
        assert form.suffix.startswith(".")
        assert form.between.strip() == ""
        assert unicodedata.is_normalized("NFC", form.write(article(), PLAIN))
