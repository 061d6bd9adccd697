"""Bounds that no figure of a kind may cross: a part above its whole, a share above 100 %, an outlier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from explorer.model import Relation, RelationType
from explorer.relate.assembly import make_relation
from explorer.relate.context import Context
from explorer.relate.intervals import ratio_gap
from explorer.relate.keys import is_name
from explorer.relate.pair import modality_class
from explorer.relate.reading import Reading
from explorer.relate.verdict import Verdict
from explorer.relate.wording import figure, heading, middle
from explorer.relate.words import stem

_SHARES = frozenset(map(stem, ("share", "turnout", "proportion")))
_ENOUGH = 5
"""Figures that a median needs before one of them can be told to be far off."""
_FAR = 100
_SMALL = 10
"""Smaller figures are more often a word ("one of") than a slip."""
MAX_OUTLIERS = 3


def check_ceilings(readings: Sequence[Reading], context: Context) -> Iterator[Relation]:
    """Figures above those of a metric that they cannot exceed for the same subject and period (net above gross)."""
    frames: dict[tuple[object, ...], dict[str, Reading]] = {}
    for reading in readings:
        if _firm(reading) and reading.claim.metric:
            frames.setdefault(_frame(reading), {}).setdefault(reading.claim.metric, reading)
    for metrics in frames.values():
        for name, part in metrics.items():
            known = context.metric(name)
            whole = metrics.get(known.at_most) if known is not None and known.at_most else None
            if whole is None or part.interval is None or whole.interval is None:
                continue
            if part.interval.low > whole.interval.high:
                yield _above(part, whole)


def _firm(reading: Reading) -> bool:
    fit = reading.interval is not None and not reading.growth and modality_class(reading) == "settled"
    return fit and bool(reading.subject) and reading.known_period and reading.claim.confidence >= 0.6


def _frame(reading: Reading) -> tuple[object, ...]:
    return (
        reading.subject_words, reading.scope_words, reading.place_words, reading.claim.period, reading.claim.unit,
        reading.claim.document_id,
    )  # fmt: skip


def _above(part: Reading, whole: Reading) -> Relation:
    gap = ratio_gap(middle(part) or 0.0, middle(whole) or 0.0)
    named = f"{part.claim.metric} of {figure(part.claim)} is above {whole.claim.metric} of {figure(whole.claim)}"
    about = f"{part.claim.subject} ({part.claim.period}): " if part.claim.subject else ""
    verdict = Verdict(RelationType.ARITHMETIC, "above-its-whole", gap=gap)
    return make_relation(verdict, [part, whole], f"{about}{named}, which can hardly be", ["part", "whole"])


def check_plausible(readings: Sequence[Reading]) -> Iterator[Relation]:
    """Figures a hundred times off what all others say of one subject and metric, and shares above the whole.

    `readings` share subject and metric. Those of a common noun may be of any: the duration of "film".
    """
    kinds: dict[tuple[object, ...], list[Reading]] = {}
    for reading in readings:
        if reading.interval is not None and not reading.growth and not reading.scope_words and middle(reading):
            kinds.setdefault((reading.scale.dimension, reading.place_words), []).append(reading)
    for alike in kinds.values():
        yield from _outliers([reading for reading in alike if is_name(reading.claim.subject)])
        yield from _shares(alike)


def _outliers(readings: Sequence[Reading]) -> Iterator[Relation]:
    if len({reading.claim.document_id for reading in readings}) < _ENOUGH:
        return
    values = [abs(middle(reading) or 0.0) for reading in readings]
    usual = median(values)
    typical = min(zip(values, readings, strict=True), key=lambda pair: (abs(pair[0] - usual), pair[1].claim.id))[1]
    far = [
        one
        for value, one in zip(values, readings, strict=True)
        if value >= _SMALL and not usual / _FAR <= value <= usual * _FAR
    ]
    for odd in far[:MAX_OUTLIERS] if len(far) <= len(readings) // 10 + 1 else ():
        usual_one = figure(typical.claim)
        reason = f"{heading(odd)}{figure(odd.claim)} is more than {_FAR} times off the usual, such as {usual_one}"
        verdict = Verdict(RelationType.PLAUSIBILITY, "hundredfold-off", gap=0.5)
        yield make_relation(verdict, [odd, typical], reason, ["odd", "usual"])


def _shares(readings: Sequence[Reading]) -> Iterator[Relation]:
    if not set(readings[0].metric.split()) & _SHARES or readings[0].claim.unit != "%":
        return
    possible = [reading for reading in readings if (reading.claim.value or 0) <= 100]
    for reading in readings:
        if (reading.claim.value or 0) > 100 and possible:
            verdict = Verdict(RelationType.PLAUSIBILITY, "share-over-hundred", gap=0.5)
            reason = f"{heading(reading)}{figure(reading.claim)} is more than the whole"
            yield make_relation(verdict, [reading, possible[0]], reason, ["odd", "usual"])
