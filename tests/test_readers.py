from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from newsparse.article import Article, Document
from newsparse.errors import EncodingError, InputError, NewsparseWarning, OptionError
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


def test_read_warns_whoever_asks_for_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Die Brücke über den Rüder bleibt für Fußgänger offen.".encode().decode("latin-1"), encoding="utf-8"
    )
    with pytest.warns(NewsparseWarning, match=r"a\.txt: the text is encoded twice") as caught:
        articles = list(read(path))
    assert [len(articles), *(each.filename for each in caught)] == [1, __file__]
    with pytest.raises(NewsparseWarning):  # as warnings are errors here
        list(read(path))


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl"])
@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", "idna"])
def test_an_encoding_that_is_none_is_told_of_in_every_format(
    name: str, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(b'{"text": "Pier"}\n')
    with pytest.raises(OptionError, match=f"--encoding: '{encoding}' is no text encoding; utf-8"):
        list(read(path, ReadOptions(encoding)))


def listed(lines: int, line: str) -> str:
    return "".join(f"{line}{i % 10}\n" for i in range(lines))


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
def test_a_list_without_end_is_no_article(newline: str, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(listed(20_001, "pier no. ").replace("\n", newline), newline="")
    (error,) = read_documents(path)
    assert str(error) == (
        f"{path}, article 1: 20,001 lines of {10 + len(newline)} bytes each, which is a table or a list and no article;"
        " leave it out, or cut it into its articles; --split does that for a plain text"
    )
    with pytest.raises(InputError):
        list(read(path))


@pytest.mark.parametrize(
    "text",
    [
        listed(20_000, "pier no. "),
        listed(20_001, "a line that is not so short "),
        listed(10_001, "pier no. ").replace("\n", "\n\n\n"),
    ],
    ids=["fewer lines", "longer lines", "blank lines"],
)
def test_long_texts_are_articles(text: str) -> None:
    (document,) = read_stream(io.BytesIO(text.encode()))
    assert isinstance(document, Document)
    assert document.text == text


def test_a_list_costs_itself_and_not_its_neighbours() -> None:
    text = (
        "1 of 2 DOCUMENTS\n\nPier closed\n\nBy Orla Fennick\n\nThe pier is closed.\n\n\n2 of 2 DOCUMENTS\n\n"
    )
    first, second = read_stream(io.BytesIO((text + listed(30_000, "pier ")).encode()))
    assert isinstance(first, Document)
    assert isinstance(second, InputError)
    assert second.at == ("line", 10)


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
