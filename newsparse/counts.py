"""How many articles a dump says it has, and how many were found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

RANGES = 5  # gaps in the numbers that are told one by one


class Difference(NamedTuple):
    """What a dump says of itself, on the 1-based `line`, and what was found."""

    text: str
    line: int


class Run:
    """Articles that a dump counts, "1 of 3" to "3 of 3", the first one at `line`."""

    def __init__(self, total: int, line: int) -> None:
        self.total = total
        self.last = 0
        self._line = line
        self._found = 0
        self._gaps: list[tuple[int, int]] = []

    def take(self, number: int) -> None:
        """Count the next one; numbers go up."""
        self._miss(number - 1)
        self.last = number
        self._found += 1

    def end(self) -> Iterator[Difference]:
        """What is to be told in the end. A lone "12 of 100" stands on an article that somebody has cut out."""
        if self._found > 1 or self.last == 1:
            self._miss(self.total)
            yield from compare(self.total, self._line, self._found, _missing(self._gaps))

    def _miss(self, last: int) -> None:
        if last > self.last and len(self._gaps) <= RANGES:
            self._gaps.append((self.last + 1, last))


def compare(total: int, line: int, found: int, missing: str = "") -> Iterator[Difference]:
    """The difference, if there is one, between the `total` that is said on `line` and what was found."""
    if total != found or missing:
        said = (
            f"it says {total} document{'s' * (total != 1)}, {found} {'was' if found == 1 else 'were'} found"
        )
        yield Difference(said + missing, line)


def _missing(gaps: list[tuple[int, int]]) -> str:
    """As in ": 3, 7 and 12 to 15 are missing"; nothing if nothing is."""
    if not gaps:
        return ""
    told = [str(first) if first == last else f"{first} to {last}" for first, last in gaps[:RANGES]]
    told += ["others"] * (len(gaps) > RANGES)
    listed = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
    single = len(gaps) == 1 and gaps[0][0] == gaps[0][1]
    return f": {listed} {'is' if single else 'are'} missing"
