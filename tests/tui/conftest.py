"""A store of the made-up corpus, and an app on it that behaves the same every time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from explorer.tui.app import ExplorerApp
from tests.tui.corpus import build_store


async def opened(pilot: Pilot[int]) -> None:
    """Wait until the store is open: that happens after the first paint."""
    app = pilot.app
    assert isinstance(app, ExplorerApp)
    await until(pilot, lambda: app.explorer.facts is not None)
    await pilot.pause()


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    """Wait until something holds, at most as long as a slow machine may need."""
    latest = time.monotonic() + 60
    while not holds() and time.monotonic() < latest:
        await pilot.pause(0.01)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The store of the made-up corpus."""
    return build_store(tmp_path / "harbour.db")


@pytest.fixture
def app(store: Path) -> ExplorerApp:
    """The app on the made-up corpus."""
    return ExplorerApp(store)
