from __future__ import annotations

import gzip
import io
import sys
import tracemalloc
from pathlib import Path

import pytest
from dumps import check_account, errors_of, read_data, read_file, stories, texts_of, warc_record, wet
from hypothesis import given
from hypothesis import strategies as st
from strategies import mutilated

from newsparse.article import Document
from newsparse.errors import InputError
from newsparse.readers import warc as reader
from newsparse.readers.options import PLAIN, Item, ReadOptions
from newsparse.readers.streams import stream
from newsparse.readers.warc import read_wet

GOOD = warc_record("one", number=1)
LAST = warc_record("two", number=9)


def read(data: bytes, options: ReadOptions = PLAIN) -> list[Item]:
    return list(read_wet(io.BytesIO(data), "a.wet", options))


def test_a_record_is_a_document() -> None:
    items = read(wet(["Café\r\n\r\nlate", ""]))
    assert items == [
        Document(
            text,
            "a.wet",
            n,
            encoding="utf-8",
            url=f"https://news.example/{n}",
            timestamp="2019-04-25T12:57:54Z",
        )
        for n, text in ((1, "Café\r\n\r\nlate"), (2, ""))
    ]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")), min_size=1, max_size=5))
def test_a_text_is_as_long_as_its_record_says(texts: list[str]) -> None:
    texts += [
        "a page about\r\n\r\nWARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 4\r\n\r\ntext\r\n\r\n"
    ]
    assert texts_of(read(wet(texts))) == texts


def test_each_record_may_be_a_gz_member_of_its_own(tmp_path: Path) -> None:
    records = [warc_record("info", "warcinfo"), *(warc_record(text) for text in stories(50))]
    data = b"".join(gzip.compress(record) for record in records)
    assert texts_of(read_file(tmp_path / "a.warc.wet.gz", data)) == stories(50)
    assert texts_of(read_data(data)) == stories(50)


def test_other_records_are_passed_over_whatever_their_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_TEXT", 1000)
    other = warc_record(b"\0\xff" * 99_000, "response")
    assert texts_of(read(other + GOOD + other + other + LAST + other)) == ["one", "two"]


@pytest.mark.parametrize(
    "change",
    [
        (b"\r\n", b"\n"),
        (b"WARC/1.0", b"WARC/1.1"),
        (b"Content-Length", b"content-length"),
        (b"Content-Type", b"X-Folded: one\r\n two\r\nContent-Type"),
        (b"https://news.example/1", b"<https://news.example/1>"),
    ],
    ids=lambda change: change[1].decode(),
)
def test_what_writers_do_differently(change: tuple[bytes, bytes]) -> None:
    items = read(GOOD.replace(*change) + LAST)
    assert texts_of(items) == ["one", "two"]
    assert isinstance(items[0], Document)
    assert items[0].url == "https://news.example/1"


def test_the_end_may_be_missing() -> None:
    assert texts_of(read(GOOD.rstrip())) == ["one"]
    assert texts_of(read(b"\n\n" + GOOD.rstrip() + b"\n")) == ["one"]


@pytest.mark.parametrize(
    ("bad", "wrong"),
    [
        (warc_record("cut", length=5), "this record does not end after the 5 bytes that it says it has"),
        (warc_record("cut", length=150), "this record does not end after the 150 bytes that it says it has"),
        (warc_record("cut", length=99_999), "this record is cut short: "),
        (warc_record("too much", length=3), "this record does not end after the 3 bytes that it says it has"),
        (warc_record("x", length=99_000_000), "over 50 MB, which is too large for one article"),
        (warc_record("x", length="-1"), "this record does not say how long it is"),
        (warc_record("x", length="1e3"), "this record does not say how long it is"),
        (warc_record("x", length="9" * 30), "this record does not say how long it is"),
        (warc_record("x").replace(b"Content-Length", b"Content-Width"), "this record does not say how long it is"),
        (warc_record("x\0y"), "binary, not text (a NUL at offset 1)"),
        (warc_record("x").replace(b"WARC/1.0", b"WARX/1.0"), "155 bytes here are no record"),
        (warc_record("x").replace(b"Content-Type", b"X" * 99_999), "the header of this record is broken"),
        (warc_record("x", "response", length=3), "this record does not end after the 3 bytes"),
        (b"<html>no record</html>\r\n", "22 bytes here are no record"),
        (b"x" * 200_000 + b"\r\n", "200000 bytes here are no record"),
    ],
)  # fmt: skip
def test_a_bad_record_is_one_error_and_the_others_are_read(bad: bytes, wrong: str) -> None:
    items = read(GOOD + bad + LAST)
    assert texts_of(items) == ["one", "two"]
    [error] = errors_of(items)
    assert error.startswith(f"a.wet, record 2: {wrong}")
    check_account(items)


def test_what_is_cut_off_is_one_error() -> None:
    data = wet(stories(3))
    for end in range(len(data) - 4):
        items = read_data(data[:end]) if data[:end].startswith(b"WARC/1.0\r\n") else []
        assert texts_of(items) == stories(3)[: len(texts_of(items))]
        assert len(errors_of(items)) <= 1
        check_account(items)


@given(st.data())
def test_each_record_has_its_place_whatever_happened(choose: st.DataObject) -> None:
    data = choose.draw(mutilated(wet(stories(4))))
    try:
        check_account(read(data))
    except InputError as error:
        assert "no text in it" in str(error)


@given(st.data())
def test_a_broken_gz_is_one_error_behind_what_is_whole(choose: st.DataObject) -> None:
    data = gzip.compress(wet(stories(9)))
    items = read_data(data[: choose.draw(st.integers(60, len(data) - 1))])
    assert texts_of(items) == stories(9)[: len(texts_of(items))]
    [error] = errors_of(items)
    assert "its gz data is cut short" in error
    check_account(items)


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "no WARC record, no text in it"),
        (b"\n", "no WARC record, no text in it"),
        (
            warc_record("x", "response") + warc_record("x", "request"),
            "only records of the type request, response, no text in it",
        ),
    ],
)
def test_no_text_at_all(data: bytes, wrong: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert str(caught.value) == f"a.wet: {wrong}; read the WET file of the crawl, which has the texts"


def test_many_records_that_lie_about_their_size_take_no_longer() -> None:
    lies = warc_record("x", length=40_000_000) * 20_000
    items = read(lies)
    assert len(errors_of(items)) == 20_000


def test_a_long_dump_is_never_in_memory() -> None:
    parts = (warc_record(text) for text in stories(1) * 10_000)
    tracemalloc.start()
    count = sum(isinstance(item, Document) for item in read_wet(stream(parts), "a.wet", PLAIN))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 10_000
    assert peak < 2_000_000


def test_nothing_is_said_on_stderr_by_others(capfd: pytest.CaptureFixture[str]) -> None:
    read(
        warc_record("x").replace(b"https://news.example/1", b"https://news.example/a b\x1b[31m")
        + b"rubbish\r\n"
        + GOOD
    )
    assert capfd.readouterr() == ("", "")


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.statusandheaders", None)
    with pytest.raises(InputError) as caught:
        read(GOOD)
    assert (
        str(caught.value)
        == "a.wet: WET needs a library that is not installed; run pip install 'newsparse[warc]'"
    )
