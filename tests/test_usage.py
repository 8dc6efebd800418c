from __future__ import annotations

import shlex

import click
from command import newsparse, on_terminal

from newsparse.cli import command
from newsparse.manual import manual_of

LINES = newsparse("--help").stdout.decode("ascii").splitlines()


def test_help_fits_on_a_screen_with_room_for_the_prompt() -> None:
    assert len(LINES) < 24
    assert max(map(len, LINES)) <= 80
    assert all(LINES)


def test_help_has_every_option_with_its_words() -> None:
    shown = " ".join("\n".join(LINES).split())
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [option.opts for option in options if not all(name in shown for name in option.opts)] == []
    assert [option.opts for option in options if str(option.help) not in shown] == []


def test_every_group_has_its_heading_and_an_example_that_can_be_run() -> None:
    for group in manual_of(command).groups:
        [heading] = [line for line in LINES if line.startswith(group.title)]
        assert heading.endswith(f"  {group.example}")
        if group.example.startswith("newsparse "):
            command.make_context("newsparse", shlex.split(group.example)[1:])


def test_help_is_bold_only_on_a_terminal_that_wants_it() -> None:
    plain = "\n".join(LINES) + "\n"
    shown, code = on_terminal("--help")
    assert "\x1b[1mReading" in shown
    assert (click.unstyle(shown), code) == (plain, 0)
    assert on_terminal("--help", NO_COLOR="1") == on_terminal("--help", TERM="dumb") == (plain, 0)
