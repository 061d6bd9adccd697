"""Tolls of one happening: what each document counts in all, and how the counts of several documents follow each other.

A document that counts seven dead also counts two of them from one town: only the largest count of each document is its
toll, and the others are silent. A toll that a later document raises is a revision. Of two documents of one day nobody
can tell which is later, and a later lower toll may be a correction or a slip: both are left undetermined.
"""

from __future__ import annotations

from collections.abc import Sequence

from explorer.model import RULE_HAPPENING, RelationType
from explorer.relate.context import Context
from explorer.relate.intervals import ratio_gap
from explorer.relate.reading import Reading, days_apart
from explorer.relate.verdict import Verdict
from explorer.relate.wording import middle, percent

_CONFUSABLE = 0.4
"""Above this gap one of two counts is of a part: tolls of one happening are seldom so far apart."""


class Tolls:
    """The tolls among the readings of a group."""

    def __init__(self, readings: Sequence[Reading], context: Context) -> None:
        self._lexicon = context.lexicon
        counted = [reading for reading in readings if self._is_count(reading)]
        self._counted = frozenset(reading.claim.id for reading in counted)
        self._most: dict[tuple[int, str], Reading] = {}
        for reading in counted:
            known = self._most.get(_told_in(reading))
            if known is None or (middle(reading) or 0.0) > (middle(known) or 0.0):
                self._most[_told_in(reading)] = reading
        self._parts = frozenset(reading.claim.id for reading in counted if self._below(reading))

    def is_part(self, reading: Reading) -> bool:
        """Whether a reading counts less than its own document counts in all."""
        return reading.claim.id in self._parts

    def compares(self, first: Reading, second: Reading) -> bool:
        """Whether two readings are counts of happenings that differ: `compare` judges them, and nothing else."""
        if not {first.claim.id, second.claim.id} <= self._counted:
            return False
        one, two = first.interval, second.interval
        return one is not None and two is not None and not one.overlaps(two)

    def compare(self, first: Reading, second: Reading) -> Verdict | None:
        """What two differing counts are to each other; None where one of them may be a part, or counts other harm."""
        if self.is_part(first) or self.is_part(second) or first.claim.document_id == second.claim.document_id:
            return None
        if first.metric != second.metric or first.subject_words != second.subject_words:
            return None
        if self._is_narrowed(first) or self._is_narrowed(second):
            return None
        one, two = middle(first), middle(second)
        if not one or not two:
            return None
        gap = ratio_gap(one, two)
        apart = days_apart(first.published, second.published)
        if gap > _CONFUSABLE or apart is None:
            return None
        swap = first.published > second.published
        earlier, later = (two, one) if swap else (one, two)
        told = f"{percent(gap)} apart: "
        if apart == 0:
            because = "said on one day, and a toll may be of an earlier hour"
            return Verdict(RelationType.UNDETERMINED, "tolls-of-one-day", told + because, gap=gap)
        if later < earlier:
            because = "the later text gives the lower toll, corrected or mistaken"
            return Verdict(RelationType.UNDETERMINED, "lower-later-toll", told + because, gap=gap, swap=swap)
        because = "the toll rose between the two"
        return Verdict(
            RelationType.REVISION, "toll-rises", told + because, gap=gap, roles=("earlier", "later"), swap=swap
        )  # fmt: skip

    def _is_count(self, reading: Reading) -> bool:
        """Whether a claim counts the harm of the happening that its document is about."""
        told = reading.claim.rule.endswith(RULE_HAPPENING) and not reading.growth and not reading.forward
        return told and not self._lexicon.growing.isdisjoint(reading.metric.split())

    def _is_narrowed(self, reading: Reading) -> bool:
        """Whether a count is of a subset, of another place, or of children or pilots rather than of people."""
        noun = reading.noun
        anybody = not noun or noun in self._lexicon.generic or noun in self._lexicon.growing
        return not anybody or bool(reading.scope_words or reading.place_words - reading.subject_words)

    def _below(self, reading: Reading) -> bool:
        most = self._most[_told_in(reading)]
        if reading.interval is None or most.interval is None or most is reading:
            return False
        return not reading.interval.overlaps(most.interval)


def _told_in(reading: Reading) -> tuple[int, str]:
    """The document that counts, and the harm that it counts."""
    return reading.claim.document_id, reading.metric
