"""Parts of years as reports count them: quarters, halves, first nine months, years ended, fiscal years."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from explorer.calendar import Grain, bounds_of, label_of
from explorer.calendar.labels import add_months, month_end
from explorer.extract.periods.drafts import (
    Context,
    Draft,
    century_of,
    dated,
    fixed,
    of_year,
    template_grain,
    year_reference,
)
from explorer.extract.periods.words import COUNT, DAY, MONTH, ORDINALS, S, count_of, day_of, month_of, yearish

_I = re.IGNORECASE
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|final|last|opening|closing)"
_OF_YEAR = (
    rf"(?:,?{S}(?:(?:of|in|for){S}(?:the{S})?)?(?:(?P<fiscal>fiscal|financial|FY|budget|tax)(?:{S}year)?(?:{S})?)?"
    rf"(?:calendar{S})?{yearish()}(?![-–/]\d)(?P<fiscal_after>{S}(?:fiscal|financial){S}year)?)?"
)
_SHORT_YEAR = r"(?:\d{4}|\d\d)(?![\d%]|[.,]\d)"

QUARTER_SIGN = re.compile(
    rf"(?P<part>[QH][1-4])(?:(?:{S}of)?[\s-]{{0,3}}(?P<fy>FY\s?|fiscal\s(?:year\s)?|['’])?(?P<figures>\d{{4}}|(?<=['’Yy\s-])\d\d|(?<=[QH][1-4])\d\d)"
    rf"(?![\d%\w]|[.,]\d|[-–/]\d)|{_OF_YEAR})(?![A-Za-z\d])",
    _I,
)
SIGN_QUARTER = re.compile(
    r"(?P<number>[1-4])(?P<letter>[QH])(?:\s?(?P<fy>FY\s?)?['’]?(?P<figures>\d{4}|\d\d))?(?![\w%]|[.,]\d)", _I
)
MONTHS_SIGN = re.compile(r"(?P<months>3|6|9|12)M\s?(?P<fy>FY)?['’]?(?P<figures>20\d\d|\d\d)(?![\w%]|[.,]\d)")
YEAR_QUARTER = re.compile(
    rf"(?P<figures>(?:19|20)\d\d)(?:['’]s)?[\s-]{{0,3}}(?:(?P<part>[QH][1-4])|{_ORDINAL}[\s-](?P<unit>quarter|half))(?!\w)",
    _I,
)
ORDINAL_PART = re.compile(
    rf"(?:(?P<fiscal_before>fiscal|financial)[\s-])?{_ORDINAL}[\s-](?:(?P<fiscal_inside>fiscal|financial){S})?(?:calendar{S})?"
    rf"(?P<unit>quarter|half|semester)(?!\w){_OF_YEAR}",
    _I,
)
YEARS_PART = re.compile(
    rf"(?:(?P<rel>this|last|next)\syear|(?P<abs>(?:19|20)\d\d))['’]s\s(?:{_ORDINAL}[\s-](?P<unit>quarter|half)|(?P<month>{MONTH})(?:{S}quarter)?)(?!\w)",
    _I,
)
COUNTED_PART = re.compile(
    rf"{_ORDINAL}{S}(?:full{S})?(?P<count>{COUNT}){S}(?P<unit>months?|quarters?)(?!\w){_OF_YEAR}", _I
)
MONTH_QUARTER = re.compile(
    rf"(?:(?P<year_before>\d{{4}}){S})?(?P<month>{MONTH}){S}(?:(?P<year_inside>(?:19|20)\d\d){S})?(?P<unit>quarter|half)(?!\w){_OF_YEAR}",
    _I,
)
_END = (
    rf"(?:{S}(?:that{S}|which{S})?(?:ended|ending|ends|end|to|through|until|till|up{S}to)(?:{S}(?:on|in))?{S}(?:the{S})?(?:end{S}of{S})?)"
    rf"(?:(?P<day>{DAY}){S}(?:of{S})?)?(?P<month>{MONTH})(?!\w)(?:{S}(?P<day2>{DAY})(?![\w%]|[.,]\d))?(?:,?{S}(?:of{S}|in{S})?{yearish()})?"
)
ENDED = re.compile(
    rf"(?:(?P<ordinal>first){S})?(?:(?P<count>{COUNT}|six-month|three-month|nine-month|half)[\s-]{{1,3}})?(?:(?:full|fiscal|financial|calendar|accounting|reporting){S})?"
    rf"(?P<unit>half[\s-]years?|halfyear|half|quarter|years?|months?|weeks?|season|period)(?:{S}\d{{4}})?,?{_END}",
    _I,
)
FISCAL_YEAR = re.compile(
    rf"(?:(?P<fy>FY)\s?['’]?(?P<figures>\d{{4}}|\d\d)(?:\s?[-–/]\s?(?P<figures2>\d{{4}}|\d\d))?"
    rf"|(?:(?:fiscal|financial|tax|budget)(?:{S}years?)?|FY){S}['’]?(?P<figures3>(?:19|20)\d\d|(?<=['’])\d\d)(?:\s?[-–/]\s?(?P<figures4>\d{{4}}|\d\d))?)"
    rf"(?!\w|[.,]\d|%)(?:{S}{_ORDINAL}[\s-](?P<unit>quarter|half)|{S}(?P<part>[QH][1-4]))?(?!\w)",
    _I,
)
YEAR_FISCAL = re.compile(
    rf"(?P<figures>(?:19|20)\d\d)(?:\s?[-–/]\s?(?P<figures2>\d{{4}}|\d\d))?{S}(?:fiscal|financial|tax|budget){S}year(?!\w)",
    _I,
)
_LENGTHS = {"quarter": 3, "half": 6, "year": 12, "month": 1}


def quarter_sign(match: re.Match[str], context: Context) -> Draft | None:
    """Q2 2025, Q2'25, H1 FY26, Q2 of last year, Q2."""
    part = match["part"].upper()
    if part in ("H3", "H4") or (match["part"][0] in "qh" and not (match["figures"] or match["year"])):
        return None
    figures = match["figures"]
    if figures is None:
        fiscal = match["fiscal"] or match["fiscal_after"]
        return _part_of_year(match, "quarter-sign", part, match["year"], bool(fiscal), context)
    if len(figures) == 2 and not match["fy"] and match.end("part") != match.start("figures"):
        return None
    fiscal = bool(match["fy"]) and match["fy"][0] not in "'’"
    return _part_of_year(match, "quarter-sign", part, _four(figures), fiscal, context)


def sign_quarter(match: re.Match[str], context: Context) -> Draft | None:
    """2Q25, 1H 2025, 3Q FY24, 4Q."""
    letter = match["letter"].upper()
    if (letter == "H" and int(match["number"]) > 2) or (match["letter"] == "h" and not match["figures"]):
        return None
    year = _four(match["figures"]) if match["figures"] else None
    return _part_of_year(match, "sign-quarter", letter + match["number"], year, bool(match["fy"]), context)


def months_sign(match: re.Match[str], context: Context) -> Draft | None:
    """9M25, 6M 2025."""
    if match["fy"]:
        return None
    return dated(*match.span(), "months-sign", f"01/{int(match['months']):02d}", _four(match["figures"]), context)


def year_quarter(match: re.Match[str], context: Context) -> Draft | None:
    """2025Q2, 2025-H1, 2025's second quarter."""
    part = (match["part"] or "").upper() or _part(match["unit"], match["ordinal"])
    if part in ("H3", "H4", None):
        return None
    return _part_of_year(match, "year-quarter", part, match["figures"], False, context)


def ordinal_part(match: re.Match[str], context: Context) -> Draft | None:
    """The second quarter of 2025, first half, third-quarter; nothing where the sentence is about a game."""
    part = _part(match["unit"], match["ordinal"])
    if part is None or (match["ordinal"].lower() == "last" and match["year"] is None):
        return None
    fiscal = any(match[name] for name in ("fiscal", "fiscal_before", "fiscal_inside", "fiscal_after"))
    year = match["year"]
    if year is None and (re.match(r"\s{1,6}of\b", context.after(match.end())) or context.sentence.about_a_game):
        return None
    return _part_of_year(match, "ordinal-part", part, year, fiscal, context)


def years_part(match: re.Match[str], context: Context) -> Draft | None:
    """Last year's second quarter, 2024's first half, this year's March quarter."""
    if match["month"]:
        template = f"{month_of(match['month']):02d}"
        if match[0].lower().endswith("quarter"):
            return _ending(match, context, 3, template, match["abs"] or f"{match['rel']} year", None)
    else:
        template = _part(match["unit"], match["ordinal"]) or ""
    if not template:
        return None
    year = match["abs"] or f"{match['rel']} year"
    return dated(*match.span(), "years-part", template, year, context)


def counted_part(match: re.Match[str], context: Context) -> Draft | None:
    """The first nine months of 2025, the last two quarters of the year."""
    count = count_of(match["count"])
    if not count:
        return None
    months = count * (3 if match["unit"].lower().startswith("quarter") else 1)
    closing = ORDINALS[match["ordinal"].lower()] == -1
    if not 1 <= months <= 12 or ORDINALS[match["ordinal"].lower()] not in (1, -1) or (closing and not match["year"]):
        return None
    if match["fiscal"] or match["fiscal_after"]:
        return replace(fixed(*match.span(), "counted-part:fiscal", None), grain=Grain.SPAN)
    if match["year"] is None and re.match(r"\s{1,6}(?:of|since|in|after)\b", context.after(match.end())):
        return None
    template = f"{13 - months:02d}/12" if closing else f"01/{months:02d}"
    draft = dated(*match.span(), "counted-part", template, match["year"], context)
    return replace(draft, anaphoric=True) if match["year"] is None else draft


def month_quarter(match: re.Match[str], context: Context) -> Draft | None:
    """The June quarter: the three months that end with June."""
    if not match["month"][0].isupper():
        return None
    months = 3 if match["unit"].lower() == "quarter" else 6
    template = f"{month_of(match['month']):02d}"
    return _ending(
        match, context, months, template, match["year"] or match["year_before"] or match["year_inside"], None
    )


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
    if (
        (not word and unit in ("months", "years", "weeks", "week"))
        or months > 36
        or not (months or unit.startswith("week"))
    ):
        return None
    day = match["day"] or match["day2"]
    template = f"{month_of(match['month']):02d}" + (f"-{day_of(day):02d}" if day else "")
    if of_year(template, 2000) is None or (not match["month"][0].isupper() and not match["year"]):
        return None
    return _ending(match, context, months, template, match["year"], (count or 0) if not months else None)


def fiscal_year(match: re.Match[str], context: Context) -> Draft | None:
    """FY2025, FY24-25, fiscal 2025, financial year 2024-25, fiscal 2025 third quarter."""
    first = match["figures"] or match["figures3"]
    second = match["figures2"] or match["figures4"]
    value = int(_four(first))
    if second:
        last = int(second) if len(second) == 4 else value - value % 100 + int(second) + (100 if int(second) == 0 else 0)
        if last != value + 1:
            return None
        value = last
    part = match["part"] or (_part(match["unit"], match["ordinal"]) if match["unit"] else None)
    return _fiscal(match, "fiscal-year", value, part.upper() if part else None, context)


def year_fiscal(match: re.Match[str], context: Context) -> Draft | None:
    """The 2025 financial year, the 2024-25 tax year."""
    value, second = int(match["figures"]), match["figures2"]
    if second and int(second[-2:]) != (value + 1) % 100:
        return None
    return _fiscal(match, "year-fiscal", value + bool(second), None, context)


def _part_of_year(
    match: re.Match[str], rule: str, part: str, year: str | None, fiscal: bool, context: Context
) -> Draft | None:
    if not fiscal:
        draft = dated(*match.span(), rule, part, year, context)
        return replace(draft, anaphoric=True, rule=f"bare-{rule}") if year is None else draft
    reference = year_reference(year) if year else None
    if reference and reference.kind == "absolute":
        return _fiscal(match, rule, reference.value, part, context)
    grain = template_grain(part)
    return replace(fixed(*match.span(), rule + ":fiscal-unknown", None), grain=grain)


def _fiscal(match: re.Match[str], rule: str, year: int, part: str | None, context: Context) -> Draft | None:
    """A fiscal year or its part: dated where the document tells when its years start."""
    if not 1900 <= year <= 2150:
        return None
    start_month = context.anchor.fiscal_start
    if start_month is None:
        return fixed(*match.span(), rule + ":fiscal", f"FY{year:04d}" + (f"-{part}" if part else ""))
    start = date(year if start_month == 1 else year - 1, start_month, 1)
    length = 12
    if part:
        length = 3 if part[0] == "Q" else 6
        start = add_months(start, (int(part[1]) - 1) * length)
    last = add_months(start, length - 1)
    return fixed(*match.span(), rule + ":fiscal-dated", label_of(start, month_end(last.year, last.month)))


def _ending(
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


def _part(unit: str | None, ordinal: str | None) -> str | None:
    if not unit or not ordinal:
        return None
    number, quarter = ORDINALS[ordinal.lower()], unit.lower() == "quarter"
    if number == -1:
        number = 4 if quarter else 2
    return None if number > (4 if quarter else 2) else f"{'Q' if quarter else 'H'}{number}"


def _four(figures: str) -> str:
    return figures if len(figures) == 4 else str(century_of(int(figures)))
