"""A limit on the time that one piece of work may take."""

from __future__ import annotations

import signal
from functools import cache
from types import FrameType
from typing import Protocol


class TimeUp(BaseException):
    """The time is up. Not an Exception: what handles those inside must not take it for one of its own."""


class Limit(Protocol):
    """Raises TimeUp inside of `with` once its time is over; it may be used again and again, not within itself."""

    def __enter__(self) -> object: ...

    def __exit__(self, *exception: object) -> None: ...


@cache
def limit(seconds: float) -> Limit:
    """A limit of so many seconds; 0 for none.

    It goes by an alarm of the operating system, which Python answers between two steps of its own and inside a
    regular expression. There is no limit where such an alarm cannot be had: in a thread, and on Windows. SIGALRM
    is taken from here on.
    """
    if not seconds or not hasattr(signal, "setitimer"):
        return _NoLimit()
    try:
        signal.signal(signal.SIGALRM, _ring)
    except ValueError:  # not the main thread
        return _NoLimit()
    return _Alarm(seconds)


class _NoLimit:
    def __enter__(self) -> None:
        pass

    def __exit__(self, *exception: object) -> None:
        pass


class _Alarm:
    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        # Again every second: what is raised in the midst of a finalizer is printed and gone.
        signal.setitimer(signal.ITIMER_REAL, self._seconds, 1)

    def __exit__(self, *exception: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise TimeUp
