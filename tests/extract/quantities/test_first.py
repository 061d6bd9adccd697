"""The grammar on plain cases."""

from __future__ import annotations

import pytest

from explorer.extract.quantities import find_quantities
from explorer.resources import data_folder
from explorer.vocabulary.units import load_units

UNITS = load_units([data_folder() / "units.toml", data_folder() / "currencies.toml"])


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Sales came to $1.2bn.", 1.2e9, "USD"),
        ("It lost £105m last year.", 105e6, "GBP"),
        ("They counted 81,302 cars.", 81302, "car"),
        ("Rates rose by 25 basis points.", 0.25, "percentage point"),
        ("half a million people came", 500000, "person"),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str) -> None:
    found = find_quantities(text, 0, len(text), (), UNITS)
    assert [(m.value, m.unit) for m in found] == [(value, unit)]
