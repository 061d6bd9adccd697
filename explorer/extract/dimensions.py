"""Whether a figure can be of a metric: the class of its unit against the units that the vocabulary allows."""

from __future__ import annotations

from explorer.extract.mentions import QuantityKind, QuantityMention
from explorer.extract.word_sets import word_set
from explorer.vocabulary.metrics import Metric

_CLASSES = {
    "length": "m km cm mm µm nm mi ft in yd mile foot inch yard nautical-mile nmi AU light-year ly au",
    "area": "m² km² ha acre hectare ft² mi² cm² sq-ft",
    "mass": "kg g mg t Mt kt lb oz µg tonne ton Gt carat",
    "volume": "m³ L mL l ml gal gallon barrel km³ bbl hL ft³ bushel",
    "energy": "Wh kWh MWh GWh TWh J kJ MJ GJ TJ PJ EJ cal kcal BTU",
    "power": "W kW MW GW TW hp mW",
    "speed": "km/h m/s mph kn knot km/s mi/h ft/s kt",
    "temperature": "°C °F K degree °",
    "data": "B kB MB GB TB PB bit Mbit Gbit kbit",
    "force": "N kN MN lbf",
    "concentration": "ppm ppb",
}
_CLASS_OF = {unit: name for name, units in _CLASSES.items() for unit in units.split()}
_PEOPLE = word_set(
    "person defendant accused attacker shooter bomber pensioner widow mother father teacher nurse journalist "
    "reporter pilot scientist researcher lawyer judge magistrate actor singer artist guard sailor fisherman "
    "miner trader banker manager executive developer programmer technician electrician builder athlete "
    "footballer swimmer skier climber hiker motorist cyclist pedestrian commuter traveller militant rebel "
    "insurgent gunman policewoman detainee inmate suspect apprentice trainee intern graduate professor "
    "academic man woman child patient resident worker employee student passenger civilian soldier migrant "
    "refugee voter inhabitant victim engineer firefighter customer user fan spectator doctor nurse adult baby "
    "boy girl pupil tourist visitor driver prisoner hostage protester demonstrator officer policeman farmer "
    "survivor member citizen pensioner crew household homeless staff"
)


_SUM = 1_000_000
"""From here on a bare number may be money whose currency the text leaves out: "to borrow 62 billion"."""


def unit_class(unit: str | None) -> str | None:
    """The class of a measure's unit: length, area, mass, …; rate for anything with a slash; None if unknown."""
    if unit is None:
        return None
    known = _CLASS_OF.get(unit)
    if known is not None:
        return known
    return "rate" if "/" in unit else None


def is_people(unit: str | None) -> bool:
    """Whether a counted noun is of people."""
    return unit in _PEOPLE


def fits(metric: Metric, quantity: QuantityMention, growth: bool) -> bool:
    """Whether a figure may be of a metric. Growth in per cent may be of any."""
    allowed = metric.units
    if not allowed:
        return True
    kind, unit = quantity.kind, quantity.unit
    if kind is QuantityKind.MULTIPLE:
        return growth
    if kind is QuantityKind.PERCENT:
        return growth or "%" in allowed or (unit or "") in allowed
    if kind is QuantityKind.MONEY:
        return "money" in allowed
    if kind in (QuantityKind.DURATION, QuantityKind.AGE):
        return "duration" in allowed or (unit or "") in allowed
    if kind is QuantityKind.SCORE:
        return "score" in allowed or "point" in allowed
    if kind is QuantityKind.COUNT:
        return _count_fits(allowed, unit) or (unit is None and quantity.value >= _SUM and "money" in allowed)
    found = unit_class(unit)
    if found == "rate" and unit is not None:
        return "rate" in allowed or _rate_fits(allowed, unit)
    return found in allowed or (unit or "") in allowed or (found is None and "count" in allowed)


def _count_fits(allowed: tuple[str, ...], unit: str | None) -> bool:
    if unit is None:
        return any(item in ("count", "vehicle", "person", "point", "job") for item in allowed)
    if unit in allowed:
        return True
    if is_people(unit):
        return "person" in allowed or "count" in allowed
    if unit in ("unit", "item", "piece"):
        return "unit" in allowed or "count" in allowed
    return "count" in allowed


def _rate_fits(allowed: tuple[str, ...], unit: str) -> bool:
    over = unit.split("/", 1)[0]
    if len(over) == 3 and over.isupper():
        return "money" in allowed
    return over in allowed or unit_class(over) in allowed or ("count" in allowed and unit_class(over) is None)
