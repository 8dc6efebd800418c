"""Where output goes: into one stream, or into a tree of files that mirrors the inputs."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO, Protocol

from newsparse.errors import OutputError, why
from newsparse.inputs import Input
from newsparse.readers import READERS, suffix
from newsparse.writers import Format

STREAM_FORMATS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".txt": "text",
}  # what the name of a single output file says


def is_tree(output: str, paths: Sequence[str]) -> bool:
    """Whether `-o output` asks for a tree of files.

    It does if it ends in a slash or is a folder; or if an input is a folder and the name is not that of a
    file (in .json, .jsonl or .txt).
    """
    if output.endswith(("/", os.sep)) or os.path.isdir(output):
        return True
    return suffix(output) not in STREAM_FORMATS and any(os.path.isdir(path) for path in paths)


class Sink(Protocol):
    """Takes what is written of one input. Raises OutputError, and what `texts` raises."""

    def put(self, source: Input, texts: Iterable[str]) -> None: ...


class Stream:
    """Everything one after another, in UTF-8."""

    def __init__(self, write: Callable[[bytes], object], between: str) -> None:
        self._write = write
        self._between = between
        self.begun = False

    def put(self, source: Input, texts: Iterable[str]) -> None:  # noqa: ARG002
        for text in texts:
            self._write(_encode(self._between + text if self.begun else text))
            self.begun = True


class Tree:
    """A file for each input, at the same place below `folder`, with the suffix of the format.

    Of two inputs that would get the same file the first one has it, and the second one is an error. So is a
    file that is itself an input (`protected` knows), and a place that a link would lead out of the folder.
    """

    def __init__(self, folder: str, form: Format, protected: Callable[[str], bool]) -> None:
        self._folder = folder
        self._form = form
        self._protected = protected
        self._owners: dict[str, str] = {}

    def put(self, source: Input, texts: Iterable[str]) -> None:
        place = self._place(source)
        target = os.path.join(self._folder, place)
        if place in self._owners:
            wrong = f"its output {target} is that of {self._owners[place]} already"
            raise OutputError(source.path, wrong, "rename one of the two, or write to another folder")
        if self._protected(target):
            raise OutputError(target, "it is one of the inputs", "write to another folder")
        self._make_room(os.path.dirname(place))
        with replacing(target) as file:
            Stream(file.write, self._form.between).put(source, texts)
        self._owners[place] = source.path

    def _place(self, source: Input) -> str:
        stem, ending = os.path.splitext(source.place)
        return (stem if ending.lower() in READERS else source.place) + self._form.suffix

    def _make_room(self, place: str) -> None:
        """Make the folder at `place`, unless a link on the way leads elsewhere."""
        folder = os.path.join(self._folder, place)
        expected = os.path.normpath(os.path.join(os.path.realpath(self._folder), place))
        if os.path.realpath(folder) != expected:
            raise OutputError(folder, "a link on this path leads out of the output folder", "remove the link")
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as error:
            raise cannot_write(folder, error) from error


@contextmanager
def stream_to(target: str, form: Format) -> Iterator[Stream]:
    """A stream into the file `target`, which is replaced only at the end, and only if anything was put."""
    with suppress(_NothingPutError), replacing(target) as file:
        stream = Stream(file.write, form.between)
        yield stream
        if not stream.begun:
            raise _NothingPutError


class _NothingPutError(Exception):
    """No input made it into the stream."""


@contextmanager
def replacing(target: str) -> Iterator[BinaryIO]:
    """A temporary file beside `target`, which takes its place at the end; an exception leaves `target` alone.

    A link at `target` is refused, never followed; a device or a pipe is just written to.
    """
    if os.path.exists(target) and not os.path.isfile(target):
        with _telling(target), open(target, "wb") as file:
            yield file
        return
    if os.path.islink(target):
        raise OutputError(target, "it is a link", "name the file itself, or remove the link")
    temporary = _beside(target)
    try:
        with _telling(target):
            with open(temporary, "xb") as file:
                yield file
            if os.path.exists(target):
                os.chmod(temporary, stat.S_IMODE(os.stat(target).st_mode))
            os.replace(temporary, target)
    finally:
        with suppress(
            OSError
        ):  # it is in its place already, or was never made, or another error tells why not
            os.unlink(temporary)


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
    return OutputError(where, f"cannot be written ({why(error)})", "check the folder and its disk")


@contextmanager
def _telling(target: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise cannot_write(target, error) from error


def _beside(target: str) -> str:
    """A name for the temporary file: hidden, short, and not taken."""
    folder, number = os.path.dirname(target), 0
    while os.path.lexists(path := os.path.join(folder, f".newsparse-{os.getpid()}-{number}.tmp")):
        number += 1
    return path


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
