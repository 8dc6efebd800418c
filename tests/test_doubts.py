from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from newsparse.article import Document
from newsparse.errors import InputError, Remark
from newsparse.readers import read_documents
from newsparse.readers.options import ReadOptions

ESCAPED = "Pier &amp; ferry\n\nThe &quot;old&quot; pier stays open, the council said."
PAGE = "<html><body><h1>Pier</h1><p>The pier stays open.</p></body></html>"


GERMAN = "Über die Brücke wird im März entschieden.\n\n„Frühestens“, sagte sie, „so groß ist der Spaß.“"
TWICE = GERMAN.encode().decode("latin-1")


def rows(folder: Path, *texts: str) -> Path:
    path = folder / "a.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    return path


def test_each_doubt_is_said_once_for_a_file_whatever_it_is_read_with(tmp_path: Path) -> None:
    path = rows(tmp_path, "Pier stays", ESCAPED, PAGE, ESCAPED)
    found = [item for item in read_documents(path) if isinstance(item, Remark)]
    assert [str(item).removeprefix(str(path)) for item in found] == [
        ", article 2: 2 of its 4 articles are escaped as in HTML, “&quot;” for a quote; --mend mends it",
        ", article 3: 1 of its 4 articles is HTML, whose tags are read as text;"
        " take the text out with an HTML extractor first",
    ]


def test_of_a_dump_the_first_one_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n*****\n".join((GERMAN, TWICE, TWICE)))
    (found,) = (item for item in read_documents(path, ReadOptions(split="stars")) if isinstance(item, Remark))
    assert (found.at, found.text[:38]) == (("line", 4), "2 of its 3 articles are encoded twice,")


def test_a_text_by_itself_needs_no_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ESCAPED)
    (found,) = (item for item in read_documents(path) if isinstance(item, Remark))
    assert str(found).startswith(f"{path}: the text is escaped")


def test_what_is_mended_is_no_doubt(tmp_path: Path) -> None:
    path = rows(tmp_path, ESCAPED, TWICE)
    items = list(read_documents(path, ReadOptions(mend=True)))
    assert [item.text for item in items if isinstance(item, Document)] == [
        'Pier & ferry\n\nThe "old" pier stays open, the council said.',
        GERMAN,
    ]
    assert len(items) == 2


def test_nothing_is_mended_unasked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TWICE)
    document, remark = read_documents(tmp_path / "a.txt")
    assert isinstance(document, Document)
    assert document.text == TWICE
    assert isinstance(remark, Remark)


def test_a_library_that_is_missing_ends_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)
    (tmp_path / "a.txt").write_text(GERMAN)
    with pytest.raises(InputError, match=r"newsparse\[mend\]"):
        list(read_documents(tmp_path / "a.txt", ReadOptions(mend=True)))
