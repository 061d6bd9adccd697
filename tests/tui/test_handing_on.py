"""Searches that are kept, filters that are remembered, files that are handed on: by keyboard alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from explorer.pipeline import build
from explorer.tui.app import ExplorerApp
from explorer.tui.screens.explorer import ExplorerScreen
from explorer.tui.screens.prompt import Prompt
from explorer.tui.session import Session
from explorer.tui.widgets.search import SearchPane
from tests.tui.conftest import opened, until

WIDE = (160, 45)
MOST_KEYS = 6


async def press(pilot: Pilot[int], *keys: str) -> None:
    while explorer(pilot.app).facts is None:
        await pilot.pause(0.01)
    for key in keys:
        await pilot.press(key)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def explorer(app: App[int]) -> ExplorerScreen:
    assert isinstance(app, ExplorerApp)
    return app.explorer


async def test_decide_and_export(app: ExplorerApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    keys = ("4", "v", "E", "enter", "enter")
    assert len(keys) <= MOST_KEYS
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, *keys)
    page = (tmp_path / "dossier.html").read_text(encoding="utf-8")
    assert "4.61 billion crowns" in page
    assert "<script" not in page


async def test_only_what_passes_the_filters_is_exported(
    app: ExplorerApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "slash", *"metric", "colon", *"length", "enter", "E", *"json lines", "enter", "enter")
    lines = (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines
    assert {json.loads(line)["metric"] for line in lines} == {"length"}


async def test_nothing_is_written_over(app: ExplorerApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dossier.html").write_text("mine")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "E", "enter", "enter")
        assert isinstance(app.screen, Prompt)
        assert app.screen.query_one("#problem").display
    assert (tmp_path / "dossier.html").read_text() == "mine"


async def test_a_search_is_saved_and_found_again(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "slash", *"parking", "ctrl+s", *"my cars", "enter", "escape", "escape")
        assert explorer(app).stage.searching is False
        await press(pilot, "S", "enter")
        search = explorer(app).query_one(SearchPane)
        assert explorer(app).stage.searching is True
        assert search.query_one(Input).value == "parking"
        assert search.answer.hits


async def test_a_kept_search_is_in_the_history(app: ExplorerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "slash", *"opening", "enter")
        await press(pilot, "slash", "ctrl+r", "enter")
        assert explorer(app).query_one(SearchPane).query_one(Input).value == "opening"


async def test_filters_are_remembered(store: Path, tmp_path: Path) -> None:
    session = Session(tmp_path / "state")
    first = ExplorerApp(store, session=lambda: session)
    async with first.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "escape", "c", "slash", *"cost", "enter")
        filters = explorer(first).filtering.filters
        assert [crumb.query for crumb in filters.crumbs] == ["is:conflict", "cost"]
        await press(pilot, "q")
    second = ExplorerApp(store, session=lambda: session)
    async with second.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot)
        assert explorer(second).filtering.filters == filters


async def test_a_document_gets_its_date_and_loses_it_again(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "mill.txt").write_text("The mill employed 412 people last year, the owner said.\n")
    store = tmp_path / "reports.db"
    build([folder], store)
    app = ExplorerApp(store)

    def dates() -> list[str | None]:
        facts = explorer(app).facts
        return [] if facts is None else [document.published for document in facts.documents.values()]

    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await press(pilot, "6", "e")
        await until(pilot, lambda: isinstance(app.focused, Input))
        await press(pilot, *"2019-05", "enter")
        await until(pilot, lambda: dates() == ["2019-05"])
        facts = explorer(app).facts
        assert facts is not None
        assert dates() == ["2019-05"]
        assert [c.period for n in facts.documents for c in facts.reader.claims_of(n)] == ["2018"]
        await press(pilot, "u")
        await until(pilot, lambda: dates() == [None])
        assert dates() == [None]
