"""What counts as a name of a document, and of what kind: persons, firms, places."""

from __future__ import annotations

import pytest

from tests.extract.reading import quantities


def subject_of(text: str, printed: str) -> str | None:
    found = [claim.subject for claim in quantities(text) if claim.printed == printed]
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        ("The judge fined Sound Lines. Sound Lines owes 40 people. It sold 12 boats.", "12", "Sound Lines"),
        ("The mine's owner, Lessar Minerals, shut the pit. Its shares fell 11% on Monday.", "11%", "Lessar Minerals"),
        ("The pipe is owned by Harl Gas. In 2022 the company paid a $1.1 million fine.", "$1.1 million", "Harl Gas"),
    ],
)
def test_a_firm_called_by_two_words_is_no_person(text: str, printed: str, subject: str) -> None:
    assert subject_of(text, printed) == subject


@pytest.mark.parametrize("sign", ["Rs", "Larchford-based", "Mt"])
def test_signs_and_seats_are_no_names(sign: str) -> None:
    text = f"The {sign} unit grew. It spent {sign} money on the {sign} unit. The unit has 12 sheds."
    assert all(claim.subject != sign for claim in quantities(text))


def test_the_head_of_a_board_is_not_the_board() -> None:
    text = 'Cases rose. "We saw it," said Nuala Berry, the choir\'s leader. The choir will spend £85,000.'
    assert subject_of(text, "£85,000") != "Nuala Berry"


def test_a_town_is_no_company() -> None:
    text = "Marl woke late. Marl, a town of 6,700 people, was quiet. Marl slept. The company paid 40,000 euros."
    assert subject_of(text, "40,000 euros") != "Marl"


def test_a_club_is_no_person() -> None:
    text = "Larchford Rovers made a loss of £18.3m. Rovers sold two players. Net debt stood at £43m.\n"
    assert {claim.subject for claim in quantities(text) if claim.unit == "GBP"} == {"Larchford Rovers"}


def test_a_name_with_a_people_of_its_own_is_a_place() -> None:
    text = "Velmara sold more. Duties on Velmaran goods will rise. The company paid 40,000 euros."
    assert subject_of(text, "40,000 euros") != "Velmara"


@pytest.mark.parametrize(
    ("text", "printed", "wrong"),
    [
        ("The comet was seen. Nine days later it passes Orsova at 88 million km.", "88 million km", "Orsova"),
        ("The coach came back from a trip to Aberl with 41 passengers.", "41", "Aberl"),
        ("The plan puts the gap at 3.3% of national output.", "3.3%", "national output"),
        ("The mill gives work to 300 people.", "300", "work"),
    ],
)
def test_what_stands_beside_a_figure_in_passing_owns_nothing(text: str, printed: str, wrong: str) -> None:
    assert subject_of(text, printed) != wrong
