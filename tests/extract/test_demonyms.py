"""Figures of a country that a text names by its people alone."""

from __future__ import annotations

import pytest

from explorer.extract import extract
from explorer.extract.demonyms import country_of
from tests.extract.reading import document, vocabulary


@pytest.mark.parametrize(
    ("adjective", "country"),
    [
        ("Swedish", "Sweden"),
        ("Dutch", "Netherlands"),
        ("Turkish", "Turkey"),
        ("swedish", None),
        ("American", None),
        ("polish", None),
    ],
)
def test_an_adjective_of_origin_means_a_country(adjective: str, country: str | None) -> None:
    assert country_of(adjective) == country


def subjects(title: str, text: str) -> set[str | None]:
    found = extract(document(text, "2025-11-13", title), vocabulary())
    return {claim.subject for claim in found if claim.unit == "%"}


def test_a_text_about_a_people_tells_figures_of_its_country() -> None:
    text = "Danish consumer prices rose 2.9% in October.\n\nFood prices were up 4.6%. Unemployment rose to 8.7%."
    assert subjects("Danish inflation slows", text) == {"Denmark"}


def test_two_peoples_are_no_country() -> None:
    text = "Danish and Dutch ministers met.\n\nUnemployment rose to 8.7%."
    assert subjects("Danish and Dutch ministers meet", text) == {None}


def test_a_people_in_the_title_means_its_country_whatever_its_letters() -> None:
    text = "The Netherlands sold more cheese in October.\n\nUnemployment rose to 8.7%."
    assert subjects("Dutch exports grow", text) == {"Netherlands"}
