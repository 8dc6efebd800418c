"""What comes up most often, counted in bounded memory, however much there is to count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

ROOM = 1 << 15  # lines that are kept when there are twice as many: some 10 MB of them


class Frequent:
    """Counts lines. When there are too many, the rare ones are forgotten, and all others count for less.

    What is counted of a line is never too much, and too little by `undercount` at the most, which is 0 while there
    are fewer than twice `room` different lines, and never more than all lines together divided by `room`: any line
    that came up more often is here. This is the sketch of Misra and Gries, thinned in one go. What it comes to
    hangs on the order of the lines and on nothing else.
    """

    def __init__(self, room: int = ROOM) -> None:
        self.undercount = 0
        self._room = room
        self._counts: Counter[str] = Counter()

    def add(self, lines: Iterable[str]) -> None:
        """Count each of `lines`."""
        self._counts.update(lines)
        if len(self._counts) >= 2 * self._room:
            self._thin()

    def most(self, number: int) -> list[tuple[str, int]]:
        """So many lines that came up more than once, the most frequent ones first, and their counts."""
        several = [each for each in self._counts.items() if each[1] > 1]
        return sorted(several, key=lambda each: (-each[1], each[0]))[:number]

    def _thin(self) -> None:
        """Take from each count what the first one beyond the room has, and forget what is left without."""
        taken = sorted(self._counts.values(), reverse=True)[self._room]
        self._counts = Counter({line: n - taken for line, n in self._counts.items() if n > taken})
        self.undercount += taken
