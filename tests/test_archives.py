from __future__ import annotations

import bz2
import gzip
import io
import random
import stat
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from dumps import errors_of, jsonl, pipe, read_data, read_file, remarks_of, stories, tarred, texts_of, zipped
from hypothesis import given
from hypothesis import strategies as st
from strategies import mutilated

from newsparse.article import Document
from newsparse.errors import InputError, NewsparseError, Remark
from newsparse.readers.archives import Member, is_tar, tar_members, zip_members
from newsparse.readers.compressed import RATIO, Budget
from newsparse.readers.options import Item
from newsparse.readers.streams import stream

MEMBERS = {f"{folder}{n}.txt": text.encode() for folder in ("", "b/") for n, text in enumerate(stories(3))}
FORMATS = [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT]
names = st.text("ab./é\\ \x1b", min_size=1, max_size=150)


def paths(items: list[Item]) -> list[str | None]:
    return [item.path for item in items if isinstance(item, Document)]


def link(name: str, target: str, kind: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, target, 0
    return info


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_each_member_is_a_file_of_its_own(pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    path = tmp_path / "dump.xyz"
    items = read_file(path, pack(MEMBERS))
    assert texts_of(items) == stories(3) * 2
    assert paths(items) == [f"{path}/{name}" for name in MEMBERS]
    assert {item.article for item in items if isinstance(item, Document)} == {1}
    assert paths(read_data(pack(MEMBERS))) == [f"standard input/{name}" for name in MEMBERS]


@given(st.dictionaries(names, st.binary(max_size=600), max_size=4), st.sampled_from(FORMATS))
def test_tar_members_are_those_of_tarfile(members: dict[str, bytes], form: int) -> None:
    try:
        data = tarred(members, form)
    except ValueError:  # too long a name for it
        return
    members_found = tar_members(io.BytesIO(data), "a.tar", lambda _: True)
    found = [each.file.read() for each in members_found if isinstance(each, Member)]
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        kept = [
            info
            for info in archive
            if info.isreg()
            and not any(part[:1] == "." and part not in (".", "..") for part in info.name.split("/"))
        ]
        assert found == [archive.extractfile(info).read() for info in kept]  # type: ignore[union-attr]


def test_what_is_no_input_is_passed_over_and_told() -> None:
    other = {
        "a.jpg": b"x",
        "README": b"x",
        ".hidden.txt": b"x",
        ".git/a.txt": b"x",
        "__MACOSX/._a.txt": b"x",
        "c.html": b"x",
    }
    for pack in (zipped, tarred):
        items = read_data(pack({"a.txt": b"one", **other, "b.JSON": b'{"text": "two"}'}))
        assert texts_of(items) == ["one", "two"]
        assert remarks_of(items) == [
            "standard input: 6 members passed over, no kind that is read: a.jpg, README, .hidden.txt, …"
        ]


def test_one_member_passed_over() -> None:
    assert remarks_of(read_data(zipped({"a.jpg": b"x"}))) == [
        "standard input: 1 member passed over, no kind that is read: a.jpg"
    ]


HOSTILE = [
    "/etc/passwd.txt",
    "../../up.txt",
    "a/../../b.txt",
    "./c.txt",
    "//d.txt",
    "a\x1b[31m.txt",
    "..",
    "e\\..\\f.txt",
]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_lead_nowhere(pack: object, tmp_path: Path) -> None:
    assert callable(pack)
    items = read_file(tmp_path / "a.zip", pack(dict.fromkeys(HOSTILE, b"x")))
    assert [str(path).removeprefix(f"{tmp_path}/a.zip/") for path in paths(items)] == [
        "etc/passwd.txt",
        "up.txt",
        "a/b.txt",
        "c.txt",
        "d.txt",
        "a\x1b[31m.txt",
        "e\\..\\f.txt",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_name_that_is_no_utf8_is_shown_with_escapes() -> None:
    data = tarred({"caf_.txt": b"x"}, tarfile.GNU_FORMAT)
    info = tarfile.TarInfo.frombuf(data[:512], "utf-8", "surrogateescape")
    info.name = "caf\udce9.txt"
    data = info.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape") + data[512:]
    assert paths(read_data(data)) == ["standard input/caf\\xe9.txt"]


def test_links_and_devices_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    kinds = [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE]
    members = {f"{n}.txt": link(f"{n}.txt", str(secret), kind) for n, kind in enumerate(kinds)}
    items = read_data(tarred({**members, "z.txt": b"last"}))
    assert texts_of(items) == ["last"]
    assert "5 members passed over" in remarks_of(items)[0]


def test_a_link_in_a_zip_is_not_taken_for_a_text() -> None:
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "/etc/passwd")
        archive.writestr("b/", "")
    assert remarks_of(read_data(buffer.getvalue())) == [
        "standard input: 1 member passed over, no kind that is read: a.txt"
    ]


def test_a_link_that_says_it_has_data_has_none() -> None:
    info = link("a.txt", "b")
    info.size = 5000
    data = info.tobuf() + tarred({"b.txt": b"two"})
    assert texts_of(read_data(data)) == ["two"]


# zip


def test_an_encrypted_member_is_one_error() -> None:
    data = bytearray(zipped({"a.txt": b"one", "b.txt": b"two"}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    items = read_data(bytes(data))
    assert errors_of(items) == ["standard input/a.txt: encrypted; unpack it with its password first"]
    assert texts_of(items) == ["two"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_rare_compression_is_one_error(method: int) -> None:
    items = read_data(zipped({"a.txt": b"one", "b.txt": b"two"}, method))
    assert errors_of(items) == [
        f"standard input/{n}.txt: compressed in a rare way; unpack it first" for n in "ab"
    ]


def test_a_damaged_member_is_one_error() -> None:
    data = zipped({"a.txt": b"one", "b.txt": b"two " * 99, "c.txt": b"three"}, zipfile.ZIP_STORED)
    items = read_data(data.replace(b"two two", b"two too", 1))
    assert texts_of(items) == ["one", "three"]
    assert errors_of(items) == [
        "standard input/b.txt: damaged in its archive (Bad CRC-32 for file 'b.txt'); "
        "get the file again; its other members are read"
    ]


def test_a_zip_without_its_end_is_an_error(tmp_path: Path) -> None:
    [error] = read_file(tmp_path / "a.zip", zipped(MEMBERS)[:-30])
    assert "no zip archive, or a damaged one (File is not a zip file)" in str(error)
    [error] = read_file(tmp_path / "b.zip", b"a text after all")
    assert "no zip archive" in str(error)


def overlapping() -> bytes:
    """A zip whose thousand members are the same bytes."""
    data = zipped({"a.txt": b"x" * 2000}, zipfile.ZIP_STORED)
    directory = data.index(b"PK\1\2")
    entry = data[directory : data.index(b"PK\5\6")]
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1000, 1000, 1000 * len(entry), directory, 0)
    return data[:directory] + entry * 1000 + end


def test_members_that_share_their_bytes_are_refused() -> None:
    items = read_data(overlapping())
    assert len(texts_of(items)) < 40
    # Newer versions of zipfile refuse each of them as well.
    assert errors_of(items)[-1] == "standard input: its members overlap, as in a zip bomb; leave it out"


def test_a_zip_bomb_is_one_error_whatever_its_members() -> None:
    data = zipped({f"{n}.jsonl": bytes(20 << 20) for n in range(9)})
    errors = errors_of(read_data(data))
    assert [error for error in errors if "unpacks to more than" in error] == errors[-1:]
    assert len(errors) < 6


def test_layers_are_counted_from_the_outermost() -> None:
    page = gzip.compress(bytes(random.Random(1).choices(range(33, 127), k=3000)) * 25_000)  # 75 MB
    assert 100 < 75_000_000 / len(page) < RATIO
    for data in (zipped({"a.txt": page}), gzip.compress(tarred({"a.txt.gz": page}))):
        assert len(data) < len(page) // 50
        assert "unpacks to more than" in errors_of(read_data(data))[0]


def test_archives_in_archives_have_a_bottom() -> None:
    data = b"bottom"
    for depth in range(12):
        data = zipped({f"{depth}.txt" if depth == 0 else f"{depth}.zip": data})
        errors = errors_of(read_data(data))
        assert (len(errors) == 1) is (depth > 4)
    where = "standard input/11.zip/10.zip/9.zip/8.zip/7.zip"
    assert errors == [f"{where}: more than 5 archives and compressions in one another; unpack it first"]


@given(st.data())
def test_a_mutilated_zip_raises_nothing_of_others(choose: st.DataObject) -> None:
    for item in read_data(choose.draw(mutilated(zipped(MEMBERS)))):
        assert isinstance(item, Document | NewsparseError | Remark)


def test_a_zip_member_is_never_in_memory() -> None:
    data = zipped({"a.jsonl": jsonl(stories(1)) * 100_000})  # 12 MB
    budget = Budget("a", 1 << 30)
    tracemalloc.start()
    for member in zip_members(io.BytesIO(data), "a.zip", lambda _: True, budget, True):
        assert isinstance(member, Member)
        assert sum(1 for _ in member.file) == 100_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


# tar


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("compress", [bytes, gzip.compress, bz2.compress])
def test_tar_in_a_pipe(form: int, compress: object) -> None:
    assert callable(compress)
    long = "folder/" * 20 + "a long name after all.txt"
    items = read_data(compress(tarred({**MEMBERS, long: b"last"}, form)))
    assert texts_of(items) == [*stories(3) * 2, "last"]
    assert paths(items)[-1] == f"standard input/{long}"


def test_a_member_that_is_not_read_to_its_end() -> None:
    data = tarred({"a.txt": b"x" * 100_000, "b.txt": b"y" * 512, "c.txt": b""})
    found = []
    for member in tar_members(pipe(data), "a.tar", lambda _: True):
        assert isinstance(member, Member)
        found.append((member.name, member.file.read(2)))
    assert found == [("a.txt", b"xx"), ("b.txt", b"yy"), ("c.txt", b"")]


def test_damage_between_members_is_told_and_the_others_are_read() -> None:
    data = bytearray(
        tarred(dict.fromkeys("abcd", b"x" * 2000) | {"a.txt": b"one", "b.txt": b"two", "c.txt": b"three"})
    )
    data[data.index(b"b.txt") + 1] ^= 255
    items = read_data(bytes(data))
    assert texts_of(items) == ["one", "three"]
    assert errors_of(items) == [
        "standard input: damaged between two members; some may be lost; "
        "get the file again; its other members are read"
    ]


def test_tars_behind_one_another_are_one() -> None:
    assert texts_of(read_data(tarred({"a.txt": b"one"}) + tarred({"b.txt": b"two"}))) == ["one", "two"]


def test_a_tar_that_is_cut_short() -> None:
    data = tarred({"a.txt": b"one", "b.txt": b"x" * 3000, "c.txt": b"three"})
    [one, error] = read_data(data[:3000])
    assert isinstance(one, Document)
    assert str(error) == (
        "standard input/b.txt: cut short, with its archive; get the file again; its other members are read"
    )
    [one, remark] = read_data(data[:1024])
    assert str(remark) == "standard input: ends without the mark of its end: members may be missing"
    [one, error, remark] = read_data(data[:1200])
    assert "damaged between two members" in str(error)


def test_a_tar_gz_that_is_cut_short_is_one_error() -> None:
    data = gzip.compress(tarred({f"{n}.jsonl": jsonl(stories(50)) for n in range(20)}))
    items = read_data(data[:-300])
    texts = texts_of(items)
    assert texts == (stories(50) * 20)[: len(texts)]
    [error] = errors_of(items)
    assert "its gz data is cut short" in error
    assert not remarks_of(items)


def test_of_a_tar_gz_that_is_cut_short_every_whole_line_is_read() -> None:
    texts = [random.Random(n).randbytes(3000).hex() for n in range(50)]
    data = gzip.compress(tarred({"a.jsonl": jsonl(texts)}))
    cut = data[: len(data) * 2 // 3]
    whole = zlib.decompressobj(31).decompress(cut).count(b"\n")
    assert whole > 20
    items = read_data(cut)
    assert texts_of(items) == texts[:whole]
    assert errors_of(items) == [
        f"standard input/a.jsonl, line {whole + 1}: its gz data is cut short; "
        "get the file again; what is whole before that is read"
    ]


def test_the_oldest_tar_says_only_by_its_name_what_it_is(tmp_path: Path) -> None:
    info = tarfile.TarInfo("a.txt")
    info.size = 3
    header = bytearray(info.tobuf(tarfile.USTAR_FORMAT))
    header[257:500] = bytes(243)
    header[148:156] = b"%06o\0 " % (sum(header[:148]) + sum(header[156:]) + 256)
    data = bytes(header) + b"old".ljust(512, b"\0") + bytes(1024)
    assert texts_of(read_file(tmp_path / "a.tar", data)) == ["old"]
    assert texts_of(read_file(tmp_path / "a.tgz", gzip.compress(data))) == ["old"]


def test_what_is_no_tar(tmp_path: Path) -> None:
    [error] = read_file(tmp_path / "a.tar", b"a text after all " * 99)
    assert isinstance(error, InputError)
    assert error.wrong == "no tar archive"
    assert read_file(tmp_path / "b.tar", bytes(1024)) == []
    text = b"x" * 257 + b"ustar is the name of a format\n"
    assert not is_tar(text)
    assert texts_of(read_data(text)) == [text.decode()]


@pytest.mark.parametrize("size", [1 << 40, 1 << 62, -512])
def test_a_header_that_lies_about_the_size(size: int) -> None:
    info = tarfile.TarInfo("a.txt")
    info.size = size
    data = info.tobuf(tarfile.GNU_FORMAT) + b"x" * 512 + tarred({"b.txt": b"two"})
    errors = errors_of(read_data(tarred({"0.txt": b"zero"})[:1024] + data))
    assert len(errors) == 1


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_header_about_the_next_that_is_too_long(kind: bytes) -> None:
    info = tarfile.TarInfo("a.txt")
    info.type, info.size = kind, 8 << 30
    parts = [info.tobuf(tarfile.GNU_FORMAT), *[b"x" * 65536] * 1000]
    tracemalloc.start()
    found = list(tar_members(stream(parts), "a.tar", lambda _: True))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000
    assert len(found) == 2


def test_a_file_with_holes_is_passed_over() -> None:
    info = tarfile.TarInfo("a.txt")
    info.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.realsize": "999999999999"}
    items = read_data(tarred({"a.txt": info, "b.txt": b"two"}))
    assert texts_of(items) == ["two"]
    assert "1 member passed over" in remarks_of(items)[0]


@given(st.data(), st.sampled_from(FORMATS))
def test_a_mutilated_tar_raises_nothing_of_others(choose: st.DataObject, form: int) -> None:
    for item in read_data(choose.draw(mutilated(tarred(MEMBERS, form)))):
        assert isinstance(item, Document | NewsparseError | Remark)


def test_many_members_are_never_in_memory() -> None:
    one = tarred({"a.txt": b"x" * 100})[:1024]
    tracemalloc.start()
    count = sum(isinstance(each, Member) for each in tar_members(stream([one] * 4_000), "a", lambda _: True))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4_000
    assert peak < 500_000
