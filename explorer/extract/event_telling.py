"""The phrase of a sentence that tells an event, and the rules by which one is found."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model import Modality

CLAUSE_OF_DATE = "clause of the date"
ANNOUNCED = "announced by saying"
LIGHT = "noun of a light verb"
LASTING = "what lasts since the date"
NOUN_BEFORE = "noun before the date"
NOUN_BEHIND = "noun behind the date"


@dataclass(frozen=True, slots=True)
class Telling:
    """The phrase of a row that tells an event."""

    at: int
    noun: str
    known: bool
    rule: str
    modality: Modality | None = None
    """What the event is by its construction alone; None where verbs and cues decide."""
