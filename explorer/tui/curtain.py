"""The first thing on the screen: the frames of the panes, painted before anything of the explorer is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from explorer.views.layout import PANES, Rect, arrange, size_name

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_BARS = 2
"""Rows of the bars above and below that are always there."""


class Curtain(Widget):
    """Empty frames where the panes will be, and the name of the corpus."""

    DEFAULT_CSS = "Curtain { width: 1fr; height: 1fr; background: $background; }"

    def render_line(self, y: int) -> Strip:
        """A row of the picture."""
        width, height = self.size
        app = cast("ExplorerApp", self.app)
        base = self.rich_style
        tabs = size_name(width, height) != "wide"
        pieces: list[tuple[str, str]]
        if y == 0:
            pieces = [(" ◆ ", "accent"), ("Fact Explorer", "strong"), ("  ", "muted"), (app.corpus_name, "accent")]
        elif y == 1 and tabs:
            pieces = [(" ", "muted"), *((f" {n} {name.capitalize()} ", "muted") for n, name in enumerate(PANES, 1))]
        else:
            pieces = [(_frames(width, height - _BARS - tabs, y - 1 - tabs), "faint")]
        segments = [Segment(text, base + app.ink.style(tone)) for text, tone in pieces]
        return Strip(segments).adjust_cell_length(width, base)


def _frames(width: int, height: int, y: int) -> str:
    """A row of the frames of the panes that will be seen."""
    cells = [" "] * width
    alone = size_name(width, height + _BARS + 1) == "narrow"
    for name, rect in arrange(width, max(3, height), PANES, alone).items():
        line = _edge(name, rect, y - rect.y)
        cells[rect.x : rect.x + len(line)] = line
    return "".join(cells[:width])


def _edge(name: str, rect: Rect, y: int) -> str:
    """A row of one frame; empty where the frame has none."""
    room = max(0, rect.width - 2)
    if y == 0:
        title = f" {PANES.index(name) + 1} {name.capitalize()} "[:room]
        return f"╭─{title}{'─' * (room - len(title) - 1)}╮" if room > len(title) else f"╭{'─' * room}╮"
    if y == rect.height - 1:
        return f"╰{'─' * room}╯"
    return f"│{' ' * room}│" if 0 < y < rect.height else ""
