"""Stale groups: the alignment keys of claims that changed since relations were last found, by the claims' years.

Each time that keys become stale a count goes up, so that who finds relations sees whether another process changed
claims meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from explorer.store.statements import PUT_META

YEAR = "CAST(substr(coalesce(c.period_start, c.period_end, ''), 1, 4) AS INTEGER)"
"""The year of a claim `c` in SQL, as `relate.year_of` gives it."""
_COUNT = "stale_count"
_LEFT = "stale_left"
"""The count when the last relating ended and left groups stale that could not be related."""
_STALE = (
    f"INSERT INTO stale_keys (key, year, changes) SELECT k.key, {YEAR}, count(*)"
    " FROM claims c JOIN claim_keys k ON k.claim_id = c.id WHERE {condition} GROUP BY 1, 2"
    " ON CONFLICT (key, year) DO UPDATE SET changes = changes + excluded.changes"
)


def make_document_stale(connection: sqlite3.Connection, document_id: int) -> None:
    """The groups of a document's claims are to be related anew. To be called inside a transaction."""
    connection.execute(_STALE.format(condition="c.document_id = ?"), (document_id,))
    _count(connection)


def make_claims_stale(connection: sqlite3.Connection, claim_ids: Iterable[int]) -> None:
    """So are the groups of some claims."""
    connection.executemany(_STALE.format(condition="c.id = ?"), ((claim_id,) for claim_id in claim_ids))
    _count(connection)


def make_named_stale(connection: sqlite3.Connection, field: str, names: tuple[str, str]) -> None:
    """So are the groups of the claims whose subject or metric is one of two names, all years of them."""
    connection.execute(_STALE.format(condition=f"c.{field} IN (?, ?)"), names)
    connection.execute(
        "UPDATE stale_keys SET changes = ? WHERE key IN (SELECT k.key FROM claims c"
        f" JOIN claim_keys k ON k.claim_id = c.id WHERE c.{field} IN (?, ?))",
        (_ALL, *names),
    )
    _count(connection)


_ALL = 1_000_000_000
"""Stands for more changes than a group has claims: it is related anew as a whole."""


def stale_count(connection: sqlite3.Connection) -> int:
    """How often keys became stale; a greater number than before means that claims changed since."""
    return _number(connection, _COUNT) or 0


def leave_stale(connection: sqlite3.Connection) -> None:
    """The groups that are stale are left so until the next build: they could not be related."""
    connection.execute(PUT_META, (_LEFT, str(stale_count(connection))))


def is_related(connection: sqlite3.Connection) -> bool:
    """Whether all claims that changed have their relations, but those that could not be related."""
    if connection.execute("SELECT 1 FROM stale_keys LIMIT 1").fetchone() is None:
        return True
    return _number(connection, _LEFT) == stale_count(connection)


def _number(connection: sqlite3.Connection, key: str) -> int | None:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row is not None and str(row[0]).isdecimal() else None


def _count(connection: sqlite3.Connection) -> None:
    connection.execute(PUT_META, (_COUNT, str(stale_count(connection) + 1)))
