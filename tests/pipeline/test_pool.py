"""The worker pool: every task has one outcome; crashes, hangs and hunger cost only themselves."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

import pytest

from explorer.pipeline.pool import Outcome, WorkerPool

MEMORY = 512_000_000


def prepare(offset: int) -> Callable[[Any], Any]:
    def work(payload: Any) -> Any:
        if payload == "crash":
            os._exit(11)
        if payload == "hang":
            time.sleep(60)
        if payload == "hunger":
            return len(bytearray(2_000_000_000))
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
