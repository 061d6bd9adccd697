"""Units that a label tells for the figures behind it: "Rain, mm: Kelby 12; Orrin 31", "Volume (million m³): 84.2"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from explorer.extract.mentions import QuantityKind, QuantityMention
from explorer.extract.quantities import intervals
from explorer.extract.table_units import Hint, hint_in
from explorer.vocabulary.units import Units

_LABEL = re.compile(r"[^:.;!?\n]{3,60}(?:\*\*|__)?:(?:\*\*|__)?\s")
_TELLS = re.compile(r"[(\[,%$€£]|\bin \w")


def with_label_units(
    text: str, start: int, end: int, found: Sequence[QuantityMention], units: Units
) -> list[QuantityMention]:
    """`found`, the quantities of `text[start:end]`, with the unit and scale that a label at its start tells.

    Only bare numbers behind the label take them.
    """
    label = _LABEL.match(text, start, end) if found else None
    if label is None or not _TELLS.search(label[0]):
        return list(found)
    hint = hint_in(label[0].rstrip(" :*_\t"), units)
    if hint is None:
        return list(found)
    return [scaled(text, q, hint) if q.start >= label.end() else q for q in found]


def scaled(text: str, mention: QuantityMention, hint: Hint) -> QuantityMention:
    """A bare number multiplied and counted as a hint says; any other mention as it is."""
    if mention.kind is not QuantityKind.COUNT or mention.unit is not None:
        return mention
    unit, kind = hint.unit, hint.kind or mention.kind
    if hint.factor == 1.0:
        return replace(mention, unit=unit, kind=kind)
    step = 0.5 * 10.0 ** -len(text[mention.number_start : mention.number_end].partition(".")[2])
    return replace(
        mention,
        value=intervals.clean(mention.value * hint.factor),
        value_max=None if mention.value_max is None else intervals.clean(mention.value_max * hint.factor),
        low=None if mention.low is None else intervals.clean((mention.value - step) * hint.factor),
        high=None
        if mention.high is None
        else intervals.clean(((mention.value_max or mention.value) + step) * hint.factor),
        unit=unit,
        kind=kind,
    )
