"""Where output may go, what takes it there, and what to say if it cannot be written."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, BinaryIO, Literal, NamedTuple, Protocol, TypeAlias

from newsparse import readers
from newsparse.account import Failed, Outcome, Resumed
from newsparse.errors import FatalOutputError, OutputError, why
from newsparse.inputs import Input
from newsparse.making import Begun
from newsparse.readers import suffix

# What the name of a single output file says of its format, below a suffix of COMPRESSED.
STREAM_FORMATS = {
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".parquet": "parquet",
    ".txt": "text",
}
COMPRESSED = (".gz", ".zst")
# What to do where output of an earlier run is: refuse, go on after it, put the new one in its place.
Mode: TypeAlias = Literal["new", "resume", "overwrite"]
# Takes an outcome, with the text if it is an article. Raises OSError for what hits the whole output.
Take: TypeAlias = Callable[[Outcome, str | None], None]
_LONGEST = 255  # bytes that a name can have on nearly every file system
_ENDS_ALL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)


class Earlier(NamedTuple):
    """What there is already of an input: its first `items` or, if that is None, all there is to come."""

    resumed: Resumed
    items: int | None = None


class Sink(Protocol):
    """Takes what comes of one input after another."""

    def earlier(self, found: Input) -> Earlier | None:
        """What an earlier run has left of `found`, and need not be made again. Asked in the order of the inputs."""

    def records(self, span: tuple[int, int]) -> Iterator[dict[str, Any]]:
        """What was wrong with it, from where a Resumed says."""

    def apart(self, failed: Failed) -> None:
        """Take what failed before it came to an input, in its place among them."""

    def open(self, begun: Begun) -> AbstractContextManager[Take]:
        """What takes the outcomes of an input, in their order.

        Raises OutputError, then or at the end, where they all come to nothing and the next input may still do;
        FatalOutputError if it may not.
        """

    def unclaimed(self) -> int:
        """How many outputs of earlier runs there are for which nothing came of this one, once all had their turn."""


def is_tree(output: str, paths: Sequence[str]) -> bool:
    """Whether `-o output` asks for a tree of files.

    It does if it ends in a slash or is a folder; or if an input is a folder and the name is not that of a
    file (in .html, .json, .jsonl, .md, .parquet or .txt, or compressed).
    """
    if output.endswith(("/", os.sep)) or os.path.isdir(output):
        return True
    is_file = stream_format(output) is not None or is_packed(output)
    return not is_file and any(os.path.isdir(path) for path in paths)


def is_packed(name: str) -> bool:
    """Whether the name is that of a compressed file, written or not (see COMPRESSED), or of an archive."""
    return suffix(name) in readers.COMPRESSED or suffix(name) in readers.ARCHIVES


def stream_format(name: str) -> str | None:
    """The format that the name of a file says: jsonl for a.jsonl and a.JSONL.gz; None if it says none."""
    stem = os.path.splitext(name)[0] if suffix(name) in COMPRESSED else name
    return STREAM_FORMATS.get(suffix(stem))


@contextmanager
def writing(target: str) -> Iterator[None]:
    """Raises what the operating system says inside as the OutputError of `target`."""
    try:
        yield
    except OSError as error:
        raise cannot_write(target, error) from error


@contextmanager
def replacing(target: str, temporary: str) -> Iterator[BinaryIO]:
    """A `temporary` file that takes the place of `target` at the end; an exception leaves `target` alone."""
    try:
        with writing(target):
            with open(temporary, "xb") as file:
                yield file
            if os.path.exists(target):
                os.chmod(temporary, stat.S_IMODE(os.stat(target).st_mode))
            os.replace(temporary, target)
    finally:
        with suppress(OSError):  # it is in its place, or was never made, or another error tells why not
            os.unlink(temporary)


def fitting(name: str, ending: str) -> str:
    """The name of a file: `name` with `ending`. Where that is too long, a digest of `name` stands for its rest."""
    if _size(name + ending) <= _LONGEST:
        return name + ending
    from hashlib import blake2b  # slow to come, and hardly ever needed

    ending = f"~{blake2b(os.fsencode(name), digest_size=8).hexdigest()}{ending}"
    while _size(name + ending) > _LONGEST:
        name = name[:-1]
    return name + ending


def beside(target: str, ending: str) -> str:
    """The hidden file beside `target` that is newsparse's own, of the kind that `ending` says."""
    folder, name = os.path.split(target)
    return os.path.join(folder, fitting(f".{name}", f".newsparse.{ending}"))


def _size(name: str) -> int:
    return len(os.fsencode(name))


def cannot_write(where: str, error: OSError) -> OutputError:
    """The error to raise for what the operating system says of an output."""
    if isinstance(error, IsADirectoryError):
        return OutputError(where, "a folder stands there", "remove it, or choose another name")
    if isinstance(error, FileExistsError | NotADirectoryError):
        return OutputError(
            where, "a file stands where a folder is needed", "remove it, or choose another name"
        )
    if isinstance(error, FileNotFoundError):
        return OutputError(where, "there is no such folder to write in", "make it first")
    kind = FatalOutputError if error.errno in _ENDS_ALL else OutputError
    return kind(where, f"cannot be written ({why(error)})", "check the folder and its disk")


def refuse_link(target: str) -> None:
    """Raise OutputError if `target` is a link: it is never followed."""
    if os.path.islink(target):
        raise OutputError(target, "it is a link", "name the file itself, or remove the link")


def encode(text: str) -> bytes:
    """As it is written: UTF-8, and what that cannot carry as an escape."""
    return text.encode("utf-8", "backslashreplace")
