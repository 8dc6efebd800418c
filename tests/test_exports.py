"""What is an export and what is none; each shape has a module of tests of its own."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import assume, given
from strategies import export_texts, news_texts, strings, texts

from newsparse import parse
from newsparse.cues import phrases_of, proofs
from newsparse.exports import find_export
from newsparse.exports.pieces import LABEL, Meaning
from newsparse.exports.segments import label_of
from newsparse.exports.story import MARK
from newsparse.exports.words import (
    DATABASES,
    database,
    is_copyright,
    is_count,
    is_language,
    is_separator,
    opens_with,
)
from newsparse.lines import split_lines
from newsparse.phrases import label_key

SAMPLES = Path(__file__).parent.parent / "samples"
EXPORTS = {
    "archive-proquest",
    "ballot-nexis-wrapped-crlf-bom",
    "court-hard-wrapped-crlf-bom",
    "deich-nexis-german",
    "harvest-factiva-codes",
    "jetee-nexis-french",
    "kites-story-highlights",
    "seebruecke-iptc7901-dpa",
    "sirens-anpa-wire",
    "tollbooth-factiva-plain",
    "weir-nexis-uni",
}
TABLES: dict[str, Any] = tomllib.loads(
    (resources.files("newsparse") / "cues" / "exports.toml").read_text(encoding="utf-8")
)
STORY = """\
The old pier of Kallow will stay open through the winter, the town council decided on Tuesday evening.

Fishing boats may tie up on the northern side only, the harbour master told the meeting.
"""


def is_export(text: str) -> bool:
    return find_export(split_lines(text)) is not None


# Plain texts


@given(texts() | strings | news_texts())
def test_a_text_without_labels_and_marks_is_none(text: str) -> None:
    assume(MARK not in text)  # hypothesis draws the constants of the package, too
    assert not is_export(text)
    assert not parse(text).fields


PLAIN = {
    "recipe": "Cider soup\n\nServes: 4\nTime: 20 minutes\nAuthor: Orla Fennick\nLength: 20 minutes\nMethod: boil",
    "interview": "The harbour master speaks\n\nBy Orla Fennick\n\nQ: Who looked?\n\nA: Nobody.\n\nQ: And then?",
    "names with colons": "FENNICK: Good evening.\n\nTULL: Good evening.\n\nSECTION: none\n\nBYLINE: Tam Weller",
    "colons in titles": "Review: the pier\nExclusive: it will close\nTitle: a story of two beams\nLength: a riddle",
    "book": "Title: The Pier\nAuthor: O. Fennick\nPublication date: Mar 3, 2021\nLanguage: English\nISBN: 1",
    "tale": "Title: The Pier\nAuthor: Orla\nLength: 355 words\nLanguage: English\nSubject: piers",
    "press release": "PRESS RELEASE\nDATE: March 3, 2021\nCONTACT: O. Fennick\nSUBJECT: Pier\nSOURCE: Kallow",
    "e-mail": "From: Orla\nTo: Tam\nSubject: pier\nDate: 3 March 2021\nType: note",
    "capitals": "IN THE HARBOUR\nBY THE SEA\nRE THE PIER\nCO WORKERS\nHD TELEVISION\nLA STORY\nTD BANK\nLP RECORDS",
    "codes without values": "HD 1\nBY 2\nWC 3\nPD 4\nSN 5\nLP 6\nTD 7",
    "footnotes": "^ a b Smith 2019\n^ Jones 2021\n^ Fennick, p. 4",
    "powers": "^2\n^3 =\n^4 = x",
    "comments": "12 Comments\n3 March 2021\nOrla Fennick\nKALP\nEnglish\n(c) 2021 Kallow Post",
    "a control byte": "\x02",
    "a name at a network": f"\n{STORY}\n@highlight\n\n{STORY * 3}",
    "one label": "BYLINE: By ORLA FENNICK\n\nSECTION: Metro",
    "a length": "LENGTH: 355 words",
}


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize("place", ["above", "below", "amid"])
def test_what_only_looks_like_an_export(name: str, place: str) -> None:
    lines = PLAIN[name]
    text = {
        "above": f"{lines}\n\n{STORY}",
        "below": f"Old pier stays open\n\n{STORY}\n{lines}\n",
        "amid": f"Old pier stays open\n\n{STORY}\n{lines}\n\n{STORY}",
    }[place]
    assert not is_export(text)
    assert parse(text).fields == {}


def test_an_article_about_an_export_is_none() -> None:
    quoted = "BYLINE: By ORLA FENNICK\n\nLENGTH: 355 words\n\nLOAD-DATE: March 3, 2021"
    assert not is_export(f"How to read an export\n\n{STORY}\n{quoted}\n\n{STORY}")


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_samples_that_are_exports(path: Path) -> None:
    data = path.read_bytes()
    encoding = (
        "utf-16" if path.stem.endswith("utf16") else "cp1252" if path.stem.endswith("cp1252") else "utf-8-sig"
    )
    assert is_export(data.decode(encoding)) == (path.stem in EXPORTS)


def test_a_plain_text_loads_neither_shapes_nor_labels() -> None:
    program = (
        "import sys, newsparse, newsparse.cues as cues; "
        "newsparse.parse(sys.stdin.read()); "
        "loaded = (name for name in sys.modules if name.startswith('newsparse.exports.')); "
        "print(*loaded, cues.exports.cache_info().misses)"
    )
    text = f"Photo: Otto Brandt\nUpdate: today\n10:15: the pier\n\n{STORY}\n12 Comments\n"
    result = subprocess.run(
        [sys.executable, "-c", program], input=text, capture_output=True, text=True, timeout=60, check=True
    )
    assert result.stdout.split() == ["newsparse.exports.pieces", "0"]


# Exports


@given(export_texts())
def test_body_and_pieces_are_the_lines_of_the_text_once_each(text: str) -> None:
    lines = split_lines(text)
    export = find_export(lines)
    if export is None:
        return
    numbers = [line.number for line in export.body if line.text.strip()]
    for piece in export.pieces:
        numbers += [
            line.number for line in lines if piece.first <= line.number <= piece.last and line.text.strip()
        ]
    filled = [line.number for line in lines if line.text.strip()]
    assert sorted(numbers) == filled


@given(export_texts())
def test_a_field_says_what_stands_in_its_lines(text: str) -> None:
    article = parse(text)
    said = [block.text for block in article.blocks if block.kind == "field"]
    for name, value in article.fields.items():
        assert name
        assert all(any(part in each for each in said) for part in value.split("\n"))


@given(export_texts())
def test_an_export_has_at_most_one_headline(text: str) -> None:
    assert sum(block.kind == "headline" for block in parse(text).blocks) <= 1


# The words


def example_cases() -> Iterator[Any]:
    for meaning, examples in TABLES["examples"].items():
        for line in examples.splitlines():
            yield pytest.param(meaning, line, id=f"{meaning}-{line[:40]}")


def meaning_of(line: str) -> str:
    """What the label of `line` means to LexisNexis; "none" if it has none."""
    labels = database("nexis")
    found = label_of(line, labels)
    key = label_key(found[0]) if found else ""
    if key in labels.openers | labels.closers:
        return "opener" if key in labels.openers else "closer"
    return labels.meanings[key] if key else "none"


@pytest.mark.parametrize(("meaning", "line"), list(example_cases()))
def test_an_example_means_what_it_should(meaning: str, line: str) -> None:
    assert meaning_of(line) == meaning


def test_the_examples_have_every_meaning_of_a_label() -> None:
    known = {*get_args(Meaning), "opener", "closer"}
    assert set(TABLES["examples"]) - {"none"} <= known
    assert {key for key in TABLES["nexis"] if key in known} - {"date", "copyright"} <= set(TABLES["examples"])


@pytest.mark.parametrize("name", DATABASES)
def test_no_label_has_two_meanings_and_every_list_is_of_labels(name: str) -> None:
    table = {key: [label_key(each) for each in phrases_of(text)] for key, text in TABLES[name].items()}
    meanings = [
        label
        for key, labels in table.items()
        if key not in ("count", "below", "long", "alone")
        for label in labels
    ]
    assert sorted(set(meanings)) == sorted(meanings)
    for key in ("count", "below", "long", "alone"):
        assert set(table.get(key, [])) <= set(meanings)
    assert all(len(label) <= LABEL for label in meanings)


def test_every_proof_is_a_label() -> None:
    known = {label for name in DATABASES for label in database(name).meanings}
    assert proofs() <= known


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("355 words", True), ("1,204 words", True), ("1.204 Wörter", True), ("355 mots", True), ("1 word", True),
     ("355", False), ("words", False), ("355 wordsmiths", False), ("355 words or so", False), ("5" * 99, False)],
)  # fmt: skip
def test_is_count(text: str, wanted: bool) -> None:
    assert is_count(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Copyright 2021 The Kallow Post Company", True), ("(c) 2021, Kallow Post", True), ("© Kallow Post", True),
        ("All Rights Reserved", True), ("Alle Rechte vorbehalten", True), ("(Copyright (c) 2021 Kallow Post)", True),
        ("Copyright battle over old pier", False), ("Copyrighted 2021", False), ("2021", False), ("", False),
        ("Copyright 2021 " + "x" * 400, False),
    ],
)  # fmt: skip
def test_is_copyright(text: str, wanted: bool) -> None:
    assert is_copyright(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("12 of 100 DOCUMENTS", True), ("Dokument 12 von 100", True), ("Document 12 de 100", True), ("____", True),
     ("* * *", True), ("3 March 2021", False), ("Two of 100 documents", False), ("Document 12", False)],
)  # fmt: skip
def test_is_separator(text: str, wanted: bool) -> None:
    assert is_separator(text) == wanted


def test_other_words() -> None:
    assert is_language("English") and is_language(" DEUTSCH ") and not is_language("Englishman")
    assert opens_with("(More) to come", ("(more)",)) and opens_with("(Eds: x", ("eds:",))
    assert not opens_with("Moreover", ("more",))


# Cost


def seconds(text: str) -> float:
    lines = split_lines(text)
    gc.collect()
    start = time.process_time()
    find_export(lines)
    return time.process_time() - start


HEAD = "BYLINE: By ORLA FENNICK\n\nSECTION: Metro\n\nLENGTH: 355 words\n\n"
TAIL = "\n\nLOAD-DATE: March 3, 2021\n"
WIRE = "^BC-Pier,0355<\n^Old pier<\n   KALLOW (AP) _ The old pier stays open.\n"
CODED = "HD a\nBY b\nWC 355 words\nPD 3 March 2021\nSN x\nLP t\nTD t\n"
HOSTILE = {
    "labels": lambda n: HEAD * n + TAIL,
    "unknown labels": lambda n: HEAD + "x\n\nLOAD-DATE: March 3, 2021\n\n" + "NEW LABEL: x\n\n" * n,
    "a long value": lambda n: HEAD + "x\n\nGRAPHIC: x\n\n" + "more\n\n" * n + TAIL,
    "a wrapped body": lambda n: HEAD + "a b\n" * n + TAIL,
    "copyrights": lambda n: HEAD + "Copyright 2021 X\n\n" * n + TAIL,
    "titles": lambda n: "short\n\n" * n + HEAD + "BODY:\n\nx\n" + TAIL,
    "codes": lambda n: CODED * n,
    "codes below": lambda n: CODED + "CO\nIN\nNS\nRE\nAN\n" * n,
    "numbers of words": lambda n: "355 words\n3 March 2021\n" * n,
    "a wire": lambda n: WIRE + "   and more <\n" * n + "(END)\n" * n,
    "notes of a wire": lambda n: WIRE + "   EDITOR'S NOTE _ x<\n" * n,
    "bylines of a wire": lambda n: "^BC-Pier,0355<\n" + "^By ORLA FENNICK=\n^x y<\n" * n + WIRE,
    "control bytes": lambda n: "\x01\n\x02\n" * n + "\x03",
    "highlights": lambda n: "x\n\n" + "@highlight\n\nx y z\n\n" * n,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_grows_with_the_lines_not_with_their_square(name: str) -> None:
    small, large = HOSTILE[name](500), HOSTILE[name](4000)
    assert min(seconds(large) for _ in range(2)) < 24 * max(min(seconds(small) for _ in range(3)), 0.0005)


@pytest.mark.parametrize("bit", ["a-", "a/", "A, ", "1 ", "ab cd ", "a: ", "(", "^", "\x02", "KALLOW (AP) "])
def test_a_hostile_line(bit: str) -> None:
    line = bit * (1_000_000 // len(bit))
    for text in (
        f"{WIRE}{line}\n",
        f"^BC-Pier,0355<\n{line}\n{WIRE}",
        f"{HEAD}{line}{TAIL}",
        f"{line}\n{HEAD}x{TAIL}",
        f"{CODED}{line}\nAN x",
    ):
        assert seconds(text) < 1
