"""Figures and gaps as words, for the reason sentences."""

from __future__ import annotations

from explorer.model import Claim, ClaimKind, Qualifier
from explorer.relate.intervals import ratio_gap
from explorer.relate.reading import Reading
from explorer.vocabulary.plurals import plural

_WORDS = {
    Qualifier.ABOUT: "about", Qualifier.OVER: "over", Qualifier.UNDER: "under",
    Qualifier.AT_LEAST: "at least", Qualifier.AT_MOST: "at most",
}  # fmt: skip
_DATE_BOUNDS = {Qualifier.AT_MOST: "by ", Qualifier.AT_LEAST: "from "}
_PERIODS = {"yoy": "on the year", "qoq": "on the quarter", "mom": "on the month"}


def figure(claim: Claim) -> str:
    """The figure as printed, with its qualifier, and its unit where the print lacks it."""
    printed = " ".join(claim.printed.split())
    if claim.kind == ClaimKind.EVENT:
        bound = _DATE_BOUNDS.get(Qualifier(claim.qualifier), "") if claim.qualifier in set(Qualifier) else ""
        return bound + (printed or str(claim.period))
    qualifier = _WORDS.get(Qualifier(claim.qualifier), "") if claim.qualifier in set(Qualifier) else ""
    unit = claim.unit or ""
    has_unit = not unit or any(
        char.isalpha() or char in "$€£¥₹%°"
        for char in printed.replace("million", "").replace("billion", "").replace("trillion", "")
    )
    sign = "−" if claim.value is not None and claim.value < 0 and not printed.startswith(("-", "−")) else ""
    basis = _PERIODS.get(claim.basis or "", "")
    shown = f"{sign}{printed}" if has_unit else f"{sign}{printed} {counted(unit, claim.value)}"
    return " ".join(part for part in (qualifier, shown, basis) if part)


def counted(unit: str, value: float | None) -> str:
    """A counted noun or duration in the plural where the number asks for it; symbols stay."""
    if not unit.isalpha() or unit.isupper() or len(unit) < 3 or value == 1 or unit.endswith("s"):
        return unit
    return plural(unit)


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


def topic(reading: Reading, *, dated: bool = True) -> str:
    """What a claim is about: subject (of an event else its object), metric and period, as far as they are known."""
    claim = reading.claim
    named = claim.subject or (claim.object if claim.kind == ClaimKind.EVENT else None)
    parts = [part for part in (named, claim.metric) if part]
    if len(parts) == 2:
        parts[1] = _without_repeat(parts[0], parts[1])
    about = " ".join(part for part in dict.fromkeys(parts) if part)
    return (
        f"{about} ({spoken_period(claim.period)})"
        if dated and claim.period and claim.kind != ClaimKind.EVENT
        else about
    )


def _without_repeat(subject: str, metric: str) -> str:
    """The metric without a first word that only says the subject again: the mass of "bars" is no "bar mass"."""
    first, _, rest = metric.partition(" ")
    last = subject.split()[-1].casefold()
    return rest if first.casefold() in (last, last.removesuffix("s")) else metric


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_PARTS = {"Q": "quarter", "H": "half"}


def spoken_period(label: str) -> str:
    """A period label as a reader says it: "second quarter of 2025", "5 July 2025", "from April 2024"."""
    first, slash, last = label.partition("/")
    if slash:
        if last == "..":
            return f"from {spoken_period(first)}"
        return f"until {spoken_period(last)}" if first == ".." else f"{spoken_period(first)} to {spoken_period(last)}"
    if label.startswith("FY"):
        return f"fiscal {label[2:]}"
    year, _, part = label.partition("-")
    if part[:1] in _PARTS and part[1:] in _ORDINALS:
        return f"{_ORDINALS[part[1:]]} {_PARTS[part[0]]} of {year}"
    month, _, day = part.partition("-")
    if not month.isdigit() or not 1 <= int(month) <= len(_MONTHS):
        return label
    named = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {named}" if day.isdigit() else named


def heading(reading: Reading, *others: Reading) -> str:
    """The topic as the beginning of a reason, without a period that others do not share; empty where it is unknown."""
    about = topic(reading, dated=all(other.claim.period == reading.claim.period for other in others))
    return f"{about}: " if about else ""
