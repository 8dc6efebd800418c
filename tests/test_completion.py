from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from command import environment, newsparse
from hypothesis import given
from hypothesis import strategies as st

from newsparse.arguments import known_encoding, known_split
from newsparse.cli import command
from newsparse.completion import SHELLS, encodings, splits
from newsparse.writers import FORMATS

CONTEXT = click.Context(command)
OPTION = command.params[0]
# How each shell is asked what it would complete; bash has to be asked as readline asks it.
ASK = {
    "bash": """
        eval "$(newsparse --completion bash)"
        compopt() { compgen -f -- "${COMP_WORDS[COMP_CWORD]}"; }
        COMP_WORDS=(newsparse @@); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _newsparse_completion newsparse; printf '%s\\n' "${COMPREPLY[@]}"
    """,
    "fish": "newsparse --completion fish | source; complete -C'newsparse @@'",
    "zsh": """
        compdef() { :; }; _describe() { print -l -- "${(@)completions_with_descriptions%%:*}"; }
        compadd() { print -l -- "${(@)completions}"; }; _path_files() { print -l -- ${words[-1]}*(N); }
        eval "$(newsparse --completion zsh)"
        words=(newsparse @@); CURRENT=$#words; _newsparse_completion
    """,
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with two files to stand in."""
    monkeypatch.chdir(tmp_path)
    Path("story.txt").touch()
    Path("house.toml").touch()


def completed(shell: str, words: str) -> set[str]:
    """What `shell` offers behind `newsparse @@`."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    result = subprocess.run(
        [shell, "-c", ASK[shell].replace("@@", words)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(PATH=path, HOME=str(Path.cwd())),
        timeout=60,
        check=False,
    )
    return {line.split("\t")[0] for line in result.stdout.decode().splitlines() if line}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("--enc", {"--encoding"}),
        ("-f mark", {"markdown"}),
        ("--encoding cp125", {f"cp125{n}" for n in range(9)}),
        ("--split facti", {"factiva"}),
        ("--layout wr", {"wrapped"}),
        ("--completion z", {"zsh"}),
        ("sto", {"story.txt"}),
        ("--cues ho", {"house.toml"}),
        ("a.txt -o sto", {"story.txt"}),
    ],
)
def test_a_shell_completes(shell: str, words: str, offered: set[str]) -> None:
    assert completed(shell, words) == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed(shell: str) -> None:
    result = newsparse("--completion", shell)
    assert (result.stderr, result.returncode) == (b"", 0)
    assert f"_NEWSPARSE_COMPLETE={shell}_complete".encode() in result.stdout


def test_no_other_shell() -> None:
    assert newsparse("--completion", "tcsh").returncode == 2


@given(st.text("acfnpu-1258", max_size=3))
def test_what_is_offered_is_known_and_begins_as_it_should(begun: str) -> None:
    for offer, known in ((encodings, known_encoding), (splits, known_split)):
        for name in offer(CONTEXT, OPTION, begun):
            assert name.startswith(begun)
            assert known(CONTEXT, OPTION, name) == name


def test_every_format_is_offered() -> None:
    [option] = [each for each in command.params if each.name == "form"]
    assert [item.value for item in option.shell_complete(CONTEXT, "")] == list(FORMATS)
