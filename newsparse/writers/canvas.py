"""The rich console that pages and tables are drawn on. Imported only when one is."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from newsparse.writers.style import Style


def canvas(style: Style) -> Console:
    """A console that takes nothing from the environment: the same article and style give the same bytes."""
    return Console(
        file=StringIO(),
        width=max(style.width, 24),
        force_terminal=style.color,
        force_interactive=False,
        color_system="standard" if style.color else None,
        no_color=False,
        legacy_windows=False,
    )
