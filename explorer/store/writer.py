"""Writing facts: whole documents with their claims, and the relations between claims, each in one transaction."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.errors import ExplorerError, OvertakenError
from explorer.model import CONFLICT_TYPES, Document, Relation, Skipped
from explorer.store import search_index
from explorer.store.builds import BUILD, GIVEN_UP
from explorer.store.connection import open_writer, writing
from explorer.store.groups import KeyRange, remove_stale_relations, stale_keys_within
from explorer.store.rows import (
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    DOCUMENT_SELECT,
    RELATION_COLUMNS,
    document_of,
    relation_row,
)
from explorer.store.stale import leave_stale, make_claims_stale, make_document_stale
from explorer.store.statements import PUT_FILE, PUT_META, RAISE_META, insert_into

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class FileState:
    """What was last seen of a file: enough to know whether it changed."""

    path: str
    size: int
    modified: int
    sha256: str | None
    document_id: int | None
    reason: str | None = None
    settings: str = ""
    """What the user set for it when it was read."""


class StoreWriter:
    """The one writer of a store. Close it, or use it as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open (or make) the store at `path`. Raises StoreError."""
        self.path = path
        self.connection = open_writer(path)
        self._build: str | None = None

    @cached_property
    def database(self) -> Database:
        """The store for sqlite-utils, by which facts about a store are put that seldom change (`set_meta`).

        Its import takes longer than storing a document: what every build or document writes is plain SQL.
        """
        from sqlite_utils import Database

        return Database(self.connection, recursive_triggers=False)

    def __enter__(self) -> StoreWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection. A build that has not ended is known to be given up."""
        if self._build is not None:
            with suppress(ExplorerError, sqlite3.Error), self.transaction():
                self.connection.execute(PUT_META, (BUILD, GIVEN_UP))
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One immediate transaction: everything inside is stored, or nothing.

        Raises OvertakenError where another build has begun since `begin_build`.
        """
        with writing(self.connection):
            if self._build is not None and self.meta(BUILD) != self._build:
                raise OvertakenError
            yield

    @contextmanager
    def part(self) -> Iterator[None]:
        """A part of a transaction that can fail alone: then nothing of it is stored, and the rest is."""
        self.connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK TO part")
                self.connection.execute("RELEASE part")
            raise
        self.connection.execute("RELEASE part")

    def begin_build(self) -> None:
        """From now on this writer builds the store, and a build that is still at work elsewhere stops.

        To be called before what the store knows is read, so that no two builds give one id to two documents.
        """
        build = uuid.uuid4().hex
        with writing(self.connection):
            self.connection.execute(PUT_META, (BUILD, build))
        self._build = build

    def end_build(self) -> None:
        """The build that began is complete. Not to be called inside a transaction: it is one.

        Where it fails the build goes on, so that `close` gives it up.
        """
        with self.transaction():
            self.connection.execute("DELETE FROM meta WHERE key = ?", (BUILD,))
        self._build = None

    def files(self) -> dict[str, FileState]:
        """What the store knows of every file it met, by path."""
        rows = self.connection.execute("SELECT path, size, modified, sha256, document_id, reason, settings FROM files")
        return {row[0]: FileState(*row) for row in rows}

    def document_corrections(self) -> dict[str, dict[str, str]]:
        """What the user corrected of documents (title, publisher, author, published): path to field to value."""
        rows = self.connection.execute(
            "SELECT o.path, d.field, d.value FROM decisions d JOIN decision_targets t ON t.decision_id = d.id"
            " JOIN documents o ON o.id = t.document_id WHERE d.action = 'correct' AND d.target = 'document'"
            " AND d.undone_at IS NULL AND d.field IS NOT NULL AND d.value IS NOT NULL ORDER BY d.id"
        )
        corrections: dict[str, dict[str, str]] = {}
        for path, field, value in rows:
            corrections.setdefault(path, {})[field] = value
        return corrections

    def next_document_id(self) -> int:
        """An id that no document of this store had yet."""
        used = self.connection.execute("SELECT coalesce(max(id), 0) FROM documents").fetchone()[0]
        known = self.meta("last_document_id") or "0"
        return int(max(used, int(known))) + 1

    def put_document(
        self,
        document: Sequence[Any],
        claims: Sequence[Sequence[Any]],
        sketches: Iterable[tuple[int, str]],
        keys: Sequence[tuple[int, int]],
        state: FileState,
    ) -> None:
        """Store a document with its claims (as rows), in place of what it held before.

        `sketches` are (claim id, sketch) and `keys` (alignment key, claim id); the groups of old and new keys become
        stale, so that `relating` finds their relations anew.
        """
        document_id = int(document[0])
        self.remove_document(document_id)
        self.connection.execute(insert_into("documents", DOCUMENT_COLUMNS), document)
        self._insert_claims(claims, sketches, keys)
        make_document_stale(self.connection, document_id)
        loose = "SELECT 1 FROM claims WHERE document_id = ? AND restates NOT IN (SELECT id FROM claims) LIMIT 1"
        if self.connection.execute(loose, (document_id,)).fetchone() is not None:
            raise ValueError("a claim restates one that is not there")
        self.connection.execute(RAISE_META, ("last_document_id", str(document_id)))
        search_index.add(self.connection, document_id)
        self.put_file(state)

    def add_claims(
        self,
        document_id: int,
        claims: Sequence[Sequence[Any]],
        sketches: Iterable[tuple[int, str]],
        keys: Sequence[tuple[int, int]],
    ) -> None:
        """Add claims (as rows) to a stored document."""
        self._insert_claims(claims, sketches, keys)
        make_claims_stale(self.connection, dict.fromkeys(claim_id for _, claim_id in keys))
        number = CLAIM_COLUMNS.index("id")
        search_index.add_claims(self.connection, document_id, [row[number] for row in claims])

    def _insert_claims(
        self, claims: Sequence[Sequence[Any]], sketches: Iterable[tuple[int, str]], keys: Sequence[tuple[int, int]]
    ) -> None:
        self.connection.executemany(insert_into("claims", CLAIM_COLUMNS), claims)
        self.connection.executemany("INSERT INTO claim_sketches (claim_id, sketch) VALUES (?, ?)", sketches)
        self.connection.executemany("INSERT OR IGNORE INTO claim_keys (key, claim_id) VALUES (?, ?)", keys)

    def document(self, document_id: int) -> Document:
        """One document with its text. Raises KeyError where there is none."""
        row = self.connection.execute(
            f"SELECT {DOCUMENT_SELECT} FROM documents d WHERE d.id = ?", (document_id,)
        ).fetchone()
        if row is None:
            raise KeyError(document_id)
        return document_of(row)

    def has_imports(self) -> bool:
        """Whether claims of other makers were imported."""
        return self.connection.execute("SELECT 1 FROM imports LIMIT 1").fetchone() is not None

    def last_claim_id(self, document_id: int) -> int | None:
        """The greatest id of a document's claims; None where it has none."""
        row = self.connection.execute("SELECT max(id) FROM claims WHERE document_id = ?", (document_id,)).fetchone()
        return None if row[0] is None else int(row[0])

    def put_file(self, state: FileState) -> None:
        """Remember a file as it was when it was read or skipped."""
        self.connection.execute(PUT_FILE, astuple(state))

    def remove_document(self, document_id: int) -> None:
        """Take a document and its claims out; relations of its claims go with them, and their groups become stale."""
        make_document_stale(self.connection, document_id)
        self.connection.execute(
            "DELETE FROM relations WHERE id IN (SELECT relation_id FROM relation_claims JOIN claims"
            " ON claims.id = claim_id WHERE document_id = ?)",
            (document_id,),
        )
        search_index.remove(self.connection, document_id)
        self.connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def rename_file(self, old: FileState, new: FileState) -> None:
        """The document of one path is now found under another."""
        self.connection.execute("DELETE FROM files WHERE path = ?", (old.path,))
        self.connection.execute("UPDATE documents SET path = ? WHERE id = ?", (new.path, new.document_id))
        self.put_file(new)

    def defer_search_index(self) -> None:
        """Stop indexing until `finish_search_index`: quicker where most of the store is about to change."""
        search_index.defer(self.connection)

    def finish_search_index(self) -> None:
        """Make the search index anew where it was deferred, or comes from another version of the program."""
        if search_index.is_deferred(self.connection):
            search_index.rebuild(self.connection)

    def forget_file(self, path: str) -> None:
        """Forget a file that is gone, with its document."""
        row = self.connection.execute("SELECT document_id FROM files WHERE path = ?", (path,)).fetchone()
        if row is not None and row[0] is not None:
            self.remove_document(row[0])
        self.connection.execute("DELETE FROM files WHERE path = ?", (path,))

    def distrust_files(self) -> None:
        """Let every file count as changed, because other rules made its claims; documents keep their ids."""
        self.connection.execute("UPDATE files SET size = -1, sha256 = NULL, reason = NULL")

    def stale_keys(self) -> int:
        """How many groups of claims changed since relations were last found."""
        return int(self.connection.execute("SELECT count(DISTINCT key) FROM stale_keys").fetchone()[0])

    def remove_stale_relations(self, parts: Mapping[int, Iterable[int]]) -> None:
        """Take out the relations that only stale groups vouch for; of the keys of `parts` only those of some years."""
        remove_stale_relations(self.connection, parts)

    def add_relation(self, relation: Relation, key: int, year: int = 0) -> None:
        """Store a relation that the group `key` vouches for, or the part of it of one `year`."""
        insert = insert_into("relations", RELATION_COLUMNS) + " ON CONFLICT (id) DO NOTHING"
        if self.connection.execute(insert, relation_row(relation)).rowcount:
            self.connection.executemany(
                "INSERT INTO relation_claims (relation_id, claim_id, role, position) VALUES (?, ?, ?, ?)",
                ((relation.id, m.claim_id, m.role, position) for position, m in enumerate(relation.members)),
            )
        self.connection.execute(
            "INSERT OR IGNORE INTO relation_keys (key, relation_id, year) VALUES (?, ?, ?)", (key, relation.id, year)
        )

    def all_keys_related(self, failed: Sequence[KeyRange] = ()) -> None:
        """No group is stale any more but those of the ranges that failed."""
        kept = {row for keys in failed for row in stale_keys_within(self.connection, keys)}
        self.connection.execute("DELETE FROM stale_keys")
        self.connection.executemany("INSERT INTO stale_keys (key, year, changes) VALUES (?, ?, ?)", sorted(kept))
        if kept:
            leave_stale(self.connection)

    def meta(self, key: str) -> str | None:
        """A remembered fact about the store itself."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        """Remember a fact about the store itself."""
        if self.meta(key) == value:
            return
        self.database.table("meta").upsert({"key": key, "value": value}, pk="key")

    def counts(self) -> dict[str, int]:
        """How many documents, claims, relations and conflicts the store holds."""
        conflicts = ", ".join(f"'{kind}'" for kind in sorted(CONFLICT_TYPES))
        row = self.connection.execute(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM claims), (SELECT count(*) FROM relations),"
            f" (SELECT count(*) FROM relations WHERE type IN ({conflicts}))"
        ).fetchone()
        return dict(zip(("documents", "claims", "relations", "conflicts"), row, strict=True))

    def remarks(self) -> tuple[Skipped, ...]:
        """Every document that was read with a remark."""
        rows = self.connection.execute("SELECT path, notes FROM documents WHERE notes IS NOT NULL ORDER BY path")
        return tuple(Skipped(path=path, reason=notes.replace("\n", "; ")) for path, notes in rows)

    def skipped(self) -> tuple[Skipped, ...]:
        """Every file that was found and not read."""
        rows = self.connection.execute("SELECT path, reason FROM files WHERE reason IS NOT NULL ORDER BY path")
        return tuple(Skipped(path=path, reason=reason) for path, reason in rows)
