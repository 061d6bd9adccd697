"""Units that a document reads in its own way: money of the place it speaks of, degrees of its scale."""

from __future__ import annotations

import pytest

from tests.extract.reading import quantities


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Sri Lanka asks for help. The bank has 5bn rupees set aside.", "LKR"),
        ("Sri Lanka and India ask for help. The bank has 5bn rupees set aside.", "INR"),
        ("The bank has 5bn rupees set aside.", "INR"),
        ("It has rained little. Osten measured 43.7 degrees on Friday, the hottest day. The lake lies 3 km off.", "°C"),
        ("The lake lies 3 miles off. Temperatures reached 83 degrees.", "°"),
        ("The station measured 83°F at noon. Temperatures fell by 9 degrees at night.", "°F"),
        ("The valve turned by 90 degrees. The pipe is 12 cm wide.", "°"),
    ],
)
def test_a_unit_is_read_as_its_document_means_it(text: str, unit: str) -> None:
    assert unit in [claim.unit for claim in quantities(text)]


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("Their average age was 67.", "67", "year"),
        ("Police arrested a man of 46 on Wednesday.", "46", "year"),
        ("A magnitude 7.1 tremor killed 406 people.", "7.1", "magnitude"),
        ("Of 212 test flights since 2018, three have failed.", "three", "flight"),
        ("Norvik has a 130,000-strong workforce.", "130,000-strong", "person"),
        ("The club wants a 27,400-seat stadium.", "27,400-seat", "seat"),
        ("Phone users grew by 1.4 million. Sales reached $5 million.", "1.4 million", None),
        ("The firm is worth $90 billion. It owns most of the 100 billion TRX in existence.", "100 billion", None),
        ("In Osten's Harbour District 312 buildings collapsed.", "312", "building"),
    ],
)
def test_what_a_bare_number_counts(text: str, printed: str, unit: str | None) -> None:
    assert {claim.printed: claim.unit for claim in quantities(text)}.get(printed, "none found") == unit


@pytest.mark.parametrize(
    "text",
    [
        "The pair won Saturday's doubles.",
        "He should be back within a year or two.",
        "At ten past two in the morning the ward is quiet.",
        "They protested after race nine.",
        "He passed him at turn three.",
        "The works is certified to ISO 14001.",
        "The case is No. 23-cr-00417.",
    ],
)
def test_numbers_that_name_or_tell_the_time_are_no_figures(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "She told 60 Minutes that the boat had sunk.",
        "Brandt won the 60m at Sunday's meeting.",
        "He holds the 400m hurdles title.",
    ],
)
def test_titles_and_races_are_no_figures(text: str) -> None:
    assert quantities(text) == []


def test_distances_and_lengths_of_time_stay_figures() -> None:
    assert [q.unit for q in quantities("The tower is 60m high, and the 100m of rope took 40 minutes to lay.")] == [
        "m",
        "m",
        "minute",
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Applications fell by 14,000 to 212,000 in May.", [(14000, None), (212000, None)]),
        ("Users grew by 1.4 million to 44.9 million.", [(1.4e6, None), (44.9e6, None)]),
        ("It will grow by 2 to 3 per cent.", [(2, 3)]),
        ("Applications will fall by 14,000 to 16,000 in May.", [(14000, 16000)]),
    ],
)
def test_a_change_and_its_level_are_no_range(text: str, values: list[tuple[float, float | None]]) -> None:
    assert [(q.value, q.value_max) for q in quantities(text)] == values
