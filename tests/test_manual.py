from __future__ import annotations

import re

import click

from newsparse.cli import command
from newsparse.cues import LISTS
from newsparse.manual import manual_of, name_of, spelling_of

MANUAL = manual_of(command)
OPTIONS = [each for each in command.params if isinstance(each, click.Option)]


def test_every_option_is_in_one_row() -> None:
    rows = [option for group in MANUAL.groups for row in group.rows for option in row]
    assert sorted(map(name_of, rows)) == sorted(map(name_of, OPTIONS))


def test_an_option_that_no_row_names_is_shown_all_the_same() -> None:
    odd = click.Command("odd", params=[click.Option(["--odd"], help="odd")])
    assert [name_of(option) for row in manual_of(odd).groups[-1].rows for option in row] == ["odd"]


def test_every_option_has_few_words_and_many() -> None:
    assert {name_of(option) for option in OPTIONS} == MANUAL.options.keys()
    for option in OPTIONS:
        assert option.help
        assert MANUAL.options[name_of(option)].strip()


def test_how_an_option_is_spelled() -> None:
    named = {name_of(option): spelling_of(option) for option in OPTIONS}
    assert named["format"] == ("-f, --format", "FORMAT")
    assert named["quiet"] == ("-q, --quiet", "")
    assert named["cues"] == ("--cues", "FILE")


def test_what_it_says_of_other_options_and_tables_is_so() -> None:
    texts = [MANUAL.description, *MANUAL.options.values(), *(section.text for section in MANUAL.sections)]
    said = " ".join(texts)
    known = {name for option in OPTIONS for name in option.opts}
    assert set(re.findall(r"--[a-z][a-z-]+", said)) <= known
    assert {f"[{table}]" for table in LISTS} <= set(re.findall(r"\[[a-z]+\]", said))
