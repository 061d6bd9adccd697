"""Periods told by the date on which they end: the June quarter, three months to June, the year ended 30 June 2025."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from explorer.calendar import Grain, bounds_of, label_of
from explorer.calendar.labels import add_months, month_end
from explorer.extract.periods.drafts import Context, Draft, dated, fixed, of_year
from explorer.extract.periods.words import (
    COUNT,
    DAY,
    MONTH,
    OF_YEAR,
    WEEKDAY,
    YEAR4,
    S,
    count_of,
    day_of,
    month_of,
    weekday_of,
    yearish,
)

_I = re.IGNORECASE
_TO = rf"{S}(?:that{S}|which{S})?(?:ended|ending|ends|end|to|through|until|till|up{S}to)(?:{S}(?:on|in))?{S}"
MONTH_QUARTER = re.compile(
    rf"(?:(?P<year_before>\d{{4}}){S})?(?P<month>{MONTH}){S}(?:(?P<year_inside>(?:19|20)\d\d){S})?(?P<unit>quarter|half)(?!\w){OF_YEAR}",
    _I,
)
_END = (
    rf"{_TO}(?:the{S})?(?:end{S}of{S})?"
    rf"(?:(?P<day>{DAY}){S}(?:of{S})?)?(?P<month>{MONTH})(?!\w)"
    rf"(?:{S}(?P<day2>{DAY})(?![\w%]|[.,]\d))?(?:,?{S}(?:of{S}|in{S})?{yearish()})?"
)
ENDED = re.compile(
    rf"(?:(?:fiscal|financial){S})?(?:(?:first|second|third|fourth|1st|2nd|3rd|4th|final)[\s-]{{1,3}})?"
    rf"(?:(?P<count>{COUNT}|six-month|three-month|nine-month|half)[\s-]{{1,3}})?"
    rf"(?:(?:full|fiscal|financial|calendar|accounting|reporting){S})?"
    rf"(?P<unit>half[\s-]years?|halfyear|half|quarter|years?|months?|weeks?|season|period)(?:{S}period)?(?:{S}\d{{4}})?,?{_END}",
    _I,
)
WEEK_TO = re.compile(rf"week{_TO}(?P<day>{WEEKDAY})(?!\w)", _I)
YEARS_TO = re.compile(rf"(?:(?P<count>{COUNT}){S}years|(?P<decade>decade)){_TO}(?P<year>{YEAR4})(?![\w/-])", _I)
WEEK_NUMBER = re.compile(rf"week{S}(?P<week>\d\d?)(?:,?{S}(?:of{S})?(?P<year>(?:19|20)\d\d))(?![\w%/-]|[.,]\d)", _I)
_LENGTHS = {"quarter": 3, "half": 6, "year": 12, "month": 1}


def month_quarter(match: re.Match[str], context: Context) -> Draft | None:
    """The June quarter: the three months that end with June."""
    if not match["month"][0].isupper():
        return None
    months = 3 if match["unit"].lower() == "quarter" else 6
    template = f"{month_of(match['month']):02d}"
    return ending(match, context, months, template, match["year"] or match["year_before"] or match["year_inside"], None)


def ended(match: re.Match[str], context: Context) -> Draft | None:
    """Three months to June, the quarter ended June 30, the year ended 30 June 2025, 52 weeks to 28 September 2025."""
    unit, word = match["unit"].lower(), (match["count"] or "").lower()
    named = {"six-month": 6, "three-month": 3, "nine-month": 9, "half": 6}
    count = named[word] if word in named else count_of(word) if word else 1
    if word == "half" or unit.startswith("half"):
        months = 6
    elif word.endswith("-month"):
        months = count or 0
    elif unit in ("period", "season"):
        return None
    elif unit.startswith("week"):
        months = 0
    else:
        months = (count or 0) * _LENGTHS[unit.rstrip("s")]
    if (not word and unit in ("months", "years", "weeks")) or months > 36 or not (months or unit.startswith("week")):
        return None
    day = match["day"] or match["day2"]
    template = f"{month_of(match['month']):02d}" + (f"-{day_of(day):02d}" if day else "")
    if of_year(template, 2000) is None or (not match["month"][0].isupper() and not match["year"]):
        return None
    return ending(match, context, months, template, match["year"], (count or 0) if not months else None)


def week_to(match: re.Match[str], context: Context) -> Draft | None:
    """The week to Saturday: the seven days that end with the nearest one."""
    if not match["day"][0].isupper():
        return None
    number = weekday_of(match["day"])

    def reading(day: date) -> str:
        end = day - timedelta((day.weekday() - number) % 7)
        return label_of(end - timedelta(6), end)

    label = context.anchor.agreed(reading)
    return Draft(
        start=match.start(),
        end=match.end(),
        rule="week-to",
        backward=label,
        forward=label,
        grain=Grain.WEEK,
        relative=True,
    )


def years_to(match: re.Match[str], context: Context) -> Draft | None:
    """The decade to 2020, the 20 years to 2019."""
    count = 10 if match["decade"] else count_of(match["count"])
    last = int(match["year"])
    if not count or count < 2 or count > 200:
        return None
    return fixed(*match.span(), "years-to", f"{last - count + 1:04d}/{last:04d}")


def week_number(match: re.Match[str], context: Context) -> Draft | None:
    """Week 32 of 2025, as ISO 8601 counts weeks."""
    try:
        monday = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    except ValueError:
        return None
    return fixed(*match.span(), "week-number", label_of(monday, monday + timedelta(6)))


def ending(
    match: re.Match[str], context: Context, months: int, template: str, year: str | None, weeks: int | None
) -> Draft | None:
    """The period of so many months (or weeks) that ends with a date, which may lack its year."""
    ends = dated(0, 0, "", template, year, context)
    if ends.anaphoric:
        return replace(fixed(*match.span(), "ended:of-head-year", None), grain=Grain.SPAN)
    back, ahead = (_span_to(label, months, weeks) for label in (ends.backward, ends.forward))
    label = back or ahead
    rule = "ended" if not (label and bounds_of(label).start and weeks) else "ended-weeks"
    grain = {3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR, 1: Grain.MONTH}.get(months, Grain.SPAN)
    return Draft(
        start=match.start(),
        end=match.end(),
        rule=rule,
        backward=back,
        forward=ahead,
        grain=grain,
        relative=ends.relative,
    )


def _span_to(label: str | None, months: int, weeks: int | None) -> str | None:
    end = bounds_of(label).end
    if end is None:
        return None
    try:
        if weeks:
            return label_of(end - timedelta(weeks * 7 - 1), end)
        if end.day < 5 and label and label.count("-") == 2:
            end = end.replace(day=1) - timedelta(1)
        elif month_end(end.year, end.month).day - end.day < 5:
            end = month_end(end.year, end.month)
        if end.day != month_end(end.year, end.month).day:
            return label_of(add_months(end, -months) + timedelta(1), end)
        return label_of(add_months(end.replace(day=1), 1 - months), end)
    except (ValueError, OverflowError):
        return None
