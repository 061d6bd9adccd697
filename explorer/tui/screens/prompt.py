"""Asks for one line of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from explorer.tui.lines import content


class Prompt(ModalScreen[str | None]):
    """Gives the text, or None. `check` tells what is wrong with a text, or None."""

    DEFAULT_CSS = """
    Prompt { align: center middle; background: $background 60%; }
    Prompt > Vertical {
        width: 70; max-width: 94%; height: auto; border: round $border; background: $surface; padding: 1 2;
        border-title-color: $border; border-title-style: bold; border-subtitle-color: $tone-muted;
    }
    Prompt Input { border: none; background: $panel; padding: 0 1; height: 1; }
    Prompt Input:focus { border: none; background: $panel; }
    Prompt #hint { color: $tone-muted; margin-bottom: 1; }
    Prompt #problem { color: $error; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "close", show=False)]

    def __init__(
        self, title: str, hint: str, value: str = "", check: Callable[[str], str | None] = lambda _: None
    ) -> None:
        super().__init__()
        self.title_shown = title
        self.hint = hint
        self.value = value
        self.check = check

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = content(self.title_shown)
            box.border_subtitle = content("⏎ take · esc leave")
            yield Static(content(self.hint), id="hint")
            yield Input(str(content(self.value)), max_length=2000)
            yield Static(id="problem")

    def on_mount(self) -> None:
        """No problem yet."""
        self.query_one("#problem").display = False

    @on(Input.Submitted)
    def _taken(self, event: Input.Submitted) -> None:
        problem = self.check(event.value)
        if problem is None:
            self.dismiss(event.value)
            return
        line = self.query_one("#problem", Static)
        line.display = True
        line.update(content(problem))

    def action_close(self) -> None:
        self.dismiss(None)
