"""Figures that their own sentence says again in another unit: the conversion, and the exchange rates it implies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.model import Qualifier, Relation, RelationType
from explorer.relate.assembly import make_relation
from explorer.relate.intervals import base_interval, ratio_gap
from explorer.relate.reading import Reading, days_apart
from explorer.relate.units import is_money
from explorer.relate.verdict import Verdict
from explorer.relate.wording import figure, heading, middle, percent

MAX_RATES = 200
RATE_DAYS = 120
"""Exchange rates implied within so many days are compared; beyond, a currency may have moved."""
_TOLERANCE = 0.12
_APART, _ABOUT_APART = 0.1, 0.15
"""From these gaps on two units do not give one measure, exact or "about"."""


def check_restatements(readings: Sequence[Reading]) -> Iterator[Relation]:
    """A relation for every restated figure of a group: confirmed, or refuted where it cannot be the same amount."""
    by_id = {reading.claim.id: reading for reading in readings}
    pairs = [
        (by_id[reading.claim.restates], reading)
        for reading in readings
        if reading.claim.restates is not None and reading.claim.restates in by_id
    ]
    money = [pair for pair in pairs if all(is_money(side.claim.unit) for side in pair)][:MAX_RATES]
    for original, again in pairs:
        relation = (
            _money(original, again, money)
            if is_money(original.claim.unit) and is_money(again.claim.unit)
            else _measure(original, again)
        )
        if relation is not None:
            yield relation


def _money(original: Reading, again: Reading, pairs: Sequence[tuple[Reading, Reading]]) -> Relation | None:
    if original.claim.unit == again.claim.unit or not original.claim.value or not again.claim.value:
        return None
    rate = original.claim.value / again.claim.value
    told = f"{heading(original)}{figure(original.claim)} is given as {figure(again.claim)}: {rate:.3g} "
    told += f"{original.claim.unit} per {again.claim.unit}"
    peers = [other for other in _peers(original, again, pairs) if other]
    odd = [other for other in peers if ratio_gap(rate, other) > _TOLERANCE]
    if peers and len(odd) == len(peers) and len(odd) > 1:
        reason = f"{told}, while other figures of that time imply {odd[0]:.3g}"
        verdict = Verdict(RelationType.ARITHMETIC, "exchange-rate-differs", gap=ratio_gap(rate, odd[0]))
    else:
        ending = f", like {len(peers) - len(odd)} other" if len(peers) > len(odd) else ""
        reason = told + (f"{ending} figure{'s' if len(peers) - len(odd) > 1 else ''} of that time" if ending else "")
        verdict = Verdict(RelationType.ARITHMETIC_OK, "restated-in-currency")
    return make_relation(verdict, [original, again], reason, ["", "restatement"])


def _peers(original: Reading, again: Reading, pairs: Sequence[tuple[Reading, Reading]]) -> Iterator[float]:
    units = (original.claim.unit, again.claim.unit)
    for one, two in pairs:
        if one is original or (one.claim.unit, two.claim.unit) != units:
            continue
        apart = days_apart(one.published, original.published)
        if (apart is None or apart <= RATE_DAYS) and one.claim.value and two.claim.value:
            yield one.claim.value / two.claim.value


def _measure(original: Reading, again: Reading) -> Relation | None:
    if original.scale.dimension != again.scale.dimension or original.scale == again.scale:
        return None
    one, two = base_interval(original.claim, converted=True), base_interval(again.claim, converted=True)
    values = middle(original), middle(again)
    if one is None or two is None or values[0] is None or values[1] is None:
        return None
    gap = ratio_gap(values[0], values[1])
    said = f"{heading(original)}{figure(original.claim)} is given as {figure(again.claim)}"
    if one.overlaps(two) or gap <= 0.02:
        verdict = Verdict(RelationType.ARITHMETIC_OK, "restated-in-unit")
        return make_relation(verdict, [original, again], f"{said}: the same amount", ["", "restatement"])
    if gap < (_ABOUT_APART if Qualifier.ABOUT in (original.claim.qualifier, again.claim.qualifier) else _APART):
        return None
    verdict = Verdict(RelationType.ARITHMETIC, "conversion-differs", gap=gap)
    return make_relation(verdict, [original, again], f"{said}: {percent(gap)} apart", ["", "restatement"])
