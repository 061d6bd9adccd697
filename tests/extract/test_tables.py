"""Tables: cells become claims under the labels of their row and column."""

from __future__ import annotations

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
        1.842e9, "EUR", "revenue", "Norvik", "2025-Q2",
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
