"""Progress on stderr: a line that renews itself on a terminal, nothing in a pipe."""

from __future__ import annotations

import shutil
import sys
import time

from explorer.gate import shown
from explorer.pipeline import Progress

_EVERY_SECONDS = 0.08


class ProgressLine:
    """Call it with each Progress; use it as a context manager so that the line is cleared at the end."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._started = self._last = time.monotonic()

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *_: object) -> None:
        if self._terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def __call__(self, progress: Progress) -> None:
        """Show how far the build is."""
        now = time.monotonic()
        if not self._terminal or (now - self._last < _EVERY_SECONDS and progress.stage == "reading"):
            return
        self._last = now
        width = shutil.get_terminal_size().columns
        sys.stderr.write("\r\x1b[K" + self._line(progress, now)[: width - 1])
        sys.stderr.flush()

    def _line(self, progress: Progress, now: float) -> str:
        if not progress.total:
            return f"{progress.stage} …"
        share = progress.done / progress.total
        filled = round(share * 20)
        left = (now - self._started) * (1 - share) / share if share else 0.0
        return (
            f"{progress.stage} {'━' * filled}{'─' * (20 - filled)} {progress.done:,}/{progress.total:,} documents"
            f" · {progress.claims:,} claims · {left:.0f} s left · {shown(progress.path)}"
        )
