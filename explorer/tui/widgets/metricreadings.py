"""The readings of a metric that pass the filters, or of another metric where none of them does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.model import Claim
from explorer.store.chosen import EVERYTHING, Chosen
from explorer.store.queries import FactQueries


@dataclass(frozen=True, slots=True)
class MetricReadings:
    """A metric's readings as they were read."""

    metric: str
    total: int
    """How many there are; `claims` may be fewer."""
    only: str | None
    """The one subject that `claims` are of, where all of them are too many."""
    claims: tuple[Claim, ...]
    kinds: Mapping[int, frozenset[str]]
    """Types of their relations by claim."""


class ReadingMemory:
    """The readings of a metric and subject that were last read without filters: a key often asks for them again."""

    def __init__(self, most: int) -> None:
        """At most `most` readings of a metric."""
        self._most = most
        self._asked: tuple[str, str | None] | None = None
        self._found: MetricReadings | None = None

    def forget(self) -> None:
        """Another store is open."""
        self._asked = self._found = None

    def readings(self, queries: FactQueries, metric: str, subject: str | None) -> MetricReadings:
        """The readings of a metric, of `subject` alone where they are many."""
        if self._found is None or self._asked != (metric, subject):
            self._asked = metric, subject
            self._found = read_metric(queries, metric, subject, EVERYTHING, self._most)
        return self._found


def read_metric(queries: FactQueries, metric: str, subject: str | None, chosen: Chosen, most: int) -> MetricReadings:
    """At most `most` chosen readings of a metric, of `subject` alone where they are more.

    Where none is chosen, those of the metric that has most of the chosen ones.
    """
    total = queries.metric_size(metric, chosen)
    other = None if total else queries.some_metric(chosen)
    if other is not None:
        metric, subject, total = other, None, queries.metric_size(other, chosen)
    only = subject if total > most else None
    claims = queries.metric_claims(metric, only, most, chosen)
    marks = queries.marks([claim.id for claim in claims])
    return MetricReadings(metric, total, only, claims, {number: found.kinds for number, found in marks.items()})
