from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from newsparse.article import Article
from newsparse.errors import EncodingError, InputError
from newsparse.readers import READERS, read, read_documents, read_stream, suffix
from newsparse.readers.options import ReadOptions


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
