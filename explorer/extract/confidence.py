"""How sure the reading of a quantity is, from the rules that found its parts."""

from __future__ import annotations

from explorer.extract.assemble import Draft
from explorer.extract.last_resort import TOPIC

_NO_METRIC, _NO_SUBJECT, _INFERRED, _UNKNOWN_METRIC = 0.35, 0.12, 0.08, 0.1
_WEAK_RULES = frozenset(
    {
        "metric before", "metric of the sentence before", "share", "dimension", "likeliest noun",
        "counted noun at last", "figure before",
    }
)  # fmt: skip
_WEAK = 0.12
_GIVEN = 0.06
"""What a subject costs that the figure got for want of anybody else; with what inferring costs, as much as none."""
_LEAST = 0.2


def confidence_of(draft: Draft) -> float:
    """From 0.2 (a figure of nobody knows what) to 0.98 (known metric, subject in the sentence, nothing inferred)."""
    sure = 0.98
    if draft.choice is None:
        sure -= _NO_METRIC
    else:
        if draft.choice.named.entry is None:
            sure -= _UNKNOWN_METRIC
        if draft.choice.rule in _WEAK_RULES:
            sure -= _WEAK
    if draft.subject is None:
        sure -= _NO_SUBJECT
    elif draft.subject.rule == TOPIC:
        sure -= _GIVEN
    sure -= _INFERRED * len(set(draft.inferred))
    return round(max(_LEAST, sure), 2)
