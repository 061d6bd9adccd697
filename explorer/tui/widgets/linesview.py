"""Lines that fit in memory, drawn by the line API: a text that scrolls, or a few rows at an edge."""

from __future__ import annotations

from explorer.tui.lines import Line
from explorer.tui.widgets.lineview import LineView


class LinesView(LineView):
    """Lines that fit in memory: made once for a width by `build`."""

    has_cursor = False

    def __init__(self, *, name_id: str | None = None) -> None:
        super().__init__(name_id=name_id)
        self.lines: list[Line] = []
        self._made_for = 0

    def build(self, width: int) -> list[Line]:
        """All lines at a width."""
        return []

    def rebuild(self) -> None:
        """Make the lines again."""
        width = self.inner_width
        self._made_for = width
        self.lines = self.build(width) if width > 0 else []
        self.set_count(len(self.lines))

    def resized(self, width: int) -> None:
        self._made_for = width
        self.lines = self.build(width)
        self.count = len(self.lines)
        self._items.clear()

    def _seen(self) -> tuple[int, int, range]:
        """As it says; lines that were made before the widget had its width are made now."""
        width = self.inner_width
        if width > 0 and width != self._made_for:
            self.resized(width)
            self.call_later(self._content_changed)
        return super()._seen()

    def item_lines(self, index: int, width: int) -> list[Line]:
        return [self.lines[index]]
