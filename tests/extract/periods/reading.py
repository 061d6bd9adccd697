"""A compact way to write what a sentence's dates are: `Output rose in {July|2025-07}.`

Braces stand around the span of a date, and hold its label behind the bar: a label, `?` for a date that stays unknown,
`~label` for an anaphoric one. A relation other than IN stands behind the label: `{2027|2027 by}`.
"""

from __future__ import annotations

import re

from explorer.extract.mentions import PeriodMention, PeriodRelation
from explorer.extract.periods import Anchor, find_periods

TODAY = "2025-08-19"
"""A Tuesday."""
Dates = list[tuple[str, str | None, PeriodRelation, bool]]
_MARKED = re.compile(r"\{([^|{}]*)\|(~?)([^ {}]*) ?([^{}]*)\}")


def expected_of(marked: str) -> tuple[str, Dates]:
    """The plain sentence and its dates: words, label, relation, anaphoric."""
    dates: Dates = []
    for words, anaphoric, label, relation in _MARKED.findall(marked):
        dates.append((words, None if label == "?" else label, PeriodRelation(relation or "in"), bool(anaphoric)))
    return _MARKED.sub(lambda match: match[1], marked), dates


def read(text: str, anchor: Anchor) -> list[PeriodMention]:
    """The mentions of a text that is one sentence."""
    return find_periods(text, 0, len(text), anchor)


def check(marked: str, anchor: str | Anchor | None = TODAY) -> None:
    """Assert that a marked sentence is read exactly as marked: nothing missed, nothing more."""
    text, dates = expected_of(marked)
    known = anchor if isinstance(anchor, Anchor) else Anchor(anchor)
    found = read(text, known)
    assert [(text[m.start : m.end], m.label, m.relation, m.anaphoric) for m in found] == dates
