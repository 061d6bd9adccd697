"""What a build tells, in words and as a share, not oftener than a screen can show it."""

from __future__ import annotations

import time
from collections.abc import Callable

from explorer.pipeline import Progress
from explorer.views.figures import count_text

_PAUSE = 0.08


class Narrator:
    """A watcher for `pipeline.build`: tells `say` a line of words and the share done (None where nobody knows)."""

    def __init__(self, say: Callable[[str, float | None], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._say = say
        self._clock = clock
        self._last = 0.0
        self._stage = ""

    def __call__(self, progress: Progress) -> None:
        now = self._clock()
        if progress.stage == self._stage and progress.done < progress.total and now - self._last < _PAUSE:
            return
        self._last, self._stage = now, progress.stage
        self._say(*narrate(progress))


def narrate(progress: Progress) -> tuple[str, float | None]:
    """A line of words for a step, and the share done."""
    if progress.stage == "reading" and progress.total:
        share = progress.done / progress.total
        return f"reading {progress.done:,} of {progress.total:,} · {count_text(progress.claims, 'claim')}", share
    if progress.stage == "finding" and progress.total:
        return f"{count_text(progress.total, 'file')} found; getting ready to read", None
    if progress.stage == "relating" and progress.total:
        return "comparing claims", progress.done / progress.total
    words = {
        "finding": "looking for documents", "relating": "comparing claims", "indexing": "making the search index",
        "done": "",
    }  # fmt: skip
    return words.get(progress.stage, progress.stage), None
