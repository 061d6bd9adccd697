"""Filters on what the user decided: only what stands, not what was undone or overruled."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from explorer.model import claim_id
from explorer.search import SearchEngine
from explorer.store.connection import open_reader
from explorer.store.writer import StoreWriter
from tests.search.conftest import LINES, put

DECIDED = [
    (0, "dispute", None, None, None), (1, "dispute", None, None, None), (1, "verify", None, None, None),
    (2, "dispute", None, None, "2026-02-02"), (2, "tag", "check", None, None), (3, "tag", "Check later", None, None),
    (3, "note", None, "call the 100 % source_desk", None), (4, "tag", "check", None, None),
    (4, "untag", "check", None, None), (0, "star", None, None, None),
]  # fmt: skip


@pytest.fixture
def decided(tmp_path: Path) -> SearchEngine:
    """An engine on a store with decisions."""
    path = tmp_path / "s.db"
    put(path, 1, LINES)
    with StoreWriter(path) as writer, writer.transaction():
        for number, (ordinal, action, value, note, undone) in enumerate(DECIDED, 1):
            decide(writer.connection, number, ordinal, action, value, note, undone)
    return SearchEngine(lambda: open_reader(path))


def decide(
    connection: sqlite3.Connection, number: int, ordinal: int, action: str, value: str | None, note: str | None,
    undone: str | None,
) -> None:  # fmt: skip
    """One decision as the store keeps it."""
    connection.execute(
        "INSERT INTO decisions (id, uid, fingerprint, target, action, value, note, made_at, undone_at)"
        " VALUES (?, ?, 'f', 'claim', ?, ?, ?, '2026-01-01', ?)",
        (number, str(number), action, value, note, undone),
    )
    connection.execute(
        "INSERT INTO decision_targets (decision_id, claim_id) VALUES (?, ?)", (number, claim_id(1, ordinal))
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("is:disputed", [0]), ("is:verified", [1]), ("is:starred", [0]), ("tag:check", [2, 3]), ("is:tagged", [2, 3]),
        ("note:source_desk", [3]), ("note:sourceXdesk", []), ("note:100", [3]), ("is:noted", [3]),
        ("!is:disputed", [1, 2, 3, 4]),
    ],
)  # fmt: skip
def test_filters_on_decisions(decided: SearchEngine, query: str, expected: list[int]) -> None:
    assert [hit.claim_id - claim_id(1, 0) for hit in decided.search(query).hits] == expected
