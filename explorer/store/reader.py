"""Reading facts: what the screens, the command line and the exports ask of a store. Standard library only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.model import CONFLICT_TYPES, Claim, Document, Relation, RelationMember, Skipped
from explorer.store.connection import open_reader
from explorer.store.rows import (
    CLAIM_SELECT,
    DOCUMENT_SELECT,
    RELATION_SELECT,
    claim_of,
    document_of,
    relation_of,
)

_CONFLICTS = ", ".join(f"'{kind}'" for kind in sorted(CONFLICT_TYPES))


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document without its text, with what it holds."""

    id: int
    path: str
    format: str
    title: str | None
    publisher: str | None
    published: str | None
    published_from: str | None
    language: str | None
    words: int
    claims: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class StoreSummary:
    """How much a store holds."""

    documents: int
    claims: int
    events: int
    relations: int
    conflicts: int
    skipped: int
    words: int


class StoreReader:
    """A read-only view of a store. One thread at a time; open one per thread."""

    def __init__(self, path: Path) -> None:
        """Open the store at `path`. Raises StoreError."""
        self.path = path
        self.connection: sqlite3.Connection = open_reader(path)

    def __enter__(self) -> StoreReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def meta(self, key: str) -> str | None:
        """A remembered fact about the store itself."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def summary(self) -> StoreSummary:
        """How many documents, claims, events, relations, conflicts, skipped files and words."""
        row = self.connection.execute(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM claims),"
            " (SELECT count(*) FROM claims WHERE kind = 'event'), (SELECT count(*) FROM relations),"
            f" (SELECT count(*) FROM relations WHERE type IN ({_CONFLICTS})),"
            " (SELECT count(*) FROM files WHERE reason IS NOT NULL),"
            " (SELECT coalesce(sum(words), 0) FROM documents)"
        ).fetchone()
        return StoreSummary(*row)

    def skipped(self) -> tuple[Skipped, ...]:
        """Every file that was found and not read, and why."""
        rows = self.connection.execute("SELECT path, reason FROM files WHERE reason IS NOT NULL ORDER BY path")
        return tuple(Skipped(path=path, reason=reason) for path, reason in rows)

    def documents(self) -> tuple[DocumentSummary, ...]:
        """Every document without its text, by path."""
        rows = self.connection.execute(
            "SELECT d.id, d.path, d.format, d.title, d.publisher, d.published, d.published_from, d.language, d.words,"
            " (SELECT count(*) FROM claims WHERE document_id = d.id),"
            " (SELECT count(DISTINCT r.id) FROM claims c JOIN relation_claims rc ON rc.claim_id = c.id"
            f" JOIN relations r ON r.id = rc.relation_id AND r.type IN ({_CONFLICTS}) WHERE c.document_id = d.id)"
            " FROM documents d ORDER BY d.path"
        )
        return tuple(DocumentSummary(*row) for row in rows)

    def document(self, document_id: int) -> Document | None:
        """A document with its text."""
        row = self.connection.execute(
            f"SELECT {DOCUMENT_SELECT} FROM documents d WHERE d.id = ?", (document_id,)
        ).fetchone()
        return None if row is None else document_of(row)

    def claim(self, claim_id: int) -> Claim | None:
        """One claim."""
        row = self.connection.execute(f"SELECT {CLAIM_SELECT} FROM claims c WHERE c.id = ?", (claim_id,)).fetchone()
        return None if row is None else claim_of(row)

    def claims(self, claim_ids: Sequence[int]) -> tuple[Claim, ...]:
        """The claims with these ids, in their order; ids that are gone are left out."""
        found: dict[int, Claim] = {}
        for first in range(0, len(claim_ids), 500):
            some = claim_ids[first : first + 500]
            marks = ", ".join("?" * len(some))
            rows = self.connection.execute(f"SELECT {CLAIM_SELECT} FROM claims c WHERE c.id IN ({marks})", tuple(some))
            found.update((row[0], claim_of(row)) for row in rows)
        return tuple(found[number] for number in claim_ids if number in found)

    def claims_of(self, document_id: int) -> tuple[Claim, ...]:
        """All claims of a document, in text order."""
        rows = self.connection.execute(
            f"SELECT {CLAIM_SELECT} FROM claims c WHERE c.document_id = ? ORDER BY c.start, c.id", (document_id,)
        )
        return tuple(map(claim_of, rows))

    def all_claims(self) -> Iterator[Claim]:
        """Every claim by id, streamed."""
        return map(claim_of, self.connection.execute(f"SELECT {CLAIM_SELECT} FROM claims c ORDER BY c.id"))

    def relation(self, relation_id: int) -> Relation | None:
        """One relation with its members."""
        row = self.connection.execute(
            f"SELECT {RELATION_SELECT} FROM relations r WHERE r.id = ?", (relation_id,)
        ).fetchone()
        return None if row is None else relation_of(row, self.members(relation_id))

    def relations_of(self, claim_id: int) -> tuple[Relation, ...]:
        """Every relation that a claim has part in, the most severe first."""
        rows = self.connection.execute(
            f"SELECT {RELATION_SELECT} FROM relations r WHERE r.id IN"
            " (SELECT relation_id FROM relation_claims WHERE claim_id = ?) ORDER BY r.severity DESC, r.id",
            (claim_id,),
        ).fetchall()
        return tuple(relation_of(row, self.members(row[0])) for row in rows)

    def relations(self, types: Sequence[str] = (), limit: int = 1000, offset: int = 0) -> tuple[Relation, ...]:
        """A page of relations (of all types if `types` is empty), the most severe first."""
        where = f"WHERE r.type IN ({', '.join('?' * len(types))})" if types else ""
        rows = self.connection.execute(
            f"SELECT {RELATION_SELECT} FROM relations r {where} ORDER BY r.severity DESC, r.id LIMIT ? OFFSET ?",
            (*types, limit, offset),
        ).fetchall()
        return tuple(relation_of(row, self.members(row[0])) for row in rows)

    def metrics(self) -> tuple[tuple[str, int], ...]:
        """Every metric with the number of its claims, the most frequent first."""
        rows = self.connection.execute(
            "SELECT metric, count(*) FROM claims WHERE metric IS NOT NULL GROUP BY metric ORDER BY 2 DESC, 1"
        )
        return tuple(rows)

    def members(self, relation_id: int) -> tuple[RelationMember, ...]:
        """The claims of a relation in the order of its reason."""
        rows = self.connection.execute(
            "SELECT claim_id, role FROM relation_claims WHERE relation_id = ? ORDER BY position", (relation_id,)
        )
        return tuple(RelationMember(claim_id=claim, role=role) for claim, role in rows)
