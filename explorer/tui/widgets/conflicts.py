"""The conflicts pane: what does not fit, the voices side by side, the reason and what would reconcile them."""

from __future__ import annotations

from collections import OrderedDict
from typing import ClassVar

from textual import events, on
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
from explorer.tui.widgets.timeline import verdict_line
from explorer.tui.widgets.voices import voices_lines
from explorer.views.layout import CONFLICTS, SOURCE
from explorer.views.lines import wrap
from explorer.views.marks import RELATIONS, relation_mark
from explorer.views.periods import period_text

_PAGE = 64


class TypeBar(LinesView):
    """How many relations there are of each type; the shown ones stand out."""

    DEFAULT_CSS = "TypeBar { height: 1; margin-bottom: 1; }"
    can_focus = False

    def __init__(self, pane: ConflictsPane) -> None:
        super().__init__()
        self.pane = pane
        self._ends: list[tuple[int, str | None]] = []

    def build(self, width: int) -> list[Line]:
        pane = self.pane
        line = Line()
        self._ends = []
        kinds = [kind for kind in RELATIONS if pane.counts.get(kind)]
        total = sum(pane.counts.get(kind, 0) for kind in kinds)
        disputes = sum(pane.counts.get(kind, 0) for kind in CONFLICT_TYPES)
        first = f" conflicts {disputes} " if pane.only_conflicts else f" all {total} "
        line.add(first, "on-accent" if pane.only is None else "muted")
        self._ends.append((line.width, None))
        wide = sum(len(RELATIONS[kind].word) + 5 for kind in kinds) < width - 16
        for kind in kinds:
            if pane.only_conflicts and kind not in CONFLICT_TYPES:
                continue
            mark = relation_mark(kind)
            word = f"{mark.word} " if wide or kind == pane.only else ""
            text = f" {mark.glyph} {word}{pane.counts[kind]} "
            line.add(" ").add(text, "on-accent" if pane.only == kind else mark.tone)
            self._ends.append((line.width, kind))
        return [line.fit(width)]

    def on_click(self, event: events.Click) -> None:
        for end, kind in self._ends:
            if event.x < end:
                self.pane.show_only(kind)
                return


class RelationList(LineView):
    """The relations, the most severe first, each with its reason."""

    DEFAULT_CSS = "RelationList { height: 6; }"
    item_height = 2

    def __init__(self, pane: ConflictsPane) -> None:
        super().__init__()
        self.pane = pane

    def item_lines(self, index: int, width: int) -> list[Line]:
        relation = self.pane.relation_at(index)
        if relation is None:
            return [Line("…", "muted")]
        mark = relation_mark(relation.type)
        head = Line().add(f"{mark.glyph} ", mark.tone).add(mark.word, f"{mark.tone} strong")
        about = " · ".join(part for part in (relation.metric, relation.subject) if part)
        head.add(f"  {about}", "strong").add(f"  {period_text(relation.period)}" if relation.period else "", "muted")
        facts = self.pane.facts
        decided = verdict_line(facts.relation_verdicts.get(relation.id) if facts is not None else None)
        right = (
            Line(" ")
            .extend(decided)
            .add(" ")
            .add(_severity(relation), mark.tone)
            .add(f" {len(relation.members)}", "muted")
        )
        return [head.ends(right, width), Line("  ").add(relation.reason, "muted").fit(width)]

    def empty_lines(self, width: int) -> list[Line]:
        return _nothing(self.pane, width)


def _nothing(pane: ConflictsPane, width: int) -> list[Line]:
    if pane.around:
        return [
            Line("Nothing bears on the chosen claim.", "good"),
            Line("a ", "accent strong").add("shows all again", "muted"),
        ]
    if pane.only_conflicts:
        return [
            *_wrapped("No conflicts were found among these documents.", "good", width),
            Line("c ", "accent strong").add("shows every relation", "muted"),
        ]
    return [Line("No document bears on another.", "muted")]


def _wrapped(text: str, tone: str, width: int) -> list[Line]:
    return [Line(text[part.start : part.end], tone) for part in wrap(text, width)]


def _severity(relation: Relation) -> str:
    if relation.type not in CONFLICT_TYPES:
        return "     "
    filled = max(0, min(5, round(relation.severity * 5)))
    return "▮" * filled + "▯" * (5 - filled)


class RelationDetail(LinesView):
    """The chosen relation: reason, hint, table of readings, passages."""

    DEFAULT_CSS = "RelationDetail { height: 1fr; border-top: solid $border-blurred; }"

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

    def __init__(self) -> None:
        super().__init__(CONFLICTS)
        self.counts: dict[str, int] = {}
        self.only: str | None = None
        self.only_conflicts = True
        self.around = False
        self.ids: tuple[int, ...] = ()
        self.relation: Relation | None = None
        self.voices: tuple[Claim, ...] = ()
        self._cache: OrderedDict[int, Relation] = OrderedDict()
        self._fresh = True

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
        self._cache.clear()

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
        self._follow_claim()
        self._show()

    def _load(self) -> None:
        assert self.facts is not None
        self._fresh = False
        self.counts = self.facts.reader.relation_counts()
        kinds = (self.only,) if self.only else tuple(CONFLICT_TYPES) if self.only_conflicts else ()
        around = self.claim.id if self.around and self.claim else None
        self.ids = self.facts.queries.relation_ids(tuple(map(str, kinds)), around)
        self.main_view.set_count(len(self.ids), 0)
        self._share()
        self.query_one(TypeBar).rebuild()

    def _follow_claim(self) -> None:
        """Stand at the weightiest relation of the chosen claim, unless the shown one has it already."""
        assert self.facts is not None
        if self.claim is None or (self.relation is not None and self._has(self.relation, self.claim.id)):
            if self.relation is not None and self.relation.id in self.ids:
                self.main_view.point(self.ids.index(self.relation.id))
            return
        shown = set(self.ids)
        for relation in self.facts.relations_of(self.claim.id):
            if relation.id in shown:
                self.main_view.point(self.ids.index(relation.id))
                break

    def _show(self) -> None:
        assert self.facts is not None
        self.relation = self.relation_at(self.main_view.cursor) if self.ids else None
        self.voices = self.facts.voices(self.relation) if self.relation else ()
        detail = self.query_one(RelationDetail)
        detail.rebuild()
        detail.scroll_to(y=0, animate=False, immediate=True)
        self.main_view.redraw()
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
        self._fresh = True
        self.relation = None
        self.update_pane()
        self._tell()

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

    def on_resize(self) -> None:
        """The list takes whole items: as many as there are, at most two fifths of the pane."""
        self._share()

    def _share(self) -> None:
        room = max(2, self.size.height * 2 // 5) // 2
        self.main_view.styles.height = 2 * max(1, min(len(self.ids) or 1, room))

    def next_mark(self, by: int) -> None:
        """To the next relation."""
        self.main_view.step(by)
