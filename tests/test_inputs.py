from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from dumps import IN_FOLDERS
from hypothesis import given
from strategies import trees

from newsparse.errors import InputError
from newsparse.inputs import NOWHERE, Found, Goal, Guard, Input, PassedOver, find_inputs


def make(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")


def plant(folder: Path, tree: dict[str, object]) -> None:
    """Make the folder that `trees` describes."""
    folder.mkdir(exist_ok=True)
    for name, content in tree.items():
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
        else:
            assert isinstance(content, dict)
            plant(folder / name, content)


def places(found: list[Found]) -> list[str]:
    return [item.place for item in found if isinstance(item, Input)]


def find(folder: Path, goal: Goal = NOWHERE) -> list[Found]:
    return list(find_inputs([str(folder)], goal))


@given(trees())
def test_each_file_below_is_an_input_or_passed_over(tree: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plant(folder, tree)
        found = find(folder)
        files = [path for path in folder.rglob("*") if path.is_file()]
        texts = {str(path) for path in files if path.name.lower().endswith(".txt") and path.suffix}
        inputs = [item for item in found if isinstance(item, Input)]
        assert {item.path for item in inputs} == texts
        assert all(item.path == os.path.join(name, item.place) for item in inputs)
        assert sum(isinstance(item, PassedOver) for item in found) == len(files) - len(texts)
        assert any(isinstance(item, InputError) for item in found) is not bool(texts)
        assert [Path(place).parts for place in places(found)] == sorted(
            Path(place).parts for place in places(found)
        )


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    make(
        tmp_path,
        "b.txt",
        "a/z.TXT",
        "a/b.txt",
        "a.txt",
        "c/d/e.txt",
        "c.jpg",
        "README",
        ".h.txt",
        ".git/x.txt",
    )
    found = find(tmp_path)
    assert places(found) == ["a/b.txt", "a/z.TXT", "a.txt", "b.txt", "c/d/e.txt"]
    others = {Path(item.path).name for item in found if isinstance(item, PassedOver)}
    assert others == {"c.jpg", "README", ".h.txt", ".git"}


def test_links_are_not_followed_into_loops(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt", "else/b.txt")
    (tmp_path / "in/up").symlink_to(tmp_path)
    (tmp_path / "in/self.txt").symlink_to("self.txt")
    (tmp_path / "in/file.txt").symlink_to(tmp_path / "else/b.txt")
    (tmp_path / "in/folder.txt").symlink_to(tmp_path / "else")
    (tmp_path / "in/gone.txt").symlink_to("nowhere")
    found = find(tmp_path / "in")
    assert places(found) == ["a.txt", "file.txt", "gone.txt", "self.txt"]
    assert sum(isinstance(item, PassedOver) for item in found) == 2


def test_a_folder_that_is_named_may_be_a_link(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt")
    (tmp_path / "link").symlink_to("in")
    assert places(find(tmp_path / "link")) == ["a.txt"]


def test_files_of_its_own_are_not_mentioned(tmp_path: Path) -> None:
    own = [".newsparse.jsonl", ".newsparse.tmp", ".a.txt.newsparse.part", ".a.txt.newsparse.journal"]
    others = ["newsparse.tmp", ".newsparse", ".a.tmp", "a.newsparse.part"]
    for name in ["a.txt", *own, *others]:
        (tmp_path / name).touch()
    found = list(find_inputs([str(tmp_path)]))
    assert {Path(item.path).name for item in found if isinstance(item, PassedOver)} == set(others)
    assert len(found) == 1 + len(others)


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")  # to open it would be to wait for ever
    found = find(tmp_path)
    assert places(found) == ["a.txt"]
    assert PassedOver(str(tmp_path / "pipe.txt")) in found


def test_the_folder_written_to_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out/b.txt", "out/deep/c.txt", "outer/d.txt")
    goal = Goal.of_folder(f"{tmp_path}/outer/../out/")
    found = find(tmp_path, goal)
    assert places(found) == ["a.txt", "outer/d.txt"]
    assert not any(isinstance(item, PassedOver) for item in found)
    assert places(find(tmp_path / "out", goal)) == ["b.txt", "deep/c.txt"]


@pytest.mark.parametrize(
    ("files", "wrong"),
    [
        ([], f"no {IN_FOLDERS} in this folder"),
        (["a.jpg", "b/c.pdf"], f"no {IN_FOLDERS} among the 2 entries of this folder"),
    ],
)
def test_a_folder_without_texts_is_an_error(files: list[str], wrong: str, tmp_path: Path) -> None:
    make(tmp_path, *files)
    [error] = [item for item in find(tmp_path) if isinstance(item, InputError)]
    assert str(error) == f"{tmp_path}: {wrong}; name another folder, or the files themselves"


def test_a_folder_that_cannot_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "closed/b.txt", "z.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    a, error, z = find(tmp_path)
    assert (isinstance(a, Input), isinstance(z, Input)) == (True, True)
    assert isinstance(error, InputError)
    assert str(error) == (
        f"{tmp_path}/closed: this folder cannot be read (permission denied); check its owner and mode"
    )


def test_what_is_no_folder_is_an_input_as_it_is() -> None:
    assert list(find_inputs(["-", "x/missing.md", "x/"])) == [
        Input("-", "stdin"),
        Input("x/missing.md", "missing.md"),
        Input("x/", "input"),
    ]
    assert list(find_inputs([""])) == [Input("", "input")]


@pytest.mark.parametrize("name", ["all.txt", "link.txt"])
def test_the_file_written_to_is_no_input(name: str, tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt", "in/all.txt")
    (tmp_path / "in/link.txt").symlink_to("all.txt")
    with open(tmp_path / "in/all.txt", "a", encoding="utf-8") as stream:
        goal = Goal.of_stream(stream)
    found = find(tmp_path / "in", goal)
    assert places(found) == ["a.txt"]
    assert not any(isinstance(item, PassedOver) for item in found)
    [error] = find_inputs([str(tmp_path / "in" / name)], goal)
    assert isinstance(error, InputError)
    assert str(error) == f"{tmp_path}/in/{name}: the output goes to this file; write to another one"


def test_a_stream_that_is_no_file_hides_no_input(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    with open(reader, "rb"), open(writer, "w", encoding="utf-8") as pipe:
        assert Goal.of_stream(pipe) == NOWHERE
    assert Goal.of_stream(None) == NOWHERE
    make(tmp_path, "a.txt")
    assert places(find(tmp_path)) == ["a.txt"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["x"], ["a.txt", "s/b.txt"]),
        (["x/a.txt"], ["a.txt"]),
        (["x/a.txt", "x/s/b.txt"], ["a.txt", "s/b.txt"]),
        (["x/s/b.txt", "x/a.txt"], ["s/b.txt", "a.txt"]),
        (["x", "y"], ["x/a.txt", "x/s/b.txt", "y/a.txt"]),
        (["y/a.txt", "x/a.txt"], ["y/a.txt", "x/a.txt"]),
        (["x/a.txt", "x/s"], ["a.txt", "s/b.txt"]),
        (["x/s", "-", "x/s/../../x/a.txt"], ["s/b.txt", "stdin", "a.txt"]),
        (["y", "y/gone.txt"], ["a.txt", "gone.txt"]),
        (["-"], ["stdin"]),
    ],
)
def test_places_are_below_the_folder_that_holds_all_paths(
    paths: list[str], expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "x/a.txt", "x/s/b.txt", "y/a.txt")
    monkeypatch.chdir(tmp_path)
    assert places(list(find_inputs(paths))) == expected
    absolute = [path if path == "-" else str(tmp_path / path) for path in paths]
    assert places(list(find_inputs(absolute))) == expected


@given(trees(), trees())
def test_no_two_inputs_have_one_place(one: dict[str, object], other: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as name:
        plant(Path(name, "one"), one)
        plant(Path(name, "other"), other)
        found = places(list(find_inputs([f"{name}/one", f"{name}/other"])))
        assert len(set(found)) == len(found)
        assert not any(Path(place).is_absolute() or ".." in Path(place).parts for place in found)


def test_what_would_be_written_over(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt", "in/sub/b.txt", "in/c.json", "in/out/d.txt", "e.md")
    (tmp_path / "link").symlink_to("in")
    (tmp_path / "l.md").symlink_to("e.md")
    folder, out = str(tmp_path / "in"), str(tmp_path / "in/out")

    def over(target: str, *paths: str, goal: str | None = None) -> bool:
        guard = Guard([str(tmp_path / path) for path in paths], Goal.of_folder(goal) if goal else NOWHERE)
        return guard.reads(str(tmp_path / target))

    assert over("in/a.txt", "in")
    assert over("in/sub/../sub/b.txt", "in")
    assert over("link/sub/b.txt", "in")
    assert over("in/a.txt", "link")
    assert over("e.md", "in", "e.md")
    assert over("e.md", "l.md")  # the link is the input, the file is its text
    assert over("l.md", "l.md")
    assert over("in/out/d.txt", "in")
    assert over("in/out/d.txt", "in/out", goal=out)
    assert not over("in/out/d.txt", "in", goal=out)
    assert over("in/a.txt", "in", goal=folder)
    assert over("in/new.txt", "in")  # not yet, but the next time
    assert over("in/sub/new.txt", "in/sub", "in", goal=folder)
    assert not over("in/.hidden.txt", "in")
    assert not over("in/.hidden/a.txt", "in")
    assert not over("in/c.json", "in")
    assert not over("in.txt", "in")
    assert not over("e.md", "in", "-")
