"""Whether memory stays flat: a large JSON Lines dump and a gz of it, made of the samples, through the command.

    python tests/benchmarks/dumps.py [MEGABYTES]     (1000 if it is not said: an hour or so)

Prints for each what the command took: the peak of its memory, articles and megabytes a second.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from newsparse.article import Document
from newsparse.readers import read_documents

SAMPLES = Path(__file__).parent.parent.parent / "samples"
MEGABYTE = 1_000_000


def write_dump(target: Path, size: int) -> int:
    """Write a JSON Lines dump of about `size` bytes to `target`; the number of its rows."""
    items = [item for path in sorted(SAMPLES.glob("*.txt")) for item in read_documents(path)]
    texts = [item.text for item in items if isinstance(item, Document)]
    rows = written = 0
    with target.open("w", encoding="utf-8") as file:
        for text in cycle(texts):
            rows += 1
            written += file.write(json.dumps({"text": text, "url": f"https://news.example/{rows}"}) + "\n")
            if written >= size:
                return rows
    return rows


def measure(dump: Path, size: int, rows: int) -> str:
    """A row of the table: what a run over `dump` took. It holds `size` bytes in `rows` rows."""
    with dump.with_suffix(".out").open("wb") as out:
        begun = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", "newsparse", "-q", str(dump)], stdout=out)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
    if status:
        raise SystemExit(f"newsparse ended with {os.waitstatus_to_exitcode(status)}")
    megabytes = size / MEGABYTE
    return (
        f"{dump.suffix:<8} {megabytes:>8.0f} MB  {used.ru_maxrss / 1024:>6.0f} MB peak"
        f"  {rows / seconds:>7.0f} articles/s  {megabytes / seconds:>6.1f} MB/s"
    )


def main() -> None:
    size = int(sys.argv[1] if len(sys.argv) > 1 else 1000) * MEGABYTE
    with TemporaryDirectory() as folder:
        dump = Path(folder, "dump.jsonl")
        rows = write_dump(dump, size)
        print(measure(dump, size, rows), flush=True)
        packed = Path(folder, "dump.jsonl.gz")
        with dump.open("rb") as plain, gzip.open(packed, "wb", compresslevel=1) as file:
            while chunk := plain.read(1 << 20):
                file.write(chunk)
        dump.unlink()
        print(measure(packed, size, rows), flush=True)


if __name__ == "__main__":
    main()
