"""The modality of a draft: that of its place in the sentence, of its aim, or of the figure that it says again."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extract.clauses import Row
from explorer.extract.drafts import Draft, Scene
from explorer.extract.mentions import QuantityKind
from explorer.extract.modality import modality_of
from explorer.extract.phrases import article_of
from explorer.model import Modality


def draft_modality(scene: Scene, row: Row, draft: Draft, drafts: Sequence[Draft]) -> Modality:
    """What the figure of `draft` is; `drafts` are those of its sentence, in order, the earlier ones already decided."""
    if draft.restates is not None:
        return Modality(drafts[draft.restates].modality)
    lasting = draft.quantity.kind is QuantityKind.DURATION
    if draft.link.role == "modifier" and not lasting and article_of(scene.text, row.items[draft.at]) == "the":
        return Modality.ACTUAL  # "expand the 27,000-seat stadium": it is there
    found = modality_of(row, draft.at, scene.vocabulary.cues, draft.link.verb)
    return Modality.TARGET if draft.aim and found is Modality.ACTUAL else found
