"""What other processes do to the open store is seen on the screen."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from explorer.pipeline import build
from explorer.store.connection import open_writer
from explorer.store.decisions import DecisionBook
from explorer.tui.app import ExplorerApp
from tests.tui.conftest import opened, until

SIZE = (160, 45)
TEXT = "# Mill\n\nThe mill sold 5,200 tonnes of flour in 2024.\n"


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


async def test_a_decision_of_another_window_is_shown_without_opening_anew(app: ExplorerApp, store: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        facts, claim = app.explorer.facts, app.explorer.claim
        assert facts is not None
        assert claim is not None
        with closing(open_writer(store)) as connection:
            DecisionBook(connection, store).decide(claim, "verify")
        await until(pilot, lambda: claim.id in facts.claim_verdicts)
        assert claim.id in facts.claim_verdicts
        assert app.explorer.facts is facts


async def test_own_decisions_open_nothing_anew(app: ExplorerApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        facts = app.explorer.facts
        await pilot.press("v")
        await pilot.pause(1.0)
        assert app.explorer.facts is facts
