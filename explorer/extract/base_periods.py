"""Periods of what a level rose or fell from, where no words tell them: "profit rose to 3.2 million from 2.9 million".

The text itself shows how far back its figures reach: another base of the sentence, or an earlier one of the document
("up from 4.3 % in March"). Without that, years are held against the year before and flows of a quarter or half-year
against those of the year before.
"""

from __future__ import annotations

from collections.abc import Sequence

from explorer.calendar import Grain, grain_of, shift
from explorer.extract.bases import STEPS, basis_between
from explorer.extract.draft_periods import earlier_levels
from explorer.extract.drafts import Draft, Scene
from explorer.extract.mentions import PeriodMention, PeriodRelation, QuantityKind
from explorer.extract.periods.resolution import labelled
from explorer.model import Basis, Modality

_GRAINS = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR})


def date_bases(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Learn from the dated bases of a sentence how far back the text reaches; date those without a date by that."""
    bases = [draft for draft in drafts if draft.link.role == "prior" and draft.link.word == "from" and not draft.former]
    if not bases:
        return
    at = {draft.at: draft for draft in drafts}
    for base in bases:
        if base.period is not None and (found := _step(_partner(base, drafts), base.period)) is not None:
            scene.bases[found[0]] = found[1]
    for base in bases:
        level = at.get(base.link.other) if base.link.other is not None else None
        if base.period is None and base.dated is None and level is not None and _is_level(level, base):
            _give(scene, base, level)
            if base.period is None:
                _take_beside(base, level, [other for other in bases if other is not base], at)


def _is_level(level: Draft, base: Draft) -> bool:
    """Whether a figure is what a change from `base` reached, of the same measure and as a fact."""
    if level.link.role != "measure" or level.link.word != "to" or level.growth or level.modality != Modality.ACTUAL:
        return False
    alike = level.quantity.unit == base.quantity.unit or level.quantity.kind is QuantityKind.COUNT
    return alike and level.quantity.kind is base.quantity.kind and level.quantity.kind is not QuantityKind.DURATION


def _partner(base: Draft, drafts: Sequence[Draft]) -> PeriodMention | None:
    """The period of the nearest figure before a base that is no base itself."""
    earlier = earlier_levels(drafts)
    return next((d.period for d in reversed(drafts) if d.at < base.at and d.at not in earlier and d.period), None)


def _take_beside(base: Draft, level: Draft, others: Sequence[Draft], at: dict[int, Draft]) -> None:
    """ "Fell to 1.9 from 2.1, while imports dropped to 2.7 from 2.9 in May": both bases are of May."""
    for other in others:
        beside = at.get(other.link.other) if other.link.other is not None else None
        if other.period is None or beside is None or "period" in other.inferred:
            continue
        if beside.quantity.unit == level.quantity.unit and _label(beside) == _label(level):
            base.period = other.period
            base.inferred.append("period")
            base.steps.append("period: that of the base beside it")
            return


def _label(draft: Draft) -> str | None:
    return draft.period.label if draft.period is not None else None


def _step(period: PeriodMention | None, base: PeriodMention) -> tuple[Grain, Basis] | None:
    """How far back a base lies, with the length of the periods; None for any other distance."""
    label = period.label if period is not None else None
    grain = grain_of(label) if label else None
    if not label or not base.label or grain not in _GRAINS or grain is None:
        return None
    basis = basis_between(label, base.label)
    return None if basis is None else (grain, basis)


def _give(scene: Scene, base: Draft, level: Draft) -> None:
    period = level.period
    grain = grain_of(period.label) if period is not None and period.label else None
    if period is None or grain not in _GRAINS or grain is None or period.relation is not PeriodRelation.IN:
        return
    if level.dated is not None and level.dated.rule == "period in the noun phrase":
        return  # "a 2004 law cut taxes to 5 % from 35 %": the year of another thing
    basis = scene.bases.get(grain) or _usual(grain, level)
    label = shift(period.label or "", **STEPS[basis]) if basis in STEPS else None
    if label is None or basis is None:
        return
    base.period = labelled(period, label)
    base.inferred.append("period")
    base.steps.append(f"period: {label}, as far back as the text's other bases ({basis})")


def _usual(grain: Grain, level: Draft) -> Basis | None:
    entry = level.choice.named.entry if level.choice else None
    if grain is Grain.YEAR or (grain in (Grain.QUARTER, Grain.HALF) and entry is not None and entry.kind == "flow"):
        return Basis.YOY
    return None
