"""How a document writes its dates, read from its own text: the anchor of its relative dates."""

from __future__ import annotations

import re
from collections import Counter

from explorer.calendar import Grain, bounds_of, is_label
from explorer.extract.mentions import PeriodRelation
from explorer.extract.periods.anchor import Anchor
from explorer.extract.periods.grammar import find_periods
from explorer.extract.periods.words import MONTH, MONTH_NUMBER

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d\d(?![\d/-])", re.ASCII)
_FISCAL_END = re.compile(
    r"\b(?:fiscal|financial)[ ]year(?:[ ]\d{4})?,?[ ](?:which[ ])?(?:ended|ending|ends|end)(?:[ ]on|[ ]in)?[ ]"
    rf"(?:the[ ])?(?:\d{{1,2}}(?:st|nd|rd|th)?[ ])?(?P<month>{MONTH})\b",
    re.IGNORECASE,
)
_SCANNED = 200_000
_SAME_YEAR = 9
"""The month up to which a last date tells the year of writing: who writes of a fourth quarter may do so in the next."""
_LINE = re.compile(r"[^\n]+")
_FIGURE = re.compile(r"\d")
_FINE = frozenset({Grain.DAY, Grain.MONTH, Grain.QUARTER, Grain.HALF})


def anchor_of(text: str, published: str | None) -> Anchor:
    """The anchor of a document: its date (None if unknown), and the habits that its own text shows."""
    head = text[:_SCANNED]
    day_first = month_first = False
    for match in _NUMERIC.finditer(head):
        one, other = int(match[1]), int(match[2])
        day_first |= 12 < one <= 31 and 1 <= other <= 12
        month_first |= 12 < other <= 31 and 1 <= one <= 12
    ends = {MONTH_NUMBER[match["month"].lower()[:3]] for match in _FISCAL_END.finditer(head)}
    known = published if published and is_label(published) else None
    order = day_first if day_first != month_first else None
    told = (None, None) if known else _told_year(head, Anchor(day_first=order))
    return Anchor(
        published=known,
        day_first=order,
        fiscal_start=ends.pop() % 12 + 1 if len(ends) == 1 else None,
        told_year=told[0],
        told_in_year=told[1] is not None and told[1] <= _SAME_YEAR,
    )


def _told_year(text: str, anchor: Anchor) -> tuple[int | None, int | None]:
    """The year of most of the printed days, months, quarters and halves, where it is the latest of theirs.

    And the month in which the last of them ends.
    """
    years: Counter[int] = Counter()
    ends: set[str] = set()
    for line in _LINE.finditer(text):
        if not _FIGURE.search(text, *line.span()):  # no year is printed
            continue
        for mention in find_periods(text, line.start(), line.end(), anchor):
            start = bounds_of(mention.backward).start
            if start and mention.grain in _FINE and mention.relation in (PeriodRelation.IN, PeriodRelation.BY):
                years[start.year] += 1
                ends.add((bounds_of(mention.backward).end or start).isoformat())
    if not years:
        return None, None
    latest = max(years)
    most = 2 * years[latest] > years.total() or (years[latest] > 1 and 2 * years[latest] == years.total())
    return (latest, int(max(ends)[5:7])) if most else (None, None)
