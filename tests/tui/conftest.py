"""A store of the made-up corpus, and an app on it that behaves the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.tui.app import ExplorerApp
from tests.tui.corpus import build_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The store of the made-up corpus."""
    return build_store(tmp_path / "harbour.db")


@pytest.fixture
def app(store: Path) -> ExplorerApp:
    """The app on the made-up corpus."""
    return ExplorerApp(store)
