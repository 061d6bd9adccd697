"""Imported claims as they were given: kept apart from documents, so that a rebuild places them again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from explorer.store.statements import BY_HASH


@dataclass(frozen=True, slots=True)
class Imported:
    """One entry of an import."""

    id: int
    document: str
    """What the entry says of its document: a path, a title or a hash."""
    line: bytes
    """The entry itself, as JSON."""


def remember(connection: sqlite3.Connection, document: str, line: bytes) -> bool:
    """Keep an entry; False where the same one is kept already."""
    cursor = connection.execute(
        "INSERT OR IGNORE INTO imports (document, line) VALUES (?, ?)", (document, line.decode("utf-8", "replace"))
    )
    return cursor.rowcount == 1


def entries_for(connection: sqlite3.Connection, names: tuple[str | None, ...]) -> list[Imported]:
    """The entries that name a document by one of `names` (its path, title, hash), in the order of their import."""
    marks = ", ".join("?" * len(names))
    rows = connection.execute(f"SELECT id, document, line FROM imports WHERE document IN ({marks}) ORDER BY id", names)
    return [Imported(row[0], row[1], row[2].encode()) for row in rows]


def documents_named(connection: sqlite3.Connection, name: str) -> list[int]:
    """The ids of the documents that a path, a title or a hash means; a path wins over a title."""
    for named in ("path = ?1", BY_HASH, "title = ?1"):
        rows = connection.execute(f"SELECT id FROM documents WHERE {named} ORDER BY id", (name,)).fetchall()
        if rows:
            return [row[0] for row in rows]
    if "/" not in name:
        ending = f"%/{_escaped(name)}"
        rows = connection.execute("SELECT id FROM documents WHERE path LIKE ? ESCAPE '!'", (ending,)).fetchall()
        return [row[0] for row in rows]
    return []


def _escaped(name: str) -> str:
    return name.replace("!", "!!").replace("%", "!%").replace("_", "!_")
