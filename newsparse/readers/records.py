"""A row of a dump to a document: which field is the text, and what the row says of where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from newsparse.article import SCHEMA, Document
from newsparse.errors import At, EncodingError, InputError, NewsparseError, Remark
from newsparse.readers.options import MAX_TEXT, TOO_LARGE, ReadOptions

Row: TypeAlias = Mapping[str, Any]

# Where rows name the page, and the time at which a crawler fetched it; the first that is there counts. A step
# down into a nested object for each part. What a row says of when a story was published is not among them.
_URL = (
    ("url",),
    ("warc_headers", "warc-target-uri"),  # OSCAR
    ("metadata", "WARC-Target-URI"),  # DCLM
    ("meta", "url"),  # RedPajama
)
_TIMESTAMP = (
    ("timestamp",),  # C4
    ("warc_date",),  # RealNews
    ("date_download",),  # news-please
    ("warc_headers", "warc-date"),
    ("metadata", "WARC-Date"),
    ("meta", "timestamp"),
)
_FINEWEB = (
    "date",
    "dump",
    "file_path",
)  # beside the other two, `date` is that of the crawl; else it may be any date


class Records:
    """The rows of one file to documents. Counts what it had to replace, for `remarks` at the end."""

    def __init__(self, path: str | None, options: ReadOptions) -> None:
        self.path = path
        self.where = path or "standard input"
        self.field = options.text_field
        self.encoding = options.encoding
        self._steps = tuple(options.text_field.split("."))
        self._replaced = 0
        self._first_replaced: At | None = None

    def document(self, row: Row, article: int, at: At, encoding: str) -> Document | NewsparseError:
        """The document in `row`, or why there is none; `article` is its 1-based number, `at` its place."""
        text = row[self.field] if self.field in row else _down(row, self._steps)
        if not isinstance(text, str):
            return self._no_text(row, text, at)
        if (nul := text.find("\0")) >= 0:
            wrong = f"binary, not text (a NUL at offset {nul})"
            return EncodingError(self.where, wrong, "leave it out", at)
        if len(text) > MAX_TEXT:
            return too_large(self.where, at)
        return Document(
            self._whole(text.removeprefix("\ufeff"), at),
            self.path,
            article,
            encoding=encoding,
            url=_first(row, _URL),
            timestamp=_first(row, _TIMESTAMP) or _fineweb_date(row),
        )

    def remarks(self) -> Iterator[Remark]:
        """What should be said of the file when all its rows were read."""
        if self._replaced:
            said = (
                f"halves of characters were replaced by \ufffd, here first; texts with such: {self._replaced}"
            )
            yield Remark(self.where, said, self._first_replaced)

    def _whole(self, text: str, at: At) -> str:
        whole = _encodable(text)
        if whole != text:
            self._replaced += 1
            self._first_replaced = self._first_replaced or at
        return whole

    def _no_text(self, row: Row, found: object, at: At) -> InputError:
        if row.get("schema") == SCHEMA:
            wrong = f'an article that newsparse wrote, with no field "{self.field}"'
            return InputError(self.where, wrong, "read the texts that it was made from", at)
        if found is None and not self._has_field(row):
            wrong = f'no field "{self.field}" ({names_of(row)})'
            return InputError(self.where, wrong, NAME_ANOTHER, at)
        wrong = f'its field "{self.field}" holds {_kind(found)}, not text'
        return InputError(self.where, wrong, NAME_ANOTHER, at)

    def _has_field(self, row: Row) -> bool:
        above = _down(row, self._steps[:-1])
        return self.field in row or (isinstance(above, Mapping) and self._steps[-1] in above)


NAME_ANOTHER = "name the one with the text with --text-field"


def check_column(names: Sequence[str], column: str, where: str) -> None:
    """Raises InputError unless `column` is the name of one of a table's columns, of these `names`, and of one only."""
    found = names.count(column)
    if not found:
        raise InputError(where, f'no column "{column}" ({names_of(names)})', NAME_ANOTHER)
    if found > 1:
        wrong = f'{found} columns are called "{column}"'
        raise InputError(where, wrong, "give each a name of its own, as one text alone would be read")


def wanted(names: Iterable[str], text_field: str) -> list[str]:
    """Those of the columns `names` that `Records` would look at, in their order."""
    looked_at = {text_field, text_field.split(".")[0], *_FINEWEB}
    looked_at.update(steps[0] for steps in (*_URL, *_TIMESTAMP))
    return [name for name in names if name in looked_at]


def names_of(names: Iterable[str]) -> str:
    """The names of columns for a message: as many as one can take in, and none too long."""
    first = [name if len(name) <= 30 else f"{name[:30]}…" for name, _ in zip(names, range(9), strict=False)]
    if not first:
        return "it has none"
    return f"it has {', '.join(first[:8])}{', …' if len(first) > 8 else ''}"


def placed(error: NewsparseError, where: str, at: At) -> NewsparseError:
    """The error, which came out of a stream or of a text, and where it stopped the reading."""
    return type(error)(where, error.wrong, error.remedy, at)


def too_large(where: str, at: At | None = None) -> InputError:
    """The error for a text, or a row, that is no article."""
    return InputError(where, TOO_LARGE, "split it, or leave it out", at)


def _down(row: Any, steps: Iterable[str]) -> Any:
    """What is found in `row` by going down the `steps`; None if there is nothing."""
    for step in steps:
        if not isinstance(row, Mapping):
            return None
        row = row.get(step)
    return row


def _first(row: Row, places: tuple[tuple[str, ...], ...]) -> str | None:
    for place in places:
        if place[0] in row and (said := _said(_down(row[place[0]], place[1:]))):
            return said
    return None


def _fineweb_date(row: Row) -> str | None:
    return _said(row["date"]) if all(name in row for name in _FINEWEB) else None


def _said(value: object) -> str | None:
    """A URL or a time as the row says it; None if it says nothing of the kind."""
    if isinstance(value, str):
        return _encodable(value) or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _encodable(text: str) -> str:
    """`text` with every half of a surrogate pair that stands alone replaced, as no output could carry it."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return "null" if value is None else kinds.get(type(value), f"a {type(value).__name__}")
