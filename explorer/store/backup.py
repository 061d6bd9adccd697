"""Backups of a store, made through SQLite so that they are whole even while others write; the oldest ones go."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from explorer.errors import StoreError
from explorer.gate import shown_path

KEPT = 3


def backups(path: Path) -> list[Path]:
    """The backups of the store at `path`, the newest first."""
    found = [one for one in path.parent.glob(_escaped(path.name) + ".backup-*") if one.suffix != ".new"]
    return sorted(found, key=lambda one: one.name, reverse=True)


def back_up(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy the open store at `path` beside it, and keep the newest KEPT copies. Raises StoreError."""
    newest = backups(path)[:1]
    number = _number(newest[0]) + 1 if newest else 1
    target = path.with_name(f"{path.name}.backup-{number:04}")
    draft = target.with_name(target.name + ".new")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(draft)) as copy:
            connection.backup(copy)
        draft.replace(target)
        for old in backups(path)[KEPT:]:
            old.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"no backup of {shown_path(path)} could be made, so nothing was changed: {error}") from error
    finally:
        for file in (draft, draft.with_name(draft.name + "-journal")):
            with suppress(OSError):
                file.unlink()
    return target


def _number(path: Path) -> int:
    digits = path.name.rpartition("-")[2]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def _escaped(name: str) -> str:
    return "".join(f"[{character}]" if character in "*?[" else character for character in name)
