"""Period labels: from dates to the coarsest exact label and back, shifted, compared.

A label is `2025`, `2025-H2`, `2025-Q2`, `2025-07`, `2025-07-05`, an interval of two years, months or days
(`2019/2021`, `2025-01/2025-09`, `2025-08-18/2025-08-24`), an open interval (`2024-04/..`, `../2027`), or a fiscal year
whose bounds nobody told (`FY2025`, `FY2025-Q2`), which has no dates.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

OPEN = ".."
_DAY = timedelta(days=1)
_SIMPLE = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?", re.ASCII
)
_FISCAL = re.compile(r"FY(?P<year>\d{4})(?:-(?P<part>H[12]|Q[1-4]))?", re.ASCII)


class Grain(StrEnum):
    """How fine a period is."""

    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    SPAN = "span"


class Bounds(NamedTuple):
    """First and last day of a period; None where it is open or unknown."""

    start: date | None
    end: date | None


NO_BOUNDS = Bounds(None, None)


def add_months(day: date, months: int) -> date:
    """`day` moved by months, its day of the month cut to the month's length. Raises ValueError outside years 1-9999."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, month_end(year, month0 + 1).day))


def month_end(year: int, month: int) -> date:
    """The last day of a month. Raises ValueError outside years 1-9999."""
    if (year, month) == (MAXYEAR, 12):
        return date.max
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - _DAY


def month_bounds(year: int, first: int, last: int) -> tuple[date, date]:
    """First and last day of the months `first` to `last` of a year; `last` above 12 runs into the next year."""
    return date(year, first, 1), month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)


def label_of(start: date, end: date) -> str:
    """The coarsest exact label of an interval of days. Raises ValueError where it ends before it starts."""
    if end < start:
        raise ValueError(f"a period cannot end ({end}) before it starts ({start})")
    if start == end:
        return start.isoformat()
    if start.day != 1 or end != month_end(end.year, end.month):
        return f"{start.isoformat()}/{end.isoformat()}"
    if start.month == 1 and end.month == 12:
        return _year(start) if start.year == end.year else f"{_year(start)}/{_year(end)}"
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 1:
        return _month(start)
    if months == 6 and start.month in (1, 7):
        return f"{_year(start)}-H{start.month // 6 + 1}"
    if months == 3 and start.month % 3 == 1:
        return f"{_year(start)}-Q{start.month // 3 + 1}"
    return f"{_month(start)}/{_month(end)}"


def open_label(start: date | None, end: date | None, grain: Grain = Grain.DAY) -> str:
    """The label of an interval of which one end is open, written at `grain` (year, month or day).

    Raises ValueError unless exactly one end is given.
    """
    if (start is None) == (end is None):
        raise ValueError("an open interval has exactly one end")
    day = start or end
    assert day is not None
    text = _year(day) if grain is Grain.YEAR else _month(day) if grain is Grain.MONTH else day.isoformat()
    return f"{text}/{OPEN}" if start else f"{OPEN}/{text}"


def bounds_of(label: str | None) -> Bounds:
    """First and last day of a label; None on an open side, and on both sides of None and of a fiscal year.

    Raises ValueError where `label` is no label.
    """
    if label is None or (label[:1] == "F" and _FISCAL.fullmatch(label)):
        return NO_BOUNDS
    first, slash, last = label.partition("/")
    if not slash:
        return Bounds(*_simple_bounds(label))
    start = None if first == OPEN else _simple_bounds(first)[0]
    end = None if last == OPEN else _simple_bounds(last)[1]
    if (start is None and end is None) or (start and end and end < start):
        raise ValueError(f"not a period: {label!r}")
    return Bounds(start, end)


def is_label(label: str) -> bool:
    """Whether a string is a period label."""
    try:
        bounds_of(label)
    except ValueError:
        return False
    return True


def grain_of(label: str) -> Grain:
    """How fine a label is; SPAN for open and irregular intervals. Raises ValueError where it is no label."""
    fiscal = _FISCAL.fullmatch(label)
    if fiscal:
        part = fiscal["part"]
        return Grain.YEAR if not part else Grain.HALF if part[0] == "H" else Grain.QUARTER
    start, end = bounds_of(label)
    if start is None or end is None:
        return Grain.SPAN
    if "/" not in label:
        tail = label[5:]
        return {"": Grain.YEAR, "H": Grain.HALF, "Q": Grain.QUARTER}.get(
            tail[:1], Grain.MONTH if len(tail) == 2 else Grain.DAY
        )
    return _interval_grain(start, end)


def shift(label: str, years: int = 0, quarters: int = 0, months: int = 0) -> str | None:
    """The label moved by years, quarters and months; None where no calendar date is known to move or it leaves 1-9999.

    Whole months stay whole months; a day keeps its number where the month has it. Raises ValueError where `label` is
    no label.
    """
    fiscal = _FISCAL.fullmatch(label)
    if fiscal:
        return _shift_fiscal(int(fiscal["year"]), fiscal["part"], years, quarters, months)
    start, end = bounds_of(label)
    by = years * 12 + quarters * 3 + months
    try:
        if start is None or end is None:
            return _shift_open(label, start, end, by)
        if start.day == 1 and end == month_end(end.year, end.month) and start != end:
            last = add_months(end.replace(day=1), by)
            return label_of(add_months(start, by), month_end(last.year, last.month))
        return label_of(add_months(start, by), add_months(end, by))
    except (ValueError, OverflowError):
        return None


def contains(outer: str, inner: str) -> bool:
    """Whether every day of `inner` lies in `outer`; a fiscal year of unknown bounds holds only itself and its parts."""
    if _FISCAL.fullmatch(outer) or _FISCAL.fullmatch(inner):
        return outer == inner or (inner.startswith(f"{outer}-") and bool(_FISCAL.fullmatch(outer)))
    (first, last), (start, end) = bounds_of(outer), bounds_of(inner)
    return (first is None or (start is not None and first <= start)) and (
        last is None or (end is not None and end <= last)
    )


def overlap(one: str, other: str) -> bool:
    """Whether the two share a day. Fiscal years of unknown bounds overlap only themselves and their parts."""
    if _FISCAL.fullmatch(one) or _FISCAL.fullmatch(other):
        return contains(one, other) or contains(other, one)
    (first, last), (start, end) = bounds_of(one), bounds_of(other)
    return (first is None or end is None or first <= end) and (start is None or last is None or start <= last)


def _year(day: date) -> str:
    return f"{day.year:04d}"


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"


@lru_cache(maxsize=4096)
def _simple_bounds(label: str) -> tuple[date, date]:
    found = _SIMPLE.fullmatch(label)
    if not found:
        raise ValueError(f"not a period: {label!r}")
    year = int(found["year"])
    if found["half"]:
        last = int(found["half"]) * 6
        return month_bounds(year, last - 5, last)
    if found["quarter"]:
        last = int(found["quarter"]) * 3
        return month_bounds(year, last - 2, last)
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["month"]:
        return month_bounds(year, int(found["month"]), int(found["month"]))
    return month_bounds(year, 1, 12)


def _shift_open(label: str, start: date | None, end: date | None, by: int) -> str:
    day_grain = label.count("-") == 2
    grain = Grain.DAY if day_grain else Grain.YEAR if "-" not in label and by % 12 == 0 else Grain.MONTH
    if start:
        return open_label(add_months(start, by), None, grain)
    assert end is not None
    if day_grain:
        return open_label(None, add_months(end, by), grain)
    last = add_months(end.replace(day=1), by)
    return open_label(None, month_end(last.year, last.month), grain)


def _shift_fiscal(year: int, part: str | None, years: int, quarters: int, months: int) -> str | None:
    per_year = 1 if part is None else 2 if part[0] == "H" else 4
    moved, rest = divmod((quarters * 3 + months) * per_year, 12)
    if rest:
        return None
    position = (year + years) * per_year + (int(part[1]) - 1 if part else 0) + moved
    year, index = divmod(position, per_year)
    if not 1 <= year <= MAXYEAR:
        return None
    return f"FY{year:04d}" + (f"-{part[0]}{index + 1}" if part else "")


def _interval_grain(start: date, end: date) -> Grain:
    years = end.year - start.year + 1
    if start.month == 1 and end.month == 12 and start.day == 1 and end.day == 31:
        return Grain.DECADE if years == 10 and start.year % 10 == 0 else Grain.SPAN
    if start.day == 1 and start.month % 3 == 0 and end == add_months(start, 3) - _DAY:
        return Grain.SEASON
    return Grain.WEEK if (end - start).days == 6 else Grain.SPAN
