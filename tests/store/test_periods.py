"""Claims by period, one period at a time and all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.store.queries import ABOUT, PUBLISHED, FactQueries
from explorer.store.reader import StoreReader
from tests.tui.corpus import build_store


@pytest.mark.parametrize("axis", [ABOUT, PUBLISHED])
def test_all_periods_at_once_give_what_each_gives(tmp_path: Path, axis: str) -> None:
    with StoreReader(build_store(tmp_path / "a.db")) as reader:
        queries = FactQueries(reader.connection)
        found = queries.all_period_claims(axis)
        periods = [(p.label, p.start, p.end) for p in queries.periods(axis)]
        assert found == {period: queries.period_claims(period, axis) for period in periods}
        assert len(found) > 3
