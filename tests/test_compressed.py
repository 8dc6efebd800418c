from __future__ import annotations

import gzip
import io
import random
import sys
import zlib

import pytest
from dumps import COMPRESS, pipe
from hypothesis import given
from hypothesis import strategies as st
from strategies import mutilated

from newsparse.errors import InputError, JunkError
from newsparse.readers.compressed import FREE, RATIO, Budget, Compression, compression_of, unpack

names = st.sampled_from(sorted(COMPRESS))


def known(data: bytes) -> Compression:
    found = compression_of(data)
    assert found is not None
    return found


def unpacked(data: bytes, cap: int | None = None, small: bool = False) -> bytes:
    """What is in `data`, all its layers."""
    budget = Budget("a.txt", cap)
    file = pipe(data) if small else io.BytesIO(data)
    first = True
    while compression := compression_of(data):
        file = unpack(file, "a.txt", compression, budget, first)
        file, data, first = io.BytesIO(data := file.read()), data, False
    return data


@given(names, st.lists(st.binary(max_size=99), min_size=1, max_size=4))
def test_what_was_compressed_is_unpacked(name: str, members: list[bytes]) -> None:
    data = b"".join(COMPRESS[name](member) for member in members)
    assert known(data).name == name
    budget = Budget("a", None)
    for file in (io.BytesIO(data), pipe(data, step=1)):
        assert unpack(file, "a", known(data), budget, True).read() == b"".join(members)
    assert budget.taken == 2 * len(data)
    assert budget.made == 2 * sum(map(len, members))


@pytest.mark.parametrize("name", COMPRESS)
def test_zeros_between_and_behind_members_are_padding(name: str) -> None:
    data = COMPRESS[name](b"one") + bytes(512) + COMPRESS[name](b"two") + bytes(99)
    assert unpacked(data) == unpacked(data, small=True) == b"onetwo"


def test_a_zst_frame_to_skip_is_skipped() -> None:
    skipped = b"\x50\x2a\x4d\x18\x03\0\0\0abc"
    assert unpacked(skipped + COMPRESS["zst"](b"one") + skipped + COMPRESS["zst"](b"two")) == b"onetwo"


def test_data_larger_than_any_buffer() -> None:
    data = random.Random(1).randbytes(700_000) + bytes(700_000)
    for compress in COMPRESS.values():
        assert unpacked(compress(data)) == data


@pytest.mark.parametrize("name", COMPRESS)
@pytest.mark.parametrize("text", [b"", b"BZh91 is a road", b"(\xb5", b"PK", b"\x1f\x8b", b"7zXZ"])
def test_what_is_not_compressed_is_left_alone(name: str, text: bytes) -> None:
    assert compression_of(text) is None
    assert compression_of(b" " + COMPRESS[name](b"one")) is None


@given(names, st.data())
def test_a_cut_stream_gives_what_came_before_and_an_error(name: str, choose: st.DataObject) -> None:
    text = random.Random(2).randbytes(999)
    data = COMPRESS[name](text) + COMPRESS[name](b"more")
    cut = choose.draw(st.integers(8, len(data) - 1))
    file = unpack(io.BytesIO(data[:cut]), "a.gz", known(data), Budget("a.gz", None), True)
    got = b""
    if cut == len(COMPRESS[name](text)):  # between two members: nobody can know
        assert file.read() == text
        return
    with pytest.raises(InputError, match=rf"^a\.gz: its {name} data is (cut short|damaged)"):
        while part := file.read1():  # type: ignore[attr-defined]
            got += part
    assert (text + b"more").startswith(got)


@given(names, st.data())
def test_damage_is_one_error_of_ours(name: str, choose: st.DataObject) -> None:
    data = choose.draw(mutilated(COMPRESS[name](b"one two three " * 20)))
    if compression := compression_of(data):
        file = unpack(pipe(data), "a", compression, Budget("a", None), True)
        try:
            file.read()
        except InputError as error:
            assert str(error).startswith(f"a: its {name} data is ")


@pytest.mark.parametrize("name", COMPRESS)
def test_garbage_behind_a_member_is_no_end(name: str) -> None:
    data = COMPRESS[name](b"one") + b"garbage, and plenty of it"
    file = unpack(io.BytesIO(data), "a", known(data), Budget("a", None), True)
    with pytest.raises(JunkError, match=f"its {name} data is followed by something else; see what that is"):
        file.read()


# Bombs


def bomb(layers: int = 1) -> bytes:
    """A gz file of 200 MB of zeros, made without them; then compressed again."""
    compressor = zlib.compressobj(9, wbits=31)
    data = b"".join(compressor.compress(bytes(1 << 20)) for _ in range(200)) + compressor.flush()
    for _ in range(layers - 1):
        data = gzip.compress(data)
    return data


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_bomb_goes_no_further_than_what_is_free(layers: int) -> None:
    data, budget = bomb(layers), Budget("bomb.gz", None)
    file = io.BytesIO(data)
    for layer in range(layers):
        file = unpack(file, "bomb.gz", known(b"\x1f\x8b\x08"), budget, layer == 0)
    with pytest.raises(InputError, match=rf"^bomb\.gz: it unpacks to more than {RATIO} times its size"):
        while file.read(1 << 16):
            pass
    assert budget.spent
    assert budget.made < FREE + (4 << 20)


def test_who_says_how_much_it_may_hold_is_obeyed() -> None:
    data = gzip.compress(bytes(70 << 20))
    assert len(unpacked(data, cap=80 << 20)) == 70 << 20
    with pytest.raises(InputError, match="more than the 999 bytes allowed; allow more with --max-bytes"):
        unpacked(data, cap=999)


def test_what_is_small_may_be_as_dense_as_it_likes() -> None:
    assert unpacked(gzip.compress(bytes(60 << 20))) == bytes(60 << 20)


def test_an_xz_file_that_wants_more_memory_than_there_should_be() -> None:
    import lzma

    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 28}]
    data = lzma.compress(b"small", filters=filters)
    with pytest.raises(InputError, match="its xz data is damaged"):
        unpacked(data)


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="zst is in the standard library")
def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import backports

    data = COMPRESS["zst"](b"one")
    monkeypatch.setitem(sys.modules, "backports.zstd", None)
    monkeypatch.delattr(backports, "zstd")
    with pytest.raises(InputError) as caught:
        unpack(io.BytesIO(data), "a.zst", known(data), Budget("a", None), True)
    assert str(caught.value) == (
        "a.zst: zst needs a library that is not installed; run pip install 'newsparse[zstd]'"
    )


def test_a_python_without_a_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lzma", None)
    with pytest.raises(InputError, match="xz needs a library that is not installed; this Python"):
        unpack(io.BytesIO(b""), "a.xz", known(b"\xfd7zXZ\0"), Budget("a", None), True)
