"""Units that measure the same thing: their dimension and the factor to its base unit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_TABLE: dict[str, dict[str, float]] = {
    "length": {
        "nm": 1e-9, "µm": 1e-6, "mm": 1e-3, "cm": 1e-2, "dm": 0.1, "m": 1.0, "km": 1e3, "in": 0.0254, "ft": 0.3048,
        "yd": 0.9144, "mi": 1609.344, "nmi": 1852.0, "furlong": 201.168, "fathom": 1.8288, "AU": 1.495978707e11,
        "ly": 9.4607304725808e15,
    },
    "area": {
        "mm²": 1e-6, "cm²": 1e-4, "m²": 1.0, "ha": 1e4, "km²": 1e6, "acre": 4046.8564224, "ft²": 0.09290304,
        "in²": 0.00064516, "yd²": 0.83612736, "mi²": 2589988.110336,
    },
    "volume": {
        "µL": 1e-9, "mL": 1e-6, "cL": 1e-5, "dL": 1e-4, "L": 1e-3, "ML": 1e3, "GL": 1e6, "cm³": 1e-6, "m³": 1.0,
        "km³": 1e9, "ft³": 0.028316846592, "yd³": 0.764554857984, "bbl": 0.158987294928,
    },
    "mass": {
        "µg": 1e-9, "mg": 1e-6, "g": 1e-3, "kg": 1.0, "t": 1e3, "kt": 1e6, "Mt": 1e9, "Gt": 1e12,
        "lb": 0.45359237, "oz": 0.028349523125, "stone": 6.35029318,
    },
    "energy": {
        "J": 1 / 3.6e6, "kJ": 1 / 3600, "MJ": 1 / 3.6, "GJ": 1e3 / 3.6, "TJ": 1e6 / 3.6, "PJ": 1e9 / 3.6,
        "EJ": 1e12 / 3.6, "Wh": 1e-3, "kWh": 1.0, "MWh": 1e3, "GWh": 1e6, "TWh": 1e9,
    },
    "power": {"mW": 1e-6, "W": 1e-3, "kW": 1.0, "MW": 1e3, "GW": 1e6, "TW": 1e9, "hp": 0.745699872},
    "speed": {"km/h": 1 / 3.6, "m/s": 1.0, "mph": 0.44704, "mi/h": 0.44704, "knot": 0.514444, "km/s": 1e3},
    "time": {
        "ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0,
        "night": 86400.0, "week": 604800.0,
        "month": 2629800.0, "quarter": 7889400.0, "year": 31557600.0, "decade": 315576000.0,
        "century": 3155760000.0, "ka": 3.15576e10, "Ma": 3.15576e13, "Ga": 3.15576e16,
    },
    "pressure": {"Pa": 1.0, "hPa": 100.0, "kPa": 1e3, "MPa": 1e6, "bar": 1e5, "mbar": 100.0, "psi": 6894.757},
    "data": {"byte": 1.0, "B": 1.0, "kB": 1e3, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15},
    "frequency": {"Hz": 1.0, "kHz": 1e3, "MHz": 1e6, "GHz": 1e9},
    "voltage": {"mV": 1e-3, "V": 1.0, "kV": 1e3},
    "multiple": {"×": 1.0},
}  # fmt: skip

_NAMES = {
    "kilometre": "km", "kilometer": "km", "metre": "m", "meter": "m", "mile": "mi", "foot": "ft", "feet": "ft",
    "inch": "in", "yard": "yd", "light-year": "ly", "hectare": "ha", "tonne": "t", "kilogram": "kg", "gram": "g",
    "pound": "lb", "ounce": "oz", "litre": "L", "liter": "L", "barrel": "bbl", "cubic metre": "m³", "m2": "m²",
    "km2": "km²", "m3": "m³", "megawatt": "MW", "gigawatt": "GW", "sec": "second", "hr": "hour", "min": "minute",
}  # fmt: skip

_UNITS = {unit: (dimension, factor) for dimension, row in _TABLE.items() for unit, factor in row.items()}
_TEMPERATURES = {
    "°C": (1.0, 0.0), "℃": (1.0, 0.0), "°F": (5 / 9, -160 / 9), "K": (1.0, -273.15), "degree": (1.0, 0.0),
}  # fmt: skip
_MONEY = re.compile(r"[A-Z]{3}")


class Scale(NamedTuple):
    """What a unit measures: its dimension, and the way to the dimension's base unit (value × factor + offset)."""

    dimension: str
    factor: float = 1.0
    offset: float = 0.0

    def convert(self, value: float) -> float:
        """`value` in the base unit."""
        return value * self.factor + self.offset


@lru_cache(maxsize=8192)
def scale_of(unit: str | None) -> Scale:
    """The scale of a canonical unit. Money is a dimension per currency, a counted noun one of its own.

    A rate keeps its two sides: `vehicle/month` and `vehicle/year` are told apart, kW and MW below the stroke are not.
    """
    if not unit:
        return Scale("")
    if is_money(unit):
        return Scale(f"money:{unit}")
    if unit in _TEMPERATURES:
        return Scale("temperature", *_TEMPERATURES[unit])
    known = _UNITS.get(_NAMES.get(unit, unit))
    if known is not None:
        return Scale(*known)
    if "/" in unit:
        above, below = (scale_of(part.strip() or None) for part in unit.split("/", 1))
        if below.dimension == "time":
            return Scale(f"{above.dimension}/{unit.split('/', 1)[1].strip()}", above.factor)
        return Scale(f"{above.dimension}/{below.dimension}", above.factor / below.factor)
    return Scale(unit if unit in ("%", "percentage point", "rank", "point") else f"count:{unit.lower()}")


def is_money(unit: str | None) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return bool(unit and _MONEY.fullmatch(unit) and unit not in ("TEU", "BTU", "GDP", "PPM"))


def family_of(unit: str | None) -> str:
    """The coarse kind of a unit, for alignment: all money is one family, all counts are one."""
    dimension = scale_of(unit).dimension
    if not dimension:
        return "count"
    return dimension.split(":", 1)[0].split("/", 1)[0]
