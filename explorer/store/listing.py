"""Lists of claims, relations and decisions for commands and exports: streamed in a stable order, filtered in SQL."""

from __future__ import annotations

import json
import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from explorer.model import Claim, Decision, Relation, RelationMember, Span
from explorer.quotes import Quotes
from explorer.store.chosen import EVERYTHING, Chosen
from explorer.store.decisions import Verdict, verdict
from explorer.store.readings import readings
from explorer.store.rows import CLAIM_SELECT, RELATION_SELECT, claim_of, relation_of

_KEPT_CHARACTERS = 20_000_000
_LINE_FEED = re.compile("\n")
_RELATION_WIDTH = RELATION_SELECT.count(",") + 1
_DECISION = "d.id, d.fingerprint, d.target, d.action, d.made_at, d.field, d.value, d.note, d.author, d.undone_at"


@dataclass(frozen=True, slots=True)
class RelationFilter:
    """Which relations are meant; what is empty does not restrict."""

    types: tuple[str, ...] = ()
    metric: str | None = None
    subject: str | None = None
    documents: tuple[int, ...] = ()
    severity: float = 0.0
    claims: Chosen = EVERYTHING
    """At least one of a relation's claims is among these."""


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """A document without its text, with all that a citation needs."""

    id: int
    path: str
    format: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    published_from: str | None
    language: str | None
    sha256: str
    words: int


class ClaimCounts(NamedTuple):
    """How many claims a document has: all, events, those with a date."""

    claims: int
    events: int
    dated: int


class Listing:
    """Streams out of an open connection. One thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._texts: dict[int, str] = {}
        self._kept = 0
        self._breaks: dict[int, list[int]] = {}
        self._quotes: dict[int, Quotes] = {}
        self._readings: dict[int, dict[str, object]] | None = None

    def heads(self) -> dict[int, DocumentHead]:
        """Every document by id, in the order of the paths."""
        rows = self.connection.execute(
            "SELECT id, path, format, title, publisher, author, published, published_from, language, sha256, words"
            " FROM documents ORDER BY path"
        )
        return {row[0]: DocumentHead(*row) for row in rows}

    def text(self, document_id: int) -> str:
        """A document's text; those used last are kept, so that claims in any order read most texts once."""
        text = self._texts.pop(document_id, None)
        if text is None:
            row = self.connection.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()
            text = row[0] if row else ""
            self._kept += len(text)
        self._texts[document_id] = text
        while self._kept > _KEPT_CHARACTERS and len(self._texts) > 1:
            oldest = next(iter(self._texts))
            self._kept -= len(self._texts.pop(oldest))
            self._breaks.pop(oldest, None)
            self._quotes.pop(oldest, None)
        return text

    def line(self, document_id: int, offset: int) -> int:
        """The line of a document's text, from 1, that holds the character at `offset`."""
        text = self.text(document_id)
        breaks = self._breaks.get(document_id)
        if breaks is None:
            breaks = self._breaks[document_id] = [match.start() for match in _LINE_FEED.finditer(text)]
        return bisect_left(breaks, offset) + 1

    def occurrence(self, document_id: int, sentence: Span) -> int:
        """Which of the equal sentences of its document this one is, from 0."""
        text = self.text(document_id)
        quotes = self._quotes.get(document_id)
        if quotes is None:
            quotes = self._quotes[document_id] = Quotes(text)
        return quotes.before(sentence.of(text), sentence.start)

    def claims(self, chosen: Chosen) -> Iterator[Claim]:
        """The chosen claims, by document and place in it."""
        rows = self.connection.execute(
            f"SELECT {CLAIM_SELECT} FROM claims c WHERE {chosen.where} ORDER BY c.id", chosen.params
        )
        return map(claim_of, rows)

    def dated(self, chosen: Chosen, limit: int) -> tuple[Claim, ...]:
        """The chosen claims that have a date, the earliest first."""
        rows = self.connection.execute(
            f"SELECT {CLAIM_SELECT} FROM claims c WHERE c.period IS NOT NULL AND ({chosen.where}) ORDER BY"
            " coalesce(c.period_start, c.period_end, c.period), c.period_end, c.metric, c.id LIMIT ?",
            (*chosen.params, limit),
        )
        return tuple(map(claim_of, rows))

    def counts(self, chosen: Chosen) -> dict[int, ClaimCounts]:
        """How many chosen claims each document has."""
        rows = self.connection.execute(
            "SELECT c.document_id, count(*), sum(c.kind = 'event'), sum(c.period IS NOT NULL) FROM claims c"
            f" WHERE {chosen.where} GROUP BY c.document_id",
            chosen.params,
        )
        return {row[0]: ClaimCounts(*row[1:]) for row in rows}

    def relation_types(self, wanted: RelationFilter) -> dict[str, int]:
        """How many relations of each type fit."""
        where, values = _relation_where(wanted)
        rows = self.connection.execute(
            f"SELECT r.type, count(*) FROM relations r WHERE {where} GROUP BY r.type ORDER BY r.type", values
        )
        return dict(rows)

    def relations(self, wanted: RelationFilter, limit: int = -1) -> Iterator[Relation]:
        """The relations that fit, the most severe first."""
        where, values = _relation_where(wanted)
        rows = self.connection.execute(
            f"SELECT {RELATION_SELECT}, m.claim_id, m.role FROM (SELECT * FROM relations r WHERE {where}"
            " ORDER BY r.severity DESC, r.id LIMIT ?) r JOIN relation_claims m ON m.relation_id = r.id"
            " ORDER BY r.severity DESC, r.id, m.position",
            (*values, limit),
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            members = list(group)
            yield relation_of(
                members[0][:_RELATION_WIDTH],
                tuple(RelationMember(claim_id=row[-2], role=row[-1]) for row in members),
            )

    def readings(self, claim_id: int) -> dict[str, object]:
        """What the machine read in the fields of a claim that decisions changed."""
        if self._readings is None:
            self._readings = readings(self.connection)
        return self._readings.get(claim_id, {})

    def verdicts(self, column: str) -> dict[int, Verdict]:
        """What currently holds of every decided target; `column` is claim_id, relation_id or document_id."""
        return {target: verdict(made) for target, made in self.decided(column).items()}

    def decided(self, column: str) -> dict[int, list[Decision]]:
        """The decisions that are not undone by target, oldest first."""
        if column not in ("claim_id", "relation_id", "document_id"):
            raise ValueError(column)
        found: dict[int, list[Decision]] = {}
        for row in self.connection.execute(
            f"SELECT {_DECISION}, t.{column} FROM decision_targets t JOIN decisions d ON d.id = t.decision_id"
            f" WHERE t.{column} IS NOT NULL AND d.undone_at IS NULL ORDER BY d.id"
        ):
            found.setdefault(row[-1], []).append(_decision(row[:-1]))
        return found

    def decisions(self) -> Iterator[tuple[Decision, str | None]]:
        """Every decision, the oldest first, each with what it is found at now: `claim:ID`, `relation:ID`, …"""
        for row in self.connection.execute(
            f"SELECT {_DECISION}, t.claim_id, t.relation_id, t.document_id FROM decisions d"
            " LEFT JOIN decision_targets t ON t.decision_id = d.id ORDER BY d.id"
        ):
            claim, relation, document = row[-3:]
            found = (
                f"claim:{claim}"
                if claim is not None
                else f"relation:{relation}"
                if relation is not None
                else f"document:{document}"
                if document is not None
                else None
            )
            yield _decision(row[:-3]), found


def _relation_where(wanted: RelationFilter) -> tuple[str, tuple[Any, ...]]:
    conditions: list[str] = []
    values: list[Any] = []
    if wanted.types:
        conditions.append("r.type IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(wanted.types)))
    if wanted.metric is not None:
        conditions.append("r.metric = ? COLLATE NOCASE")
        values.append(wanted.metric)
    if wanted.subject is not None:
        conditions.append("r.subject = ? COLLATE NOCASE")
        values.append(wanted.subject)
    if wanted.severity > 0:
        conditions.append("r.severity >= ?")
        values.append(wanted.severity)
    members = "EXISTS (SELECT 1 FROM relation_claims rc JOIN claims c ON c.id = rc.claim_id"
    if wanted.documents:
        conditions.append(
            f"{members} WHERE rc.relation_id = r.id AND c.document_id IN (SELECT value FROM json_each(?)))"
        )
        values.append(json.dumps(list(wanted.documents)))
    if not wanted.claims.everything:
        conditions.append(f"{members} WHERE rc.relation_id = r.id AND ({wanted.claims.where}))")
        values.extend(wanted.claims.params)
    return " AND ".join(conditions) or "1", tuple(values)


def _decision(row: tuple[Any, ...]) -> Decision:
    names = ("id", "fingerprint", "target", "action", "made_at", "field", "value", "note", "author", "undone_at")
    return Decision(**dict(zip(names, row, strict=True)))
