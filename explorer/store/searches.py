"""Searches of a store's user: those saved by name stay, the others are a history with an end."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

REMEMBERED = 200
MAX_LENGTH = 512


@dataclass(frozen=True, slots=True)
class StoredSearch:
    """A query that was used."""

    query: str
    name: str | None
    """What the user calls it; None in the history."""
    used_at: str


def stored_searches(connection: sqlite3.Connection) -> tuple[StoredSearch, ...]:
    """Saved searches by name, then the history, the latest first."""
    rows = connection.execute(
        "SELECT query, name, used_at FROM searches ORDER BY name IS NULL, name, used_at DESC, query"
    )
    return tuple(StoredSearch(*row) for row in rows)


def remember_search(connection: sqlite3.Connection, query: str, used_at: str) -> None:
    """Note that a query was used (opened a hit, was applied), at an ISO time. Call it inside a transaction.

    A query that only led to this one (`reve` to `revenue`) goes, as does the oldest where there are too many.
    """
    query = query.strip()[:MAX_LENGTH]
    if not query:
        return
    connection.execute(
        "DELETE FROM searches WHERE name IS NULL AND query = (SELECT query FROM searches WHERE name IS NULL"
        " ORDER BY used_at DESC LIMIT 1) AND substr(?, 1, length(query)) = query",
        (query,),
    )
    connection.execute(
        "INSERT INTO searches (query, used_at) VALUES (?, ?)"
        " ON CONFLICT (query) DO UPDATE SET used_at = excluded.used_at",
        (query, used_at),
    )
    connection.execute(
        "DELETE FROM searches WHERE name IS NULL AND query NOT IN"
        " (SELECT query FROM searches WHERE name IS NULL ORDER BY used_at DESC LIMIT ?)",
        (REMEMBERED,),
    )


def save_search(connection: sqlite3.Connection, query: str, name: str, used_at: str) -> None:
    """Save a query by name, in place of what had the name. Call it inside a transaction."""
    connection.execute("UPDATE searches SET name = NULL WHERE name = ?", (name,))
    connection.execute(
        "INSERT INTO searches (query, name, used_at) VALUES (?, ?, ?)"
        " ON CONFLICT (query) DO UPDATE SET name = excluded.name, used_at = excluded.used_at",
        (query.strip()[:MAX_LENGTH], name, used_at),
    )


def forget_search(connection: sqlite3.Connection, query: str) -> None:
    """Take a search out, saved or not. Call it inside a transaction."""
    connection.execute("DELETE FROM searches WHERE query = ?", (query,))
