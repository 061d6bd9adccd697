"""The vocabulary once, and a short way to ask for mentions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from explorer.extract.mentions import QuantityMention
from explorer.extract.quantities import find_quantities
from explorer.model import Span
from explorer.resources import data_folder
from explorer.vocabulary.units import Units, load_units

Finder = Callable[..., list[QuantityMention]]


@pytest.fixture(scope="session")
def units() -> Units:
    """The bundled units and currencies."""
    return load_units([data_folder() / "units.toml", data_folder() / "currencies.toml"])


@pytest.fixture(scope="session")
def find(units: Units) -> Finder:
    """find(text) gives the mentions of a whole text; find(text, masked=…) with masks."""

    def _find(text: str, masked: Sequence[Span] = ()) -> list[QuantityMention]:
        return find_quantities(text, 0, len(text), masked, units)

    return _find
