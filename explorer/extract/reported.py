"""The period that a document's title reports on: "Second quarter 2025 results", "Retail sales in August"."""

from __future__ import annotations

import re

from explorer.calendar import Grain
from explorer.extract.mentions import PeriodMention, Tense
from explorer.extract.periods import Anchor, find_periods, resolve
from explorer.vocabulary.load import Vocabulary

_REPORTS = re.compile(
    r"\b(?:results?|reports?|reported|bulletin|figures|statistics|update|sales|earnings|revenue|profit|review|deliveries|"
    r"output|trade|inflation|shipments|orders)\b",
    re.IGNORECASE,
)
_GRAINS = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF})


def reported_period(title: str | None, anchor: Anchor, vocabulary: Vocabulary) -> PeriodMention | None:
    """The one month, quarter or half-year of a title that tells of results, over by the document's day; else None."""
    if not title or not _REPORTS.search(title):
        return None
    found = [p for p in find_periods(title, 0, len(title), anchor, vocabulary.calendar) if p.grain in _GRAINS]
    told = resolve(found[0], tense=Tense.PAST) if len(found) == 1 else None
    over = told is not None and told.period_end is not None and told.period_end <= (anchor.published or "")
    return told if over else None
