"""The words and pattern pieces that dates are written with."""

from __future__ import annotations

import re

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_NUMBER = {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
"""By the first three letters in lower case."""
WEEKDAY_NUMBER = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}

S = r"\s{1,6}"
"""The space between two words of a date, which a line break may be."""
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
WEEKDAY = (
    r"(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?)"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR4 = r"(?:1\d|20|21)\d\d(?![\d%]|[.,]\d)"
TIME_OF_DAY = r"(?:early\s)?(?:mornings?|afternoons?|evenings?|nights?|lunchtime|midday|noon|midnight)"

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20,
    "twenty-five": 25, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
    "dozen": 12, "couple": 0, "few": 0, "several": 0, "many": 0,
}  # fmt: skip
"""Number words; 0 where the word leaves the number open."""
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": -1, "last": -1,
    "opening": 1, "closing": -1,
}  # fmt: skip
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
CENTURIES = {
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}  # fmt: skip

COUNT = (
    r"(?:\d{1,3}(?![\d.,])|a\s{1,6}(?:few|couple|dozen|hundred)\b|"
    + "|".join(sorted(NUMBERS, key=len, reverse=True))
    + r")"
)
UNIT = r"(?:(?:trading|business|working|calendar|fiscal|full)\s)?(?:hour|day|week|fortnight|month|quarter|year|decade)"


def yearish(group: str = "year") -> str:
    """The pattern of a year in words or figures, as a named group: 2025, '25, last year, the same year."""
    return (
        rf"(?P<{group}>{YEAR4}|['’]\d\d(?!\d|s\b)"
        rf"|(?:the{S})?(?:this|last|next|current|previous|prior|preceding|following|same|that){S}year\b(?!['’]s)"
        rf"|the{S}year{S}(?:before|after)\b|the{S}year\b(?!{S}(?:before|after|end|to)))"
    )


ORDINAL = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|final|last|opening|closing)"
OF_YEAR = (
    rf"(?:,?{S}(?:(?:of|in|for){S}(?:the{S})?)?(?:(?P<fiscal>fiscal|financial|FY|budget|tax)(?:{S}year)?(?:{S})?)?"
    rf"(?:calendar{S})?{yearish()}(?![-–/]\d)(?P<fiscal_after>{S}(?:fiscal|financial){S}year)?)?"
)
"""The year behind a quarter or half: of 2025, last year, of fiscal 2025."""


def month_of(word: str) -> int:
    """The number of a month's name or abbreviation."""
    return MONTH_NUMBER[word[:3].lower()]


def weekday_of(word: str) -> int:
    """The number of a weekday's name or abbreviation, Monday being 0."""
    return WEEKDAY_NUMBER[word[:3].lower()]


def count_of(word: str) -> int | None:
    """The number that a numeral or number word means; None where the word leaves it open."""
    return int(word) if word.isdigit() else NUMBERS[word.lower().split()[-1]] or None


def day_of(word: str) -> int:
    """The number of a day written 5 or 5th."""
    return int(re.match(r"\d+", word, re.ASCII)[0])  # type: ignore[index]


def part_of(unit: str | None, ordinal: str | None) -> str | None:
    """Q2 for "quarter" and "second"; None where there is no such part of a year."""
    if not unit or not ordinal:
        return None
    number, quarter = ORDINALS[ordinal.lower()], unit.lower() == "quarter"
    if number == -1:
        number = 4 if quarter else 2
    return None if number > (4 if quarter else 2) else f"{'Q' if quarter else 'H'}{number}"
