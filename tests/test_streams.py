from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from dumps import pipe
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import InputError
from newsparse.readers.streams import HEAD, Window, peek, seekable, stream

parts = st.lists(st.binary(min_size=1, max_size=9), max_size=20)


def broken(*before: bytes) -> Iterator[bytes]:
    yield from before
    raise InputError("a.gz", "cut short", "get it again")


@given(parts)
def test_a_stream_is_its_parts(given_parts: list[bytes]) -> None:
    assert stream(given_parts).read() == b"".join(given_parts)
    assert list(stream(given_parts)) == list(io.BytesIO(b"".join(given_parts)))


def test_a_broken_stream_gives_what_came_before_and_never_ends() -> None:
    file = stream(broken(b"one\n", b"tw"))
    assert file.readline() == b"one\n"
    for _ in range(3):
        with pytest.raises(InputError, match="cut short"):
            file.readline()


@given(st.binary(max_size=50) | st.binary(max_size=50).map(lambda data: data * 200))
def test_looking_ahead_loses_nothing(data: bytes) -> None:
    for file in (io.BytesIO(data), pipe(data, step=1000)):
        again, head = peek(file)
        assert head == data[:HEAD]
        assert again.read() == data


def test_looking_ahead_begins_where_the_file_stands() -> None:
    file = io.BytesIO(b"read already, not yet")
    file.seek(14)
    again, head = peek(file)
    assert (head, again.read()) == (b"not yet", b"not yet")


def test_looking_ahead_into_a_broken_stream() -> None:
    again, head = peek(stream(broken(b"one\n", b"tw")))
    assert head == b"one\ntw"
    assert again.readline() == b"one\n"
    with pytest.raises(InputError):
        again.readline()


@given(st.binary(max_size=99))
def test_a_stream_that_cannot_go_back_is_copied(data: bytes) -> None:
    for file in (io.BytesIO(data), pipe(data)):
        with seekable(file) as source:
            assert source.read() == data
            assert source.seek(0) == 0
            assert source.read() == data


@given(parts, st.data())
def test_a_window_moves_over_a_stream(given_parts: list[bytes], choose: st.DataObject) -> None:
    window, whole, place = Window(stream(given_parts)), b"".join(given_parts), 0
    for _ in range(5):
        size = choose.draw(st.integers(0, 30))
        assert window.fill(size) is (len(whole) - place >= size)
        assert whole[place:].startswith(window.data)
        step = choose.draw(st.integers(0, 30))
        if choose.draw(st.booleans()):
            place += min(step, len(window.data))
            window.drop(step)
        else:
            assert window.skip(step) is (len(whole) - place >= step)
            place = min(place + step, len(whole))


def test_a_window_keeps_the_fault_of_its_stream() -> None:
    window = Window(stream(broken(b"one", b"two")))
    assert window.fill(6)
    assert window.fault is None
    assert not window.fill(7)
    assert bytes(window.data) == b"onetwo"
    assert str(window.fault) == "a.gz: cut short; get it again"
