"""Units that a label tells for the figures behind it, and lists of names with figures."""

from __future__ import annotations

import pytest

from explorer.extract.quantities.listed import is_list
from tests.extract.reading import quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volume (million m3): 84.2", [(84.2e6, "m³")]),
        ("Rain, mm: Kelby 12; Port Amsel 4.5; Orrin 31.", [(12, "mm"), (4.5, "mm"), (31, "mm")]),
        ("- **Full (%):** 70", [(70, "%")]),
        ("Draw-off (ML/day): 112 against 98 a year ago", [(112, "ML/day"), (98, "ML/day")]),
        ("Cost ($m): 45", [(45e6, "USD")]),
    ],
)
def test_a_label_tells_the_unit(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(claim.value, claim.unit) for claim in quantities(text)] == expected


def test_a_label_leaves_figures_with_a_unit_alone() -> None:
    assert [claim.unit for claim in quantities("Storage (GL): 84.2, or 62%")] == ["GL", "%"]


def test_a_thing_in_the_singular_counts_nothing() -> None:
    assert [claim.unit for claim in quantities("Level: 212.4")] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Aldermoor 62 (64), Brackwater 71 (71), Corriebeg 97 (98).",
        "Rain: Kelby 12; Orrin 31",
        "Orvane 58, Tessel 45, Nimbus 43 and others 148",
        "Aldermoor: 62; Brackwater: 71",
    ],
)
def test_lists(text: str) -> None:
    assert is_list(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Aldermoor 62",
        "The Boeing 737, the Airbus 320 and a Tupolev 154",
        "He owns an Orvane 9, a Tessel 12 and a Nimbus 3.",
        "In 2019, the Apollo 11, Gemini 4 and Vostok 1 capsules were shown.",
        "Sales rose by 4%, costs by 5.",
    ],
)
def test_no_lists(text: str) -> None:
    assert not is_list(text)


def test_a_number_behind_a_name_is_its_figure_in_a_list_only() -> None:
    assert [claim.value for claim in quantities("Aldermoor 62 (64), Brackwater 71 (70).")] == [62, 64, 71, 70]
    assert quantities("The crew flew an Airbus 320 and a Boeing 737.") == []


def test_a_figure_before_a_dash_in_capitals_is_kept() -> None:
    assert [claim.value for claim in quantities("TOTAL 295.0 million units - up 3.7% on a year ago")] == [295e6, 3.7]
    assert [claim.value for claim in quantities("PORT AMSEL, Sept 19 (Agency) - Orders rose 4%.")] == [4]


def test_a_figure_behind_a_quarter_is_no_year() -> None:
    assert [claim.value for claim in quantities("Units: Q1 410, Q2 455")] == [410, 455]
    assert [claim.value for claim in quantities("Sales rose 4% in Q2 2025 and Q1 24.")] == [4]


def test_a_quarter_beside_its_figure_dates_it() -> None:
    found = quantities("Units: Q1 2025 410, Q2 2025 455, Q3 2025 470")
    assert [(claim.value, claim.period) for claim in found] == [
        (410, "2025-Q1"), (455, "2025-Q2"), (470, "2025-Q3"),
    ]  # fmt: skip


def test_lines_with_labels_are_not_run_together() -> None:
    text = (
        "Sentinel practices reporting this week: 112 of 130\n"
        "Consultations for illness of this kind, all ages: 18.4 per 100,000\nSchool outbreaks: 14\n"
    )
    assert [claim.value for claim in quantities(text)] == [112, 130, 18.4, 14]


@pytest.mark.parametrize(
    "told", ["85 deaths", "85 fatalities", "85 victims", "85 dead", "85 people died", "Deaths: 85"]
)
def test_the_dead_are_people_whatever_they_are_called(told: str) -> None:
    assert {claim.unit for claim in quantities(f"{told} in the flood." if told[0].isdigit() else told)} <= {"person"}


def test_persons_in_a_row_have_ages() -> None:
    found = quantities("They named Dana Ruiz, 51 and Theo Ruiz, 11, on Monday.")
    assert [(claim.value, claim.metric) for claim in found] == [(51, "age"), (11, "age")]
