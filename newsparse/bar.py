"""The progress bar: two lines on stderr, as long as a run lasts. Imported only when one is shown."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.measure import Measurement
from rich.text import Text

from newsparse.meter import Pace, clock

MEASURE = 76  # columns at the most
_LEAST = 10  # columns of a bar


class Bar:
    """A bar on a terminal. What is printed to stderr meanwhile comes to stand above it; at the end it is gone."""

    def __init__(self, console: Console) -> None:
        # Nothing is drawn but when it is shown: with a thread that draws, no process could be copied safely.
        self._live = Live(console=console, auto_refresh=False, transient=True, redirect_stdout=False)
        self._live.start()

    def show(self, pace: Pace) -> None:
        self._live.update(Progress(pace), refresh=True)

    def close(self) -> None:
        """Take it away."""
        self._live.stop()


class Progress:
    """A pace as it is drawn: the bar, where it is known how much there is to do, and the facts below."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        measure = min(options.max_width - 3, MEASURE)
        if self._pace.share is not None:
            yield Text("  ").append_text(self._bar(self._pace.share, measure))
        yield Text("  ").append_text(self._facts(measure))

    def _bar(self, share: float, measure: int) -> Text:
        left = self._pace.seconds_left
        told = Text(f"{int(share * 100):>3}%", "bold")
        told.append("" if left is None else f"  {clock(left)} left", "dim not bold")
        width = measure - told.cell_len - 2
        return Text("  ").join([bar(share, width), told]) if width >= _LEAST else told

    def _facts(self, measure: int) -> Text:
        """As many facts as fit on a line; what failed is among them whatever else is not."""
        failed = [Text(f"{self._pace.failed:,} failed", "bold red")] if self._pace.failed else []
        facts = list(map(Text, self._pace.facts))
        while (line := joined([*facts, *failed])).cell_len > measure and facts:
            facts.pop()
        return line


class Filled:
    """A bar as wide as there is room."""

    def __init__(self, share: float) -> None:
        self._share = share

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        yield bar(self._share, options.max_width)

    def __rich_measure__(self, _console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(_LEAST, options.max_width)


def bar(share: float, width: int) -> Text:
    """A line of so many columns, a share of it heavy, which shows without colours too."""
    heavy = round(share * width)
    return Text("━" * heavy, "cyan", end="").append("─" * (width - heavy), "dim")


def joined(facts: list[Text]) -> Text:
    """Facts on one line, a dot between."""
    return Text().append(" · ", "dim").join(facts)


def error_console(color: bool) -> Console:
    """The terminal that stderr is."""
    return Console(stderr=True, color_system="auto" if color else None, no_color=not color, highlight=False)
