"""The fields of the query language: their names, what they take, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from explorer.model import Basis, ClaimKind, Modality, RelationType


class Takes(StrEnum):
    """What a field's value is."""

    NAME = "name"
    """One of the names that the store holds in a column of its claims."""
    DOCUMENT = "document"
    NUMBER = "number"
    PERIOD = "period"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the query language."""

    name: str
    takes: Takes
    help: str
    example: str
    column: str = ""
    choices: tuple[str, ...] = ()


DECISIONS = {"verified": "verify", "disputed": "dispute", "dismissed": "dismiss"}
"""States that a reader gives a claim, and the action that gives them."""
STATES = (
    "conflict", *(str(kind) for kind in ClaimKind), *DECISIONS, "starred", "noted", "tagged", "inferred", "restated",
    "corrected", "imported", "growth", *(str(modality) for modality in Modality),
)  # fmt: skip

FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("metric", Takes.NAME, "what is measured", "metric:revenue", "metric"),
        Field("subject", Takes.NAME, "whose figure it is", 'subject:"central bank"', "subject"),
        Field("doc", Takes.DOCUMENT, "title, file or publisher of the document", "doc:annual-report"),
        Field("publisher", Takes.DOCUMENT, "who published the document", "publisher:gazette"),
        Field("unit", Takes.NAME, "currency, % or another unit", "unit:EUR", "unit"),
        Field("period", Takes.PERIOD, "the time that the claim is about", "period:2025-Q1..2025-Q3"),
        Field("value", Takes.NUMBER, "the figure", "value:>100000"),
        Field("modality", Takes.CHOICE, "fact, target, plan, …", "modality:target", "modality",
              tuple(str(item) for item in Modality)),
        Field("basis", Takes.CHOICE, "what growth is measured against", "basis:yoy", "basis",
              tuple(str(item) for item in Basis)),
        Field("type", Takes.CHOICE, "a relation that the claim has part in", "type:contradiction", "",
              tuple(str(item) for item in RelationType)),
        Field("is", Takes.CHOICE, "a state of the claim", "is:conflict", "", STATES),
        Field("tag", Takes.TEXT, "a tag that you gave it", "tag:check"),
        Field("note", Takes.TEXT, "words of your note", "note:call"),
        Field("in", Takes.CHOICE, "where all words have to stand", "in:sentence", "",
              ("sentence", "claim", "document")),
        Field("object", Takes.NAME, "what an event happened to", "object:bridge", "object"),
        Field("scope", Takes.NAME, "the part of the subject that is meant", "scope:overseas", "scope"),
        Field("place", Takes.NAME, "where it holds", "place:norway", "place"),
        Field("by", Takes.NAME, "who says so", "by:analysts", "attribution"),
    )
}  # fmt: skip
"""Every field by its name, the most useful first."""

ALIASES = {
    "document": "doc", "file": "doc", "title": "doc", "date": "period", "time": "period", "when": "period",
    "relation": "type", "company": "subject", "source": "publisher", "figure": "value", "number": "value",
    "attribution": "by", "kind": "is",
}  # fmt: skip


def field_named(name: str) -> Field | None:
    """The field that `name` means, by its own or another name."""
    name = name.lower()
    return FIELDS.get(ALIASES.get(name, name))
