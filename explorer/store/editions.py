"""What state a store is in, so that whoever keeps something of it learns that another process changed it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from explorer.store.builds import BUILD, GIVEN_UP
from explorer.store.search_index import changes
from explorer.store.stale import is_related


@dataclass(frozen=True, slots=True)
class Edition:
    """The state of a store; two are equal where nothing changed between them."""

    facts: int
    """Changes to documents and claims so far."""
    decisions: tuple[int, int, int]
    """How many there are, the last one's id, how many were undone."""
    settled: bool
    """Whether nobody is at work: no build is on its way, and the claims that changed have their relations.

    Those of groups whose relating failed have none before the next build, and nobody is at work on them.
    A build that was given up counts as ended; one whose process was killed does not, until another one ends.
    """


def edition_of(connection: sqlite3.Connection) -> Edition:
    """The state that a connection sees."""
    row = connection.execute("SELECT count(*), coalesce(max(id), 0), count(undone_at) FROM decisions").fetchone()
    return Edition(changes(connection), tuple(row), _is_settled(connection))


def _is_settled(connection: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM meta WHERE key = ? AND value != ?"
    return connection.execute(query, (BUILD, GIVEN_UP)).fetchone() is None and is_related(connection)
