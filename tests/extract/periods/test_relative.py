"""Dates told from the document's day, and what stays unknown where that is known too coarsely."""

from __future__ import annotations

import pytest

from explorer.extract.periods import Anchor, Tense, resolve
from tests.extract.periods.reading import check, read

CASES = [
    "He was charged {today|2025-08-19}.",
    "He was charged {yesterday|2025-08-18}.",
    "He was charged the {day before yesterday|2025-08-17}.",
    "He faces court {tomorrow|2025-08-20}.",
    "He faces court {tomorrow morning|2025-08-20}.",
    "It plays {tonight|2025-08-19}.",
    "Shelling {overnight|2025-08-19} killed two.",
    "Shelling {last night|2025-08-18} killed two.",
    "Shelling {this morning|2025-08-19} killed two.",
    "It rained {this week|2025-08-18/2025-08-24}.",
    "It rained {last week|2025-08-11/2025-08-17}.",
    "It starts {next week|2025-08-25/2025-08-31}.",
    "It rained {last weekend|2025-08-16/2025-08-17}.",
    "It rained {last Friday|2025-08-15}.",
    "It rained on {Friday|2025-08-15}.",
    "It rained on {Tuesday|2025-08-19}.",
    "It rained {Friday night|2025-08-15}.",
    "It rained on {Monday morning|2025-08-18}.",
    "It rained at 9 a.m. on {Tuesday|2025-08-19}.",
    "It rained {this past Saturday|2025-08-16}.",
    "It opens {next Tuesday|2025-08-26}.",
    "It opens {next Friday|2025-08-29}.".replace("2025-08-29", "?"),
    "It opens {this Friday|2025-08-22}.",
    "It opens {this coming Friday|2025-08-22}.",
    "It rained from {Monday to Friday|2025-08-11/2025-08-15}.",
    "It rained {this month|2025-08}.",
    "It rained {last month|2025-07}.",
    "It rained {earlier this month|2025-08}.",
    "It opens {next month|2025-09}.",
    "It opened {last year|2024}.",
    "It opens {next year|2026}.",
    "It opens {later this year|2025}.",
    "It opened {this year|2025}.",
    "It opens {early next year|2026}.",
    "{Last year|2024}'s harvest was poor.",
    "It fell {this quarter|2025-Q3}.",
    "It fell {last quarter|2025-Q2}.",
    "It rises {next quarter|2025-Q4}.",
    "It opened {this July|2025-07}.",
    "It opened {last July|2025-07}.",
    "It opened {last September|2024-09}.",
    "It opened {this past May|2025-05}.",
    "It opens {next March|2026-03}.",
    "It burned {this summer|2025-06/2025-08}.",
    "It burned {last summer|2024-06/2024-08}.",
    "It snows {this winter|2025-12/2026-02}.",
    "It snowed {last winter|2024-12/2025-02}.",
    "It opened {two years ago|2023}.",
    "It opened {three months ago|2025-05}.",
    "It opened {three weeks ago|2025-07-28/2025-08-03}.",
    "It opened {ten days ago|2025-08-09}.",
    "It opened {a year ago|~2024}.",
    "It opened {a week ago|2025-08-12}.",
    "It opened {a decade ago|?}.",
    "It won {last season|?}.",
    "It rained over the {weekend|2025-08-16/2025-08-17}.",
    "It rained in the week to {Saturday|2025-08-16}.".replace(
        "week to {Saturday|2025-08-16}", "{week to Saturday|2025-08-10/2025-08-16}"
    ),
    "In the {week ending August 9|2025-08-03/2025-08-09} claims fell.",
    "It lost 3bn in the {trailing 12 months|2024-08/2025-08 during past}.",
    "It opened {several years ago|?}.",
    "It opened {a few weeks ago|?}.",
    "It opened the {year before last|2023}.",
    "It lost 30bn over the {past three years|2022-08/2025-08 during past}.",
    "It lost 30bn in the {last three years|2022-08/2025-08 during past}.",
    "It lost 30bn in the {past 12 months|2024-08/2025-08 during past}.",
    "It lost 30bn in the {past year|2024-08/2025-08 during past}.",
    "It lost 30bn over the {last decade|2015-08/2025-08 during past}.",
    "It rained over the {past five days|2025-08-14/2025-08-19 during past}.",
    "It rained over the {past 24 hours|? during past}.",
    "It rained for the {past several weeks|? during past}.",
    "It spends 3bn over the {next five years|2025-08/2030-08}.",
    "It spends 3bn over the {coming decade|2025-08/2035-08}.",
    "It dies out within {10 years|2035-08 by}.",
    "It decides within {two weeks|2025-09-02 by}.",
    "{Year to date|2025-01-01/2025-08-19}, 41 were shot.",
    "{So far this year|2025-01-01/2025-08-19}, 41 were shot.",
    "In the {year-to-date|2025-01-01/2025-08-19} 41 were shot.",
    "By the {end of the decade|2020/2029 by} it is gone.",
    "By the {end of the year|2025 by} it is gone.",
    "By {year-end|2025 by} it is gone.",
    "By the {end of this month|2025-08 by} it is gone.",
    "At the {start of the year|2025} it had 300 beds.",
    # relations
    "It opens by {2027|2027 by}.",
    "It opens by {March|2026-03 by}.",
    "It opens by {Friday|2025-08-22 by}.",
    "It opens by {mid-2026|2026 by}.",
    "It opens no later than {June 30, 2026|2026-06-30 by}.",
    "It opens before {2030|2030 by}.",
    "It opens in {2027|2027 by} at the latest.",
    "It opens not before {2027|2027 not before}.",
    "It opens no earlier than {March 2026|2026-03 not before}.",
    "It opens in {2027|2027 not before} at the earliest.",
    "It sells from {2027|2027 from}.",
    "It sells from {2027|2027 from} onwards.",
    "From {April 2024|2024-04 from} it was sold.",
    "It sells after {2027|2027 from}.",
    "It is shut until {2027|2027 until}.",
    "It is shut until {March 2026|2026-03 until}.",
    "It has been shut since {April 2024|2024-04/.. since}.",
    "It has been shut since {last year|2024/.. since}.",
    "It has been shut since {July|2025-07/.. since}.",
    "It has been shut since {3 March|2025-03-03/.. since}.",
    "As of {June 30|2025-06-30}, it had 300 beds.",
    "It is up 5% from {2024|2024}.",
    "It must fall from {2019|2019} levels.",
    "It fell in the {last week of July|2025-07}.",
    "It rained {early last week|2025-08-11/2025-08-17}.",
    "It fell the {following Monday|~?}.",
    "It fell {that Friday|~?}.",
    "It fell the {next day|~?}.",
    "It fell the {next morning|~?}.",
    "Sales rose from {2024|2024} by a third.",
    "It is guilty after {Friday|2025-08-15}'s verdict.",
]


@pytest.mark.parametrize("marked", CASES)
def test_relative(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    ("marked", "anchor"),
    [
        ("It rained {last Friday|?}.", "2025-08"),
        ("It rained on {Friday|?}.", "2025-08"),
        ("It rained {yesterday|?}.", "2025-08"),
        ("It rained {last week|?}.", "2025-08"),
        ("It rained {last month|2025-07}.", "2025-08"),
        ("It rained {last year|2024}.", "2025-08"),
        ("It rained in {July|2025-07}.", "2025-08"),
        ("It rained in {August|2025-08}.", "2025-08"),
        ("It rained on {August 3|2025-08-03}.", "2025-08"),
        ("It rained {this month|?}.", "2025"),
        ("It rained {last year|2024}.", "2025"),
        ("It rained {two years ago|2023}.", "2025"),
        ("It rained in {July|?}.", "2025"),
        ("It rained {this July|2025-07}.", "2025"),
        ("It rained over the {past three years|2022/2025 during past}.", "2025"),
        ("It rained over the {past three years|2022-08/2025-08 during past}.", "2025-08"),
        ("{Year to date|2025-01/2025-08} it rained.", "2025-08"),
        ("It rained {last year|?}.", None),
        ("It rained in {July|?}.", None),
        ("It rained on {3 March|?}.", None),
        ("It rained in {July 2025|2025-07}.", None),
        ("It rained over the {past three years|? during past}.", None),
        ("It rained by the {end of the decade|? by}.", None),
        ("It rained {last year|?}.", "not a date"),
        ("It rained {last year|?}.", "0001"),
        ("It rained {next year|?}.", "9999"),
        ("It rained {this winter|?} and {next summer|?}.", "9999-12-31"),
        ("It rained {last winter|?} and {last July|?}.", "0001-01-01"),
    ],
)
def test_a_coarse_or_missing_date_of_the_document(marked: str, anchor: str | None) -> None:
    check(marked, anchor)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It opens by 2027.", None, "2027-12-31"),
        ("It opens before 2030.", None, "2029-12-31"),
        ("It opens before the end of 2030.", None, "2030-12-31"),
        ("It sells from 2027.", "2027-01-01", None),
        ("It sells after 2027.", "2028-01-01", None),
        ("Not before March 2026 does it open.", "2026-03-01", None),
        ("It has been shut since April 2024.", "2024-04-01", None),
        ("It is shut until March 2026.", None, "2026-03-31"),
        ("It opened in the summer of 2025.", "2025-06-01", "2025-08-31"),
        ("Revenue for FY2025 rose.", None, None),
        ("It opened in 2024.", "2024-01-01", "2024-12-31"),
    ],
)
def test_the_preposition_opens_an_end(text: str, start: str | None, end: str | None) -> None:
    (mention,) = read(text, Anchor("2025-08-19"))
    assert (mention.period_start, mention.period_end) == (start, end)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("from 1 October", "2025-10-01"),
        ("in September", "2025-09"),
        ("as of June 30", "2025-06-30"),
        ("in July", "2025-07"),
        ("on Friday", "2025-08-15"),
        ("in the second quarter", "2025-Q2"),
        ("in September 2024", "2024-09"),
    ],
)
def test_the_present_tense_means_the_nearer_date(text: str, label: str) -> None:
    (mention,) = read(text, Anchor("2025-08-19"))
    assert resolve(mention, tense=Tense.PRESENT).label == label


def test_the_first_months_of_a_year_that_has_seen_them_are_not_next_years() -> None:
    (mention,) = read("in the first seven months", Anchor("2025-08-19"))
    assert resolve(mention, tense=Tense.FUTURE).label == "2025-01/2025-07"


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("on Friday", "2025-08-15", "2025-08-22"),
        ("on Tuesday", "2025-08-19", "2025-08-19"),
        ("in March", "2025-03", "2026-03"),
        ("in September", "2024-09", "2025-09"),
        ("on March 3", "2025-03-03", "2026-03-03"),
        ("by March", "2025-03", "2026-03"),
        ("in the third quarter", None, "2025-Q3"),
        ("in the second half", None, "2025-H2"),
        ("in the second half of the year", "2025-H2", "2025-H2"),
        ("in July 2024", "2024-07", "2024-07"),
        ("in the three months to September", "2024-Q3", "2025-Q3"),
    ],
)
def test_tense_decides_the_year(text: str, past: str | None, future: str | None) -> None:
    (mention,) = read(text, Anchor("2025-08-19"))
    assert resolve(mention, tense=Tense.PAST).label == past
    assert resolve(mention, tense=Tense.FUTURE).label == future
