from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from newsparse.account import Ended, Failed, Tally, Written
from newsparse.corpus import Corpus, Traits
from newsparse.errors import InputError
from newsparse.frequent import Frequent
from newsparse.meter import Pace
from newsparse.report import draw_report

PACE = Pace(74.0, 1, 1, 1001, 1, 69_000_000, None)


def run(articles: int = 1000) -> tuple[Tally, Corpus]:
    tally, corpus = Tally(), Corpus()
    for number in range(articles):
        tally.add(Written("a"))
        parts = ("headline", "paragraphs") if number else ("paragraphs",)
        corpus.add(Traits(parts, number % 20, number, None, (f"only {number}", "Menu \x1b[31m\u202e")))
    tally.add(Failed("a", InputError("a", "no", "yes")))
    tally.add(Ended("a"))
    return tally, corpus


def drawn(tally: Tally, corpus: Corpus, width: int = 80, color: bool = False) -> str:
    system = "standard" if color else None
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=True,
        color_system=system,
        no_color=not color,  # type: ignore[arg-type]
    )
    with console.capture() as shown:
        draw_report(tally, corpus, PACE, console)
    return shown.get()


def lines(shown: str) -> list[str]:
    return [re.sub(" +", " ", line).strip() for line in shown.splitlines() if line.strip()]


def test_the_table() -> None:
    said = [re.sub("[━─]+ ?", "", line) for line in lines(drawn(*run()))]
    assert said == [
        "1 input, 1,001 articles ",
        "1,000 written · 1 failed",
        "1:14 · 14 articles/s · 0.93 MB/s",
        "Headline 99.9% 1 without",
        "Date 0% 1,000 without",
        "Authors 0% 1,000 without",
        "Credits 0% 1,000 without",
        "Dateline 0% 1,000 without",
        "Deck 0% 1,000 without",
        "Paragraphs 100% 0 without",
        "In an article 10% median 90% most",
        "Paragraphs 1 9 17 19",
        "Words 99 499 899 999",
        "Boilerplate in articles",
        "Menu ␛[31m⟨U+202E⟩ 1,000 100%",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_it_fits_with_every_figure(width: int) -> None:
    shown = drawn(*run(), width=width)
    assert max(map(len, shown.splitlines())) < min(width, 80)
    assert "1,000 without" in shown
    assert "1,000 written" in shown
    assert "…" not in "".join(shown.partition("Boilerplate")[0])


def test_without_colors_there_is_no_code_in_it() -> None:
    assert "\x1b" not in drawn(*run())
    assert "\x1b[36m" in drawn(*run(), color=True)


def test_it_says_that_counts_are_lower_bounds() -> None:
    tally, corpus = run(10)
    corpus.boilerplate = Frequent(1)
    corpus.boilerplate.add(["a", "a", "a", "a", "b"])
    corpus.boilerplate.add(["c"])
    assert lines(drawn(tally, corpus))[-2:] == ["Boilerplate in at least articles", "a 2 20.0%"]


def test_of_nothing_there_is_only_the_head() -> None:
    tally = Tally()
    assert len(lines(drawn(tally, Corpus()))) == 3
