"""Neighbouring numbers that are one quantity: ranges, tolerances, composites, scores, shares."""

from __future__ import annotations

import re

from explorer.extract.mentions import QuantityKind
from explorer.extract.quantities import ratios
from explorer.extract.quantities.atoms import Atom
from explorer.extract.quantities.line import Line

_GAP = 24
_DASH = re.compile(r"\s?[-–—−‐‑~∼]\s?|-to-|\s?\.\.\.?\s?")
_TO = re.compile(r" (?:to|through|up to|and up to|to about|to around|to as (?:much|many|high) as) |-to-| to-|- to ")
_AND = re.compile(r" and (?:about )?")
_OR = re.compile(r" or ")
_PLUS_MINUS = re.compile(r"\s?(?:±|\+/[-−–]|plus or minus|plus-or-minus|give or take)\s?")
_TIMES = re.compile(r"\s?[x×]\s?|\s?by\s?|-by-")
_JOINT = re.compile(r",? (?:and )?|-|")
_COMPOSITE = {
    ("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60, ("minute", "second"): 60,
    ("month", "day"): 0, ("hour", "second"): 3600, ("ft", "in"): 12, ("lb", "oz"): 16, ("st", "lb"): 14,
    ("m", "cm"): 100, ("kg", "g"): 1000, ("km", "m"): 1000, ("year", "day"): 0, ("day", "minute"): 1440,
}  # fmt: skip
_KEEP_BIG = frozenset({"ft", "lb", "st", "m", "kg", "km"})


def join(line: Line, atoms: list[Atom]) -> list[Atom]:
    """`atoms` in text order with neighbours joined where the text between them says that they are one."""
    out: list[Atom] = []
    for atom in atoms:
        if out and (merged := _pair(line, out[-1], atom)):
            out[-1] = merged
        else:
            out.append(atom)
    return out


def _pair(line: Line, a: Atom, b: Atom) -> Atom | None:
    gap = line.text[a.end : b.start]
    _share_noun(line, gap, a, b)
    if len(gap) > _GAP or (a.value_max is not None and b.rule != "score"):
        return None
    return (
        _composite(line, gap, a, b)
        or _part_of_percent(gap, a, b)
        or ratios.ratio(line, gap, a, b)
        or _tolerance(gap, a, b)
        or ratios.odds(line, gap, a, b)
        or ratios.score(line, gap, a, b)
        or _range(line, gap, a, b)
        or _dimension(gap, a, b)
        or ratios.share(line, gap, a, b)
    )


def _share_noun(line: Line, gap: str, a: Atom, b: Atom) -> None:
    """14 and 11 points, 1.6- or 2.0-litre engines, 290 votes to 228: what is counted once goes for both."""
    if (
        gap in _COORDINATED
        and a.naked
        and b.unit is not None
        and b.kind in _SHARED
        and a.numeral.form == b.numeral.form
    ):
        a.unit, a.kind = b.unit, b.kind
    elif a.noun is not None and b.naked and line.text[a.noun.end : b.start] == " to " and b.value < a.value:
        b.unit = a.unit


_COORDINATED = frozenset({" and ", "- or ", "- and ", "-or ", "-and "})
_SHARED = frozenset({QuantityKind.COUNT, QuantityKind.MEASURE})


_ENDS = re.compile(r"\s*(?:[.,;!?]|$)")
_BOTH = re.compile(r"\b(?:between|from|both) $", re.IGNORECASE)


def _spoken_hundredths(line: Line, gap: str, a: Atom, b: Atom) -> bool:
    """Thirteen dollars forty-five; $30 and fifty: hundredths in words behind an amount, which count nothing."""
    if a.kind is not QuantityKind.MONEY or not b.naked or b.numeral.form != "words" or not 10 <= b.value < 100:
        return False
    if a.scaled or a.decimals or a.value != int(a.value):
        return False
    if gap == " ":
        return a.numeral.form == "words" and a.worded_unit
    alone = _ENDS.match(line.after(b.end, 3)) is not None and not _BOTH.search(line.before(a.start, 9))
    return gap == " and " and alone


def _composite(line: Line, gap: str, a: Atom, b: Atom) -> Atom | None:
    if a.kind is b.kind is QuantityKind.MONEY and a.unit == b.unit and _is_minor(b) and not _is_minor(a):
        if not _JOINT.fullmatch(gap) or a.decimals or a.scaled or b.value >= 1 or not a.worded_unit:
            return None
        a.value, a.step = a.value + b.value, 0.0
        a.end, a.number_end, a.rule = b.end, b.number_end, "composite"
        return a
    if _spoken_hundredths(line, gap, a, b):
        a.value += b.value / 100
        a.end, a.number_end, a.rule = b.end, b.number_end, "composite"
        return a
    factor = _COMPOSITE.get((a.unit or "", b.unit or ""))
    if not factor or not _JOINT.fullmatch(gap) or b.value >= factor or b.value < 0 or a.decimals or a.scaled:
        if not (a.unit == "ft" and gap in ("", " ", "-") and b.naked and b.value < 12 and not b.scaled):
            return None
        factor, b.unit = 12, "in"
    if a.unit in _KEEP_BIG:
        a.value += b.value / factor
        a.step, a.decimals = 0.0, False
    else:
        a.value = a.value * factor + b.value
        a.step, a.decimals, a.unit = b.step if b.decimals else 0.0, b.decimals, b.unit
    a.end, a.number_end, a.rule = b.end, b.number_end, "composite"
    return a


def _is_minor(atom: Atom) -> bool:
    """Whether an amount is printed in hundredths (cents, pence) or basis points."""
    printed = atom.numeral.value
    return bool(printed) and abs(atom.value / printed - 0.01) < 1e-9


def _part_of_percent(gap: str, a: Atom, b: Atom) -> Atom | None:
    """One-tenth of 1 percent."""
    if gap != " of " or not a.numeral.fraction or b.kind is not QuantityKind.PERCENT or a.unit:
        return None
    b.value, b.step, b.decimals = b.value * a.value, 0.0, False
    b.start, b.number_start, b.rule = a.start, a.number_start, "composite"
    return b


def _tolerance(gap: str, a: Atom, b: Atom) -> Atom | None:
    if not _PLUS_MINUS.fullmatch(gap) or b.value < 0:
        return None
    if a.unit is None and b.unit is not None:
        _take_unit(a, b)
    elif b.unit not in (None, a.unit):
        return None
    a.low, a.high, a.bounded = a.value - b.value, a.value + b.value, True
    a.end, a.number_end, a.rule = b.end, b.number_end, "tolerance"
    return a


def _take_unit(a: Atom, b: Atom) -> None:
    """Give `a` the unit, and the scale where it has none, of the `b` that it is paired with."""
    unit_factor = 1.0
    if a.unit is None:
        a.unit, a.kind, a.worded_unit = b.unit, b.kind, b.worded_unit
        if (b.unit == "percentage point" or b.kind is QuantityKind.MONEY) and _is_minor(b):
            unit_factor = 0.01
    if unit_factor != 1.0:
        a.multiply(unit_factor)


def _share_scale(a: Atom, b: Atom) -> None:
    if b.scaled and not a.scaled and (a.numeral.form != "words" or abs(a.value) < 1000):
        raw = b.numeral.value
        scale = (
            b.numeral.scale if b.numeral.scale > 1 and b.numeral.form != "words" else (b.value / raw if raw else 1.0)
        )
        if b.numeral.form == "words":
            scale = _word_scale(b.value)
        printed = b.numeral.value / b.numeral.scale if b.numeral.form != "words" else 0.0
        if scale > 1 and abs(a.value) <= max(1000, printed):
            a.multiply(scale)
            a.scaled = True


def _word_scale(value: float) -> float:
    for scale in (1e12, 1e9, 1e6, 1e3):
        if value >= scale and (value / scale) < 1000:
            return scale
    return 1.0


_MOVED = re.compile(
    r"\b(?:rose|rises?|risen|fell|falls?|fallen|gain(?:ed|s)?|lost|loses?|climb(?:ed|s)?|dropp?(?:ed|s)?|"
    r"jump(?:ed|s)?|slid|slipp?(?:ed|s)?|add(?:ed|s)?|widened|narrowed|up|down|shed|"
    r"sank|surged|soared|plunged|tumbled|eased|edged up|grew|grown|grows?|shrank|shrunk|shrinks?|"
    r"(?:increas|declin|decreas|expand|rais|reduc)(?:e[ds]?|ing)|"
    r"edged down)(?: by)? $",
    re.IGNORECASE,
)
"""Verbs of change: with a unit each, "rose $2 to $45" tells a change and a level, no range."""
_FAR_APART = 8
"""So many times the change is a level: "fell by 14,000 to 212,000"."""


def _range(line: Line, gap: str, a: Atom, b: Atom) -> Atom | None:
    left = line.before(a.start, 12).lower()
    if _DASH.fullmatch(gap):
        kind = "range"
    elif _TO.fullmatch(gap):
        kind = "to"
    elif _AND.fullmatch(gap) and re.search(
        r"\bbetween (?:about |around |roughly |some |an estimated )?$", line.before(a.start, 28).lower()
    ):
        kind = "between"
    elif _OR.fullmatch(gap) and (a.unit is None or a.unit == b.unit) and 0 < b.value - a.value <= max(2, a.value):
        kind = "or"
    else:
        return None
    apart = (a.unit is not None and b.unit is not None) or b.value >= _FAR_APART * abs(a.value)
    if kind == "to" and apart and _MOVED.search(line.before(a.start, 20)):
        return None
    if not _compatible(a, b) or (a.noun and kind != "between"):
        return None
    if kind == "to" and re.search(r"\bfrom (?:about |around |roughly |just |some |nearly |almost |over )?$", left):
        _share_scale_and_unit(a, b)
        a.rule, b.rule = f"{a.rule}, from", f"{b.rule}, to"
        return None
    negative_dash = b.numeral.negative and gap.strip() == ""
    if negative_dash:
        return None
    a_copy = (a.value, a.step, a.scaled, a.unit, a.kind, a.worded_unit)
    _share_scale_and_unit(a, b)
    if a.value >= b.value or (a.unit != b.unit and b.unit is not None):
        a.value, a.step, a.scaled, a.unit, a.kind, a.worded_unit = a_copy
        return None
    a.value_max, a.step_max, a.decimals_max = b.value, b.step, b.decimals
    a.end, a.number_end, a.noun = b.end, b.number_end, b.noun or a.noun
    a.vague, a.rule = (
        a.unit is None and a.noun is None and kind == "range" and b.value <= 30 and b.numeral.bare,
        "range",
    )
    return a


def _share_scale_and_unit(a: Atom, b: Atom) -> None:
    same_or_none = a.unit is None or a.unit == b.unit or b.unit is None
    if not same_or_none:
        return
    if b.unit is None and a.unit is not None and a.kind is QuantityKind.MONEY:
        b.unit, b.kind = a.unit, a.kind
    if a.value < b.value and (a.value * 1.0 < b.value / 500):
        _share_scale(a, b)
    _take_unit(a, b)


def _compatible(a: Atom, b: Atom) -> bool:
    if a.unit is None or b.unit is None:
        if a.unit is not None and b.unit is None:
            return a.kind in (QuantityKind.MONEY,) and not a.worded_unit and b.noun is None
        return True
    return a.unit == b.unit


def _dimension(gap: str, a: Atom, b: Atom) -> Atom | None:
    """3 x 4 m: both sides take the unit; they stay two mentions."""
    if _TIMES.fullmatch(gap) and a.unit is None and b.unit is not None and b.kind is QuantityKind.MEASURE:
        _take_unit(a, b)
        a.rule = b.rule = "dimension"
    return None
