"""Aggregations for screens: counted in SQL, paged by id, so that no list of all claims is ever built from rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from explorer.model import CONFLICT_TYPES, Claim
from explorer.store.chosen import EVERYTHING, Chosen
from explorer.store.rows import CLAIM_SELECT, claim_of

_CONFLICTS = ", ".join(f"'{kind}'" for kind in sorted(CONFLICT_TYPES))
_AHEAD = "c.modality IN ('target', 'plan', 'forecast', 'hypothetical')"
ABOUT = "about"
PUBLISHED = "published"
_IN_PERIOD = {
    ABOUT: f"{_AHEAD}, c.metric IS NULL, c.metric, c.basis, c.unit, c.subject, c.value, c.id",
    PUBLISHED: f"{_AHEAD}, c.id",
}
"""The order of claims within a period of an axis."""

_WORST = (
    "SELECT rc.claim_id FROM relations r JOIN relation_claims rc ON rc.relation_id = r.id AND rc.position = 0"
    f" WHERE r.type IN ({_CONFLICTS}) ORDER BY r.severity DESC, r.id LIMIT 1"
)
_MOST_VOICES = """
    SELECT c.id FROM (
        SELECT r.id AS relation, count(DISTINCT rc.claim_id >> 20) AS voices
        FROM (SELECT id FROM relations WHERE type IN ('agreement', 'rounding') LIMIT 5000) r
        JOIN relation_claims rc ON rc.relation_id = r.id GROUP BY r.id ORDER BY voices DESC, r.id LIMIT 50
    ) best
    JOIN relation_claims rc ON rc.relation_id = best.relation JOIN claims c ON c.id = rc.claim_id
    WHERE c.kind = 'quantity' AND c.metric IS NOT NULL AND c.subject IS NOT NULL AND c.period IS NOT NULL
      AND coalesce(c.unit, '') NOT IN ('year', 'month', 'week', 'day', 'hour', 'minute', 'second')
    ORDER BY best.voices DESC, c.confidence DESC, c.id LIMIT 1
"""


_SUREST = """
    SELECT id FROM (
        SELECT id, confidence FROM claims
        WHERE kind = 'quantity' AND metric IS NOT NULL AND subject IS NOT NULL AND period IS NOT NULL LIMIT 5000
    ) ORDER BY confidence DESC, id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """How many claims share one period; `label` is None for undated ones."""

    label: str | None
    start: str | None
    end: str | None
    claims: int
    ahead: int
    """How many of them are targets, plans, forecasts."""
    conflicts: int


@dataclass(frozen=True, slots=True)
class ClaimMarks:
    """What is known around a claim: types of its relations and how many documents speak in them."""

    kinds: frozenset[str] = field(default_factory=frozenset)
    voices: int = 1


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list: neither text nor counts, so that thousands are read at once."""

    id: int
    path: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    published_from: str | None
    words: int


class ClaimSpan(NamedTuple):
    """Where a claim stands in its document."""

    id: int
    start: int
    end: int
    sentence_start: int
    sentence_end: int


class FactQueries:
    """Counts and id lists of a store through an open read-only connection. One thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def periods(self, axis: str = ABOUT, chosen: Chosen = EVERYTHING) -> tuple[PeriodCount, ...]:
        """Every period of the chosen claims with its counts, by start; on the axis `published` a document's date."""
        key, joins = _axis(axis)
        counts = self.connection.execute(
            f"SELECT {key}, count(*), sum({_AHEAD}) FROM claims c {joins} WHERE {chosen.where} GROUP BY 1, 2, 3",
            chosen.params,
        ).fetchall()
        disputed = {
            (row[0], row[1], row[2]): row[3]
            for row in self.connection.execute(
                f"SELECT {key}, count(DISTINCT c.id) FROM relations r JOIN relation_claims rc ON rc.relation_id = r.id"
                f" JOIN claims c ON c.id = rc.claim_id {joins} WHERE ({chosen.where}) AND r.type IN ({_CONFLICTS})"
                " GROUP BY 1, 2, 3",
                chosen.params,
            )
        }
        periods = (
            PeriodCount(label, start, end, total, ahead, disputed.get((label, start, end), 0))
            for label, start, end, total, ahead in counts
        )
        return tuple(sorted(periods, key=lambda p: (p.start or p.end or "~", p.end or "", p.label or "")))

    def period_claims(
        self, period: tuple[str | None, str | None, str | None], axis: str = ABOUT, chosen: Chosen = EVERYTHING
    ) -> tuple[int, ...]:
        """The ids of a period's chosen claims: what happened first, then what is ahead.

        Within these by metric; on the axis `published` as the documents have them.
        """
        label, start, end = period
        match = "c.period_start IS ? AND c.period_end IS ? AND c.period IS ?"
        wanted: tuple[str | None, ...] = (start, end, label)
        if axis == PUBLISHED:
            match, wanted = "c.document_id IN (SELECT id FROM documents WHERE published IS ?)", (label,)
        rows = self.connection.execute(
            f"SELECT c.id FROM claims c WHERE ({chosen.where}) AND {match} ORDER BY {_IN_PERIOD[axis]}",
            (*chosen.params, *wanted),
        )
        return tuple(row[0] for row in rows)

    def all_period_claims(self, axis: str = ABOUT) -> dict[tuple[str | None, str | None, str | None], tuple[int, ...]]:
        """What `period_claims` gives of all claims, for every period at once."""
        key, joins = _axis(axis)
        rows = self.connection.execute(f"SELECT {key}, c.id FROM claims c {joins} ORDER BY 1, 2, 3, {_IN_PERIOD[axis]}")
        return {period: tuple(row[3] for row in some) for period, some in groupby(rows, key=itemgetter(0, 1, 2))}

    def marks(self, claim_ids: Sequence[int]) -> dict[int, ClaimMarks]:
        """Relation types and voices around each of a page of claims; claims without relations are left out."""
        kinds: dict[int, set[str]] = {}
        voices: dict[int, set[int]] = {}
        for claim, kind, document in self.connection.execute(
            "SELECT rc.claim_id, r.type, o.claim_id >> 20 FROM relation_claims rc JOIN relations r ON"
            " r.id = rc.relation_id JOIN relation_claims o ON o.relation_id = rc.relation_id"
            " WHERE rc.claim_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(claim_ids)),),
        ):
            kinds.setdefault(claim, set()).add(kind)
            voices.setdefault(claim, set()).add(document)
        return {claim: ClaimMarks(frozenset(found), len(voices[claim])) for claim, found in kinds.items()}

    def ids(self, chosen: Chosen) -> frozenset[int]:
        """The ids of the chosen claims."""
        rows = self.connection.execute(f"SELECT c.id FROM claims c WHERE {chosen.where}", chosen.params)
        return frozenset(row[0] for row in rows)

    def count(self, chosen: Chosen) -> int:
        """How many claims are chosen."""
        return int(
            self.connection.execute(f"SELECT count(*) FROM claims c WHERE {chosen.where}", chosen.params).fetchone()[0]
        )

    def metric_claims(
        self, metric: str, subject: str | None, limit: int = 1500, chosen: Chosen = EVERYTHING
    ) -> tuple[Claim, ...]:
        """Chosen claims of a metric (of one subject, if given) in the order of their periods, at most `limit`."""
        more, values = ("", ()) if subject is None else (" AND c.subject = ?", (subject,))
        rows = self.connection.execute(
            f"SELECT {CLAIM_SELECT} FROM claims c WHERE c.metric = ?{more} AND c.kind = 'quantity'"
            f" AND ({chosen.where}) ORDER BY c.subject, c.period LIMIT ?",
            (metric, *values, *chosen.params, limit),
        )
        return tuple(map(claim_of, rows))

    def metric_size(self, metric: str, chosen: Chosen = EVERYTHING) -> int:
        """How many chosen claims a metric has; where all are chosen, counted in the index alone."""
        return int(
            self.connection.execute(
                f"SELECT count(*) FROM claims c WHERE c.metric = ? AND ({chosen.where})", (metric, *chosen.params)
            ).fetchone()[0]
        )

    def metrics(self, chosen: Chosen = EVERYTHING) -> tuple[tuple[str, int, int], ...]:
        """Every metric of a chosen quantity with the number of its claims and documents, the most frequent first."""
        straight = "NOT INDEXED" if chosen.everything else ""  # all rows in the order of the disk are quicker read
        rows = self.connection.execute(
            f"SELECT c.metric, count(*), count(DISTINCT c.document_id) FROM claims c {straight}"
            f" WHERE c.metric IS NOT NULL AND c.kind = 'quantity' AND ({chosen.where})"
            " GROUP BY c.metric ORDER BY 2 DESC, 1",
            chosen.params,
        )
        return tuple(rows)

    def claim_spans(self, document_id: int, chosen: Chosen = EVERYTHING) -> tuple[ClaimSpan, ...]:
        """Where each chosen claim of a document stands, in text order."""
        rows = self.connection.execute(
            'SELECT c.id, c.start, c."end", c.sentence_start, c.sentence_end FROM claims c WHERE c.document_id = ?'
            f" AND ({chosen.where}) ORDER BY c.start, c.id",
            (document_id, *chosen.params),
        )
        return tuple(ClaimSpan(*row) for row in rows)

    def some_metric(self, chosen: Chosen = EVERYTHING) -> str | None:
        """A metric to show where none was chosen: the most frequent of the chosen claims (of all: of the first)."""
        if not chosen.everything:
            return next((metric for metric, _, _ in self.metrics(chosen)), None)
        row = self.connection.execute(
            "SELECT metric FROM (SELECT metric FROM claims WHERE kind = 'quantity' AND metric IS NOT NULL LIMIT 2000)"
            " GROUP BY metric ORDER BY count(*) DESC, metric LIMIT 1"
        ).fetchone()
        return None if row is None else str(row[0])

    def metric_documents(self, metric: str, chosen: Chosen = EVERYTHING) -> dict[int, int]:
        """The documents that speak of a metric in chosen claims, each with its first claim of it."""
        rows = self.connection.execute(
            f"SELECT c.id >> 20, min(c.id) FROM claims c WHERE c.metric = ? AND ({chosen.where}) GROUP BY 1",
            (metric, *chosen.params),
        )
        return dict(rows)

    def relation_ids(
        self, types: Sequence[str] = (), claim_id: int | None = None, chosen: Chosen = EVERYTHING
    ) -> tuple[int, ...]:
        """Relations of some types (of all if empty), around one claim if given, that a chosen claim has part in.

        The most severe come first.
        """
        where: list[str] = []
        values: list[Any] = []
        if types:
            where.append("r.type IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(types)))
        if claim_id is not None:
            where.append("r.id IN (SELECT relation_id FROM relation_claims WHERE claim_id = ?)")
            values.append(claim_id)
        if not chosen.everything:
            where.append(f"r.id IN ({_related(chosen)})")
            values.extend(chosen.params)
        clause = f"WHERE {' AND '.join(where)}" if where else ""
        rows = self.connection.execute(f"SELECT r.id FROM relations r {clause} ORDER BY r.severity DESC, r.id", values)
        return tuple(row[0] for row in rows)

    def relation_counts(self, chosen: Chosen = EVERYTHING) -> dict[str, int]:
        """How many relations of each type chosen claims have part in."""
        clause = "" if chosen.everything else f"WHERE r.id IN ({_related(chosen)})"
        return dict(
            self.connection.execute(
                f"SELECT r.type, count(*) FROM relations r {clause} GROUP BY 1 ORDER BY 1", chosen.params
            )
        )

    def document_lines(self) -> tuple[DocumentLine, ...]:
        """Every document, by path."""
        rows = self.connection.execute(
            "SELECT id, path, title, publisher, author, published, published_from, words FROM documents ORDER BY path"
        )
        return tuple(DocumentLine(*row) for row in rows)

    def has_decisions(self) -> bool:
        """Whether the user ever decided anything."""
        return self.connection.execute("SELECT 1 FROM decisions LIMIT 1").fetchone() is not None

    def document_counts(self, chosen: Chosen = EVERYTHING) -> dict[int, tuple[int, int]]:
        """Chosen claims of every document that has such, and the conflicts they have part in; in two passes."""
        claims = dict(
            self.connection.execute(
                f"SELECT c.document_id, count(*) FROM claims c WHERE {chosen.where} GROUP BY 1", chosen.params
            )
        )
        narrowed = "" if chosen.everything else f" AND rc.claim_id IN (SELECT c.id FROM claims c WHERE {chosen.where})"
        conflicts = dict(
            self.connection.execute(
                "SELECT rc.claim_id >> 20, count(DISTINCT r.id) FROM relations r JOIN relation_claims rc"
                f" ON rc.relation_id = r.id WHERE r.type IN ({_CONFLICTS}){narrowed} GROUP BY 1",
                chosen.params,
            )
        )
        return {document: (number, conflicts.get(document, 0)) for document, number in claims.items()}

    def first_claim(self) -> int | None:
        """A claim worth opening with: the first of the most severe conflict, else one that most documents agree on.

        Of the latter, a dated figure (no duration or age) with subject and metric, read with most confidence; where
        there is none either, any such figure, or the first claim of all.
        """
        for query in (_WORST, _MOST_VOICES, _SUREST, "SELECT min(id) FROM claims"):
            row = self.connection.execute(query).fetchone()
            if row is not None and row[0] is not None:
                return int(row[0])
        return None


def _axis(axis: str) -> tuple[str, str]:
    if axis == PUBLISHED:
        return "d.published, d.published, d.published", "JOIN documents d ON d.id = c.document_id"
    return "c.period, c.period_start, c.period_end", ""


def _related(chosen: Chosen) -> str:
    """The ids of the relations that chosen claims have part in."""
    return f"SELECT rc.relation_id FROM relation_claims rc JOIN claims c ON c.id = rc.claim_id WHERE {chosen.where}"
