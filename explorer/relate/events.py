"""Two dated events: first whether they are one event, then whether the dates allow each other."""

from __future__ import annotations

import re

from explorer.model import Modality, RelationType
from explorer.relate.differing import MOVED_DAYS, same_originator
from explorer.relate.doers import doers_differ, one_appearance, one_debut, one_life, partners_differ, rivals_for
from explorer.relate.evidence import Evidence, weigh
from explorer.relate.marks import NAMING
from explorer.relate.pair import in_order, metric_match
from explorer.relate.reading import PeriodMatch, Reading, days_apart, match_periods
from explorer.relate.rulings import verdicts_differ
from explorer.relate.verdict import Verdict
from explorer.relate.words import Lexicon, fold, same_stem

_MEASURED = re.compile(r"^(?:[a-z]+ ){0,3}\d|[$€£¥%]")
"""Objects that are figures: what was measured then is no event that happens once."""
_TOLD = 2
"""Words by which a nameless event is known ("presidential election")."""
_MONTH = 31
"""Days within which an event that comes again may be one of which the dates differ."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|'\d\d\b")
_ON_A_DATE = re.compile(r"\d|day\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)
_WEEK = 7
_STARTS = frozenset({"start", "opening"})
_LIVES = frozenset({"birth", "death"})
"""Events that are somebody's: without his name they may be anybody's."""
_SKIPPED = frozenset({Modality.DENIED, Modality.HYPOTHETICAL, Modality.OPINION})


def compare_events(first: Reading, second: Reading, lexicon: Lexicon) -> Verdict | None:
    """What two dated events are to each other; None where they are two events or nothing can be said."""
    if _SKIPPED & {first.claim.modality, second.claim.modality}:
        return None
    if not (first.start or first.end) or not (second.start or second.end):
        return None
    parted = doers_differ(first, second, lexicon) or partners_differ(first, second, lexicon)
    parted = parted or verdicts_differ(first, second, lexicon)
    if parted is not None:
        return parted
    evidence = weigh(first, second, lexicon)
    periods = match_periods(first, second)
    if one_life(first, second, lexicon) or one_debut(first, second):
        return _life_dates(first, second, periods)
    if one_appearance(first, second, lexicon):
        return None if _next_year(first, second) else _life_dates(first, second, periods)
    if _LIVES & {first.claim.metric, second.claim.metric} and not (first.subject and second.subject):
        return None
    if not _one_event(first, second, evidence):
        if rivals_for(first, second, lexicon):
            return None
        allowed = periods != PeriodMatch.DISJOINT and not evidence.variant and _one_object(first, second)
        return _dates_allow(first, second, periods) if allowed else None
    if periods != PeriodMatch.DISJOINT:
        return _dates_allow(first, second, periods)
    return _dates_differ(first, second, evidence, lexicon)


def _next_year(first: Reading, second: Reading) -> bool:
    """Whether one tells only a year, next to that of the other: a work is often shown before it is sold."""
    years = [int(reading.start[:4]) if reading.start else 0 for reading in (first, second)]
    coarse = [len(reading.claim.period or "") for reading in (first, second)]
    return abs(years[0] - years[1]) == 1 and coarse[0] != coarse[1]


def _life_dates(first: Reading, second: Reading, periods: PeriodMatch) -> Verdict | None:
    """What two dates of one birth or death are to each other, whatever else the sentences say of the person."""
    if periods != PeriodMatch.DISJOINT:
        return _dates_allow(first, second, periods)
    if not (first.known_period and second.known_period) or _untold(first, second):
        return None
    return Verdict(
        RelationType.CONTRADICTION, "dates-disjoint", "the same event on dates that exclude each other", gap=0.3
    )


def _one_event(first: Reading, second: Reading, evidence: Evidence) -> bool:
    """Same verb, same subject or object, nothing named that the other lacks."""
    if evidence.variant or (any(evidence.names) and all(evidence.names)):
        return False
    metrics = 1.0 if _begins(first, second) or _begins(second, first) else metric_match(first, second)
    if metrics < 0.5 and evidence.similarity < 0.9:
        return False
    if _names_object(first, second) or _names_object(second, first):
        return False
    if any(_MEASURED.search(reading.claim.object or "") for reading in (first, second)):
        return False
    if first.subject and second.subject and first.subject != second.subject:
        done_to = _is_subject(first.claim.object, second) or _is_subject(second.claim.object, first)
        if not (done_to or (_told_of(first, second) and _told_of(second, first))):
            return False
    if not _objects_meet(first, second):
        return False
    return evidence.similarity >= (0.5 if metrics == 1.0 else 0.6)


def _names_object(first: Reading, second: Reading) -> bool:
    """Whether one's event is named by what something else happened to in the other (a treaty, the signing of it)."""
    words = set((second.claim.object or "").casefold().split())
    return second.claim.metric != first.claim.metric and (first.claim.metric or "").casefold() in words


def _one_object(first: Reading, second: Reading) -> bool:
    """Whether one act is told of one object in several words, so that its doers may be named differently."""
    one, two = (set((reading.claim.object or "").casefold().split()) for reading in (first, second))
    return first.metric == second.metric and len(one & two) >= _TOLD and (one <= two or two <= one)


def _objects_meet(first: Reading, second: Reading) -> bool:
    one, two = first.claim.object, second.claim.object
    if not one or not two:
        return True
    words = [set(text.casefold().split()) for text in (one, two)]
    if bool(words[0] & words[1]) or any(same_stem(a, b) for a in words[0] for b in words[1]):
        return True
    return _is_subject(one, second) or _is_subject(two, first)


def _is_subject(thing: str | None, other: Reading) -> bool:
    """Whether what one text does something to is the other's subject: opened the dam, the dam opened its gates."""
    subject = set(fold(other.claim.subject or "").split())
    return bool(thing and subject) and set(fold(thing or "").split()) >= subject


def _begins(first: Reading, second: Reading) -> bool:
    """Whether one tells the start of what the other tells as done: "the trial of N begins", "N goes on trial"."""
    begun = first.claim.subject or first.claim.object or ""
    return first.claim.metric in _STARTS and fold(begun) == fold(second.claim.metric or "-")


def _told_of(first: Reading, second: Reading) -> bool:
    """Whether the one's subject stands in the other's clause, so that both may be of it."""
    return any(same_stem(a, b) for a in first.subject_words for b in second.sketch.words)


def _dates_allow(first: Reading, second: Reading, periods: PeriodMatch) -> Verdict | None:
    if first.forward != second.forward:
        return None
    if periods == PeriodMatch.SAME:
        return Verdict(RelationType.AGREEMENT, "same-date", "the same date")
    if periods == PeriodMatch.CONTAINS:
        return Verdict(RelationType.AGREEMENT, "coarser-date", "one date lies within the other")
    return Verdict(RelationType.ROUNDING, "dates-overlap", "the dates allow each other")


def _dates_differ(first: Reading, second: Reading, evidence: Evidence, lexicon: Lexicon) -> Verdict | None:
    if first.claim.printed.casefold() == second.claim.printed.casefold():
        return None  # "On Sunday" in two articles is a day of two weeks, or one text that is printed twice.
    if _untold(first, second):
        return None
    earlier, later = in_order(first, second)
    moved = bool(earlier.published and later.published and earlier.published[:10] < later.published[:10])
    if first.forward != second.forward:
        if moved and later.claim.modality == Modality.ACTUAL and evidence.similarity >= 0.6:
            return Verdict(
                RelationType.STATUS, "planned-and-done", "what was planned and what happened",
                roles=("plan", "outcome"), swap=earlier is second,
            )  # fmt: skip
        return None
    apart = days_apart(first.published, second.published) or 0
    replanned = first.forward and (same_originator(first, second) or apart >= MOVED_DAYS)
    if moved and (replanned or later.sketch.words & lexicon.revising):
        return Verdict(
                RelationType.REVISION, "date-moved", "the later text moves the date",
                roles=("earlier", "later"), swap=earlier is second,
            )  # fmt: skip
    if first.claim.document_id == second.claim.document_id or _told_by_date(first, second, lexicon):
        return None
    once = first.metric == second.metric and not lexicon.once.isdisjoint(first.metric.split())
    said = evidence.shared or (once and not evidence.variant and not any(evidence.restricting))
    if not said or not _plain(evidence) or metric_match(first, second) < 0.5:
        return None
    if not (first.known_period and second.known_period):
        return Verdict(
            RelationType.UNDETERMINED, "date-inferred", "one of the dates is inferred, so this may be no conflict"
        )
    return Verdict(
        RelationType.CONTRADICTION, "dates-disjoint", "the same event on dates that exclude each other", gap=0.3
    )


def _untold(first: Reading, second: Reading) -> bool:
    """Whether only the document's date tells what differs: the year of "born in May", the day of "overnight".

    Two days told by words alone ("today" and "Thursday") are counted from two days of writing.
    """
    told = [bool(_YEAR.search(reading.claim.printed)) for reading in (first, second)]
    years = [{(day or "")[:4] for day in (reading.start, reading.end) if day} for reading in (first, second)]
    if (
        told[0] != told[1]
        and years[0].isdisjoint(years[1])
        and "year" not in first.claim.printed + second.claim.printed
    ):
        return True
    vague = any(not _ON_A_DATE.search(_spoken(reading)) for reading in (first, second))
    wordy = not any(any(map(str.isdigit, reading.claim.printed)) for reading in (first, second))
    apart = days_apart(first.start, second.start)
    return vague and wordy and apart is not None and apart <= _WEEK


def _spoken(reading: Reading) -> str:
    """A printed date without the words that count from the day of writing."""
    return re.sub(r"\b(?:to|yester)day\b", "", reading.claim.printed.casefold())


def _told_by_date(first: Reading, second: Reading, lexicon: Lexicon) -> bool:
    """Whether only its date tells one of the events from others of its kind."""
    if not lexicon.recurring.isdisjoint(first.metric.split()) and not _near(first, second):
        return True
    if _many(first, second):
        return True
    nameless = not any(field for one in (first, second) for field in (one.claim.subject, one.claim.object))
    nameless = nameless and len(first.content & second.content) < _TOLD
    return nameless or any(NAMING in reading.sketch.words for reading in (first, second))


def _many(first: Reading, second: Reading) -> bool:
    """Whether both tell of several things without a name ("papers published in 2017"): there are others of them."""
    if not set(first.sketch.names).isdisjoint(second.sketch.names):
        return False
    things = [one.claim.object or one.claim.subject or "" for one in (first, second)]
    return all(thing[:1].islower() and thing.endswith("s") and not thing.endswith("ss") for thing in things)


def _near(first: Reading, second: Reading) -> bool:
    """Whether two dates are so close that they may be meant for one day."""
    apart = days_apart(first.start, second.start)
    coarse = min(len(reading.claim.period or "") for reading in (first, second)) <= len("2025")
    return apart is not None and not coarse and apart <= _MONTH


def _plain(evidence: Evidence) -> bool:
    few = min(len(evidence.extra[0]), len(evidence.extra[1]))
    return evidence.extras <= 2 or (few <= 1 and evidence.similarity >= 0.6)
