from __future__ import annotations

import errno
import gzip
import os
import resource
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple
from pathlib import Path
from typing import BinaryIO

import pytest
from backports import zstd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsparse import streams
from newsparse.account import Counts, Failed, Outcome, Remarked, Written, to_record
from newsparse.article import Article
from newsparse.errors import InputError, MissingError, OutputError, Remark
from newsparse.growing import Plan, clear, is_finished, is_unfinished, stream_to
from newsparse.inputs import Input
from newsparse.making import Begun
from newsparse.outputs import Mode, Sink
from newsparse.stamps import Settings, stamp
from newsparse.writers import Format
from newsparse.writers.style import Style

Items = list[tuple[Outcome, str | None]]
SETTINGS = {"format": "lines"}


def no_write(_article: Article, _style: Style) -> str:
    raise AssertionError("the texts are there")


LINES = Format(no_write, "--", ".x")


def fill(sink: Sink, found: Input, items: Items, end: bool = True) -> list[object]:
    """Give the sink what it has not got of an input; what it says of the rest."""
    earlier = sink.earlier(found)
    told = [] if earlier is None else [earlier.resumed.counts, *sink.records(earlier.resumed.span)]
    if earlier is None or earlier.items is not None:
        with sink.open(Begun(found, stamp(found.path, SETTINGS))) as take:
            for outcome, text in items[earlier.items if earlier and earlier.items else 0 :]:
                take(outcome, text)
            if not end:
                raise KeyboardInterrupt
    return told


@contextmanager
def stream(
    target: Path, inputs: Iterable[Input | InputError] = (), mode: Mode = "new", with_: Settings = SETTINGS
) -> Iterator[Sink]:
    with stream_to(str(target), Plan(LINES, with_, inputs, mode)) as made:
        yield made
    clear(str(target))


def texts(*texts: str) -> Items:
    return [(Written("a"), text) for text in texts]


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def source(tmp_path: Path) -> Input:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a").write_text("An input")
    return Input(str(tmp_path / "in/a"), "a")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # there are many of them
    monkeypatch.setattr(streams, "PIECE", 10)


# A new file


@pytest.mark.parametrize("name", ["all.jsonl", "all.jsonl.gz", "all.jsonl.zst"])
def test_it_appears_when_it_is_complete(name: str, source: Input, out: Path) -> None:
    with stream(out / name) as sink:
        fill(sink, source, texts("one", "two", "twenty-two", "twö"))
        fill(sink, source, texts("three"))
        assert not (out / name).exists()
        assert is_unfinished(str(out / name))
    data = (out / name).read_bytes()
    data = gzip.decompress(data) if name.endswith(".gz") else data
    data = b"".join(_frames(data)) if name.endswith(".zst") else data
    assert data.decode() == "one--two--twenty-two--twö--three"
    assert files(out) == [name]
    assert is_finished(str(out / name), LINES)


def _frames(data: bytes) -> Iterator[bytes]:
    while data:
        frame = zstd.ZstdDecompressor()
        yield frame.decompress(data)
        data = frame.unused_data


def test_a_compressed_file_is_made_of_pieces(source: Input, out: Path) -> None:
    with stream(out / "a.gz") as sink:
        fill(sink, source, texts("0123456789", "0123", "456789", "01"))
    assert (out / "a.gz").read_bytes() == b"".join(
        gzip.compress(piece, 6, mtime=0) for piece in (b"0123456789", b"--0123--456789", b"--01")
    )


def test_nothing_put_is_no_file(source: Input, out: Path) -> None:
    (out / "all").write_text("old")
    with stream(out / "all", mode="overwrite") as sink:
        fill(sink, source, [])
    assert (out / "all").read_text() == "old"
    assert files(out) == ["all"]


@pytest.mark.parametrize("mode", ["new", "resume", "overwrite"])
def test_an_empty_file_is_nothing_to_keep(mode: Mode, source: Input, out: Path) -> None:
    (out / "all").touch(0o600)
    with stream(out / "all", mode=mode) as sink:
        fill(sink, source, texts("one"))
    assert (out / "all").read_text() == "one"
    assert stat.S_IMODE((out / "all").stat().st_mode) == 0o600


def test_a_file_that_is_there_stays(out: Path) -> None:
    (out / "all").write_text("old")
    wrong = "all: it is there already; --overwrite replaces it, --resume goes on with what is unfinished"
    with pytest.raises(OutputError, match=wrong), stream(out / "all"):
        raise AssertionError("never begun")
    assert files(out) == ["all"]


def test_a_file_is_replaced_at_the_end(source: Input, out: Path) -> None:
    (out / "all").write_text("old")
    with stream(out / "all", mode="overwrite") as sink:
        fill(sink, source, texts("the new one"))
        assert (out / "all").read_text() == "old"
    assert (out / "all").read_text() == "the new one"


@pytest.mark.parametrize("name", ["all", ".all.newsparse.part", ".all.newsparse.journal"])
def test_a_link_is_refused(name: str, out: Path) -> None:
    (out.parent / "precious").write_text("precious")
    (out / name).symlink_to(out.parent / "precious")
    with pytest.raises(OutputError, match="it is a link"), stream(out / "all", mode="overwrite"):
        raise AssertionError("never begun")
    assert (out.parent / "precious").read_text() == "precious"


def test_a_device_is_written_to(source: Input) -> None:
    with stream(Path(os.devnull)) as sink:
        fill(sink, source, texts("gone"))
    assert not stat.S_ISREG(os.stat(os.devnull).st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
def test_a_full_disk_names_the_output(source: Input) -> None:
    wrong = r"^/dev/full: cannot be written \(no space left on device\)"
    with pytest.raises(OutputError, match=wrong), stream(Path("/dev/full")) as sink:
        fill(sink, source, texts("x" * 100_000))


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("missing/a", "there is no such folder to write in; make it first"),
        ("file/a", "a file stands where a folder is needed"),
        ("n" * 256, r"cannot be written \(file name too long\)"),
    ],
)
def test_what_cannot_be_written(name: str, wrong: str, out: Path) -> None:
    (out / "file").touch()
    with pytest.raises(OutputError, match=wrong), stream(out / name):
        raise AssertionError("never begun")
    assert files(out) == ["file"]


def test_zst_needs_its_library(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "backports", None)
    with (
        pytest.raises(MissingError, match=r"run pip install 'newsparse\[zstd\]'"),
        stream(out / "a.jsonl.zst"),
    ):
        raise AssertionError("never begun")


# One that was broken off


PIECES = texts("0123456789", "0123456789", "0123")


def break_off(target: Path, found: Input, items: Items = PIECES) -> None:
    with pytest.raises(KeyboardInterrupt), stream(target, [found]) as sink:
        fill(sink, found, items, end=False)


def test_without_a_piece_nothing_is_kept(source: Input, out: Path) -> None:
    break_off(out / "all", source, texts("0"))
    assert files(out) == []
    assert not is_unfinished(str(out / "all"))


def test_with_a_piece_it_is_kept_and_not_lost_by_accident(source: Input, out: Path) -> None:
    break_off(out / "all", source)
    assert files(out) == [".all.newsparse.journal", ".all.newsparse.part"]
    before = (out / ".all.newsparse.part").read_bytes()
    wrong = "all: an earlier run has not finished it; go on with --resume, or begin anew with --overwrite"
    with pytest.raises(OutputError, match=wrong), stream(out / "all"):
        raise AssertionError("never begun")
    assert (out / ".all.newsparse.part").read_bytes() == before
    with stream(out / "all", [source], "resume") as sink:
        assert fill(sink, source, PIECES) == [Counts(written=2)]
    assert (out / "all").read_text() == "0123456789--0123456789--0123"
    assert files(out) == ["all"]


def test_what_is_beside_it_stays_until_the_run_is_at_its_end(source: Input, out: Path) -> None:
    """So a run that is killed between the two can be gone on with, and comes to the same account."""
    target = str(out / "all")
    with stream_to(target, Plan(LINES, SETTINGS, [source])) as sink:
        fill(sink, source, [*PIECES, BAD])
    assert files(out) == [".all.newsparse.journal", "all"]
    assert is_unfinished(target)
    assert not is_finished(target, LINES)
    with stream(out / "all", [source], "resume") as sink:
        assert fill(sink, source, []) == [Counts(written=3, failed=1), to_record(BAD[0])]
    assert (out / "all").read_text() == "0123456789--0123456789--0123"
    assert files(out) == ["all"]
    assert is_finished(target, LINES)


def test_what_is_in_its_place_is_compared_while_that_is_possible(source: Input, out: Path) -> None:
    with stream_to(str(out / "all"), Plan(LINES, SETTINGS, [source])) as sink:
        fill(sink, source, PIECES)
    Path(source.path).write_text("Changed")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    wrong = "its inputs have changed"
    with pytest.raises(OutputError, match=wrong), stream(out / "all", [source], "resume"):
        raise AssertionError("never begun")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_what_came_through_a_pipe_is_not_taken_out_of_its_place(out: Path) -> None:
    stdin = Input("-", "stdin")
    with stream_to(str(out / "all"), Plan(LINES, SETTINGS, [stdin])) as sink:
        fill(sink, stdin, PIECES)
    assert files(out) == [".all.newsparse.journal", "all"]
    assert is_finished(str(out / "all"), LINES)


@pytest.mark.parametrize(
    "journal", ["{}", "", '{"settings": {}}\n{"piece": 3, "items": 1, "counts": [1, 0, 0, 0]}\n']
)
def test_a_journal_of_something_else_says_nothing_of_a_file(journal: str, out: Path) -> None:
    (out / "all").write_text("all of it")
    (out / ".all.newsparse.journal").write_text(journal)
    assert is_finished(str(out / "all"), LINES)
    clear(str(out / "all"))
    assert files(out) == ["all"]
    (out / ".all.newsparse.part").write_text("a new one")
    assert not is_finished(str(out / "all"), LINES)
    assert not is_finished(str(out / "missing"), LINES)


def test_a_full_disk_leaves_what_is_complete(source: Input, out: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    wrong = r"all: cannot be written \(file too large\)"
    begun = Begun(source, stamp(source.path, SETTINGS))
    with (
        pytest.raises(OutputError, match=wrong),
        stream(out / "all", [source]) as sink,
        sink.open(begun) as take,
    ):
        take(*PIECES[0])
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
        try:
            take(Written("a"), "x" * 10_000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
    with stream(out / "all", [source], "resume") as sink:
        fill(sink, source, PIECES)
    assert (out / "all").read_text() == "0123456789--0123456789--0123"
    assert files(out) == ["all"]


def test_it_can_be_begun_anew(source: Input, out: Path) -> None:
    break_off(out / "all", source)
    with stream(out / "all", [source], "overwrite") as sink:
        assert fill(sink, source, texts("new")) == []
    assert (out / "all").read_text() == "new"
    assert files(out) == ["all"]


@pytest.mark.parametrize(
    "journal",
    [
        "",
        "rubbish",
        '{"piece": "x"}\n',
        '{"settings": "settings"}\n{"piece": 4, "items": 1, "counts": [1]}\n',
        '{"settings": "settings"}\n{"input": "a", "stamp": 7}\n{"piece": 4, "items": 1, "counts": [1, 0, 0, 0]}\n',
        '{"settings": "settings"}\n{"piece": 9999, "items": 1, "counts": [1, 0, 0, 0]}\n',
    ],
)
def test_a_journal_that_is_none_is_not_gone_on_with(journal: str, source: Input, out: Path) -> None:
    (out / ".all.newsparse.part").write_text("rubbish")
    (out / ".all.newsparse.journal").write_text(journal)
    with stream(out / "all", [source], "resume") as sink:
        assert fill(sink, source, texts("new")) == []
    assert (out / "all").read_text() == "new"


@pytest.mark.parametrize(
    ("now", "wrong"),
    [
        ({"format": "others"}, "it was begun with format lines, not others; undo that, or begin anew"),
        ({**SETTINGS, "blocks": "yes"}, "it was begun with blocks unset, not yes"),
        ({}, "it was begun with format lines, not unset"),
    ],
)
def test_other_options_do_not_go_on_with_it(now: Settings, wrong: str, source: Input, out: Path) -> None:
    break_off(out / "all", source)
    with pytest.raises(OutputError, match=wrong), stream(out / "all", [source], "resume", now):
        raise AssertionError("never begun")
    assert files(out) == [".all.newsparse.journal", ".all.newsparse.part"]
    with stream(out / "all", [source], "overwrite", now) as sink:
        assert fill(sink, source, texts("new")) == []
    assert (out / "all").read_text() == "new"


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ("content", "its inputs have changed: .*/ab is not what it was; undo that, or begin anew"),
        ("order", "its inputs have changed: .*/a comes where .*/ab came"),
        ("gone", "its inputs have changed: .*/ab is not among them"),
        ("unreadable", "its inputs have changed: .*/ab is not what it was"),
        ("folder", "its inputs have changed: a folder: bad; mend it comes where .*/a came"),
    ],
)
def test_other_inputs_do_not_go_on_with_it(change: str, wrong: str, source: Input, out: Path) -> None:
    other = Input(source.path + "b", "b")
    Path(other.path).write_text("Another")
    with pytest.raises(KeyboardInterrupt), stream(out / "all", [source, other]) as sink:
        fill(sink, source, PIECES)
        fill(sink, other, PIECES, end=False)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    if change == "content":
        Path(other.path).write_text("Changed")
    if change == "unreadable":
        Path(other.path).unlink()
    order: dict[str, list[Input | InputError]] = {
        "order": [source, source],
        "gone": [source],
        "folder": [InputError("a folder", "bad", "mend it"), source, other],
    }
    now = order.get(change, [source, other])
    with pytest.raises(OutputError, match=wrong), stream(out / "all", now, "resume"):
        raise AssertionError("never begun")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_what_comes_behind_the_last_piece_may_change(source: Input, out: Path) -> None:
    other = Input(source.path + "b", "b")
    Path(other.path).write_text("Another")
    with pytest.raises(KeyboardInterrupt), stream(out / "all", [source, other]) as sink:
        fill(sink, source, PIECES)
        fill(sink, other, texts("x"), end=False)
    Path(other.path).write_text("Changed")
    with stream(out / "all", [source, other, other], "resume") as sink:
        assert fill(sink, source, PIECES) == [Counts(written=2)]
        assert fill(sink, other, texts("new")) == []
        assert fill(sink, other, texts("newer")) == []
    assert (out / "all").read_text() == "--".join(["0123456789", "0123456789", "0123", "new", "newer"])


def test_what_cannot_be_read_still_is_as_it_was(source: Input, out: Path) -> None:
    missing = Input(str(out / "missing"), "missing")
    with pytest.raises(KeyboardInterrupt), stream(out / "all", [missing, source]) as sink:
        fill(sink, missing, [BAD])
        fill(sink, source, PIECES, end=False)
    with stream(out / "all", [missing, source], "resume") as sink:
        assert fill(sink, missing, []) == [Counts(failed=1), to_record(BAD[0])]
        assert fill(sink, source, PIECES) == [Counts(written=2)]


BAD: tuple[Outcome, None] = (Failed("a", InputError("a", "bad", "mend it")), None)
ODD: tuple[Outcome, None] = (Remarked("a", Remark("a", "odd")), None)
EMPTY: tuple[Outcome, str] = (Written("a", Remark("a", "empty")), "0123456789")


def test_a_source_that_cannot_be_told_is_read_anew(out: Path) -> None:
    stdin = Input("-", "stdin")
    break_off(out / "all", stdin)
    with stream(out / "all", [stdin], "resume") as sink:
        assert fill(sink, stdin, texts("new")) == []
    assert (out / "all").read_text() == "new"


items = st.lists(st.sampled_from([BAD, ODD, EMPTY, *texts("0", "01234", "0123456789")]), max_size=6)
# What a folder or two have to give: an input with its items, or that it cannot be read.
corpora = st.lists(items | st.just("unreadable"), min_size=1, max_size=5)


@contextmanager
def boxed(file: BinaryIO) -> Iterator[Callable[[bytes], object]]:
    """A file that needs all its lines, as it begins and ends with something else."""
    file.write(b"[")
    yield lambda line: file.write(b"<" + line + b">")
    file.write(b"]")


FORMS = {
    "all": LINES,
    "all.gz": LINES,
    "all.zst": LINES,
    "all.box": Format(no_write, "\n", ".x", boxed, lambda record: f"!{record['wrong']}"),
}


def plant(folder: Path, corpus: list[Items | str]) -> list[Input | InputError]:
    found: list[Input | InputError] = []
    for number, what in enumerate(corpus):
        if isinstance(what, str):
            found.append(InputError(f"folder {number}", what, "mend it"))
        else:
            (folder / str(number)).write_text(f"Input {number}")
            found.append(Input(str(folder / str(number)), str(number)))
    return found


class Told:
    """What is told of a run: the sums, and what is wrong."""

    def __init__(self) -> None:
        self.counts = [0, 0, 0, 0]
        self.records: list[object] = []

    def add(self, counts: Counts, records: Iterable[object]) -> None:
        self.counts = [one + more for one, more in zip(self.counts, astuple(counts), strict=True)]
        self.records += records

    def take(self, outcome: Outcome) -> None:
        counts = Counts()
        counts.count(outcome)
        self.add(counts, filter(None, [to_record(outcome)]))


def run(
    target: Path,
    sources: list[Input | InputError],
    corpus: list[Items | str],
    stop: int = 1000,
    cleared: bool = True,
) -> Told:
    """Go on with `target`, for `stop` items; it may have another end than to be `cleared`.

    As with several processes, it is asked first what is there.
    """
    told = Told()
    plan = Plan(FORMS[target.name.partition("-")[2]], SETTINGS, sources, "resume")
    with stream_to(str(target), plan) as sink:
        known = [sink.earlier(found) if isinstance(found, Input) else None for found in sources]
        for found, earlier, todo in zip(sources, known, corpus, strict=True):
            if isinstance(found, InputError):
                failed = Failed(found.where, found)
                sink.apart(failed)
                told.take(failed)
                continue
            assert not isinstance(todo, str)
            if earlier:
                told.add(earlier.resumed.counts, sink.records(earlier.resumed.span))
            if earlier and earlier.items is None:
                continue
            with sink.open(Begun(found, stamp(found.path, SETTINGS))) as take:
                for outcome, text in todo[(earlier and earlier.items) or 0 :]:
                    if not stop:
                        raise KeyboardInterrupt
                    stop -= 1
                    take(outcome, text)
                    told.take(outcome)
    if cleared:
        clear(str(target))
    return told


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(corpora, st.lists(st.integers(0, 8), max_size=4), st.sampled_from(list(FORMS)))
def test_any_end_can_be_gone_on_from(corpus: list[Items | str], stops: list[int], name: str) -> None:
    """The bytes are those of a run without a break; so are counts and records, taken over or made."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        sources = plant(folder, corpus)
        whole, broken = folder / f"whole-{name}", folder / f"broken-{name}"
        expected = run(whole, sources, corpus)
        for stop in stops:
            with suppress(KeyboardInterrupt):
                run(broken, sources, corpus, stop, cleared=False)
        told = run(broken, sources, corpus)
        assert (told.counts, told.records) == (expected.counts, expected.records)
        assert whole.exists() == broken.exists()
        assert not whole.exists() or whole.read_bytes() == broken.read_bytes()
        assert not [path for path in files(folder) if path.startswith(".")]


def test_a_file_of_all_lines_needs_no_second_run_if_its_making_fails(source: Input, out: Path) -> None:
    refuse = [True]

    @contextmanager
    def into(file: BinaryIO) -> Iterator[Callable[[bytes], object]]:
        def write(line: bytes) -> None:
            if refuse:
                raise OSError(errno.ENOSPC, "No space left on device")
            file.write(line.upper())

        yield write

    form = Format(no_write, "", ".x", into)
    with (
        pytest.raises(OutputError, match="no space left"),
        stream_to(str(out / "all"), Plan(form, SETTINGS, [source])) as sink,
    ):
        fill(sink, source, texts("one\n", "two\n"))
    assert files(out) == [".all.newsparse.journal", ".all.newsparse.part"]
    refuse.clear()
    with stream_to(str(out / "all"), Plan(form, SETTINGS, [source], "resume")) as sink:
        assert fill(sink, source, []) == [Counts(written=2)]
    clear(str(out / "all"))
    assert (out / "all").read_text() == "ONE\nTWO\n"
    assert files(out) == ["all"]


def test_a_missing_library_is_told_of_at_once(out: Path) -> None:
    @contextmanager
    def into(file: BinaryIO) -> Iterator[Callable[[bytes], object]]:
        raise MissingError("Parquet", "pyarrow is not installed", "install it")
        yield file.write

    form = Format(no_write, "", ".x", into)
    with pytest.raises(MissingError), stream_to(str(out / "all"), Plan(form, SETTINGS, [])):
        raise AssertionError("never begun")
    assert files(out) == []
