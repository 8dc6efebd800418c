from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multiples import ARTICLES, SHAPES, nexis, ruled
from strategies import any_text

from newsparse.article import Document
from newsparse.errors import EncodingError, InputError, NewsparseError, OptionError, Remark
from newsparse.lines import split_lines
from newsparse.readers import read, read_documents, text
from newsparse.readers.options import PLAIN, Item, ReadOptions

TITLES = [article.splitlines()[0] for article in ARTICLES]
GERMAN = (
    "Brücke über den Rüder bleibt offen\n\nDie Brücke über den Rüder bleibt offen, so beschloss es der Rat.\n"
)
STARS = ReadOptions(split="stars")


def items(data: bytes, options: ReadOptions = PLAIN) -> list[Item]:
    return list(text.read_text(io.BytesIO(data), "a.txt", options))


def documents(found: list[Item]) -> list[Document]:
    return [item for item in found if isinstance(item, Document)]


def remarks(found: list[Item]) -> list[str]:
    return [str(item) for item in found if isinstance(item, Remark)]


@pytest.fixture
def small_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "SMALL", 100)
    monkeypatch.setattr(text, "WINDOW", 1000)


# Dumps


@pytest.mark.parametrize("shape", SHAPES)
def test_the_documents_of_a_dump(shape: str) -> None:
    name, dump = SHAPES[shape]
    for options in (PLAIN, ReadOptions(split=name)):
        found = documents(items(dump.encode(), options))
        assert [document.article for document in found] == [1, 2, 3, 4]
        assert [TITLES[i] in document.text for i, document in enumerate(found)] == [True] * 4
        assert "".join(document.text for document in found) == dump
        assert [document.path for document in found] == ["a.txt"] * 4
        lines = [line for document in found for line in split_lines(document.text, document.first_line)]
        assert [line.number for line in lines] == [*range(1, len(lines) + 1)]
        assert all(document.frame <= {line.number for line in lines} for document in found)
    assert len(items(dump.encode(), ReadOptions(split="none"))) == 1


def test_a_file_gives_its_articles(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_text(ruled("====="), encoding="utf-8")
    assert [article.headline for article in read(path)] == TITLES
    assert [article.source.article for article in read(path, ReadOptions(split="none"))] == [1]


@pytest.mark.usefixtures("small_windows")
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_dump_that_comes_in_parts(shape: str, codec: str) -> None:
    name, dump = SHAPES[shape]
    found = documents(items(dump.encode(codec), ReadOptions(split=name)))
    assert [TITLES[i] in document.text for i, document in enumerate(found)] == [True] * 4
    assert "".join(document.text for document in found) == dump
    assert {document.encoding for document in found} == {codec}


@given(
    st.lists(
        st.sampled_from([b"*****", b"\xff", b"\xc3\xbc", b"\xfc", b"Word", b"\r", b"\n", b"\x81", b"\0"]),
        max_size=60,
    ),
    st.integers(1, 20),
    st.sampled_from([None, "utf-8", "cp1252"]),
)
def test_it_does_not_matter_how_much_is_read_at_once(
    data: list[bytes], size: int, encoding: str | None
) -> None:
    options = ReadOptions(encoding, split="stars")
    whole = outcome(b"".join(data), options)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "SMALL", size)
        patch.setattr(text, "WINDOW", 2 * size)
        parts = outcome(b"".join(data), options)
    assert parts == whole


def outcome(data: bytes, options: ReadOptions) -> list[tuple[int, str] | str]:
    """What can be had of a dump: text and place of each document, and "error" for an error, also one that is raised."""
    try:
        found = items(data, options)
    except EncodingError:
        return ["error"]
    return [(item.first_line, item.text) if isinstance(item, Document) else "error" for item in found]


@given(st.lists(any_text, max_size=6), st.lists(st.binary(max_size=4), max_size=3), st.data())
def test_every_article_is_found_or_failed(
    articles: list[str], scraps: list[bytes], draw: st.DataObject
) -> None:
    """A dump with scraps of bytes thrown in: the numbers go on, and no line is in two documents."""
    data = "\n*****\n".join(articles).encode()
    for scrap in scraps:
        at = draw.draw(st.integers(0, len(data)))
        data = data[:at] + scrap + data[at:]
    try:
        found = items(data, STARS)
    except EncodingError:
        return  # it was one article
    numbers = [item.article for item in found if isinstance(item, Document)]
    places = [i for i, item in enumerate(found, 1) if isinstance(item, NewsparseError)]
    assert sorted([*numbers, *places]) == [*range(1, len(found) + 1)]
    lines = [number for document in documents(found) for number in numbers_of(document)]
    assert lines == sorted(set(lines))


def numbers_of(document: Document) -> list[int]:
    return [line.number for line in split_lines(document.text, document.first_line)]


# Encodings


def test_each_article_of_a_dump_may_have_its_own_encoding() -> None:
    cut = b"*****\n"
    data = cut.join(
        [GERMAN.encode(), GERMAN.encode("cp1252"), b"Bad \x81\n", GERMAN.encode("cp1252"), b"Ok\n"]
    )
    one, two, three, four, five = items(data, STARS)
    assert isinstance(one, Document) and isinstance(two, Document) and isinstance(four, Document)
    assert (one.text, one.encoding) == (GERMAN, "utf-8")
    assert (two.text, two.encoding) == ("*****\n" + GERMAN, "cp1252")
    assert str(three).startswith("a.txt, line 8: neither UTF-8 nor cp1252 (byte 0x81 in line 9); ")
    assert (four.text, four.encoding, four.article) == ("*****\n" + GERMAN, "cp1252", 4)
    assert isinstance(five, Document)
    assert five.article == 5


def test_a_single_text_is_decoded_as_a_whole() -> None:
    [document] = items(GERMAN.encode("cp1252") + b"\nEnd of Document\n")
    assert isinstance(document, Document)
    assert document.encoding == "cp1252"
    assert document.frame == {5}
    with pytest.raises(EncodingError, match=r"^a\.txt: neither UTF-8 nor cp1252 \(byte 0x81 in line 2\)"):
        items(b"one\n\x81")
    with pytest.raises(EncodingError, match=r"^a\.txt: not ascii \(ordinal"):
        items(b"one\n\x81", ReadOptions("ascii"))


def test_an_encoding_that_was_asked_for_holds_for_all() -> None:
    data = b"One\n*****\nTw\xff\n*****\nThree\n"
    one, two, three = items(data, ReadOptions("utf-8", split="stars"))
    assert isinstance(one, Document)
    assert isinstance(two, EncodingError)
    assert two.at == ("line", 3)
    assert isinstance(three, Document)
    assert (three.article, three.encoding) == (3, "utf-8")
    assert [
        document.encoding for document in documents(items(data, ReadOptions("latin1", split="stars")))
    ] == ["iso8859-1"] * 3


def test_a_damaged_spot_costs_one_article() -> None:
    data = (
        ruled("*****")
        .encode()
        .replace(b"ladders can", b"ladders\0\0can")
        .replace(b"a plumber", b"a pl\0mber")
    )
    found = items(data, STARS)
    assert [type(item) for item in found] == [Document, Document, EncodingError, Document]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_dump_in_utf16(codec: str) -> None:
    found = documents(items(nexis().encode(codec)))
    assert [document.encoding for document in found] == [codec] * 4


def test_a_mark_in_the_middle_is_none_of_the_text() -> None:
    data = GERMAN.encode("utf-8-sig") + b"\x03\n" + GERMAN.encode("utf-8-sig") + b"\x03\n"
    assert [document.text[:6] for document in documents(items(data))] == ["Brücke", "Brücke"]


def test_a_long_binary_file_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "SMALL", 1000)
    monkeypatch.setattr(text, "WINDOW", 10_000)
    with pytest.raises(EncodingError, match="binary, not text"):
        items(bytes(range(256)) * 100)


# Limits


def test_an_article_that_is_too_large_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "WINDOW", 1000)
    monkeypatch.setattr(text, "SMALL", 100)
    monkeypatch.setattr(text, "MAX_TEXT", 1_000_000)
    data = b"One\n*****\n" + b"word word\n" * 150_000 + b"*****\nThree\n"
    one, two, three = items(data, STARS)
    assert isinstance(one, Document)
    assert isinstance(two, InputError)
    assert str(two) == (
        "a.txt, line 2: over 50 MB, which is too large for one article;"
        " say with --split where its articles begin, or leave it out"
    )
    assert isinstance(three, Document)
    assert (three.article, three.first_line) == (3, 150_003)


class Endless(io.RawIOBase):
    """A dump of so many articles, made while it is read."""

    def __init__(self, articles: int) -> None:
        self._left: Iterator[bytes] = (
            b"\n" + "Brücke\n".encode() * 400 + b"End of Document\n" for _ in range(articles)
        )
        self._rest = b""

    def read(self, size: int = -1, /) -> bytes:
        while len(self._rest) < size and (piece := next(self._left, b"")):
            self._rest += piece
        data, self._rest = self._rest[:size], self._rest[size:]
        return data


def test_memory_does_not_grow_with_the_dump(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "WINDOW", 1 << 16)
    monkeypatch.setattr(text, "SMALL", 1 << 12)
    peaks = []
    for articles in (100, 2000):
        tracemalloc.start()
        assert sum(1 for _ in text.read_text(Endless(articles), None, PLAIN)) == articles  # type: ignore[arg-type]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5


class Pipe(io.BytesIO):
    """What gives less than it is asked for."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 0, 700))


def test_a_pipe_gives_less_at_a_time() -> None:
    dump = ruled("*****").encode()
    assert list(text.read_text(Pipe(dump), "a.txt", PLAIN)) == items(dump)


# Remarks and options


def test_a_count_that_differs_is_told_behind_the_documents() -> None:
    dump = nexis().replace("2 of 4 DOCUMENTS", "")
    *found, remark = items(dump.encode())
    assert len(found) == 3
    assert str(remark) == "a.txt, line 1: it says 4 documents, 3 were found: 2 is missing"


def test_a_regex_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text")
    with pytest.raises(OptionError):
        list(read_documents(tmp_path / "a.txt", ReadOptions(split="[")))
