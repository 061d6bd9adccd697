"""Worker processes with limits on time and memory: a task that crashes or overruns loses only itself.

The standard pools break as a whole when one worker dies, and cannot end a task that hangs; this one can.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from explorer.collecting import COLLECTOR
from explorer.errors import ReadError
from explorer.pipeline.stages import Stage, watched

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

IN_FLIGHT = 2
"""Tasks handed to a worker at a time, so that it need not wait for the next one."""
START_SECONDS = 60.0
"""How long a worker may take to start: imports and vocabulary, before its first task."""

Task = tuple[int, Any, float]
"""Number (results come in any order), payload, and its limit in seconds: in all, or until it enters a stage."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: its result, or why there is none."""

    number: int
    result: Any = None
    failure: str | None = None


_STARTING = Stage("start", START_SECONDS)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    tasks: deque[Task] = field(default_factory=deque)
    since: float = field(default_factory=time.monotonic)
    stage: Stage = _STARTING
    """What it is at since then."""

    def at(self, stage: Stage) -> None:
        """From now on it is at `stage`."""
        self.since, self.stage = time.monotonic(), stage


class WorkerPool:
    """`count` processes that run `work(payload)` after `prepare(*arguments)` made `work`; a context manager."""

    def __init__(
        self, count: int, prepare: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...], memory: int
    ) -> None:
        """`memory` is each worker's limit in bytes (where the system can enforce it)."""
        import multiprocessing  # most builds change a file or two, and need no worker

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
        worker.tasks.append(task)
        if len(worker.tasks) == 1 and worker.stage is not _STARTING:
            worker.at(_whole(task))
        try:
            worker.pipe.send(task[1])
        except (BrokenPipeError, ConnectionResetError, EOFError):
            yield from self._replace(worker, "crashed the reader")

    def _collect(self, busy: list[_Worker]) -> Iterator[Outcome]:
        from multiprocessing.connection import wait

        now = time.monotonic()
        soonest = min(worker.since + worker.stage.seconds for worker in busy)
        ready = wait([worker.pipe for worker in busy], timeout=max(0.0, min(soonest - now, 1.0)))
        for worker in busy:
            if worker.pipe in ready:
                yield from self._receive(worker)
            elif time.monotonic() - worker.since > worker.stage.seconds:
                yield from self._replace(worker, worker.stage.overrun)

    def _receive(self, worker: _Worker) -> Iterator[Outcome]:
        try:
            said = worker.pipe.recv()
        except (EOFError, ConnectionResetError, OSError):
            yield from self._replace(worker, "crashed the reader")
            return
        if isinstance(said, Stage):
            worker.at(said)
        elif said is None:
            worker.at(_whole(worker.tasks[0]))
        else:
            number = worker.tasks.popleft()[0]
            if worker.tasks:
                worker.at(_whole(worker.tasks[0]))
            yield Outcome(number, *said)

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


def _whole(task: Task) -> Stage:
    return Stage("finish", task[2])


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
    """A worker's life: take payloads, send back (result, None) or (None, reason), end when the parent is gone.

    Before the first one it sends None, and every Stage that a task enters.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(memory)
    with open(os.devnull, "w", encoding="utf-8") as null:
        os.dup2(null.fileno(), 1)
        os.dup2(null.fileno(), 2)
    work = prepare(*arguments)
    gc.freeze()  # the vocabulary lives as long as the worker: the collector need not look through it
    gc.set_threshold(*COLLECTOR)
    with contextlib.suppress(EOFError, OSError), watched(pipe.send):
        pipe.send(None)
        while True:
            pipe.send(attempt(work, pipe.recv()))


def attempt(work: Callable[[Any], Any], payload: Any) -> tuple[Any, str | None]:
    """The result of `work(payload)`, or why there is none."""
    try:
        return work(payload), None
    except MemoryError:
        return None, "needs more memory than a document may take"
    except RecursionError:
        return None, "is nested too deeply"
    except ReadError as error:
        return None, str(error)
    except Exception as error:  # any failure costs this document only, and is reported  # noqa: BLE001
        return None, f"failed with {type(error).__name__}: {error}"


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
