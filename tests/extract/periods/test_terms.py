"""Quarters, halves, months counted from the start of a year, years ended, fiscal years."""

from __future__ import annotations

import pytest

from explorer.extract.periods import Anchor
from tests.extract.periods.reading import check

CASES = [
    "In {Q2 2025|2025-Q2} net profit fell.",
    "In {Q2 of 2025|2025-Q2} net profit fell.",
    "In {Q2, 2025|2025-Q2} net profit fell.",
    "In {2Q25|2025-Q2} net profit fell.",
    "In {2Q 2025|2025-Q2} net profit fell.",
    "In {2025Q2|2025-Q2} net profit fell.",
    "In {2025 Q2|2025-Q2} net profit fell.",
    "In {2025-Q2|2025-Q2} net profit fell.",
    "In {Q2'25|2025-Q2} net profit fell.",
    "In {Q2 '25|2025-Q2} net profit fell.",
    "In {Q2-2025|2025-Q2} net profit fell.",
    "In {Q225|2025-Q2} net profit fell.",
    "In {Q2|~2025-Q2} net profit fell.",
    "In {Q4|~2024-Q4} net profit fell.",
    "In {Q3|~?} net profit fell.",
    "In the {second quarter of 2025|2025-Q2} net profit fell.",
    "In the {second quarter 2025|2025-Q2} net profit fell.",
    "In {second-quarter 2025|2025-Q2} net profit fell.",
    "In the {2nd quarter of 2025|2025-Q2} net profit fell.",
    "In {2025's second quarter|2025-Q2} net profit fell.",
    "The {2024 fourth quarter|2024-Q4} was weak.",
    "{Second-quarter|~2025-Q2} net profit fell.",
    "In the {second quarter|~2025-Q2} net profit fell.",
    "In the {second quarter of last year|2024-Q2} net profit fell.",
    "In the {second quarter last year|2024-Q2} net profit fell.",
    "In {last year's second quarter|2024-Q2} net profit fell.",
    "In {last year’s June quarter|2024-Q2} net profit fell.",
    "In the {second quarter of this year|2025-Q2} net profit fell.",
    "In the {first quarter of next year|2026-Q1} it opens.",
    "In the {final quarter of 2024|2024-Q4} net profit fell.",
    "In the {June quarter|2025-Q2} net profit fell.",
    "In the {July quarter|2025-05/2025-07} net profit fell.",
    "In the {June quarter of 2024|2024-Q2} net profit fell.",
    "In the {June 2024 quarter|2024-Q2} net profit fell.",
    "In the {2024 June quarter|2024-Q2} net profit fell.",
    "In the {quarter ended June 30|2025-Q2} net profit fell.",
    "In the {quarter ended June 30, 2024|2024-Q2} net profit fell.",
    "In the {quarter ended 30 June 2024|2024-Q2} net profit fell.",
    "In the {quarter ending March 2025|2025-Q1} net profit fell.",
    "In the {three months to June|2025-Q2} net profit fell.",
    "In the {three months to the end of June|2025-Q2} net profit fell.",
    "In the {three months ended 31 March 2025|2025-Q1} net profit fell.",
    "In the {nine months to September|2024-01/2024-09} net profit fell.",
    "In the {nine months ended September 30, 2024|2024-01/2024-09} net profit fell.",
    "In the {six months to 30 June 2025|2025-H1} net profit fell.",
    "In the {half-year to June|2025-H1} net profit fell.",
    "In the {half year ended 31 December 2024|2024-H2} net profit fell.",
    "In the {12 months to June 2025|2024-07/2025-06} 91 people drowned.",
    "In the {year to March 2025|2024-04/2025-03} 91 people drowned.",
    "In the {year ended 30 June 2025|2024-07/2025-06} 91 people drowned.",
    "In the {year ended December 31, 2024|2024} net profit fell.",
    "In the {year ending in June 2025|2024-07/2025-06} net profit fell.",
    "In the {four weeks to 10 August 2025|2025-07-14/2025-08-10} grocers sold more.",
    "In the {12 weeks to August 10|2025-05-19/2025-08-10} grocers sold more.",
    "For the {quarter ended June 28, 2025|2025-Q2} sales rose.",
    "In {H1 2025|2025-H1} net profit fell.",
    "In {1H25|2025-H1} net profit fell.",
    "In {1H 2025|2025-H1} net profit fell.",
    "In {H1|~2025-H1} net profit fell.",
    "In the {first half of 2025|2025-H1} 40 ships passed.",
    "In the {first half|~2025-H1} 40 ships passed.",
    "In the {first half of the year|2025-H1} 40 ships passed.",
    "In the {first half of this year|2025-H1} 40 ships passed.",
    "In the {second half of 2024|2024-H2} 40 ships passed.",
    "In the {second half of the year|2025-H2} 40 ships pass.",
    "In the {first six months of 2025|2025-H1} 40 ships passed.",
    "In the {first six months of the year|2025-H1} 40 ships passed.",
    "In the {first six months of this year|2025-H1} 40 ships passed.",
    "In the {first nine months of 2024|2024-01/2024-09} 40 ships passed.",
    "In the {first seven months|~2025-01/2025-07} 40 ships passed.",
    "In the {first seven months of 2025|2025-01/2025-07} 40 ships passed.",
    "In the {first two months of 2025|2025-01/2025-02} 40 ships passed.",
    "In the {first three quarters of 2024|2024-01/2024-09} 40 ships passed.",
    "In the {last three months of 2024|2024-Q4} 40 ships passed.",
    "In the {second quarter ended June 30, 2025|2025-Q2} sales rose.",
    "In its {fiscal fourth quarter ended Sept. 28|2024-Q3} sales rose.",
    "In {week 32 of 2025|2025-08-04/2025-08-10} there were 1,203 cases.",
    "In the {decade to 2020|2011/2020} it warmed.",
    "In the {20 years to 2019|2000/2019} it warmed.",
    "From {Q1–Q3 2024|2024-01/2024-09 from} it fell.".replace(" from}", "}"),
    "Earnings of {2025E|2025} and {FY2026E|FY2026} are estimates.",
    "Net cash at {year-end 2024|2024} was low.",
    "In the {12-month period ended 31 March 2025|2024-04/2025-03} it fell.",
    "In {9M 2024|2024-01/2024-09} net profit fell.",
    "In {9M24|2024-01/2024-09} net profit fell.",
    "Revenue for {FY2025|FY2025} rose.",
    "Revenue for {FY25|FY2025} rose.",
    "Revenue for {FY 2025|FY2025} rose.",
    "Revenue for {FY2024-25|FY2025} rose.",
    "Revenue for {FY24-25|FY2025} rose.",
    "Revenue for {fiscal 2025|FY2025} rose.",
    "Revenue for {fiscal year 2025|FY2025} rose.",
    "Spending in the {2025 fiscal year|FY2025} rose.",
    "Spending in the {2024-25 financial year|FY2025} rose.",
    "Spending in {financial year 2024-25|FY2025} rose.",
    "Spending in the {tax year 2024-25|FY2025} rose.",
    "Revenue for {Q2 FY25|FY2025-Q2} rose.",
    "Revenue for {Q2 FY2025|FY2025-Q2} rose.",
    "Revenue for {2QFY25|FY2025-Q2} rose.",
    "Revenue for the {second quarter of fiscal 2025|FY2025-Q2} rose.",
    "Revenue for the {second quarter of fiscal year 2025|FY2025-Q2} rose.",
    "Revenue for the {fiscal second quarter of 2025|FY2025-Q2} rose.",
    "Revenue for the {fiscal second quarter|?} rose.",
    "Revenue in {Q1|~2024-Q1} and {Q2 2024|2024-Q2} rose.".replace("~2024-Q1", "2024-Q1"),
    "Revenue from {Q1 to Q3 2024|2024-01/2024-09} rose.",
]


@pytest.mark.parametrize("marked", CASES)
def test_terms(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Revenue for {fiscal 2025|2024-07/2025-06} rose.",
        "Revenue for {Q2 FY25|2024-Q4} rose.",
        "Revenue for the {second quarter of fiscal 2025|2024-Q4} rose.",
        "Revenue for the {first half of fiscal 2025|2024-H2} rose.",
        "Revenue for the {2025 fiscal year|2024-07/2025-06} rose.",
    ],
)
def test_a_fiscal_year_has_dates_where_the_document_tells_its_start(marked: str) -> None:
    check(marked, Anchor("2025-08-19", fiscal_start=7))


@pytest.mark.parametrize(
    ("marked", "anchor"),
    [
        ("In the {second quarter|~2025-Q2} it fell.", "2025-07"),
        ("In the {second quarter|~?} it fell.", "2025"),
        ("In the {second quarter|~?} it fell.", "2025-06-12"),
        ("In the {second quarter|~?} it fell.", None),
        ("In the {second quarter of 2025|2025-Q2} it fell.", None),
        ("In the {June quarter|2025-Q2} it fell.", "2025-07"),
        ("In the {June quarter|?} it fell.", None),
        ("In the {second quarter of last year|2024-Q2} it fell.", "2025"),
    ],
)
def test_terms_without_a_year_need_the_documents_date(marked: str, anchor: str | None) -> None:
    check(marked, anchor)
