"""Whether the rows of a store are what this program writes: SQLite itself lets any column hold any type of value."""

from __future__ import annotations

import sqlite3

_FITTING = {"TEXT": ("text", "null"), "REAL": ("real", "integer", "null"), "INTEGER": ("integer", "null")}
_TABLES = (
    "meta", "documents", "files", "claims", "claim_keys", "claim_sketches", "stale_keys", "relations",
    "relation_claims", "relation_keys", "imports", "decisions", "decision_targets", "searches",
)  # fmt: skip


def problem_of(connection: sqlite3.Connection) -> str | None:
    """What is wrong inside of an open store in a few words; None where it is whole. Reads all of it: slow."""
    try:
        integrity = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        return (
            (str(integrity) if integrity != "ok" else None) or foreign_value(connection) or passage_outside(connection)
        )
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return str(error)


def foreign_value(connection: sqlite3.Connection) -> str | None:
    """A column that holds a value of a type that no build writes, or text that is no UTF-8; None where all fit."""
    for table in _TABLES:
        columns = [(row[1], row[2]) for row in connection.execute(f"PRAGMA table_info({table})") if row[2] in _FITTING]
        for name, declared in columns:
            fitting = ", ".join(f"'{kind}'" for kind in _FITTING[declared])
            query = f'SELECT typeof("{name}") FROM {table} WHERE typeof("{name}") NOT IN ({fitting}) LIMIT 1'
            found = connection.execute(query).fetchone()
            if found is not None:
                return f"{table}.{name} holds a {found[0]} where {declared.lower()} belongs"
            if declared == "TEXT" and not _is_readable(connection, table, name):
                return f"{table}.{name} holds text that is no UTF-8"
    return None


def passage_outside(connection: sqlite3.Connection) -> str | None:
    """How many claims lie outside of their document's text; None where all lie within it."""
    outside = connection.execute(
        "SELECT count(*) FROM claims c JOIN documents d ON d.id = c.document_id WHERE c.sentence_end > length(d.text)"
    ).fetchone()[0]
    return f"{outside:,} claims lie outside of their text" if outside else None


def _is_readable(connection: sqlite3.Connection, table: str, column: str) -> bool:
    try:
        for _ in connection.execute(f'SELECT "{column}" FROM {table}'):
            pass
    except sqlite3.OperationalError as error:
        if "UTF-8" in str(error):
            return False
        raise
    return True
