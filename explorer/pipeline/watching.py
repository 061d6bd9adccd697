"""Noticing that files of a corpus changed: looked for again and again for a share of the time, on any file system."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.ingest.discover import discover
from explorer.ingest.sidecar import FILE_NAME
from explorer.pipeline.build import beside

_PAUSE = 0.25
"""The least time between two looks."""
_SHARE = 4
"""A pause is at least so many times as long as the look before it: a large corpus costs a fifth of one core."""

State = tuple[object, ...]
"""What tells a corpus from another state of it."""


def state_of(roots: Sequence[Path], vocabulary_files: Sequence[Path] = ()) -> State:
    """The files of a corpus with their sizes and times, and the files that say how to read them."""
    own = (*beside(roots), *vocabulary_files, *(root / FILE_NAME for root in roots))
    try:
        found = discover(roots)
    except ExplorerError as error:  # a root that is gone, a mistake in a side file: another state once it is mended
        return (str(error), *map(_stamp, own))
    return (*((i.path, i.size, i.modified, i.reason) for i in found), *map(_stamp, own))


def changes(roots: Sequence[Path], vocabulary_files: Sequence[Path], seen: State) -> Iterator[None]:
    """Whenever the corpus is in another state than before (at first: than `seen`), an item; never ends."""
    took = 0.0
    while True:
        time.sleep(max(_PAUSE, _SHARE * took))
        started = time.monotonic()
        state = state_of(roots, vocabulary_files)
        took = time.monotonic() - started
        if state != seen:
            seen = state
            yield


def _stamp(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns
