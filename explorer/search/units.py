"""Units as a query names them: `€`, `euros`, `percent` and `kilograms` are what the store calls EUR, % and kg."""

from __future__ import annotations

import re
from functools import lru_cache

from explorer.resources import data_folder
from explorer.vocabulary.units import Units, load_units, normal_words

_SIGN = re.compile(r"(?P<before>[^\w\s.,+\-−!'\"^]{1,2}|[A-Z]{1,3}[$£¥])?.*?(?P<after>[%‰])?[.,;]?", re.DOTALL)
_LONGEST = 30


def unit_named(text: str) -> str | None:
    """The unit that a word, a symbol or a sign stands for, as the store writes it; None where it stands for none."""
    if not text or len(text) > _LONGEST or (len(text) == 1 and text.isalnum()):
        return None
    units = _units()
    words = normal_words(text)
    named = units.words.get(words) or units.currencies.get(words)
    named = named or units.symbols.get(text) or units.odd_symbols.get(text)
    if named is not None:
        return named.symbol
    return units.signs.get(text) or units.signs.get(text.upper())


def unit_of_number(printed: str) -> str | None:
    """The unit whose sign a printed number bears: `$2.87 billion`, `26.4%`."""
    match = _SIGN.fullmatch(printed)
    sign = (match["before"] or match["after"]) if match is not None else None
    return unit_named(sign) if sign else None


def unit_terms(unit: str) -> tuple[str, ...]:
    """The words by which a claim's unit is found in the index."""
    return ("percent",) if unit == "%" else tuple(re.findall(r"[^\W_]+", unit.lower()))


@lru_cache(maxsize=1)
def _units() -> Units:
    folder = data_folder()
    return load_units((folder / "units.toml", folder / "currencies.toml"))
