"""Bulletins of a place: what is counted there without a name is the place's."""

from __future__ import annotations

import pytest

from explorer.extract import extract
from explorer.model import Claim
from tests.extract.reading import document, vocabulary

OPENING = "A total of 48,200 cars were registered in Ostrand in March, 5% more than a year before.\n\n"


def claim(text: str, printed: str) -> Claim:
    return next(c for c in extract(document(OPENING + text, title="New cars"), vocabulary()) if c.printed == printed)


@pytest.mark.parametrize(
    ("text", "printed"),
    [("In all, 9,120 cars were scrapped.", "9,120"), ("Some 48% of the cars were electric.", "48%")],
)
def test_what_a_bulletin_counts_is_of_its_place(text: str, printed: str) -> None:
    found = claim(text, printed)
    assert found.subject == "Ostrand"
    assert "subject" in found.inferred


@pytest.mark.parametrize(
    ("text", "printed"),
    [("In Ostria 9,120 cars were scrapped.", "9,120"), ("In other lands 48% of the cars were electric.", "48%")],
)
def test_what_is_counted_elsewhere_is_not(text: str, printed: str) -> None:
    assert claim(text, printed).subject != "Ostrand"


def test_a_story_of_few_people_is_no_bulletin() -> None:
    text = "Two boys fell into a well in Ostrand. Some 80 diggers came."
    found = next(c for c in extract(document(text, title="Boys in a well"), vocabulary()) if c.printed == "80")
    assert found.subject != "Ostrand"


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        ("A poll found that 69% of young voters always vote.", "69%", "young voters"),
        ("A poll found that 23% of people aged between 20 and 39 said no.", "23%", "people aged between 20 and 39"),
        ("A poll found that 14% of people never vote.", "14%", None),
        ("Some 14% of them never vote.", "14%", None),
    ],
)
def test_a_share_that_nobody_owns_is_of_its_group(text: str, printed: str, subject: str | None) -> None:
    found = next(c for c in extract(document(text), vocabulary()) if c.printed == printed)
    assert found.subject == subject


def test_an_age_that_stands_for_a_person_is_the_persons() -> None:
    text = "Ana Lomax ended her career. The 36-year-old, who won 29 caps, was a captain."
    found = next(c for c in extract(document(text), vocabulary()) if c.printed == "36-year-old")
    assert found.subject == "Ana Lomax"


def test_patients_do_things_of_their_own() -> None:
    text = "Tenants can claim up to $900 for losses."
    found = next(c for c in extract(document(text), vocabulary()) if c.printed == "$900")
    assert found.subject == "tenants"
