"""Runs the command as users do: as a process of its own, in a pipe or on a terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from pathlib import Path

COMMAND = [sys.executable, "-W", "error", "-m", "newsparse"]
# What a user's shell may hold and the outcome of these tests must not depend on.
_OURS = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PAGER", "LESS", "TERM")

# A sitecustomize.py with which each article is a while at work.
SLOW = """
import time
import newsparse.making as making

parse = making.parse_document

def slow(document, *rest):
    time.sleep(0.01)
    return parse(document, *rest)

making.parse_document = slow
"""


def environment(**changes: str) -> dict[str, str]:
    """The environment without what changes the output, but for `changes`."""
    return {name: value for name, value in os.environ.items() if name not in _OURS} | changes


def newsparse(
    *arguments: str | Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the command with pipes at all ends."""
    command = [*COMMAND, *map(os.fspath, arguments)]
    env = environment() if env is None else env
    return subprocess.run(
        command, input=stdin, capture_output=True, cwd=cwd, env=env, timeout=60, check=False
    )


def on_terminal(
    *arguments: str | Path,
    size: tuple[int, int] = (80, 24),
    stdin: int | None = None,
    stdout: int | None = None,
    cwd: Path | None = None,
    **changes: str,
) -> tuple[str, int]:
    """Run the command on a terminal of so many columns and rows; what it showed, and its exit code.

    `stdin` and `stdout` may be something else; stderr is always the terminal.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    env = environment(TERM="xterm-256color", PAGER="cat") | changes
    process = subprocess.Popen(
        [*COMMAND, *map(os.fspath, arguments)],
        stdin=slave if stdin is None else stdin,
        stdout=slave if stdout is None else stdout,
        stderr=slave,
        cwd=cwd,
        env=env,
        start_new_session=True,
    )
    os.close(slave)
    shown = _read_to_end(master)
    os.close(master)
    return shown.decode("utf-8").replace("\r\n", "\n"), process.wait(timeout=60)


def _read_to_end(terminal: int) -> bytes:
    shown = b""
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # how Linux says that nobody holds the other end any more
            return shown
        if not data:
            return shown
        shown += data
