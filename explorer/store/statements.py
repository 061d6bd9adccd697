"""Statements of the writer that every build or document needs: plain SQL, without sqlite-utils and its import."""

from __future__ import annotations

from collections.abc import Sequence

PUT_FILE = (
    "INSERT INTO files (path, size, modified, sha256, document_id, reason, settings) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified = excluded.modified, sha256 = excluded.sha256,"
    " document_id = excluded.document_id, reason = excluded.reason, settings = excluded.settings"
)
"""For every document."""
PUT_META = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
"""For every build; one that is given up may have no memory for the import of sqlite-utils."""
RAISE_META = PUT_META + " WHERE CAST(value AS INTEGER) < CAST(excluded.value AS INTEGER)"
"""The same for a number that never falls."""

BY_HASH = "+sha256 = ?1 AND substr(sha256, 1, 8) = substr(?1, 1, 8)"
"""The condition for the documents of a hash: the index holds its first digits.

The plus keeps SQLite from putting the whole hash into the other condition, which the index would not know any more.
"""


def insert_into(table: str, columns: Sequence[str]) -> str:
    """The statement that inserts a row of these columns into a table."""
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
