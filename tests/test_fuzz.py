"""What a fuzzer has found, and the same on a few mutilated files on every run. tests/fuzz.py looks for more."""

from __future__ import annotations

from pathlib import Path

import pytest
from endure import READERS, endure, seeds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FUZZED = Path(__file__).parent / "fuzzed"
FOUND = sorted(path for path in FUZZED.glob("*-*") if path.is_file())


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_is_mended(path: Path, tmp_path: Path) -> None:
    endure(path.name.split("-")[0], path.read_bytes(), tmp_path)


@pytest.mark.parametrize("reader", READERS)
def test_seeds_are_read(reader: str, tmp_path: Path) -> None:
    assert all(endure(reader, data, tmp_path) > 0 for data in seeds(reader))


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choose=st.data())
def test_mutilated_files_raise_nothing_of_others(reader: str, tmp_path: Path, choose: st.DataObject) -> None:
    data = bytearray(choose.draw(st.sampled_from(seeds(reader))))
    for _ in range(choose.draw(st.integers(1, 4))):
        at = choose.draw(st.integers(0, len(data)))
        data[at : at + choose.draw(st.integers(0, 40))] = choose.draw(st.binary(max_size=8))
    endure(reader, bytes(data), tmp_path)
