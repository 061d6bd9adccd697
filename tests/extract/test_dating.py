"""Which of the dates of a sentence a figure is of."""

from __future__ import annotations

import pytest

from explorer.extract import extract
from tests.extract.reading import document, quantities, vocabulary


def period_at(text: str, printed: str) -> str | None:
    """The period of the figure printed so, in a text of 10 September 2025."""
    return next(claim.period for claim in quantities(text, "2025-09-10") if claim.printed == printed)


@pytest.mark.parametrize(
    ("text", "printed", "period"),
    [
        ("Home prices rose 40% over the past three years.", "40%", "2022-09/2025-09"),
        ("In the past five years, 300 people have died.", "300", "2020-09/2025-09"),
        ("Sales rose 3.9% in the first eight months.", "3.9%", "2025-01/2025-08"),
        ("He scored 31 goals in the 2024-25 season.", "31", "2024/2025"),
        ("Rain of 40 mm fell overnight.", "40 mm", "2025-09-10"),
        ("Velm had 9.2 GW of wind power at the end of June, down from 9.6 GW in 2021.", "9.2 GW", "2025-06"),
    ],
)
def test_dates_of_figures(text: str, printed: str, period: str) -> None:
    assert period_at(text, printed) == period


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Their first title since 1908 came in an 8-7 win over the Terns.", "8-7"),
        ("Cases reached 3,000, the most since March 2020.", "3,000"),
        ("It was its lowest since 2009, at 3,000 cars.", "3,000"),
    ],
)
def test_how_far_back_a_record_reaches_dates_nothing(text: str, printed: str) -> None:
    assert period_at(text, printed) is None


def test_the_date_of_an_old_mark_is_its_own() -> None:
    text = "The record fell when 41.8 °C was measured, 0.6 °C above the old mark of 41.2 °C from 2019."
    assert (period_at(text, "41.8 °C"), period_at(text, "41.2 °C")) == (None, "2019")


def test_what_a_change_is_measured_against_does_not_date_the_level() -> None:
    assert period_at("The total was 42.60 euros, up 1.10 on last week.", "42.60 euros") is None


def test_a_date_before_a_colon_is_of_the_figure_behind_it() -> None:
    text = "Earnings came to 0.58 euros a share (Q2 2024: 0.86 euros) in the second quarter of 2025."
    assert period_at(text, "0.86 euros") == "2024-Q2"
    assert period_at(text, "0.58 euros a share") == "2025-Q2"


def test_results_told_on_a_day_are_of_their_quarter() -> None:
    text = (
        "Velm, 9 September 2025: Orvane announced its results for the quarter ended 30 June 2025. "
        "Revenue stood at 1,245 million euros."
    )
    assert period_at(text, "1,245 million euros") == "2025-Q2"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Orvane reports second quarter 2025: margin resilient", "2025-Q2"),
        ("Retail sales in August", "2025-08"),
        ("Orvane opens a plant in the second quarter of 2025", None),
        ("Orvane's results for Q1 2025 and Q2 2025", None),
        ("Orvane to publish its results in October 2025", None),
    ],
)
def test_the_period_that_a_title_reports_on(title: str, period: str | None) -> None:
    read = document("Order intake rose by 11 percent to 74,900 vehicles.", "2025-09-10", title)
    assert {claim.period for claim in extract(read, vocabulary())} == {period}


def test_an_open_period_dates_a_figure() -> None:
    assert period_at("It has sold 3,000 cars since 2019.", "3,000") == "2019/.."


def test_the_length_of_a_past_span_has_no_date_of_its_own() -> None:
    assert period_at("Home prices rose 40% over the past three years.", "three years") is None


@pytest.mark.parametrize(
    ("text", "printed", "period"),
    [
        ("The gap was 3.1 million euros in July, down from May's 3.6 million euros.", "3.6 million euros", "2025-05"),
        ("The slide was the worst since March 2019, when a storm killed 46 people.", "46", "2019-03"),
        ("No bridge has failed since 1990, but 20 people were hurt in accidents in 2023.", "20", "2023"),
        ("Over the first eight months of 2025, sales of vans have risen by 3.9%.", "3.9%", "2025-01/2025-08"),
        ("The tram carried 27 million passengers in the past year.", "27 million", "2024-09/2025-09"),
        ("Exports rose by 3.2% to 24.8 billion euros in July.", "24.8 billion euros", "2025-07"),
        ("The fee is due to go up by 2.50 euros on October 1.", "2.50 euros", "2025-10-01"),
        ("The clinics are to stay closed to 300 patients until October 20.", "300", "2025-10-20"),
    ],
)
def test_which_date_of_several(text: str, printed: str, period: str) -> None:
    found = period_at(text, printed)
    assert found is not None
    assert found.endswith(period)


def test_the_date_of_another_figure_is_not_taken() -> None:
    assert period_at("The gap was 3.1 million euros, down from May's 3.6 million euros.", "3.1 million euros") is None


def test_the_date_of_a_participle_before_the_verb_is_its_own() -> None:
    assert period_at("A code introduced in 2012 has been applied to 300 public buildings.", "300") is None


def test_what_a_year_ago_was_is_not_the_period_of_the_next_sentence() -> None:
    text = "In July exports fell 2%. A year ago exports were 44 million euros. Imports fell 3%."
    assert period_at(text, "3%") == "2025-07"


def test_the_month_of_the_first_report_is_that_of_figures_far_behind() -> None:
    far = "The bank was silent. Nobody spoke. The minister left. The crowd stayed. The rain went on. "
    assert (
        period_at(f"Inflation in Varland quickened in July. {far}Core inflation edged up to 3.7%.", "3.7%") == "2025-07"
    )
    assert period_at(f"The office closed in July. {far}Core inflation edged up to 3.7%.", "3.7%") is None


@pytest.mark.parametrize(
    ("text", "printed", "basis"),
    [
        ("On a monthly basis prices advanced 0.6%.", "0.6%", "mom"),
        ("Food prices climbed 7.2% from a year earlier, while transport costs were up 5.9%.", "5.9%", "yoy"),
        ("GDP expanded 0.4% in the first quarter from the previous three months.", "0.4%", "qoq"),
        ("In July, the surplus grew 1.8% on a year ago to 2 million euros.", "1.8%", "yoy"),
        ("Sales were 30 million euros, up 27% from the same 2024 period.", "27%", "yoy"),
        ("Profit surged 70% in the last quarter compared with 1.4 million euros a year earlier.", "70%", "yoy"),
        ("Food prices climbed 7.2% from a year earlier. Transport costs were up 5.9%.", "5.9%", "change"),
    ],
)
def test_what_a_change_is_measured_against(text: str, printed: str, basis: str) -> None:
    assert next(claim.basis for claim in quantities(text, "2025-09-10") if claim.printed == printed) == basis


def test_the_base_of_a_change_is_not_its_period() -> None:
    assert period_at("In July, the surplus grew 1.8% on a year ago to 2 million euros.", "1.8%") == "2025-07"


def test_a_figure_in_the_subject_is_of_the_date_of_its_clause() -> None:
    assert period_at("A quake of magnitude 5.1 struck Larchford on 3 May 2025.", "5.1") == "2025-05-03"


def test_a_happening_goes_by_its_day() -> None:
    assert period_at("The Harbour List won 31.2% in Sunday's election.", "31.2%") == "2025-09-07"
