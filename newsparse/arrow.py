"""Articles as columns of Apache Arrow, for DuckDB, Polars, pandas and whatever else speaks it.

Needs the extra `parquet`; `import newsparse` does not load it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newsparse.errors import EncodingError, InputError, MissingError, ParserError
from newsparse.parse import parse

try:
    import pyarrow as pa
except ModuleNotFoundError as error:
    remedy = "run pip install 'newsparse[parquet]'"
    raise MissingError("Arrow and Parquet", "pyarrow is not installed", remedy) from error

_WHERE = "the batch"
_MOST = 2**31 - 1  # bytes of text in one column of a batch
_TEXT = pa.string()
_TEXTS = pa.list_(_TEXT)
_LINES = pa.list_(pa.int64())  # the first and the last
_PLACED = pa.list_(pa.struct({"text": _TEXT, "before": pa.int64()}))
_SOURCE = {"path": _TEXT, "article": pa.int64(), "lines": _LINES, "encoding": _TEXT, "layout": _TEXT}
_CREDIT = {"role": _TEXT, "names": _TEXTS, "text": _TEXT, "count": pa.int64()}
_BLOCK = {"kind": _TEXT, "zone": _TEXT, "lines": _LINES, "text": _TEXT, "reasons": _TEXTS}

# An article as one row: the keys of `Article.to_dict`, in its order. Dates are text, since some have no time and
# most no offset. What is null or empty there is so here; `url` and `timestamp` are null where no container gave them.
SCHEMA = pa.schema(
    {
        "schema": _TEXT,
        "source": pa.struct({**_SOURCE, "url": _TEXT, "timestamp": _TEXT}),
        "headline": _TEXT,
        "kicker": _TEXT,
        "deck": _TEXT,
        "credits": pa.list_(pa.struct(_CREDIT)),
        "dateline": pa.struct({"place": _TEXT, "agency": _TEXT, "date": _TEXT}),
        "published": _TEXT,
        "updated": _TEXT,
        "paragraphs": _TEXTS,
        "subheads": _PLACED,
        "items": _PLACED,
        "quotes": _PLACED,
        "captions": _TEXTS,
        "boilerplate": _TEXTS,
        "fields": pa.map_(_TEXT, _TEXT),
    }
)
# The same with the labelled blocks, as `to_dict(blocks=True)` has them.
SCHEMA_WITH_BLOCKS = SCHEMA.append(pa.field("blocks", pa.list_(pa.struct(_BLOCK))))


def parse_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Parse a column of texts: a row of `SCHEMA` for each row, in the same order.

    The texts are the column `text`, or the only column of strings. It makes room for the columns of `SCHEMA`; all
    others stay, before these. A null is parsed as an empty text. A batch of no rows gives the schema of the rest.

    Raises InputError if there is no such column, if another one has a name of `SCHEMA`, or for more than 2 GB of
    text at once; EncodingError for text that is not UTF-8, and ParserError for a bug, both with the 1-based row.
    """
    place = _find_text(batch.schema)
    beside = [i for i in range(batch.num_columns) if i != place]
    kept = [batch.schema.field(i) for i in beside]
    if taken := sorted({field.name for field in kept} & set(SCHEMA.names)):
        wrong = f"a column of it is called {taken[0]}, as one of the article is"
        raise InputError(_WHERE, wrong, "give it another name")
    texts = _texts(batch.column(place))
    parsed = of_dicts([_parse(text, row) for row, text in enumerate(texts, 1)])
    columns = [batch.column(i) for i in beside]
    return pa.RecordBatch.from_arrays([*columns, *parsed.columns], schema=pa.schema([*kept, *SCHEMA]))


def of_dicts(rows: Sequence[Mapping[str, Any]], schema: pa.Schema = SCHEMA) -> pa.RecordBatch:
    """Articles as `to_dict` gives them, as rows of `schema`, in their order.

    A lone surrogate, which UTF-8 cannot carry, becomes the six characters of its escape: \\ud800.
    """
    try:
        return pa.RecordBatch.from_pylist(rows, schema)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([_carried(row) for row in rows], schema)


def _parse(text: str | None, row: int) -> dict[str, Any]:
    try:
        return parse(text or "").to_dict()
    except Exception as fault:
        raise ParserError.of(_WHERE, fault, ("row", row)) from fault


def _find_text(schema: pa.Schema) -> int:
    """The number of the column that holds the texts."""
    found = [i for i, field in enumerate(schema) if _is_text(field.type)]
    named = [i for i in found if schema.field(i).name == "text"]
    places = named or found
    if len(places) == 1:
        return places[0]
    names = ", ".join(schema.field(i).name for i in places) or "none"
    raise InputError(_WHERE, f"it has no one column of text ({names})", 'name one column of strings "text"')


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_text(kind.value_type)
    return any(test(kind) for test in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view))


def _texts(column: pa.Array) -> list[str | None]:
    try:
        texts: list[str | None] = column.to_pylist()
    except UnicodeDecodeError as error:
        raise _not_utf8(column) from error
    if sum(len(text.encode("utf-8")) for text in texts if text) > _MOST:
        raise InputError(_WHERE, "more than 2 GB of text in it", "cut it into smaller batches")
    return texts


def _not_utf8(column: pa.Array) -> EncodingError:
    """The error for the first text that is not UTF-8, which Arrow checks only when a text is asked for."""
    for row, scalar in enumerate(column, 1):
        try:
            scalar.as_py()
        except UnicodeDecodeError as error:
            wrong = f"not UTF-8 (byte 0x{error.object[error.start]:02x})"
            return EncodingError(_WHERE, wrong, "leave it out, or decode it first", ("row", row))
    raise AssertionError("all texts are UTF-8")


def _carried(value: Any) -> Any:
    """`value` with all its strings such that UTF-8 can carry them."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, Mapping):
        return {_carried(key): _carried(each) for key, each in value.items()}
    return [_carried(each) for each in value] if isinstance(value, list) else value
