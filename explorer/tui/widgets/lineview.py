"""Lists with a cursor, and texts that scroll: what the keys and the mouse do to rows."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message

from explorer.tui.commands import MOVE, bindings
from explorer.tui.widgets.rowview import RowView


class LineView(RowView, can_focus=True):
    """With a cursor it is a list, without one a text that scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(MOVE)

    has_cursor: bool = True

    class Moved(Message):
        """The cursor moved to another item by the user's hand."""

        def __init__(self, view: LineView, index: int) -> None:
            self.view = view
            self.index = index
            super().__init__()

        @property
        def control(self) -> LineView:
            return self.view

    class Chosen(Message):
        """An item was chosen: Enter or a double click."""

        def __init__(self, view: LineView, index: int) -> None:
            self.view = view
            self.index = index
            super().__init__()

        @property
        def control(self) -> LineView:
            return self.view

    def __init__(self, *, name_id: str | None = None) -> None:
        super().__init__(name_id=name_id)
        self.cursor = 0

    def selectable(self, index: int) -> bool:
        """Whether the cursor may stand on an item."""
        return True

    def ground_of(self, index: int) -> str:
        if not self.has_cursor or index != self.cursor:
            return ""
        return "on-cursor" if self.has_focus else "on-resting"

    def keep_in_view(self) -> None:
        if self.has_cursor and self.count:
            self.show_item(self.cursor, 1)

    def set_count(self, count: int, cursor: int | None = None) -> None:
        """There are `count` items now; the cursor stays in range."""
        self.count = count
        wanted = self.cursor if cursor is None else cursor
        self.cursor = max(0, min(count - 1, wanted))
        self._content_changed()
        self.redraw()

    def point(self, index: int, context: int = 2) -> None:
        """Put the cursor on an item without a message, and bring it into view."""
        if not self.count:
            return
        old, self.cursor = self.cursor, max(0, min(self.count - 1, index))
        self._forget(old, self.cursor)
        self.show_item(self.cursor, context)
        self._look_again()

    def on_focus(self) -> None:
        """The cursor's ground changes."""
        self._look_again()

    def on_blur(self) -> None:
        """The cursor's ground changes."""
        self._look_again()

    # Moving

    def step(self, by: int) -> None:
        """Move the cursor by so many items, over those that it may not stand on."""
        if not self.has_cursor:
            self.scroll_relative(y=by, animate=False, immediate=True)
            return
        if not self.count:
            return
        target = max(0, min(self.count - 1, self.cursor + by))
        way = 1 if by > 0 else -1
        while 0 <= target < self.count and not self.selectable(target):
            target += way
        if not 0 <= target < self.count:
            return
        self.go(target)

    def go(self, index: int) -> None:
        """Put the cursor on an item by the user's hand."""
        if index == self.cursor or not self.count:
            return
        old, self.cursor = self.cursor, index
        self._forget(old, index)
        self.show_item(index, 1)
        self._refresh_item(old)
        self._refresh_item(index)
        self.post_message(self.Moved(self, index))

    def _refresh_item(self, index: int) -> None:
        top = index * self.item_height - self.scroll_offset.y
        self.refresh(Region(0, top, self.size.width, self.item_height).intersection(self.size.region))

    def action_up(self) -> None:
        self.step(-1)

    def action_down(self) -> None:
        self.step(1)

    def action_left(self) -> None:
        """Nothing by default."""

    def action_right(self) -> None:
        """Nothing by default."""

    def action_page_up(self) -> None:
        self.step(-max(1, self.size.height // self.item_height - 1))

    def action_page_down(self) -> None:
        self.step(max(1, self.size.height // self.item_height - 1))

    def action_first(self) -> None:
        if not self.has_cursor:
            self.scroll_home(animate=False)
        elif self.count:
            first = next((index for index in range(min(self.count, 50)) if self.selectable(index)), 0)
            self.go(first)

    def action_last(self) -> None:
        if not self.has_cursor:
            self.scroll_end(animate=False)
        elif self.count:
            self.go(self.count - 1)

    def action_choose(self) -> None:
        if self.has_cursor and self.count:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click chooses."""
        index = self.item_at(event.y)
        if index is None or not self.has_cursor or self.on_mark(event):
            return
        if self.selectable(index):
            self.go(index)
            if event.chain == 2:
                self.post_message(self.Chosen(self, index))

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.scroll_relative(y=3, animate=False, immediate=True)
        event.stop()

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.scroll_relative(y=-3, animate=False, immediate=True)
        event.stop()
