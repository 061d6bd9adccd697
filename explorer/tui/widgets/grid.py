"""The container that puts panes where the pure layout says."""

from __future__ import annotations

from collections.abc import Mapping

from textual.containers import Container
from textual.geometry import Offset, Region, Size, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from explorer.views.layout import Rect


class RectLayout(Layout):
    """Places each child at the rectangle with its id; children without one are not seen."""

    name = "rects"

    def __init__(self) -> None:
        self.rects: Mapping[str, Rect] = {}

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Placements of the children that have a rectangle."""
        placed = ((child, self.rects.get(child.id or "")) for child in children)
        return [
            WidgetPlacement(Region(*rect), Offset(), Spacing(), child) for child, rect in placed if rect is not None
        ]


class PaneGrid(Container):
    """Holds all panes."""

    DEFAULT_CSS = "PaneGrid { height: 1fr; }"

    def __init__(self, *children: Widget) -> None:
        super().__init__(*children, id="grid")
        self.rects = RectLayout()
        self.styles.set_rule("layout", self.rects)

    def place(self, rects: Mapping[str, Rect]) -> None:
        """Put the panes at these rectangles."""
        if self.rects.rects != rects:
            self.rects.rects = dict(rects)
            self.refresh(layout=True)
