"""Money of two currencies, compared through the exchange rates that the documents themselves imply for that time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from explorer.model import Relation, RelationType
from explorer.relate.assembly import make_relation
from explorer.relate.intervals import Interval, ratio_gap
from explorer.relate.pair import modality_class
from explorer.relate.reading import Reading, days_apart
from explorer.relate.units import is_money
from explorer.relate.verdict import Verdict
from explorer.relate.wording import figure, heading, middle, percent

MAX_RATES = 24
MAX_FIGURES = 6
"""Figures of one currency, period and scope that are compared; more are repetitions."""
RATE_DAYS = 120
_FAR = 0.15
"""Below this gap the rate may be to blame; above it, hardly."""


class Rate(NamedTuple):
    """What one document implies: units of `original` per unit of `again`."""

    original: str
    again: str
    interval: Interval
    value: float
    said: str


def check_exchange(readings: Sequence[Reading]) -> Iterator[Relation]:
    """Relations between figures of one subject, metric and period that different documents give in two currencies.

    A document that says both already needs no rate. Nothing is said without a rate of the group's own documents.
    """
    money = [reading for reading in readings if is_money(reading.claim.unit) and reading.interval is not None]
    by_id = {reading.claim.id: reading for reading in money}
    rates = _rates(money, by_id)
    if not rates:
        return
    frames: dict[tuple[object, ...], dict[str, list[Reading]]] = {}
    for reading in money:
        if _plain(reading):
            units = frames.setdefault(_frame(reading), {})
            same = units.setdefault(reading.claim.unit or "", [])
            if len(same) < MAX_FIGURES:
                same.append(reading)
    pairs = sorted({(rate.original, rate.again) for rate in rates if rate.original < rate.again})
    for units in frames.values():
        for original, again in pairs:
            for one, two in _apart(units.get(original, ()), units.get(again, ())):
                relation = _compared(one, two, rates)
                if relation is not None:
                    yield relation


def _rates(money: Sequence[Reading], by_id: Mapping[int, Reading]) -> list[Rate]:
    found: list[Rate] = []
    for again in money:
        original = by_id.get(again.claim.restates or 0)
        if original is None or original.claim.unit == again.claim.unit or len(found) >= MAX_RATES:
            continue
        one, two = original.interval, again.interval
        values = middle(original), middle(again)
        if one is None or two is None or not values[0] or not values[1] or not (one.bounded and two.bounded):
            continue
        if one.low <= 0 or two.low <= 0:
            continue
        implied = Interval(one.low / two.high, one.high / two.low)
        there, here = original.claim.unit or "", again.claim.unit or ""
        inverse = Interval(1 / implied.high, 1 / implied.low)
        found.append(Rate(there, here, implied, values[0] / values[1], again.published))
        found.append(Rate(here, there, inverse, values[1] / values[0], again.published))
    return found


def _plain(reading: Reading) -> bool:
    fit = not reading.growth and modality_class(reading) == "settled" and reading.claim.value_max is None
    return fit and reading.interval is not None and reading.interval.bounded and bool(reading.claim.period)


def _frame(reading: Reading) -> tuple[object, ...]:
    return (reading.subject_words, reading.metric, reading.claim.period, reading.scope_words, reading.place_words)


def _apart(ones: Sequence[Reading], twos: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Figures of two currencies whose documents give no figure in the other one's."""
    texts = [{reading.claim.document_id for reading in side} for side in (ones, twos)]
    for one in ones:
        for two in twos:
            if one.claim.document_id not in texts[1] and two.claim.document_id not in texts[0]:
                yield one, two


def _compared(one: Reading, two: Reading, rates: Sequence[Rate]) -> Relation | None:
    units = (one.claim.unit, two.claim.unit)
    near = [rate for rate in rates if (rate.original, rate.again) == units and _of_that_time(rate, one, two)]
    values = middle(one), middle(two)
    if not near or values[0] is None or values[1] is None or one.interval is None or two.interval is None:
        return None
    rate = min(near, key=lambda rate: (rate.interval.width, rate.value))
    low, high = min(rate.interval.low for rate in near), max(rate.interval.high for rate in near)
    bounds = [side * factor for side in two.interval for factor in (low, high)]
    gap = ratio_gap(values[0], values[1] * rate.value)
    told = f"{heading(one)}{figure(one.claim)} and {figure(two.claim)}"
    at = f"at the {rate.value:.4g} {rate.original} per {rate.again} that the documents imply"
    if one.interval.overlaps(Interval(min(bounds), max(bounds))):
        verdict = Verdict(RelationType.AGREEMENT, "same-at-implied-rate")
        return make_relation(verdict, [one, two], f"{told}: the same {at}")
    if gap < _FAR:
        return None
    verdict = Verdict(
        RelationType.UNDETERMINED, "apart-at-implied-rate", gap=gap,
        hint=f"they agree at {values[0] / values[1]:.4g} {rate.original} per {rate.again}" if values[1] else None,
    )  # fmt: skip
    return make_relation(verdict, [one, two], f"{told}: {percent(gap)} apart {at}")


def _of_that_time(rate: Rate, *readings: Reading) -> bool:
    """Whether no date says that the rate is of another time."""
    apart = [days_apart(rate.said, reading.published) for reading in readings]
    return all(days is None or days <= RATE_DAYS for days in apart)
