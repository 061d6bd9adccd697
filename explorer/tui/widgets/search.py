"""The search pane: a query line over the hits, best first, matches marked, the passage following in the source."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from explorer.gate import shown_flat
from explorer.store.faults import explained
from explorer.tui.commands import SEARCH_LINE, bindings
from explorer.tui.facts import Facts
from explorer.tui.messages import ClaimChosen, PaneWanted, PassageChosen
from explorer.tui.widgets.hits import Answer, HitList, SearchNote
from explorer.tui.widgets.lineview import LineView
from explorer.tui.widgets.pane import Pane
from explorer.views.layout import SEARCH, SOURCE

LONGEST = 256
MOST_HITS = 300
_MOST_PASSAGES = 12


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

        def __init__(self, query: str, exact: bool) -> None:
            self.query, self.exact = query, exact
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
        """A worker has an answer; with `again` to a question whose hits the reader has before him."""

        def __init__(self, answer: Answer, again: bool) -> None:
            self.answer, self.again = answer, again
            super().__init__()

    def __init__(self) -> None:
        super().__init__(SEARCH)
        self.answer = Answer()
        self.ids: tuple[int, ...] = ()
        self.exact = False
        self._fresh = False
        """Whether the store or the filters are others than those of the answer."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="Search claims…", max_length=LONGEST, select_on_focus=True)
        yield SearchNote(self)
        yield HitList(self)

    @property
    def main_view(self) -> LineView:
        return self.query_one(HitList)

    @property
    def typing_field(self) -> bool:
        """Whether the word being typed names a field, or may become the name of one."""
        words = self.answer.text.split()
        return bool(words) and len(words[-1]) > 1 and not self.answer.text.endswith(" ")

    def open(self, facts: Facts) -> None:
        super().open(facts)
        self._fresh = True

    def close(self) -> None:
        super().close()
        self.answer = Answer()
        self.ids = ()
        self.main_view.set_count(0)
        self.query_one(Input).value = ""

    def filtered(self) -> None:
        """What was found before was found among other claims."""
        self._fresh = True
        super().filtered()

    def update_pane(self) -> None:
        if self._fresh:
            self._fresh = False
            if self._text:
                self._search(self._text, again=self._text == self.answer.text)

    @property
    def _text(self) -> str:
        return self.query_one(Input).value[:LONGEST]

    def take_keys(self) -> None:
        self.set_topic("", "")
        self.query_one(Input).focus()
        self.query_one(SearchNote).rebuild()
        self._warm_up()

    @work(thread=True, exclusive=True, group="search-warm-up", exit_on_error=False)
    def _warm_up(self) -> None:
        """Let the engine read its vocabulary before the first key waits for it."""
        try:
            if self.facts is not None:
                self.facts.engine.warm_up()
        except Exception:  # noqa: BLE001
            return  # the first question will tell

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(event.value[:LONGEST])

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _search(self, text: str, again: bool = False) -> None:
        from explorer.search import SearchCancelledError

        worker = get_current_worker()
        if self.facts is None:
            return
        engine = self.facts.engine
        within = self.filters.query
        try:
            result = engine.search(
                text, MOST_HITS, cancelled=lambda: worker.is_cancelled, exact=self.exact, within=within
            )
            found = tuple((c.text, c.help, c.span.start, c.span.end) for c in engine.complete(text, len(text))[:6])
            answer = Answer(text, result, (), found)
            if not worker.is_cancelled:
                self.post_message(self.Found(answer, again))
            if len(text.strip()) >= 3:
                passages = engine.passages(text, _MOST_PASSAGES, cancelled=lambda: worker.is_cancelled, within=within)
                if passages and not worker.is_cancelled:
                    self.post_message(self.Found(Answer(text, result, passages, found), again))
        except SearchCancelledError:
            return
        except Exception as error:  # a thread has nobody to raise it to  # noqa: BLE001
            if not worker.is_cancelled:  # else the store may be closed by now
                self.post_message(self.Found(Answer(text, problem=explained(error)[0]), again))

    @on(Found)
    def _found(self, event: Found) -> None:
        event.stop()
        answer = event.answer
        if answer.text != self._text:
            return
        same = event.again or self.answer.result is answer.result
        view = self.main_view
        at = self.ids[view.cursor] if event.again and view.cursor < len(self.ids) else None
        self.answer = answer
        self.ids = tuple(hit.claim_id for hit in answer.hits)
        cursor = self.ids.index(at) if at in self.ids else view.cursor if same else 0
        view.set_count(len(self.ids) + len(answer.passages), cursor)
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
        elif index < len(self.ids) + len(self.answer.passages):  # else the answer is another one by now
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
        self._search(self._text)

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
            self.post_message(self.Kept(self.answer.text.strip(), self.exact))

    def ask(self, query: str) -> None:
        """Search for something, as if it had been typed."""
        box = self.query_one(Input)
        box.value = shown_flat(query)[:LONGEST]
        box.cursor_position = len(box.value)
        box.focus()

    def action_again(self) -> None:
        self.post_message(self.Again())

    def action_save(self) -> None:
        self.post_message(self.Named(self._text))

    def action_close(self) -> None:
        self.post_message(self.Closed())

    def next_mark(self, by: int) -> None:
        """To the next hit."""
        self.main_view.step(by)
