from __future__ import annotations

import json
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import PLACES, read_items, trees
from test_inputs import plant

from newsparse import batch
from newsparse.account import Ended, Failed, Outcome, Remarked, Tally, Undone, Written, to_record
from newsparse.article import Article, Document, Layout
from newsparse.batch import Job, convert, count_inputs
from newsparse.complaints import Teller, records_to
from newsparse.errors import InputError, NewsparseError, OutputError, ParserError, Remark
from newsparse.inputs import Input, PassedOver
from newsparse.outputs import Put, Stream, Tree
from newsparse.parse import parse
from newsparse.readers.options import Item, ReadOptions
from newsparse.writers import FORMATS
from newsparse.writers.style import Style


def job(*paths: Path | str, **options: Any) -> Job:
    write = FORMATS["jsonl"].write
    return Job(tuple(map(str, paths)), lambda article: write(article, Style()), **options)


def tally(outcomes: Iterable[Outcome]) -> Tally:
    counted = Tally()
    for outcome in outcomes:
        counted.add(outcome)
    return counted


def tree(folder: Path | str) -> Tree:
    return Tree(str(folder), FORMATS["jsonl"], lambda _: None)


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


class Kept:
    """A sink that keeps what it is given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    @contextmanager
    def open(self, source: Input) -> Iterator[Put]:  # noqa: ARG002
        yield self.texts.append


class Dump:
    """A file as a reader may give it: its items, and what it raises after the last one."""

    def __init__(self, items: list[Item], end: Exception | None = None) -> None:
        self.items = items
        self.end = end

    def read(self) -> Iterator[Item]:
        yield from self.items
        if self.end:
            raise self.end

    def count(self, kind: type) -> int:
        return sum(isinstance(item, kind) for item in self.items)

    @property
    def empty(self) -> int:
        return sum(isinstance(item, Document) and not item.text.strip() for item in self.items)


@contextmanager
def reading(dumps: dict[str, Dump], broken: Callable[[Document], bool] = lambda _: False) -> Iterator[None]:
    """Paths are those of `dumps`, and the parser breaks on what is `broken`."""
    given_parse = batch.parse_document

    def parse_or_break(document: Document, layout: Layout | None) -> Article:
        if broken(document):
            raise RecursionError("too deep")
        return given_parse(document, layout)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "read_documents", lambda path, _: dumps[path].read())
        patch.setattr(batch, "parse_document", parse_or_break)
        yield


ends = st.none() | st.sampled_from([InputError("dump", "cut short", "mend it"), ValueError("a bug")])
dumps = st.builds(Dump, read_items(), ends)


# Every article is accounted for


@given(dumps, st.sets(st.integers(1, 12)))
def test_every_article_found_is_written_or_failed(dump: Dump, broken: set[int]) -> None:
    """Into a stream: the order stays, what fails costs itself alone, what ends the input costs what is not read."""
    with reading({"dump": dump}, lambda document: document.article in broken):
        sink = Kept()
        outcomes = list(convert(job("dump"), sink))
    whole = [item for item in dump.items if isinstance(item, Document) and item.article not in broken]
    counted = tally(outcomes)
    assert counted.found == dump.count(Document) + dump.count(NewsparseError) + (dump.end is not None)
    assert counted.written == len(whole)
    assert [record["source"]["article"] for record in records("".join(sink.texts))] == [
        document.article for document in whole
    ]
    assert counted.empty == sum(not document.text.strip() for document in whole)
    assert counted.remarks == dump.count(Remark) + (
        dump.end is None and dump.count(Remark) == len(dump.items)
    )
    assert outcomes[-1] == Ended("dump")
    assert counted.inputs == 1


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), dumps, min_size=1), st.data())
def test_a_tree_has_a_file_for_each_input_that_came_to_something(
    inputs: dict[str, Dump], data: st.DataObject
) -> None:
    refused = data.draw(st.sets(st.sampled_from(sorted(inputs))))
    with tempfile.TemporaryDirectory() as folder, reading(inputs):
        for name in refused:
            Path(folder, f"{name}.jsonl").mkdir()  # so that the file cannot take its place at the end
        outcomes = list(convert(job(*inputs), tree(folder)))
        files = {path.stem: path.read_text() for path in Path(folder).iterdir() if path.is_file()}
    counted = tally(outcomes)
    assert counted.inputs == len(inputs)
    assert counted.found == counted.written + counted.failed
    assert counted.written == sum(len(records(text)) for text in files.values())
    assert set(files) == {name for name, dump in inputs.items() if dump.count(Document)} - refused
    for name, dump in inputs.items():
        assert dump.count(Document) == len(records(files.get(name, ""))) or name in refused
    lost = [to_record(outcome) for outcome in outcomes]
    failures = [record for record in lost if record and record["level"] == "error"]
    assert sum(record.get("articles", 1) for record in failures) == counted.failed


@given(trees())
def test_every_file_of_a_folder_is_accounted_for(planted: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name, "in"), Path(name, "out")
        plant(folder, planted)
        texts = [path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() == ".txt"]
        work = job(folder)
        counted = tally(convert(work, tree(out)))
        assert counted.found == counted.written + counted.failed == max(len(texts), 1) == count_inputs(work)
        assert counted.inputs == counted.found
        written = [path for path in out.rglob("*") if not path.is_dir()]
        assert counted.written == len(written)
        assert all(path.suffix == ".jsonl" for path in written)


def test_memory_does_not_grow_with_a_dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = parse("")
    monkeypatch.setattr(batch, "parse_document", lambda _, layout: article if layout else 1 / 0)

    def read(path: str, options: ReadOptions) -> Iterator[Item]:  # noqa: ARG001
        for number in range(1, length, 3):
            yield Document("text", "dump", number)
            yield InputError("dump", "a bad row", "mend it", ("row", number + 1))
            yield Remark("dump", "odd", ("row", number + 2))

    def peak() -> int:
        teller, counted = Teller(lambda _: None, "", True), Tally()
        sink = Stream(lambda _: None, "")
        with records_to(str(tmp_path / "lost.jsonl")) as record:
            tracemalloc.start()
            for outcome in convert(job("dump", layout="lines"), sink):
                counted.add(outcome)
                record(outcome)
                teller.tell(outcome)
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        assert counted.found == 2 * counted.written == 2 * (length // 3)
        return most

    monkeypatch.setattr(batch, "read_documents", read)
    length = 300
    peak()  # what is made once
    little = peak()
    length = 30_000
    assert peak() < little + 100_000  # 20,000 outcomes kept would be some megabytes


# What is wrong, and with what


def test_the_others_still_run(tmp_path: Path) -> None:
    for name, data in {"a": b"First", "b": b"\0", "c": b"Third"}.items():
        (tmp_path / f"{name}.txt").write_bytes(data)
    sink = Kept()
    paths = [tmp_path / name for name in ("missing", "a.txt", "b.txt", "c.txt")]
    outcomes = [type(outcome) for outcome in convert(job(*paths), sink)]
    assert outcomes == [Failed, Ended, Written, Ended, Failed, Ended, Written, Ended]
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


@pytest.mark.parametrize(
    ("document", "place"),
    [
        (Document("text", "d.jsonl", article=17), "d.jsonl, article 17"),
        (Document("text", "d.txt", article=17, first_line=203), "d.txt, line 203"),
        (Document("text"), "standard input, article 1"),
    ],
)
def test_a_bug_in_the_parser_costs_one_article(document: Document, place: str) -> None:
    after = Document("The next one", "dump")
    with reading({"dump": Dump([document, after])}, lambda found: found is document):
        failed, written, _ = convert(job("dump"), Kept())
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, ParserError)
    assert str(failed.error).startswith(f"{place}: newsparse broke on this text in test_batch, line ")
    assert str(failed.error).endswith("(RecursionError: too deep); please report it with the text")
    assert failed.article == document.article
    assert written == Written("dump")


def test_a_bug_in_a_writer_costs_one_article() -> None:
    work = Job(("dump",), lambda _: str(1 / 0))
    with reading({"dump": Dump([Document("text")] * 2)}):
        assert tally(convert(work, Kept())) == Tally(inputs=1, failed=2)


@given(read_items(), PLACES)
def test_a_reader_that_gives_up_leaves_what_it_gave(items: list[Item], at: Any) -> None:
    error = InputError("dump", "cut short", "get all of it", at)
    with reading({"dump": Dump(items, error)}):
        sink = Kept()
        *_, last, ended = convert(job("dump"), sink)
    assert last == Failed("dump", error)
    assert ended == Ended("dump")
    assert len(sink.texts) == sum(isinstance(item, Document) for item in items)


def test_a_bug_in_a_reader_costs_the_rest_of_its_input() -> None:
    first, second = Dump([Document("One")], ZeroDivisionError("oh")), Dump([Document("Two")])
    with reading({"first": first, "second": second}):
        written, failed, *others = convert(job("first", "second"), Kept())
    assert written == Written("first")
    assert isinstance(failed, Failed)
    assert str(failed.error).startswith("first: newsparse broke on this text in test_batch, line ")
    assert others == [Ended("first"), Written("second"), Ended("second")]


def test_an_input_without_articles_is_told_of() -> None:
    with reading({"dump": Dump([])}):
        remarked, ended = convert(job("dump"), Kept())
    assert remarked == Remarked("dump", Remark("dump", "no article in it"))
    assert ended == Ended("dump")


@pytest.mark.parametrize("text", ["", " \n\t\n", "Share\nTweet\n"])
def test_an_article_without_headline_and_body_is_written_and_empty(text: str) -> None:
    sink = Kept()
    with reading({"dump": Dump([Document(text, "dump/a", 3)])}):
        written, _ = convert(job("dump"), sink)
    assert written == Written("dump", Remark("dump/a", "neither headline nor body in it", ("article", 3)))
    assert json.loads(sink.texts[0])["headline"] is None


def test_an_output_that_fails_costs_its_input() -> None:
    class Refusing:
        @contextmanager
        def open(self, source: Input) -> Iterator[Put]:
            yield lambda _: None
            if source.path == "a":
                raise OutputError("a.json", "no", "yes")

    three = Dump([Document("One"), Document(""), InputError("a", "no", "yes"), Document("Three")])
    with reading({"a": three, "b": three}):
        outcomes = list(convert(job("a", "b"), Refusing()))
    assert [outcome.articles for outcome in outcomes if isinstance(outcome, Undone)] == [3]
    assert tally(outcomes) == Tally(inputs=2, written=3, empty=1, failed=5)


def test_an_output_refused_at_once_costs_one() -> None:
    class Refusing:
        @contextmanager
        def open(self, source: Input) -> Iterator[Put]:
            raise OutputError(source.path, "no", "yes")
            yield

    with reading({"a": Dump([Document("One")])}):
        undone, ended = convert(job("a"), Refusing())
    assert isinstance(undone, Undone)
    assert (undone.source, undone.articles, ended) == ("a", 1, Ended("a"))


def test_a_broken_stream_ends_the_run(tmp_path: Path) -> None:
    def broken(_: bytes) -> None:
        raise BrokenPipeError

    (tmp_path / "a.txt").write_text("Hello")
    with pytest.raises(BrokenPipeError):
        list(convert(job(tmp_path), Stream(broken, "")))


def test_a_run_that_is_broken_off_leaves_no_half_file(tmp_path: Path) -> None:
    with reading({"dump": Dump([Document("One"), Document("Two")])}):
        outcomes = convert(job("dump"), tree(tmp_path))
        assert next(outcomes) == Written("dump")
        assert list(tmp_path.iterdir()) != []
        outcomes.close()
    assert list(tmp_path.iterdir()) == []


def test_one_article_at_a_time() -> None:
    """An article is written, and told of, before the next one is read."""
    steps: list[str] = []
    step = steps.append

    def read(path: str, options: ReadOptions) -> Iterator[Item]:  # noqa: ARG001
        for _ in range(3):
            step("read")
            yield Document("text")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "read_documents", read)
        for _ in convert(job("a", "b"), Stream(lambda _: step("write"), "")):
            step("tell")
    assert steps == (["read", "write", "tell"] * 3 + ["tell"]) * 2


def test_standard_input_may_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    failed, ended = convert(job("-"), Kept())
    assert isinstance(failed, Failed)
    assert str(failed.error).startswith("standard input: it is closed; ")
    assert ended == Ended(None)


def test_what_is_passed_over_is_no_input() -> None:
    assert tally([PassedOver("a"), Written("b")]).inputs == 1
