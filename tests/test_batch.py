from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from strategies import trees
from test_inputs import plant

from newsparse import batch
from newsparse.article import Article, Document, Layout
from newsparse.batch import Failed, Job, Tally, Written, convert, count_inputs
from newsparse.errors import OutputError, ParserError
from newsparse.inputs import Input, PassedOver
from newsparse.outputs import Stream, Tree
from newsparse.readers.options import ReadOptions
from newsparse.writers import FORMATS
from newsparse.writers.style import Style


def job(*paths: Path, **options: Any) -> Job:
    write = FORMATS["jsonl"].write
    return Job(tuple(map(str, paths)), lambda article: write(article, Style()), **options)


def tally(outcomes: Iterable[batch.Outcome]) -> Tally:
    counted = Tally()
    for outcome in outcomes:
        counted.add(outcome)
    return counted


class Kept:
    """A sink that keeps what it is given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def put(self, _: Input, texts: Iterable[str]) -> None:
        self.texts += texts


@given(trees())
def test_every_input_found_is_written_or_failed(tree: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name, "in"), Path(name, "out")
        plant(folder, tree)
        texts = [path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() == ".txt"]
        work = job(folder)
        counted = tally(convert(work, Tree(str(out), FORMATS["jsonl"], lambda _: False)))
        assert counted.found == counted.written + counted.failed == max(len(texts), 1) == count_inputs(work)
        written = [path for path in out.rglob("*") if not path.is_dir()]
        assert counted.written == len(written)
        assert counted.written <= counted.read <= counted.found
        assert all(path.suffix == ".jsonl" for path in written)


def test_the_others_still_run(tmp_path: Path) -> None:
    for name, data in {"a": b"First", "b": b"\0", "c": b"Third"}.items():
        (tmp_path / f"{name}.txt").write_bytes(data)
    sink = Kept()
    paths = [tmp_path / name for name in ("missing", "a.txt", "b.txt", "c.txt")]
    outcomes = list(convert(job(*paths), sink))
    assert [type(outcome) for outcome in outcomes] == [Failed, Written, Failed, Written]
    assert len(sink.texts) == 2


def test_options_reach_reader_and_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x81")
    seen: list[tuple[Document, Layout | None]] = []

    def parse(document: Document, layout: Layout | None) -> Article:
        seen.append((document, layout))
        raise ValueError("enough")

    monkeypatch.setattr(batch, "parse_document", parse)
    list(convert(job(tmp_path / "a.txt", options=ReadOptions("cp437"), layout="blocks"), Kept()))
    [(document, layout)] = seen
    assert (document.text, layout) == ("ü", "blocks")


def test_a_bug_in_the_parser_costs_one_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    parse = batch.parse_document

    def break_on_a(document: Document, layout: Layout | None) -> Article:
        if document.text == "a.txt":
            raise RecursionError("too deep")
        return parse(document, layout)

    monkeypatch.setattr(batch, "parse_document", break_on_a)
    failed, written = convert(job(tmp_path), Kept())
    assert isinstance(failed, Failed)
    assert failed.read
    assert isinstance(failed.error, ParserError)
    assert "(RecursionError: too deep)" in str(failed.error)
    assert written == Written(str(tmp_path / "b.txt"))


def test_an_output_that_fails_costs_one_input(tmp_path: Path) -> None:
    class Refusing:
        def put(self, source: Input, texts: Iterable[str]) -> None:
            list(texts)
            raise OutputError(source.path, "no", "yes")

    (tmp_path / "a.txt").write_text("Hello")
    assert tally(convert(job(tmp_path), Refusing())) == Tally(read=1, failed=1)


def test_a_broken_stream_ends_the_run(tmp_path: Path) -> None:
    def broken(_: bytes) -> None:
        raise BrokenPipeError

    (tmp_path / "a.txt").write_text("Hello")
    with pytest.raises(BrokenPipeError):
        list(convert(job(tmp_path), Stream(broken, "")))


def test_one_document_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An input is written before the next one is read."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name)
    steps: list[str] = []
    read = batch.read_documents
    monkeypatch.setattr(
        batch, "read_documents", lambda path, options: [steps.append("read"), *read(path, options)][1:]
    )
    for _ in convert(job(tmp_path), Stream(lambda _: steps.append("write"), "")):
        pass
    assert steps == ["read", "write"] * 3


def test_standard_input_may_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    [failed] = convert(job(Path("-")), Kept())
    assert isinstance(failed, Failed)
    assert str(failed.error).startswith("standard input: it is closed; ")


@pytest.mark.parametrize(
    ("counted", "line"),
    [
        (Tally(), "0 read, 0 written, 0 failed"),
        (Tally(3, 2, 2, 1), "3 read, 2 written, 2 failed; 1 other file passed over"),
        (Tally(passed_over=12), "0 read, 0 written, 0 failed; 12 other files passed over"),
    ],
)
def test_the_account_in_a_line(counted: Tally, line: str) -> None:
    assert str(counted) == line


def test_what_is_passed_over_is_not_found() -> None:
    assert tally([PassedOver("a"), Written("b")]).found == 1
