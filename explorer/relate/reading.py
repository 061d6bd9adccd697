"""A claim as the rules compare it: value in base units, period as dates, names and metric as stems."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from explorer.model import Basis, Claim, ClaimKind, Modality
from explorer.relate.context import Context, DocumentFacts, Member
from explorer.relate.intervals import Interval, base_interval
from explorer.relate.keys import metric_anchor, subject_anchor
from explorer.relate.marks import MARKS, NEAR
from explorer.relate.sketch import Sketch
from explorer.relate.units import Scale, scale_of
from explorer.relate.words import Lexicon, name_tokens

FORWARD = frozenset({Modality.TARGET, Modality.PLAN, Modality.FORECAST})
SETTLED = frozenset({Modality.ACTUAL, Modality.ESTIMATE})
_VAGUE = frozenset({"duration", "number", "amount", "share", "people", "increase", "growth", "change", "item", "time"})
"""Metrics that name no more than a kind of figure: as good as none."""
START = 5
"""Letters that two forms of one word share."""
_TO_DATE_DAYS = 10
"""Figures of a running period said within so many days are of one time."""
_PARTIAL = re.compile(r"\d{4}(?:-\d\d)?(?:-\d\d)?")


class PeriodMatch(StrEnum):
    """How the periods of two claims lie to each other."""

    SAME = "same"
    CONTAINS = "contains"
    PARTIAL = "partial"
    DISJOINT = "disjoint"
    ONE_SILENT = "one silent"
    BOTH_SILENT = "both silent"
    UNKNOWN = "unknown"


@dataclass(slots=True, eq=False)
class Reading:
    """One claim, ready to be compared. Never changed, but not frozen: that would cost a third of reading a claim."""

    claim: Claim
    sketch: Sketch
    facts: DocumentFacts
    scale: Scale
    interval: Interval | None
    metric: str
    """Stems of the metric, sorted; empty where it is unknown."""
    subject: str
    """The anchor word of the subject; empty where it is unknown."""
    subject_words: frozenset[str]
    subject_tokens: tuple[str, ...]
    """The words of the subject's name in order."""
    scope_words: frozenset[str]
    place_words: frozenset[str]
    start: str
    end: str
    """First and last day of the period as ISO dates; empty where open or unknown."""
    direction: int
    """-1 for a fall, 1 for a rise, 0 for a level."""
    content: frozenset[str]
    """The sketch's words without those for going up or down."""
    starts: frozenset[str]
    """The beginnings of these words."""
    metric_starts: frozenset[str]
    """The beginnings of the metric's words."""
    name_starts: frozenset[str]
    """The beginnings of the words of the clause's names."""
    noun: str
    """The stem of what is counted; empty for measures and money."""
    intends: bool
    """Whether the sentence speaks of an aim, a plan or a forecast."""
    series: Mapping[str, frozenset[str]]
    """The numbers that follow a name's words: {"lumo": {"7"}}."""

    @property
    def is_event(self) -> bool:
        """Whether the claim is a dated event."""
        return self.claim.kind == ClaimKind.EVENT

    @property
    def known_period(self) -> bool:
        """Whether the claim has a period that its own words give (not the document's date)."""
        return bool(self.claim.period) and "period" not in self.claim.inferred

    @property
    def forward(self) -> bool:
        """Whether the claim speaks of what is meant or expected to come."""
        return self.claim.modality in FORWARD

    @property
    def published(self) -> str:
        """When the claim was said: `stated`, else its document's date; empty where unknown."""
        return self.claim.stated or self.facts.published or ""

    @property
    def growth(self) -> bool:
        """Whether the figure is a change rather than a level."""
        return self.claim.basis is not None


def read_member(member: Member, context: Context) -> Reading:
    """The reading of a claim."""
    claim, lexicon = member.claim, context.lexicon
    start, end = claim.period_start or "", claim.period_end or ""
    content = member.sketch.words - {lexicon.rise, lexicon.fall} - MARKS
    metric = "" if claim.metric in _VAGUE else metric_anchor(claim.metric, lexicon)
    return Reading(
        claim=claim,
        sketch=member.sketch,
        facts=context.facts(claim.document_id),
        scale=scale_of(claim.unit),
        interval=_bounded(base_interval(claim), NEAR in member.sketch.words),
        metric=metric,
        subject=subject_anchor(claim.subject, lexicon),
        subject_words=_stems(claim.subject, lexicon),
        subject_tokens=name_tokens(claim.subject, lexicon) if claim.subject else (),
        scope_words=_stems(claim.scope, lexicon),
        place_words=_stems(claim.place, lexicon),
        start=first_day(_years_back(claim, start, -1)),
        end=last_day(_years_back(claim, end, 1)),
        direction=_direction(member, context),
        content=content,
        starts=frozenset([word[:START] for word in content]),
        metric_starts=_starts(metric),
        name_starts=_starts(" ".join(member.sketch.names)) if member.sketch.names else frozenset(),
        noun=lexicon.stem(claim.unit) if claim.unit and claim.unit.isalpha() else "",
        intends=not lexicon.intent.isdisjoint(member.sketch.words),
        series=_series(member.sketch.names) if member.sketch.names else {},
    )


def _years_back(claim: Claim, day: str, years: int) -> str:
    """A bound of an event "42 years ago", which may be a year off: nobody counts the months."""
    if claim.kind != ClaimKind.EVENT or not claim.printed.endswith("years ago") or not day[:4].isdigit():
        return day
    return f"{int(day[:4]) + years:04}{day[4:]}"


@lru_cache(maxsize=65536)
def _starts(words: str) -> frozenset[str]:
    return frozenset([word[:START] for word in words.split()])


def _series(names: tuple[str, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in names:
        if " " not in name or not any(map(str.isdigit, name)):
            continue
        for word, number in pairwise(name.split()):
            if number.isdigit() and not word.isdigit():
                found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _bounded(interval: Interval | None, near: bool) -> Interval | None:
    """Closes the open side of "nearly 300" and "just over 300", which stay within a tenth of the figure."""
    if interval is None or not near or interval.bounded:
        return interval
    if math.isfinite(interval.high):
        return Interval(interval.high - 0.1 * abs(interval.high), interval.high)
    return Interval(interval.low, interval.low + 0.1 * abs(interval.low))


def _direction(member: Member, context: Context) -> int:
    """The sign of a change: of the value, else of the sentence's verb; 0 where neither tells."""
    claim, words, lexicon = member.claim, member.sketch.words, context.lexicon
    if claim.basis is None or not claim.value:
        return 0
    if claim.value < 0 or (lexicon.fall in words and lexicon.rise not in words):
        return -1
    return 1 if lexicon.rise in words else 0


@lru_cache(maxsize=65536)
def _stems(name: str | None, lexicon: Lexicon) -> frozenset[str]:
    if not name:
        return frozenset()
    stems = frozenset(lexicon.stem(token) for token in name_tokens(name, lexicon))
    return frozenset(one for one in stems if one not in lexicon.neutral) or stems


def first_day(partial: str) -> str:
    """The first day of a partial ISO date; empty for what is none."""
    if not _PARTIAL.fullmatch(partial):
        return ""
    return partial + "-01-01"[len(partial) - 4 :] if len(partial) < 10 else partial


def last_day(partial: str) -> str:
    """The last day (day 31 at most, for comparison only) of a partial ISO date; empty for what is none."""
    if not _PARTIAL.fullmatch(partial):
        return ""
    return partial + "-12-31"[len(partial) - 4 :] if len(partial) < 10 else partial


def match_periods(first: Reading, second: Reading) -> PeriodMatch:
    """How the periods of two claims lie to each other."""
    one, two = first.claim.period, second.claim.period
    if not one and not two:
        return PeriodMatch.BOTH_SILENT
    if not one or not two:
        return PeriodMatch.ONE_SILENT
    if one == two and (first.start, first.end) == (second.start, second.end):
        return PeriodMatch.SAME
    if first.start == second.start and _to_date(first) and _to_date(second):
        apart = days_apart(first.published, second.published)
        return PeriodMatch.SAME if apart is not None and apart <= _TO_DATE_DAYS else PeriodMatch.UNKNOWN
    if not (first.start or first.end) or not (second.start or second.end):
        return PeriodMatch.UNKNOWN
    if first.forward and second.forward and first.start == second.start and _from_day(first, second):
        return PeriodMatch.SAME
    return _match_dates(first, second)


def _to_date(reading: Reading) -> bool:
    """Whether what happened is told of a period that had not ended when it was said ("this year")."""
    running = bool(reading.start and reading.end and len(reading.published) == 10) and not reading.forward
    return running and reading.start < reading.published <= reading.end


def _from_day(first: Reading, second: Reading) -> bool:
    """Whether one is to hold from the day on which the other is to become so: "from 1 July", "on 1 July"."""
    spans = (first.end[:10] == first.start, second.end[:10] == second.start)
    return spans != (True, True) and all(span or not one.end for span, one in zip(spans, (first, second), strict=True))


def _match_dates(first: Reading, second: Reading) -> PeriodMatch:
    starts = (first.start or "0000", second.start or "0000")
    ends = (first.end or "9999-99", second.end or "9999-99")
    if starts[0] == starts[1] and ends[0] == ends[1]:
        return PeriodMatch.SAME
    if starts[0] > ends[1] or starts[1] > ends[0]:
        return PeriodMatch.DISJOINT
    if (starts[0] <= starts[1] and ends[1] <= ends[0]) or (starts[1] <= starts[0] and ends[0] <= ends[1]):
        return PeriodMatch.CONTAINS
    return PeriodMatch.PARTIAL


def same_basis(first: Reading, second: Reading) -> bool:
    """Whether two figures are measured against the same thing (a yearly change is a change on the year before)."""
    one, two = first.claim.basis, second.claim.basis
    if one == two:
        return True
    if {one, two} == {Basis.YOY, Basis.CHANGE}:
        return all(len(reading.claim.period or "") == 4 for reading in (first, second))
    return False


def days_apart(first: str, second: str) -> int | None:
    """Roughly how many days lie between two partial ISO dates; None where one is unknown or says only a year."""
    one, two = _ordinal(first), _ordinal(second)
    return None if one is None or two is None else abs(one - two)


@lru_cache(maxsize=65536)
def _ordinal(partial: str) -> int | None:
    if not _PARTIAL.fullmatch(partial) or len(partial) < 7:
        return None
    year, month = int(partial[:4]), int(partial[5:7])
    day = int(partial[8:10]) if len(partial) == 10 else 15
    return round(year * 365.25 + (month - 1) * 30.44 + day)
