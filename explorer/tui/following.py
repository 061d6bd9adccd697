"""Showing what other processes do to the open store: a build that watches a folder, an import, another window."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from explorer.store.connection import open_reader
from explorer.store.editions import Edition, edition_of

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

SECONDS = 0.4
"""How often `Follower.look` is to be called."""
_OWN_WORK = ("build", "corrections", "open", "follow")
"""Groups of workers whose changes the app shows by itself."""


class Changed(Message):
    """The store's file changed: whether somebody is still at work says the edition."""

    def __init__(self, store: Path, edition: Edition) -> None:
        self.store, self.edition = store, edition
        super().__init__()


class Follower:
    """Looks at the store's file, and where that changed, by a worker, into the store. No look waits for anybody."""

    def __init__(self, app: ExplorerApp) -> None:
        self.app = app
        self._seen: tuple[Path, int, int] | None = None

    def look(self) -> None:
        """Ask a worker what changed, where the file is not as it was at the last look."""
        app = self.app
        if app.explorer.facts is None or app.at_work(*_OWN_WORK):
            return
        try:
            status = app.store.stat()
        except OSError:
            return
        stamp = (app.store, status.st_mtime_ns, status.st_size)
        if stamp != self._seen:
            self._seen = stamp
            app.run_worker(lambda: self._read(stamp), thread=True, group="follow", exit_on_error=False)

    def _read(self, stamp: tuple[Path, int, int]) -> None:
        store = stamp[0]
        try:
            with closing(open_reader(store)) as connection:
                self.app.post_message(Changed(store, edition_of(connection)))
        except Exception:  # what is wrong with a store is told where the panes read it  # noqa: BLE001
            self._seen = None  # what changed is asked for again at the next look
