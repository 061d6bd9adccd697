"""Labels: the coarsest exact name of an interval, read back, moved and compared."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.calendar import Grain, bounds_of, contains, grain_of, is_label, label_of, overlap, shift

DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
SIMPLE = st.one_of(
    st.integers(1900, 2100).map(str),
    st.builds("{}-H{}".format, st.integers(1900, 2100), st.integers(1, 2)),
    st.builds("{}-Q{}".format, st.integers(1900, 2100), st.integers(1, 4)),
    st.builds("{}-{:02d}".format, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds("{}-{:02d}-{:02d}".format, st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28)),
)
LABELS = st.one_of(SIMPLE, SIMPLE.map("{}/..".format), SIMPLE.map("../{}".format))


@pytest.mark.parametrize(
    ("label", "start", "end", "grain"),
    [
        ("2025", "2025-01-01", "2025-12-31", Grain.YEAR),
        ("2025-H2", "2025-07-01", "2025-12-31", Grain.HALF),
        ("2025-Q2", "2025-04-01", "2025-06-30", Grain.QUARTER),
        ("2024-02", "2024-02-01", "2024-02-29", Grain.MONTH),
        ("2025-07-05", "2025-07-05", "2025-07-05", Grain.DAY),
        ("2025-01/2025-09", "2025-01-01", "2025-09-30", Grain.SPAN),
        ("2025-06/2025-08", "2025-06-01", "2025-08-31", Grain.SEASON),
        ("2024-12/2025-02", "2024-12-01", "2025-02-28", Grain.SEASON),
        ("1990/1999", "1990-01-01", "1999-12-31", Grain.DECADE),
        ("2019/2021", "2019-01-01", "2021-12-31", Grain.SPAN),
        ("2025-08-18/2025-08-24", "2025-08-18", "2025-08-24", Grain.WEEK),
        ("9999", "9999-01-01", "9999-12-31", Grain.YEAR),
    ],
)
def test_a_label_has_bounds_and_a_grain_and_is_the_coarsest_name_of_them(
    label: str, start: str, end: str, grain: Grain
) -> None:
    assert bounds_of(label) == (date.fromisoformat(start), date.fromisoformat(end))
    assert grain_of(label) is grain
    assert label_of(date.fromisoformat(start), date.fromisoformat(end)) == label


def test_open_and_fiscal_labels_have_the_bounds_that_are_known() -> None:
    assert bounds_of("2024-04/..") == (date(2024, 4, 1), None)
    assert bounds_of("../2027") == (None, date(2027, 12, 31))
    assert bounds_of("FY2025") == bounds_of("FY2025-Q3") == bounds_of(None) == (None, None)


@pytest.mark.parametrize(
    "text",
    ["", "25", "2025-", "2025-Q5", "2025-13", "2025-02-30", "../..", "2025/", "2026/2025", "FY25", "x\n", "２０２５"],
)
def test_what_is_no_label_is_refused(text: str) -> None:
    assert not is_label(text)
    with pytest.raises(ValueError, match=r"not a period|month|day"):
        bounds_of(text)


def test_an_interval_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        label_of(date(2025, 2, 1), date(2025, 1, 1))


@pytest.mark.parametrize(
    ("label", "move", "expected"),
    [
        ("2025-Q2", {"years": -1}, "2024-Q2"),
        ("2025-Q1", {"quarters": -1}, "2024-Q4"),
        ("2025-03", {"months": -1}, "2025-02"),
        ("2025", {"years": -1}, "2024"),
        ("2025-H1", {"years": -1}, "2024-H1"),
        ("2024-02-29", {"years": 1}, "2025-02-28"),
        ("2025-01/2025-09", {"years": -1}, "2024-01/2024-09"),
        ("2024-12/2025-02", {"years": -1}, "2023-12/2024-02"),
        ("2024-04/..", {"years": -1}, "2023-04/.."),
        ("FY2025", {"years": -1}, "FY2024"),
        ("FY2025-Q1", {"quarters": -1}, "FY2024-Q4"),
        ("FY2025", {"quarters": 1}, None),
        ("9999", {"years": 1}, None),
        ("0001-01", {"months": -1}, None),
    ],
)
def test_shift(label: str, move: dict[str, int], expected: str | None) -> None:
    assert shift(label, **move) == expected


def test_contains_and_overlap() -> None:
    assert contains("2025", "2025-Q2")
    assert contains("2025-Q2", "2025-04-01")
    assert not contains("2025-Q2", "2025")
    assert contains("2024-04/..", "2025/..")
    assert not contains("2025", "2025/..")
    assert contains("FY2025", "FY2025-Q1")
    assert not contains("2025", "FY2025")
    assert overlap("2025-H1", "2025-06/2025-08")
    assert not overlap("2025-H1", "2025-07/..")
    assert overlap("FY2025-Q1", "FY2025")
    assert not overlap("FY2025", "2025")


@settings(max_examples=150)
@given(DAYS, DAYS)
def test_every_interval_survives_its_label(one: date, other: date) -> None:
    start, end = sorted((one, other))
    assert bounds_of(label_of(start, end)) == (start, end)


@settings(max_examples=150)
@given(LABELS, st.integers(-40, 40), st.integers(-9, 9))
def test_a_shift_is_undone_by_its_opposite(label: str, years: int, quarters: int) -> None:
    moved = shift(label, years=years, quarters=quarters)
    assert moved is not None
    back = shift(moved, years=-years, quarters=-quarters)
    assert back is not None
    assert bounds_of(back) == bounds_of(label)


@settings(max_examples=150)
@given(LABELS, LABELS)
def test_containing_is_overlapping_and_overlap_has_no_direction(one: str, other: str) -> None:
    assert contains(one, one)
    assert overlap(one, other) == overlap(other, one)
    if contains(one, other):
        assert overlap(one, other)


@settings(max_examples=200)
@given(st.one_of(st.text(), st.from_regex(r"[\d./HQFY-]{0,24}", fullmatch=True)))
def test_any_text_is_a_label_or_is_refused(text: str) -> None:
    if is_label(text):
        assert grain_of(text) in Grain
        assert contains(text, text)
