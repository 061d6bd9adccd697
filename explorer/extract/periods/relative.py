"""Dates told from the document's day: today, last week, next Friday, three years ago, over the past five months."""

from __future__ import annotations

import re
from datetime import date, timedelta

from explorer.calendar import Grain, bounds_of, label_of
from explorer.calendar.labels import add_months, month_end
from explorer.extract.periods.anchor import Anchor
from explorer.extract.periods.drafts import Context, Draft, dated, of_year
from explorer.extract.periods.durations import duration, singular
from explorer.extract.periods.words import (
    COUNT,
    MONTH,
    TIME_OF_DAY,
    UNIT,
    WEEKDAY,
    S,
    count_of,
    month_of,
    weekday_of,
    yearish,
)

_I = re.IGNORECASE
DAY_WORD = re.compile(
    r"(?P<word>(?:the\s)?day before yesterday|(?:the\s)?day after tomorrow|today|tonight|overnight|yesterday|tomorrow|"
    rf"(?:this|last|yesterday|tomorrow)\s(?:morning|afternoon|evening|night))(?:{S}{TIME_OF_DAY})?(?!\w)",
    _I,
)
DEICTIC = re.compile(
    rf"(?P<which>this{S}past|this{S}coming|this|last|next|current|past|coming){S}(?:(?:calendar|full){S})?"
    rf"(?:(?P<fiscal>fiscal|financial|tax|budget){S})?(?:(?P<unit>years?|quarter|month|week|weekend|decade|century|season)|(?P<month>{MONTH})|"
    rf"(?P<weekday>{WEEKDAY})(?:{S}{TIME_OF_DAY})?|(?P<season>spring|summer|autumn|fall|winter))(?!\w)(?P<possessive>['’]s)?",
    _I,
)
AGO = re.compile(
    rf"(?P<count>{COUNT})(?:{S}of)?{S}(?P<unit>{UNIT}s?|centur(?:y|ies)){S}(?P<way>ago|from{S}now)(?!\w)", _I
)
TO_DATE = re.compile(
    rf"(?:year[\s-]to[\s-]date|so{S}far{S}this{S}year|since{S}the{S}(?:start|beginning){S}of{S}(?:the|this){S}year)(?!\w)",
    _I,
)
YEARS_END = re.compile(rf"(?:year[\s-]end|year['’]s\send)(?!\w)(?:,?{S}(?:of{S}|in{S})?{yearish()})?", _I)
OF_THE_UNIT = re.compile(r"(?P<unit>year|quarter|month|weekend|week|decade|century)(?![\w-]|['’]s)", _I)

_NAMED_OFFSET = {"last": -1, "next": 1, "past": -1, "coming": 1}


def unit_around(day: date, unit: str, offset: int = 0) -> str:
    """The label of the calendar unit that holds `day`, moved by `offset` units. Raises ValueError off the calendar."""
    if unit == "day":
        return (day + timedelta(offset)).isoformat()
    if unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta(7 * offset)
        return label_of(monday, monday + timedelta(6))
    if unit == "weekend":
        saturday = day - timedelta(day.weekday()) + timedelta(5 + 7 * offset)
        return label_of(saturday, saturday + timedelta(1))
    if unit == "month":
        first = add_months(day.replace(day=1), offset)
        return label_of(first, month_end(first.year, first.month))
    if unit in ("quarter", "half"):
        months = 3 if unit == "quarter" else 6
        first = add_months(day.replace(month=(day.month - 1) // months * months + 1, day=1), offset * months)
        last = add_months(first, months - 1)
        return label_of(first, month_end(last.year, last.month))
    if unit == "year":
        return label_of(date(day.year + offset, 1, 1), date(day.year + offset, 12, 31))
    span = 100 if unit == "century" else 10
    first_year = (
        day.year - day.year % 10 + offset * span if span == 10 else (day.year - 1) // 100 * 100 + 1 + offset * 100
    )
    return label_of(date(first_year, 1, 1), date(first_year + span - 1, 12, 31))


def day_word(match: re.Match[str], context: Context) -> Draft | None:
    """Today, yesterday, last night, tomorrow morning."""
    word = " ".join(match["word"].lower().split()).removeprefix("the ")
    offset = 0
    if word == "day before yesterday":
        offset = -2
    elif word == "day after tomorrow":
        offset = 2
    elif word.startswith(("yesterday", "last")):
        offset = -1
    elif word.startswith("tomorrow"):
        offset = 1
    return _around(match, "day-word", "day", offset, Grain.DAY, context.anchor)


def deictic(match: re.Match[str], context: Context) -> Draft | None:
    """Last year, this month, next Friday, last July, this summer, the past year."""
    which = " ".join(match["which"].lower().split())
    if match["unit"]:
        return _deictic_unit(match, which, match["unit"].lower().rstrip("s"), context)
    if match["fiscal"]:
        return None
    if match["month"]:
        return _deictic_month(match, which, context) if match["month"][0].isupper() else None
    if match["weekday"]:
        return _deictic_weekday(match, which, context) if match["weekday"][0].isupper() else None
    return _deictic_season(match, which, context)


def _deictic_unit(match: re.Match[str], which: str, unit: str, context: Context) -> Draft | None:
    if re.match(r"\s{1,6}of\b", context.after(match.end())) and unit not in ("year", "quarter"):
        return None
    if match["unit"].lower() == "years" or (which in ("past", "coming") and not context.lead.article):
        return None
    if unit == "season":
        return _told(match, "deictic-season", None, Grain.SPAN)
    if match["fiscal"]:
        return Draft(start=match.start(), end=match.end(), rule="deictic-fiscal", grain=Grain.YEAR, relative=True)
    over = context.lead.article and (
        which == "past" or (which == "last" and unit not in ("quarter", "half", "century"))
    )
    ahead = context.lead.article and (which == "coming" or (which == "next" and context.lead.preposition in _OVER))
    if unit != "weekend" and (over or ahead or which in ("this past", "past")) and unit in _COUNTABLE:
        return duration(match, 1, unit, 1 if ahead else -1, context)
    offset = _NAMED_OFFSET.get(which, -1 if which == "this past" else 1 if which == "this coming" else 0)
    grain = {"year": Grain.YEAR, "quarter": Grain.QUARTER, "month": Grain.MONTH, "week": Grain.WEEK, "half": Grain.HALF,
             "decade": Grain.DECADE}.get(unit, Grain.SPAN)  # fmt: skip
    return _around(match, f"{which.replace(' ', '-')}-{unit}", unit, offset, grain, context.anchor)


_OVER = frozenset({"over", "during", "within", "for", "in", "through", "throughout", "across"})
_COUNTABLE = frozenset({"day", "week", "month", "quarter", "year", "decade"})


def _deictic_month(match: re.Match[str], which: str, context: Context) -> Draft | None:
    month = month_of(match["month"])

    def reading(day: date) -> str | None:
        here = day.year * 12 + day.month
        if which == "this":
            return of_year(f"{month:02d}", day.year)
        if which in ("last", "past", "this past"):
            past = [y for y in (day.year, day.year - 1) if y * 12 + month < here + (which != "last")]
            return of_year(f"{month:02d}", past[0])
        ahead = [y for y in (day.year, day.year + 1) if y * 12 + month > here - (which != "next")]
        return of_year(f"{month:02d}", ahead[0]) if which != "next" or ahead[0] > day.year else None

    label = context.anchor.agreed(reading)
    if context.anchor.told_year and which in ("this", "past", "this past"):
        told = of_year(f"{month:02d}", context.anchor.told_year)
        return _told(match, f"{which.replace(' ', '-')}-month:told-year", told, Grain.MONTH)
    if which == "this" and label is None and context.anchor.year:
        label = of_year(f"{month:02d}", context.anchor.year)
    return _told(match, f"{which.replace(' ', '-')}-month", label, Grain.MONTH)


_JUST_NOW = 2
"""So many days after it, "last Monday" may still mean the one of the week before."""


def _deictic_weekday(match: re.Match[str], which: str, context: Context) -> Draft | None:
    number = weekday_of(match["weekday"])

    def reading(day: date) -> str | None:
        back = day - timedelta((day.weekday() - number - 1) % 7 + 1)
        ahead = day + timedelta((number - day.weekday() - 1) % 7 + 1)
        monday = day - timedelta(day.weekday())
        if which == "this":
            return (monday + timedelta(number)).isoformat()
        if which in ("this past", "past"):
            return back.isoformat()
        if which in ("this coming", "coming"):
            return ahead.isoformat()
        if which == "last":
            return back.isoformat() if back < monday or (day - back).days > _JUST_NOW else None
        return ahead.isoformat() if ahead >= monday + timedelta(7) else None

    return _told(match, f"{which.replace(' ', '-')}-weekday", context.anchor.agreed(reading), Grain.DAY)


def _deictic_season(match: re.Match[str], which: str, context: Context) -> Draft | None:
    first, last = dict(context.words.seasons).get(match["season"].lower(), (0, 0))
    if not first:
        return None
    template = f"{first:02d}/{last:02d}"

    def reading(day: date) -> str | None:
        around = [of_year(template, year) for year in range(day.year - 2, day.year + 3)]
        spans = [(label, *bounds_of(label)) for label in around if label]
        if which in ("last", "past", "this past"):
            return next((label for label, _, end in reversed(spans) if end and end < day), None)
        if which in ("next", "coming", "this coming"):
            return next((label for label, start, _ in spans if start and start > day), None)
        if last < first:
            return next((label for label, _, end in spans if end and end >= day), None)
        return of_year(template, day.year)

    return _told(match, f"{which.replace(' ', '-')}-season", context.anchor.agreed(reading), Grain.SEASON)


def ago(match: re.Match[str], context: Context) -> Draft | None:
    """Three weeks ago: the calendar unit so far back (for years, the year; for weeks, the week)."""
    count, unit = count_of(match["count"]), singular(match["unit"])
    ahead = not match["way"].lower().startswith("ago")
    sign = 1 if ahead else -1
    grain = {
        "year": Grain.YEAR,
        "quarter": Grain.QUARTER,
        "month": Grain.MONTH,
        "week": Grain.WEEK,
        "day": Grain.DAY,
    }.get(unit)
    if count is None or grain is None:
        return _told(match, "ago:vague", None, grain or Grain.SPAN)
    if unit == "week" and count == 1:
        unit, count, grain = "day", 7, Grain.DAY
    draft = _around(match, "ago", unit, sign * count, grain, context.anchor)
    if count == 1 and not ahead and unit in ("year", "quarter", "month"):
        moved = {"year": "shift_years", "quarter": "shift_quarters", "month": "shift_months"}[unit]
        return Draft(
            start=draft.start,
            end=draft.end,
            rule="one-ago",
            backward=draft.backward,
            forward=draft.forward,
            grain=grain,
            relative=True,
            anaphoric=True,
            **{moved: -1},  # type: ignore[arg-type]
        )
    return draft


def to_date(match: re.Match[str], context: Context) -> Draft | None:
    """Year to date: from the first of January to the document's date, as finely as that is known."""
    anchor = context.anchor
    label = None
    if anchor.first and anchor.last and anchor.year:
        label = label_of(date(anchor.year, 1, 1), anchor.last)
    return _told(match, "year-to-date", label, Grain.SPAN)


def years_end(match: re.Match[str], context: Context) -> Draft | None:
    """Year-end: the document's year, or the one that is named."""
    if match["year"]:
        return dated(*match.span(), "year-end", "", match["year"], context)
    return _around(match, "year-end", "year", 0, Grain.YEAR, context.anchor)


def of_the_unit(match: re.Match[str], context: Context) -> Draft | None:
    """The end of the decade: the one that the document stands in. In the quarter: the one that the text speaks of."""
    lead, unit = context.lead, match["unit"].lower()
    if unit == "weekend":
        return _weekend(match, context)
    if not lead.article or re.match(r"\s{1,6}\d{4}", context.after(match.end())):
        return None
    grain = {
        "year": Grain.YEAR,
        "quarter": Grain.QUARTER,
        "month": Grain.MONTH,
        "week": Grain.WEEK,
        "decade": Grain.DECADE,
    }.get(unit)
    if lead.part:
        return _around(match, f"of-the-{unit}", unit, 0, grain or Grain.SPAN, context.anchor)
    if lead.preposition in ("in", "during", "for", "over") and grain not in (None, Grain.DECADE):
        return Draft(
            start=match.start(), end=match.end(), rule="the-unit", grain=grain or Grain.SPAN, anaphoric=True, unit=grain
        )
    return None


def _weekend(match: re.Match[str], context: Context) -> Draft | None:
    """Over the weekend: the last one that has begun, or the next one that is not over."""
    if not context.lead.article or context.lead.preposition not in ("over", "at", "during", "on"):
        return None
    if re.match(r"\s{1,6}(?:of|before|after|when)\b", context.after(match.end())):
        return None
    anchor = context.anchor
    past = anchor.agreed(lambda day: unit_around(day, "weekend", 0 if day.weekday() >= 5 else -1))
    ahead = anchor.agreed(lambda day: unit_around(day, "weekend"))
    return Draft(start=match.start(), end=match.end(), rule="the-weekend", backward=past, forward=ahead, relative=True)


def _told(match: re.Match[str], rule: str, label: str | None, grain: Grain) -> Draft:
    end = match.end() - (len(match["possessive"]) if match.groupdict().get("possessive") else 0)
    return Draft(start=match.start(), end=end, rule=rule, backward=label, forward=label, grain=grain, relative=True)


def _around(match: re.Match[str], rule: str, unit: str, offset: int, grain: Grain, anchor: Anchor) -> Draft:
    if unit == "year" and anchor.told_year and anchor.told_in_year and offset in (0, -1):
        return _told(match, f"{rule}:told-year", f"{anchor.told_year + offset:04d}", grain)
    return _told(match, rule, anchor.agreed(lambda day: unit_around(day, unit, offset)), grain)
