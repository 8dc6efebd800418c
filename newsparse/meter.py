"""How far a run has come, how fast it is, and how long it still takes; when to show it, and to say it in words."""

from __future__ import annotations

import io
import time
from array import array
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Any, BinaryIO, NamedTuple

from newsparse.account import Ended, Outcome, Tally, many
from newsparse.inputs import PassedOver


class Pace(NamedTuple):
    """How far a run has come in so many `seconds`: `files` of them are done, and `size` bytes read.

    `total` is the number of bytes there are to read; None if nobody knows.
    """

    seconds: float
    files: int
    all_files: int
    articles: int
    failed: int
    size: int
    total: int | None

    @property
    def articles_per_second(self) -> float:
        return self.articles / self.seconds if self.seconds else 0.0

    @property
    def bytes_per_second(self) -> float:
        return self.size / self.seconds if self.seconds else 0.0

    @property
    def share(self) -> float | None:
        """The part that is done, from 0 to 1; None if nobody knows."""
        if self.total is None:
            return None
        return min(self.size / self.total, 1.0) if self.total else 1.0

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at the pace so far; None if nobody knows."""
        return self.seconds / self.share - self.seconds if self.share else None

    @property
    def facts(self) -> list[str]:
        """How far and how fast, in words: "1,204 articles", "340/s", "4.1 MB/s", "3 of 12 files"."""
        files = [f"{self.files:,} of {self.all_files:,} files"] if self.all_files > 1 else []
        articles, megabytes = self.speeds
        return [many(self.articles, "article"), f"{articles}/s", f"{megabytes} MB/s", *files]

    @property
    def speeds(self) -> tuple[str, str]:
        """How many articles and how many megabytes in a second."""
        return _rounded(self.articles_per_second), _rounded(self.bytes_per_second / 1e6)

    def __str__(self) -> str:
        failed = [f"{self.failed:,} failed"] if self.failed else []
        left = [] if self.seconds_left is None else [f"about {_in_words(self.seconds_left)} left"]
        return ", ".join([*self.facts, *failed, *left])


class Meter:
    """Is told of every outcome, and shows the pace: first after `first` seconds, then after `every` seconds.

    `tally` is the account that is kept of the outcomes, this one included. `sizes` gives the bytes of all inputs in
    their order, None for what is no file; it is asked when the pace is first shown. `clock` is in seconds.
    """

    def __init__(
        self,
        tally: Tally,
        sizes: Callable[[], Iterable[int | None]],
        show: Callable[[Pace], None],
        pause: tuple[float, float],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tally = tally
        self._sizes = sizes
        self._show = show
        self._clock = clock
        self._start = clock()
        self._due = self._start + pause[0]
        self._every = pause[1]
        self._files = 0
        self._size = 0
        self._source: str | None = None
        self._watched: tuple[str | None, BinaryIO] | None = None
        self._plan: _Plan | None = None

    def add(self, outcome: Outcome) -> None:
        """Count the outcome, and show the pace if it is time."""
        if not isinstance(outcome, PassedOver):
            self._source = outcome.source
            self._files += isinstance(outcome, Ended)
        now = self._clock()
        if now >= self._due:
            self._due = now + self._every
            self._show(self.pace(now))

    def watch(self, file: BinaryIO) -> BinaryIO:
        """Take note of a file that is going to be read; what to read instead of it."""
        name = getattr(file, "name", None)
        source = name if isinstance(name, str) and name != "<stdin>" else None
        watched = file if file.seekable() else io.BufferedReader(_Counted(file))
        self._watched = (source, watched)
        return watched

    def pace(self, now: float | None = None) -> Pace:
        """How far it has come."""
        if self._plan is None:
            self._plan = _Plan(self._sizes())
        plan, tally = self._plan, self._tally
        seconds = (self._clock() if now is None else now) - self._start
        # What is read runs ahead of what is made of it, and a file that is closed has no place: never go back.
        self._size = max(self._size, plan.before(self._files) + self._place())
        return Pace(seconds, self._files, plan.files, tally.found, tally.failed, self._size, plan.total)

    def _place(self) -> int:
        """How many bytes have been read of the input at work, if it is watched."""
        if self._watched is None or self._watched[0] != self._source:
            return 0
        try:
            return self._watched[1].tell()
        except (OSError, ValueError):
            return 0


class _Plan:
    """What there is to read."""

    def __init__(self, sizes: Iterable[int | None]) -> None:
        known = list(sizes)
        self.files = len(known)
        self._before = array("Q", accumulate((size or 0 for size in known), initial=0))
        self.total = None if None in known else self._before[-1]

    def before(self, files: int) -> int:
        """The bytes of so many inputs, the first ones."""
        return self._before[min(files, self.files)]


class _Counted(io.RawIOBase):
    """A pipe, and a count of what has been read of it, which `tell` gives."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._count = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._count

    def readinto(self, buffer: Any, /) -> int:
        count: int = self._file.readinto1(buffer)  # type: ignore[attr-defined]
        self._count += count
        return count


def clock(seconds: float) -> str:
    """So many seconds as 0:05, 12:34 or 1:02:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _rounded(number: float) -> str:
    """A number with no more digits than tell something: 0.34, 4.1, 340, 12,000."""
    digits = 0 if number >= 9.95 else 1 if number >= 0.995 else 2
    return f"{number:,.{digits}f}"


def _in_words(seconds: float) -> str:
    """So many seconds, roughly: 40 s, 3 min, 2.5 h."""
    if seconds < 59.5:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5970 else f"{seconds / 3600:.1f} h"
