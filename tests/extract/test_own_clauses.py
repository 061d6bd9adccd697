"""Dates in a clause that belongs to a figure, the day of a change, dates within the period that a text reports on."""

from __future__ import annotations

import pytest

from tests.extract.reading import quantities


def period_at(text: str, printed: str, published: str = "2025-09-10") -> str | None:
    """The period of the figure printed so, in a text of 10 September 2025, a Wednesday."""
    return next(claim.period for claim in quantities(text, published) if claim.printed == printed)


@pytest.mark.parametrize(
    ("text", "printed", "period"),
    [
        ("Nine were killed and 54 injured when a ferry sank off Velm early on Monday.", "54", "2025-09-08"),
        ("The bell, which cost 85,000 euros when it was cast in May 1923, is cracked.", "85,000 euros", "1923-05"),
        ("Debt is 7 million euros, against 5 million euros when he took office in 2022.", "5 million euros", "2022"),
        ("It spent 14 million euros of the 18 million euros it raised in March 2023.", "18 million euros", "2023-03"),
        ("The fine is the largest since the 215 million euros paid by Tarn Bank in 2019.", "215 million euros", "2019"),
        ("Police freed two of the 40 sailors who were kidnapped in May 2024.", "40", "2024-05"),
        ("Sales rose 16.4% over Q3 2024 (1,070 million euros).", "1,070 million euros", "2024-Q3"),
    ],
)  # fmt: skip
def test_a_clause_about_a_figure_dates_it(text: str, printed: str, period: str) -> None:
    assert period_at(text, printed) == period


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Orvane has spent 143 million euros of the 180 million euros it raised in March 2023.", "143 million euros"),
        ("The mill made 200 tonnes before it closed, and everybody left when it burned down in 1987.", "200 tonnes"),
    ],
)
def test_the_clause_of_one_figure_dates_no_other(text: str, printed: str) -> None:
    assert period_at(text, printed) is None


@pytest.mark.parametrize("change", ["closed 14.6% higher on Monday", "were up 14.6% on Monday", "rose 14.6% on Monday"])
def test_the_day_of_a_change_is_not_its_base(change: str) -> None:
    assert period_at(f"Orvane shares {change}.", "14.6%") == "2025-09-08"
    assert period_at("The index was up 2% on Friday's close.", "2%") == "2025-09-10"


def test_a_date_within_the_reported_quarter_does_not_end_it() -> None:
    text = (
        "Sales in the second quarter of 2025 rose 6% to 12 million euros. A bakery burned down in May. "
        "Gross margin narrowed to 31.4%."
    )
    assert period_at(text, "31.4%") == "2025-Q2"


def test_the_past_is_not_of_a_day_to_come() -> None:
    text = "The bank is expected to hold its rate at 4% on Thursday. Sales of tin rose 3%."
    assert period_at(text, "3%") is None


def test_a_change_now_does_not_take_an_open_period_from_behind() -> None:
    text = "Shares in Halm jumped 6.8% in early trading and have gained 41% since the start of the year."
    assert (period_at(text, "6.8%"), period_at(text, "41%")) == ("2025-09-10", "2025/..")


def test_the_year_is_the_one_just_named() -> None:
    text = (
        "Riders sent 26,000 parcels in 2024. The firm wants more riders in 2025, with a total of 30,000 for the year."
    )
    assert period_at(text, "30,000") == "2025"


def test_brackets_do_not_hide_what_a_change_is_measured_against() -> None:
    text = (
        "Profit surged 70% to 2.4 million euros ($2.8m; £2.1m) in July compared with 1.4 million euros a year earlier."
    )
    assert next(claim.basis for claim in quantities(text) if claim.printed == "70%") == "yoy"
