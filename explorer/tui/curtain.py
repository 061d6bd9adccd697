"""The first thing on the screen: the frames of the panes, painted before anything of the explorer is imported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip

from explorer.views.layout import PANES, Rect, arrange, size_name

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

_BARS = 2
"""Rows of the bars above and below that are always there."""


class Curtain(Screen[None]):
    """Empty frames where the panes will be, and the name of the corpus."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: tuple[Size, str] | None = None
        """The size and the theme that the rows are for."""
        self._rows: tuple[Strip, ...] = ()

    def render_line(self, y: int) -> Strip:
        """A row of the picture."""
        wanted = self.size, self.app.theme
        if self._drawn != wanted:
            self._drawn, self._rows = wanted, tuple(self._picture())
        # While the terminal's size is being found out, Textual may ask for the rows of another one.
        return self._rows[y] if y < len(self._rows) else Strip.blank(self.size.width, self.rich_style)

    def _picture(self) -> Iterator[Strip]:
        width, height = self.size
        app = cast("ExplorerApp", self.app)
        base = self.rich_style

        def strip(*pieces: tuple[str, str]) -> Strip:
            segments = [Segment(text, base + app.ink.style(tone)) for text, tone in pieces]
            return Strip(segments).adjust_cell_length(width, base)

        yield strip((" ◆ ", "accent"), ("Fact Explorer", "strong"), ("  ", "muted"), (app.corpus_name, "accent"))
        tabs = size_name(width, height) != "wide"
        if tabs:
            yield strip((" ", "muted"), *((f" {n} {name.capitalize()} ", "muted") for n, name in enumerate(PANES, 1)))
        for row in _frames(width, height - _BARS - tabs):
            yield strip((row, "faint"))
        yield strip()


def _frames(width: int, height: int) -> Iterator[str]:
    """The rows of the frames of the panes that will be seen."""
    alone = size_name(width, height + _BARS + 1) == "narrow"
    rects = arrange(width, max(3, height), PANES, alone).items()
    for y in range(height):
        cells = [" "] * width
        for name, rect in rects:
            line = _edge(name, rect, y - rect.y)
            cells[rect.x : rect.x + len(line)] = line
        yield "".join(cells[:width])


def _edge(name: str, rect: Rect, y: int) -> str:
    """A row of one frame; empty where the frame has none."""
    room = max(0, rect.width - 2)
    if y == 0:
        title = f" {PANES.index(name) + 1} {name.capitalize()} "[:room]
        return f"╭─{title}{'─' * (room - len(title) - 1)}╮" if room > len(title) else f"╭{'─' * room}╮"
    if y == rect.height - 1:
        return f"╰{'─' * room}╯"
    return f"│{' ' * room}│" if 0 < y < rect.height else ""
