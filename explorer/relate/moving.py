"""Two figures of one sentence, one of which replaces the other: "originally 62 weeks, now about 36"."""

from __future__ import annotations

from explorer.model import Modality, RelationType
from explorer.relate.intervals import Interval, ratio_gap
from explorer.relate.marks import FORMER, LATEST
from explorer.relate.reading import PeriodMatch, Reading, match_periods
from explorer.relate.verdict import Verdict
from explorer.relate.wording import middle, percent

_STILL = frozenset({Modality.DENIED, Modality.HYPOTHETICAL})
_LEAST, _CONFUSABLE = 0.05, 0.9


def moved_within(first: Reading, second: Reading) -> Verdict | None:
    """The revision that one sentence tells; None where its words do not say which figure was the former one."""
    if first.interval is None or second.interval is None or _STILL & {first.claim.modality, second.claim.modality}:
        return None
    if not _same_fields(first, second) or _allow_each_other(first.interval, second.interval):
        return None
    one, two = middle(first), middle(second)
    gap = ratio_gap(one, two) if one is not None and two is not None else 1.0
    swap = first.claim.start > second.claim.start
    earlier, later = (second, first) if swap else (first, second)
    if not _LEAST <= gap <= _CONFUSABLE or not _told(earlier, later):
        return None
    because = f"{percent(gap)} apart: the sentence itself replaces the earlier figure"
    return Verdict(
        RelationType.REVISION, "sentence-moves", because, gap=gap, roles=("earlier", "later"), swap=swap
    )  # fmt: skip


def _allow_each_other(one: Interval, two: Interval) -> bool:
    """Whether two closed intervals meet; "up to 62" and "36" meet always, and that says nothing."""
    return one.bounded and two.bounded and one.overlaps(two)


def _told(earlier: Reading, later: Reading) -> bool:
    """Whether the clauses say which figure came first, in the order in which the sentence tells them."""
    marks = [reading.sketch.words & {FORMER, LATEST} for reading in (earlier, later)]
    return (FORMER in marks[0] or LATEST in marks[1]) and LATEST not in marks[0] and FORMER not in marks[1]


def _same_fields(first: Reading, second: Reading) -> bool:
    one, two = first.claim, second.claim
    if not first.metric or not first.subject_words or first.growth or second.growth:
        return False
    fields = (
        (first.metric, first.subject_words, first.scope_words, first.place_words, one.unit, first.forward)
        == (second.metric, second.subject_words, second.scope_words, second.place_words, two.unit, second.forward)
    )  # fmt: skip
    periods = match_periods(first, second)
    if periods == PeriodMatch.ONE_SILENT:
        return fields and first.forward
    return fields and periods in (PeriodMatch.SAME, PeriodMatch.BOTH_SILENT)
