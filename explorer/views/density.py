"""The strip over time: how many claims stand in each of equal slices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.views.timeline import Count, Period

_STRAYS = 0.03
"""The share of claims at each end of time that the strip may draw together."""


@dataclass(frozen=True, slots=True)
class Density:
    """Counts of equal slices of time from the first year on."""

    slices: tuple[Count, ...] = ()
    first: int = 0
    last: int = 0
    months: int = 12
    """How many months a slice covers."""
    before: bool = False
    """Whether the first slice holds claims of earlier years as well."""
    after: bool = False
    """Whether the last slice holds claims of later years as well."""

    def slice_of(self, period: Period) -> int | None:
        """The slice that a period starts in, or None for an undated one."""
        month = _month_number(period[1] or period[2])
        if month is None or not self.slices:
            return None
        return min(len(self.slices) - 1, max(0, (month - self.first * 12) // self.months))


def density(periods: Iterable[tuple[Period, Count]], width: int) -> Density:
    """The strip over time in at most `width` slices: months where they fit, else quarters, years, groups of years."""
    dated: dict[int, Count] = {}
    for (_, start, end), count in periods:
        month = _month_number(start or end)
        if month is not None:
            dated[month] = dated.get(month, Count()).plus(count)
    if not dated or width < 1:
        return Density()
    earliest, latest = min(dated) // 12, max(dated) // 12
    first, last = _core(dated, earliest, latest)
    total = (last - first + 1) * 12
    size = next((step for step in (1, 3, 12) if total <= width * step), 0)
    size = size or 12 * -(-(last - first + 1) // width)
    slices = [Count()] * -(-total // size)
    for month, count in dated.items():
        place = max(0, min(len(slices) - 1, (month - first * 12) // size))
        slices[place] = slices[place].plus(count)
    return Density(tuple(slices), first, last, size, earliest < first, latest > last)


def _core(dated: Mapping[int, Count], earliest: int, latest: int) -> tuple[int, int]:
    """The years to show: all, unless a few strays at the ends would take most of the room."""
    total = sum(count.claims for count in dated.values())
    strays = total * _STRAYS
    seen, years = 0, []
    for month in sorted(dated):
        if strays < seen + dated[month].claims and seen <= total - strays:
            years.append(month // 12)
        seen += dated[month].claims
    first, last = years[0], years[-1]
    return (first, last) if (last - first + 1) * 2 <= latest - earliest + 1 else (earliest, latest)


def _month_number(day: str | None) -> int | None:
    if day is None or not day[:4].isdigit():
        return None
    return int(day[:4]) * 12 + (int(day[5:7]) - 1 if len(day) >= 7 and day[5:7].isdigit() else 0)
