"""Units of one dimension, and the intervals of printed figures."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model import Claim, ClaimKind
from explorer.relate.intervals import Interval, base_interval, ratio_gap
from explorer.relate.units import family_of, is_money, scale_of


def claim(value: float, unit: str, **fields: object) -> Claim:
    return Claim(
        id=1, document_id=1, kind=ClaimKind.QUANTITY, start=0, end=1, sentence_start=0, sentence_end=1,
        printed="1", value=value, unit=unit, **fields,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "first", "two", "second"),
    [
        (5, "mi", 8.047, "km"), (10_000, "acre", 40.47, "km²"), (104, "°F", 40, "°C"), (12_000, "t", 12_000_000, "kg"),
        (18, "month", 1.5, "year"), (1.2, "GW", 1200, "MW"), (230, "ft", 70.1, "m"), (6, "oz", 170.1, "g"),
    ],
)  # fmt: skip
def test_units_of_one_dimension_convert(one: float, first: str, two: float, second: str) -> None:
    scales = scale_of(first), scale_of(second)
    assert scales[0].dimension == scales[1].dimension
    assert ratio_gap(scales[0].convert(one), scales[1].convert(two)) < 0.001


@pytest.mark.parametrize(
    ("first", "second"), [("CNY", "USD"), ("%", "percentage point"), ("kW", "kWh"), ("store", "person"), ("m", "m²")]
)
def test_units_of_other_dimensions_do_not_meet(first: str, second: str) -> None:
    assert scale_of(first).dimension != scale_of(second).dimension


def test_rates_keep_their_denominator() -> None:
    assert scale_of("vehicle/month").dimension != scale_of("vehicle/year").dimension
    assert scale_of("USD/bbl").dimension == scale_of("USD/bbl").dimension


def test_money_and_counts_have_families() -> None:
    assert is_money("CNY")
    assert not is_money("TEU")
    assert family_of("USD") == family_of("EUR") == "money"
    assert family_of("store") == family_of(None) == "count"


def test_open_bounds_stay_open() -> None:
    over = base_interval(claim(410_000, "vehicle", low=410_000.0, qualifier="over"))
    assert over is not None
    assert over.high == math.inf
    assert over.overlaps(Interval(411_837, 411_837))
    assert not over.overlaps(Interval(300_000, 400_000))


def test_whole_numbers_widen_when_converted() -> None:
    miles = base_interval(claim(5, "mi", low=5.0, high=5.0), converted=True)
    kilometres = base_interval(claim(8, "km", low=8.0, high=8.0), converted=True)
    assert miles is not None
    assert kilometres is not None
    assert miles.overlaps(kilometres)


@given(
    st.floats(0.1, 1e9), st.floats(0, 0.2), st.sampled_from([("km", "m", 1000), ("t", "kg", 1000), ("MW", "kW", 1000)])
)
def test_converting_changes_no_comparison(value: float, spread: float, units: tuple[str, str, float]) -> None:
    large, small, factor = units
    low, high = value * (1 - spread), value * (1 + spread)
    one = base_interval(claim(value, large, low=low, high=high))
    two = base_interval(claim(value * factor, small, low=low * factor, high=high * factor))
    assert one is not None
    assert two is not None
    assert one.overlaps(two)
    assert ratio_gap(one.low, two.low) < 1e-9
