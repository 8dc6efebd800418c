"""Bytes to text."""

from __future__ import annotations

import codecs

from newsparse.errors import EncodingError

_MARKS = (  # UTF-32 before UTF-16: the mark of the one begins with the mark of the other
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, encoding: str | None, where: str) -> tuple[str, str]:
    """Bytes to (text, name of the encoding).

    With an `encoding`, that one and no other. Without: a byte order mark, then strict UTF-8, then cp1252.
    The text holds no NUL, no lone surrogate, no byte order mark. Raises EncodingError, which names `where`.
    """
    if encoding is not None:
        return _decode_as(data, encoding, where)
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is not None:
        return _decode_marked(data, marked, where)
    _refuse_binary(data.find(b"\0"), where)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_cp1252(data, where), "cp1252"


def _decode_as(data: bytes, encoding: str, where: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
        text.encode("utf-8")  # utf-7 and its like can make half characters, which no output could carry
    except UnicodeError as error:
        remedy = "name another encoding with --encoding, or none to let newsparse find it"
        raise EncodingError(where, f"not {encoding} ({_reason(error)})", remedy) from error
    _refuse_binary(text.find("\0"), where)
    return text, codecs.lookup(encoding).name


def _decode_marked(data: bytes, name: str, where: str) -> tuple[str, str]:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        wrong = (
            f"it begins with a byte order mark of {name.removesuffix('-sig')} but is not ({_reason(error)})"
        )
        raise EncodingError(where, wrong, "name the encoding with --encoding") from error
    _refuse_binary(text.find("\0"), where)
    return text, name


def _decode_cp1252(data: bytes, where: str) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = f"neither UTF-8 nor cp1252 (byte 0x{data[error.start]:02x} in line {line})"
        raise EncodingError(where, wrong, "name the encoding with --encoding") from error


def _refuse_binary(nul: int, where: str) -> None:
    if nul >= 0:
        remedy = "leave it out; if it is UTF-16 after all, say --encoding utf-16-le or utf-16-be"
        raise EncodingError(where, f"binary, not text (a NUL at offset {nul})", remedy)


def _reason(error: UnicodeError) -> str:
    if isinstance(error, UnicodeDecodeError | UnicodeEncodeError):
        return f"{error.reason} at offset {error.start}"
    return str(error)
