"""Reading a few small texts without worker processes, under the same limits: starting one takes longer than the work.

Time is measured by a timer of the process's own CPU seconds, whose signal breaks the work off; memory is what
the system grants. Both need the main thread of a Unix process.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from explorer.pipeline.pool import Outcome, attempt
from explorer.pipeline.stages import Stage, watched

_STATM = Path("/proc/self/statm")
_DATA = 5
"""Which of its numbers counts the pages of data and stack."""


class _OverrunError(BaseException):
    """The time of a stage is over."""


def is_possible() -> bool:
    """Whether work in this thread can be kept within its limits."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def run(tasks: Sequence[Any], work: Callable[[Any], Any], memory: int) -> Iterator[Outcome]:
    """The outcome of each task in order; `memory` is what each may take in bytes, where the system can tell."""
    for number, task in enumerate(tasks):
        yield Outcome(number, *_limited(work, task, memory))


def _limited(work: Callable[[Any], Any], task: Any, memory: int) -> tuple[Any, str | None]:
    stages: list[Stage] = []

    def stop(*_: object) -> None:
        raise _OverrunError

    def enter(stage: Stage) -> None:
        stages.append(stage)
        signal.setitimer(signal.ITIMER_PROF, stage.seconds)

    before = signal.signal(signal.SIGPROF, stop)
    try:
        with watched(enter), _memory(memory):
            return attempt(work, task)
    except _OverrunError:
        return None, stages[-1].overrun
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextlib.contextmanager
def _memory(more: int) -> Iterator[None]:
    """While this holds, the process may take `more` bytes than it has now."""
    try:
        import resource

        taken = int(_STATM.read_text().split()[_DATA]) * resource.getpagesize()
        before = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (taken + more, before[1]))
    except (ImportError, OSError, ValueError):
        yield
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)
