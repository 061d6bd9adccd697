"""Units and scales that a table tells once for many cells: "in millions of dollars", "(%)", "$m"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.extract.mentions import QuantityKind
from explorer.extract.quantities import find_quantities
from explorer.extract.quantities.plurals import is_plural, singular_of
from explorer.vocabulary.units import Units

_IN = re.compile(
    r"\b(?:in|figures in|amounts in|values in|all in)\s+(?P<hint>(?:[a-z]+ of )?[A-Za-z$€£¥%²³'0-9 ./-]{1,40})",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[](?P<hint>[^()\[\]]{1,40})[)\]]")
_COMMA = re.compile(r",\s+(?P<hint>[^,]{1,25})$")
_PART = re.compile(r"[,:]\s+(?P<hint>[^,:]{1,25})(?=,|$)")
_PER = re.compile(r"\bper (?P<count>1,?0{3}|10,?0{3}|100,?0{3}|1,0{3},0{3}|million)\b", re.IGNORECASE)
_COUNTED = re.compile(r"^(?P<hint>(?:thousand|million|billion)s? of [a-z]+)\b", re.IGNORECASE)
_SCALES = {"’000": "thousand",
           "thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion", "mn": "million",
           "bn": "billion", "m": "million", "tn": "trillion", "k": "thousand", "000": "thousand", "'000": "thousand",
           "000s": "thousand", "mio": "million", "mln": "million", "bln": "billion"}  # fmt: skip
_SCALED = re.compile(r"^(?P<sign>[A-Z]{0,3}[$€£¥₹]|(?-i:[A-Z]{3}))?\s*(?P<scale>[a-z'’0]+?)s?$", re.IGNORECASE)
_OF = re.compile(
    r"^(?P<scale>thousand|million|billion|trillion|mn|mln|bn|[mk](?= [a-z]{4,}s$)|[’']?000)s?(?: of)? (?P<unit>.+)$",
    re.IGNORECASE,
)
_FACTORS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_OF_WHOLE = re.compile(r"(?<=%|t) of .*$|,.*$")
"""What a share is of, and what a caption says besides: "per cent of capacity, a week ago in brackets"."""
_TAIL = re.compile(r"(?<!\s)\s++(?:unless|except|but|and|per share|otherwise)\b.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hint:
    """What the bare numbers of a table, row or column are multiplied by and counted in."""

    factor: float = 1.0
    unit: str | None = None
    kind: QuantityKind | None = None


_LEADING_PERCENT = re.compile(r"%(?= \S)")
_TRAILING = re.compile(r"(?<=\w) (?P<unit>[A-Za-zµ°%$€£]\S{0,9}(?: [\w³²]\S{0,5})?)$")
_ALSO_WORDS = frozenset({"min", "bar", "bit", "in", "no", "at", "am", "pm", "as", "mo", "mi", "ms", "us", "da", "pt",
                         "ct", "cal", "mol", "sec", "year", "years", "day", "days", "week", "weeks", "month",
                         "months", "quarter", "hour", "hours", "minute", "minutes", "second", "seconds", "night",
                         "nights", "pound", "pounds", "won", "real", "rand", "crown", "franc", "mark", "foot",
                         "stone", "mile", "acre", "point", "degree", "barrel"})  # fmt: skip
"""Units that are words of a header as well: "Temp min", "First quarter"."""


_SAYS_UNITS = re.compile(
    r"(?:^|\b(?:figures?|numbers?|amounts?|values?|volumes?|units?|quantit(?:y|ies)|totals?|data|all|columns?|table|"
    r"\w+s (?:are|is)|expressed|stated|reported|shown|given|measured|counted)\b[^.:]{0,30}\b)in (?=[a-z$€£¥%°A-Z'’0])",
    re.IGNORECASE,
)


def stated_hint(words: str, units: Units) -> Hint | None:
    """The unit that a note somewhere near a table states for its figures ("Shipments are in millions"), or None."""
    for sentence in re.split(r"(?<=[.;])\s+", words[:400]):
        stated = _SAYS_UNITS.search(sentence) if len(sentence) <= 150 else None
        found = hint_in(sentence[stated.end() - 3 :], units, bracketed=False) if stated else None
        if found is not None:
            return found
    return None


_PERCENT = Hint(1.0, "%", QuantityKind.PERCENT)


def is_unit(words: str, units: Units) -> bool:
    """Whether a header is a unit and nothing else: "mm", "%", "°C", "$bn", "million tonnes"."""
    if not words or len(words) > 20 or words.isdigit() or words.lower() in _ALSO_WORDS:
        return False
    return _read(words, units) is not None


def without_unit(words: str, units: Units) -> str:
    """A header's words without the unit that they begin or end with: "Rain mm", "% full", "Brent, $/bbl"."""
    found = _trailing(words, units)
    if found is not None:
        return words[: found[1]].rstrip(" ,")
    comma = _COMMA.search(words)
    if comma and _read(comma["hint"].strip(), units) is not None:
        return words[: comma.start()]
    leading = _LEADING_PERCENT.match(words)
    return words[leading.end() :].strip() if leading else words


def _trailing(words: str, units: Units) -> tuple[Hint, int] | None:
    """The unit that a header ends with, and where it starts; a word that is no plain symbol of a unit is none."""
    match = _TRAILING.search(words)
    while match is not None:
        unit = match["unit"]
        if unit == "m":
            found = _millions(words, units)
            return (found, match.start()) if found is not None else None
        symbol = len(unit) > 1 and unit.lower() not in _ALSO_WORDS and (unit in units.symbols or not unit.isalpha())
        found = _read(unit, units) if symbol or unit in "%$€£" else None
        if found is not None:
            return found, match.start()
        match = _TRAILING.search(words, match.start("unit"))
    return None


def hint_in(words: str, units: Units, bracketed: bool = True, trailing: bool = True) -> Hint | None:
    """The first unit hint in a header, caption or sentence.

    With `bracketed`, what stands in brackets or behind a comma counts too; with `trailing`, a unit at the end.
    """
    patterns = (_BRACKETS, _IN, _PART, _COUNTED) if bracketed else (_IN,)
    rate = _PER.search(words[:400]) if bracketed else None
    if rate is not None:
        return Hint(1.0, f"/{rate['count'].replace(',', '').replace('million', '1000000')}", QuantityKind.RATE)
    for pattern in patterns:
        for match in pattern.finditer(words[:400]):
            hint = _TAIL.sub("", match["hint"].strip(" .;:"))
            found = _millions(words, units) if hint == "m" else _read(hint, units)
            found = found or _read(_OF_WHOLE.sub("", hint), units)
            if found is not None:
                return found
    if not bracketed or not trailing:
        return None
    last = _trailing(words.strip(), units)
    if last is not None:
        return last[0]
    if _LEADING_PERCENT.match(words.strip()):
        return _PERCENT
    if words.rstrip().endswith("%"):
        return _PERCENT
    return _read(words.strip(), units) if is_unit(words.strip(), units) else None


def means_metres(words: str, units: Units) -> bool:
    """Whether a label or header is of a length, so that an "m" behind its figures is metres."""
    said = re.findall(r"[a-z]+", words.lower())
    metres = units.cues["metre-cues"] | units.cues["metre-nouns"]
    return any(word in metres or singular_of(word) in metres for word in said)


def _millions(words: str, units: Units) -> Hint | None:
    """What "(m)" means in a header: metres beside a word of length, millions beside a thing that is counted."""
    if means_metres(words, units):
        return _read("m", units)
    said = re.findall(r"[a-z]{3,}", words.lower())
    counted = not said or any(word in units.cues["million-cues"] or is_plural(word, word) for word in said)
    return Hint(_FACTORS["million"]) if counted else None


_SIGNED = re.compile(r"(?P<sign>[A-Z]{0,3}[$€£¥₹])(?P<rest>\s?(?:/|per |a ).{1,20})$")


def _read(hint: str, units: Units) -> Hint | None:
    """Read a hint by putting a 1 before it and looking what the grammar of quantities makes of that."""
    of = _OF.match(hint)
    if of:
        inner = _quantity(f"1 {of['unit']}", units)
        counted = re.fullmatch(r"[a-z]+s|people", of["unit"])
        factor = _FACTORS[_SCALES[of["scale"].lower()]]
        return Hint(factor, *(inner or ())) if inner or counted else None
    signed = _SIGNED.match(hint)
    if signed:
        inner = _quantity(f"{signed['sign']}1{signed['rest']}", units)
        return Hint(1.0, *inner) if inner else None
    scaled = _SCALED.match(hint)
    scale = _SCALES.get(scaled["scale"].lower()) if scaled else None
    if scaled and scale:
        sign = scaled["sign"] or ""
        if not sign:
            return Hint(_FACTORS[scale]) if hint != "m" else None
        inner = _quantity(f"{sign}1" if not sign.isalpha() else f"{sign} 1", units)
        return Hint(_FACTORS[scale], *inner) if inner else None
    inner = _quantity(f"{hint}1" if hint in ("$", "€", "£", "¥", "US$", "A$", "C$") else f"1 {hint}", units)
    if hint == "%":
        inner = ("%", QuantityKind.PERCENT)
    return Hint(1.0, *inner) if inner else None


def _quantity(words: str, units: Units) -> tuple[str, QuantityKind] | None:
    for mention in find_quantities(words, 0, len(words), (), units):
        measured = mention.kind not in (QuantityKind.COUNT, QuantityKind.RANK, QuantityKind.SCORE, QuantityKind.AGE)
        if (
            measured
            and mention.unit
            and mention.unit[0] != "/"
            and mention.noun is None
            and mention.end >= len(words) - 1
        ):
            return mention.unit, mention.kind
    return None
