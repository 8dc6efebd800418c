"""The README and the pages of docs/ as the tests see them: their code blocks, and what the commands in them print.

    python tests/readme.py

puts into them what each command of a `console` block prints now. All else is written by hand. The commands run in one
folder, page by page, the README first: a page may use what one before it made.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from command import environment

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = (README, *sorted((ROOT / "docs").glob("*.md")))
_BLOCK = re.compile(r"^```(?P<language>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A code block: its language, the name of the file that it is about if it has one, and its text."""

    language: str
    name: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a `console` block and what it is said to print."""

    command: str
    output: str

    @property
    def needs_jq(self) -> bool:
        return "jq " in self.command


def blocks(markdown: str) -> list[Block]:
    return [Block(match["language"], match["name"], match["text"]) for match in _BLOCK.finditer(markdown)]


def steps(block: Block) -> list[Step]:
    """The commands of a `console` block, in order."""
    return [Step(match["command"], match["output"]) for match in _STEP.finditer(block.text)]


def all_steps(markdown: str) -> list[Step]:
    return [step for block in blocks(markdown) if block.language == "console" for step in steps(block)]


def furnish(folder: Path, markdown: str) -> None:
    """Put into `folder` what the commands find in a checkout, and the files that the README shows."""
    shutil.copytree(ROOT / "samples", folder / "samples")
    for block in blocks(markdown):
        if block.language == "text" and block.name:
            (folder / block.name).write_text(block.text, encoding="utf-8")


def printed(command: str, folder: Path) -> str:
    """What `command` prints in `folder`, errors included, with the newsparse of this Python."""
    path = os.pathsep.join((os.path.dirname(sys.executable), os.environ.get("PATH", os.defpath)))
    result = subprocess.run(
        ["bash", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=environment(PATH=path, LC_ALL="C.UTF-8"),
        timeout=60,
        check=False,
    )
    return result.stdout.decode("utf-8")


def run(steps: list[Step], folder: Path) -> Iterator[str]:
    """What each step prints, one after another in one folder: later ones may need what earlier ones made."""
    for step in steps:
        yield printed(step.command, folder)


def refreshed(markdown: str, folder: Path) -> str:
    """`markdown` with what its commands print in `folder` now."""
    outputs = run(all_steps(markdown), folder)

    def fill(match: re.Match[str]) -> str:
        if match["language"] != "console":
            return match[0]
        text: str = _STEP.sub(lambda step: f"$ {step['command']}\n{next(outputs)}", match["text"])
        return match[0].replace(match["text"], text)

    return _BLOCK.sub(fill, markdown)


def main() -> None:
    markdown = {page: page.read_text(encoding="utf-8") for page in PAGES}
    needing = [page.name for page, text in markdown.items() if any(step.needs_jq for step in all_steps(text))]
    if needing and not shutil.which("jq"):
        sys.exit(f"jq is not installed, and some commands of {', '.join(needing)} need it")
    with TemporaryDirectory() as folder:
        furnish(Path(folder), markdown[README])
        for page, text in markdown.items():
            page.write_text(refreshed(text, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
