"""The tasks of a reader, by keyboard alone, with the keys counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from explorer.config import Config
from explorer.tui.app import ExplorerApp
from explorer.tui.lines import clipped
from explorer.tui.screens.explorer import ExplorerScreen
from explorer.tui.screens.help import HelpScreen
from explorer.tui.session import Session
from explorer.tui.widgets.chart import ChartView
from explorer.tui.widgets.comparison import ComparisonPane
from explorer.tui.widgets.conflicts import ConflictsPane
from explorer.tui.widgets.matrix import Heads
from explorer.tui.widgets.source import SourcePane
from explorer.tui.widgets.timeline import TimelinePane
from explorer.tui.widgets.welcome import Welcome
from explorer.views.comparison_grid import Room
from explorer.views.lines import line_of
from tests.tui.conftest import opened

WIDE = (160, 45)
NARROW = (80, 24)


def explorer(app: ExplorerApp) -> ExplorerScreen:
    return app.explorer


async def press(pilot: Pilot[int], app: ExplorerApp, *keys: str) -> None:
    await opened(pilot)
    for key in keys:
        await pilot.press(key)
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_opens_at_the_most_severe_conflict(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        screen = explorer(app)
        assert screen.claim is not None
        assert screen.claim.printed == "4.61 billion crowns"
        assert screen.query_one(SourcePane).document is not None
        assert screen.query_one(ComparisonPane).metric == "cost"


@pytest.mark.parametrize("size", [WIDE, (120, 35), NARROW], ids=["wide", "normal", "narrow"])
async def test_the_passage_is_in_view_at_once_and_after_a_new_width(size: tuple[int, int], app: ExplorerApp) -> None:
    def seen() -> bool:
        source = app.explorer.query_one(SourcePane)
        span, view = source.view.marked.chosen, source.view
        if span is None or not view.lines:
            return False
        row = line_of(view.lines, span.start) - view.scroll_offset.y
        return 0 <= row < view.size.height

    async with app.run_test(size=size) as pilot:
        await press(pilot, app, "3")
        await pilot.pause()
        assert seen()
        await pilot.resize_terminal(size[0] - 20, size[1] - 6)
        await pilot.pause()
        await pilot.pause()
        assert seen()


async def test_find_a_claim_and_see_its_passage(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, app, "slash", *"parking", "enter", "3")
        screen = explorer(app)
        assert screen.claim is not None
        assert screen.claim.metric == "parking"
        source = screen.query_one(SourcePane)
        assert source.view.marked.chosen == screen.claim.evidence
        assert screen.stage.recent[0] == "source"


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
        await opened(pilot)
        screen = explorer(app)
        first = screen.claim
        await press(pilot, app, "j", "j")
        assert screen.claim != first
        assert screen.query_one(SourcePane).claim == screen.claim
        await press(pilot, app, "left_square_bracket", "left_square_bracket")
        assert screen.claim == first


async def test_the_mark_at_the_right_is_dragged(app: ExplorerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, app, "1")
        view = explorer(app).query_one(TimelinePane).main_view
        assert view.max_scroll_y > 0
        last = view.size.width - 1
        await pilot.mouse_down(view, offset=(last, view.size.height - 1))
        assert view.scroll_offset.y == view.max_scroll_y
        assert view.size.height - 1 in view.mark_rows()
        await pilot.hover(view, offset=(last, 0))
        await pilot.mouse_up(view, offset=(last, 0))
        assert view.scroll_offset.y == 0
        assert 0 in view.mark_rows()


async def test_the_chart_is_drawn_for_its_width(app: ExplorerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, app, "2")
        for size in (NARROW, (70, 30), (98, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            view = explorer(app).query_one(ChartView)
            row = next(view.render_line(y).text for y in range(view.size.height) if "4.61" in view.render_line(y).text)
            assert row.index("●") > row.index("▌") + (len(row) - row.index("▌")) // 2, "the largest stands at the right"


@pytest.mark.parametrize("size", [(120, 34), NARROW, (60, 20), WIDE], ids=str)
async def test_heads_stand_over_their_columns(size: tuple[int, int], app: ExplorerApp) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, app, "2")
        for keys in (("l",), ("l", "l"), ("h", "h", "h"), ("j",), ("s",)):
            await press(pilot, app, *keys)
            pane = explorer(app).query_one(ComparisonPane)
            width = pane.main_view.inner_width
            room = Room(width, len(pane.columns))
            heads = pane.query_one(Heads).lines[0].plain
            for place, column in enumerate(room.seen(pane.first_column)):
                end = room.label + (place + 1) * room.cell() - 2
                name = pane.facts.name(pane.columns[column]) if pane.facts is not None else ""
                assert heads[:end].rstrip().endswith(clipped(name, room.cell() - 2))
            assert pane.column in room.seen(pane.first_column)


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
        await opened(pilot)
        screen = explorer(app)
        before = screen.claim
        await press(pilot, app, "c")
        timeline = screen.query_one(TimelinePane)
        assert screen.claim == before
        assert sum(count.claims for _, count in timeline.period_tree.periods) == 5
        await press(pilot, app, "escape")
        assert sum(count.claims for _, count in timeline.period_tree.periods) == 30
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


async def test_decide_and_copy_in_few_keys(app: ExplorerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, app, "4", "d")
        screen = explorer(app)
        assert screen.facts is not None
        first, second = screen.query_one(ConflictsPane).ids[:2]
        assert screen.facts.relation_verdicts[first].state == "dispute"
        relation = screen.query_one(ConflictsPane).relation
        assert relation is not None
        assert relation.id == second, "deciding goes on to the next"
        await press(pilot, app, "u")
        assert first not in screen.facts.relation_verdicts or screen.facts.relation_verdicts[first].state is None
        await press(pilot, app, "1", "y")
        assert "sha256" in app.clipboard


async def test_a_note_survives_opening_again(app: ExplorerApp, store: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, app, "semicolon", *"ask [them]", "enter")
        chosen = explorer(app).claim
        assert chosen is not None
    again = ExplorerApp(store)
    async with again.run_test(size=WIDE) as pilot:
        await opened(pilot)
        facts = again.explorer.facts
        assert facts is not None
        assert facts.claim_verdicts[chosen.id].notes == ("ask [them]",)


async def test_where_the_reader_was_is_remembered(store: Path, tmp_path: Path) -> None:
    session = Session(tmp_path / "state")
    first = ExplorerApp(store, session=lambda: session)
    async with first.run_test(size=WIDE) as pilot:
        await press(pilot, first, "j", "j", "minus", "2")
        claim = explorer(first).claim
        await pilot.press("q")
    second = ExplorerApp(store, session=lambda: session)
    async with second.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.pause()
        assert explorer(second).claim == claim
        assert explorer(second).stage.recent[0] == "comparison"
        assert explorer(second).query_one(TimelinePane).period_tree.zoom == 0
        assert session.recent()[0].store == store


async def test_first_build_is_shown_and_then_the_claims(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.md").write_text("The line cost 41 million dollars in 2024.\n")
    app = ExplorerApp(tmp_path / "new.db", (tmp_path / "corpus",))
    async with app.run_test(size=NARROW) as pilot:
        await app.workers.wait_for_complete()
        await opened(pilot)
        assert app.explorer.facts is not None
        assert app.explorer.facts.summary.documents == 1


async def test_nothing_to_read_is_said_and_keys_are_harmless(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    app = ExplorerApp(tmp_path / "new.db", (tmp_path / "empty",))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in ("j", "4", "slash", "m", "v", "z", "n", "question_mark"):
            await pilot.press(key)
        assert "no readable documents" in app.explorer.query_one(Welcome).problem
        await pilot.press("q")
    assert app.return_value == 0


async def test_a_key_of_the_configuration(store: Path) -> None:
    app = ExplorerApp(store, config=Config(keys={"pane.conflicts": "f5"}, theme="light"))
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, app, "f5")
        assert explorer(app).stage.recent[0] == "conflicts"
        assert app.theme == "light"


async def test_the_passage_is_in_view_after_opening_and_after_a_resize(app: ExplorerApp) -> None:
    async with app.run_test(size=(60, 11)) as pilot:
        await press(pilot, app, "3")
        view = explorer(app).query_one(SourcePane).view
        for size in ((60, 11), (40, 12), (90, 10)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            chosen = view.marked.chosen
            assert chosen is not None
            line = line_of(view.lines, chosen.start)
            assert view.scroll_offset.y <= line < view.scroll_offset.y + view.size.height
