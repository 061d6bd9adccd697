"""Relating the claims of a store: groups are read one at a time, and what a change does not touch is left alone."""

from __future__ import annotations

from pathlib import Path

from explorer.pipeline import build
from explorer.store.connection import open_reader
from explorer.store.groups import stale_groups
from explorer.store.writer import StoreWriter


def corpus(folder: Path) -> Path:
    """A built store of two documents that disagree on two figures."""
    (folder / "one.md").write_text("The Orvil pier is 410 metres long.\n\nThe Tarn tower is 212 metres tall.\n")
    (folder / "two.md").write_text("The Orvil pier is 530 metres long.\n\nThe Tarn tower is 312 metres tall.\n")
    store = folder / "facts.db"
    build([folder], store)
    return store


def make_stale(writer: StoreWriter) -> None:
    with writer.transaction():
        writer.connection.execute("INSERT OR IGNORE INTO stale_keys SELECT DISTINCT key FROM claim_keys")


def test_a_group_that_is_being_compared_keeps_no_writer_waiting(tmp_path: Path) -> None:
    store = corpus(tmp_path)
    with StoreWriter(store) as writer:
        make_stale(writer)
        groups = stale_groups(open_reader(store))
        key, rows = next(groups)
        assert len(rows) > 1
        writer.connection.execute("PRAGMA busy_timeout = 0")
        with writer.transaction():
            writer.set_meta("test", str(key))
        assert next(groups)[0] > key


def test_only_groups_of_several_claims_are_read(tmp_path: Path) -> None:
    store = corpus(tmp_path)
    with StoreWriter(store) as writer:
        make_stale(writer)
        groups = dict(stale_groups(writer.connection))
    assert groups
    assert all(len(rows) > 1 for rows in groups.values())
