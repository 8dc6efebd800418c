from __future__ import annotations

import json
import os
import pickle
import re
import resource
import signal
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import PLACES, read_items, trees
from test_inputs import plant

from newsparse import making, spread
from newsparse.account import Ended, Failed, Outcome, Remarked, Tally, Undone, Written, to_record
from newsparse.article import Article, Document, Layout
from newsparse.batch import Job, convert, input_sizes, jobs_for
from newsparse.complaints import Teller, records_to
from newsparse.cues import CueFile, OwnCues
from newsparse.errors import FatalOutputError, InputError, NewsparseError, OutputError, ParserError, Remark
from newsparse.inputs import PassedOver
from newsparse.making import Begun, Recipe
from newsparse.outputs import Take
from newsparse.parse import parse
from newsparse.readers.options import Item, ReadOptions
from newsparse.spread import CHUNK
from newsparse.streams import Stream
from newsparse.trees import Shape, Tree, tree_to
from newsparse.writers import FORMATS
from newsparse.writers.style import Style


def job(*paths: Path | str, jobs: int = 1, **options: Any) -> Job:
    return Job(tuple(map(str, paths)), Recipe(FORMATS["jsonl"].write, Style(), **options), jobs=jobs)


def tally(outcomes: Iterable[Outcome]) -> Tally:
    counted = Tally()
    for outcome in outcomes:
        counted.add(outcome)
    return counted


def tree(folder: Path | str) -> AbstractContextManager[Tree]:
    return tree_to(Shape(str(folder), FORMATS["jsonl"], lambda _: None, {}, "overwrite"))


def planted_files(folder: Path | str) -> list[Path]:
    return [path for path in Path(folder).rglob("*") if path.is_file() and not path.name.startswith(".")]


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


class Kept(Stream):
    """A sink that keeps what it is given."""

    def __init__(self) -> None:
        super().__init__(lambda data: self.texts.append(data.decode()), FORMATS["jsonl"])
        self.texts: list[str] = []


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
    given_parse = making.parse_document

    def parse_or_break(document: Document, layout: Layout | None, own: OwnCues) -> Article:
        if broken(document):
            raise RecursionError("too deep")
        return given_parse(document, layout, own)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "read_documents", lambda path, _: dumps[path].read())
        patch.setattr(making, "parse_document", parse_or_break)
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
        with tree(folder) as sink:
            outcomes = list(convert(job(*inputs), sink))
        files = {path.stem: path.read_text() for path in planted_files(folder)}
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
        with tree(out) as sink:
            counted = tally(convert(work, sink))
        assert counted.found == counted.written + counted.failed == max(len(texts), 1)
        assert counted.found == len(list(input_sizes(work.paths, work.goal)))
        assert counted.inputs == counted.found
        written = planted_files(out)
        assert counted.written == len(written)
        assert all(path.suffix == ".jsonl" for path in written)


def test_memory_does_not_grow_with_a_dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = parse("")
    monkeypatch.setattr(
        making, "parse_document", lambda _, layout, own: article if layout else 1 / len(own.files)
    )

    def read(path: str, options: ReadOptions) -> Iterator[Item]:  # noqa: ARG001
        for number in range(1, length, 3):
            yield Document("text", "dump", number)
            yield InputError("dump", "a bad row", "mend it", ("row", number + 1))
            yield Remark("dump", "odd", ("row", number + 2))

    def peak() -> int:
        teller, counted = Teller(lambda _: None, "", True), Tally()
        sink = Stream(lambda _: None, FORMATS["jsonl"])
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

    monkeypatch.setattr(making, "read_documents", read)
    length = 300
    peak()  # what is made once
    little = peak()
    length = 30_000
    assert peak() < little + 100_000  # 20,000 outcomes kept would be some megabytes


# In several processes


needs_copies = pytest.mark.skipif(
    sys.platform != "linux", reason="what a test defines is not sent, but copied"
)


@needs_copies
@settings(max_examples=25)
@given(
    st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), dumps, min_size=1),
    st.sets(st.integers(1, 12)),
    st.sampled_from([1, 300, CHUNK]),
)
def test_any_number_of_processes_makes_the_same(
    inputs: dict[str, Dump], broken: set[int], chunk: int
) -> None:
    def run(jobs: int) -> tuple[list[str], dict[str, bytes]]:
        with tempfile.TemporaryDirectory() as folder:
            with tree(folder) as sink:
                outcomes = [show(outcome) for outcome in convert(job(*inputs, jobs=jobs), sink)]
            return outcomes, {path.name: path.read_bytes() for path in Path(folder).iterdir()}

    with reading(inputs, lambda document: document.article in broken), pytest.MonkeyPatch.context() as patch:
        patch.setattr(spread, "CHUNK", chunk)
        assert run(2) == run(3) == run(1)


def show(outcome: Outcome) -> str:
    """All of an outcome; errors, which are equal to nothing but themselves, as their record."""
    return f"{type(outcome).__name__} {to_record(outcome) or outcome}"


@needs_copies
@given(trees())
@settings(max_examples=25)
def test_any_number_of_processes_reads_the_same_of_a_folder(planted: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(spread, "CHUNK", 1000)
        folder = Path(name, "in")
        plant(folder, planted)
        one, several = Kept(), Kept()
        told = [show(outcome) for outcome in convert(job(folder), one)]
        assert [show(outcome) for outcome in convert(job(folder, jobs=2), several)] == told
        assert one.texts == several.texts


def die(_: Document) -> bool:
    os.kill(os.getpid(), signal.SIGKILL)
    return True


def use_up_memory(_: Document) -> bool:
    limit = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, limit[1]))
    bytearray(1 << 31)
    return True


def run_on(_: Document) -> bool:
    while True:
        pass


@needs_copies
@pytest.mark.parametrize(
    ("end", "wrong"),
    [
        (
            die,
            r"the process that parsed this text was killed \(SIGKILL\); leave it out, or if memory is short",
        ),
        (use_up_memory, r"newsparse broke on this text in test_batch, line \d+ \(MemoryError: \)"),
        (run_on, r"newsparse took longer than 0\.5 s for this text; allow more with --timeout"),
    ],
)
@pytest.mark.parametrize("chunk", [1000, CHUNK])  # what there is goes into several, or into one
def test_an_article_that_ends_its_process_costs_itself(
    end: Callable[[Document], bool], wrong: str, chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is in a dump, in a small file with others, and alone."""
    monkeypatch.setattr(spread, "CHUNK", chunk)
    dump = Dump([Document("Bad" if number in (3, 7) else "Good", "dump", number) for number in range(1, 10)])
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text("Bad" if name == "b" else "Good")
    paths = [str(tmp_path / name) for name in ("a", "b", "c")]
    inputs = {"dump": dump} | {path: Dump([Document(Path(path).read_text(), path)]) for path in paths}
    inputs[paths[0]] = dump
    with reading(inputs, lambda document: document.text == "Bad" and end(document)):
        sink = Kept()
        outcomes = list(convert(job("dump", *paths, jobs=2, timeout=0.5), sink))
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failed)]
    places = [(failure.source, failure.article) for failure in failures]
    assert places == [("dump", 3), ("dump", 7), (paths[0], 3), (paths[0], 7), (paths[1], 1)]
    assert all(
        re.match(f"(dump|{paths[1]}), article [137]: {wrong}", str(failure.error)) for failure in failures
    )
    assert tally(outcomes).written == len(sink.texts) == 15


def test_the_limit_holds_in_one_process_too() -> None:
    dump = Dump([Document(text, "dump", number) for number, text in enumerate(["Good", "Bad", "Good"], 1)])
    with reading({"dump": dump}, lambda document: document.text == "Bad" and run_on(document)):
        first, failed, third, _ = convert(job("dump", timeout=0.2), Kept())
    assert first == third == Written("dump")
    assert isinstance(failed, Failed)
    assert failed.error.at == ("article", 2)


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_worker_is_given_can_be_sent(form: str) -> None:
    recipe = Recipe(FORMATS[form].write, Style(), ReadOptions(), "lines", 60, {"format": form})
    assert pickle.loads(pickle.dumps(recipe)) == recipe


def test_how_many_processes(tmp_path: Path) -> None:
    cores = jobs_for([str(tmp_path)])
    assert cores >= 1
    small, large = tmp_path / "small", tmp_path / "large"
    small.touch()
    large.write_bytes(b" " * 1_000_000)
    assert jobs_for([str(small)]) == jobs_for(["missing"]) == 1
    assert jobs_for([str(large)]) == jobs_for([str(small)] * 2) == jobs_for(["-"]) == cores


# What is wrong, and with what


def test_the_others_still_run(tmp_path: Path) -> None:
    for name, data in {"a": b"First", "b": b"\0", "c": b"Third"}.items():
        (tmp_path / f"{name}.txt").write_bytes(data)
    sink = Kept()
    paths = [tmp_path / name for name in ("missing", "a.txt", "b.txt", "c.txt")]
    outcomes = [type(outcome) for outcome in convert(job(*paths), sink)]
    assert outcomes == [Failed, Ended, Written, Ended, Failed, Ended, Written, Ended]
    assert len(sink.texts) == 2


HOUSE = OwnCues((CueFile("house.toml", "abc"),))


def test_options_reach_reader_and_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x81")
    seen: list[tuple[Document, Layout | None, OwnCues]] = []

    def parse(document: Document, layout: Layout | None, own: OwnCues) -> Article:
        seen.append((document, layout, own))
        raise ValueError("enough")

    monkeypatch.setattr(making, "parse_document", parse)
    list(convert(job(tmp_path / "a.txt", options=ReadOptions("cp437"), layout="blocks", own=HOUSE), Kept()))
    [(document, layout, own)] = seen
    assert (document.text, layout, own) == ("ü", "blocks", HOUSE)


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
    work = Job(("dump",), Recipe(lambda *_: str(1 / 0), Style()))
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
    class Refusing(Kept):
        @contextmanager
        def open(self, begun: Begun) -> Iterator[Take]:
            yield lambda *_: None
            if begun.found.path == "a":
                raise OutputError("a.json", "no", "yes")

    three = Dump([Document("One"), Document(""), InputError("a", "no", "yes"), Document("Three")])
    with reading({"a": three, "b": three}):
        outcomes = list(convert(job("a", "b"), Refusing()))
    assert [outcome.articles for outcome in outcomes if isinstance(outcome, Undone)] == [3]
    assert tally(outcomes) == Tally(inputs=2, written=3, empty=1, failed=5)


def test_an_output_refused_at_once_costs_one() -> None:
    class Refusing(Kept):
        @contextmanager
        def open(self, begun: Begun) -> Iterator[Take]:
            raise OutputError(begun.found.path, "no", "yes")
            yield

    with reading({"a": Dump([Document("One")])}):
        undone, ended = convert(job("a"), Refusing())
    assert isinstance(undone, Undone)
    assert (undone.source, undone.articles, ended) == ("a", 1, Ended("a"))


def test_an_output_without_any_room_ends_the_run() -> None:
    class Full(Kept):
        @contextmanager
        def open(self, begun: Begun) -> Iterator[Take]:
            raise FatalOutputError(begun.found.path, "no room", "make some")
            yield

    with reading({"a": Dump([Document("One")]), "b": Dump([])}), pytest.raises(FatalOutputError):
        list(convert(job("a", "b"), Full()))


def test_a_broken_stream_ends_the_run(tmp_path: Path) -> None:
    def broken(_: bytes) -> None:
        raise BrokenPipeError

    (tmp_path / "a.txt").write_text("Hello")
    with pytest.raises(BrokenPipeError):
        list(convert(job(tmp_path), Stream(broken, FORMATS["jsonl"])))


def test_a_run_that_is_broken_off_leaves_no_half_file(tmp_path: Path) -> None:
    with reading({"dump": Dump([Document("One"), Document("Two")])}), tree(tmp_path) as sink:
        outcomes = convert(job("dump"), sink)
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
        patch.setattr(making, "read_documents", read)
        for _ in convert(job("a", "b"), Stream(lambda _: step("write"), FORMATS["jsonl"])):
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
