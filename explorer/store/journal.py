"""The journal of decisions: JSON lines beside the store, written before the store is, so that even a lost store loses
no decision.

One line an act: `{"act": "make", "uid": …, …}`, `{"act": "undo", "uid": …, "at": …}`, `{"act": "redo", …}`. A line is
acknowledged once it is on the disk. A half line at the end (a crash while writing) is passed over.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from explorer.errors import StoreError
from explorer.gate import shown_path

MAX_LINE = 4_000_000


def journal_path(store: Path) -> Path:
    """Where the journal of a store is."""
    return store.with_name(store.name + ".decisions.jsonl")


def append(path: Path, entry: Mapping[str, Any]) -> None:
    """Add one line and return when it is on the disk. Raises StoreError where it cannot be."""
    line = json.dumps(entry, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with contextlib.closing(os.fdopen(descriptor, "r+b", buffering=0)) as file:
            size = file.seek(0, os.SEEK_END)
            if size:
                file.seek(size - 1)
                if file.read(1) != b"\n":
                    line = b"\n" + line
            written = file.write(line)
            if written != len(line):
                file.truncate(size)
                raise OSError(28, "No space left on device")
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreError(f"the decision was not saved: {shown_path(path)}: {error.strerror}") from error


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The entries of a journal in their order; lines that are none are passed over. None where there is no journal."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return
    with os.fdopen(descriptor, "rb") as file:
        while line := file.readline(MAX_LINE):
            try:
                entry = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(entry, dict) and isinstance(entry.get("uid"), str):
                yield entry
