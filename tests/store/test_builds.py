"""Waiting for a build of another process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from explorer.errors import OvertakenError
from explorer.store.builds import await_build
from explorer.store.connection import writing
from explorer.store.writer import StoreWriter


class _Enough(Exception):
    """Ends a wait."""


def _never(_: int) -> None:
    raise AssertionError("there is nothing to wait for")


def _enough(_: int) -> None:
    raise _Enough


def test_nobody_builds_a_store_that_is_complete(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    with StoreWriter(store) as writer:
        writer.begin_build()
        with pytest.raises(_Enough):
            await_build(store, _enough)
        writer.end_build()
        assert await_build(store, _never)
    assert await_build(store, _never)


def test_a_build_that_was_given_up_is_not_waited_for(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    with StoreWriter(store) as writer:
        writer.begin_build()
    assert not await_build(store, _never)


def test_nor_is_one_that_was_killed(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    writer = StoreWriter(store)
    writer.begin_build()
    writer.connection.close()
    told: list[int] = []
    assert not await_build(store, told.append, patience=0.1)
    assert told == [0] * len(told)
    assert told


def test_the_end_of_an_overtaken_build_leaves_the_other_alone(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    with StoreWriter(store) as second:
        with StoreWriter(store) as first:
            first.begin_build()
            second.begin_build()
            with pytest.raises(OvertakenError), first.transaction():
                pass
        with pytest.raises(_Enough):
            await_build(store, _enough)
        second.end_build()
    assert await_build(store, _never)


def test_a_build_whose_end_cannot_be_stored_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "a.db"
    with StoreWriter(store) as writer:
        writer.begin_build()

        @contextmanager
        def full() -> Iterator[None]:
            with writing(writer.connection):
                yield
                raise sqlite3.OperationalError("database or disk is full")

        with monkeypatch.context() as patched:
            patched.setattr(writer, "transaction", full)
            with pytest.raises(sqlite3.OperationalError):
                writer.end_build()
        with pytest.raises(_Enough):
            await_build(store, _enough)
    assert not await_build(store, _never)
