"""The stages of reading a document, each with its own limit on time; told to whoever watches the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

READ_SECONDS = 10.0
EXTRACT_SECONDS = 10.0
EXTRACT_SECONDS_PER_MEGABYTE = 10.0
"""More for every million characters of the text."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a task is at, and how long that may take in seconds."""

    verb: str
    seconds: float

    @property
    def overrun(self) -> str:
        """What is said of a document that took longer."""
        return f"took longer than {self.seconds:.0f} s to {self.verb}"


READING = Stage("read", READ_SECONDS)


def extracting(characters: int) -> Stage:
    """Extraction of a text of that length."""
    return Stage("extract", EXTRACT_SECONDS + EXTRACT_SECONDS_PER_MEGABYTE * characters / 1e6)


_watchers: list[Callable[[Stage], None]] = []


def enter(stage: Stage) -> None:
    """Say that from now on the work is at `stage`. Nothing where nobody watches."""
    for watcher in _watchers:
        watcher(stage)


@contextmanager
def watched(watcher: Callable[[Stage], None]) -> Iterator[None]:
    """While this holds, `watcher` is called for every stage that work in this process enters."""
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)
