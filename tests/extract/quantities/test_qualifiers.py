"""Qualifiers and the intervals that they and the printed form allow."""

from __future__ import annotations

import pytest

from explorer.extract.quantities.intervals import half_step, interval
from explorer.model import Qualifier
from tests.extract.quantities.conftest import Finder

ABOUT, OVER, UNDER = Qualifier.ABOUT, Qualifier.OVER, Qualifier.UNDER
LEAST, MOST, EXACT = Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.EXACTLY


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("about 40 people", ABOUT),
        ("some 40 people", ABOUT),
        ("~40 people", ABOUT),
        ("c. 40 people", ABOUT),
        ("40 people or so", ABOUT),
        ("300-odd people", ABOUT),
        ("more than 40 people", OVER),
        ("Orders exceeded 40,000.", OVER),
        ("Sales topped $40m.", OVER),
        ("upwards of 40 people", OVER),
        ("500+ people", OVER),
        ("410,000-plus fans", OVER),
        ("exceeded the 40,000 mark", OVER),
        ("nearly 40 people", UNDER),
        ("just under 40 people", UNDER),
        ("fewer than 40 people", UNDER),
        ("<40 people", UNDER),
        ("at least 40 people", LEAST),
        ("no fewer than 40 people", LEAST),
        ("40 people or more", LEAST),
        ("≥40 people", LEAST),
        ("up to 40 people", MOST),
        ("as many as 40 people", MOST),
        ("no more than 40 people", MOST),
        ("not more than 40 people", MOST),
        ("≤40 people", MOST),
        ("It edged up to 40 percent.", EXACT),
        ("It was spread over 40 hectares.", EXACT),
        ("It was paid over three years.", EXACT),
        ("It lasted over three years.", OVER),
        ("only 40 people", EXACT),
        ("a record 40 people", EXACT),
    ],
)
def test_qualifier(find: Finder, text: str, qualifier: Qualifier) -> None:
    assert [m.qualifier for m in find(text)] == [qualifier]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("81,302 cars", 81_302, 81_302),
        ("300,000 cars", 295_000, 305_000),
        ("2.59 million cars", 2_585_000, 2_595_000),
        ("3 million cars", 2_950_000, 3_050_000),
        ("116 billion yuan", 115.5e9, 116.5e9),
        ("15.4%", 15.35, 15.45),
        ("15%", 14.5, 15.5),
        ("over 300,000 cars", 300_000, None),
        ("at most 300,000 cars", None, 300_000),
        ("about 200 cars", 190, 210),
        ("3 to 5 weeks", 3, 5),
        ("a dozen eggs", 12, 12),
    ],
)
def test_interval(find: Finder, text: str, low: float | None, high: float | None) -> None:
    (mention,) = find(text)
    assert (mention.low, mention.high) == (low, high)


def test_about_never_narrows_the_printed_interval() -> None:
    assert interval(1000.0, 1000.0, 100.0, 100.0, Qualifier.ABOUT) == (900, 1100)


@pytest.mark.parametrize("value", [0.0, 7.0, 9.0, -5.0, float("inf")])
def test_small_and_odd_whole_numbers_are_exact(value: float) -> None:
    assert half_step(value, 1.0, decimals=False, continuous=False) == 0
