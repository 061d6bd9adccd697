"""The groups of claims that wait to be related, read from a store by key."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from typing import Any

from explorer.store.rows import CLAIM_SELECT

_FIRST, _LAST = -(1 << 63), (1 << 63) - 1
KeyRange = tuple[int, int]
"""The first and the last key, both included."""
EVERY_KEY: KeyRange = (_FIRST, _LAST)


def stale_group_rows(
    connection: sqlite3.Connection, keys: KeyRange = EVERY_KEY, without: Collection[int] = ()
) -> Iterator[tuple[Any, ...]]:
    """(key, sketch, *claim columns) of every claim in a stale group of the range, by key and claim.

    The groups of the keys in `without` are left out.
    """
    return iter(
        connection.execute(
            f"SELECT k.key, s.sketch, {CLAIM_SELECT} FROM stale_keys t JOIN claim_keys k ON k.key = t.key"
            " JOIN claims c ON c.id = k.claim_id JOIN claim_sketches s ON s.claim_id = k.claim_id"
            " WHERE t.key BETWEEN ? AND ? AND t.key NOT IN (SELECT value FROM json_each(?)) ORDER BY k.key, k.claim_id",
            (*keys, json.dumps(sorted(without))),
        )
    )


def large_stale_groups(
    connection: sqlite3.Connection, keys: KeyRange, size: int
) -> Iterator[tuple[int, list[str | None]]]:
    """The key of each stale group of the range that has more than `size` claims, with the subjects of these."""
    large = connection.execute(
        "SELECT t.key FROM stale_keys t JOIN claim_keys k ON k.key = t.key WHERE t.key BETWEEN ? AND ?"
        " GROUP BY t.key HAVING count(*) > ?",
        (*keys, size),
    )
    for (key,) in large.fetchall():
        subjects = connection.execute(
            "SELECT c.subject FROM claim_keys k JOIN claims c ON c.id = k.claim_id WHERE k.key = ?", (key,)
        )
        yield key, [subject for (subject,) in subjects]


def stale_ranges(connection: sqlite3.Connection, size: int) -> list[KeyRange]:
    """The stale keys, cut into ranges of about `size` keys each, in their order."""
    starts = [row[0] for number, row in enumerate(connection.execute("SELECT key FROM stale_keys ORDER BY key"))
              if number % size == 0]  # fmt: skip
    starts[:1] = [_FIRST] if starts else []
    return [(start, end - 1) for start, end in zip(starts, [*starts[1:], _LAST + 1], strict=True)]
