"""Where output goes: into one stream, or into a tree of files that mirrors the inputs."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import BinaryIO, Protocol, TypeAlias

from newsparse.errors import OutputError, why
from newsparse.inputs import Input
from newsparse.readers import counts, suffix
from newsparse.writers import Format

STREAM_FORMATS = {
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".parquet": "parquet",
    ".txt": "text",
}  # what the name of a single output file says

Put: TypeAlias = Callable[[str], None]


def is_tree(output: str, paths: Sequence[str]) -> bool:
    """Whether `-o output` asks for a tree of files.

    It does if it ends in a slash or is a folder; or if an input is a folder and the name is not that of a
    file (in .html, .json, .jsonl, .md, .parquet or .txt).
    """
    if output.endswith(("/", os.sep)) or os.path.isdir(output):
        return True
    return suffix(output) not in STREAM_FORMATS and any(os.path.isdir(path) for path in paths)


class Sink(Protocol):
    """Takes what is written of one input after another."""

    def open(self, source: Input) -> AbstractContextManager[Put]:
        """What takes the articles of `source`, as text, in their order.

        Raises OutputError, then or at the end, where they all come to nothing and the next input may still do.
        """


class Stream:
    """Everything one after another, in UTF-8."""

    def __init__(self, write: Callable[[bytes], object], between: str) -> None:
        self._write = write
        self._between = between
        self.begun = False

    @contextmanager
    def open(self, source: Input) -> Iterator[Put]:  # noqa: ARG002
        yield self.put

    def put(self, text: str) -> None:
        self._write(_encode(self._between + text if self.begun else text))
        self.begun = True


class Tree:
    """A file for each input, at the same place below `folder`, with the suffix of the format.

    It appears when all articles of the input are in it, and not at all if there was none. Of two inputs that
    would get the same file the first one has it, and the second one is an error. So is a file that must not be
    written (`objection` tells why), and a place that a link would lead out of the folder.
    """

    def __init__(self, folder: str, form: Format, objection: Callable[[str], str | None]) -> None:
        self._folder = folder
        self._form = form
        self._objection = objection
        self._owners: dict[str, str] = {}

    @contextmanager
    def open(self, source: Input) -> Iterator[Put]:
        place = output_place(source.place) + self._form.suffix
        target = os.path.join(self._folder, place)
        if place in self._owners:
            wrong = f"its output {target} is that of {self._owners[place]} already"
            raise OutputError(source.path, wrong, "rename one of the two, or write to another folder")
        if objection := self._objection(target):
            raise OutputError(target, objection, "write to another folder")
        self._make_room(os.path.dirname(place))
        with stream_to(target, self._form) as stream, stream.open(source) as put:
            yield put
        if stream.begun:
            self._owners[place] = source.path

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


def output_place(place: str) -> str:
    """Where the output of the input at `place` stands, but for its suffix: a.txt at a, b.story at b.story.

    Only .txt is taken off, and not where the rest is the name of an input too (b.story.txt). So no two names that
    count as inputs have the same output, and the output of one depends on no other.
    """
    stem = place.removesuffix(".txt")
    return stem if os.path.basename(stem) and not counts(stem) else place


@contextmanager
def stream_to(target: str, form: Format) -> Iterator[Stream]:
    """A stream into the file `target`, which is replaced only at the end, and only if anything was put."""
    with suppress(_NothingPutError), replacing(target) as file, form.into(file) as write:
        stream = Stream(write, form.between)
        yield stream
        if not stream.begun:
            raise _NothingPutError


class _NothingPutError(Exception):
    """No article made it into the stream."""


@contextmanager
def replacing(target: str) -> Iterator[BinaryIO]:
    """A temporary file beside `target`, which takes its place at the end; an exception leaves `target` alone.

    A link at `target` is refused, never followed; a device or a pipe is just written to.
    """
    if os.path.exists(target) and not os.path.isfile(target):
        with writing(target), open(target, "wb") as file:
            yield file
        return
    if os.path.islink(target):
        raise OutputError(target, "it is a link", "name the file itself, or remove the link")
    temporary = _beside(target)
    try:
        with writing(target):
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


@contextmanager
def writing(target: str) -> Iterator[None]:
    """Raises what the operating system says inside as the OutputError of `target`."""
    try:
        yield
    except OSError as error:
        raise cannot_write(target, error) from error


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


def _beside(target: str) -> str:
    """A name for the temporary file: hidden, short, and not taken."""
    folder, number = os.path.dirname(target), 0
    while os.path.lexists(path := os.path.join(folder, f".newsparse-{os.getpid()}-{number}.tmp")):
        number += 1
    return path


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
