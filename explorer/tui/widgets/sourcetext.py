"""A document on the screen: its head, and its wrapped text with the evidence marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from explorer.gate import shown_lines
from explorer.model import Span
from explorer.tui.lines import Line, cells, clipped
from explorer.tui.widgets.linesview import LinesView
from explorer.tui.widgets.lineview import LineView
from explorer.views.documents import known_publisher
from explorer.views.lines import line_of, wrap
from explorer.views.passages import CHOSEN, EVIDENCE, PASSED_OVER, SENTENCE, UNCOVERED, Layers, pieces, touches
from explorer.views.periods import date_text

if TYPE_CHECKING:
    from explorer.tui.widgets.source import SourcePane

_TONES = {
    CHOSEN: "on-chosen", EVIDENCE: "on-evidence", SENTENCE: "on-sentence", UNCOVERED: "doubt under",
    PASSED_OVER: "muted under",
}  # fmt: skip
_GUTTER = 2
_LONGEST_LINE = 96
"""A measure that the eye can follow: wider panes leave the rest free."""
_ORIGINS = {
    "front-matter": "stated in the document",
    "html": "stated in the page",
    "filename": "from the file name",
    "text": "found in the text",
    "metadata": "from the file's metadata",
    "user": "set by you",
}


class SourceHead(LinesView):
    """Title, publisher, date and how it is known."""

    DEFAULT_CSS = "SourceHead { height: 3; }"
    can_focus = False

    def __init__(self, pane: SourcePane) -> None:
        super().__init__()
        self.pane = pane

    def build(self, width: int) -> list[Line]:
        document = self.pane.document
        if document is None:
            return []
        title = Line(clipped(document.title or document.path, width), "strong")
        about = Line()
        publisher = known_publisher(document.publisher)
        about.add(publisher or "publisher unknown", "info" if publisher else "muted")
        if document.author:
            about.add(f", {document.author}", "muted")
        about.add("  ·  ", "faint").add(date_text(document.published), "" if document.published else "doubt")
        if document.published_from:
            about.add(f" ({_ORIGINS.get(document.published_from, document.published_from)})", "muted")
        return [title.fit(width), about.fit(width), Line()]


class SourceText(LineView):
    """The wrapped text. The gutter at the left shows claims and figures that no claim covers."""

    has_cursor = False

    def __init__(self, pane: SourcePane) -> None:
        super().__init__()
        self.pane = pane
        self.text = ""
        self.lines: list[Span] = []
        self.marked = Layers()
        self._wrapped: tuple[int, int] = (-1, -1)
        self._aim = Span(0, 0)
        """What should be in view, whatever the width."""

    def show_text(self, text: str | None, layers: Layers, aim: Span) -> None:
        """Show a text (the same one if None) with its layers and `aim` in view, all counted from the text's start."""
        self.marked, self._aim = layers, aim
        if text is not None:
            self.text = shown_lines(text)
            self._wrapped = (-1, -1)
            self.resized(self.inner_width)
            self.set_count(len(self.lines))
        self.reveal()
        self.redraw()

    def resized(self, width: int) -> None:
        if width > _GUTTER and self._wrapped != (len(self.text), width):
            self._wrapped = (len(self.text), width)
            self.lines = wrap(self.text, min(_LONGEST_LINE, width - _GUTTER - 1), cells)
            self.count = len(self.lines)

    def item_lines(self, index: int, width: int) -> list[Line]:
        span = self.lines[index]
        layers = self.marked
        line = Line()
        chosen = layers.chosen is not None and layers.chosen.start < span.end and layers.chosen.end > span.start
        if chosen:
            line.add("▌ ", "ahead")
        elif touches(span, layers.uncovered):
            line.add("? ", "doubt")
        elif touches(span, layers.evidence):
            line.add("▏ ", "info")
        else:
            line.add("  ")
        text = self.text[span.start : span.end]
        heading = text.startswith("#")
        for piece, layer in pieces(span, layers):
            tone = _TONES.get(layer, "accent strong" if heading else "")
            line.add(self.text[piece.start : piece.end], tone)
        return [line]

    def on_resize(self, event: events.Resize) -> None:
        """Wrapped anew, what is chosen stands elsewhere: it comes into view again."""
        super().on_resize(event)
        self.reveal()

    def reveal(self) -> None:
        """Bring the aim into view, a third from the top, unless it is well in view already."""
        if not self.lines or not self.size.height:
            return
        start, end = self._aim
        first, last = line_of(self.lines, start), line_of(self.lines, max(start, end - 1))
        height = self.size.height
        at = self.scroll_offset.y
        if first < at + 1 or last > at + height - 2:
            self.scroll_to(y=max(0, first - height // 3), animate=False, immediate=True)

    def offset_at(self, x: int, y: int) -> int | None:
        """The character under a cell."""
        row = y + self.scroll_offset.y
        if not 0 <= row < len(self.lines):
            return None
        span = self.lines[row]
        position = span.start
        left = x - _GUTTER
        while position < span.end and left > 0:
            left -= cells(self.text[position])
            position += 1
        return position

    def on_click(self, event: events.Click) -> None:
        offset = self.offset_at(event.x, event.y)
        if offset is not None and not self.on_mark(event):
            self.pane.choose_at(offset + self.pane.part.start)
