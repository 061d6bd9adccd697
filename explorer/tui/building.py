"""Bringing a store up to date while the screen stays usable: a worker builds and tells how far it is."""

from __future__ import annotations

import contextlib
import json
import sys
from multiprocessing import resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from explorer.pipeline import BuildOptions, build
from explorer.store.faults import explained
from explorer.tui.progress import Narrator

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp
    from explorer.tui.facts import Facts


class _StoppedError(Exception):
    """The screen closed while a build was at work; what it stored so far stays."""


class Progressed(Message):
    """A background build went on."""

    def __init__(self, text: str, share: float | None) -> None:
        self.text, self.share = text, share
        super().__init__()


class Built(Message):
    """A background build is done."""

    def __init__(self, store: Path, changed: bool, problem: str | None) -> None:
        self.store, self.changed, self.problem = store, changed, problem
        super().__init__()


def build_beside(app: ExplorerApp) -> None:
    """Build the app's store from its roots by a worker; a build under way is stopped."""
    app.run_worker(lambda: _build(app), thread=True, exclusive=True, group="build", exit_on_error=False)


def _build(app: ExplorerApp) -> None:
    worker = get_current_worker()

    def say(text: str, share: float | None) -> None:
        if worker.is_cancelled:
            raise _StoppedError
        app.post_message(Progressed(text, share))

    store = app.store
    try:
        _start_tracker()
        report = build(app.roots, store, Narrator(say), BuildOptions(vocabulary_files=app.vocabulary_files))
    except _StoppedError:
        return
    except Exception as error:  # a thread has nobody to raise it to  # noqa: BLE001
        app.post_message(Built(store, False, explained(error)[0]))
    else:
        app.post_message(Built(store, bool(report.read or report.removed), None))


def _start_tracker() -> None:
    """Start the helper of multiprocessing: it is handed stderr, which is Textual's own while the screen runs."""
    with contextlib.redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


def known_roots(facts: Facts) -> tuple[Path, ...]:
    """The folders and files that a store says it was built from, where they still exist."""
    said = facts.reader.meta("roots")
    try:
        found = json.loads(said) if said else []
    except ValueError:
        return ()
    return tuple(Path(root) for root in found if isinstance(root, str) and Path(root).exists())
