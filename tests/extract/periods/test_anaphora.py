"""Periods that lean on another period of the text."""

from __future__ import annotations

import pytest

from explorer.extract.periods import Anchor, Tense, resolve
from tests.extract.periods.reading import check, read

HEADED = [
    # head, phrase, expected
    ("Q2 2025", "the same period last year", "2024-Q2"),
    ("Q2 2025", "the same period a year earlier", "2024-Q2"),
    ("Q2 2025", "the same quarter last year", "2024-Q2"),
    ("Q2 2025", "the same period of 2023", "2023-Q2"),
    ("Q2 2025", "the same three months of 2023", "2023-Q2"),
    ("Q2 2025", "the corresponding period of last year", "2024-Q2"),
    ("Q2 2025", "the corresponding quarter of the previous year", "2024-Q2"),
    ("Q2 2025", "the previous corresponding period", "2024-Q2"),
    ("Q2 2025", "the year-ago quarter", "2024-Q2"),
    ("Q2 2025", "the year-ago period", "2024-Q2"),
    ("Q2 2025", "the year-earlier period", "2024-Q2"),
    ("Q2 2025", "the prior-year quarter", "2024-Q2"),
    ("Q2 2025", "the prior year quarter", "2024-Q2"),
    ("Q2 2025", "a year earlier", "2024-Q2"),
    ("Q2 2025", "a year ago", "2024-Q2"),
    ("Q2 2025", "one year before", "2024-Q2"),
    ("Q2 2025", "two years earlier", "2023-Q2"),
    ("Q2 2025", "the year before", "2024"),
    ("Q2 2025", "the previous quarter", "2025-Q1"),
    ("Q2 2025", "the prior quarter", "2025-Q1"),
    ("Q1 2025", "the preceding quarter", "2024-Q4"),
    ("Q2 2025", "the quarter before", "2025-Q1"),
    ("Q2 2025", "the following quarter", "2025-Q3"),
    ("Q2 2025", "the first quarter", "2025-Q1"),
    ("Q1 2025", "the fourth quarter", "2024-Q4"),
    ("Q2 2025", "Q1", "2025-Q1"),
    ("Q2 2025", "the previous three months", "2025-Q1"),
    ("Q2 2025", "the previous year", "2024"),
    ("Q2 2025", "the same quarter", "2025-Q2"),
    ("Q2 2025", "the quarter", "2025-Q2"),
    ("Q2 2025", "that year", "2025"),
    ("July 2025", "the same month a year earlier", "2024-07"),
    ("July 2025", "the same month of the previous year", "2024-07"),
    ("July 2025", "a month earlier", "2025-06"),
    ("July 2025", "the previous month", "2025-06"),
    ("July 2025", "the month before", "2025-06"),
    ("January 2025", "the previous month", "2024-12"),
    ("July 2025", "the previous quarter", "2025-Q2"),
    ("July 2025", "the same period last year", "2024-07"),
    ("5 July 2025", "a month earlier", "2025-06-05"),
    ("5 July 2025", "three months later", "2025-10-05"),
    ("5 July 2025", "the previous day", "2025-07-04"),
    ("5 July 2025", "the following day", "2025-07-06"),
    ("5 July 2025", "the next day", "2025-07-06"),
    ("5 July 2025", "the day after", "2025-07-06"),
    ("5 July 2025", "the following week", "2025-07-07/2025-07-13"),
    ("2024", "that summer", "2024-06/2024-08"),
    ("H1 2025", "the following period", "2025-H2"),
    ("5 July 2025", "the same day", "2025-07-05"),
    ("2024", "a year earlier", "2023"),
    ("2024", "the previous year", "2023"),
    ("2024", "the following year", "2025"),
    ("2024", "the second half", "2024-H2"),
    ("2024", "the fourth quarter", "2024-Q4"),
    ("2024", "the same quarter last year", None),
    ("2019", "the first quarter of the following year", "2020-Q1"),
    ("2019", "July", "2019-07"),
    ("26 October 2011", "December 16", "2011-12-16"),
    ("2019", "July of that year", "2019-07"),
    ("H1 2025", "the same period last year", "2024-H1"),
    ("H1 2025", "the previous half", "2024-H2"),
    ("the first nine months of 2024", "the same period of 2023", "2023-01/2023-09"),
    ("the year ended 30 June 2025", "the previous year", "2023-07/2024-06"),
    ("the year ended 30 June 2025", "a year earlier", "2023-07/2024-06"),
    ("FY2025", "a year earlier", "FY2024"),
    ("FY2025", "the previous year", "FY2024"),
    ("summer 2025", "the same period last year", "2024-06/2024-08"),
]


@pytest.mark.parametrize(("head", "phrase", "expected"), HEADED)
def test_a_phrase_is_read_from_its_head(head: str, phrase: str, expected: str | None) -> None:
    (leading,) = read(f"in {head}", Anchor())
    (leaning,) = read(f"in {phrase}", Anchor())
    assert resolve(leaning, head=leading).label == expected
    assert leaning.label is None


@pytest.mark.parametrize(
    "marked",
    [
        "It was 23% in {Q1 2025|2025-Q1} and 15% in the {same period last year|~?}.",
        "It was up from 3.1% {a year earlier|~?}.",
        "It fell to 40 from 52 in the {previous quarter|~?}.",
        "It fell to 40 from 52 the {year before|~?}.",
        "It fell to 40 from 52 {a year before|~?}.",
        "It fell to 40 in the {quarter|~?}.",
        "It fell to 40 in {that year|~?}.",
        "It was won {two years later|~?}.",
        "{Three days later|~?} he resigned.",
        "A {year-ago|~?} level of 40.".replace("{year-ago|~?}", "year-ago"),
    ],
)
def test_without_a_head_it_stays_unknown(marked: str) -> None:
    check(marked)


def test_without_a_head_a_bare_quarter_is_what_the_documents_date_says() -> None:
    (bare,) = read("in the second quarter", Anchor("2025-08-19"))
    assert resolve(bare).label == "2025-Q2"
    assert resolve(bare, tense=Tense.FUTURE).label == "2026-Q2"
    (year,) = read("of a year ago", Anchor("2025-08-19"))
    assert resolve(year).label == "2024"


def test_last_year_as_the_base_of_a_quarters_change_is_that_quarter_of_last_year() -> None:
    anchor = Anchor("2025-08-19")
    head, base = read("26.4% in Q2 2025, from last year", anchor)
    assert resolve(base, head=head).label == "2024"
    assert resolve(base, head=head, comparison=True).label == "2024-Q2"
    older = read("26.4% in Q2 2023", anchor)[0]
    assert resolve(base, head=older, comparison=True).label == "2024"


def test_a_head_that_is_a_length_of_time_or_unknown_says_nothing() -> None:
    anchor = Anchor("2025-08-19")
    (length,) = read("over the past three years", anchor)
    (unknown,) = read("in the fiscal second quarter", anchor)
    (leaning,) = read("the same period last year", anchor)
    assert resolve(leaning, head=length).label is None
    assert resolve(leaning, head=unknown).label is None
