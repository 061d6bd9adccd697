"""Metadata that makes the store pleasant in Datasette: titles, column descriptions, sorting, hidden inner tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from explorer.export.records import CLAIM_KEYS, DECISION_KEYS, DOCUMENT_KEYS, RELATION_KEYS
from explorer.export.source import Source

_HIDDEN = (
    "claim_keys", "claim_sketches", "stale_keys", "relation_keys", "claim_terms", "claim_vocabulary", "passage_terms",
    "meta", "decision_targets", "claim_readings",
)  # fmt: skip
_TABLES: dict[str, dict[str, Any]] = {
    "documents": {"description": "One row a source file.", "label_column": "title", "sort": "path"},
    "claims": {"description": "One row a claim: a figure or a dated event at one place of one document.", "size": 50},
    "relations": {"description": "What claims are to each other, and why.", "sort_desc": "severity"},
    "relation_claims": {"description": "Which claims a relation is between."},
    "decisions": {"description": "What people said of claims, relations and documents.", "sort_desc": "made_at"},
    "files": {"description": "Every file that was met; `reason` says why one was left out."},
    "claims_readable": {"description": "Claims with their document and their sentence, for people.", "size": 50},
    "conflicts_readable": {"description": "Conflicts with their reason and both passages.", "sort_desc": "severity"},
}
_FACETS = {
    "claims": ["kind", "metric", "subject", "modality"],
    "relations": ["type", "metric"],
    "claims_readable": ["metric", "subject", "modality", "publisher"],
    "conflicts_readable": ["type", "metric"],
}


def metadata(source: Source) -> Iterator[str]:
    """A metadata.json for `datasette STORE --metadata FILE`."""
    tables: dict[str, dict[str, Any]] = {name: dict(settings) for name, settings in _TABLES.items()}
    for name, keys in (
        ("documents", DOCUMENT_KEYS), ("claims", CLAIM_KEYS), ("relations", RELATION_KEYS), ("decisions", DECISION_KEYS)
    ):  # fmt: skip
        columns = {row[1] for row in source.reader.connection.execute(f"PRAGMA table_info({name})")}
        tables[name]["columns"] = {key: meaning for key, meaning in keys.items() if key in columns}
    for name, facets in _FACETS.items():
        tables[name]["facets"] = facets
    known = {row[0] for row in source.reader.connection.execute("SELECT name FROM sqlite_schema")}
    for name in _HIDDEN:
        tables[name] = {"hidden": True}
    shown = {name: settings for name, settings in tables.items() if name in known}
    about = {
        "title": "Fact Explorer",
        "description": "What each document claims, how the numbers compare, and where they disagree.",
        "databases": {source.path.stem: {"tables": shown}},
    }
    yield json.dumps(about, indent=2) + "\n"
