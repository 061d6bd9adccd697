"""Claims, relations and decisions as flat records: the lines of `--json`, of JSON lines files and of CSV files.

Every record's keys are documented here, once; the command line prints these tables in its help.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from explorer.export.citation import folded
from explorer.model import Claim, Decision, Relation
from explorer.store.decisions import Verdict
from explorer.store.listing import DocumentHead, Listing

Record = dict[str, Any]

_DECIDED = {
    "state": "verify, dispute or dismiss: what a person decided last; null where nobody did",
    "starred": "whether a person starred it",
    "tags": "a person's tags",
    "notes": "a person's notes",
}
CLAIM_KEYS: dict[str, str] = {
    "record": "claim",
    "id": "number of the claim in its store",
    "document": "path of the document",
    "title": "its title",
    "publisher": "who published it",
    "published": "when, as ISO date, maybe partial",
    "sha256": "hash of the file",
    "kind": "quantity or event",
    "subject": "whose figure it is",
    "metric": "what is measured; the act of an event",
    "object": "what an event happened to",
    "value": "the number, scale words applied",
    "value_max": "upper end of a range",
    "unit": "ISO 4217 for money, %, SI symbols, counted nouns in the singular",
    "printed": "the number as it stands in the text",
    "low": "least that the printed form allows; null: open",
    "high": "most that the printed form allows; null: open",
    "qualifier": "exactly, about, over, under, at least, at most",
    "basis": "yoy, qoq, mom or change for growth; null for a level",
    "period": "the time that the claim is about: 2025, 2025-Q2, 2025-07, first/last, 2024-04/..",
    "period_start": "first day of it",
    "period_end": "last day of it",
    "stated": "as of when it was said, where that is not the document's date",
    "modality": "actual, estimate, target, plan, forecast, opinion, denied, hypothetical",
    "scope": "division or subset of the subject",
    "place": "where it holds",
    "attribution": "who says so, if not the document",
    "start": "first code point of the evidence in the document's text",
    "end": "the code point after its last",
    "sentence_start": "first code point of the sentence",
    "sentence_end": "the code point after its last",
    "page": "page of a paged document",
    "line": "line of the document's text",
    "restates": "claim that this one says again in another unit",
    "inferred": "fields that were worked out, not read",
    "rule": "the rule that found it",
    "source": "extracted, imported or corrected",
    "confidence": "0 to 1",
    "quote": "the sentence as it stands in the text",
    "occurrence": "which of the equal sentences of its document, from 0",
    **_DECIDED,
    "corrections": "fields that a person corrected, with their values",
    "readings": "what the program had read in the fields that decisions changed",
}
"""Keys of a claim's record, in order, with their meaning."""

RELATION_KEYS: dict[str, str] = {
    "record": "relation",
    "id": "number of the relation in its store (a 53-bit integer)",
    "type": "agreement, rounding, scope, period, status, opinion, revision, scale, direction, contradiction, …",
    "conflict": "whether a reader has to look at it",
    "subject": "whose figures they are",
    "metric": "what is measured",
    "period": "the time that they are about",
    "severity": "0 to 1",
    "reason": "one sentence that names the figures",
    "hint": "how they might agree",
    "rule": "the rule that found it",
    "claims": "the claims' records, in the order of the reason, each with its `role`",
    **_DECIDED,
}
"""Keys of a relation's record."""

DECISION_KEYS: dict[str, str] = {
    "record": "decision",
    "id": "number of the decision in its store",
    "target": "claim, relation, document or name",
    "action": "verify, dispute, dismiss, clear, star, unstar, tag, untag, note, correct, merge, distinct",
    "field": "the corrected field; subject or metric of a merge",
    "value": "the tag, the corrected value, the name that stays",
    "note": "a person's words",
    "author": "who decided",
    "made_at": "when, in UTC",
    "undone_at": "when it was undone; null while it stands",
    "found": "claim:ID, relation:ID or document:ID that it speaks of now; null: an orphan, or about names",
    "fingerprint": "by which its target is found: quote with occurrence, document by hash, path and title",
}
"""Keys of a decision's record."""

DOCUMENT_KEYS: dict[str, str] = {
    "record": "document",
    "id": "number of the document in its store",
    "path": "where it is",
    "format": "text, markdown, html, pdf, docx, …",
    "title": "its title",
    "publisher": "who published it",
    "author": "who wrote it",
    "published": "when, as ISO date, maybe partial",
    "published_from": "front-matter, html, filename, text, user, metadata",
    "language": "ISO 639-1",
    "sha256": "hash of the file",
    "words": "number of words",
}
"""Keys of a document's record."""

STATE_WORDS = {"verify": "verified", "dispute": "disputed", "dismiss": "dismissed"}
"""What a verdict is called once it stands."""
NO_VERDICT = Verdict()
_COPIED = frozenset(CLAIM_KEYS) & set(Claim.__dataclass_fields__)


def claim_record(
    claim: Claim,
    head: DocumentHead,
    text: str,
    line: int,
    occurrence: int,
    verdict: Verdict = NO_VERDICT,
    readings: Mapping[str, object] | None = None,
) -> Record:
    """The record of a claim; `text` is its document's, `line` where in it the claim stands.

    `occurrence` says which of the equal sentences of its document is the claim's.
    `readings` is what the machine read in the fields that decisions changed.
    """
    own: Record = {name: _plain(getattr(claim, name)) for name in _COPIED}
    own |= {
        "record": "claim",
        "document": head.path,
        "title": head.title,
        "publisher": head.publisher,
        "published": head.published,
        "sha256": head.sha256,
        "line": line,
        "quote": claim.sentence.of(text),
        "occurrence": occurrence,
        "corrections": dict(verdict.corrections or {}),
        "readings": {name: _plain(value) for name, value in (readings or {}).items()},
        **_decided(verdict),
    }
    return {name: own[name] for name in CLAIM_KEYS}


def relation_record(relation: Relation, conflict: bool, claims: list[Record], verdict: Verdict = NO_VERDICT) -> Record:
    """The record of a relation; `claims` are those of its members."""
    roles = {member.claim_id: member.role for member in relation.members}
    own: Record = {
        "record": "relation",
        "id": relation.id,
        "type": str(relation.type),
        "conflict": conflict,
        "subject": relation.subject,
        "metric": relation.metric,
        "period": relation.period,
        "severity": _plain(relation.severity),
        "reason": relation.reason,
        "hint": relation.hint,
        "rule": relation.rule,
        "claims": [{**record, "role": roles.get(record["id"], "")} for record in claims],
        **_decided(verdict),
    }
    return {name: own[name] for name in RELATION_KEYS}


def decision_record(decision: Decision, found: str | None) -> Record:
    """The record of a decision; `found` is what it speaks of now."""
    own: Record = {name: getattr(decision, name) for name in DECISION_KEYS if hasattr(decision, name)}
    own |= {"record": "decision", "found": found}
    return {name: own[name] for name in DECISION_KEYS}


def document_record(head: DocumentHead) -> Record:
    """The record of a document."""
    return {name: "document" if name == "record" else getattr(head, name) for name in DOCUMENT_KEYS}


def json_line(record: Mapping[str, Any]) -> str:
    """A record as one line of JSON: ASCII, so that no terminal can be told anything, and never NaN."""
    return json.dumps(record, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def record_of(listing: Listing, heads: Mapping[int, DocumentHead], claim: Claim, verdict: Verdict | None) -> Record:
    """The record of a claim with its text fetched from the store."""
    document = claim.document_id
    line, occurrence = listing.line(document, claim.start), listing.occurrence(document, claim.sentence)
    text, readings = listing.text(document), listing.readings(claim.id)
    return claim_record(claim, heads[document], text, line, occurrence, verdict or NO_VERDICT, readings)


def verdict_words(verdict: Verdict) -> list[str]:
    """What holds of a target in words: disputed, starred, tag check."""
    words = [STATE_WORDS[verdict.state]] if verdict.state else []
    return words + (["starred"] if verdict.starred else []) + [f"tag {folded(tag)}" for tag in verdict.tags]


def _decided(verdict: Verdict) -> Record:
    return {
        "state": verdict.state,
        "starred": verdict.starred,
        "tags": list(verdict.tags),
        "notes": list(verdict.notes),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value
