"""Painting only what changed, and once a key, shows what painting everything would show."""

from __future__ import annotations

import random
from typing import Any

import pytest
from textual._compositor import ChopsUpdate
from textual.geometry import Region

from explorer.tui.app import ExplorerApp
from explorer.tui.painting import RowCompositor
from tests.tui.conftest import opened

SIZE = (160, 45)


def _mismatches(update: ChopsUpdate, whole: Any) -> list[tuple[int, int]]:
    """The places of an update at which it lacks, or has other than, what everything painted has there."""
    wrong = []
    for y, start, stop in update.spans:
        for (x, strip), end in zip(update.chops[y].items(), update.chop_ends[y], strict=True):
            if x < stop and end > start and (strip is None or strip.text != whole[y][x].text):
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
        drawn = ["".join(strip.text for strip in row) for row in compositor.render_full_update().strips]
        assert drawn == ["".join(strip.text for strip in row.values()) for row in whole]


async def test_what_follows_a_key_is_painted_with_it(app: ExplorerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        painted = []
        paint = app._display

        def painting(*args: Any) -> None:
            painted.append(app.explorer.claim)
            paint(*args)

        app._display = painting  # type: ignore[assignment, method-assign]
        for key in ("j", "j", "k"):
            before = app.explorer.claim
            painted.clear()
            await pilot.press(key)
            await pilot.pause(0.2)
            assert app.explorer.claim != before
            assert painted[-1] == app.explorer.claim
            assert len(painted) <= 3
