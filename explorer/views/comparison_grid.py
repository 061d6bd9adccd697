"""A comparison as a grid on a screen: its rows either way round, the order of its columns, and how wide they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.model import CONFLICT_TYPES, Claim
from explorer.views.comparison import Cell, Comparison, Section

_LABELS = (14, 18, 30)
_NARROW = 64
_NARROWEST_CELL = 12
_WIDEST_CELL = 22
SORTS = ("by date", "by name", "by readings")


@dataclass(frozen=True, slots=True)
class GridRow:
    """A line of the table: a heading of a section, or cells."""

    title: str
    note: str = ""
    ahead: bool = False
    heads: tuple[str, ...] | None = None
    """Column heads, if this line is a section's heading."""
    cells: tuple[Cell | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """How much room a grid of so many columns has."""

    width: int
    columns: int

    @property
    def label(self) -> int:
        """Cells for the names of the rows: what the columns leave, within bounds."""
        least, usual, most = _LABELS
        if self.width < _NARROW:
            return least if self.width < _NARROW - least else usual - 1
        usual = max(usual, min(most, self.width // 4))
        return max(usual, min(most, self.width - _WIDEST_CELL * self.columns))

    def cell(self, columns: int | None = None) -> int:
        """Cells for a column: as wide as all of them may be, within what the eye likes."""
        total = max(1, self.columns if columns is None else columns)
        room = max(_NARROWEST_CELL, self.width - self.label)
        return min(_WIDEST_CELL, room // min(total, room // _NARROWEST_CELL))

    def seen(self, first: int, columns: int | None = None) -> range:
        """The columns that fit, from about the `first` one on."""
        total = self.columns if columns is None else columns
        fit = max(1, (self.width - self.label) // self.cell(total))
        start = max(0, min(first, total - fit))
        return range(start, min(total, start + fit))


def sorted_columns(
    table: Comparison, sorting: str, label: Callable[[int], str], subject: str | None = None
) -> list[int]:
    """The documents of a comparison by one of SORTS, those that speak of `subject` (if given) before the others."""
    ordered = _sorted_columns(table, sorting, label)
    if subject is None:
        return ordered
    about = {claim.document_id for part in table.sections if part.subject == subject for claim in part.claims}
    return sorted(ordered, key=lambda number: number not in about)


def _sorted_columns(table: Comparison, sorting: str, label: Callable[[int], str]) -> list[int]:
    if sorting == "by name":
        return sorted(table.documents, key=lambda number: label(number).casefold())
    if sorting == "by readings":
        said = Counter(claim.document_id for section in table.sections for claim in section.claims)
        return sorted(table.documents, key=lambda number: -said[number])
    return list(table.documents)


def grid_rows(
    table: Comparison, columns: Sequence[int], transposed: bool, subject: str | None, label: Callable[[int], str]
) -> list[GridRow]:
    """The lines of the table, the sections of `subject` first, then those with most readings."""
    sizes: Counter[str | None] = Counter()
    for part in table.sections:
        sizes[part.subject] += len(part.claims)
    sections = sorted(table.sections, key=lambda part: (part.subject != subject, -sizes[part.subject]))
    rows: list[GridRow] = []
    for section in sections:
        rows += _transposed(section, columns, label) if transposed else _upright(section, columns)
    return rows


def place_of(grid: Sequence[GridRow], claim: Claim, column: int | None) -> tuple[int, int] | None:
    """Row and column of the cell that holds a claim; only in `column`, where one is given."""
    for number, row in enumerate(grid):
        places = range(len(row.cells)) if column is None else (column,) if row.cells else ()
        for place in places:
            cell = row.cells[place]
            if cell is not None and any(said.id == claim.id for said in cell.claims):
                return number, place
    return None


def next_said(cells: Sequence[Cell | None], column: int, by: int) -> int | None:
    """The next cell of a row at the left or right that says something."""
    target = column + by
    while 0 <= target < len(cells) and cells[target] is None:
        target += by
    return target if 0 <= target < len(cells) else None


def next_differing(grid: Sequence[GridRow], here: tuple[int, int], by: int) -> tuple[int, int] | None:
    """Row and column of the next (or previous) cell that is in a conflict."""
    places = [
        (number, column)
        for number, row in enumerate(grid)
        for column, cell in enumerate(row.cells)
        if cell is not None and cell.kinds & CONFLICT_TYPES
    ]
    if by > 0:
        return next((place for place in places if place > here), None)
    return next((place for place in reversed(places) if place < here), None)


def _upright(section: Section, columns: Sequence[int]) -> list[GridRow]:
    rows = [GridRow(section.title, section.subject or "subject unknown", heads=())]
    for row in section.rows:
        cells = tuple(map(row.cells.get, columns))
        if any(cells):
            rows.append(GridRow(row.title, row.note, row.ahead, None, cells))
    return rows if len(rows) > 1 else []


def _transposed(section: Section, columns: Sequence[int], label: Callable[[int], str]) -> list[GridRow]:
    heads = tuple(" ".join(filter(None, ("◎" * row.ahead, row.title, row.note))) for row in section.rows)
    rows = [GridRow(section.title, section.subject or "", heads=heads)]
    for document in columns:
        cells = tuple(row.cells.get(document) for row in section.rows)
        if any(cells):
            rows.append(GridRow(label(document), "", False, None, cells))
    return rows if len(rows) > 1 else []
