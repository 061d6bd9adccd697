"""What the reader does to the tree: every claim can be reached, and closing and opening lose none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.views.period_tree import PeriodTree
from explorer.views.timeline import CLAIM, HEADER, Count, LateIds, Period, Zoom
from tests.views.test_timeline import LABELS, period

SIZES = st.dictionaries(LABELS, st.integers(1, 6), min_size=1)


def tree_of(sizes: dict[str, int]) -> tuple[PeriodTree, dict[Period, tuple[int, ...]]]:
    ids: dict[Period, tuple[int, ...]] = {}
    number = 1
    for label, size in sizes.items():
        ids[period(label)] = tuple(range(number, number + size))
        number += size
    tree = PeriodTree(lambda wanted: ids[wanted])
    tree.show([(one, Count(len(claims), len(claims) // 2, 0)) for one, claims in ids.items()])
    return tree, ids


@settings(max_examples=60)
@given(SIZES, st.sampled_from(Zoom), st.booleans())
def test_every_claim_is_reached_from_a_closed_tree(sizes: dict[str, int], zoom: Zoom, mixed: bool) -> None:
    tree, ids = tree_of(sizes)
    tree.turn(zoom)
    if mixed:
        tree.mix()
    for one, claims in ids.items():
        for claim in claims:
            tree.fold_all()
            row = tree.reach(one, claim)
            assert row is not None
            assert tree.rows[row].claim == claim


@settings(max_examples=60)
@given(SIZES)
def test_folding_a_period_hides_its_claims_and_shows_them_again(sizes: dict[str, int]) -> None:
    tree, _ = tree_of(sizes)
    before = len(tree.rows)
    for row in range(before):
        if tree.rows[row].kind != HEADER:
            continue
        key = tree.rows[row].bucket.key
        at = tree.fold(row)
        assert at is not None
        assert all(tree.rows[n].bucket.key != key or n == at for n in range(len(tree.rows)))
        tree.fold(at)
        assert len(tree.rows) == before


def test_a_claim_outside_the_tree_has_no_row() -> None:
    tree, _ = tree_of({"2024": 2})
    assert tree.reach(period("2024"), 99) is None


def test_ids_are_read_when_a_row_is_seen() -> None:
    asked: list[Period] = []

    def read(wanted: Period) -> tuple[int, ...]:
        asked.append(wanted)
        return (1, 2)

    tree = PeriodTree(read)
    tree.show([(period("2024"), Count(2, 0, 0)), (period("2025"), Count(2, 0, 0))])
    assert asked == []
    assert tree.rows[1].kind == CLAIM
    assert tree.rows[1].claim == 1
    assert asked == [period("2024")]


def test_late_ids_keep_their_number_when_the_store_has_changed() -> None:
    assert list(LateIds(3, lambda: (7,))) == [7, 0, 0]
    assert list(LateIds(1, lambda: (7, 8))) == [7]
