"""What other processes do to the open store is seen on the screen."""

from __future__ import annotations

import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from explorer.model import Claim
from explorer.pipeline import build
from explorer.store.connection import open_reader, open_writer
from explorer.store.decisions import DecisionBook
from explorer.store.writer import StoreWriter
from explorer.tui import following
from explorer.tui.app import ExplorerApp
from explorer.tui.following import Changed
from explorer.tui.widgets.conflicts import ConflictsPane
from tests.tui.conftest import opened, until

SIZE = (160, 45)
TEXT = "# Mill\n\nThe mill sold 5,200 tonnes of flour in 2024.\n"


@pytest.fixture
def noticed(monkeypatch: pytest.MonkeyPatch) -> list[Changed]:
    """What the app is told of changes, filled while it runs."""
    told: list[Changed] = []
    follow = ExplorerApp.on_changed

    def noted(self: ExplorerApp, event: Changed) -> None:
        told.append(event)
        follow(self, event)

    monkeypatch.setattr(ExplorerApp, "on_changed", noted)
    return told


def verified(store: Path, claim: Claim) -> None:
    """Another window verifies a claim."""
    with closing(open_writer(store)) as connection:
        DecisionBook(connection, store).decide(claim, "verify")


async def test_a_build_of_another_process_is_shown(tmp_path: Path) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "facts.db"
    corpus.mkdir()
    (corpus / "one.md").write_text(TEXT)
    build([corpus], store)
    app = ExplorerApp(store)
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        assert app.explorer.claim is not None
        (corpus / "two.md").write_text(TEXT.replace("5,200", "6,900"))
        build([corpus], store)
        await until(pilot, lambda: app.explorer.facts is not None and app.explorer.facts.summary.documents == 2)
        assert app.explorer.facts is not None
        assert app.explorer.facts.summary.documents == 2
        assert app.explorer.claim.printed == "5,200 tonnes"


async def test_a_window_that_was_opened_while_claims_were_compared_shows_their_relations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "facts.db"
    corpus.mkdir()
    (corpus / "one.md").write_text(TEXT)
    (corpus / "two.md").write_text(TEXT.replace("5,200", "6,900"))
    comparing, go_on = threading.Event(), threading.Event()
    module = sys.modules[build.__module__]
    relate = module.relate_changed

    def slowly(*arguments: Any) -> Any:
        comparing.set()
        assert go_on.wait(60)
        return relate(*arguments)

    monkeypatch.setattr(module, "relate_changed", slowly)
    other = threading.Thread(target=build, args=([corpus], store))
    other.start()
    try:
        assert comparing.wait(60)
        app = ExplorerApp(store)
        async with app.run_test(size=SIZE) as pilot:
            await opened(pilot)
            pane = app.explorer.query_one(ConflictsPane)
            assert not pane.ids
            assert "not been compared yet" in " ".join(line.plain for line in pane.main_view.empty_lines(200))
            go_on.set()
            await until(pilot, lambda: bool(pane.ids))
            assert pane.ids
            assert app.explorer.facts is not None
            assert not app.explorer.facts.being_built
    finally:
        go_on.set()
        other.join()


async def test_a_decision_of_another_window_is_shown_without_opening_anew(app: ExplorerApp, store: Path) -> None:
    await _decision_is_shown(app, store)


async def test_a_decision_is_shown_though_a_build_was_killed(app: ExplorerApp, store: Path) -> None:
    killed = StoreWriter(store)
    killed.begin_build()
    killed.connection.close()
    await _decision_is_shown(app, store)


async def test_a_change_that_could_not_be_read_is_read_later(
    app: ExplorerApp, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = threading.Event()

    def locked_once(path: Path) -> sqlite3.Connection:
        if not failed.is_set():
            failed.set()
            raise sqlite3.OperationalError("database is locked")
        return open_reader(path)

    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        facts, claim = app.explorer.facts, app.explorer.claim
        assert facts is not None
        assert claim is not None
        monkeypatch.setattr(following, "open_reader", locked_once)
        verified(store, claim)
        await until(pilot, lambda: claim.id in facts.claim_verdicts)
        assert failed.is_set()
        assert claim.id in facts.claim_verdicts


async def test_own_decisions_open_nothing_anew(app: ExplorerApp, noticed: list[Changed]) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        facts = app.explorer.facts
        await pilot.press("v")
        await until(pilot, lambda: any(event.edition.decisions[0] == 1 for event in noticed))
        assert noticed[-1].edition.decisions[0] == 1
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.explorer.facts is facts


async def _decision_is_shown(app: ExplorerApp, store: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        facts, claim = app.explorer.facts, app.explorer.claim
        assert facts is not None
        assert claim is not None
        verified(store, claim)
        await until(pilot, lambda: claim.id in facts.claim_verdicts)
        assert claim.id in facts.claim_verdicts
        assert app.explorer.facts is facts
