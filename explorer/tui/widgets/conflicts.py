"""The conflicts pane: what does not fit, the voices side by side, the reason and what would reconcile them."""

from __future__ import annotations

from collections import OrderedDict
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from explorer.model import CONFLICT_TYPES, Claim, Relation
from explorer.tui.commands import bindings
from explorer.tui.facts import Facts
from explorer.tui.lines import Line
from explorer.tui.messages import ClaimChosen, PaneWanted
from explorer.tui.widgets.linesview import LinesView
from explorer.tui.widgets.lineview import LineView
from explorer.tui.widgets.pane import Pane
from explorer.tui.widgets.relationlist import RelationList, TypeBar
from explorer.tui.widgets.voices import voices_lines
from explorer.views.layout import CONFLICTS, SOURCE
from explorer.views.marks import RELATIONS, relation_mark

_OF_A_RELATION = frozenset(
    ("decide.verify", "decide.dispute", "decide.dismiss", "conflicts.narrow", "conflicts.more", "go.next-mark")
)
"""Commands that need a relation."""


class RelationDetail(LinesView):
    """The chosen relation: reason, hint, table of readings, passages."""

    DEFAULT_CSS = "RelationDetail { height: 1fr; border-top: solid $border-blurred; }"
    can_focus = False

    def __init__(self, pane: ConflictsPane) -> None:
        super().__init__()
        self.pane = pane

    def build(self, width: int) -> list[Line]:
        relation = self.pane.relation
        if relation is None or self.pane.facts is None:
            return []
        return voices_lines(relation, self.pane.voices, self.pane.facts, width)


class ConflictsPane(Pane):
    """Where documents disagree, and why."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(CONFLICTS)
    name_shown = "Conflicts"
    number = 4
    leading = ("decide.verify", "decide.dispute", "decide.dismiss")

    def __init__(self) -> None:
        super().__init__(CONFLICTS)
        self.counts: dict[str, int] = {}
        self.only: str | None = None
        self.only_conflicts = True
        self.around = False
        self.ids: tuple[int, ...] = ()
        self._places: dict[int, int] = {}
        """The place of a relation in `ids`."""
        self.relation: Relation | None = None
        self.voices: tuple[Claim, ...] = ()
        self._cache: OrderedDict[int, Relation] = OrderedDict()
        self._fresh = True
        self._telling = False
        """Whether the first relation's claim is to be chosen once the list is there."""

    def compose(self) -> ComposeResult:
        yield TypeBar(self)
        yield RelationList(self)
        yield RelationDetail(self)

    @property
    def main_view(self) -> LineView:
        return self.query_one(RelationList)

    def open(self, facts: Facts) -> None:
        super().open(facts)
        self._fresh = True
        self.ids = ()
        self._places = {}
        self._cache.clear()

    def close(self) -> None:
        super().close()
        self.relation = None

    def relation_at(self, index: int) -> Relation | None:
        """The relation of a row; only seen rows are read."""
        if self.facts is None or index >= len(self.ids):
            return None
        number = self.ids[index]
        found = self._cache.get(number)
        if found is None:
            found = self.facts.reader.relation(number)
            if found is not None:
                self._cache[number] = found
                while len(self._cache) > 500:
                    self._cache.popitem(last=False)
        return found

    def update_pane(self) -> None:
        if self.around:
            self._fresh = True
        if self._fresh:
            self._load()
        else:
            self._follow_claim()
            self._show()

    def filtered(self) -> None:
        self._fresh = True
        super().filtered()

    def _load(self) -> None:
        """Read which relations there are; what follows from it is shown when the answer comes."""
        self._fresh = False
        kinds = (self.only,) if self.only else tuple(CONFLICT_TYPES) if self.only_conflicts else ()
        types = tuple(map(str, kinds))
        around = self.claim.id if self.around and self.claim else None
        chosen = self.filters.chosen
        self.read(
            "relations",
            lambda queries: (queries.relation_counts(chosen), queries.relation_ids(types, around, chosen)),
            self._loaded,
        )

    def _loaded(self, found: tuple[dict[str, int], tuple[int, ...]]) -> None:
        self.counts, self.ids = found
        self._places = {number: place for place, number in enumerate(self.ids)}
        self.main_view.set_count(len(self.ids), 0)
        self._share()
        self.query_one(TypeBar).rebuild()
        self._follow_claim()
        self._show()
        if self._telling:
            self._telling = False
            self._tell()

    def _follow_claim(self) -> None:
        """Stand at the weightiest relation of the chosen claim, unless the shown one has it already."""
        assert self.facts is not None
        claim, shown = self.claim, self.relation
        if shown is not None and shown.id in self._places and (claim is None or self._has(shown, claim.id)):
            self.main_view.point(self._places[shown.id])
            return
        for relation in self.facts.relations_of(claim.id) if claim is not None else ():
            if relation.id in self._places:
                self.main_view.point(self._places[relation.id])
                break

    def _show(self) -> None:
        assert self.facts is not None
        self.relation = self.relation_at(self.main_view.cursor) if self.ids else None
        self.voices = self.facts.voices(self.relation) if self.relation else ()
        detail = self.query_one(RelationDetail)
        detail.rebuild()
        detail.scroll_to(y=0, animate=False, immediate=True)
        self.main_view.redraw()
        self.set_idle(frozenset() if self.relation is not None else _OF_A_RELATION)
        kind = relation_mark(self.only).word if self.only else "" if self.only_conflicts else "all relations"
        where = " around the chosen claim" if self.around else ""
        place = f"{self.main_view.cursor + 1} of {len(self.ids):,}" if self.ids else "none"
        self.set_topic(kind + where, place)

    @staticmethod
    def _has(relation: Relation, claim_id: int) -> bool:
        return any(member.claim_id == claim_id for member in relation.members)

    @on(LineView.Moved)
    def _moved(self, event: LineView.Moved) -> None:
        event.stop()
        self._show()
        self._tell()

    @on(LineView.Chosen)
    def _chosen(self, event: LineView.Chosen) -> None:
        event.stop()
        self.post_message(PaneWanted(SOURCE))

    def _tell(self) -> None:
        if self.relation is not None and self.voices:
            self.post_message(ClaimChosen(self.voices[0].id, CONFLICTS))

    def show_only(self, kind: str | None) -> None:
        """Show one type, or all."""
        self.only = kind
        self.relation = None
        self._telling = True
        self._load()

    def action_narrow(self) -> None:
        kinds = [k for k in RELATIONS if self.counts.get(k) and (not self.only_conflicts or k in CONFLICT_TYPES)]
        order: list[str | None] = [None, *map(str, kinds)]
        place = order.index(self.only) if self.only in order else 0
        self.show_only(order[(place + 1) % len(order)])

    def action_only(self) -> None:
        self.only_conflicts = not self.only_conflicts
        self.show_only(None)

    def action_around(self) -> None:
        self.around = not self.around
        self.show_only(self.only)

    def action_more(self) -> None:
        """Scroll the voices by a page; from the end back to the top."""
        detail = self.query_one(RelationDetail)
        at, end = detail.scroll_offset.y, detail.max_scroll_y
        page = max(1, detail.size.height - 1)
        detail.scroll_to(y=0 if at >= end else min(end, at + page), animate=False, immediate=True)

    def on_resize(self) -> None:
        """The list takes whole items: as many as there are, at most two fifths of the pane."""
        self._share()

    def _share(self) -> None:
        room = max(2, self.size.height * 2 // 5) // 2
        self.query_one(RelationDetail).display = bool(self.ids)
        self.main_view.styles.height = 2 * max(1, min(len(self.ids), room)) if self.ids else "1fr"

    def next_mark(self, by: int) -> None:
        """To the next relation."""
        self.main_view.step(by)
