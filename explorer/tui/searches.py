"""Searches of late and those saved by name, kept in the store: picked again by key, saved by key."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from explorer.errors import ExplorerError
from explorer.tui.screens.picker import Choice, Picker
from explorer.tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from explorer.tui.screens.explorer import ExplorerScreen


def ask_search(screen: ExplorerScreen) -> None:
    """Let the user pick a saved search or one of late, and search for it."""
    facts = screen.facts
    if facts is None:
        return
    from explorer.store.searches import stored_searches

    known = stored_searches(facts.reader.connection)
    if not known:
        screen.notify("No searches yet: / searches, ⏎ keeps the hits, ^s saves a search by name.", markup=False)
        return
    choices = [
        Choice(
            one.query, f"{one.name}  {one.query}" if one.name else one.query, "saved" if one.name else one.used_at[:10]
        )
        for one in known
    ]

    def picked(query: str | None) -> None:
        if query is not None:
            screen.search_for(query)

    screen.app.push_screen(Picker("Search again", "Type a few letters…", choices), picked)


def ask_name(screen: ExplorerScreen, query: str) -> None:
    """Save a query by a name that the user gives."""
    if screen.facts is None or not query.strip():
        screen.notify("Type a search first.", timeout=2, markup=False)
        return

    def named(name: str | None) -> None:
        if name:
            _write(screen, query, name.strip())

    hint = f"A name for {query.strip()}; S finds it again."
    screen.app.push_screen(
        Prompt("Save the search", hint, check=lambda text: None if text.strip() else "It needs a name."), named
    )


def remember(screen: ExplorerScreen, query: str) -> None:
    """Put a query that was used into the history."""
    if screen.facts is not None and query.strip():
        _write(screen, query, None)


def _write(screen: ExplorerScreen, query: str, name: str | None) -> None:
    assert screen.facts is not None
    store = screen.facts.path
    now = datetime.now(UTC).isoformat(timespec="seconds")

    def work() -> None:
        from explorer.store.connection import open_writer, writing
        from explorer.store.searches import remember_search, save_search

        problem = ""
        try:
            connection = open_writer(store)
            try:
                with writing(connection):
                    if name is None:
                        remember_search(connection, query, now)
                    else:
                        save_search(connection, query, name, now)
            finally:
                connection.close()
        except (ExplorerError, sqlite3.Error) as error:
            problem = str(error)
        if name is not None:
            screen.app.call_from_thread(_tell, screen, name, problem)

    screen.run_worker(work, thread=True, group="searches", exit_on_error=False)


def _tell(screen: ExplorerScreen, name: str, problem: str) -> None:
    if problem:
        screen.notify(f"The search was not saved: {problem}", severity="error", markup=False, timeout=10)
    else:
        screen.notify(f"Saved as {name}.  S finds it again", markup=False, timeout=3)
