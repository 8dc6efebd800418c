from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import parse
from newsparse.article import Document
from newsparse.errors import InputError, NewsparseError
from newsparse.readers.options import MAX_TEXT, ReadOptions
from newsparse.readers.records import Records, wanted

leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=9)
names = st.sampled_from(["b", "url", "timestamp", "warc-date"])
values = st.recursive(
    leaves,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(names, below, max_size=3),
    max_leaves=5,
)
KEYS = [
    "text",
    "url",
    "timestamp",
    "date",
    "dump",
    "file_path",
    "warc_headers",
    "meta",
    "metadata",
    "a",
    "a.b",
]


def document(row: dict[str, Any], field: str = "text") -> Document | NewsparseError:
    return Records("a.jsonl", ReadOptions(text_field=field)).document(row, 7, ("line", 9), "utf-8")


@given(
    st.dictionaries(st.sampled_from(KEYS), values), st.sampled_from(["text", "a", "a.b", "meta.url", ".", ""])
)
def test_any_row_is_a_decent_document_or_an_error_with_its_place(row: dict[str, Any], field: str) -> None:
    found = document(row, field)
    if isinstance(found, NewsparseError):
        assert str(found).startswith("a.jsonl, line 9: ")
    else:
        assert found.article == 7
        for said in (found.text, found.url or "", found.timestamp or ""):
            assert isinstance(said, str)
            said.encode("utf-8")
        assert "\0" not in found.text


@pytest.mark.parametrize(
    ("row", "url", "timestamp"),
    [
        ({"url": "u", "timestamp": "2019-04-25T12:57:54Z"}, "u", "2019-04-25T12:57:54Z"),
        ({"warc_headers": {"warc-target-uri": "u", "warc-date": "t"}, "content": "x"}, "u", "t"),
        ({"url": "u", "url_used": "v", "publish_date": "no", "warc_date": "t"}, "u", "t"),
        ({"url": "u", "date": "t", "dump": "d", "file_path": "s3://x"}, "u", "t"),
        ({"url": "u", "date": "2021-01-01"}, "u", None),
        ({"date_download": "t", "date_publish": "no"}, None, "t"),
        ({"meta": {"url": "u", "timestamp": "t"}}, "u", "t"),
        ({"metadata": {"WARC-Target-URI": "u", "WARC-Date": "t"}}, "u", "t"),
        ({"timestamp": 1556197074}, None, "1556197074"),
        ({"url": "", "timestamp": None, "warc_headers": "odd", "meta": {"url": ["u"]}}, None, None),
        ({"url": None, "meta": {"url": "u"}, "timestamp": True}, "u", None),
        ({"published": "2021-01-01", "publish_date": "2021-01-01", "modified": "x"}, None, None),
    ],
)
def test_where_a_row_says_it_is_from(row: dict[str, Any], url: str | None, timestamp: str | None) -> None:
    found = document({"text": "x"} | row)
    assert isinstance(found, Document)
    assert (found.url, found.timestamp) == (url, timestamp)


def test_a_dotted_name_goes_down_unless_a_field_is_called_so() -> None:
    nested = {"a": {"b": {"c": "deep"}, "b.c": "no"}}
    found = document(nested, "a.b.c")
    assert isinstance(found, Document)
    assert found.text == "deep"
    found = document(nested | {"a.b.c": "flat"}, "a.b.c")
    assert isinstance(found, Document)
    assert found.text == "flat"


OTHER = "name the one with the text with --text-field"


@pytest.mark.parametrize(
    ("row", "field", "wrong"),
    [
        ({}, "text", f'no field "text" (it has none); {OTHER}'),
        ({"id": 1, "body": "x"}, "text", f'no field "text" (it has id, body); {OTHER}'),
        (dict.fromkeys("abcdefghij"), "text", f'no field "text" (it has a, b, c, d, e, f, g, h, …); {OTHER}'),
        ({"x" * 99: 1}, "text", f'no field "text" (it has {"x" * 30}…); {OTHER}'),
        ({"text": None}, "text", f'its field "text" holds null, not text; {OTHER}'),
        ({"text": 3}, "text", f'its field "text" holds a number, not text; {OTHER}'),
        ({"text": ["x"]}, "text", f'its field "text" holds a list, not text; {OTHER}'),
        ({"text": {"de": "x"}}, "text", f'its field "text" holds an object, not text; {OTHER}'),
        ({"text": True}, "text", f'its field "text" holds true or false, not text; {OTHER}'),
        ({"a": {"b": None}}, "a.b", f'its field "a.b" holds null, not text; {OTHER}'),
        ({"a": {}}, "a.b", f'no field "a.b" (it has a); {OTHER}'),
        ({"a": "x"}, "a.b", f'no field "a.b" (it has a); {OTHER}'),
        ({"text": "x\0"}, "text", "binary, not text (a NUL at offset 1); leave it out"),
    ],
)
def test_a_row_without_a_text(row: dict[str, Any], field: str, wrong: str) -> None:
    found = document(row, field)
    assert isinstance(found, NewsparseError)
    assert str(found) == f"a.jsonl, line 9: {wrong}"


def test_an_article_of_our_own_is_told_so() -> None:
    found = document(parse("Pier closed\n\nThe pier is closed.").to_dict())
    assert isinstance(found, InputError)
    assert found.wrong == 'an article that newsparse wrote, with no field "text"'


def test_a_text_that_is_no_article() -> None:
    found = document({"text": "x" * (MAX_TEXT + 1)})
    assert isinstance(found, InputError)
    assert found.wrong == "over 50 MB, which is too large for one article"


def test_half_characters_are_replaced_and_told_once() -> None:
    records = Records("a.jsonl", ReadOptions())
    for number, text in enumerate(("fine \U0001f600", "half \ud83d", "half \ude00, and \ud800\ud800"), 1):
        found = records.document({"text": text, "url": "u\ud800"}, number, ("line", number), "utf-8")
        assert isinstance(found, Document)
        assert found.url == "u\ufffd"
    assert found.text == "half \ufffd, and \ufffd\ufffd"
    assert [str(remark) for remark in records.remarks()] == [
        "a.jsonl, line 2: halves of characters were replaced by \ufffd, here first; texts with such: 2"
    ]


def test_the_columns_that_are_needed() -> None:
    names = ["id", "text", "url", "body", "meta", "lang", "timestamp"]
    assert wanted(names, "text") == ["text", "url", "meta", "timestamp"]
    assert wanted(names, "body") == ["url", "body", "meta", "timestamp"]
    assert wanted(["a", "b", "a.b"], "a.b") == ["a", "a.b"]
