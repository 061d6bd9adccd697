"""The explorer: linked panes around one chosen claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from explorer.model import CONFLICT_TYPES, Claim, Document, Relation
from explorer.store.queries import DocumentLine, Facets
from explorer.tui.commands import EVERYWHERE, Command, bindings
from explorer.tui.facts import Facts
from explorer.tui.messages import ClaimChosen, FilterWanted, PaneWanted, PassageChosen
from explorer.tui.widgets.bars import Crumbs, Footer, Hint, Tabs, TopBar
from explorer.tui.widgets.comparison import ComparisonPane
from explorer.tui.widgets.conflicts import ConflictsPane
from explorer.tui.widgets.details import DetailsPane
from explorer.tui.widgets.documents import DocumentsPane
from explorer.tui.widgets.grid import PaneGrid
from explorer.tui.widgets.lineview import LineView
from explorer.tui.widgets.pane import Pane
from explorer.tui.widgets.search import SEARCH, SearchPane
from explorer.tui.widgets.source import SourcePane
from explorer.tui.widgets.timeline import TimelinePane
from explorer.tui.widgets.welcome import Welcome
from explorer.views.layout import (
    COMPARISON,
    PANES,
    TIMELINE,
    Shape,
    arrange,
    size_name,
)
from explorer.views.trail import Trail

_STEP = 4
_WITHOUT_STORE = frozenset({"open", "theme", "leave", "rebuild"})

if TYPE_CHECKING:
    from textual.command import Provider

    from explorer.tui.desk import Desk


def _palette() -> type[Provider]:
    from explorer.tui.palette import CommandProvider

    return CommandProvider


class ExplorerScreen(Screen[None]):
    """All panes, the selection that they share, and the filters."""

    DEFAULT_CSS = """
    ExplorerScreen { background: $background; color: $foreground; layers: base over; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}

    def __init__(self) -> None:
        super().__init__()
        self.facts: Facts | None = None
        self.name_shown = ""
        self.claim: Claim | None = None
        self.trail = Trail()
        self.recent: tuple[str, ...] = PANES
        self.maximised = False
        self.shape = Shape()
        self.facets = Facets()
        self.crumbs: tuple[tuple[str, str], ...] = ()
        """Field and words of each filter that is on, the first set first."""
        self.searching = False
        self.before_search: int | None = None
        self.kept_query = ""
        """What was searched for when its hits became a filter."""
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
        self._lay_out()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a store only what needs none is there: open, theme, leave."""
        return self.facts is not None or action in _WITHOUT_STORE

    # The store

    def open_facts(self, facts: Facts, name: str, claim_id: int | None = None) -> None:
        """Show a store; the claim with an id, else one worth opening with, is chosen."""
        self.facts = facts
        self.name_shown = name
        for pane in self.panes():
            pane.open(facts)
        self._top()
        wanted = facts.claim(claim_id) if claim_id is not None else None
        if wanted is None:
            first = facts.queries.first_claim()
            wanted = facts.claim(first) if first is not None else None
        self.claim = wanted
        if wanted is not None:
            self.trail.visit(wanted.id)
        for pane in self.panes():
            pane.follow(wanted)
        self._lay_out()
        self.focus_pane(self.recent[0])

    def _top(self) -> None:
        facts = self.facts
        if facts is None:
            return
        held = facts.summary
        bar = self.query_one(TopBar)
        bar.name_shown = self.name_shown
        conflicts = f"{held.conflicts:,} conflict{'' if held.conflicts == 1 else 's'}"
        bar.facts_shown = f"{held.documents:,} documents · {held.claims:,} claims · {conflicts}"
        bar.rebuild()

    def tell_progress(self, text: str, share: float | None, corpus: str) -> None:
        """What a background build does: in the top bar, or large while there is nothing else; empty when it is done."""
        bar = self.query_one(TopBar)
        bar.busy, bar.share = ("" if self.facts is None else text), share
        bar.rebuild()
        if self.facts is None and text:
            welcome = self.query_one(Welcome)
            welcome.corpus = corpus
            welcome.tell(text, share)

    def show_problem(self, problem: str) -> None:
        """There is nothing to show, and why."""
        self.query_one(Welcome).fail(problem)

    def close_facts(self) -> None:
        """Show nothing until another store is open."""
        if self.facts is not None:
            self.facts.close()
        if self.desk is not None:
            self.desk.close()
        self.facts, self.claim, self.desk = None, None, None
        self.trail = Trail()
        self.facets, self.crumbs = Facets(), ()
        self._close_search()
        self.query_one(TopBar).facts_shown = ""
        self._lay_out()

    def state(self) -> dict[str, object]:
        """What is worth remembering of the screen."""
        timeline = self.query_one(TimelinePane)
        return {
            "claim": self.claim.id if self.claim is not None else None,
            "recent": [name for name in self.recent if name in PANES],
            "shape": list(self.shape),
            "zoom": int(timeline.zoom),
            "axis": timeline.axis,
            "filters": [[field, self._filter_value(field)] for field, _ in self.crumbs],
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Put the screen as it was; what makes no sense is passed over."""
        recent = state.get("recent")
        shape = state.get("shape")
        if isinstance(shape, list) and len(shape) == 2 and all(isinstance(part, int) for part in shape):
            self._reshape(*shape)
        if isinstance(recent, list) and sorted(map(str, recent)) == sorted(PANES):
            self.recent = tuple(recent)
            self.focus_pane(self.recent[0])
        zoom, axis = state.get("zoom"), state.get("axis")
        self.query_one(TimelinePane).restore(zoom if isinstance(zoom, int) else None, str(axis))
        filters = state.get("filters")
        for entry in filters if isinstance(filters, list) else ():
            if isinstance(entry, list) and len(entry) == 2:
                self._filter_again(*entry)

    def _filter_value(self, field: str) -> object:
        return {"search": self.kept_query, "document": self.facets.document_id, "metric": self.facets.metric}.get(field)

    def _filter_again(self, field: object, value: object) -> None:
        if field == "search" and isinstance(value, str) and value:
            self.query_one(SearchPane).keep_again(value)
        elif field == "disputed" or (field == "metric" and isinstance(value, str)):
            self.post_message(FilterWanted(str(field), value))
        elif field == "document" and self.facts is not None and value in self.facts.documents:
            self.post_message(FilterWanted("document", value))

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
        if self.facts is None:
            return
        claim = self.facts.claim(claim_id)
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

    # The layout

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the panes for the new size."""
        self._lay_out()

    def _lay_out(self) -> None:
        grid = self.query_one(PaneGrid)
        width, height = self.size
        tabs = self.query_one(Tabs)
        alone = self.maximised or size_name(width, height) == "narrow"
        tabs.display = size_name(width, height) != "wide" or self.maximised
        crumbs = self.query_one(Crumbs)
        crumbs.display = bool(self.crumbs)
        opened = self.facts is not None
        self.query_one(Welcome).display = not opened
        grid.display = opened
        tabs.display = tabs.display and opened
        room = height - 2 - tabs.display - crumbs.display - self.query_one(Hint).display
        recent = tuple(TIMELINE if name == SEARCH else name for name in self.recent)
        rects = arrange(width, max(3, room), recent, alone, self.shape)
        if self.searching and TIMELINE in rects:
            rects[SEARCH] = rects.pop(TIMELINE)
        grid.place(rects)
        for pane in self.panes():
            pane.set_seen(pane.pane in rects)
        tabs.focused_pane = self.recent[0] if self.recent[0] != SEARCH else TIMELINE
        tabs.rebuild()

    def focus_pane(self, name: str) -> None:
        """Give a pane the keys, and show it."""
        self.recent = (name, *(other for other in self.recent if other != name))
        self._lay_out()
        pane = self.pane(name)
        if name == SEARCH:
            self.query_one(SearchPane).start()
        else:
            pane.main_view.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may have given a pane the keys."""
        pane = next((node for node in event.widget.ancestors_with_self if isinstance(node, Pane)), None)
        if pane is not None and pane.pane != self.recent[0]:
            self.recent = (pane.pane, *(other for other in self.recent if other != pane.pane))
            self._lay_out()

    @on(PaneWanted)
    def _pane_wanted(self, event: PaneWanted) -> None:
        self.focus_pane(event.pane)

    @property
    def focused_pane(self) -> Pane:
        """The pane that has the keys."""
        return self.pane(self.recent[0])

    def action_show_pane(self, name: str) -> None:
        if self.searching and name == TIMELINE:
            self._close_search()
        self.focus_pane(name)

    def action_next_pane(self) -> None:
        self._turn(1)

    def action_previous_pane(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        order = [SEARCH if self.searching and name == TIMELINE else name for name in PANES]
        here = order.index(self.recent[0]) if self.recent[0] in order else 0
        self.focus_pane(order[(here + by) % len(order)])

    def action_zoom_pane(self) -> None:
        self.maximised = not self.maximised
        self._lay_out()

    def action_freeze(self) -> None:
        self.focused_pane.toggle_frozen()
        if not self.focused_pane.frozen:
            self.focused_pane.follow(self.claim)

    def action_wider(self) -> None:
        self._reshape(across=_STEP)

    def action_narrower(self) -> None:
        self._reshape(across=-_STEP)

    def action_taller(self) -> None:
        self._reshape(down=2)

    def action_shorter(self) -> None:
        self._reshape(down=-2)

    def _reshape(self, across: int = 0, down: int = 0) -> None:
        self.shape = Shape(max(-60, min(60, self.shape.across + across)), max(-30, min(30, self.shape.down + down)))
        self._lay_out()

    # Going

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
        self.focused_pane.next_mark(1)

    def action_previous_mark(self) -> None:
        self.focused_pane.next_mark(-1)

    # Search

    def action_search(self) -> None:
        self.searching = True
        self.before_search = self.claim.id if self.claim else None
        self.focus_pane(SEARCH)

    def action_searches(self) -> None:
        from explorer.tui import searches

        def taken(query: str) -> None:
            if not self.searching:
                self.action_search()
            self.query_one(SearchPane).ask(query)

        searches.ask_search(self, taken)

    @on(SearchPane.Again)
    def _search_again(self) -> None:
        self.action_searches()

    @on(SearchPane.Named)
    def _search_named(self, event: SearchPane.Named) -> None:
        from explorer.tui import searches

        searches.ask_name(self, event.query)

    @on(SearchPane.Closed)
    def _search_closed(self) -> None:
        back = self.before_search
        self._close_search()
        self.focus_pane(TIMELINE)
        if back is not None:
            self.choose(back)

    @on(SearchPane.Kept)
    def _search_kept(self, event: SearchPane.Kept) -> None:
        answer = event.answer
        self.kept_query = answer.text
        ids = tuple(hit.claim_id for hit in answer.hits)
        facets = replace(self.facets, ids=ids, condition="", values=())
        words = answer.text.strip()
        if answer.result is not None and not answer.result.query.words:
            found = self.query_one(SearchPane).engine().filter(answer.text).condition
            facets = replace(facets, ids=None, condition=found.where, values=tuple(found.params))
        elif answer.result is not None and answer.result.total > len(ids):
            words += f" (best {len(ids)})"
        if event.quiet:
            self.set_filter("search", words, facets)
            return
        self._close_search()
        self._remember_search(answer.text)
        if self.claim is not None:
            self.trail.visit(self.claim.id)
        self.set_filter("search", words, facets)
        self.focus_pane(TIMELINE)

    def _remember_search(self, query: str) -> None:
        from explorer.tui import searches

        searches.remember(self, query)

    def _close_search(self) -> None:
        self.searching = False
        self.recent = tuple(name for name in self.recent if name != SEARCH) or PANES

    # Filters

    @on(FilterWanted)
    def _filter_wanted(self, event: FilterWanted) -> None:
        on_now = dict(self.crumbs)
        if event.field in on_now:
            self.drop_filter(event.field)
        elif event.field == "disputed":
            self.set_filter(
                "disputed", "in conflicts", replace(self.facets, relation_types=tuple(map(str, CONFLICT_TYPES)))
            )
        elif event.field == "document" and isinstance(event.value, int) and self.facts is not None:
            self.set_filter("document", self.facts.label(event.value), replace(self.facets, document_id=event.value))
        elif event.field == "metric" and isinstance(event.value, str):
            self.set_filter("metric", event.value, replace(self.facets, metric=event.value))

    def set_filter(self, field: str, words: str, facets: Facets) -> None:
        """Show fewer claims; the chosen one stays chosen."""
        self.crumbs = (*(crumb for crumb in self.crumbs if crumb[0] != field), (field, words))
        self._apply(facets)

    def drop_filter(self, field: str) -> None:
        """Take one filter away."""
        cleared = {
            "search": replace(self.facets, ids=None, condition="", values=()),
            "disputed": replace(self.facets, relation_types=()),
            "document": replace(self.facets, document_id=None),
            "metric": replace(self.facets, metric=None),
        }
        self.crumbs = tuple(crumb for crumb in self.crumbs if crumb[0] != field)
        self._apply(cleared[field])

    def _apply(self, facets: Facets) -> None:
        self.facets = facets
        bar = self.query_one(Crumbs)
        bar.crumbs = tuple(f"{field}: {words}" for field, words in self.crumbs)
        if self.facts is not None:
            bar.hits = self.facts.queries.count(facets)
            bar.total = self.facts.summary.claims
        self._lay_out()
        bar.rebuild()
        timeline = self.query_one(TimelinePane)
        timeline.set_facets(facets)

    def action_clear_filter(self) -> None:
        if self.query_one(Hint).display:
            self.show_hint(False)
        elif self.maximised:
            self.action_zoom_pane()
        elif self.crumbs:
            self.drop_filter(self.crumbs[-1][0])

    def show_hint(self, on: bool) -> None:
        """Show or hide the first steps."""
        self.query_one(Hint).display = on
        self.query_one(Hint).rebuild()
        self._lay_out()

    # Over the screen

    def action_help(self) -> None:
        from explorer.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.recent[0]))

    def action_metric(self) -> None:
        if self.facts is None:
            return
        from explorer.tui.screens.picker import Choice, Picker

        found = self.facts.queries.metrics()
        choices = [
            Choice(metric, metric, f"{claims:,} readings in {documents:,} document{'s' if documents != 1 else ''}")
            for metric, claims, documents in found
        ]
        current = self.query_one(ComparisonPane).metric
        self.app.push_screen(
            Picker("Compare which metric?", "Type a few letters…", choices, current), self._metric_taken
        )

    def _metric_taken(self, metric: str | None) -> None:
        if metric is None:
            return
        self.focus_pane(COMPARISON)
        claim_id = self.query_one(ComparisonPane).show_metric(metric)
        if claim_id is not None:
            self.choose(claim_id)

    def action_theme(self) -> None:
        self.app.action_pick_theme()  # type: ignore[attr-defined]

    def action_open(self) -> None:
        self.app.action_open_other()  # type: ignore[attr-defined]

    def action_rebuild(self) -> None:
        self.app.action_rebuild()  # type: ignore[attr-defined]

    def action_leave(self) -> None:
        self.app.exit(0)

    async def run_command(self, command: Command) -> None:
        """Run a command of the palette as its key would."""
        if command.scope in PANES:
            self.focus_pane(command.scope)
            await self.pane(command.scope).run_action(command.action)
        else:
            await self.run_action(command.action)

    # Decisions

    def action_decide(self, action: str) -> None:
        from explorer.tui import decisions

        target = decisions.target_of(self)
        if target is not None and decisions.decide(self, target, action) and isinstance(target, Relation):
            self.query_one(ConflictsPane).next_mark(1)

    def action_tag(self) -> None:
        from explorer.tui import decisions

        decisions.ask_tag(self)

    def action_note(self) -> None:
        from explorer.tui import decisions

        decisions.ask_note(self)

    def action_correct(self) -> None:
        from explorer.tui import corrections

        corrections.ask_correction(self)

    def action_names(self) -> None:
        from explorer.tui import corrections

        corrections.ask_names(self)

    def action_undo(self) -> None:
        from explorer.tui import decisions

        decisions.step(self, back=True)

    def action_redo(self) -> None:
        from explorer.tui import decisions

        decisions.step(self, back=False)

    def action_copy(self) -> None:
        from explorer.tui import decisions

        decisions.copy(self)

    def action_copy_markdown(self) -> None:
        from explorer.tui import decisions

        decisions.copy(self, markdown=True)

    def action_export(self) -> None:
        from explorer.tui import exports

        exports.ask_export(self)

    def show_decisions(self) -> None:
        """Draw what was decided."""
        if self.facts is not None:
            self.facts.decided()
        self.query_one(DetailsPane).follow(self.claim)
        for view in self.query(LineView):
            view.redraw()

    @on(Footer.Pressed)
    def _footer_pressed(self, event: Footer.Pressed) -> None:
        self.app.simulate_key(event.action)

    def open_editor(self, document: Document, line: int) -> None:
        """Open a document in the user's editor at a line."""
        from explorer.tui.editor import open_in_editor

        problem = open_in_editor(self.app, document, line)
        if problem:
            self.notify(problem, severity="warning", markup=False)

    def ask_date(self, document: DocumentLine) -> None:
        """Ask for a document's date."""
        from explorer.tui import decisions

        decisions.ask_date(self, document)
