"""Arithmetic between claims of one subject and metric: growth against levels, sums over periods, rates.

Everything is computed in intervals; what a rule confirms is `arithmetic-ok`, what it refutes `arithmetic`. A rule
speaks only where all its claims share subject, metric, scope, place and modality class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from explorer.calendar import Grain, grain_of, is_label, shift
from explorer.model import Modality, Relation, RelationType
from explorer.relate.assembly import make_relation
from explorer.relate.context import Context
from explorer.relate.intervals import Interval, ratio_gap
from explorer.relate.reading import Reading
from explorer.relate.verdict import Verdict
from explorer.relate.wording import figure, heading, listed, middle, percent

MAX_PER_KEY = 8
"""Readings of one field set and period that are tried with each other; more are repetitions."""
_STEPS = {"yoy": {"years": -1}, "qoq": {"quarters": -1}, "mom": {"months": -1}}
_GRAIN_STEPS = {
    Grain.YEAR: {"years": -1}, Grain.HALF: {"months": -6}, Grain.QUARTER: {"quarters": -1}, Grain.MONTH: {"months": -1},
}  # fmt: skip

Levels = Mapping[tuple[object, ...], Mapping[str, Sequence[Reading]]]


def check_arithmetic(readings: Sequence[Reading], context: Context) -> list[Relation]:
    """Every arithmetic relation among the claims of one group."""
    usable = [reading for reading in readings if _usable(reading)]
    levels = _levels(usable)
    return [
        *_growth(usable, levels),
        *_sums(levels, context),
        *_monthly(usable, levels),
    ]


def _usable(reading: Reading) -> bool:
    fit = reading.interval is not None and reading.claim.modality not in (Modality.DENIED, Modality.HYPOTHETICAL)
    return fit and bool(reading.metric)


def _frame(reading: Reading) -> tuple[object, ...]:
    """What all claims of a computation must share."""
    return (
        reading.metric, reading.subject_words, reading.scope_words, reading.place_words,
        "forward" if reading.forward else "settled",
    )  # fmt: skip


def _levels(readings: Iterable[Reading]) -> dict[tuple[object, ...], dict[str, list[Reading]]]:
    """Levels by frame and dimension, then by period."""
    found: dict[tuple[object, ...], dict[str, list[Reading]]] = {}
    for reading in readings:
        period = reading.claim.period
        if reading.growth or reading.scale.dimension == "%" or not period or not is_label(period):
            continue
        periods = found.setdefault((*_frame(reading), reading.scale.dimension), {})
        same = periods.setdefault(period, [])
        if len(same) < MAX_PER_KEY and all(_unlike(reading, other) for other in same):
            same.append(reading)
    return found


def _unlike(one: Reading, two: Reading) -> bool:
    return (one.interval, one.claim.document_id) != (two.interval, two.claim.document_id)


# --- growth against levels ---------------------------------------------------------------------------------------


def _growth(readings: Sequence[Reading], levels: Levels) -> Iterator[Relation]:
    seen = set()
    alike: dict[tuple[object, ...], list[tuple[object, ...]]] = {}
    for frame in levels:
        alike.setdefault(frame[:4], []).append(frame)
    for growth in readings:
        key = (_frame(growth), growth.claim.period, growth.claim.basis, growth.claim.value)
        if key in seen:
            continue
        seen.add(key)
        before = _period_before(growth)
        if before is None or growth.scale.dimension != "%":
            continue
        for frame in alike.get(_frame(growth)[:4], ()):
            yield from _growth_of(growth, frame, levels[frame], levels, before)


def _period_before(growth: Reading) -> str | None:
    period, basis = growth.claim.period, growth.claim.basis
    if not basis or not period or not is_label(period):
        return None
    step = _STEPS.get(basis) or (_GRAIN_STEPS.get(grain_of(period)) if "/" not in period else None)
    return shift(period, **step) if step else None


def _growth_of(
    growth: Reading, frame: tuple[object, ...], periods: Mapping[str, Sequence[Reading]], levels: Levels, before: str
) -> Iterator[Relation]:
    """The levels of the growth's period against those of the period before (an outcome also below a target)."""
    now = [
        one
        for one in periods.get(growth.claim.period or "", ())
        if one.forward == growth.forward or one.claim.document_id == growth.claim.document_id
    ]
    settled = levels.get((*frame[:4], "settled", frame[5]), {})
    for level in now:
        for base in settled.get(before, ()):
            relation = _growth_relation(level, base, growth)
            if relation is not None:
                yield relation


def _growth_relation(level: Reading, base: Reading, growth: Reading) -> Relation | None:
    one, two, said = level.interval, base.interval, growth.interval
    if one is None or two is None or said is None or two.low <= 0 or one.low < 0 or middle(base) is None:
        return None
    values = middle(level), middle(base), growth.claim.value
    if values[0] is None or values[1] is None or values[2] is None or not values[1]:
        return None
    one, two = (_closed(side, reading) for side, reading in ((one, level), (two, base)))
    implied = Interval((one.low / two.high - 1) * 100, (one.high / two.low - 1) * 100)
    computed = (values[0] / values[1] - 1) * 100
    texts = [figure(level.claim), figure(base.claim), figure(growth.claim)]
    told = f"{texts[0]} after {texts[1]} is {computed:+.1f} %"
    if implied.overlaps(_loosened(said)):
        verdict = Verdict(RelationType.ARITHMETIC_OK, "growth-fits-levels")
        reason = f"{heading(level)}{told}, as the stated {texts[2]} says"
    elif level.forward != growth.forward or _near(computed, values[2]) or not _trusted(level, base, growth):
        return None
    else:
        gap = min(1.0, abs(computed - values[2]) / 100)
        verdict = Verdict(RelationType.ARITHMETIC, "growth-against-levels", gap=gap)
        reason = f"{heading(level)}{told}, not the stated {texts[2]}"
    return make_relation(verdict, [level, base, growth], reason, ["level", "level before", "growth"])


def _near(computed: float, said: float) -> bool:
    """Whether two rates are too close for a failure to be told, or are a fall whose sign was not read."""
    return abs(abs(computed) - abs(said)) <= 0.5 or abs(computed - said) <= max(2.0, 0.15 * abs(said))


def _closed(interval: Interval, reading: Reading) -> Interval:
    """The interval, or the value itself where a bound is open: "over 400" confirms growth only as 400 would."""
    value = middle(reading)
    return interval if interval.bounded or value is None else Interval(value, value)


def _loosened(said: Interval) -> Interval:
    """A printed "197.7" allows ±0.05; whole per cents are rounded to half a point."""
    spare = 0.5 if said.width < 1e-9 else 0.0
    return Interval(said.low - spare, said.high + spare)


def _trusted(*readings: Reading) -> bool:
    """Whether a failure may be told: periods stand in the text, nothing is inferred or vague."""
    return (
        all(
            reading.known_period and reading.claim.confidence >= 0.6 and reading.claim.qualifier == "exactly"
            for reading in readings
        )
        and len({reading.claim.document_id for reading in readings}) == 1
    )


# --- sums over periods --------------------------------------------------------------------------------------------


def _sums(levels: Levels, context: Context) -> Iterator[Relation]:
    for frame, periods in levels.items():
        if frame[4] != "settled" or "/" in str(frame[5]):
            continue
        for whole, wholes in periods.items():
            for parts in _partitions(whole):
                if all(part in periods for part in parts):
                    yield from _sum_relations(wholes, [periods[part] for part in parts], context)


def _partitions(whole: str) -> list[list[str]]:
    """The ways in which a period is made of smaller ones."""
    if len(whole) == 4:
        return [
            [f"{whole}-H1", f"{whole}-H2"],
            [f"{whole}-Q{number}" for number in range(1, 5)],
            [f"{whole}-{number:02}" for number in range(1, 13)],
        ]
    if whole[5:6] == "H":
        first = 1 if whole[6] == "1" else 3
        return [[f"{whole[:4]}-Q{first}", f"{whole[:4]}-Q{first + 1}"]]
    if whole[5:6] == "Q":
        first = 3 * int(whole[6]) - 2
        return [[f"{whole[:4]}-{number:02}" for number in range(first, first + 3)]]
    if whole[4:] == f"-01/{whole[:4]}-09":
        return [[f"{whole[:4]}-Q{number}" for number in range(1, 4)], [f"{whole[:4]}-H1", f"{whole[:4]}-Q3"]]
    return []


def _sum_relations(
    wholes: Sequence[Reading], parts: Sequence[Sequence[Reading]], context: Context
) -> Iterator[Relation]:
    metric = context.metric(wholes[0].claim.metric)
    if metric is None or metric.kind != "flow":
        return
    chosen = [alternatives[0] for alternatives in parts]
    if any(len({one.interval for one in alternatives}) > 1 for alternatives in parts):
        return
    intervals = [one.interval for one in chosen if one.interval is not None]
    total = Interval(sum(one.low for one in intervals), sum(one.high for one in intervals))
    for whole in wholes:
        if whole.interval is None or not total.bounded:
            continue
        values = [middle(one) or 0.0 for one in chosen]
        gap = ratio_gap(sum(values), middle(whole) or 0.0)
        parts_said = listed([figure(one.claim) for one in chosen])
        if whole.interval.overlaps(total):
            verdict = Verdict(RelationType.ARITHMETIC_OK, "periods-add-up")
            reason = f"{heading(whole)}{parts_said} add up to {figure(whole.claim)}"
        elif gap > 0.01 and all(one.known_period for one in (whole, *chosen)):
            verdict = Verdict(RelationType.ARITHMETIC, "periods-do-not-add-up", gap=gap)
            reason = f"{heading(whole)}{parts_said} do not add up to {figure(whole.claim)}: {percent(gap)} apart"
        else:
            continue
        yield make_relation(verdict, [whole, *chosen], reason, ["whole", *["part"] * len(chosen)])


def _monthly(readings: Sequence[Reading], levels: Levels) -> Iterator[Relation]:
    """A monthly average times twelve against the year's figure: confirmed, or silent."""
    monthly = [one for one in readings if "month" in one.sketch.words or one.scale.dimension.endswith("/month")]
    for rate in islice(monthly, MAX_PER_KEY):
        value = middle(rate)
        if rate.growth or value is None or rate.scale.dimension == "%":
            continue
        for frame, periods in levels.items():
            if frame[:2] != _frame(rate)[:2] or frame[4] != _frame(rate)[4]:
                continue
            for period, wholes in periods.items():
                if len(period) == 4:
                    yield from (
                        _monthly_relation(rate, whole)
                        for whole in wholes
                        if whole is not rate and ratio_gap(value * 12, middle(whole) or 0.0) < 0.005
                    )


def _monthly_relation(rate: Reading, whole: Reading) -> Relation:
    reason = f"{heading(whole)}{figure(rate.claim)} a month are {figure(whole.claim)} in twelve months"
    verdict = Verdict(RelationType.ARITHMETIC_OK, "monthly-times-twelve")
    return make_relation(verdict, [whole, rate], reason, ["whole", "rate"])
