"""What a document reports on: the period of its title ("Second quarter 2025 results"), sentences on a metric."""

from __future__ import annotations

import re

from explorer.calendar import Grain
from explorer.extract.clauses import Row
from explorer.extract.mentions import PeriodMention, Tense
from explorer.extract.nouns import item_noun
from explorer.extract.periods import Anchor, find_periods, resolve
from explorer.extract.timeline import tense_of
from explorer.vocabulary.load import Vocabulary
from explorer.vocabulary.metrics import phrase_key

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


def reports_metric(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a sentence tells how a known metric did: "Inflation in Varland quickened in April"."""
    verb = next((at for at, item in enumerate(row.items) if item.kind == "verb" and item.finite), None)
    at = row.subject(verb) if verb is not None else None
    if verb is None or at is None or row.items[at].kind != "np" or tense_of(row, verb) is not Tense.PAST:
        return False
    noun = item_noun(row.items[at])
    words = [token.lower for token in noun.core]
    known = vocabulary.metrics.by_phrase
    return any(phrase_key(" ".join(words[i:])) in known for i in range(len(words)))
