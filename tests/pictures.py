"""The pictures of the README: what the program shows on a terminal, drawn as SVG.

    python tests/pictures.py

draws all of them anew into images/. A picture loads nothing: it has the fonts and, light or dark, the ground of
whoever looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from command import on_terminal
from readme import README, ROOT, furnish
from rich.console import Console

from newsparse import read
from newsparse.account import Ended, Tally, Written
from newsparse.corpus import Corpus, study
from newsparse.meter import Pace
from newsparse.report import draw_report
from newsparse.writers.cells import width

FOLDER = ROOT / "images"
# What is shown, by the name of the picture: columns and rows of the terminal, and the arguments of the command. Of
# what does not fit, the first screen is shown, as a pager does.
PICTURES = {
    "page.svg": (80, 40, "story.txt"),
    "explain.svg": (100, 46, "--explain story.txt"),
    "summary.svg": (80, 46, "samples/ -o parsed/"),
}
SECONDS = 0.5  # that the run of the summary is said to have taken, as a picture cannot have a clock in it
_STEP, _LINE, _EDGE = 8.4, 19, 16  # the width of a cell, the height of a line, the space around
_FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"
_CODES = {
    1: "b",
    2: "d",
    3: "i",
    4: "u",
    31: "red",
    32: "green",
    33: "yellow",
    34: "blue",
    35: "magenta",
    36: "cyan",
}
LIGHT = {
    "ground": "#ffffff", "edge": "#d0d7de", "ink": "#1f2328", "red": "#b3261e", "green": "#1a6e34",
    "yellow": "#7d5600", "blue": "#0950b0", "magenta": "#8a2a86", "cyan": "#0b6a75",
}  # fmt: skip
DARK = {
    "ground": "#14181d", "edge": "#30363d", "ink": "#dde2e8", "red": "#ff8f85", "green": "#74cf8b",
    "yellow": "#e0b354", "blue": "#80b4ff", "magenta": "#e29be0", "cyan": "#6fcad6",
}  # fmt: skip
_BARS = {"▌": 4, "│": 1.5}  # drawn, as the fonts leave gaps between lines; how wide they are
_STYLED = re.compile(r"\x1b\[([\d;]+)m(.*?)\x1b\[0m|([^\x1b]+)", re.DOTALL)


def pictures() -> Iterator[tuple[str, str]]:
    """The name of each picture, and the SVG."""
    with TemporaryDirectory() as folder:
        furnish(Path(folder), README.read_text(encoding="utf-8"))
        for name, (columns, rows, arguments) in PICTURES.items():
            show = _summary if name == "summary.svg" else _terminal
            shown = show(arguments.split(), (columns, rows), Path(folder))
            lines = [f"\x1b[2m$\x1b[0m newsparse {arguments}", *shown.rstrip("\n").split("\n")]
            yield name, drawn(lines if len(lines) <= rows else [*lines[: rows - 1], ":"], columns)


def _terminal(arguments: list[str], size: tuple[int, int], folder: Path) -> str:
    """What the command shows on a terminal of that `size`, columns and rows."""
    return on_terminal(*arguments, size=size, cwd=folder)[0]


def _summary(arguments: list[str], size: tuple[int, int], _folder: Path) -> str:
    """The table at the end of a run, which took SECONDS."""
    tally, corpus = Tally(), Corpus()
    paths = sorted((ROOT / arguments[0]).glob("*.txt"))
    for path in paths:
        for article in read(path):
            tally.add(Written(path.name, None))
            corpus.add(study(article))
        tally.add(Ended(path.name))
    read_bytes = sum(path.stat().st_size for path in paths)
    pace = Pace(SECONDS, len(paths), len(paths), tally.found, 0, read_bytes, read_bytes)
    console = Console(
        file=StringIO(), force_terminal=True, color_system="standard", width=size[0], highlight=False
    )
    draw_report(tally, corpus, pace, console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def drawn(lines: list[str], columns: int, light: dict[str, str] = LIGHT, dark: dict[str, str] = DARK) -> str:
    """Lines on a terminal of so many columns, given with their escapes, as SVG."""
    across, down = round(columns * _STEP + 2 * _EDGE), len(lines) * _LINE + 2 * _EDGE
    texts = "\n".join(text for i, line in enumerate(lines) for text in _texts(line, _EDGE + _LINE * i + 14))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" width="{across}" height="{down}">\n'
        f"<style>\n:root{{{_variables(light)}}}\n"
        f"@media(prefers-color-scheme:dark){{:root{{{_variables(dark)}}}}}\n"
        f"text{{font:14px {_FONTS};white-space:pre;fill:var(--ink)}}\n"
        ".b{font-weight:bold}.d{opacity:.62}.i{font-style:italic}.u{text-decoration:underline}\n"
        + "".join(f".{name}{{fill:var(--{name})}}" for name in light if name not in ("ground", "edge", "ink"))
        + "\n</style>\n"
        f'<rect x=".5" y=".5" width="{across - 1}" height="{down - 1}" rx="8" '
        'style="fill:var(--ground);stroke:var(--edge)"/>\n'
        f"{texts}\n</svg>\n"
    )


def _variables(colors: dict[str, str]) -> str:
    return ";".join(f"--{name}:{color}" for name, color in colors.items())


def _texts(line: str, y: int) -> Iterator[str]:
    """The pieces of a line, each stretched to the cells that it takes, as fonts differ."""
    column = 0
    for codes, styled, plain in _STYLED.findall(line):
        said = styled or plain
        classes = " ".join(_CODES[int(code)] for code in codes.split(";") if code)
        kind = f' class="{classes}"' if classes else ""
        for match in re.finditer(r"[▌│]|[^\s▌│](?:[^▌│]*[^\s▌│])?", said):
            x = _EDGE + _STEP * (column + width(said[: match.start()]))
            if match[0] in _BARS:
                yield f'<rect x="{x:.1f}" y="{y - 14}" width="{_BARS[match[0]]}" height="{_LINE}"{kind}/>'
                continue
            across = width(match[0]) * _STEP
            text = escape(match[0], quote=False)
            yield f'<text x="{x:.1f}" y="{y}" textLength="{across:.1f}"{kind}>{text}</text>'
        column += width(said)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, picture in pictures():
        (FOLDER / name).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
