"""Figures and gaps as words, for the reason sentences."""

from __future__ import annotations

from explorer.model import Claim, ClaimKind, Qualifier
from explorer.relate.intervals import ratio_gap
from explorer.relate.reading import Reading

_WORDS = {
    Qualifier.ABOUT: "about", Qualifier.OVER: "over", Qualifier.UNDER: "under",
    Qualifier.AT_LEAST: "at least", Qualifier.AT_MOST: "at most",
}  # fmt: skip
_PERIODS = {"yoy": "on the year", "qoq": "on the quarter", "mom": "on the month"}


def figure(claim: Claim) -> str:
    """The figure as printed, with its qualifier, and its unit where the print lacks it."""
    printed = " ".join(claim.printed.split())
    if claim.kind == ClaimKind.EVENT:
        return printed or str(claim.period)
    qualifier = _WORDS.get(Qualifier(claim.qualifier), "") if claim.qualifier in set(Qualifier) else ""
    unit = claim.unit or ""
    has_unit = not unit or any(
        char.isalpha() or char in "$€£¥₹%°"
        for char in printed.replace("million", "").replace("billion", "").replace("trillion", "")
    )
    sign = "−" if claim.value is not None and claim.value < 0 and not printed.startswith(("-", "−")) else ""
    basis = _PERIODS.get(claim.basis or "", "")
    shown = f"{sign}{printed}" if has_unit else f"{sign}{printed} {plural(unit, claim.value)}"
    return " ".join(part for part in (qualifier, shown, basis) if part)


def plural(unit: str, value: float | None) -> str:
    """A counted noun or duration in the plural where the number asks for it; symbols stay."""
    if not unit.isalpha() or unit.isupper() or len(unit) < 3 or value == 1 or unit.endswith("s"):
        return unit
    return {"person": "people", "child": "children"}.get(unit, unit[:-1] + "ies" if unit.endswith("y") else unit + "s")


def gap(first: Reading, second: Reading) -> str:
    """How far two values are apart, as a share of the larger one."""
    one, two = middle(first), middle(second)
    return "" if one is None or two is None else percent(ratio_gap(one, two))


def percent(share: float) -> str:
    """A share as percent with as many digits as it deserves."""
    value = share * 100
    return f"{value:.0f} %" if value >= 10 else f"{value:.1f} %" if value >= 0.1 else f"{value:.2f} %"


def middle(reading: Reading) -> float | None:
    """The value in base units (the middle of a range)."""
    if reading.claim.value is None:
        return None
    value = reading.claim.value
    if reading.claim.value_max is not None:
        value = (value + reading.claim.value_max) / 2
    return reading.scale.convert(value)


def listed(items: list[str]) -> str:
    """Items as a list in words."""
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + " and " + items[-1]


def topic(reading: Reading) -> str:
    """What a claim is about: subject (of an event else its object), metric and period, as far as they are known."""
    claim = reading.claim
    named = claim.subject or (claim.object if claim.kind == ClaimKind.EVENT else None)
    parts = [part for part in (named, claim.metric) if part]
    about = " ".join(dict.fromkeys(parts))
    return f"{about} ({claim.period})" if claim.period and claim.kind != ClaimKind.EVENT else about


def heading(reading: Reading) -> str:
    """The topic as the beginning of a reason; empty where nothing is known of it."""
    about = topic(reading)
    return f"{about}: " if about else ""
