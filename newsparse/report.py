"""The summary of a run as a table for people. Imported only when one is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsparse.account import Tally, many
from newsparse.bar import MEASURE, Filled, error_console, joined
from newsparse.corpus import PARTS, Corpus
from newsparse.meter import Pace, clock
from newsparse.visible import visible_line

_LINES = 8  # of boilerplate


def show_report(tally: Tally, corpus: Corpus, pace: Pace, color: bool) -> None:
    """Put the table on stderr, which is a terminal."""
    draw_report(tally, corpus, pace, error_console(color))


def draw_report(tally: Tally, corpus: Corpus, pace: Pace, console: Console) -> None:
    """Draw what became of the articles, what they have, how long they are, and what boilerplate there is."""
    measure = min(console.width - 3, MEASURE)
    console.print()
    for part in _parts(tally, corpus, pace, measure):
        console.print(Padding(part, (0, 0, 1, 2)), width=measure + 2, no_wrap=True)


def _parts(tally: Tally, corpus: Corpus, pace: Pace, measure: int) -> Iterator[RenderableType]:
    yield Text("\n").join(_head(tally, pace, measure))
    if corpus.articles:
        yield _shares(corpus)
        yield _lengths(corpus)
    if lines := corpus.boilerplate.most(_LINES):
        yield _boilerplate(lines, corpus)


def _head(tally: Tally, pace: Pace, measure: int) -> Iterator[Text]:
    title = Text(f"{many(tally.inputs, 'input')}, {many(tally.found, 'article')} ", "bold")
    yield title.append("─" * (measure - title.cell_len), "dim not bold")
    counts = [
        Text(f"{tally.written:,} written", "green"),
        Text(f"{tally.failed:,} failed", "bold red" if tally.failed else "dim"),
        *([Text(f"{tally.empty:,} empty")] if tally.empty else []),
        *([Text(many(tally.remarks, "warning"))] if tally.remarks else []),
        *([Text(f"{many(tally.passed_over, 'other file')} passed over")] if tally.passed_over else []),
    ]
    yield from _packed(counts, measure)
    articles, megabytes = pace.speeds
    speeds = (clock(pace.seconds), f"{articles} articles/s", f"{megabytes} MB/s")
    yield from _packed([Text(speed, "dim") for speed in speeds], measure)


def _packed(facts: Iterable[Text], measure: int) -> Iterator[Text]:
    """As many facts on a line as fit."""
    line: list[Text] = []
    for fact in facts:
        if line and joined([*line, fact]).cell_len > measure:
            yield joined(line)
            line = []
        line.append(fact)
    yield joined(line)


def _shares(corpus: Corpus) -> Table:
    """How many articles have each part, and how many have not."""
    table = _table()
    table.add_column(no_wrap=True, min_width=12)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, justify="right")
    table.add_column(no_wrap=True, justify="right")
    for part in PARTS:
        without = corpus.without(part)
        share = 1 - without / corpus.articles
        missing = Text(f"{without:,} without", "" if without else "dim")
        table.add_row(part.capitalize(), Filled(share), _percent(share), missing)
    return table


def _lengths(corpus: Corpus) -> Table:
    """How long articles are: in a tenth of them it is no more than what stands under 10%."""
    table = _table()
    table.add_column(no_wrap=True, ratio=1)
    for _ in range(4):
        table.add_column(no_wrap=True, justify="right")
    table.add_row(*_dim("In an article", "10%", "median", "90%", "most"))
    spreads = {"Paragraphs": corpus.paragraphs, "Words": corpus.words, "Characters": corpus.characters}
    for name, spread in spreads.items():
        if spread.articles:
            table.add_row(name, *(f"{spread.at(percent):,}" for percent in (10, 50, 90, 100)))
    return table


def _boilerplate(lines: Sequence[tuple[str, int]], corpus: Corpus) -> Table:
    table = _table()
    table.add_column(no_wrap=True, ratio=1)
    table.add_column(no_wrap=True, justify="right")
    table.add_column(no_wrap=True, justify="right")
    least = "at least " if corpus.boilerplate.undercount else ""
    table.add_row(*_dim("Boilerplate", f"in {least}articles", ""))
    for text, number in lines:
        line = Text(visible_line(text), no_wrap=True, overflow="ellipsis")
        table.add_row(line, f"{number:,}", _percent(number / corpus.articles))
    return table


def _table() -> Table:
    """A table without lines, as wide as there is room."""
    return Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)


def _dim(*words: str) -> Iterator[Text]:
    return (Text(word, "dim") for word in words)


def _percent(share: float) -> str:
    """A share in percent: 100% only for all of them, and 0% for none."""
    return f"{share:.0%}" if share in (0, 1) else f"{min(max(share, 0.001), 0.999):.1%}"
