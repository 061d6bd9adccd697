"""Rates times counts in one sentence: 12 lorries at $90,000 apiece and the total that it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.model import Qualifier, Relation, RelationType
from explorer.relate.assembly import make_relation
from explorer.relate.intervals import Interval, printed_interval, ratio_gap
from explorer.relate.marks import TOTAL
from explorer.relate.reading import Reading
from explorer.relate.verdict import Verdict
from explorer.relate.wording import figure, heading, percent

MAX_RATES = 12
"""Rates of one group that are tried; more are a table's."""
_OFF = 0.02
_SURE = 0.5


def check_products(readings: Sequence[Reading]) -> Iterator[Relation]:
    """What each rate of a sentence gives with its count: confirmed, or refuted where the sentence speaks of a total."""
    rates = [reading for reading in readings if "/" in (reading.claim.unit or "") and _usable(reading)]
    for rate in rates[:MAX_RATES]:
        beside = [one for one in readings if one is not rate and _one_sentence(one, rate) and _usable(one)]
        above, _, below = (rate.claim.unit or "").partition("/")
        counts = [one for one in beside if _counts(one, below)]
        totals = [one for one in beside if one.claim.unit == above and one not in counts]
        if len(counts) == 1:
            yield from _products(rate, counts[0], totals)


def _products(rate: Reading, count: Reading, totals: Sequence[Reading]) -> Iterator[Relation]:
    one, two = printed_interval(rate.claim), printed_interval(count.claim)
    if one is None or two is None:
        return
    product = Interval(one.low * two.low, one.high * two.high)
    value = (rate.claim.value or 0.0) * (count.claim.value or 0.0)
    told = f"{heading(rate)}{figure(count.claim)} at {figure(rate.claim)}"
    for total in totals:
        said = printed_interval(total.claim)
        if said is None:
            continue
        gap = ratio_gap(value, total.claim.value or 0.0)
        members = [total, rate, count]
        roles = ["total", "rate", "count"]
        if product.overlaps(said) and gap <= 10 * _OFF:
            verdict = Verdict(RelationType.ARITHMETIC_OK, "rate-times-count")
            yield make_relation(verdict, members, f"{told} are {figure(total.claim)}", roles)
        elif len(totals) == 1 and gap > _OFF and all(map(_certain, members)) and TOTAL in total.sketch.words:
            verdict = Verdict(RelationType.ARITHMETIC, "rate-times-count-differs", gap=gap)
            reason = f"{told} are {value:,.10g}, not the total of {figure(total.claim)}: {percent(gap)} apart"
            yield make_relation(verdict, members, reason, roles)


def _usable(reading: Reading) -> bool:
    closed = reading.interval is not None and reading.interval.bounded and reading.interval.low > 0
    return closed and not reading.growth and reading.claim.restates is None


def _one_sentence(one: Reading, two: Reading) -> bool:
    return (one.claim.document_id, one.claim.sentence_start) == (two.claim.document_id, two.claim.sentence_start)


def _counts(reading: Reading, noun: str) -> bool:
    """Whether a figure counts what the rate is of ("$40 a share": shares; "apiece": anything)."""
    counted = reading.scale.dimension.startswith("count:")
    return reading.claim.unit == noun or (noun == "unit" and counted)


def _certain(reading: Reading) -> bool:
    return reading.claim.qualifier == Qualifier.EXACTLY and reading.claim.confidence >= _SURE
