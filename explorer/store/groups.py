"""The groups of claims that wait to be related, read from a store by key.

A group over `SLICED` is related in slices, one a year: the claims of the year and of the one before, and of them the
relations whose latest claim is of the year. So the work of a change follows the claims near it in time. A smaller group
is related as a whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from explorer.store.rows import CLAIM_SELECT
from explorer.store.stale import YEAR

SLICED = 400
"""Claims above which a group is related in slices: of so many only neighbours in time are compared anyway."""
_FIRST, _LAST = -(1 << 63), (1 << 63) - 1
KeyRange = tuple[int, int]
"""The first and the last key, both included."""
EVERY_KEY: KeyRange = (_FIRST, _LAST)
Row = tuple[Any, ...]
_STALE = "(SELECT key, sum(changes) AS changes FROM stale_keys WHERE key BETWEEN ? AND ? GROUP BY key) t"
_MEMBERS = (
    f"SELECT s.sketch, {CLAIM_SELECT} FROM claim_keys k JOIN claims c ON c.id = k.claim_id"
    " JOIN claim_sketches s ON s.claim_id = k.claim_id WHERE k.key = ?"
)


@dataclass(frozen=True, slots=True)
class Large:
    """A large stale group."""

    key: int
    claims: int
    changes: int
    """How many claims were put in or taken out, at most, since it was related."""
    subjects: list[str | None]
    """Those of its first claims."""

    @property
    def in_slices(self) -> bool:
        """Whether it is related year by year."""
        return self.claims > SLICED

    @property
    def in_part(self) -> bool:
        """Whether it was related year by year before as well, so that only the changed years are related anew."""
        return self.claims - self.changes > SLICED


def stale_groups(
    connection: sqlite3.Connection, keys: KeyRange = EVERY_KEY, without: Collection[int] = ()
) -> Iterator[tuple[int, list[Row]]]:
    """Every stale group of two claims or more in the range, by key: (key, its (sketch, *claim columns) by claim).

    The groups of the keys in `without` are left out. Each group is read at one go, so that no read lasts while groups
    are compared: it would keep the writer of their relations waiting.
    """
    several = connection.execute(
        f"SELECT k.key FROM {_STALE} JOIN claim_keys k ON k.key = t.key GROUP BY k.key HAVING count(*) > 1"
        " ORDER BY k.key",
        keys,
    )
    for (key,) in several.fetchall():
        if key not in without:
            yield key, connection.execute(f"{_MEMBERS} ORDER BY k.claim_id", (key,)).fetchall()


def slice_of(connection: sqlite3.Connection, key: int, year: int) -> list[Row]:
    """The members of a group that are of a year or of the one before; of none where the year is 0."""
    years = (year - 1, year) if year else (0, 0)
    return connection.execute(f"{_MEMBERS} AND {YEAR} IN (?, ?) ORDER BY k.claim_id", (key, *years)).fetchall()


def years_of(connection: sqlite3.Connection, group: Large) -> list[int]:
    """The years whose slices of a large group are stale: those of changed claims, and the years after these."""
    if group.in_part:
        rows = connection.execute("SELECT year FROM stale_keys WHERE key = ?", (group.key,))
    else:
        rows = connection.execute(
            f"SELECT DISTINCT {YEAR} FROM claim_keys k JOIN claims c ON c.id = k.claim_id WHERE k.key = ?", (group.key,)
        )
    years = {int(year) for (year,) in rows}
    return sorted(years | {year + 1 for year in years if year and group.in_part})


def large_stale_groups(connection: sqlite3.Connection, keys: KeyRange, size: int) -> Iterator[Large]:
    """Each stale group of the range that has more than `size` claims."""
    large = connection.execute(
        f"SELECT t.key, count(*), t.changes FROM {_STALE} JOIN claim_keys k ON k.key = t.key GROUP BY t.key"
        " HAVING count(*) > ?",
        (*keys, size),
    )
    for key, claims, changes in large.fetchall():
        subjects = connection.execute(
            "SELECT c.subject FROM claim_keys k JOIN claims c ON c.id = k.claim_id WHERE k.key = ?"
            " ORDER BY k.claim_id LIMIT ?",
            (key, 2 * size),
        )
        yield Large(key, claims, changes, [subject for (subject,) in subjects])


def stale_ranges(connection: sqlite3.Connection, size: int) -> list[KeyRange]:
    """The stale keys, cut into ranges of about `size` keys each, in their order."""
    rows = connection.execute("SELECT DISTINCT key FROM stale_keys ORDER BY key")
    starts = [row[0] for number, row in enumerate(rows) if number % size == 0]
    if not starts:
        return []
    starts[0] = _FIRST
    return [(start, end - 1) for start, end in zip(starts, [*starts[1:], _LAST + 1], strict=True)]


def stale_keys_within(connection: sqlite3.Connection, keys: KeyRange) -> list[tuple[int, int, int]]:
    """The stale keys of a range, with years and changes."""
    return connection.execute("SELECT key, year, changes FROM stale_keys WHERE key BETWEEN ? AND ?", keys).fetchall()


def remove_stale_relations(connection: sqlite3.Connection) -> None:
    """Take out the relations that only stale groups, or stale slices of them, vouch for."""
    if connection.execute("SELECT 1 FROM relation_keys LIMIT 1").fetchone() is None:
        return
    kept = [
        (group.key, *years_of(connection, group))
        for group in large_stale_groups(connection, EVERY_KEY, SLICED)
        if group.in_part
    ]
    connection.execute("CREATE TEMP TABLE stale_slices (key INTEGER, year INTEGER, PRIMARY KEY (key, year))")
    connection.executemany(
        "INSERT INTO stale_slices VALUES (?, ?)", ((key, year) for key, *years in kept for year in years)
    )
    stale = (
        "key IN (SELECT key FROM stale_keys) AND (key NOT IN (SELECT key FROM stale_slices)"
        " OR (key, year) IN (SELECT key, year FROM stale_slices))"
    )
    connection.execute(f"CREATE TEMP TABLE touched AS SELECT DISTINCT relation_id FROM relation_keys WHERE {stale}")
    connection.execute(f"DELETE FROM relation_keys WHERE {stale}")
    connection.execute(
        "DELETE FROM relations WHERE id IN (SELECT relation_id FROM touched)"
        " AND NOT EXISTS (SELECT 1 FROM relation_keys k WHERE k.relation_id = relations.id)"
    )
    connection.execute("DROP TABLE touched")
    connection.execute("DROP TABLE stale_slices")
