"""Plain text: one article, or a dump of several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import BinaryIO, NamedTuple, TypeAlias

from newsparse.article import Document
from newsparse.counts import Difference
from newsparse.errors import EncodingError, InputError, JunkError, Remark
from newsparse.readers.encodings import Codec, decode, tell_codec
from newsparse.readers.options import MAX_TEXT, TOO_LARGE, Item, ReadOptions
from newsparse.readers.streams import Window
from newsparse.split import Piece, may_part, split_text

_Found: TypeAlias = Piece | Difference

SMALL = 1 << 16  # bytes of most files, so that no large buffer is made for them
WINDOW = 1 << 22  # bytes that are read at once, and show whether it is a dump


def read_text(file: BinaryIO, path: str | None, options: ReadOptions) -> Iterator[Item]:
    """The documents of a text: one, or where `options.split` says so those of a dump, which need not fit into memory.

    What is wrong with one of several comes as an item; what is to be remarked comes behind the documents. Where a
    stream breaks off, what is whole before that is read; then its error is raised.
    Raises EncodingError, OptionError, InputError where a library is missing, or the OSError of the file.
    """
    window = Window(file)
    try:
        yield from _read_whole_ones(window, path, options)
    except EncodingError:
        if not is_torn(window):  # else that may be why
            raise
    if window.fault:
        raise window.fault


def is_torn(window: Window) -> bool:
    """Whether the stream broke off before its end, so that the last of its texts cannot be told to be whole."""
    return window.fault is not None and not isinstance(window.fault, JunkError)


def _read_whole_ones(window: Window, path: str | None, options: ReadOptions) -> Iterator[Item]:
    """The same of what is whole."""
    where = path or "standard input"
    head = _take(window, SMALL)
    if len(head) == SMALL:
        head += _take(window, WINDOW - SMALL)
    if window.fault and not head:
        return
    origin = _Origin(path, where, tell_codec(head, options.encoding, where), options)
    if len(head) < WINDOW:
        yield from _read_at_once(head, origin, is_torn(window))
        return
    texts = origin.codec.texts(chain([head], iter(partial(_take, window, WINDOW), b"")), where)
    found = split_text(texts, options.split, MAX_TEXT)
    yield from _items(_but_the_last(found, partial(is_torn, window)), origin)


def _take(window: Window, size: int) -> bytes:
    """So many bytes, or all there are."""
    window.fill(size)
    data = bytes(window.data[:size])
    window.drop(len(data))
    return data


def _but_the_last(found: Iterable[_Found], is_torn: Callable[[], bool]) -> Iterator[_Found]:
    """All that is found, but for the last piece and what comes behind it if that turns out to be torn."""
    held: list[_Found] = []
    for each in found:
        if isinstance(each, Piece):
            yield from held
            held.clear()
        held.append(each)
    if not is_torn():
        yield from held


class _Origin(NamedTuple):
    """What all articles of a file have in common; `where` names it in errors."""

    path: str | None
    where: str
    codec: Codec
    options: ReadOptions

    def document(self, piece: Piece, number: int) -> Document:
        """The document of one piece. Raises EncodingError."""
        text, used = self.codec.settle(piece.text or "", self.options.encoding, self.where, piece.first)
        return Document(text, self.path, number, piece.first, used, piece.frame)


def _read_at_once(data: bytes, origin: _Origin, is_torn: bool) -> Iterator[Item]:
    """The same of a text that is all read: if it is one article, it is decoded as one."""
    text = "".join(origin.codec.texts([data], origin.where))
    split = origin.options.split
    found = list(split_text([text], split, MAX_TEXT)) if may_part(text, split) else [Piece(text)]
    if is_torn:
        found = list(_but_the_last(found, lambda: True))
    elif sum(isinstance(each, Piece) for each in found) == 1:
        text, used = decode(data, origin.options.encoding, origin.where)
        origin = origin._replace(codec=origin.codec._replace(name=used))
        found = [each._replace(text=text) if isinstance(each, Piece) else each for each in found]
    yield from _items(found, origin)


def _items(found: Iterable[_Found], origin: _Origin) -> Iterator[Item]:
    number = 0
    for each in found:
        if isinstance(each, Difference):
            yield Remark(origin.where, each.text, ("line", each.line))
            continue
        number += 1
        if each.text is None:
            yield _too_large(origin.where, each)
            continue
        try:
            yield origin.document(each, number)
        except EncodingError as error:
            yield EncodingError(error.where, error.wrong, error.remedy, error.at or ("line", each.first))


def _too_large(where: str, piece: Piece) -> InputError:
    remedy = "say with --split where its articles begin, or leave it out"
    return InputError(where, TOO_LARGE, remedy, ("line", piece.first))
