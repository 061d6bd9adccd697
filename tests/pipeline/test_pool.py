"""The worker pool: every task has one outcome; crashes, hangs and hunger cost only themselves."""

from __future__ import annotations

import os
import re
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from explorer.pipeline import inline
from explorer.pipeline.pool import Outcome, WorkerPool
from explorer.pipeline.stages import Stage, enter

MEMORY = 512_000_000


def prepare(offset: int) -> Callable[[Any], Any]:
    def work(payload: Any) -> Any:
        if payload == "crash":
            os._exit(11)
        if payload == "hang":
            time.sleep(60)
        if payload == "hunger":
            return len(bytearray(2_000_000_000))
        if payload == "slow stage":
            enter(Stage("chew", 30.0))
            enter(Stage("digest", 0.5))
            time.sleep(60)
        if payload == "long stage":
            enter(Stage("chew", 30.0))
            time.sleep(1.0)
            return 100 + offset
        if payload == "raise":
            raise ValueError("no good")
        return payload + offset

    return work


def outcomes(payloads: list[Any], count: int = 2, limit: float = 20.0) -> dict[int, Outcome]:
    with WorkerPool(count, prepare, (100,), MEMORY) as pool:
        return {o.number: o for o in pool.run((n, p, 0.5 if p == "hang" else limit) for n, p in enumerate(payloads))}


def test_every_task_has_its_result() -> None:
    done = outcomes(list(range(50)))
    assert {n: o.result for n, o in done.items()} == {n: n + 100 for n in range(50)}


@pytest.mark.parametrize(
    ("bad", "says"),
    [("crash", "crashed"), ("hang", "took longer"), ("hunger", "memory"), ("raise", "ValueError: no good")],
)
def test_a_bad_task_costs_only_itself(bad: str, says: str) -> None:
    payloads: list[Any] = [1, bad, 2, 3, bad, 4]
    done = outcomes(payloads)
    assert sorted(done) == list(range(6))
    for number, payload in enumerate(payloads):
        if payload == bad:
            assert says in str(done[number].failure)
        else:
            assert done[number].result == payload + 100


def test_no_tasks_no_outcomes() -> None:
    assert outcomes([]) == {}


def test_each_stage_has_its_own_limit() -> None:
    done = outcomes(["slow stage", "long stage", 1], limit=0.5)
    assert done[0].failure == "took longer than 0 s to digest"
    assert done[1].result == 200
    assert done[2].result == 101


# Without a process of its own


def spin(payload: Any) -> Any:
    """Work that takes its time in one call of C, in Python, or too much memory."""
    enter(Stage("chew", 0.3))
    if payload == "pattern":
        return re.match(r"(?:a|aa)+$", "a" * 60 + "!")
    if payload == "loop":
        while True:
            payload = payload[:]
    if payload == "hunger":
        return len(bytearray(2_000_000_000))
    if payload == "raise":
        raise ValueError("no good")
    return payload


@pytest.mark.skipif(sys.platform != "linux", reason="needs a timer of CPU time and limits on memory")
def test_work_without_a_process_of_its_own_has_the_same_limits() -> None:
    before = resource.getrlimit(resource.RLIMIT_DATA), signal.getsignal(signal.SIGPROF)
    assert inline.is_possible()
    done = list(inline.run([1, "pattern", "loop", "hunger", "raise", 2], spin, MEMORY))
    assert [outcome.result for outcome in done] == [1, None, None, None, None, 2]
    assert [outcome.failure for outcome in done] == [
        None, "took longer than 0 s to chew", "took longer than 0 s to chew",
        "needs more memory than a document may take", "failed with ValueError: no good", None,
    ]  # fmt: skip
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert (resource.getrlimit(resource.RLIMIT_DATA), signal.getsignal(signal.SIGPROF)) == before


def test_a_thread_cannot_keep_its_limits_by_itself() -> None:
    said: list[bool] = []
    thread = threading.Thread(target=lambda: said.append(inline.is_possible()))
    thread.start()
    thread.join()
    assert said == [False]
