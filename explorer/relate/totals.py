"""Parts against a whole in one document: sums that add up, parts above their whole, shares of one whole above 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.model import Relation, RelationType
from explorer.relate.assembly import make_relation
from explorer.relate.context import Context
from explorer.relate.intervals import Interval, ratio_gap
from explorer.relate.pair import modality_class
from explorer.relate.reading import Reading
from explorer.relate.verdict import Verdict
from explorer.relate.wording import figure, heading, listed, middle
from explorer.relate.words import stem

MAX_PARTS = 12
_SHARE = stem("share")
_CLOSE = 0.005
"""Sums this near to the whole are taken for it, if the intervals meet as well."""
_SURE = 0.8


def check_totals(readings: Sequence[Reading], context: Context) -> Iterator[Relation]:
    """Sums of parts and parts above their whole, among claims of one subject and metric."""
    frames: dict[tuple[object, ...], list[Reading]] = {}
    for reading in readings:
        if _additive(reading, context):
            claim = reading.claim
            key = (claim.document_id, claim.period, claim.unit, modality_class(reading), reading.subject_words)
            frames.setdefault(key, []).append(reading)
    for alike in frames.values():
        wholes = [reading for reading in alike if not reading.scope_words and not reading.place_words]
        parts = _parts(alike)
        for whole in wholes[:MAX_PARTS] if parts else ():
            yield from _against(whole, parts)


def _additive(reading: Reading, context: Context) -> bool:
    metric = context.metric(reading.claim.metric)
    closed = reading.interval is not None and reading.interval.bounded and reading.interval.low > 0
    return closed and metric is not None and metric.kind == "flow" and not reading.growth and reading.known_period


def _parts(readings: Sequence[Reading]) -> list[Reading]:
    """One figure for each scope and place; none at all where one of them has two figures."""
    parts: dict[tuple[object, ...], Reading] = {}
    for reading in readings:
        name = (reading.scope_words, reading.place_words)
        if not any(name):
            continue
        known = parts.setdefault(name, reading)
        if known.interval != reading.interval:
            return []
    return list(parts.values()) if len(parts) <= MAX_PARTS else []


def _against(whole: Reading, parts: Sequence[Reading]) -> Iterator[Relation]:
    intervals = [part.interval for part in parts if part.interval is not None]
    total = Interval(sum(one.low for one in intervals), sum(one.high for one in intervals))
    value, added = middle(whole) or 0.0, sum(middle(part) or 0.0 for part in parts)
    said = listed([figure(part.claim) for part in parts])
    meets = whole.interval is not None and whole.interval.overlaps(total) and ratio_gap(added, value) <= _CLOSE
    if meets and len(parts) > 1 and _digits(whole) >= 2:
        verdict = Verdict(RelationType.ARITHMETIC_OK, "parts-add-up")
        reason = f"{heading(whole)}{said} add up to {figure(whole.claim)}"
        yield make_relation(verdict, [whole, *parts], reason, ["whole", *["part"] * len(parts)])
    for part in parts:
        if _above(part, whole):
            gap = ratio_gap(middle(part) or 0.0, value)
            verdict = Verdict(RelationType.ARITHMETIC, "part-above-whole", gap=gap)
            name = part.claim.scope or part.claim.place
            reason = f"{heading(whole)}{figure(part.claim)} for {name} is more than the whole of {figure(whole.claim)}"
            yield make_relation(verdict, [whole, part], reason, ["whole", "part"])


def _above(part: Reading, whole: Reading) -> bool:
    """Whether one sentence gives a counted part that exceeds its whole, and both were read for certain."""
    one, two = part.interval, whole.interval
    if one is None or two is None or one.low <= two.high or part.claim.sentence_start != whole.claim.sentence_start:
        return False
    counted = part.scale.dimension.startswith("count:") and bool(part.scope_words)
    certain = all(
        reading.claim.confidence >= _SURE and reading.claim.qualifier == "exactly" for reading in (part, whole)
    )
    return counted and certain and modality_class(part) == "settled"


def check_shares(readings: Sequence[Reading], context: Context) -> Iterator[Relation]:
    """Shares of one whole that one sentence gives to different holders: together 100 %, or impossibly more."""
    frames: dict[tuple[object, ...], dict[str, Reading]] = {}
    for reading in readings:
        if _share(reading, context):
            claim = reading.claim
            key = (
                claim.document_id, claim.sentence_start, claim.period, claim.metric, modality_class(reading),
                reading.scope_words, reading.place_words,
            )  # fmt: skip
            frames.setdefault(key, {}).setdefault(reading.subject, reading)
    for holders in frames.values():
        shares = list(holders.values())
        if 1 < len(shares) <= MAX_PARTS:
            yield from _together(shares)


def _share(reading: Reading, context: Context) -> bool:
    """A holder's share ("market share"): a bare "share" may be of any group, and two of them have no common whole."""
    words = reading.metric.split()
    named = _SHARE in words and len(words) > 1 and context.metric(reading.claim.metric) is not None
    closed = reading.interval is not None and reading.interval.bounded and reading.interval.low >= 0
    sure = reading.claim.confidence >= _SURE and "subject" not in reading.claim.inferred
    return named and closed and sure and reading.claim.unit == "%" and not reading.growth and bool(reading.subject)


def _together(shares: Sequence[Reading]) -> Iterator[Relation]:
    low = sum(share.interval.low for share in shares if share.interval is not None)
    high = sum(share.interval.high for share in shares if share.interval is not None)
    added = sum(middle(share) or 0.0 for share in shares)
    said = listed([f"{share.claim.subject} {figure(share.claim)}" for share in shares])
    if low > 100 + len(shares) * 0.5:
        verdict = Verdict(RelationType.ARITHMETIC, "shares-above-whole", gap=min(1.0, added / 100 - 1))
        yield make_relation(verdict, shares, f"{said} are {added:.4g} % together, more than the whole")
    elif low <= 100 <= high and abs(added - 100) <= 0.5:
        verdict = Verdict(RelationType.ARITHMETIC_OK, "shares-fill-whole")
        yield make_relation(verdict, shares, f"{said} are the whole together")


def _digits(reading: Reading) -> int:
    return len("".join(char for char in reading.claim.printed if char.isdigit()).strip("0"))
