"""Figures, periods and marks as a reader sees them."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.model import Claim, ClaimKind, Modality, RelationType
from explorer.views.chart import chart
from explorer.views.figures import interval_text, number_text, quantity_text, unit_text
from explorer.views.gutter import uncovered
from explorer.views.layout import PANES, arrange, size_name
from explorer.views.marks import RELATIONS, claim_mark
from explorer.views.periods import period_text
from explorer.views.readings import readings, representatives
from explorer.views.trail import Trail


def claim(value: float | None = 1.0, **fields: Any) -> Claim:
    base = {
        "id": 1, "document_id": 1, "kind": ClaimKind.QUANTITY, "start": 0, "end": 1, "sentence_start": 0,
        "sentence_end": 1, "printed": "1", "value": value,
    }  # fmt: skip
    return Claim(**{**base, **fields})


@pytest.mark.parametrize(
    ("value", "text"),
    [(81302, "81,302"), (20.6e9, "20.6 bn"), (2.59e6, "2.59 M"), (0.75, "0.75"), (-3.2e9, "-3.2 bn"), (0, "0"),
     (1e12, "1 tn")],
)  # fmt: skip
def test_numbers(value: float, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"value": 410000, "unit": "vehicle", "qualifier": "over"}, ">410,000 vehicles"),
        ({"value": 197.73, "unit": "%", "basis": "yoy"}, "+197.73 % yoy"),
        ({"value": -18, "unit": "%", "basis": "change"}, "-18 % change"),
        ({"value": 41, "value_max": 58, "unit": "week"}, "41–58 weeks"),
        ({"value": 1, "unit": "city"}, "1 city"),
        ({"value": 92, "unit": "city"}, "92 cities"),
        ({"value": 14.2, "unit": "km"}, "14.2 km"),
        ({"value": 3, "unit": "death/100000"}, "3 deaths/100000"),
        ({"value": None, "printed": "June"}, "June"),
    ],
)
def test_quantities(fields: dict[str, Any], text: str) -> None:
    assert quantity_text(claim(**fields)) == text


def test_units_and_intervals() -> None:
    assert unit_text("person") == "people"
    assert unit_text("crewman") == "crewmen"
    assert unit_text("human") == "humans"
    assert unit_text("in") == "in"
    assert unit_text("USD") == "USD"
    assert interval_text(claim(low=295000, high=305000)) == "295,000 to 305,000"
    assert interval_text(claim(low=410000, high=None)) == "410,000 or more"
    assert interval_text(claim(low=5, high=5)) == ""


@pytest.mark.parametrize(
    ("label", "start", "end", "text"),
    [
        ("2025-Q2", "2025-04-01", "2025-06-30", "Q2 2025"),
        ("2025-07-05", "2025-07-05", "2025-07-05", "5 Jul 2025"),
        ("2027", None, "2027-12-31", "by 2027"),
        ("2024-04/..", "2024-04-01", None, "since Apr 2024"),
        ("2025-01/2025-09", "2025-01-01", "2025-09-30", "Jan – Sep 2025"),
        (None, None, None, "no date"),
    ],
)
def test_periods(label: str | None, start: str | None, end: str | None, text: str) -> None:
    assert period_text(label, start, end) == text


def test_every_distinction_has_its_own_glyph() -> None:
    kinds = [claim_mark("quantity", modality).glyph for modality in Modality]
    assert len(set(kinds)) == len(kinds)
    glyphs = [mark.glyph for mark in RELATIONS.values()]
    assert len(set(glyphs)) == len(glyphs) == len(RelationType)


def test_chart_keeps_order_and_bounds() -> None:
    claims = [claim(10, low=9, high=11), claim(20, low=20, high=20), claim(30, qualifier="over", low=30, high=None)]
    shape = chart(claims, 40)
    dots = [reading.dot for reading in shape.readings]
    assert dots == sorted(dots)
    assert all(0 <= r.low <= r.dot <= r.high < 40 for r in shape.readings)
    assert shape.readings[2].open_high
    assert chart([claim(5, low=5, high=5)], 40).readings[0].dot in range(40)
    assert chart([claim(None)], 40).readings == ()


def test_uncovered_figures_are_found_and_years_are_not() -> None:
    text = "In 2024 it sold 41 of 1,200 cars for 3.5 million; the B52 stayed."
    found = [
        span.of(text) for span in uncovered(text, [claim().evidence.__class__(text.index("41"), text.index("41") + 2)])
    ]
    assert found == ["1,200", "3.5"]


def test_readings_name_what_differs() -> None:
    rows = {row.name: row for row in readings([claim(1, unit="km"), claim(2, unit="km", scope="north")])}
    assert rows["value"].differs
    assert rows["scope"].values == ("", "north")
    assert "unit" not in rows


def test_what_nobody_said_is_no_difference() -> None:
    rows = {row.name: row for row in readings([claim(1, period="2024", printed="One"), claim(1, printed="one")])}
    assert rows["period"].values == ("2024", "")
    assert not rows["period"].differs
    assert not rows["printed as"].differs
    assert {row.name: row for row in readings([claim(1), claim(1, scope="north")])}["scope"].differs


def test_of_many_voices_every_reading_is_heard() -> None:
    voices = [claim(value, id=number) for number, value in enumerate((3, 3, 3, 3, 3, 5, 7))]
    assert [voice.value for voice in representatives(voices, 4)] == [3, 3, 5, 7]
    assert representatives(voices[:2], 4) == tuple(voices[:2])
    assert [voice.value for voice in representatives([claim(value) for value in range(9)], 4)] == [0, 1, 2, 3]


@pytest.mark.parametrize("size", [(1, 1), (80, 24), (100, 26), (120, 36), (140, 38), (160, 45), (250, 70)])
def test_panes_fill_the_screen_without_overlap(size: tuple[int, int]) -> None:
    width, height = size
    for pane in PANES:
        rects = arrange(width, height, (pane, *(other for other in PANES if other != pane)))
        assert pane in rects
        assert sum(rect.width * rect.height for rect in rects.values()) == width * height
        assert len(rects) == {"narrow": 1, "normal": 3, "wide": 6}[size_name(width, height)]


def test_the_trail_goes_back_and_forward() -> None:
    trail = Trail()
    for number in (1, 2, 2, 3):
        trail.visit(number)
    assert [trail.move(-1), trail.move(-1), trail.move(-1)] == [2, 1, None]
    assert trail.move(1) == 2
    trail.visit(9)
    assert trail.move(1) is None
