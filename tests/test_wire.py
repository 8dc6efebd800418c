from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import sentences

from newsparse import parse
from newsparse.article import Article, Dateline
from newsparse.exports import find_export
from newsparse.exports.wire import clean
from newsparse.lines import split_lines
from newsparse.writers.style import Style
from newsparse.writers.text import write_text

ANPA = """\
z0355-----
r n BC-PierClosing 1stLd-Writethru   03-03 0355
^BC-Pier Closing, 1st Ld-Writethru,0355<
^Old pier in Kallow to stay open<
^AP Photo KAL101<
^Eds: UPDATES with quotes.<
^By ORLA FENNICK=
^Associated Press Writer=
   KALLOW (AP) _ The old pier of Kallow will stay open through the
winter, the town council decided on Tuesday.<
   EDITOR'S NOTE _ Orla Fennick has a boat.<
   Fishing boats may tie up on the northern side only.<
   ___=
   Half a pier is better than none, the harbour master told the
meeting.<
   AP-NY-03-03-21 1014EST<
"""
AFP = (
    "\x01AFP0355 4 i 0355 GBR /AFP-AB12\r\n\x02Pier-closing\r\nOld pier in Kallow to stay open\r\n"
    "ATTENTION - ADDS quotes ///\r\n   by Orla Fennick\r\n"
    "   KALLOW, March 3, 2021 (AFP) - The old pier of Kallow will stay open\r\nthrough the winter.\r\n"
    "   Fishing boats may tie up on the northern side only.\r\n   of/tw\r\nAFP 031014 GMT MAR 21\r\n\x03"
)
DPA = """\
bdt0355 3 pl 141  dpa 0355

Schifffahrt/Kommunen/Kallow/
(Zusammenfassung)
Alte Seebrücke von Kallow bleibt offen - Gemeinde sperrt dafür den neuen
Parkplatz =

Kallow (dpa) - Die alte Seebrücke von Kallow bleibt den Winter über
offen, obwohl zwei ihrer Balken gerissen sind.

Die Fähren legen weiter an der Nordseite an.

# Notizblock

- Seebrücke, Am Hafen 1

dpa ta yyzz n1 fj

031014 Mär 21
"""
MARKS = frozenset("^<\x01\x02\x03")


def names(article: Article) -> list[tuple[str, tuple[str, ...]]]:
    return [(credit.role, credit.names) for credit in article.credits]


def test_anpa() -> None:
    article = parse(ANPA)
    assert article.headline == "Old pier in Kallow to stay open"
    assert names(article) == [("author", ("ORLA FENNICK",))]
    assert article.dateline == Dateline("KALLOW", "AP")
    assert len(article.paragraphs) == 3
    assert article.paragraphs[0].endswith(
        "will stay open through the winter, the town council decided on Tuesday."
    )
    assert article.fields == {"slug": "BC-Pier Closing, 1st Ld-Writethru,0355"}
    assert article.boilerplate == (
        "z0355-----",
        "r n BC-PierClosing 1stLd-Writethru   03-03 0355",
        "AP Photo KAL101",
        "Eds: UPDATES with quotes.",
        "Associated Press Writer",
        "EDITOR'S NOTE _ Orla Fennick has a boat.",
        "___",
        "AP-NY-03-03-21 1014EST",
    )


def test_iptc_7901_of_afp() -> None:
    article = parse(AFP)
    assert article.headline == "Old pier in Kallow to stay open"
    assert names(article) == [("author", ("Orla Fennick",))]
    assert article.dateline == Dateline("KALLOW", "AFP", "2021-03-03")
    assert len(article.paragraphs) == 2
    assert article.fields == {"slug": "Pier-closing"}
    assert "of/tw" in article.boilerplate and "AFP 031014 GMT MAR 21" in article.boilerplate


def test_iptc_7901_of_dpa_whose_control_bytes_are_lost() -> None:
    article = parse(DPA)
    assert (
        article.headline
        == "Alte Seebrücke von Kallow bleibt offen - Gemeinde sperrt dafür den neuen Parkplatz"
    )
    assert article.dateline == Dateline("Kallow", "dpa")
    assert len(article.paragraphs) == 2
    assert article.fields == {"slug": "Schifffahrt/Kommunen/Kallow/"}
    assert article.boilerplate[-4:] == (
        "# Notizblock",
        "- Seebrücke, Am Hafen 1",
        "dpa ta yyzz n1 fj",
        "031014 Mär 21",
    )


@pytest.mark.parametrize("text", [ANPA, AFP, DPA], ids=["anpa", "afp", "dpa"])
def test_the_fields_are_clean_and_the_blocks_are_not(text: str) -> None:
    article = parse(text)
    fields = [article.headline or "", *article.paragraphs, *article.fields.values()]
    fields += [each for credit in article.credits for each in (credit.text, *credit.names)]
    fields += [article.text, write_text(article, Style())]
    assert all(MARKS.isdisjoint(each) and not each.endswith("=") for each in fields)
    words = [word for line in split_lines(text) for word in line.text.split()]
    assert [word for block in article.blocks for word in block.text.split()] == words


def test_without_the_marks_of_header_lines() -> None:
    text = "\n".join(line.strip("^<") if line[:1] == "^" else line for line in ANPA.splitlines())
    assert parse(text.replace("=", "")).to_dict()["headline"] == "Old pier in Kallow to stay open"


def test_a_wire_in_capitals_with_a_copyright_under_the_byline() -> None:
    article = parse(
        "A0355 &Cx1f; taf-z\nu e BC-PIER-CLOSING-0355&AMP;ADD 03-03 0355\nBC-PIER-CLOSING-0355&ADD-NYT\n"
        "OLD PIER TO STAY OPEN\n(For use by clients)\nBy ORLA FENNICK\nc.2021 A News Service\n"
        "   KALLOW _ The old pier of Kallow will stay open through the winter, the town council decided.\n"
        "   Fishing boats may tie up on the northern side only.\n   NYT-03-03-21 1014EST\n"
    )
    assert article.headline == "OLD PIER TO STAY OPEN"
    assert names(article) == [("author", ("ORLA FENNICK",))]
    assert len(article.paragraphs) == 2


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("^Urgent talks about the pier<", "Urgent talks about the pier"),
        ("^Photo finish at the pier<", "Photo finish at the pier"),
        ("^Flash of light over the pier<", "Flash of light over the pier"),
        ("^URGENT<\n^Old pier to stay open<", "Old pier to stay open"),
        ("^Eds: no pictures<\n^Old pier to stay open<", "Old pier to stay open"),
        ("^(Eil)<\n^Old pier to stay open<", "Old pier to stay open"),
        ("^Eds: no pictures<", None),
    ],
)
def test_a_note_to_editors_is_no_title(title: str, headline: str | None) -> None:
    text = ANPA.replace(
        "^Old pier in Kallow to stay open<\n^AP Photo KAL101<\n^Eds: UPDATES with quotes.<", title
    )
    assert parse(text).headline == headline


@pytest.mark.parametrize(
    "note",
    [
        "   (PROFILE (CO:Kallow Pier;)\n   (REG:NORTH;)\n   )",
        "   (PROFILE (CO:Kallow Pier;))",
        "   (MORE)",
        "   Eds: no picture.<",
    ],
)
def test_a_note_in_the_story_is_none_of_it(note: str) -> None:
    text = ANPA.replace("   ___=", note)
    article = parse(text)
    assert article.paragraphs == parse(ANPA).paragraphs
    assert [block.zone for block in article.blocks if block.lines[0] == 13] == ["body"]


def test_a_bracket_that_is_never_closed_does_not_swallow_the_story() -> None:
    text = ANPA.replace("   ___=", "   (PROFILE (CO:Kallow Pier;" + "\n   The boats lie still.<" * 20)
    assert len(parse(text).paragraphs) > 12


@pytest.mark.parametrize("signs", ["\x16\x16\x01", "\x01", "\x16\x01"])
def test_control_bytes_before_the_header(signs: str) -> None:
    text = (
        signs
        + "a0355r a BC-PierClosing 03-03 0355\r\n\x02\r\n"
        + "\r\n".join(line.strip("^<=") for line in ANPA.splitlines()[2:])
        + "\r\n\x03\r\n"
    )
    assert parse(text).headline == "Old pier in Kallow to stay open"
    assert len(parse(text).paragraphs) == 3


def test_a_sentence_in_the_header_is_the_deck() -> None:
    text = ANPA.replace("^AP Photo KAL101<", "^Two of its beams are cracked, and a third one is lost.<")
    assert parse(text).deck == "Two of its beams are cracked, and a third one is lost."


def test_a_story_without_a_dateline_begins_with_its_first_sentence() -> None:
    text = ANPA.replace("KALLOW (AP) _ ", "")
    article = parse(text)
    assert (article.dateline, len(article.paragraphs)) == (None, 3)
    assert article.headline == "Old pier in Kallow to stay open"


@given(st.lists(sentences(12, 40), min_size=1, max_size=5), st.booleans(), st.booleans())
def test_paragraphs_come_out_as_they_were(body: list[str], closed: bool, wrapped: bool) -> None:
    lines = ["z0355-----", "^BC-Pier Closing,0355<", "^Old pier stays open<", "^By ORLA FENNICK="]
    for i, paragraph in enumerate(body):
        text = f"KALLOW (AP) _ {paragraph}" if not i else paragraph
        parts = fill(text) if wrapped else [text]
        lines += [f"   {parts[0]}", *parts[1:]]
        lines[-1] += "<" * closed
    article = parse("\n".join([*lines, "   AP-NY-03-03-21 1014EST<"]) + "\n")
    assert article.paragraphs == (f"KALLOW (AP) _ {body[0]}", *body[1:])
    assert (article.headline, article.boilerplate) == (
        "Old pier stays open",
        ("z0355-----", "AP-NY-03-03-21 1014EST"),
    )


def fill(text: str, width: int = 64) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("^Old pier<", "Old pier"), ("^By ORLA FENNICK=", "By ORLA FENNICK"),
        ("\t   KALLOW (AP) _ x. ", "KALLOW (AP) _ x."),
        ("\x01bdt0355", "bdt0355"), ("x.<\x03", "x."), ("^<", ""), ("a ^ b < c", "a ^ b < c"), ("", ""),
    ],
)  # fmt: skip
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "^BC-Pier Closing, 1st Ld-Writethru,0355<\n^Old pier<\n^By ORLA FENNICK=\n",
        "\x01\n\x02\n\x03",
        "The count was close,0355\n\nThe old pier of Kallow will stay open through the winter, they said.\n",
    ],
    ids=["no story", "no text", "a number at the end"],
)
def test_what_is_no_wire(text: str) -> None:
    assert find_export(split_lines(text)) is None
