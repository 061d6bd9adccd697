"""What a printed number may be: the interval that its form and its qualifier allow."""

from __future__ import annotations

import math

from explorer.model import Qualifier

_ABOUT = 0.05


def half_step(value: float, step: float, *, decimals: bool, continuous: bool) -> float:
    """Half a unit of the last place that the printed form vouches for.

    `step` is the size of the last printed place, scale word applied (0 for small number words). A whole number that
    ends in zeros is known to half a unit of its last non-zero digit, at most of the second significant one; any other
    whole number is itself unless it is `continuous` (percent), where the last printed place counts.
    """
    if not step or not math.isfinite(value):
        return 0.0
    if decimals or continuous:
        return step / 2
    size = abs(value)
    if size < 10:
        return 0.0
    last = step
    while last * 10 <= size and (size / (last * 10)).is_integer():
        last *= 10
    if last <= 1:
        return 0.0
    return min(last, 10.0 ** (math.floor(math.log10(size)) - 1)) / 2


def interval(
    low_value: float, high_value: float, low_half: float, high_half: float, qualifier: Qualifier
) -> tuple[float | None, float | None]:
    """`low` and `high` of a number or range; None for an open end."""
    if qualifier in (Qualifier.OVER, Qualifier.AT_LEAST):
        return low_value, None
    if qualifier in (Qualifier.UNDER, Qualifier.AT_MOST):
        return None, high_value
    low, high = low_value - low_half, high_value + high_half
    if qualifier is Qualifier.ABOUT:
        low, high = min(low, low_value - abs(low_value) * _ABOUT), max(high, high_value + abs(high_value) * _ABOUT)
    return clean(low), clean(high)


def clean(value: float) -> float:
    """`value` without the dust of binary arithmetic (20.6 billion is 20600000000, not 20600000000.000004)."""
    return float(f"{value:.15g}") if math.isfinite(value) else value
