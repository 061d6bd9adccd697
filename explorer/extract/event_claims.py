"""Events of a sentence as claims: the parties under their canonical names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from explorer.extract.assemble import Scene
from explorer.extract.clauses import Link, Row
from explorer.extract.event_lives import LIFE, telling_dates
from explorer.extract.event_telling import ANNOUNCED
from explorer.extract.events import EventCandidate, described, find_events
from explorer.extract.given_names import GIVEN_NAMES
from explorer.extract.mentions import Grain, PeriodMention, Tense
from explorer.extract.name_runs import runs
from explorer.extract.nouns import item_noun, noun_of
from explorer.extract.periods import resolve
from explorer.extract.phrases import ends_clause
from explorer.extract.subjects import Subject, Whose, resolve_phrase
from explorer.extract.tokens import tokenize
from explorer.model import Claim, ClaimKind, Document, Span

_KNOWN, _UNKNOWN = 0.75, 0.5


Says = Callable[[int, int], str | None]
"""Who says what stands at a position of the row and an offset of the text; None where it is the document itself."""


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event as a claim (without an id), and how it was found."""

    claim: Claim
    steps: tuple[str, ...]


def event_claims(scene: Scene, document: Document, sentence: Span, row: Row, says: Says) -> list[ToldEvent]:
    """The dated events that a sentence tells."""
    if not any(item.period is not None for item in row.items):
        return []
    vocabulary = scene.vocabulary
    found = find_events(
        row,
        vocabulary.events,
        vocabulary.cues,
        lambda mention, at, tense: _resolved(scene, row, mention, at, tense),
        document.published,
    )
    found += [
        described(row, told)
        for told in telling_dates(row, vocabulary.events, scene.text)
        if told.rule != LIFE or _is_person(scene, row, told.whose)
    ]
    return [
        ToldEvent(claim, _steps(row, event, claim))
        for event in sorted(found, key=lambda event: event.date.start)
        for claim in (_claim(scene, document, sentence, row, event, says),)
    ]


def _is_person(scene: Scene, row: Row, at: int) -> bool:
    """Whether a name is a person's: known as one, or opening with a given name."""
    words = row.items[at].words().split()
    name = scene.names.of(scene.text[row.items[at].start : row.items[at].end])
    return (name is not None and name.person) or (len(words) > 1 and not GIVEN_NAMES.isdisjoint(words[:-1]))


def _steps(row: Row, event: EventCandidate, claim: Claim) -> tuple[str, ...]:
    """The decisions that led to an event, one sentence each."""
    known = "" if event.known else ", which the vocabulary does not know"
    return (
        f"date: {claim.printed!r} is {event.date.label} by rule {event.date.rule!r}",
        f"event: {event.noun!r}, told by {row.items[event.verb_at].words()!r}{known}, by rule {event.rule!r}",
        f"subject: {claim.subject!r}, object: {claim.object!r}",
    )


def _resolved(scene: Scene, row: Row, mention: PeriodMention, at: int, tense: Tense | None) -> PeriodMention:
    """The date with its label, read by `tense`; without one by the clause and what the section spoke of."""
    if tense is None:
        resolved = scene.clock.resolve(mention, row, at, None)
        if resolved.shift_days or resolved.unit is Grain.DAY:
            scene.clock.remember(resolved)
        return resolved
    leans = mention.anaphoric or mention.template is not None
    last = scene.clock.last if leans and tense is Tense.FUTURE else None
    head = last if last is not None and last.start <= mention.start else None
    resolved = resolve(mention, head=head, tense=tense)
    day = scene.today.label if scene.today is not None else None
    if head is not None and day and resolved.period_end and resolved.period_end < day:
        return resolve(mention, tense=tense)
    return resolved


def _claim(scene: Scene, document: Document, sentence: Span, row: Row, event: EventCandidate, says: Says) -> Claim:
    subject = _subject(scene, row, event)
    date = event.date
    return Claim(
        id=0,
        document_id=document.id,
        kind=ClaimKind.EVENT,
        start=date.start,
        end=date.end,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        printed=document.text[date.start : date.end],
        subject=subject.text if subject else None,
        scope=subject.scope if subject else None,
        metric=event.noun,
        phrase=document.text[row.items[event.verb_at].start : row.items[event.verb_at].end],
        object=_object(scene, event),
        qualifier=event.qualifier,
        period=date.label,
        period_start=date.period_start,
        period_end=date.period_end,
        modality=event.modality,
        place=place_at(scene, row, event.verb_at, event.at),
        attribution=says(event.verb_at, date.start) if event.rule != ANNOUNCED else None,
        inferred=("subject",) if subject and subject.inferred else (),
        rule=f"event: {event.rule}; {date.rule}",
        confidence=_KNOWN if event.known else _UNKNOWN,
    )


_PLACING = frozenset({"in", "at", "near", "off", "outside", "over"})
_FAR = 8


def place_at(scene: Scene, row: Row, at: int, date: int) -> str | None:
    """Where the event told at `at` happened: a named place behind "in", "at" or "near" in its clause."""
    items = row.items
    for i in (*range(at + 1, min(len(items) - 1, at + _FAR)), *range(date + 1, min(len(items) - 1, date + _FAR))):
        if ends_clause(items[i]) or (i > at and items[i].kind == "verb" and items[i].finite):
            break
        if items[i].kind != "prep" or items[i].lemma not in _PLACING or items[i + 1].kind != "np":
            continue
        noun = item_noun(items[i + 1])
        name = scene.names.of(noun.core[-1].text) if noun.core else None
        timed = any(token.tag == "NUM" for token in noun.core)
        if noun.proper and not timed and not noun.owner and not (name is not None and name.person):
            return " ".join(scene.text[noun.core[0].start : noun.core[-1].end].split())
    return None


def _subject(scene: Scene, row: Row, event: EventCandidate) -> Subject | None:
    if not event.subject:
        return None
    whose = Whose(
        scene.text,
        row,
        event.verb_at,
        Link("bare", verb=event.verb_at),
        None,
        scene.names,
        scene.focus,
        scene.vocabulary,
    )
    return resolve_phrase(whose, event.subject, "subject of the event")


def _object(scene: Scene, event: EventCandidate) -> str | None:
    """The object's words; a bare name in its canonical form."""
    if event.object is None:
        return None
    text = " ".join(event.object.of(scene.text).split())
    tokens = tokenize(scene.text, event.object.start, event.object.end)
    found = [name for run in runs(tokens, scene.text) if (name := scene.names.of(run.text))]
    if found and noun_of(tokens).proper and len(found) == 1:
        return found[0].text
    return text
