"""Opening another corpus or store from inside: the recent ones first, or a path that the user types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from explorer.config import load_config
from explorer.gate import shown_path
from explorer.resources import typed_path
from explorer.store.header import is_database
from explorer.store.places import default_store
from explorer.tui.holding import close_facts
from explorer.tui.screens.picker import Choice, Picker
from explorer.tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp
    from explorer.tui.screens.explorer import ExplorerScreen

_OTHER = -1


def ask_store(screen: ExplorerScreen) -> None:
    """Let the user choose what to open."""
    app = cast("ExplorerApp", screen.app)
    recent = app.session.recent() if app.session is not None else ()
    choices = [
        Choice(place, str(shown_path((known.roots or (known.store,))[0])), "store" if not known.roots else "corpus")
        for place, known in enumerate(recent)
    ]
    choices.append(Choice(_OTHER, "Another folder, file or store…", "type its path"))

    def taken(place: int | None) -> None:
        if place == _OTHER:
            _ask_path(app)
        elif place is not None:
            _open(app, recent[place].store, recent[place].roots)

    app.push_screen(Picker("Open", "Type a few letters…", choices), taken)


def _ask_path(app: ExplorerApp) -> None:
    def taken(text: str | None) -> None:
        if text:
            _open_path(app, typed_path(text))

    app.push_screen(Prompt("Open", "A folder, a document or a store", check=_path_problem), taken)


def _open_path(app: ExplorerApp, path: Path) -> None:
    if is_database(path):
        _open(app, path, ())
    else:
        _open(app, default_store((path,), load_config().stores), (path,))


def _open(app: ExplorerApp, store: Path, roots: tuple[Path, ...]) -> None:
    app.remember()
    app.workers.cancel_group(app, "build")
    app.store, app.roots = store, roots
    close_facts(app.explorer)
    app.begin()


def _path_problem(text: str) -> str | None:
    return None if text.strip() and typed_path(text).exists() else "There is nothing at that path."
