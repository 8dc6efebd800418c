"""The package as a whole: what it offers, what it is made of, what imports what."""

from __future__ import annotations

import ast
import inspect
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path

import pytest

import newsparse
from newsparse.cues import languages

PACKAGE = Path(newsparse.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).with_suffix("").as_posix() for path in MODULES]
NAMED = list(zip(NAMES, MODULES, strict=True))

# A module or a package of modules imports only from those before it.
ROOMS = [
    *("starting", "article", "errors", "visible", "regexes"),
    *(
        "lines",
        "markdown_lines",
        "phrases",
        "pages",
        "cues",
        "languages",
        "dates",
        "datelines",
        "tokens",
        "names",
        "chunks",
        "people",
        "reporters",
        "makers",
        "labelled",
        "credits",
        "authors",
        "captions",
        "endings",
        "shapes",
        "marks",
        "shown",
        "seams",
    ),
    "cuefiles",
    *("topics", "weights", "rivals", "headlines", "surroundings", "zones", "signers", "bylines", "edges"),
    *("photographers", "labels", "headed", "imposed", "exports", "fields"),
    *("origins", "cuecheck"),
    *("separators", "evidence", "counts", "split", "parse", "arrow", "frequent", "corpus"),
    *("readers", "writers", "inputs", "account", "journal", "stamps", "timeouts", "making"),
    *("outputs", "complaints", "summary", "meter", "streams", "traces"),
    *("reached", "growing", "finished", "manifest", "trees"),
    *("worker", "spread", "batch", "bar", "report", "screen"),
    *("__init__", "manual", "usage", "roff", "completion", "arguments", "cli", "__main__"),
]
# What is not of the standard library, and the modules that may import it.
FOREIGN = {
    "click": {"arguments", "cli", "completion", "manual", "roff", "usage"},
    "rich": {"bar", "report"},
    "dateutil": {"dates"},
    "backports": {"readers/compressed"},
    "compression": {"readers/compressed"},  # of the standard library from 3.14 on
    "pyarrow": {"arrow", "readers/parquet", "writers/parquet"},
    "warcio": {"readers/warc"},
    "chardet": {"readers/encodings"},
    "ftfy": {"readers/mojibake"},
}
CONTRACT = [
    *("schema", "source", "headline", "kicker", "deck", "credits", "dateline", "published", "updated"),
    *("paragraphs", "subheads", "captions", "boilerplate"),
]


def room(name: str) -> str:
    return name.split("/", 1)[0]


def imports(path: Path) -> Iterator[str]:
    """Every module that `path` imports anywhere, by its dotted name; `from newsparse import x` is newsparse.x."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where a name is from"
            assert node.module
            if node.module == "newsparse":
                yield from (f"newsparse.{alias.name}" for alias in node.names)
            else:
                yield node.module


def rooms_used(path: Path) -> set[str]:
    """The rooms that `path` imports from; a name of the package itself is from __init__."""
    used = {name.split(".")[1] for name in imports(path) if name.startswith("newsparse.")}
    return {name if name in ROOMS else "__init__" for name in used}


# What it offers


def test_the_public_names() -> None:
    assert newsparse.__all__ == sorted(newsparse.__all__)
    assert {"parse", "read", "Article", "NewsparseError"} <= set(newsparse.__all__)
    assert [name for name in newsparse.__all__ if not hasattr(newsparse, name)] == []


def test_the_signatures_of_the_contract() -> None:
    assert list(inspect.signature(newsparse.parse).parameters) == ["text", "cues"]
    assert next(iter(inspect.signature(newsparse.read).parameters)) == "path"
    assert inspect.signature(newsparse.Article.to_dict).parameters["blocks"].default is False
    assert isinstance(newsparse.parse("One line.").text, str)


def test_the_keys_of_the_contract_in_their_order() -> None:
    plain, full = newsparse.parse("").to_dict(), newsparse.parse("").to_dict(blocks=True)
    assert [key for key in plain if key in CONTRACT] == CONTRACT
    assert list(full) == [*plain, "blocks"]
    assert plain["schema"] == "newsparse/1"
    assert {"path", "article", "lines", "encoding"} <= set(plain["source"])


def test_every_public_name_is_described() -> None:
    assert [name for name in newsparse.__all__ if not inspect.getdoc(getattr(newsparse, name))] == []


def test_the_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.dev\d+)?", newsparse.__version__)
    assert metadata.version("newsparse") == newsparse.__version__


# What it is made of


def test_data_and_the_mark_of_a_typed_package_are_inside() -> None:
    root = resources.files("newsparse")
    assert (root / "py.typed").is_file()
    assert (root / "weights.toml").is_file()
    assert all(
        (root / "cues" / f"{name}.toml").is_file()
        for name in (
            "agencies",
            "dates",
            "exports",
            "given",
            "names",
            "separators",
            "timezones",
            *languages(),
        )
    )


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


# What imports what


def test_every_module_has_its_place_in_the_order() -> None:
    assert {room(name) for name in NAMES} == set(ROOMS)


@pytest.mark.parametrize(("name", "path"), NAMED, ids=NAMES)
def test_imports_run_downwards(name: str, path: Path) -> None:
    own = ROOMS.index(room(name))
    assert [used for used in rooms_used(path) - {room(name)} if ROOMS.index(used) > own] == []


@pytest.mark.parametrize(("name", "path"), NAMED, ids=NAMES)
def test_other_packages_are_imported_only_where_they_are_at_home(name: str, path: Path) -> None:
    used = {module.split(".")[0] for module in imports(path)} - {"newsparse"} - sys.stdlib_module_names
    assert used <= set(FOREIGN)
    assert [package for package in sorted(used) if name not in FOREIGN[package]] == []


def test_what_is_declared_is_what_is_imported() -> None:
    declared = [
        re.split(r"[^\w-]", wish)[0]
        for wish in metadata.requires("newsparse") or ()
        if "extra ==" not in wish
    ]
    assert sorted(declared) == ["click", "python-dateutil", "rich"]


def test_a_pipe_imports_neither_rich_nor_dateutil(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("A pier\n\n3 March 2021\n\nThe old pier of the town is closed.\n", encoding="utf-8")
    program = (
        "import sys; from newsparse.cli import main; code = main(sys.argv[1:]); "
        "print(code, *sorted({'rich', 'dateutil'} & set(sys.modules)), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, str(story)]
    result = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=True)
    assert result.stderr.split() == [b"0"]
    assert json.loads(result.stdout)["paragraphs"] == ["The old pier of the town is closed."]
