"""Correcting by key: claims and relations follow on the screen, and undo brings them back."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input

from explorer.model import Claim
from explorer.tui.app import ExplorerApp
from explorer.tui.screens.prompt import Prompt
from tests.tui.conftest import opened


def chosen(app: ExplorerApp) -> Claim:
    claim = app.explorer.claim
    assert claim is not None
    return claim


async def answered(pilot: Pilot[int], app: ExplorerApp, key: str, text: str) -> None:
    await pilot.press(key)
    await pilot.pause()
    assert isinstance(app.screen, Prompt)
    app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await settled(pilot, app)


async def settled(pilot: Pilot[int], app: ExplorerApp) -> None:
    await opened(pilot)
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_field_is_corrected_and_undone(app: ExplorerApp) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await settled(pilot, app)
        before = chosen(app)
        await answered(pilot, app, "C", "subject = Zephyr [/b] Mills")
        assert (chosen(app).subject, chosen(app).source) == ("Zephyr [/b] Mills", "corrected")
        assert chosen(app).id == before.id
        await pilot.press("u")
        await settled(pilot, app)
        assert chosen(app) == before


async def test_what_does_not_fit_stays_in_the_prompt(app: ExplorerApp) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await settled(pilot, app)
        before = chosen(app)
        await answered(pilot, app, "C", "value = plenty")
        assert isinstance(app.screen, Prompt)
        await pilot.press("escape")
        await answered(pilot, app, "M", "whatever")
        assert isinstance(app.screen, Prompt)
        await pilot.press("escape")
        assert chosen(app) == before


async def test_names_are_merged_and_told_apart(app: ExplorerApp) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await settled(pilot, app)
        before = chosen(app)
        assert before.metric
        await answered(pilot, app, "M", "metric = one and the same")
        assert chosen(app).metric == "one and the same"
        await pilot.press("u")
        await settled(pilot, app)
        assert chosen(app) == before
