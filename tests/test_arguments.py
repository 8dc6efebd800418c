from __future__ import annotations

import click
import pytest

from newsparse.arguments import known_encoding, known_split, limit_in_seconds, process_count, size_in_bytes
from newsparse.cli import command

CONTEXT = click.Context(command)
OPTION = command.params[0]


@pytest.mark.parametrize("name", [None, "auto", "utf-8", "CP437", "utf-16", "shift_jis", "utf-7"])
def test_an_encoding_that_is_known(name: str | None) -> None:
    assert known_encoding(CONTEXT, OPTION, name) == name


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", "idna", ""])
def test_an_encoding_that_is_not(name: str) -> None:
    with pytest.raises(click.BadParameter, match="is no text encoding; utf-8, cp1252 and utf-16 are some"):
        known_encoding(CONTEXT, OPTION, name)


@pytest.mark.parametrize("how", ["auto", "none", "nexis", "^=+$", "[[a]"])
def test_a_way_to_split(how: str) -> None:
    assert known_split(CONTEXT, OPTION, how) == how


@pytest.mark.parametrize("how", ["(", "*", "[a", "a{99999999999}", "(" * 20_000])
def test_no_way_to_split(how: str) -> None:
    with pytest.raises(click.BadParameter, match="neither a profile nor a regular expression"):
        known_split(CONTEXT, OPTION, how)


@pytest.mark.parametrize(
    ("size", "number"),
    [
        (None, None),
        ("1", 1),
        ("007", 7),
        ("1048576", 1048576),
        ("3k", 3072),
        ("500M", 500 * 2**20),
        ("2g", 2**31),
        ("1T", 2**40),
    ],
)
def test_a_size(size: str | None, number: int | None) -> None:
    assert size_in_bytes(CONTEXT, OPTION, size) == number


@pytest.mark.parametrize(
    "size", ["", "M", "0", "00K", "-1", "+1", "1.5G", "5X", "5MB", "²M", "٣", "1 G", "1_0", "9" * 5000]
)
def test_no_size(size: str) -> None:
    with pytest.raises(click.BadParameter, match=r"is no size; 500M, 2G and 1048576 are some"):
        size_in_bytes(CONTEXT, OPTION, size)


def test_a_number_of_processes() -> None:
    assert process_count(CONTEXT, OPTION, None) is None
    assert process_count(CONTEXT, OPTION, 3) == 3
    with pytest.raises(click.BadParameter, match="0 is no number of processes"):
        process_count(CONTEXT, OPTION, 0)


def test_a_limit_in_seconds() -> None:
    assert limit_in_seconds(CONTEXT, OPTION, 0.5) == 0.5
    for wrong in (-1, float("nan"), float("inf")):
        with pytest.raises(click.BadParameter, match="is no number of seconds"):
            limit_in_seconds(CONTEXT, OPTION, wrong)
