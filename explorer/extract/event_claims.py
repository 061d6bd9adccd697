"""Events of a sentence as claims: the parties under their canonical names."""

from __future__ import annotations

from explorer.extract.assemble import Scene
from explorer.extract.clauses import Link, Row
from explorer.extract.events import EventCandidate, find_events
from explorer.extract.mentions import PeriodMention, Tense
from explorer.extract.names import runs
from explorer.extract.nouns import noun_of
from explorer.extract.periods import resolve
from explorer.extract.subjects import Subject, Whose, resolve_phrase
from explorer.extract.tokens import tokenize
from explorer.model import Claim, ClaimKind, Document, Span

_KNOWN, _UNKNOWN = 0.75, 0.5


def event_claims(scene: Scene, document: Document, sentence: Span, row: Row) -> list[Claim]:
    """The claims (without ids) of the dated events that a sentence tells."""
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
    return [_claim(scene, document, sentence, row, event) for event in found]


def _resolved(scene: Scene, row: Row, mention: PeriodMention, at: int, tense: Tense | None) -> PeriodMention:
    """The date with its label, read by `tense`; without one by the clause and what the section spoke of."""
    if tense is None:
        return scene.clock.resolve(mention, row, at, None)
    leans = mention.anaphoric or mention.template is not None
    head = scene.clock.last if leans and tense is Tense.FUTURE else None
    return resolve(mention, head=head, tense=tense)


def _claim(scene: Scene, document: Document, sentence: Span, row: Row, event: EventCandidate) -> Claim:
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
        inferred=("subject",) if subject and subject.inferred else (),
        rule=f"event: {event.rule}; {date.rule}",
        confidence=_KNOWN if event.known else _UNKNOWN,
    )


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
