"""Every error newsparse raises on purpose. A message is one line: where, what is wrong, what to do next.

Beside them, what it remarks on and goes on.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

# A place inside a file: its line, or the 1-based number of a row, record or article where lines mean nothing.
At: TypeAlias = tuple[Literal["line", "row", "record", "article"], int]


class NewsparseError(Exception):
    """The root of the tree: `where` it happened (a file, and the place `at` in it), what is `wrong`, the `remedy`."""

    def __init__(self, where: str, wrong: str, remedy: str, at: At | None = None) -> None:
        super().__init__(where, wrong, remedy, at)  # all in args, so that an error survives pickling
        self.where = where
        self.wrong = wrong
        self.remedy = remedy
        self.at = at

    def __str__(self) -> str:
        return f"{_place(self.where, self.at)}: {self.wrong}; {self.remedy}"


class OptionError(NewsparseError):
    """What was asked for makes no sense."""


class CueError(NewsparseError):
    """A file of cues of one's own cannot be used as it is."""


class InputError(NewsparseError):
    """An input cannot be found, opened or read."""


class JunkError(InputError):
    """All of an input is read, and something stands behind it that is none of it."""


class EncodingError(NewsparseError):
    """The bytes of an input are not text, or not text in the encoding tried."""


class OutputError(NewsparseError):
    """An output cannot be written, or must not be."""


class MissingError(NewsparseError, ImportError):
    """A library that what is asked for needs is not installed."""


class FatalOutputError(OutputError):
    """Nothing more can be written, whatever it is made of."""


class ParserError(NewsparseError):
    """The parser itself broke on an article: a bug, told in one line so that the others still run."""

    @classmethod
    def of(cls, where: str, fault: Exception, at: At | None = None) -> ParserError:
        """The error for `fault`, with the place in the code it came from."""
        trace = fault.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        place = f" in {trace.tb_frame.f_globals.get('__name__')}, line {trace.tb_lineno}" if trace else ""
        wrong = f"newsparse broke on this text{place} ({type(fault).__name__}: {fault})"
        return cls(where, wrong, "please report it with the text", at)


class NewsparseWarning(UserWarning):
    """What a Remark says, to those who use the library: `warnings` of Python shows it, or what they have it do."""


class Remark(NamedTuple):
    """What the user should know of an input that was read all the same: a count that differs, a doubtful encoding."""

    where: str
    text: str
    at: At | None = None

    def __str__(self) -> str:
        return f"{_place(self.where, self.at)}: {self.text}"


def _place(where: str, at: At | None) -> str:
    named = where or repr(where)
    return f"{named}, {at[0]} {at[1]}" if at else named


def why(error: OSError) -> str:
    """What the operating system says, in words, without the path."""
    return (error.strerror or str(error)).lower()
