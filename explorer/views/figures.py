"""Figures of claims as text: normalised values, units in the right number, qualifiers as signs."""

from __future__ import annotations

import re

from explorer.model import Basis, Claim, ClaimKind, Qualifier
from explorer.vocabulary.plurals import plural

_SIGNS = {
    Qualifier.ABOUT: "~",
    Qualifier.OVER: ">",
    Qualifier.UNDER: "<",
    Qualifier.AT_LEAST: "≥",
    Qualifier.AT_MOST: "≤",
}
_BASES = {Basis.YOY: "yoy", Basis.QOQ: "qoq", Basis.MOM: "mom", Basis.CHANGE: "change"}
BASIS_WORDS = {
    Basis.YOY: "year on year",
    Basis.QOQ: "quarter on quarter",
    Basis.MOM: "month on month",
    Basis.CHANGE: "change",
}
_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "M"))
_WORD = re.compile(r"[a-z][a-z ]+", re.ASCII)
_SYMBOLS = frozenset(
    (
        "m", "g", "t", "l", "s", "h", "b", "mm", "cm", "dm", "km", "nm", "ft", "mi", "ha", "kg", "mg", "kt", "ml", "cl",
        "dl", "hl", "ms", "min", "kph", "mph", "rpm", "bps", "bpm", "ppm", "ppb", "ppt", "bit", "mol", "lux", "bar",
        "gal", "oz", "lb", "lbs", "psi", "cal", "kcal", "db", "hz", "ev", "kn", "in", "yd",
    )
)  # fmt: skip
"""Units that stay as they are in the plural."""


def number_text(value: float) -> str:
    """A number, short and exact where it can be: 81,302; 2.59 M; 0.75; -3.2 bn."""
    size = abs(value)
    for scale, name in _SCALES:
        if size >= scale:
            return f"{_trim(value / scale, 4)} {name}"
    if value == int(value):
        return f"{int(value):,}"
    return _trim(value, 4)


def unit_text(unit: str | None, value: float | None = None) -> str:
    """A unit, counted nouns in the number that goes with `value` (plural where it is None)."""
    if unit is None:
        return ""
    head, slash, rest = unit.partition("/")
    if not _WORD.fullmatch(head) or head in _SYMBOLS or (value is not None and abs(value) == 1):
        return unit
    return plural(head) + slash + rest


def count_text(number: int, noun: str) -> str:
    """A number of things: `1 claim`, `1,204 claims`."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def quantity_text(claim: Claim, unit: bool = True) -> str:
    """A claim's normalised value with qualifier, sign of growth and unit: `>410,000 vehicles`, `+197.73 % yoy`."""
    if claim.value is None:
        return claim.printed
    sign = _SIGNS.get(Qualifier(claim.qualifier), "") if claim.qualifier in _SIGNS else ""
    number = number_text(claim.value)
    if claim.value_max is not None and claim.value_max != claim.value:
        number = f"{number}–{number_text(claim.value_max)}"
    if claim.basis and claim.value > 0:
        number = f"+{number}"
    text = sign + number
    if unit and claim.unit:
        text += f" {unit_text(claim.unit, claim.value_max or claim.value)}"
    if unit and claim.basis:
        text += f" {_BASES.get(Basis(claim.basis), claim.basis)}"
    return text


def headline(claim: Claim) -> str:
    """What a claim says in a few words: the value of a quantity, the act of an event."""
    if claim.kind == ClaimKind.EVENT:
        return claim.metric or "event"
    return quantity_text(claim)


def about_text(claim: Claim) -> tuple[str, str]:
    """What a claim is about: the metric (or an event's object), and the subject with its scope."""
    subject = claim.subject or ""
    if claim.scope:
        subject = f"{subject}, {claim.scope}" if subject else claim.scope
    if claim.kind == ClaimKind.EVENT:
        return claim.object or "", subject
    return claim.metric or claim.phrase or "figure", subject


def interval_text(claim: Claim) -> str:
    """The interval that the printed form allows, or an empty string where it is the value itself."""
    if claim.low is None and claim.high is None:
        return ""
    if claim.low == claim.high:
        return ""
    low = "" if claim.low is None else number_text(claim.low)
    high = "" if claim.high is None else number_text(claim.high)
    return f"{low} to {high}" if low and high else f"{low} or more" if low else f"{high} or less"


def exact_text(value: float) -> str:
    """A number in full, with separators and no rounding."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.12g}" if abs(value) < 1e15 else f"{value:.12g}"


def _trim(value: float, digits: int) -> str:
    text = f"{value:,.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
