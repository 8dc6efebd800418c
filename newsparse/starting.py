"""What the command does while it is loaded, which takes most of the time of a short run: Ctrl-C has no traceback.

It is the first thing that the package imports. A program that only uses the package is left alone.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130  # 128 + SIGINT


def arm() -> None:
    """Let Ctrl-C end this process at once, if it is the command and has not begun to work yet; collect no garbage."""
    if COMMAND and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)
    if COMMAND:  # nothing that is loaded is garbage
        gc.disable()


def disarm() -> None:
    """Let Ctrl-C be an exception again, as there is something to clean up from here on."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def settle() -> None:
    """Let the garbage collector work again, but pass over what is loaded: all of it stays until the command ends."""
    if COMMAND:
        gc.freeze()
        gc.enable()


def _end(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)


def _is_command() -> bool:
    """Whether it is the script `newsparse`, or `python -m newsparse`."""
    name = os.path.basename(sys.argv[0]) if sys.argv else ""
    return name in ("newsparse", "newsparse.exe") or (name == "-m" and _module() == "newsparse")


def _module() -> str:
    """What `python -m` is to run; until it is found, it is called "-m" whatever it is."""
    given = iter(sys.orig_argv[1:])
    option = next((each for each in given if each.startswith("-m")), "")
    return option.removeprefix("-m") or next(given, "")


COMMAND = _is_command()
arm()
