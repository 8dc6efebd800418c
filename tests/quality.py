"""How right newsparse is: on the samples, and on a corpus of dumps whose structure is known.

    python tests/quality.py [CORPUS]            print the figures as the README has them
    python tests/quality.py [CORPUS] --write    put them into README.md
    python tests/quality.py [CORPUS] --floors   raise the floors in tests/floors.toml, on the corpus and on the samples

A corpus is a gzipped file of JSON Lines with a score.py beside it, which says what the figures mean. A floor is
the figure less MARGIN, but for what is PROMISED. It only goes up; with --lower it goes where the figure is: say why
in the commit.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import math
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

from publishers import is_held_out

from newsparse import Article, parse, read

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "eval" / "dev.jsonl.gz"
FLOORS = Path(__file__).parent / "floors.toml"
README = ROOT / "README.md"
SAMPLES = ROOT / "samples"
FIELDS = ("headline", "paragraphs", "credits", "published")  # of a sample, each right or wrong as a whole
UNSEEN = "-unseen"  # behind a form: its dumps of publishers that nothing was learnt from
MARGIN = 0.005  # between a figure and its floor when the floor is set
PROMISED = frozenset(("lossless",))
SLACK = 0.02  # a figure so far above its floor calls for a higher one

Table: TypeAlias = Mapping[str, float]
Tables: TypeAlias = Mapping[str, Table]

_TOP = """\
# What tests/test_quality.py holds newsparse to: shares from 0 to 1, measured by tests/quality.py, which also writes
# this file (--floors). A floor only goes up; one that goes down (--lower) needs a reason in the commit.
"""
_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of each form of dump in a corpus, and how many dumps there are of it."""

    figures: Tables
    dumps: Mapping[str, int]


def measure_samples() -> dict[str, float]:
    """For each of FIELDS, the share of the samples on which it is exactly right."""
    right = dict.fromkeys(FIELDS, 0)
    paths = sorted(SAMPLES.glob("*.txt"))
    for path in paths:
        [article] = read(path)
        found, wanted = article.to_dict(), json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        for field in FIELDS:
            right[field] += found[field] == wanted[field]
    return {field: count / len(paths) for field, count in right.items()}


def measure(corpus: Path) -> Measured:
    """The figures on `corpus`, taken by the score.py beside it; for each form those of unseen publishers too."""
    score = load_score(corpus.parent)
    scored, results = score.evaluate(score.load(corpus), lambda text: as_scored(parse(text)))
    figures = {
        form: {name: value for name, (value, _) in found.items()} for form, (_, found) in results.items()
    }
    dumps = {form: count for form, (count, _) in results.items()}
    for form in list(figures):
        unseen = [scores for row, scores in scored if row["form"] == form and is_held_out(row)]
        figures[form + UNSEEN] = {name: value for name, (value, _) in score.total(unseen).items()}
        dumps[form + UNSEEN] = len(unseen)
    return Measured(figures, dumps)


def as_scored(article: Article) -> dict[str, Any]:
    """An article as score.py wants to see it."""
    return article.to_dict(blocks=True) | {"text": article.text}


def load_score(folder: Path) -> ModuleType:
    """The score.py in `folder`, as a module; nothing is written there."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{folder / 'score.py'} is no module")
    score = importlib.util.module_from_spec(spec)
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(score)
    finally:
        sys.dont_write_bytecode = writes
    return score


def digest(corpus: Path) -> str:
    return hashlib.sha256(corpus.read_bytes()).hexdigest()


def markdown(measured: Measured, names: Iterable[str]) -> str:
    """A table with a row for each form and a column for each of `names`, cut to two places."""
    names = list(names)
    rows = [["", "dumps", *names], ["---", *["---:"] * (len(names) + 1)]]
    for form, figures in measured.figures.items():
        shown = [f"{cut(figures[name], 2):.2f}" if name in figures else "" for name in names]
        rows.append([f"`{form}`", str(measured.dumps[form]), *shown])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def cut(value: float, places: int) -> float:
    """`value` rounded down, so that no figure is shown better than it is; an error of floating point is let pass."""
    scale = 10.0**places
    return math.floor(value * scale + 1e-6) / scale


def with_table(page: str, table: str) -> str:
    """`page` with `table` between its marker lines. Raises ValueError if they are missing."""
    if not _FIGURES.search(page):
        raise ValueError("README.md lacks the lines <!-- figures --> and <!-- /figures -->")
    return _FIGURES.sub(lambda _: table, page)


def told(page: str) -> dict[str, dict[str, float]]:
    """The figures in the table between the markers of `page`."""
    found = _FIGURES.search(page)
    rows = [
        [cell.strip(" `") for cell in row.split("|")[1:-1]]
        for row in (found[0] if found else "").splitlines()
    ]
    return {
        row[0]: {name: float(cell) for name, cell in zip(rows[0][2:], row[2:], strict=True) if cell}
        for row in rows[2:]
    }


def load_floors(path: Path = FLOORS) -> tuple[str, dict[str, dict[str, float]]]:
    """The digest of the corpus that the floors were set on, and the floors: table, figure, value."""
    content = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return content.pop("digest", ""), content


def raised(floors: Tables, figures: Tables, lower: bool) -> dict[str, dict[str, float]]:
    """The floors that go with `figures`: the old ones where those are higher, unless `lower`."""
    return {
        table: {
            name: max(floor_of(name, value), 0.0 if lower else floors.get(table, {}).get(name, 0.0))
            for name, value in found.items()
        }
        for table, found in figures.items()
    }


def floor_of(name: str, value: float) -> float:
    """The floor that goes with one figure: a promise may not fall short by any margin."""
    return cut(value if name in PROMISED else max(value - MARGIN, 0.0), 3)


def toml(corpus_digest: str, floors: Tables) -> str:
    """`floors` as the text of floors.toml."""
    lines = [_TOP, f'digest = "{corpus_digest}"  # of the corpus, SHA-256']
    for table, found in floors.items():
        lines += ["", f"[{table}]", *(f"{name} = {value:.3f}" for name, value in found.items())]
    return "\n".join(lines) + "\n"


def below(figures: Tables, floors: Tables) -> list[str]:
    """Each figure that is below its floor, in words."""
    return [
        f"{table} {name}: {figures[table][name]:.4f} is below its floor {floor:.3f}"
        for table, found in floors.items()
        for name, floor in found.items()
        if figures.get(table, {}).get(name, 1.0) < floor
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--floors", action="store_true", help="raise the floors")
    parser.add_argument(
        "--lower", action="store_true", help="with --floors: lower them too, where figures fell"
    )
    options = parser.parse_args()
    if not options.corpus.is_file():
        sys.exit(f"{options.corpus}: there is no such corpus; name another")
    measured = measure(options.corpus)
    names = load_score(options.corpus.parent).FIGURES
    table = markdown(measured, names)
    print(f"<!-- figures -->\n{table}<!-- /figures -->")
    if options.write:
        README.write_text(with_table(README.read_text(encoding="utf-8"), table), encoding="utf-8")
    if options.floors:
        ordered = {
            form: {name: found[name] for name in names if name in found}
            for form, found in measured.figures.items()
        }
        figures = {**ordered, "samples": measure_samples()}
        floors = raised(load_floors()[1], figures, options.lower)
        FLOORS.write_text(toml(digest(options.corpus), floors), encoding="utf-8")
        if fallen := below(figures, floors):
            sys.exit("\n".join([*fallen, "these floors stay; --lower lowers them"]))


if __name__ == "__main__":
    main()
