"""What the rows and columns of a table are: metrics, periods or the things that the figures belong to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from explorer.extract.layout import Table
from explorer.extract.lines import is_numberish
from explorer.model import Span

_CHANGE = re.compile(
    r"(?:%\s*)?(?:change|chg\.?|growth|variation|diff(?:erence)?\.?|\+/[-−–]|±|yoy|y/y|y-o-y|qoq|q/q|mom|m/m|Δ)"
    r"(?:\W.*)?$",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"(?:#|no\.?|nr\.?|rank|pos(?:ition|\.)?|place|year|date|id|code|time|page)$", re.IGNORECASE)
_AVERAGED = re.compile(r"(?:sub-?)?totals?$|sum$|average$|mean$", re.IGNORECASE)


class Axis(StrEnum):
    """What the labels along one side of a table name."""

    PERIOD = "period"
    METRIC = "metric"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Shape:
    """A table read: which column labels its rows, and what rows and columns are."""

    rows: Axis
    columns: Axis
    label: int
    """The column that labels the rows."""
    headers: tuple[Span, ...]
    """The header of each column; an empty span where there is none."""


def shape_of(
    text: str, table: Table, is_period: Callable[[Span], bool], is_metric: Callable[[Span], bool]
) -> Shape | None:
    """The shape of a table; None where it has no header or no row labels to tell its figures by."""
    if table.header_rows < 1 or len(table.rows) <= table.header_rows:
        return None
    headers = table.rows[table.header_rows - 1]
    body = table.rows[table.header_rows :]
    label = _label_column(text, headers, body)
    if label is None:
        return None
    columns = [h for i, h in enumerate(headers) if i != label and h.of(text) and not is_change(h.of(text))]
    columns = [h for h in columns if not is_numbering(h.of(text)) or is_period(h)]
    labels = [row[label] for row in body if len(row) > label and row[label].of(text)]
    labels = [x for x in labels if not _AVERAGED.match(x.of(text))] or labels
    if not columns or not labels:
        return None
    if _share(columns, is_period) > 0.5:
        axis = Axis.METRIC if _share(labels, is_metric) >= 0.5 else Axis.ENTITY
        return Shape(axis, Axis.PERIOD, label, headers)
    if _share(labels, is_period) > 0.6:
        axis = Axis.METRIC if _share(columns, is_metric) >= 0.5 or len(columns) == 1 else Axis.ENTITY
        return Shape(Axis.PERIOD, axis, label, headers)
    if _rows_are_metrics(text, columns, labels, headers, label, body, is_metric):
        return Shape(Axis.METRIC, Axis.ENTITY, label, headers)
    return Shape(Axis.ENTITY, Axis.METRIC, label, headers)


def _share(cells: Sequence[Span], test: Callable[[Span], bool]) -> float:
    return sum(test(cell) for cell in cells) / len(cells)


def _rows_are_metrics(
    text: str,
    columns: Sequence[Span],
    labels: Sequence[Span],
    headers: Sequence[Span],
    label: int,
    body: Sequence[Sequence[Span]],
    is_metric: Callable[[Span], bool],
) -> bool:
    across, down = _share(columns, is_metric), _share(labels, is_metric)
    if abs(across - down) >= 0.25:
        return down > across
    by_row = sum(len({_form(cell.of(text)) for i, cell in enumerate(row) if i != label}) == 1 for row in body)
    width = max(len(row) for row in body)
    by_column = sum(
        len({_form(row[i].of(text)) for row in body if len(row) > i}) == 1 for i in range(width) if i != label
    )
    row_share, column_share = by_row / len(body), by_column / max(1, width - 1)
    if abs(row_share - column_share) > 0.2:
        return row_share > column_share
    return not (len(headers) > label and headers[label].of(text)) or down > across


def _form(cell: str) -> str:
    """The look of a figure without its digits: its sign, currency and unit."""
    return re.sub(r"[\d.,\s+−-]+", "", cell).lower()


def _label_column(text: str, headers: Sequence[Span], body: Sequence[Sequence[Span]]) -> int | None:
    """The first column that mostly holds words; else the first, if its figures only number the rows or name years."""
    width = max((len(row) for row in body), default=0)
    for column in range(min(width, 4)):
        cells = [row[column].of(text) for row in body if len(row) > column and row[column].of(text)]
        if cells and sum(not is_numberish(cell) for cell in cells) >= 0.6 * len(cells):
            return column
    first = [row[0].of(text) for row in body if row]
    years = sum(bool(re.fullmatch(r"(?:FY)?(?:19|20)\d{2}(?:[-/–]\d{2,4})?", cell)) for cell in first)
    return 0 if first and years >= 0.6 * len(first) else None


def is_change(header: str) -> bool:
    """Whether a column holds changes against the column (or period) before it."""
    return bool(_CHANGE.match(header.strip()))


def is_numbering(header: str) -> bool:
    """Whether a column only numbers or dates its rows."""
    return bool(_NUMBERING.match(header.strip()))
