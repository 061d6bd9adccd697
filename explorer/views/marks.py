"""Glyph, word and tone of everything that is told apart on a screen: never colour alone."""

from __future__ import annotations

from typing import NamedTuple

from explorer.model import ClaimKind, Modality, RelationType


class Mark(NamedTuple):
    """One distinction: a glyph of one cell, a word, and a tone (a name that a theme turns into a colour)."""

    glyph: str
    word: str
    tone: str


MODALITIES: dict[str, Mark] = {
    Modality.ACTUAL: Mark("●", "happened", "actual"),
    Modality.ESTIMATE: Mark("◐", "estimate", "estimate"),
    Modality.TARGET: Mark("◎", "target", "ahead"),
    Modality.PLAN: Mark("○", "plan", "ahead"),
    Modality.FORECAST: Mark("◌", "forecast", "ahead"),
    Modality.OPINION: Mark("❝", "opinion", "muted"),
    Modality.DENIED: Mark("✕", "denied", "bad"),
    Modality.HYPOTHETICAL: Mark("◔", "hypothetical", "muted"),
}

EVENTS: dict[str, Mark] = {
    Modality.ACTUAL: Mark("◆", "event", "event"),
    Modality.TARGET: Mark("◇", "event as a target", "ahead"),
    Modality.PLAN: Mark("◇", "planned event", "ahead"),
    Modality.FORECAST: Mark("◇", "expected event", "ahead"),
}

RELATIONS: dict[str, Mark] = {
    RelationType.CONTRADICTION: Mark("≠", "contradiction", "bad"),
    RelationType.DIRECTION: Mark("⇅", "direction", "bad"),
    RelationType.SCALE: Mark("×", "scale slip", "warn"),
    RelationType.ARITHMETIC: Mark("Σ", "does not add up", "warn"),
    RelationType.PLAUSIBILITY: Mark("!", "implausible", "warn"),
    RelationType.UNDETERMINED: Mark("?", "undetermined", "doubt"),
    RelationType.REVISION: Mark("↻", "revision", "info"),
    RelationType.STATUS: Mark("→", "target and outcome", "info"),
    RelationType.SCOPE: Mark("⊂", "scope", "info"),
    RelationType.PERIOD: Mark("‖", "period", "info"),
    RelationType.OPINION: Mark("❝", "opinion", "muted"),
    RelationType.ROUNDING: Mark("≈", "rounding", "good"),
    RelationType.AGREEMENT: Mark("=", "agreement", "good"),
    RelationType.ARITHMETIC_OK: Mark("√", "adds up", "good"),
}
"""In the order in which a reader wants to see them: the first of several is the one shown."""

VERDICTS: dict[str, Mark] = {
    "verify": Mark("✓", "verified", "good"),
    "dispute": Mark("✗", "disputed", "bad"),
    "dismiss": Mark("–", "dismissed", "muted"),
}
STAR = Mark("★", "starred", "ahead")

AHEAD = (Modality.TARGET, Modality.PLAN, Modality.FORECAST, Modality.HYPOTHETICAL)
"""Modalities of what has not happened."""

UNKNOWN = Mark("·", "unknown", "muted")


def claim_mark(kind: str, modality: str) -> Mark:
    """The mark of a claim by its kind and modality."""
    if kind == ClaimKind.EVENT and modality in EVENTS:
        return EVENTS[modality]
    return MODALITIES.get(modality, UNKNOWN)


def relation_mark(kind: str) -> Mark:
    """The mark of a relation type."""
    return RELATIONS.get(kind, UNKNOWN)


def by_weight(kinds: set[str] | frozenset[str]) -> list[str]:
    """Relation types, the one that a reader wants to see first in front."""
    order = list(RELATIONS)
    return sorted(kinds, key=lambda kind: order.index(RelationType(kind)) if kind in RELATIONS else len(order))
