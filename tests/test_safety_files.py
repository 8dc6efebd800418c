"""What the command opens, makes and removes, seen by an audit hook; and what names and links cannot make it do."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import environment, newsparse
from dumps import STORY, jsonl, tarred, zipped

# Runs the command and tells, on the last line of stderr, of all that it does outside of itself.
WATCH = """
import json, os, sys
seen = []
LOOKED_AT = ("open", "socket.", "os.", "subprocess.", "shutil.", "tempfile.", "urllib.", "ctypes.",
             "webbrowser.", "http.", "smtplib.")
def hook(event, arguments):
    if event.startswith(LOOKED_AT):
        seen.append([event, *map(plain, arguments)])
def plain(value):
    return os.fsdecode(value) if isinstance(value, (str, bytes)) else value if isinstance(value, int) else None
import newsparse.cli
sys.addaudithook(hook)
code = newsparse.cli.main(sys.argv[1:])
sys.stdout.flush()
print(json.dumps({"code": code, "seen": seen}), file=sys.stderr)
"""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {
    *(
        "os.remove",
        "os.rename",
        "os.mkdir",
        "os.rmdir",
        "os.chmod",
        "os.chown",
        "os.link",
        "os.symlink",
        "os.truncate",
    ),
    *("os.utime", "os.setxattr", "os.removexattr", "shutil.rmtree", "shutil.move", "shutil.copyfile"),
}
NEVER = (
    "socket.",
    "subprocess.",
    "urllib.",
    "webbrowser.",
    "http.",
    "smtplib.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Inputs of several kinds, two of them broken."""
    room = tmp_path / "in"
    (room / "below").mkdir(parents=True)
    (room / "a.txt").write_text(STORY)
    (room / "below" / "b.txt").write_text(f"{STORY}https://evil.example/\n")
    (room / "c.jsonl").write_bytes(jsonl([STORY]))
    (room / "d.txt").write_bytes(b"\0")
    (room / "e.jsonl").write_bytes(b"x\n")
    (tmp_path / "f.zip").write_bytes(zipped({"../../g.txt": STORY.encode(), "/etc/h.txt": STORY.encode()}))
    (tmp_path / "i.tar").write_bytes(tarred({"../j.txt": STORY.encode()}))
    return tmp_path


def snapshot(folder: Path) -> dict[str, bytes | str | None]:
    """Everything below a folder: the bytes of files, the targets of links."""
    return {
        path.relative_to(folder).as_posix(): os.readlink(path)
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else None
        for path in sorted(folder.rglob("*"))
    }


def watched(*arguments: str, cwd: Path) -> tuple[int, list[list[object]]]:
    """The exit code of the command, and what the hook saw."""
    command = [sys.executable, "-c", WATCH, *arguments]
    done = subprocess.run(command, capture_output=True, cwd=cwd, env=environment(), check=False, timeout=60)
    told = json.loads(done.stderr.splitlines()[-1])
    return told["code"], told["seen"]


def written(seen: list[list[object]], cwd: Path) -> set[str]:
    """Every path that was opened for writing, made, renamed, changed or removed."""
    paths: set[str] = set()
    for event, *arguments in seen:
        if event == "open" and isinstance(arguments[0], str) and int(str(arguments[2] or 0)) & WRITING:
            paths.add(arguments[0])
        elif event in CHANGES:
            paths |= {each for each in arguments if isinstance(each, str)}
    return {os.path.normpath(cwd / path) for path in paths}


RUNS = {
    "tree": ["in", "f.zip", "i.tar", "-o", "out/"],
    "stream": ["in", "f.zip", "i.tar", "-o", "out/all.jsonl"],
    "page": ["in", "f.zip", "i.tar", "-o", "out/all.html"],
    "parquet": ["in", "f.zip", "i.tar", "-o", "out/all.parquet"],
    "text": ["in", "f.zip", "i.tar", "-f", "text", "-o", "out/"],
    "nowhere": ["in", "f.zip", "i.tar", "-f", "jsonl"],
    "errors": ["in", "f.zip", "i.tar", "-o", "out/", "--errors", "out/lost.jsonl"],
}


@pytest.mark.parametrize("name", RUNS)
def test_nothing_is_written_but_what_was_asked_for(name: str, folder: Path) -> None:
    (folder / "out").mkdir()
    before = snapshot(folder)
    code, seen = watched(*RUNS[name], "-j", "1", cwd=folder)
    assert code == 1  # two inputs are broken
    assert [event for event, *_ in seen if str(event).startswith(NEVER)] == []
    outside = {
        path
        for path in written(seen, folder)
        if not path.startswith(f"{folder / 'out'}{os.sep}") and path != str(folder / "out")
    }
    assert outside <= {os.devnull}
    after = snapshot(folder)
    assert {path: data for path, data in after.items() if not path.startswith("out/")} == {
        path: data for path, data in before.items() if not path.startswith("out/")
    }
    made = {path for path in after if path.startswith("out/")}
    assert bool(made) is (name != "nowhere")
    assert not any("tmp" in path or "g.txt" in path or "h.txt" in path for path in made)


def test_nothing_is_written_with_several_processes_either(folder: Path) -> None:
    (folder / "out").mkdir()
    before = {path: data for path, data in snapshot(folder).items() if not path.startswith("out")}
    for n in range(1200):
        (folder / "in" / "below" / f"{n}.txt").write_text(STORY)
    assert newsparse("in", "-o", "out/", "-j", "2", "-q", cwd=folder).returncode == 1
    after = {
        path: data for path, data in snapshot(folder).items() if not path.startswith(("out", "in/below"))
    }
    assert after == {path: data for path, data in before.items() if not path.startswith("in/below")}


# Names


def names() -> Iterator[str]:
    """What an archive may call a member, and no folder could hold or should."""
    yield from (
        "../up.txt",
        "/abs.txt",
        "//double.txt",
        "a/../../up.txt",
        "./../x.txt",
        "..",
        "....//x.txt",
        "a/./b.txt",
    )
    yield from (
        "C:\\drive.txt",
        "C:drive.txt",
        "..\\back.txt",
        "\\\\host\\share.txt",
        "nul.txt",
        "con",
        "a:stream.txt",
    )
    yield from (
        "x" * 250 + ".txt",
        "y/" * 500 + "z.txt",
        "new\nline.txt",
        "esc\x1b[2J.txt",
        "\u202etxt.exe.txt",
        "-o.txt",
        "~/.ssh.txt",
    )
    yield from (
        "case.txt",
        "CASE.txt",
        "caf\u00e9.txt",
        "cafe\u0301.txt",
        "$(touch x).txt",
        "`touch x`.txt",
        "%2e%2e%2fx.txt",
        "|id.txt",
    )


def archives() -> dict[str, bytes]:
    members = {name: STORY.encode() for name in names()}
    link = tarfile.TarInfo("link.txt")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    hard = tarfile.TarInfo("hard.txt")
    hard.type, hard.linkname = tarfile.LNKTYPE, "/etc/passwd"
    fifo = tarfile.TarInfo("fifo.txt")
    fifo.type = tarfile.FIFOTYPE
    return {
        "evil.zip": zipped(members),
        "evil.tar": tarred({**members, "link.txt": link, "hard.txt": hard, "fifo.txt": fifo}),
    }


@pytest.mark.parametrize("name", ["evil.zip", "evil.tar"])
@pytest.mark.parametrize("output", ["out/", "out/all.jsonl", "out/all.parquet"])
def test_names_in_archives_make_no_files(name: str, output: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / name).write_bytes(archives()[name])
    _, seen = watched(name, "-o", output, "-j", "1", cwd=tmp_path)
    assert {os.path.dirname(path) for path in written(seen, tmp_path)} <= {
        str(tmp_path / "out"),
        str(tmp_path),
    }
    made = ["out/.newsparse.jsonl", f"out/{name}.json"] if output == "out/" else [output]
    assert [path for path in snapshot(tmp_path) if path.startswith("out/")] == made
    assert all("passwd" not in str(each[1]) for each in seen if len(each) > 1)


def test_names_that_differ_little_have_outputs_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("case.txt", "CASE.txt", "case.TXT", "caf\u00e9.txt", "cafe\u0301.txt"):
        (tmp_path / "in" / name).write_text(f"{name}\n\n{STORY}")
    assert newsparse("in", "-o", "out", cwd=tmp_path).returncode == 0
    assert len(list((tmp_path / "out").glob("[!.]*"))) == len(list((tmp_path / "in").iterdir()))


# Links


def target_of(tmp_path: Path) -> Path:
    target = tmp_path / "precious"
    target.write_text("precious")
    return target


@pytest.mark.parametrize("output", ["out/all.jsonl", "out/all.html", "out/all.parquet", "out/", "--errors"])
@pytest.mark.parametrize("dangling", [False, True])
def test_a_planted_link_is_never_followed(output: str, dangling: bool, folder: Path) -> None:
    target = folder / "nowhere" if dangling else target_of(folder)
    (folder / "out").mkdir()
    planted = {"out/": "out/a.json", "--errors": "lost.jsonl"}.get(output, output)
    (folder / planted).symlink_to(target)
    arguments = (
        ["-f", "jsonl", "--errors", "lost.jsonl"] if output == "--errors" else ["-o", output, "--overwrite"]
    )
    assert newsparse("in", *arguments, cwd=folder).returncode in (1, 2)
    assert not (folder / "nowhere").exists()
    assert dangling or target.read_text() == "precious"
    assert (folder / planted).is_symlink()


def test_a_link_in_the_middle_of_the_tree_is_never_followed(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "out").mkdir()
    (folder / "out" / "below").symlink_to(folder / "elsewhere")
    assert newsparse("in", "-o", "out/", "--overwrite", cwd=folder).returncode == 1
    assert list((folder / "elsewhere").iterdir()) == []


def test_a_hard_link_to_an_input_does_not_carry_the_output_into_it(folder: Path) -> None:
    (folder / "out").mkdir()
    os.link(folder / "in" / "a.txt", folder / "out" / "a.json")
    newsparse("in", "-o", "out/", "--overwrite", cwd=folder)
    assert (folder / "in" / "a.txt").read_text() == STORY
    assert (folder / "out" / "a.json").read_text().startswith("{")


def test_a_hard_link_to_an_input_is_no_place_for_errors(folder: Path) -> None:
    os.link(folder / "in" / "a.txt", folder / "lost.jsonl")
    newsparse("in", "-f", "jsonl", "--errors", "lost.jsonl", cwd=folder)
    assert (folder / "in" / "a.txt").read_text() == STORY


@pytest.mark.parametrize(
    "arguments", [["-o", "in/a.txt"], ["-f", "jsonl", "--errors", "in/a.txt"], ["-o", "./in/../in/a.txt"]]
)
def test_an_input_is_never_written_over(arguments: list[str], folder: Path) -> None:
    before = snapshot(folder)
    assert newsparse("in/a.txt", *arguments, cwd=folder).returncode == 2
    assert snapshot(folder) == before


# Permissions


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
@pytest.mark.parametrize("output", ["out/", "out/all.jsonl", "out/all.parquet", "out/all.html"])
def test_permissions_are_those_of_any_new_file(mask: int, output: str, folder: Path) -> None:
    (folder / "out").mkdir()
    convert = [sys.executable, "-m", "newsparse", "in", "-o", output, "--errors", "out/lost", "--overwrite"]
    masked = f"import os; os.umask({mask}); os.execv({sys.executable!r}, {convert!r})"
    command = [sys.executable, "-c", masked]
    subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=False)
    made = [path for path in (folder / "out").rglob("*") if path.is_file()]
    assert len(made) >= 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o666 & ~mask}


def test_a_temporary_copy_of_a_stream_has_no_name(folder: Path) -> None:
    """A zip archive in a pipe is copied to disk, where nobody else can find it."""
    room = folder / "tmp"
    room.mkdir()
    data = (folder / "f.zip").read_bytes()
    done = newsparse("-f", "jsonl", stdin=data, cwd=folder, env=environment(TMPDIR=str(room)))
    assert done.returncode == 0
    assert list(room.iterdir()) == []
    assert zipfile.is_zipfile(folder / "f.zip")
