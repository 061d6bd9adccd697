"""What a person's decisions make of a claim: corrected fields, merged names. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from explorer.calendar.labels import bounds_of, is_label
from explorer.errors import UsageError
from explorer.extract.quantities.intervals import interval
from explorer.model import Basis, Claim, ClaimSource, Modality, Qualifier

TEXTS = ("subject", "metric", "object", "unit", "scope", "place", "attribution")
NUMBERS = ("value", "value_max")
PERIODS = ("period", "stated")
CHOICES: dict[str, tuple[str, ...]] = {
    "qualifier": tuple(map(str, Qualifier)),
    "basis": tuple(map(str, Basis)),
    "modality": tuple(map(str, Modality)),
}
FIELDS = (*TEXTS, *NUMBERS, *PERIODS, *CHOICES)
"""The fields of a claim that a person may correct."""
MERGED = ("subject", "metric")
"""The fields whose names may be merged or told apart."""
DEPENDENT = ("low", "high", "period_start", "period_end", "source", "inferred")
"""What follows from them."""
_NEVER_NULL = ("qualifier", "modality")
_MAX_TEXT = 300


def checked(field: str, text: str | None) -> str | None:
    """`text` as a correction of `field` is kept; an empty one means null. Raises UsageError where it does not fit."""
    if field not in FIELDS:
        raise UsageError(f"{field} cannot be corrected; {', '.join(FIELDS)} can")
    text = (text or "").strip()
    if not text:
        if field in _NEVER_NULL:
            raise UsageError(f"{field} takes one of {', '.join(CHOICES[field])}")
        return None
    if field in CHOICES and text not in CHOICES[field]:
        raise UsageError(f"{field} takes one of {', '.join(CHOICES[field])}, not {text}")
    if field in NUMBERS and _number(text) is None:
        raise UsageError(f"{field} takes a number, such as 20600000000 or 20.6 billion, not {text}")
    if field in PERIODS and not is_label(text):
        raise UsageError(f"{field} takes a period, such as 2025, 2025-Q2, 2025-07 or 2025-01/2025-09, not {text}")
    if len(text) > _MAX_TEXT:
        raise UsageError(f"{field} takes at most {_MAX_TEXT} characters")
    return text


def corrected(machine: Claim, changes: Mapping[str, str | None], names: Mapping[tuple[str, str], str]) -> Claim:
    """The claim that decisions make of the machine's reading.

    `changes` are corrections by field, as `checked` returned them (what no longer fits is passed over); `names` gives
    the name that stays for every (field, merged name).
    """
    values: dict[str, Any] = {name: _value(name, text) for name, text in changes.items() if _fits(name, text)}
    claim = replace(machine, **values)
    if values:
        inferred = tuple(name for name in machine.inferred if name not in values)
        claim = replace(claim, source=ClaimSource.CORRECTED, inferred=inferred)
    if {"value", "value_max", "qualifier"} & values.keys():
        low, high = _interval(machine, claim)
        claim = replace(claim, low=low, high=high)
    if "period" in values:
        bounds = bounds_of(claim.period)
        start, end = (day.isoformat() if day else None for day in bounds)
        claim = replace(claim, period_start=start, period_end=end)
    merged: dict[str, Any] = {
        name: names[name, current]
        for name in MERGED
        if (current := getattr(claim, name)) is not None and (name, current) in names
    }
    return replace(claim, **merged) if merged else claim


def _fits(field: str, text: str | None) -> bool:
    try:
        checked(field, text)
    except UsageError:
        return False
    return True


def _value(field: str, text: str | None) -> Any:
    return _number(text) if field in NUMBERS and text is not None else text


def _number(text: str) -> float | None:
    from explorer.search.numbers import number_of  # the search is a lot to import for a build without corrections

    value = number_of(text)
    return -value if value is not None and text.startswith(("-", "\u2212")) else value


def _interval(machine: Claim, claim: Claim) -> tuple[float | None, float | None]:
    """The interval of the corrected value: as precise, in proportion, as the printed one."""
    if claim.value is None:
        return None, None
    half = 0.0
    if machine.low is not None and machine.high is not None and machine.value:
        width = machine.high - machine.low - abs((machine.value_max or machine.value) - machine.value)
        half = max(0.0, width / 2 * abs(claim.value / machine.value))
    top = claim.value if claim.value_max is None else claim.value_max
    return interval(min(claim.value, top), max(claim.value, top), half, half, Qualifier(claim.qualifier))
