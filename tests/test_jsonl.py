from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dumps import (
    check_account,
    errors_of,
    jsonl,
    read_data,
    read_file,
    remarks_of,
    row_of,
    stories,
    texts_of,
)
from hypothesis import given
from hypothesis import strategies as st
from strategies import mutilated, strings

from newsparse.article import Document
from newsparse.errors import InputError
from newsparse.readers import jsonl as reader
from newsparse.readers.jsonl import is_json, read_json
from newsparse.readers.options import PLAIN, Item, ReadOptions
from newsparse.readers.streams import stream

# Texts as JSON carries them into a Document: no NUL, no half characters, no byte order mark.
plain = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=99)
INDENTS = [None, 0, 1, 4, "\t"]


def read(data: bytes, options: ReadOptions = PLAIN) -> list[Item]:
    return list(read_json(io.BytesIO(data), "a.jsonl", options))


@given(st.lists(plain, min_size=1, max_size=9), st.booleans(), st.sampled_from([b"\n", b"\r\n", b"\n\n \n"]))
def test_a_line_is_a_document(texts: list[str], escaped: bool, newline: bytes) -> None:
    rows = [row_of(text, n) for n, text in enumerate(texts, 1)]
    items = read(newline.join(json.dumps(row, ensure_ascii=escaped).encode("utf-8") for row in rows))
    assert items == [
        Document(row["text"], "a.jsonl", n, encoding="utf-8", url=row["url"], timestamp=row["timestamp"])
        for n, row in enumerate(rows, 1)
    ]


@given(st.lists(plain, min_size=1, max_size=9), st.sampled_from(INDENTS), st.booleans(), st.booleans())
def test_values_may_run_over_lines(texts: list[str], indent: Any, listed: bool, marked: bool) -> None:
    rows = [{"text": text, "more": [{"}": "]"}], "end": '"\\'} for text in texts]
    if listed:
        said = json.dumps(rows, indent=indent)
    else:
        said = "\n".join(json.dumps(row, indent=indent if indent is not None else 1) for row in rows)
    items = read(b"\xef\xbb\xbf" * marked + said.encode("utf-8"))
    assert texts_of(items) == texts
    assert [item.article for item in items if isinstance(item, Document)] == list(range(1, len(texts) + 1))


def test_values_in_one_line_are_read_bit_by_bit() -> None:
    data = json.dumps([{"text": text} for text in stories(99)]).encode("utf-8")
    for step in (1, 2, 3, 7, 100):
        parts = [data[i : i + step] for i in range(0, len(data), step)]
        assert texts_of(read_json(stream(parts), "a.json", PLAIN)) == stories(99)


@given(st.data())
def test_each_line_has_its_place_whatever_happened(choose: st.DataObject) -> None:
    items = read_data(choose.draw(mutilated(jsonl(stories(5)))), ReadOptions(split="none"))
    if len(items) > 1:
        check_account(items)


@given(st.data(), st.sampled_from([None, 1]))
def test_each_value_has_its_place_whatever_happened(choose: st.DataObject, indent: int | None) -> None:
    data = json.dumps([{"text": text} for text in stories(5)], indent=indent).encode("utf-8")
    check_account(read(choose.draw(mutilated(data))))


@given(st.data())
def test_lines_beside_the_damage_are_read(choose: st.DataObject) -> None:
    lines = jsonl(stories(6)).splitlines(keepends=True)
    hit = choose.draw(st.integers(0, 5))
    lines[hit] = choose.draw(st.binary(max_size=30)).replace(b"\n", b"").strip() + b"\n"
    items = read(b"".join(lines))
    assert [text for n, text in enumerate(stories(6)) if n != hit] == texts_of(items)
    assert len(errors_of(items)) == bool(lines[hit].strip())


@given(strings)
def test_no_string_that_json_can_hold_breaks_anything(text: str) -> None:
    [item, *rest] = read(json.dumps({"text": text, "url": text}).encode("ascii"))
    check_account([item])
    assert all("halves of characters" in said for said in remarks_of(rest))


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (b"{", "not JSON (expecting property name enclosed in double quotes at offset 2)"),
        (b'{"text": "x"} {}', "not JSON (extra data at offset 14)"),
        (b'{"text": "x\ty"}', "not JSON (invalid control character at offset 11)"),
        (b"[" * 100_000, "not JSON (nested too deep)"),
        (b'{"text": ' + b'{"a":' * 100_000, "not JSON (nested too deep)"),
        (b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "not JSON (a number with too many digits)"),
        (b'["text"]', "JSON, but no object with fields"),
        (b"NaN", "JSON, but no object with fields"),
        (b'{"text": NaN}', 'its field "text" holds a number, not text'),
        (b'{"text": "caf\xe9"}', "not UTF-8 (byte 0xe9 at offset 13)"),
        (b'{"text": "\xed\xa0\x80"}', "not UTF-8 (byte 0xed at offset 10)"),
        (b'{"text": "x\\u0000"}', "binary, not text (a NUL at offset 1)"),
        (b'\xff\xfe{"text"}', "not UTF-8 (byte 0xff at offset 0)"),
    ],
)
def test_a_bad_line_is_one_error_with_its_line(line: bytes, wrong: str) -> None:
    items = read(jsonl(["one"]) + b"\n" + line + b"\n" + jsonl(["two"]))
    assert texts_of(items) == ["one", "two"]
    [error] = errors_of(items)
    assert error.startswith(f"a.jsonl, line 3: {wrong}; ")
    assert isinstance(items[-1], Document)
    assert items[-1].article == 3


def test_a_number_that_python_writes_and_json_has_not_costs_no_text() -> None:
    assert texts_of(read(b'{"text": "x", "score": NaN, "more": -Infinity}\n')) == ["x"]


def test_a_half_character_is_replaced_and_told() -> None:
    items = read(b'{"text": "a"}\n{"text": "b \\ud83d"}\n{"text": "\\ud83d\\ude00"}\n')
    assert texts_of(items) == ["a", "b \ufffd", "\U0001f600"]
    [remark] = remarks_of(items)
    assert remark.startswith("a.jsonl, line 2: halves of characters")


def test_another_encoding_is_used_if_it_is_asked_for() -> None:
    [item] = read('{"text": "Café"}\n'.encode("cp1252"), ReadOptions("cp1252"))
    assert isinstance(item, Document)
    assert (item.text, item.encoding) == ("Café", "cp1252")
    [error] = errors_of(read(b'{"text": "\x81"}\n', ReadOptions("cp1252")))
    assert error.startswith("a.jsonl, line 1: not cp1252 (")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_characters_are_refused(encoding: str, tmp_path: Path) -> None:
    [error] = read_file(tmp_path / "a.jsonl", '{"text": "x"}\n'.encode(encoding))
    assert "UTF-16 or UTF-32 by its byte order mark, but JSON is UTF-8; convert it to UTF-8" in str(error)


def test_a_text_field_of_another_name() -> None:
    assert texts_of(read(b'{"a": {"b": "deep"}}\n', ReadOptions(text_field="a.b"))) == ["deep"]


@pytest.mark.parametrize(
    ("data", "texts", "wrong"),
    [
        (b'[{"text": "a"}, {"text": "b"}', ["a", "b"], "record 3: the list does not end"),
        (b'[{"text": "a"}, {"text": "b', ["a"], "record 2: not JSON ("),
        (b'[{"text": "a"}, {"text": "b",}, {"text": "c"}]', ["a", "c"], "record 2: not JSON ("),
        (b'[{"text": "a"}, "b", 3, {"text": "c"}]', ["a", "c"], "record 2: JSON, but no object with fields"),
        (
            b'[{"text": "a"}, rubbish: and more, {"text": "c"}]',
            ["a", "c"],
            "record 2: not JSON (",
        ),
        (b'[{"text": "a"}, {"text": "b\xff"}, {"text": "c"}]', ["a", "c"], "record 2: not UTF-8 (byte 0xff"),
        (b'{\n"text": "a"}\n}\n{"text": "c"}', ["a", "c"], "record 2: not JSON ("),
        (b"[{}, " + b"[" * 100_000 + b'\n{"text": "c"}', [], "record 1: no field"),
    ],
)
def test_a_broken_list(data: bytes, texts: list[str], wrong: str) -> None:
    items = read(data)
    assert texts_of(items) == texts
    assert errors_of(items)[0].startswith(f"a.jsonl, {wrong}")
    check_account(items)


@pytest.mark.parametrize("data", [b"", b"\n \n", b"[]", b"[\n]\n", b"\xef\xbb\xbf"])
def test_nothing_in_it(data: bytes) -> None:
    assert read(data) == []


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'{"text": "x"}', True),
        (b'\xef\xbb\xbf \n{ "a\\"b" : 1', True),
        (b'[\n {"a":', True),
        (b"{}", False),
        (b"{ a story in braces }", False),
        (b'["a", "b"]', False),
        (b"[Photo: A ferry]", False),
        (b'"a": 1', False),
        (b"", False),
    ],
)
def test_what_looks_like_json(head: bytes, expected: bool) -> None:
    assert is_json(head) is expected


def test_a_cut_stream_is_told_of_behind_a_broken_value() -> None:
    def parts() -> Iterator[bytes]:
        yield b'[{"text": "a"}, {"text": b}, rubbish'
        raise InputError("a.gz", "cut short", "get it again")

    items = list(read_json(stream(parts()), "a.gz", PLAIN))
    assert [error.partition(" (")[0] for error in errors_of(items)] == [
        "a.gz, record 2: not JSON",
        "a.gz, record 3: cut short; get it again",
    ]


# Large ones


def test_a_line_over_the_limit_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_TEXT", 1000)
    long = json.dumps({"text": "x" * 100_000}).encode("ascii") + b"\n"
    items = read(jsonl(["one"]) + long + jsonl(["two"]) + b" " * 999 + b"\n" + long.rstrip())
    assert texts_of(items) == ["one", "two"]
    assert [error.partition(";")[0] for error in errors_of(items)] == [
        "a.jsonl, line 2: over 50 MB, which is too large for one article",
        "a.jsonl, line 5: over 50 MB, which is too large for one article",
    ]
    check_account(items)


def test_a_value_over_the_limit_ends_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_TEXT", 1000)
    for long in ({"text": "x" * 100_000}, {"text": '"' * 100_000}, [[]] * 100_000):
        data = json.dumps([{"text": "one"}, long, {"text": "two"}]).encode("ascii")
        items = read(data)
        assert texts_of(items) == ["one"]
        assert len(errors_of(items)) == 1


def test_a_line_without_end_is_never_in_memory() -> None:
    line = stream([b'{"text": "', *[b"x" * 65536] * 3000])  # 200 MB
    tracemalloc.start()
    [error] = errors_of(read_json(line, "a.jsonl", PLAIN))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "line 1: over 50 MB" in error
    assert peak < 120_000_000


def test_a_long_dump_is_never_in_memory() -> None:
    parts = (jsonl([text]) for text in stories(1) * 20_000)
    tracemalloc.start()
    count = sum(isinstance(item, Document) for item in read_json(stream(parts), "a.jsonl", PLAIN))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 2_000_000


def test_a_cut_gz_gives_what_came_before(tmp_path: Path) -> None:
    data = gzip.compress(jsonl(stories(500)))
    items = read_file(tmp_path / "a.jsonl.gz", data[:-2000])
    texts = texts_of(items)
    assert texts == stories(500)[: len(texts)]
    [error] = errors_of(items)
    assert error.startswith(f"{tmp_path / 'a.jsonl.gz'}, line {len(texts) + 1}: its gz data is cut short")
