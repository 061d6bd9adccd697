"""Tables: cells become claims under the labels of their row and column."""

from __future__ import annotations

import pytest

from explorer.model import Claim
from tests.extract.reading import quantities


def found(text: str) -> dict[str, Claim]:
    return {claim.printed: claim for claim in quantities(text)}


def test_periods_as_columns_and_a_unit_for_all() -> None:
    text = (
        "Figures in millions of euros.\n\n"
        "| | Q2 2025 | Q2 2024 | Change |\n|---|---|---|---|\n"
        "| Norvik net sales | 1,842 | 1,760 | +4.7% |\n| Tessel net sales | 927 | 951 | -2.5% |\n"
    )
    claims = found(text)
    first = claims["1,842"]
    assert (first.value, first.unit, first.metric, first.subject, first.period) == (
        1.842e9, "EUR", "sales", "Norvik", "2025-Q2",
    )  # fmt: skip
    assert (first.low, first.high) == (1.8415e9, 1.8425e9)
    assert claims["1,760"].period == "2024-Q2"
    growth = claims["-2.5%"]
    assert (growth.basis, growth.unit, growth.subject, growth.period) == ("yoy", "%", "Tessel", "2025-Q2")


def test_metrics_as_columns() -> None:
    text = (
        "| Party | Seats | Change | Share |\n|---|---|---|---|\n"
        "| Blue League | 19 | +6 | 38.2% |\n| Greens | 5 | -2 | 9% |"
    )
    claims = found(text)
    assert (claims["19"].subject, claims["19"].unit) == ("Blue League", "seat")
    assert claims["6"].basis == "change"
    assert claims["6"].metric == claims["19"].metric
    assert claims["38.2%"].unit == "%"


def test_metrics_as_rows() -> None:
    text = "| | Line 5 | Line 4 |\n|---|---|---|\n| Length | 13.6 km | 9.8 km |\n| Cost | €2.35bn | €1.1bn |\n"
    claims = found(text)
    assert (claims["13.6 km"].metric, claims["13.6 km"].subject) == ("length", "Line 5")
    assert (claims["€1.1bn"].metric, claims["€1.1bn"].subject) == ("cost", "Line 4")


def test_periods_as_rows() -> None:
    text = "| Year | Output (t) | Exports (t) |\n|---|---|---|\n| 2023 | 410 | 97 |\n| 2024 | 450 | 103 |"
    claims = found(text)
    assert (claims["450"].period, claims["450"].metric, claims["450"].unit) == ("2024", "production", "t")
    assert claims["97"].period == "2023"


def test_the_caption_names_the_metric_of_a_table_of_countries() -> None:
    text = (
        "Mine output by country (thousand tonnes)\n\n"
        "Country        2022     2023     2024 (forecast)\n"
        "Quilla        1,310    1,275    1,340\nOstrova         480      512      505\n"
    )
    claims = found(text)
    claim = claims["1,340"]
    assert (claim.value, claim.unit, claim.subject, claim.period) == (1.34e6, "t", "Quilla", "2024")
    assert claim.modality == "forecast"
    assert claims["480"].modality == "actual"


def test_rank_columns_and_tables_without_header_yield_nothing() -> None:
    assert set(found("| Rank | Crew | Points |\n|---|---|---|\n| 1 | Tern | 87 |\n| 2 | Gull | 64 |")) == {"87", "64"}
    assert found("| 12 | 13 |\n| 14 | 15 |") == {}


def test_hostile_tables_are_read() -> None:
    for text in (
        "|" * 300 + "\n|---|\n" + "|1" * 300,
        "| a |\n|---|\n" + "| |\n" * 300,
        "| a | b |\n|---|---|\n" + "| x | 5 |\n" * 400,
    ):
        quantities(text)


def test_columns_of_aligned_text_are_told_by_place() -> None:
    claims = found(
        "Gauge         7 Sept    8 Sept    9 Sept\n"
        "Kelby           12.4                 3.1\n"
        "Orrin            4.0       5.5       6.6\n"
    )
    assert (claims["3.1"].subject, claims["3.1"].period) == ("Kelby", "2024-09-09")
    assert claims["5.5"].period == "2024-09-08"


def test_two_header_rows() -> None:
    claims = found(
        "                 Rainfall (mm)         Change\n"
        "Region           2024     2023       from 2023 (%)\n"
        "North            84.0     96.5           -13\n"
        "Highlands       142.7    120.1           +19\n"
    )
    level, change = claims["96.5"], claims["-13"]
    assert (level.metric, level.unit, level.period, level.subject) == ("rainfall", "mm", "2023", "North")
    assert (change.metric, change.unit, change.basis, change.period) == ("rainfall", "%", "yoy", "2024")


def test_an_upper_header_goes_on_over_the_empty_cells_beside_it() -> None:
    claims = found(
        "| | Q2 2025 | | Q2 2024 | |\n| Maker | Shipments (m) | Share | Shipments (m) | Share |\n|-|-|-|-|-|\n"
        "| Orvane | 58.0 | 19.7% | 53.5 | 18.8% |\n| Tessel | 45.4 | 15.4% | 45.1 | 15.9% |\n"
    )
    assert (claims["53.5"].value, claims["53.5"].period) == (53.5e6, "2024-Q2")
    assert (claims["18.8%"].metric, claims["18.8%"].period) == ("share", "2024-Q2")


def test_units_in_the_words_of_a_header() -> None:
    claims = found(
        "Station       Max °C   Rain mm   % full   Area ha\nPort Amsel      31.2       0.4       62        18\n"
        "Kelby           28.9       4.6       71        22\n"
    )
    assert [claims[key].unit for key in ("31.2", "4.6", "62", "18")] == ["°C", "mm", "%", "ha"]


def test_a_column_that_names_only_a_date_is_of_the_column_like_it() -> None:
    claims = found(
        "Storage (million m3)\n\nReservoir    Storage    % full    Last week\n"
        "Aldermoor       84.2      70.2         71.0\n"
    )
    assert (claims["71.0"].unit, claims["71.0"].metric) == ("%", claims["70.2"].metric)
    assert claims["84.2"].value == 84.2e6


def test_shares_are_not_scaled_with_the_table() -> None:
    claims = found(
        "Shipments, million units\n\nMaker      Units    Share\nOrvane     58.0     19.7\nTessel     45.4     15.4\n"
    )
    assert (claims["58.0"].value, claims["19.7"].value, claims["19.7"].unit) == (58e6, 19.7, "%")


def test_a_fact_sheet_has_no_header() -> None:
    claims = found(
        "# Hallin Tunnel\n\nLength            18.2 km\nCost              EUR 2.1bn\nWorkforce         1,400\n"
    )
    assert (claims["18.2 km"].metric, claims["18.2 km"].subject) == ("length", "Hallin Tunnel")
    assert claims["1,400"].metric == "employees"


def test_leading_dots() -> None:
    claims = found("Cases this week ........ 412\nCases last week ........ 388\nDeaths ................. 7\n")
    assert (claims["388"].metric, claims["388"].period) == ("cases", "2025-08-11/2025-08-17")
    assert claims["7"].unit == "death"


def test_lines_of_names_and_figures() -> None:
    claims = found("Rain in July (mm)\n\nKelby 12.4\nPort Amsel 4.5\nOrrin 31\n")
    assert (claims["31"].subject, claims["31"].unit, claims["31"].period) == ("Orrin", "mm", "2025-07")


def test_a_label_goes_for_the_rows_below_it_and_a_cell_dates_its_row() -> None:
    claims = found(
        "| Maker | Quarter | Units |\n|---|---|---|\n"
        "| Orvane | Q3 2024 | 580 |\n| | Q3 2023 | 535 |\n| Tessel | Q3 2024 | 454 |\n"
    )
    assert (claims["535"].subject, claims["535"].period) == ("Orvane", "2023-Q3")


def test_numbered_names_dates_and_age_groups_label_rows() -> None:
    claims = found("| Maker | Units |\n|---|---|\n| 1. Orvane | 580 |\n| 2. Tessel | 454 |\n")
    assert claims["580"].subject == "Orvane"
    claims = found("| Day | Rain (mm) |\n|---|---|\n| 1 July | 12 |\n| 2 July | 3 |\n")
    assert claims["3"].period == "2025-07-02"
    assert set(found("| Age | Cases |\n|---|---|\n| 0-4 | 120 |\n| 5-17 | 310 |\n| 65+ | 88 |\n")) == {
        "120",
        "310",
        "88",
    }


def test_months_down_and_years_across() -> None:
    claims = found(
        "Rainfall (mm), Kelby\n\n         2025   2024   Average\n"
        "June       31     70        68\nJuly       12     55        71\n"
    )
    assert (claims["55"].period, claims["55"].metric, claims["55"].subject) == ("2024-07", "rainfall", None)
    assert claims["68"].period is None


def test_a_second_figure_in_a_cell() -> None:
    claims = found(
        "| Maker | Q3 2024 units (share) |\n|---|---|\n| Orvane | 58.0m (19.7%) |\n| Tessel | 45.4m (15.4%) |\n"
    )
    assert (claims["58.0m"].value, claims["58.0m"].period) == (58e6, "2024-Q3")
    assert (claims["19.7%"].metric, claims["19.7%"].subject) == ("share", "Orvane")


def test_times_of_a_race() -> None:
    claims = found("Pos  Runner          Time\n1    A. Kiptoo       2:04:11\n2    B. Osei         2:04:55\n")
    assert claims["2:04:11"].value == 7451.0


def test_totals_belong_to_nobody_in_particular() -> None:
    claims = found("| Maker | Units |\n|---|---|\n| Orvane | 580 |\n| **Total** | 1,034 |\n")
    assert claims["1,034"].subject is None


def test_a_figure_like_a_year_is_one_in_a_column_of_figures() -> None:
    claims = found("| Maker | Founded | Units |\n|---|---|---|\n| Orvane | 1994 | 1984 |\n| Tessel | 2001 | 454 |\n")
    assert set(claims) == {"1984", "454"}


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("62 (64)", [62, 64]),
        ("62 / 64", [62, 64]),
        ("62/64", [62, 64]),
        ("62 of 64", [62, 64]),
        ("62 → 64", [62, 64]),
        ("12.4 (avg 18)", [12.4, 18]),
        ("84.2/120.0", [84.2, 120]),
    ],
)
def test_two_figures_in_a_cell(cell: str, values: list[float]) -> None:
    first, second = quantities(f"| Reservoir | Stored |\n|---|---|\n| Aldermoor | {cell} |\n")
    assert [first.value, second.value] == values
    assert (first.metric, second.metric, second.subject) == ("stored", None, "Aldermoor")


@pytest.mark.parametrize(
    "caption",
    [
        "Handset count, million units, third quarter",
        "Millions of handsets shipped",
        "Handset count\nUnit: million",
        "Handset count (millions)",
        "Handset count\n\nUnits are in millions.",
    ],
)
def test_captions_tell_the_scale(caption: str) -> None:
    claims = found(f"{caption}\n\nMaker     2024    2023\nOrvane    58.0    53.5\nTessel    45.4    45.1\n")
    assert claims["58.0"].value == 58e6


def test_a_note_behind_a_table_tells_the_scale() -> None:
    table = "Maker     2024    Share\nOrvane    58.0    19.7%\nTessel    45.4    15.4%\n"
    claims = found(f"{table}\nUnits in millions. Source: Kestrel.\n")
    assert (claims["58.0"].value, claims["19.7%"].metric) == (58e6, "share")


def test_a_letter_of_a_unit_may_end_a_cell() -> None:
    claims = found("| Item | Planned | Actual |\n|---|---|---|\n| Solar power | 1,150 W | 1,186 W |\n")
    assert claims["1,150 W"].unit == "W"


def test_rates_of_a_header() -> None:
    claims = found("| Age | Cases | Rate per 100,000 |\n|---|---|---|\n| 0-4 | 212 | 41.2 |\n| 65+ | 198 | 22.4 |\n")
    assert (claims["41.2"].value, claims["41.2"].unit) == (41.2, "/100000")
    assert (claims["198"].value, claims["198"].unit) == (198, "case")


def test_years_of_two_digits_in_headers() -> None:
    claims = found("Maker     Q3 24 (m)   Q3 23 (m)   +/- %\nOrvane    58.0        53.5        +8.4\n")
    assert (claims["53.5"].value, claims["53.5"].period) == (53.5e6, "2023-Q3")
    assert (claims["8.4"].unit, claims["8.4"].basis) == ("%", "yoy")


def test_headings_of_rows_inside_a_table() -> None:
    claims = found(
        "Storage (GL)\n\n               Now    Capacity\nNorth\n  Aldermoor    84.2     120.0\n"
        "South\n  Corriebeg    11.9      12.3\n"
    )
    assert (claims["12.3"].subject, claims["12.3"].metric, claims["12.3"].unit) == ("Corriebeg", "capacity", "GL")


def test_bullets_of_names_and_figures() -> None:
    claims = found("- Aldermoor 62 per cent (64)\n- Brackwater 71 (70)\n- Corriebeg 97 (98)\n")
    assert (claims["71"].subject, claims["62 per cent"].unit) == ("Brackwater", "%")
