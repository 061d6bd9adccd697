"""Bases of changes that only the rest of the text tells: by the period that they inherit, or by their peers.

"Output rose 6 % year on year. Output abroad grew 3 %": two changes of one metric and month have one base, where the
text names no other.
"""

from __future__ import annotations

from collections.abc import Sequence

from explorer.calendar import Grain, grain_of
from explorer.extract.bases import basis_against
from explorer.extract.clauses import Row
from explorer.extract.drafts import PERCENT, Draft, Scene
from explorer.extract.growth import base_of
from explorer.model import Basis

_GRAINS = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF})


def settle_bases(scene: Scene, row: Row, drafts: Sequence[Draft]) -> None:
    """Give the changes of a sentence the base that its words leave open; note those that they tell."""
    for draft in drafts:
        label = draft.period.label if draft.period is not None else None
        if not draft.growth or draft.basis is None or label is None or draft.link.role in ("prior", "base"):
            continue
        if draft.basis is Basis.CHANGE:
            _settle(scene, row, draft, label)
        elif "basis" not in draft.inferred:
            scene.growths.setdefault((label, _metric(draft)), set()).add(draft.basis)


def _settle(scene: Scene, row: Row, draft: Draft, label: str) -> None:
    base = base_of(row, draft.at)
    if base is not None and base.part is not None:
        return  # "higher than at the start of 2004"
    if base is not None:
        resolved = scene.clock.resolve(base, row, draft.at, draft.period, comparison=True)
        draft.basis = basis_against(label, base, resolved.label)
        return
    told = scene.growths.get((label, _metric(draft)), set())
    if len(told) != 1 or grain_of(label) not in _GRAINS or not _is_flow(draft):
        return
    draft.basis = next(iter(told))
    draft.inferred.append("basis")
    draft.steps.append(f"basis: {draft.basis}, as that of the other changes of the metric in {label}")


def _metric(draft: Draft) -> str | None:
    return draft.choice.named.name if draft.choice is not None else None


def _is_flow(draft: Draft) -> bool:
    """Whether a change is of an amount of its period: prices, rates and stocks are told against several bases."""
    entry = draft.choice.named.entry if draft.choice else None
    return draft.quantity.kind in PERCENT and entry is not None and entry.kind == "flow"
