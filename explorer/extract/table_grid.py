"""Rows of cells put into columns: aligned text by where its cells stand, headers over all that they head.

Rows come as the cells that were found in their lines; they go out with a cell for each column, empty ones included,
so that a figure never slips under a neighbour's header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from explorer.extract.lines import is_numberish
from explorer.model import Span

Row = tuple[Span, ...]
_MAX_HEADERS = 3
_DATE = re.compile(r"\b(?:19|20)\d{2}\b|^[QH]\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def header_count(text: str, rows: Sequence[Row]) -> int:
    """How many rows at the top label columns: no figures in them, or none but dates.

    0 where figures stand in the first row, and where a table of two columns lists things with their units ("Length
    18.2 km"), whose first row is no header though it may hold words alone.
    """
    count = 0
    for row in rows[: _MAX_HEADERS + 1]:
        if _has_figures(text, row[1:]):
            break
        count += 1
    count = count if count <= _MAX_HEADERS else 1
    if count >= len(rows) or (count and _is_fact_sheet(text, rows)):
        return 0
    return count


def _has_figures(text: str, cells: Sequence[Span]) -> bool:
    printed = [cell.of(text) for cell in cells if cell.start < cell.end]
    figures = [cell for cell in printed if is_numberish(cell)]
    return not all(_DATE.search(cell) for cell in figures)


def _is_fact_sheet(text: str, rows: Sequence[Row]) -> bool:
    """Whether each row of two columns is a thing and its value: the values look different from row to row."""
    if max(len(row) for row in rows) != 2:
        return False
    values = [row[1].of(text) for row in rows if len(row) == 2]
    units = {re.sub(r"[\d.,\s+−-]+", "", value) for value in values if is_numberish(value)}
    return len(values) > 2 and len(units) > 2


def aligned(text: str, rows: Sequence[Row], starts: Sequence[int]) -> tuple[Row, ...]:
    """`rows` with a cell for each column, by where the cells stand in their lines; `starts` is where the lines begin.

    Rows that are full, and rows with more cells than the figures have columns, stay as they are. A header that stands
    over several columns is theirs in common.
    """
    figures = [row for row in rows if any(is_numberish(cell.of(text)) for cell in row[1:])]
    width = max((len(row) for row in figures), default=0)
    full = [(row, start) for row, start in zip(rows, starts, strict=True) if len(row) == width]
    if not full or all(len(row) >= width for row in rows):
        return tuple(rows)
    extents = [
        (min(row[i].start - start for row, start in full), max(row[i].end - start for row, start in full))
        for i in range(width)
    ]
    headers = header_count(text, rows)
    return tuple(
        row if len(row) >= width else _placed(row, start, extents, spread=number < headers)
        for number, (row, start) in enumerate(zip(rows, starts, strict=True))
    )


def _placed(row: Row, start: int, extents: Sequence[tuple[int, int]], *, spread: bool) -> Row:
    """A cell for each column: the one over it, else an empty one; with `spread` a wide cell may be over several."""
    taken: list[Span] = []
    free = list(row)
    for low, high in extents:
        over = [cell for cell in free if cell.start - start < high and low < cell.end - start]
        best = max(over, key=lambda cell: min(cell.end - start, high) - max(cell.start - start, low), default=None)
        taken.append(Span(row[0].start, row[0].start) if best is None else best)
        if best is not None and not spread:
            free = free[free.index(best) + 1 :]
    if all(cell in taken for cell in row):
        return tuple(taken)
    return row


def carried(rows: Sequence[Row], headers: int) -> tuple[Row, ...]:
    """`rows` of a table with marks between its cells: a header goes on over the empty cells to its right.

    Only upper headers do, and only where the row below tells the columns apart.
    """
    return tuple(_carried(row) if number < headers - 1 else row for number, row in enumerate(rows))


def _carried(row: Row) -> Row:
    out: list[Span] = []
    for cell in row:
        empty = cell.start == cell.end
        out.append(out[-1] if empty and len(out) > 1 else cell)
    return tuple(out)


def filled_down(text: str, rows: Sequence[Row], headers: int, label: int) -> tuple[Row, ...]:
    """`rows` with the label of a group given to the rows below it whose own is empty and which hold figures."""
    out = list(rows[:headers])
    current: Span | None = None
    for row in rows[headers:]:
        printed = row[label].of(text) if len(row) > label else ""
        if printed:
            current = row[label]
        elif current is not None and len(row) > label and _has_figures(text, row[label + 1 :]):
            row = (*row[:label], current, *row[label + 1 :])
        out.append(row)
    return tuple(out)


_BARE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def years_of(text: str, rows: Sequence[Row]) -> frozenset[int]:
    """The columns that hold years and nothing else; in any other, a number like 1984 is a figure."""
    width = max(map(len, rows), default=0)
    printed = ([row[i].of(text) for row in rows if len(row) > i and row[i].of(text)] for i in range(width))
    return frozenset(i for i, cells in enumerate(printed) if cells and all(map(_BARE_YEAR.fullmatch, cells)))
