"""The groups of claims that wait to be related, read from a store by key."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from typing import Any

from explorer.store.rows import CLAIM_SELECT

_FIRST, _LAST = -(1 << 63), (1 << 63) - 1
KeyRange = tuple[int, int]
"""The first and the last key, both included."""
EVERY_KEY: KeyRange = (_FIRST, _LAST)


def stale_groups(
    connection: sqlite3.Connection, keys: KeyRange = EVERY_KEY, without: Collection[int] = ()
) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    """Every stale group of two claims or more in the range, by key: (key, its (sketch, *claim columns) by claim).

    The groups of the keys in `without` are left out. Each group is read at one go, so that no read lasts while groups
    are compared: it would keep the writer of their relations waiting.
    """
    several = connection.execute(
        "SELECT k.key FROM stale_keys t JOIN claim_keys k ON k.key = t.key WHERE t.key BETWEEN ? AND ?"
        " GROUP BY k.key HAVING count(*) > 1 ORDER BY k.key",
        keys,
    )
    for (key,) in several.fetchall():
        if key not in without:
            rows = connection.execute(
                f"SELECT s.sketch, {CLAIM_SELECT} FROM claim_keys k JOIN claims c ON c.id = k.claim_id"
                " JOIN claim_sketches s ON s.claim_id = k.claim_id WHERE k.key = ? ORDER BY k.claim_id",
                (key,),
            )
            yield key, rows.fetchall()


def large_stale_groups(
    connection: sqlite3.Connection, keys: KeyRange, size: int
) -> Iterator[tuple[int, int, list[str | None]]]:
    """Each stale group of the range that has more than `size` claims: key, claims, and the subjects of the first."""
    large = connection.execute(
        "SELECT t.key, count(*) FROM stale_keys t JOIN claim_keys k ON k.key = t.key WHERE t.key BETWEEN ? AND ?"
        " GROUP BY t.key HAVING count(*) > ?",
        (*keys, size),
    )
    for key, claims in large.fetchall():
        subjects = connection.execute(
            "SELECT c.subject FROM claim_keys k JOIN claims c ON c.id = k.claim_id WHERE k.key = ?"
            " ORDER BY k.claim_id LIMIT ?",
            (key, 2 * size),
        )
        yield key, claims, [subject for (subject,) in subjects]


def stale_ranges(connection: sqlite3.Connection, size: int) -> list[KeyRange]:
    """The stale keys, cut into ranges of about `size` keys each, in their order."""
    starts = [row[0] for number, row in enumerate(connection.execute("SELECT key FROM stale_keys ORDER BY key"))
              if number % size == 0]  # fmt: skip
    if not starts:
        return []
    starts[0] = _FIRST
    return [(start, end - 1) for start, end in zip(starts, [*starts[1:], _LAST + 1], strict=True)]
