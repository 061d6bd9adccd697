"""Stale groups: the alignment keys of claims that changed since relations were last found.

Each time that keys become stale a count goes up, so that who finds relations sees whether another process changed
claims meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

_COUNT = "stale_count"
_INSERT = "INSERT OR IGNORE INTO stale_keys (key)"


def make_stale(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """The groups of these keys are to be related anew. To be called inside a transaction."""
    connection.executemany(f"{_INSERT} VALUES (?)", ((key,) for key in keys))
    _count(connection)


def make_document_stale(connection: sqlite3.Connection, document_id: int) -> None:
    """So are the groups of a document's claims."""
    connection.execute(
        f"{_INSERT} SELECT k.key FROM claims c JOIN claim_keys k ON k.claim_id = c.id WHERE c.document_id = ?",
        (document_id,),
    )
    _count(connection)


def make_claim_stale(connection: sqlite3.Connection, claim_id: int) -> None:
    """So are the groups of one claim."""
    connection.execute(f"{_INSERT} SELECT key FROM claim_keys WHERE claim_id = ?", (claim_id,))
    _count(connection)


def make_named_stale(connection: sqlite3.Connection, field: str, names: tuple[str, str]) -> None:
    """So are the groups of the claims whose subject or metric is one of two names."""
    connection.execute(
        f"{_INSERT} SELECT k.key FROM claims c JOIN claim_keys k ON k.claim_id = c.id WHERE c.{field} IN (?, ?)", names
    )
    _count(connection)


def stale_count(connection: sqlite3.Connection) -> int:
    """How often keys became stale; a greater number than before means that claims changed since."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_COUNT,)).fetchone()
    return int(row[0]) if row is not None and str(row[0]).isdecimal() else 0


def _count(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_COUNT, str(stale_count(connection) + 1))
    )
