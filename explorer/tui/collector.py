"""When garbage is collected: while nobody waits for a key, and now and then where somebody never stops pressing."""

from __future__ import annotations

import gc
import time

SECONDS = 1.0
"""How often `Collector.look` is to be called."""
_THRESHOLDS = (5000, 20, 1000)
"""When garbage of three ages is collected unasked: a repaint makes thousands of short-lived rows; the oldest, never."""
_IDLE = 0.1
"""The share of the time in which the processor may have worked for the time to count as idle."""
_PATIENCE = 5
"""After so many looks without an idle one all garbage is collected all the same: it would grow without end."""


class Collector:
    """Collects all garbage of the process at good moments.

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
        gc.collect()
        self._busy = 0
        return True
