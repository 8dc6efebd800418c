"""Numbers as tasks: what comes of each is told by the number."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import spread as spreading
from newsparse import worker
from newsparse.errors import NewsparseError
from newsparse.spread import CHUNK, spread

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a test defines is not sent, but copied")


@dataclass(frozen=True)
class Task:
    """`results` of them, each of `size` bytes; the one at `fatal` is that of its worker, in its `way`."""

    number: int
    results: int = 1
    size: int = 1
    fatal: int | None = None
    way: str = "killed"
    pause: bool = False


@dataclass(frozen=True)
class Numbers:
    """The results of a task are its number and theirs."""

    timeout: float = 0
    seconds: float = 0

    def make(self, task: Task) -> Iterator[str]:
        for part in self.parts(task):
            time.sleep(self.seconds)
            if part.fatal is not None and os.getpid() != HERE:
                die(part.way)
            yield name(part) + "." * part.size

    def parts(self, task: Task) -> Iterator[Task]:
        if task.results == 1:
            yield task
            return
        for place in range(task.results):
            fatal = place if place == task.fatal else None
            yield Task(task.number * 1000 + place, 1, task.size, fatal, task.way)

    def lost(self, part: Task, wrong: str) -> str:
        return f"{name(part)} {wrong}"

    def size(self, task: Task) -> int:
        return task.size * task.results

    def may_wait(self, task: Task) -> bool:
        return task.pause

    def risks(self, task: Task) -> int:
        return min(task.results, 2)


HERE = os.getpid()


def name(task: Task) -> str:
    return f"{task.number}"


def die(way: str) -> None:
    if way == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if way == "left":
        os._exit(3)
    if way == "broken":
        raise MemoryError
    while True:  # deaf to all but SIGKILL
        time.sleep(60)


def expected(tasks: Iterable[Task], fates: dict[str, str]) -> list[str]:
    parts = [part for task in tasks for part in Numbers().parts(task)]
    return [
        name(part) + "." * part.size if part.fatal is None else f"{name(part)} {fates[part.way]}"
        for part in parts
    ]


FATES = {
    "killed": "was killed (SIGKILL)",
    "left": "ended with exit code 3",
    "broken": "ended with exit code 1",
}
SIZES = st.sampled_from([1, 1000, CHUNK // 3, CHUNK])
whole = st.builds(Task, st.integers(0, 999), st.integers(0, 4), SIZES, pause=st.booleans())
fatal = st.builds(
    Task, st.integers(0, 999), st.integers(1, 4), SIZES, st.just(0), st.sampled_from(sorted(FATES))
)


def no_child_is_left() -> bool:
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return children == []


@settings(max_examples=30)
@given(st.lists(whole, max_size=30), st.integers(2, 4))
def test_the_results_are_in_the_order_of_the_tasks(tasks: list[Task], jobs: int) -> None:
    assert list(spread(tasks, Numbers(), jobs)) == expected(tasks, {})
    assert no_child_is_left()


@settings(max_examples=30)
@given(st.lists(whole, min_size=1, max_size=20), st.lists(fatal, min_size=1, max_size=3), st.randoms())
def test_what_a_worker_dies_of_costs_only_itself(
    tasks: list[Task], killers: list[Task], random: object
) -> None:
    mixed = [*tasks, *killers, Task(1), Task(2)]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert list(spread(mixed, Numbers(), 2)) == expected(mixed, FATES)
    assert no_child_is_left()


@pytest.mark.parametrize("pause", [False, True])
def test_what_a_worker_dies_of_costs_only_itself_however_little_there_is(pause: bool) -> None:
    tasks = [Task(1, pause=pause), Task(2, fatal=0), Task(3)]
    assert list(spread(tasks, Numbers(), 2)) == expected(tasks, FATES)
    tasks = [Task(1, results=3, fatal=1)]
    assert list(spread(tasks, Numbers(), 2)) == expected(tasks, FATES)


def test_who_had_died_before_does_not_count() -> None:
    """Whatever ended two workers, nothing is lost with the one that was asked to try what the other had."""
    tasks = [Task(number, size=CHUNK) for number in range(3)]
    crew = spreading._Crew[Task, str](Numbers(), 2)
    idle = crew._start()
    os.kill(idle._process.pid, signal.SIGKILL)  # type: ignore[arg-type]
    idle._process.join()
    crew._redo(chunk := spreading._Chunk(tasks, 1, pause=False))
    crew._redo(fatal := spreading._Chunk([Task(4, fatal=0)], 1, pause=False))
    assert [result for each in chunk.messages for result in each.load()] == expected(tasks, {})
    assert [result for each in fatal.messages for result in each.load()] == expected(fatal.tasks, FATES)
    for worker_ in crew._workers:
        worker_.end()
    assert no_child_is_left()


def test_what_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "_GRACE", 0)
    tasks = [
        Task(1, size=CHUNK),
        Task(2, results=3, size=10, fatal=1, way="hangs"),
        Task(3, size=CHUNK),
        Task(4),
    ]
    *before, hung, third, fourth, fifth = spread(tasks, Numbers(timeout=0.5), 2)
    assert hung == "2001 gave no sign for 1 s"
    assert [*before, third, fourth, fifth] == expected(
        [tasks[0], Task(2000, 1, 10), Task(2002, 1, 10), *tasks[2:]], {}
    )
    assert no_child_is_left()


def test_slow_is_not_hanging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "_GRACE", 0)
    tasks = [Task(number, size=CHUNK // 8) for number in range(24)]
    assert list(spread(tasks, Numbers(timeout=1, seconds=0.12), 2)) == expected(tasks, {})


@dataclass(frozen=True)
class Here(Numbers):
    """The results tell of the process that they come from."""

    def make(self, task: Task) -> Iterator[str]:
        yield from (str(os.getpid()) for _ in range(task.results))


@pytest.mark.parametrize(
    ("tasks", "here"),
    [
        ([Task(1)], True),
        ([Task(1, results=0, pause=True), Task(2), Task(3, results=0)], True),
        ([Task(number, results=0) for number in range(1000)], True),
        ([Task(1), Task(2)], False),
        ([Task(1, results=2)], False),
        ([Task(1, pause=True)], False),
        ([Task(1, size=CHUNK), Task(2, results=0)], False),
        ([Task(number, size=CHUNK) for number in range(100)], False),
    ],
)
def test_only_what_can_cost_nothing_else_is_done_here(tasks: list[Task], here: bool) -> None:
    processes = set(spread(tasks, Here(), 2))
    assert (str(os.getpid()) in processes) is (here and any(task.results for task in tasks))
    assert len(processes) <= 2


def test_no_process_is_started_that_gets_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[worker.Worker[Task]] = []
    start = spreading._Crew._start

    def count(crew: spreading._Crew[Task, str]) -> worker.Worker[Task]:
        started.append(start(crew))
        return started[-1]

    monkeypatch.setattr(spreading._Crew, "_start", count)
    list(spread([Task(1), Task(2)], Numbers(), 4))
    assert len(started) == 1


def test_no_more_is_taken_than_is_needed() -> None:
    """The tasks of an endless source are taken a little ahead of what is given out."""
    taken = 0

    def tasks() -> Iterator[Task]:
        nonlocal taken
        while True:
            taken += 1
            yield Task(taken, size=CHUNK)

    with closing(spread(tasks(), Numbers(), 2)) as results:  # type: ignore[type-var]
        for given, _ in zip(range(100), results, strict=False):
            assert taken <= given + 20
    assert no_child_is_left()


def test_one_large_task_does_not_make_the_others_pile_up() -> None:
    """Behind a slow head, results come in only up to a limit: a worker waits with the rest."""
    large = Task(2, results=900, size=CHUNK // 4)  # 60 MB
    crew = spreading._Crew[Task, str](Sleepy(), 2)
    chunks = spreading._cut([Task(1, 1, CHUNK), large, Task(3)], Sleepy())
    most = 0
    for _ in crew.run(chunks):
        most = max(most, sum(chunk.held for chunk in list(crew._queue)[1:]))
    assert 0 < most < 2 * spreading._HELD


@dataclass(frozen=True)
class Sleepy(Numbers):
    """The first one takes a second."""

    def make(self, task: Task) -> Iterator[str]:
        if task.number == 1:
            time.sleep(1)
        yield from super().make(task)


def test_nothing_is_kept_waiting_for_what_comes_late() -> None:
    done: list[str] = []

    def tasks() -> Iterator[Task]:
        yield from (Task(number, size=CHUNK) for number in range(5))
        yield Task(5, pause=True)
        assert len(done) == 6
        yield Task(6)

    for result in spread(tasks(), Numbers(), 2):
        done += [result]
    assert len(done) == 7


def test_the_source_may_fail() -> None:
    def tasks() -> Iterator[Task]:
        yield from (Task(number, size=CHUNK) for number in range(5))
        raise NewsparseError("here", "broken", "mend it")

    with pytest.raises(NewsparseError):
        list(spread(tasks(), Numbers(), 2))
    assert no_child_is_left()


def test_who_has_enough_leaves_no_process() -> None:
    results = spread([Task(number, size=CHUNK) for number in range(50)], Numbers(), 2)
    assert next(results) == "0" + "." * CHUNK
    assert not no_child_is_left()
    results.close()  # type: ignore[attr-defined]
    assert no_child_is_left()


def test_processes_that_are_sent_their_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_COPIES", False)
    tasks = [Task(number, size=CHUNK) for number in range(4)]
    assert list(spread(tasks, Numbers(), 2)) == expected(tasks, {})


def test_no_more_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    with pytest.raises(NewsparseError, match=r"--jobs: no more processes can be started \(resource temp"):
        list(spread([Task(number, size=CHUNK) for number in range(4)], Numbers(), 2))
