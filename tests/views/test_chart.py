"""A chart on which every reading can be told from every other that is far from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.model import Claim, ClaimKind
from explorer.views.chart import chart

NUMBERS = st.floats(0.001, 1e12)


def reading(number: int, value: float) -> Claim:
    return Claim(
        id=number, document_id=1, kind=ClaimKind.QUANTITY, start=0, end=1, sentence_start=0, sentence_end=1,
        printed=str(value), value=value, low=value, high=value,
    )  # fmt: skip


@given(st.lists(NUMBERS, min_size=2, max_size=12), st.integers(10, 120))
def test_larger_readings_never_stand_left_of_smaller_ones(values: list[float], width: int) -> None:
    made = chart([reading(number, value) for number, value in enumerate(values)], width)
    ordered = sorted(made.readings, key=lambda one: one.claim.value or 0)
    assert [one.dot for one in ordered] == sorted(one.dot for one in ordered)
    assert all(0 <= one.low <= one.dot <= one.high < width for one in made.readings)


def test_one_that_is_far_out_leaves_the_others_apart() -> None:
    made = chart([reading(number, value) for number, value in enumerate((3.0, 60.0, 1e9))], 60)
    assert made.logarithmic
    assert made.readings[1].dot > made.readings[0].dot + 5
    assert not chart([reading(0, 3.0), reading(1, 60.0)], 60).logarithmic
