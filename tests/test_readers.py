from __future__ import annotations

import codecs
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from newsparse.article import Article
from newsparse.errors import EncodingError, InputError
from newsparse.readers import READERS, read, read_documents, read_stream, suffix
from newsparse.readers.encodings import decode
from newsparse.readers.options import ReadOptions

MARKED = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
plain_texts = texts().map(lambda text: text.replace("\0", "").lstrip("\ufeff"))


@given(plain_texts)
def test_utf8_is_read_as_it_stands(text: str) -> None:
    assert decode(text.encode("utf-8"), None, "a.txt") == (text, "utf-8")


@given(plain_texts, st.sampled_from(sorted(MARKED)))
def test_a_byte_order_mark_settles_the_encoding(text: str, name: str) -> None:
    data = MARKED[name] + text.encode(name.removesuffix("-sig"))
    decoded, used = decode(data, None, "a.txt")
    assert decoded == text
    assert data.decode(used) == text


@given(st.text(st.characters(codec="cp1252", exclude_characters="\0")))
def test_cp1252_is_the_last_resort(text: str) -> None:
    data = b"A " + text.encode("cp1252") + b"\xfc\n"  # a lone "ü", which UTF-8 never has
    assert decode(data, None, "a.txt") == (f"A {text}ü\n", "cp1252")


@given(
    st.binary(max_size=60),
    st.none() | st.sampled_from(["utf-8", "utf-16", "cp1252", "latin-1", "utf-7", "shift_jis"]),
)
def test_any_bytes_are_decent_text_or_an_error_that_helps(data: bytes, encoding: str | None) -> None:
    try:
        text, used = decode(data, encoding, "a.txt")
    except EncodingError as error:
        assert str(error).startswith("a.txt: ")
        assert "--encoding" in str(error)
    else:
        assert "\0" not in text
        text.encode("utf-8")
        codecs.lookup(used)


@pytest.mark.parametrize(
    ("data", "encoding", "expected"),
    [
        (b"", None, ("", "utf-8")),
        (b"\xef\xbb\xbf", None, ("", "utf-8-sig")),
        (b"\xef\xbb\xbfHi", "UTF8", ("Hi", "utf-8")),
        (b"Gr\xfc\xdfe", None, ("Grüße", "cp1252")),
        (b"Gr\xfc\xdfe", "latin1", ("Grüße", "iso8859-1")),
        (b"\x81\x40", "shift_jis", ("\u3000", "shift_jis")),
        (b"a\x85b\r\nc\rd", None, ("a…b\r\nc\rd", "cp1252")),
    ],
)
def test_decode(data: bytes, encoding: str | None, expected: tuple[str, str]) -> None:
    assert decode(data, encoding, "a.txt") == expected


@pytest.mark.parametrize(
    ("data", "encoding", "wrong"),
    [
        (b"one\ntwo \x81\n", None, "neither UTF-8 nor cp1252 (byte 0x81 in line 2)"),
        (b"a\0b", None, "binary, not text (a NUL at offset 1)"),
        (b"\x7fELF\0\x81", None, "binary, not text"),
        (b"\xff\xfe\0\0", "utf-16", "binary, not text"),
        (b"\xef\xbb\xbf\xff", None, "a byte order mark of utf-8 but is not"),
        (b"\xff\xfea", None, "a byte order mark of utf-16 but is not"),
        (b"\xff", "ascii", "not ascii (ordinal not in range(128) at offset 0)"),
        (b"+2AA-", "utf-7", "not utf-7 (surrogates not allowed"),
    ],
)
def test_what_cannot_be_decoded(data: bytes, encoding: str | None, wrong: str) -> None:
    with pytest.raises(EncodingError) as caught:
        decode(data, encoding, "a.txt")
    assert wrong in str(caught.value)


def test_a_file_is_one_document(tmp_path: Path) -> None:
    path = tmp_path / "story.md"  # an unknown suffix is text as well
    path.write_bytes(b"Headline\r\n\r\nProse.\r\n")
    [document] = read_documents(path)
    assert document.text == "Headline\r\n\r\nProse.\r\n"
    assert (document.path, document.article, document.first_line) == (str(path), 1, 1)


def test_a_name_that_is_not_utf8_is_shown_with_escapes(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xff.txt")
    try:
        with open(path, "wb") as file:
            file.write(b"Hello")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    [document] = read_documents(os.fsdecode(path))
    assert document.path == f"{tmp_path}/\\xff.txt"


def test_read_gives_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Gr\xfc\xdfe")
    [article] = read(path)
    assert isinstance(article, Article)
    assert (article.source.path, article.source.encoding) == (str(path), "cp1252")
    [article] = read(str(path), ReadOptions("cp437"))
    assert article.source.encoding == "cp437"


def test_a_stream_has_no_path() -> None:
    [document] = read_stream(io.BytesIO(b"Hello"))
    assert (document.text, document.path) == ("Hello", None)


def test_an_error_in_a_stream_is_told() -> None:
    with pytest.raises(EncodingError, match=r"^standard input: binary"):
        list(read_stream(io.BytesIO(b"\0")))


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("missing.txt", "no such file or folder; check the name"),
        ("folder", r"cannot be read \(is a directory\)"),
        ("loop.txt", r"cannot be read \(too many levels of symbolic links\)"),
        ("file.txt/below.txt", r"cannot be read \(not a directory\)"),
    ],
)
def test_what_cannot_be_read(name: str, wrong: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").touch()
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(InputError, match=wrong):
        list(read_documents(tmp_path / name))


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)  # the tests may run as root, whom no mode keeps out
    with pytest.raises(InputError, match="no permission to read it; check its owner and mode"):
        list(read_documents(tmp_path / "a.txt"))


def test_a_disk_that_fails_in_the_middle() -> None:
    class Failing(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(InputError, match=r"standard input: cannot be read \(input/output error\)"):
        list(read_stream(Failing()))


def test_suffixes_are_lower_case() -> None:
    assert suffix("b.old/A.TXT") == ".txt"
    assert all(name == name.lower() and name.startswith(".") for name in READERS)
