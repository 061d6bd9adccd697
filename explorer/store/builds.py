"""Whether somebody builds a store, and waiting until he is done."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from explorer.store.reader import StoreReader

BUILD = "build"
"""Key of the sign that a build leaves in the store while it is at work."""
GIVEN_UP = ""
"""The sign of a build that ended before its time."""
_PAUSE = 0.2
PATIENCE = 45.0
"""Seconds without a change to the store after which whoever builds it is taken to be gone."""


def await_build(store: Path, tell: Callable[[int], None], patience: float = PATIENCE) -> bool:
    """Wait while another process builds a store; `tell` is called again and again with the documents stored so far.

    True when it is complete; False where it was given up, or nothing happens any more. Raises StoreError, and what
    `tell` raises.
    """
    with StoreReader(store) as reader:
        last, version = time.monotonic(), None
        while sign := reader.meta(BUILD):
            now = (sign, reader.connection.execute("PRAGMA data_version").fetchone()[0])
            if now != version:
                last, version = time.monotonic(), now
            elif time.monotonic() - last > patience:
                return False
            tell(reader.connection.execute("SELECT count(*) FROM documents").fetchone()[0])
            time.sleep(_PAUSE)
        return sign is None
