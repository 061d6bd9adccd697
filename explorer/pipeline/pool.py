"""Worker processes with limits on time and memory: a task that crashes or overruns loses only itself.

The standard pools break as a whole when one worker dies, and cannot end a task that hangs; this one can.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

_COLLECTOR = (20_000, 20, 50)
"""Thresholds of the garbage collector in a worker: a document makes many objects that live until it is read."""
IN_FLIGHT = 2
"""Tasks handed to a worker at a time, so that it need not wait for the next one."""

Task = tuple[int, Any, float]
"""Number (results come in any order), payload, and its limit in seconds."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: its result, or why there is none."""

    number: int
    result: Any = None
    failure: str | None = None


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    tasks: deque[Task] = field(default_factory=deque)
    since: float = 0.0


class WorkerPool:
    """`count` processes that run `work(payload)` after `prepare(*arguments)` made `work`; a context manager."""

    def __init__(
        self, count: int, prepare: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...], memory: int
    ) -> None:
        """`memory` is each worker's limit in bytes (where the system can enforce it)."""
        self._context = multiprocessing.get_context("spawn")
        self._count = count
        self._start = (prepare, arguments, memory)
        self._workers: list[_Worker] = []

    def __enter__(self) -> WorkerPool:
        self._workers = [self._spawn() for _ in range(self._count)]
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join()

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """The outcome of every task, as they end. Takes tasks only as fast as they are worked off."""
        waiting = iter(tasks)
        exhausted = False
        while True:
            for worker in self._workers:
                while not exhausted and len(worker.tasks) < IN_FLIGHT:
                    task = next(waiting, None)
                    if task is None:
                        exhausted = True
                    else:
                        yield from self._give(worker, task)
            busy = [worker for worker in self._workers if worker.tasks]
            if not busy:
                return
            yield from self._collect(busy)

    def _give(self, worker: _Worker, task: Task) -> Iterator[Outcome]:
        if not worker.tasks:
            worker.since = time.monotonic()
        worker.tasks.append(task)
        try:
            worker.pipe.send(task[1])
        except (BrokenPipeError, ConnectionResetError, EOFError):
            yield from self._replace(worker, "crashed the reader")

    def _collect(self, busy: list[_Worker]) -> Iterator[Outcome]:
        now = time.monotonic()
        soonest = min(worker.since + worker.tasks[0][2] for worker in busy)
        ready = wait([worker.pipe for worker in busy], timeout=max(0.0, min(soonest - now, 1.0)))
        for worker in busy:
            if worker.pipe in ready:
                yield from self._receive(worker)
            elif time.monotonic() - worker.since > worker.tasks[0][2]:
                yield from self._replace(worker, f"took longer than {worker.tasks[0][2]:.0f} s")

    def _receive(self, worker: _Worker) -> Iterator[Outcome]:
        try:
            result, failure = worker.pipe.recv()
        except (EOFError, ConnectionResetError, OSError):
            yield from self._replace(worker, "crashed the reader")
            return
        number = worker.tasks.popleft()[0]
        worker.since = time.monotonic()
        yield Outcome(number, result, failure)

    def _replace(self, worker: _Worker, reason: str) -> Iterator[Outcome]:
        """End a worker, report the task that it was at, and give its other tasks to a new one."""
        worker.process.kill()
        worker.pipe.close()
        worker.process.join()
        lost, *others = worker.tasks
        fresh = self._spawn()
        self._workers[self._workers.index(worker)] = fresh
        yield Outcome(lost[0], failure=reason)
        for task in others:
            yield from self._give(fresh, task)

    def _spawn(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, *self._start), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def in_order(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The outcomes by number, whatever the order in which workers end: the store is the same for any number of them."""
    early: dict[int, Outcome] = {}
    expected = 0
    for outcome in outcomes:
        early[outcome.number] = outcome
        while expected in early:
            yield early.pop(expected)
            expected += 1


def _serve(
    pipe: Connection, prepare: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...], memory: int
) -> None:
    """A worker's life: take payloads, send back (result, None) or (None, reason), end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(memory)
    with open(os.devnull, "w", encoding="utf-8") as null:
        os.dup2(null.fileno(), 1)
        os.dup2(null.fileno(), 2)
    work = prepare(*arguments)
    gc.freeze()  # the vocabulary lives as long as the worker: the collector need not look through it
    gc.set_threshold(*_COLLECTOR)
    while True:
        try:
            payload = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_attempt(work, payload))


def _attempt(work: Callable[[Any], Any], payload: Any) -> tuple[Any, str | None]:
    try:
        return work(payload), None
    except MemoryError:
        return None, "needs more memory than a document may take"
    except RecursionError:
        return None, "is nested too deeply"
    except Exception as error:  # any failure costs this document only, and is reported  # noqa: BLE001
        return None, str(error) if type(
            error
        ).__name__ == "ReadError" else f"failed with {type(error).__name__}: {error}"


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
