"""What state a store says it is in."""

from __future__ import annotations

from pathlib import Path

from explorer.store.editions import edition_of
from explorer.store.stale import make_document_stale
from explorer.store.writer import StoreWriter


def settled(store: Path) -> bool:
    """Whether the store says that nobody is at work."""
    with StoreWriter(store) as reading:
        return edition_of(reading.connection).settled


def test_a_store_is_settled_once_its_build_has_ended(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    with StoreWriter(store) as writer:
        assert settled(store)
        writer.begin_build()
        assert not settled(store)
        writer.end_build()
        assert settled(store)


def test_a_build_that_was_given_up_is_at_work_no_more_and_one_that_was_killed_is(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    with StoreWriter(store) as given_up:
        given_up.begin_build()
    assert settled(store)
    killed = StoreWriter(store)
    killed.begin_build()
    killed.connection.close()
    assert not settled(store)


def test_claims_that_have_not_been_compared_unsettle_a_store(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    with StoreWriter(store) as writer:
        with writer.transaction():
            writer.connection.execute("INSERT INTO stale_keys (key, year, changes) VALUES (7, 0, 1)")
        assert not settled(store)
        with writer.transaction():
            writer.all_keys_related()
        assert settled(store)


def test_a_group_that_could_not_be_related_leaves_a_store_settled_until_a_claim_changes(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    with StoreWriter(store) as writer:
        with writer.transaction():
            writer.connection.execute("INSERT INTO stale_keys (key, year, changes) VALUES (7, 0, 1), (8, 0, 1)")
            writer.all_keys_related(failed=[(7, 7)])
        assert settled(store)
        assert writer.stale_keys() == 1
        with writer.transaction():
            make_document_stale(writer.connection, 1)
        assert not settled(store)
