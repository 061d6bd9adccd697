"""Units and scales that a table tells once for many cells: "in millions of dollars", "(%)", "$m"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.extract.mentions import QuantityKind
from explorer.extract.quantities import find_quantities
from explorer.vocabulary.units import Units

_IN = re.compile(
    r"\b(?:in|figures in|amounts in|values in|all in)\s+(?P<hint>(?:[a-z]+ of )?[A-Za-z$€£¥%²³'0-9 ./-]{1,40})",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[](?P<hint>[^()\[\]]{1,40})[)\]]")
_COMMA = re.compile(r",\s*(?P<hint>[^,]{1,25})$")
_SCALES = {"thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion", "mn": "million",
           "bn": "billion", "m": "million", "tn": "trillion", "k": "thousand", "000": "thousand", "'000": "thousand",
           "000s": "thousand", "’000": "thousand", "mio": "million", "mln": "million", "bln": "billion"}  # fmt: skip
_SCALED = re.compile(r"^(?P<sign>[A-Z]{0,3}[$€£¥₹]|[A-Z]{3})?\s*(?P<scale>[a-z'’0]+?)s?$", re.IGNORECASE)
_OF = re.compile(r"^(?P<scale>thousand|million|billion|trillion)s?(?: of)? (?P<unit>.+)$", re.IGNORECASE)
_FACTORS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_TAIL = re.compile(r"\s+(?:unless|except|but|and|per share|otherwise)\b.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hint:
    """What the bare numbers of a table, row or column are multiplied by and counted in."""

    factor: float = 1.0
    unit: str | None = None
    kind: QuantityKind | None = None


def hint_in(words: str, units: Units, bracketed: bool = True) -> Hint | None:
    """The first unit hint in a header, caption or sentence; with `bracketed`, what stands in brackets counts too."""
    patterns = (_BRACKETS, _IN, _COMMA) if bracketed else (_IN,)
    for pattern in patterns:
        for match in pattern.finditer(words[:400]):
            found = _read(_TAIL.sub("", match["hint"].strip(" .;:")), units)
            if found is not None:
                return found
    return _read(words.strip(), units) if bracketed and len(words) <= 12 else None


def _read(hint: str, units: Units) -> Hint | None:
    """Read a hint by putting a 1 before it and looking what the grammar of quantities makes of that."""
    of = _OF.match(hint)
    if of:
        inner = _quantity(f"1 {of['unit']}", units)
        return Hint(_FACTORS[of["scale"].lower()], *inner) if inner else None
    scaled = _SCALED.match(hint)
    scale = _SCALES.get(scaled["scale"].lower()) if scaled else None
    if scaled and scale:
        sign = scaled["sign"] or ""
        if not sign:
            return Hint(_FACTORS[scale]) if len(scaled["scale"]) > 2 else None
        inner = _quantity(f"{sign}1" if not sign.isalpha() else f"{sign} 1", units)
        return Hint(_FACTORS[scale], *inner) if inner else None
    inner = _quantity(f"{hint}1" if hint in ("$", "€", "£", "¥", "US$", "A$", "C$") else f"1 {hint}", units)
    if hint == "%":
        inner = ("%", QuantityKind.PERCENT)
    return Hint(1.0, *inner) if inner else None


def _quantity(words: str, units: Units) -> tuple[str, QuantityKind] | None:
    for mention in find_quantities(words, 0, len(words), (), units):
        measured = mention.kind not in (QuantityKind.COUNT, QuantityKind.RANK, QuantityKind.SCORE)
        if measured and mention.unit and mention.end >= len(words) - 1:
            return mention.unit, mention.kind
    return None
