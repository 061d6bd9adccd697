"""The explorer: linked panes around one chosen claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from explorer.model import Claim, Document, Relation
from explorer.tui import deeds
from explorer.tui.commands import EVERYWHERE, Command, bindings
from explorer.tui.facts import Facts
from explorer.tui.filtering import Filtered, Filtering, Want
from explorer.tui.messages import ClaimChosen, FilterWanted, PaneWanted, PassageChosen
from explorer.tui.painting import PromptScreen
from explorer.tui.stage import Stage
from explorer.tui.widgets.bars import Crumbs, Footer, Hint, Tabs, TopBar
from explorer.tui.widgets.comparison import ComparisonPane
from explorer.tui.widgets.conflicts import ConflictsPane
from explorer.tui.widgets.details import DetailsPane
from explorer.tui.widgets.documents import DocumentsPane
from explorer.tui.widgets.grid import PaneGrid
from explorer.tui.widgets.lineview import LineView
from explorer.tui.widgets.pane import Pane
from explorer.tui.widgets.search import SearchPane
from explorer.tui.widgets.source import SourcePane
from explorer.tui.widgets.timeline import TimelinePane
from explorer.tui.widgets.welcome import Welcome
from explorer.views.layout import PANES, TIMELINE
from explorer.views.trail import Trail

if TYPE_CHECKING:
    from explorer.store.queries import DocumentLine
    from explorer.tui.desk import Desk

_STEP = 4
_WITHOUT_STORE = frozenset({"deed('open')", "deed('theme')", "leave", "rebuild"})


class ExplorerScreen(PromptScreen):
    """All panes, and the selection and the filters that they share."""

    DEFAULT_CSS = """
    ExplorerScreen { background: $background; color: $foreground; layers: base over; }
    """
    CSS = "Toast { background: $panel; color: $foreground; padding: 0 1; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)

    def __init__(self) -> None:
        super().__init__()
        self.facts: Facts | None = None
        self.claim: Claim | None = None
        self.trail = Trail()
        self.stage = Stage(self)
        self.filtering = Filtering(self)
        self.before_search: int | None = None
        self.desk: Desk | None = None

    def compose(self) -> ComposeResult:
        yield TopBar()
        yield Tabs()
        yield Crumbs()
        yield Welcome()
        yield PaneGrid(
            TimelinePane(), ComparisonPane(), SourcePane(), ConflictsPane(), DetailsPane(), DocumentsPane(),
            SearchPane(),
        )  # fmt: skip
        yield Hint()
        yield Footer()

    def on_mount(self) -> None:
        """Nothing is open yet."""
        self.query_one(Hint).display = False
        self.stage.arrange()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a store only what needs none is there: open, theme, leave."""
        whole = f"{action}({parameters[0]!r})" if parameters else action
        return self.facts is not None or whole in _WITHOUT_STORE

    # The store

    def tell_progress(self, text: str, share: float | None, corpus: str) -> None:
        """What a background build does: in the top bar, or large while there is nothing else; empty when it is done."""
        self.query_one(TopBar).tell_progress("" if self.facts is None else text, share)
        if self.facts is None and text:
            welcome = self.query_one(Welcome)
            welcome.corpus = corpus
            welcome.tell(text, share)

    def show_problem(self, problem: str) -> None:
        """There is nothing to show, and why."""
        self.query_one(Welcome).fail(problem)

    def panes(self) -> list[Pane]:
        """Every pane."""
        return list(self.query(Pane))

    def pane(self, name: str) -> Pane:
        """The pane of a name."""
        return self.query_one(f"#{name}", Pane)

    # The selection

    @on(ClaimChosen)
    def _claim_chosen(self, event: ClaimChosen) -> None:
        self.choose(event.claim_id, event.settle)

    def choose(self, claim_id: int, visit: bool = True) -> None:
        """Choose a claim: every pane follows."""
        claim = self.facts.claim(claim_id) if self.facts is not None else None
        if claim is None:
            return
        self.claim = claim
        if visit:
            self.trail.visit(claim_id)
        for pane in self.panes():
            pane.follow(claim)

    @on(PassageChosen)
    def _passage_chosen(self, event: PassageChosen) -> None:
        self.query_one(SourcePane).show_passage(event.document_id, event.start, event.end)

    def action_back(self) -> None:
        self._go(-1)

    def action_forward(self) -> None:
        self._go(1)

    def _go(self, by: int) -> None:
        claim_id = self.trail.move(by)
        if claim_id is None:
            self.notify("Nothing further " + ("back." if by < 0 else "ahead."), timeout=2, markup=False)
        else:
            self.choose(claim_id, visit=False)

    def action_next_mark(self) -> None:
        self.stage.focused.next_mark(1)

    def action_previous_mark(self) -> None:
        self.stage.focused.next_mark(-1)

    # The panes

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the panes for the new size."""
        self.stage.arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may have given a pane the keys."""
        pane = next((node for node in event.widget.ancestors_with_self if isinstance(node, Pane)), None)
        if pane is not None:
            self.stage.noticed(pane.pane)

    @on(PaneWanted)
    def _pane_wanted(self, event: PaneWanted) -> None:
        self.stage.focus(event.pane)

    def action_show_pane(self, name: str) -> None:
        if self.stage.searching and name == TIMELINE:
            self.stage.close_search()
        self.stage.focus(name)

    def action_next_pane(self) -> None:
        self.stage.turn(1)

    def action_previous_pane(self) -> None:
        self.stage.turn(-1)

    def action_zoom_pane(self) -> None:
        self.stage.zoom()

    def action_freeze(self) -> None:
        pane = self.stage.focused
        pane.toggle_frozen()
        if not pane.frozen:
            pane.follow(self.claim)

    def action_wider(self) -> None:
        self.stage.reshape(across=_STEP)

    def action_narrower(self) -> None:
        self.stage.reshape(across=-_STEP)

    def action_taller(self) -> None:
        self.stage.reshape(down=2)

    def action_shorter(self) -> None:
        self.stage.reshape(down=-2)

    # Search and filters

    def action_search(self) -> None:
        self.before_search = self.claim.id if self.claim else None
        self.stage.open_search()

    def search_for(self, query: str) -> None:
        """Search for something, as if it had been typed."""
        if not self.stage.searching:
            self.action_search()
        self.query_one(SearchPane).ask(query)

    @on(SearchPane.Again)
    def _search_again(self) -> None:
        self.action_deed("searches")

    @on(SearchPane.Named)
    def _search_named(self, event: SearchPane.Named) -> None:
        from explorer.tui import searches

        searches.ask_name(self, event.query)

    @on(SearchPane.Closed)
    def _search_closed(self) -> None:
        back = self.before_search
        self.stage.close_search()
        self.stage.focus(TIMELINE)
        if back is not None:
            self.choose(back)

    @on(SearchPane.Kept)
    def _search_kept(self, event: SearchPane.Kept) -> None:
        from explorer.tui import searches

        self.stage.close_search()
        searches.remember(self, event.query)
        if self.claim is not None:
            self.trail.visit(self.claim.id)
        self.filtering.set(Want(event.query, exact=event.exact))
        self.stage.focus(TIMELINE)

    @on(FilterWanted)
    def _filter_wanted(self, event: FilterWanted) -> None:
        self.filtering.toggle(Want(event.query, event.label))

    @on(Filtered)
    def _filtered(self, event: Filtered) -> None:
        self.filtering.show(event)

    def show_crumbs(self) -> None:
        """Show which filters are on and how many claims pass them."""
        self.query_one(Crumbs).tell(self.filtering.titles, self.facts.summary.claims if self.facts is not None else 0)
        self.stage.arrange()

    def action_clear_filter(self) -> None:
        if self.query_one(Hint).display:
            self.show_hint(False)
        elif self.stage.maximised:
            self.stage.zoom()
        elif self.filtering.wants:
            self.filtering.drop_last()

    def action_clear_filters(self) -> None:
        self.filtering.want(())

    def show_hint(self, on: bool) -> None:
        """Show or hide the first steps."""
        self.query_one(Hint).display = on
        self.query_one(Hint).rebuild()
        self.stage.arrange()

    # What is done over the screen

    def action_deed(self, name: str) -> None:
        deeds.do(self, name)

    def action_rebuild(self) -> None:
        self.app.action_rebuild()  # type: ignore[attr-defined]

    def action_leave(self) -> None:
        self.app.exit(0)

    async def run_command(self, command: Command) -> None:
        """Run a command of the palette as its key would."""
        if command.scope in PANES:
            self.stage.focus(command.scope)
            await self.pane(command.scope).run_action(command.action)
        else:
            await self.run_action(command.action)

    @on(Footer.Pressed)
    def _footer_pressed(self, event: Footer.Pressed) -> None:
        self.app.simulate_key(event.action)

    def open_editor(self, document: Document, line: int) -> None:
        """Open a document in the user's editor at a line."""
        from explorer.tui.editor import open_in_editor

        problem = open_in_editor(self.app, document, line)
        if problem:
            self.notify(problem, severity="warning", markup=False)

    # Decisions

    def action_decide(self, action: str) -> None:
        from explorer.tui import decisions

        target = decisions.target_of(self)
        if target is not None and decisions.decide(self, target, action) and isinstance(target, Relation):
            self.query_one(ConflictsPane).next_mark(1)

    def ask_date(self, document: DocumentLine) -> None:
        """Ask for a document's date."""
        from explorer.tui import decisions

        decisions.ask_date(self, document)

    def show_decisions(self) -> None:
        """Draw what was decided."""
        if self.facts is not None:
            self.facts.decided()
        self.query_one(DetailsPane).follow(self.claim)
        for view in self.query(LineView):
            view.redraw()
