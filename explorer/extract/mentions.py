"""What the grammars hand to the assembly of claims: quantities and periods as they stand in the text.

A mention knows its span and what its own words say; what it belongs to (metric, subject, tense of its clause) is the
assembly's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from explorer.calendar import Grain as Grain
from explorer.model import Qualifier, Span


class QuantityKind(StrEnum):
    """What sort of number a mention is; it decides how the assembly completes it."""

    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    MEASURE = "measure"
    COUNT = "count"
    RATE = "rate"
    RANK = "rank"
    SCORE = "score"
    AGE = "age"
    MULTIPLE = "multiple"
    """Twice, doubled, three times, tenfold: a factor, with unit `×`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """A number with its scale word, currency and unit."""

    start: int
    end: int
    """The evidence span: sign, number, scale word, currency, unit, rate; no qualifier words, no counted noun."""
    wide_start: int
    wide_end: int
    """The span with the qualifier words or signs."""
    number_start: int
    number_end: int
    """The span of the bare number and scale word."""
    kind: QuantityKind
    value: float
    value_max: float | None = None
    unit: str | None = None
    """Canonical unit; for a count, the singular noun that stands right behind the number, else None. A rate without
    its noun begins with a slash ("/month"): the assembly puts the counted noun before it."""
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    noun: Span | None = None
    """The counted noun phrase to the right ("passenger vehicles"), where there is one."""
    vague: bool = False
    """A number word that is more idiom than figure ("one of", "two sides"): kept out unless the assembly wants it."""
    rule: str = ""


class PeriodRelation(StrEnum):
    """How the preposition ties a claim to the period."""

    IN = "in"
    """In, on, during, as of, or no preposition at all."""
    BY = "by"
    FROM = "from"
    SINCE = "since"
    NOT_BEFORE = "not before"
    UNTIL = "until"
    DURING_PAST = "during past"
    """Over the past three years, in the last six months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMention:
    """A date or period as the text gives it, resolved as far as the document's date allows."""

    start: int
    end: int
    """The span of the date's own words, without the preposition."""
    wide_start: int
    """Where the preposition that governs the date starts (equal to `start` if there is none)."""
    label: str | None
    """The coarsest exact label (2025, 2025-H2, 2025-Q2, 2025-07, 2025-07-05, start/end, 2024-04/.., FY2025)."""
    period_start: str | None
    period_end: str | None
    grain: Grain
    relation: PeriodRelation = PeriodRelation.IN
    relative: bool = False
    """Resolved against the document's date (last year, Friday, the June quarter), not absolute."""
    anaphoric: bool = False
    """Needs another period of the text ("the same period last year", "a year earlier", a bare "first quarter").
    `label` is then what the document's date alone suggests (None if nothing), and `shift_years`, `shift_quarters`,
    `shift_months` say how to move the period that it refers to."""
    shift_years: int = 0
    shift_quarters: int = 0
    shift_months: int = 0
    shift_days: int = 0
    """Of a mention that counts days or weeks from another day ("two days later")."""
    duration: bool = False
    """A length of time rather than a date ("over the past three years"): the assembly may also see it as a quantity."""
    backward: str | None = None
    """The label as a clause about the past means it; equal to `forward` where the text itself decides."""
    forward: str | None = None
    """The label as a clause about the future means it ("on Friday", "in March")."""
    ahead_is_nearer: bool = False
    """Whether the `forward` reading lies nearer to the document's date than the `backward` one."""
    template: str | None = None
    """What a date without a year says: `07`, `07-05`, `Q2`, `H1`, `06/08`; a year makes a label of it."""
    unit: Grain | None = None
    """Of an anaphoric mention: the grain that it asks of its head ("the previous quarter")."""
    in_year: int | None = None
    """Of an anaphoric mention: the year that its head is moved to ("the same period of 2024")."""
    exclusive: bool = False
    """The period itself is left out ("before 2030", "after March")."""
    part: str | None = None
    """What part of the period is meant, which its label does not tell: early, mid, late, end, …"""
    rule: str = ""


class Tense(StrEnum):
    """The direction in which a clause looks; it decides the year of a date that has none."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
