"""The heaps of glibc: one for all threads, and what is free goes back to the system. Other libraries are left alone."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_ARENA_MAX = -8
"""The name of the limit on heaps (malloc.h)."""


def share_heap() -> None:
    """Let threads that are begun from now on share the heaps that are there: each would keep the holes in its own."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """Give memory that is free back to the system."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
