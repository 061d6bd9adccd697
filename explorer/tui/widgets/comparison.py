"""The comparison pane: one metric, periods down, documents across, and a chart of the readings."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from explorer.model import Claim
from explorer.tui.commands import bindings
from explorer.tui.facts import Facts
from explorer.tui.lines import cells
from explorer.tui.messages import ClaimChosen, FilterWanted, PaneWanted
from explorer.tui.widgets.chart import ChartView
from explorer.tui.widgets.lineview import LineView
from explorer.tui.widgets.matrix import Heads, Matrix
from explorer.tui.widgets.metricreadings import MetricReadings, ReadingMemory, read_metric
from explorer.tui.widgets.pane import Pane
from explorer.views.comparison import Comparison, Section, aside, compare
from explorer.views.comparison_grid import (
    SORTS,
    GridRow,
    Room,
    grid_rows,
    next_differing,
    next_said,
    place_of,
    sorted_columns,
)  # fmt: skip
from explorer.views.figures import count_text
from explorer.views.filters import field_query
from explorer.views.layout import COMPARISON, SOURCE

MOST_CLAIMS = 400
_MANY_COLUMNS = 8
"""With more documents those that speak of the chosen claim's subject come first."""


class ComparisonPane(Pane):
    """How documents tell one metric."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMPARISON)
    name_shown = "Comparison"
    number = 2

    def __init__(self) -> None:
        super().__init__(COMPARISON)
        self.comparison: Comparison | None = None
        self.grid: list[GridRow] = []
        self.columns: tuple[int, ...] = ()
        self.hidden: set[int] = set()
        self.column = 0
        self.first_column = 0
        self.transposed = False
        self.printed = False
        self.with_chart = True
        self.sorting = 0
        self.metric: str | None = None
        self._total = 0
        self._only: str | None = None
        """The one subject that is shown of a large metric."""
        self._missing: str | None = None
        """The metric that another one is shown instead of: no reading of it passes the filters."""
        self._memory = ReadingMemory(MOST_CLAIMS)
        self._compared: tuple[MetricReadings, Comparison] | None = None
        """The readings without filters that were compared last: clearing a filter shows them again."""
        self._fresh = False

    def compose(self) -> ComposeResult:
        yield Heads(self)
        yield Matrix(self)
        yield ChartView()

    @property
    def main_view(self) -> LineView:
        return self.query_one(Matrix)

    def open(self, facts: Facts) -> None:
        super().open(facts)
        self._memory.forget()
        self._compared = None
        self._fresh = True

    def close(self) -> None:
        super().close()
        self.comparison = self.metric = self._missing = self._only = None
        self.grid, self.columns = [], ()
        self.hidden.clear()
        self.main_view.set_count(0)

    # Data

    def filtered(self) -> None:
        self._fresh = True
        super().filtered()

    def update_pane(self) -> None:
        claim, shown = self.claim, False
        if claim is not None and claim.kind == "quantity" and claim.metric and self._other(claim):
            shown = self._ask(claim.metric, claim.subject)
        elif self.metric is None and self.facts is not None:
            metric = self.facts.queries.some_metric()
            if metric is not None:
                shown = self._ask(metric, None)
        elif self._fresh and self.metric is not None:
            shown = self._ask(self.metric, self._only)
        if not shown:
            self._point()

    def _other(self, claim: Claim) -> bool:
        """Whether the table shows something else than a claim's metric, or (of a large one) another subject."""
        if claim.metric == self._missing and not self._fresh:
            return False
        return claim.metric != self.metric or (self._only is not None and claim.subject != self._only)

    def _ask(self, metric: str, subject: str | None, then: Callable[[], None] | None = None) -> bool:
        """Read a metric's readings: an index gives them at once, unless filters make SQLite look at every claim.

        Returns whether they are shown already.
        """
        assert self.facts is not None
        chosen = self.filters.chosen
        self.metric, self._fresh = metric, False

        def show(found: MetricReadings) -> None:
            self._missing = metric if found.metric != metric else None
            self._show_readings(found)
            (then or self._point)()

        if not chosen.everything:
            self.read("readings", lambda queries: read_metric(queries, metric, subject, chosen, MOST_CLAIMS), show)
            return False
        self._reading.pop("readings", None)
        show(self._memory.readings(self.facts.queries, metric, subject))
        return True

    def _show_readings(self, found: MetricReadings) -> None:
        assert self.facts is not None
        before = None if self.comparison is None else (self.comparison.metric, self._only)
        self.metric, self._total, self._only = found.metric, found.total, found.only
        self.comparison = self._comparison_of(found)
        if before != (found.metric, found.only) or self.hidden.issuperset(self.comparison.documents):
            self.hidden.clear()
        self.first_column = 0
        self._grid()

    def _comparison_of(self, found: MetricReadings) -> Comparison:
        assert self.facts is not None
        if self._compared is not None and self._compared[0] is found:
            return self._compared[1]
        table = compare(found.metric, found.claims, found.kinds, self.facts.order)
        if not self.filters:
            self._compared = found, table
        return table

    def _grid(self) -> None:
        table = self.comparison
        if table is None or self.facts is None:
            return
        label = self.facts.label
        subject = self.claim.subject if self.claim is not None else None
        crowded = len(table.documents) > _MANY_COLUMNS
        ordered = sorted_columns(table, SORTS[self.sorting], label, subject if crowded else None)
        self.columns = tuple(number for number in ordered if number not in self.hidden)
        self.grid = grid_rows(table, self.columns, self.transposed, subject, label)
        self.main_view.set_count(len(self.grid), next((n for n, row in enumerate(self.grid) if row.heads is None), 0))
        self.query_one(Heads).display = not self.transposed
        self.query_one(Heads).rebuild()

    # Following

    def _point(self) -> None:
        claim = self.claim
        assert self.facts is not None
        if claim is not None:
            place = self._place_of(claim)
            if place is None:
                self._to_reading()
            else:
                number, self.column = place
                self._show_column()
                self.main_view.point(number)
        self._title()
        self.main_view.redraw()
        self.query_one(Heads).rebuild()
        self._draw_chart()

    def _place_of(self, claim: Claim) -> tuple[int, int] | None:
        if self.transposed:
            return place_of(self.grid, claim, None)
        spoken = claim.document_id in self.columns
        return place_of(self.grid, claim, self.columns.index(claim.document_id)) if spoken else None

    def _to_reading(self) -> None:
        """Stand on a cell that says something."""
        at = self.main_view.cursor
        cells = self.grid[at].cells if at < len(self.grid) else ()
        said = [place for place, cell in enumerate(cells) if cell is not None]
        if said and self.column not in said:
            self.column = said[0]
            self._show_column()

    def _title(self) -> None:
        if self.metric is None or not self.grid:
            self.set_topic("", "")
            return
        count = sum(len(section.claims) for section in self.comparison.sections) if self.comparison else 0
        cut = f"{count:,} of {self._total:,} readings" if self._total > count else count_text(count, "reading")
        cut += f" pass{'es' if count == 1 else ''} the filters" if self.filters else ""
        gone = self.hidden.intersection(self.comparison.documents) if self.comparison else ()
        hidden = f" · {len(gone)} hidden" if gone else ""
        self.set_topic(
            self.metric + aside(self.metric, self.claim, self.room_for_topic - cells(self.metric)),
            f"{cut} · {count_text(len(self.columns), 'document')}{hidden} · {SORTS[self.sorting]}",
        )

    def _draw_chart(self) -> None:
        view = self.query_one(ChartView)
        section = self._section()
        height = self.size.height
        view.display = self.with_chart and section is not None and height >= 12
        view.show(section, self.claim, self.facts)
        rows = len(self.grid)
        if view.display:
            rows = max(4, min(rows, max(height // 2, height - 5 - view.wanted)))
        self.main_view.styles.height = rows if view.display else "1fr"

    def _section(self) -> Section | None:
        if self.comparison is None or not self.comparison.sections:
            return None
        at = self._cell_claim()
        found = self.comparison.section_of(at.id) if at is not None else None
        return found or self.comparison.sections[0]

    def _cell_claim(self) -> Claim | None:
        if not self.grid or self.main_view.cursor >= len(self.grid):
            return None
        cells = self.grid[self.main_view.cursor].cells
        cell = cells[self.column] if self.column < len(cells) else None
        return cell.claims[0] if cell else None

    def on_resize(self) -> None:
        """The chart needs room."""
        if self.facts is not None and self.seen:
            self._show_column()
            self._title()
            self._draw_chart()

    @on(LineView.Moved)
    def _moved(self, event: LineView.Moved) -> None:
        event.stop()
        self._tell()

    @on(LineView.Chosen)
    def _chosen(self, event: LineView.Chosen) -> None:
        event.stop()
        self.post_message(PaneWanted(SOURCE))

    def _tell(self) -> None:
        self._show_column()
        claim = self._cell_claim()
        if claim is not None:
            self.post_message(ClaimChosen(claim.id))
        self.main_view.redraw()
        self.query_one(Heads).rebuild()

    def _show_column(self) -> None:
        width = self.main_view.inner_width
        if width <= 0:
            return  # not laid out yet
        room = Room(width, len(self.columns))
        fit = max(1, len(room.seen(self.first_column, self._width_of_row())))
        first = min(max(self.first_column, self.column - fit + 1), self.column)
        if first != self.first_column:
            self.first_column = first
            self.main_view.redraw()
            self.query_one(Heads).rebuild()

    def _width_of_row(self) -> int:
        at = self.main_view.cursor
        return len(self.grid[at].cells) if at < len(self.grid) and self.grid[at].cells else len(self.columns)

    # Commands

    def move_column(self, by: int) -> None:
        """To the next cell at the left or right that says something."""
        if not self.grid:
            return
        target = next_said(self.grid[self.main_view.cursor].cells, self.column, by)
        if target is not None:
            self.column = target
            self._tell()

    def action_transpose(self) -> None:
        self.transposed = not self.transposed
        self.first_column = 0
        self._grid()
        self._point()

    def action_chart(self) -> None:
        self.with_chart = not self.with_chart
        self._draw_chart()

    def action_sort(self) -> None:
        self.sorting = (self.sorting + 1) % len(SORTS)
        self._grid()
        self._point()

    def action_printed(self) -> None:
        self.printed = not self.printed
        self.main_view.redraw()

    def action_hide(self) -> None:
        if self.transposed or len(self.columns) <= 1:
            self.hidden.clear()
        else:
            self.hidden.add(self.columns[min(self.column, len(self.columns) - 1)])
            self.column = min(self.column, len(self.columns) - 2)
        self._grid()
        self._title()
        self.main_view.redraw()

    def action_only_metric(self) -> None:
        if self.metric is not None:
            self.post_message(FilterWanted(field_query("metric", self.metric), f"metric: {self.metric}"))

    def show_metric(self, metric: str) -> None:
        """Compare a metric, and choose the first reading of its weightiest row."""
        self._ask(metric, None, self._choose_weightiest)

    def _choose_weightiest(self) -> None:
        self._point()
        row = self.comparison.weightiest if self.comparison is not None else None
        if row is not None:
            self.post_message(ClaimChosen(row.claims[0].id))

    def next_mark(self, by: int) -> None:
        """To the next cell that differs."""
        place = next_differing(self.grid, (self.main_view.cursor, self.column), by)
        if place is not None:
            self.main_view.cursor, self.column = place
            self.main_view.show_item(place[0], 1)
            self._tell()
