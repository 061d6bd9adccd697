"""Handing on from the screen: the claims that the filters let through, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import ExplorerError
from explorer.export.formats import Format, format_of, rendered
from explorer.export.tables import What
from explorer.gate import shown, shown_path
from explorer.resources import typed_path
from explorer.store.connection import check_writing
from explorer.store.faults import explained
from explorer.tui.screens.picker import Choice, Picker
from explorer.tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from explorer.tui.screens.explorer import ExplorerScreen

_CHOICES = (
    Choice("dossier.html", "Dossier, one HTML page", "conflicts, comparisons, charts; prints well"),
    Choice("dossier.md", "Dossier, Markdown", "the same as text"),
    Choice("claims.csv", "Claims, CSV", "a table for a spreadsheet"),
    Choice("claims.jsonl", "Claims, JSON lines", "one claim a line"),
    Choice("relations.csv", "Relations, CSV", "who disagrees with whom"),
    Choice("decisions.jsonl", "Decisions, JSON lines", "what was verified, disputed, noted"),
    Choice("reviews.jsonld", "ClaimReview, JSON-LD", "claims that were verified or disputed"),
)


def ask_export(screen: ExplorerScreen) -> None:
    """Ask what to write and where, then write it beside the screen."""
    if screen.facts is None:
        return
    try:
        check_writing()
    except ExplorerError as error:
        screen.notify(str(error), severity="warning", markup=False)
        return

    def named(name: str | None) -> None:
        if name is None:
            return
        what = next((one for one in What if name.startswith(str(one))), What.CLAIMS)
        hint = "The file; its ending says the format. " + (
            "Only what passes the filters is written." if screen.filtering.filters else "All claims are written."
        )
        where = Path.cwd() / name
        screen.app.push_screen(
            Prompt("Export", hint, str(shown_path(where)), _problem), lambda text: _write(screen, text, what)
        )

    screen.app.push_screen(Picker("Export what?", "Type a few letters…", _CHOICES), named)


def _problem(text: str) -> str | None:
    path = typed_path(text)
    if not text.strip() or format_of(path) is None:
        return "The name should end in .html, .md, .csv, .jsonl or .jsonld."
    if not path.parent.is_dir():
        return "There is no such folder."
    return "Something is there already; choose another name." if path.exists() or path.is_symlink() else None


def _write(screen: ExplorerScreen, text: str | None, what: What) -> None:
    facts = screen.facts
    if not text or facts is None:
        return
    target = typed_path(text)
    wanted = format_of(target) or Format.JSONL
    filters = screen.filtering.filters
    store = facts.path

    def work() -> None:
        from explorer.export.files import write_export
        from explorer.export.source import Source
        from explorer.store.reader import StoreReader

        try:
            with StoreReader(store) as reader:
                write_export(target, rendered(Source(reader, filters.chosen, filters.text), wanted, what))
        except Exception as error:  # a thread has nobody to raise it to  # noqa: BLE001
            told = shown(explained(error)[0])
            screen.app.call_from_thread(screen.notify, told, severity="error", markup=False, timeout=10)
            return
        screen.app.call_from_thread(screen.notify, f"Wrote {shown_path(target)}", markup=False, timeout=8)

    screen.run_worker(work, thread=True, group="export", exit_on_error=False)
