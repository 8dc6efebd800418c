"""Time grows with the input, and no faster: for each regular expression, for each reader, for the parser as a whole."""

from __future__ import annotations

import ctypes
import gc
import json
import re
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from command import environment
from dumps import jsonl
from endure import READERS, seeds
from patterns import attacks

from newsparse import load_cues, parse
from newsparse.cuefiles import LONGEST
from newsparse.cues import COMMON, LISTS, ROWS, load
from newsparse.errors import NewsparseError
from newsparse.readers import read_documents

HERE = Path(__file__).parent
SHORT, LONG = 3_000, 1_000_000  # characters
SUSPECT = 0.004  # seconds for a short text: then it is measured up to sixteen times its length
WORST = 3  # texts of each pattern and method that are measured further: what is not linear is slow on a short one, too
ALLOWED = 2.2  # times the time for twice the input
DOUBLINGS = 3
TURNS = 20  # in which a machine that is busy has a quiet moment
M_TRIM_THRESHOLD, M_MMAP_MAX = -1, -4  # of glibc
# What is only ever asked of a text of bounded length, and why that is so.
BOUNDED = {
    ("newsparse.names", "findall"): "a line of credits that is read so far is short",
    ("newsparse.datelines", "split"): "the name of an agency has 40 characters at the most",
}


@pytest.fixture(scope="module", autouse=True)
def steady() -> Iterator[None]:
    """Memory that is freed is kept for the next run, as what the system takes to give new pages comes in steps; and
    what the other tests have in memory is not looked through while a text is timed."""
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(M_MMAP_MAX, 0)
        libc.mallopt(M_TRIM_THRESHOLD, 2**31 - 1)
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """Every pattern that is compiled for the samples and for small files of each kind."""
    room = tmp_path_factory.mktemp("room")
    for reader, suffix in READERS.items():
        for number, data in enumerate(seeds(reader)):
            (room / f"{reader}-{number}{suffix}").write_bytes(data)
    runs = [f"-j 1 -q {room} -f {form} -o {room / 'out'}.{form}" for form in ("jsonl", "markdown", "pretty")]
    (room / "house.toml").write_text(hostile_cues(LONGEST // 5))
    runs.append(f"-j 1 -q {room} --cues {room}/house.toml -f jsonl -o {room}/own.jsonl")
    runs.append(f"-j 1 -q {room} --split ^===$ -f explain -o {room}/out.explain")
    command = [sys.executable, HERE / "patterns.py", *runs]
    told = subprocess.run(command, capture_output=True, check=True, env=environment()).stdout
    rows: list[dict[str, object]] = json.loads(told)
    return rows


def _once(work: Callable[[], object]) -> float:
    """Processor time."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times longer twice the input takes, up to `size`: the mean over `DOUBLINGS`, by the best of each. One
    alone says little, as a machine is slower by a step where its next cache begins. They take turns, and go on for as
    long as it seems too long, as a busy machine may slow down any of them."""
    short, long = work(size >> DOUBLINGS), work(size)
    quickest = [float("inf"), float("inf")]
    for turn in range(TURNS):
        quickest = [min(quickest[0], _once(short)), min(quickest[1], _once(long))]
        ratio: float = (quickest[1] / max(quickest[0], 1e-5)) ** (1 / DOUBLINGS)
        if turn >= 2 and ratio <= ALLOWED:
            break
    return ratio


def run(pattern: re.Pattern[str], method: str, text: str) -> None:
    if method in ("sub", "subn"):
        pattern.sub("", text)
    elif method == "finditer":
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, method)(text)


def suspects(row: dict[str, object]) -> Iterator[tuple[re.Pattern[str], str, tuple[str, str, str]]]:
    """What one pattern takes suspiciously long for, with the method: of each, the WORST texts."""
    source, flags = str(row["pattern"]), int(str(row["flags"]))
    pattern = re.compile(source, flags if row["text"] else flags | re.ASCII)
    used = [each for each in row["used"] if (row["of"], each) not in BOUNDED]  # type: ignore[attr-defined]
    for method in used:
        taken = [
            (_once(partial(run, pattern, method, stretched(attack, SHORT))), attack)
            for attack in attacks(source, flags)
        ]
        for seconds, attack in sorted(taken, reverse=True)[:WORST]:
            if seconds > SUSPECT:
                yield pattern, method, attack


def stretched(attack: tuple[str, str, str], size: int) -> str:
    before, repeated, behind = attack
    return before + repeated * (size // len(repeated)) + behind


def test_every_regular_expression_is_linear(compiled: list[dict[str, object]]) -> None:
    assert len(compiled) > 100
    slow = [
        f"{row['of']}: {method} {pattern.pattern[:60]!r} {attack}"
        for row in compiled
        for pattern, method, attack in suspects(row)
        if growth(lambda size: partial(run, pattern, method, stretched(attack, size)), 16 * SHORT) > ALLOWED  # noqa: B023
    ]
    assert slow == []


def test_the_attacks_find_what_is_not_linear() -> None:
    for slow, method in [
        (r"a*b", "search"),
        (r"(?:a|b)*?c", "search"),
        (r"\s+$", "sub"),
        (r"[A-Z]\w*(?:\s[A-Z]\w*)+", "findall"),
    ]:
        pattern = re.compile(slow)
        worst = max(
            attacks(slow), key=lambda each: _once(partial(run, pattern, method, stretched(each, SHORT // 5)))
        )
        work = lambda size: partial(run, pattern, method, stretched(worst, size))  # noqa: B023, E731
        # One of five will do, as a busy machine slows down the shorter run as well as the longer one.
        assert any(growth(work, SHORT) > 2.5 for _ in range(5))


# The parser as a whole: one line of a million characters, a million characters of short lines.

PIECES = [
    *(
        "a",
        "A",
        "1",
        ".",
        ",",
        '"',
        "(",
        "()",
        "-",
        "—",
        "|",
        "/",
        ":",
        "_",
        "=",
        "#",
        "*",
        "'",
        "\t",
        " ",
        "\u00a0",
        "\u200b",
    ),
    *(
        "a ",
        "A ",
        "Aa ",
        "A. ",
        "A.",
        "aA1",
        "1 ",
        "1,",
        "12.",
        "a-",
        "a@",
        "www.",
        "http://",
        "e\u0301",
        "北",
        "김 기자 ",
        "\u2028",
    ),
    *(
        "May ",
        "3 May 2021, ",
        "1/1/2021 ",
        "10:15 ",
        "2 hours ago ",
        "By ",
        "By Ann Lee and ",
        "Ann Lee, ",
        "and ",
    ),
    *(
        "Photo: ",
        "/Reuters ",
        "© ",
        "Credit ",
        "| Reuters ",
        "Share ",
        "Read more ",
        "Advertisement ",
        "( ",
        "[ ",
        "x: ",
    ),
]
BEFORE = ["", "By ", "Photo Credit: ", "KALLOW (Reuters) - ", "Published "]
STORY = "Pier closed\n\n{}\n\nThe old pier of the town is closed, and nobody knows for how long it is to stay so.\n"
GLANCE = 8_000


def timed(piece: str, before: str, end: str, size: int) -> Callable[[], object]:
    text = STORY.format(before + (piece + end) * (size // len(piece + end)))
    return lambda: parse(text)


@pytest.mark.parametrize("end", ["", "\n", "\n\n"], ids=["one line", "lines", "blank lines"])
def test_no_text_takes_more_than_its_share(end: str) -> None:
    slow = []
    for piece in PIECES:
        for before in BEFORE if not end else BEFORE[:1]:
            took = _once(timed(piece, before, end, GLANCE))
            if took > 0.15:
                ratio = growth(partial(timed, piece, before, end), 4 * GLANCE)
                slow += [(piece, before, round(took, 2), round(ratio, 2))] if ratio > ALLOWED else []
    assert slow == []


def test_reasons_take_no_more_than_their_share() -> None:
    def explained(size: int) -> Callable[[], object]:
        text = STORY.format("Advertisement\n" * size)
        return lambda: parse(text).to_dict(blocks=True)

    assert growth(explained, GLANCE) <= ALLOWED


@pytest.mark.parametrize("piece", ["A", "a ", "3 May 2021, ", "By Ann Lee and "])
def test_a_line_of_a_million_characters(piece: str) -> None:
    assert growth(partial(timed, piece, "", ""), LONG) <= ALLOWED


# Cues of one's own


def hostile_cues(most: int) -> str:
    """A file of cues with phrases, in every list, that begin and go on alike, up to `most` signs; and with what is no
    phrase but a pattern that does not end, if anything takes it for one."""
    alike = [piece * (n // len(piece)) for n in range(2, most, 12) for piece in ("a ", "a", "a, ", "1 a ")]
    patterns = ["(a+)+$", "(a|a)*b", ".*.*x", "[a", "a{2,}", "a\\", "a# a#", "# a"]
    phrases = "\n".join(dict.fromkeys(phrase.strip() for phrase in (*alike, *patterns)))
    tables = {table: keys for table, keys in LISTS.items() if table not in ROWS}
    return "\n".join(
        f"[{table}]\n" + "\n".join(f"{key} = '''\n{phrases}\n'''" for key in keys)
        for table, keys in tables.items()
    )


@pytest.mark.parametrize("end", ["", "\n"], ids=["one line", "lines"])
def test_no_cues_of_ones_own_make_it_slow(end: str, tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(hostile_cues(LONGEST))
    own = load_cues(path)

    def with_cues(piece: str, size: int) -> Callable[[], object]:
        text = STORY.format((piece + end) * (size // len(piece + end)))
        return lambda: parse(text, cues=own)

    pieces = (
        "a ",
        "a",
        "a, ",
        "aa ",
        "1a ",
        "1 a ",
        "a(",
        "a\\",
        "by a ",
        "a, a, a, b ",
        "a" * LONGEST + " ",
    )
    slow = {piece: growth(partial(with_cues, piece), 20 * GLANCE) for piece in pieces}
    assert {piece: ratio for piece, ratio in slow.items() if ratio > ALLOWED} == {}


def test_cues_are_loaded_in_linear_time(tmp_path: Path) -> None:
    def loading(size: int) -> Callable[[], object]:
        path = tmp_path / f"{size}.toml"
        path.write_text(
            "[boilerplate]\nwhole = '''\n" + "\n".join(f"pier no. {n:x}a" for n in range(size)) + "\n'''"
        )
        return lambda: load(COMMON, load_cues(path))

    assert growth(loading, 20_000) <= ALLOWED


# The readers

READ: dict[str, Callable[[int], bytes]] = {
    ".jsonl": lambda size: b'{"text": "' + b"\\" * size,
    ".json": lambda size: b"[" + b'{"a":' * (size // 5),
    ".ndjson": lambda size: jsonl(["x"]) + b"[" * size,
    ".csv": lambda size: b"id,text\n" + b'"' * size,
    ".tsv": lambda size: b"id\ttext\n" + b"\t" * size,
    ".parquet": lambda size: b"PAR1" + b"\x19" * size + b"PAR1",
    ".wet": lambda size: b"WARC/1.0\r\n" * (size // 10),
    ".text": lambda size: b"-----\n" * (size // 6),
    ".tar": lambda size: _pax(size),
    ".txt": lambda size: b"\r" * size,
}


def _pax(size: int) -> bytes:
    header = tarfile.TarInfo("x")
    header.type, header.size = b"x", size
    return header.tobuf() + (b"2 " * size)[: size - 1] + b"=" + b"\0" * (-size % 512 + 1024)


@pytest.mark.parametrize("suffix", READ)
def test_no_file_takes_more_than_its_share(suffix: str, tmp_path: Path) -> None:
    def read(size: int) -> Callable[[], object]:
        path = tmp_path / f"{size}{suffix}"
        path.write_bytes(READ[suffix](size))
        return lambda: _read(path)

    assert growth(read, 4 * LONG) <= ALLOWED


def _read(path: Path) -> None:
    with suppress(NewsparseError):
        for _ in read_documents(path):
            pass
