"""The owners table: the sort of thing that a metric's figures belong to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from explorer.vocabulary.reading import Source, string_list


class Owner(StrEnum):
    """What sort of thing has a metric."""

    ORGANISATION = "organisation"
    PLACE = "place"
    PERSON = "person"
    HAPPENING = "happening"
    """An accident, an attack, an outbreak."""
    MARKET = "market"
    """A thing that is traded, a market, a central bank."""
    THING = "thing"


def read_owners(sources: Sequence[Source]) -> dict[str, Owner]:
    """Metric to the sort of its owner, out of the `[owners]` lists; later files override. Raises VocabularyError."""
    return {metric: owner for source in sources for metric, owner in _of_file(source).items()}


def _of_file(source: Source) -> dict[str, Owner]:
    table = source.tables.get("owners", {})
    if not isinstance(table, dict):
        source.fail("'owners' must be a table of lists: [owners]", "owners")
    found: dict[str, Owner] = {}
    for key, value in table.items():
        if key not in tuple(Owner):
            source.fail(f"unknown list {key!r}; known: {', '.join(Owner)}", "owners", key)
        for metric in string_list(source, value, "owners", key):
            if metric.lower() in found:
                source.fail(f"{metric!r} stands in two lists", "owners", key)
            found[metric.lower()] = Owner(key)
    return found
