"""The index follows the facts, whatever is stored, replaced or removed, at once or later."""

from __future__ import annotations

import sqlite3
import string
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.store import search_index
from explorer.store.connection import writing
from explorer.store.rows import claim_row
from explorer.store.writer import StoreWriter
from tests.search.conftest import put

WORDS = st.text(alphabet=string.ascii_lowercase + "éß小 -', 0123456789", min_size=1, max_size=30)
LINES = st.lists(WORDS, max_size=4)
STEPS = st.lists(st.tuples(st.integers(1, 3), st.one_of(st.none(), LINES)), min_size=1, max_size=8)


def contents(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """Every term with its counts, and which rows hold a term."""
    vocabulary = connection.execute("SELECT term, doc, cnt FROM claim_vocabulary").fetchall()
    rows = [
        connection.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid", ('"7"',)).fetchall()
        for table in ("claim_terms", "passage_terms")
    ]
    return [vocabulary, *rows]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_after_any_edits_the_index_is_what_a_new_one_would_be(
    tmp_path_factory: object, steps: list[tuple[int, list[str] | None]]
) -> None:
    path = tmp_path_factory.mktemp("index") / "s.db"  # type: ignore[attr-defined]
    for number, lines in steps:
        if lines is None:
            with StoreWriter(path) as writer, writer.transaction():
                writer.remove_document(number)
        else:
            put(path, number, [(f"7 {line}", "7", {"subject": line}) for line in lines], tail=" ".join(lines))
    with StoreWriter(path) as writer:
        kept = contents(writer.connection)
        for table in ("claim_terms", "passage_terms"):
            writer.connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        with writer.transaction():
            search_index.rebuild(writer.connection)
        assert contents(writer.connection) == kept


def test_a_deferred_index_is_made_whole_at_the_end(tmp_path: Path) -> None:
    at_once, later = tmp_path / "one.db", tmp_path / "two.db"
    with StoreWriter(later) as writer, writer.transaction():
        writer.defer_search_index()
    for path in (at_once, later):
        for number in (1, 2, 1):
            put(path, number, [(f"7 {number} things", "7", {"metric": "things"})], tail="more")
    with StoreWriter(at_once) as one, StoreWriter(later) as two:
        assert contents(two.connection)[0] == []
        with two.transaction():
            two.finish_search_index()
        assert contents(two.connection) == contents(one.connection)
        assert not search_index.is_deferred(two.connection)


def test_a_change_of_a_claim_reaches_the_index(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    (claim,) = put(path, 1, [("7 things", "7", {"metric": "things"})])
    with StoreWriter(path) as writer:
        with writing(writer.connection), search_index.reindexed(writer.connection, 1):
            writer.connection.execute("UPDATE claims SET metric = 'wonders' WHERE id = ?", (claim.id,))
        found = writer.connection.execute("SELECT rowid FROM claim_terms WHERE claim_terms MATCH 'wonders'").fetchall()
        assert found == [(claim.id,)]


def test_claims_that_are_added_are_indexed_besides_the_others(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    (claim,) = put(path, 1, [("7 things", "7", {"metric": "things"})], tail="more")
    put(path, 2, [("7 wonders", "7", {"metric": "wonders"})])
    with StoreWriter(path) as writer:
        for number in (1, 2):
            more = replace(claim, id=claim.id + number, metric=f"wares{number}")
            with writer.transaction():
                writer.add_claims(1, [claim_row(more)], [], [])
        kept = contents(writer.connection)
        assert {"wares1", "wares2", "wonders"} <= {term for term, *_ in kept[0]}
        writer.connection.execute("INSERT INTO claim_terms (claim_terms) VALUES ('integrity-check')")
        with writer.transaction():
            search_index.rebuild(writer.connection)
        assert contents(writer.connection) == kept
        with writer.transaction():
            writer.remove_document(1)
        assert "wares1" not in {term for term, *_ in contents(writer.connection)[0]}
