"""Numbers as a query may write them: `81302`, `81,302`, `81.3k`, `$20.6bn`, `20.6 billion`, `1.5e9`, `twelve`."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from explorer.numerals import ONES, TENS

_SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9,
    "t": 1e12, "tn": 1e12, "trillion": 1e12,
}  # fmt: skip
SCALE_WORDS = frozenset({"thousand", "million", "billion", "trillion", "mn", "bn", "tn"})
_NUMBER = re.compile(
    r"[$€£¥₹]?[-+−]?(?P<number>[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?(?:e[0-9]{1,2})?)"
    r" ?(?P<scale>[a-z]{0,8})%?[.,;]?",
    re.IGNORECASE,
)
_MAX_LENGTH = 40
_IN_WORDS = {word: float(number) for word, number in (ONES | TENS).items() if number > 1}
"""Without `one`, which is rarely meant as a number."""


class Bounds(NamedTuple):
    """From where to where a number lies, both included."""

    low: float
    high: float


def number_of(text: str) -> float | None:
    """The value of a printed number with its scale word, without its sign; None where `text` is none."""
    match = _NUMBER.fullmatch(text) if len(text) <= _MAX_LENGTH else None
    if match is None:
        return _in_words(text.lower())
    scale = _SCALES.get(match["scale"].lower(), 1.0 if not match["scale"] else 0.0)
    digits = match["number"].replace(",", "")
    value = float(f"{float(digits) * scale:.12g}") if scale else math.inf
    return value if math.isfinite(value) else None


def _in_words(text: str) -> float | None:
    """`twelve`, `two million`."""
    word, _, scale = text.partition(" ")
    number, factor = _IN_WORDS.get(word), _SCALES.get(scale) if scale else 1.0
    return number * factor if number is not None and factor is not None else None


def rounding_bounds(value: float) -> Bounds:
    """What a number of two or three significant digits can stand for; other numbers stand for themselves."""
    digits, _, exponent = f"{value:.11e}".partition("e")
    places = len(digits.replace(".", "").rstrip("0"))
    slack = 0.5 * 10.0 ** (int(exponent) - places + 1) if places in (2, 3) else abs(value) * 1e-9
    return Bounds(value - slack, value + slack)
