"""Runs that are killed, or come to another bad end, and are gone on with: the command as a whole."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from command import COMMAND, SLOW, environment, newsparse

STORY = (Path(__file__).parent.parent / "samples" / "ferry-repeated-credits.txt").read_text(encoding="utf-8")
OUTPUTS = ["out/", "all.jsonl", "all.txt", "all.md.gz", "all.json.zst", "all.parquet", "all.html"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """30 texts and a dump, some of them empty, some of them bad; and a folder without any."""
    monkeypatch.chdir(tmp_path)
    for number in range(30):
        path = Path(f"in/{number % 3}/{number:02}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("" if number % 10 == 7 else f"{number}. {STORY}", encoding="utf-8")
    for number in (3, 14):
        Path(f"in/1/{number:02}-bad.txt").write_bytes(b"\0")
    lines = [json.dumps({"text": f"{number}. {STORY[:500]}"}) for number in range(40)]
    lines[5::11] = ["no record"] * len(lines[5::11])
    Path("in/1/dump.jsonl").write_text("\n".join(lines), encoding="utf-8")
    Path("in/nothing").mkdir()


def contents(folder: str) -> dict[str, bytes]:
    """All files below, hidden ones too, but for the inputs."""
    found = {path.relative_to(folder): path for path in Path(folder).rglob("*") if path.is_file()}
    return {str(name): path.read_bytes() for name, path in found.items() if name.parts[0] != "in"}


def kill(moments: Iterable[str], output: str, jobs: str, *more: str) -> dict[str, Any]:
    """Run the command in whole/ and, killed at `moments` and then to its end, in broken/: see tests/killed.py."""
    for folder in ("whole", "broken"):
        Path(folder).mkdir()
        shutil.copytree("in", f"{folder}/in")
    options = ["in/0", "in/nothing", "in/1", "in/2", "-j", jobs, "-o", output]
    options += ["--errors", "lost.jsonl", "--resume", *more]
    script = [sys.executable, str(Path(__file__).parent / "killed.py"), ",".join(moments), *options]
    result = subprocess.run(
        script, stdin=subprocess.DEVNULL, capture_output=True, env=environment(), timeout=120, check=True
    )
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def moments(random: Random) -> list[str]:
    """Some to be killed at; whatever the machine, the first one comes before the end."""
    notes = [f"{random.choice(['note', 'torn'])}:{random.randint(1, 25)}" for _ in range(4)]
    times = [f"{random.uniform(0, 0.15):.3f}" for _ in range(4)]
    return [notes[0], *random.sample(notes[1:] + times, 7)]


ACCOUNT = r"newsparse: 34 inputs, 73 articles: 66 written \(3 empty(, \d+ already there)?\), 7 failed"
FINISHED = (
    r"newsparse: \S+: it is finished, and was not compared with inputs and options; lost.jsonl stays as it is;"
    r" --overwrite makes it anew"
)


@pytest.mark.parametrize(
    ("output", "jobs"), [("out/", "1"), ("all.jsonl", "1"), *((output, "2") for output in OUTPUTS)]
)
def test_killed_at_any_moment_and_resumed_it_is_as_if_it_had_not_been(output: str, jobs: str) -> None:
    told = kill(moments(Random(f"{output} {jobs}")), output, jobs)
    assert told["kills"] > 0
    assert contents("broken") == contents("whole")
    assert re.fullmatch(ACCOUNT, told["whole"][-1])
    assert re.fullmatch(f"{ACCOUNT}|{FINISHED}", told["said"][-1])
    assert told["code"] == 1  # something failed; and of what is finished, there is a folder without a text


# The last things that are done: the file gets its name, then what was beside it goes.
LAST = {
    "all.jsonl": ["rename:1", "remove:1", "remove:1"],
    "all.parquet": ["rename:1", "remove:1", "remove:2", "remove:3"],
    "out/": ["rename:1", "rename:1", "rename:29", "rename:31", "remove:1", "remove:2"],
}


@pytest.mark.parametrize("output", LAST)
def test_killed_at_the_last_moments(output: str) -> None:
    told = kill(LAST[output], output, "1")
    assert told["kills"] > 2
    assert contents("broken") == contents("whole")


@pytest.mark.parametrize("moment", ["rename:1", "rename:2", *(f"remove:{n}" for n in range(3, 8))])
def test_killed_when_the_file_has_its_name_the_run_still_comes_to_its_end(moment: str) -> None:
    """Also if the output stands among the inputs."""
    told = kill([moment], "in/1/all.jsonl", "1", "--summary", "summary.json")
    assert told["kills"] == 1
    broken, whole = contents("broken"), contents("whole")
    summaries = [json.loads(each.pop("summary.json")) for each in (broken, whole)]
    assert broken == whole
    beside = [
        {path.name: path.read_bytes() for path in Path(each, "in/1").iterdir()}
        for each in ("broken", "whole")
    ]
    assert beside[0] == beside[1]
    assert not [name for name in beside[0] if "newsparse" in name]
    assert summaries[0]["articles"] == summaries[1]["articles"]
    assert told["code"] == 1
    assert re.fullmatch(f"{ACCOUNT}|{FINISHED}", told["said"][-1])


# Other ends


IN_PIECES = f"""{SLOW}
import newsparse.spread as spread
import newsparse.streams as streams

spread.CHUNK = 5000
streams.PIECE = 3000
"""


@pytest.mark.parametrize(
    ("output", "journal", "since"),
    [
        ("out/", "out/.newsparse.jsonl", "here"),
        ("all.parquet", ".all.parquet.newsparse.journal", "its last complete piece"),
    ],
)
def test_an_interrupted_run_can_be_gone_on_with(output: str, journal: str, since: str) -> None:
    Path("site").mkdir()
    Path("site/sitecustomize.py").write_text(IN_PIECES)
    command = [*COMMAND, "in", "-j", "2", "-o", output]
    env = environment(PYTHONPATH="site")
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=env) as process:
        assert process.stderr is not None
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not (
            Path(journal).exists() and os.path.getsize(journal) > 1000
        ):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read().decode().splitlines()
    assert process.returncode == 130
    assert re.fullmatch(rf"newsparse: interrupted: .* failed; --resume goes on from {since}", said[-1])
    again = newsparse("in", "-o", output)
    assert again.returncode == 1
    assert b"--resume" in again.stderr
    if output == "all.parquet":
        other = newsparse("in", "-o", output, "--resume", "--blocks", "--layout", "lines")
        wrong = "it was begun with layout unset, not lines and blocks no, not yes"
        assert (
            other.stderr.decode()
            == f"newsparse: {output}: {wrong}; undo that, or begin anew with --overwrite\n"
        )
    resumed = newsparse("in", "-o", output, "--resume")
    assert re.search(rb"33 inputs, .* already there\), 6 failed\n$", resumed.stderr)
    done = everything()
    newsparse("in", "-o", output, "--overwrite")
    assert everything() == done


def everything() -> dict[str, bytes]:
    return {name: data for name, data in contents(".").items() if not name.startswith("site/")}


def on_a_small_disk(*options: str, **changes: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command where a file can have no more than 20 KB."""
    return subprocess.run(
        ["bash", "-c", 'ulimit -f 20; trap "" XFSZ; exec "$@"', "", *COMMAND, *options],
        capture_output=True,
        env=environment(**changes),
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_of_a_tree_without_room_costs_its_input(jobs: str) -> None:
    result = on_a_small_disk("in/1/dump.jsonl", "in/2", "-j", jobs, "-q", "-o", "out/")
    wrong = "out/1/dump.jsonl.json: cannot be written (file too large); check the folder and its disk"
    assert result.stderr.decode().splitlines()[-1] == f"newsparse: {wrong}"
    assert result.returncode == 1
    assert len(list(Path("out/2").iterdir())) == 10
    resumed = newsparse("in/1/dump.jsonl", "in/2", "-j", jobs, "-o", "out/", "--resume")
    account = "11 inputs, 50 articles: 46 written (1 empty, 10 already there), 4 failed"
    assert resumed.stderr.decode().splitlines()[-1] == f"newsparse: {account}"


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("output", ["all.jsonl", "all.html"])
def test_a_stream_without_room_keeps_what_is_complete(output: str, jobs: str) -> None:
    Path("site").mkdir()
    Path("site/sitecustomize.py").write_text(IN_PIECES)
    result = on_a_small_disk("in/0", "in/2", "-j", jobs, "-o", output, PYTHONPATH="site")
    lines = result.stderr.decode().splitlines()
    assert (
        lines[0] == f"newsparse: {output}: cannot be written (file too large); check the folder and its disk"
    )
    assert re.fullmatch(r"newsparse: broken off: .*; --resume goes on from its last complete piece", lines[1])
    assert result.returncode == 1
    assert sorted(everything()) == [f".{output}.newsparse.journal", f".{output}.newsparse.part"]
    resumed = newsparse("in/0", "in/2", "-o", output, "--resume")
    assert re.search(rb"20 inputs, 20 articles: 20 written .*already there\), 0 failed\n$", resumed.stderr)
    assert list(everything()) == [output]
    newsparse("in/0", "in/2", "-o", f"whole-{output}")
    assert Path(output).read_bytes() == Path(f"whole-{output}").read_bytes()


def test_an_input_that_vanishes_is_one_line() -> None:
    names = [f"in/0/{number:02}.txt" for number in (0, 3, 6)]
    Path(names[1]).unlink()
    for output in ("out/", "all.jsonl"):
        result = newsparse(*names, "-o", output)
        assert result.stderr.decode().splitlines() == [
            "newsparse: in/0/03.txt: no such file or folder; check the name",
            "newsparse: 3 inputs, 3 articles: 2 written, 1 failed",
        ]
    shutil.copy(names[0], names[1])
    result = newsparse(*names, "-o", "out/", "--resume")
    assert result.stderr == b"newsparse: 3 inputs, 3 articles: 3 written (2 already there), 0 failed\n"
    assert [path.name for path in sorted(Path("out").glob("[!.]*"))] == ["00.json", "03.json", "06.json"]
