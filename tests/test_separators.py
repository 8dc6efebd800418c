from __future__ import annotations

import re
import time
import tomllib
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multiples import ARTICLES, SHAPES
from strategies import texts

from newsparse.cues import languages
from newsparse.errors import OptionError
from newsparse.lines import split_lines
from newsparse.separators import CUTS, gate, has_any, profile_of, profiles

FILE = resources.files("newsparse") / "cues" / "separators.toml"
EXAMPLES: dict[str, dict[str, list[str]]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["examples"]
LINES = [
    (name, role, line) for name, roles in EXAMPLES.items() for role, lines in roles.items() for line in lines
]
RULES = [(profile.name, rule) for profile in profiles().values() for rule in profile.rules]
HOSTILE = ["{}", "{} ", " {}", "\t{}\t", "{}x", "{}\x03 ", "{}\u00a0", "1{}", "<{}>", "{}."]


def roles_of(name: str, line: str) -> list[str]:
    return [each.role for each in profiles()[name].find(line)]


def test_the_file_is_no_language() -> None:
    assert "separators" not in languages()


def test_every_profile_and_every_role_has_examples() -> None:
    assert list(EXAMPLES) == list(profiles())
    for name, rule in RULES:
        assert EXAMPLES[name][rule.role], name
        assert EXAMPLES[name]["no"], name


@pytest.mark.parametrize(("name", "role", "line"), LINES)
def test_an_example(name: str, role: str, line: str) -> None:
    expected = [] if role == "no" else [role]
    assert roles_of(name, line) == expected
    assert roles_of(name, f"Above\r{line}\r\nBelow") == expected


@pytest.mark.parametrize(("name", "role", "line"), [each for each in LINES if each[1] in CUTS])
def test_the_gate_lets_every_separator_through(name: str, role: str, line: str) -> None:
    assert has_any(line, gate()), f"{name} {role}"


def test_the_gate_stops_ordinary_text() -> None:
    assert [title for title, *_ in map(str.splitlines, ARTICLES) if has_any(title, gate())] == []
    assert not any(has_any(article, gate()) for article in ARTICLES)


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_every_hint_may_stand_in_a_line(name: str, rule: Any) -> None:
    """A hint that is in no example of its rule is a typing error, or calls for an example."""
    lines = EXAMPLES[name][rule.role]
    assert [hint for hint in rule.hints if not any(hint in line for line in lines)] == []


def test_what_is_counted() -> None:
    [found] = profiles()["nexis"].find("  1,204 of 2.000 DOCUMENTS\n")
    assert (found.number, found.total, found.bare) == (1204, 2000, True)
    [found] = profiles()["nexis-uni"].find("Documents (100)")
    assert (found.number, found.total) == (None, 100)


@pytest.mark.parametrize(
    ("name", "line", "bare"),
    [
        ("etx", "\x03", True),
        ("etx", "The end.\x03", False),
        ("endoftext", "The end.<|endoftext|>", False),
        ("endoftext", "<|endoftext|>", True),
        ("form-feed", "\fA pier", False),
        ("form-feed", " \f ", True),
        ("doc", "</doc>", True),
        ("doc", "The end.</doc>", False),
    ],
)
def test_whether_text_stands_beside_it(name: str, line: str, bare: bool) -> None:
    [found] = profiles()[name].find(line)
    assert found.bare is bare


@given(texts(), st.sampled_from(sorted(profiles())))
def test_separators_are_whole_lines_in_order(text: str, name: str) -> None:
    starts, at = {}, 0
    for line in split_lines(text):
        starts[at] = at + len(line.text + line.end)
        at = starts[at]
    found = profiles()[name].find(text)
    assert [starts[each.start] for each in found] == [each.end for each in found]
    assert [each.start for each in found] == sorted({each.start for each in found})


@given(texts(), st.sampled_from(["a+", ".*", "", r"\S+", "(?i)b|c", r"\d+"]))
def test_a_regex_is_tried_on_every_line(text: str, regex: str) -> None:
    expected = [
        line.number
        for line in split_lines(text)
        if re.fullmatch(regex, line.text.strip(" \t\u00a0\u200b\ufeff"))
    ]
    found = profile_of(regex).find(text)
    numbers = [len(split_lines(text[: each.start])) + 1 for each in found]
    assert set(expected) <= set(numbers)
    assert all("\f" in split_lines(text)[number - 1].text for number in set(numbers) - set(expected))


def test_a_name_is_no_regex() -> None:
    assert profile_of("doc") is profiles()["doc"]
    assert profile_of("docs").rules[0].pattern == "docs"


def test_a_regex_that_is_none() -> None:
    with pytest.raises(
        OptionError, match=r"'\*{3}' is neither a profile nor a regular expression \(nothing to repeat"
    ):
        profile_of("***")


def test_a_regex_that_python_warns_of_is_one() -> None:
    assert len(profile_of("[[a]b").find("ab\n[b\nb")) == 2


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_long_line_costs_no_more_than_its_length(hostile: str) -> None:
    """A million characters of the worst, made of each hint, on one line: no pattern goes over them again and again."""
    seeds = sorted({hint for _, rule in RULES for hint in rule.hints})
    for seed in seeds:
        piece = hostile.format(seed)
        text = piece * (1_000_000 // len(piece))
        start = time.process_time()
        for profile in profiles().values():
            profile.find(text)
        assert time.process_time() - start < 2, seed


def test_many_lines_cost_no_more_than_their_length() -> None:
    for end in ("\n", "\r", "\r\n"):
        for _, text in SHAPES.values():
            many = text.replace("\n", end) * (1_000_000 // len(text))
            start = time.process_time()
            for profile in profiles().values():
                profile.find(many)
            assert time.process_time() - start < 5
