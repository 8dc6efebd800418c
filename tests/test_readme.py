"""What the README and the pages of docs/ show is what the program does."""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from readme import PAGES, README, ROOT, Step, all_steps, blocks, furnish, printed, refreshed, run

from newsparse import parse
from newsparse.article import Layout, Role
from newsparse.cues import languages
from newsparse.writers import FORMATS

FRONT = README.read_text(encoding="utf-8")
MARKDOWN = "".join(page.read_text(encoding="utf-8") for page in PAGES)
BLOCKS = blocks(MARKDOWN)
STEPS = all_steps(MARKDOWN)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
INSTALL = r"python3 -m venv \.venv && \.venv/bin/pip install -q "


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the commands find in a checkout."""
    folder = tmp_path_factory.mktemp("readme")
    furnish(folder, FRONT)
    return folder


@pytest.fixture(scope="module")
def outputs(folder: Path) -> dict[Step, str]:
    """What each command prints."""
    return dict(zip(STEPS, run(STEPS, folder), strict=True))


# The two commands that install


def test_the_first_two_blocks_are_the_only_ones_of_shell() -> None:
    assert [block.language for block in BLOCKS[:2]] == ["sh", "sh"]
    assert [block.language for block in BLOCKS[2:] if block.language in ("sh", "bash", "shell")] == []
    assert [block.text.count("\n") for block in BLOCKS[:2]] == [1, 1]


def test_the_first_command_installs_and_reads_a_sample() -> None:
    command = re.fullmatch(INSTALL + r"\. && \.venv/bin/newsparse (samples/\S+\.txt)\n", BLOCKS[0].text)
    assert command
    assert (ROOT / command[1]).is_file()


def test_the_second_command_installs_and_tests() -> None:
    command = re.fullmatch(INSTALL + r"-e '\.\[(\w+)\]' && \.venv/bin/pytest\n", BLOCKS[1].text)
    assert command
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert any(wish.startswith("pytest") for wish in project["optional-dependencies"][command[1]])


def test_ci_has_no_test_command_but_that_of_the_readme() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "README.md" in script.read_text(encoding="utf-8")
    assert "pytest" not in script.read_text(encoding="utf-8")


# What is shown


def test_there_is_something_to_run() -> None:
    assert len(STEPS) > 10
    assert len(set(STEPS)) == len(STEPS)


@pytest.mark.parametrize("step", STEPS, ids=[step.command[:60] for step in STEPS])
def test_a_command_prints_what_is_shown(step: Step, outputs: dict[Step, str]) -> None:
    if step.needs_jq and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    assert step.output == outputs[step], "python tests/readme.py puts in what is printed now"


def test_the_json_of_an_example(folder: Path) -> None:
    shown = [block for block in BLOCKS if block.language == "json"]
    assert [block.name for block in shown] == ["story.txt"]
    for block in shown:
        assert json.loads(block.text) == json.loads(printed(f"newsparse {block.name}", folder))


@pytest.mark.usefixtures("outputs")  # a session may read what a command wrote
def test_the_sessions_in_python(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(verbose=False)
    sessions = [block.text for block in BLOCKS if block.language == "pycon"]
    said: list[str] = []
    for text in sessions:
        runner.run(parser.get_doctest(text, {}, "README.md", "README.md", 0), out=said.append)
    assert sessions
    if said:
        pytest.fail("".join(said))


# What is told


def test_every_file_named_is_there() -> None:
    named = re.findall(r"`((?:newsparse|tests|samples|\.ci)/[\w./-]*)`", MARKDOWN)
    assert len(named) > 5
    assert [name for name in named if "NAME" not in name and not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_a_link_leads_to_a_file_and_a_heading_of_it(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    for path, place in links:
        target = page.parent / path if path else page
        assert target.is_file()
        if place:
            headings = HEADING.findall(target.read_text(encoding="utf-8"))
            assert place in [heading.lower().replace(" ", "-") for heading in headings]


def test_every_page_is_linked_from_the_readme() -> None:
    linked = {ROOT / path for path, _ in LINK.findall(FRONT)}
    assert linked.issuperset(PAGES[1:])


@pytest.mark.parametrize("word", [*parse("").to_dict(), *get_args(Role), *get_args(Layout), *FORMATS])
def test_every_field_role_layout_and_format_is_told(word: str) -> None:
    if word != "schema":
        assert f"`{word}`" in FRONT


def test_the_number_of_languages() -> None:
    assert f"in {len(languages())} languages" in FRONT


# What brings it up to date


def test_refreshing_changes_outputs_and_nothing_else(tmp_path: Path) -> None:
    markdown = "one\n\n```console\n$ echo a\nold\n$ true\nold\n```\n\n```sh\necho b\n```\n"
    wanted = "one\n\n```console\n$ echo a\na\n$ true\n```\n\n```sh\necho b\n```\n"
    assert refreshed(markdown, tmp_path) == wanted
    assert refreshed(wanted, tmp_path) == wanted
