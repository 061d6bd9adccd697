"""Units behind a number: words, symbols and their compounds; currencies behind it; rates behind either."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from explorer.vocabulary.units import Unit, Units

_SYMBOL = re.compile(r"[A-Za-zµμΩÅ]+")
_WORDS = re.compile(r"[A-Za-zÀ-ÿ.&]+(?:[ \u00a0-][A-Za-zÀ-ÿ.&]+){0,4}")
_GAP = re.compile(r"[ \u00a0-]")
_EXPONENT = re.compile(r"(?:[⁻−–-][¹²³⁴1234](?!\d)|\^[-−–]?\d|[²³]|[23](?![\d.,]))")
_JOINT = re.compile(r" ?[/·⋅∙] ?|[ \u00a0](?=[A-Za-zµμΩ]{1,4}(?:[⁻−–-][¹²³⁴1-4]|\^[-−–]\d))")
_SUPER = str.maketrans("⁻−–¹²³⁴", "---1234")
_GLUED_ONLY = frozenset({"d", "y", "A", "N", "J", "V", "W", "T", "l", "M", "F"})
"""Single letters that need the number beside them or a compound behind; alone in a sentence they are something else."""


@dataclass(frozen=True, slots=True)
class Found:
    """A unit behind a number."""

    end: int
    unit: Unit
    worded: bool = False
    """Spelled out ("kilometres"), not a symbol."""


def find_unit(text: str, at: int, limit: int, units: Units) -> Found | None:
    """The unit that begins at `at` (right behind the number, before any space), or None."""
    limit = min(limit, at + 60)
    begin = at
    if text[at : at + 1] in (" ", "\u00a0", "\u202f", "\u2009", "-", "‑", "–", "⁠"):
        begin = at + 1
    if begin >= limit:
        return None
    if text[begin] in "([{<" and begin > at:
        return _bracketed(text, begin, limit, units)
    return _symbol(text, begin, limit, units, glued=begin == at) or _worded(text, begin, limit, units.words)


def find_currency(text: str, at: int, limit: int, units: Units) -> Found | None:
    """The currency name or code that begins behind the number at `at`, or None."""
    limit = min(limit, at + 50)
    begin = at + 1 if text[at : at + 1] in (" ", "\u00a0", "-", "\u202f") else at
    if begin >= limit:
        return None
    code = text[begin : begin + 3]
    if code in units.codes and not _letter(text, begin + 3, limit):
        return Found(begin + 3, units.currencies[code])
    sign = text[begin]
    if sign in "€£¥₹₽₩₺₪¢" and not _letter(text, begin + 1, limit):
        if sign in units.currencies:
            return Found(begin + 1, units.currencies[sign])
        if sign in units.signs:
            return Found(begin + 1, Unit(units.signs[sign], "money"))
    return _worded(text, begin, limit, units.currencies)


def _letter(text: str, at: int, limit: int) -> bool:
    return at < len(text) and (text[at].isalnum() or text[at] == "_")


def _bracketed(text: str, begin: int, limit: int, units: Units) -> Found | None:
    """A unit in brackets behind the number: 20 (kg)."""
    close = {"(": ")", "[": "]", "{": "}", "<": ">"}[text[begin]]
    found = _symbol(text, begin + 1, limit, units, glued=True)
    if found and found.end < limit and text[found.end] == close:
        return Found(found.end + 1, found.unit)
    return None


def _worded(text: str, begin: int, limit: int, table: Mapping[str, Unit]) -> Found | None:
    match = _WORDS.match(text, begin, limit)
    if not match:
        return None
    run = match[0]
    ends = [m.start() for m in _GAP.finditer(run)] + [len(run)]
    for length in reversed(ends):
        phrase = run[:length].rstrip(".")
        if not phrase or _letter(text, begin + len(phrase), limit):
            continue
        key = phrase.lower().replace("-", " ").replace("\u00a0", " ")
        unit = table.get(key) or table.get(run[:length].lower())
        if unit:
            return Found(begin + len(phrase), unit, worded=True)
    return None


def _symbol(text: str, begin: int, limit: int, units: Units, *, glued: bool) -> Found | None:
    first = _one_symbol(text, begin, limit, units, glued=glued)
    if first is None:
        return None
    end, unit, power = first
    names = [(unit.symbol, power)]
    while len(names) < 4 and (joint := _JOINT.match(text, end, limit)):
        slash = "/" in joint[0]
        following = _one_symbol(text, joint.end(), limit, units, glued=True)
        if following is None:
            break
        end = following[0]
        names.append((following[1].symbol, -following[2] if slash else following[2]))
    if len(names) == 1 and power == 1:
        letter = text[begin:end]
        if not glued and letter in _GLUED_ONLY and not _ends_phrase(text, end, limit):
            electric = letter in "WV" and text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
            return Found(end, unit) if electric else None
        return Found(end, unit)
    return Found(end, Unit(_compound(names), "rate" if any(p < 0 for _, p in names) else unit.kind, unit.factor))


def _ends_phrase(text: str, end: int, limit: int) -> bool:
    return end >= limit or text[end] in ").,;:]/–"


def _one_symbol(text: str, begin: int, limit: int, units: Units, *, glued: bool) -> tuple[int, Unit, int] | None:
    odd = units.odd_pattern.match(text, begin, limit)
    if odd and (not odd[0][-1].isalpha() or not _letter(text, odd.end(), limit)):
        return odd.end(), units.odd_symbols[odd[0]], 1
    match = _SYMBOL.match(text, begin, limit)
    if not match:
        return None
    symbol = match[0]
    unit = units.symbols.get(symbol) or (units.glued.get(symbol) if glued else None)
    if unit is None:
        return None
    power, end = 1, match.end()
    exponent = _EXPONENT.match(text, end, limit)
    if exponent and not (exponent[0][0] == "-" and text[begin - 1] == "-"):
        power, end = int(exponent[0].replace("^", "").translate(_SUPER)), exponent.end()
    elif _letter(text, end, limit):
        return None
    return end, unit, power


_RAISED = {2: "²", 3: "³", 4: "⁴"}


_SHORT_TIMES = {"second": "s", "minute": "min", "hour": "h"}


def _compound(names: list[tuple[str, int]]) -> str:
    def part(name: str, power: int) -> str:
        return _SHORT_TIMES.get(name, name) + _RAISED.get(abs(power), "")

    above = "·".join(part(n, p) for n, p in names if p > 0) or "1"
    below = [part(n, p) for n, p in names if p < 0]
    return "/".join([above, *below])


_RATE = re.compile(
    r"(?:,? ?-?(per|a|an|each|every)[ -]| ?/ ?)(?:(?P<count>\d[\d,]*|hundred|thousand|million|"
    r"100 thousand)(?: (?P<scale>thousand|million))? ?)?"
    r"(?:(?P<noun>[A-Za-z][A-Za-z-]*(?: [a-z]+){0,2}))?",
)
_NOT_EACH = re.compile(
    r"[ -](?:earlier|ago|later|before|prior|previously|after|old|on year|from now|to remember|long)\b|-"
)
_LONE = re.compile(r",? (?:(apiece)|(per capita)|(per annum)|(annually)|(p\.?a\.?)(?![a-z]))", re.IGNORECASE)
_COUNTS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ADJECTIVE = re.compile(r"(?:able|ible|al|ive|ous|ed|ic|ary)$")
_SORTS = frozenset({"equity", "ordinary", "diluted", "basic", "common", "preferred", "adjusted", "registered"})
"""Sorts of shares: a dividend per ordinary share is one per share."""
_NO_RATE = frozenset({"cent", "se", "the", "and", "or", "pct", "day's"})


@dataclass(frozen=True, slots=True)
class Rate:
    """What a number is per."""

    end: int
    suffix: str
    """"/month", "/100000", "/person"."""


def find_rate(text: str, at: int, limit: int, units: Units) -> Rate | None:
    """The rate behind a unit or counted noun that begins at `at` ("a month", "per 100,000 people"), or None."""
    limit = min(limit, at + 60)
    lone = _LONE.match(text, at, limit)
    if lone:
        suffix = "/unit" if lone[1] else "/person" if lone[2] else "/year"
        return Rate(lone.end(), suffix)
    match = _RATE.match(text, at, limit)
    if not match:
        return None
    if match["count"]:
        return _population_rate(text, match, units)
    if not match["noun"]:
        return None
    words = match["noun"].split(" ")
    begin = match.start("noun")
    article = (match[1] or "/").lower()
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        key = phrase.lower().replace("-", " ")
        if key in units.each and not _NOT_EACH.match(text, begin + len(phrase), limit + 12):
            return Rate(begin + len(phrase), "/" + units.each[key])
        unit = units.words.get(key) or (units.symbols.get(phrase) if article in ("/", "per") else None)
        if unit and article in ("/", "per") and unit.kind != "percent":
            return Rate(begin + len(phrase), "/" + unit.symbol)
    first = words[0].lower()
    if len(words) > 1 and first in _SORTS and words[1].lower() in ("share", "unit"):
        return Rate(begin + len(words[0]) + 1 + len(words[1]), "/" + words[1].lower())
    if article == "per" and first not in _NO_RATE and first.islower() and len(first) > 2:
        if len(words) > 1 and _ADJECTIVE.search(first) and words[1].islower() and len(words[1]) > 3:
            return Rate(begin + len(words[0]) + 1 + len(words[1]), "/" + words[1])
        return Rate(begin + len(words[0]), "/" + first)
    return None


def _population_rate(text: str, match: re.Match[str], units: Units) -> Rate | None:
    if (match[1] or "/") not in ("per", "/", "every", "each"):
        return None
    raw = match["count"].replace(",", "")
    count = _COUNTS[raw] if raw in _COUNTS else int(raw[:12])
    count *= _COUNTS[match["scale"]] if match["scale"] else 1
    end = match.end("scale") if match["scale"] else match.end("count")
    noun = match["noun"] or ""
    words = noun.split(" ")
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length]).lower()
        if phrase in units.population or phrase.replace("-", " ") in units.population:
            end = match.start("noun") + len(phrase)
            break
    else:
        if count < 100 or match[1] in ("each", "every") or (match[1] is None and str(count).strip("0") != "1"):
            return None
    return Rate(end, f"/{count}")
