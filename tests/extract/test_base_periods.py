"""Periods of what a level came from, of market days, and of what a report looks back at."""

from __future__ import annotations

import pytest

from tests.extract.reading import modality_at, quantities


def periods(text: str, published: str = "2025-08-20") -> dict[str, str | None]:
    return {claim.printed: claim.period for claim in quantities(text, published)}


def test_a_year_is_held_against_the_year_before() -> None:
    assert periods("In 2024 deaths on the roads rose to 410 from 330.")["330"] == "2023"


def test_the_text_tells_how_far_back_its_bases_lie() -> None:
    """A monthly figure told against the month before makes the next base one of that month too."""
    text = "Inflation in Kestria rose to 4.8% in June from 4.3% in May. Core inflation crept to 2.9% from 2.7%."
    assert periods(text)["2.7%"] == "2025-05"


def test_a_rise_over_the_year_to_a_month_is_the_rate_of_that_month() -> None:
    (rise,) = quantities("Prices in Kestria rose 4.8% in the year to June 2025.")
    assert (rise.metric, rise.basis, rise.period, rise.period_start) == ("inflation", "yoy", "2025-06", "2025-06-01")


def test_a_basis_is_told_without_hyphens_too() -> None:
    (fall,) = quantities("Exports of Kestria fell by 2.7% month on month in June.")
    assert fall.basis == "mom"


def test_a_month_without_such_a_sign_says_nothing_of_its_base() -> None:
    assert periods("Core inflation in Kestria edged up to 3.1% in June from 2.7%.")["2.7%"] is None


def test_a_quarter_of_a_firm_is_held_against_that_of_the_year_before() -> None:
    text = (
        "Norvik booked net sales of $820 million for the second quarter of 2025, up from $790 million in the "
        "prior-year quarter. Gross margin narrowed to 31 percent from 33 percent."
    )
    assert periods(text)["33 percent"] == "2024-Q2"


def test_a_base_beside_another_is_of_the_same_time() -> None:
    text = "The gap fell to £6.2bn in June from £6.6bn, while imports sank to £4.4bn from £4.8bn in May."
    assert periods(text)["£6.6bn"] == "2025-05"


def test_a_law_of_a_year_dates_no_base() -> None:
    assert periods("A 2004 law cut taxes on profits to 5 percent, from 35 percent.")["35 percent"] is None


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("Wheat futures settled at $58.20 a tonne.", "$58.20 a tonne"),
        ("Shares in Norvik closed up 4%.", "4%"),
        ("Spot tin was up 0.4 percent by 1830 GMT.", "0.4 percent"),
    ],
)
def test_prices_of_a_market_are_of_the_day(text: str, token: str) -> None:
    assert periods(text)[token] == "2025-08-20"


def test_a_deal_that_closed_is_no_market_day() -> None:
    assert periods("Norvik paid $5 billion for the mine.")["$5 billion"] is None


def test_a_gerund_behind_a_comma_goes_with_the_clause_before() -> None:
    text = "The musical beat all rivals this weekend, earning $12.5 million."
    assert periods(text, "2025-08-24")["$12.5 million"] == "2025-08-23/2025-08-24"


def test_an_act_within_the_period_of_a_report_moves_nothing() -> None:
    """After a charge for a closure in May the text goes on about its quarter."""
    text = (
        "Sales of Norvik rose 6 percent in the second quarter of 2025. Results include a charge of $14 million for the "
        "closure of a bakery in May. Volume rose 2 percent."
    )
    assert periods(text)["2 percent"] == "2025-Q2"


def test_a_level_of_a_time_to_come_is_a_forecast() -> None:
    text = "Growth in Kestria was 3.4% last year, dipping to 3% in 2027."
    assert (modality_at(text, "3.4%"), modality_at(text, "3%")) == ("actual", "forecast")
    assert modality_at("Growth fell to 3.1% in May, dipping to 2.9% in July.", "2.9%") == "actual"
