"""What state a store is in, so that whoever keeps something of it learns that another process changed it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from explorer.store.builds import BUILD, GIVEN_UP
from explorer.store.search_index import changes


@dataclass(frozen=True, slots=True)
class Edition:
    """The state of a store; two are equal where nothing changed between them."""

    facts: int
    """Changes to documents and claims so far."""
    decisions: tuple[int, int, int]
    """How many there are, the last one's id, how many were undone."""
    settled: bool
    """Whether nobody is at work: no build is on its way, and the claims that changed have their relations.

    A build that was given up counts as ended; one whose process was killed does not, until another one ends.
    """


def edition_of(connection: sqlite3.Connection) -> Edition:
    """The state that a connection sees."""
    row = connection.execute("SELECT count(*), coalesce(max(id), 0), count(undone_at) FROM decisions").fetchone()
    return Edition(changes(connection), tuple(row), _is_settled(connection))


def _is_settled(connection: sqlite3.Connection) -> bool:
    row = connection.execute(
        "SELECT 1 FROM meta WHERE key = ? AND value != ? UNION ALL SELECT 1 FROM stale_keys LIMIT 1", (BUILD, GIVEN_UP)
    ).fetchone()
    return row is None
