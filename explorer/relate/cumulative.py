"""Counts that only grow: up to a later day there are never fewer than there were up to an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from explorer.model import Qualifier, Relation, RelationType
from explorer.relate.assembly import make_relation
from explorer.relate.context import Context
from explorer.relate.intervals import ratio_gap
from explorer.relate.pair import modality_class
from explorer.relate.reading import Reading
from explorer.relate.verdict import Verdict
from explorer.relate.wording import figure, heading, middle, percent
from explorer.relate.words import fold, stem

_CUMULATIVE = stem("cumulative")
_NO_SUMS = frozenset(map(stem, ("average", "mean", "median", "monthly", "daily", "weekly", "record", "peak")))
"""Words of figures that do not add up over a period."""
_OF_PERIODS = frozenset(map(stem, ("cumulative", "first", "second", "third", "fourth", "half", "final")))
"""Narrowing words that the period tells already."""
_SURE = 0.6


def check_cumulative(readings: Sequence[Reading], context: Context) -> Iterator[Relation]:
    """A failure for every count from one day on that is lower up to a later day than up to an earlier one.

    `readings` share subject and metric.
    """
    series: dict[tuple[object, ...], list[Reading]] = {}
    for reading in readings:
        if _counted_up(reading, context):
            narrowed = reading.content & context.lexicon.restricting - _OF_PERIODS
            frame = (
                reading.subject_words, reading.scope_words, reading.place_words, reading.scale.dimension, reading.start,
                narrowed, _originator(reading) if not reading.end else "",
            )  # fmt: skip
            series.setdefault(frame, []).append(reading)
    for counted in series.values():
        counted.sort(key=lambda reading: (_until(reading), reading.claim.id))
        for earlier, later in pairwise(counted):
            if _until(earlier) < _until(later) and _falls(earlier, later):
                yield _fallen(earlier, later)


def _counted_up(reading: Reading, context: Context) -> bool:
    """Whether a figure counts things up to a day: since a named day, or in so many words."""
    metric = context.metric(reading.claim.metric)
    plain = reading.scale.dimension.startswith("count:") and "/" not in reading.scale.dimension
    flow = metric is not None and metric.kind == "flow" and plain and not reading.content & _NO_SUMS
    sure = reading.claim.confidence >= _SURE and "period" not in reading.claim.inferred and bool(reading.subject)
    if not flow or not sure or reading.growth or modality_class(reading) != "settled" or len(_until(reading)) != 10:
        return False
    return _CUMULATIVE in reading.sketch.words or bool(reading.start)


def _until(reading: Reading) -> str:
    """The day up to which a figure counts: its period's end, or when it was said where the period is open."""
    return reading.end or reading.published


def _originator(reading: Reading) -> str:
    """Who counts up to the day of saying it: others count otherwise."""
    return fold(reading.claim.attribution or reading.facts.publisher or str(reading.claim.document_id))


def _falls(earlier: Reading, later: Reading) -> bool:
    exact = earlier.claim.qualifier == Qualifier.EXACTLY == later.claim.qualifier
    if not exact or earlier.interval is None or later.interval is None:
        return False
    return earlier.interval.low > later.interval.high


def _fallen(earlier: Reading, later: Reading) -> Relation:
    gap = ratio_gap(middle(earlier) or 0.0, middle(later) or 0.0)
    days = [f"{figure(one.claim)} up to {_until(one)}" for one in (earlier, later)]
    since = f", both since {earlier.start}" if earlier.start else ""
    reason = f"{heading(later)}{days[0]} and {days[1]}{since}: what is counted up cannot fall ({percent(gap)} apart)"
    verdict = Verdict(RelationType.ARITHMETIC, "cumulative-falls", gap=gap)
    return make_relation(verdict, [earlier, later], reason, ["earlier", "later"])
