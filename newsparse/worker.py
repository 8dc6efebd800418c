"""One worker: a process that is sent tasks and sends back what comes of them."""

from __future__ import annotations

import io
import os
import pickle
import signal
import struct
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, NoReturn, Protocol, TypeVar

from newsparse.errors import NewsparseError, why

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from queue import SimpleQueue

# A copy of this process starts at once and shares its memory, and is safe while there is only one thread in it;
# but what macOS and Windows put below Python is not made to be copied.
_COPIES = sys.platform == "linux"
_ENOUGH = 1 << 16  # bytes of results that are sent at once,
_SILENCE = 0.5  # or what there is after so many seconds
_HEADER = struct.Struct("<III")

T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)


class Makes(Protocol[T_contra, R_co]):
    """What a worker does. It is sent there, and so are tasks and results."""

    def make(self, task: T_contra, /) -> Iterator[R_co]:
        """The results of a task."""


class Message(NamedTuple):
    """How far a worker is with what it was sent, and results: pickled, `number` of them."""

    done: int  # tasks
    given: int  # results of the task at work
    number: int
    results: bytes

    @classmethod
    def of(cls, data: bytes) -> Message:
        done, given, number = _HEADER.unpack_from(data)
        return cls(done, given, number, data[_HEADER.size :])

    @classmethod
    def holding(cls, result: object) -> Message:
        """One that no worker has sent."""
        return cls(1, 0, 1, pickle.dumps(result))

    def after(self, other: Message | None) -> Message:
        """This one with the results of the `other`, which came before it, too."""
        if other is None:
            return self
        return self._replace(number=other.number + self.number, results=other.results + self.results)

    def load(self) -> Iterator[Any]:
        file = io.BytesIO(self.results)
        return (pickle.load(file) for _ in range(self.number))


class Worker(Generic[T]):
    """A process; `line` becomes readable when it has something to say, or has died."""

    def __init__(self, work: Makes[T, object], others: Sequence[Worker[T]]) -> None:
        """Start it. It must not keep the lines to `others` open. Raises NewsparseError if there can be no more."""
        from multiprocessing import get_context

        context = get_context("fork") if _COPIES else get_context("spawn")
        self.line, theirs = context.Pipe()
        copied = [self.line, *(other.line for other in others)] if _COPIES else []
        # A copy does not end what it was copied with, so it must be a daemon: those are ended by their parent.
        self._process = context.Process(target=_serve, args=(work, theirs, copied), daemon=True)
        try:
            with _undisturbed():
                self._process.start()
        except OSError as error:
            self.line.close()
            wrong = f"no more processes can be started ({why(error)})"
            raise NewsparseError("--jobs", wrong, "use fewer, or --jobs 1") from error
        finally:
            theirs.close()

    def send(self, tasks: Sequence[T]) -> None:
        """Give it more to do. That it has died is noticed when it is listened to."""
        with suppress(OSError):
            self.line.send_bytes(pickle.dumps(tasks, pickle.HIGHEST_PROTOCOL))

    def receive(self) -> Message | None:
        """What it says next; None if it has died."""
        try:
            return Message.of(self.line.recv_bytes())
        except (EOFError, OSError):
            return None

    def end(self) -> str:
        """Leave nothing of it; what it had died of, if it had."""
        self.line.close()
        self._process.join(1)
        self._process.kill()
        self._process.join()
        code = self._process.exitcode or 0
        self._process.close()
        return f"was killed ({_signal_name(-code)})" if code < 0 else f"ended with exit code {code}"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No signal that ends a run comes inside, where a new process would not know yet what to do with it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# In the worker


def _serve(work: Makes[T, object], line: Connection, copied: Sequence[Connection]) -> NoReturn:
    """Work until there is nobody any more to work for. What goes wrong is told by the exit code alone."""
    from queue import SimpleQueue
    from threading import Thread

    for other in copied:
        other.close()
    _leave_ends_to_the_parent()
    inbox: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_receive, args=(line, inbox), daemon=True).start()
    try:
        while True:
            _work_on(pickle.loads(inbox.get()), work, line)
    except BaseException:
        os._exit(1)


def _receive(line: Connection, inbox: SimpleQueue[bytes]) -> None:
    """Take in what is sent, at any time, so that who sends never waits; and end when nobody can send any more."""
    while True:
        try:
            inbox.put(line.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)


def _leave_ends_to_the_parent() -> None:
    """Ctrl-C goes to all processes of a terminal; where memory ends, this process may go first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:  # Linux has it
        file.write("500")


def _work_on(tasks: Sequence[T], work: Makes[T, object], line: Connection) -> None:
    """Do `tasks`, and send what comes of them: not too often, but never silent for long between two results."""
    results: list[bytes] = []
    _send(line, results, 0, 0)  # so that it is known what this process dies of, if it does
    size, sent = 0, time.monotonic()
    for done, task in enumerate(tasks):
        for given, result in enumerate(work.make(task), 1):
            results.append(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
            size += len(results[-1])
            if size > _ENOUGH or time.monotonic() > sent + _SILENCE:
                _send(line, results, done, given)
                size, sent = 0, time.monotonic()
    _send(line, results, len(tasks), 0)


def _send(line: Connection, results: list[bytes], done: int, given: int) -> None:
    line.send_bytes(_HEADER.pack(done, given, len(results)) + b"".join(results))
    results.clear()
