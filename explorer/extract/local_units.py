"""What a document means by a unit that several places share: rupees in Sri Lanka, degrees in a metric text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.extract.mentions import QuantityMention
from explorer.vocabulary.units import Units

_WORLDWIDE = frozenset({"dollar", "pound", "euro", "cent", "penny"})
"""Names of money that mean the same in every text unless it says otherwise."""
_CELSIUS = re.compile(r"\d ?º?°? ?C\b|°C|º ?C|[Cc]elsius|[Cc]entigrade")
_FAHRENHEIT = re.compile(r"°F|º ?F|[Ff]ahrenheit|\d ?F\b")
_METRIC = re.compile(r"\d[ -]?(?:mm|cm|km|kg|ha)\b|[Mm]illimet|[Cc]entimet|[Kk]ilomet|[Hh]ectare|\bmetres\b")
_IMPERIAL = re.compile(r"\b(?:miles|feet|inch(?:es)?|acres|mph|lbs?)\b")
_WARMTH = re.compile(
    r"\b(?:temperatures?|heat\w*|warm\w*|cool\w*|hot\w*|cold\w*|thermometers?|mercury|weather|forecast\w*|freez\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LocalUnits:
    """The readings that a document suggests; made once for each document by `local_units`."""

    money: dict[str, tuple[re.Pattern[str], str]]
    """The code that a plain name stands for elsewhere: the name's pattern, and the code that it has here."""
    degrees: str | None

    def read(self, text: str, start: int, end: int, found: Sequence[QuantityMention]) -> list[QuantityMention]:
        """The mentions of the sentence `text[start:end]` with the units that they have in this document."""
        if not self.money and self.degrees is None:
            return list(found)
        return [self._here(text, start, end, mention) for mention in found]

    def _here(self, text: str, start: int, end: int, mention: QuantityMention) -> QuantityMention:
        unit = mention.unit or ""
        if unit == "°" and self.degrees is not None and _WARMTH.search(text, start, end):
            return replace(mention, unit=self.degrees)
        code, slash, rest = unit.partition("/")
        named = self.money.get(code)
        if named is None or not named[0].search(text, max(start, mention.start), min(end, mention.wide_end)):
            return mention
        return replace(mention, unit=named[1] + slash + rest)


def local_units(text: str, units: Units) -> LocalUnits:
    """The readings that the places and measures of `text` suggest."""
    return LocalUnits(_money(text, units), _degrees(text))


def _degrees(text: str) -> str | None:
    """The scale of bare degrees: the only one that the text names, else that of its measures of length."""
    if "°" not in text and "º" not in text and "degree" not in text.lower():
        return None
    celsius, fahrenheit = _CELSIUS.search(text), _FAHRENHEIT.search(text)
    if celsius or fahrenheit:
        return None if celsius and fahrenheit else "°C" if celsius else "°F"
    return "°C" if _METRIC.search(text) and not _IMPERIAL.search(text) else None


def _money(text: str, units: Units) -> dict[str, tuple[re.Pattern[str], str]]:
    """Plain names of money whose country the text does not speak of, while it speaks of one other that has them."""
    lower = text.lower()
    places: dict[str, dict[str, set[str]]] = {}
    for name, unit in units.currencies.items():
        place, _, noun = name.rpartition(" ")
        if place and noun in units.currencies and noun not in _WORLDWIDE and noun in lower:
            places.setdefault(noun, {}).setdefault(unit.symbol, set()).add(place)
    found: dict[str, tuple[re.Pattern[str], str]] = {}
    for noun, codes in places.items():
        here = [code for code, names in codes.items() if any(_speaks_of(lower, place) for place in names)]
        plain = units.currencies[noun].symbol
        if len(here) == 1 and here[0] != plain:
            found[plain] = (re.compile(rf"\b{re.escape(noun)}s?\b|\bRs\b", re.IGNORECASE), here[0])
    return found


def _speaks_of(lower: str, place: str) -> bool:
    """Whether a text names a place by its adjective or, where that is made of it, by its name: "indian", "india"."""
    stem = place.removesuffix("ian").removesuffix("an").removesuffix("i") if len(place) > 5 else place
    return re.search(rf"\b{re.escape(stem)}[a-z]{{0,3}}\b", lower) is not None
