from __future__ import annotations

import pickle

import pytest

from newsparse.errors import (
    EncodingError,
    InputError,
    MissingError,
    NewsparseError,
    OutputError,
    ParserError,
    why,
)


@pytest.mark.parametrize("kind", [EncodingError, InputError, MissingError, OutputError, ParserError])
def test_an_error_says_where_what_and_what_next(kind: type[NewsparseError]) -> None:
    error = kind("a.txt", "it is a fish", "throw it back")
    assert isinstance(error, NewsparseError)
    assert str(error) == "a.txt: it is a fish; throw it back"


def test_an_empty_name_can_be_seen() -> None:
    assert str(InputError("", "no such file", "check the name")).startswith("''")


@pytest.mark.parametrize("kind", [InputError, MissingError])
def test_an_error_survives_the_way_from_another_process(kind: type[NewsparseError]) -> None:
    error = pickle.loads(pickle.dumps(kind("a.txt", "gone", "look for it")))
    assert (type(error), str(error)) == (kind, "a.txt: gone; look for it")


def test_a_parser_error_names_the_place_in_the_code() -> None:
    try:
        int("x")
    except ValueError as fault:
        message = str(ParserError.of("a.txt", fault))
    assert message.startswith("a.txt: ")
    assert f"in {__name__}, line " in message
    assert "ValueError: invalid literal" in message


def test_the_reason_of_the_system_is_in_words() -> None:
    assert why(IsADirectoryError(21, "Is a directory", "/secret")) == "is a directory"
    assert why(OSError("it is closed")) == "it is closed"
