"""Periods that wording ties to a figure: where a change began, a former forecast, a full year, a long base."""

from __future__ import annotations

import pytest

from tests.extract.reading import quantities


def period_at(text: str, printed: str, published: str = "2025-09-10") -> str | None:
    """The period of the figure printed so, in a text of 10 September 2025."""
    return next(claim.period for claim in quantities(text, published) if claim.printed == printed)


@pytest.mark.parametrize(
    ("text", "printed", "period"),
    [
        ("The moss has shrunk from 418 to 287 square kilometres since 2003.", "418", "2003"),
        ("Pay went from 11.40 euros to 11.62 euros between 2023 and 2024.", "11.40 euros", "2023"),
        ("Pay went from 11.40 euros to 11.62 euros between 2023 and 2024.", "11.62 euros", "2024"),
        ("Halm cut its growth forecast for 2026 to 1.6% from 2.2% on 28 August.", "2.2%", "2026"),
        ("Halm sees inflation averaging 4.1% this year, up from an estimate of 3.4% in February.", "3.4%", "2025"),
        ("Orvane expects full-year sales of 5 million euros.", "5 million euros", "2025"),
        ("Exports were 63 tons in July, taking the annual total up 3.4% to 593 tons.", "593 tons", "2025"),
        ("She won four medals at the 1936 Games.", "four", "1936"),
        ("The deficit widened to 23.6m euros in 2022-23 from 9m euros the year before.", "9m euros", "2021/2022"),
        ("It was 9 euros in July, against 6.3m euros and 4 tons in the same stretch of 2024.", "6.3m euros", "2024-07"),
        ("In the year to June 2025 sales rose to 35 from 30 in the comparable period.", "30", "2023-07/2024-06"),
        ("The clinic saw 412 cases between January and the end of April.", "412", "2025-01/2025-04"),
        ("Fines imposed since January passed 300 euros, up from 88 euros in all of last year.", "88 euros", "2024"),
    ],
)  # fmt: skip
def test_the_period_that_wording_gives(text: str, printed: str, period: str) -> None:
    assert period_at(text, printed) == period


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("It pegged spending at 3.4 euros, a rise of 11.5% over the revised estimates of the current year.", "11.5%"),
        ("She had a full year to pay 284 euros.", "284 euros"),
        ("Orvane beat forecasts for 2025, with 198 euros of profit, up from 130 euros.", "130 euros"),
    ],
)
def test_a_base_or_an_idle_phrase_dates_nothing(text: str, printed: str) -> None:
    assert period_at(text, printed) is None


def test_last_year_beside_a_quarter_of_last_year_is_the_quarter_before_that() -> None:
    text = "Profit in the last quarter of 2024 was 9.5 euros, against 6.3 euros last year."
    assert period_at(text, "6.3 euros", "2025-02-03") == "2023-Q4"
