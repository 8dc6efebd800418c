"""The account of a run: what became of each article, the sums of it, and what went wrong as a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from newsparse.errors import NewsparseError, Remark
from newsparse.inputs import PassedOver
from newsparse.visible import utf8

if TYPE_CHECKING:
    from newsparse.corpus import Traits

# `source` is the input that an outcome belongs to, as the command line or its folder has it; None for standard input.


class Written(NamedTuple):
    """An article that is with the sink; `empty` says so if it has neither headline nor body.

    Its `traits` are there if they were asked for.
    """

    source: str | None
    empty: Remark | None = None
    traits: Traits | None = None


class Failed(NamedTuple):
    """An article that came to nothing, or an input, and why; the 1-based number of the `article` where it has one."""

    source: str | None
    error: NewsparseError
    article: int | None = None


class Undone(NamedTuple):
    """An output that could not be finished: the `articles` found for it are lost, those Written before among them."""

    source: str | None
    error: NewsparseError
    articles: int


class Remarked(NamedTuple):
    """What the user should know of an input that was read all the same."""

    source: str | None
    remark: Remark


class Ended(NamedTuple):
    """There is nothing more to come of an input."""

    source: str | None


@dataclass(slots=True)
class Counts:
    """Sums over articles. Every one found is either written or failed; the empty ones are among the written."""

    written: int = 0
    empty: int = 0
    failed: int = 0
    remarks: int = 0

    def count(self, outcome: object) -> None:
        match outcome:
            case Written(empty=empty):
                self.written += 1
                self.empty += empty is not None
            case Failed():
                self.failed += 1
            case Remarked():
                self.remarks += 1


class Resumed(NamedTuple):
    """What an earlier run has made of an input, or of its beginning.

    `records` are those of `to_record`; `span` is where the sink has them.
    """

    source: str | None
    counts: Counts
    span: tuple[int, int]
    records: Iterable[dict[str, Any]] = ()


Outcome: TypeAlias = Written | Failed | Undone | Remarked | Resumed | Ended | PassedOver


@dataclass(slots=True)
class Tally(Counts):
    """The sums of a run; of the articles written, `resumed` are of an earlier run. `unclaimed` outputs of earlier
    runs have no input any more, or one of which nothing comes."""

    inputs: int = 0
    resumed: int = 0
    passed_over: int = 0
    unclaimed: int = 0
    _at_work: bool = False  # in the midst of an input, and what had been written before it:
    _before: tuple[int, int] = (0, 0)

    @property
    def found(self) -> int:
        return self.written + self.failed

    def add(self, outcome: Outcome) -> None:
        """Count an outcome. Those of one input come together, Ended last."""
        if isinstance(outcome, PassedOver):
            self.passed_over += 1
            return
        self._begin()
        match outcome:
            case Undone(articles=articles):
                self.take_back()
                self.failed += articles
            case Resumed(counts=counts):
                self._take_over(counts)
            case Ended():
                self._at_work = False
            case _:
                self.count(outcome)

    def take_back(self) -> None:
        """Forget what was written of the input at work: its output is gone."""
        if self._at_work:
            self.written, self.empty = self._before

    def _take_over(self, counts: Counts) -> None:
        self.resumed += counts.written
        self.written += counts.written
        self.empty += counts.empty
        self.failed += counts.failed
        self.remarks += counts.remarks

    def _begin(self) -> None:
        if not self._at_work:
            self._at_work = True
            self._before = (self.written, self.empty)
            self.inputs += 1

    def __str__(self) -> str:
        among = [
            *([f"{self.empty:,} empty"] if self.empty else []),
            *([f"{self.resumed:,} already there"] if self.resumed else []),
        ]
        written = f"{self.written:,} written" + (f" ({', '.join(among)})" if among else "")
        parts = [
            f"{many(self.inputs, 'input')}, {many(self.found, 'article')}: {written}, {self.failed:,} failed",
            *([many(self.remarks, "warning")] if self.remarks else []),
            *([f"{many(self.passed_over, 'other file')} passed over"] if self.passed_over else []),
            *([f"{many(self.unclaimed, 'older output')} without a good input"] if self.unclaimed else []),
        ]
        return "; ".join(parts)


def to_record(outcome: Outcome) -> dict[str, Any] | None:
    """What is wrong as a JSON object: level, path, place, error, wrong, remedy; None if nothing is.

    `where` is there if it is another place than `path`, and `articles` if more than one was lost.
    """
    match outcome:
        case Failed(source, error, article):
            numbered = {"article": article} if article else {}
            return _record("error", source, error) | numbered | _told(error)
        case Undone(source, error, articles):
            lost = {"articles": articles} if articles > 1 else {}
            return _record("error", source, error) | lost | _told(error)
        case Remarked(source, remark) | Written(source, Remark() as remark):
            return _record("warning", source, remark) | {"error": "Remark", "wrong": remark.text}
        case _:
            return None


def many(number: int, thing: str) -> str:
    """A number of things in words: 1 input, 2,000 inputs."""
    return f"{number:,} {thing}" + "s" * (number != 1)


def _record(level: str, source: str | None, told: NewsparseError | Remark) -> dict[str, Any]:
    record: dict[str, Any] = {"level": level, "path": None if source is None else utf8(source)}
    where = utf8(told.where)
    if source is not None and where != record["path"]:
        record["where"] = where
    return record | (dict([told.at]) if told.at else {})


def _told(error: NewsparseError) -> dict[str, str]:
    return {"error": type(error).__name__, "wrong": error.wrong, "remedy": error.remedy}
