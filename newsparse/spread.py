"""Work spread over processes: the results in the order of the tasks, and none lost with a process that dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Generic, Protocol, TypeVar

from newsparse.worker import Message, Worker

CHUNK = 1 << 18  # bytes of tasks that travel together
_MOST = 500  # tasks that do
_AHEAD = 2  # chunks that a worker has, so that the next one is there when it is done with the first
_WINDOW = 8 * CHUNK  # bytes of tasks in flight, for each worker
_HELD = 8 * CHUNK  # bytes of results of a chunk that wait for those of the chunks before it
_GRACE = 10  # seconds beyond the limit of the work itself after which a silent worker is taken to hang

T = TypeVar("T")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Work(Protocol[T, R_co]):
    """What is to be done with tasks. It is sent to the workers, and so are tasks and results."""

    @property
    def timeout(self) -> float:
        """Seconds after which `make` should have come to the next result; 0 if nobody knows."""

    def make(self, task: T, /) -> Iterator[R_co]:
        """The results of a task."""

    def parts(self, task: T, /) -> Iterator[T]:
        """The same as tasks with one result each."""

    def lost(self, part: T, wrong: str, /) -> R_co:
        """The result of a task with one result, which a worker has died of."""

    def size(self, task: T, /) -> int:
        """How large it is, in bytes or so."""

    def may_wait(self, task: T, /) -> bool:
        """Whether the next task may be long in coming, so that nothing should be kept waiting for it."""

    def risks(self, task: T, /) -> int:
        """How many results of it a process may die of: 0, 1, or 2 for any number."""


def spread(tasks: Iterable[T], work: Work[T, R], jobs: int) -> Iterator[R]:
    """The results of all `tasks`, in their order, made by up to `jobs` processes.

    Tasks are taken no further ahead than keeps the processes busy. What a process dies of costs only itself; so only
    what can cost nothing else is done here. Raises what `tasks` raises, and NewsparseError if there can be no process.
    """
    chunks = _cut(tasks, work)
    for chunk in chunks:
        risks = sum(map(work.risks, chunk.tasks))
        ahead = list(islice(chunks, 1)) if risks == 1 and not chunk.pause else []
        if risks > 1 or (risks and (chunk.pause or ahead)):
            yield from _Crew(work, jobs).run(chain([chunk], ahead, chunks))
            return
        yield from _make(chunk, work)


@dataclass(slots=True)
class _Chunk(Generic[T]):
    """Tasks that travel together, and what has come of them."""

    tasks: list[T]
    size: int
    pause: bool  # finish this one and all before it, and only then see what comes next
    messages: deque[Message] = field(default_factory=deque)  # whose results are not given out yet
    held: int = 0  # bytes of them
    done: int = 0  # tasks
    given: int = 0  # results of the task that is not done yet

    @property
    def finished(self) -> bool:
        return self.done == len(self.tasks)

    def add(self, message: Message) -> None:
        self.messages.append(message)
        self.held += len(message.results)

    def take(self) -> Message:
        message = self.messages.popleft()
        self.held -= len(message.results)
        return message


def _cut(tasks: Iterable[T], work: Work[T, R]) -> Iterator[_Chunk[T]]:
    held: list[T] = []
    size = 0
    for task in tasks:
        held.append(task)
        size += work.size(task)
        pause = work.may_wait(task)
        if pause or size >= CHUNK or len(held) >= _MOST:
            yield _Chunk(held, size, pause)
            held, size = [], 0
    if held:
        yield _Chunk(held, size, pause=False)


def _make(chunk: _Chunk[T], work: Work[T, R]) -> Iterator[R]:
    for task in chunk.tasks:
        yield from work.make(task)


@dataclass(frozen=True, slots=True)
class _Fate:
    """How a worker came to its end, and whether it had `begun` with what it had to do."""

    wrong: str
    begun: bool


class _Crew(Generic[T, R]):
    """The workers, and the chunks in flight."""

    def __init__(self, work: Work[T, R], jobs: int) -> None:
        self._work = work
        self._jobs = jobs
        self._workers: dict[Worker[T], deque[_Chunk[T]]] = {}  # and what each has to do, in its order
        self._queue: deque[_Chunk[T]] = deque()  # all that is not given out yet, in the order of the tasks
        self._silent = 0  # seconds in which all waited for the first of them

    def run(self, chunks: Iterator[_Chunk[T]]) -> Iterator[R]:
        """The results of `chunks`. No process is left at the end, whatever it is."""
        try:
            while self._hand_out(chunks):
                head = self._queue[0]
                self._listen(head)
                while head.messages:
                    yield from head.take().load()
                if head.finished:
                    self._queue.popleft()
        finally:
            for worker in self._workers:
                worker.end()

    def _hand_out(self, chunks: Iterator[_Chunk[T]]) -> bool:
        """Give the workers as many chunks as they should have; whether any chunk is in flight now."""
        while self._has_room() and (chunk := next(chunks, None)):
            self._queue.append(chunk)
            self._give(self._next_worker(), chunk)
        return bool(self._queue)

    def _has_room(self) -> bool:
        """Whether another chunk should be given out; not if enough is in flight."""
        if self._queue:
            in_flight = sum(chunk.size for chunk in self._queue)
            if self._queue[-1].pause or in_flight >= _WINDOW * self._jobs:
                return False
        return len(self._workers) < self._jobs or any(len(todo) < _AHEAD for todo in self._workers.values())

    def _next_worker(self) -> Worker[T]:
        """Who should have the next chunk."""
        if len(self._workers) < self._jobs:
            return self._idle_worker()
        return min(self._workers, key=lambda worker: len(self._workers[worker]))

    def _start(self) -> Worker[T]:
        worker = Worker(self._work, list(self._workers))
        self._workers[worker] = deque()
        return worker

    def _give(self, worker: Worker[T], chunk: _Chunk[T]) -> None:
        self._workers[worker].append(chunk)
        worker.send(chunk.tasks)

    def _listen(self, head: _Chunk[T]) -> None:
        """Take in what has come. If there is nothing of `head`, wait until there is, but no more than a second."""
        from multiprocessing.connection import wait

        idle = not (head.messages or head.finished)
        heard = {
            worker.line: worker
            for worker, (chunk, *_) in ((worker, todo) for worker, todo in self._workers.items() if todo)
            if chunk is head or chunk.held < _HELD
        }
        ready = wait(heard, 1 if idle else 0)
        for line in ready:
            self._receive(heard[line])  # type: ignore[index]
        self._silent = self._silent + 1 if idle and not ready else 0
        if self._is_too_long(self._silent):
            hanging = next(worker for worker, todo in self._workers.items() if todo and todo[0] is head)
            self._replace(hanging)

    def _receive(self, worker: Worker[T]) -> None:
        message = worker.receive()
        if message is None:
            self._replace(worker)
            return
        todo = self._workers[worker]
        todo[0].add(message)
        todo[0].done, todo[0].given = message.done, message.given
        if todo[0].finished:
            todo.popleft()

    def _replace(self, worker: Worker[T]) -> None:
        """Do what a worker has left undone: the chunk at which it died part by part, the next one as it is."""
        broken, *waiting = self._workers.pop(worker)
        worker.end()
        self._redo(broken)
        for chunk in waiting:
            self._give(self._idle_worker(), chunk)

    def _redo(self, chunk: _Chunk[T]) -> None:
        """Do the rest of a chunk, each part of it alone, so that one which ends its worker costs only itself."""
        parts = chain.from_iterable(map(self._work.parts, chunk.tasks[chunk.done :]))
        for part in islice(parts, chunk.given, None):
            chunk.add(self._try(part))
        chunk.done = len(chunk.tasks)

    def _try(self, part: T) -> Message:
        """What comes of one part, or that it is lost. Who dies before beginning with it does not die of it."""
        answer = self._ask(self._idle_worker(), part)
        if isinstance(answer, _Fate) and not answer.begun:
            answer = self._ask(self._start(), part)
        if isinstance(answer, _Fate):
            answer = Message.holding(self._work.lost(part, answer.wrong))
        return answer

    def _idle_worker(self) -> Worker[T]:
        """One that has nothing to do; a new one if there is none."""
        return next((worker for worker, todo in self._workers.items() if not todo), None) or self._start()

    def _ask(self, worker: Worker[T], part: T) -> Message | _Fate:
        """What comes of the one part that `worker` has to do; or the fate of the worker, if that was its end."""
        worker.send([part])
        answer, silent = None, 0
        while not (answer and answer.done):
            if worker.line.poll(1):
                said, silent = worker.receive(), 0
                if said is None:
                    return _Fate(self._end(worker), answer is not None)
                answer = said.after(answer)
            elif self._is_too_long(silent := silent + 1):
                self._end(worker)
                return _Fate(f"gave no sign for {silent} s", answer is not None)
        return answer

    def _end(self, worker: Worker[T]) -> str:
        """Leave nothing of a worker; what it had died of, if it had."""
        del self._workers[worker]
        return worker.end()

    def _is_too_long(self, silent: int) -> bool:
        """Whether a worker hangs that has been silent for so many seconds."""
        return bool(self._work.timeout) and silent > self._work.timeout + _GRACE
