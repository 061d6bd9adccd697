"""Tolls that no one in their sentence owns belong to the accident, attack or disaster that the document is about."""

from __future__ import annotations

import pytest

from explorer.extract import extract
from explorer.model import RULE_HAPPENING, Claim
from tests.extract.reading import document, vocabulary

TITLE = "Port Amsel tram crash: seven dead"
LEAD = "A tram left the rails in Port Amsel on Tuesday. The crash happened before dawn.\n\n"


def claims(text: str, title: str | None = TITLE, published: str = "2025-08-20") -> list[Claim]:
    return list(extract(document(text, published, title), vocabulary()))


def subject_of(sentence: str, printed: str, title: str | None = TITLE, lead: str = LEAD) -> str | None:
    found = [claim for claim in claims(lead + sentence, title) if claim.printed.startswith(printed)]
    assert found, sentence
    return found[0].subject if found[0].rule.endswith(RULE_HAPPENING) else None


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("Seven people were killed.", "Seven"),
        ("At least seven people died.", "seven"),
        ("More than 30 riders were injured.", "30"),
        ("The tram crash killed seven people.", "seven"),
        ("Some 30 houses were damaged.", "30"),
    ],
)
def test_the_toll_is_that_of_the_happening(sentence: str, printed: str) -> None:
    assert subject_of(sentence, printed) == "Port Amsel crash"


def test_the_name_is_the_same_whatever_the_text_calls_it() -> None:
    titles = ("Port Amsel derailment kills seven", "Seven die in Port Amsel tram accident", "Crash in Port Amsel")
    assert {subject_of("Seven people were killed.", "Seven", title) for title in titles} == {"Port Amsel crash"}


def test_it_is_marked_as_inferred() -> None:
    found = next(claim for claim in claims(LEAD + "Seven people were killed.") if claim.printed.startswith("Seven"))
    assert "subject" in found.inferred


def test_a_storm_has_a_name_of_its_own() -> None:
    lead = "Hurricane Orla came ashore on Monday. Hurricane Orla tore off roofs.\n\n"
    assert subject_of("Nine people were killed.", "Nine", "Hurricane Orla hits the coast", lead) == "Hurricane Orla"


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("In 2019, twelve people were killed.", "twelve"),
        ("A similar crash killed twelve people.", "twelve"),
        ("Last year twelve people were killed.", "twelve"),
        ("The Larchford bombing killed twelve people in Larchford.", "twelve"),
        ("Twelve people could be killed.", "Twelve"),
    ],
)
def test_the_toll_of_another_time_or_place_is_not(sentence: str, printed: str) -> None:
    assert subject_of(sentence, printed) is None


def test_a_text_about_several_has_none() -> None:
    lead = "Three crashes shook Port Amsel this year. The crashes had many causes.\n\n"
    assert subject_of("Seven people were killed.", "Seven", "Crashes in Port Amsel", lead) is None


def test_a_text_without_a_happening_has_none() -> None:
    lead = "The council of Port Amsel met on Tuesday. The harbour was on the agenda.\n\n"
    assert subject_of("Seven people were killed.", "Seven", "Port Amsel council meets", lead) is None


def test_who_did_it_gives_an_attack_no_name() -> None:
    lead = "The Redcap attack came at night, officers said. The attack was the first of the Redcap fighters.\n\n"
    assert subject_of("Seven people were killed.", "Seven", "Redcap attack kills seven", lead) is None


def test_an_office_named_after_accidents_is_no_happening() -> None:
    lead = "The Rail Accident Board met in Port Amsel. The Rail Accident Board of Port Amsel has a new head.\n\n"
    assert subject_of("Seven people were killed.", "Seven", "Rail Accident Board of Port Amsel", lead) is None


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Tram overturns in Port Amsel", "A tram overturned in Port Amsel on Tuesday. It was dark.\n\n"),
        ("Train hits truck in Port Amsel", "A train struck a truck in Port Amsel on Tuesday. It was dark.\n\n"),
    ],
)
def test_a_verb_tells_what_happened_where_no_noun_does(title: str, lead: str) -> None:
    assert subject_of("Seven people were killed.", "Seven", title, lead) == "Port Amsel crash"


def test_what_hits_a_market_is_no_crash() -> None:
    lead = "A wave of sales hit the market in Port Amsel on Tuesday. It was dark.\n\n"
    assert subject_of("Seven people were killed.", "Seven", "Sales hit Port Amsel", lead) is None


def test_another_count_of_the_same_harm_is_of_the_same_happening() -> None:
    lead = "A tram crash in Port Amsel killed seven people on Tuesday. It was dark.\n\n"
    title = "Port Amsel tram crash kills seven"
    assert subject_of("Another 31 people are missing.", "31", title, lead) == "Port Amsel crash"
    assert subject_of("Another crash killed 31 people.", "31", title, lead) != "Port Amsel crash"
