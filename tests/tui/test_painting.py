"""Painting only what changed, and once a key, shows what painting everything would show."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer

from explorer.tui import painting
from explorer.tui.app import ExplorerApp
from explorer.tui.painting import Lull, RowCompositor
from explorer.tui.widgets.pane import Pane
from explorer.tui.widgets.rowview import RowView
from tests.tui.conftest import opened, until

SIZE = (160, 45)


def cells_of(strips: Iterable[Strip]) -> list[tuple[str, Style | None]]:
    """Every character with its style."""
    return [(character, segment.style) for strip in strips for segment in strip for character in segment.text]


def _mismatches(update: ChopsUpdate, whole: Any) -> list[tuple[int, int]]:
    """The places of an update at which it lacks, or has other than, what everything painted has there."""
    wrong = []
    for y, start, stop in update.spans:
        for (x, strip), end in zip(update.chops[y].items(), update.chop_ends[y], strict=True):
            if x < stop and end > start and (strip is None or cells_of([strip]) != cells_of([whole[y][x]])):
                wrong.append((x, y))
    return wrong


@pytest.mark.parametrize("seed", range(3))
async def test_parts_are_painted_as_the_whole(app: ExplorerApp, seed: int) -> None:
    chance = random.Random(seed)
    width, height = SIZE
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        app.explorer.notify("Something in front of the panes", timeout=60)
        await pilot.pause()
        compositor = app.explorer._compositor
        assert isinstance(compositor, RowCompositor)
        whole = compositor._render_chops(Region(0, 0, width, height), lambda y: True)
        for _ in range(40):
            for _ in range(chance.randint(1, 6)):
                x, y = chance.randrange(width), chance.randrange(height)
                compositor._dirty_regions.add(Region(x, y, chance.randint(1, width), chance.randint(1, 12)))
            update = compositor.render_partial_update()
            assert update is not None
            assert not _mismatches(update, whole)
        assert compositor.render_partial_update() is None
        drawn = [cells_of(row) for row in compositor.render_full_update().strips]
        assert drawn == [cells_of(row.values()) for row in whole]
        assert len({style for row in drawn for _, style in row}) > 5


async def handled() -> None:
    """What is on its way between widgets is handled; unlike `Pilot.pause` nothing is painted for it."""
    for _ in range(100):
        await asyncio.sleep(0)


async def test_a_layout_is_painted_once_its_widgets_have_followed(
    app: ExplorerApp, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = app.explorer
        for _ in range(10):
            await until(pilot, lambda: screen.facts is not None)
            await pilot.pause()
            loop.go_on(1.0)
        drawn: list[Any] = []
        monkeypatch.setattr(app, "_display", lambda _, update: drawn.append(update))
        heights = [view.size.height for view in screen.query(RowView)]
        screen.show_hint(True)
        await handled()
        loop.go_on(0.002)
        assert [view.size.height for view in screen.query(RowView)] != heights
        assert drawn == []
        await handled()
        loop.go_on(0.03)
        assert len(drawn) == 1
        whole = screen._compositor._render_chops(Region(0, 0, *SIZE), lambda y: True)
        assert not _mismatches(drawn[0], whole)
        painted = {y for y, start, stop in drawn[0].spans if stop - start > SIZE[0] // 2}
        assert len(painted) > SIZE[1] // 2


async def test_rows_between_the_edges_of_a_frame_are_those_textual_draws(app: ExplorerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        for pane in app.explorer.panes():
            if pane.seen:
                region = pane.outer_size.region
                ours, textuals = pane.render_lines(region), super(Pane, pane).render_lines(region)
                assert [cells_of([row]) for row in ours] == [cells_of([row]) for row in textuals]
                assert cells_of(ours[:1]) != cells_of(ours[1:2]) != cells_of(ours[-1:])


class Loop:
    """An event loop whose clock goes only as far as a test says."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waiting: list[Handle] = []

    def time(self) -> float:
        return self.now

    def call_at(self, when: float, call: Callable[[], None]) -> Handle:
        handle = Handle(self, when, call)
        self.waiting.append(handle)
        return handle

    def go_on(self, seconds: float) -> None:
        """Let time pass, and call what is due."""
        until = self.now + seconds
        while due := [handle for handle in self.waiting if handle.when <= until]:
            first = min(due, key=lambda handle: handle.when)
            self.waiting.remove(first)
            self.now = max(self.now, first.when)
            first.call()
        self.now = until


@dataclass
class Handle:
    """A call to come."""

    loop: Loop
    when: float
    call: Callable[[], None]

    def cancel(self) -> None:
        self.loop.waiting.remove(self)


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch) -> Loop:
    loop = Loop()
    monkeypatch.setattr(painting, "asyncio", SimpleNamespace(get_running_loop=lambda: loop))
    return loop


@pytest.fixture
def painted(loop: Loop) -> list[float]:
    """When the lull of the next fixture painted."""
    return []


@pytest.fixture
def lull(loop: Loop, painted: list[float]) -> Lull:
    return Lull(lambda: painted.append(loop.now))


def test_what_changes_in_a_row_is_painted_once_at_the_first_rest(loop: Loop, painted: list[float], lull: Lull) -> None:
    for _ in range(4):
        lull.resume()
        loop.go_on(painting._LULL / 2)
    assert painted == []
    loop.go_on(1.0)
    assert painted == [pytest.approx(100.0 + painting._LULL * 2.5)]
    lull.resume()
    loop.go_on(1.0)
    assert len(painted) == 2


def test_what_never_rests_is_painted_all_the_same(loop: Loop, painted: list[float], lull: Lull) -> None:
    changes = 500
    for _ in range(changes):
        lull.resume()
        loop.go_on(painting._LULL / 2)
    passed = changes * painting._LULL / 2
    assert len(painted) == pytest.approx(passed / painting._LONGEST, rel=0.1)
    between = [after - before for before, after in pairwise([100.0, *painted])]
    assert max(between) <= painting._LONGEST + painting._LULL


def test_what_is_painted_already_is_not_painted_again(loop: Loop, painted: list[float], lull: Lull) -> None:
    lull.pause()
    lull.resume()
    lull.pause()
    loop.go_on(1.0)
    assert painted == []
    assert not loop.waiting


async def test_a_textual_of_other_parts_paints_the_screen_itself(
    app: ExplorerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painting, "_KNOWN", False)
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        screen = app.explorer
        assert type(screen._compositor) is Compositor
        assert isinstance(screen._update_timer, Timer)
        drawn = []
        paint = app._display

        def painting_it(shown: Any, update: Any) -> None:
            drawn.append(screen.claim)
            paint(shown, update)

        monkeypatch.setattr(app, "_display", painting_it)
        before = screen.claim
        await pilot.press("j")
        await until(pilot, lambda: bool(drawn) and drawn[-1] != before)
        assert drawn[-1] == screen.claim != before


def test_this_textual_is_known() -> None:
    assert painting._KNOWN
