"""The first bytes of a store's file: what it is gets known before SQLite touches it."""

from __future__ import annotations

import os
from pathlib import Path

LENGTH = 100
MAGIC = b"SQLite format 3\x00"
_MOST_HELD = 64
_held: dict[tuple[int, int], int] = {}
"""Descriptors of store files by device and inode."""


def is_wal(path: Path) -> bool:
    """Whether the store says that it is kept with a write-ahead log."""
    return read_header(path)[18:20] == b"\x02\x02"


def is_database(path: Path) -> bool:
    """Whether there is a file of SQLite's at `path`; never waits on a pipe."""
    try:
        return path.is_file() and read_header(path).startswith(MAGIC)
    except OSError:
        return False


def read_header(path: Path) -> bytes:
    """The first bytes of a file, read without ever closing it (on Unix).

    Closing any descriptor of a file drops every lock that the process holds on it, those of SQLite too: another
    process could then write in the middle of a transaction.
    """
    if os.name == "nt":
        with path.open("rb") as file:
            return file.read(LENGTH)
    status = path.stat()
    key = (status.st_dev, status.st_ino)
    if key not in _held:
        _held[key] = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        if len(_held) > _MOST_HELD:
            os.close(_held.pop(next(iter(_held))))
    return os.pread(_held[key], LENGTH, 0)
