"""The search pane: a query line over the hits, best first, matches marked, the passage following in the source."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from explorer.errors import ExplorerError
from explorer.gate import shown_flat
from explorer.tui.commands import SEARCH_LINE, bindings
from explorer.tui.facts import Facts
from explorer.tui.lines import Line, clipped
from explorer.tui.messages import ClaimChosen, PaneWanted, PassageChosen
from explorer.tui.widgets.linesview import LinesView
from explorer.tui.widgets.lineview import LineView
from explorer.tui.widgets.pane import Pane
from explorer.tui.widgets.timeline import claim_row
from explorer.views.layout import SOURCE
from explorer.views.marks import by_weight
from explorer.views.periods import period_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.search import Hit, Mark, PassageHit, SearchEngine, SearchResult

SEARCH = "search"
LONGEST = 256
MOST_HITS = 300
_MOST_PASSAGES = 12
_ROOM_FOR_PERIODS = 64
_EXAMPLES = (
    ("metric:revenue", "a field; tab completes"),
    ("value:>1000", "by size; value:20e9..25e9"),
    ("period:2025-Q2", "by time; period:2024..2025"),
    ("is:target", "plans, conflicts, verified…"),
    ('"per cent"', "a phrase"),
    ("'word  !word  ^start", "exact, without, prefix"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine said to one query."""

    text: str = ""
    result: SearchResult | None = None
    passages: tuple[PassageHit, ...] = ()
    completions: tuple[tuple[str, str, int, int], ...] = ()
    """Text, help, and the span of the query that it would replace."""
    problem: str = ""
    """Why there is no answer."""

    @property
    def hits(self) -> Sequence[Hit]:
        """The claims, best first."""
        return self.result.hits if self.result is not None else ()


class HitList(LineView):
    """Each hit in two lines: the claim, and the words around it with what matched marked; passages come after."""

    item_height = 2

    def __init__(self, pane: SearchPane) -> None:
        super().__init__()
        self.pane = pane

    def item_lines(self, index: int, width: int) -> list[Line]:
        hits = self.pane.answer.hits
        if index >= len(hits):
            return self._passage(self.pane.answer.passages[index - len(hits)], width)
        facts = self.pane.facts
        claim = facts.page(self.pane.ids, index) if facts is not None else None
        if facts is None or claim is None:
            return [Line("…", "muted"), Line()]
        marks = facts.marks(self.pane.ids, index)
        head = claim_row(claim, by_weight(marks.kinds), marks.voices, width, 0, facts.claim_verdicts.get(claim.id))
        right = Line(f"  {clipped(facts.label(claim.document_id), max(10, min(24, width // 4)))}", "info")
        if claim.period and width >= _ROOM_FOR_PERIODS:
            right.add(f" {period_text(claim.period, claim.period_start, claim.period_end)}", "muted")
        room = max(10, width - 2 - right.width)
        hit = hits[index]
        words = excerpt(hit.text, hit.marks, claim.start - hit.start, room)
        if not hit.marks and hit.fact_marks:
            words = excerpt(hit.facts, hit.fact_marks, 0, room)
        return [head, Line("  ").extend(words).ends(right, width)]

    def empty_lines(self, width: int) -> list[Line]:
        if not self.pane.answer.text.strip():
            lines: tuple[tuple[str, str], ...] = _EXAMPLES
        elif self.pane.answer.result is not None:
            lines = (("", "Fewer words, or only their beginnings, find more."),)
        else:
            return []
        return [
            Line(query.ljust(24 if query else 0), "accent").add(words, "muted").fit(width) for query, words in lines
        ]

    def _passage(self, passage: PassageHit, width: int) -> list[Line]:
        facts = self.pane.facts
        label = facts.label(passage.document_id) if facts is not None else ""
        first = Line("¶ ", "muted").add("in the text", "muted italic").ends(Line(f"  {label}", "info"), width)
        focus = passage.marks[0].start if passage.marks else 0
        return [first, Line("  ").extend(excerpt(passage.text, passage.marks, focus, width - 2))]


def excerpt(text: str, marks: Sequence[Mark], focus: int, width: int) -> Line:
    """The part of a text around its first match (else `focus`) in `width` cells, matches marked by how they match."""
    safe = shown_flat(text)
    at = marks[0].start if marks else focus
    start = 0 if at < width * 2 // 3 else at - width // 3
    line = Line("…" if start else "", "muted")
    place = start
    for mark in marks:
        if mark.end <= place or mark.start > start + width:
            continue
        line.add(safe[place : max(place, mark.start)], "muted")
        tone = "match" if mark.kind != "corrected" else "match italic doubt"
        line.add(safe[max(place, mark.start) : mark.end], tone)
        place = mark.end
    return line.add(safe[place : start + 2 * width], "muted").fit(width)


class SearchNote(LinesView):
    """How many hits and how the query was understood, or what to do where there are none."""

    DEFAULT_CSS = "SearchNote { height: 3; }"
    can_focus = False

    def __init__(self, pane: SearchPane) -> None:
        super().__init__()
        self.pane = pane

    def build(self, width: int) -> list[Line]:
        answer = self.pane.answer
        return [self._count(answer, width), self._hint(answer, width), Line()]

    def _count(self, answer: Answer, width: int) -> Line:
        result = answer.result
        if answer.problem:
            return Line("The store did not answer: ", "bad strong").add(answer.problem, "muted").fit(width)
        if result is None or not answer.text.strip():
            return Line("Words in any order, half typed, mistyped; figures by value.", "muted").fit(width)
        exact = Line("exact words", "ahead") if self.pane.exact else Line()
        if not result.hits:
            line = Line("No claim matches.", "warn strong")
            if result.suggestion:
                line.add(" Nearest: ", "muted").add(result.suggestion, "accent strong").add("  tab takes it", "muted")
            return line.ends(exact, width)
        more = "" if result.total_is_exact else "+"
        line = Line(f"{result.total:,}{more} claim{'' if result.total == 1 else 's'}", "good strong")
        for understood in result.filters:
            line.add("  ").add(f" {understood.label} ", "on-resting accent")
        return line.ends(exact, width)

    def _hint(self, answer: Answer, width: int) -> Line:
        result = answer.result
        if answer.completions and self.pane.typing_field:
            line = Line("tab ", "accent strong")
            for text, help_text, _, _ in answer.completions[:4]:
                line.add(text, "").add(f" {help_text}   ", "muted")
            return line.fit(width)
        if result is not None and result.corrections:
            line = Line("read ", "muted")
            for one in result.corrections[:3]:
                line.add(one.typed, "").add(" as ", "muted").add(", ".join(one.read_as[:3]), "doubt").add("  ")
            return line.fit(width)
        if result is not None and result.notes:
            return Line(result.notes[0].message, "doubt").fit(width)
        if not answer.text:
            return Line("metric: subject: doc: period: value:>1000 type: is:target ", "muted").fit(width)
        return (
            Line("⏎ ", "accent strong")
            .add("keep as filter  ", "muted")
            .add("esc ", "accent strong")
            .add("close  ", "muted")
            .add("^e ", "accent strong")
            .add("fuzzy" if self.pane.exact else "exact", "muted")
            .fit(width)
        )


class SearchPane(Pane):
    """Every claim at hand while one types."""

    DEFAULT_CSS = """
    SearchPane Input {
        border: none; height: 1; padding: 0; background: $surface; margin-bottom: 1;
    }
    SearchPane Input:focus { border: none; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(SEARCH_LINE, priority=True)
    name_shown = "Search"
    number = 0

    class Kept(Message):
        """The hits should stay as a filter."""

        def __init__(self, answer: Answer, quiet: bool = False) -> None:
            self.answer = answer
            self.quiet = quiet
            """Whether the screen should stay as it is otherwise."""
            super().__init__()

    class Closed(Message):
        """The search should go away."""

    class Again(Message):
        """An earlier search is wanted."""

    class Named(Message):
        """The search should be saved by name."""

        def __init__(self, query: str) -> None:
            self.query = query
            super().__init__()

    class Found(Message):
        """A worker has an answer."""

        def __init__(self, answer: Answer) -> None:
            self.answer = answer
            super().__init__()

    def __init__(self) -> None:
        super().__init__(SEARCH)
        self.answer = Answer()
        self.ids: tuple[int, ...] = ()
        self.exact = False
        self._engine: SearchEngine | None = None

    def compose(self) -> ComposeResult:
        yield Input(placeholder="Search claims…", max_length=LONGEST, select_on_focus=True)
        yield SearchNote(self)
        yield HitList(self)

    @property
    def main_view(self) -> LineView:
        return self.query_one(HitList)

    @property
    def typing_field(self) -> bool:
        """Whether the word being typed names a field."""
        words = self.answer.text.split()
        return bool(words) and ":" in words[-1] and not self.answer.text.endswith(" ")

    def open(self, facts: Facts) -> None:
        super().open(facts)
        if self._engine is not None:
            self._engine.close()
        self._engine = None
        self.answer = Answer()
        self.ids = ()

    def start(self) -> None:
        """Take the keys."""
        self.set_topic("", "")
        self.border_title = "/ Search"
        self.query_one(Input).focus()
        self.query_one(SearchNote).rebuild()

    def engine(self) -> SearchEngine:
        """The engine of the open store; it reads its vocabulary when the first question comes."""
        if self._engine is None:
            from explorer.search import SearchEngine
            from explorer.store.connection import open_reader

            assert self.facts is not None
            path = self.facts.path
            self._engine = SearchEngine(lambda: open_reader(path))
        return self._engine

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(event.value[:LONGEST])

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _search(self, text: str) -> None:
        from explorer.search import SearchCancelledError

        worker = get_current_worker()
        if self.facts is None:
            return
        engine = self.engine()
        try:
            result = engine.search(text, MOST_HITS, cancelled=lambda: worker.is_cancelled, exact=self.exact)
            found = tuple((c.text, c.help, c.span.start, c.span.end) for c in engine.complete(text, len(text))[:6])
            answer = Answer(text, result, (), found)
            if not worker.is_cancelled:
                self.post_message(self.Found(answer))
            if len(text.strip()) >= 3:
                passages = engine.passages(text, _MOST_PASSAGES, cancelled=lambda: worker.is_cancelled)
                if passages and not worker.is_cancelled:
                    self.post_message(self.Found(Answer(text, result, passages, found)))
        except SearchCancelledError:
            return
        except (sqlite3.Error, ExplorerError) as error:
            self.post_message(self.Found(Answer(text, problem=str(error))))

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def keep_again(self, text: str) -> None:
        """Make the hits of a query the filter that they were before."""
        from explorer.search import SearchCancelledError

        worker = get_current_worker()
        try:
            result = self.engine().search(text, MOST_HITS, cancelled=lambda: worker.is_cancelled)
        except (SearchCancelledError, sqlite3.Error, ExplorerError):
            return  # what cannot be asked again is as if it had not been remembered
        if result.hits:
            self.post_message(self.Kept(Answer(text, result), quiet=True))

    @on(Found)
    def _found(self, event: Found) -> None:
        event.stop()
        answer = event.answer
        if answer.text != self.query_one(Input).value[:LONGEST]:
            return
        same = self.answer.result is answer.result
        self.answer = answer
        self.ids = tuple(hit.claim_id for hit in answer.hits)
        view = self.main_view
        view.set_count(len(self.ids) + len(answer.passages), view.cursor if same else 0)
        self.query_one(SearchNote).rebuild()
        if same:
            return
        view.scroll_to(y=0, animate=False, immediate=True)
        if self.ids:
            self.post_message(ClaimChosen(self.ids[0], SEARCH, settle=False))

    @on(LineView.Moved)
    def _moved(self, event: LineView.Moved) -> None:
        event.stop()
        self._show(event.index)
        self.query_one(Input).focus()

    def _show(self, index: int) -> None:
        if index < len(self.ids):
            self.post_message(ClaimChosen(self.ids[index], SEARCH, settle=False))
        else:
            passage = self.answer.passages[index - len(self.ids)]
            self.post_message(PassageChosen(passage.document_id, passage.start, passage.end))

    @on(LineView.Chosen)
    def _chosen(self, event: LineView.Chosen) -> None:
        event.stop()
        self.post_message(PaneWanted(SOURCE))

    def action_next_hit(self) -> None:
        self.main_view.step(1)

    def action_previous_hit(self) -> None:
        self.main_view.step(-1)

    def action_next_hits(self) -> None:
        self.main_view.step(max(1, self.main_view.size.height // 2 - 1))

    def action_previous_hits(self) -> None:
        self.main_view.step(-max(1, self.main_view.size.height // 2 - 1))

    def action_exact(self) -> None:
        self.exact = not self.exact
        self._search(self.query_one(Input).value[:LONGEST])

    def action_complete(self) -> None:
        """Take the first completion, or the suggestion where nothing was found."""
        box = self.query_one(Input)
        result = self.answer.result
        if self.answer.completions and self.typing_field:
            text, _, start, end = self.answer.completions[0]
            box.value = shown_flat(self.answer.text[:start] + text + self.answer.text[end:])[:LONGEST]
            box.cursor_position = len(box.value)
        elif result is not None and not result.hits and result.suggestion:
            box.value = shown_flat(result.suggestion)[:LONGEST]
            box.cursor_position = len(box.value)
        else:
            self.screen.action_next_pane()  # type: ignore[attr-defined]

    def action_keep(self) -> None:
        if self.answer.hits:
            self.post_message(self.Kept(self.answer))

    def ask(self, query: str) -> None:
        """Search for something, as if it had been typed."""
        box = self.query_one(Input)
        box.value = shown_flat(query)[:LONGEST]
        box.cursor_position = len(box.value)
        box.focus()

    def action_again(self) -> None:
        self.post_message(self.Again())

    def action_save(self) -> None:
        self.post_message(self.Named(self.query_one(Input).value[:LONGEST]))

    def action_close(self) -> None:
        self.post_message(self.Closed())

    def next_mark(self, by: int) -> None:
        """To the next hit."""
        self.main_view.step(by)
