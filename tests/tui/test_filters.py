"""Filters reach every pane, combine, keep the chosen claim, and go one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from explorer.store.queries import FactQueries
from explorer.tui import facts as facts_module
from explorer.tui.app import ExplorerApp
from explorer.tui.widgets.bars import Crumbs
from explorer.tui.widgets.comparison import ComparisonPane
from explorer.tui.widgets.conflicts import ConflictsPane
from explorer.tui.widgets.documents import DocumentsPane
from explorer.tui.widgets.search import SearchPane
from explorer.tui.widgets.source import SourcePane
from explorer.tui.widgets.timeline import TimelinePane
from tests.tui.conftest import opened

WIDE = (160, 45)


async def press(pilot: Pilot[int], *keys: str) -> None:
    await opened(pilot)
    for key in keys:
        await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def passing(app: ExplorerApp) -> set[int]:
    facts = app.explorer.facts
    assert facts is not None
    chosen = app.explorer.filtering.filters.chosen
    rows = facts.reader.connection.execute(f"SELECT c.id FROM claims c WHERE {chosen.where}", chosen.params)
    return {row[0] for row in rows}


async def test_every_pane_shows_what_passes(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "2", "o", "1", "c")
        screen = app.explorer
        wanted = passing(app)
        assert 0 < len(wanted) < 30
        assert screen.query_one(TimelinePane).period_tree.claims == len(wanted)
        table = screen.query_one(ComparisonPane).comparison
        assert table is not None
        assert {claim.id for part in table.sections for claim in part.claims} == wanted
        conflicts = screen.query_one(ConflictsPane)
        assert conflicts.ids
        for number in range(len(conflicts.ids)):
            relation = conflicts.relation_at(number)
            assert relation is not None
            assert {member.claim_id for member in relation.members} & wanted
        counts = screen.query_one(DocumentsPane).counts
        assert sum(claims for claims, _ in counts.values()) == len(wanted)
        source = screen.query_one(SourcePane)
        assert {claim.id for claim in source.claims} <= wanted


async def test_crumbs_say_what_passes_each_filter(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "c", "slash", *"cost", "enter")
        bar = app.explorer.query_one(Crumbs)
        assert bar.size.height == 1
        assert [title for title, _ in bar.titles] == ["in conflicts", "cost"]
        assert bar.titles[1][1] == len(passing(app))
        first = bar.titles[0]
        await press(pilot, "escape")
        assert list(bar.titles) == [first]
        await press(pilot, "slash", *"cost", "enter", "X")
        assert not list(bar.titles)
        assert bar.size.height == 0 or not bar.display
        assert len(passing(app)) == 30


async def test_filters_keep_the_chosen_claim_even_where_it_does_not_pass(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "g", "j")
        before = app.explorer.claim
        assert before is not None
        await press(pilot, "c")
        assert before.id not in passing(app)
        assert app.explorer.claim == before
        await press(pilot, "c")
        assert app.explorer.claim == before


async def test_a_search_looks_among_what_passes(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "c", "slash", *"tram")
        pane = app.explorer.query_one(SearchPane)
        assert pane.ids
        assert set(pane.ids) <= passing(app)
        assert pane.query_one(Input).value == "tram"


async def test_filters_that_nothing_passes_are_told_of(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "c", "6", "g", "o")
        timeline = app.explorer.query_one(TimelinePane)
        assert timeline.period_tree.claims == 0
        assert "Nothing here passes the filters." in timeline.main_view.empty_lines(40)[0].plain
        await press(pilot, "escape")
        assert timeline.period_tree.claims > 0


async def test_what_was_read_for_other_filters_is_dropped(store: Path) -> None:
    app = ExplorerApp(store)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        for key in ("c", "c", "c", "c", "c"):
            await pilot.press(key)
        await press(pilot)
        assert app.explorer.query_one(TimelinePane).period_tree.claims == len(passing(app)) == 5


async def test_in_a_large_store_the_ids_that_pass_are_read_by_a_worker_and_stand_in_the_same_order(
    app: ExplorerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts_module, "_SMALL", -1)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "c")
        timeline, facts = app.explorer.query_one(TimelinePane), app.explorer.facts
        assert facts is not None
        chosen = app.explorer.filtering.filters.chosen
        ask = facts.queries.period_claims
        expected = {period: ask(period, timeline.axis, chosen) for period, _ in timeline.period_tree.periods}
        asked: list[object] = []
        monkeypatch.setattr(FactQueries, "period_claims", lambda *arguments: asked.append(arguments))
        timeline._ids.pop((timeline.axis, chosen), None)
        assert {period: timeline._period_ids(period) for period in expected} == expected
        assert set().union(*expected.values()) == passing(app)
        assert asked == []
