"""Bytes to text: the encoding of a whole text, or of a stream whose articles may each have their own."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsparse.errors import EncodingError, InputError, OptionError
from newsparse.lines import NEWLINE

AUTO = "auto"
_MARKS = (  # UTF-32 before UTF-16: the mark of the one begins with the mark of the other
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ANOTHER = "name another encoding with --encoding, or none to let newsparse find it"
_SAMPLE = 8192  # bytes that tell UTF-16
_FEW = 32  # characters that tell little: they have to be ASCII
_GUESS = 0.1  # confidence of a detector below which cp1252 is right more often
_MANY_NULS = 500  # one NUL in so many bytes: no text with a damaged spot


def decode(data: bytes, encoding: str | None, where: str, first: int = 1) -> tuple[str, str]:
    """Bytes to (text, name of the encoding).

    With the name of an `encoding`, that one and no other. Without: a byte order mark, then strict UTF-8, then UTF-16
    by its zero bytes, then cp1252; with "auto" a detector is asked before cp1252. The text holds no NUL, no lone
    surrogate, no byte order mark. `first` is the 1-based number of the first line, for errors.

    Raises EncodingError, which names `where`, and InputError if the detector is not installed.
    """
    if encoding not in (None, AUTO):
        return _decode_as(data, encoding, where)
    marked = marked_encoding(data)
    if marked is not None:
        return _decode_marked(data, marked, where)
    nul = data.find(b"\0")
    if nul >= 0:
        return _decode_utf16(data, nul, where)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        detected = _detect(data, where) if encoding == AUTO else None
        return detected or (_decode_cp1252(data, where, first), "cp1252")


class Codec(NamedTuple):
    """How a stream is decoded: by the codec `name`; if `asked`, that one was named, and all of it has to be in it."""

    name: str
    asked: bool

    def texts(self, chunks: Iterable[bytes], where: str) -> Iterator[str]:
        """The text of `chunks`, with bytes that are no text in it as half characters, which `settle` finds.

        Raises EncodingError where the codec can make none of them.
        """
        errors = "surrogateescape" if self._may_be_mixed else "newsparse"
        decoder = codecs.getincrementaldecoder(self.name)(errors)
        try:
            for chunk in chunks:
                yield decoder.decode(chunk)
            yield decoder.decode(b"", final=True)
        except UnicodeError as error:
            raise EncodingError(where, f"not {self.name} ({_reason(error)})", _ANOTHER) from error

    def settle(self, text: str, encoding: str | None, where: str, first: int) -> tuple[str, str]:
        """A part of `texts` that begins with line `first`, as `decode` has it. Where a stream that looked like UTF-8
        is something else, this part is decoded on its own. Raises as `decode` does."""
        if _is_clean(text):
            return text.removeprefix("\ufeff"), self.name
        if self._may_be_mixed:
            return decode(text.encode("utf-8", "surrogateescape"), encoding, where, first)
        at = _first_bad(text)
        line = first + len(NEWLINE.findall(text[:at]))
        wrong = (
            "a NUL, which no text has"
            if text[at] == "\0"
            else f"not {self.name} (byte 0x{ord(text[at]) & 255:02x})"
        )
        raise EncodingError(where, wrong, _ANOTHER, ("line", line))

    @property
    def _may_be_mixed(self) -> bool:
        return not self.asked and self.name.startswith("utf-8")


def check_encoding(encoding: str | None) -> None:
    """Raises OptionError if `encoding` is neither "auto" nor the name of one that a stream of bytes can be read in."""
    if encoding in (None, AUTO):
        return
    try:
        b"x".decode(encoding, "newsparse")  # what is no encoding of text says so here only
        codecs.getincrementaldecoder(encoding)("newsparse").decode(b"x")
    except (LookupError, TypeError, ValueError) as error:
        wrong = f"{encoding!r} is no text encoding"
        raise OptionError(
            "--encoding", wrong, "utf-8, cp1252 and utf-16 are some, and auto finds one"
        ) from error


def tell_codec(head: bytes, encoding: str | None, where: str) -> Codec:
    """How to decode a stream that begins with `head`. Raises EncodingError if that is binary."""
    if encoding not in (None, AUTO):
        name = codecs.lookup(encoding).name
        if name in ("utf-16", "utf-32") and not marked_encoding(head):
            name += "-le"
        return Codec(name, asked=True)
    marked = marked_encoding(head)
    nuls = 0 if marked else head.count(b"\0")
    name = marked or (_utf16(head) if nuls else None) or "utf-8"
    if nuls * _MANY_NULS > len(head) > _SAMPLE and name == "utf-8":
        _refuse_binary(head.find(b"\0"), where)
    return Codec(name, asked=False)


def _decode_as(data: bytes, encoding: str, where: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
        text.encode("utf-8")  # utf-7 and its like can make half characters, which no output could carry
    except UnicodeError as error:
        raise EncodingError(where, f"not {encoding} ({_reason(error)})", _ANOTHER) from error
    _refuse_binary(text.find("\0"), where)
    return text, codecs.lookup(encoding).name


def marked_encoding(data: bytes) -> str | None:
    """The encoding whose byte order mark `data` begins with, if it has one."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


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


def _decode_utf16(data: bytes, nul: int, where: str) -> tuple[str, str]:
    """Text that has zero bytes, the first one at `nul`: UTF-16 without a mark, or no text."""
    name = _utf16(data)
    try:
        text = data.decode(name) if name else "\0"
    except UnicodeDecodeError:
        text = "\0"
    if name is None or "\0" in text:
        _refuse_binary(nul, where)
    return text, str(name)


def _utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 in which `data` makes sense; None if it does in neither."""
    sample = data[: min(len(data), _SAMPLE) // 2 * 2]
    scores = {name: _sense(sample.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] else None


def _sense(text: str) -> float:
    """The share of ASCII in `text`; 0 if there is too little of it, or too much that no news has.

    In the wrong byte order, and in binary data, many characters are unassigned, or end in a zero byte as few do,
    and no words are parted.
    """
    plain = sum(sign < "\x7f" for sign in text)
    if not plain or plain < len(text) * (0.02 if len(text) >= _FEW else 0.9):
        return 0.0
    parted = len(text) < _FEW or sum(map(str.isspace, text)) * 200 >= len(text)
    zeros = sum(ord(sign) & 255 == 0 and sign not in "\u3000\u4e00" for sign in text)
    odd = sum(_is_odd(sign) for sign in text)
    return plain / len(text) if parted and zeros * 4 <= plain and odd * 50 <= len(text) else 0.0


def _is_odd(sign: str) -> bool:
    return sign == "\ufffd" or (not sign.isspace() and unicodedata.category(sign) in ("Cc", "Cn", "Co"))


def _detect(data: bytes, where: str) -> tuple[str, str] | None:
    """What a detector makes of `data`; None if it does not know, or is wrong. Raises InputError if there is none."""
    try:
        from chardet import EncodingEra, detect  # an extra
    except ImportError as error:
        wrong = "not UTF-8, and --encoding auto needs a library that is not installed"
        raise InputError(where, wrong, "run pip install 'newsparse[detect]'") from error
    # Mainframes have other newlines; and "superset" takes ISO 8859-2 for a part of cp1250.
    eras = EncodingEra.ALL & ~EncodingEra.MAINFRAME
    found = detect(data, encoding_era=eras, prefer_superset=False)
    name = found["encoding"]
    if found["confidence"] < _GUESS or str(name).lower() == "iso-8859-1":  # cp1252 has all of its text
        return None
    try:
        return _decode_as(data, str(name), where)
    except (EncodingError, LookupError):
        return None


def _decode_cp1252(data: bytes, where: str, first: int) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = first + len(NEWLINE.findall(data[: error.start].decode("latin-1")))
        wrong = f"neither UTF-8 nor cp1252 (byte 0x{data[error.start]:02x} in line {line})"
        raise EncodingError(where, wrong, "name the encoding with --encoding") from error


def _refuse_binary(nul: int, where: str) -> None:
    if nul >= 0:
        remedy = "leave it out; if it is UTF-16 after all, say --encoding utf-16-le or utf-16-be"
        raise EncodingError(where, f"binary, not text (a NUL at offset {nul})", remedy)


def _is_clean(text: str) -> bool:
    """Whether every character of it may go out."""
    if text.isascii():
        return "\0" not in text
    try:
        return b"\0" not in text.encode("utf-8")
    except UnicodeEncodeError:
        return False


def _first_bad(text: str) -> int:
    return next(at for at, sign in enumerate(text) if sign == "\0" or "\ud800" <= sign <= "\udfff")


def _reason(error: UnicodeError) -> str:
    if isinstance(error, UnicodeDecodeError | UnicodeEncodeError):
        return f"{error.reason} at offset {error.start}"
    return str(error)


def _to_half_characters(error: UnicodeError) -> tuple[str, int]:
    """As "surrogateescape", of any byte; an error handler for `Codec.texts`."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error("newsparse", _to_half_characters)
