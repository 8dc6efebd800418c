"""The members of zip and tar archives, one after another. Nothing is ever written to where a member says."""

from __future__ import annotations

import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, BinaryIO, TypeAlias

from newsparse.errors import InputError, NewsparseError, Remark
from newsparse.readers.compressed import Budget
from newsparse.readers.streams import CHUNK, chunks, seekable, stream
from newsparse.visible import utf8

_BLOCK = tarfile.BLOCKSIZE
_PAX_OF_NEXT = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
_ABOUT_NEXT = (*_PAX_OF_NEXT, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
_PAX_RECORD = re.compile(
    rb"(\d{1,9}) ([^=]{1,200})="
)  # no longer: a name without its end costs that for each record
_LONGEST_NAME = 1 << 20  # bytes of a header that only says how the next member is called
_GET_AGAIN = "get the file again; its other members are read"
# What zipfile is known to raise for a damaged archive.
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name without what leads out of a folder, and its bytes, there until the next one."""

    name: str
    file: BinaryIO


Found: TypeAlias = Member | NewsparseError | Remark


def zip_members(
    file: BinaryIO, where: str, wanted: Callable[[str], bool], budget: Budget, first: bool
) -> Iterator[Found]:
    """The members with a name that is `wanted`, in the order of the directory; last, what was passed over.

    A member that cannot be had is an error. A stream that cannot go back is copied to disk first, as the
    directory is at the end; `first` if nothing around it was compressed. Raises InputError if there is no
    directory, and if members share their bytes.
    """
    sieve = _Sieve(where, wanted)
    with seekable(file) as source:
        archive = _open_zip(source, where)
        left = source.seek(0, 2)
        for info in archive.infolist():
            if info.filename.endswith("/") or sieve.holds_back(
                info.filename, not stat.S_ISLNK(info.external_attr >> 16)
            ):
                continue
            name = _clean(info.filename)
            left -= info.compress_size
            if left < 0:
                raise InputError(where, "its members overlap, as in a zip bomb", "leave it out")
            if info.flag_bits & 1:
                yield InputError(f"{where}/{name}", "encrypted", "unpack it with its password first")
            elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                yield InputError(f"{where}/{name}", "compressed in a rare way", "unpack it first")
            else:
                if first:
                    budget.take(info.compress_size)
                yield Member(name, stream(_unzip(archive, info, f"{where}/{name}", budget)))
    yield from sieve.remarks()


def tar_members(file: BinaryIO, where: str, wanted: Callable[[str], bool]) -> Iterator[Found]:
    """The plain files with a name that is `wanted`; last, what was passed over.

    Links and devices are never followed. Damage between members is an error, after which it goes on with the
    next block that is a header. (tarfile's own iterator ends there in silence, holds all the headers it has
    seen, and believes any size.) Raises InputError if there is no header at the beginning.
    """
    sieve, tape = _Sieve(where, wanted), _Tape(file)
    sound = True
    for header in _headers(tape, where):
        if header is None and sound:
            yield InputError(where, "damaged between two members; some may be lost", _GET_AGAIN)
        sound = header is not None
        if header is None or header.isdir() or sieve.holds_back(header.name, _is_plain(header)):
            continue
        name = _clean(header.name)
        yield Member(name, stream(tape.data(header.size, f"{where}/{name}")))
        if tape.broken:
            break
    yield from sieve.remarks()
    if not (tape.ended or tape.broken):
        yield Remark(where, "ends without the mark of its end: members may be missing")


def is_tar(head: bytes) -> bool:
    """Whether a file that begins with `head` is a tar archive, of a kind that says so."""
    return head[257:262] == b"ustar" and _header(head[:_BLOCK]) is not None


@dataclass(slots=True)
class _Sieve:
    """Holds back the members that are no input: no plain files, hidden, or not `wanted`; and counts them."""

    where: str
    wanted: Callable[[str], bool]
    count: int = 0
    first: list[str] = field(default_factory=list)

    def holds_back(self, name: str, plain: bool) -> bool:
        parts = _clean(name).split("/")
        hidden = parts[0] == "__MACOSX" or any(part.startswith(".") for part in parts)
        if plain and not hidden and self.wanted(parts[-1]):
            return False
        self.count += 1
        if len(self.first) < 3:
            self.first.append(_clean(name)[:60])
        return True

    def remarks(self) -> Iterator[Remark]:
        if self.count:
            more = ", …" if self.count > len(self.first) else ""
            members = "member" if self.count == 1 else "members"
            said = f"{self.count} {members} passed over, no kind that is read: {', '.join(self.first)}{more}"
            yield Remark(self.where, said)


def _clean(name: str) -> str:
    """The name without what leads out of a folder: a root, and steps up."""
    return "/".join(part for part in utf8(name).split("/") if part not in ("", ".", "..")) or "member"


def _open_zip(file: IO[bytes], where: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except _DAMAGE as error:
        raise InputError(
            where, f"no zip archive, or a damaged one ({error})", "get the file again"
        ) from error


def _unzip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, budget: Budget) -> Iterator[bytes]:
    try:
        with archive.open(info) as member:
            for data in chunks(member):
                budget.make(len(data))
                yield data
    except _DAMAGE as error:
        raise InputError(where, f"damaged in its archive ({error})", _GET_AGAIN) from error


class _Tape:
    """A tar archive, read forwards: headers of one block each, and data that fills blocks behind them.

    `broken` once it ended in the midst of data, and an error was raised; `ended` once the mark of the end, a
    block of zeros, was seen.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._read1 = getattr(file, "read1", file.read)  # what is there before the stream breaks
        self._left = 0  # bytes to the next header
        self.broken = False
        self.ended = False

    def block(self) -> bytes:
        """The next block that may be a header, however much was read of the data before it; b"" at the end."""
        while self._left > 0 and self._some(self._left):
            pass
        block = self._exactly(_BLOCK)
        self._left = 0
        self.ended |= len(block) == _BLOCK and not block.strip(b"\0")
        return block

    def begin(self, size: int) -> None:
        """Expect `size` bytes of data here."""
        self._left = size + -size % _BLOCK

    def data(self, size: int, where: str) -> Iterator[bytes]:
        """The `size` bytes expected here. Raises InputError, which names `where`, if there are not as many."""
        while size:
            data = self._some(size)
            if not data:
                self.broken = True
                raise InputError(where, "cut short, with its archive", _GET_AGAIN)
            size -= len(data)
            yield data

    def _some(self, size: int) -> bytes:
        """Some of the next `size` bytes; none only at the end. Raises what the stream below raises."""
        try:
            data: bytes = self._read1(min(size, CHUNK))
        except NewsparseError:
            self.broken = True
            raise
        self._left -= len(data)
        return data

    def _exactly(self, size: int) -> bytes:
        """The next `size` bytes, or as many as there are."""
        data = b""
        while len(data) < size and (more := self._some(size - len(data))):
            data += more
        return data


def _headers(tape: _Tape, where: str) -> Iterator[tarfile.TarInfo | None]:
    """The headers of members, the tape standing behind them; None for a block that is no header but should be."""
    begun = False
    about_next: dict[str, bytes] = {}
    while block := tape.block():
        header = _header(block)
        if header is None:
            if not begun and not tape.ended:
                raise InputError(where, "no tar archive", "get the file again")
            if block.strip(b"\0"):
                yield None
            continue
        begun = True
        tape.begin(header.size)
        if header.type in _ABOUT_NEXT and header.size <= _LONGEST_NAME:
            about_next |= _about_next(header.type, b"".join(tape.data(header.size, where)))
            continue
        _apply(about_next, header)
        about_next = {}
        tape.begin(header.size)
        yield header


def _header(block: bytes) -> tarfile.TarInfo | None:
    try:
        header = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return None
    if header.type in tarfile.SUPPORTED_TYPES and not header.isreg() and header.type not in _ABOUT_NEXT:
        header.size = 0  # a link or a folder has no data, whatever it says
    return header if header.size >= 0 else None


def _about_next(kind: bytes, data: bytes) -> dict[str, bytes]:
    """What a header in front of another says of it: a name that is too long for it, or PAX records."""
    if kind == tarfile.GNUTYPE_LONGNAME:
        return {"path": data.partition(b"\0")[0]}
    said: dict[str, bytes] = {}
    start = 0
    while kind in _PAX_OF_NEXT and (record := _PAX_RECORD.match(data, start)) and int(record[1]):
        start, begin = start + int(record[1]), record.end()
        said[record[2].decode("utf-8", "replace")] = data[begin : start - 1]
    return said


def _apply(said: dict[str, bytes], header: tarfile.TarInfo) -> None:
    header.name = said.get("path", b"").decode("utf-8", "surrogateescape") or header.name
    if said.get("size", b"").isdigit() and len(said["size"]) < 19:
        header.size = int(said["size"])
    header.pax_headers = dict.fromkeys(said, "")


def _is_plain(header: tarfile.TarInfo) -> bool:
    """Whether it is a file that stands in the archive as it is: no link, no device, no file with holes."""
    holes = header.type == tarfile.GNUTYPE_SPARSE or any(
        name.startswith("GNU.sparse.") for name in header.pax_headers
    )
    return header.isreg() and not holes
