"""The timeline pane: a strip of density over a tree of periods."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from explorer.model import Claim
from explorer.store.queries import ABOUT, PUBLISHED, Facets, FactQueries, PeriodCount
from explorer.store.reader import StoreReader
from explorer.tui.commands import bindings
from explorer.tui.facts import Facts
from explorer.tui.lines import Line, padded
from explorer.tui.messages import ClaimChosen, FilterWanted, PaneWanted
from explorer.tui.widgets.linesview import LinesView
from explorer.tui.widgets.lineview import LineView
from explorer.tui.widgets.pane import Pane
from explorer.views.figures import about_text, headline
from explorer.views.layout import SOURCE, TIMELINE
from explorer.views.marks import STAR, VERDICTS, by_weight, claim_mark, relation_mark
from explorer.views.timeline import (
    CLAIM,
    HEADER,
    RULE,
    Bucket,
    Count,
    Density,
    LateIds,
    Period,
    RowMap,
    Zoom,
    all_keys,
    bucket_path,
    build_tree,
    density,
    visible_rows,
)

if TYPE_CHECKING:
    from explorer.store.decisions import Verdict

_COUNT_AT_ONCE = 20_000
"""Periods of so many claims are counted on the event loop: it takes a few milliseconds."""
_OPEN_ALL = 400
"""Up to so many claims every period is open at first."""
_BARS = " ▁▂▃▄▅▆▇█"


class DensityStrip(LinesView):
    """How many claims stand where in time; the chosen one's place is marked."""

    DEFAULT_CSS = "DensityStrip { height: 4; }"
    can_focus = False

    def __init__(self) -> None:
        super().__init__()
        self.periods: list[tuple[Period, Count]] = []
        self.chosen: Period | None = None
        self._shape = Density()
        self._shaped: tuple[list[tuple[Period, Count]], int] | None = None

    def build(self, width: int) -> list[Line]:
        if self._shaped is None or self._shaped[0] is not self.periods or self._shaped[1] != width:
            self._shaped = (self.periods, width)
            self._shape = density(self.periods, width)
        shape = self._shape
        if not shape.slices:
            return [Line("No dated claims.", "muted")]
        at = None if self.chosen is None else shape.slice_of(self.chosen)
        edges = [place * width // len(shape.slices) for place in range(len(shape.slices) + 1)]
        return [self._bars(shape, edges, at, 1), self._bars(shape, edges, at, 0), self._axis(shape, edges, width, at)]

    def _bars(self, shape: Density, edges: list[int], at: int | None, level: int) -> Line:
        most = max(count.claims for count in shape.slices)
        line = Line()
        for place, count in enumerate(shape.slices):
            eighths = 0 if not count.claims else max(1, round(count.claims / most * 16))
            glyph = _BARS[max(0, min(8, eighths - 8 * level))]
            tone = "accent strong" if place == at else "warn" if count.conflicts else "muted"
            room = edges[place + 1] - edges[place]
            gap = 1 if room > 2 else 0
            line.add(glyph * (room - gap), tone).add(" " * gap)
        return line

    def _axis(self, shape: Density, edges: list[int], width: int, at: int | None) -> Line:
        years = shape.last - shape.first + 1
        step = next((n for n in (1, 2, 5, 10, 20, 25, 50, 100, 500) if width / years * n >= 6), 1000)
        here = -1 if at is None else shape.first + at * shape.months // 12
        line = Line()
        for year in range(shape.first, shape.last + 1):
            column = (year - shape.first) * width // years
            if (year - shape.first) % step == 0 and line.width <= column <= width - 4:
                stray = "‹" if year == shape.first and shape.before else ""
                line.pad(column).add(stray + str(year), "accent strong" if year == here else "muted")
        if shape.after and line.width < width - 1:
            line.pad(width - 1).add("›", "muted")
        if at is not None and edges[at] >= line.width:
            line.pad(edges[at]).add("▲", "accent strong")
        return line.fit(width)


class TimelineList(LineView):
    """The rows of the tree."""

    def __init__(self, pane: TimelinePane) -> None:
        super().__init__()
        self.pane = pane

    def selectable(self, index: int) -> bool:
        return self.pane.rows[index].kind != RULE

    def item_lines(self, index: int, width: int) -> list[Line]:
        row = self.pane.rows[index]
        if row.kind == HEADER:
            return [self._header(row.bucket, width)]
        if row.kind == RULE:
            indent = "  " * (row.bucket.depth + 1)
            return [Line(indent).add("┄ ahead: targets, plans, forecasts ", "ahead").pad(width)]
        facts = self.pane.facts
        claim = facts.page(row.ids, row.position) if facts else None
        if claim is None or facts is None:
            return [Line("  …", "muted")]
        marks = facts.marks(row.ids, row.position)
        return [
            claim_row(
                claim,
                by_weight(marks.kinds),
                marks.voices,
                width,
                2 + 2 * row.bucket.depth,
                facts.claim_verdicts.get(claim.id),
            )
        ]

    def empty_lines(self, width: int) -> list[Line]:
        if self.pane.facets.empty:
            return [Line("No claims in this store.", "muted")]
        return [
            Line("No claim passes the filters.", "warn"),
            Line("esc ", "accent strong").add("clears the last one", "muted"),
        ]

    def _header(self, bucket: Bucket, width: int) -> Line:
        closed = bucket.key in self.pane.collapsed
        line = Line("  " * bucket.depth).add("▸ " if closed else "▾ ", "accent" if bucket.depth == 0 else "muted")
        line.add(bucket.title, "strong" if bucket.depth == 0 else "muted strong")
        right = Line()
        if bucket.total.conflicts:
            right.add(f"≠{bucket.total.conflicts} ", "bad")
        if bucket.total.ahead:
            right.add(f"◎{bucket.total.ahead} ", "ahead")
        right.add(f"{bucket.total.claims:,}".rjust(4), "muted")
        return line.ends(right, width)

    def action_left(self) -> None:
        self.pane.fold(True)

    def action_right(self) -> None:
        self.pane.fold(False)


def verdict_line(verdict: Verdict | None) -> Line:
    """What the user decided, in two cells."""
    line = Line()
    if verdict is not None:
        if verdict.state in VERDICTS:
            line.add(VERDICTS[verdict.state].glyph, VERDICTS[verdict.state].tone)
        if verdict.starred:
            line.add(STAR.glyph, STAR.tone)
        elif verdict.notes or verdict.tags:
            line.add("✎", "info")
    return line.pad(2)


def claim_row(
    claim: Claim, kinds: list[str], voices: int, width: int, indent: int = 0, verdict: Verdict | None = None
) -> Line:
    """A claim in one line: glyph, value, what it is about, and at the right its relations and voices."""
    mark = claim_mark(claim.kind, claim.modality)
    figure = max(12, min(24, width * 42 // 100 - indent))
    topic, subject = about_text(claim)
    line = Line(" " * indent).add(mark.glyph, mark.tone).add(" ")
    line.add(padded(headline(claim), figure), f"{mark.tone} strong" if mark.tone != "actual" else "strong").add(" ")
    if not topic and not subject:
        topic, subject = "", claim.printed
    line.add(topic, "")
    if subject:
        line.add(f" · {subject}" if topic else subject, "muted")
    right = Line(" ").extend(verdict_line(verdict))
    for kind in kinds[:2]:
        sign = relation_mark(kind)
        right.add(sign.glyph, sign.tone)
    right.pad(5)
    right.add(f"{voices:>2}" if voices > 1 else "  ", "muted")
    return line.ends(right, width)


class TimelinePane(Pane):
    """Claims by time."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(TIMELINE)
    name_shown = "Timeline"
    number = 1

    class Counted(Message):
        """A worker has counted the periods."""

        def __init__(self, facts: Facts, axis: str, facets: Facets, found: tuple[PeriodCount, ...]) -> None:
            self.facts, self.axis, self.facets, self.found = facts, axis, facets, found
            super().__init__()

    def __init__(self) -> None:
        super().__init__(TIMELINE)
        self.zoom = Zoom.QUARTER
        self.axis = ABOUT
        self.apart = True
        self.facets = Facets()
        self.collapsed: set[str] = set()
        self.tops: list[Bucket] = []
        self.rows = RowMap(())
        self.periods: list[tuple[Period, Count]] = []
        self._ids: dict[Period, tuple[int, ...]] = {}
        self._known: dict[tuple[str, Facets], tuple[PeriodCount, ...]] = {}
        self._sizes: dict[Period, Count] = {}
        self._fresh = True

    def compose(self) -> ComposeResult:
        yield DensityStrip()
        yield TimelineList(self)

    @property
    def main_view(self) -> LineView:
        return self.query_one(TimelineList)

    def restore(self, zoom: int | None, axis: str) -> None:
        """Stand as it was remembered."""
        if zoom in tuple(Zoom) and axis in (ABOUT, PUBLISHED) and (self.zoom, self.axis) != (zoom, axis):
            self.zoom, self.axis = Zoom(zoom), axis
            self._fresh = self.stale = True
            self.draw_if_seen()

    # Data

    def open(self, facts: Facts) -> None:
        super().open(facts)
        self._fresh = True
        self._known.clear()

    def set_facets(self, facets: Facets) -> None:
        """Show other claims; the chosen one stays chosen if it is among them."""
        self.facets = facets
        self._fresh = True
        self.stale = True
        self.draw_if_seen()

    def update_pane(self) -> None:
        if self._fresh:
            self._load()
        self._point()

    def _load(self) -> None:
        """Count the periods: at once in a small store, by a worker in a large one, from memory where they are known."""
        assert self.facts is not None
        self._fresh = False
        known = self._known.get((self.axis, self.facets))
        if known is not None:
            self._show_periods(known)
        elif self.facts.summary.claims <= _COUNT_AT_ONCE:
            self._show_periods(self.facts.queries.periods(self.axis, self.facets))
        else:
            self.set_topic(self._topic, "counting…")
            self._count_periods(self.facts, self.axis, self.facets)

    @work(thread=True, exclusive=True, group="periods", exit_on_error=False)
    def _count_periods(self, facts: Facts, axis: str, facets: Facets) -> None:
        with StoreReader(facts.path) as reader:
            found = FactQueries(reader.connection).periods(axis, facets)
        self.post_message(self.Counted(facts, axis, facets, found))

    def on_timeline_pane_counted(self, event: Counted) -> None:
        """Show what a worker counted, unless it is no longer wanted."""
        event.stop()
        if (event.facts, event.axis, event.facets) == (self.facts, self.axis, self.facets):
            self._show_periods(event.found)
            self._point_again()

    def _show_periods(self, found: tuple[PeriodCount, ...]) -> None:
        if len(self._known) > 8:
            self._known.clear()
        self._known[self.axis, self.facets] = found
        self.periods = [((p.label, p.start, p.end), Count(p.claims, p.ahead, p.conflicts)) for p in found]
        self._ids.clear()
        self._tree(first=True)

    def _tree(self, first: bool = False) -> None:
        self._sizes = dict(self.periods)
        self.tops = build_tree(self.periods, self.zoom)
        if first:
            total = sum(count.claims for _, count in self.periods)
            self.collapsed = set() if total <= _OPEN_ALL else set(all_keys(self.tops))
        self._flatten()
        strip = self.query_one(DensityStrip)
        strip.periods = self.periods
        strip.rebuild()

    def _flatten(self) -> None:
        self.rows = visible_rows(self.tops, self.collapsed, self._claims_of, self.apart)
        self.main_view.set_count(len(self.rows))
        total = sum(count.claims for _, count in self.periods)
        axis = "what claims are about" if self.axis == ABOUT else "when they were published"
        self.set_topic(axis, f"{total:,} claims · by {self.zoom.name.lower()}")

    def _claims_of(self, bucket: Bucket) -> Sequence[int]:
        return LateIds(bucket.own.claims, partial(self._read_ids, bucket))

    def _read_ids(self, bucket: Bucket) -> list[int]:
        assert self.facts is not None
        happened: list[int] = []
        ahead: list[int] = []
        for period in bucket.periods:
            ids = self._ids.get(period)
            if ids is None:
                ids = self._ids[period] = self.facts.queries.period_claims(period, self.axis, self.facets)
            cut = len(ids) - self._sizes[period].ahead
            happened += ids[:cut]
            ahead += ids[cut:]
        return [*happened, *ahead]

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
        path = bucket_path(self._period_of(self.claim), self.zoom)
        if self.collapsed & set(path):
            self.collapsed -= set(path)
            self._flatten()
        row = self.rows.row_of(path[-1], self.claim.id)
        if row is not None:
            self.main_view.point(row)

    def _current(self) -> int | None:
        at = self.main_view.cursor
        return self.rows[at].claim if at < len(self.rows) else None

    @on(LineView.Moved)
    def _moved(self, event: LineView.Moved) -> None:
        event.stop()
        claim = self.rows[event.index].claim
        if claim is not None:
            self.post_message(ClaimChosen(claim, TIMELINE))

    @on(LineView.Chosen)
    def _chosen(self, event: LineView.Chosen) -> None:
        event.stop()
        row = self.rows[event.index]
        if row.kind == HEADER:
            self.action_fold()
        elif row.kind == CLAIM:
            self.post_message(PaneWanted(SOURCE))

    # Commands

    def fold(self, close: bool | None = None) -> None:
        """Close (or open, or whichever it is not) the period under the cursor; closing a claim closes its period."""
        if not len(self.rows):
            return
        bucket = self.rows[self.main_view.cursor].bucket
        closed = bucket.key in self.collapsed
        if close is None:
            close = not closed
        (self.collapsed.add if close else self.collapsed.discard)(bucket.key)
        self._flatten()
        row = self.rows.header(bucket.key)
        if row is not None and (close or closed):
            self.main_view.point(row)

    def action_fold(self) -> None:
        self.fold()

    def action_fold_all(self) -> None:
        keys = set(all_keys(self.tops))
        self.collapsed = set() if self.collapsed >= keys else keys
        if not self.collapsed and sum(count.claims for _, count in self.periods) > 50_000:
            self.collapsed = keys
        self._flatten()
        self.main_view.point(0)

    def action_finer(self) -> None:
        self._zoom(1)

    def action_coarser(self) -> None:
        self._zoom(-1)

    def _zoom(self, by: int) -> None:
        zoom = Zoom(max(0, min(3, self.zoom + by)))
        if zoom != self.zoom:
            self.zoom = zoom
            closed = bool(self.collapsed)
            self._tree()
            self.collapsed = set(all_keys(self.tops)) if closed else set()
            self._flatten()
            self._point_again()

    def action_axis(self) -> None:
        self.axis = PUBLISHED if self.axis == ABOUT else ABOUT
        self._load()
        self._point_again()

    def action_apart(self) -> None:
        self.apart = not self.apart
        self._flatten()
        self._point_again()

    def _point_again(self) -> None:
        self.main_view.cursor = 0
        self._point()
        self.main_view.redraw()

    def action_disputed(self) -> None:
        self.post_message(FilterWanted("disputed", None))

    def next_mark(self, by: int) -> None:
        """To the next claim that stands in a conflict."""
        view = self.main_view
        assert self.facts is not None
        conflicts = {"contradiction", "direction", "scale", "arithmetic", "plausibility", "undetermined"}
        for index in range(view.cursor + by, len(self.rows) if by > 0 else -1, by):
            row = self.rows[index]
            if row.kind == CLAIM and self.facts.marks(row.ids, row.position).kinds & conflicts:
                view.go(index)
                return

    def on_resize(self, event: events.Resize) -> None:
        """The strip is drawn for the new width."""
        self.query_one(DensityStrip).display = self.size.height >= 10
