"""The times that a clause mentions besides years and months: parts of a year, days, spans, and "by March"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.relate.clause import DAY, MONTH

PART_OF_YEAR = re.compile(
    r"\b(?:(first|second|third|fourth|1st|2nd|3rd|4th)[ -](quarter|half)|([QH])([1-4])|([1-4])([QH]))\b", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_ORDINALS = {"f": "1", "s": "2", "t": "3"}
SPAN = "span-"
"""Begins the times that only say how long ("over the year"): they tell two figures apart, but no day."""
LAST = SPAN + "last-"
"""Begins the spans that are over ("last year")."""
UNTIL = "until"
"""Stands among the times where a clause counts up to a named time ("by March")."""
_BY = re.compile(r"\bby (?:the end of |late |early |mid-)?(?:[A-Z][a-z]+day\b|20\d\d|1\d\d\d|(?i:" + MONTH + "))")
_HAD = re.compile(r"\bhad (?:(?:already|also|earlier|previously|once|been|only|just) ){0,2}[a-z]+ed\b")
_SPAN = re.compile(
    r"\b(?:(?:in|over|for|during|through) (?:the|its|a|that|this) (?:(?!first|second|third|fourth)[a-z]+ )?"
    r"|(?P<last>last) |this )(?P<span>decade|year|half|quarter|month|week|day)\b",
    re.IGNORECASE,
)


def times_in(sentence: str, start: int, end: int) -> Iterator[str]:
    """The times that stand in a part of a sentence, as short words that are the same for the same time."""
    yield from (_part_of_year(found) for found in PART_OF_YEAR.finditer(sentence, start, end))
    if _DIGIT.search(sentence, start, end):
        yield from (_day(found[0]) for found in DAY.finditer(sentence, start, end))
    for found in _SPAN.finditer(sentence, start, end):
        yield (LAST if found["last"] else SPAN) + found["span"].lower()
    by = sentence.find("by ", start, end) >= 0 and _BY.search(sentence, start, end)
    if by or (sentence.find("had ", start, end) >= 0 and _HAD.search(sentence, start, end)):
        yield UNTIL


def is_day(time: str) -> bool:
    """Whether a time that `times_in` gave names a day of a month."""
    return "-" in time and not time.startswith(SPAN)


def _day(date: str) -> str:
    """ "14 March" and "March 14th" as mar-14."""
    month, day = re.search(r"[A-Za-z]{3}", re.sub(r"\d{1,2}(?:st|nd|rd|th)", "", date)), re.search(r"\d+", date)
    return f"{month[0].lower() if month else ''}-{int(day[0]) if day else 0}"


def _part_of_year(found: re.Match[str]) -> str:
    """ "second quarter", "Q2" and "2Q" as q2."""
    ordinal, unit, letter, digit, digit_first, letter_last = (group or "" for group in found.groups())
    number = digit or digit_first or ("4" if ordinal[:2].lower() == "fo" else ordinal[:1].lower())
    return (unit or letter or letter_last)[0].lower() + _ORDINALS.get(number, number)
