"""The search pane: a query line over the hits, best first, matches marked, the passage following in the source."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from explorer.store.reader import StoreReader
from explorer.tui.facts import Facts
from explorer.tui.lines import Line
from explorer.tui.messages import ClaimChosen, PaneWanted
from explorer.tui.search import Answer, Engine, Hit, PlainEngine
from explorer.tui.widgets.lineview import LinesView, LineView
from explorer.tui.widgets.pane import Pane
from explorer.tui.widgets.timeline import claim_row
from explorer.views.layout import SOURCE
from explorer.views.marks import by_weight
from explorer.views.periods import period_text

SEARCH = "search"
_LONGEST = 256


class HitList(LineView):
    """Each hit in two lines: the claim, and the words around it with what matched marked."""

    item_height = 2

    def __init__(self, pane: SearchPane) -> None:
        super().__init__()
        self.pane = pane

    def item_lines(self, index: int, width: int) -> list[Line]:
        facts = self.pane.facts
        ids = self.pane.ids
        claim = facts.page(ids, index) if facts is not None else None
        if facts is None or claim is None:
            return [Line("…", "muted"), Line()]
        marks = facts.marks(ids, index)
        hit = self.pane.answer.hits[index]
        head = claim_row(claim, by_weight(marks.kinds), marks.voices, width)
        right = Line(f" {facts.label(claim.document_id)}", "info")
        right.add(
            f" {period_text(claim.period, claim.period_start, claim.period_end)}" if claim.period else "", "muted"
        )
        sentence = facts.sentence(claim)
        room = max(10, width - 2 - min(right.width, width // 2))
        below = Line("  ").extend(excerpt(sentence, hit, claim.start - claim.sentence_start, room))
        return [head, below.ends(right.fit(min(right.width, width // 2)), width)]


def excerpt(sentence: str, hit: Hit, focus: int, width: int) -> Line:
    """The part of a sentence around its first match (else its figure), matches marked."""
    words = [word for word in hit.words if word]
    pattern = (
        re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.IGNORECASE) if words else None
    )
    first = pattern.search(sentence) if pattern else None
    at = first.start() if first else focus
    start = 0 if at < width * 2 // 3 else at - width // 3
    text = ("…" if start else "") + sentence[start : start + width * 2]
    line = Line()
    place = 0
    for match in pattern.finditer(text) if pattern else ():
        line.add(text[place : match.start()], "muted")
        line.add(match[0], "match italic" if match[0].lower() in hit.corrected else "match")
        place = match.end()
    return line.add(text[place:], "muted").fit(width)


class SearchNote(LinesView):
    """How many hits, or what to do where there are none."""

    DEFAULT_CSS = "SearchNote { height: 2; }"
    can_focus = False

    def __init__(self, pane: SearchPane) -> None:
        super().__init__()
        self.pane = pane

    def build(self, width: int) -> list[Line]:
        answer = self.pane.answer
        if not answer.query.strip():
            return [Line("Words in any order, half typed, mistyped; figures too.", "muted").fit(width)]
        if not answer.hits:
            return [
                Line("No claim matches. ", "warn")
                .add(answer.note or "Fewer or shorter words find more.", "muted")
                .fit(width)
            ]
        more = "+" if answer.total > len(answer.hits) else ""
        line = Line(f"{len(answer.hits):,}{more} hits", "good strong").add(
            f"  {answer.note}" if answer.note else "", "muted"
        )
        return [line.ends(Line("⏎ keep as filter  esc close", "muted"), width)]


class SearchPane(Pane):
    """Every claim at hand while one types."""

    DEFAULT_CSS = """
    SearchPane Input { border: none; height: 1; padding: 0; background: $surface; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", "down", show=False, priority=True),
        Binding("up,ctrl+p", "step(-1)", "up", show=False, priority=True),
        Binding("pagedown", "step(8)", "page down", show=False, priority=True),
        Binding("pageup", "step(-8)", "page up", show=False, priority=True),
        Binding("enter", "keep", "keep", show=False, priority=True),
        Binding("escape", "close", "close", show=False, priority=True),
    ]
    name_shown = "Search"
    number = 0

    class Kept(Message):
        """The hits should stay as a filter."""

        def __init__(self, answer: Answer) -> None:
            self.answer = answer
            super().__init__()

    class Closed(Message):
        """The search should go away."""

    class Found(Message):
        """A worker has an answer."""

        def __init__(self, answer: Answer) -> None:
            self.answer = answer
            super().__init__()

    def __init__(self) -> None:
        super().__init__(SEARCH)
        self.answer = Answer("")
        self.ids: tuple[int, ...] = ()
        self._engine: Engine | None = None

    def compose(self) -> ComposeResult:
        yield Input(placeholder="Search claims…", max_length=_LONGEST, select_on_focus=True)
        yield SearchNote(self)
        yield HitList(self)

    @property
    def main_view(self) -> LineView:
        return self.query_one(HitList)

    def open(self, facts: Facts) -> None:
        super().open(facts)
        if self._engine is not None:
            self._engine.close()
        self._engine = None
        self.answer = Answer("")
        self.ids = ()

    def start(self) -> None:
        """Take the keys."""
        self.set_topic("", "")
        self.border_title = "/ Search"
        self.query_one(Input).focus()
        self.query_one(SearchNote).rebuild()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(event.value[:_LONGEST])

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _search(self, query: str) -> None:
        worker = get_current_worker()
        if self.facts is None:
            return
        if self._engine is None:
            self._engine = self.app.make_engine(self.facts.path)  # type: ignore[attr-defined]
        answer = self._engine.search(query)
        if not worker.is_cancelled:
            self.post_message(self.Found(answer))

    @on(Found)
    def _found(self, event: Found) -> None:
        event.stop()
        if event.answer.query != self.query_one(Input).value[:_LONGEST]:
            return
        self.answer = event.answer
        self.ids = tuple(hit.claim_id for hit in self.answer.hits)
        self.main_view.set_count(len(self.ids), 0)
        self.main_view.scroll_to(y=0, animate=False, immediate=True)
        self.query_one(SearchNote).rebuild()
        if self.ids:
            self.post_message(ClaimChosen(self.ids[0], SEARCH, settle=False))

    @on(LineView.Moved)
    def _moved(self, event: LineView.Moved) -> None:
        event.stop()
        self.post_message(ClaimChosen(self.ids[event.index], SEARCH, settle=False))
        self.query_one(Input).focus()

    @on(LineView.Chosen)
    def _chosen(self, event: LineView.Chosen) -> None:
        event.stop()
        self.post_message(PaneWanted(SOURCE))

    def action_step(self, by: int) -> None:
        self.main_view.step(by)

    def action_keep(self) -> None:
        if self.answer.hits:
            self.post_message(self.Kept(self.answer))

    def action_close(self) -> None:
        self.post_message(self.Closed())

    def next_mark(self, by: int) -> None:
        """To the next hit."""
        self.main_view.step(by)


def plain_engine(path: object) -> Engine:
    """The engine for a store without an index."""
    from pathlib import Path

    return PlainEngine(StoreReader(Path(str(path))))
