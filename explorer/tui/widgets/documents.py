"""The documents pane: the corpus, which documents are silent on the metric, and what was left out and why."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from explorer.gate import shown_path
from explorer.model import Skipped
from explorer.store.queries import DocumentLine
from explorer.tui.commands import bindings
from explorer.tui.facts import Facts
from explorer.tui.lines import Line, padded
from explorer.tui.messages import ClaimChosen, FilterWanted, PaneWanted
from explorer.tui.widgets.linesview import LinesView
from explorer.tui.widgets.lineview import LineView
from explorer.tui.widgets.pane import Pane
from explorer.views.documents import known_publisher
from explorer.views.figures import count_text
from explorer.views.filters import field_query
from explorer.views.layout import DOCUMENTS, SOURCE
from explorer.views.periods import date_text

_NUMBERS = 20


class DocumentHead(LinesView):
    """Names of the columns."""

    DEFAULT_CSS = "DocumentHead { height: 1; }"
    can_focus = False

    def build(self, width: int) -> list[Line]:
        return [Line("   date        document", "muted").ends(Line(" words claims   ≠", "muted"), width)]


class DocumentList(LineView):
    """Documents by date, then what was skipped."""

    def __init__(self, pane: DocumentsPane) -> None:
        super().__init__()
        self.pane = pane

    def selectable(self, index: int) -> bool:
        return not isinstance(self.pane.items[index], str)

    def item_lines(self, index: int, width: int) -> list[Line]:
        item = self.pane.items[index]
        if isinstance(item, str):
            return [Line(item, "warn strong").fit(width)]
        if isinstance(item, Skipped):
            name = shown_path(item.path).rpartition("/")[2]
            return [Line("✕ ", "warn").add(name, "muted").add(f"  {item.reason}", "warn").fit(width)]
        return [self._document(item, width)]

    def _document(self, item: DocumentLine, width: int) -> Line:
        pane = self.pane
        claims, conflicts = pane.counts.get(item.id, (0, 0))
        silent = bool(pane.filters) and not claims
        here = pane.claim is not None and pane.claim.document_id == item.id
        speaks = item.id in pane.speakers
        line = Line("▌" if here else " ", "ahead").add("● " if speaks else "○ ", "accent" if speaks else "faint")
        line.add(padded(date_text(item.published), 11), "" if item.published else "doubt").add(" ")
        assert pane.facts is not None
        line.add(pane.facts.name(item.id), "muted" if silent else "strong")
        if item.title and known_publisher(item.publisher):
            line.add(f"  {item.title}", "muted")
        right = Line(f" {item.words:>5,}", "muted").add(f" {claims:>6,}", "")
        return line.ends(right.add(f" {conflicts:>3}" if conflicts else "   ·", "bad" if conflicts else "faint"), width)


class DocumentsPane(Pane):
    """What the store was built from."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DOCUMENTS)
    name_shown = "Documents"
    number = 6

    def __init__(self) -> None:
        super().__init__(DOCUMENTS)
        self.items: list[DocumentLine | Skipped | str] = []
        """Documents, then a heading and what was left out."""
        self.skipped: tuple[Skipped, ...] = ()
        self.counts: dict[int, tuple[int, int]] = {}
        self.speakers: dict[int, int] = {}
        self._fresh = True
        """Whether what passes the filters has to be counted."""
        self._metric: str | None = None
        """The metric that `speakers` speak of."""

    def compose(self) -> ComposeResult:
        yield DocumentHead()
        yield DocumentList(self)

    @property
    def main_view(self) -> LineView:
        return self.query_one(DocumentList)

    def open(self, facts: Facts) -> None:
        super().open(facts)
        self.items = []
        self.counts = {}
        self._fresh = True
        self.speakers = {}
        self._metric = None

    def update_pane(self) -> None:
        assert self.facts is not None
        if not self.items:
            self.skipped = self.facts.reader.skipped()
            self.items = [self.facts.documents[number] for number in self.facts.order]
            self.items += ["", f"Left out: {len(self.skipped):,}", *self.skipped] if self.skipped else []
            self.main_view.set_count(len(self.items))
            self.query_one(DocumentHead).rebuild()
        if self._fresh:
            self._fresh = False
            chosen = self.filters.chosen
            self.read("counts", lambda queries: queries.document_counts(chosen), self._counted)
        claim = self.claim
        metric = claim.metric if claim is not None else None
        if metric != self._metric:
            self._metric, self.speakers = metric, {}
            if metric is None:
                self._reading.pop("speakers", None)
            else:
                self.read("speakers", lambda queries: queries.metric_documents(metric), self._heard)
        if claim is not None and not self.main_view.has_focus:
            self.main_view.point(self.facts.order.index(claim.document_id), 1)
        self._title()
        self.main_view.redraw()

    def _counted(self, counts: dict[int, tuple[int, int]]) -> None:
        self.counts = counts
        self._title()
        self.main_view.redraw()

    def _heard(self, speakers: dict[int, int]) -> None:
        self.speakers = speakers
        self._title()
        self.main_view.redraw()

    def _title(self) -> None:
        assert self.facts is not None
        total = len(self.facts.documents)
        item = self.items[self.main_view.cursor] if self.items else None
        if isinstance(item, Skipped):
            self.set_topic("", item.reason)
            return
        note = count_text(total, "document")
        if self.filters:
            note = f"{len(self.counts):,} of {note} pass{'es' if len(self.counts) == 1 else ''}"
        if self._metric and 0 < len(self.speakers) < total:
            note += f" · ○ {total - len(self.speakers):,} silent on {self._metric}"
        self.set_topic("", note + (f" · {len(self.skipped)} left out" if self.skipped else ""))

    def filtered(self) -> None:
        self._fresh = True
        super().filtered()

    @property
    def current(self) -> DocumentLine | None:
        """The document under the cursor."""
        item = self.items[self.main_view.cursor] if self.items else None
        return item if isinstance(item, DocumentLine) else None

    @on(LineView.Moved)
    def _moved(self, event: LineView.Moved) -> None:
        event.stop()
        document = self.current
        if document is None or self.facts is None:
            self._title()
            return
        first = self.speakers.get(document.id)
        if first is None:
            spans = self.facts.queries.claim_spans(document.id)
            first = spans[0].id if spans else None
        if first is not None:
            self.post_message(ClaimChosen(first, DOCUMENTS))

    @on(LineView.Chosen)
    def _chosen(self, event: LineView.Chosen) -> None:
        event.stop()
        self.post_message(PaneWanted(SOURCE))

    def action_only_document(self) -> None:
        if self.current is not None:
            assert self.facts is not None
            self.post_message(
                FilterWanted(field_query("doc", self.current.path), f"doc: {self.facts.label(self.current.id)}")
            )

    def action_set_date(self) -> None:
        if self.current is not None:
            self.screen.ask_date(self.current)  # type: ignore[attr-defined]

    def next_mark(self, by: int) -> None:
        """To the next document with a conflict."""
        view = self.main_view
        for index in range(view.cursor + by, len(self.items) if by > 0 else -1, by):
            item = self.items[index]
            if isinstance(item, DocumentLine) and self.counts.get(item.id, (0, 0))[1]:
                view.go(index)
                return
