from __future__ import annotations

from pathlib import Path

import pytest

from newsparse.errors import InputError, OutputError
from newsparse.finished import faults, refuse_foreign, verdict
from newsparse.inputs import Input, PassedOver


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("all.jsonl").write_text('{"schema": "newsparse/1", "source": {}}\n')
    Path("a.txt").touch()
    Path("lost.jsonl").touch()


def test_a_file_of_others_is_refused() -> None:
    refuse_foreign("all.jsonl", "jsonl")
    wrong = (
        "all.jsonl: it is there already, and is no html that newsparse has written; choose another name, or"
    )
    with pytest.raises(OutputError, match=wrong):
        refuse_foreign("all.jsonl", "html")


def test_inputs_and_other_files_that_are_not_there() -> None:
    folder = InputError("in", "no *.txt in this folder", "name another one")
    found = [
        Input("a.txt", "a.txt"),
        Input("-", "stdin"),
        PassedOver("b.md"),
        Input("c.txt", "c.txt"),
        folder,
    ]
    others = {"--errors": "lost.jsonl", "--summary": "s.json"}
    wrong = "--summary s.json: all.jsonl is finished, and nothing is kept of what would stand there"
    assert [str(error) for error in faults("all.jsonl", found, others)] == [
        "c.txt: no such file or folder; check the name",
        str(folder),
        f"{wrong}; leave the option out; --overwrite makes it anew",
    ]
    assert len(list(faults("all.jsonl", [], {"--summary": "-"}))) == 1
    assert list(faults("all.jsonl", found[:3], {"--errors": "lost.jsonl"})) == []


def test_the_verdict_says_what_it_is_not() -> None:
    said = "all.jsonl: it is finished, and was not compared with inputs and options"
    assert verdict("all.jsonl", []) == f"{said}; --overwrite makes it anew"
    kept = "lost.jsonl stays as it is"
    assert verdict("all.jsonl", ["lost.jsonl", "-", "s.json"]) == f"{said}; {kept}; --overwrite makes it anew"
