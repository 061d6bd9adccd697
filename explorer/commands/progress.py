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

    def __init__(self, *, active: bool = True) -> None:
        self._terminal = active and sys.stderr.isatty()
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


class JsonProgress:
    """Progress as JSON lines on stderr, for a program that watches the build."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        """Tell every stage and every file that is left out, and the rest a few times a second."""
        now = time.monotonic()
        if progress.stage in ("reading", "relating") and progress.skipped is None and now - self._last < _EVERY_SECONDS:
            return
        self._last = now
        print(progress.as_json(), file=sys.stderr, flush=True)
