"""What went wrong, told: the first of it on stderr, all of it in a file of its own."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import FileIO
from typing import Literal, TypeAlias

from newsparse.account import Ended, Failed, Outcome, Remarked, Resumed, Undone, many, to_record
from newsparse.errors import OutputError
from newsparse.outputs import writing
from newsparse.visible import visible_json

_Kind: TypeAlias = Literal["failure", "warning"]
_TOLD = 20  # lines of one kind for one input


class Teller:
    """Tells of failures and warnings, a line each; of those of one input the first few, and how many there are more.

    `say` takes a line; `where` is the file that has them all, or how to get one. Without `warnings` there are only
    failures.
    """

    def __init__(self, say: Callable[[str], None], where: str, warnings: bool) -> None:
        self._say = say
        self._where = where
        self._warnings = warnings
        self._counts: Counter[_Kind] = Counter()

    def tell(self, outcome: Outcome) -> None:
        if isinstance(outcome, Failed | Undone):
            self._tell("failure", str(outcome.error))
        elif isinstance(outcome, Remarked) and self._warnings:
            self._tell("warning", f"warning: {outcome.remark}")
        elif isinstance(outcome, Ended):
            self._tell_of_the_others(outcome)
            self._counts.clear()

    def _tell(self, kind: _Kind, line: str) -> None:
        self._counts[kind] += 1
        if self._counts[kind] <= _TOLD:
            self._say(line)

    def _tell_of_the_others(self, ended: Ended) -> None:
        more = [many(n - _TOLD, f"more {kind}") for kind, n in self._counts.items() if n > _TOLD]
        if more:
            self._say(f"{ended.source or 'standard input'}: {' and '.join(more)}; {self._where}")


@contextmanager
def records_to(path: str) -> Iterator[Callable[[Outcome], None]]:
    """What writes what is wrong with an outcome to the file `path`, as a line of JSON, at once; what
    was wrong in an earlier run, if it is one of those.

    The file is new and empty at the start. Raises OutputError if it cannot be written.
    """
    file = _create(path)

    def write(outcome: Outcome) -> None:
        record = to_record(outcome)
        for each in outcome.records if isinstance(outcome, Resumed) else [record] if record else []:
            data = f"{visible_json(json.dumps(each, ensure_ascii=False))}\n".encode()
            with writing(path):
                while data:
                    data = data[file.write(data) :]

    with file:
        yield write


def _create(path: str) -> FileIO:
    """An empty file, without a buffer in which a line might wait for the end.

    A link is never followed to a file; to a device or a pipe it may lead, as /dev/fd/3 does.
    """
    if os.path.islink(path) and (os.path.isfile(path) or not os.path.exists(path)):
        raise OutputError(path, "it is a link", "name the file itself, or remove the link")
    with writing(path):
        if os.path.isfile(path) and os.stat(path).st_nlink > 1:
            raise OutputError(
                path, "this file has another name too, which may be an input", "name another one"
            )
        return open(path, "wb", buffering=0)
