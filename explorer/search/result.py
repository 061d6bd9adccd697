"""What a search answers: hits with what matched in them, how many there are, and how the query was understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from explorer.model import Span
from explorer.search.filters import Understood
from explorer.search.query import Note, Query


class MarkKind(StrEnum):
    """How a marked part of a text matches."""

    EXACT = "exact"
    """These letters were typed."""
    CORRECTED = "corrected"
    """The word is one that was probably meant."""
    VALUE = "value"
    """The figure has the value that was typed."""


class Mark(NamedTuple):
    """A part of a text that matches, half open."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that answers the query."""

    claim_id: int
    document_id: int
    score: float
    """1 where every word stands there as it was typed."""
    text: str
    """The claim's sentence as the document has it: pass it through the gate (same length) before it is shown."""
    start: int
    """Where the sentence starts in the document's text."""
    facts: str
    """The claim's subject, metric, period and other names, where words may match that the sentence does not hold."""
    _marks: Callable[[], tuple[Mark, ...]] = field(default=tuple, compare=False, repr=False)
    _fact_marks: Callable[[], tuple[Mark, ...]] = field(default=tuple, compare=False, repr=False)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What matches in `text`; worked out when it is asked for, so ask for the hits that are shown."""
        return self._marks()

    @property
    def fact_marks(self) -> tuple[Mark, ...]:
        """What matches in `facts`."""
        return self._fact_marks()


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage of a document, outside its claims, that answers the query."""

    document_id: int
    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    """In `text`."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that nothing holds as it was typed, and the words that were searched instead."""

    typed: str
    read_as: tuple[str, ...]
    span: Span


def _no_marks(_: str) -> tuple[Mark, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to one query."""

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    total_is_exact: bool = True
    """False: there are at least `total`."""
    filters: tuple[Understood, ...] = ()
    """The filters as understood: the breadcrumbs."""
    corrections: tuple[Correction, ...] = ()
    notes: tuple[Note, ...] = ()
    """What was unfinished, unknown, mended or cut short."""
    suggestion: str | None = None
    """Where nothing was found: a query near to this one that finds something."""
    marks_in: Callable[[str], tuple[Mark, ...]] = field(default=_no_marks, compare=False, repr=False)
    """Marks the words of this query in any other text, such as a row of a table."""
