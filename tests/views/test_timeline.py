"""Periods become a tree that loses no claim, and rows that find every claim."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.calendar.labels import bounds_of
from explorer.views.density import density
from explorer.views.period_tree import PeriodTree
from explorer.views.timeline import (
    CLAIM,
    HEADER,
    Bucket,
    Count,
    Period,
    Zoom,
    bucket_path,
    build_tree,
    visible_rows,
)  # fmt: skip

LABELS = st.sampled_from(
    ["2024", "2025", "2025-H1", "2025-Q2", "2025-07", "2025-07-05", "2025-01/2025-09", "2019/2021", "2024-04/..",
     "../2027", "FY2025", "2025-08-18/2025-08-24"]
)  # fmt: skip


def period(label: str | None) -> Period:
    start, end = bounds_of(label)
    return label, start.isoformat() if start else None, end.isoformat() if end else None


def total(buckets: list[Bucket]) -> int:
    return sum(bucket.own.claims + total(bucket.children) for bucket in buckets)


@settings(max_examples=60)
@given(st.dictionaries(st.one_of(st.none(), LABELS), st.integers(1, 50)), st.sampled_from(Zoom))
def test_no_claim_is_lost(labels: dict[str | None, int], zoom: Zoom) -> None:
    periods = [(period(label), Count(number, number // 2, 0)) for label, number in labels.items()]
    tops = build_tree(periods, zoom)
    assert total(tops) == sum(labels.values()) == sum(bucket.total.claims for bucket in tops)


@settings(max_examples=60)
@given(st.dictionaries(LABELS, st.integers(1, 6), min_size=1), st.booleans())
def test_every_claim_has_its_row(labels: dict[str, int], apart: bool) -> None:
    ids = {}
    number = 0
    for label, size in labels.items():
        ids[period(label)] = tuple(range(number, number + size))
        number += size
    tops = build_tree([(key, Count(len(some), len(some) // 2, 0)) for key, some in ids.items()], Zoom.MONTH)
    rows = visible_rows(tops, set(), lambda bucket: [one for key in bucket.periods for one in ids[key]], apart)
    seen = [rows[place].claim for place in range(len(rows)) if rows[place].kind == CLAIM]
    assert sorted(one for one in seen if one is not None) == list(range(number))
    for place in range(len(rows)):
        row = rows[place]
        if row.claim is not None:
            assert rows.row_of(row.bucket.key, row.claim) == place


def test_a_closed_period_hides_its_claims() -> None:
    tops = build_tree([(period("2025-Q2"), Count(3))], Zoom.QUARTER)
    assert len(visible_rows(tops, {"2025"}, lambda _: (1, 2, 3))) == 1
    assert len(visible_rows(tops, set(), lambda _: (1, 2, 3))) == 5


def test_where_periods_stand() -> None:
    assert bucket_path(period("2025-Q2"), Zoom.MONTH) == ("2025", "2025-Q2")
    assert bucket_path(period("2025-07-05"), Zoom.DAY) == ("2025", "2025-Q3", "2025-07", "2025-07-05")
    assert bucket_path(period("2025-07-05"), Zoom.YEAR) == ("2025",)
    assert bucket_path(period("2025-01/2025-09"), Zoom.MONTH) == ("2025",)
    assert bucket_path(("2027", None, "2027-12-31"), Zoom.MONTH) == ("2027",)
    assert bucket_path((None, None, None), Zoom.DAY) == ("undated",)
    assert bucket_path(period("2019/2021"), Zoom.YEAR)[0].startswith("long:")


@settings(max_examples=60)
@given(st.lists(st.integers(1900, 2100), min_size=1, max_size=20), st.integers(1, 80))
def test_density_counts_all_and_fits(years: list[int], width: int) -> None:
    shape = density([(period(str(year)), Count(1)) for year in years], width)
    assert len(shape.slices) <= width
    assert sum(count.claims for count in shape.slices) == len(years)
    assert shape.slice_of(period(str(min(years)))) == 0


def test_a_stray_century_does_not_squeeze_the_rest() -> None:
    many = [(period(f"{year}-{month:02}"), Count(20)) for year in (2023, 2024) for month in range(1, 13)]
    shape = density([*many, (period("1609"), Count(1)), (period("2200"), Count(2))], 48)
    assert (shape.first, shape.last, shape.months) == (2023, 2024, 1)
    assert shape.before
    assert shape.after
    assert sum(count.claims for count in shape.slices) == 24 * 20 + 3
    assert shape.slice_of(period("1609")) == 0
    assert shape.slice_of(period("2200")) == len(shape.slices) - 1


@settings(max_examples=60)
@given(st.dictionaries(LABELS, st.integers(1, 6), min_size=1), st.sampled_from(Zoom))
def test_the_headers_above_a_row_are_those_of_its_periods(labels: dict[str, int], zoom: Zoom) -> None:
    tree = PeriodTree(lambda key: range(labels[key[0] or ""]))
    tree.show([(period(label), Count(number)) for label, number in labels.items()])
    tree.turn(zoom)
    for place in range(len(tree.rows)):
        row, above = tree.rows[place], tree.above(place)
        keys = [header.bucket.key for header in above]
        assert all(header.kind == HEADER for header in above)
        assert [header.bucket.depth for header in above] == list(range(len(above)))
        assert len(above) == row.bucket.depth + (row.kind != HEADER)
        assert row.kind == HEADER or keys[-1] == row.bucket.key
