"""Period labels and dates as people say them: `2025-Q2` is "Q2 2025", `2024-04/..` "since Apr 2024"."""

from __future__ import annotations

import re

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NO_DATE = "no date"
_LABEL = re.compile(r"(\d{4})(?:-(?:([HQ]\d)|(\d\d)(?:-(\d\d))?))?", re.ASCII)


def period_text(label: str | None, start: str | None = None, end: str | None = None) -> str:
    """A period in words; `start` and `end` tell "by 2027" (no start) from 2027 itself."""
    if not label:
        return NO_DATE
    first, slash, last = label.partition("/")
    if slash:
        return _interval(first, last)
    if start is None and end is not None:
        return f"by {_simple(label)}"
    if end is None and start is not None:
        return f"from {_simple(label)}"
    return _simple(label)


def date_text(date: str | None, room: int | None = None) -> str:
    """A document's date, maybe partial, in words; without its day where `room` characters do not hold it."""
    text = _simple(date) if date else NO_DATE
    return _simple(date[:7]) if date and room is not None and len(text) > room else text


def _interval(first: str, last: str) -> str:
    if last == "..":
        return f"since {_simple(first)}"
    if first == "..":
        return f"until {_simple(last)}"
    if first[:4] == last[:4] and len(first) == len(last) == 7:
        return f"{_simple(first)[:3]} – {_simple(last)}"
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{int(first[8:])} – {_simple(last)}"
    return f"{_simple(first)} – {_simple(last)}"


def _simple(label: str) -> str:
    found = _LABEL.fullmatch(label)
    if not found:
        return label
    year, part, month, day = found.groups()
    if part:
        return f"{part} {year}"
    if month and 1 <= int(month) <= 12:
        name = f"{MONTHS[int(month) - 1]} {year}"
        return f"{int(day)} {name}" if day else name
    return year
