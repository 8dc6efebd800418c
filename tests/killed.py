"""Runs the command twice: once in the folder whole/; and in broken/, where it is killed again and again before it may
come to its end.

    python tests/killed.py MOMENTS ARGUMENT...

MOMENTS are those of the kills, with commas between: 0.13 is so many seconds after the start, rename:2 is right before
the second file of an output gets its name; likewise open, remove, and note, which is a line of a journal or manifest;
torn:5 is in the middle of the fifth of these. Pieces and chunks are small and texts slow, so that there is something to
kill. Prints how many kills there were, what the whole run said, what the last one said, and its exit code.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from typing import Any

from newsparse import batch, making, spread, streams, worker
from newsparse.article import Article, Document
from newsparse.cli import main
from newsparse.journal import Journal

_EVENTS = {"open": "open", "rename": "os.rename", "remove": "os.remove", "note": "note", "torn": "note"}
_LOADED = (batch, worker)  # so that no run has to load them


def arrange_kill(kind: str, number: int) -> None:
    """End this process right before the event comes for the 1-based time to an output, told by its name."""
    left = [number]

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == _EVENTS[kind] and isinstance(arguments[0], str) and _is_output(arguments[0]):
            left[0] -= 1
            if left[0] == 0:
                if kind == "torn":
                    with open(arguments[0], "ab") as file:
                        file.write(arguments[1][: len(arguments[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _is_output(name: str) -> bool:
    return not name.startswith(("/", "in/")) or "all.jsonl" in name


def run(folder: str, moment: str | None) -> tuple[int, list[str]]:
    """Run the command in a copy of this process, which has all that is slow to load: exit code, and what it said."""
    kind, _, number = (moment or "").partition(":")
    with tempfile.TemporaryFile() as said:
        process = os.fork()
        if process == 0:
            os.dup2(said.fileno(), 2)
            os.chdir(folder)
            if number:
                arrange_kill(kind, int(number))
            os._exit(main(sys.argv[2:]))
        if moment and not number:
            time.sleep(float(moment))
            os.kill(process, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        said.seek(0)
        return code, said.read().decode().splitlines()


def make_slow() -> None:
    parse, write = making.parse_document, Journal.write

    def parse_slowly(*arguments: Any) -> Article:
        time.sleep(0.001)
        return parse(*arguments)

    def write_audibly(self: Journal, record: dict[str, Any]) -> None:
        sys.audit("note", self.path, json.dumps(record).encode())
        write(self, record)

    parse_slowly(Document("A text, so that the words are loaded."), None)
    making.parse_document = parse_slowly  # type: ignore[assignment]
    Journal.write = write_audibly  # type: ignore[method-assign]
    os.fsync = lambda _: None  # what is only killed does not need it
    spread.CHUNK = 5000
    streams.PIECE = 3000


def kill_and_tell() -> None:
    make_slow()
    _, whole = run("whole", None)
    kills = 0
    for moment in [*filter(None, sys.argv[1].split(",")), None]:
        code, said = run("broken", moment)
        if code != -signal.SIGKILL:
            break
        kills += 1
    print(json.dumps({"kills": kills, "code": code, "whole": whole, "said": said}))


if __name__ == "__main__":
    kill_and_tell()
