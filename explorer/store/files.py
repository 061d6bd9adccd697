"""The files that make a store, and how they are deleted."""

from __future__ import annotations

from pathlib import Path

from explorer.errors import StoreError
from explorer.gate import shown_path
from explorer.store.journal import journal_path

_ENDINGS = ("", "-journal", "-wal", "-shm")


def files_of(store: Path, decisions: bool) -> tuple[Path, ...]:
    """The files of a store that exist; its journal of decisions only if `decisions`."""
    files = [store.with_name(store.name + ending) for ending in _ENDINGS]
    if decisions:
        files.append(journal_path(store))
    return tuple(path for path in files if path.is_file())


def delete_store(store: Path, decisions: bool) -> tuple[Path, ...]:
    """Delete a store; returns what was deleted. Raises StoreError where the system forbids it."""
    files = files_of(store, decisions)
    for path in files:
        try:
            path.unlink()
        except OSError as error:
            raise StoreError(f"cannot delete {shown_path(path)}: {error.strerror}") from error
    return files
