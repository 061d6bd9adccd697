"""Bringing a store up to date while the screen stays usable: a worker builds and tells how far it is."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from multiprocessing import resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from explorer.errors import OvertakenError
from explorer.pipeline import BuildOptions, build
from explorer.store.builds import PATIENCE, await_build
from explorer.store.faults import explained
from explorer.tui.progress import Narrator
from explorer.views.figures import count_text

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp


Say = Callable[[str, float | None], None]
"""Tells the screen a line of words and the share done."""


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

    roots, store, options = app.roots, app.store, BuildOptions(vocabulary_files=app.vocabulary_files)
    try:
        _start_tracker()
        changed = _build_or_wait(roots, store, options, say)
    except _StoppedError:
        return
    except Exception as error:  # a thread has nobody to raise it to  # noqa: BLE001
        app.post_message(Built(store, False, explained(error)[0]))
    else:
        app.post_message(Built(store, changed, None))


def _build_or_wait(roots: Sequence[Path], store: Path, options: BuildOptions, say: Say) -> bool:
    """Build the store, or wait until another window that began later has. Whether the store changed.

    Each time it waits longer, so that two windows that both seem gone to each other for a while come to an end.
    """
    patience = PATIENCE
    while True:
        try:
            report = build(roots, store, Narrator(say), options)
        except OvertakenError:
            if await_build(store, lambda documents: say(_elsewhere(documents), None), patience):
                return True
            patience *= 2
        else:
            return bool(report.read or report.removed)


def _elsewhere(documents: int) -> str:
    return f"another window is reading them: {count_text(documents, 'document')} so far"


def _start_tracker() -> None:
    """Start the helper of multiprocessing: it is handed stderr, which is Textual's own while the screen runs."""
    with contextlib.redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
