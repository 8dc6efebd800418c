"""The help: all options on one screen, in groups, the few words of each from the command itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from textwrap import wrap

import click

from newsparse.manual import Group, Manual, manual_of, spelling_of
from newsparse.screen import wants_color

WIDTH = 80


def usage(command: click.Command, context: click.Context) -> str:
    """The help of `command`: a line for each row of its manual, and none that is blank."""
    manual = manual_of(command)
    first = f"Usage: {context.command_path} {' '.join(command.collect_usage_pieces(context))}"
    return (
        "\n".join([first, manual.about, *_lines(manual, wants_color("auto", sys.stdout, os.environ))]) + "\n"
    )


def _lines(manual: Manual, bold: bool) -> Iterator[str]:
    """The groups: a heading with its example beside it, and the rows."""
    column = max(len(_term(row)) for group in manual.groups for row in group.rows) + 4
    for group in manual.groups:
        heading = f"{group.title:<{column}}"
        yield (click.style(heading, bold=True) if bold else heading) + group.example
        yield from _rows(group, column)


def _rows(group: Group, column: int) -> Iterator[str]:
    for row in filter(None, group.rows):
        words = wrap("; ".join(str(option.help) for option in row), WIDTH - column)
        yield f"{f'  {_term(row)}':<{column}}{words[0]}"
        yield from (" " * column + line for line in words[1:])


def _term(row: tuple[click.Option, ...]) -> str:
    return "  ".join(" ".join(filter(None, spelling_of(option))) for option in row)
