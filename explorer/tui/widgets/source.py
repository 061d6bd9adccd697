"""The source pane: the document's text with every claim's evidence, the chosen one strongest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from explorer.model import Claim, Document, Span
from explorer.store.queries import ClaimSpan
from explorer.tui.commands import bindings
from explorer.tui.facts import Facts
from explorer.tui.messages import ClaimChosen
from explorer.tui.widgets.lineview import LineView
from explorer.tui.widgets.pane import Pane
from explorer.tui.widgets.sourcetext import SourceHead, SourceText
from explorer.views.figures import count_text
from explorer.views.gutter import uncovered
from explorer.views.layout import SOURCE
from explorer.views.lines import line_of
from explorer.views.passages import Layers, disjoint, window, within

_LONGEST_TEXT = 120_000
"""So many characters are wrapped at once: more would be felt."""


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
            self.set_topic(self.facts.name(document_id), "a passage outside any claim")

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
        self.set_topic(self.facts.name(claim.document_id), f"{count}{page}{gaps}")

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
