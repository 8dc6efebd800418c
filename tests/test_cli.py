"""The command in pipes and files, as a process of its own. On a terminal: test_terminal.py."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from command import COMMAND, SLOW, environment, newsparse
from dumps import IN_FOLDERS

from newsparse import ReadOptions, __version__
from newsparse.cli import command, main

STORY = """Ferry sails again

Photo: Bo Lund/Coastwire

The ferry to the outer islands sailed again on Monday, after nine weeks in which no boat had left the harbour.

“We would rather be slow than sorry,” the chairwoman of the harbour board told reporters at the pier.

Be the first to comment"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def story(*paths: str) -> None:
    for path in map(Path, paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{path}\n\n{STORY}", encoding="utf-8")


def files(folder: str) -> list[str]:
    """Every file below, but for the manifest of a tree."""
    found = sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file())
    return [name for name in found if os.path.basename(name) != ".newsparse.jsonl"]


def records(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def first_line(record: dict[str, Any]) -> str:
    """Of a record with blocks: the text that the file begins with, whatever its label."""
    text: str = record["blocks"][0]["text"]
    return text


def complaints(result: subprocess.CompletedProcess[bytes]) -> list[str]:
    return result.stderr.decode("utf-8").splitlines()


# Out


def test_a_pipe_gets_json_lines() -> None:
    story("a.txt", "b.txt")
    result = newsparse("a.txt", "b.txt")
    assert [record["source"]["path"] for record in records(result.stdout)] == ["a.txt", "b.txt"]
    assert (result.stderr, result.returncode) == (b"", 0)


def test_json_is_the_same_objects_indented() -> None:
    story("a.txt", "b.txt")
    lines = newsparse("a.txt", "b.txt").stdout
    indented = newsparse("-f", "json", "a.txt", "b.txt").stdout.decode("utf-8")
    first, second = indented.replace("\n}\n{", "\n}\0{").split("\0")
    assert [json.loads(first), json.loads(second)] == records(lines)
    assert first.startswith('{\n  "schema"')


def test_text_is_clean() -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")
    text = newsparse("-f", "text", "a.txt").stdout.decode("utf-8")
    assert "The ferry to the outer islands sailed again" in text
    assert "{" not in text
    twice = newsparse("-f", "text", "a.txt", "a.txt").stdout.decode("utf-8")
    assert twice == text + "\n\n" + text


def test_blocks_cover_every_line() -> None:
    story("a.txt")
    [record] = records(newsparse("--blocks", "a.txt").stdout)
    covered = [n for block in record["blocks"] for n in range(block["lines"][0], block["lines"][1] + 1)]
    assert covered == list(range(1, len(Path("a.txt").read_text().split("\n")) + 1))


def test_explain_is_a_format() -> None:
    story("a.txt")
    explained = newsparse("--explain", "a.txt")
    assert explained.stdout == newsparse("-f", "explain", "a.txt").stdout
    assert explained.stdout.startswith(b"# a.txt, article 1, utf-8, layout ")
    assert newsparse("--explain", "--layout", "wrapped", "a.txt").stdout.startswith(
        b"# a.txt, article 1, utf-8, layout wrapped\n"
    )


def test_pretty_in_a_pipe_has_no_color() -> None:
    story("a.txt")
    assert b"\x1b" not in newsparse("-f", "pretty", "a.txt").stdout
    assert b"\x1b[1m" in newsparse("-f", "pretty", "--color", "always", "a.txt").stdout
    assert b"\x1b[1m" in newsparse("-f", "pretty", "a.txt", env=environment(FORCE_COLOR="1")).stdout


@pytest.mark.parametrize("form", ["json", "jsonl", "text", "pretty", "explain"])
def test_same_bytes_whatever_the_environment(form: str) -> None:
    Path("a.txt").write_text("Grüße “日本”\n\n" + STORY, encoding="utf-8")
    usual = newsparse("-f", form, "a.txt")
    odd = environment(
        LC_ALL="C", PYTHONIOENCODING="latin-1", COLUMNS="31", TERM="dumb", PYTHONHASHSEED="7", TZ="Asia/Tokyo"
    )
    assert newsparse("-f", form, "a.txt", env=odd).stdout == usual.stdout
    assert "Grüße “日本”" in usual.stdout.decode("utf-8")


def test_a_pipe_carries_what_stands_there() -> None:
    Path("a.txt").write_text(
        "Title \x1b[31m\u202e\u2028 here\n\nA paragraph \x9b that is long enough, it ends.", encoding="utf-8"
    )
    [record] = records(newsparse("a.txt").stdout)
    assert "\x1b[31m\u202e\u2028" in json.dumps(record, ensure_ascii=False).replace("\\u001b", "\x1b")
    assert b"\x1b" not in newsparse("-f", "pretty", "a.txt").stdout


# In


def test_standard_input() -> None:
    for arguments in ([], ["-"], ["-f", "jsonl", "-"]):
        [record] = records(newsparse("--blocks", *arguments, stdin=STORY.encode("utf-8")).stdout)
        assert record["source"]["path"] is None
        assert first_line(record) == "Ferry sails again"


def test_a_folder_is_walked() -> None:
    story("in/b.txt", "in/a/z.txt", "in/a/y.TXT", "c.txt")
    Path("in/pic.jpg").touch()
    Path("in/a/notes.md").touch()
    result = newsparse("in", "-", "c.txt", stdin=b"Hello there")
    paths = [record["source"]["path"] for record in records(result.stdout)]
    assert paths == ["in/a/y.TXT", "in/a/z.txt", "in/b.txt", None, "c.txt"]
    assert complaints(result) == [
        "newsparse: 5 inputs, 5 articles: 5 written, 0 failed; 2 other files passed over"
    ]
    assert result.returncode == 0
    assert newsparse("-q", "in").stderr == b""


def test_encoding_is_found_or_given() -> None:
    Path("a.txt").write_bytes(f"Grüße aus Köln\n\n{STORY}".encode("cp1252"))
    [found], [named] = (
        records(newsparse("--blocks", *options, "a.txt").stdout) for options in ([], ["--encoding", "CP437"])
    )
    assert first_line(found) == "Grüße aus Köln"
    assert first_line(named) == "Gr\u207f\u2580e aus K\u00f7ln"
    assert found["source"]["encoding"] == "cp1252"
    assert named["source"]["encoding"] == "cp437"


def test_utf16_with_a_mark_is_no_binary() -> None:
    Path("a.txt").write_bytes(f"Grüße aus Köln\n\n{STORY}".encode("utf-16"))
    [record] = records(newsparse("--blocks", "a.txt").stdout)
    assert first_line(record) == "Grüße aus Köln"


def test_a_line_of_10_mb() -> None:
    Path("a.txt").write_text("Headline\n\n" + "some words, " * 850_000)
    result = newsparse("a.txt")
    assert result.returncode == 0
    assert len(result.stdout) > 10_000_000


# Bad input: one line that tells what is wrong, the others still run


BAD = {
    "missing.txt": "no such file or folder; check the name",
    "loop.txt": "cannot be read (too many levels of symbolic links); check the file and its disk",
    "bare": f"no {IN_FOLDERS} in this folder; name another folder, or the files themselves",
    "pics": f"no {IN_FOLDERS} among the 2 entries of this folder; name another folder, or the files themselves",
    "binary.txt": "binary, not text (a NUL at offset 2); "
    "leave it out; if it is UTF-16 after all, say --encoding utf-16-le or utf-16-be",
    "odd.txt": "neither UTF-8 nor cp1252 (byte 0x81 in line 3); name the encoding with --encoding",
    "half.txt": "it begins with a byte order mark of utf-16 but is not (truncated data at offset 2); "
    "name the encoding with --encoding",
}


@pytest.fixture
def bad(here: Path) -> Path:
    Path("loop.txt").symlink_to("loop.txt")
    Path("bare").mkdir()
    Path("pics").mkdir()
    Path("pics/a.jpg").touch()
    Path("pics/b.png").touch()
    Path("binary.txt").write_bytes(b"a\n\0b")
    Path("odd.txt").write_bytes(b"one\ntwo\n\x81\n")
    Path("half.txt").write_bytes(b"\xff\xfea")
    story("good.txt")
    return here


@pytest.mark.usefixtures("bad")
@pytest.mark.parametrize("name", BAD)
def test_bad_input_has_one_line(name: str) -> None:
    result = newsparse(name)
    assert complaints(result) == [f"newsparse: {name}: {BAD[name]}"]
    assert (result.stdout, result.returncode) == (b"", 1)


@pytest.mark.usefixtures("bad")
def test_the_others_still_run() -> None:
    result = newsparse(*BAD, "good.txt")
    *lines, last = complaints(result)
    assert lines == [f"newsparse: {name}: {wrong}" for name, wrong in BAD.items()]
    assert last == "newsparse: 8 inputs, 8 articles: 1 written, 7 failed; 2 other files passed over"
    assert len(records(result.stdout)) == 1
    assert result.returncode == 1
    assert complaints(newsparse("-q", *BAD, "good.txt")) == lines


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no mode keeps root out")
def test_a_file_without_permission() -> None:
    Path("a.txt").touch(0o000)
    assert complaints(newsparse("a.txt")) == [
        "newsparse: a.txt: no permission to read it; check its owner and mode"
    ]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux")
def test_a_file_that_cannot_be_read() -> None:
    result = newsparse("/proc/self/mem")
    assert complaints(result) == [
        "newsparse: /proc/self/mem: cannot be read (input/output error); check the file and its disk"
    ]
    assert result.returncode == 1


def test_an_empty_file_is_an_article() -> None:
    Path("a.txt").touch()
    result = newsparse("a.txt")
    [record] = records(result.stdout)
    assert record["headline"] is None
    assert (result.stderr, result.returncode) == (b"", 0)


def test_a_hostile_file_name_is_shown_and_not_obeyed() -> None:
    name = "\x1b[31m\u202eevil\n.txt"
    result = newsparse(name)
    assert complaints(result) == [f"newsparse: ␛[31m⟨U+202E⟩evil␊.txt: {BAD['missing.txt']}"]
    story(name)
    assert records(newsparse(name).stdout)[0]["source"]["path"] == name


def test_a_file_name_that_is_not_utf8() -> None:
    name = os.fsdecode(b"\xff.txt")
    try:
        Path(name).write_text("Hello there")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    result = newsparse(name, os.fsdecode(b"\xfe.txt"))
    assert records(result.stdout)[0]["source"]["path"] == "\\xff.txt"
    assert complaints(result)[0].startswith("newsparse: ⟨U+DCFE⟩.txt: no such file")


# The account


# What Python runs at start: the reader of texts yields what a dump may hold.
SITE = """
import newsparse.readers as readers
from newsparse.article import Document
from newsparse.errors import InputError, Remark

def read(file, path, options):
    yield Document(f"Pier closed\\n\\n{options}", path)
    yield Remark(path, "says 40 articles, has 39")
    yield Document("", path, 2)
    if options.text_field == "wrong":
        for row in range(3, 40):
            yield InputError(path, "no field wrong", "say --text-field", ("row", row))

readers.READERS[".txt"] = read
"""
WARNING = "newsparse: warning: a.txt: says 40 articles, has 39"


@pytest.fixture
def dump(here: Path) -> None:
    """a.txt, which `on_dump` finds to hold a warning, an empty article and, if asked to, many failures."""
    (here / "site").mkdir()
    (here / "site/sitecustomize.py").write_text(SITE)
    story("a.txt")


def on_dump(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return newsparse("a.txt", *arguments, env=environment(PYTHONPATH="site"))


@pytest.mark.usefixtures("dump")
def test_a_warning_is_no_failure() -> None:
    result = on_dump()
    assert len(records(result.stdout)) == 2
    assert complaints(result) == [
        WARNING,
        "newsparse: 1 input, 2 articles: 2 written (1 empty), 0 failed; 1 warning",
    ]
    assert result.returncode == 0
    assert on_dump("-q").stderr == b""


@pytest.mark.usefixtures("dump")
def test_strict_takes_warnings_for_losses() -> None:
    for options in (["--strict"], ["--strict", "-q"]):
        result = on_dump(*options)
        assert complaints(result)[0] == WARNING
        assert "1 empty" in complaints(result)[-1]
        assert result.returncode == 1


def test_strict_takes_an_empty_article_for_a_loss() -> None:
    Path("a.txt").touch()
    for options in (["--strict"], ["--strict", "-q"]):
        result = newsparse("a.txt", *options)
        assert complaints(result) == ["newsparse: 1 input, 1 article: 1 written (1 empty), 0 failed"]
        assert result.returncode == 1
        assert len(records(result.stdout)) == 1


def test_strict_finds_nothing_wrong_where_nothing_is() -> None:
    story("in/a.txt")
    Path("in/pic.jpg").touch()
    result = newsparse("in", "--strict")
    assert complaints(result) == [
        "newsparse: 1 input, 1 article: 1 written, 0 failed; 1 other file passed over"
    ]
    assert result.returncode == 0


@pytest.mark.usefixtures("dump")
def test_of_many_failures_the_first_are_told_and_all_are_written_down() -> None:
    result = on_dump("--text-field", "wrong")
    told = [f"newsparse: a.txt, row {row}: no field wrong; say --text-field" for row in range(3, 23)]
    more = "newsparse: a.txt: 17 more failures; --errors FILE has them all"
    last = "newsparse: 1 input, 39 articles: 2 written (1 empty), 37 failed; 1 warning"
    assert complaints(result) == [WARNING, *told, more, last]
    assert result.returncode == 1
    result = on_dump("--text-field", "wrong", "--errors", "lost.jsonl")
    more = "newsparse: a.txt: 17 more failures; lost.jsonl has them all"
    assert complaints(result) == [WARNING, *told, more, last]
    warning, empty, *failures = records(Path("lost.jsonl").read_bytes())
    assert (warning["level"], warning["path"], warning["wrong"]) == (
        "warning",
        "a.txt",
        "says 40 articles, has 39",
    )
    assert (empty["level"], empty["article"]) == ("warning", 2)
    assert [failure["row"] for failure in failures] == list(range(3, 40))
    assert failures[0] == {
        "level": "error",
        "path": "a.txt",
        "row": 3,
        "error": "InputError",
        "wrong": "no field wrong",
        "remedy": "say --text-field",
    }


@pytest.mark.usefixtures("dump")
def test_options_of_reading_reach_the_reader() -> None:
    options = ["--encoding", "auto", "--split", "^=+$", "--text-field", "body", "--max-bytes", "2k", "--mend"]
    result = on_dump("--blocks", *options)
    assert records(result.stdout)[0]["blocks"][2]["text"] == str(
        ReadOptions("auto", "body", "^=+$", 2048, True)
    )


def test_errors_is_empty_if_there_are_none() -> None:
    story("in/a.txt")
    Path("lost.jsonl").write_text("of an earlier run")
    assert newsparse("in", "-o", "out", "--errors", "lost.jsonl").returncode == 0
    assert Path("lost.jsonl").read_bytes() == b""


@pytest.mark.usefixtures("bad")
def test_errors_has_every_failure_in_order() -> None:
    first = newsparse(*BAD, "good.txt", "-q", "-o", "out/", "--errors", "lost.jsonl")
    assert first.returncode == 1
    before = Path("lost.jsonl").read_bytes()
    told = [(record["path"], f"{record['wrong']}; {record['remedy']}") for record in records(before)]
    assert told == list(BAD.items())
    newsparse(*BAD, "good.txt", "-q", "-o", "out/", "--resume", "--errors", "lost.jsonl")
    assert Path("lost.jsonl").read_bytes() == before


def test_errors_names_what_is_hostile_and_stays_json() -> None:
    name = "\x1b[31m\u202eevil\n.txt"
    newsparse(name, os.fsdecode(b"\xfe.txt"), "--errors", "lost.jsonl")
    data = Path("lost.jsonl").read_bytes()
    assert [record["path"] for record in records(data)] == [name, "\\xfe.txt"]
    assert b"\x1b" not in data
    assert "\u202e" not in data.decode("utf-8")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("no/lost.jsonl", "there is no such folder to write in; make it first"),
        ("in", "a folder stands there; remove it, or choose another name"),
        ("link", "it is a link; name the file itself, or remove the link"),
    ],
)
def test_errors_that_cannot_be_written_are_told_at_the_start(name: str, wrong: str) -> None:
    story("in/a.txt")
    Path("link").symlink_to("dear")
    result = newsparse("in", "-o", "out", "--errors", name)
    assert complaints(result) == [f"newsparse: {name}: {wrong}"]
    assert result.returncode == 1
    assert files(".") == ["in/a.txt"]


def test_an_output_does_not_take_the_place_of_the_errors() -> None:
    story("in/a.txt", "in/b.txt")
    Path("out").mkdir()
    result = newsparse("in", "-o", "out", "--errors", "out/a.json")
    assert complaints(result) == [
        "newsparse: out/a.json: --errors writes to it; write to another folder",
        "newsparse: 2 inputs, 2 articles: 1 written, 1 failed",
    ]
    [record] = records(Path("out/a.json").read_bytes())
    assert (record["path"], record["where"]) == ("in/a.txt", "out/a.json")


# The summary


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_summary_is_the_same_whatever_the_number_of_processes(jobs: str) -> None:
    story(*(f"in/{number}.txt" for number in range(9)))
    Path("in/9.txt").write_bytes(b"\0")
    Path("in/x.jpg").touch()
    Path("in/dump.jsonl").write_text(
        f"{json.dumps({'text': STORY + '  Share'})}\n" * 1000 + "{}\n", encoding="utf-8"
    )
    result = newsparse("in", "-o", "out/", "-j", jobs, "--summary", "s.json", "-q")
    assert (result.stdout, result.returncode) == (b"", 1)
    summary = json.loads(Path("s.json").read_text(encoding="utf-8"))
    assert (summary["inputs"], summary["passed_over"], summary["parsed"]) == (11, 1, 1009)
    assert summary["articles"] == {"found": 1011, "written": 1009, "failed": 2, "empty": 0}
    assert summary["without"] == {
        **dict.fromkeys(("date", "authors", "dateline", "deck"), 1009),
        **dict.fromkeys(("headline", "credits", "paragraphs"), 0),
    }
    assert summary["boilerplate"]["lines"] == [
        {"text": "Be the first to comment Share", "articles": 1000},
        {"text": "Be the first to comment", "articles": 9},
    ]
    assert newsparse("in", "-o", "out2/", "--summary", "-", "-q").stdout == Path("s.json").read_bytes()


def test_a_summary_beside_articles_in_a_pipe() -> None:
    story("a.txt")
    result = newsparse("a.txt", "--summary", "s.json")
    assert result.stdout == newsparse("a.txt").stdout
    assert json.loads(Path("s.json").read_bytes())["words"]["articles"] == 1


def test_a_summary_that_cannot_be_written_is_told_at_the_start() -> None:
    story("a.txt")
    result = newsparse("a.txt", "-o", "out/", "--summary", "gone/s.json")
    assert complaints(result) == [
        "newsparse: gone/s.json: there is no such folder to write in; make it first"
    ]
    assert (result.returncode, Path("out").exists()) == (1, False)


def test_an_output_does_not_take_the_place_of_the_summary() -> None:
    story("in/a.txt", "in/b.txt")
    Path("out").mkdir()
    result = newsparse("in", "-o", "out", "--summary", "out/a.json")
    assert complaints(result)[0].startswith("newsparse: out/a.json: --summary writes to it; ")


def test_a_run_that_does_not_end_leaves_an_old_summary() -> None:
    story("a.txt")
    Path("s.json").write_text("old", encoding="utf-8")
    result = newsparse("a.txt", "-o", "/dev/full", "--summary", "s.json")
    assert result.returncode == 1
    assert Path("s.json").read_text(encoding="utf-8") == "old"


# Wrong command lines


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["--nonsense"], "No such option '--nonsense'"),
        (["--\x1b[31m"], "No such option '--\\x1b[31m'"),
        (["--blocks", "-f", "te\x1b"], "Invalid value for '-f' / '--format': 'te\\x1b' is not one of"),
        (["-f", "yaml", "a.txt"], "Invalid value for '-f' / '--format': 'yaml' is not one of"),
        (["--layout", "round", "a.txt"], "Invalid value for '--layout': 'round' is not one of"),
        (["--color", "red", "a.txt"], "Invalid value for '--color': 'red' is not one of"),
        (["--encoding", "klingon", "a.txt"], "Invalid value for '--encoding': 'klingon' is no text encoding"),
        (["--encoding", "rot13", "a.txt"], "Invalid value for '--encoding': 'rot13' is no text encoding"),
        (
            ["--explain", "-f", "json", "a.txt"],
            "--explain is a format of its own and does not go with --format json",
        ),
        (["--blocks", "-f", "text", "a.txt"], "--blocks goes with --format json, jsonl or parquet"),
        (["-", "-"], "- (standard input) can be read only once"),
        (["-o"], "Option '-o' requires an argument"),
        (["a.txt", "-o", "a.txt"], "--output a.txt is one of the inputs, and would be written over"),
        (["in", "-f", "text", "-o", "in/../in/b.txt"], "--output in/../in/b.txt is one of the inputs"),
        (
            ["a.txt", "--errors", "./a.txt"],
            "--errors ./a.txt is one of the inputs, and would be written over",
        ),
        (["in", "--errors", "in/lost.txt"], "--errors in/lost.txt would be read as an input"),
        (["a.txt", "-o", "b.json", "--errors", "./b.json"], "--errors ./b.json is where the output goes"),
        (["in", "-o", "out", "--errors", "out"], "--errors out is where the output goes"),
        (["a.txt", "--errors", "-"], "--errors needs the name of a file"),
        (["a.txt", "--resume"], "--resume needs --output and the name of a file or folder"),
        (["a.txt", "-o", "-", "--overwrite"], "--overwrite needs --output and the name of a file or folder"),
        (["a.txt", "-o", "b", "--resume", "--overwrite"], "--resume and --overwrite contradict each other"),
        (["in", "-o", "b.jsonl.xz"], "--output b.jsonl.xz: .xz cannot be written; .gz and .zst can"),
        (["a.txt", "-o", "b.zip"], "--output b.zip: .zip cannot be written; .gz and .zst can"),
        (
            ["in", "-o", "b.parquet.gz"],
            "--output b.parquet.gz: parquet is not written compressed; leave .gz away",
        ),
        (["a.txt", "-j", "0"], "Invalid value for '-j' / '--jobs': 0 is no number of processes"),
        (["a.txt", "--timeout", "-1"], "Invalid value for '--timeout': -1 is no number of seconds"),
        (
            ["a.txt", "--timeout", "1e10"],
            "Invalid value for '--timeout': 1e+10 is no number of seconds up to 1e+09",
        ),
        (
            ["in", "-o", "out/", "--errors", "out/.newsparse.jsonl"],
            "--errors out/.newsparse.jsonl is a file that newsparse keeps for itself; name another",
        ),
        (
            ["in", "-o", "all.jsonl", "--summary", ".all.jsonl.newsparse.part"],
            "--summary .all.jsonl.newsparse.part is a file that newsparse keeps for itself",
        ),
        (
            ["in", "-o", ".all.jsonl.newsparse.journal", "--overwrite"],
            "--output .all.jsonl.newsparse.journal is a file that newsparse keeps for itself",
        ),
        (["a.txt", "--summary", "-"], "--summary - is where the articles go; name a file"),
        (["a.txt", "-o", "-", "--summary", "-"], "--summary - is where the articles go; name a file"),
        (["a.txt", "--summary", "./a.txt"], "--summary ./a.txt is one of the inputs"),
        (["a.txt", "-o", "b.json", "--summary", "./b.json"], "--summary ./b.json is where the output goes"),
        (["a.txt", "--errors", "b", "--summary", "./b"], "--summary ./b is where --errors goes"),
        (["a.txt", "--max-bytes", "5X"], "Invalid value for '--max-bytes': '5X' is no size; 500M, 2G"),
        (
            ["a.txt", "--split", "(="],
            "Invalid value for '--split': '(=' is neither a profile nor a regular expression"
            " (missing ), unterminated subpattern at position 0)",
        ),
    ],
)
def test_a_wrong_command_line(arguments: list[str], wrong: str) -> None:
    story("a.txt", "in/b.txt")
    before = Path("in/b.txt").read_text()
    result = newsparse(*arguments)
    [line] = complaints(result)
    assert line.startswith(f"newsparse: {wrong}")
    assert line.endswith("; newsparse --help shows what there is")
    assert (result.stdout, result.returncode) == (b"", 2)
    assert Path("in/b.txt").read_text() == before


# Cues of one's own

HOUSE = """[boilerplate]
start = '''
We would rather be
'''

[examples]
b = '''
We would rather be slow than sorry, they say.
'''
"""


def test_cues_of_ones_own_count_in_every_process() -> None:
    Path("many.jsonl").write_text(
        f"{json.dumps({'text': STORY})}\n" * 600
    )  # more than one process gets at once
    Path("house.toml").write_text(HOUSE)
    shipped = newsparse("-q", "many.jsonl")
    alone, spread = (newsparse("-q", "--cues", "house.toml", "-j", jobs, "many.jsonl") for jobs in "12")
    assert alone.stdout == spread.stdout
    assert all(
        any(line.startswith("“We would") for line in each["boilerplate"]) for each in records(alone.stdout)
    )
    assert not any(
        each["boilerplate"] == records(alone.stdout)[0]["boilerplate"] for each in records(shipped.stdout)
    )


def test_a_later_file_of_cues_has_the_last_word() -> None:
    story("a.txt")
    Path("house.toml").write_text(HOUSE)
    Path("not.toml").write_text("[remove.boilerplate]\nstart = 'We would rather be'")
    shipped, first, both, other = (
        newsparse("a.txt", *(word for name in names for word in ("--cues", name))).stdout
        for names in ([], ["house.toml"], ["house.toml", "not.toml"], ["not.toml", "house.toml"])
    )
    assert both == shipped != first == other


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[credits]\n\nfoto = 'a'", "house.toml, line 3: [credits] has no list 'foto'; did you mean photo?"),
        ("[tail", "house.toml, line 1: no TOML: "),
        (None, "house.toml: no such file; check the name"),
    ],
)
def test_a_file_of_cues_that_is_wrong_is_a_wrong_command_line(text: str | None, wrong: str) -> None:
    story("a.txt")
    if text is not None:
        Path("house.toml").write_text(text)
    result = newsparse("a.txt", "--cues", "house.toml")
    [line] = complaints(result)
    assert line.startswith(f"newsparse: {wrong}")
    assert (result.stdout, result.returncode) == (b"", 2)


def test_a_file_of_cues_is_not_written_over() -> None:
    story("a.txt")
    Path("house.toml").write_text(HOUSE)
    for option in ("-o", "--errors"):
        result = newsparse("a.txt", "--cues", "house.toml", option, "./house.toml")
        assert "./house.toml is a file of cues, and would be written over" in complaints(result)[0]
        assert (result.returncode, Path("house.toml").read_text()) == (2, HOUSE)


def test_checking_cues() -> None:
    Path("house.toml").write_text(HOUSE)
    result = newsparse("--check-cues", "house.toml")
    assert (result.stdout, result.stderr) == (b"house.toml: 1 example, all as expected\n", b"")
    assert result.returncode == 0
    Path("none.toml").write_text("")
    result = newsparse("--check-cues", "none.toml")
    assert result.stdout == b"none.toml: no examples; lines in a table [examples] are tried\n"
    assert result.returncode == 0


def test_checking_cues_that_fail() -> None:
    Path("house.toml").write_text(
        HOUSE.replace("they say", "\u202ethey say").replace("We would", "I would", 1)
    )
    result = newsparse("--check-cues", "house.toml", "--check-cues", "none.toml")
    first, second = complaints(result)
    assert first.startswith("newsparse: house.toml, line 8: 'We would rather be slow than sorry, ")
    assert first.endswith(
        "not b (boilerplate); add a cue of it to [boilerplate] or [tail], or correct the example"
    )
    assert second == "newsparse: none.toml: no such file; check the name"
    assert result.stdout == b"house.toml: 1 example, 1 thing to mend\n"
    assert ("\u202e".encode() in result.stderr, result.returncode) == (False, 1)


# Help


def test_help_is_help() -> None:
    shown = newsparse("--help").stdout
    assert newsparse("-h").stdout == shown
    assert shown.startswith(b"Usage: newsparse [OPTIONS] [FILE|FOLDER|-]...\n")


def test_version() -> None:
    assert newsparse("--version").stdout.decode() == f"newsparse {__version__}\n"


def test_main_returns_the_exit_code(capfd: pytest.CaptureFixture[str]) -> None:
    story("a.txt")
    assert main(["a.txt"]) == 0
    assert main(["missing.txt"]) == 1
    assert main(["--nonsense"]) == 2
    assert main(["--version"]) == 0
    assert capfd.readouterr().out.count("\n") == 2


# Into files


def test_a_folder_becomes_a_tree() -> None:
    story("in/a/b.txt", "in/c.TXT")
    Path("in/pic.jpg").touch()
    result = newsparse("in/", "-o", "out/")
    assert files("out") == ["a/b.json", "c.TXT.json"]
    assert json.loads(Path("out/a/b.json").read_bytes())["source"]["path"] == "in/a/b.txt"
    assert complaints(result) == [
        "newsparse: 2 inputs, 2 articles: 2 written, 0 failed; 1 other file passed over"
    ]
    assert (result.stdout, result.returncode) == (b"", 0)


@pytest.mark.parametrize(
    ("form", "suffix"), [("json", "json"), ("jsonl", "jsonl"), ("text", "txt"), ("pretty", "txt")]
)
def test_a_tree_in_any_format(form: str, suffix: str) -> None:
    story("in/a/b.txt")
    assert newsparse("in", "-f", form, "-o", "out").returncode == 0
    assert files("out") == [f"a/b.{suffix}"]
    assert (
        Path(f"out/a/b.{suffix}").read_bytes() == newsparse("-f", form, "in/a/b.txt").stdout
        or form == "pretty"
    )


def test_an_output_folder_in_the_input_is_left_out() -> None:
    story("in/a.txt")
    for _ in range(2):
        result = newsparse("in", "-f", "text", "-o", "in/out", "--overwrite")
        assert complaints(result) == ["newsparse: 1 input, 1 article: 1 written, 0 failed"]
        assert files("in") == ["a.txt", "out/a.txt"]


def test_outputs_may_stand_beside_the_inputs() -> None:
    story("in/a.txt")
    assert newsparse("in", "-o", "in", "--overwrite").returncode == 0
    assert files("in") == ["a.json", "a.txt"]


def test_an_input_is_never_written_over() -> None:
    story("in/a.txt", "in/b/c.txt")
    before = {path: Path("in", path).read_bytes() for path in files("in")}
    result = newsparse("in", "-f", "text", "-o", "in/", "--overwrite")
    assert complaints(result) == [
        "newsparse: in/a.txt: it is one of the inputs, and would be written over; write to another folder",
        "newsparse: in/b/c.txt: it is one of the inputs, and would be written over; write to another folder",
        "newsparse: 2 inputs, 2 articles: 0 written, 2 failed",
    ]
    assert newsparse("in/b/c.txt", "-f", "text", "-o", "in/b/", "--overwrite").returncode == 1
    assert {path: Path("in", path).read_bytes() for path in before} == before


def test_nothing_is_written_where_it_would_be_read() -> None:
    story("in/a.md", "in/b.txt")
    result = newsparse("in/a.md", "in", "-f", "text", "-o", "in/", "--overwrite")
    assert complaints(result) == [
        "newsparse: in/a.md.txt: it would be read as an input; write to another folder",
        "newsparse: in/b.txt: it is one of the inputs, and would be written over; write to another folder",
        "newsparse: 2 inputs, 2 articles: 0 written, 2 failed; 1 other file passed over",
    ]
    assert files("in") == ["a.md", "b.txt"]


def test_a_new_stream_may_stand_among_the_inputs_and_is_not_read() -> None:
    story("in/b.txt")
    assert newsparse("in", "-f", "text", "-o", "in/all.txt").returncode == 0
    assert Path("in/all.txt").read_bytes() == newsparse("in/b.txt", "-f", "text").stdout
    again = newsparse("in", "-f", "text", "-o", "in/all.txt")
    assert complaints(again)[0].startswith("newsparse: --output in/all.txt is one of the inputs")


def test_no_two_outputs_have_one_name() -> None:
    story("in/a", "in/a.txt", "in/b.txt", "in/a.json/a.txt", "in/stdin.txt", "in/stdin")
    result = newsparse("in/a", "in", "-", "in/stdin", "-o", "out/", stdin=STORY.encode("utf-8"))
    assert complaints(result) == [
        "newsparse: 7 inputs, 7 articles: 7 written, 0 failed; 2 other files passed over"
    ]
    assert files("out") == [
        "a.json",
        "a.json.d/a.json",
        "a.txt.json",
        "b.json",
        "stdin-.json",
        "stdin.json",
        "stdin.txt.json",
    ]
    again = newsparse("in", "in/b.txt", "-o", "again/")
    named_twice = "in/b.txt: it is named twice, and its output again/b.json is made; name it once"
    assert complaints(again)[0] == f"newsparse: {named_twice}"
    assert again.returncode == 1


def test_the_longest_names() -> None:
    long = f"{'n' * 251}.txt"
    story(f"in/{long}")
    assert newsparse("in", "-o", "out/").returncode == 0
    [made] = files("out")
    assert len(made) == 255
    for output in (f"{'o' * 249}.jsonl", f"{'o' * 247}.parquet"):
        assert newsparse("in", "-o", output, "--summary", "s" * 255).returncode == 0
        assert newsparse("in", "-o", output, "--resume").returncode == 0
    result = newsparse("in", "-o", f"{'o' * 250}.jsonl")
    assert complaints(result)[0].endswith(
        ".jsonl: cannot be written (file name too long); check the folder and its disk"
    )
    assert len(files(".")) == 5


@pytest.mark.parametrize("name", ["all.jsonl", "all.jsonl.gz", "all.parquet"])
def test_a_stream_of_an_earlier_run_among_the_inputs_is_passed_over(name: str) -> None:
    story("in/a.txt", "in/b.txt")
    output = f"in/{name}"
    assert newsparse("in", "-o", output).returncode == 0
    before = Path(output).read_bytes()
    assert complaints(newsparse("in", "-o", output))[0].startswith(
        f"newsparse: {output}: it is there already"
    )
    assert newsparse("in", "-o", output, "--resume").returncode == 0
    result = newsparse("in", "-o", output, "--overwrite")
    assert complaints(result) == ["newsparse: 2 inputs, 2 articles: 2 written, 0 failed"]
    assert Path(output).read_bytes() == before
    assert files("in") == sorted(["a.txt", "b.txt", name])
    named = newsparse("in", output, "-o", output, "--overwrite")
    assert complaints(named)[0].startswith(f"newsparse: --output {output} is one of the inputs")
    assert newsparse("in", "--errors", output).returncode == 2
    Path(output).write_bytes(b'{"text": "Theirs"}\n')
    result = newsparse("in", "-o", output, "--overwrite")
    assert complaints(result)[0].startswith(f"newsparse: --output {output} is one of the inputs")


def test_inputs_of_one_name_have_outputs_of_their_own() -> None:
    story("x/a.txt", "y/a.txt", "y/b/a.txt")
    assert newsparse("x", "y", "-o", "out").returncode == 0
    assert files("out") == ["x/a.json", "y/a.json", "y/b/a.json"]
    assert newsparse("y/a.txt", "y/b/a.txt", "-o", "named/").returncode == 0
    assert files("named") == ["a.json", "b/a.json"]


def test_an_input_that_is_named_twice_is_written_once() -> None:
    story("x/a.txt", "x/b.txt")
    result = newsparse("x", "x/a.txt", "-o", "out")
    assert complaints(result) == [
        "newsparse: x/a.txt: it is named twice, and its output out/a.json is made; name it once",
        "newsparse: 3 inputs, 3 articles: 2 written, 1 failed",
    ]
    assert result.returncode == 1
    assert files("out") == ["a.json", "b.json"]


@pytest.mark.parametrize(
    ("name", "like"), [("all.jsonl", "jsonl"), ("all.json", "json"), ("all.txt", "text"), ("all", "jsonl")]
)
def test_one_file_for_all(name: str, like: str) -> None:
    story("a.txt", "b.txt")
    result = newsparse("a.txt", "b.txt", "-o", name)
    assert complaints(result) == ["newsparse: 2 inputs, 2 articles: 2 written, 0 failed"]
    assert Path(name).read_bytes() == newsparse("a.txt", "b.txt", "-f", like).stdout
    assert newsparse("-q", "a.txt", "b.txt", "-o", name, "--overwrite").stderr == b""


def test_a_folder_into_one_file() -> None:
    story("in/a.txt", "in/b.txt")
    for _ in range(2):
        assert newsparse("in", "-f", "jsonl", "-o", "in/all.json", "--overwrite").returncode == 0
        assert len(records(Path("in/all.json").read_bytes())) == 2


def test_standard_output_in_the_input_is_left_out() -> None:
    story("in/a.txt", "in/b.txt")
    for _ in range(2):
        with open("in/all.txt", "wb") as out:
            result = subprocess.run([*COMMAND, "in"], stdout=out, stderr=subprocess.PIPE, check=True)
        assert complaints(result) == []
        assert len(records(Path("in/all.txt").read_bytes())) == 2


def test_output_to_standard_output() -> None:
    story("a.txt")
    assert newsparse("a.txt", "-o", "-").stdout == newsparse("a.txt").stdout


def test_an_old_output_stays_if_there_is_no_new_one() -> None:
    Path("all.jsonl").write_text("old")
    result = newsparse("missing.txt", "-o", "all.jsonl", "--overwrite")
    assert complaints(result)[-1] == "newsparse: 1 input, 1 article: 0 written, 1 failed"
    assert Path("all.jsonl").read_text() == "old"
    assert files(".") == ["all.jsonl"]


@pytest.mark.parametrize(
    ("output", "wrong"),
    [
        ("nowhere/all.jsonl", "nowhere/all.jsonl: there is no such folder to write in; make it first"),
        ("link.jsonl", "link.jsonl: it is a link; name the file itself, or remove the link"),
    ],
)
def test_an_output_that_cannot_be(output: str, wrong: str) -> None:
    story("a.txt")
    Path("link.jsonl").symlink_to("precious")
    result = newsparse("a.txt", "-o", output)
    assert complaints(result) == [f"newsparse: {wrong}"]
    assert result.returncode == 1
    assert not Path("precious").exists()


def test_a_planted_link_in_a_tree() -> None:
    story("in/a/b.txt", "in/c.txt")
    Path("out").mkdir()
    Path("elsewhere").mkdir()
    Path("out/a").symlink_to("../elsewhere")
    result = newsparse("in", "-o", "out", "--resume")
    assert complaints(result) == [
        "newsparse: out/a: a link on this path leads out of the output folder; remove the link",
        "newsparse: 2 inputs, 2 articles: 1 written, 1 failed",
    ]
    assert files("elsewhere") == []


# Ends


def test_a_closed_pipe_is_quiet() -> None:
    story("a.txt")
    with subprocess.Popen(
        [*COMMAND, *["a.txt"] * 300], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
def test_a_full_disk_is_told() -> None:
    story("a.txt")
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [*COMMAND, "a.txt"], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert complaints(result) == [
        "newsparse: standard output: cannot be written (no space left on device);"
        " check the folder and its disk"
    ]
    assert result.returncode == 1


@pytest.mark.parametrize(
    ("closing", "said"),
    [
        ("- <&-", ["newsparse: standard input: it is closed; name a file, or send text through a pipe"]),
        (
            "a.txt >&-",
            ["newsparse: standard output: cannot be written (it is closed); check the folder and its disk"],
        ),
        ("missing.txt 2>&-", []),
    ],
)
def test_closed_streams(closing: str, said: list[str]) -> None:
    story("a.txt")
    command = f"exec {sys.executable} -m newsparse {closing}"
    result = subprocess.run(["sh", "-c", command], capture_output=True, timeout=60, check=False)
    assert complaints(result) == said
    assert result.returncode == 1


@pytest.mark.parametrize("output", ["all.jsonl", "out/"])
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stop_leaves_no_half_file(sent: signal.Signals, code: int, output: str) -> None:
    story("a.txt")
    os.mkfifo("slow.txt")
    command = [*COMMAND, "a.txt", "slow.txt", "-o", output]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stderr is not None
        wait_for(Path("out/a.json" if output == "out/" else ".all.jsonl.newsparse.part").exists)
        with open("slow.txt", "wb"):  # now it waits for the text
            time.sleep(0.2)
            process.send_signal(sent)
            said = process.stderr.read().decode()
        assert process.wait(timeout=60) == code
    written = 1 if output == "out/" else 0
    account = "1 input, 1 article: 1" if written else "1 input, 0 articles: 0"
    account += " written, 0 failed" + "; --resume goes on from here" * written
    assert said == ("" if code == 143 else f"newsparse: interrupted: {account}\n")
    assert files(".") == (["a.txt", "out/a.json"] if written else ["a.txt"])


def in_bash(script: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command where a script has it as "$@"."""
    command = ["bash", "-c", script, "", *COMMAND, *arguments]
    return subprocess.run(command, capture_output=True, env=environment(), timeout=60, check=False)


def test_a_summary_has_no_place_where_standard_output_is_closed() -> None:
    story("a.txt")
    result = in_bash('"$@" >&-', "a.txt", "-o", "all.jsonl", "--summary", "-")
    wrong = "standard output: cannot be written (it is closed); check the folder and its disk"
    assert complaints(result) == [f"newsparse: {wrong}"]
    assert result.returncode == 1
    assert files(".") == ["a.txt"]


def test_a_folder_that_is_gone(here: Path) -> None:
    story("a.txt")
    gone = 'mkdir gone; cd gone; rmdir ../gone; "$@"'
    wrong = "the folder that this was started in cannot be had (no such file or directory); change into another one"
    for arguments in (["../a.txt"], ["."], [str(here / "a.txt"), "-o", "b.jsonl"]):
        result = in_bash(gone, *arguments)
        assert complaints(result) == [f"newsparse: .: {wrong}"]
        assert result.returncode == 1
    result = in_bash(gone, str(here / "a.txt"), "-o", str(here / "b.jsonl"))
    assert result.returncode == 0


# What is there already


def everything() -> dict[str, bytes]:
    """All files of a run, hidden ones too, but for the inputs."""
    found = {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if not name.startswith(("in/", "site/"))}


def test_what_is_complete_is_not_made_again() -> None:
    story("in/a.txt", "in/b.txt")
    newsparse("in", "-o", "all.jsonl")
    result = newsparse("in", "-o", "all.jsonl", "--resume")
    assert complaints(result) == [FINISHED]
    assert result.returncode == 0
    assert newsparse("in", "-o", "all.jsonl", "--resume", "-q").stderr == b""
    newsparse("in", "-o", "out")
    story("in/c.txt")
    Path("in/b.txt").unlink()
    result = newsparse("in", "-o", "out", "--resume")
    account = (
        "2 inputs, 2 articles: 2 written (1 already there), 0 failed; 1 older output without a good input"
    )
    assert complaints(result) == [f"newsparse: {account}"]
    assert files("out") == ["a.json", "b.json", "c.json"]


FINISHED = (
    "newsparse: all.jsonl: it is finished, and was not compared with inputs and options;"
    " --overwrite makes it anew"
)


def test_of_a_finished_file_it_is_said_what_cannot_be_done() -> None:
    story("in/a.txt")
    newsparse("in", "-o", "all.jsonl")
    result = newsparse(
        "in", "no.txt", "-o", "all.jsonl", "--resume", "--errors", "lost.jsonl", "--summary", "-"
    )
    kept = "all.jsonl is finished, and nothing is kept of what would stand there; leave the option out"
    assert complaints(result) == [
        "newsparse: no.txt: no such file or folder; check the name",
        f"newsparse: --errors lost.jsonl: {kept}; --overwrite makes it anew",
        f"newsparse: --summary -: {kept}; --overwrite makes it anew",
        FINISHED,
    ]
    assert (result.stdout, result.returncode) == (b"", 1)
    assert files(".") == ["all.jsonl", "in/a.txt"]


def test_a_file_of_others_is_not_taken_for_finished() -> None:
    story("in/a.txt")
    Path("all.jsonl").write_text("foo\n")
    Path(".all.jsonl.newsparse.journal").write_text("theirs")
    result = newsparse("in", "-o", "all.jsonl", "--resume")
    wrong = "it is there already, and is no jsonl that newsparse has written"
    assert complaints(result) == [
        f"newsparse: all.jsonl: {wrong}; choose another name, or replace it with --overwrite"
    ]
    assert result.returncode == 1
    assert Path("all.jsonl").read_text() == "foo\n"
    assert Path(".all.jsonl.newsparse.journal").read_text() == "theirs"


def test_an_old_output_is_told_of_when_its_input_has_turned_bad() -> None:
    story("in/a.txt", "in/b.txt")
    newsparse("in", "-o", "out")
    before = Path("out/b.json").read_bytes()
    Path("in/b.txt").write_bytes(b"\0")
    for _ in range(2):
        result = newsparse("in", "-o", "out", "--resume")
        account = (
            "2 inputs, 2 articles: 1 written (1 already there), 1 failed; 1 older output without a good input"
        )
        assert complaints(result)[-1] == f"newsparse: {account}"
    Path("in/b.txt").unlink()
    result = newsparse("in", "-o", "out", "--resume")
    account = "1 input, 1 article: 1 written (1 already there), 0 failed; 1 older output without a good input"
    assert complaints(result) == [f"newsparse: {account}"]
    assert Path("out/b.json").read_bytes() == before
    story("in/b.txt")
    result = newsparse("in", "-o", "out", "--resume")
    assert complaints(result) == ["newsparse: 2 inputs, 2 articles: 2 written (1 already there), 0 failed"]


def test_with_other_options_a_tree_is_made_anew() -> None:
    story("in/a.txt")
    newsparse("in", "-o", "out")
    for _ in range(2):
        result = newsparse("in", "-o", "out", "--blocks", "--resume")
        assert "blocks" in json.loads(Path("out/a.json").read_bytes())
    assert complaints(result) == ["newsparse: 1 input, 1 article: 1 written (1 already there), 0 failed"]
    newsparse("in", "-o", "fresh", "--blocks")
    assert Path("out/.newsparse.jsonl").read_bytes() == Path("fresh/.newsparse.jsonl").read_bytes()


def test_an_old_output_is_not_touched_by_accident() -> None:
    story("in/a.txt")
    Path("all.jsonl").write_text("old")
    newsparse("in", "-o", "out")
    before = everything()
    for output in ("all.jsonl", "out"):
        result = newsparse("in", "-o", output, "--errors", "lost.jsonl")
        [line] = complaints(result)
        assert line.startswith(f"newsparse: {output}: it ")
        assert "--resume" in line
        assert "--overwrite" in line
        assert result.returncode == 1
    assert everything() == before


def test_one_compressed_file_for_all() -> None:
    story("in/a.txt", "in/b.txt")
    for name in ("all.jsonl.gz", "all.md.zst"):
        assert newsparse("in", "-o", name).returncode == 0
    lines = gzip.decompress(Path("all.jsonl.gz").read_bytes())
    assert lines == newsparse("in").stdout
    assert newsparse("all.jsonl.gz", "-o", "again.jsonl.gz", "--text-field", "headline").returncode == 0


# Several processes


@pytest.fixture
def many(here: Path) -> None:
    """More than fits into one chunk, each article a while at work."""
    (here / "site").mkdir()
    (here / "site/sitecustomize.py").write_text(SLOW)
    story(*(f"in/{number:03}.txt" for number in range(400)))


def children(process: subprocess.Popen[bytes]) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs Linux")
@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, -1), (signal.SIGKILL, -9)]
)
def test_no_process_outlives_the_command(sent: signal.Signals, code: int) -> None:
    command = [*COMMAND, "in", "-j", "2", "-o", "out"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment(PYTHONPATH="site")) as process:
        assert process.stderr is not None
        wait_for(lambda: len(children(process)) == 2)
        workers = children(process)
        process.send_signal(sent)
        assert process.wait(timeout=60) == code
        said = process.stderr.read().decode()  # to its end: nobody has it open any more
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
    assert "Traceback" not in said
    assert said == "" or (sent == signal.SIGINT and said.startswith("newsparse: interrupted: "))


@pytest.mark.usefixtures("many")
def test_a_worker_that_is_killed_costs_nothing() -> None:
    command = [*COMMAND, "in", "-j", "2", "-o", "all.jsonl"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment(PYTHONPATH="site")) as process:
        assert process.stderr is not None
        wait_for(lambda: len(children(process)) == 2)
        os.kill(children(process)[0], signal.SIGKILL)
        said = process.stderr.read().decode()
        assert process.wait(timeout=60) == 0
    assert said == "newsparse: 400 inputs, 400 articles: 400 written, 0 failed\n"
    assert Path("all.jsonl").read_bytes() == newsparse("in", "-j", "1").stdout


# Start


@pytest.mark.parametrize("options", [[], ["-f", "json"], ["-f", "text"], ["-o", "out.jsonl"]])
def test_rich_dateutil_and_the_like_are_imported_only_when_used(options: list[str]) -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "newsparse", "a.txt", *options],
        capture_output=True,
        check=True,
    )
    imported = {line.rpartition("|")[2].strip() for line in result.stderr.decode().splitlines()}
    assert {"click", "newsparse.cli"} <= imported
    assert not {
        name for name in imported if name.split(".")[0] in ("rich", "dateutil", "pygments", "markdown_it")
    }
    assert not imported & {
        "pickle",
        "multiprocessing",
        "subprocess",
        "logging",
        "concurrent.futures",
        "asyncio",
        "shlex",
    }


@pytest.mark.parametrize("arguments", [["a.txt"], ["-"], ["a.txt", "-f", "pretty"], ["-j", "2", "in"]])
def test_under_a_runner_that_keeps_the_output_in_memory(arguments: list[str]) -> None:
    for path in ("a.txt", "in/a.txt", "in/b.txt"):
        story(path)
    text = "Old pier\n\nIt stays open through the winter, they say.\n"
    told = CliRunner().invoke(command, arguments, input=text)
    assert told.stdout_bytes == newsparse(*arguments, stdin=text.encode()).stdout
    assert told.exit_code == 0
    assert CliRunner().invoke(command, ["no.txt"]).exit_code == 1
