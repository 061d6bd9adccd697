"""Pictures of every screen and state; `pytest tests/tui --snapshot-update` takes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from explorer.tui.app import ExplorerApp
from tests.tui.conftest import opened
from tests.tui.corpus import build_store

NARROW, NORMAL, WIDE = (80, 24), (120, 36), (160, 45)
Compare = Callable[..., bool]

STATES: dict[str, tuple[str, ...]] = {
    "timeline": ("1",),
    "timeline-by-day": ("plus", "plus"),
    "timeline-by-year-closed": ("minus", "Z"),
    "timeline-by-publication": ("a",),
    "timeline-mixed": ("t",),
    "timeline-conflicts-only": ("c",),
    "comparison": ("2",),
    "comparison-transposed": ("2", "x"),
    "comparison-printed": ("2", "p"),
    "comparison-without-chart": ("2", "c"),
    "comparison-hidden-column": ("2", "w"),
    "source": ("3",),
    "source-uncovered": ("slash", *"loss", "enter", "3", "o"),
    "conflicts": ("4",),
    "conflicts-all-relations": ("4", "c", "G"),
    "conflicts-one-type": ("4", "t"),
    "conflicts-decided": ("4", "v", "d"),
    "details": ("5",),
    "documents": ("6",),
    "documents-only-one": ("6", "o"),
    "frozen": ("3", "f", "1", "j"),
    "search": ("slash", *"pasengers day"),
    "search-field": ("slash", *"cost", "space", *"is", "colon", *"pl"),
    "search-nothing": ("slash", *"zebra"),
    "search-kept": ("slash", *"opening", "enter"),
    "help": ("question_mark",),
    "help-conflicts": ("4", "question_mark"),
    "palette": ("ctrl+p", *"copy"),
    "metric-picker": ("m", *"ass"),
    "theme-picker": ("T",),
    "export": ("E", *"json"),
    "note": ("semicolon", *"call the [office]"),
    "date": ("6", "e"),
    "date-wrong": ("6", "e", *"x", "enter"),
}
MAXIMISED = {"comparison": ("2", "z"), "conflicts": ("4", "z"), "source": ("3", "z"), "timeline": ("z",)}


async def settle(pilot: Pilot[int]) -> None:
    """Wait for workers; nothing blinks and no notice stands when the picture is taken."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    pilot.app.clear_notifications()
    for box in pilot.app.screen.query(Input):
        box.cursor_blink = False
    await pilot.pause()


def after(keys: tuple[str, ...]) -> Callable[[Pilot[int]], Any]:
    """What to do before the picture: press the keys one by one."""

    async def press(pilot: Pilot[int]) -> None:
        await opened(pilot)
        for key in keys:
            await pilot.press(key)
        await settle(pilot)

    return press


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_state(state: str, size: tuple[int, int], app: ExplorerApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after(STATES[state]))


@pytest.mark.parametrize("pane", MAXIMISED)
def test_maximised(pane: str, app: ExplorerApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=WIDE, run_before=after(MAXIMISED[pane]))


@pytest.mark.parametrize("pane", ["1", "2", "4", "5", "6"])
def test_normal_size(pane: str, app: ExplorerApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=NORMAL, run_before=after((pane,)))


@pytest.mark.parametrize("theme", ["light", "high-contrast", "colour-blind"])
@pytest.mark.parametrize("keys", [(), ("4", "z"), ("2", "z")], ids=["overview", "conflicts", "comparison"])
def test_themes(theme: str, keys: tuple[str, ...], store: Path, snap_compare: Compare) -> None:
    assert snap_compare(ExplorerApp(store, theme=theme), terminal_size=WIDE, run_before=after(keys))


@pytest.mark.parametrize("keys", [(), ("4",), ("2",), ("3",)], ids=["timeline", "conflicts", "comparison", "source"])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_without_colour(
    keys: tuple[str, ...], size: tuple[int, int], store: Path, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(ExplorerApp(store), terminal_size=size, run_before=after(keys))


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
class TestWithoutAStore:
    """What stands there before there is anything to show."""

    def test_first_build(self, size: tuple[int, int], tmp_path: Path, snap_compare: Compare) -> None:
        app = ExplorerApp(tmp_path / "none.db")

        async def building(pilot: Pilot[int]) -> None:
            await pilot.pause()
            app.explorer.tell_progress("reading 1,204 of 3,000 · 41,332 claims", 0.4, "reports")
            await settle(pilot)

        assert snap_compare(app, terminal_size=size, run_before=building)

    def test_problem(self, size: tuple[int, int], tmp_path: Path, snap_compare: Compare) -> None:
        app = ExplorerApp(tmp_path / "none.db")

        async def failing(pilot: Pilot[int]) -> None:
            await pilot.pause()
            app.explorer.show_problem(
                "no readable documents in reports (scan.pdf: no text in it: 3 pages are pictures)"
            )
            await settle(pilot)

        assert snap_compare(app, terminal_size=size, run_before=failing)

    def test_rebuild_beside(self, size: tuple[int, int], tmp_path: Path, snap_compare: Compare) -> None:
        app = ExplorerApp(build_store(tmp_path / "harbour.db"))

        async def rebuilding(pilot: Pilot[int]) -> None:
            await opened(pilot)
            app.explorer.tell_progress("reading 3 of 5 · 19 claims", 0.6, "harbour.db")
            app.explorer.show_hint(True)
            await settle(pilot)

        assert snap_compare(app, terminal_size=size, run_before=rebuilding)
