from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import any_text, articles, news_texts, strings, words

from newsparse import Article, Source, parse
from newsparse.arrow import SCHEMA, SCHEMA_WITH_BLOCKS, of_dicts, parse_batch
from newsparse.errors import EncodingError, InputError, ParserError

PIER = """Old pier in Kallow to stay open
By Orla Fennick
Photo: Quay Post/Reuters

The old pier of Kallow will stay open through the winter, the council decided on Tuesday. 🚢

Fishing boats may tie up on the northern side only, where the beams have not been eaten by the worm.
"""
HEADLINE = "Old pier in Kallow to stay open"
TEXTS = [PIER, None, "", "A line of its own\0with a NUL", "Гавань закрыта\n\n旧い桟橋は閉鎖された。"]


@st.composite
def from_anywhere(draw: st.DrawFn) -> Article:
    """An article as a container or an export may give it."""
    article = draw(articles(any_text))
    said = st.none() | any_text
    source = replace(article.source, url=draw(said), timestamp=draw(said))
    return replace(article, source=source, fields=draw(st.dictionaries(words, any_text, max_size=3)))


def full(article: Article, blocks: bool = False) -> dict[str, Any]:
    """What `to_dict` gives, with the two keys that it leaves out where they have no value."""
    row = article.to_dict(blocks)
    row["source"] = {"url": None, "timestamp": None, **row["source"]}
    return row


def rows(batch: pa.RecordBatch | pa.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = batch.to_pylist(maps_as_pydicts="strict")
    return found


def parsed(texts: list[str | None]) -> list[dict[str, Any]]:
    return [full(parse(text or "")) for text in texts]


def batch_of(**columns: Any) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def keys(kind: pa.DataType) -> list[str]:
    return [field.name for field in kind]


# The schema


def test_the_columns_are_the_keys_of_the_contract() -> None:
    article = parse(PIER)
    assert list(article.to_dict()) == SCHEMA.names
    assert list(article.to_dict(blocks=True)) == SCHEMA_WITH_BLOCKS.names
    assert keys(SCHEMA.field("credits").type.value_type) == list(article.credits[0].to_dict())
    assert keys(SCHEMA_WITH_BLOCKS.field("blocks").type.value_type) == list(article.blocks[0].to_dict())
    source = Source("a", 1, (1, 1), "utf-8", "lines", "url", "time")
    assert keys(SCHEMA.field("source").type) == list(source.to_dict())


@settings(max_examples=50)
@given(st.lists(from_anywhere(), max_size=3))
def test_rows_are_what_to_dict_gives(given: list[Article]) -> None:
    batch = of_dicts([article.to_dict() for article in given])
    batch.validate(full=True)
    assert batch.schema == SCHEMA
    assert rows(batch) == [full(article) for article in given]


@settings(max_examples=50)
@given(st.lists(articles(any_text), max_size=3))
def test_rows_with_blocks_are_what_to_dict_gives(given: list[Article]) -> None:
    batch = of_dicts([article.to_dict(blocks=True) for article in given], SCHEMA_WITH_BLOCKS)
    assert rows(batch) == [full(article, blocks=True) for article in given]


@given(articles(strings))
def test_what_utf8_cannot_carry_becomes_its_escape(article: Article) -> None:
    said = rows(of_dicts([article.to_dict()]))[0]["paragraphs"]
    assert said == [text.encode("utf-8", "backslashreplace").decode() for text in article.paragraphs]


def test_a_lone_surrogate_anywhere_harms_no_other_row() -> None:
    article = replace(parse(PIER), headline="a\ud800", fields={"\udfff": "b"})
    first, second = rows(of_dicts([article.to_dict(), parse(PIER).to_dict()]))
    assert (first["headline"], first["fields"]) == ("a\\ud800", {"\\udfff": "b"})
    assert second == full(parse(PIER))


# The kernel


@given(st.lists(st.none() | news_texts(), max_size=3))
def test_a_row_for_each_row_in_the_same_order(texts: list[str | None]) -> None:
    batch = parse_batch(pa.RecordBatch.from_arrays([pa.array(texts, pa.string())], ["text"]))
    batch.validate(full=True)
    assert batch.schema == SCHEMA
    assert rows(batch) == parsed(texts)


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())],
    ids=str,
)
def test_every_kind_of_strings_is_text(kind: pa.DataType) -> None:
    column = pa.array(TEXTS, pa.string())
    column = column.dictionary_encode() if pa.types.is_dictionary(kind) else column.cast(kind)
    assert rows(parse_batch(pa.RecordBatch.from_arrays([column], ["body"]))) == parsed(TEXTS)


def test_a_slice_is_parsed_as_a_slice() -> None:
    assert rows(parse_batch(batch_of(text=TEXTS).slice(1, 3))) == parsed(TEXTS[1:4])


def test_chunks_are_parsed_as_the_whole_is() -> None:
    table = pa.table({"text": TEXTS * 3})
    pieces = [parse_batch(batch) for batch in table.to_batches(max_chunksize=4)]
    assert [piece.num_rows for piece in pieces] == [4, 4, 4, 3]
    assert pa.Table.from_batches(pieces).equals(
        pa.Table.from_batches([parse_batch(batch_of(text=TEXTS * 3))])
    )


def test_a_batch_of_no_rows_gives_the_schema() -> None:
    empty = parse_batch(batch_of(id=pa.array([], pa.int32()), text=pa.array([], pa.string())))
    assert empty.num_rows == 0
    assert empty.schema == pa.schema([("id", pa.int32()), *SCHEMA])


def test_other_columns_stay_before_those_of_the_article() -> None:
    batch = parse_batch(batch_of(id=[7, 8], text=[PIER, None], url=["a", "b"], tags=[["x"], []]))
    assert batch.schema.names == ["id", "url", "tags", *SCHEMA.names]
    assert batch.select(["id", "url", "tags"]).to_pylist() == [
        {"id": 7, "url": "a", "tags": ["x"]},
        {"id": 8, "url": "b", "tags": []},
    ]
    assert rows(batch.select(SCHEMA.names)) == parsed([PIER, None])


def test_of_several_columns_of_strings_text_is_the_text() -> None:
    batch = parse_batch(batch_of(original=["x"], text=[PIER]))
    assert batch["headline"].to_pylist() == [HEADLINE]
    assert batch["original"].to_pylist() == ["x"]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"id": [1]}, "no one column of text (none)"),
        ({}, "no one column of text (none)"),
        ({"a": ["x"], "b": ["y"]}, "no one column of text (a, b)"),
        ({"text": [b"x"], "id": [1]}, "no one column of text (none)"),
        ({"text": ["x"], "published": ["2020"], "source": ["z"]}, "a column of it is called published"),
    ],
)
def test_a_batch_that_does_not_do(columns: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_batch(batch_of(**columns))
    assert said in str(caught.value)


def test_two_columns_called_text() -> None:
    batch = pa.RecordBatch.from_arrays([pa.array(["a"]), pa.array(["b"])], ["text", "text"])
    with pytest.raises(InputError, match=r"no one column of text \(text, text\)"):
        parse_batch(batch)


def test_text_that_is_not_utf8_is_told_with_its_row() -> None:
    column = pa.array([b"whole", None, b"ha\xfflf"]).view(pa.string())
    with pytest.raises(EncodingError, match=r"^the batch, row 3: not UTF-8 \(byte 0xff\)"):
        parse_batch(pa.RecordBatch.from_arrays([column], ["text"]))


def test_more_text_than_a_column_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsparse.arrow._MOST", 10)
    assert parse_batch(batch_of(text=["äöü", "1234"])).num_rows == 2
    with pytest.raises(InputError, match="more than 2 GB of text"):
        parse_batch(batch_of(text=["äöü", "12345"]))


def test_a_bug_is_told_with_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> Article:
        if text == "b":
            raise ZeroDivisionError("by nothing")
        return parse(text)

    monkeypatch.setattr("newsparse.arrow.parse", broken)
    with pytest.raises(
        ParserError, match=r"^the batch, row 2: newsparse broke .*ZeroDivisionError"
    ) as caught:
        parse_batch(batch_of(text=["a", "b"]))
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


# Without the library


def python(program: str) -> str:
    command = [sys.executable, "-W", "error", "-c", program]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


def test_the_package_does_not_load_it() -> None:
    assert python("import newsparse, newsparse.cli, sys; print('pyarrow' in sys.modules)") == "False\n"


def test_without_pyarrow_the_command_to_run_is_named() -> None:
    said = python(
        "import sys; sys.modules['pyarrow'] = None\n"
        "try: import newsparse.arrow\n"
        "except ImportError as error: print(isinstance(error, __import__('newsparse').NewsparseError), error)"
    )
    assert said == (
        "True Arrow and Parquet: pyarrow is not installed; run pip install 'newsparse[parquet]'\n"
    )


# In DuckDB


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as database:
        database.execute("create table dump (id integer, text varchar)")
        database.executemany("insert into dump values (?, ?)", [[i, text] for i, text in enumerate(TEXTS)])
        yield database


def test_duckdb_gives_batches_and_takes_them_back(database: duckdb.DuckDBPyConnection) -> None:
    dump = database.sql("from dump order by id").to_arrow_table()
    table = pa.Table.from_batches([parse_batch(batch) for batch in dump.to_batches(max_chunksize=2)])
    database.register("parsed", table)
    found = database.sql(
        "select id, headline, credits[2].names[1], fields['SECTION'] from parsed order by id"
    )
    assert found.fetchall()[:2] == [(0, HEADLINE, "Quay Post", None), (1, None, None, None)]
    back = database.sql("select * exclude id from parsed order by id").to_arrow_table()
    assert rows(back) == parsed(TEXTS)
    assert back.cast(SCHEMA).schema == SCHEMA


def test_duckdb_streams_through_the_kernel(database: duckdb.DuckDBPyConnection) -> None:
    database.execute("create table big as select i as id, 'Line ' || i as text from range(5000) as r(i)")
    with database.cursor() as cursor:
        reader = cursor.sql("from big order by id").to_arrow_reader(1000)
        schema = pa.schema([*(field for field in reader.schema if field.name != "text"), *SCHEMA])
        database.register("parsed", pa.RecordBatchReader.from_batches(schema, map(parse_batch, reader)))
        found = database.sql("select count(*), count(headline), max(id) from parsed").fetchall()
    assert found == [(5000, 5000, 4999)]


def test_the_kernel_as_a_function_of_duckdb(database: duckdb.DuckDBPyConnection) -> None:
    def newsparse(texts: pa.ChunkedArray) -> pa.Array:
        batch = pa.RecordBatch.from_arrays([texts.combine_chunks()], ["text"])
        return parse_batch(batch).to_struct_array()

    empty = database.from_arrow(SCHEMA.empty_table())
    kind = duckdb.struct_type(dict(zip(empty.columns, empty.types, strict=True)))
    database.create_function("newsparse", newsparse, ["VARCHAR"], kind, type="arrow", null_handling="special")
    found = database.sql("select newsparse(text) as article from dump order by id").fetchall()
    database.remove_function("newsparse")
    assert [row["headline"] for (row,) in found] == [parse(text or "").headline for text in TEXTS]
    assert [row["credits"] for (row,) in found] == [row["credits"] for row in parsed(TEXTS)]


# In Polars


def through_kernel(frame: pl.DataFrame) -> pl.DataFrame:
    batches = frame.to_arrow().to_batches()
    return pl.DataFrame(pl.from_arrow([parse_batch(batch) for batch in batches]))


FRAME = pl.DataFrame({"id": list(range(len(TEXTS))), "text": TEXTS})
FRAMES: dict[str, Callable[[], pl.DataFrame]] = {
    "from_arrow": lambda: through_kernel(FRAME),
    "lazy map_batches": lambda: (
        FRAME.lazy().map_batches(through_kernel, schema=through_kernel(FRAME.head(1)).schema).collect()
    ),
    "chunks": lambda: through_kernel(pl.concat([FRAME.head(2), FRAME.tail(-2)], rechunk=False)),
    "string views": lambda: pl.DataFrame(
        pl.from_arrow(
            [
                parse_batch(batch)
                for batch in FRAME.to_arrow(compat_level=pl.CompatLevel.newest()).to_batches()
            ]
        )
    ),
}


@pytest.mark.parametrize("make", FRAMES.values(), ids=FRAMES)
def test_polars_gives_batches_and_takes_them_back(make: Callable[[], pl.DataFrame]) -> None:
    frame = make()
    assert frame.columns == ["id", *SCHEMA.names]
    assert frame["id"].to_list() == [0, 1, 2, 3, 4]
    back = rows(frame.drop("id").to_arrow())
    assert back == parsed(TEXTS)


def test_a_query_in_polars() -> None:
    names = (
        FRAME.lazy()
        .map_batches(through_kernel, schema=through_kernel(FRAME.head(1)).schema)
        .explode("credits")
        .unnest("credits")
        .filter(pl.col("role") == "photo")
        .select("id", "names")
        .collect()
    )
    assert names.rows() == [(0, ["Quay Post", "Reuters"])]


# In pandas


def test_pandas_takes_a_batch() -> None:
    frame = parse_batch(batch_of(id=range(len(TEXTS)), text=TEXTS)).to_pandas()
    assert list(frame.columns) == ["id", *SCHEMA.names]
    assert frame["headline"].isna().tolist() == [parse(text or "").headline is None for text in TEXTS]
    assert [list(cell) for cell in frame["paragraphs"]] == [row["paragraphs"] for row in parsed(TEXTS)]
    assert [cell["layout"] for cell in frame["source"]] == [row["source"]["layout"] for row in parsed(TEXTS)]
