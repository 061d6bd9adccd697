"""Figures without a date in a report on one period are of that period; elsewhere they stay undated."""

from __future__ import annotations

import pytest

from explorer.extract import extract
from explorer.model import Claim
from tests.extract.reading import document, vocabulary

LEAD = "Fraud complaints rose to 635,000 in 2024, official figures show.\n\n"


def claim(text: str, printed: str, title: str | None = None) -> Claim:
    found = [c for c in extract(document(text, "2025-02-02", title), vocabulary()) if c.printed.startswith(printed)]
    assert found, text
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("Auctions made up 16% of the total.", "16%"),
        ("Auction complaints fell by 8%.", "8%"),
        ("Losses reached 290 million euros.", "290"),
    ],
)
def test_later_figures_are_of_the_period_of_the_report(sentence: str, printed: str) -> None:
    found = claim(LEAD + "The bureau spoke. It was brief. It was raining. Nobody laughed.\n\n" + sentence, printed)
    assert found.period == "2024"
    assert "period" in found.inferred


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("The bureau has 420 employees.", "420"),
        ("Complaints once made up 16% of the total.", "16%"),
        ("Complaints make up 16% of all letters.", "16%"),
        ("A stamp costs 2 euros.", "2 euros"),
        ("The boss is 61 years old.", "61"),
        ("Complaints will make up 16% of the total.", "16%"),
    ],
)
def test_what_holds_at_any_time_is_not(sentence: str, printed: str) -> None:
    found = claim(LEAD + "The bureau spoke. It was brief. It was raining. Nobody laughed.\n\n" + sentence, printed)
    assert found.period != "2024"


def test_a_figure_held_against_another_period_is_of_the_report() -> None:
    text = (
        "Exports rose 4% to 21 million euros in August 2024. Imports rose 3% in August 2024.\n\n"
        "Used carts: 31,260 changed hands, 2.2% fewer than in August 2023."
    )
    assert claim(text, "31,260").period == "2024-08"


def test_a_text_about_many_periods_reports_on_none() -> None:
    text = (
        "Exports rose 4% in 2021. Imports fell 2% in 2019. Sales rose 9% in 2017. Output fell 3% in 2016.\n\n"
        "The council met. It was raining. Nobody spoke. The hall was cold.\n\nAuctions made up 16% of the total."
    )
    assert claim(text, "16%").period is None


def test_a_period_that_is_not_over_is_no_report() -> None:
    text = "Complaints reached 635,000 in 2025, official figures show.\n\nIt rained. It snowed. It blew. It froze.\n\n"
    assert claim(text + "Auctions made up 16% of the total.", "16%").period is None


def test_the_year_that_a_figure_is_compared_with_is_not_carried_on() -> None:
    text = "The heat was 2% higher than in 2022. Farms recorded an increase of 3%."
    assert claim(text, "3%").period != "2022"


def test_the_amounts_of_a_budget_are_of_its_year() -> None:
    text = "The ministry laid out a budget of 31 billion euros for 2026, its largest.\n\n"
    text += "Schools would get 4.5 billion euros."
    assert claim(text, "4.5").period == "2026"


def test_what_a_budget_text_tells_as_done_is_not() -> None:
    text = "The ministry laid out a budget of 31 billion euros for 2026, its largest.\n\n"
    text += "The old hall cost 4.5 million euros."
    assert claim(text, "4.5").period != "2026"


MARKET = (
    "The Alder index closed on Thursday 2.3% lower at 5,120 points.\n\nCopper rose to 9,400 euros a tonne.\n\n"
    "| Share | Last (EUR) | Change |\n|---|---|---|\n| Orvane | 3.72 | -9.2% |\n| Tessel | 12.05 | +0.8% |\n"
)


def test_prices_of_a_market_report_are_of_its_day() -> None:
    found = extract(document(MARKET, "2025-03-13"), vocabulary())
    assert {c.period for c in found if c.printed.startswith(("9,400", "3.72", "0.8", "+0.8"))} == {"2025-03-13"}


def test_prices_told_in_passing_are_of_no_day() -> None:
    text = "The council met on Thursday. Twelve people spoke.\n\nCopper rose to 9,400 euros a tonne."
    assert claim(text, "9,400").period is None
