"""Throws bytes at the readers, the parser and the writers, led by what code they reach. Needs the extra `fuzz`.

    python tests/fuzz.py                      # each reader for ten minutes
    python tests/fuzz.py text zip --seconds 60

What breaks something, takes longer than ten seconds or more than 2 GB is put into tests/fuzzed/, where
tests/test_fuzz.py finds it: make it small, and in words of your own, before it stays there.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CUES = HERE.parent / "newsparse" / "cues"
LARGEST = {"text": 3000, "exports": 3000}  # bytes; the others are tried with more


def main() -> int:
    """Fuzz one reader after another, each in a process of its own, which ends at the first find."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("readers", nargs="*", help="which ones; all if none is named")
    parser.add_argument("--seconds", type=int, default=600, help="how long for each")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        _fuzz(given.readers[0], given.seconds)
    found = [
        reader
        for reader in given.readers or _all_readers()
        if subprocess.run(
            [sys.executable, __file__, reader, "--seconds", str(given.seconds), "--inside"]
        ).returncode
    ]
    print(f"found something: {', '.join(found)}" if found else "found nothing")
    return 1 if found else 0


def _all_readers() -> list[str]:
    from endure import READERS

    return list(READERS)


def _fuzz(reader: str, seconds: int) -> None:
    """Fuzz one reader, and end the process."""
    import atheris

    with atheris.instrument_imports(include=["newsparse"]):
        from endure import READERS, endure, seeds

        # all that is imported only when it is used
        import newsparse.readers.archives
        import newsparse.readers.compressed
        import newsparse.readers.jsonl
        import newsparse.readers.parquet
        import newsparse.readers.table
        import newsparse.readers.warc
        import newsparse.writers.explain
        import newsparse.writers.html
        import newsparse.writers.markdown
        import newsparse.writers.pretty  # noqa: F401
    assert reader in READERS, f"{reader} is none of {', '.join(READERS)}"
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        (room / "seeds").mkdir()
        (room / "files").mkdir()
        for number, data in enumerate(seeds(reader)):
            (room / "seeds" / str(number)).write_bytes(data)
        (room / "words").write_text("\n".join(_dictionary(reader)), encoding="ascii")
        options = [
            *(f"-max_total_time={seconds}", f"-max_len={LARGEST.get(reader, 20_000)}", "-len_control=0"),
            *("-timeout=10", "-rss_limit_mb=2048", f"-dict={room / 'words'}", "-print_final_stats=1"),
            *(f"-artifact_prefix={HERE / 'fuzzed' / reader}-", str(room / "seeds")),
        ]
        atheris.Setup([sys.argv[0], *options], lambda data: endure(reader, data, room / "files"))
        atheris.Fuzz()


def _dictionary(reader: str) -> Iterator[str]:
    """What the fuzzer may put in whole: words of the cues for texts, and what structures of the others are made of."""
    if reader in ("text", "exports"):
        names = (
            ("en", "de", "exports", "separators")
            if reader == "exports"
            else ("en", "de", "ja", "ar", "agencies")
        )
        words = {
            word
            for name in names
            for word in _strings(tomllib.loads((CUES / f"{name}.toml").read_text("utf-8")))
        }
        words |= {
            "\r\n",
            "\n\n",
            "\f",
            "\u2028",
            "\u00a0",
            "\ufeff",
            "\u202e",
            "|",
            "—",
            "©",
            "@",
            "https://a.example/",
        }
    else:
        words = {
            '{"text": "',
            '"}',
            "[[[[",
            "\\ud800",
            "NaN",
            "1e999",
            '""',
            ";",
            "\t",
            "text",
            "Content-Length: ",
            "WARC/1.0\r\n",
        }
        words |= {
            "WARC-Type: conversion",
            "PK\x03\x04",
            "PK\x01\x02",
            "PK\x05\x06",
            "ustar\x0000",
            "PAR1",
            "../",
            "\x1f\x8b\x08",
        }
    for word in sorted(words):
        yield '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (
            word for line in value.splitlines() for word in line.split(" | ") if 0 < len(word.encode()) <= 40
        )
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


if __name__ == "__main__":
    sys.exit(main())
