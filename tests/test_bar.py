from __future__ import annotations

import io
import re
from contextlib import closing

import pytest
from rich.console import Console

from newsparse.bar import Bar, Progress
from newsparse.meter import Pace

PACE = Pace(31.2, 7412, 20_000, 7414, 2, 25_000_000, 100_000_000)


def terminal(width: int, color: bool = True) -> Console:
    system = "standard" if color else None
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=True,
        color_system=system,
        no_color=not color,  # type: ignore[arg-type]
    )


def drawn(pace: Pace, width: int) -> list[str]:
    console = terminal(width, color=False)
    with console.capture() as shown:
        console.print(Progress(pace))
    return [line.rstrip() for line in shown.get().splitlines()]


def test_two_lines_on_a_wide_terminal() -> None:
    bar, facts = drawn(PACE, 80)
    assert re.fullmatch(r"  (━+)(─+)   25%  1:34 left", bar)
    assert bar.count("━") * 3 == pytest.approx(bar.count("─"), abs=2)
    assert facts == "  7,414 articles · 238/s · 0.80 MB/s · 7,412 of 20,000 files · 2 failed"


@pytest.mark.parametrize("width", [20, 25, 30, 40, 60, 80, 120, 300])
def test_it_fits_and_what_failed_is_always_told(width: int) -> None:
    lines = drawn(PACE, width)
    assert len(lines) == 2
    assert all(len(line) < width for line in lines)
    assert lines[1].endswith("2 failed")
    assert "25%" in lines[0]
    assert ("━" in lines[0]) == (width >= 30)


def test_without_an_end_there_is_no_bar() -> None:
    assert drawn(Pace(31.2, 0, 1, 12, 0, 25_000_000, None), 80) == ["  12 articles · 0.38/s · 0.80 MB/s"]


def test_what_is_printed_stands_above_and_nothing_is_left() -> None:
    console = terminal(60)
    with closing(Bar(console)) as bar:
        bar.show(PACE)
        console.print("a failure")
        bar.show(PACE)
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert shown.startswith("\x1b[?25l")  # the cursor is away,
    assert "\x1b[?25h" in shown.rpartition("left")[2]  # and back,
    erased = shown.rpartition("failed")[2].count("\x1b[2K")
    assert erased == 2  # and so are both lines
    assert re.search(r"\x1b\[2Ka failure\n", shown)
