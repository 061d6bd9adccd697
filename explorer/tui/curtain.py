"""The first thing on the screen: the frames of the panes, painted before anything of the explorer is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from explorer.views.layout import PANES, Rect, arrange

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp


class Curtain(Widget):
    """Empty frames where the panes will be, and the name of the corpus."""

    DEFAULT_CSS = "Curtain { width: 1fr; height: 1fr; background: $background; }"

    def render_line(self, y: int) -> Strip:
        """A row of the picture."""
        width, height = self.size
        ink = cast("ExplorerApp", self.app).ink
        base = self.rich_style
        if y == 0:
            title = [("  ", ""), ("◆ ", "accent"), ("Fact Explorer", "strong")]
            title += [("  ", ""), (cast("ExplorerApp", self.app).corpus_name, "accent")]
            segments = [Segment(text, base + ink.style(tone) if tone else base) for text, tone in title]
            return Strip(segments).adjust_cell_length(width, base)
        row = _frames(width, height, y - 1)
        return Strip([Segment(row, base + ink.style("faint"))], len(row)).adjust_cell_length(width, base)


def _frames(width: int, height: int, y: int) -> str:
    """A row of the frames of all panes that fit."""
    cells = [" "] * width
    for name, rect in arrange(width, max(3, height - 2), PANES).items():
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
