"""How much the index of a Parquet file asks room for, told without making it.

An index is a structure of Thrift in its compact protocol. A few bytes of it may stand for a column, for which Arrow
makes room of several hundred: so they are counted before it is asked.
"""

from __future__ import annotations

DEEPEST = 32  # structures and lists in one another; an honest index has six
_STOP, _BOOLEANS, _BYTE, _INTEGERS, _DOUBLE, _BINARY = 0, (1, 2), 3, (4, 5, 6), 7, 8
_LISTS, _MAP, _STRUCT = (9, 10), 11, 12
_LARGE = (_BINARY, *_LISTS, _MAP, _STRUCT)  # kinds of entries that take more room than bytes


class TooManyEntriesError(Exception):
    """There are more entries than were allowed."""


class Index:
    """One pass over the bytes of an index: `check` raises ValueError where it is broken."""

    def __init__(self, data: bytes, allowed: int) -> None:
        self._data, self._left, self._at = data, allowed, 0

    def check(self) -> None:
        """Raises TooManyEntriesError for more large entries in all lists than allowed; ValueError if it is broken."""
        self._struct(0)

    def _byte(self) -> int:
        if self._at >= len(self._data):
            raise ValueError("its index ends too early")
        self._at += 1
        return self._data[self._at - 1]

    def _number(self) -> int:
        number = shift = 0
        while (byte := self._byte()) & 128:
            number |= (byte & 127) << shift
            shift += 7
            if shift > 63:
                raise ValueError("a number of its index is too large")
        return number | byte << shift

    def _struct(self, depth: int) -> None:
        while (head := self._byte()) & 15 != _STOP:
            if not head >> 4:  # the number of the field is written out
                self._number()
            if head & 15 not in _BOOLEANS:  # these are said by their kind
                self._value(head & 15, depth + 1)

    def _value(self, kind: int, depth: int) -> None:
        if depth > DEEPEST:
            raise ValueError("its index is too deep")
        if kind in _INTEGERS:
            self._number()
        elif kind in _BOOLEANS or kind == _BYTE:
            self._skip(1)
        elif kind == _DOUBLE:
            self._skip(8)
        elif kind == _BINARY:
            self._skip(self._number())
        elif kind == _STRUCT:
            self._struct(depth)
        elif kind in _LISTS:
            head = self._byte()
            self._entries(self._number() if head >> 4 == 15 else head >> 4, (head & 15,), depth)
        elif kind == _MAP:
            self._map(depth)
        else:
            raise ValueError("its index has a field of no known kind")

    def _map(self, depth: int) -> None:
        if count := self._number():
            kinds = self._byte()
            self._entries(count, (kinds >> 4, kinds & 15), depth)

    def _entries(self, count: int, kinds: tuple[int, ...], depth: int) -> None:
        if not set(kinds).isdisjoint(_LARGE):
            self._left -= count
            if self._left < 0:
                raise TooManyEntriesError
        for _ in range(count):
            for kind in kinds:
                self._value(kind, depth + 1)

    def _skip(self, size: int) -> None:
        self._at += size
        if self._at > len(self._data):
            raise ValueError("its index ends too early")
