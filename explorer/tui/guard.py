"""What keeps the terminal safe while the app runs: the last gate before it, signals that end in order, Ctrl-Z."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from rich.segment import Segment
from textual.app import App
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.filter import LineFilter
from textual.worker import WorkerFailed

from explorer.errors import ExitCode
from explorer.gate import shown

_SIGNALS = {
    "SIGTERM": ExitCode.TERMINATED, "SIGHUP": ExitCode.TERMINATED, "SIGINT": ExitCode.INTERRUPTED,
    "SIGQUIT": ExitCode.QUIT,
}  # fmt: skip


class LastGate(LineFilter):
    """Makes whatever is unsafe in a rendered row visible, should a widget have forgotten to."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with safe text; control segments of Textual's own stay."""
        return [
            segment
            if segment.control or (segment.text.isascii() and segment.text.isprintable())
            else Segment(shown(segment.text), segment.style)
            for segment in segments
        ]


class GuardedApp(App[int]):
    """An app that restores the terminal however it ends, and lets no control of anybody else's through."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend_process", "to the shell", show=False)]

    _last_gate = LastGate()
    """One for all rows: what it made of a row is remembered by the filter that made it."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and behind them the gate."""
        return [*super().get_line_filters(), self._last_gate]

    def on_load(self) -> None:
        """From here on signals end the app in order, and the shell learns which it was."""
        if self.is_headless:
            return
        for name, code in _SIGNALS.items():
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._leave, code)

    @property
    def failure(self) -> BaseException | None:
        """What ended the app unasked, once `run` is back."""
        error: BaseException | None = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    def _handle_exception(self, error: Exception) -> None:
        """What is raised while screens are taken down is no failure: the app was told to end, and with which code."""
        if not self._exit:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End the app. Textual prints the values of all variables here, raw ones of documents too: never on a terminal.

        Who ran the app says in one line what `failure` was.
        """
        if self.is_headless:
            super()._fatal_error()
        else:
            self._close_messages_no_wait()

    def _leave(self, code: ExitCode) -> None:
        self.exit(return_code=int(code))
