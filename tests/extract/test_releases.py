"""Bulletins of a place: what is counted there without a name is the place's."""

from __future__ import annotations

import pytest

from explorer.extract import extract
from explorer.model import Claim
from tests.extract.reading import document, vocabulary

OPENING = "A total of 61,870 cars were registered in Corada in March, 5% more than a year before.\n\n"


def claim(text: str, printed: str) -> Claim:
    return next(c for c in extract(document(OPENING + text, title="New cars"), vocabulary()) if c.printed == printed)


@pytest.mark.parametrize(
    ("text", "printed"),
    [("In all, 9,120 cars were scrapped.", "9,120"), ("Some 48% of the cars were electric.", "48%")],
)
def test_what_a_bulletin_counts_is_of_its_place(text: str, printed: str) -> None:
    found = claim(text, printed)
    assert found.subject == "Corada"
    assert "subject" in found.inferred


@pytest.mark.parametrize(
    ("text", "printed"),
    [("In Ostria 9,120 cars were scrapped.", "9,120"), ("In other lands 48% of the cars were electric.", "48%")],
)
def test_what_is_counted_elsewhere_is_not(text: str, printed: str) -> None:
    assert claim(text, printed).subject != "Corada"


def test_a_story_of_few_people_is_no_bulletin() -> None:
    text = "Two boys fell into a well in Corada. Some 80 diggers came."
    found = next(c for c in extract(document(text, title="Boys in a well"), vocabulary()) if c.printed == "80")
    assert found.subject != "Corada"
