from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsparse import load_cues
from newsparse.cuecheck import TABLES_OF_CLUE, Checked, check_cues
from newsparse.cues import COMMON, FOLDER, LISTS, SHIPPED, languages

HOUSE = """[boilerplate]
whole = '''
Ferry blog | Tide tables
'''

[remove.tail]
whole = '''
Most popular
'''

[examples]
b = '''
Ferry blog
Tide tables
'''
p = '''
The ferry blog had nothing to say of it on the day after, and nobody asked.
'''
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(text: str, *before: str) -> Checked:
    """What comes of a file that says this, behind others."""
    Path("house.toml").write_text(text, encoding="utf-8")
    return check_cues("house.toml", load_cues(*before))


def wrong(text: str, *before: str) -> list[str]:
    return [str(error) for error in checked(text, *before).wrong]


def test_examples_that_are_as_expected() -> None:
    assert checked(HOUSE) == Checked(3, ())


@pytest.mark.parametrize(
    "text", ["", "# nothing", "[boilerplate]\nwhole = 'Ferry blog'", "[examples]\nb = ''"]
)
def test_a_file_without_examples_has_nothing_wrong(text: str) -> None:
    assert checked(text) == Checked(0, ())


@pytest.mark.parametrize("language", languages())
def test_the_examples_of_a_shipped_file_fail_only_where_ours_do(language: str) -> None:
    """A user may copy a shipped file's lists and examples: the cues are there already and say nothing new."""
    text = Path(FOLDER, f"{language}.toml").read_text(encoding="utf-8")
    table = text[text.index("[boilerplate]") : re.search(r"^\[(tail|sections)\]", text, re.MULTILINE).start()]  # type: ignore[union-attr]
    examples = text[text.index("[examples]") :]
    found = checked(f'language = "{language}"\n{table}\n{examples}')
    assert found.examples > 5
    assert len(found.wrong) <= found.examples // 5
    assert all(" is marked " in error.wrong for error in found.wrong)


def test_an_example_that_fails_is_told_with_its_line() -> None:
    found = wrong(HOUSE.replace("\nTide tables\n'''\np", "\nTide table\n'''\np"))
    assert found == [
        "house.toml, line 14: 'Tide table' is marked t (title), not b (boilerplate); "
        "add a cue of it to [boilerplate] or [tail], or correct the example"
    ]


def test_an_example_that_a_cue_makes_boilerplate_names_the_table_to_remove_it_from() -> None:
    found = wrong("[examples]\nt = '''\nAdvertisement\n'''\np = 'Read more about the ferry to the islands.'")
    assert found == [
        "house.toml, line 3: 'Advertisement' is marked b (boilerplate), for 'furniture: whole', not t (title); "
        "remove the cue with [remove.boilerplate], or correct the example",
        "house.toml, line 5: 'Read more about the ferry to the islands.' is marked b (boilerplate), "
        "for 'furniture: start', not p (prose); remove the cue with [remove.boilerplate], or correct the example",
    ]


def test_an_example_that_no_cue_can_help() -> None:
    assert wrong("[examples]\np = 'Ferry sails'") == [
        "house.toml, line 2: 'Ferry sails' is marked t (title), not p (prose); no cue says so; correct the example"
    ]


def test_examples_are_in_the_language_of_the_file_and_in_english_if_it_is_for_all() -> None:
    example = "[examples]\nb = 'Nejčtenější'"
    assert checked(f"language = 'cs'\n{example}").wrong == ()
    assert len(checked(example).wrong) == 1
    assert COMMON == "en"


def test_a_phrase_that_is_removed_from_where_it_is_not() -> None:
    assert wrong("[remove.boilerplate]\nwhole = '''\nTop stories\nFerry blog\n'''") == [
        "house.toml, line 4: 'Ferry blog' is not in [boilerplate] whole; leave it out of [remove]"
    ]
    assert wrong("[remove.boilerplate]\nads = 'Advertisemnt'") == [
        "house.toml, line 2: 'Advertisemnt' is not in [boilerplate] ads; did you mean 'advertisement'?"
    ]
    assert wrong("[remove.tail]\nwhole = 'Advertisement'") == [
        "house.toml, line 2: 'Advertisement' is not in [tail] whole; write it below [remove.boilerplate] ads"
    ]
    assert wrong("[remove.names]\ngiven = 'Anna | Wqxzvy'") == [
        "house.toml, line 2: 'Wqxzvy' is not in [names] given; leave it out of [remove]"
    ]
    assert wrong("language = 'fi'\n[remove.dates]\nupdated = 'aktualizováno'") == [
        "house.toml, line 3: 'aktualizováno' is not in [dates] updated; leave it out of [remove]"
    ]
    assert wrong("[remove.dates]\nupdated = 'aktualizováno'") == []


def test_files_before_it_count() -> None:
    Path("before.toml").write_text("[boilerplate]\nwhole = 'Ferry blog'", encoding="utf-8")
    text = "[remove.boilerplate]\nwhole = 'Ferry blog'\n[examples]\nt = 'Ferry blog'"
    assert len(wrong(text)) == 1
    assert wrong(text, "before.toml") == []


def test_what_is_wrong_with_the_file_comes_before_its_examples() -> None:
    assert wrong("[tial]\n[examples]\np = 'Ferry sails'\nx = 'y'") == [
        "house.toml, line 1: there is no table 'tial'; did you mean tail?",
        "house.toml, line 4: 'x' is no mark; the marks are p prose, t title, n names, c credit, d date, g caption, "
        "l list item, b boilerplate",
    ]
    assert wrong("[tial")[0].startswith("house.toml, line 1: no TOML: ")
    assert [str(error) for error in check_cues("none.toml", SHIPPED).wrong] == [
        "none.toml: no such file; check the name"
    ]


def test_every_clue_leads_to_tables() -> None:
    assert {table for tables in TABLES_OF_CLUE.values() for table in tables} <= LISTS.keys()
