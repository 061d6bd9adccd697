"""Numerals as printed: digits in their groupings, number words, scale words behind either."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from explorer.extract.quantities import words

MAX_DIGITS = 16
"""Longer runs of digits are identifiers, not quantities."""

_SPACES = "\u00a0\u202f\u2009"
_VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip

_NUMBER = rf"""
    (?P<grouped>\d{{1,3}}(?:,\d{{3}}){{1,12}}(?:\.\d+)?(?!\d))
  | (?P<indian>\d{{1,2}}(?:,\d{{2}}){{1,12}},\d{{3}}(?:\.\d+)?(?!\d))
  | (?P<european>\d{{1,3}}(?:\.\d{{3}}){{2,8}}(?:,\d+)?(?![\d.])|\d{{1,3}}(?:\.\d{{3}}){{1,8}},\d{{1,2}}(?!\d))
  | (?P<spaced>\d{{1,3}}(?:[{_SPACES}]\d{{3}}){{1,12}}(?:[.,]\d+)?(?!\d)
    |\d{{1,3}}(?:\ \d{{3}}){{2,12}}(?:[.,]\d+)?(?!\d))
  | (?P<swiss>\d{{1,3}}(?:['’]\d{{3}}){{1,12}}(?:\.\d+)?(?!\d))
  | (?P<mixed>\d{{1,4}}[ -]?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|\d{{1,4}}[ -]\d{{1,2}}/\d{{1,3}}(?![\d/]))
  | (?P<fraction>\d{{1,3}}/\d{{1,4}}(?![\d/]))
  | (?P<comma>\d{{1,3}},\d{{1,2}}(?=\ ?(?:%|€|(?:per\ cent|percent|million|billion|euros?|Mio|Mrd)\b)))
  | (?P<decimal>\d+\.\d+|\.\d+)
  | (?P<whole>\d+)
  | (?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
"""


NUMBER = re.compile(_NUMBER, re.VERBOSE)
NUMBER_WITH_COMMA = re.compile(
    r"(?P<european>\d{1,3}(?:\.\d{3}){1,8}(?:,\d+)?(?![\d.]))|(?P<comma>\d+,\d+(?![\d,]))"
    rf"|(?P<mixed>\d{{1,4}} ?[{''.join(_VULGAR)}])|(?P<fraction>\d{{1,3}}/\d{{1,4}}(?![\d/]))|(?P<whole>\d+)"
    rf"|(?P<vulgar>[{''.join(_VULGAR)}])"
)
"""For texts that write 18.400 and 3,50 (`uses_decimal_comma`)."""
_COMMA_STYLE = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+,\d{1,2}(?!,?\d))(?![\d.,]\d|\d| ?[)\]])")
_POINT_STYLE = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+\.(?:\d{1,2}|\d{4,}))(?![\d.,]\d|\d)")
_COMMA_SURELY = re.compile(
    r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.])|\d,\d{1,2} ?(?:[%€]|euros?\b|per ?cent|[mb]illion|tonnes|km\b|kg\b|hectares)"
)
_MIN_EVIDENCE = 2


def uses_decimal_comma(text: str) -> bool:
    """Whether a text writes its numbers with points between groups and a comma before decimals, and never otherwise."""
    found = sum(1 for _ in islice(_COMMA_STYLE.finditer(text), _MIN_EVIDENCE))
    sure = found >= _MIN_EVIDENCE and _COMMA_SURELY.search(text) is not None
    return sure and _POINT_STYLE.search(text) is None


DIGITS = re.compile(r"(?P<whole>\d+)")
DIGIT = re.compile(r"[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_MINUS_SIGNS = "-−–‑"


EXPONENT = re.compile(r"(?:\s?[×x*·]\s?10(?:\^?\s?([-−–]?\d{1,3})|([⁻⁺]?[⁰¹²³⁴-⁹]{1,3}))|[eE]([-+]?\d{1,2}))(?![\w.])")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")

SCALE_WORD = re.compile(
    r"[ \u00a0-]?(hundred|thousand|million|billion|trillion|quadrillion|lakh|crore|dozen)(s?)(?![A-Za-z])",
    re.IGNORECASE,
)
_HALF_SCALE = re.compile(r" and a half(?: (thousand|million|billion|trillion))?(?![A-Za-z])", re.IGNORECASE)
SCALE_ABBREVIATION = re.compile(
    r"[ \u00a0]?(mn|mln|mio|bn|bln|tn|trn|Mn|Bn|Tn|MN|BN|TN|mil|bil|crs?|Crs?)(?![A-Za-z0-9])\.?"
)
SCALE_LETTER = re.compile(r"[ \u00a0]?([kKmMbBtT])(?:m|M)?(?![A-Za-z0-9/²³^])")

WORD_SCALES = {**words.SCALES, "hundred": 1e2, "dozen": 12.0}
ABBREVIATIONS = {
    "mn": 1e6, "mln": 1e6, "mio": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9, "bil": 1e9, "tn": 1e12, "trn": 1e12,
    "cr": 1e7, "crs": 1e7,
}  # fmt: skip
LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed, before its unit is known."""

    start: int
    """Where the currency sign or the minus begins, else the number."""
    number_start: int
    end: int
    """End of the digits or words and of a scale word behind them."""
    value: float
    step: float
    """Size of one unit of the last printed place, scale applied; 0 for an exact small number word."""
    currency: str | None = None
    sign: str = ""
    scale: float = 1.0
    form: str = "whole"
    """Name of the group of the number pattern that matched, or "words"."""
    fraction: bool = False
    digits: str = ""
    negative: bool = False
    bracketed: bool = False
    """An accounting negative: the bracket opens behind the currency sign."""

    @property
    def bare(self) -> bool:
        """A whole number without currency, grouping, decimals or scale: a year, a label, a count."""
        return self.form == "whole" and self.scale == 1.0 and not self.currency


@dataclass(frozen=True, slots=True)
class Prefix:
    """The currency sign, minus or bracket before a number in digits."""

    start: int
    sign: str = ""
    negative: bool = False
    bracketed: bool = False


def read_prefix(text: str, floor: int, at: int, signs: Mapping[str, str]) -> Prefix:
    """What stands before the number at `at` and belongs to it; `floor` is where the line begins."""
    if at == floor:
        return Prefix(at)
    inner = text[at - 1] if text[at - 1] in "-−–‑(" else ""
    found = _sign_before(text, floor, at - len(inner), signs)
    if found:
        begin = at - len(inner) - found[1]
        outer_minus = not inner and _is_minus(text, floor, begin)
        return Prefix(begin - outer_minus, found[0], bool(inner) or outer_minus, inner == "(")
    if inner and inner != "(" and _is_minus(text, floor, at):
        return Prefix(at - 1, negative=True)
    return Prefix(at)


def _is_minus(text: str, floor: int, at: int) -> bool:
    """Whether the character before `at` is a minus sign rather than a dash between two things."""
    if at <= floor or text[at - 1] not in _MINUS_SIGNS:
        return False
    before = text[max(floor, at - 3) : at - 1]
    return not before or not (
        before[-1].isalnum() or before[-1] in "_])%.°-" or (before[-1] == " " and before[:-1].isdigit())
    )


_LONGEST_SIGN = 6


def _sign_before(text: str, floor: int, at: int, signs: Mapping[str, str]) -> tuple[str, int] | None:
    """The currency sign that ends at `at`, one space allowed, and its length with the space."""
    space = 1 if at > floor and text[at - 1] in " \u00a0" else 0
    end = at - space
    if end <= floor or not (text[end - 1].isalpha() or text[end - 1] in "$€£¥￥₹₽₺₩₪฿₫₦₱₴₵₿৳./¢"):
        return None
    for length in range(min(_LONGEST_SIGN, end - floor), 0, -1):
        sign = text[end - length : end]
        if sign in signs:
            before = text[end - length - 1 : end - length] if end - length > floor else ""
            if not ((sign[0].isalnum() and before.isalnum()) or (before in ("$", "€", "£") and before)):
                return sign, length + space
    return None


def read_digits(
    match: re.Match[str], prefix: Prefix, text: str, limit: int, currencies: Mapping[str, str]
) -> Numeral | None:
    """The numeral that a match of NUMBER stands for, with its prefix, exponent and scale word, or None."""
    form = match.lastgroup or "whole"
    raw = match[form]
    if sum(c.isdigit() for c in raw) > MAX_DIGITS:
        return None
    value, step = _value(form, raw)
    number_start, end = match.start(form), match.end(form)
    if value is None:
        return None
    scale = 1.0
    exponent = EXPONENT.match(text, end, min(limit, end + 12))
    if exponent:
        power = int((exponent[1] or exponent[2] or exponent[3]).translate(_SUPERSCRIPTS))
        if abs(power) > 60:
            return None
        scale, end = 10.0**power, exponent.end()
        form = "power"
    if prefix.bracketed:
        if text[end : end + 1] != ")":
            return None
        end += 1
    end, scale = _scaled(text, end, limit, scale)
    half = _HALF_SCALE.match(text, end, min(limit, end + 24)) if scale == 1.0 else None
    if half and form == "whole":
        scale = WORD_SCALES[half[1].lower()] if half[1] else 1.0
        value, step, end, form = value + 0.5, 0.1, half.end(), "mixed"
    negative, sign = prefix.negative, prefix.sign
    value = value * scale if scale >= 1 else value / (1 / scale)
    return Numeral(
        start=prefix.start,
        number_start=number_start,
        end=end,
        value=-value if negative else value,
        step=step * scale,
        currency=currencies.get(sign),
        sign=sign,
        scale=scale,
        form=form,
        digits=raw,
        negative=negative,
        bracketed=prefix.bracketed,
    )


def _scaled(text: str, end: int, limit: int, scale: float) -> tuple[int, float]:
    for _ in range(3):
        found = SCALE_WORD.match(text, end, min(limit, end + 14))
        if not found:
            break
        word = found[1].lower()
        if found[2] and word not in ("lakh", "crore") and scale == 1.0 and word in ("hundred", "dozen"):
            break
        scale *= WORD_SCALES[word]
        end = found.end()
    return end, scale


def _value(form: str, raw: str) -> tuple[float | None, float]:
    """The value of the printed characters and the size of their last place."""
    if form == "vulgar":
        return _VULGAR[raw], 0.0
    if form == "fraction":
        over, under = raw.split("/")
        return (int(over) / int(under), 0.0) if int(over) < int(under) else (None, 0.0)
    if form == "mixed":
        return _mixed(raw)
    if form == "european":
        raw = raw.replace(".", "").replace(",", ".")
    elif form == "spaced":
        raw = re.sub(rf"[{_SPACES} ]", "", raw).replace(",", ".")
    elif form == "comma":
        raw = raw.replace(",", ".")
    elif form == "swiss":
        raw = raw.replace("'", "").replace("’", "")
    else:
        raw = raw.replace(",", "")
    decimals = len(raw) - raw.index(".") - 1 if "." in raw else 0
    return float(raw), 10.0**-decimals if decimals else 1.0


def _mixed(raw: str) -> tuple[float | None, float]:
    if raw[-1] in _VULGAR:
        return float(raw[:-1].rstrip(" -")) + _VULGAR[raw[-1]], 0.0
    whole, part = re.split(r"[ -]", raw, maxsplit=1)
    over, under = part.split("/")
    if not int(under) or int(over) >= int(under):
        return None, 0.0
    return int(whole) + int(over) / int(under), 0.0


def read_words(text: str, start: int, limit: int) -> Numeral | None:
    """The numeral in words that begins at `start`, or None."""
    found = words.parse(text, start, limit)
    if found is None:
        return None
    end, scale = _scaled(text, found.end, limit, 1.0) if found.plain else (found.end, 1.0)
    return Numeral(
        start=start,
        number_start=start,
        end=end,
        value=found.value * scale,
        step=0.0 if found.plain or found.fraction else 1.0,
        scale=scale if scale > 1 else (1.0 if found.plain else 2.0),
        form="words",
        fraction=found.fraction,
    )
