"""Help: the keys of the focused pane, the keys that work everywhere, and what the glyphs mean."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from explorer.model import CONFLICT_TYPES, Modality
from explorer.tui.commands import EVERYWHERE, MOVE, Command, of_scope
from explorer.tui.keys import keys_text
from explorer.tui.lines import Line, cells, content
from explorer.tui.widgets.linesview import LinesView
from explorer.views.lines import wrap
from explorer.views.marks import EVENTS, MODALITIES, RELATIONS

_KEYS = 16
LESSONS = {
    "timeline": "Every claim stands at the time that it is about. Move through the claims: all other panes follow.",
    "comparison": "One metric: a row for each period, a column for each document. A sign tells how it relates.",
    "source": "The text itself. Marked words are the evidence of claims; the brightest is the chosen claim's.",
    "conflicts": "What does not fit together, the most severe first: the voices, field by field, with the reason.",
    "details": "Every field of the chosen claim. Fields in italics were worked out rather than read.",
    "documents": "What the store was built from. A filled dot: it speaks of the chosen metric.",
    "search": "Type in any order, with typos. Up and down choose a hit; Enter keeps the hits as a filter.",
}


class HelpLines(LinesView):
    """The text of the help."""

    def __init__(self, pane: str) -> None:
        super().__init__()
        self.pane = pane

    def build(self, width: int) -> list[Line]:
        lines = [Line().add(span.of(LESSONS[self.pane])) for span in wrap(LESSONS[self.pane], width - 1)]
        own = of_scope(self.pane)
        if own:
            lines += [Line(), Line(f"In {self.pane}", "accent strong"), *self._keys(own, width)]
        lines += [Line(), Line("Moving, the same in every pane", "accent strong"), *self._keys(of_scope(MOVE), width)]
        lines += [Line(), Line("Everywhere", "accent strong"), *self._keys(of_scope(EVERYWHERE), width)]
        return [*lines, Line(), *self._glyphs(width)]

    def _keys(self, commands: list[Command], width: int) -> list[Line]:
        lines = []
        for command in commands:
            for number, span in enumerate(wrap(command.help, max(10, width - _KEYS - 1))):
                key = keys_text(command.keys) if number == 0 else ""
                lines.append(Line("  ").add(key.ljust(_KEYS - 2), "ahead strong").add(span.of(command.help)))
        return lines

    def _glyphs(self, width: int) -> list[Line]:
        claims = [*MODALITIES.values(), EVENTS[Modality.ACTUAL], EVENTS[Modality.PLAN]]
        groups = (
            ("What a claim is", claims),
            ("What claims are to each other: to look at", [RELATIONS[k] for k in RELATIONS if k in CONFLICT_TYPES]),
            ("What claims are to each other: explained", [RELATIONS[k] for k in RELATIONS if k not in CONFLICT_TYPES]),
        )
        lines: list[Line] = []
        for title, marks in groups:
            lines += [Line(title, "accent strong")]
            line = Line("  ")
            for glyph, word, tone in marks:
                if line.width + 22 > width:
                    lines.append(line)
                    line = Line("  ")
                line.add(f"{glyph} ", tone).add(word + " " * max(1, 20 - cells(word)))
            lines += [line, Line()]
        return lines


class HelpScreen(ModalScreen[None]):
    """Help over the screen."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen > Vertical {
        width: 84; max-width: 96%; height: 90%; max-height: 90%;
        border: round $border; background: $surface; padding: 1 2;
        border-title-color: $border; border-title-style: bold; border-subtitle-color: $tone-muted;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "close", "close", show=False),
    ]

    def __init__(self, pane: str) -> None:
        super().__init__()
        self.pane = pane

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = content(f"Help · {self.pane.capitalize()}")
            box.border_subtitle = content("↑↓ scroll · esc close · ^p every command")
            yield HelpLines(self.pane)

    def on_mount(self) -> None:
        """The text takes the keys."""
        view = self.query_one(HelpLines)
        view.rebuild()
        view.focus()

    def action_close(self) -> None:
        self.dismiss(None)
