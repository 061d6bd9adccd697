"""Whose a figure is in reports of trials, storms and courts, and what is counted again."""

from __future__ import annotations

import pytest

from explorer.model import Claim
from tests.extract.reading import claims, quantities


def claim(text: str, printed: str) -> Claim:
    found = [c for c in quantities(text) if c.printed == printed]
    assert len(found) == 1, [c.printed for c in quantities(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        ("Mumps has put 61 pupils in bed, the ministry said on Monday, and killed two.", "two", "Mumps"),
        ("The pilot of a plane that landed in Tarn Bay was fined 9,000 euros.", "9,000 euros", "pilot"),
        ("The court told the owner, Norrail Lines, to pay 3 million euros.", "3 million euros", "Norrail Lines"),
        ("The rash appeared in 31 children in the syrup group.", "31", "syrup group"),
        ("The rash appeared in 7% of children in the dummy arm.", "7%", "dummy arm"),
        ("The moon has 0.3 times the mass of the Earth.", "0.3 times", "moon"),
        ("The beacon is new. The range is 40 km.", "40 km", "beacon"),
        ("Seven members of the board resigned in May.", "Seven", "board"),
        ("About 40,000 people in Halden take the ferry.", "40,000", "Halden"),
        ("Insurers paid 9 million euros, since only 17% of barns had cover.", "17%", "barns"),
        ("Halden has 90 ferries. By then 12 of them had sunk.", "12", "Halden"),
    ],
)
def test_subject(text: str, printed: str, subject: str) -> None:
    assert (claim(text, printed).subject or "").lower() == subject.lower()


def test_the_range_of_another_paragraph_is_not_that_of_what_was_told_before() -> None:
    assert claim("The beacon is new.\n\nThe range is 40 km.", "40 km").subject is None


def test_who_puts_the_damage_at_a_figure_did_not_do_it() -> None:
    assert claim("Insurers put the damage at 4 million euros.", "4 million euros").subject != "insurers"


def test_a_part_of_them_counts_what_they_are() -> None:
    found = claim("Surveys found 90 craters. Later flights have confirmed 12 of them.", "12")
    assert (found.unit, found.metric) == ("crater", "crater")


def test_the_two_of_them_are_persons() -> None:
    text = "Surveys found 90 craters. A book of the two of them sold well."
    assert [c.unit for c in claims(text) if c.printed == "two"] in ([], [None])


def test_what_a_storm_drops_is_no_change() -> None:
    found = claim("The storm dropped 310 mm of rain.", "310 mm")
    assert (found.metric, found.basis) == ("rainfall", None)
    assert claim("Rainfall dropped 310 mm.", "310 mm").basis == "change"


@pytest.mark.parametrize(
    ("text", "printed", "qualifier"),
    [
        ("The lake reached its summer maximum of 41 km on Monday.", "41 km", "exactly"),
        ("The hall holds a maximum of 90 guests.", "90", "at most"),
    ],
)
def test_a_maximum_that_was_reached_is_a_level(text: str, printed: str, qualifier: str) -> None:
    assert claim(text, printed).qualifier == qualifier


def test_some_of_the_same_things_have_no_whole() -> None:
    assert claim("Four of the men ran away.", "Four").subject is None
    assert claim("Seven of those trapped were freed.", "Seven").subject is None


def test_the_place_of_those_counted_is_not_that_of_the_next_count() -> None:
    text = "About 40,000 people in Halden have the flu and 70,000 people suffer from it elsewhere."
    assert claim(text, "70,000").subject != "Halden"


def test_a_season_before_a_maximum_is_no_metric() -> None:
    found = claim(
        "Sea ice reached its winter maximum of 14.1 million square kilometres.", "14.1 million square kilometres"
    )
    assert found.metric != "winter"
