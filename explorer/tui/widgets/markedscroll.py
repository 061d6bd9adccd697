"""Scrolling with a mark at the right, drawn as part of the rows: Textual's scroll bars cost as much as the text."""

from __future__ import annotations

from textual import events
from textual.scroll_view import ScrollView


class MarkedScroll(ScrollView):
    """A view whose last column says which part of its lines is seen; the mark can be dragged."""

    DEFAULT_CSS = "MarkedScroll { overflow: hidden hidden; }"
    margin_right: int = 2
    """Cells at the right that hold no text: one of air, the last one for the mark."""

    def __init__(self, *, name_id: str | None = None) -> None:
        super().__init__(id=name_id)
        self._dragging = False

    @property
    def total_rows(self) -> int:
        """Rows of all lines."""
        return 0

    @property
    def allow_vertical_scroll(self) -> bool:
        """By key, wheel and mark, without Textual's scroll bars."""
        return True

    def mark_rows(self) -> range:
        """The rows on which the mark stands that tells which part of all lines is seen; none if all are."""
        height, total = self.size.height, self.total_rows
        if self.margin_right < 2 or total <= height or height < 2:
            return range(0)
        size = max(1, height * height // total)
        top = round(self.scroll_offset.y / (total - height) * (height - size))
        return range(top, top + size)

    def on_mark(self, event: events.MouseEvent) -> bool:
        """Whether the mouse is on the mark at the right."""
        return self.margin_right > 1 and event.x >= self.size.width - 1

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The mark at the right can be dragged."""
        if self.on_mark(event):
            self._dragging = True
            self.capture_mouse()
            self._drag_to(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The mark follows."""
        if self._dragging:
            self._drag_to(event.y)

    def on_mouse_up(self) -> None:
        """The mark is let go."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _drag_to(self, y: int) -> None:
        share = max(0.0, min(1.0, y / max(1, self.size.height - 1)))
        self.scroll_to(y=round(share * self.max_scroll_y), animate=False, immediate=True)
