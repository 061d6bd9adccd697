"""What the panes say of themselves: where they stand, what is missing and why, and what fits where."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from textual.pilot import Pilot

from explorer.pipeline import Progress
from explorer.tui.app import ExplorerApp
from explorer.tui.facts import Facts
from explorer.tui.filtering import Want
from explorer.tui.lines import cells, clipped_words, whole_parts
from explorer.tui.progress import narrate
from explorer.tui.screens.picker import Picker
from explorer.tui.widgets.bars import Footer, Tabs, TopBar
from explorer.tui.widgets.comparison import ComparisonPane
from explorer.tui.widgets.conflicts import ConflictsPane
from explorer.tui.widgets.density import DensityStrip
from explorer.tui.widgets.relationlist import RelationList
from explorer.tui.widgets.timeline import TimelinePane
from explorer.tui.widgets.voices import voices_lines
from tests.tui.conftest import opened

WIDE, NARROW = (160, 45), (80, 24)


async def press(pilot: Pilot[int], app: ExplorerApp, *keys: str) -> None:
    await opened(pilot)
    for key in keys:
        await pilot.press(key)
    await app.workers.wait_for_complete()
    await pilot.pause()


@pytest.fixture
def peaceful(store: Path) -> Path:
    """The made-up corpus without its conflicts."""
    _without(store, "type IN ('scale', 'contradiction', 'undetermined')")
    return store


def _without(store: Path, which: str) -> None:
    with sqlite3.connect(store) as connection:
        connection.execute(f"DELETE FROM relation_claims WHERE relation_id IN (SELECT id FROM relations WHERE {which})")
        connection.execute(f"DELETE FROM relations WHERE {which}")


class TestTimeline:
    async def test_says_its_period_once_scrolled(self, app: ExplorerApp) -> None:
        async with app.run_test(size=NARROW) as pilot:
            await press(pilot, app, "plus", "g")
            strip, view = app.explorer.query_one(DensityStrip), app.explorer.query_one(TimelinePane).main_view
            assert strip.place.plain == ""
            view.scroll_to(y=1, animate=False, immediate=True)
            assert strip.place.plain.startswith("2022 ")
            await press(pilot, app, "G")
            view.scroll_to(y=view.scroll_offset.y, animate=False, immediate=True)
            row = app.explorer.query_one(TimelinePane).period_tree.rows[view.scroll_offset.y]
            assert row.bucket.key[:4] in strip.place.plain or row.kind == "header"

    async def test_names_the_document_where_there_is_room(self, app: ExplorerApp) -> None:
        async with app.run_test(size=NARROW) as pilot:
            await press(pilot, app, "g", "down")
            view = app.explorer.query_one(TimelinePane).main_view
            assert any("Vessby Hera" in view.render_line(y).text for y in range(view.size.height))


class TestConflicts:
    async def test_without_any_it_tells_what_the_figures_are_to_each_other(self, peaceful: Path) -> None:
        app = ExplorerApp(peaceful)
        async with app.run_test(size=WIDE) as pilot:
            await press(pilot, app, "4")
            view = app.explorer.query_one(RelationList)
            shown = "\n".join(line.plain for line in view.empty_lines(60))
            assert "No conflicts were found among 5 documents." in shown
            assert "agreement" in shown

    @pytest.mark.parametrize("key", ["v", "d", "i", "number_sign", "semicolon"])
    async def test_a_decision_on_nothing_says_why_it_is_none(self, key: str, peaceful: Path) -> None:
        app = ExplorerApp(peaceful)
        async with app.run_test(size=WIDE) as pilot:
            await press(pilot, app, "4")
            assert app.explorer.query_one(ConflictsPane).relation is None
            await pilot.press(key)
            await pilot.pause()
            told = [notice.message for notice in app._notifications]
            assert any("No relation is shown here" in message for message in told)
            assert app.screen is app.explorer

    async def test_the_footer_offers_only_what_can_be_done(self, peaceful: Path) -> None:
        app = ExplorerApp(peaceful)
        async with app.run_test(size=WIDE) as pilot:
            await press(pilot, app, "4")
            footer = app.explorer.query_one(Footer)
            assert "verify" not in footer.lines[0].plain
            await press(pilot, app, "c")
            assert footer.lines[0].plain.index("verify") < footer.lines[0].plain.index("type")

    @pytest.mark.parametrize("width", range(40, 200, 11))
    def test_passages_stand_side_by_side_only_where_they_can_be_read(self, width: int, store: Path) -> None:
        facts = Facts(store)
        for number in facts.queries.relation_ids():
            relation = facts.reader.relation(number)
            assert relation is not None
            voices = facts.voices(relation)
            lines = [line.plain for line in voices_lines(relation, voices, facts, width)]
            assert all(cells(line) <= width for line in lines)
            beside = max(line.count("▏ ") for line in lines)
            assert beside == 1 or width // beside >= 36
            for claim in voices[:4]:
                said = " ".join(line.replace("▏ ", "") for line in lines)
                assert claim.printed.split()[0] in said
        facts.close()


async def test_the_comparison_leaves_a_metric_that_no_reading_passes(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, app)
        pane = app.explorer.query_one(ComparisonPane)
        assert pane.metric == "cost"
        app.explorer.filtering.want((Want("metric:length"),))
        await press(pilot, app)
        assert pane.metric == "length"
        app.explorer.filtering.want((Want("kind:event"),))
        await press(pilot, app)
        assert "No figure to compare passes" in pane.main_view.render_line(0).text
        app.explorer.filtering.want(())
        await press(pilot, app)
        assert pane.metric == "cost"


async def test_the_top_bar_counts_what_was_left_out(app: ExplorerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, app)
        top = app.explorer.query_one(TopBar)
        assert "1 left out" in top.lines[0].plain
        await pilot.resize_terminal(64, 24)
        await pilot.pause()
        assert top.lines[0].plain.rstrip().endswith("conflicts"), "what does not fit is left out whole"


def test_opens_at_a_dated_figure_of_several_voices_where_nothing_disagrees(peaceful: Path) -> None:
    facts = Facts(peaceful)
    first = facts.claim(facts.first or 0)
    assert first is not None
    assert first.kind == "quantity"
    assert first.period
    assert facts.marks([first.id]).voices >= 2
    facts.close()


class TestPalette:
    async def test_runs_a_command_by_name(self, app: ExplorerApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await press(pilot, app, "ctrl+p", *"transp", "enter")
            assert app.explorer.query_one(ComparisonPane).transposed
            assert app.explorer.stage.recent[0] == "comparison"

    async def test_finds_a_command_by_a_word_of_its_help(self, app: ExplorerApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await press(pilot, app, "ctrl+p", *"dossier")
            assert isinstance(app.screen, Picker)
            assert [choice.name for choice, _ in app.screen.found] == ["export"]

    async def test_takes_the_place_of_the_help(self, app: ExplorerApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await press(pilot, app, "question_mark", "ctrl+p")
            assert isinstance(app.screen, Picker)
            await press(pilot, app, "escape")
            assert len(app.screen_stack) == 2

    async def test_survives_new_sizes_and_keys_while_it_closes(self, app: ExplorerApp) -> None:
        async with app.run_test(size=(100, 30)) as pilot:
            await opened(pilot)
            for width, height in ((20, 1), (1, 40), (300, 2), (80, 24)):
                app.simulate_key("ctrl+p")
                app.simulate_key("x")
                app.simulate_key("escape")
                await pilot.resize_terminal(width, height)
                app.simulate_key("ctrl+p")
                app.simulate_key("escape")
                app.simulate_key("escape")
                await pilot.pause()
            assert app.is_running
            await press(pilot, app, "escape")
            assert app.screen is app.explorer


@pytest.mark.parametrize("width", range(4, 60))
def test_a_title_is_cut_between_words(width: int) -> None:
    text = "deliveries (the chosen claim names no metric)"
    cut = clipped_words(text, width)
    assert cells(cut) <= width + 1
    if cut != text and width > 20:
        kept = cut.removesuffix("…").rstrip()
        assert text.startswith(kept)
        assert text[len(kept)] in " ("


def test_a_note_keeps_whole_parts() -> None:
    note = "11 of 447 documents pass · 439 silent on cost · 2 left out"
    assert whole_parts(note, 80) == note
    assert whole_parts(note, 50) == "11 of 447 documents pass · 439 silent on cost"
    assert whole_parts(note, 3) == "11 of 447 documents pass"


def test_a_build_tells_how_far_it_is_at_every_stage() -> None:
    assert narrate(Progress("finding"))[0] == "looking for documents"
    assert narrate(Progress("finding", 3, 3))[0].startswith("3 files found")
    assert narrate(Progress("reading", 0, 4)) == ("reading 0 of 4 · 0 claims", 0.0)
    assert narrate(Progress("relating", 5, 10)) == ("comparing claims", 0.5)
    assert narrate(Progress("indexing"))[0]


async def test_a_click_gives_a_pane_the_keys(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, app)
        for name in ("comparison", "source", "conflicts", "details", "documents", "timeline"):
            view = app.explorer.pane(name).main_view
            await pilot.click(view, offset=(4, 1))
            await pilot.pause()
            assert app.explorer.stage.recent[0] == name


async def test_the_search_is_titled_by_its_key_at_any_size(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, app, "slash")
        for size in (NARROW, WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert str(app.explorer.pane("search").border_title) == "/ Search"


async def test_tabs_keep_every_number_where_names_have_no_room(app: ExplorerApp) -> None:
    async with app.run_test(size=(48, 20)) as pilot:
        await press(pilot, app, "4")
        told = app.explorer.query_one(Tabs).lines[0].plain
        assert "4 Conflicts" in told
        assert all(number in told for number in "12356")
