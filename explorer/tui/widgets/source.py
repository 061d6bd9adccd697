"""The source pane: the document's text with every claim's evidence, the chosen one strongest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from explorer.gate import shown_lines
from explorer.model import Claim, Document, Span
from explorer.store.queries import ClaimSpan
from explorer.tui.commands import bindings
from explorer.tui.facts import Facts
from explorer.tui.lines import Line, cells, clipped
from explorer.tui.messages import ClaimChosen
from explorer.tui.widgets.linesview import LinesView
from explorer.tui.widgets.lineview import LineView
from explorer.tui.widgets.pane import Pane
from explorer.views.documents import known_publisher
from explorer.views.figures import count_text
from explorer.views.gutter import uncovered
from explorer.views.layout import SOURCE
from explorer.views.lines import line_of, wrap
from explorer.views.passages import (
    CHOSEN,
    EVIDENCE,
    PASSED_OVER,
    SENTENCE,
    UNCOVERED,
    Layers,
    disjoint,
    pieces,
    touches,
    window,
    within,
)
from explorer.views.periods import date_text

_TONES = {
    CHOSEN: "on-chosen", EVIDENCE: "on-evidence", SENTENCE: "on-sentence", UNCOVERED: "doubt under",
    PASSED_OVER: "muted under",
}  # fmt: skip
_GUTTER = 2
_LONGEST_TEXT = 120_000
"""So many characters are wrapped at once: more would be felt."""
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


class SourcePane(Pane):
    """Where exactly it says so."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(SOURCE)
    name_shown = "Source"
    number = 3

    def __init__(self) -> None:
        super().__init__(SOURCE)
        self.document: Document | None = None
        self.claims: tuple[ClaimSpan, ...] = ()
        self.gaps: tuple[Span, ...] = ()
        """Figures that no claim covers, counted from the start of the part."""
        self.part = Span(0, 0)
        """The part of the document that is shown: all of it unless it is very long."""
        self._evidence: tuple[Span, ...] = ()
        self._passed_over: tuple[Span, ...] = ()
        """Evidence of claims that do not pass the filters."""
        self._fresh = False

    def compose(self) -> ComposeResult:
        yield SourceHead(self)
        yield SourceText(self)

    @property
    def main_view(self) -> LineView:
        return self.query_one(SourceText)

    @property
    def view(self) -> SourceText:
        """The text."""
        return self.query_one(SourceText)

    def open(self, facts: Facts) -> None:
        super().open(facts)
        self.document = None

    def filtered(self) -> None:
        self._fresh = True
        super().filtered()

    def update_pane(self) -> None:
        claim = self.claim
        if claim is None or self.facts is None:
            return
        self._show(claim.document_id, claim.evidence, claim.sentence)
        self._title(claim)

    def show_passage(self, document_id: int, start: int, end: int) -> None:
        """Show a passage that belongs to no claim."""
        if self.facts is not None and not self.frozen:
            self._show(document_id, Span(start, end), None)
            self.set_topic(self.facts.label(document_id), "a passage outside any claim")

    def _show(self, document_id: int, chosen: Span, sentence: Span | None) -> None:
        """Show a document (read again only if it is another one) at a span."""
        fresh = self.document is None or self.document.id != document_id
        if fresh or self._fresh:
            self._read(document_id)
        if self.document is None:
            return
        if fresh or not (self.part.start <= chosen.start and chosen.end <= self.part.end):
            fresh = True
            self._cut(self.document.text, chosen.start)
        marked = within([chosen], self.part)
        around = within([sentence], self.part) if sentence is not None else ()
        layers = Layers(
            within(self._evidence, self.part), self.gaps, around[0] if around else None, marked[0] if marked else None,
            within(self._passed_over, self.part),
        )  # fmt: skip
        text = self.document.text[self.part.start : self.part.end] if fresh else None
        self.view.show_text(text, layers, Span(chosen.start - self.part.start, chosen.end - self.part.start))
        self.query_one(SourceHead).rebuild()

    def _read(self, document_id: int) -> None:
        assert self.facts is not None
        self._fresh = False
        self.document = self.facts.document(document_id)
        every = self.claims = self.facts.queries.claim_spans(document_id)
        if self.filters:
            self.claims = self.facts.queries.claim_spans(document_id, self.filters.chosen)
        passing = {claim.id for claim in self.claims}
        self._evidence = disjoint([Span(claim.start, claim.end) for claim in self.claims])
        self._passed_over = disjoint([Span(claim.start, claim.end) for claim in every if claim.id not in passing])

    def _cut(self, text: str, start: int) -> None:
        """Show the part of a text around an offset; all of it unless it is very long."""
        self.part = window(text, start, _LONGEST_TEXT)
        shown = text[self.part.start : self.part.end]
        covered = disjoint([*self._evidence, *self._passed_over])
        self.gaps = tuple(uncovered(shown, within(covered, self.part)))
        self.view.scroll_to(y=0, animate=False, immediate=True)

    def _title(self, claim: Claim) -> None:
        assert self.facts is not None
        place = next((n for n, other in enumerate(self.claims, 1) if other.id == claim.id), 0)
        page = f" · page {claim.page}" if claim.page else ""
        gaps = f" · ? {len(self.gaps)} uncovered" if self.gaps else ""
        if self.document is not None and len(self.document.text) > self.part.end - self.part.start:
            share = self.part.end / len(self.document.text)
            gaps += f" · a part of the text, up to {share:.0%}"
        total = len(self.claims)
        count = f"claim {place} of {total}" if place else count_text(total, "claim")
        count += f" that pass{'es' if total == 1 else ''} the filters" if self.filters else ""
        self.set_topic(self.facts.label(claim.document_id), f"{count}{page}{gaps}")

    def choose_at(self, offset: int) -> None:
        """Choose the claim whose evidence holds a character, else the one whose sentence does."""
        holding = [claim for claim in self.claims if claim.start <= offset < claim.end]
        holding = holding or [claim for claim in self.claims if claim.sentence_start <= offset < claim.sentence_end]
        if holding:
            self.post_message(ClaimChosen(holding[0].id))

    def next_mark(self, by: int) -> None:
        """To the next claim of the text."""
        if not self.claims or self.claim is None:
            return
        starts = [(claim.start, claim.id) for claim in self.claims]
        here = (self.claim.start, self.claim.id)
        place = bisect_right(starts, here) if by > 0 else bisect_left(starts, here) - 1
        if 0 <= place < len(starts):
            self.post_message(ClaimChosen(starts[place][1]))

    def action_uncovered(self) -> None:
        """Scroll to the next figure that no claim covers, from the top of what is seen."""
        if not self.gaps or not self.view.lines:
            self.app.bell()
            return
        top = self.view.lines[
            min(len(self.view.lines) - 1, self.view.scroll_offset.y + self.size.height // 3 + 1)
        ].start
        gap = next((span for span in self.gaps if span.start >= top), self.gaps[0])
        row = line_of(self.view.lines, gap.start)
        self.view.scroll_to(y=max(0, row - self.size.height // 3), animate=False, immediate=True)

    def action_same_metric(self) -> None:
        """To the next document that speaks of the chosen claim's metric."""
        if self.claim is None or self.facts is None or self.claim.metric is None:
            return
        speakers = self.facts.queries.metric_documents(self.claim.metric, self.filters.chosen)
        order = [number for number in self.facts.order if number in speakers]
        if len(order) < 2:
            self.app.notify("No other document speaks of this metric.", markup=False)
            return
        place = order.index(self.claim.document_id) if self.claim.document_id in order else -1
        self.post_message(ClaimChosen(speakers[order[(place + 1) % len(order)]]))

    def action_editor(self) -> None:
        """Open the document in the user's editor."""
        if self.document is not None and self.claim is not None:
            line = self.document.text.count("\n", 0, self.claim.start) + 1
            self.screen.open_editor(self.document, line)  # type: ignore[attr-defined]
