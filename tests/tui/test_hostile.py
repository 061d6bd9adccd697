"""Documents are hostile text: nothing of them is markup, an action, or an escape on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widget import Widget

from explorer.model import Claim, ClaimKind, Document, Relation, RelationMember, RelationType, claim_id
from explorer.store.rows import claim_row, document_row
from explorer.store.writer import FileState, StoreWriter
from explorer.tui.app import ExplorerApp
from explorer.tui.holding import close_facts
from explorer.tui.lines import Line
from explorer.tui.theme import Ink
from explorer.tui.widgets.lineview import LineView
from tests.tui.conftest import opened

NASTY = "[/foo] [@click=app.bell]x[/] [b \x1b]52;c;AAAA\x07 \x9b31m \u202egnp \u200b [red"


def hostile_store(path: Path) -> Path:
    text = f"{NASTY} cost 41 crowns. {NASTY}\n" + "[/" * 60_000 + " and 17 crowns.\n"
    with StoreWriter(path) as writer, writer.transaction():
        for number in (1, 2):
            document = Document(
                id=number, path=f"/x/{NASTY}{number}", format="md", text=text, sha256=f"{number:064}", title=NASTY,
                publisher=NASTY, author=NASTY, published="2025", published_from="text",
            )  # fmt: skip
            claims = [_claim(number, 0, text, "41 crowns"), _claim(number, 1, text, "17 crowns")]
            state = FileState(document.path, 1, 0, document.sha256, number)
            writer.put_document(document_row(document), [claim_row(claim) for claim in claims], (), (), state)
        members = tuple(RelationMember(claim_id=claim_id(number, 0), role=NASTY) for number in (1, 2))
        relation = Relation(
            id=1, type=RelationType.CONTRADICTION, severity=1.0, reason=NASTY, hint=NASTY, rule=NASTY, members=members,
            subject=NASTY, metric=NASTY, period="2025",
        )  # fmt: skip
        writer.add_relation(relation, 1)
    return path


def _claim(number: int, ordinal: int, text: str, quote: str) -> Claim:
    start = text.index(quote)
    fields: dict[str, Any] = dict.fromkeys(
        ("subject", "metric", "unit", "scope", "place", "attribution", "rule"), NASTY
    )
    return Claim(
        id=claim_id(number, ordinal), document_id=number, kind=ClaimKind.QUANTITY, start=start, end=start + len(quote),
        sentence_start=max(0, start - 50), sentence_end=start + len(quote), printed=NASTY, value=41.0 + ordinal,
        period="2025", period_start="2025-01-01", period_end="2025-12-31", **fields,
    )  # fmt: skip


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (20, 5), (1, 1)])
async def test_every_pane_draws_hostile_text(size: tuple[int, int], tmp_path: Path) -> None:
    app = ExplorerApp(hostile_store(tmp_path / "hostile.db"))
    keys = ("1", "j", "2", "x", "3", "n", "n", "4", "c", "5", "6", "j", "o", "escape", "m", "escape", "question_mark",
            "escape", "slash", "[", "/", "escape", "1", "v", "y")  # fmt: skip
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        for key in keys:
            await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.explorer.claim is not None
        for widget in app.screen.walk_children(Widget):
            for strip in widget.render_lines(widget.size.region) if widget.size.area else ():
                for segment in strip:
                    assert not set(segment.text) & {"\x1b", "\x07", "\x9b", "\u202e", "\u200b"}
                    assert segment.style is None or "@click" not in segment.style.meta


def test_a_line_gates_what_it_is_given() -> None:
    line = Line("a").add(NASTY, "bad strong")
    assert "\x1b" not in line.plain
    assert "[/foo] [@click=app.bell]x[/] [b ␛]52" in line.plain
    strip = line.fit(12).strip(Ink({"tone-bad": "#ff0000"}), 12, Ink({}).style(""))
    assert strip.cell_length == 12


@pytest.mark.parametrize("size", [(5, 1), (10, 2), (20, 5), (24, 8), (40, 8)])
async def test_the_palette_survives_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    app = ExplorerApp(tmp_path / "none.db")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.resize_terminal(*size)
        await pilot.press("down", "pageup", "pagedown", "pageup")
        assert app.is_running


async def test_a_screen_that_is_left_twice_takes_no_other_with_it(tmp_path: Path) -> None:
    """Two quick Escapes may both reach the help before it is gone."""
    app = ExplorerApp(hostile_store(tmp_path / "hostile.db"))
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("question_mark")
        help_screen = app.screen
        assert help_screen is not app.explorer
        for _ in range(3):
            help_screen.dismiss(None)
        await pilot.pause()
        assert app.screen is app.explorer


async def test_messages_of_rows_that_are_gone_do_nothing(tmp_path: Path) -> None:
    """A key's message may arrive when the list is a shorter one already."""
    app = ExplorerApp(hostile_store(tmp_path / "hostile.db"))
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        for pane in app.explorer.panes():
            for message in (LineView.Moved, LineView.Chosen):
                for view in pane.query(LineView):
                    pane.post_message(message(view, 10_000))
        await pilot.pause()
        assert app.is_running


async def test_a_store_that_is_closed_is_read_by_no_pane(tmp_path: Path) -> None:
    app = ExplorerApp(hostile_store(tmp_path / "hostile.db"))
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        close_facts(app.explorer)
        for pane in app.explorer.panes():
            pane.filtered()
        await pilot.pause()
        assert app.is_running
