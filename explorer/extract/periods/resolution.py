"""From a mention to its label: by the tense of its clause, or from the period that it leans on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from explorer.calendar import Grain, bounds_of, grain_of, label_of, shift
from explorer.calendar.labels import add_months, month_end
from explorer.extract.mentions import PeriodMention, PeriodRelation, Tense
from explorer.extract.periods.drafts import bounds_under, of_year
from explorer.extract.periods.relative import unit_around

_UNITS = {Grain.YEAR: "year", Grain.QUARTER: "quarter", Grain.MONTH: "month", Grain.WEEK: "week", Grain.DAY: "day",
          Grain.HALF: "half", Grain.DECADE: "decade"}  # fmt: skip
_LENGTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}


def resolve(
    mention: PeriodMention,
    *,
    head: PeriodMention | None = None,
    tense: Tense = Tense.PAST,
    comparison: bool = False,
) -> PeriodMention:
    """The mention with the label that its surroundings give it.

    `head` is the period that the sentence (or its section) speaks of; an anaphoric mention is read from it, and without
    it stays what the document's date alone suggests. `tense` decides dates without a year. With `comparison` (the
    mention stands behind "up from", "against", as the base of a change), "last year" beside a head of a quarter means
    that quarter of last year. A mention that nothing decides has no label.
    """
    chosen = _by_tense(mention, tense)
    base = head.backward if head and tense is not Tense.FUTURE else head.forward if head else None
    base = base or (head.label if head else None)
    if head and head.relative and mention.template is not None and not mention.anaphoric and head.template is not None:
        base = None
    if head and base and not head.duration:
        from_head = _from_head(mention, base, tense)
        if comparison and not mention.anaphoric and head.relation is PeriodRelation.IN:
            from_head = _in_year_of(mention, base) or from_head
        chosen = from_head or chosen
    return labelled(mention, chosen)


def _by_tense(mention: PeriodMention, tense: Tense) -> str | None:
    """The reading of a tense; a date or month in the present tense is the one that is nearer to the document."""
    back, ahead = mention.backward, mention.forward
    if tense is Tense.FUTURE:
        return ahead
    if tense is Tense.PAST or not mention.template or mention.grain not in (Grain.DAY, Grain.MONTH) or back == ahead:
        return back
    return ahead if mention.ahead_is_nearer else back


def labelled(mention: PeriodMention, label: str | None) -> PeriodMention:
    """The mention with `label` read under its preposition, and the bounds that follow."""
    shown, (start, end) = bounds_under(label, mention.relation, mention.exclusive)
    return replace(
        mention,
        label=shown,
        period_start=start.isoformat() if start else None,
        period_end=end.isoformat() if end else None,
    )


def _from_head(mention: PeriodMention, head: str, tense: Tense) -> str | None:
    if mention.template is not None:
        return _template_beside(mention, head, tense)
    if not mention.anaphoric:
        return None
    if mention.rule.startswith("counted-before"):
        return _before(head, mention.shift_months)
    if mention.rule.startswith("neighbour") and mention.rule.endswith(":own-length"):
        return _own_length(head, 1 if "after" in mention.rule else -1)
    if mention.shift_days:
        return _days_from(head, mention.shift_days)
    base = _unit_of(head, mention.unit) if mention.unit else head
    if base is None:
        return None
    years = mention.shift_years
    if mention.in_year is not None:
        year = _year_of(base)
        if year is None:
            return None
        years = mention.in_year - year
    if mention.unit is None and not (years or mention.shift_quarters or mention.shift_months):
        return base if mention.rule.startswith("same") else None
    return _shifted(base, mention, years)


def _days_from(head: str, days: int) -> str | None:
    """The day that lies so many days from another; None from anything but a day."""
    start = bounds_of(head).start if grain_of(head) is Grain.DAY else None
    try:
        return (start + timedelta(days)).isoformat() if start else None
    except OverflowError:
        return None


def _shifted(base: str, mention: PeriodMention, years: int) -> str | None:
    if mention.unit in (Grain.WEEK, Grain.DAY) and mention.rule.startswith(("neighbour", "the-year-")):
        start = bounds_of(base).start
        if start is None or mention.unit is None:
            return None
        direction = 1 if "after" in mention.rule else -1
        try:
            return unit_around(start, _UNITS[mention.unit], direction)
        except (ValueError, OverflowError):
            return None
    return shift(base, years=years, quarters=mention.shift_quarters, months=mention.shift_months)


def _template_beside(mention: PeriodMention, head: str, tense: Tense) -> str | None:
    assert mention.template is not None
    year = _year_of(head)
    if year is None:
        return None
    if ":of-head-year" in mention.rule:
        return of_year(mention.template, year + mention.shift_years)
    if grain_of(head) is Grain.YEAR or _is_long_after(mention, year):
        return of_year(mention.template, year)
    if not mention.anaphoric or tense is Tense.FUTURE:
        return None
    end = bounds_of(head).end
    for candidate in (of_year(mention.template, year), of_year(mention.template, year - 1)):
        last = bounds_of(candidate).end
        if last and end and last <= end:
            return candidate
    return None


def _is_long_after(mention: PeriodMention, year: int) -> bool:
    """Whether the document is so much later than the head's year that a story of that year goes on."""
    if mention.anaphoric:
        return False
    own = _year_of(mention.backward) if mention.backward else None
    return own is None or own - year >= 2


def _in_year_of(mention: PeriodMention, head: str) -> str | None:
    """ "Last year" beside a quarter: the same quarter, where the head lies in the year after the one named or in it."""
    named = mention.backward or (f"{(_year_of(head) or 1) - 1:04d}" if mention.rule == "last-year" else None)
    year = _year_of(head)
    if mention.grain is not Grain.YEAR or mention.template or not named or not mention.relative or year is None:
        return None
    if grain_of(head) is Grain.YEAR or named not in (f"{year - 1:04d}", f"{year:04d}"):
        return None
    return shift(head, years=-1)


def _year_of(label: str) -> int | None:
    if label.startswith("FY"):
        return None
    start, end = bounds_of(label)
    return start.year if start and end and start.year == end.year else None


def _unit_of(head: str, unit: Grain) -> str | None:
    """The calendar unit that holds the head; the head itself where it has the unit's length."""
    start, end = bounds_of(head)
    if start is None or end is None:
        return head if grain_of(head) is unit else None
    months = _LENGTHS.get(unit)
    if months and start.day == 1 and end == _after(start, months) - timedelta(1):
        return head
    if unit is Grain.YEAR and head == f"{start.year:04d}/{start.year + 1:04d}":
        return head  # a year that runs over two: 2024-25
    if unit not in _UNITS:
        return None
    around = unit_around(start, _UNITS[unit])
    last = bounds_of(around).end
    return around if last and end <= last else None


def _before(head: str, months: int) -> str | None:
    start, end = bounds_of(head)
    if not months or start is None or end is None or start.day != 1:
        return None
    try:
        if months < 0:
            return label_of(add_months(start, months), start - timedelta(1))
        last = add_months(end, months)
        return label_of(end + timedelta(1), month_end(last.year, last.month))
    except (ValueError, OverflowError):
        return None


def _own_length(head: str, direction: int) -> str | None:
    start, end = bounds_of(head)
    if start is None or end is None or start.day != 1 or end.day != month_end(end.year, end.month).day:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return shift(head, months=months if direction > 0 else -months)


def _after(start: date, months: int) -> date:
    try:
        return add_months(start, months)
    except (ValueError, OverflowError):
        return date.max
