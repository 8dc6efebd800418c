"""What a terminal would obey never reaches it from outside: through a real one, which here is a pty."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import newsparse, on_terminal
from dumps import STORY, csv_table, tarred, warc_record, zipped

from newsparse.visible import visible

# All that is obeyed instead of printed: C0 and C1 controls, what turns the direction of the text around it, what
# ends a line, what changes how letters are shaped, and the tags, which hide a text in a text.
OBEYED = [
    *(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"),
    *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *"\u206a\u206b\u206c\u206d\u206e\u206f\ufff9\ufffa\ufffb",
    *"\U000e0001\U000e0041\U000e007f",
]
ATTACKS = [
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07 \x1b]2;title\x1b\\",
    "\x1b]52;c;Y3VybCBldmls\x07",
    "\x1b]8;;https://evil.example/\x1b\\link\x1b]8;;\x1b\\",
    '\x1bP$q"p\x1b\\ \x1b_Gi=1;AAAA\x1b\\ \x1b^pm\x1b\\ \x1bX sos\x1b\\',
    "\x1b[2J\x1b[1;1H\x1b[?1049h\x1b[6n\x1b[c\x1bc\x1b#8",
    "\x9b31m \x9d0;title\x9c \x90q\x9c \x85 \x84",
    "overwritten\rnew \x08\x08\x08bs \x07 \x0e\x0f \x05 \x18 \x1a \x7f",
    "\u202etxt.exe\u202c \u2067abc\u2069 \u061c\u200e\u200f",
    "one\u2028two\u2029three\x0bfour\x0cfive\x1csix\x1dseven\x1eeight\x85nine",
    "".join(f"{sign}." for sign in OBEYED if sign not in "\0\r"),
    "[bold]loud[/bold] [/b] [link=https://evil.example/]x[/link] [@click=app.bell]y[/] \\[b]",
    ":warning: :smile: :skull_and_crossbones:",
]
# Shown as they are: no terminal does anything with them but print, and writing needs them.
HARMLESS = "Grüße\u00ad \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 👩\u200d👧"
HARMLESS += " ❤\ufe0f \u200b\ufeff\u2060\u3164\u115f"
SGR = re.compile(r"\x1b\[[0-9;]*m")
# What the progress bar moves the cursor with, and nothing else does: up, to the first column, clear, hide and show.
CURSOR = re.compile(r"\x1b\[(?:[0-9]*A|2K|\?25[lh])|\r")
TEXTUAL = ["pretty", "json", "jsonl", "text", "markdown", "html", "explain"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def hostile_text() -> str:
    """An article in which every part has every attack."""
    parts = [f"Headline {ATTACKS[0]} {HARMLESS}", f"By Orla {ATTACKS[1]} Fennick"]
    parts += [
        f"A paragraph with {attack} in it, which is long enough to be prose, and ends here."
        for attack in ATTACKS
    ]
    parts += [f"Photo Credit: {attack}/Reuters" for attack in ATTACKS]
    parts += [f"- An item {attack}" for attack in ATTACKS] + [f"Share {attack}" for attack in ATTACKS]
    return "\n\n".join(parts)


def hostile_name(ending: str = ".txt") -> str:
    """A file name of all that a name may hold: neither a NUL nor a slash, and 255 bytes at the most."""
    return "n\x1b[2J\x1b]0;t\x07\r\n\t\x9b\x85\u2028\u202e\U000e0041[b]:warning:" + ending


def obeyed(shown: str) -> set[str]:
    """What of `shown` a terminal obeys, but for newlines."""
    return set(shown) & set(OBEYED) - {"\t"}


def test_the_list_has_all_of_unicode_that_is_obeyed() -> None:
    """Of the characters of the kinds in question, those that are not shown as symbols have no say over others."""
    left = {
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp")
    }
    left = {sign for sign in left if visible(sign) == sign}
    spaces = set("\t\n")
    joiners = set("\u00ad\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u180e")
    marks_of_scripts = {
        sign
        for sign in left
        if re.match("ARABIC|SYRIAC|KAITHI|EGYPTIAN|SHORTHAND|MUSICAL", unicodedata.name(sign, ""))
    }
    assert left == spaces | joiners | marks_of_scripts
    assert set("".join(map(visible, OBEYED))) & set(OBEYED) == {"\t"}


@pytest.mark.parametrize("form", TEXTUAL)
def test_a_hostile_text_on_a_terminal(form: str) -> None:
    name = hostile_name()
    Path(name).write_text(hostile_text(), encoding="utf-8", newline="")
    shown, code = on_terminal("-f", form, "--no-pager", name, size=(300, 50))
    assert code == 0
    plain = SGR.sub("", shown)
    assert obeyed(plain) == set()
    assert "\x1b[31mred" not in shown  # its colour is none of ours
    if form != "html":
        assert "[/b]" in plain.replace("\\", "")
        assert ":warning:" in plain.replace("\\", "")
    assert all(sign in plain for sign in HARMLESS.split()[:4])


@pytest.mark.parametrize("form", TEXTUAL)
def test_a_hostile_text_in_a_pipe_stays_what_it_was(form: str) -> None:
    Path("a.txt").write_text(
        f"Headline\n\n{ATTACKS[0]} {ATTACKS[8]}, and some words more to make it prose.\n", encoding="utf-8"
    )
    out = newsparse("-f", form, "a.txt").stdout.decode()
    if form == "jsonl":
        assert json.loads(out)["paragraphs"][0].startswith(f"{ATTACKS[0]} {ATTACKS[8]}")
    elif form == "text":
        assert f"{ATTACKS[0]} {ATTACKS[8]}" in out


@pytest.mark.parametrize("form", ["pretty", "explain"])
def test_a_hostile_text_through_a_pager(form: str) -> None:
    """`cat -v` shows what a pager gets: nothing but colours has an escape."""
    Path("a.txt").write_text(hostile_text(), encoding="utf-8", newline="")
    Path("pager.py").write_text("import sys; print(ascii(sys.stdin.buffer.read().decode('utf-8')))")
    shown, code = on_terminal("-f", form, "a.txt", size=(80, 5), PAGER=f"{sys.executable} pager.py")
    assert code == 0
    got = eval(shown)
    assert obeyed(SGR.sub("", got)) == set()


def messages() -> Iterator[tuple[list[str], int]]:
    """Command lines whose messages hold what an attacker says, and their exit codes."""
    evil = "".join(ATTACKS[:11])
    yield [hostile_name(".none")], 1
    yield ["\udcff\udc9b\x1b[2J.txt"], 1
    yield [f"x{evil.replace('/', '')}"[:60]], 1
    yield ["-f", evil, "a.txt"], 2
    yield ["--layout", evil, "a.txt"], 2
    yield ["--color", evil, "a.txt"], 2
    yield ["--encoding", evil, "a.txt"], 2
    yield ["--max-bytes", evil, "a.txt"], 2
    yield ["--jobs", evil, "a.txt"], 2
    yield ["--timeout", evil, "a.txt"], 2
    yield ["--split", f"({evil}", "a.txt"], 2
    yield ["--split", evil, "a.txt"], 2
    yield ["--split", ".*\x1b[]2J\u202e\U000e0041]", "a.txt"], 0
    yield [f"--{evil}", "a.txt"], 2
    yield ["--text-field", evil, "keys.jsonl"], 1
    yield ["-o", f"no/{hostile_name('.json')}", "a.txt"], 1
    yield ["--errors", f"no/{hostile_name()}", "a.txt"], 1
    yield ["--errors", hostile_name(), hostile_name()], 2
    for name in (
        "keys.jsonl",
        "columns.csv",
        "types.wet",
        "members.zip",
        "members.tar",
        "broken.jsonl",
        "columns.parquet",
    ):
        yield ["-f", "jsonl", name], 1


def hostile_files() -> None:
    evil = "".join(ATTACKS[:9]).replace("\r", "").replace("\n", "")
    Path("a.txt").write_text(STORY)
    Path(hostile_name()).write_text(STORY)
    Path("keys.jsonl").write_text(json.dumps({evil[:25]: 1, evil[25:50]: 2}) + "\n" + json.dumps({"text": 1}))
    Path("broken.jsonl").write_bytes(b'{"text": "' + evil.encode() + b"\n")
    Path("columns.csv").write_bytes(csv_table([STORY]).replace(b"text", evil[:25].replace(",", "").encode()))
    Path("types.wet").write_bytes(warc_record("x", evil[:30]).replace(b"\x9b", b"\xc2\x9b"))
    members = {f"{evil.replace('/', '')[:40]}{n}.txt": b"GIF\0" for n in range(2)} | {f"{evil[:20]}.gif": b""}
    Path("members.zip").write_bytes(zipped(members))
    Path("members.tar").write_bytes(tarred(members))
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.table({evil[:25]: ["x"]}), "columns.parquet")


@pytest.mark.parametrize(("arguments", "code"), list(messages()), ids=lambda each: ascii(each)[:30])
def test_a_hostile_message_on_a_terminal(arguments: list[str], code: int) -> None:
    hostile_files()
    shown, got = on_terminal(*arguments, size=(400, 50), stdout=os.open(os.devnull, os.O_WRONLY))
    assert got == code, shown
    assert obeyed(SGR.sub("", shown)) == set()
    assert code == 0 or "newsparse: " in shown
    assert len(shown.splitlines()) == shown.count("\n")  # each message is one line, whoever counts


@pytest.mark.parametrize("target", ["/dev/stdout", "/dev/stderr"])
@pytest.mark.parametrize("option", ["--errors", "-o"])
def test_a_file_that_is_the_terminal(option: str, target: str) -> None:
    hostile_files()
    Path("b.txt").write_text(hostile_text(), encoding="utf-8", newline="")
    form = ["-f", "text"] if option == "-o" else []
    shown, _ = on_terminal(
        option, target, *form, "--no-pager", "b.txt", hostile_name(".none"), "members.zip", size=(300, 50)
    )
    assert "Headline" in shown
    assert obeyed(CURSOR.sub("", SGR.sub("", shown))) == set()


def test_a_progress_bar_above_hostile_names() -> None:
    hostile_files()
    Path("in").mkdir()
    for n in range(5):
        Path("in", f"{n}{hostile_name()}").write_bytes(b"\0")
    Path("site").mkdir()
    at_once = "import newsparse.cli as cli; cli._BAR = cli._LINES = (0, 0)"
    Path("site/sitecustomize.py").write_text(at_once, encoding="utf-8")
    shown, code = on_terminal("in", "-o", "out", size=(300, 24), PYTHONPATH="site")
    assert code == 1
    assert "4 of 5 files" in shown
    assert obeyed(CURSOR.sub("", SGR.sub("", shown))) == set()


def test_a_fault_of_the_parser_shows_nothing_raw(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from newsparse import cli, making

    def broken(*_: object) -> None:
        raise ValueError(ATTACKS[0] + ATTACKS[8])

    monkeypatch.setattr(making, "parse_document", broken)
    Path("a.txt").write_text(STORY)
    assert cli.main(["a.txt", "--jobs", "1"]) == 1
    assert obeyed(capsys.readouterr().err) == set()
