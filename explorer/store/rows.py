"""Rows of the store to the objects of the model, and back."""

from __future__ import annotations

import sqlite3
from operator import attrgetter
from typing import Any

from explorer.model import Claim, Document, Relation, RelationMember, RelationType

CLAIM_COLUMNS = (
    "id", "document_id", "kind", "subject", "metric", "object", "value", "value_max", "unit", "printed", "low", "high",
    "qualifier", "basis", "period", "period_start", "period_end", "stated", "modality", "scope", "place", "attribution",
    "start", "end", "sentence_start", "sentence_end", "page", "restates", "inferred", "rule", "source", "confidence",
    "phrase",
)  # fmt: skip
DOCUMENT_COLUMNS = (
    "id", "path", "format", "title", "publisher", "author", "published", "published_from", "language", "text", "sha256",
    "words", "page_starts", "notes",
)  # fmt: skip
RELATION_COLUMNS = ("id", "type", "subject", "metric", "period", "severity", "reason", "hint", "rule")

_claim_values = attrgetter(*CLAIM_COLUMNS)

CLAIM_SELECT = ", ".join(f'c."{name}"' for name in CLAIM_COLUMNS)
DOCUMENT_SELECT = ", ".join(f"d.{name}" for name in DOCUMENT_COLUMNS)
RELATION_SELECT = ", ".join(f"r.{name}" for name in RELATION_COLUMNS)


def claim_row(claim: Claim) -> tuple[Any, ...]:
    """The values of CLAIM_COLUMNS for `claim`."""
    return tuple(
        ",".join(value) if name == "inferred" else str(value) if isinstance(value, str) else value
        for name, value in zip(CLAIM_COLUMNS, _claim_values(claim), strict=True)
    )


def claim_of(row: tuple[Any, ...] | sqlite3.Row) -> Claim:
    """The claim of a row of CLAIM_COLUMNS."""
    fields: dict[str, Any] = dict(zip(CLAIM_COLUMNS, row, strict=False))
    fields["inferred"] = tuple(part for part in fields["inferred"].split(",") if part)
    return Claim(**fields)


def document_row(document: Document) -> tuple[Any, ...]:
    """The values of DOCUMENT_COLUMNS for `document`."""
    joined = {
        "page_starts": " ".join(map(str, document.page_starts)) or None,
        "notes": "\n".join(document.notes) or None,
    }
    return tuple(joined.get(name, getattr(document, name)) for name in DOCUMENT_COLUMNS)


def document_of(row: tuple[Any, ...] | sqlite3.Row) -> Document:
    """The document of a row of DOCUMENT_COLUMNS."""
    fields: dict[str, Any] = dict(zip(DOCUMENT_COLUMNS, row, strict=False))
    fields["page_starts"] = tuple(int(part) for part in (fields["page_starts"] or "").split())
    fields["notes"] = tuple((fields["notes"] or "").splitlines())
    return Document(**fields)


def relation_row(relation: Relation) -> tuple[Any, ...]:
    """The values of RELATION_COLUMNS for `relation`."""
    return tuple(str(relation.type) if name == "type" else getattr(relation, name) for name in RELATION_COLUMNS)


def relation_of(row: tuple[Any, ...] | sqlite3.Row, members: tuple[RelationMember, ...]) -> Relation:
    """The relation of a row of RELATION_COLUMNS and its members."""
    fields: dict[str, Any] = dict(zip(RELATION_COLUMNS, row, strict=False))
    fields["type"] = RelationType(fields["type"])
    return Relation(**fields, members=members)
