"""Two windows on one new corpus: one builds the store, and both show it."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from explorer.errors import OvertakenError
from explorer.pipeline import BuildOptions, build
from explorer.store.builds import PATIENCE
from explorer.store.writer import StoreWriter
from explorer.tui import building
from explorer.tui.app import ExplorerApp
from explorer.tui.widgets.welcome import Welcome
from tests.tui.conftest import until


@pytest.mark.parametrize("other_ends", [True, False], ids=["the other builds it", "the other gives up"])
async def test_the_window_that_was_overtaken_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other_ends: bool
) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "new.db"
    corpus.mkdir()
    (corpus / "one.md").write_text("Bramwell Mills sold 320 tonnes of flour in 2024.\n", encoding="utf-8")
    other: list[StoreWriter] = []

    def overtaken(*arguments: Any) -> Any:
        if other:
            return build(*arguments)
        other.append(StoreWriter(store))
        other[0].begin_build()
        raise OvertakenError

    monkeypatch.setattr(building, "build", overtaken)
    app = ExplorerApp(store, (corpus,))
    async with app.run_test(size=(120, 35)) as pilot:
        await until(pilot, lambda: bool(app.explorer.query(Welcome)))
        await until(pilot, lambda: "another window" in app.explorer.query_one(Welcome).doing)
        assert not _documents(app)
        if other_ends:
            build([corpus], store)
        other[0].close()
        await until(pilot, lambda: _documents(app) == 1)
        assert _documents(app) == 1
        await app.workers.wait_for_complete()


def test_a_window_waits_longer_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two windows that both seem gone to each other do not take the store from each other for ever."""
    waited: list[float] = []

    def never(*_: Any) -> Any:
        if len(waited) < 4:
            raise OvertakenError
        return build(*_)

    def given_up(_: Path, __: object, patience: float) -> bool:
        waited.append(patience)
        return False

    (tmp_path / "one.md").write_text("Bramwell Mills sold 320 tonnes of flour in 2024.\n", encoding="utf-8")
    monkeypatch.setattr(building, "build", never)
    monkeypatch.setattr(building, "await_build", given_up)
    assert building._build_or_wait([tmp_path], tmp_path / "new.db", BuildOptions(1), lambda *_: None)
    assert waited == [PATIENCE * factor for factor in (1, 2, 4, 8)]


def _documents(app: ExplorerApp) -> int:
    """How many documents the window shows."""
    facts = app.explorer.facts
    return 0 if facts is None else facts.summary.documents


async def test_a_store_that_holds_nothing_yet_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, store, go_on = tmp_path / "corpus", tmp_path / "new.db", threading.Event()
    corpus.mkdir()
    (corpus / "one.md").write_text("Bramwell Mills sold 320 tonnes of flour in 2024.\n", encoding="utf-8")
    StoreWriter(store).close()

    def late(*arguments: Any) -> Any:
        go_on.wait(60)
        return build(*arguments)

    monkeypatch.setattr(building, "build", late)
    opened: list[ExplorerApp.Opened] = []
    show = ExplorerApp.on_explorer_app_opened

    def noted(self: ExplorerApp, event: ExplorerApp.Opened) -> None:
        opened.append(event)
        show(self, event)

    monkeypatch.setattr(ExplorerApp, "on_explorer_app_opened", noted)
    app = ExplorerApp(store, (corpus,))
    async with app.run_test(size=(120, 35)) as pilot:
        await until(pilot, lambda: bool(opened))
        assert app.explorer.query_one(Welcome).display
        go_on.set()
        await until(pilot, lambda: _documents(app) == 1)
        assert _documents(app) == 1
        assert not app.explorer.query_one(Welcome).display
        await app.workers.wait_for_complete()


async def test_a_store_that_holds_nothing_is_shown_once_its_build_is_cancelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, store, go_on = tmp_path / "corpus", tmp_path / "new.db", threading.Event()
    corpus.mkdir()
    StoreWriter(store).close()
    monkeypatch.setattr(building, "build", lambda *_: go_on.wait(60))
    app = ExplorerApp(store, (corpus,))
    async with app.run_test(size=(120, 35)) as pilot:
        await until(pilot, lambda: app.at_work("build"))
        assert app.at_work("build")
        app.workers.cancel_group(app, "build")
        await until(pilot, lambda: not app.at_work("build"))
        app.open_store()
        await until(pilot, lambda: app.explorer.facts is not None)
        assert _documents(app) == 0
        assert app.explorer.facts is not None
        go_on.set()
