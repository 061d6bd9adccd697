"""A store that another process changed is opened again under the reader's hands: what he did in the panes stays."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from explorer.store.queries import ABOUT, PUBLISHED, FactQueries
from explorer.tui import facts as facts_module
from explorer.tui.app import ExplorerApp
from explorer.tui.holding import close_facts
from explorer.tui.widgets.comparison import ComparisonPane
from explorer.tui.widgets.conflicts import ConflictsPane
from explorer.tui.widgets.documents import DocumentsPane
from explorer.tui.widgets.pane import Pane
from explorer.tui.widgets.search import SearchPane
from explorer.tui.widgets.timeline import TimelinePane
from tests.tui.conftest import opened, until

SIZE = (160, 45)
_REBUILDING = """
import asyncio, sys
from pathlib import Path
from explorer.tui.app import ExplorerApp

async def press() -> None:
    app = ExplorerApp(Path(sys.argv[1]))
    async with app.run_test() as pilot:
        while not hasattr(app.screen, "facts") or app.screen.facts is None:
            await pilot.pause(0.01)
        await pilot.press("R")
        await pilot.pause()
        print(*(one.message for one in app._notifications))

asyncio.run(press())
print("explorer.pipeline" in sys.modules)
"""


async def press(pilot: Pilot[int], app: ExplorerApp, *keys: str) -> None:
    """Press keys and wait for what they ask for."""
    await opened(pilot)
    for key in keys:
        await pilot.press(key)
    await rested(pilot, app)


async def rested(pilot: Pilot[int], app: ExplorerApp) -> None:
    """Wait until no worker is at work and its answers are shown."""
    for _ in range(2):
        await until(pilot, lambda: all(worker.is_finished for worker in app.workers))
        await pilot.pause()


async def reopened(pilot: Pilot[int], app: ExplorerApp) -> None:
    """Open the store again, as after a change by another process."""
    before = app.explorer.facts
    app.open_store(app.explorer.claim.id if app.explorer.claim else None)
    await until(pilot, lambda: app.explorer.facts is not before)
    assert app.explorer.facts is not before
    await rested(pilot, app)


@pytest.mark.parametrize("key", ["2", "3", "4", "5"])
async def test_a_held_pane_keeps_its_claim(app: ExplorerApp, key: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, app, key, "f")
        pane = app.explorer.stage.focused
        held = pane.claim
        assert held is not None
        await press(pilot, app, "1", "j", "j")
        chosen = app.explorer.claim
        assert chosen != held
        shown = _rows(pane)
        await reopened(pilot, app)
        assert app.explorer.claim == chosen
        assert pane.frozen
        assert pane.claim == held
        assert _rows(pane) == shown


def _rows(pane: Pane) -> list[str]:
    return [strip.text for strip in pane.main_view.render_lines(pane.main_view.size.region)]


async def test_a_search_keeps_its_text_its_hits_and_its_cursor(app: ExplorerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, app, "slash", *"tram", "down", "down")
        pane = app.explorer.query_one(SearchPane)
        hits, at, claim = pane.ids, pane.main_view.cursor, app.explorer.claim
        answer = pane.answer
        assert claim is not None
        assert hits[at] == claim.id
        assert at == 2
        await reopened(pilot, app)
        assert pane.answer is not answer
        assert pane.query_one(Input).value == "tram"
        assert (pane.ids, pane.main_view.cursor, app.explorer.claim) == (hits, at, claim)


async def test_a_search_that_is_out_of_sight_is_made_again_when_it_is_seen(app: ExplorerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, app, "slash", *"tram", "escape")
        pane = app.explorer.query_one(SearchPane)
        hits, answer, claim = pane.ids, pane.answer, app.explorer.claim
        await reopened(pilot, app)
        assert pane.answer is answer
        await press(pilot, app, "slash")
        assert pane.answer is not answer
        assert pane.ids == hits
        assert app.explorer.claim == claim


async def test_the_comparison_keeps_its_metric_and_its_hidden_columns(app: ExplorerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, app, "2", "w")
        pane = app.explorer.query_one(ComparisonPane)
        metric, columns, comparison = pane.metric, pane.columns, pane.comparison
        assert pane.hidden
        await reopened(pilot, app)
        assert pane.comparison is not comparison
        assert (pane.metric, pane.columns) == (metric, columns)
        assert "1 hidden" in str(pane.border_subtitle)


async def test_the_conflicts_stay_at_their_relation(app: ExplorerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, app, "4", "o")
        pane, facts = app.explorer.query_one(ConflictsPane), app.explorer.facts
        assert facts is not None
        place, claim = next(
            (place, claim)
            for place in range(len(pane.ids))
            if (lighter := pane.relation_at(place)) is not None
            for claim in facts.voices(lighter)
            if facts.relations_of(claim.id)[0] != lighter
        )
        pane.main_view.go(place)
        await rested(pilot, app)
        app.explorer.choose(claim.id)
        relation = pane.relation
        assert relation == pane.relation_at(place)
        await reopened(pilot, app)
        assert app.explorer.claim == claim
        assert pane.relation == relation


async def test_another_store_is_opened_without_what_was_done_in_the_one_before(app: ExplorerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, app, "2", "w", "slash", *"tram")
        screen = app.explorer
        search, comparison = screen.query_one(SearchPane), screen.query_one(ComparisonPane)
        close_facts(screen)
        assert not search.ids
        assert not comparison.hidden
        app.begin()
        await opened(pilot)
        await rested(pilot, app)
        assert screen.focused is comparison.main_view
        await press(pilot, app, "slash")
        assert search.query_one(Input).value == ""
        assert not search.ids


@pytest.fixture
def large(app: ExplorerApp, monkeypatch: pytest.MonkeyPatch) -> ExplorerApp:
    """The app where every store counts as a large one."""
    monkeypatch.setattr(facts_module, "_SMALL", -1)
    return app


async def test_who_speaks_of_a_metric_is_read_by_a_worker_in_a_large_store(
    large: ExplorerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    ask = FactQueries.metric_documents

    def asked(self: FactQueries, *arguments: Any) -> dict[int, int]:
        threads.append(threading.current_thread())
        return ask(self, *arguments)

    monkeypatch.setattr(FactQueries, "metric_documents", asked)
    async with large.run_test(size=SIZE) as pilot:
        await press(pilot, large, "6")
        facts, claim = large.explorer.facts, large.explorer.claim
        assert threads
        assert threading.main_thread() not in threads
        assert facts is not None
        assert claim is not None
        assert claim.metric is not None
        assert large.explorer.query_one(DocumentsPane).speakers == ask(facts.queries, claim.metric)


async def test_periods_of_a_large_store_open_without_a_question(
    large: ExplorerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    ask: Callable[..., tuple[int, ...]] = FactQueries.period_claims

    def noted(self: FactQueries, *arguments: Any) -> tuple[int, ...]:
        asked.append(arguments)
        return ask(self, *arguments)

    async with large.run_test(size=SIZE) as pilot:
        await press(pilot, large)
        pane, facts = large.explorer.query_one(TimelinePane), large.explorer.facts
        assert facts is not None
        monkeypatch.setattr(FactQueries, "period_claims", noted)
        for axis in (ABOUT, PUBLISHED, ABOUT):
            assert pane.axis == axis
            for period, _ in pane.period_tree.periods:
                assert pane._period_ids(period) == ask(facts.queries, period, axis)
            assert not asked
            await press(pilot, large, "1")
            pane.action_axis()
            await rested(pilot, large)
            asked.clear()


async def test_periods_hold_what_passes_the_filters(large: ExplorerApp) -> None:
    async with large.run_test(size=SIZE) as pilot:
        await press(pilot, large, "c")
        pane, facts = large.explorer.query_one(TimelinePane), large.explorer.facts
        assert facts is not None
        chosen = pane.filters.chosen
        assert not chosen.everything
        for period, count in pane.period_tree.periods:
            ids = pane._period_ids(period)
            assert ids == facts.queries.period_claims(period, ABOUT, chosen)
            assert len(ids) == count.claims
        await press(pilot, large, "escape")
        for period, count in pane.period_tree.periods:
            assert len(pane._period_ids(period)) == count.claims


def test_a_store_of_unknown_documents_is_not_built_nor_is_what_builds_it_loaded(store: Path) -> None:
    words = [sys.executable, "-c", _REBUILDING, str(store)]
    told, loaded = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
    assert "does not say" in told
    assert loaded == "False"
