"""Dated events of a sentence: a verb or noun of happening, its date, who and what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.event_finder import Finder, of_date
from explorer.extract.event_lives import LIFE, TellingDate
from explorer.extract.event_names import is_brief
from explorer.extract.event_parties import is_reduced, parties
from explorer.extract.event_telling import CLAUSE_OF_DATE, LASTING, NOUN_BEFORE, NOUN_BEHIND, Telling
from explorer.extract.main_verbs import is_finite
from explorer.extract.mentions import PeriodMention, PeriodRelation, Tense
from explorer.extract.modality import modality_of
from explorer.extract.tokens import Token
from explorer.model import Modality, Qualifier, Span
from explorer.vocabulary.cues import Cues
from explorer.vocabulary.events import Events

Resolve = Callable[[PeriodMention, int, Tense | None], PeriodMention]
"""Gives the mention at a position of the row its label, read by a tense; by that of its clause where there is none."""

_AHEAD = frozenset({Modality.PLAN, Modality.TARGET, Modality.FORECAST, Modality.HYPOTHETICAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCandidate:
    """An event as found in one sentence; `date` is resolved."""

    date: PeriodMention
    at: int
    """The position of the date in the row."""
    verb_at: int
    """The position of the phrase that tells the event: a verb, or a noun phrase."""
    noun: str
    """The event's name: launch, acquisition, verdict."""
    subject: tuple[Token, ...]
    """The noun phrase of who does it or whom it befalls; empty where the sentence has none."""
    object: Span | None
    modality: Modality
    qualifier: Qualifier
    known: bool
    """Whether the vocabulary knows the verb; an unknown one is taken for what it is (and trusted less)."""
    rule: str


def find_events(
    row: Row, events: Events, cues: Cues, resolve: Resolve, published: str | None = None
) -> list[EventCandidate]:
    """The events of a sentence, one for each date that has one, in text order.

    `published` is the document's date: what lies behind it and is told as a fact is a plan.
    """
    found: list[EventCandidate] = []
    last: Telling | None = None
    for at, item in enumerate(row.items):
        mention = of_date(item)
        if mention is None or mention.duration:
            continue
        telling = Finder(row, events, cues, at, mention).telling()
        if telling is None and found and _joined(row, at, found[-1].at):
            telling = last
        if telling is None:
            continue
        last = telling
        if telling.rule in (CLAUSE_OF_DATE, LASTING) and mention.relation is PeriodRelation.SINCE:
            mention = replace(mention, relation=PeriodRelation.IN)
        meant = _meant(row, telling.at, cues)
        apart = (meant is None and _stands_apart(row, telling)) or _befell(row, events, cues, telling)
        modality = telling.modality or (Modality.ACTUAL if apart else _modality(row, telling, cues))
        near = apart or _is_awaited(row, telling)
        tense = Tense.PRESENT if near else _tense(row, telling, mention, modality, at)
        if meant is None and telling.modality is None and _is_known(row, telling):
            modality = Modality.ACTUAL
        date = resolve(mention, at, tense)
        if date.label is None:
            continue
        if _lies_behind(published, date) and (modality is Modality.ACTUAL or _presupposed(telling, modality)):
            modality = Modality.PLAN
        elif _presupposed(telling, modality) and _is_over(published, date):
            modality = Modality.PLAN if _is_future(row, telling.at) else Modality.ACTUAL
        found.append(_candidate(row, events, date, at, telling, modality))
    return _without_doubles(found)


def described(row: Row, told: TellingDate) -> EventCandidate:
    """The event of a date that no verb tells: a birth or death befalls its subject, a work is what came out."""
    item = row.items[told.whose]
    lived = told.rule == LIFE
    return EventCandidate(
        date=told.date,
        at=told.at,
        verb_at=told.whose if lived else told.at,
        noun=told.noun,
        subject=tuple(item.tokens) if lived else (),
        object=None if lived else Span(item.tokens[0].start, item.end),
        modality=Modality.ACTUAL,
        qualifier=Qualifier.EXACTLY,
        known=True,
        rule=told.rule,
    )


def _joined(row: Row, at: int, other: int) -> bool:
    """ "in May and in July of 2016": a date that only "and" parts from the one before."""
    between = row.items[other + 1 : at]
    return bool(between) and between[0].kind == "conj" and all(x.kind in ("conj", "prep") for x in between)


def _tense(row: Row, telling: Telling, mention: PeriodMention, modality: Modality, at: int) -> Tense | None:
    """How a date without a year is read; None where the tense of its clause tells."""
    if modality in _AHEAD or _announces(row, telling, mention):
        return Tense.FUTURE
    if telling.rule == NOUN_BEHIND:
        return Tense.PRESENT
    if mention.relation is PeriodRelation.UNTIL or _is_set_for(row, at):
        return Tense.FUTURE
    return None if any(is_finite(other) for other in row.items) else Tense.PRESENT


def _is_set_for(row: Row, at: int) -> bool:
    """ "Called a strike for 9 September": a day that something is meant for."""
    before = row.items[at - 1] if at else None
    return before is not None and before.kind == "prep" and before.lemma == "for"


def _without_doubles(found: list[EventCandidate]) -> list[EventCandidate]:
    kept: list[EventCandidate] = []
    for event in found:
        if not any(event.verb_at == other.verb_at and event.date.label == other.date.label for other in kept):
            kept.append(event)
    return kept


def _candidate(
    row: Row, events: Events, date: PeriodMention, at: int, telling: Telling, modality: Modality
) -> EventCandidate:
    subject, target = parties(row, events, telling)
    return EventCandidate(
        date=date,
        at=at,
        verb_at=telling.at,
        noun=telling.noun,
        subject=subject,
        object=target,
        modality=modality,
        qualifier=_qualifier(date, modality),
        known=telling.known,
        rule=telling.rule,
    )


def _stands_apart(row: Row, telling: Telling) -> bool:
    """Whether a noun tells the event before its clause begins: "after the launch of the Tern in May, it will …"."""
    at = telling.at
    if not telling.rule.startswith("noun be") or row.governor(at) is not None or not at:
        return False
    return row.items[at - 1].kind in ("prep", "period") or row.items[at - 1].lemma in ("'s", "’s")


def _is_known(row: Row, telling: Telling) -> bool:
    """Whether a noun only tells since when or after what: "repairs done since the storm of 1991 would …"."""
    before = row.items[telling.at - 1] if telling.at else None
    told = before is not None and before.kind == "prep" and before.lemma in ("since", "after", "following")
    return told and telling.rule == NOUN_BEFORE


def _is_awaited(row: Row, telling: Telling) -> bool:
    """ "Ahead of its session on 3 March", "before the vote on Friday": what a past clause looks ahead to."""
    items, at = row.items, telling.at
    if telling.rule != NOUN_BEFORE or not at:
        return False
    return items[at - 1].lemma == "before" or [item.lemma for item in items[max(0, at - 2) : at]] == ["ahead", "of"]


def _befell(row: Row, events: Events, cues: Cues, telling: Telling) -> bool:
    """Whether a participle tells what was done ("the agreement reached on 28 May"), whatever its clause looks to."""
    item = row.items[telling.at]
    if item.kind != "verb" or item.lemma in cues.verbs:
        return False
    return is_reduced(row, telling.at, telling.noun in events.own)


def _presupposed(telling: Telling, modality: Modality) -> bool:
    """Whether a noun tells what is due whatever its clause supposes: "would have spared her a run-off on May 5"."""
    return telling.rule.startswith("noun be") and modality in (Modality.HYPOTHETICAL, Modality.DENIED)


def _is_future(row: Row, at: int) -> bool:
    """Whether the verb that governs a noun looks ahead itself: "would be ready for lift-off in 2013"."""
    verb = row.governor(at)
    return verb is not None and row.items[verb].tokens[0].lower in ("would", "will")


def _announces(row: Row, telling: Telling, mention: PeriodMention) -> bool:
    """Whether the present tense tells what is to come: "starts on Monday", "play Rovers on October 25"."""
    item = row.items[telling.at]
    if item.kind == "np":
        verb = row.governor(telling.at)
        verb = next((i for i in range(telling.at, len(row.items)) if row.items[i].kind == "verb"), verb)
        if verb is None:
            return False
        item = row.items[verb]
    first = item.tokens[0].lower
    told = lexicon.VERB_KINDS.get(first) in ("base", "third") and first not in lexicon.SAME_PAST
    present = told or first in ("is", "are")
    return item.finite and not item.passive and present and (is_brief(mention) or telling.rule == "what took place")


def _lies_behind(published: str | None, date: PeriodMention) -> bool:
    return bool(published and date.period_start and date.period_start[:10] > _latest(published))


def _is_over(published: str | None, date: PeriodMention) -> bool:
    """Whether a date is past; where nobody knows the document's date, every date is taken for past."""
    return published is None or bool(date.period_end and date.period_end <= _latest(published))


def _latest(published: str) -> str:
    """The last day that a partial ISO date may mean, for comparing as text."""
    return published + {4: "-12-31", 7: "-31"}.get(len(published), "")


def _modality(row: Row, telling: Telling, cues: Cues) -> Modality:
    """Of an event told by a noun: planned where its own participle or its verb says so.

    A known act of aiming or denying ("pledged on Monday to …") is done itself; of a noun behind its date ("Saturday's
    final") only the verb tells what it is.
    """
    at = telling.at
    meant = _meant(row, at, cues)
    if meant is not None:
        return meant
    item = row.items[at]
    verb = row.governor(at) if telling.rule == NOUN_BEHIND else None
    if verb is not None:
        told = row.items[verb]
        ahead = told.tokens[0].lower in lexicon.MODALS or any(word in cues.verbs for word in (told.lemma, *told.outer))
        return modality_of(row, verb, cues) if ahead else Modality.ACTUAL
    if item.kind == "verb" and item.tokens[0].lower == "must":
        return Modality.PLAN
    if item.kind == "verb" and item.lemma in cues.verbs and telling.known and not item.outer and item.finite:
        return Modality.ACTUAL
    found = modality_of(row, at, cues)
    return _hoped(row, at, cues) or found if found is Modality.HYPOTHETICAL else found


def _hoped(row: Row, at: int, cues: Cues) -> Modality | None:
    """ "It hoped the works would open by June": what somebody aims for or expects is meant, not supposed."""
    i = at - 1
    while i > 0 and (row.items[i].kind in ("np", "adv") or row.items[i].lemma == "that"):
        i -= 1
    verb = row.items[i]
    past = verb.kind == "verb" and verb.finite and row.items[at].tokens[0].lower == "would"
    return cues.verbs.get(verb.lemma) if past else None


def _meant(row: Row, at: int, cues: Cues) -> Modality | None:
    """What a participle inside a noun phrase makes of it: "Tuesday's planned launch"."""
    if row.items[at].kind != "np":
        return None
    participles = (token.lower for token in row.items[at].tokens if token.lower.endswith("ed"))
    return next((found for word in participles if (found := cues.verbs.get(lexicon.lemma(word))) is not None), None)


def _qualifier(date: PeriodMention, modality: Modality) -> Qualifier:
    ahead = modality not in (Modality.ACTUAL, Modality.DENIED)
    if date.relation is PeriodRelation.BY:
        return Qualifier.AT_MOST
    if date.relation is PeriodRelation.NOT_BEFORE or (date.relation is PeriodRelation.FROM and ahead):
        return Qualifier.AT_LEAST
    return Qualifier.EXACTLY
