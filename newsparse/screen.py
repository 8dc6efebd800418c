"""The terminal: is there one, does it want colour, and what does not fit on it goes through a pager."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import IO, TYPE_CHECKING, BinaryIO

from newsparse.errors import why
from newsparse.visible import visible_line

if TYPE_CHECKING:
    from subprocess import Popen

    from newsparse.bar import Bar
    from newsparse.meter import Pace


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether somebody sits at `stream`; a closed one is None."""
    return stream is not None and stream.isatty()


def leads_to_terminal(path: str) -> bool:
    """Whether a file of this name is a terminal, as /dev/tty and often /dev/stdout are."""
    import stat  # hardly a run writes to a device

    try:
        if not stat.S_ISCHR(os.stat(path).st_mode):
            return False
        device = os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0))
    except OSError:  # writing to it will tell
        return False
    try:
        return os.isatty(device)
    finally:
        os.close(device)


def say(message: str) -> None:
    """One line to stderr, whatever the message holds."""
    if sys.stderr is not None:
        print(f"newsparse: {visible_line(message)}", file=sys.stderr)


def wants_color(when: str, stream: IO[str] | None, environment: Mapping[str, str]) -> bool:
    """Whether to send colours: `when`, or if it is auto NO_COLOR, FORCE_COLOR, then the terminal."""
    if when != "auto":
        return when == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and environment.get("TERM") != "dumb"


def pager_command(environment: Mapping[str, str]) -> list[str]:
    """The pager as git finds it: $PAGER, or less; none if it is empty or `cat`, or on a dumb terminal.

    less is told to pass colors through, whatever $LESS says.
    """
    import shlex  # only a page needs it

    named = environment.get("PAGER", "less")
    if named == "cat" or environment.get("TERM") == "dumb":
        return []
    try:
        command = shlex.split(named)
    except ValueError:
        return [named]
    return [*command, "-R"] if command and command[0].endswith("less") else command


class Page:
    """Holds output back while it fits on the screen, and sends it through a pager once it does not."""

    def __init__(self, screen: BinaryIO, height: int, command: list[str]) -> None:
        self._screen = screen
        self._height = height
        self._command = command
        self._held: list[bytes] = []
        self._lines = 0
        self._pager: Popen[bytes] | None = None
        self._out: BinaryIO | IO[bytes] | None = None

    @property
    def in_pager(self) -> bool:
        return self._pager is not None

    def write(self, data: bytes) -> None:
        """Raises BrokenPipeError once the reader has left the pager."""
        if self._out is not None:
            self._out.write(data)
            return
        self._held.append(data)
        self._lines += data.count(b"\n")
        if self._lines >= self._height:
            self._begin(self._start_pager() or self._screen)

    def close(self) -> None:
        """Show what is held, and wait until the reader has left the pager, who alone decides when that is."""
        if self._out is None:
            self._begin(self._screen)
        if self._pager is None or self._pager.stdin is None:
            self._screen.flush()
            return
        with suppress(BrokenPipeError):
            self._pager.stdin.close()
        while self._pager.poll() is None:
            with suppress(KeyboardInterrupt):  # in a pager, Ctrl-C stops a search, not the pager
                self._pager.wait()

    def _begin(self, out: BinaryIO | IO[bytes]) -> None:
        self._out = out
        out.write(b"".join(self._held))
        self._held.clear()

    def _start_pager(self) -> IO[bytes] | None:
        from subprocess import PIPE, Popen  # only a long page needs it

        if not self._command:
            return None
        environment = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8", **os.environ}
        try:
            self._pager = Popen(self._command, stdin=PIPE, env=environment)
        except OSError as error:
            if "PAGER" in os.environ:
                say(
                    f"the pager {self._command[0]} cannot be started ({why(error)}); set PAGER to another one"
                )
            return None
        return self._pager.stdin


@contextmanager
def paged(screen: BinaryIO, height: int, command: list[str]) -> Iterator[Page]:
    """A page to write to. That the reader leaves the pager before the end is no error, only the end."""
    page = Page(screen, height, command)
    try:
        yield page
    except BrokenPipeError:
        if not page.in_pager:
            raise
    finally:
        page.close()


@contextmanager
def progress(color: bool) -> Iterator[Callable[[Pace], None]]:
    """What shows a pace as a bar on stderr, which is not there before the first one, and gone at the end."""
    bars: list[Bar] = []

    def show(pace: Pace) -> None:
        if not bars:
            from newsparse.bar import Bar, error_console  # only a bar needs rich

            bars.append(stack.enter_context(closing(Bar(error_console(color)))))
        bars[0].show(pace)

    with ExitStack() as stack:
        yield show
