"""The table of the comparison: heads that stay, rows that scroll, a cell under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from explorer.model import CONFLICT_TYPES
from explorer.tui.lines import Line, clipped, padded
from explorer.tui.widgets.linesview import LinesView
from explorer.tui.widgets.lineview import LineView
from explorer.views.comparison import Cell
from explorer.views.comparison_grid import Room
from explorer.views.figures import quantity_text
from explorer.views.marks import by_weight, relation_mark
from explorer.views.periods import date_text

if TYPE_CHECKING:
    from explorer.tui.widgets.comparison import ComparisonPane


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
        room = Room(width, len(pane.columns))
        cell, seen = room.cell(), room.seen(pane.first_column)
        after = len(pane.columns) - seen.stop
        sides = _sides(seen.start, after)
        names, dates = Line(padded(sides, room.label), "muted"), Line(" " * room.label)
        for place in seen:
            document = pane.columns[place]
            chosen = pane.claim is not None and pane.claim.document_id == document
            summary = pane.facts.documents.get(document)
            name = clipped(pane.facts.name(document), cell - 2)
            names.add(padded(name, cell - 2, right=True) + "  ", "accent strong" if chosen else "strong")
            date = date_text(summary.published if summary else None, cell - 2)
            dates.add(padded(date, cell - 2, right=True) + "  ", "muted")
        return [names.fit(width), dates.fit(width)]


def _sides(before: int, after: int) -> str:
    """How many columns are out of view at the left and at the right."""
    if before and after:
        return f"◂ {before} · {after} ▸"
    return f"◂ {before} more" if before else f"{after} more ▸" if after else ""


class Matrix(LineView):
    """The rows of the table."""

    DEFAULT_CSS = "Matrix { height: 1fr; min-height: 3; }"

    def __init__(self, pane: ComparisonPane) -> None:
        super().__init__()
        self.pane = pane

    def selectable(self, index: int) -> bool:
        return self.pane.grid[index].heads is None

    def empty_lines(self, width: int) -> list[Line]:
        if self.pane.filters:
            return [Line("No figure to compare passes the filters.", "warn"), *self.pane.nothing("")[1:]]
        return [
            Line("No metric is chosen.", "muted"),
            Line("m ", "accent strong").add("picks one; choosing a figure anywhere does too", "muted"),
        ]

    def item_lines(self, index: int, width: int) -> list[Line]:
        row = self.pane.grid[index]
        room = Room(width, len(self.pane.columns))
        columns = len(row.heads or row.cells)
        cell, seen = room.cell(columns), room.seen(self.pane.first_column, columns)
        if row.heads is not None:
            line = Line(row.title, "info strong").add(f"  {row.note}" if row.note else "", "strong")
            if row.heads:
                line.fit(room.label - 1).pad(room.label)
                for place in seen:
                    line.add(padded(row.heads[place], cell - 2, right=True) + "  ", "strong")
            return [line.fit(width)]
        line = Line(" ").add("◎ " if row.ahead else "", "ahead")
        line.add(row.title, "ahead" if row.ahead else "").add(f" {row.note}" if row.note else "", "muted").fit(
            room.label
        )
        for place in seen:
            at = index == self.cursor and place == self.pane.column
            line.extend(self._cell(row.cells[place], at, cell))
        return [line.fit(width)]

    def _cell(self, said_here: Cell | None, at: bool, cell: int) -> Line:
        if said_here is None:
            return Line(padded("·", cell - 2, right=True), "on-resting" if at else "faint").add("  ")
        claim = self.pane.claim
        holds = claim is not None and any(c.id == claim.id for c in said_here.claims)
        said = next((c for c in said_here.claims if claim is not None and c.id == claim.id), said_here.claims[0])
        more = f" +{len(said_here.claims) - 1}" if len(said_here.claims) > 1 else ""
        text = said.printed if self.pane.printed else quantity_text(said, unit=False)
        kinds = by_weight(said_here.kinds)
        mark = relation_mark(kinds[0]) if kinds else None
        differs = mark is not None and kinds[0] in CONFLICT_TYPES
        tone = f"{mark.tone} strong" if differs and mark else ""
        tone = "on-chosen" if at and holds else f"on-resting {tone}" if at else tone
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
        room, total = Room(self.inner_width, len(self.pane.columns)), len(self.pane.grid[index].cells)
        columns = room.seen(self.pane.first_column, total)
        place = (event.x - room.label) // room.cell(total)
        if 0 <= place < len(columns):
            self.pane.column = columns[place]
        self.cursor = index
        self.post_message(self.Moved(self, index))
        if event.chain == 2:
            self.post_message(self.Chosen(self, index))
