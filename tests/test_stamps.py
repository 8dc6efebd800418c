from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.stamps import differences, stamp

SETTINGS = {"format": "json", "blocks": "no"}
words = st.dictionaries(st.sampled_from(["format", "blocks", "mend"]), st.sampled_from(["yes", "no", "json"]))


def test_a_stamp_is_that_of_name_content_and_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a").write_text("same")
    Path("b").write_text("same")
    Path("c").write_text("other")
    Path("d").mkdir()
    stamps = [
        *(stamp(name, SETTINGS) for name in ("a", "b", "c", "./a", "missing")),
        *(stamp("a", settings) for settings in ({}, {"format": "json"}, {"format": "json", "blocks": "yes"})),
    ]
    assert None not in stamps
    assert len(set(stamps)) == len(stamps)


def test_time_and_mode_are_nothing_to_a_stamp(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 1_000_000)
    before = stamp(str(path), SETTINGS)
    os.utime(path, (0, 0))
    path.chmod(0o600)
    assert stamp(str(path), SETTINGS) == before
    path.write_bytes(b"x" * 999_999 + b"y")
    assert stamp(str(path), SETTINGS) != before


def test_the_order_of_settings_is_that_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert stamp(str(tmp_path / "a"), SETTINGS) == stamp(str(tmp_path / "a"), dict(SETTINGS))


def test_what_can_be_read_once_only_has_no_stamp(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert stamp("-", {}) is None
    assert stamp(str(tmp_path), {}) is None
    assert stamp(str(tmp_path / "pipe"), {}) is None
    assert stamp("/dev/null", {}) is None


def test_a_name_that_is_no_utf8_has_one(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff")
    Path(name).write_text("A text")
    assert stamp(name, {})


@given(words, words)
def test_all_differences_are_told(before: dict[str, str], now: dict[str, str]) -> None:
    told = differences(before, now)
    assert (told == "") == (before == now)
    for name in ("format", "blocks", "mend"):
        assert (f"{name} " in told) == (before.get(name) != now.get(name))


def test_how_differences_are_told() -> None:
    assert differences(SETTINGS, {**SETTINGS, "format": "text"}) == "format json, not text"
    assert differences({}, SETTINGS) == "format unset, not json and blocks unset, not no"
