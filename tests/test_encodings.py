from __future__ import annotations

import codecs
import io
import sys
from encodings.aliases import aliases
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from newsparse.errors import EncodingError, InputError, OptionError
from newsparse.lines import split_lines
from newsparse.readers.encodings import Codec, check_encoding, decode, tell_codec

MARKED = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
plain_texts = texts().map(lambda text: text.replace("\0", "").lstrip("\ufeff"))


@given(plain_texts)
def test_utf8_is_read_as_it_stands(text: str) -> None:
    assert decode(text.encode("utf-8"), None, "a.txt") == (text, "utf-8")


@given(plain_texts, st.sampled_from(sorted(MARKED)))
def test_a_byte_order_mark_settles_the_encoding(text: str, name: str) -> None:
    data = MARKED[name] + text.encode(name.removesuffix("-sig"))
    decoded, used = decode(data, None, "a.txt")
    assert decoded == text
    assert data.decode(used) == text


@given(st.text(st.characters(codec="cp1252", exclude_characters="\0")))
def test_cp1252_is_the_last_resort(text: str) -> None:
    data = b"A " + text.encode("cp1252") + b"\xfc\n"  # a lone "ü", which UTF-8 never has
    assert decode(data, None, "a.txt") == (f"A {text}ü\n", "cp1252")


@given(
    st.binary(max_size=60),
    st.none() | st.sampled_from(["auto", "utf-8", "utf-16", "cp1252", "latin-1", "utf-7", "shift_jis"]),
)
def test_any_bytes_are_decent_text_or_an_error_that_helps(data: bytes, encoding: str | None) -> None:
    try:
        text, used = decode(data, encoding, "a.txt")
    except EncodingError as error:
        assert str(error).startswith("a.txt: ")
        assert "--encoding" in str(error)
    else:
        assert "\0" not in text
        text.encode("utf-8")
        codecs.lookup(used)


@pytest.mark.parametrize(
    ("data", "encoding", "expected"),
    [
        (b"", None, ("", "utf-8")),
        (b"\xef\xbb\xbf", None, ("", "utf-8-sig")),
        (b"\xef\xbb\xbfHi", "UTF8", ("Hi", "utf-8")),
        (b"Gr\xfc\xdfe", None, ("Grüße", "cp1252")),
        (b"Gr\xfc\xdfe", "latin1", ("Grüße", "iso8859-1")),
        (b"\x81\x40", "shift_jis", ("\u3000", "shift_jis")),
        (b"a\x85b\r\nc\rd", None, ("a…b\r\nc\rd", "cp1252")),
    ],
)
def test_decode(data: bytes, encoding: str | None, expected: tuple[str, str]) -> None:
    assert decode(data, encoding, "a.txt") == expected


@pytest.mark.parametrize(
    ("data", "encoding", "wrong"),
    [
        (b"one\rtwo \x81\n", None, "neither UTF-8 nor cp1252 (byte 0x81 in line 2)"),
        (b"one\ntwo \x81\n", None, "neither UTF-8 nor cp1252 (byte 0x81 in line 2)"),
        (b"a\0b", None, "binary, not text (a NUL at offset 1)"),
        (b"\x7fELF\0\x81", None, "binary, not text"),
        (b"\xff\xfe\0\0", "utf-16", "binary, not text"),
        (b"\xef\xbb\xbf\xff", None, "a byte order mark of utf-8 but is not"),
        (b"\xff\xfea", None, "a byte order mark of utf-16 but is not"),
        (b"\xff", "ascii", "not ascii (ordinal not in range(128) at offset 0)"),
        (b"+2AA-", "utf-7", "not utf-7 (surrogates not allowed"),
    ],
)
def test_what_cannot_be_decoded(data: bytes, encoding: str | None, wrong: str) -> None:
    with pytest.raises(EncodingError) as caught:
        decode(data, encoding, "a.txt")
    assert wrong in str(caught.value)


# UTF-16 without a mark

TEXT = "Old pier to stay open\n\nThe old pier of Kallow – built in 1921 – stays open.\n"
SCRIPTS = {
    "Latin": TEXT,
    "German": "Über die Brücke wird im März entschieden, „frühestens“, sagte der Bürgermeister.\n",
    "Cyrillic": "Старый мост закроют на зиму, решил во вторник городской совет.\nДеньги не найдены.\n",
    "Greek": "Η παλιά γέφυρα θα μείνει κλειστή όλο τον χειμώνα.\nΤα χρήματα δεν έχουν βρεθεί.\n",
    "Arabic": "قرر مجلس البلدة يوم الثلاثاء إغلاق الجسر القديم طوال فصل الشتاء.\n",
    "Japanese": "町の古い橋\n\n　町の古い橋は冬の間、通行止めになることが決まった。\n　春まで待つと町長は話した。\n",
    "Chinese": "老桥冬季关闭\n\n镇议会星期二一致决定，老桥冬季关闭，司机们只好绕道。\n",
    "Korean": "마을의 오래된 다리가 겨울 동안 폐쇄된다고 군의회가 화요일 결정했다.\n",
}


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("times", [1, 300])
def test_utf16_is_told_by_its_zero_bytes(script: str, name: str, times: int) -> None:
    text = SCRIPTS[script] * times
    assert decode(text.encode(name), None, "a.txt") == (text, name)
    assert tell_codec(text.encode(name)[:5001], None, "a.txt") == Codec(name, asked=False)


@pytest.mark.parametrize(
    "data",
    [
        b"\0",
        b"a\0b",
        b"A\0B",
        b"GIF89a\0\0",
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0",
        b"one\0two\0three\0four\0",
        b"abc\0def\0ghi\0jkl\0mno\0pqr\0stu\0vwx\0" * 40,
        b"".join(f"name{i}\0".encode() for i in range(400)),
        b"".join(i.to_bytes(4, "little") for i in range(3000)),
        b"".join(i.to_bytes(2, "little") for i in range(3000)),
        b"".join((i * 7919 % 65536).to_bytes(2, "big") for i in range(3000)),
        TEXT.encode("utf-16-le") + b"\0",
        TEXT.encode("utf-32-le"),
        TEXT.encode() + b"\0\0",
    ],
)
def test_binary_data_is_no_utf16(data: bytes) -> None:
    with pytest.raises(EncodingError, match=rf"a\.txt: binary, not text \(a NUL at offset {data.find(0)}\)"):
        decode(data, None, "a.txt")


# The detector

LEGACY = {
    "cp1250": "Stary most w Łękowie zostanie zamknięty na całą zimę, zdecydowała rada miasta. Źródło pieniędzy"
    " nie jest znane, a mieszkańcy są zaniepokojeni, bo objazd prowadzi przez wąskie ulice.",
    "iso8859-2": "Starý most v Lhotě bude přes zimu uzavřen, rozhodla v úterý městská rada. Řidiči musí počítat s"
    " objížďkou, která vede přes úzké ulice. Budeme čekat, řekl starosta. Peníze na opravu zatím nejsou.",
    "cp1251": "Старый мост через реку закроют на зиму, решил во вторник городской совет. «Будем ждать», — сказал мэр.",
    "koi8-r": "Старый мост через реку закроют на зиму, решил во вторник городской совет. Будем ждать, сказал мэр.",
    "cp1254": "Eski köprü kış boyunca kapalı kalacak, belediye meclisi salı günü karar verdi. Sürücüler dar sokaklardan"
    " geçmek zorunda kalacak. Onarım için gereken para henüz bulunamadı.",
    "gb18030": "镇议会星期二决定，老桥冬季关闭。司机们只好绕道狭窄的街道。修理费用还没有着落，居民们希望能尽快得到。",
    "euc_jp": "町の古い橋は冬の間、通行止めになることが火曜日の議会で決まった。「春まで待つしかない」と町長は話した。",
}


@pytest.mark.parametrize("name", LEGACY)
def test_a_detector_is_asked_for_auto(name: str) -> None:
    text = LEGACY[name]
    decoded, used = decode(text.encode(name), "auto", "a.txt")
    assert decoded == text
    assert codecs.lookup(used).name == used


@pytest.mark.parametrize(
    "text", ["Grüße aus Köln", "L’été à Kéranou", "He said “no” – twice", "El año próximo"]
)
def test_of_a_few_words_the_detector_knows_nothing(text: str) -> None:
    assert decode(text.encode("cp1252"), "auto", "a.txt") == (text, "cp1252")


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_the_detector_is_asked_only_where_the_ladder_ends(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "chardet", None)
    assert decode(TEXT.encode(name), "auto", "a.txt") == (TEXT, name)


def test_without_the_detector_there_is_one_command_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "chardet", None)
    assert decode(b"Gr\xfc\xdfe", None, "a.txt") == ("Grüße", "cp1252")
    with pytest.raises(InputError, match=r"a\.txt: not UTF-8, .*; run pip install 'newsparse\[detect\]'"):
        decode(b"Gr\xfc\xdfe", "auto", "a.txt")


def test_what_the_detector_does_not_know_is_cp1252(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, confidence in [
        (None, 0.5),
        ("no-such-codec", 0.5),
        ("ascii", 1.0),
        ("utf-8", 1.0),
        ("ISO-8859-1", 0.9),
        ("cp437", 0.05),
    ]:
        guess = {"encoding": name, "confidence": confidence}
        monkeypatch.setattr("chardet.detect", lambda *_, guess=guess, **__: guess)
        assert decode(b"Gr\xfc\xdfe", "auto", "a.txt") == ("Grüße", "cp1252")


# Streams

NAMES = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "gb18030", "utf-7"]


def in_chunks(data: bytes, size: int) -> list[bytes]:
    return [data[i : i + size] for i in range(0, len(data), size)]


@given(plain_texts, st.sampled_from(NAMES), st.integers(1, 7))
def test_a_stream_is_decoded_as_it_comes(text: str, name: str, size: int) -> None:
    data = text.encode(name, "ignore")
    codec = tell_codec(data, name, "a.txt")
    found = "".join(codec.texts(in_chunks(data, size), "a.txt"))
    assert codec.settle(found, name, "a.txt", 1)[0] == decode(data, name, "a.txt")[0]


@given(st.binary(max_size=60), st.integers(1, 7), st.none() | st.just("auto"))
def test_any_stream_is_settled_as_a_whole_text_is(data: bytes, size: int, encoding: str | None) -> None:
    codec = tell_codec(data, encoding, "a.txt")
    try:
        wanted = decode(data, encoding, "a.txt")
    except EncodingError:
        wanted = None
    try:
        found = codec.settle("".join(codec.texts(in_chunks(data, size), "a.txt")), encoding, "a.txt", 1)
    except EncodingError:
        found = None
    if codec.name in ("utf-8", "utf-16-le", "utf-16-be"):
        assert found == wanted


@given(st.binary(max_size=60), st.sampled_from(NAMES))
def test_bytes_that_are_no_text_are_told_with_their_line(data: bytes, name: str) -> None:
    codec = tell_codec(data, name, "a.txt")
    text = "".join(codec.texts([data], "a.txt"))
    try:
        settled, used = codec.settle(text, name, "a.txt", 10)
    except EncodingError as error:
        assert error.at
        assert 10 <= error.at[1] < 10 + max(1, len(split_lines(text)))
        assert "--encoding" in error.remedy
    else:
        assert used in (name, f"{name}-le")
        settled.encode("utf-8")
        assert "\0" not in settled


def test_a_part_that_is_not_utf8_is_decoded_on_its_own() -> None:
    codec = tell_codec(b"Gr", None, "a.txt")
    text = "".join(codec.texts([b"Gr\xc3", b"\xbc\xc3\x9fe\n", b"Gr\xfc\xdfe\n", b"a \x81"], "a.txt"))
    one, two, three = text.split("\n")
    assert codec.settle(one, None, "a.txt", 1) == ("Grüße", "utf-8")
    assert codec.settle(two, None, "a.txt", 2) == ("Grüße", "cp1252")
    with pytest.raises(EncodingError, match=r"neither UTF-8 nor cp1252 \(byte 0x81 in line 3\)"):
        codec.settle(three, None, "a.txt", 3)


def test_an_encoding_that_was_asked_for_is_not_given_up() -> None:
    codec = tell_codec(b"", "UTF8", "a.txt")
    assert codec == Codec("utf-8", asked=True)
    with pytest.raises(
        EncodingError, match=r"^a\.txt, line 6: not utf-8 \(byte 0xfc\); name another encoding"
    ):
        codec.settle("".join(codec.texts([b"one\r\nGr\xfc"], "a.txt")), "UTF8", "a.txt", 5)
    with pytest.raises(EncodingError, match=r"^a\.txt, line 1: a NUL, which no text has"):
        codec.settle("a\0", "UTF8", "a.txt", 1)


def test_a_codec_that_takes_no_bad_bytes() -> None:
    with pytest.raises(EncodingError, match=r"^a\.txt: not punycode"):
        list(Codec("punycode", asked=True).texts([b"\xff"], "a.txt"))


def test_a_stream_of_binary_data_is_refused_at_once() -> None:
    with pytest.raises(EncodingError, match="binary, not text"):
        tell_codec(b"\x00\x01\x02\xff" * 5000, None, "a.txt")
    assert tell_codec(b"text " * 5000 + b"\0", None, "a.txt").name == "utf-8"  # one damaged spot


@pytest.mark.parametrize("name", sorted(set(aliases.values())))
def test_what_passes_as_an_encoding_can_read_a_text_in_every_way(name: str) -> None:
    try:
        check_encoding(name)
    except OptionError:
        with pytest.raises(LookupError):
            b"x".decode(name)
        return
    line = "One line of text.\n"
    data = line.encode(name)
    assert decode(data, name, "a.txt")[0] == line
    assert "".join(tell_codec(data, name, "a.txt").texts([data], "a.txt")) == line
    assert io.TextIOWrapper(io.BytesIO(data), name, "surrogateescape").read() == line


@pytest.mark.parametrize(
    "name", ["idna", "punycode", "undefined", "rot13", "hex", "klingon", "a\0b", "", b"utf-8", 8]
)
def test_no_text_encoding_of_streams(name: Any) -> None:
    with pytest.raises(OptionError, match="is no text encoding; utf-8, cp1252 and utf-16 are some"):
        check_encoding(name)
