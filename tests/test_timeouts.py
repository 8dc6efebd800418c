from __future__ import annotations

import re
import signal
import time
from contextlib import suppress
from threading import Thread

import pytest

from newsparse.timeouts import TimeUp, limit

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs an alarm")


def test_it_ends_what_takes_too_long() -> None:
    begun = time.monotonic()
    with pytest.raises(TimeUp), limit(0.05):
        while True:
            pass
    assert time.monotonic() - begun < 5


def test_it_ends_a_regular_expression() -> None:
    with pytest.raises(TimeUp), limit(0.05):
        re.fullmatch("(a+)+b", "a" * 40)


def test_what_handles_exceptions_does_not_take_it_for_one() -> None:
    with pytest.raises(TimeUp), limit(0.05):
        while True:
            with suppress(Exception):
                time.sleep(1)


@pytest.mark.filterwarnings("ignore:Exception ignored in")
def test_an_alarm_that_nobody_could_hear_comes_again() -> None:
    class Deaf:
        def __del__(self) -> None:
            time.sleep(0.2)

    with pytest.raises(TimeUp), limit(0.05):
        Deaf()
        time.sleep(5)


def test_it_is_silent_in_time_and_afterwards() -> None:
    for _ in range(3):
        with limit(0.05):
            pass
    time.sleep(0.1)


def test_another_fault_ends_it_too() -> None:
    with pytest.raises(ZeroDivisionError), limit(0.05):
        raise ZeroDivisionError
    time.sleep(0.1)


def test_no_limit_is_none() -> None:
    with limit(0):
        assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_there_is_none_in_a_thread() -> None:
    seen: list[float] = []

    def work() -> None:
        with limit(77):
            seen.append(signal.getitimer(signal.ITIMER_REAL)[0])

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [0]
