"""Fiscal years and their parts: dated where the document tells when its years start, else named only."""

from __future__ import annotations

import re
from datetime import date

from explorer.calendar import label_of
from explorer.calendar.labels import add_months, month_end
from explorer.extract.periods.drafts import Context, Draft, fixed, four_digits
from explorer.extract.periods.words import ORDINAL, S, part_of

_I = re.IGNORECASE
_FIGURES = r"\d{4}|\d\d"
_TO = r"\s?[-–/]\s?"
FISCAL_YEAR = re.compile(
    rf"(?:(?P<fy>FY)\s?['’]?(?P<figures>{_FIGURES})(?:{_TO}(?P<figures2>{_FIGURES}))?"
    rf"|(?:(?:fiscal|financial|tax|budget)(?:{S}years?)?|FY){S}['’]?(?P<figures3>(?:19|20)\d\d|(?<=['’])\d\d)"
    rf"(?:{_TO}(?P<figures4>{_FIGURES}))?)[EFP]?(?!\w|[.,]\d|%)"
    rf"(?:{S}{ORDINAL}[\s-](?P<unit>quarter|half)|{S}(?P<part>[QH][1-4]))?(?!\w)",
    _I,
)
YEAR_FISCAL = re.compile(
    rf"(?P<figures>(?:19|20)\d\d)(?:{_TO}(?P<figures2>{_FIGURES}))?{S}(?:fiscal|financial|tax|budget){S}year(?!\w)", _I
)


def fiscal_year(match: re.Match[str], context: Context) -> Draft | None:
    """FY2025, FY24-25, fiscal 2025, financial year 2024-25, fiscal 2025 third quarter."""
    first = match["figures"] or match["figures3"]
    second = match["figures2"] or match["figures4"]
    value = int(four_digits(first))
    if second:
        last = int(second) if len(second) == 4 else value - value % 100 + int(second) + (100 if int(second) == 0 else 0)
        if last != value + 1:
            return None
        value = last
    part = match["part"] or (part_of(match["unit"], match["ordinal"]) if match["unit"] else None)
    return fiscal_period(match, "fiscal-year", value, part.upper() if part else None, context)


def year_fiscal(match: re.Match[str], context: Context) -> Draft | None:
    """The 2025 financial year, the 2024-25 tax year."""
    value, second = int(match["figures"]), match["figures2"]
    if second and int(second[-2:]) != (value + 1) % 100:
        return None
    return fiscal_period(match, "year-fiscal", value + bool(second), None, context)


def fiscal_period(match: re.Match[str], rule: str, year: int, part: str | None, context: Context) -> Draft | None:
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
