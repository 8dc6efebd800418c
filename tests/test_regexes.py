from __future__ import annotations

import re

import pytest
from hypothesis import given
from strategies import strings

from newsparse.regexes import METHODS, late


@given(strings)
def test_it_answers_as_a_compiled_one(text: str) -> None:
    mine, theirs = late(r"(\w)\W"), re.compile(r"(\w)\W")
    assert mine.findall(text) == theirs.findall(text)
    assert mine.split(text) == theirs.split(text)
    assert mine.sub("", text) == theirs.sub("", text)
    assert bool(mine.search(text)) == bool(theirs.search(text))


def test_it_is_compiled_when_it_is_first_asked() -> None:
    broken = late("(")
    with pytest.raises(re.error):
        broken.search("")


def test_it_has_all_methods_of_a_compiled_one() -> None:
    compiled = re.compile("")
    callables = {name for name in dir(compiled) if callable(getattr(compiled, name)) and name[0] != "_"}
    assert callables - {"scanner"} <= METHODS
    assert not hasattr(late(""), "flags")
