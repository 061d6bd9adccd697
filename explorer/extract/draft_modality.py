"""The modality of a draft: that of its place in the sentence, of its aim, or of the figure that it says again."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extract.clauses import Row
from explorer.extract.drafts import Draft, Scene
from explorer.extract.mentions import PeriodRelation, QuantityKind
from explorer.extract.modality import modality_of
from explorer.extract.phrases import article_of
from explorer.model import Modality

_LEVELS = frozenset({QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.RATE})


def draft_modality(scene: Scene, row: Row, draft: Draft, drafts: Sequence[Draft]) -> Modality:
    """What the figure of `draft` is; `drafts` are those of its sentence, in order, the earlier ones already decided."""
    if draft.restates is not None:
        return Modality(drafts[draft.restates].modality)
    lasting = draft.quantity.kind is QuantityKind.DURATION
    if draft.link.role == "modifier" and not lasting and article_of(scene.text, row.items[draft.at]) == "the":
        return Modality.ACTUAL  # "expand the 27,000-seat stadium": it is there
    found = modality_of(row, draft.at, scene.vocabulary.cues, draft.link.verb)
    if found is not Modality.ACTUAL:
        return found
    if draft.aim:
        return Modality.TARGET
    return Modality.FORECAST if _lies_ahead(scene, draft) else found


def _lies_ahead(scene: Scene, draft: Draft) -> bool:
    """Whether the level or change of a time after the document's day is told: "dipping to 4 % in 2027"."""
    period, today = draft.period, scene.today
    if period is None or today is None or draft.dated is None or draft.link.role != "measure":
        return False
    begins = period.relation is PeriodRelation.IN and period.period_start is not None
    return begins and draft.quantity.kind in _LEVELS and str(period.period_start) > str(today.period_end)
