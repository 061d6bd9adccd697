"""Whose figure it is: ordered rules over the noun phrases around the metric and the verb."""

from __future__ import annotations

from explorer.extract.dimensions import is_people
from explorer.extract.mentions import QuantityKind
from explorer.extract.references import Focus, Rule, Subject, Whose, of_person, resolve_phrase
from explorer.extract.subject_nouns import (
    aged,
    holder,
    modifier_of_metric,
    name_in_metric,
    owner_of_metric,
    phrase_before,
    phrase_behind,
    phrase_of_metric,
    place_of_metric,
    thing_itself,
)
from explorer.extract.subject_verbs import agent, gapped, main_subject, patient, subject_of_verb

__all__ = ["Focus", "Subject", "Whose", "choose_subject", "resolve_phrase"]


def choose_subject(whose: Whose) -> Subject | None:
    """The subject by the first rule that knows one; None if none does."""
    for rule in _RULES:
        subject = rule(whose)
        if subject is not None:
            return subject
    return None


def _growth(whose: Whose) -> bool:
    """Whether the figure is a per cent that no metric of its own takes: a change of something told before."""
    quantity = whose.items[whose.q].quantity
    return quantity is not None and quantity.kind is QuantityKind.PERCENT and whose.choice is None


def _from_focus(whose: Whose) -> Subject | None:
    name = whose.focus.thing or whose.names.topic
    if name is None or whose.names.topic is not name or of_person(whose):
        return None
    return Subject(name.text, "topic", True, name=name) if _businesslike(whose) or _growth(whose) else None


_KINDS = frozenset({"flow", "stock", "price", "ratio"})


def _businesslike(whose: Whose) -> bool:
    """Whether a figure can be its document's topic's own: money, or a known metric that counts no people."""
    quantity = whose.items[whose.q].quantity
    if quantity is not None and quantity.kind is QuantityKind.MONEY:
        return True
    entry = whose.choice.named.entry if whose.choice is not None else None
    if entry is None or entry.kind not in _KINDS or "person" in entry.units:
        return False
    return quantity is not None and not is_people(quantity.unit)


_RULES: tuple[Rule, ...] = (
    gapped,
    aged,
    patient,
    phrase_behind,
    holder,
    phrase_before,
    owner_of_metric,
    phrase_of_metric,
    agent,
    subject_of_verb,
    name_in_metric,
    place_of_metric,
    main_subject,
    _from_focus,
    thing_itself,
    modifier_of_metric,
)
