from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from dumps import check_account, csv_table, errors_of, read_file, stories, texts_of
from hypothesis import given
from hypothesis import strategies as st
from strategies import mutilated

from newsparse.article import Document
from newsparse.errors import InputError
from newsparse.readers.options import PLAIN, Item, ReadOptions
from newsparse.readers.table import is_table, read_csv, read_tsv

cells = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=40)


def read(data: bytes, options: ReadOptions = PLAIN) -> list[Item]:
    return list(read_csv(io.BytesIO(data), "a.csv", options))


@given(
    st.lists(st.tuples(cells, cells), max_size=6), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"])
)
def test_a_row_is_a_document(rows: list[tuple[str, str]], delimiter: str, newline: str) -> None:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=newline, quoting=csv.QUOTE_ALL)
    writer.writerows([("text", "url"), *rows])
    items = read(buffer.getvalue().encode("utf-8"))
    assert items == [
        Document(text, "a.csv", n, encoding="utf-8", url=url or None) for n, (text, url) in enumerate(rows, 1)
    ]


def test_tabs_between_columns() -> None:
    items = list(read_tsv(io.BytesIO(b"a,b\ttext\ttimestamp\n1\tx, y; z\t2020\n"), "a.tsv", PLAIN))
    assert items == [Document("x, y; z", "a.tsv", 1, encoding="utf-8", timestamp="2020")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_the_encoding_is_that_of_the_mark(encoding: str) -> None:
    [item] = read('id;text\r\n1;"Café\r\nzwei"\r\n'.encode(encoding))
    assert isinstance(item, Document)
    assert (item.text, item.encoding) == ("Café\r\nzwei", encoding)


def test_a_row_that_is_no_utf8_is_read_as_a_text_would_be() -> None:
    data = b"text\n" + "Café\nCafé\n".encode("cp1252") + "Café\n".encode() + b"\x81\n"
    *items, error = read(data)
    assert texts_of(items) == ["Café"] * 3
    assert [item.encoding for item in items if isinstance(item, Document)] == ["cp1252", "cp1252", "utf-8"]
    assert str(error).startswith("a.csv, row 4: neither UTF-8 nor cp1252 (byte 0x81")


def test_another_encoding_is_used_if_it_is_asked_for() -> None:
    [item] = read("text\nCafé\n".encode("cp437"), ReadOptions("cp437"))
    assert isinstance(item, Document)
    assert (item.text, item.encoding) == ("Café", "cp437")
    one, error = read(b"text\nfine\n\x80\n", ReadOptions("ascii"))
    assert isinstance(one, Document)
    assert str(error).startswith("a.csv, row 2: not ascii (")
    [error] = read("text\nx\n".encode("utf-16-le") + b"\x00", ReadOptions("utf-16-le"))[1:]
    assert str(error).startswith("a.csv, row 2: not utf-16-le (")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("id,text", ["a;b\tc"]),
        ("id;text;a,b", ["b\tc"]),
        ('"id"\t"text"\t"a;b;c;d"', ["c"]),
        ("text", ["1,a;b\tc"]),
    ],
)
def test_what_separates_the_columns_is_what_makes_sense(head: str, expected: list[str]) -> None:
    assert (
        texts_of(read(f"{head}\n1,a;b\tc".encode())) == expected
        or "columns" in errors_of(read(f"{head}\n1,a;b\tc".encode()))[0]
    )


def test_blank_lines_are_no_rows() -> None:
    items = read(b"\n\nid,text\n\n1,one\n\r\n2,two\n\n")
    assert texts_of(items) == ["one", "two"]
    check_account(items)


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (b"2\n", "row 2: 1 cells under 2 columns, in line 4 of the file; mend it"),
        (b"2,a,b\n", "row 2: 3 cells under 2 columns, in line 4 of the file; mend it"),
        (b'2,"a" b\n', "row 2: not CSV (',' expected after '\"'), in line 4 of the file; mend it"),
        (b"2,x\0y\n", "row 2: binary, not text (a NUL at offset 1); leave it out"),
    ],
)
def test_a_bad_row_is_one_error(row: bytes, wrong: str) -> None:
    items = read(b'id,text\n1,"one\n"\n' + row + b"3,three\n")
    assert texts_of(items) == ["one\n", "three"]
    assert errors_of(items)[0].startswith(f"a.csv, {wrong}")
    check_account(items)


def test_a_quote_that_is_never_closed_is_an_error() -> None:
    items = read(b'id,text\n1,one\n2,"two\n3,three\n')
    assert texts_of(items) == ["one"]
    assert "row 2: not CSV (unexpected end of data)" in errors_of(items)[0]


@given(st.data(), st.sampled_from(",;"))
def test_each_row_has_its_place_whatever_happened(choose: st.DataObject, delimiter: str) -> None:
    data = choose.draw(mutilated(csv_table(stories(4), delimiter)))
    try:
        check_account(read(data))
    except InputError as error:
        assert 'no column "text"' in str(error)


@pytest.mark.parametrize("data", [b"", b"\n", b"id,text\n", b"\xef\xbb\xbf"])
def test_no_row(data: bytes) -> None:
    assert read(data) == []


def test_no_such_column(tmp_path: Path) -> None:
    [error] = read_file(tmp_path / "a.csv", b"id,body,title\n1,x,y\n")
    assert str(error) == (
        f'{tmp_path / "a.csv"}: no column "text" (it has id, body, title); '
        "name the one with the text with --text-field"
    )
    assert texts_of(read(b"id,body\n1,x\n", ReadOptions(text_field="body"))) == ["x"]


def test_the_column_of_the_text_twice_would_lose_one_text() -> None:
    with pytest.raises(InputError, match=r'a.csv: 2 columns are called "text"; give each a name of its own'):
        read(b"text,url,text\none,u,two\n")
    assert texts_of(read(b"url,text,url\nu,one,v\n")) == ["one"]


def test_a_cell_may_be_larger_than_csv_thinks() -> None:
    assert texts_of(read(b'text\n"' + b"x" * 500_000 + b'"\n')) == ["x" * 500_000]


def test_the_file_is_left_open() -> None:
    file = io.BytesIO(b"text\nx\n")
    assert texts_of(read_csv(file, None, PLAIN)) == ["x"]
    assert not file.closed


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"id,text\n1,x", True),
        (b'\xef\xbb\xbf"id";"text"\r\n', True),
        (b"url\ttext\ttitle\n", True),
        (b"text\n", False),
        (b"Words, text and pictures\n", False),
        (b"text messages, many\n", False),
        (b"", False),
    ],
)
def test_what_looks_like_a_table(head: bytes, expected: bool) -> None:
    assert is_table(head, PLAIN) is expected
