"""Rows of equal items drawn by the line API: built when they are seen, painted when they look otherwise than before."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip

from explorer.tui.lines import Line, Look
from explorer.tui.theme import Ink
from explorer.tui.widgets.markedscroll import MarkedScroll

_THUMB = "▐"
_BLANK = Line()
_MOST_KEPT = 500


class RowView(MarkedScroll):
    """Items of equal height, whatever their number."""

    DEFAULT_CSS = """
    RowView {
        height: 1fr;
    }
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
    """Setting it must not lay the whole screen out again, as it does in other widgets: that is too slow for a key."""

    item_height: int = 1
    pinned: int = 0
    """So many rows at the top stay where they are when the others scroll."""

    def __init__(self, *, name_id: str | None = None) -> None:
        super().__init__(name_id=name_id)
        self.count = 0
        self._ground: Style | None = None
        self._drawn: dict[int, tuple[tuple[Look, bool], Strip]] = {}
        """By row of the widget: how it looked when it was drawn last."""
        self._drawn_for = 0
        """The width of the rows that were drawn."""
        self._items: dict[tuple[int, int], list[Line]] = {}
        """Lines of items by index and width, as long as nothing changed."""
        self._looking = False

    # What a subclass gives

    def item_lines(self, index: int, width: int) -> list[Line]:
        """The `item_height` lines of an item at a width."""
        return [Line()]

    def resized(self, width: int) -> None:
        """The width changed: a subclass that wraps text does it again."""

    def empty_lines(self, width: int) -> list[Line]:
        """What stands there when there are no items: what that means and which key helps."""
        return []

    def ground_of(self, index: int) -> str:
        """The tone of an item's ground."""
        return ""

    def keep_in_view(self) -> None:
        """The width changed: what the reader looks at should be seen again."""

    # State

    @property
    def inner_width(self) -> int:
        """Cells of a row."""
        return int(self.size.width) - self.margin_right

    @property
    def total_rows(self) -> int:
        return self.count * self.item_height

    def _content_changed(self) -> None:
        size = Size(self.inner_width, self.count * self.item_height)
        if size != self.virtual_size:
            self.virtual_size = size
            self._scroll_update(size)

    def show_item(self, index: int, context: int = 0) -> None:
        """Scroll as little as possible so that an item is seen with some items around it."""
        height = self.size.height
        if height <= 0:
            return
        context = min(context, max(0, (height // self.item_height - 1) // 2))
        top = (index - context) * self.item_height - self.pinned
        bottom = (index + context + 1) * self.item_height
        at = self.scroll_offset.y
        if top < at:
            self.scroll_to(y=max(0, top), animate=False, immediate=True)
        elif bottom > at + height:
            self.scroll_to(y=bottom - height, animate=False, immediate=True)

    # Drawing

    @property
    def ink(self) -> Ink:
        """The styles of the current theme."""
        return self.app.ink  # type: ignore[attr-defined,no-any-return]

    def redraw(self) -> None:
        """Something changed: soon, and once for many changes, the rows that look otherwise than before are painted."""
        self._items.clear()
        self._look_again()

    def _look_again(self) -> None:
        """As `redraw`, where the items say what they said and only the cursor, its ground or the part seen changed."""
        if not self._looking:
            self._looking = True
            self.call_later(self._paint_changed)

    def _forget(self, *indices: int) -> None:
        """Some items may say something else."""
        for index in indices:
            self._items.pop((index, self.inner_width), None)

    def flush(self) -> None:
        """Do now what `redraw` put off."""
        if self._looking:
            self._paint_changed()

    def _paint_changed(self) -> None:
        if not self._looking:
            return
        self._looking = False
        columns, rows = self.size
        width = columns - self.margin_right
        if not rows or width <= 0:
            return
        thumb, top = self.mark_rows(), self.scroll_offset.y
        changed = []
        for y in range(rows):
            before = self._drawn.get(y)
            line, ground = self._line_at(y, width, top)
            if before is None or before[0] != (line.look(width, ground), y in thumb):
                changed.append(y)
        if len(changed) * 2 > rows:
            self.refresh()
        elif changed:
            self.refresh(*(Region(0, y, columns, 1) for y in changed))

    def _line_at(self, y: int, width: int, top: int) -> tuple[Line, str]:
        """The line on a row of the widget that is scrolled by `top`, and the tone of its ground."""
        row = y + top if y >= self.pinned else y
        if not self.count:
            empty = self.empty_lines(width)
            return (empty[row] if row < len(empty) else _BLANK), ""
        index, part = divmod(row, self.item_height)
        if not 0 <= index < self.count:
            return _BLANK, ""
        lines = self._items.get((index, width))
        if lines is None:
            if len(self._items) > _MOST_KEPT:
                self._items.clear()
            lines = self._items[index, width] = self.item_lines(index, width)
        return (lines[part] if part < len(lines) else _BLANK), self.ground_of(index)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a part; what Textual's own does besides is done by nobody who has neither border nor padding."""
        if self.styles.gutter.max_width or self.styles.gutter.max_height:
            return super().render_lines(crop)
        seen = self._seen()
        strips = [self._strip(y, *seen) for y in crop.line_range]
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        start, stop = crop.column_span
        return strips if (start, stop) == (0, self.size.width) else [strip.crop(start, stop) for strip in strips]

    def render_line(self, y: int) -> Strip:
        return self._strip(y, *self._seen())

    def _seen(self) -> tuple[int, int, range]:
        """Cells of a row, how far the rows are scrolled, and where the mark is: asked once for all rows."""
        return self.inner_width, self.scroll_offset.y, self.mark_rows()

    def _strip(self, y: int, width: int, top: int, thumb: range) -> Strip:
        line, ground = self._line_at(y, width, top)
        look = (line.look(width, ground), y in thumb)
        before = self._drawn.get(y)
        if before is not None and before[0] == look:
            return before[1]
        base = self._ground
        if base is None:
            base = self._ground = self.rich_style
        if look[1]:
            strip = line.strip(self.ink, width + self.margin_right - 1, base, ground)
            strip = Strip([*strip, Segment(_THUMB, base + self.ink.style("faint"))], width + self.margin_right)
        else:
            strip = line.strip(self.ink, width + self.margin_right, base, ground)
        self._drawn[y] = (look, strip)
        return strip

    def notify_style_update(self) -> None:
        """The theme or the state changed: the ground is asked for again."""
        self._ground = None
        self._drawn.clear()
        self._items.clear()
        super().notify_style_update()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again. Rows of another width go: they would hold every part that was ever cut from them."""
        self.resized(self.inner_width)
        if self.inner_width != self._drawn_for:
            self._drawn_for = self.inner_width
            self._drawn.clear()
            self._items.clear()
        self._content_changed()
        self.keep_in_view()

    def item_at(self, y: int) -> int | None:
        """The item at a row of the widget, if there is one."""
        index = (y + self.scroll_offset.y) // self.item_height
        return index if 0 <= index < self.count else None
