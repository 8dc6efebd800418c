"""What there is to say of the command, for its help and its manual page: manual.toml and its own options."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import click

_FILE = os.path.join(os.path.dirname(__file__), "manual.toml")


@dataclass(frozen=True, slots=True)
class Group:
    """Options that belong together; each of `rows` has those that share a line of the help."""

    title: str
    example: str
    rows: tuple[tuple[click.Option, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the manual page: paragraphs, then an example as it stands, then words with what they mean."""

    title: str
    text: str = ""
    example: str = ""
    items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Manual:
    """All there is to say; `options` has a text for each option by its long name without dashes."""

    name: str
    about: str
    description: str
    groups: tuple[Group, ...]
    options: dict[str, str] = field(hash=False)
    sections: tuple[Section, ...] = ()


def manual_of(command: click.Command) -> Manual:
    """What there is to say of `command`. An option that is in no row has one of its own at the end."""
    said = _said()
    options = {name_of(each): each for each in command.params if isinstance(each, click.Option)}
    groups = [
        Group(
            group["title"],
            group["example"],
            tuple(
                tuple(options.pop(name) for name in row.split() if name in options) for row in group["rows"]
            ),
        )
        for group in said["groups"]
    ]
    last = groups.pop()
    groups.append(Group(last.title, last.example, (*last.rows, *((each,) for each in options.values()))))
    sections = (
        Section(
            each["title"],
            each.get("text", ""),
            each.get("example", ""),
            tuple(map(tuple, each.get("items", ()))),
        )
        for each in said["sections"]
    )
    return Manual(
        said["name"], said["about"], said["description"], tuple(groups), said["options"], tuple(sections)
    )


def name_of(option: click.Option) -> str:
    """The long name of an option, without dashes."""
    return max(option.opts, key=len).lstrip("-")


def spelling_of(option: click.Option) -> tuple[str, str]:
    """How an option is written, "-f, --format", and what it takes: "FORMAT", or nothing."""
    return ", ".join(sorted(option.opts, key=len)), "" if option.is_flag else str(option.metavar)


@cache
def _said() -> dict[str, Any]:
    with open(_FILE, "rb") as file:
        return tomllib.load(file)
