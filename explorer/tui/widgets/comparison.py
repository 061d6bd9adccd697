"""The comparison pane: one metric, periods down, documents across, and a chart of the readings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from explorer.model import CONFLICT_TYPES, Claim
from explorer.tui.commands import bindings
from explorer.tui.facts import Facts
from explorer.tui.lines import Line, clipped, padded
from explorer.tui.messages import ClaimChosen, PaneWanted
from explorer.tui.widgets.chart import ChartView
from explorer.tui.widgets.linesview import LinesView
from explorer.tui.widgets.lineview import LineView
from explorer.tui.widgets.pane import Pane
from explorer.views.comparison import Cell, CompareRow, Comparison, Section, compare
from explorer.views.figures import quantity_text
from explorer.views.layout import COMPARISON, SOURCE
from explorer.views.marks import by_weight, relation_mark
from explorer.views.periods import date_text

MOST_CLAIMS = 400
_LABELS = (14, 18, 30)
_NARROWEST_CELL = 12
_WIDEST_CELL = 22
_SORTS = ("by date", "by name", "by readings")


@dataclass(frozen=True, slots=True)
class GridRow:
    """A line of the table: a heading of a section, or cells."""

    title: str
    note: str = ""
    ahead: bool = False
    heads: tuple[str, ...] | None = None
    """Column heads, if this line is a section's heading."""
    cells: tuple[Cell | None, ...] = ()


class Heads(LinesView):
    """The heads of the columns; they stay while the rows scroll."""

    DEFAULT_CSS = "Heads { height: 2; }"
    can_focus = False

    def __init__(self, pane: ComparisonPane) -> None:
        super().__init__()
        self.pane = pane

    def build(self, width: int) -> list[Line]:
        pane = self.pane
        if pane.transposed or not pane.columns or pane.facts is None:
            return []
        cell = pane.cell_width(width)
        names, dates = Line(" " * pane.label_width(width)), Line(" " * pane.label_width(width))
        for place in pane.seen_columns(width):
            document = pane.columns[place]
            chosen = pane.claim is not None and pane.claim.document_id == document
            summary = pane.facts.documents.get(document)
            name = clipped(pane.facts.label(document), cell - 2)
            names.add(padded(name, cell - 2, right=True) + "  ", "accent strong" if chosen else "strong")
            dates.add(padded(date_text(summary.published if summary else None), cell - 2, right=True) + "  ", "muted")
        hidden = len(pane.columns) - len(pane.seen_columns(width))
        return [names.ends(Line(f" +{hidden} ▸" if hidden else "", "muted"), width), dates.fit(width)]


class Matrix(LineView):
    """The rows of the table."""

    DEFAULT_CSS = "Matrix { height: 1fr; min-height: 3; }"

    def __init__(self, pane: ComparisonPane) -> None:
        super().__init__()
        self.pane = pane

    def selectable(self, index: int) -> bool:
        return self.pane.grid[index].heads is None

    def empty_lines(self, width: int) -> list[Line]:
        return [
            Line("No metric is chosen.", "muted"),
            Line("m ", "accent strong").add("picks one; choosing a figure anywhere does too", "muted"),
        ]

    def item_lines(self, index: int, width: int) -> list[Line]:
        row = self.pane.grid[index]
        cell = self.pane.cell_width(width, len(row.heads or row.cells))
        if row.heads is not None:
            line = Line(row.title, "info strong").add(f"  {row.note}" if row.note else "", "strong")
            if row.heads:
                line.fit(self.pane.label_width(width))
                for place in self.pane.seen_columns(width, len(row.heads)):
                    line.add(padded(row.heads[place], cell - 2, right=True) + "  ", "strong")
            return [line.fit(width)]
        line = Line(" ").add("◎ " if row.ahead else "", "ahead")
        line.add(row.title, "ahead" if row.ahead else "").add(f" {row.note}" if row.note else "", "muted").fit(
            self.pane.label_width(width)
        )
        for place in self.pane.seen_columns(width, len(row.cells)):
            at = index == self.cursor and place == self.pane.column
            line.extend(self._cell(row.cells[place], at, cell))
        return [line.fit(width)]

    def _cell(self, said_here: Cell | None, at: bool, cell: int) -> Line:
        if said_here is None:
            return Line(padded("·", cell - 2, right=True), "on-chosen" if at else "faint").add("  ")
        claim = self.pane.claim
        said = next((c for c in said_here.claims if claim is not None and c.id == claim.id), said_here.claims[0])
        more = f" +{len(said_here.claims) - 1}" if len(said_here.claims) > 1 else ""
        text = said.printed if self.pane.printed else quantity_text(said, unit=False)
        kinds = by_weight(said_here.kinds)
        mark = relation_mark(kinds[0]) if kinds else None
        differs = mark is not None and kinds[0] in CONFLICT_TYPES
        tone = "on-chosen" if at else f"{mark.tone} strong" if differs and mark else ""
        line = Line(padded(text + more, cell - 2, right=True), tone)
        return line.add(mark.glyph if mark else " ", mark.tone if mark else "").add(" ")

    def action_left(self) -> None:
        self.pane.move_column(-1)

    def action_right(self) -> None:
        self.pane.move_column(1)

    def on_click(self, event: events.Click) -> None:
        index = self.item_at(event.y)
        if index is None or not self.selectable(index) or self.on_mark(event):
            return
        columns = self.pane.seen_columns(self.inner_width, len(self.pane.grid[index].cells))
        cell = self.pane.cell_width(self.inner_width, len(self.pane.grid[index].cells))
        place = (event.x - self.pane.label_width(self.inner_width)) // cell
        if 0 <= place < len(columns):
            self.pane.column = columns[place]
        self.cursor = index
        self.post_message(self.Moved(self, index))
        if event.chain == 2:
            self.post_message(self.Chosen(self, index))


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

    def compose(self) -> ComposeResult:
        yield Heads(self)
        yield Matrix(self)
        yield ChartView()

    @property
    def main_view(self) -> LineView:
        return self.query_one(Matrix)

    def open(self, facts: Facts) -> None:
        super().open(facts)
        self.metric = None
        self.hidden.clear()

    # Data

    def update_pane(self) -> None:
        claim = self.claim
        if claim is not None and claim.kind == "quantity" and claim.metric and self._other(claim):
            self._read(claim.metric, claim.subject)
        elif self.metric is None and self.facts is not None:
            metric = self.facts.queries.some_metric()
            if metric is not None:
                self._read(metric, None)
        self._point()

    def _other(self, claim: Claim) -> bool:
        """Whether the table shows something else than a claim's metric, or (of a large one) another subject."""
        return claim.metric != self.metric or (self._only is not None and claim.subject != self._only)

    def _read(self, metric: str, subject: str | None) -> None:
        assert self.facts is not None
        self.metric = metric
        self._total = self.facts.queries.metric_size(metric)
        self._only = subject if self._total > MOST_CLAIMS else None
        claims = self.facts.queries.metric_claims(metric, self._only, MOST_CLAIMS)
        ids = [claim.id for claim in claims]
        marks = self.facts.queries.marks(ids)
        kinds = {number: found.kinds for number, found in marks.items()}
        self.comparison = compare(metric, claims, kinds, self.facts.order)
        self.first_column = 0
        self.hidden.clear()
        self._grid()

    def _grid(self) -> None:
        table = self.comparison
        if table is None or self.facts is None:
            return
        self.columns = tuple(number for number in self._sorted(table) if number not in self.hidden)
        subject = self.claim.subject if self.claim is not None else None
        sizes = Counter({part.subject: 0 for part in table.sections})
        for part in table.sections:
            sizes[part.subject] += len(part.claims)
        sections = sorted(table.sections, key=lambda part: (part.subject != subject, -sizes[part.subject]))
        grid: list[GridRow] = []
        for section in sections:
            grid += self._transposed(section) if self.transposed else self._upright(section)
        self.grid = grid
        self.main_view.set_count(len(grid), next((n for n, row in enumerate(grid) if row.heads is None), 0))
        self.query_one(Heads).display = not self.transposed
        self.query_one(Heads).rebuild()

    def _sorted(self, table: Comparison) -> list[int]:
        assert self.facts is not None
        if self.sorting == 1:
            return sorted(table.documents, key=lambda number: self.facts.label(number).casefold())  # type: ignore[union-attr]
        if self.sorting == 2:
            said = dict.fromkeys(table.documents, 0)
            for section in table.sections:
                for claim in section.claims:
                    said[claim.document_id] += 1
            return sorted(table.documents, key=lambda number: -said[number])
        return list(table.documents)

    def _upright(self, section: Section) -> list[GridRow]:
        rows = [GridRow(section.title, section.subject or "subject unknown", heads=())]
        for row in section.rows:
            cells = tuple(row.cells.get(document) for document in self.columns)
            if any(cells):
                rows.append(GridRow(row.title, row.note, row.ahead, None, cells))
        return rows if len(rows) > 1 else []

    def _transposed(self, section: Section) -> list[GridRow]:
        assert self.facts is not None
        heads = tuple(" ".join(filter(None, ("◎" * row.ahead, row.title, row.note))) for row in section.rows)
        rows = [GridRow(section.title, "", heads=heads)]
        for document in self.columns:
            cells = tuple(row.cells.get(document) for row in section.rows)
            if any(cells):
                rows.append(GridRow(self.facts.label(document), "", False, None, cells))
        return rows if len(rows) > 1 else []

    def label_width(self, width: int) -> int:
        """Cells for the names of the rows: what the columns leave, within bounds."""
        least, usual, most = _LABELS
        if width < 64:
            return least
        return max(usual, min(most, width - _WIDEST_CELL * len(self.columns)))

    def cell_width(self, width: int, columns: int | None = None) -> int:
        """Cells for a column: as wide as all of them may be, within what the eye likes."""
        total = max(1, len(self.columns) if columns is None else columns)
        return max(_NARROWEST_CELL, min(_WIDEST_CELL, (width - self.label_width(width)) // total))

    def seen_columns(self, width: int, columns: int | None = None) -> range:
        """The columns that fit, from the first one shown on."""
        total = len(self.columns) if columns is None else columns
        fit = max(1, (width - self.label_width(width)) // self.cell_width(width, total))
        first = max(0, min(self.first_column, total - fit))
        return range(first, min(total, first + fit))

    # Following

    def _point(self) -> None:
        claim = self.claim
        assert self.facts is not None
        if claim is not None:
            for number, row in enumerate(self.grid):
                place = next((c for c, cell in enumerate(row.cells) if cell and claim in cell.claims), None)
                if place is not None:
                    self.column = place
                    self._show_column()
                    self.main_view.point(number)
                    break
            else:
                self._to_reading()
        self._title()
        self.main_view.redraw()
        self.query_one(Heads).rebuild()
        self._draw_chart()

    def _to_reading(self) -> None:
        """Stand on a cell that says something."""
        at = self.main_view.cursor
        cells = self.grid[at].cells if at < len(self.grid) else ()
        said = [place for place, cell in enumerate(cells) if cell is not None]
        if said and self.column not in said:
            self.column = said[0]
            self._show_column()

    def _title(self) -> None:
        if self.metric is None:
            self.set_topic("", "")
            return
        count = sum(len(section.claims) for section in self.comparison.sections) if self.comparison else 0
        cut = f"{count:,} of {self._total:,} readings" if self._total > count else f"{count:,} readings"
        hidden = f" · {len(self.hidden)} hidden" if self.hidden else ""
        away = ""
        if self.claim is not None and self.claim.metric != self.metric:
            about = self.claim.metric
            away = f" ({about} has no figures to compare)" if about else " (the chosen claim names no metric)"
        self.set_topic(self.metric + away, f"{cut} · {len(self.columns)} documents{hidden} · {_SORTS[self.sorting]}")

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
        fit = max(1, len(self.seen_columns(self.main_view.inner_width, self._width_of_row())))
        if self.column < self.first_column:
            self.first_column = self.column
        elif self.column >= self.first_column + fit:
            self.first_column = self.column - fit + 1

    def _width_of_row(self) -> int:
        at = self.main_view.cursor
        return len(self.grid[at].cells) if at < len(self.grid) and self.grid[at].cells else len(self.columns)

    # Commands

    def move_column(self, by: int) -> None:
        """To the next cell at the left or right that says something."""
        if not self.grid:
            return
        cells = self.grid[self.main_view.cursor].cells
        target = self.column + by
        while 0 <= target < len(cells) and cells[target] is None:
            target += by
        if 0 <= target < len(cells):
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
        self.sorting = (self.sorting + 1) % len(_SORTS)
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

    def show_metric(self, metric: str) -> int | None:
        """Compare a metric; gives the claim to choose: the first reading of the weightiest row."""
        self._read(metric, None)
        rows: list[CompareRow] = [
            row for section in (self.comparison.sections if self.comparison else ()) for row in section.rows
        ]
        if not rows:
            return None
        weightiest = max(rows, key=lambda row: (bool(set(row.kinds) & CONFLICT_TYPES), len(row.cells), len(row.kinds)))
        return weightiest.claims[0].id

    def next_mark(self, by: int) -> None:
        """To the next cell that differs."""
        places = [
            (number, column)
            for number, row in enumerate(self.grid)
            for column, cell in enumerate(row.cells)
            if cell is not None and cell.kinds & CONFLICT_TYPES
        ]
        here = (self.main_view.cursor, self.column)
        ahead = [place for place in places if place > here] if by > 0 else [p for p in reversed(places) if p < here]
        if ahead:
            self.main_view.cursor, self.column = ahead[0]
            self.main_view.show_item(ahead[0][0], 1)
            self._tell()
