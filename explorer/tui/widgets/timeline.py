"""The timeline pane: a strip of density over a tree of periods."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from explorer.model import CONFLICT_TYPES, Claim
from explorer.store.chosen import EVERYTHING, Chosen
from explorer.store.queries import ABOUT, PUBLISHED, FactQueries, PeriodCount
from explorer.tui.commands import bindings
from explorer.tui.facts import Facts
from explorer.tui.lines import Line
from explorer.tui.messages import ClaimChosen, FilterWanted, PaneWanted
from explorer.tui.widgets.density import DensityStrip
from explorer.tui.widgets.lineview import LineView
from explorer.tui.widgets.pane import Pane
from explorer.tui.widgets.periodlist import TimelineList, bucket_counts
from explorer.views.figures import count_text
from explorer.views.filters import CONFLICTS_ONLY
from explorer.views.layout import SOURCE, TIMELINE
from explorer.views.period_tree import PeriodTree
from explorer.views.timeline import CLAIM, HEADER, Count, Period, Row, Zoom

_MOST_KNOWN = 8
"""So many countings are remembered."""
_MOST_PASSING = 20_000
"""The ids of so many claims that pass filters are kept with a counting."""
_ROOM_FOR_STRIP = 10
_MOST_FETCHED = 300_000
"""Ids of more claims are read when they are asked for, period by period."""


class TimelinePane(Pane):
    """Claims by time."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(TIMELINE)
    name_shown = "Timeline"
    number = 1

    def __init__(self) -> None:
        super().__init__(TIMELINE)
        self.axis = ABOUT
        self.period_tree = PeriodTree(self._period_ids)
        self.counted = False
        """Whether the periods are those of the open store, the axis and the filters."""
        self._ids: dict[tuple[str, Chosen], dict[Period, tuple[int, ...]]] = {}
        """By axis and filters, the ids of the periods that were asked for, of one choice of filters at most."""
        self._fetched: set[str] = set()
        """The axes of which the ids of all periods without filters are there, or on their way."""
        self._known: dict[tuple[str, Chosen], tuple[PeriodCount, ...]] = {}
        self._passing: dict[Chosen, frozenset[int]] = {}
        """The ids that pass filters, where they are few and the store is large."""

    def compose(self) -> ComposeResult:
        yield DensityStrip()
        yield TimelineList(self)

    @property
    def main_view(self) -> LineView:
        return self.query_one(TimelineList)

    def restore(self, zoom: int | None, axis: str) -> None:
        """Stand as it was remembered."""
        if zoom in tuple(Zoom):
            self.period_tree.turn(Zoom(zoom))
        if axis in (ABOUT, PUBLISHED):
            self.axis = axis
        self.filtered()

    # Data

    def open(self, facts: Facts) -> None:
        super().open(facts)
        self._known.clear()
        self._passing.clear()
        self._ids.clear()
        self._fetched.clear()
        self.counted = False

    def filtered(self) -> None:
        self.counted = False
        self.stale = True
        self.draw_if_seen()

    def update_pane(self) -> None:
        if not self.counted:
            self._count()
        self._point()

    def _count(self) -> None:
        """Count the periods, or remember them where they are known."""
        self.counted = True
        axis, chosen = self.axis, self.filters.chosen
        known = self._known.get((axis, chosen))
        if known is not None:
            self._show_periods(known)
            return
        self.set_topic(self.topic, "counting…")
        with_ids = bool(self.filters) and self.facts is not None and not self.facts.is_small

        def ask(queries: FactQueries) -> tuple[tuple[PeriodCount, ...], frozenset[int] | None]:
            periods = queries.periods(axis, chosen)
            few = with_ids and sum(period.claims for period in periods) <= _MOST_PASSING
            return periods, queries.ids(chosen) if few else None

        self.read("periods", ask, lambda found: self._counted(axis, chosen, *found))

    def _counted(
        self, axis: str, chosen: Chosen, found: tuple[PeriodCount, ...], passing: frozenset[int] | None
    ) -> None:
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
            self._passing.clear()
        self._known[axis, chosen] = found
        if passing is not None:
            self._passing[chosen] = passing
        self._show_periods(found)

    def _show_periods(self, found: tuple[PeriodCount, ...]) -> None:
        here = (self.axis, self.filters.chosen)
        self._ids = {asked: ids for asked, ids in self._ids.items() if asked[1].everything or asked == here}
        self.period_tree.show([((p.label, p.start, p.end), Count(p.claims, p.ahead, p.conflicts)) for p in found])
        self._rows_changed()
        self._point_again()
        self._fetch_ids()

    def _fetch_ids(self) -> None:
        """In a large store, read the ids of all periods by a worker: opening a period takes a key's time else.

        Once for an axis; what passes filters is little, and read when it is asked for.
        """
        axis, facts = self.axis, self.facts
        assert facts is not None
        if facts.is_small or self.filters or axis in self._fetched or self.period_tree.claims > _MOST_FETCHED:
            return
        self._fetched.add(axis)
        known = self._ids.setdefault((axis, EVERYTHING), {})
        self.read(f"ids {axis}", lambda queries: queries.all_period_claims(axis), known.update)

    def _rows_changed(self) -> None:
        strip = self.query_one(DensityStrip)
        strip.periods = self.period_tree.periods
        strip.rebuild()
        self.main_view.set_count(len(self.period_tree.rows))
        self.show_place()
        axis = "what claims are about" if self.axis == ABOUT else "when they were published"
        self.set_topic(
            axis, f"{count_text(self.period_tree.claims, 'claim')} · by {self.period_tree.zoom.name.lower()}"
        )

    def show_place(self) -> None:
        """Say above the list in which period it begins, where that period's header is out of view."""
        strip, view = self.query_one(DensityStrip), self.main_view
        above = self.period_tree.above(view.scroll_offset.y)
        place = Line()
        for number, row in enumerate(above):
            place.add(" › " if number else "", "faint")
            place.add(row.bucket.title, "muted strong" if number else "accent strong")
        if above:
            place.ends(bucket_counts(above[-1].bucket), view.inner_width)
        if place.pieces != strip.place.pieces:
            strip.place = place
            strip.rebuild()

    def _period_ids(self, period: Period) -> tuple[int, ...]:
        assert self.facts is not None
        axis, chosen = self.axis, self.filters.chosen
        known = self._ids.setdefault((axis, chosen), {})
        ids = known.get(period)
        if ids is None:
            all_ids, passing = self._ids.get((axis, EVERYTHING), {}).get(period), self._passing.get(chosen)
            if all_ids is None or passing is None:
                ids = self.facts.queries.period_claims(period, axis, chosen)
            else:  # SQLite would ask anew for every period what passes the filters
                ids = tuple(filter(passing.__contains__, all_ids))
            known[period] = ids
        return ids

    # Following

    def _period_of(self, claim: Claim) -> Period:
        if self.axis == PUBLISHED and self.facts is not None:
            document = self.facts.documents.get(claim.document_id)
            date = document.published if document else None
            return date, date, date
        return claim.period, claim.period_start, claim.period_end

    def _point(self) -> None:
        strip = self.query_one(DensityStrip)
        strip.chosen = None if self.claim is None else self._period_of(self.claim)
        strip.rebuild()
        if self.claim is None or self._current() == self.claim.id:
            return
        before = self.period_tree.rows
        row = self.period_tree.reach(self._period_of(self.claim), self.claim.id)
        if self.period_tree.rows is not before:
            self._rows_changed()
        if row is not None:
            self.main_view.point(row)

    def _point_again(self) -> None:
        self.main_view.cursor = 0
        self._point()
        self.main_view.redraw()

    def _current(self) -> int | None:
        at = self.main_view.cursor
        return self.period_tree.rows[at].claim if at < len(self.period_tree.rows) else None

    @on(LineView.Moved)
    def _moved(self, event: LineView.Moved) -> None:
        event.stop()
        row = self._row(event.index)
        if row is not None and row.claim is not None:
            self.post_message(ClaimChosen(row.claim, TIMELINE))

    @on(LineView.Chosen)
    def _chosen(self, event: LineView.Chosen) -> None:
        event.stop()
        row = self._row(event.index)
        if row is not None and row.kind == HEADER:
            self.fold()
        elif row is not None and row.kind == CLAIM:
            self.post_message(PaneWanted(SOURCE))

    def _row(self, index: int) -> Row | None:
        """The row of a message; None where the rows are others by now."""
        return self.period_tree.rows[index] if index < len(self.period_tree.rows) else None

    # Commands

    def fold(self, close: bool | None = None) -> None:
        """Close (or open, or whichever it is not) the period under the cursor; closing a claim closes its period."""
        if not len(self.period_tree.rows):
            return
        row = self.period_tree.fold(self.main_view.cursor, close)
        self._rows_changed()
        if row is not None:
            self.main_view.point(row)

    def action_fold(self) -> None:
        self.fold()

    def action_fold_all(self) -> None:
        self.period_tree.fold_all()
        self._rows_changed()
        self.main_view.point(0)

    def action_finer(self) -> None:
        self._zoom(1)

    def action_coarser(self) -> None:
        self._zoom(-1)

    def _zoom(self, by: int) -> None:
        if self.period_tree.turn(Zoom(max(Zoom.YEAR, min(Zoom.DAY, self.period_tree.zoom + by)))):
            self._rows_changed()
            self._point_again()

    def action_axis(self) -> None:
        self.axis = PUBLISHED if self.axis == ABOUT else ABOUT
        self.filtered()

    def action_apart(self) -> None:
        self.period_tree.mix()
        self._rows_changed()
        self._point_again()

    def action_disputed(self) -> None:
        self.post_message(FilterWanted(CONFLICTS_ONLY, "in conflicts"))

    def next_mark(self, by: int) -> None:
        """To the next claim that stands in a conflict."""
        view, rows = self.main_view, self.period_tree.rows
        assert self.facts is not None
        for index in range(view.cursor + by, len(rows) if by > 0 else -1, by):
            row = rows[index]
            if row.kind == CLAIM and self.facts.marks(row.ids, row.position).kinds & CONFLICT_TYPES:
                view.go(index)
                return

    def on_resize(self) -> None:
        """The strip is drawn for the new width."""
        self.query_one(DensityStrip).display = self.size.height >= _ROOM_FOR_STRIP
        self.show_place()
