"""Geometry of a chart of readings: a dot for each value on one common scale, a whisker for its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from explorer.model import Claim
from explorer.views.marks import AHEAD

_LOGARITHMIC = 500
"""The largest reading is so many times the smallest: on an even scale all but the largest would lie at its start."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of the chart, in columns from 0 to width - 1."""

    claim: Claim
    dot: int
    low: int
    high: int
    open_low: bool
    """The interval has no lower end."""
    open_high: bool
    hollow: bool
    """Not happened: a target, plan or forecast."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Readings on a common scale from `start` to `stop`."""

    readings: tuple[Reading, ...]
    start: float
    stop: float
    logarithmic: bool = False
    """Equal distances are equal ratios: the readings lie too far apart to be told apart otherwise."""


def chart(claims: Sequence[Claim], width: int) -> Chart:
    """The chart of claims that have a value, in their order, on `width` columns."""
    valued = [claim for claim in claims if claim.value is not None]
    if not valued or width < 2:
        return Chart((), 0.0, 0.0)
    ends = [number for claim in valued for number in _ends(claim)]
    logarithmic = min(ends) > 0 and max(ends) / min(ends) >= _LOGARITHMIC
    start, stop = (min(ends), max(ends)) if logarithmic else _scale(min(ends), max(ends))

    def column(number: float) -> int:
        share = (
            log(max(number, start) / start) / log(stop / start) if logarithmic else (number - start) / (stop - start)
        )
        return max(0, min(width - 1, round(share * (width - 1))))

    readings = []
    for claim in valued:
        low, high = _ends(claim)
        open_low = claim.low is None and claim.qualifier in ("under", "at most")
        open_high = claim.high is None and claim.qualifier in ("over", "at least")
        middle = _middle(claim)
        readings.append(
            Reading(
                claim,
                column(middle),
                0 if open_low else column(low),
                width - 1 if open_high else column(high),
                open_low,
                open_high,
                claim.modality in AHEAD,
            )
        )
    return Chart(tuple(readings), start, stop, logarithmic)


def _middle(claim: Claim) -> float:
    value = claim.value or 0.0
    return value if claim.value_max is None else (value + claim.value_max) / 2


def _ends(claim: Claim) -> tuple[float, float]:
    value = claim.value or 0.0
    top = value if claim.value_max is None else claim.value_max
    low = value if claim.low is None else claim.low
    high = top if claim.high is None else claim.high
    return min(low, value), max(high, top)


def _scale(low: float, high: float) -> tuple[float, float]:
    """Ends of the scale: from zero unless all values lie close together, with a little air."""
    if low == high:
        room = abs(low) * 0.1 or 1.0
        return low - room, high + room
    if low >= 0 and low < high * 0.6:
        return 0.0, high * 1.02
    if high <= 0 and high > low * 0.6:
        return low * 1.02, 0.0
    room = (high - low) * 0.06
    return low - room, high + room
