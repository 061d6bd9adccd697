"""The search index: terms of claims and of passages in FTS5, kept beside the facts and filled from them.

The index holds no text, only terms. A claim is indexed by its sentence and its fields; its row number is its id. A
passage (`explorer.terms.passages`) of document D has the row number D << CLAIM_BITS | position. What was indexed can be
taken out only while the rows that it was made of are unchanged, so changes go through `reindexed`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from explorer.model import CLAIM_BITS, MAX_CLAIMS_PER_DOCUMENT
from explorer.terms import aligned_index_text, index_text, passages, value_terms

VERSION = "2"
"""Bumped where another text of the index comes from the same facts: the index is then made anew."""

_STATE = "search_index"
_CHANGES = "search_changes"
"""Counts what was done to the index, for those who keep something that they read from it."""
_DEFERRED = "deferred"
_FACTS = ("subject", "metric", "object", "scope", "place", "attribution", "unit", "period", "basis", "modality")
_CLAIMS = (
    "SELECT id, sentence_start, sentence_end, value, value_max, nullif(modality, 'actual'), "
    + ", ".join(_FACTS[:-1])
    + " FROM claims WHERE document_id = ?{} ORDER BY id"
)
_SOME = " AND id IN (SELECT value FROM json_each(?))"
_IN_WORDS = {"%": "percent"}
"""Facts of signs alone, as the words by which they are found."""
Row = tuple[int, str, str]


def add(connection: sqlite3.Connection, document_id: int) -> None:
    """Index a stored document and its claims; nothing while the index is deferred."""
    if not is_deferred(connection):
        _write(connection, document_id, "claim_terms (", "passage_terms (")
        _count_change(connection)


def add_claims(connection: sqlite3.Connection, document_id: int, claims: Sequence[int]) -> None:
    """Index claims that a document got besides those that are indexed; nothing while the index is deferred."""
    if not is_deferred(connection):
        text = connection.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()[0]
        _write_claims(connection, document_id, _Indexed(text), "claim_terms (", "", claims)
        _count_change(connection)


def remove(connection: sqlite3.Connection, document_id: int) -> None:
    """Take a document and its claims out of the index; call it before their rows change or go."""
    if not is_deferred(connection):
        claims, bodies = "claim_terms (claim_terms, ", "passage_terms (passage_terms, "
        connection.execute("SAVEPOINT removal")
        try:
            _write(connection, document_id, claims, bodies, "'delete', ")
        except sqlite3.DatabaseError as error:
            if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
                raise
            # Another program changed the rows since they were indexed: only a new index can forget what they were.
            connection.execute("ROLLBACK TO removal")
            defer(connection)
        connection.execute("RELEASE removal")
        _count_change(connection)


@contextmanager
def reindexed(connection: sqlite3.Connection, document_id: int) -> Iterator[None]:
    """Around a change of a document's claims (a correction, say): the index follows. Use it inside a transaction."""
    before = is_deferred(connection)
    remove(connection, document_id)
    yield
    if is_deferred(connection) and not before:
        rebuild(connection)
    else:
        add(connection, document_id)


def defer(connection: sqlite3.Connection) -> None:
    """Stop indexing until `rebuild`: quicker where most of the store is about to change."""
    _set_state(connection, _DEFERRED)


def is_deferred(connection: sqlite3.Connection) -> bool:
    """Whether the index waits for `rebuild`: it was deferred, or made by another version of the program."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_STATE,)).fetchone()
    if row is not None:
        return bool(row[0] != VERSION)
    if connection.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None:
        _set_state(connection, VERSION)
        return False
    return True


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the whole index anew from the stored facts. Call it inside a transaction."""
    for table in ("claim_terms", "passage_terms"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    _set_state(connection, VERSION)
    for (document_id,) in connection.execute("SELECT id FROM documents ORDER BY id").fetchall():
        _write(connection, document_id, "claim_terms (", "passage_terms (")
    for table in ("claim_terms", "passage_terms"):  # in one piece: a term is then looked for in one place
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    _count_change(connection)


def changes(connection: sqlite3.Connection) -> int:
    """How often the index, and with it documents or claims, changed so far."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_CHANGES,)).fetchone()
    return 0 if row is None else int(row[0])


def problem_of(connection: sqlite3.Connection) -> str | None:
    """What keeps the index from being read whole; None where nothing does. Reads all of it: slow."""
    try:
        connection.execute("SELECT sum(doc + cnt) FROM claim_vocabulary").fetchone()
        connection.execute("SELECT count(*) FROM passage_terms WHERE passage_terms MATCH 'a*'").fetchone()
    except sqlite3.Error as error:
        return str(error)
    return None


def _count_change(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO meta (key, value) VALUES (?, '1') ON CONFLICT (key) DO UPDATE SET value = value + 1", (_CHANGES,)
    )


def _set_state(connection: sqlite3.Connection, state: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_STATE, state))


def _write(connection: sqlite3.Connection, document_id: int, claims: str, bodies: str, command: str = "") -> None:
    row = connection.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        return
    indexed = _Indexed(row[0])
    _write_claims(connection, document_id, indexed, claims, command)
    connection.executemany(
        f"INSERT INTO {bodies}rowid, body) VALUES ({command}?, ?)", _passage_rows(document_id, indexed)
    )


def _write_claims(
    connection: sqlite3.Connection,
    document_id: int,
    indexed: _Indexed,
    table: str,
    command: str,
    some: Sequence[int] | None = None,
) -> None:
    rows = _claim_rows(connection, document_id, indexed, some)
    connection.executemany(f"INSERT INTO {table}rowid, sentence, facts) VALUES ({command}?, ?, ?)", rows)


class _Indexed:
    """A document's text as its parts go into the index."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._aligned = aligned_index_text(text)

    def part(self, start: int, end: int) -> str:
        """The part from `start` to `end`."""
        return index_text(self.text[start:end]) if self._aligned is None else self._aligned[start:end]


def _claim_rows(
    connection: sqlite3.Connection, document_id: int, indexed: _Indexed, some: Sequence[int] | None
) -> Iterator[Row]:
    """The rows of the document's claims, or of some of them."""
    if some is None:
        rows = connection.execute(_CLAIMS.format(""), (document_id,))
    else:
        rows = connection.execute(_CLAIMS.format(_SOME), (document_id, json.dumps(list(some))))
    for row in rows.fetchall():
        claim_id, start, end, value, value_max, *facts = row
        words = index_text(" ".join(_IN_WORDS.get(fact, fact) for fact in facts if fact))
        yield claim_id, indexed.part(start, end), " ".join((words, *value_terms(value), *value_terms(value_max)))


def _passage_rows(document_id: int, indexed: _Indexed) -> Iterator[tuple[int, str]]:
    first = document_id << CLAIM_BITS
    for position, span in enumerate(passages(indexed.text)[: MAX_CLAIMS_PER_DOCUMENT + 1]):
        yield first | position, indexed.part(span.start, span.end)
