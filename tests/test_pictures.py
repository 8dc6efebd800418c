"""The pictures of the README are what the program shows now, and load nothing."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from pictures import FOLDER, PICTURES, drawn, pictures
from readme import README


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return dict(pictures())


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_is_drawn_now(name: str, made: dict[str, str]) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == made[name], "run python tests/pictures.py"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_loads_nothing_and_runs_nothing(name: str, made: dict[str, str]) -> None:
    root = ElementTree.fromstring(made[name])
    assert {each.tag.rpartition("}")[2] for each in root.iter()} == {"svg", "style", "rect", "text"}
    assert not re.search(
        r"https?:|url\(|@import|href|script", made[name].replace("http://www.w3.org/2000/svg", "")
    )


def test_every_picture_is_in_the_readme_and_every_one_in_it_is_drawn() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(images/([^)]+)\)", README.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(PICTURES) == sorted(path.name for path in FOLDER.iterdir())


def test_a_line_is_drawn_piece_by_piece_where_it_stands() -> None:
    texts = ElementTree.fromstring(drawn(["\x1b[1ma <b>\x1b[0m  日", "▌ x"], 20)).findall("{*}text")
    assert [(each.text, each.get("class"), each.get("x")) for each in texts] == [
        ("a <b>", "b", "16.0"),
        ("日", None, "74.8"),
        ("x", None, "32.8"),
    ]
