"""Filters combine, count what passes each of them, and read the same whatever the order of the questions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search import SearchEngine
from explorer.store.chosen import EVERYTHING, Chosen
from explorer.store.connection import open_reader
from explorer.store.queries import FactQueries
from explorer.views.filters import Crumb, Filters, crumb_of, field_query
from tests.tui.corpus import build_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_store(tmp_path_factory.mktemp("filters") / "harbour.db")


@pytest.fixture
def connection(store: Path) -> Iterator[sqlite3.Connection]:
    connection = open_reader(store)
    yield connection
    connection.close()


@pytest.fixture
def engine(store: Path) -> Iterator[SearchEngine]:
    engine = SearchEngine(lambda: open_reader(store))
    yield engine
    engine.close()


def ids(connection: sqlite3.Connection, chosen: Chosen) -> set[int]:
    return {row[0] for row in connection.execute(f"SELECT c.id FROM claims c WHERE {chosen.where}", chosen.params)}


QUERIES = ("is:conflict", "metric:cost", "opening", field_query("doc", "ledger"), "!is:target", "value:>1000")


@pytest.mark.parametrize("first", QUERIES)
@pytest.mark.parametrize("second", QUERIES)
def test_two_filters_let_through_what_each_of_them_does(
    first: str, second: str, connection: sqlite3.Connection, engine: SearchEngine
) -> None:
    crumbs = [crumb_of(engine, query) for query in (first, second)]
    both = Filters(tuple(crumbs))
    assert ids(connection, both.chosen) == ids(connection, crumbs[0].chosen) & ids(connection, crumbs[1].chosen)
    counted = both.counted(FactQueries(connection).count)
    assert counted.crumbs[0].passing == len(ids(connection, crumbs[0].chosen))
    assert counted.crumbs[1].passing == len(ids(connection, both.chosen))


def test_no_filter_lets_everything_through() -> None:
    assert Filters().chosen == EVERYTHING
    assert not Filters()


def test_a_query_that_asks_nothing_restricts_nothing(engine: SearchEngine) -> None:
    assert crumb_of(engine, "  ").chosen.everything


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=20))
def test_a_field_takes_any_value(value: str) -> None:
    query = field_query("doc", value)
    assert query.count('"') == 2


def test_all_filters_as_one_query() -> None:
    assert Filters((Crumb("is:conflict"), Crumb("metric:cost"))).query == "is:conflict metric:cost"
    assert Filters().query == ""


def test_the_title_says_what_was_understood(engine: SearchEngine) -> None:
    assert crumb_of(engine, "metric:cost").title == "metric: cost"
    assert crumb_of(engine, "metric:cost", "only cost").title == "only cost"
    assert crumb_of(engine, "harbour tram").title == "harbour tram"
