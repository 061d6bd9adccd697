"""What holds for every text: spans inside it, values inside their interval, no crash, steps linear in its length."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extract.quantities import find_quantities, words
from explorer.model import Span
from explorer.numerals import ONES, TENS
from explorer.resources import data_folder
from explorer.vocabulary.units import load_units
from tests.extract.quantities.conftest import Finder

UNITS = load_units([data_folder() / "units.toml", data_folder() / "currencies.toml"])

PIECES = [
    "5", "1,234", "3.5", "-", "–", " ", "%", "$", "£", "m", "bn", " million", " to ", " and ", "two", " hundred",
    "half", " a ", "(", ")", "[", ".", ",", "/", ":", "people", "km", "°C", "±", "×", "over ", "about ", "per ",
    "No. ", "1/2", "½", "\n", "US$", "Rs", "2020", "-year-old", "\u00a0", "−", "third place", "twice", "one in ",
    "AB", "x", "5'11\"", "10^6", "e9", "٣", "²",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_mentions_are_sound(text: str) -> None:
    end = 0
    for mention in find_quantities(text, 0, len(text), (), UNITS):
        assert end <= mention.start < mention.end <= len(text)
        assert 0 <= mention.wide_start <= mention.start
        assert mention.end <= mention.wide_end <= len(text)
        assert mention.start <= mention.number_start < mention.number_end <= mention.end
        if mention.low is not None:
            assert mention.low <= mention.value
        if mention.high is not None:
            top = mention.value if mention.value_max is None or mention.kind == "score" else mention.value_max
            assert top <= mention.high
        end = mention.end


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_any_slice_stays_inside(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    for mention in find_quantities(text, start, end, [Span(start, min(end, start + 3))], UNITS):
        assert start <= mention.start
        assert mention.end <= end


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["$1.2bn", "81,302 cars", "41 weeks", "12%", "3-5 km", "nearly $5", "half a million"]),
    st.integers(0, 9),
)
def test_spaces_around_change_nothing(quantity: str, spaces: int) -> None:
    def facts(text: str) -> list[tuple[object, ...]]:
        found = find_quantities(text, 0, len(text), (), UNITS)
        return [(m.value, m.value_max, m.unit, m.qualifier, text[m.start : m.end]) for m in found]

    assert facts(" " * spaces + quantity + " " * spaces) == facts(quantity)


def _spell(number: int) -> str:
    """An English name of a number below a billion."""
    names = {v: k for k, v in (ONES | TENS).items()}
    if number < 21 or (number < 100 and number % 10 == 0):
        return names[number]
    if number < 100:
        return f"{names[number // 10 * 10]}-{names[number % 10]}"
    if number < 1000:
        rest = f" and {_spell(number % 100)}" if number % 100 else ""
        return f"{names[number // 100]} hundred{rest}"
    for scale, name in ((1_000_000, "million"), (1000, "thousand")):
        if number >= scale:
            below = number % scale
            joint = " and " if 0 < below < 100 and scale == 1000 else " "
            return f"{_spell(number // scale)} {name}" + (joint + _spell(below) if below else "")
    raise AssertionError(number)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 999_999_999))
def test_number_words_round_trip(number: int) -> None:
    text = _spell(number)
    parsed = words.parse(text, 0, len(text))
    assert parsed is not None
    assert (parsed.value, parsed.end) == (number, len(text))


HOSTILE = [
    "1 ", "1,", "2000,", "1x", "1-", "111.", "1/", "5%-", "a1", "two hundred and ", "one in ", "1 to ", "section 1, ",
    "'1", "(1", "$5-", "5 x ", "No. 1 ", "May 5 ", "1:", "12:30:", "+1", "over ", "in the ", "[1,", "1e9", "five or ",
    "half a ", "-", "½",
]  # fmt: skip


def _steps(text: str) -> int:
    """How many Python functions are entered while `text` is read; C code is bounded by its patterns."""
    count = 0

    def step(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(step)
    try:
        find_quantities(text, 0, len(text), (), UNITS)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_steps_grow_with_the_length(piece: str) -> None:
    small, large = _steps(piece * 200), _steps(piece * 800)
    assert large <= 4.6 * small + 200


def test_long_runs_are_survived(find: Finder) -> None:
    assert find("9" * 200_000) == []
    assert find("a" * 200_000 + "1") == []
    assert [m.value for m in find("(" * 50_000 + "5 km" + ")" * 50_000)] == [5]
    assert len(find("12 km, " * 2_000)) == 2_000
