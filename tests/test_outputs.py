from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest

from newsparse.errors import InputError, OutputError
from newsparse.inputs import Input
from newsparse.outputs import Sink, Stream, Tree, is_tree, output_place, replacing, stream_to
from newsparse.readers import READERS, counts
from newsparse.writers import FORMATS


def tree(folder: Path, form: str = "json", spared: tuple[Path, ...] = ()) -> Tree:
    return Tree(str(folder), FORMATS[form], lambda target: "it is dear" if Path(target) in spared else None)


def fill(sink: Sink, path: str, place: str, texts: Iterable[str] = ("text",)) -> None:
    with sink.open(Input(path, place)) as put:
        for text in texts:
            put(text)


def files(folder: Path) -> list[str]:
    """Every file below, hidden ones too."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def fail() -> Iterator[str]:
    yield "half"
    raise InputError("a.txt", "broken in the middle", "mend it")


@pytest.mark.parametrize(
    ("output", "inputs", "expected"),
    [
        ("new/", ["a.txt"], True),
        ("folder", ["a.txt"], True),
        ("new", ["folder"], True),
        ("new", ["a.txt", "folder"], True),
        ("new.d", ["folder"], True),
        ("new", ["a.txt"], False),
        ("new", ["-"], False),
        ("new.jsonl", ["folder"], False),
        ("new.JSON", ["folder"], False),
        ("new.txt", ["folder"], False),
        ("new.parquet", ["folder"], False),
        ("new.jsonl/", ["folder"], True),
    ],
)
def test_is_tree(
    output: str, inputs: list[str], expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    assert is_tree(output, inputs) is expected


# One file


def test_replacing_replaces_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")
    with replacing(str(target)) as file:
        file.write(b"new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert files(tmp_path) == ["a.json"]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError, OutputError])
@pytest.mark.parametrize("before", ["old", None])
def test_replacing_leaves_no_half_file(
    fault: type[BaseException], before: str | None, tmp_path: Path
) -> None:
    target = tmp_path / "a.json"
    if before:
        target.write_text(before)
    with pytest.raises(fault), replacing(str(target)) as file:
        file.write(b"half")
        raise fault("a", "b", "c")
    assert files(tmp_path) == (["a.json"] if before else [])
    assert not before or target.read_text() == before


def test_replacing_gives_the_mode_of_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with replacing(str(tmp_path / "new")):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_replacing_keeps_the_mode_of_an_old_file(tmp_path: Path) -> None:
    (tmp_path / "old").touch(0o600)
    with replacing(str(tmp_path / "old")):
        pass
    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o600


def test_replacing_finds_a_free_name_beside(tmp_path: Path) -> None:
    stale = tmp_path / f".newsparse-{os.getpid()}-0.tmp"
    stale.write_text("of a run that was killed")
    with replacing(str(tmp_path / "a")) as file:
        file.write(b"new")
    assert stale.read_text() == "of a run that was killed"
    assert (tmp_path / "a").read_text() == "new"


@pytest.mark.parametrize("points_to", ["other", "nothing"])
def test_replacing_refuses_a_link(points_to: str, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("old")
    (tmp_path / "a").symlink_to(points_to)
    with pytest.raises(OutputError, match="it is a link"), replacing(str(tmp_path / "a")):
        raise AssertionError("never opened")
    assert files(tmp_path) == ["a", "other"]
    assert (tmp_path / "other").read_text() == "old"


def test_a_device_is_written_to_and_not_replaced() -> None:
    with replacing(os.devnull) as file:
        file.write(b"gone")
    assert not stat.S_ISREG(os.stat(os.devnull).st_mode)


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ("folder", "a folder stands there"),
        ("missing/a", "there is no such folder"),
        ("file/a", "a file stands where a folder is needed"),
        ("n" * 300, r"cannot be written \(file name too long\)"),
    ],
)
def test_what_cannot_be_written(target: str, wrong: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=wrong), replacing(str(tmp_path / target)) as file:
        file.write(b"x")
    assert files(tmp_path) == ["file"]


# A stream


def test_a_stream_puts_something_between() -> None:
    written: list[bytes] = []
    stream = Stream(written.append, "--")
    fill(stream, "a", "a", ["one", "två"])
    fill(stream, "b", "b", [])
    fill(stream, "c", "c", ["three"])
    assert b"".join(written) == "one--två--three".encode()


def test_a_stream_into_which_nothing_came_replaces_nothing(tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    target.write_text("old")
    with stream_to(str(target), FORMATS["jsonl"]) as stream:
        fill(stream, "a", "a", [])
    assert target.read_text() == "old"
    with stream_to(str(target), FORMATS["jsonl"]) as stream:
        fill(stream, "a", "a", ["new"])
    assert target.read_text() == "new"
    assert files(tmp_path) == ["all.jsonl"]


# A tree


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
    fill(tree(tmp_path / "out", form), "in/x", place, ["text"])
    assert files(tmp_path) == [f"out/{output}"]


def test_no_two_names_that_count_have_one_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, ".story", READERS[".txt"])
    endings = ["", ".", ".txt", ".TXT", ".story", ".gz", ".json", ".b"]
    names = {"".join(name) for name in product(["a", "b/a"], endings, endings, endings)}
    inputs = [name for name in names if counts(name)]
    assert len(inputs) > 300
    assert len({output_place(name) for name in inputs}) == len(inputs)
    assert all(os.path.dirname(output_place(name)) == os.path.dirname(name) for name in names)


def test_of_two_inputs_for_one_place_the_first_has_it(tmp_path: Path) -> None:
    sink = tree(tmp_path)
    fill(sink, "in/a.txt", "a.txt", ["first"])
    with pytest.raises(
        OutputError, match=rf"^in/a: its output {tmp_path}/a.json is that of in/a.txt already"
    ):
        fill(sink, "in/a", "a", ["second"])
    assert (tmp_path / "a.json").read_text() == "first"


@pytest.mark.parametrize("texts", [fail(), []])
def test_a_place_is_free_again_if_nothing_came_there(texts: Iterable[str], tmp_path: Path) -> None:
    sink = tree(tmp_path)
    with suppress(InputError):
        fill(sink, "in/a.txt", "a.txt", texts)
    assert files(tmp_path) == []
    fill(sink, "in/a", "a", ["second"])
    assert (tmp_path / "a.json").read_text() == "second"


def test_all_articles_of_an_input_are_in_its_file(tmp_path: Path) -> None:
    sink = tree(tmp_path, "text")
    fill(sink, "in/a.txt", "a.txt", ["one", "two"])
    fill(sink, "in/b.txt", "b.txt", ["three"])
    assert (tmp_path / "a.txt").read_text() == "one\n\ntwo"
    assert (tmp_path / "b.txt").read_text() == "three"


def test_a_file_of_a_tree_appears_at_its_end(tmp_path: Path) -> None:
    with tree(tmp_path).open(Input("in/a.txt", "a.txt")) as put:
        put("one")
        assert not (tmp_path / "a.json").exists()
    assert files(tmp_path) == ["a.json"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
def test_a_full_disk_names_the_output() -> None:
    with (
        pytest.raises(OutputError, match=r"^/dev/full: cannot be written \(no space left on device\)"),
        stream_to("/dev/full", FORMATS["json"]) as stream,
    ):
        fill(stream, "a.txt", "a.txt", ["x" * 100_000])


def test_a_tree_spares_the_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("input")
    with pytest.raises(OutputError, match=r"a\.txt: it is dear; write to another folder"):
        fill(tree(tmp_path, "text", (tmp_path / "a.txt",)), "x/a.txt", "a.txt", ["output"])
    assert (tmp_path / "a.txt").read_text() == "input"


def test_a_tree_may_stand_behind_a_link_that_the_user_named(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    fill(tree(tmp_path / "out"), "in/a/b.txt", "a/b.txt", ["text"])
    assert files(tmp_path / "real") == ["a/b.json"]


@pytest.mark.parametrize("points_to", ["elsewhere", "nowhere", "out/other"])
def test_a_tree_follows_no_link_in_it(points_to: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out/other").mkdir(parents=True)
    (tmp_path / "out/a").symlink_to(tmp_path / points_to)
    with pytest.raises(OutputError, match="a link on this path leads out of the output folder"):
        fill(tree(tmp_path / "out"), "in/a/b/c.txt", "a/b/c.txt", ["text"])
    assert files(tmp_path) == ["out/a"] if not (tmp_path / "out/a").is_dir() else files(tmp_path) == []


def test_a_planted_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.json").symlink_to(tmp_path / "precious")
    with pytest.raises(OutputError, match="it is a link"):
        fill(tree(tmp_path / "out"), "in/a.txt", "a.txt", ["text"])
    assert (tmp_path / "precious").read_text() == "precious"


def test_a_file_in_the_way_of_a_tree(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a").touch()
    with pytest.raises(OutputError, match="a file stands where a folder is needed"):
        fill(tree(tmp_path / "out"), "in/a/b.txt", "a/b.txt", ["text"])
