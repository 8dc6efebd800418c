from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from newsparse.account import Ended, Failed, Tally, Written
from newsparse.corpus import PARTS, Corpus, Traits
from newsparse.errors import InputError, OutputError
from newsparse.summary import check_writable, to_summary, to_text, write_summary

SPREAD = ["articles", "total", "least", "p10", "median", "p90", "most"]


def run() -> tuple[Tally, Corpus]:
    """Two articles, the second one a failure, in one input."""
    tally, corpus = Tally(), Corpus()
    for outcome in (Written("a"), Failed("a", InputError("a", "no", "yes")), Ended("a")):
        tally.add(outcome)
    corpus.add(Traits(("headline",), 2, 70, None, ("Menu \x9b\u202e\ud800",)))
    corpus.boilerplate.add(["Menu \x9b\u202e\ud800"])
    return tally, corpus


def test_the_keys() -> None:
    summary = to_summary(*run())
    assert list(summary) == [
        *("schema", "inputs", "passed_over", "articles", "warnings", "parsed", "without"),
        *("paragraphs", "words", "characters", "boilerplate"),
    ]
    assert list(summary["articles"]) == ["found", "written", "failed", "empty"]
    assert list(summary["without"]) == list(PARTS)
    assert all(list(summary[name]) == SPREAD for name in ("paragraphs", "words", "characters"))


def test_the_figures() -> None:
    summary = to_summary(*run())
    assert (summary["inputs"], summary["parsed"]) == (1, 1)
    assert summary["articles"] == {"found": 2, "written": 1, "failed": 1, "empty": 0}
    assert (summary["without"]["headline"], summary["without"]["date"]) == (0, 1)
    assert summary["words"] == dict.fromkeys(SPREAD, 70) | {"articles": 1}
    assert summary["characters"] == dict.fromkeys(SPREAD) | {"articles": 0, "total": 0}
    assert summary["boilerplate"] == {
        "undercount": 0,
        "lines": [{"text": "Menu \x9b\u202e\ud800", "articles": 2}],
    }


def test_nothing_in_it_is_obeyed_by_a_terminal() -> None:
    text = to_text(*run())
    assert text.isascii()
    assert json.loads(text) == to_summary(*run())


def test_it_is_written_whole_and_over_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "summary.json"
    path.write_text("old" * 999)
    check_writable(str(path))
    assert path.read_text() == "old" * 999
    write_summary(str(path), *run())
    assert path.read_text(encoding="utf-8") == to_text(*run())
    assert os.listdir(tmp_path) == ["summary.json"]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("gone/a.json", "there is no such folder"),
        ("folder", "a folder stands there"),
        ("link", "it is a link"),
    ],
)
def test_where_none_can_be_written(name: str, wrong: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("target")
    with pytest.raises(OutputError, match=wrong):
        check_writable(str(tmp_path / name))
    assert sorted(os.listdir(tmp_path)) == ["folder", "link"]


def test_a_device_is_not_tried() -> None:
    check_writable("/dev/full")
    with pytest.raises(OutputError, match="cannot be written"):
        write_summary("/dev/full", *run())
