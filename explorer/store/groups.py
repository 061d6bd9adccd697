"""The groups of claims that wait to be related, read from a store by key.

A group over `SLICED` is related in parts: a slice for each year, of the claims of the year, of the year before and of
those without a date, from which come the relations of two or more readings whose latest is of the year; and the whole
once more for what is computed from figures (`relate/slices.py`). Only the slices near a change are compared anew. A
smaller group is related as a whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explorer.store.rows import CLAIM_SELECT
from explorer.store.stale import YEAR

SLICED = 400
"""Claims above which a group is related in parts: of so many only neighbours are compared anyway."""
_FIRST, _LAST = -(1 << 63), (1 << 63) - 1
KeyRange = tuple[int, int]
"""The first and the last key, both included."""
EVERY_KEY: KeyRange = (_FIRST, _LAST)
Row = tuple[Any, ...]
_MEMBERS = (
    f"SELECT s.sketch, {CLAIM_SELECT} FROM claim_keys k JOIN claims c ON c.id = k.claim_id"
    " JOIN claim_sketches s ON s.claim_id = k.claim_id WHERE k.key = ? ORDER BY k.claim_id"
)


@dataclass(frozen=True, slots=True)
class Large:
    """A large stale group."""

    key: int
    claims: int
    changes: int
    """How many claims were put in or taken out, at most, since it was related."""
    undated: bool
    """Whether some of them have no date: they meet the claims of every year."""


@dataclass(frozen=True, slots=True)
class Sliced:
    """A large stale group that is related in parts."""

    key: int
    years: tuple[int, ...]
    """The years whose slices are stale: those of changed claims and the years after these, or all of them."""
    in_part: bool
    """Whether the relations of all other years stay."""


def stale_groups(
    connection: sqlite3.Connection, keys: KeyRange = EVERY_KEY, without: Collection[int] = ()
) -> Iterator[tuple[int, list[Row]]]:
    """Every stale group of two claims or more in the range, by key: (key, its (sketch, *claim columns) by claim).

    The groups of the keys in `without` are left out. Each group is read at one go, so that no read lasts while groups
    are compared: it would keep the writer of their relations waiting.
    """
    several = connection.execute(
        "SELECT k.key FROM (SELECT DISTINCT key FROM stale_keys WHERE key BETWEEN ? AND ?) t"
        " JOIN claim_keys k ON k.key = t.key GROUP BY k.key HAVING count(*) > 1 ORDER BY k.key",
        keys,
    )
    for (key,) in several.fetchall():
        if key not in without:
            yield key, members_of(connection, key)


def members_of(connection: sqlite3.Connection, key: int) -> list[Row]:
    """The members of a group: (sketch, *claim columns) by claim."""
    return connection.execute(_MEMBERS, (key,)).fetchall()


def large_stale_groups(connection: sqlite3.Connection, size: int) -> list[Large]:
    """Each stale group that has more than `size` claims."""
    rows = connection.execute(
        "SELECT t.key, count(*), t.changes, t.undated FROM"
        " (SELECT key, sum(changes) AS changes, max(year = 0) AS undated FROM stale_keys GROUP BY key) t"
        " JOIN claim_keys k ON k.key = t.key GROUP BY t.key HAVING count(*) > ?",
        (size,),
    )
    return [Large(key, claims, changes, bool(undated)) for key, claims, changes, undated in rows]


def subjects_of(connection: sqlite3.Connection, key: int, most: int) -> list[str | None]:
    """The subjects of the first claims of a group."""
    rows = connection.execute(
        "SELECT c.subject FROM claim_keys k JOIN claims c ON c.id = k.claim_id WHERE k.key = ?"
        " ORDER BY k.claim_id LIMIT ?",
        (key, most),
    )
    return [subject for (subject,) in rows]


def sliced(connection: sqlite3.Connection, groups: Iterable[Large]) -> list[Sliced]:
    """Those of some large groups that are related in parts, with what of them is stale.

    One that was small, or has no relations because it was a crowd, has no slices that could stay.
    """
    found = []
    for group in groups:
        if group.claims <= SLICED:
            continue
        in_part = group.claims - group.changes > SLICED and not group.undated and _has_relations(connection, group.key)
        found.append(Sliced(group.key, _years(connection, group.key, changed=in_part), in_part))
    return found


def _has_relations(connection: sqlite3.Connection, key: int) -> bool:
    return connection.execute("SELECT 1 FROM relation_keys WHERE key = ? LIMIT 1", (key,)).fetchone() is not None


def _years(connection: sqlite3.Connection, key: int, *, changed: bool) -> tuple[int, ...]:
    if changed:
        rows = connection.execute("SELECT year FROM stale_keys WHERE key = ?", (key,)).fetchall()
        years = {int(year) for (year,) in rows}
        return tuple(sorted(years | {year + 1 for year in years}))
    rows = connection.execute(
        f"SELECT DISTINCT {YEAR} FROM claim_keys k JOIN claims c ON c.id = k.claim_id WHERE k.key = ?", (key,)
    ).fetchall()
    return tuple(sorted(int(year) for (year,) in rows))


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


def remove_stale_relations(connection: sqlite3.Connection, parts: Mapping[int, Iterable[int]]) -> None:
    """Take out the relations that only stale groups vouch for; of the keys of `parts` only those of some years."""
    if connection.execute("SELECT 1 FROM relation_keys LIMIT 1").fetchone() is None:
        return
    connection.execute("CREATE TEMP TABLE stale_slices (key INTEGER, year INTEGER, PRIMARY KEY (key, year))")
    connection.executemany(
        "INSERT INTO stale_slices VALUES (?, ?)", ((key, year) for key, years in parts.items() for year in years)
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
