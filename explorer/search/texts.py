"""Claims as the search reads them: sentence and facts, from documents that are kept for a while."""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from explorer.terms import quick_terms, value_terms

Terms = tuple[list[bytes], list[bytes]]

_KEPT_CHARACTERS = 6_000_000
_KEPT_CLAIMS = 2000
_NAMES = ("subject", "metric", "object", "scope", "place", "attribution", "unit", "period", "basis")
_SELECT = (
    'SELECT id, document_id, sentence_start, sentence_end, start, "end", value, value_max, unit,'
    " coalesce(period_end, period_start, ''), "
    + " || ".join(f"coalesce({name} || char(10), '')" for name in _NAMES)
    + " || CASE modality WHEN 'actual' THEN '' ELSE modality END"
    + " FROM claims WHERE id IN (SELECT value FROM json_each(?))"
)


class _Row(NamedTuple):
    """A claim as it is read."""

    claim_id: int
    document_id: int
    sentence: str
    start: int
    """Where the sentence starts in the document."""
    evidence: int
    """Where the figure or date starts in the document."""
    evidence_end: int
    value: float | None
    value_max: float | None
    unit: str | None
    until: str
    """The last day that it is about; empty where nobody knows."""
    names: str
    """Subject, metric, period and so on, a line each."""


class ClaimText(_Row):
    """What can match in a claim; its terms are worked out once, since the next key asks for much the same claims."""

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The terms by which the claim's figures are found."""
        return (*value_terms(self.value), *value_terms(self.value_max))

    @cached_property
    def terms(self) -> Terms:
        """The terms of the sentence and of the names, printed numbers in their parts."""
        return quick_terms(self.sentence, numbers=False), quick_terms(self.names, numbers=False)

    @cached_property
    def terms_with_numbers(self) -> Terms:
        """The terms of the sentence and of the names, printed numbers whole."""
        return quick_terms(self.sentence, numbers=True), quick_terms(self.names, numbers=True)


class Texts:
    """Reads claims by id; claims and documents read lately are kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: OrderedDict[int, str] = OrderedDict()
        self._size = 0
        self._claims: dict[int, ClaimText] = {}

    def forget(self) -> None:
        """The store changed: read everything again."""
        self._kept.clear()
        self._size = 0
        self._claims.clear()

    def claims(self, claim_ids: Sequence[int]) -> list[ClaimText]:
        """The claims with these ids, in their order; ids that are gone are left out."""
        kept = self._claims
        missing = [claim_id for claim_id in claim_ids if claim_id not in kept]
        if len(kept) + len(missing) > _KEPT_CLAIMS:
            kept.clear()
            missing = list(claim_ids)
        if missing:
            for row in self._connection.execute(_SELECT, (json.dumps(missing),)):
                claim_id, document_id, first, last, *facts = row
                sentence = self.document(document_id)[first:last]
                kept[claim_id] = ClaimText(claim_id, document_id, sentence, first, *facts)
        return [kept[claim_id] for claim_id in claim_ids if claim_id in kept]

    def document(self, document_id: int) -> str:
        """The text of a document; empty where it is gone."""
        text = self._kept.get(document_id)
        if text is not None:
            self._kept.move_to_end(document_id)
            return text
        row = self._connection.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()
        text = "" if row is None else str(row[0])
        self._kept[document_id] = text
        self._size += len(text)
        while self._size > _KEPT_CHARACTERS and len(self._kept) > 1:
            self._size -= len(self._kept.popitem(last=False)[1])
        return text
