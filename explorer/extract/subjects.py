"""Whose figure it is: ordered rules over the noun phrases around the metric and the verb."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_owners import (
    modifier_of_metric,
    name_in_metric,
    phrase_of_metric,
    place_of_metric,
    thing_itself,
)
from explorer.extract.name import Name
from explorer.extract.nouns import item_noun
from explorer.extract.offices import is_teller, only_tells
from explorer.extract.references import owner_of, resolve_phrase
from explorer.extract.subject_nouns import (
    ARM,
    aged,
    behind_count,
    beside,
    contrasted,
    described,
    having,
    holder,
    in_arm,
    named_before,
    opened_with,
    opening_place,
    owner_of_metric,
    phrase_before,
    phrase_behind,
    placed,
)
from explorer.extract.subject_verbs import acting_beside, agent, gapped, main_subject, patient, subject_of_verb
from explorer.extract.whose import NOBODY, Focus, Rule, Subject, Whose, names_in, of_person
from explorer.vocabulary.owners import Owner

__all__ = ["Focus", "Subject", "Whose", "choose_subject", "resolve_phrase"]


def choose_subject(whose: Whose) -> Subject | None:
    """The subject by the first rule that knows one; None if none does."""
    foreign = False
    for rule in _RULES:
        subject = rule(whose) if not (foreign and rule in _INHERITING) else None
        if subject is NOBODY:
            return None
        if subject is not None:
            if _says_metric(whose, subject) or _only_tells(subject):
                continue
            if not _foreign(whose, subject):
                return subject
            foreign = foreign or subject.name is None
    return None


def _says_metric(whose: Whose, subject: Subject) -> bool:
    """Whether a subject only says the metric again: "30 such transfers have occurred"."""
    if subject.name is not None or whose.choice is None or subject.rule in ("the thing itself", ARM):
        return False
    head, metric = subject.text.rpartition(" ")[2], whose.choice.named.name.rpartition(" ")[2]
    return lexicon.singular(head.lower()) == lexicon.singular(metric)


def _only_tells(subject: Subject) -> bool:
    """Whether a subject is what tells figures of others: "the forecasts are 2.1% and 2.8%"."""
    head = subject.text.rpartition(" ")[2].lower()
    return subject.name is None and only_tells(head) and subject.rule != "the thing itself"


_IMPERSONAL = frozenset({Owner.ORGANISATION, Owner.PLACE, Owner.MARKET})
_COUNTING = frozenset({"name", "identify", "mourn", "bury", "honour", "honor"})
"""What is done to the dead by those who did not kill them."""
_GUESSERS = frozenset({"analyst", "economist", "forecaster", "broker", "strategist", "expert", "trader", "investor"})
"""Who foresees figures of others: "analysts had expected 41 million"."""
_SETTING = frozenset({"set", "see", "put"})
_OF_ACTS = frozenset({"cost", "deal value", "budget", "investment", "spending", "savings", "market value"})


def _foreign(whose: Whose, subject: Subject) -> bool:
    """Whether a subject cannot have such a metric: "The decision cut sales", "Lomax expects sales of 5 million"."""
    verb = whose.items[whose.link.verb].lemma if whose.link.verb is not None else ""
    if whose.owner is Owner.HAPPENING and verb in _COUNTING:
        return True
    if whose.owner not in _IMPERSONAL or whose.choice is None:
        return False
    if subject.name is None:
        head = lexicon.singular(subject.text.rpartition(" ")[2])
        if head in _GUESSERS and verb in whose.vocabulary.cues.verbs:
            return True
        return head in whose.vocabulary.words.acts and whose.choice.named.name not in _OF_ACTS
    cues = whose.vocabulary.cues
    if subject.name.person and (whose.owner is Owner.PLACE or (subject.inferred and subject.rule.startswith("owner"))):
        return True
    return subject.name.person and (verb in cues.say_verbs or verb in cues.verbs or verb in _SETTING)


def _topic(whose: Whose) -> Subject | None:
    """The one that the paragraph or else the document is plainly about, for a metric that such a one has."""
    if whose.owner is not Owner.ORGANISATION or of_person(whose):
        return None
    focus = whose.focus
    if (
        focus.thing is not None
        and focus.told == {focus.thing.text}
        and not (focus.thing.place or is_teller(focus.thing.text))
    ):
        return Subject(focus.thing.text, "topic of the paragraph", True, name=focus.thing)
    name = whose.names.topic
    if name is None or name.place or is_teller(name.text) or focus.told - {name.text}:
        return None
    if acting_beside(whose, name):
        return None
    return Subject(name.text, "topic", True, name=name)


AS_OF_PLACES = frozenset({"food prices", "producer prices"})
"""Metrics of markets that statistics tell of a place."""


def _home(whose: Whose) -> Subject | None:
    """The place whose figures the paragraph, or else the text, tells, for a metric that places have."""
    at = whose.choice.noun if whose.choice is not None else None
    before = item_noun(whose.items[at - 1]) if at and whose.items[at - 1].kind == "np" else None
    if before is not None and before.owner and whose.owner is Owner.PLACE:
        return owner_of(whose, before, "owner of the metric")
    place = whose.focus.here or whose.focus.home
    metric = whose.choice.named.name if whose.choice is not None else None
    if place is None or not (whose.owner is Owner.PLACE or metric in AS_OF_PLACES) or _elsewhere(whose, place):
        return None
    return Subject(place.text, "place of the text", True, name=place)


def _told_before(whose: Whose) -> Subject | None:
    """What the sentence before is about, for a measured metric that nobody owns: "The range is a metre"."""
    lately, at, verb = whose.focus.lately, whose.choice.noun if whose.choice else None, whose.link.verb
    quantity = whose.items[whose.q].quantity
    measured = quantity is not None and quantity.kind in (QuantityKind.MEASURE, QuantityKind.RATE)
    named = whose.choice is not None and whose.choice.rule == "subject of the verb"
    if lately is None or at is None or verb is None or not (measured and named):
        return None
    noun = item_noun(whose.items[at]) if whose.items[at].kind == "np" else None
    if noun is None or not noun.definite or noun.owner or whose.row.subject(verb) != at:
        return None
    if any(item.kind == "np" and names_in(whose, item_noun(item).core) for item in whose.items[: whose.q]):
        return None
    return Subject(lately, "told before", True)


_OF_ALL = frozenset({"global", "world", "worldwide", "european", "international", "regional", "eurozone", "foreign"})


def _elsewhere(whose: Whose, place: Name) -> bool:
    """Whether the sentence speaks of another place, or of the whole world, left of the figure."""
    for item in whose.items[: whose.q]:
        if item.kind != "np" or _OF_ALL.isdisjoint(token.lower for token in item.tokens):
            noun = item_noun(item) if item.kind == "np" else None
            named = [*names_in(whose, noun.core), *names_in(whose, noun.owner)] if noun is not None else []
            if not any(name.demonym or (name.place and name is not place) for name in named):
                continue
        return True
    return False


_RULES: tuple[Rule, ...] = (
    gapped,
    placed,
    aged,
    patient,
    described,
    beside,
    having,
    in_arm,
    phrase_behind,
    contrasted,
    named_before,
    holder,
    phrase_before,
    owner_of_metric,
    phrase_of_metric,
    opened_with,
    agent,
    subject_of_verb,
    name_in_metric,
    place_of_metric,
    main_subject,
    _topic,
    thing_itself,
    modifier_of_metric,
    opening_place,
    _home,
    behind_count,
    _told_before,
)
_INHERITING = frozenset({main_subject, _topic})
"""Rules that look beyond the clause: of no use where the clause has an agent of another sort."""
