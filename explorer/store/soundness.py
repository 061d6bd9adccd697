"""Whether the rows of a store are what this program writes: SQLite itself lets any column hold any type of value."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from explorer.model import Basis, ClaimKind, ClaimSource, Modality, Qualifier, RelationType

_WORDS: dict[tuple[str, str], type[StrEnum]] = {
    ("claims", "kind"): ClaimKind,
    ("claims", "qualifier"): Qualifier,
    ("claims", "basis"): Basis,
    ("claims", "modality"): Modality,
    ("claims", "source"): ClaimSource,
    ("relations", "type"): RelationType,
}
"""Columns that hold one of a few words. The schema says so too, but SQLite does not check it in what is only read."""
_SHARES = (("claims", "confidence"), ("relations", "severity"))
_YEAR, _TWO = "[0-9]" * 4, "-[0-9][0-9]"
_FORMS = {
    ("documents", "page_starts"): "page_starts GLOB '*[^0-9 ]*'",
    ("documents", "published"): " AND ".join(
        f"published NOT GLOB '{form}'" for form in (_YEAR, _YEAR + _TWO, _YEAR + _TWO + _TWO)
    ),
    ("claim_readings", "value"): "typeof(value) = 'blob'",
}
"""Columns that hold text of a certain form, and the condition under which it is another."""
_FITTING = {"TEXT": ("text", "null"), "REAL": ("real", "integer", "null"), "INTEGER": ("integer", "null")}
_TABLES = (
    "meta", "documents", "files", "claims", "claim_readings", "claim_keys", "claim_sketches", "stale_keys", "relations",
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
            if declared == "REAL" and _any(connection, table, f'abs("{name}") = 9e999'):
                return f"{table}.{name} holds an infinite number"
            if declared == "TEXT" and not _is_readable(connection, table, name):
                return f"{table}.{name} holds text that is no UTF-8"
    for (table, name), words in _WORDS.items():
        known = ", ".join(f"'{word}'" for word in words)
        if _any(connection, table, f'"{name}" NOT IN ({known})'):
            return f"{table}.{name} holds a word that no build writes"
    for table, name in _SHARES:
        if _any(connection, table, f'"{name}" NOT BETWEEN 0 AND 1'):
            return f"{table}.{name} holds a number that no build writes"
    for (table, name), condition in _FORMS.items():
        if _any(connection, table, condition):
            return f"{table}.{name} holds what no build writes"
    return None


def loose_reference(connection: sqlite3.Connection) -> str | None:
    """How many rows name another that is not there, and in which tables; None where all are there."""
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    tables = ", ".join(sorted({str(row[0]) for row in loose}))
    return f"{len(loose):,} rows of {tables} point nowhere" if loose else None


def passage_outside(connection: sqlite3.Connection) -> str | None:
    """How many claims lie outside of their document's text; None where all lie within it."""
    outside = connection.execute(
        "SELECT count(*) FROM claims c JOIN documents d ON d.id = c.document_id WHERE NOT (0 <= c.sentence_start"
        ' AND c.sentence_start <= c.start AND c.start < c."end" AND c."end" <= c.sentence_end'
        " AND c.sentence_end <= length(d.text))"
    ).fetchone()[0]
    return f"{outside:,} claims lie outside of their text" if outside else None


def _any(connection: sqlite3.Connection, table: str, condition: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} WHERE {condition} LIMIT 1").fetchone() is not None


def _is_readable(connection: sqlite3.Connection, table: str, column: str) -> bool:
    try:
        for _ in connection.execute(f'SELECT "{column}" FROM {table}'):
            pass
    except sqlite3.OperationalError as error:
        if "UTF-8" in str(error):
            return False
        raise
    return True
