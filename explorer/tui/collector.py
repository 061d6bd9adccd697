"""When memory is given back: while nobody waits for a key, and now and then where somebody never stops pressing."""

from __future__ import annotations

import gc
import time
from functools import cache
from typing import Protocol

from rich.segment import Segment
from textual.cache import FIFOCache
from textual.css.scalar import Scalar
from textual.geometry import Region
from textual.strip import Strip

from explorer.tui.heaps import give_back

SECONDS = 1.0
"""How often `Collector.look` is to be called."""
_THRESHOLDS = (5000, 20, 1000)
"""When garbage of three ages is collected unasked: a repaint makes thousands of short-lived rows; the oldest, never."""
_IDLE = 0.1
"""The share of the time in which the processor may have worked for the time to count as idle."""
_PATIENCE = 5
"""After so many looks without an idle one all garbage is collected all the same: it would grow without end."""
_SIZED = (Region, Scalar, Segment)
"""Classes of the screen library that remember what they made of places and sizes, with many sizes many thousands."""
_MOST_SIZES = 1000
"""So many answers of one kind a screen of one size may need."""
_PARTS = tuple(name for name in Strip.__slots__ if name.endswith("_cache"))
"""Where a row keeps what was cut from it."""


class _Remembering(Protocol):
    """A function with a memory of its answers."""

    def cache_info(self) -> _Kept: ...

    def cache_clear(self) -> None: ...


class _Kept(Protocol):
    currsize: int


class Collector:
    """Collects all garbage of the process at good moments, and gives memory that is free back to the system.

    Rows and screens that were painted refer to each other, so only a full collection frees them, and that holds up a
    key for as long as it looks through all that is alive.
    """

    def __init__(self) -> None:
        """Leave out from now on what is alive: modules, styles and the first screen stay to the end."""
        gc.freeze()
        gc.set_threshold(*_THRESHOLDS)
        self._looked, self._worked, self._busy = time.monotonic(), time.process_time(), 0

    def look(self) -> bool:
        """Collect if this is a good moment and something was made since the last time; returns whether it did."""
        looked, worked = time.monotonic(), time.process_time()
        idle = worked - self._worked <= _IDLE * (looked - self._looked)
        self._looked, self._worked = looked, worked
        self._busy = 0 if idle else self._busy + 1
        if not (idle or self._busy >= _PATIENCE) or not any(gc.get_count()[1:]):
            return False
        _forget_sizes()
        _forget_parts()
        gc.collect()
        give_back()
        self._busy = 0
        return True


def _forget_sizes() -> None:
    """Forget what was worked out for screens of other sizes."""
    for function in _remembering():
        if function.cache_info().currsize > _MOST_SIZES:
            function.cache_clear()


def _forget_parts() -> None:
    """Forget what was cut from rows that stay: a row keeps parts for every layout and box that was over it."""
    for strip in gc.get_objects():
        if type(strip) is Strip:
            for name in _PARTS:
                kept = getattr(strip, name)
                if isinstance(kept, FIFOCache):
                    kept.clear()


@cache
def _remembering() -> tuple[_Remembering, ...]:
    found = (getattr(owner, name) for owner in _SIZED for name in vars(owner))
    return tuple(one for one in found if hasattr(one, "cache_clear"))
