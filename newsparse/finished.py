"""What there is to say if a file is to be gone on with that is finished: nothing is kept to compare it by."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping

from newsparse.errors import InputError, NewsparseError, OutputError
from newsparse.inputs import STDIN, Found, Input
from newsparse.outputs import writing
from newsparse.traces import could_be_ours
from newsparse.writers import FORMATS

_ANEW = "--overwrite makes it anew"


def refuse_foreign(target: str, form: str) -> None:
    """Raise OutputError if the file `target` cannot be the output of any run in this format."""
    with writing(target):
        if could_be_ours(target, FORMATS[form]):
            return
    wrong = f"it is there already, and is no {form} that newsparse has written"
    raise OutputError(target, wrong, "choose another name, or replace it with --overwrite")


def faults(target: str, inputs: Iterable[Found], others: Mapping[str, str]) -> Iterator[NewsparseError]:
    """What is wrong all the same: inputs that are not there, and files that cannot be made of a finished `target`.

    `others` are those that are to be written beside it, by their options. One that is there stays as it is.
    """
    for found in inputs:
        if isinstance(found, InputError):
            yield found
        elif isinstance(found, Input) and found.path != STDIN and not os.path.exists(found.path):
            yield InputError(found.path, "no such file or folder", "check the name")
    for option, path in others.items():
        if path == STDIN or not os.path.exists(path):
            wrong = f"{target} is finished, and nothing is kept of what would stand there"
            yield OutputError(f"{option} {path}", wrong, f"leave the option out; {_ANEW}")


def verdict(target: str, others: Collection[str]) -> str:
    """What to say of it in any case, and of the files beside it."""
    kept = [f"{path} stays as it is" for path in others if path != STDIN and os.path.exists(path)]
    parts = ["it is finished, and was not compared with inputs and options", *kept, _ANEW]
    return f"{target}: {'; '.join(parts)}"
