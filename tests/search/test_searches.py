"""Saved searches and the history of a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.store.searches import REMEMBERED, forget_search, remember_search, save_search, stored_searches
from explorer.store.writer import StoreWriter


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[StoreWriter]:
    """An empty store."""
    with StoreWriter(tmp_path / "s.db") as writer:
        yield writer


def queries(writer: StoreWriter) -> list[tuple[str, str | None]]:
    """What is stored."""
    return [(one.query, one.name) for one in stored_searches(writer.connection)]


def test_the_history_has_the_latest_first_and_each_query_once(writer: StoreWriter) -> None:
    for second, query in enumerate(["revenue", "cars", "revenue", "  "]):
        remember_search(writer.connection, query, f"2026-01-01T00:00:0{second}")
    assert queries(writer) == [("revenue", None), ("cars", None)]


def test_the_way_to_a_query_is_not_kept(writer: StoreWriter) -> None:
    for second, query in enumerate(["reve", "revenue", "revenue 2025"]):
        remember_search(writer.connection, query, f"2026-01-01T00:00:0{second}")
    assert queries(writer) == [("revenue 2025", None)]


def test_saved_searches_stay_however_long_the_history_gets(writer: StoreWriter) -> None:
    save_search(writer.connection, "is:conflict", "open questions", "2020-01-01T00:00:00")
    for number in range(REMEMBERED + 20):
        remember_search(writer.connection, f"{number} q", f"2026-01-01T{number:06}")
    stored = queries(writer)
    assert stored[0] == ("is:conflict", "open questions")
    assert len(stored) == REMEMBERED + 1


def test_a_name_means_one_search_and_can_be_forgotten(writer: StoreWriter) -> None:
    save_search(writer.connection, "one", "mine", "2026-01-01")
    save_search(writer.connection, "two", "mine", "2026-01-02")
    assert queries(writer) == [("two", "mine"), ("one", None)]
    forget_search(writer.connection, "two")
    assert queries(writer) == [("one", None)]
