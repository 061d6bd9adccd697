"""The tasks of a reader, by keyboard alone, with the keys counted."""

from __future__ import annotations

from textual.pilot import Pilot

from explorer.tui.app import ExplorerApp
from explorer.tui.screens.explorer import ExplorerScreen
from explorer.tui.screens.help import HelpScreen
from explorer.tui.widgets.comparison import ComparisonPane
from explorer.tui.widgets.conflicts import ConflictsPane
from explorer.tui.widgets.source import SourcePane
from explorer.tui.widgets.timeline import TimelinePane

WIDE = (160, 45)
NARROW = (80, 24)


def explorer(app: ExplorerApp) -> ExplorerScreen:
    return app.explorer


async def press(pilot: Pilot[int], app: ExplorerApp, *keys: str) -> None:
    while explorer(app).facts is None:
        await pilot.pause(0.01)
    for key in keys:
        await pilot.press(key)
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_opens_at_the_most_severe_conflict(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = explorer(app)
        assert screen.claim is not None
        assert screen.claim.printed == "4.61 billion crowns"
        assert screen.query_one(SourcePane).document is not None
        assert screen.query_one(ComparisonPane).metric == "cost"


async def test_find_a_claim_and_see_its_passage(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, app, "slash", *"parking", "enter", "3")
        screen = explorer(app)
        assert screen.claim is not None
        assert screen.claim.metric == "parking"
        source = screen.query_one(SourcePane)
        assert source.view.marked.chosen == screen.claim.evidence
        assert screen.recent[0] == "source"


async def test_see_who_disagrees(app: ExplorerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, app, "4", "j")
        screen = explorer(app)
        pane = screen.query_one(ConflictsPane)
        assert pane.relation is not None
        assert pane.relation.type == "contradiction"
        assert screen.claim in pane.voices


async def test_moving_moves_every_pane_and_back_returns(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = explorer(app)
        first = screen.claim
        await press(pilot, app, "j", "j")
        assert screen.claim != first
        assert screen.query_one(SourcePane).claim == screen.claim
        await press(pilot, app, "left_square_bracket", "left_square_bracket")
        assert screen.claim == first


async def test_a_frozen_pane_stays(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, app, "3", "f")
        screen = explorer(app)
        held = screen.query_one(SourcePane).claim
        await press(pilot, app, "1", "j", "j")
        assert screen.claim != held
        assert screen.query_one(SourcePane).claim == held
        await press(pilot, app, "3", "f")
        assert screen.query_one(SourcePane).claim == screen.claim


async def test_a_filter_keeps_the_claim(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = explorer(app)
        before = screen.claim
        await press(pilot, app, "c")
        timeline = screen.query_one(TimelinePane)
        assert screen.claim == before
        assert sum(count.claims for _, count in timeline.periods) == 5
        await press(pilot, app, "escape")
        assert sum(count.claims for _, count in timeline.periods) == 30
        assert screen.claim == before


async def test_help_opens_for_the_pane_and_q_leaves(app: ExplorerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, app, "2", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert app.screen.pane == "comparison"
        await press(pilot, app, "escape", "q")
    assert app.return_value == 0


async def test_choose_a_metric(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, app, "m", *"leng", "enter")
        screen = explorer(app)
        assert screen.query_one(ComparisonPane).metric == "length"
        assert screen.claim is not None
        assert screen.claim.metric == "length"
