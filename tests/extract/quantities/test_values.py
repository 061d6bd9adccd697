"""Values, units and kinds of quantities in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.extract.mentions import QuantityKind
from explorer.extract.quantities import find_quantities, uses_decimal_comma
from explorer.extract.quantities.numerals import NUMBER_WITH_COMMA, Prefix, read_digits
from explorer.vocabulary.units import Units
from tests.extract.quantities.conftest import Finder

NUMBERS = [
    ("A temperature of 38.4C.", 38.4, "°C"),
    ("It counted 1,234,567 birds.", 1_234_567, "bird"),
    ("The grant of 12,34,567 rupees was paid.", 1_234_567, "INR"),
    ("Sie zahlten 1.234.567,89 euros.", 1_234_567.89, "EUR"),
    ("They reached 1\u202f234\u202f567 households.", 1_234_567, "household"),
    ("It holds 4.800 litres.", 4.8, "L"),
    ("A drop of .5 percent followed.", 0.5, "%"),
    ("Rs 5 lakh crore was set aside.", 5e12, "INR"),
    ("The share fell 10 1/2 points.", 10.5, "point"),
    ("A reading of 5×10−4 mol was taken.", 5e-4, "mol"),
    ("Nearly 2.59 million passenger vehicles left the plants.", 2_590_000, "vehicle"),
]
MONEY = [
    ("Sales came to $1.2bn.", 1.2e9, "USD"),
    ("It lost £105m.", 105e6, "GBP"),
    ("A A$3 million prize", 3e6, "AUD"),
    ("the HK$10.05 billion deal", 10.05e9, "HKD"),
    ("They paid US$ 150 million.", 150e6, "USD"),
    ("It raised CNY 5bn.", 5e9, "CNY"),
    ("A fee of 40 million yuan applies.", 40e6, "CNY"),
    ("The yen bond of ¥300 billion sold out in Tokyo, Japan.", 300e9, "JPY"),
    ("Beijing set aside ¥300 billion.", 300e9, "CNY"),
    ("The ticket costs 85 cents.", 0.85, "USD"),
    ("Shares fell to 210 pence.", 2.1, "GBP"),
    ("thirteen dollars and forty-five cents", 13.45, "USD"),
    ("They bought it for 3 million pounds.", 3e6, "GBP"),
    ("It earned 19.6 mln dlrs.", 19.6e6, "USD"),
    ("a loss of $(1.2) million", -1.2e6, "USD"),
    ("250 EUR were paid", 250, "EUR"),
    ("a profit of 970 billion won of late", 970e9, "KRW"),
]
PERCENT = [
    ("It rose 12 per cent.", 12, "%"),
    ("It rose 12 pct.", 12, "%"),
    ("a gain of 3.2 percentage points", 3.2, "percentage point"),
    ("The rate rose by 25 bps.", 0.25, "percentage point"),
    ("cut by 50 basis points", 0.5, "percentage point"),
    ("one-tenth of 1 percent", 0.1, "%"),
    ("a quarter of a percentage point", 0.25, "percentage point"),
    ("Only one in five children reads.", 20, "%"),
    ("nine out of 10 voters", 90, "%"),
    ("three-quarters of voters", 75, "%"),
]
MEASURES = [
    ("a depth of 10km", 10, "km"),
    ("the 105m tower", 105, "m"),
    ("Some 105m people live there.", 105e6, "person"),
    ("Temperatures of 45C made it the hottest day.", 45, "°C"),
    ("It fell to -5°C.", -5, "°C"),
    ("minus five degrees Celsius", -5, "°C"),
    ("It was 3°C below zero.", -3, "°C"),
    ("winds of 120 mph", 120, "mph"),
    ("200 kilometres per hour", 200, "km/h"),
    ("a flow of 3 m s−1", 3, "m/s"),
    ("100 mg/L of lead", 100, "mg/L"),
    ("660 square metres of floor", 660, "m²"),
    ("34,500 metric tons", 34_500, "t"),
    ("A weight of 68 pounds", 68, "lb"),
    ("the 100 feet-long tram", 100, "ft"),
    ("a 4,000mAh battery", 4000, "mAh"),
    ("5ft 11in tall", 5 + 11 / 12, "ft"),
    ("2 hours 14 minutes", 134, "minute"),
    ("She ran it in 2:14:33.", 8073, "second"),
    ("a year and a half", 1.5, "year"),
    ("half an hour", 0.5, "hour"),
    ("an output of 2.5 mb/d", 2_500_000, "bbl/day"),
]
RATES = [
    ("It sells 40,000 vehicles a month.", 40_000, "vehicle/month"),
    ("It sells 40,000 a month.", 40_000, "/month"),
    ("10 deaths per 100,000 people", 10, "death/100000"),
    ("They charge $98 a share.", 98, "USD/share"),
    ("60 beats per minute", 60, "bpm"),
    ("40 hours a week", 40, "hour/week"),
    ("$17 per child per year", 17, "USD/child/year"),
]


@pytest.mark.parametrize(("text", "value", "unit"), [*NUMBERS, *MONEY, *PERCENT, *RATES])
def test_value_and_unit(find: Finder, text: str, value: float, unit: str) -> None:
    (mention,) = [m for m in find(text) if not m.vague]
    assert mention.value == pytest.approx(value)
    assert mention.unit == unit


@pytest.mark.parametrize(("text", "value", "unit"), MEASURES)
def test_measures_keep_the_unit_of_the_text(find: Finder, text: str, value: float, unit: str) -> None:
    (mention,) = [m for m in find(text) if not m.vague]
    assert mention.value == pytest.approx(value)
    assert mention.unit == unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("two hundred and five people", 205, "person"),
        ("half a million dollars", 500_000, "USD"),
        ("a million and a half dollars", 1_500_000, "USD"),
        ("two and a half million cars", 2_500_000, "car"),
        ("a dozen eggs", 12, "egg"),
        ("twenty-five nurses", 25, "nurse"),
        ("three point five percent", 3.5, "%"),
    ],
)
def test_number_words(find: Finder, text: str, value: float, unit: str) -> None:
    assert [(m.value, m.unit) for m in find(text)] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 3 and 5 weeks", 3, 5, "week"),
        ("41 to 58 weeks", 41, 58, "week"),
        ("$3-5 billion", 3e9, 5e9, "USD"),
        ("Rs 9,000-9,500 crore", 9e10, 9.5e10, "INR"),
        ("a rise of 3%-5%", 3, 5, "%"),
        ("35,000-40,000 jobs", 35_000, 40_000, "job"),
        ("30 million-40 million users", 30e6, 40e6, "user"),
        ("aged 35 to 55", 35, 55, "year"),
    ],
)
def test_ranges_share_scale_and_unit(find: Finder, text: str, low: float, high: float, unit: str) -> None:
    assert [(m.value, m.value_max, m.unit) for m in find(text)] == [(low, high, unit)]


def test_from_to_stays_two_mentions(find: Finder) -> None:
    assert [m.value for m in find("It rose from 3% to 5%.")] == [3, 5]


def test_tolerance_is_an_interval(find: Finder) -> None:
    (mention,) = find("a length of 5 ± 0.2 mm")
    assert (mention.value, mention.low, mention.high, mention.unit) == (5, 4.8, 5.2, "mm")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("A 54-year-old man was hurt.", QuantityKind.AGE, 54),
        ("Ann Smith, 54, said so.", QuantityKind.AGE, 54),
        ("She finished in third place.", QuantityKind.RANK, 3),
        ("The town ranked 5th.", QuantityKind.RANK, 5),
        ("Revenue doubled.", QuantityKind.MULTIPLE, 2),
        ("It is five times as big.", QuantityKind.MULTIPLE, 5),
        ("a threefold increase", QuantityKind.MULTIPLE, 3),
    ],
)
def test_ages_ranks_and_multiples(find: Finder, text: str, kind: QuantityKind, value: float) -> None:
    assert [(m.kind, m.value) for m in find(text)] == [(kind, value)]


@pytest.mark.parametrize("text", ["They won 3-1.", "a 3-1 victory", "The court ruled 3-1.", "beaten 6-4, 3-1 at home"])
def test_scores(find: Finder, text: str) -> None:
    mention = find(text)[-1]
    assert (mention.kind, mention.value, mention.value_max, mention.unit) == (QuantityKind.SCORE, 3, 1, "point")


def test_restatement_in_brackets_is_positive(find: Finder) -> None:
    first, second = find("Revenue was RMB 20.6 billion ($2.87 billion).")
    assert (first.value, first.unit, second.value, second.unit) == (20.6e9, "CNY", 2.87e9, "USD")


def test_spans_hold_currency_scale_and_unit_but_no_qualifier_nor_noun(find: Finder) -> None:
    text = "They sold more than 81,302 cars for about US$1.2 billion in under 41 weeks."
    assert [text[m.start : m.end] for m in find(text)] == ["81,302", "US$1.2 billion", "41 weeks"]
    assert [text[m.wide_start : m.start] for m in find(text)] == ["more than ", "about ", "under "]
    noun = find(text)[0].noun
    assert noun is not None
    assert noun.of(text) == "cars"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is 6-foot-5.", [(6 + 5 / 12, "ft")]),
        ("five more days of rain", [(5, "day")]),
        ("for three straight years", [(3, "year")]),
        ("The 7.2 magnitude quake", [(7.2, "magnitude")]),
        ("It grew by a factor of 10.", [(10, "×")]),
        ("worth 2.5x revenue", [(2.5, "×")]),
        ("The odds are 5-2.", [(2.5, "×")]),
        ("It fell to 12 below zero.", [(-12, "°")]),
        ("three-quarters of a million people", [(750_000, "person")]),
        ("Sales were 12,5 million.", [(12.5e6, None)]),
        ("21 of 28 passes", [(21, None), (28, "pass")]),
        ("Marc, now 34, works there.", [(34, "year")]),
        ("She dies at 77.", [(77, "year")]),
        ("users as young as 6 said", [(6, "year")]),
        ("The comedian, 47, tweeted it.", [(47, "year")]),
        ("The singer is 5'2\" tall.", [(5 + 2 / 12, "ft")]),
        ("a seaside city of 340,000", [(340_000, "person")]),
        ("a crowd of about 12,000", [(12_000, "person")]),
        ("1.6- or 2.0-litre engines", [(1.6, "L"), (2, "L")]),
        ("He scored 14 and 11 points.", [(14, "point"), (11, "point")]),
        ("It lost by 290 votes to 228.", [(290, "vote"), (228, "vote")]),
        ("A 10A fuse blew.", [(10, "A")]),
        ("It only cost thirteen dollars forty five.", [(13.45, "USD")]),
        ("It only cost $13 and forty-five.", [(13.45, "USD")]),
        ("It costs $13 and forty are left.", [(13, "USD"), (40, None)]),
        ("The lake cooled to - 20 degrees Celsius.", [(-20, "°C")]),
        ("The lake on Monday - 20 degrees Celsius.", [(20, "°C")]),
        ("It pumps 3 million barrels of crude oil per day.", [(3e6, "bbl/day")]),
        ("It mined 3 tonnes of gold a year ago.", [(3, "t")]),
        ("8,000-odd signatures", [(8000, "signature")]),
        ("The record of 48.7 C was set.", [(48.7, "°C")]),
        ("They sold 640 W panels and 5 A grades.", [(640, "W"), (5, "grade")]),
        ("It won 142 seats, the Union 98 and the Greens 31.", [(142, "seat"), (98, None), (31, None)]),
        ("She ran 10 km in 38:20.", [(10, "km"), (2300, "second")]),
        ("He finished 4th of 212.", [(4, "rank"), (212, None)]),
        ("a dividend of Rs 6.50 per equity share", [(6.5, "INR/share")]),
        ("people aged over 75", [(75, "year")]),
        ("uptake among 65+: low", [(65, "year")]),
        ("Beds occupied: 23 of 140", [(23, None), (140, None)]),
        ("It is double that of Velm.", [(2, "×")]),
        ("Velm's 38 theatres", [(38, "theatre")]),
        ("3/4 of a mile", [(0.75, "mi")]),
        ("2/3 of voters", [(200 / 3, "%")]),
        ("six cars, each 108 m long", [(6, "car"), (108, "m")]),
        ("The spread widened 12bp to 210bps.", [(0.12, "percentage point"), (2.1, "percentage point")]),
        ("The share rose $2 to $45.", [(2, "USD"), (45, "USD")]),
    ],
)
def test_figures_told_by_the_words_around(find: Finder, text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [m.value for m in find(text)] == pytest.approx([value for value, _ in expected])
    assert [m.unit for m in find(text)] == [unit for _, unit in expected]
    assert all(m.value_max is None for m in find(text))


def test_a_range_of_measures_is_one(find: Finder) -> None:
    assert [(m.value, m.value_max) for m in find("It takes 3 days to 5 days.")] == [(3, 5)]
    assert [(m.value, m.value_max) for m in find("It costs between $13 and forty.")] == [(13, 40)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He hit a double.", []),
        ("Prices will double.", [2]),
        ("nearly double the rate", [2]),
        ("They triple every year.", [3]),
    ],
)
def test_double_is_a_multiple_where_it_is_no_thing(find: Finder, text: str, values: list[float]) -> None:
    assert [m.value for m in find(text)] == values


def test_twice_is_a_multiple_only_of_something(find: Finder) -> None:
    assert [m.unit for m in find("It is twice as big. He came back twice.")] == ["×", "time"]


COMMAS = "It took up 1,9 tonnes. Of 18.400 visitors each paid 3,50 euros; 1.234.567 came in 2019 with 5 dogs."


def test_a_text_with_decimal_commas(units: Units) -> None:
    assert uses_decimal_comma(COMMAS)
    found = find_quantities(COMMAS, 0, len(COMMAS), (), units, decimal_comma=True)
    assert [m.value for m in found] == [1.9, 18_400, 3.5, 1_234_567, 5]
    assert found[2].unit == "EUR"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It rose 1,9 per cent.",
        "Of 18.400 visitors each paid 3,50 euros, or 2.5 dollars.",
        "Of 18,400 visitors each paid 3,50 euros and 2,10 euros.",
        "See sections 3,4 and 5,6.",
        "It weighs 1.234 kg.",
    ],
)
def test_a_text_without_them(text: str) -> None:
    assert not uses_decimal_comma(text)


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_numbers_with_decimal_commas_round_trip(whole: int, cents: int) -> None:
    text = f"{whole:,}".replace(",", ".") + f",{cents:02}"
    match = NUMBER_WITH_COMMA.fullmatch(text)
    assert match is not None
    numeral = read_digits(match, Prefix(0), text, len(text), {})
    assert numeral is not None
    assert numeral.value == pytest.approx(whole + cents / 100)
