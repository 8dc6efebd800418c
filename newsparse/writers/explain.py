"""The labels and the reasons for them: one row per block."""

from __future__ import annotations

from dataclasses import dataclass

from newsparse.article import Article, Block
from newsparse.visible import visible_line
from newsparse.writers.style import Style

_LABEL_STYLES = {
    "paragraph": "green",
    "quote": "green",
    "item": "green",
    "boilerplate": "red",
    "blank": "dim",
}
_COUNTS = 0.05  # a weight below it is shown as 0.0, so it is only counted


@dataclass(frozen=True, slots=True)
class _Row:
    lines: str
    label: str
    zone: str
    reasons: str
    text: str


def write_explain(article: Article, style: Style) -> str:
    """A row per block; its reasons with the strongest first, those of no weight only counted.

    On a terminal the text is cut to the width, with an ellipsis, and the reasons stand under it. Elsewhere a
    row is one line with everything in it: lines, label, zone, reasons | text.
    """
    rows = [_row(block) for block in article.blocks]
    if style.terminal or style.color:
        return _table(_title(article), rows, style)
    plain = [f"{row.lines:<9}  {row.label:<11}  {row.zone:<4}  {row.reasons} | {row.text}" for row in rows]
    return "\n".join([_title(article), *(line.rstrip(" |") for line in plain)]) + "\n"


def _title(article: Article) -> str:
    source = article.source
    facts = (
        source.path or "standard input",
        f"article {source.article}",
        source.encoding,
        f"layout {source.layout}",
    )
    return "# " + ", ".join(visible_line(fact) for fact in facts if fact)


def _row(block: Block) -> _Row:
    first, last = block.lines
    lines = str(first) if first == last else f"{first}-{last}"
    return _Row(lines, block.kind, block.zone, visible_line(_reasons(block)), visible_line(block.text))


def _reasons(block: Block) -> str:
    strong = [reason for reason in block.reasons if abs(reason.weight) >= _COUNTS]
    strong.sort(key=lambda reason: -abs(reason.weight))
    told = [f"{reason.clue} {reason.weight:+.1f}" for reason in strong]
    weak = len(block.reasons) - len(strong)
    return ", ".join([*told, f"{weak} of no weight"] if weak else told)


def _table(title: str, rows: list[_Row], style: Style) -> str:
    from rich.table import Table  # only a table needs rich
    from rich.text import Text

    from newsparse.writers.canvas import canvas

    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, justify="right")
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for row in rows:
        label = Text(row.label, _LABEL_STYLES.get(row.label, "cyan"))
        text = Text(row.text, no_wrap=True, overflow="ellipsis")
        table.add_row(Text(row.lines, "dim"), label, Text(row.zone, "dim"), text)
        if row.reasons:
            table.add_row("", "", "", Text(row.reasons, "dim"))
    console = canvas(style)
    with console.capture() as page:
        console.print(Text(title, "bold"), soft_wrap=True)
        console.print(table)
    return page.get()
