from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from newsparse.screen import Page, is_terminal, paged, pager_command, say, wants_color


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("when", "terminal", "environment", "expected"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": ""}, False),
        ("auto", True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("always", False, {"NO_COLOR": "1", "TERM": "dumb"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_wants_color(when: str, terminal: bool, environment: dict[str, str], expected: bool) -> None:
    stream = Terminal() if terminal else io.StringIO()
    assert wants_color(when, stream, environment) is expected


def test_a_closed_stream_is_no_terminal() -> None:
    assert not is_terminal(None)
    assert not wants_color("auto", None, {})


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({}, ["less", "-R"]),
        ({"PAGER": "/usr/bin/less -i"}, ["/usr/bin/less", "-i", "-R"]),
        ({"PAGER": "more -s 'a b'"}, ["more", "-s", "a b"]),
        ({"PAGER": ""}, []),
        ({"PAGER": "cat"}, []),
        ({"PAGER": "less", "TERM": "dumb"}, []),
        ({"PAGER": "it's"}, ["it's"]),
    ],
)
def test_pager_command(environment: dict[str, str], command: list[str]) -> None:
    assert pager_command(environment) == command


def pager(tmp_path: Path, program: str) -> tuple[list[str], Path]:
    """A pager that is a Python program, and the file it may write to."""
    kept = tmp_path / "paged"
    return [sys.executable, "-c", f"import sys, os; kept = {str(kept)!r}; {program}"], kept


KEEP = "open(kept, 'wb').write(sys.stdin.buffer.read())"


def test_what_fits_goes_to_the_screen(tmp_path: Path) -> None:
    command, kept = pager(tmp_path, KEEP)
    screen = io.BytesIO()
    with paged(screen, 4, command) as page:
        page.write(b"1\n2\n")
        page.write(b"3\n")
        assert screen.getvalue() == b""
    assert screen.getvalue() == b"1\n2\n3\n"
    assert not kept.exists()


def test_what_does_not_fit_goes_through_the_pager(tmp_path: Path) -> None:
    command, kept = pager(tmp_path, KEEP)
    screen = io.BytesIO()
    with paged(screen, 4, command) as page:
        page.write(b"1\n2\n3\n")
        page.write(b"4\n")
        page.write(b"5\n")
    assert kept.read_bytes() == b"1\n2\n3\n4\n5\n"
    assert screen.getvalue() == b""


def test_without_a_pager_all_goes_to_the_screen() -> None:
    screen = io.BytesIO()
    with paged(screen, 2, []) as page:
        for _ in range(5):
            page.write(b"line\n")
    assert screen.getvalue() == b"line\n" * 5


def test_a_pager_that_cannot_start_is_told_if_the_user_named_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for named, said in (
        (None, ""),
        (
            "no\x1bpager",
            "newsparse: the pager no␛pager cannot be started (no such file or directory);"
            " set PAGER to another one\n",
        ),
    ):
        monkeypatch.delenv("PAGER", raising=False)
        if named:
            monkeypatch.setenv("PAGER", named)
        screen = io.BytesIO()
        with paged(screen, 1, [named or "no-less-here"]) as page:
            page.write(b"a\nb\n")
        assert screen.getvalue() == b"a\nb\n"
        assert capsys.readouterr().err == said


def test_a_reader_may_leave_the_pager_early(tmp_path: Path) -> None:
    command, _ = pager(tmp_path, "sys.stdin.buffer.readline()")
    written = 0
    with paged(io.BytesIO(), 1, command) as page:
        for _ in range(100_000):
            page.write(b"line\n" * 100)
            written += 1
    assert 0 < written < 100_000


def test_another_broken_pipe_is_none_of_the_pagers_business() -> None:
    with pytest.raises(BrokenPipeError), paged(io.BytesIO(), 9, []):
        raise BrokenPipeError


def test_a_pager_gets_what_git_would_give_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LESS", "LV", "LESSCHARSET"):
        monkeypatch.delenv(name, raising=False)
    command, kept = pager(
        tmp_path, "open(kept, 'w').write(os.environ['LESS'] + ' ' + os.environ['LESSCHARSET'])"
    )
    Page(io.BytesIO(), 0, command).close()
    assert not kept.exists()
    with paged(io.BytesIO(), 0, command) as page:
        page.write(b"x")
    assert kept.read_text() == "FRX utf-8"
    monkeypatch.setenv("LESS", "-S")
    with paged(io.BytesIO(), 0, command) as page:
        page.write(b"x")
    assert kept.read_text() == "-S utf-8"


def test_what_is_said_is_one_line_and_safe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    say("a\nb\x1b[31m\u202e.txt: gone")
    assert capsys.readouterr().err == "newsparse: a␊b␛[31m⟨U+202E⟩.txt: gone\n"
    monkeypatch.setattr(sys, "stderr", None)
    say("to nobody")
