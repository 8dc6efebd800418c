"""The manual page, for man: the source of it in roff, as both groff and mandoc read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from newsparse.manual import Group, Manual, Section, manual_of, name_of, spelling_of

# What roff would take for its own, or print as some other sign that cannot be copied into a shell.
_SIGNS = str.maketrans(
    {
        "\\": "\\e",
        "-": "\\-",
        "'": "\\(aq",
        "`": "\\(ga",
        "^": "\\(ha",
        "~": "\\(ti",
        '"': "\\(dq",
        "\t": "    ",
    }
)
_CODE = re.compile(r"`([^`]*)`")


def man_page(command: click.Command, version: str) -> str:
    """The manual page of `command`. It has no date, so that the same version has the same page."""
    return "\n".join(_lines(manual_of(command), command, version)) + "\n"


def plain(text: str) -> str:
    """One line of `text`, such that nothing of it is taken for a request or an escape."""
    line = " ".join(text.split("\n")).translate(_SIGNS)
    line = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in line)
    return f"\\&{line}" if line.startswith(".") else line


def _lines(manual: Manual, command: click.Command, version: str) -> Iterator[str]:
    program = str(command.name)
    pieces = " ".join(str(each.metavar) for each in command.params if isinstance(each, click.Argument))
    yield f'.TH {program.upper()} 1 "" "{program} {version}"'
    yield from (".SH NAME", f"{program} \\- {plain(manual.name)}")
    yield from (".SH SYNOPSIS", f".B {program}", f"[OPTIONS] {plain(pieces)}")
    yield from (".SH DESCRIPTION", *_paragraphs(manual.description), ".SH OPTIONS")
    for group in manual.groups:
        yield from _group(group, manual)
    for section in manual.sections:
        yield from _section(section)


def _group(group: Group, manual: Manual) -> Iterator[str]:
    yield f".SS {plain(group.title)}"
    yield from _example(group.example)
    for option in (option for row in group.rows for option in row):
        names, value = spelling_of(option)
        yield ".TP"
        yield f"\\fB{plain(names)}\\fR" + (f" \\fI{plain(value)}\\fR" if value else "")
        yield from _paragraphs(manual.options.get(name_of(option), str(option.help)), ".IP")


def _section(section: Section) -> Iterator[str]:
    yield f".SH {plain(section.title).upper()}"
    yield from _paragraphs(section.text)
    if section.example:
        yield from (".PP", *_example(section.example))
    for word, meaning in section.items:
        yield from (".TP", f"\\fB{plain(word)}\\fR", _marked(meaning))


def _paragraphs(text: str, between: str = ".PP") -> Iterator[str]:
    for number, paragraph in enumerate(part for part in text.strip().split("\n\n") if part):
        if number:
            yield between
        yield _marked(paragraph)


def _marked(text: str) -> str:
    """A paragraph, with what stands between backticks in bold."""
    return "".join(
        f"\\fB{plain(part)}\\fR" if odd else plain(part)
        for part, odd in ((part, number % 2) for number, part in enumerate(_CODE.split(text)) if part)
    )


def _example(text: str) -> Iterator[str]:
    yield from (".RS 4", ".nf", *(plain(line) for line in text.strip("\n").split("\n")), ".fi", ".RE")
