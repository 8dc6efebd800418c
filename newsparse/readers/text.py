"""Plain text: one article, or a dump of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import BinaryIO

from newsparse.article import Document
from newsparse.counts import Difference
from newsparse.errors import EncodingError, InputError, Remark
from newsparse.readers.encodings import Codec, decode, tell_codec
from newsparse.readers.mojibake import is_double_encoded, mend
from newsparse.readers.options import MAX_TEXT, TOO_LARGE, Item, ReadOptions
from newsparse.split import Piece, may_part, split_text

SMALL = 1 << 16  # bytes of most files, so that no large buffer is made for them
WINDOW = 1 << 22  # bytes that are read at once, and show whether it is a dump


def read_text(file: BinaryIO, path: str | None, options: ReadOptions) -> Iterator[Item]:
    """The documents of a text: one, or where `options.split` says so those of a dump, which need not fit into memory.

    What is wrong with one of several comes as an item; what is to be remarked comes behind the documents.
    Raises EncodingError, OptionError, InputError where a library is missing, or the OSError of the file.
    """
    where = path or "standard input"
    head = _read(file, SMALL)
    if len(head) == SMALL:
        head += _read(file, WINDOW - SMALL)
    codec = tell_codec(head, options.encoding, where)
    if len(head) < WINDOW:
        yield from _read_whole(head, _Origin(path, where, codec, options))
        return
    texts = codec.texts(chain([head], iter(partial(file.read, WINDOW), b"")), where)
    yield from _items(split_text(texts, options.split, MAX_TEXT), _Origin(path, where, codec, options))


def _read(file: BinaryIO, size: int) -> bytes:
    """So many bytes, or all there are: a pipe gives less at a time."""
    parts = []
    while size and (part := file.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


@dataclass(frozen=True, slots=True)
class _Origin:
    """What all articles of a file have in common; `where` names it in errors."""

    path: str | None
    where: str
    codec: Codec
    options: ReadOptions

    def document(self, piece: Piece, number: int) -> Document:
        """The document of one piece. Raises EncodingError, and InputError if a library is missing."""
        text, used = self.codec.settle(piece.text or "", self.options.encoding, self.where, piece.first)
        if self.options.mend:
            text = mend(text, self.where)
        return Document(text, self.path, number, piece.first, used, piece.frame)


def _read_whole(data: bytes, origin: _Origin) -> Iterator[Item]:
    """The same of a text that is all there: if it is one article, it is decoded as one."""
    text = "".join(origin.codec.texts([data], origin.where))
    split = origin.options.split
    found = list(split_text([text], split, MAX_TEXT)) if may_part(text, split) else [Piece(text)]
    if sum(isinstance(each, Piece) for each in found) == 1:
        text, used = decode(data, origin.options.encoding, origin.where)
        origin = replace(origin, codec=replace(origin.codec, name=used))
        found = [replace(each, text=text) if isinstance(each, Piece) else each for each in found]
    yield from _items(found, origin)


def _items(found: Iterable[Piece | Difference], origin: _Origin) -> Iterator[Item]:
    number = doubled = doubled_at = 0
    for each in found:
        if isinstance(each, Difference):
            yield Remark(origin.where, each.text, ("line", each.line))
            continue
        number += 1
        if each.text is None:
            yield _too_large(origin.where, each)
            continue
        try:
            document = origin.document(each, number)
        except EncodingError as error:
            yield EncodingError(error.where, error.wrong, error.remedy, error.at or ("line", each.first))
            continue
        if is_double_encoded(document.text):
            doubled, doubled_at = doubled + 1, doubled_at or each.first
        yield document
    if doubled:
        which = _which(doubled, number)
        what = f"{which} encoded twice, as in “Ã¼” for “ü”; --mend mends it"
        yield Remark(origin.where, what, ("line", doubled_at))


def _which(some: int, of: int) -> str:
    if of == 1:
        return "the text is"
    return f"{some} of its {of} articles {'is' if some == 1 else 'are'}"


def _too_large(where: str, piece: Piece) -> InputError:
    remedy = "say with --split where its articles begin, or leave it out"
    return InputError(where, TOO_LARGE, remedy, ("line", piece.first))
