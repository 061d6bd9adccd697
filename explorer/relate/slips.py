"""Digits that are the same while the decimal point is not, between metrics that share a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.model import Relation, RelationType
from explorer.relate.assembly import make_relation
from explorer.relate.pair import modality_class
from explorer.relate.reading import Reading
from explorer.relate.verdict import Verdict
from explorer.relate.wording import figure, middle, topic

_TIMES = (10, 100, 1000)
MAX_ALIKE = 8
"""Figures with the same digits in one document and period that are tried with each other."""


def check_slips(readings: Sequence[Reading]) -> Iterator[Relation]:
    """A warning for two figures of one document, subject and period that differ only in the place of the point.

    One metric's name holds the other's, so that they would hardly share all digits by chance.
    """
    alike: dict[tuple[object, ...], list[Reading]] = {}
    for reading in readings:
        digits = _digits(reading) if _firm(reading) else ""
        if len(digits) >= 2:
            claim = reading.claim
            key = (claim.document_id, reading.subject, claim.period, claim.unit, digits, reading.scope_words)
            alike.setdefault(key, []).append(reading)
    by_id = {reading.claim.id: reading for reading in readings}
    for same in alike.values():
        for at, first in enumerate(same[:MAX_ALIKE]):
            for second in same[at + 1 : MAX_ALIKE]:
                relation = _slip(first, second, by_id)
                if relation is not None:
                    yield relation


def _digits(reading: Reading) -> str:
    """The digits that a figure tells, without zeros at either end."""
    return "".join(char for char in reading.claim.printed if char.isdigit()).strip("0")


def _firm(reading: Reading) -> bool:
    claim = reading.claim
    fit = reading.interval is not None and not reading.growth and modality_class(reading) == "settled"
    money = reading.scale.dimension.startswith("money:")
    return fit and money and bool(reading.subject) and bool(claim.period) and claim.value_max is None


def _slip(first: Reading, second: Reading, by_id: dict[int, Reading]) -> Relation | None:
    one, two = set(first.metric.split()), set(second.metric.split())
    if not one or not two or not (one < two or two < one):
        return None
    low, high = sorted((first, second), key=lambda reading: abs(middle(reading) or 0.0))
    if not middle(low):
        return None
    ratio = (middle(high) or 0.0) / (middle(low) or 1.0)
    times = next((power for power in _TIMES if abs(ratio / power - 1) < 1e-6), 0)
    if not times:
        return None
    about = topic(high)
    sides = [f"{reading.claim.metric} of {figure(reading.claim)}" for reading in (high, low)]
    reason = f"{about}: {sides[0]} and {sides[1]} have the same digits, {times} times apart"
    verdict = Verdict(
        RelationType.PLAUSIBILITY, "same-digits", hint="one of them may have its decimal point displaced", gap=0.5
    )  # fmt: skip
    originals = [by_id[one.claim.restates] for one in (high, low) if one.claim.restates in by_id]
    roles = ["odd", "usual", *["restatement"] * len(originals)]
    return make_relation(verdict, [high, low, *originals], reason, roles)
