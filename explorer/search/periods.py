"""Periods as a query may write them: `2025-Q2`, `Q2 2025`, `june 2025`, `5 jun 2025`, `2025/26`."""

from __future__ import annotations

import re

from explorer.calendar.document_date import MONTH_NUMBERS
from explorer.calendar.labels import is_label

_YEAR = r"(?P<year>[0-9]{4})"
_GAP = r"[ ,._-]*"
_PART = re.compile(rf"(?:{_YEAR}{_GAP})?(?P<part>[hq])(?P<number>[1-4])(?:{_GAP}(?P<later>[0-9]{{4}}))?")
_MONTH = re.compile(
    rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_GAP})?(?P<month>[a-z]{{3,9}})\.?"
    rf"(?:{_GAP}(?P<after>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9]))?{_GAP}{_YEAR}"
)
_MONTH_LATER = re.compile(rf"{_YEAR}{_GAP}(?P<month>[a-z]{{3,9}})")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_YEARS = re.compile(r"(?P<first>[0-9]{4})/(?P<last>[0-9]{2})")


def period_label(text: str) -> str | None:
    """The period label that `text` means, as the store writes it; None where it means none."""
    text = " ".join(text.split())
    for label in (text.upper(), _read(text.lower())):
        if label and is_label(label):
            return label
    return None


def month_number(word: str) -> int | None:
    """The number of the month that `word` names or abbreviates."""
    return MONTH_NUMBERS.get(word.lower().rstrip("."))


def every_year(text: str) -> str | None:
    """The part of a year that `text` means without saying which year: `Q3`, `06` for June."""
    month = month_number(text)
    if month is not None:
        return f"{month:02}"
    return text.upper() if re.fullmatch(r"[hH][12]|[qQ][1-4]", text) else None


def part_of_year(ordinal: str, part: str) -> str | None:
    """`q3` for `third`, `quarter`; None for other words."""
    number = _ORDINALS.get(ordinal.lower(), 9)
    letter, most = {"quarter": ("q", 4), "half": ("h", 2)}.get(part.lower(), ("", 0))
    return f"{letter}{number}" if number <= most else None


def _read(text: str) -> str | None:
    """A label that may turn out to be no date: the 31st of June."""
    if (match := _PART.fullmatch(text)) is not None:
        year = match["year"] or match["later"]
        return f"{year}-{match['part'].upper()}{match['number']}" if year else None
    if (match := _YEARS.fullmatch(text)) is not None:
        first = int(match["first"])
        return f"{first}/{first + 1}" if (first + 1) % 100 == int(match["last"]) else None
    match = _MONTH.fullmatch(text) or _MONTH_LATER.fullmatch(text)
    month = month_number(match["month"]) if match is not None else None
    if match is None or month is None:
        return None
    day = match["day"] or match["after"] if match.re is _MONTH else None
    return f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
