"""Plurals of counted nouns."""

from __future__ import annotations

import pytest

from explorer.vocabulary.plurals import plural


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("week", "weeks"), ("city", "cities"), ("day", "days"), ("bus", "buses"), ("box", "boxes"),
        ("waltz", "waltzes"), ("match", "matches"), ("dish", "dishes"), ("person", "people"), ("man", "men"),
        ("woman", "women"), ("crewman", "crewmen"), ("human", "humans"), ("aircraft", "aircraft"),
        ("basis point", "basis points"), ("market woman", "market women"),
    ],
)  # fmt: skip
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many
