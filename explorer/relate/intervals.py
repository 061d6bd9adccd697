"""Intervals: what a printed figure allows, in the base unit of its dimension."""

from __future__ import annotations

import math
from typing import NamedTuple

from explorer.model import Claim, Qualifier
from explorer.relate.units import Scale, scale_of

_SLACK = 1e-9


class Interval(NamedTuple):
    """The values that a figure allows; an infinite bound is open."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How far the bounds are apart."""
        return self.high - self.low

    @property
    def bounded(self) -> bool:
        """Whether neither bound is open."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    def overlaps(self, other: Interval) -> bool:
        """Whether some value is in both, bounds included."""
        slack = _SLACK * max(1e-12, *(abs(bound) for bound in (*self, *other) if math.isfinite(bound)), 0.0)
        return self.low <= other.high + slack and other.low <= self.high + slack

    def within(self, other: Interval) -> bool:
        """Whether every value of this one is in the other."""
        slack = _SLACK * max(1e-12, *(abs(bound) for bound in (*self, *other) if math.isfinite(bound)), 0.0)
        return other.low - slack <= self.low and self.high <= other.high + slack

    def shifted(self, scale: Scale) -> Interval:
        """The interval in the scale's base unit."""
        return Interval(scale.convert(self.low), scale.convert(self.high))


def printed_interval(claim: Claim) -> Interval | None:
    """What the printed form and the qualifier allow, in the claim's own unit. None where there is no value."""
    if claim.value is None:
        return None
    low, high = claim.low, claim.high
    if low is None and high is None:
        if claim.qualifier == Qualifier.EXACTLY or claim.value_max is not None:
            return Interval(claim.value, claim.value_max if claim.value_max is not None else claim.value)
        if claim.qualifier == Qualifier.ABOUT:
            spread = abs(claim.value) * 0.05
            return Interval(claim.value - spread, claim.value + spread)
        over = claim.qualifier in (Qualifier.OVER, Qualifier.AT_LEAST)
        return Interval(claim.value, math.inf) if over else Interval(-math.inf, claim.value)
    return Interval(-math.inf if low is None else low, math.inf if high is None else high)


def base_interval(claim: Claim, *, converted: bool = False) -> Interval | None:
    """The claim's interval in its dimension's base unit.

    `converted` widens whole numbers by half a unit: "five miles" beside "8 kilometres" was rounded on the way.
    """
    interval = printed_interval(claim)
    if interval is None:
        return None
    if converted and interval.bounded and interval.width < 1.0 and interval.low == round(interval.low):
        interval = Interval(interval.low - 0.5, interval.high + 0.5)
    low, high = interval.shifted(scale_of(claim.unit))
    return Interval(min(low, high), max(low, high))


def ratio_gap(first: float, second: float) -> float:
    """The distance of two values as a share of the larger one; 0 where both are 0."""
    larger = max(abs(first), abs(second))
    return abs(first - second) / larger if larger else 0.0
