"""What a shell completes behind an option, beside the options themselves and their choices, which click knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_NEWSPARSE_COMPLETE"  # as click itself calls it after the name of the program
_NO_TEXT = {"base64", "bz2", "hex", "quopri", "rot-13", "uu", "zlib", "mbcs"}  # of Python's encodings


def script_for(command: click.Command, shell: str) -> str:
    """What `shell`, one of SHELLS, has to run so that it completes `command`."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind
    return kind(command, {}, str(command.name), _VARIABLE).source()


def files(_context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem[str]]:
    """The shell's own names of files and folders."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]


def encodings(_context: click.Context, _option: click.Parameter, begun: str) -> list[str]:
    from encodings.aliases import aliases

    names = {name.replace("_", "-").removesuffix("-codec") for name in aliases.values()} - _NO_TEXT
    return [name for name in ("auto", *sorted(names)) if name.startswith(begun)]


def splits(_context: click.Context, _option: click.Parameter, begun: str) -> list[str]:
    from newsparse.separators import profiles
    from newsparse.split import AUTO, NONE

    return [name for name in (AUTO, NONE, *profiles()) if name.startswith(begun)]
