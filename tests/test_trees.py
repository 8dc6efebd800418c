from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.account import Counts, Failed, Outcome, Remarked, Written, to_record
from newsparse.errors import FatalOutputError, InputError, OutputError, Remark
from newsparse.inputs import Input
from newsparse.making import Begun
from newsparse.outputs import Mode
from newsparse.readers import READERS, counts
from newsparse.stamps import stamp
from newsparse.streams import Stream
from newsparse.trees import Shape, Tree, output_place, tree_to
from newsparse.writers import FORMATS

MANIFEST = ".newsparse.jsonl"
SETTINGS = {"format": "json"}


@contextmanager
def tree(
    folder: Path, form: str = "json", spared: tuple[Path, ...] = (), mode: Mode = "new"
) -> Iterator[Tree]:
    def objection(target: str) -> str | None:
        return "it is dear" if Path(target) in spared else None

    with tree_to(Shape(str(folder), FORMATS[form], objection, SETTINGS, mode)) as made:
        yield made


def fill(sink: Tree, path: str, place: str, texts: Iterable[str] = ("text",)) -> None:
    with sink.open(Begun(Input(path, place), "stamp")) as take:
        for text in texts:
            take(Written(path), text)


def files(folder: Path) -> list[str]:
    """Every file below, hidden ones too, but for the manifest."""
    found = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())
    return [name for name in found if os.path.basename(name) != MANIFEST]


def fail() -> Iterator[str]:
    yield "half"
    raise InputError("a.txt", "broken in the middle", "mend it")


@pytest.mark.parametrize(
    ("place", "form", "output"),
    [
        ("a/b.txt", "json", "a/b.json"),
        ("a/b.TXT", "jsonl", "a/b.TXT.jsonl"),
        ("b.2024.txt", "text", "b.2024.txt"),
        ("b.2024", "json", "b.2024.json"),
        (".txt", "json", ".txt.json"),
        ("stdin", "json", "stdin.json"),
        ("a.story", "json", "a.story.json"),
        ("a.story.txt", "text", "a.story.txt.txt"),
        ("a.story.gz", "json", "a.story.gz.json"),
        ("a.txt.txt", "json", "a.txt.txt.json"),
        ("c.d/a", "json", "c.d/a.json"),
    ],
)
def test_a_tree_mirrors_places(
    place: str, form: str, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(READERS, ".story", READERS[".txt"])
    with tree(tmp_path / "out", form) as sink:
        fill(sink, "in/x", place, ["text"])
    assert files(tmp_path) == [f"out/{output}"]


ENDINGS = ["", ".", ".txt", ".TXT", ".story", ".gz", ".json", ".json.d", ".b"]
names = st.builds(
    str.__add__, st.sampled_from(["a", "b", ""]), st.lists(st.sampled_from(ENDINGS), max_size=3).map("".join)
)
places = st.lists(names.filter(lambda name: name not in ("", ".", "..")), min_size=1, max_size=3).map(
    "/".join
)


@given(st.sets(places), st.sets(places), st.sampled_from([".json", ".txt", ".md"]))
def test_no_two_inputs_have_one_output(found: set[str], named: set[str], suffix: str) -> None:
    """Nor is that of one a folder on the way to that of another."""
    inputs = {place for place in found if counts(os.path.basename(place))} | named
    folders = {above for place in inputs for above in folders_above(place)}
    outputs = [output_place(place, suffix, named) for place in inputs - folders]
    assert len(set(outputs)) == len(outputs)
    assert not set(outputs) & {above for output in outputs for above in folders_above(output)}
    assert all(output.endswith(suffix) for output in outputs)


def folders_above(place: str) -> list[str]:
    return [str(above) for above in Path(place).parents][:-1]


@given(st.sets(st.text("ab€\udcff.", min_size=80, max_size=255)), st.sampled_from([".txt", ".story.gz", ""]))
def test_no_name_of_an_output_is_too_long(stems: set[str], ending: str) -> None:
    inputs = {f"{stem}.x{ending}" for stem in stems if len(os.fsencode(stem)) <= 244}
    outputs = {output_place(f"{name}/{name}", ".json", inputs) for name in inputs}
    assert len(outputs) == len(inputs)
    assert all(len(os.fsencode(part)) <= 255 for output in outputs for part in output.split("/"))


def test_the_longest_name_there_can_be(tmp_path: Path) -> None:
    long = "é" * 125 + "n.txt"
    with tree(tmp_path) as sink:
        fill(sink, f"in/{long}", f"{long[:-4]}.json/{long}", ["text"])
        fill(sink, f"in/{'n' * 255}", "n" * 255, ["other"])
    made = {len(Path(name).parts): (tmp_path / name).read_text() for name in files(tmp_path)}
    assert made == {1: "other", 2: "text"}


def test_a_name_of_its_own_depends_on_nothing_but_what_is_named() -> None:
    assert output_place("a.txt", ".json", ()) == "a.json"
    assert output_place("a.txt", ".json", {"a", "b/c"}) == "a.txt.json"
    assert output_place("b/c.txt", ".json", {"a", "b/c"}) == "b/c.txt.json"
    assert output_place("c.txt", ".json", {"a", "b/c"}) == "c.json"
    assert output_place("a.json/a.json.d/b.d/a.txt", ".json") == "a.json.d/a.json.d.d/b.d/a.json"


def test_the_account_of_a_tree_is_not_written_over(tmp_path: Path) -> None:
    wrong = "newsparse keeps its own account there; rename the input"
    with tree(tmp_path, "jsonl") as sink:
        fill(sink, "in/a.txt", "a.txt")
        with pytest.raises(OutputError, match=wrong):
            fill(sink, "in/.newsparse.txt", ".newsparse.txt")
        assert (tmp_path / MANIFEST).read_text().startswith('{"output": "a.jsonl"')


def test_of_two_inputs_for_one_place_the_first_has_it(tmp_path: Path) -> None:
    with tree(tmp_path) as sink:
        fill(sink, "in/a.txt", "a.txt", ["first"])
        wrong = rf"^in/a: its output {tmp_path}/a.json is that of in/a.txt already"
        with pytest.raises(OutputError, match=wrong):
            fill(sink, "in/a", "a", ["second"])
        wrong = rf"^in/../in/a.txt: it is named twice, and its output {tmp_path}/a.json is made; name it once"
        with pytest.raises(OutputError, match=wrong):
            fill(sink, "in/../in/a.txt", "a.txt", ["second"])
    assert (tmp_path / "a.json").read_text() == "first"


@pytest.mark.parametrize("texts", [fail(), []])
def test_a_place_is_free_again_if_nothing_came_there(texts: Iterable[str], tmp_path: Path) -> None:
    with tree(tmp_path) as sink:
        with suppress(InputError):
            fill(sink, "in/a.txt", "a.txt", texts)
        assert files(tmp_path) == []
        fill(sink, "in/a", "a", ["second"])
    assert (tmp_path / "a.json").read_text() == "second"


def test_all_articles_of_an_input_are_in_its_file(tmp_path: Path) -> None:
    with tree(tmp_path, "text") as sink:
        fill(sink, "in/a.txt", "a.txt", ["one", "two"])
        fill(sink, "in/b.txt", "b.txt", ["three"])
    assert (tmp_path / "a.txt").read_text() == "one\n\ntwo"
    assert (tmp_path / "b.txt").read_text() == "three"


def test_a_file_of_a_tree_appears_at_its_end(tmp_path: Path) -> None:
    with tree(tmp_path) as sink:
        with sink.open(Begun(Input("in/a.txt", "a.txt"))) as take:
            take(Written("in/a.txt"), "one")
            assert not (tmp_path / "a.json").exists()
        assert files(tmp_path) == ["a.json"]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError, OutputError])
@pytest.mark.parametrize("before", ["old", None])
def test_an_end_of_any_kind_leaves_no_half_file(
    fault: type[BaseException], before: str | None, tmp_path: Path
) -> None:
    target = tmp_path / "a.json"
    if before:
        target.write_text(before)
    with pytest.raises(fault), tree(tmp_path, mode="overwrite") as sink, sink.open(A) as take:
        take(Written("in/a.txt"), "half")
        raise fault("a", "b", "c")
    assert list(tmp_path.iterdir()) == ([target] if before else [])
    assert not before or target.read_text() == before


A = Begun(Input("in/a.txt", "a.txt"))


def test_a_new_file_has_the_mode_of_any(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with tree(tmp_path) as sink:
            fill(sink, "in/a.txt", "a.txt")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o640


def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a.json").touch(0o600)
    with tree(tmp_path, mode="overwrite") as sink:
        fill(sink, "in/a.txt", "a.txt")
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", ["resume", "overwrite"])
def test_the_temporary_file_of_a_run_that_was_killed_goes_away(mode: Mode, tmp_path: Path) -> None:
    (tmp_path / ".newsparse.tmp").write_text("half")
    with tree(tmp_path, mode=mode) as sink:
        fill(sink, "in/a.txt", "a.txt", ["whole"])
    assert files(tmp_path) == ["a.json"]
    assert (tmp_path / "a.json").read_text() == "whole"


def test_a_tree_spares_the_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("input")
    with (
        pytest.raises(OutputError, match=r"a\.txt: it is dear; write to another folder"),
        tree(tmp_path, "text", (tmp_path / "a.txt",), "overwrite") as sink,
    ):
        fill(sink, "x/a.txt", "a.txt", ["output"])
    assert (tmp_path / "a.txt").read_text() == "input"


# Links and other things in the way


def test_a_tree_may_stand_behind_a_link_that_the_user_named(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    with tree(tmp_path / "out") as sink:
        fill(sink, "in/a/b.txt", "a/b.txt")
    assert files(tmp_path / "real") == ["a/b.json"]


@pytest.mark.parametrize("points_to", ["elsewhere", "nowhere", "out/other"])
def test_a_tree_follows_no_link_in_it(points_to: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out/other").mkdir(parents=True)
    (tmp_path / "out/a").symlink_to(tmp_path / points_to)
    wrong = "a link on this path leads out"
    with pytest.raises(OutputError, match=wrong), tree(tmp_path / "out", mode="resume") as sink:
        fill(sink, "in/a/b/c.txt", "a/b/c.txt")
    assert files(tmp_path) == ["out/a"] if not (tmp_path / "out/a").is_dir() else files(tmp_path) == []


@pytest.mark.parametrize("name", ["a.json", MANIFEST])
@pytest.mark.parametrize("mode", ["resume", "overwrite"])
def test_a_planted_link_is_not_written_through(name: str, mode: Mode, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).symlink_to(tmp_path / "precious")
    with pytest.raises(OutputError, match="it is a link"), tree(tmp_path / "out", mode=mode) as sink:
        fill(sink, "in/a.txt", "a.txt")
    assert (tmp_path / "precious").read_text() == "precious"


def test_a_file_in_the_way_of_a_tree(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a").touch()
    wrong = "a file stands where a folder is needed"
    with pytest.raises(OutputError, match=wrong), tree(tmp_path / "out", mode="overwrite") as sink:
        fill(sink, "in/a/b.txt", "a/b.txt")
    with pytest.raises(OutputError, match=wrong), tree(tmp_path / "out/a"):
        raise AssertionError("never begun")


def test_a_folder_in_the_way_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    wrong = "a folder stands there"
    with pytest.raises(OutputError, match=wrong), tree(tmp_path, mode="overwrite") as sink:
        fill(sink, "x", "folder.txt")
    assert files(tmp_path) == []


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs Unix")
def test_a_full_disk_ends_it_and_what_is_complete_stays(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with (
            pytest.raises(OutputError, match=r"b\.json: cannot be written \(file too large\)"),
            tree(tmp_path) as sink,
        ):
            fill(sink, "in/a.txt", "a.txt", ["whole"])
            resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
            fill(sink, "in/b.txt", "b.txt", ["x" * 100_000])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert files(tmp_path) == ["a.json"]
    assert (tmp_path / "a.json").read_text() == "whole"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_a_disk_that_takes_no_more_ends_the_run(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Text {name}")
    put, room = Stream.put, [True]

    def put_if_there_is_room(stream: Stream, outcome: Outcome, text: str | None) -> bool:
        if not room:
            raise OSError(number, os.strerror(number))
        return put(stream, outcome, text)

    monkeypatch.setattr(Stream, "put", put_if_there_is_room)
    found = [Input(str(tmp_path / f"{name}.txt"), f"{name}.txt") for name in ("a", "b", "c")]
    with pytest.raises(FatalOutputError, match=r"b\.json: cannot be written"), tree(tmp_path / "out") as sink:
        for source in found:
            with sink.open(Begun(source, stamp(source.path, SETTINGS))) as take:
                take(Written(source.path), "text")
            room.clear()
    assert files(tmp_path / "out") == ["a.json"]
    room.append(True)
    assert [made_of(tmp_path / "out", source, ONE, "resume") for source in found] == [True, False, False]


# What an earlier run has left


@pytest.mark.parametrize("name", ["a.json", "theirs", ".hidden", "folder/"])
def test_a_folder_with_anything_in_it_is_not_touched(name: str, tmp_path: Path) -> None:
    if name.endswith("/"):
        (tmp_path / "out" / name).mkdir(parents=True)
    else:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / name).touch()
    wrong = "out: it is not empty; --resume makes what is missing there, --overwrite all anew"
    with pytest.raises(OutputError, match=wrong), tree(tmp_path / "out"):
        raise AssertionError("never begun")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [name.strip("/")]


@pytest.mark.parametrize("mode", ["resume", "overwrite"])
def test_no_file_is_removed(mode: Mode, tmp_path: Path) -> None:
    with tree(tmp_path) as sink:
        for name in ("a", "b", "c"):
            fill(sink, f"in/{name}.txt", f"{name}.txt", ["old"])
    (tmp_path / "theirs.json").touch()
    with tree(tmp_path, mode=mode) as sink:
        fill(sink, "in/a.txt", "a.txt", ["new"])
        with suppress(InputError):
            fill(sink, "in/b.txt", "b.txt", fail())
        assert sink.unclaimed() == 2
    assert files(tmp_path) == ["a.json", "b.json", "c.json", "theirs.json"]
    assert [(tmp_path / f"{name}.json").read_text() for name in "abc"] == ["new", "old", "old"]


def left(folder: Path, items: Iterable[tuple[str, bool]]) -> int:
    """Go on with a tree of the inputs of these names, good or bad; how many older outputs nothing came for."""
    with tree(folder, mode="resume") as sink:
        for name, good in items:
            found = Input(f"in/{name}", name)
            if good and sink.earlier(found):
                continue
            with sink.open(Begun(found, stamp(found.path, SETTINGS))) as take:
                take(*(ONE[0] if good else (Failed(name, BAD), None)))
        return sink.unclaimed()


BAD = InputError("in/a.txt", "bad", "mend it")
NAMES = [f"{name}.txt" for name in "abc"]
A_RUN = st.dictionaries(st.sampled_from(NAMES), st.booleans())


@given(st.lists(A_RUN, max_size=5))
def test_an_output_is_known_as_long_as_it_is_there(runs: list[dict[str, bool]]) -> None:
    """Whatever becomes of its input: bad, gone, good again."""
    there: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        for run in runs:
            good = {name for name, is_good in run.items() if is_good}
            assert left(Path(folder), run.items()) == len(there - good)
            there |= good
        assert left(Path(folder), []) == len(there)


def made_of(
    folder: Path, found: Input, outcomes: Iterable[tuple[Outcome, str | None]], mode: Mode = "new"
) -> bool:
    """Put it into a tree, if it is not there already; whether it was."""
    with tree(folder, mode=mode) as sink:
        earlier = sink.earlier(found)
        if earlier:
            assert earlier.items is None
            return True
        with sink.open(Begun(found, stamp(found.path, SETTINGS))) as take:
            for outcome, text in outcomes:
                take(outcome, text)
        return False


ONE = [(Written("a"), "one")]


def test_what_is_complete_and_up_to_date_is_not_made_again(tmp_path: Path) -> None:
    out, source = tmp_path / "out", tmp_path / "a.txt"
    source.write_text("A text")
    found = Input(str(source), "a.txt")
    assert not made_of(out, found, ONE)
    assert made_of(out, found, ONE, "resume")
    os.utime(source)
    assert made_of(out, found, ONE, "resume")
    assert not made_of(
        out, Input(os.path.relpath(source), "a.txt"), ONE, "resume"
    )  # the output tells of the path
    assert not made_of(out, found, ONE, "resume")
    source.write_text("Another")
    assert not made_of(out, found, ONE, "resume")
    assert made_of(out, found, ONE, "resume")
    (out / "a.json").write_text("cut off")
    assert not made_of(out, found, ONE, "resume")
    (out / "a.json").unlink()
    assert not made_of(out, found, ONE, "resume")
    assert made_of(out, found, ONE, "resume")
    assert not made_of(out, found, ONE, "overwrite")


@pytest.mark.parametrize(
    ("old", "new"),
    [('"stamp": ', '"stamp": 7, "x": '), ('"end": [1', '"end": ["1"'), ('"size"', '"x"'), ("{", "")],
)
def test_a_manifest_that_is_none_tells_nothing(old: str, new: str, tmp_path: Path) -> None:
    out, source = tmp_path / "out", tmp_path / "a.txt"
    source.write_text("A text")
    found = Input(str(source), "a.txt")
    made_of(out, found, ONE)
    whole = (out / MANIFEST).read_text()
    assert old in whole
    (out / MANIFEST).write_text(whole.replace(old, new))
    assert not made_of(out, found, ONE, "resume")
    assert (out / MANIFEST).read_text() == whole


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    out, source = tmp_path / "out", tmp_path / "a.txt"
    source.write_text("A text")
    found, error = Input(str(source), "a.txt"), InputError("a", "bad", "mend it")
    assert not made_of(out, found, [*ONE, (Failed("a", error), None)])
    assert not made_of(out, found, [*ONE, (Remarked("a", Remark("a", "odd")), None)], "resume")
    assert made_of(out, found, [], "resume")


def test_of_two_inputs_for_one_place_the_first_may_still_have_it(tmp_path: Path) -> None:
    """The second one had it, as nothing came of the first; what is there already is no reason against the first."""
    first, second = (Input(str(tmp_path / name), name) for name in ("a.txt", "a"))
    for source in (first, second):
        Path(source.path).write_text("A text")
    assert not made_of(tmp_path / "out", first, [])
    assert not made_of(tmp_path / "out", second, ONE, "resume")
    with tree(tmp_path / "out", mode="resume") as sink:
        assert [sink.earlier(first), sink.earlier(second)] == [None, None]
        fill(sink, first.path, first.place, ["first"])
        with pytest.raises(OutputError, match=r"its output .* is that of .*a\.txt already"):
            fill(sink, second.path, second.place, ["second"])
    assert (tmp_path / "out/a.json").read_text() == "first"


def test_what_was_remarked_is_told_of_again(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("A text")
    found, odd = Input(str(source), "a.txt"), Remark("a", "odd")
    made_of(tmp_path / "out", found, [*ONE, (Remarked("a", odd), None), (Written("a", odd), "two")])
    with tree(tmp_path / "out", mode="resume") as sink:
        earlier = sink.earlier(found)
        assert earlier
        assert earlier.resumed.counts == Counts(written=2, empty=1, failed=0, remarks=1)
        records = list(sink.records(earlier.resumed.span))
    assert records == [to_record(Remarked("a", odd)), to_record(Written("a", odd))]


def test_two_runs_do_not_write_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from test_trees import *\n"
        "with tree(Path(sys.argv[1]), mode='resume') as sink: fill(sink, 'in/b.txt', 'b.txt')"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with tree(tmp_path) as sink:
        fill(sink, "in/a.txt", "a.txt")
        other = subprocess.run(
            command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False
        )
        fill(sink, "in/c.txt", "c.txt")
    assert "another newsparse is at work with it; wait until it ends" in other.stderr
    assert files(tmp_path) == ["a.json", "c.json"]
