"""Terms, numbers and the reading of queries: single cases."""

from __future__ import annotations

import pytest

from explorer.search.numbers import number_of, rounding_bounds
from explorer.search.parser import parse
from explorer.search.patterns import literals
from explorer.search.periods import period_label
from explorer.search.query import Scope, WordKind
from explorer.search.units import unit_named, unit_of_number
from explorer.terms import POINT, terms_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Café Noël", ["cafe", "noel"]), ("81,302 cars", ["81302", "cars"]), ("20.6bn.", [f"20{POINT}6bn"]),
        ("1,00,000", ["100000"]), ("2,5 %", [f"2{POINT}5"]), ("e-mobility", ["e", "mobility"]), ("小米", ["小", "米"]),
        ("don’t", ["don", "t"]), ("ＡＢＣ", ["abc"]), ("\ue000x", ["x"]), ("", []),
    ],
)  # fmt: skip
def test_terms(text: str, terms: list[str]) -> None:
    assert terms_of(text) == terms


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("81302", 81302), ("81,302", 81302), ("81.3k", 81300), ("$20.6bn", 20.6e9), ("20.6 billion", 20.6e9),
        ("12%", 12), ("-5", 5), ("1.5e9", 1.5e9), ("abc", None), ("12abc", None), ("", None), ("1,2", None),
        ("9" * 400, None), ("twelve", 12), ("Twenty", 20), ("two million", 2e6), ("one", None), ("26 %", 26),
    ],
)  # fmt: skip
def test_numbers(printed: str, value: float | None) -> None:
    assert number_of(printed) == value


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2025-q2", "2025-Q2"), ("Q2 2025", "2025-Q2"), ("2025 h1", "2025-H1"), ("june 2025", "2025-06"),
        ("Jun-2025", "2025-06"), ("5 june 2025", "2025-06-05"), ("June 5th, 2025", "2025-06-05"),
        ("2025 sept", "2025-09"), ("2025/26", "2025/2026"), ("31 june 2025", None), ("june", None), ("2025/29", None),
        ("q2", None), ("", None),
    ],
)  # fmt: skip
def test_periods_are_read_as_people_write_them(text: str, label: str | None) -> None:
    assert period_label(text) == label


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("€", "EUR"), ("euros", "EUR"), ("usd", "USD"), ("%", "%"), ("per cent", "%"), ("kilograms", "kg"),
        ("lb", "lb"), ("s", None), ("harbour", None), ("", None), ("x" * 99, None),
    ],
)  # fmt: skip
def test_units_by_their_names_and_signs(text: str, unit: str | None) -> None:
    assert unit_named(text) == unit


@pytest.mark.parametrize(
    ("printed", "unit"),
    [("$2.87 billion", "USD"), ("US$3m", "USD"), ("26.4%", "%"), ("26 %", "%"), ("€55bn", "EUR"), ("55", None),
     ("-5", None), ("'5", None)],
)  # fmt: skip
def test_the_unit_that_a_number_bears(printed: str, unit: str | None) -> None:
    assert unit_of_number(printed) == unit


def test_a_number_of_few_digits_stands_for_what_rounds_to_it() -> None:
    assert rounding_bounds(81300) == pytest.approx((81250, 81350))
    assert rounding_bounds(81302) == pytest.approx((81302, 81302))


def test_every_sign_of_the_language() -> None:
    query = parse('fuzzy \'exact "a phrase" !not ^pre /pat+/ metric:x in:sentence 20.6 billion')
    assert [(word.text, word.kind, word.negated) for word in query.words] == [
        ("fuzzy", WordKind.FUZZY, False), ("exact", WordKind.EXACT, False), ("a phrase", WordKind.PHRASE, False),
        ("not", WordKind.FUZZY, True), ("pre", WordKind.PREFIX, False), ("pat+", WordKind.PATTERN, False),
        ("20.6 billion", WordKind.FUZZY, False),
    ]  # fmt: skip
    assert (query.filters[0].field, query.scope, query.words[-1].number) == ("metric", Scope.SENTENCE, 20.6e9)


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ('"open', "still open"), ("/open", "still open"), ("metric:", "waits for a value"), ("bogus:1", "no field"),
        ("in:nowhere", "in: takes"),
    ],
)  # fmt: skip
def test_what_is_unfinished_is_told(query: str, note: str) -> None:
    assert any(note in one.message for one in parse(query).notes)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("revenue [a-z]+ grew", ["revenue", "grew"]), ("reven(ue)?x", ["reven"]), ("colou?rful", ["colo", "rful"]),
        ("a|revenue", []), ("(revenue)", []), ("[revenue]", []), (r"\revenue", ["evenue"]), ("grow{2}th", []),
        ("growth(ed|s) of", ["growth"]), ("growth|(a)", []),
    ],
)  # fmt: skip
def test_literals_of_a_pattern(pattern: str, expected: list[str]) -> None:
    assert literals(pattern) == expected
