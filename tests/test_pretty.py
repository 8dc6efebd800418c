"""Articles as a page: its width, what stands on it, how it is set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, articles, news_texts
from test_writers import PLAIN, SCREEN, article, credit

from newsparse import parse, read
from newsparse.article import Article, Block, Dateline, Source
from newsparse.visible import visible
from newsparse.writers.cells import width
from newsparse.writers.pretty import write_pretty
from newsparse.writers.style import Style

ANSI = re.compile(r"\x1b\[[0-9;]*m")
SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
WHOLE = Style(whole=True)
widths = st.integers(1, 200)


def page(made: Article, style: Style = PLAIN) -> list[str]:
    """The lines of the page that are not blank, without the margin and the line with the name."""
    return [line.strip() for line in write_pretty(made, style).split("\n") if line.strip()][1:]


def packed(text: str) -> str:
    return "".join(text.split())


# What always holds


@given(articles(any_text), widths, st.booleans(), st.booleans())
def test_a_page_obeys_its_width_and_holds_nothing_dangerous(
    made: Article, columns: int, color: bool, whole: bool
) -> None:
    shown = write_pretty(made, Style(terminal=True, color=color, width=columns, whole=whole))
    shown = ANSI.sub("", shown) if color else shown
    assert visible(shown) == shown
    assert max(map(width, shown.split("\n"))) <= min(max(columns, 20), 76)


@given(articles(any_text), widths, st.booleans())
def test_a_page_is_the_same_each_time_with_and_without_color(
    made: Article, columns: int, whole: bool
) -> None:
    plain = write_pretty(made, Style(width=columns, whole=whole))
    assert "\x1b" not in plain
    assert write_pretty(made, Style(width=columns, whole=whole)) == plain
    assert ANSI.sub("", write_pretty(made, Style(color=True, width=columns, whole=whole))) == plain


@given(articles(), st.integers(40, 200))
def test_a_page_leaves_out_no_word_of_the_article(made: Article, columns: int) -> None:
    shown = packed("\n".join(page(made, Style(width=columns)))).replace("▌", "")
    for block in made.blocks:
        if block.kind not in ("credit", "date", "boilerplate", "caption", "item"):
            assert packed(block.text) in shown


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_every_paragraph_of_a_sample_is_there(path: Path, columns: int) -> None:
    [made] = read(path)
    shown = packed(write_pretty(made, Style(width=columns)))
    for text in (
        made.headline or "",
        made.deck or "",
        *made.paragraphs,
        *(each.text for each in made.subheads),
    ):
        assert packed(visible(text)) in shown
    assert all(packed(caption) in shown.replace("│", "") for caption in made.captions)


@given(news_texts())
def test_all_shows_every_line_of_the_text_in_order(text: str) -> None:
    shown, at = packed("\n".join(page(parse(text), WHOLE))), 0
    for line in re.split(r"\r\n|\n|\r", text):
        at = shown.index(packed(visible(line)), at)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_all_shows_every_line_of_a_sample(path: Path) -> None:
    [made] = read(path)
    shown = packed("\n".join(page(made, WHOLE))).replace("│", "").replace("▌", "")
    assert all(packed(visible(block.text)) in shown for block in made.blocks)


# What stands where


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
        credits=(credit("photo", "Bo Lund", "Reuters", count=2), credit("author", "Ana Roe")),
        published="2021-03-14T10:14:00+03:00",
        updated="2021-03-15",
    )
    assert write_pretty(made, PLAIN).split("\n") == [
        "",
        "  ── a.txt " + "─" * 63,
        "",
        "  HARBOUR",
        "  Ferry sails again",
        "  After nine weeks.",
        "",
        "  By Ana Roe · Photo: Bo Lund, Reuters · 14 March 2021, 10:14 (+03:00)",
        "  updated 15 March 2021",
        "",
        "  One.",
        "",
        "    • First",
        "    • Second",
        "",
        "  Later",
        "",
        "    ▌ Slow, not sorry.",
        "",
        "  · 2 lines of boilerplate, --all shows them",
        "",
        "",
    ]


def test_with_all_it_has_them_in_the_order_of_the_text() -> None:
    made = article(
        ("boilerplate", "Menu"),
        ("boilerplate", "Home"),
        ("headline", "H"),
        ("credit", "By Ana Roe"),
        ("date", "last Tuesday"),
        ("paragraph", "One."),
        ("field", "LENGTH: 3 words"),
        ("item", "- First"),
        ("item", "(12) Second"),
    )
    assert write_pretty(made, WHOLE).split("\n")[2:-1] == [
        "",
        "  · Menu",
        "  · Home",
        "",
        "  H",
        "",
        "  · By Ana Roe",
        "  · last Tuesday",
        "",
        "  One.",
        "",
        "  · LENGTH: 3 words",
        "",
        "    - First",
        "  (12) Second",
        "",
    ]


def test_a_page_of_an_export_shows_what_was_labelled() -> None:
    made = parse(
        "Old pier stays open\n\nBYLINE: By ORLA FENNICK\n\nSECTION: Metro\n\nLENGTH: 355 words\n\n"
        "The old pier of Kallow will stay open.\n\nGRAPHIC: The pier. | Photo: Lena Orth/AP\n\nLANGUAGE: ENGLISH\n"
    )
    shown = page(made)
    assert shown[:3] == ["Old pier stays open", "By ORLA FENNICK", "The old pier of Kallow will stay open."]
    assert "│ The pier. | Photo: Lena Orth/AP" in shown
    assert shown[-3:] == ["SECTION   Metro", "LENGTH    355 words", "LANGUAGE  ENGLISH"]


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


def test_markup_emoji_and_links_of_a_text_are_text() -> None:
    text = "[bold]a[/bold] [link=x]b[/link] :smile: [/] http://x.org 'c' \\[d]"
    made = article(("headline", text), source=Source(text, 1, (1, 1), None, "lines"))
    shown = ANSI.sub("", write_pretty(made, Style(terminal=True, color=True, width=200)))
    assert text in shown
    assert shown.count("[bold]a[/bold]") == 2  # the title as well


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2021-03-04", "4 March 2021"),
        ("2021-12-14T10:14:00", "14 December 2021, 10:14"),
        ("2021-03-14T10:14:05Z", "14 March 2021, 10:14:05 (UTC)"),
        ("2021-03-14T10:00:00-05:30", "14 March 2021, 10:00 (-05:30)"),
        ("2021-03-14T10:14+01:00", "14 March 2021, 10:14 (+01:00)"),
    ],
)
def test_a_date_is_easy_to_read(iso: str, shown: str) -> None:
    assert page(article(("headline", "H"), published=iso)) == ["H", shown]


def test_names_of_one_role_are_told_together_those_of_people_with_an_and() -> None:
    made = article(
        ("headline", "H"),
        credits=(
            credit("photo", "P", "Q"),
            credit("author", "A", "B"),
            credit("editor", "C"),
            credit("author", "B", "D"),
        ),
    )
    assert page(made) == ["H", "By A, B and D · Edited by C · Photo: P, Q"]


def test_the_dateline_is_set_off_and_keeps_its_words() -> None:
    made = article(
        ("headline", "H"),
        ("paragraph", "LIMA (Reuters) — One."),
        ("paragraph", "LIMA."),
        dateline=Dateline("LIMA"),
    )
    shown = write_pretty(made, SCREEN)
    assert "\x1b[1mLIMA\x1b[0m\x1b[2m (Reuters) — \x1b[0mOne." in shown
    assert "  LIMA." in shown


def test_a_caption_has_its_credit_dim() -> None:
    made = article(("caption", "The pier. | Photo: Lena Orth/AP"), captions=("The pier.",))
    assert "\x1b[36m│ \x1b[0mThe pier.\x1b[2m | Photo: Lena Orth/AP\x1b[0m" in write_pretty(made, SCREEN)


def test_each_caption_has_its_own_credit() -> None:
    made = article(
        ("caption", "The pier. (AP)"), ("caption", "No credit."), captions=("The pier.", "No credit.")
    )
    shown = write_pretty(made, SCREEN)
    assert "The pier.\x1b[2m (AP)\x1b[0m" in shown
    assert "No credit.\n" in shown


def test_fields_stand_in_two_columns() -> None:
    fields = {"SECTION": "Metro", "a label that is longer than twenty": "x", "URL": "one\ntwo"}
    assert page(article(("headline", "H"), fields=fields))[1:] == [
        "────────────",
        "SECTION               Metro",
        "a label that is longer than twenty",
        "x",
        "URL                   one",
        "two",
    ]


def test_boilerplate_is_counted_in_lines_of_the_file() -> None:
    made = article(("paragraph", "One."))
    wrapped = Block("boilerplate", "tail", (7, 9), "three lines that were wrapped")
    again = Article(**{name: getattr(made, name) for name in Article.__slots__} | {"blocks": (wrapped,)})
    assert page(again)[-1] == "· 3 lines of boilerplate, --all shows them"
    assert page(article(("boilerplate", "x")))[-1] == "· 1 line of boilerplate, --all shows it"


@pytest.mark.parametrize(
    ("path", "number", "name"),
    [("a.txt", 1, "a.txt"), (None, 1, "standard input"), ("d.txt", 12, "d.txt · article 12")],
)
def test_a_line_says_which_file_and_which_article_it_is(path: str | None, number: int, name: str) -> None:
    made = article(("headline", "H"), source=Source(path, number, (1, 1), None, "lines"))
    assert write_pretty(made, PLAIN).split("\n")[1].strip(" ─") == name


def test_nothing_is_said_to_be_nothing() -> None:
    for style in (PLAIN, WHOLE):
        assert page(article(), style) == ["This text is empty."]
        assert page(article(("blank", "")), style) == ["This text is empty."]
    assert page(article(("paragraph", "One."))) == ["(no headline)", "One."]
    assert page(article(("boilerplate", "Menu"))) == [
        "No article was found in this text.",
        "· 1 line of boilerplate, --all shows it",
    ]


def test_lines_from_right_to_left_begin_at_the_right_edge() -> None:
    made = article(("headline", "רציף"), ("item", "• אחד"), ("paragraph", "One, אחד."))
    title, item, prose = write_pretty(made, Style(width=40)).rstrip().split("\n")[3::2]
    assert (width(title), title.strip()) == (38, "רציף")
    assert (width(item), item.strip()) == (36, "אחד •")
    assert prose == "  One, אחד."


@pytest.mark.parametrize(
    ("columns", "margin", "measure"), [(20, 2, 16), (60, 2, 56), (80, 2, 72), (120, 4, 72), (200, 4, 72)]
)
def test_the_measure_is_good_to_read_however_wide_the_terminal(
    columns: int, margin: int, measure: int
) -> None:
    made = article(("paragraph", "ab " * 200))
    lines = write_pretty(made, Style(width=columns)).split("\n")
    assert {len(line) - len(line.lstrip()) for line in lines if line} == {margin}
    assert max(map(len, lines)) == margin + measure
