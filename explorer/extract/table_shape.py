"""What the rows and columns of a table are: metrics, periods or the things that the figures belong to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from explorer.extract.layout import Table
from explorer.extract.lines import is_label
from explorer.model import Span

_CHANGE = re.compile(
    r"(?:%\s*)?(?:[\w-]{1,24}[ -]){0,3}?(?:change|chg\.?|growth|variation|diff(?:erence)?\.?|\+/[-−–]|±|yoy|y/y|y-o-y|"
    r"qoq|q/q|mom|m/m|Δ)(?:\W.*)?$",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"(?:#|no\.?|nr\.?|rank|pos(?:ition|\.)?|place|year|date|id|code|page)$", re.IGNORECASE)
_MEASURES = re.compile(r"(?:metric|indicator|item|measure|line|key figure|figure|statistic)s?$", re.IGNORECASE)
"""The header of a column of metrics."""
_AVERAGED = re.compile(r"(?:(?:sub|grand)[- ]?)?totals?$|sum$|average$|mean$|all(?: [a-z]+)?$|overall$", re.IGNORECASE)


Stack = tuple[Span, ...]
"""The headers over one column, or the one label of a row."""


class Axis(StrEnum):
    """What the labels along one side of a table name."""

    PERIOD = "period"
    METRIC = "metric"
    ENTITY = "entity"
    NONE = "none"
    """Columns without headers."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A table read: which column labels its rows, and what rows and columns are."""

    rows: Axis
    columns: Axis
    label: int
    """The column that labels the rows."""
    headers: tuple[tuple[Span, ...], ...]
    """The headers of each column, the uppermost first; empty where it has none."""


def shape_of(
    text: str, table: Table, is_period: Callable[[Stack], bool], is_metric: Callable[[Stack], bool]
) -> Shape | None:
    """The shape of a table; None where nothing tells its figures: no row labels, or several columns without headers."""
    body = table.rows[table.header_rows :]
    if not body:
        return None
    headers = _stacks(text, table)
    label = _label_column(text, body, is_period)
    if label is None:
        return None
    labels = [(row[label],) for row in body if len(row) > label and row[label].of(text)]
    labels = [x for x in labels if not is_total(x[-1].of(text))] or labels
    if not labels:
        return None
    if not table.header_rows:
        return _without_headers(text, body, label, labels, is_metric)
    columns = [h for i, h in enumerate(headers) if i != label and h and not is_change(h[-1].of(text))]
    columns = [h for h in columns if not is_numbering(h[-1].of(text)) or is_period(h)]
    if not columns:
        return None
    if _share(columns, is_period) > 0.5:
        axis = Axis.METRIC if _share(labels, is_metric) >= 0.5 else Axis.ENTITY
        return Shape(axis, Axis.PERIOD, label, headers)
    if _share(labels, is_period) > 0.6:
        axis = Axis.METRIC if _share(columns, is_metric) >= 0.5 or len(columns) == 1 else Axis.ENTITY
        return Shape(Axis.PERIOD, axis, label, headers)
    corner = headers[label][-1].of(text) if headers[label] else ""
    if corner and not _MEASURES.match(corner) and any(is_change(h[-1].of(text)) for h in headers if h):
        return Shape(Axis.ENTITY, Axis.METRIC, label, headers)
    if _rows_are_metrics(text, columns, labels, label, body, is_metric, corner=bool(corner)):
        return Shape(Axis.METRIC, Axis.ENTITY, label, headers)
    return Shape(Axis.ENTITY, Axis.METRIC, label, headers)


def _stacks(text: str, table: Table) -> tuple[Stack, ...]:
    """The headers over each column, empty cells left out."""
    rows = table.rows[: table.header_rows]
    width = max(map(len, table.rows))
    return tuple(tuple(row[i] for row in rows if len(row) > i and row[i].of(text)) for i in range(width))


def _without_headers(
    text: str, body: Sequence[Sequence[Span]], label: int, labels: Sequence[Stack], is_metric: Callable[[Stack], bool]
) -> Shape | None:
    """Rows of a label and its figures: a fact sheet, or things of which a caption may say what is told."""
    width = max(map(len, body))
    if _share(labels, is_metric) >= 0.5 or (
        width == 2 and len({form_of(row[-1].of(text)) for row in body if len(row) == 2}) > 2
    ):
        rows = Axis.METRIC
    else:
        rows = Axis.ENTITY
    return Shape(rows, Axis.NONE, label, ((),) * width)


def _share(cells: Sequence[Stack], test: Callable[[Stack], bool]) -> float:
    return sum(test(cell) for cell in cells) / len(cells)


def _rows_are_metrics(
    text: str,
    columns: Sequence[Stack],
    labels: Sequence[Stack],
    label: int,
    body: Sequence[Sequence[Span]],
    is_metric: Callable[[Stack], bool],
    *,
    corner: bool,
) -> bool:
    """Whether the rows rather than the columns are metrics; `corner`: the column of labels has a header."""
    across, down = _share(columns, is_metric), _share(labels, is_metric)
    if abs(across - down) >= 0.25:
        return down > across
    by_row = sum(len({form_of(cell.of(text)) for i, cell in enumerate(row) if i != label}) == 1 for row in body)
    width = max(len(row) for row in body)
    by_column = sum(
        len({form_of(row[i].of(text)) for row in body if len(row) > i}) == 1 for i in range(width) if i != label
    )
    row_share, column_share = by_row / len(body), by_column / max(1, width - 1)
    if abs(row_share - column_share) > 0.2:
        return row_share > column_share
    return not corner or down > across


def form_of(cell: str) -> str:
    """The look of a figure without its digits: its sign, currency and unit."""
    return re.sub(r"[\d.,\s+−-]+", "", cell).lower()


def _label_column(text: str, body: Sequence[Sequence[Span]], is_period: Callable[[Stack], bool]) -> int | None:
    """The first column that mostly holds words or dates; else the first, if it holds no plain numbers."""
    width = max((len(row) for row in body), default=0)
    for column in range(min(width, 4)):
        cells = [row[column] for row in body if len(row) > column and row[column].of(text)]
        if cells and sum(is_label(cell.of(text)) or is_period((cell,)) for cell in cells) >= 0.6 * len(cells):
            return column
    first = [row[0].of(text) for row in body if row]
    odd = sum(bool(_ODD.match(cell)) for cell in first)
    return 0 if first and odd >= 0.6 * len(first) else None


_ODD = re.compile(r"(?:FY)?(?:19|20)\d{2}(?:[-/–]\d{2,4})?$|[^\d]*\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?$")
"""Years and times of day, which look like figures but label rows."""


def is_change(header: str) -> bool:
    """Whether a column holds changes against the column (or period) before it."""
    return bool(_CHANGE.match(header.strip()))


def is_total(label: str) -> bool:
    """Whether a row sums the others up."""
    return bool(_AVERAGED.match(label.strip(" *_")))


def is_numbering(header: str) -> bool:
    """Whether a column only numbers or dates its rows."""
    return bool(_NUMBERING.match(header.strip()))
