"""Figures whose intervals overlap: agreement, rounding, or one figure told of two scopes."""

from __future__ import annotations

from explorer.model import Claim, Qualifier, RelationType
from explorer.relate.intervals import Interval, ratio_gap
from explorer.relate.pair import Pair, narrowing
from explorer.relate.reading import PeriodMatch
from explorer.relate.verdict import Verdict
from explorer.relate.wording import middle, spoken_period

_LOOSE, _LOOSER = 0.25, 0.1
"""How far a value may lie from an open bound, and two open bounds from each other, and still be called the same."""


def agreeing(pair: Pair, one: Interval, two: Interval) -> Verdict | None:
    """What two figures are whose intervals share a value; None where that may be chance."""
    if pair.periods == PeriodMatch.DISJOINT or not pair.one_status:
        return None
    if pair.periods == PeriodMatch.PARTIAL and not _one_aim(pair):
        return None
    if _too_loose(pair, one, two):
        return _beyond_bound(pair)
    equal = _equal(pair)
    if pair.first.scope_words and pair.second.scope_words and not pair.first.scope_words & pair.second.scope_words:
        return _two_scopes(pair) if equal and not pair.evidence.twins else None
    if not _no_chance(pair, equal):
        return None
    if equal and pair.first.claim.qualifier == pair.second.claim.qualifier:
        return Verdict(RelationType.AGREEMENT, "same-value", _silence(pair))
    if pair.first.scale != pair.second.scale and pair.gap <= 0.02:
        return Verdict(RelationType.AGREEMENT, "same-after-conversion", "the same after conversion")
    return Verdict(RelationType.ROUNDING, "intervals-overlap", _how_rounded(pair))


def telling(pair: Pair) -> bool:
    """Whether both print one figure of three digits or more for one subject and time: hardly by chance."""
    if not _equal(pair) or pair.first.claim.unit != pair.second.claim.unit or not pair.same_subject:
        return False
    if pair.periods not in (PeriodMatch.SAME, PeriodMatch.ONE_SILENT, PeriodMatch.BOTH_SILENT) or not pair.one_status:
        return False
    enough = telling_digits(pair.first.claim) and telling_digits(pair.second.claim)
    return enough and pair.evidence.similarity >= 0.5 and not narrowing(pair)


def telling_digits(claim: Claim) -> bool:
    """Whether a figure tells so many digits that two texts hardly share it by chance."""
    return _digits(claim.printed) >= 3


def _equal(pair: Pair) -> bool:
    one, two = middle(pair.first), middle(pair.second)
    same = one is not None and two is not None and ratio_gap(one, two) <= 1e-9 and pair.gap <= 1e-9
    return same and pair.first.claim.value_max == pair.second.claim.value_max


def _no_chance(pair: Pair, equal: bool) -> bool:
    """Whether the two speak of one thing: by their words, or by a telling figure of one subject and metric."""
    evidence = pair.evidence
    digits = _digits(pair.first.claim.printed)
    if equal and pair.firm and digits >= 3:
        return True
    if digits >= 2 and _one_aim(pair):
        return True
    if equal and pair.same_subject and pair.metrics == 1 and pair.periods == PeriodMatch.SAME and digits >= 2:
        return not all(pair.evidence.names)
    if all(evidence.names) or all(evidence.restricting) or evidence.similarity < 0.25:
        return False
    return pair.periods == PeriodMatch.SAME or evidence.similarity >= 0.4


def _one_aim(pair: Pair) -> bool:
    """Whether both are one aim for times that overlap: the day an aim was set is often read as its time."""
    aims = pair.first.forward and pair.second.forward and pair.first.claim.modality == pair.second.claim.modality
    overlapping = (PeriodMatch.SAME, PeriodMatch.CONTAINS, PeriodMatch.PARTIAL)
    return aims and pair.firm and _equal(pair) and pair.periods in overlapping and not pair.first.growth


def one_figure(pair: Pair) -> Verdict | None:
    """One telling figure of one subject and period, told of a part here and without a part there; None where it is not.

    The metrics are one, or one says less (margin, gross margin).
    """
    if not _equal(pair) or pair.first.claim.unit != pair.second.claim.unit or pair.first.growth or pair.same_document:
        return None
    if not pair.same_subject or not pair.first.claim.period or pair.first.claim.period != pair.second.claim.period:
        return None
    if pair.metrics < 0.9 or not pair.one_status:
        return None
    if _digits(pair.first.claim.printed) < 3 or pair.first.scope_words == pair.second.scope_words:
        return None
    return _two_scopes(pair)


def _digits(printed: str) -> int:
    """The number of digits that a printed figure tells."""
    digits = "".join(char for char in printed if char.isdigit())
    return len(digits.strip("0"))


def _two_scopes(pair: Pair) -> Verdict | None:
    told = narrowing(pair)
    if not told or not pair.same_subject or pair.metrics < 0.5:
        return None
    return Verdict(RelationType.SCOPE, "one-figure-two-scopes", f"the same figure, while {told}")


def _too_loose(pair: Pair, one: Interval, two: Interval) -> bool:
    """Open bounds overlap with nearly anything: only bounds of the value's own size say something."""
    if one.bounded and two.bounded:
        return False
    return pair.gap > (_LOOSE if one.bounded or two.bounded else _LOOSER)


def _beyond_bound(pair: Pair) -> Verdict | None:
    """ "Over 100" is true of 180, and still the two writers hardly mean one figure."""
    claims = (pair.first.claim, pair.second.claim)
    open_ended = [claim.qualifier in (Qualifier.OVER, Qualifier.UNDER) for claim in claims]
    if sum(open_ended) != 1 or not pair.firm or pair.periods != PeriodMatch.SAME or pair.gap > 0.6:
        return None
    if narrowing(pair) or pair.first.growth or pair.same_document or not pair.first.known_period:
        return None
    because = "the bound allows the other figure, but is far from it"
    return pair.verdict(RelationType.UNDETERMINED, "far-from-bound", because)


def _silence(pair: Pair) -> str:
    if pair.periods == PeriodMatch.ONE_SILENT:
        period = pair.first.claim.period or pair.second.claim.period or ""
        return f"only one says for which period ({spoken_period(period)})"
    return "the same figure"


def _how_rounded(pair: Pair) -> str:
    plain = all(reading.claim.qualifier == Qualifier.EXACTLY for reading in (pair.first, pair.second))
    return "the same at the coarser precision" if plain else "each lies within what the other allows"
