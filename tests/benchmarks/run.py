"""How fast newsparse is, beside what cannot be left out: the reading and the writing of a text.

    python tests/benchmarks/run.py [CORPUS]

CORPUS is a gzipped file of JSON Lines, {"form", "text"} each, as in tests/quality.py; without one the samples are
measured. It takes a minute or two. The parser is measured beside the null parser, which decodes, splits, strips and
writes as JSON the same text, in one process and text by text in turns; of each text the fastest time counts, in
seconds of the processor. Nothing is remembered from one repetition to the next: as in a run over a corpus, a line
was seen before only if another text of the same repetition has it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from newsparse import marks, parse, read
from newsparse.dates import agos_of
from newsparse.tokens import tokens_of
from newsparse.weights import weights

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT.parent / "shared" / "eval" / "dev.jsonl.gz"
SAMPLES = ROOT / "samples"
SAMPLE = SAMPLES / "ferry-repeated-credits.txt"
FORMS = ("main", "page")
REPETITIONS = 5
STARTS = 15
LINES = (1_000, 10_000, 100_000, 1_000_000)

Parser = Callable[[bytes], str]


def null_parser(raw: bytes) -> str:
    """What every parser does at least."""
    lines = (line.strip() for line in raw.decode("utf-8").split("\n"))
    return json.dumps([line for line in lines if line], ensure_ascii=False)


def newsparse_parser(raw: bytes) -> str:
    return json.dumps(parse(raw.decode("utf-8")).to_dict(), ensure_ascii=False)


def forget() -> None:
    """Empty all that newsparse remembers of the texts it has seen; the cues and weights stay loaded."""
    marks.letter_of_clues.cache_clear()
    for cues in marks.KNOWN:
        tokens_of(cues.credits).clear()
        agos_of(cues.dates).clear()
    marks.KNOWN.clear()
    for model in weights().values():
        model.sums.clear()
        model.likelihoods.clear()


def fastest(texts: Sequence[bytes], parsers: Sequence[Parser], repetitions: int) -> list[float]:
    """The seconds of the processor that each of `parsers` takes for all `texts`, measured in turns."""
    best = [[float("inf")] * len(texts) for _ in parsers]
    for _ in range(repetitions):
        forget()
        for i, text in enumerate(texts):
            for times, parser in zip(best, parsers, strict=True):
                start = process_time()
                parser(text)
                times[i] = min(times[i], process_time() - start)
    return [sum(times) for times in best]


def corpus_texts(corpus: Path) -> dict[str, list[bytes]]:
    """The texts of each of FORMS."""
    texts: dict[str, list[bytes]] = {form: [] for form in FORMS}
    with gzip.open(corpus, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["form"] in texts:
                texts[row["form"]].append(row["text"].encode())
    return texts


def sample_texts() -> list[bytes]:
    """The samples as UTF-8, whatever they are kept in."""
    articles = (article for path in sorted(SAMPLES.glob("*.txt")) for article in read(path))
    return ["\n".join(block.text for block in article.blocks).encode() for article in articles]


def throughput(texts: Mapping[str, Sequence[bytes]]) -> Iterator[list[str]]:
    yield ["form", "texts", "articles/s", "MB/s", "null, ms", "parse, ms", "ratio"]
    for form, raws in texts.items():
        for raw in raws:  # every language is loaded once before the clock runs
            newsparse_parser(raw)
        null, own = fastest(raws, (null_parser, newsparse_parser), REPETITIONS)
        speed = f"{len(raws) / own:.0f}", f"{sum(map(len, raws)) / own / 1e6:.2f}"
        yield [form, str(len(raws)), *speed, f"{null * 1e3:.1f}", f"{own * 1e3:.0f}", f"{own / null:.1f}"]


def growth() -> Iterator[list[str]]:
    """One text of more and more lines; the time of a line has to stay what it is."""
    yield ["lines", "parse, s", "µs a line", "peak memory, MB"]
    story = SAMPLE.read_text(encoding="utf-8").splitlines()
    for count in LINES:
        lines = (story[i % len(story)] for i in range(count))
        text = "\n".join(f"{line} {i}." if len(line) > 60 else line for i, line in enumerate(lines)).encode()
        forget()
        start = process_time()
        newsparse_parser(text)
        took = process_time() - start
        yield [f"{count:,}", f"{took:.2f}", f"{took / count * 1e6:.1f}", f"{peak():.0f}"]


def peak() -> float:
    """The most memory that this process has had so far, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def starts() -> Iterator[list[str]]:
    """The command on one small file through a pipe, and an interpreter that only imports click, in turns."""
    yield ["start", "median, ms", "ratio"]
    commands = {
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "newsparse story.txt | cat": [sys.executable, "-m", "newsparse", str(SAMPLE)],
    }
    # As it is installed: with the bytecode that the first run of it leaves behind.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(STARTS + 1):
        for name, command in commands.items():
            start = perf_counter()
            subprocess.run(command, stdout=subprocess.PIPE, env=env, check=True)
            times[name].append(perf_counter() - start)
    medians = {name: median(found[1:]) for name, found in times.items()}
    least = min(medians.values())
    for name, value in medians.items():
        yield [name, f"{value * 1e3:.0f}", f"{value / least:.2f}"]


def show(rows: Iterator[list[str]]) -> None:
    """Print a table in Markdown, a row as soon as it is there."""
    header = next(rows)
    widths = [max(12, len(cell)) for cell in header]
    widths[0] = 26
    for row in (header, ["-" * widths[0], *(f"{'-' * (width - 1)}:" for width in widths[1:])], *rows):
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True)),
        ]
        print(f"| {' | '.join(cells)} |", flush=True)
    print()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", type=Path, help="else the samples are measured")
    corpus = parser.parse_args().corpus or CORPUS
    texts = corpus_texts(corpus) if corpus.is_file() else {"samples": sample_texts()}
    show(throughput(texts))
    show(growth())
    show(starts())


if __name__ == "__main__":
    main()
