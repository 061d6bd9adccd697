"""Decisions: what the user says of claims, relations and documents. Nothing here is ever deleted; undoing is a mark.

Every act goes to the journal first and to the store second; opening a book brings the store up to the journal. After a
build `settle` finds the claims, relations and documents that the decisions speak of; what is not found is an orphan.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from explorer.model import Claim, Decision, Document, Relation
from explorer.store import journal
from explorer.store.connection import PATIENCE, writing
from explorer.store.fingerprints import (
    ClaimMark,
    DocumentMark,
    Mark,
    NameMark,
    RelationMark,
    best_claim,
    claim_mark,
    decode,
    document_mark,
    encode,
    locate,
)
from explorer.store.rows import CLAIM_SELECT, DOCUMENT_SELECT, claim_of, document_of
from explorer.store.statements import BY_HASH

STATES = ("verify", "dispute", "dismiss")
"""Verdicts: of several on one target only the latest counts."""
TARGETS = ("claim", "relation", "document", "name")
ACTIONS = (*STATES, "clear", "star", "unstar", "tag", "untag", "note", "correct", "merge", "distinct")
_COLUMNS = (
    "uid", "fingerprint", "target", "action", "field", "value", "note", "author", "made_at", "undone_at",
)  # fmt: skip
_SELECT = "d.id, d.fingerprint, d.target, d.action, d.made_at, d.field, d.value, d.note, d.author, d.undone_at"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What currently holds of one claim, relation or document."""

    state: str | None = None
    """verify, dispute or dismiss."""
    starred: bool = False
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    corrections: Mapping[str, str | None] | None = None


class DecisionBook:
    """The decisions of one store, over a connection that may write. One thread at a time."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        store: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        patience: float = PATIENCE,
    ) -> None:
        """Bring the decisions of the store at `store` up to its journal. Raises StoreError.

        `patience` is how many seconds a decision waits for other processes that write.
        """
        self.connection = connection
        self._patience = patience
        self.journal = journal.journal_path(store)
        self._now = now
        connection.execute("PRAGMA synchronous = FULL")
        self.catch_up()

    def decide(
        self,
        target: Claim | Relation | Document,
        action: str,
        *,
        field: str | None = None,
        value: str | None = None,
        note: str | None = None,
        author: str | None = None,
    ) -> Decision:
        """Record a decision; when this returns it is on the disk. Raises StoreError; ValueError for unknown actions."""
        if action not in ACTIONS:
            raise ValueError(f"unknown action {action!r}")
        kind = "claim" if isinstance(target, Claim) else "relation" if isinstance(target, Relation) else "document"
        details = {"field": field, "value": value, "note": note, "author": author}
        with writing(self.connection, self._patience):
            decision_id = self._make(encode(self.mark_of(target)), kind, action, details)
            self._bind(decision_id, target)
        return self.decision(decision_id)

    def decide_names(
        self, mark: NameMark, action: str, *, note: str | None = None, author: str | None = None
    ) -> Decision:
        """Record that two names are the same (merge: the second stays) or are not (distinct). Raises StoreError."""
        details = {"field": mark.field, "value": mark.other, "note": note, "author": author}
        with writing(self.connection, self._patience):
            decision_id = self._make(encode(mark), "name", action, details)
            self._put_target(decision_id, None, None, None)
        return self.decision(decision_id)

    def _make(self, fingerprint: str, kind: str, action: str, details: Mapping[str, str | None]) -> int:
        entry = {
            "act": "make", "uid": uuid.uuid4().hex, "fingerprint": fingerprint, "target": kind, "action": action,
            **details, "made_at": self._stamp(),
        }  # fmt: skip
        journal.append(self.journal, entry)
        return self._insert(entry)

    def undo(self, decision_id: int | None = None) -> Decision | None:
        """Undo the given decision, or the latest that is not undone; None where there is none."""
        return self._mark("undo", decision_id, "undone_at IS NULL ORDER BY id DESC")

    def redo(self, decision_id: int | None = None) -> Decision | None:
        """Redo the given decision, or the one undone last, unless something newer was decided since."""
        return self._mark(
            "redo",
            decision_id,
            "undone_at IS NOT NULL AND undone_at >= (SELECT coalesce(max(made_at), '') FROM decisions)"
            " ORDER BY undone_at DESC, id",
        )

    def decision(self, decision_id: int) -> Decision:
        """One decision by id. Raises KeyError where there is none."""
        row = self.connection.execute(f"SELECT {_SELECT} FROM decisions d WHERE d.id = ?", (decision_id,)).fetchone()
        if row is None:
            raise KeyError(decision_id)
        return _decision(row)

    def mark_of(self, target: Claim | Relation | Document) -> Mark:
        """The fingerprint of a claim, relation or document of this store, before encoding."""
        if isinstance(target, Document):
            return document_mark(target)
        if isinstance(target, Claim):
            return claim_mark(target, self._document(target.document_id))
        members = [self._claim(member.claim_id) for member in target.members]
        return RelationMark(str(target.type), tuple(claim_mark(m, self._document(m.document_id)) for m in members))

    def catch_up(self) -> int:
        """Bring what only the journal knows into the store; returns how many entries were new."""
        if not self._behind()[1]:
            return 0
        with writing(self.connection, self._patience):
            # Looked at again: another window may have stored, since, what it had put into the journal.
            fresh, changed = self._behind()
            for entry in fresh.values():
                if entry.get("action") in ACTIONS and entry.get("target") in TARGETS:
                    self._insert(entry)
            self.connection.executemany("UPDATE decisions SET undone_at = ? WHERE uid = ?", changed)
            if changed:
                self.settle()
        return len(changed)

    def _behind(self) -> tuple[dict[str, dict[str, Any]], list[tuple[str | None, str]]]:
        """What the journal has and the store lacks: entries, and (undone at, uid) of what was undone or redone."""
        known = dict(self.connection.execute("SELECT uid, undone_at FROM decisions").fetchall())
        undone = dict(known)
        fresh: dict[str, dict[str, Any]] = {}
        for entry in journal.read(self.journal):
            uid = entry["uid"]
            if entry.get("act") == "make" and uid not in known:
                fresh.setdefault(uid, entry)
                undone.setdefault(uid, None)
            elif entry.get("act") in ("undo", "redo") and uid in undone:
                undone[uid] = str(entry.get("at")) if entry["act"] == "undo" else None
        changed = [(stamp, uid) for uid, stamp in undone.items() if uid in fresh or known.get(uid) != stamp]
        return fresh, changed

    def settle(self) -> int:
        """Find anew what every decision speaks of; returns how many are orphans. To be called inside a transaction."""
        rows = self.connection.execute("SELECT id, fingerprint FROM decisions").fetchall()
        self.connection.execute("DELETE FROM decision_targets")
        finder = _Finder(self.connection)
        orphans = 0
        for decision_id, fingerprint in rows:
            mark = decode(fingerprint)
            found = finder.find(mark) if mark is not None else (None, None, None)
            orphans += found == (None, None, None) and not isinstance(mark, NameMark)
            self._put_target(decision_id, *found)
        return orphans

    def _bind(self, decision_id: int, target: Claim | Relation | Document) -> None:
        ids = (
            target.id if isinstance(target, Claim) else None,
            target.id if isinstance(target, Relation) else None,
            target.id if isinstance(target, Document) else None,
        )
        self._put_target(decision_id, *ids)

    def _put_target(self, decision_id: int, claim: int | None, relation: int | None, document: int | None) -> None:
        self.connection.execute(
            "INSERT OR REPLACE INTO decision_targets (decision_id, claim_id, relation_id, document_id)"
            " VALUES (?, ?, ?, ?)",
            (decision_id, claim, relation, document),
        )

    def _insert(self, entry: Mapping[str, Any]) -> int:
        values = [None if entry.get(name) is None else str(entry[name]) for name in _COLUMNS]
        cursor = self.connection.execute(
            f"INSERT INTO decisions ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})", values
        )
        return int(cursor.lastrowid or 0)

    def _mark(self, act: str, decision_id: int | None, where: str) -> Decision | None:
        condition, values = ("id = ?", (decision_id,)) if decision_id is not None else (where, ())
        with writing(self.connection, self._patience):
            row = self.connection.execute(f"SELECT id, uid FROM decisions WHERE {condition} LIMIT 1", values).fetchone()
            if row is None:
                return None
            stamp = self._stamp()
            journal.append(self.journal, {"act": act, "uid": row[1], "at": stamp})
            undone = stamp if act == "undo" else None
            self.connection.execute("UPDATE decisions SET undone_at = ? WHERE id = ?", (undone, row[0]))
        return self.decision(row[0])

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="microseconds")

    def _document(self, document_id: int) -> Document:
        row = self.connection.execute(
            f"SELECT {DOCUMENT_SELECT} FROM documents d WHERE d.id = ?", (document_id,)
        ).fetchone()
        return document_of(row)

    def _claim(self, claim_id: int) -> Claim:
        return claim_of(
            self.connection.execute(f"SELECT {CLAIM_SELECT} FROM claims c WHERE c.id = ?", (claim_id,)).fetchone()
        )


class _Finder:
    """Finds what marks mean in the store as it is now; remembers the documents that it opened."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._documents: dict[int, Document] = {}
        self._claims: dict[int, list[Claim]] = {}

    def find(self, mark: Mark) -> tuple[int | None, int | None, int | None]:
        """(claim id, relation id, document id), of which one is set; none where the mark means nothing here."""
        if isinstance(mark, DocumentMark):
            document = self._document(mark)
            return (None, None, document.id if document else None)
        if isinstance(mark, NameMark):
            return (None, None, None)
        if isinstance(mark, ClaimMark):
            claim = self._claim(mark)
            return (claim.id if claim else None, None, None)
        return (None, self._relation(mark), None)

    def _claim(self, mark: ClaimMark) -> Claim | None:
        document = self._document(mark.document)
        span = locate(mark, document.text) if document else None
        if document is None or span is None:
            return None
        if document.id not in self._claims:
            rows = self.connection.execute(
                f"SELECT {CLAIM_SELECT} FROM claims c WHERE c.document_id = ?", (document.id,)
            )
            self._claims[document.id] = [claim_of(row) for row in rows]
        return best_claim(mark, span, self._claims[document.id])

    def _relation(self, mark: RelationMark) -> int | None:
        claims = [self._claim(claim) for claim in mark.claims]
        if len(claims) < 2 or any(claim is None for claim in claims):
            return None
        wanted = {claim.id for claim in claims if claim is not None}
        marks = ", ".join("?" * len(wanted))
        rows = self.connection.execute(
            f"SELECT r.id, r.type, count(DISTINCT rc.claim_id) FROM relation_claims rc JOIN relations r"
            f" ON r.id = rc.relation_id WHERE rc.claim_id IN ({marks}) GROUP BY r.id"
            f" HAVING count(DISTINCT rc.claim_id) = ? ORDER BY r.id",
            (*sorted(wanted), len(wanted)),
        ).fetchall()
        same_type = [row[0] for row in rows if row[1] == mark.type]
        return same_type[0] if same_type else None

    def _document(self, mark: DocumentMark) -> Document | None:
        for named, value in ((BY_HASH, mark.sha256), ("path = ?1", mark.path), ("title = ?1", mark.title)):
            if value is None:
                continue
            row = self.connection.execute(
                f"SELECT d.id FROM documents d WHERE {named} ORDER BY d.path = ?2 DESC, d.id LIMIT 1",
                (value, mark.path),
            ).fetchone()
            if row is not None:
                return self._open(row[0])
        return None

    def _open(self, document_id: int) -> Document:
        if document_id not in self._documents:
            row = self.connection.execute(
                f"SELECT {DOCUMENT_SELECT} FROM documents d WHERE d.id = ?", (document_id,)
            ).fetchone()
            self._documents[document_id] = document_of(row)
        return self._documents[document_id]


def verdict(decisions: Iterable[Decision]) -> Verdict:
    """What holds after `decisions` on one target, in the order in which they were made; undone ones don't count."""
    state: str | None = None
    starred = False
    tags: dict[str, None] = {}
    notes: list[str] = []
    corrections: dict[str, str | None] = {}
    for decision in decisions:
        if decision.undone_at is not None:
            continue
        if decision.action in STATES:
            state = decision.action
        elif decision.action == "clear":
            state = None
        elif decision.action in ("star", "unstar"):
            starred = decision.action == "star"
        elif decision.action == "tag" and decision.value:
            tags[decision.value] = None
        elif decision.action == "untag" and decision.value:
            tags.pop(decision.value, None)
        elif decision.action == "correct" and decision.field:
            corrections[decision.field] = decision.value
        if decision.note:
            notes.append(decision.note)
    return Verdict(state, starred, tuple(tags), tuple(notes), corrections)


def decisions_of(connection: sqlite3.Connection, column: str, target_id: int) -> tuple[Decision, ...]:
    """Every decision on one target, oldest first; `column` is claim_id, relation_id or document_id."""
    if column not in ("claim_id", "relation_id", "document_id"):
        raise ValueError(column)
    rows = connection.execute(
        f"SELECT {_SELECT} FROM decision_targets t JOIN decisions d ON d.id = t.decision_id"
        f" WHERE t.{column} = ? ORDER BY d.id",
        (target_id,),
    )
    return tuple(map(_decision, rows))


def history(connection: sqlite3.Connection, limit: int = 1000, offset: int = 0) -> tuple[Decision, ...]:
    """Every decision, the newest first."""
    rows = connection.execute(f"SELECT {_SELECT} FROM decisions d ORDER BY d.id DESC LIMIT ? OFFSET ?", (limit, offset))
    return tuple(map(_decision, rows))


def orphans(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """Decisions whose quote is found nowhere any more; they are kept."""
    rows = connection.execute(
        f"SELECT {_SELECT} FROM decisions d LEFT JOIN decision_targets t ON t.decision_id = d.id"
        " WHERE d.target <> 'name'"
        " AND t.claim_id IS NULL AND t.relation_id IS NULL AND t.document_id IS NULL ORDER BY d.id"
    )
    return tuple(map(_decision, rows))


def _decision(row: tuple[Any, ...]) -> Decision:
    names = ("id", "fingerprint", "target", "action", "made_at", "field", "value", "note", "author", "undone_at")
    return Decision(**dict(zip(names, row, strict=True)))
