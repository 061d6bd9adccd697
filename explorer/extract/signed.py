"""Changes told by their sign in brackets behind a level: "the Union at 31% (+2)", "storage was 62 per cent (-1.2)"."""

from __future__ import annotations

import re
from dataclasses import replace

from explorer.extract.drafts import PERCENT, Draft
from explorer.extract.mentions import QuantityKind
from explorer.model import Basis

_OPENED = re.compile(r"\s?\((?P<plus>\+?)")


def level_of_sign(text: str, draft: Draft, done: dict[int, Draft]) -> Draft | None:
    """The figure that a signed one in brackets is the change of; None where it is none."""
    last = max(done.values(), key=lambda other: other.at, default=None)
    if last is None or draft.quantity.kind not in (QuantityKind.COUNT, *PERCENT, last.quantity.kind):
        return None
    between = _OPENED.fullmatch(text, last.quantity.end, max(last.quantity.end, draft.quantity.start))
    fell = draft.quantity.value < 0 and draft.quantity.kind is not QuantityKind.MONEY  # a loss before a profit is none
    signed = between is not None and (bool(between["plus"]) or fell)
    return last if signed and last.basis is None else None


def take_level(draft: Draft, level: Draft) -> None:
    """Make a draft the change of a level: of its metric, owner and date, in its unit; shares change by points."""
    for name in ("choice", "subject", "period", "dated", "scope", "place"):
        setattr(draft, name, getattr(level, name))
    unit, kind = level.quantity.unit, level.quantity.kind
    if draft.quantity.unit is None:
        points = kind is QuantityKind.PERCENT
        draft.quantity = replace(draft.quantity, unit="percentage point" if points else unit, kind=kind)
    draft.growth, draft.basis = True, Basis.CHANGE
    draft.inferred = list(level.inferred)
    draft.steps.append("a signed figure in brackets: the change of the figure before it")
