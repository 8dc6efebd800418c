"""What an option of the command line may say, checked; and the help, laid out for one screen."""

from __future__ import annotations

import re
from inspect import cleandoc

import click

from newsparse.errors import OptionError
from newsparse.separators import profile_of
from newsparse.split import AUTO, NONE

_UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3, "T": 1024**4}


def known_encoding(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    """The name of an encoding that Python has, or "auto". Raises BadParameter."""
    try:
        b"x".decode("utf-8" if name in (None, "auto") else name)
    except LookupError as error:
        raise click.BadParameter(
            f"{name!r} is no text encoding; utf-8, cp1252 and utf-16 are some, and auto finds one"
        ) from error
    except ValueError:
        pass  # it exists; a lone "x" need not make sense in it
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
    """At least 0, and not endless. Raises BadParameter."""
    if not 0 <= seconds < float("inf"):
        raise click.BadParameter(
            f"{seconds:g} is no number of seconds; 0.5 and 60 are some, and 0 is no limit"
        )
    return seconds


def print_schema(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the JSON Schema of an article and end, if that is `wanted`."""
    if not wanted or context.resilient_parsing:
        return
    from newsparse.writers.schema import schema_text  # hardly a run needs it

    click.echo(schema_text(), nl=False)
    context.exit()


class PlainCommand(click.Command):
    """A command whose help has no headings and no blank lines, so that all of it can be seen at once."""

    def format_help_text(self, context: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.indentation():
            formatter.write_text(cleandoc(str(self.help)))

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [row for option in self.get_params(context) if (row := option.get_help_record(context))]
        with formatter.indentation():
            formatter.write_dl([row for row in rows if row[0].startswith("-")])

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        formatter.write_text(str(self.epilog))
