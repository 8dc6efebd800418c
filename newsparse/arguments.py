"""What an option of the command line may say, checked; and the options that print something and end."""

from __future__ import annotations

import re

import click

from newsparse.completion import script_for
from newsparse.errors import OptionError
from newsparse.readers.encodings import check_encoding
from newsparse.separators import profile_of
from newsparse.split import AUTO, NONE

_LONGEST = 1e9  # seconds: 30 years, which every system can count to
_UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3, "T": 1024**4}


def known_encoding(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    """The name of an encoding that Python has, or "auto". Raises BadParameter."""
    try:
        check_encoding(name)
    except OptionError as error:
        raise click.BadParameter(f"{error.wrong}; {error.remedy}") from error
    return name


def known_split(_context: click.Context, _option: click.Parameter, how: str) -> str:
    """A way to split: auto, none, the name of a profile, or a regular expression. Raises BadParameter."""
    if how not in (AUTO, NONE):
        try:
            profile_of(how)
        except OptionError as error:
            raise click.BadParameter(f"{error.wrong}; {error.remedy}") from error
    return how


def size_in_bytes(_context: click.Context, _option: click.Parameter, size: str | None) -> int | None:
    """The number of bytes, at least 1, that 500M, 2g or 1048576 says. Raises BadParameter."""
    if size is None:
        return None
    said = re.fullmatch(r"0*([1-9][0-9]{0,17})([KMGT]?)", size.upper())
    if said is None:
        raise click.BadParameter(f"{size!r} is no size; 500M, 2G and 1048576 are some")
    return int(said[1]) * _UNITS[said[2]]


def process_count(_context: click.Context, _option: click.Parameter, number: int | None) -> int | None:
    """At least 1. Raises BadParameter."""
    if number is not None and number < 1:
        raise click.BadParameter(f"{number} is no number of processes; 1, 2 and so on are")
    return number


def limit_in_seconds(_context: click.Context, _option: click.Parameter, seconds: float) -> float:
    """At least 0, and no more than an alarm can be set to. Raises BadParameter."""
    if not 0 <= seconds <= _LONGEST:
        raise click.BadParameter(
            f"{seconds:g} is no number of seconds up to {_LONGEST:g}; 0.5 and 60 are some, and 0 is no limit"
        )
    return seconds


def print_schema(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the JSON Schema of an article and end, if that is `wanted`."""
    if not wanted or context.resilient_parsing:
        return
    from newsparse.writers.schema import schema_text  # hardly a run needs it

    click.echo(schema_text(), nl=False)
    context.exit()


class GroupedCommand(click.Command):
    """A command whose help is laid out for one screen."""

    def format_help(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        from newsparse.usage import usage  # hardly a run needs it

        formatter.write(usage(self, context))


def print_manual(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the manual page and end, if that is `wanted`."""
    if not wanted or context.resilient_parsing:
        return
    from newsparse import __version__
    from newsparse.roff import man_page  # hardly a run needs it

    click.echo(man_page(context.command, __version__), nl=False)
    context.exit()


def print_completion(context: click.Context, _option: click.Parameter, shell: str | None) -> None:
    """Print what `shell` has to run to complete the command and end, if one is named."""
    if shell is None or context.resilient_parsing:
        return
    click.echo(script_for(context.command, shell))
    context.exit()
