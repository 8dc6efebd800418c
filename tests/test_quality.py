"""The quality gate: no figure below its floor. The samples always, the corpus where it is at hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import quality
from quality import CORPUS, FLOORS, README, SLACK, Measured, Tables

DIGEST, FLOOR = quality.load_floors()
NAMES = [(table, name) for table, found in FLOOR.items() for name in found]
needs_corpus = pytest.mark.skipif(
    not CORPUS.is_file(), reason="there is no corpus of dumps beside this checkout"
)


@pytest.fixture(scope="module")
def figures() -> Tables:
    """What is measured now; without the corpus, on the samples alone."""
    corpus = quality.measure(CORPUS).figures if CORPUS.is_file() else {}
    return {**corpus, "samples": quality.measure_samples()}


def figure(figures: Tables, table: str, name: str) -> float:
    if table not in figures:
        pytest.skip("there is no corpus of dumps beside this checkout")
    return figures[table][name]


@needs_corpus
def test_the_corpus_is_the_one_that_the_floors_were_set_on() -> None:
    if quality.digest(CORPUS) != DIGEST:
        pytest.fail(
            f"{CORPUS.name} is another corpus than the one whose figures tests/floors.toml holds as floors. "
            "Set them anew: python tests/quality.py --floors --lower, and say in the commit what changed."
        )


@pytest.mark.parametrize(("table", "name"), NAMES)
def test_a_figure_is_not_below_its_floor(table: str, name: str, figures: Tables) -> None:
    found, floor = figure(figures, table, name), FLOOR[table][name]
    if found < floor:
        pytest.fail(f"{table} {name} is {found:.4f}, below its floor of {floor:.3f}: find out what broke it.")


@pytest.mark.parametrize(("table", "name"), NAMES)
def test_a_floor_is_near_its_figure(table: str, name: str, figures: Tables) -> None:
    found, floor = figure(figures, table, name), FLOOR[table][name]
    if found > floor + SLACK:
        pytest.fail(
            f"{table} {name} is {found:.4f}, well above its floor of {floor:.3f}. Keep the gain, raise the floor: "
            "python tests/quality.py --floors"
        )


def test_every_figure_has_a_floor(figures: Tables) -> None:
    measured = {(table, name) for table, found in figures.items() for name in found}
    assert measured <= set(NAMES)
    assert "samples" in FLOOR


@needs_corpus
def test_the_readme_tells_the_figures(figures: Tables) -> None:
    told = quality.told(README.read_text(encoding="utf-8"))
    measured = {form: found for form, found in figures.items() if form != "samples"}
    assert {form: set(found) for form, found in told.items()} == {
        form: set(found) for form, found in measured.items()
    }
    stale = [
        f"{form} {name}: {shown:.2f}, measured {measured[form][name]:.3f}"
        for form, found in told.items()
        for name, shown in found.items()
        if not -0.01 < measured[form][name] - shown < 0.02
    ]
    if stale:
        pytest.fail(f"README.md is out of date ({'; '.join(stale)}): python tests/quality.py --write")


# The gate itself


def test_a_floor_is_a_little_below_its_figure() -> None:
    assert quality.raised({}, {"main": {"body": 0.9478}}, lower=False) == {"main": {"body": 0.942}}
    assert quality.raised({}, {"main": {"body": 0.001}}, lower=False) == {"main": {"body": 0.0}}
    assert quality.raised({}, {"main": {"lossless": 1.0}}, lower=True) == {"main": {"lossless": 1.0}}


def test_a_floor_only_goes_up_unless_it_is_lowered() -> None:
    floors = {"main": {"body": 0.9, "photo": 0.5}}
    figures = {"main": {"body": 0.8, "photo": 0.8}}
    assert quality.raised(floors, figures, lower=False) == {"main": {"body": 0.9, "photo": 0.795}}
    assert quality.raised(floors, figures, lower=True) == {"main": {"body": 0.795, "photo": 0.795}}
    assert quality.below(figures, floors) == ["main body: 0.8000 is below its floor 0.900"]


def test_floors_survive_the_way_through_their_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(quality.toml(DIGEST, FLOOR), encoding="utf-8")
    assert quality.load_floors(path) == (DIGEST, FLOOR)
    assert path.read_text(encoding="utf-8") == FLOORS.read_text(encoding="utf-8")
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) == {"digest", *FLOOR}


def test_the_table_shows_no_figure_better_than_it_is() -> None:
    measured = Measured(
        {"main": {"headline": 0.9999, "body": 1.0}, "aeb": {"body": 0.57}}, {"main": 12, "aeb": 3}
    )
    table = quality.markdown(measured, ["headline", "body"])
    assert table.splitlines()[2:] == ["| `main` | 12 | 0.99 | 1.00 |", "| `aeb` | 3 |  | 0.57 |"]


def test_the_table_can_be_read_back_from_the_page() -> None:
    measured = Measured(
        {"main": {"headline": 0.91, "body": 0.5}, "aeb": {"body": 0.57}}, {"main": 12, "aeb": 3}
    )
    page = quality.with_table(
        "a\n<!-- figures -->\nold\n<!-- /figures -->\nb\n", quality.markdown(measured, ["headline", "body"])
    )
    assert quality.told(page) == measured.figures
    assert (page.startswith("a\n"), page.endswith("\nb\n"), "old" in page) == (True, True, False)


def test_a_page_without_the_markers_is_an_error() -> None:
    with pytest.raises(ValueError, match="<!-- figures -->"):
        quality.with_table("nothing", "table")
