from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.account import Ended, Failed, Outcome, Remarked, Undone, Written
from newsparse.complaints import Teller, records_to
from newsparse.errors import InputError, OutputError, Remark

FAILED = Failed("a.txt", InputError("a.txt", "no", "yes", ("row", 3)))
UNDONE = Undone("a.txt", OutputError("out/a.json", "no", "yes"), 12)
REMARKED = Remarked("a.txt", Remark("a.txt", "odd"))


def told(*outcomes: Outcome, warnings: bool = True) -> list[str]:
    lines: list[str] = []
    teller = Teller(lines.append, "lost.jsonl has them all", warnings)
    for outcome in outcomes:
        teller.tell(outcome)
    return lines


# On stderr


def test_failures_and_warnings_have_a_line_each() -> None:
    lines = ["a.txt, row 3: no; yes", "warning: a.txt: odd", "out/a.json: no; yes"]
    outcomes = [FAILED, Written("a.txt", Remark("a.txt", "empty")), REMARKED, UNDONE, Ended("a.txt")]
    assert told(*outcomes) == lines
    assert told(*outcomes, warnings=False) == [lines[0], lines[2]]


@pytest.mark.parametrize(
    ("failures", "warnings", "last"),
    [
        (20, 20, None),
        (21, 0, "a.txt: 1 more failure; lost.jsonl has them all"),
        (1000, 22, "a.txt: 980 more failures and 2 more warnings; lost.jsonl has them all"),
        (0, 23, "a.txt: 3 more warnings; lost.jsonl has them all"),
    ],
)
def test_of_many_only_the_first_are_told(failures: int, warnings: int, last: str | None) -> None:
    lines = told(*[FAILED] * failures, *[REMARKED] * warnings, Ended("a.txt"))
    assert len(lines) == min(failures, 20) + min(warnings, 20) + (last is not None)
    assert last is None or lines[-1] == last


def test_each_input_has_its_own_first_lines() -> None:
    lines = told(*[FAILED] * 21, Ended(None), *[FAILED] * 20, Ended("b.txt"))
    assert lines == [
        *["a.txt, row 3: no; yes"] * 20,
        "standard input: 1 more failure; lost.jsonl has them all",
        *["a.txt, row 3: no; yes"] * 20,
    ]


# In a file


@given(st.lists(st.text(st.characters(), max_size=20), max_size=5))
def test_any_text_is_one_line_of_json(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "lost.jsonl")
        with records_to(str(path)) as record:
            for text in texts:
                record(Remarked("a.txt", Remark("a.txt", text)))
        lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["wrong"] for line in lines] == texts


def test_a_record_is_in_the_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "lost.jsonl"
    path.write_text("of an earlier run")
    with records_to(str(path)) as record:
        assert path.read_bytes() == b""
        for outcome in (FAILED, Written("a.txt"), Ended("a.txt")):
            record(outcome)
        [line] = path.read_text().splitlines()
        assert json.loads(line)["row"] == 3
        record(REMARKED)
        assert len(path.read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("folder", "a folder stands there"),
        ("missing/lost.jsonl", "there is no such folder to write in"),
        ("link", "it is a link"),
        ("dangling", "it is a link"),
    ],
)
def test_a_file_that_cannot_be_written(name: str, wrong: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "dear").write_text("dear")
    (tmp_path / "link").symlink_to("dear")
    (tmp_path / "dangling").symlink_to("nothing")
    with pytest.raises(OutputError, match=wrong), records_to(str(tmp_path / name)):
        raise AssertionError("never opened")
    assert (tmp_path / "dear").read_text() == "dear"
    assert not (tmp_path / "nothing").exists()


def test_a_link_to_a_pipe_is_written_through(tmp_path: Path) -> None:
    """As the shell has it for `--errors >(wc -l)`."""
    reader, writer = os.pipe()
    (tmp_path / "link").symlink_to(f"/dev/fd/{writer}")
    with open(reader, "rb") as pipe:
        with records_to(str(tmp_path / "link")) as record:
            os.close(writer)
            record(FAILED)
        assert json.loads(pipe.read())["level"] == "error"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
def test_a_full_disk_is_told() -> None:
    with (
        pytest.raises(OutputError, match=r"^/dev/full: cannot be written \(no space left on device\)"),
        records_to("/dev/full") as record,
    ):
        record(FAILED)


def test_what_goes_wrong_meanwhile_is_not_of_this_file(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError), records_to(str(tmp_path / "lost.jsonl")):
        raise BrokenPipeError
