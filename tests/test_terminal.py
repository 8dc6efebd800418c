"""The command on a terminal, which here is a pty."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import environment, newsparse, on_terminal
from test_cli import STORY, files, story

from newsparse.visible import visible

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(shown: str) -> list[str]:
    return [line.strip() for line in ANSI.sub("", shown).split("\n") if line.strip()]


def test_a_page_to_read() -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")
    shown, code = on_terminal("a.txt", size=(60, 40))
    assert code == 0
    assert "Ferry sails again" in lines(shown)
    assert "\x1b[" in shown
    assert max(map(len, lines(shown))) <= 58
    assert not any(line.startswith(("{", "newsparse")) for line in lines(shown))


@pytest.mark.parametrize(("columns", "measure"), [(120, 72), (80, 72), (50, 46)])
def test_the_measure_follows_the_terminal_up_to_72(columns: int, measure: int) -> None:
    Path("a.txt").write_text("Title\n\n" + "some words of prose, " * 60 + "end.", encoding="utf-8")
    shown, _ = on_terminal("a.txt", size=(columns, 60))
    longest = max(map(len, lines(shown)))
    assert measure - 8 <= longest <= measure


@pytest.mark.parametrize(
    ("options", "environment", "colored"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
    ],
)
def test_color(options: list[str], environment: dict[str, str], colored: bool) -> None:
    story("a.txt")
    shown, _ = on_terminal(*options, "a.txt", **environment)
    assert ("\x1b[" in shown) is colored


@pytest.mark.parametrize("options", [[], ["--all"], ["--explain"]])
@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_a_dumb_terminal_gets_no_escape_and_no_line_too_wide(options: list[str], columns: int) -> None:
    story("a.txt")
    shown, code = on_terminal(*options, "a.txt", size=(columns, 99), TERM="dumb")
    assert code == 0
    assert "\x1b" not in shown
    assert max(map(len, shown.split("\n"))) <= columns


def test_all_shows_the_boilerplate_and_only_on_a_page() -> None:
    Path("a.txt").write_text(STORY + "\n\nShare\n", encoding="utf-8")
    folded, whole = on_terminal("a.txt")[0], on_terminal("--all", "a.txt")[0]
    assert "Share" not in folded
    assert re.search(r"· \d+ lines? of boilerplate, --all shows", ANSI.sub("", folded))
    assert "· Share" in lines(whole)
    refused, code = on_terminal("--all", "-f", "json", "a.txt")
    assert refused.startswith("newsparse: --all goes with --format pretty")
    assert code == 2


@pytest.mark.parametrize("form", ["pretty", "json", "jsonl", "text", "explain"])
def test_nothing_hostile_reaches_the_terminal_raw(form: str) -> None:
    hostile = "\x1b[91m\x1b]0;title\x07 \x9b \x08 \u202e \u2066 \u2028 \x85 \x7f"
    name = "evil\x1b[2J\u202e.txt"
    prose = f"A paragraph {hostile} that is long enough to be prose, and it ends here."
    text = f"A headline {hostile}\n\n{prose}\n\nShare {hostile}"
    Path(name).write_text(text, encoding="utf-8")
    shown, code = on_terminal("-f", form, "--no-pager", name, "missing\x1b[2J.txt", size=(300, 50))
    assert code == 1
    plain = ANSI.sub("", shown)
    assert "\x1b[91m" not in shown
    assert visible(plain) == plain
    assert "missing␛[2J.txt: no such file" in plain
    assert re.search(r"A headline.*(␛|\\u001b)\[91m", plain)


def test_machine_formats_are_the_same_on_a_terminal() -> None:
    story("a.txt")
    shown, _ = on_terminal("-f", "jsonl", "a.txt")
    assert shown.startswith('{"schema": "newsparse/1"')
    assert "\x1b" not in shown


def test_no_input_and_a_terminal_is_a_call_for_help() -> None:
    shown, code = on_terminal()
    assert shown.startswith("Usage: newsparse ")
    assert code == 0


def test_a_terminal_can_be_read_from() -> None:
    reader, writer = os.pipe()
    os.write(writer, STORY.encode("utf-8"))
    os.close(writer)
    shown, code = on_terminal(stdin=reader)
    os.close(reader)
    assert "Ferry sails again" in lines(shown)
    assert code == 0


# The pager


def pager() -> str:
    """A pager that shows on its first line that it was there."""
    Path("pager.py").write_text("import sys; print('PAGED', flush=True); sys.stdout.write(sys.stdin.read())")
    return f"{sys.executable} pager.py"


@pytest.mark.parametrize(
    ("options", "rows", "paged"),
    [
        ([], 10, True),
        ([], 60, False),
        (["--explain"], 5, True),
        (["--no-pager"], 10, False),
        (["-f", "json"], 10, False),
        (["-f", "text"], 5, False),
    ],
)
def test_long_pages_go_through_the_pager(options: list[str], rows: int, paged: bool) -> None:
    story("a.txt")
    shown, code = on_terminal(*options, "a.txt", size=(80, rows), PAGER=pager(), PYTHONIOENCODING="utf-8")
    assert shown.startswith("PAGED\n") is paged
    assert "Ferry sails again" in shown
    assert code == 0


def test_failures_are_told_after_the_page() -> None:
    story("a.txt")
    shown, code = on_terminal("gone.txt", "a.txt", size=(80, 10), PAGER=pager(), PYTHONIOENCODING="utf-8")
    assert lines(shown)[-2:] == [
        "newsparse: gone.txt: no such file or folder; check the name",
        "newsparse: 2 inputs, 2 articles: 1 written, 1 failed",
    ]
    assert code == 1


def test_several_articles_are_divided() -> None:
    story("in/a.txt", "in/b.txt")
    shown, _ = on_terminal("in")
    rules = [line for line in lines(shown) if line.startswith("── ")]
    assert [line.split()[1] for line in rules] == ["in/a.txt", "in/b.txt"]


# The progress bar


@pytest.fixture
def at_once(here: Path) -> dict[str, str]:
    """The environment in which the progress is shown from the first moment, and each time."""
    (here / "site").mkdir()
    program = "import newsparse.cli as cli; cli._BAR = cli._LINES = (0, 0)"
    (here / "site/sitecustomize.py").write_text(program, encoding="utf-8")
    return {"PYTHONPATH": "site"}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bar_where_somebody_sees_it(jobs: str, at_once: dict[str, str]) -> None:
    story("in/a.txt", "in/b.txt", "in/c.txt")
    Path("in/d\x1b[31m.txt").write_bytes(b"\0")
    shown, code = on_terminal("in", "-o", "out", "-j", jobs, size=(200, 50), **at_once)
    assert code == 1
    assert files("out") == ["a.json", "b.json", "c.json"]
    bars, _, table = shown.rpartition("\x1b[?25h")  # the cursor is back
    assert bars.startswith("\x1b[?25l")
    assert "4 articles" in bars
    assert "3 of 4 files" in bars
    assert re.search(r"\x1b\[2Knewsparse: in/d␛\[31m.txt: binary, not text", bars)  # above the bar
    assert table.startswith("\r\x1b[1A\x1b[2K\x1b[1A\x1b[2K\n")  # nothing is left of it
    assert lines(table)[1:3] == ["4 inputs, 4 articles " + "─" * 55, "3 written · 1 failed"]


def test_the_bar_of_a_single_file(at_once: dict[str, str]) -> None:
    Path("a.jsonl").write_text('{"text": "A text."}\n' * 20_000, encoding="utf-8")
    shown, code = on_terminal("a.jsonl", "-o", "b.jsonl", "-j", "1", size=(100, 50), **at_once)
    shares = [int(share) for share in re.findall(r"(\d+)%.*? left", ANSI.sub("", shown))]
    assert code == 0
    assert shares == sorted(shares)
    assert {20, 50, 80} <= set(shares)


def test_progress_where_nobody_sees_a_bar(at_once: dict[str, str]) -> None:
    story("in/a.txt", "in/b.txt")
    env = environment(**at_once)
    said = newsparse("in", env=env).stderr.decode("utf-8").splitlines()
    assert len(said) == 4
    assert re.fullmatch(
        r"newsparse: 2 articles, [\d,.]+/s, [\d,.]+ MB/s, 1 of 2 files, about \d+ s left", said[2]
    )
    assert newsparse("-q", "in", env=env).stderr == b""
    shown, _ = on_terminal("in", "-o", "out", TERM="dumb", **at_once)
    assert lines(shown)[0].startswith("newsparse: 1 article, ")
    assert "\x1b" not in shown


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_table_at_the_end(environment: dict[str, str]) -> None:
    story("in/a.txt", "in/b.txt")
    shown, code = on_terminal("in", "-o", "out", **environment)
    assert code == 0
    assert ("\x1b[36m" in shown) is (not environment)
    said = [re.sub(" +", " ", line) for line in lines(shown)]
    assert said[1] == "2 written · 0 failed"
    assert any(re.fullmatch("Headline ━{30,} 100% 0 without", line) for line in said)


def test_a_table_beside_a_file() -> None:
    story("in/a.txt", "in/b.txt")
    with open("all.jsonl", "wb") as file:
        shown, _ = on_terminal("in", stdout=file.fileno())
    assert lines(shown)[0].startswith("2 inputs, 2 articles ")
    assert Path("all.jsonl").read_bytes() == newsparse("in").stdout


def test_ctrl_c_leaves_a_clean_terminal(at_once: dict[str, str]) -> None:
    program = Path("site/sitecustomize.py").read_text(encoding="utf-8")
    program += "\nimport newsparse.making as m; parse = m.parse_document\ndef stop(document, layout, own):\n"
    program += (
        "    if 'b.txt' in document.path: raise KeyboardInterrupt\n    return parse(document, layout, own)\n"
    )
    Path("site/sitecustomize.py").write_text(f"{program}m.parse_document = stop\n", encoding="utf-8")
    story("in/a.txt", "in/b.txt")
    shown, code = on_terminal("in", "-o", "out", "-j", "1", **at_once)
    assert code == 130
    said = shown.rpartition("\x1b[?25h")[2]
    account = "newsparse: interrupted: 1 input, 1 article: 1 written, 0 failed; --resume goes on from here\n"
    assert said == f"\r\x1b[1A\x1b[2K\x1b[1A\x1b[2K{account}"


@pytest.mark.parametrize(
    "arguments", [["-q", "in", "-o", "out"], ["in/a.txt", "-o", "out/"], ["in", "-f", "jsonl"]]
)
def test_no_bar_where_it_would_be_in_the_way(arguments: list[str]) -> None:
    story("in/a.txt", "in/b.txt")
    shown, code = on_terminal(*arguments, stdout=subprocess.DEVNULL)
    assert "\x1b" not in shown
    assert len(lines(shown)) == (0 if arguments[0] in ("-q", "in") else 1)
    assert code == 0
