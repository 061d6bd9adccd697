"""Why a claim reads as it does: the document is read again and each decision named, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.extract.document import Reading, read
from explorer.extract.event_claims import ToldEvent
from explorer.model import Claim, ClaimKind, Document, Span
from explorer.vocabulary.load import Vocabulary


@dataclass(frozen=True, slots=True)
class Explanation:
    """The steps that led to a claim."""

    evidence: Span
    steps: tuple[str, ...]
    """One sentence each, in the order of the decisions. May quote the document: pass them through the gate."""


def explain(document: Document, vocabulary: Vocabulary, claim: Claim) -> Explanation:
    """How the extractor came to `claim`, which it made of `document`.

    A claim that the extractor does not find (imported, corrected, or made with another vocabulary) is told by its rule.
    """
    return explain_in(read(document, vocabulary), claim)


def explain_in(reading: Reading, claim: Claim) -> Explanation:
    """The same, of a document that is read already: for many claims of one."""
    steps = _found(reading, claim) or (f"rule: {claim.rule}",)
    return Explanation(Span(claim.start, claim.end), (*steps, *_rest(claim)))


def _found(reading: Reading, claim: Claim) -> tuple[str, ...]:
    """The steps of what the extractor found at the claim's place; none where it finds nothing there."""
    if claim.kind == ClaimKind.EVENT:
        return next((told.steps for told in _events(reading) if _same(told.claim, claim)), ())
    for draft in (draft for sentence in reading.sentences for draft in sentence.drafts):
        if (draft.quantity.start, draft.quantity.end) == (claim.start, claim.end):
            return tuple(draft.steps)
    cell = next((cell for cell in reading.cells if (cell.start, cell.end) == (claim.start, claim.end)), None)
    return () if cell is None else _of_cell(cell)


def _events(reading: Reading) -> Iterator[ToldEvent]:
    for sentence in reading.sentences:
        yield from sentence.events


def _same(found: Claim, claim: Claim) -> bool:
    """Whether the reading found this event: one date may be that of two."""
    return (found.start, found.end, found.metric) == (claim.start, claim.end, claim.metric)


def _of_cell(cell: Claim) -> tuple[str, ...]:
    return (
        f"figure: {cell.printed!r}, a cell of a table",
        f"metric: {cell.metric!r}, subject: {cell.subject!r}, unit: {cell.unit!r}, by rule {cell.rule!r}",
        f"basis: {cell.basis}, period: {cell.period}, of the labels of its row and column",
    )


def _rest(claim: Claim) -> tuple[str, ...]:
    """What the fields of the claim itself tell."""
    steps = [f"modality: {claim.modality}", f"qualifier: {claim.qualifier}"]
    if claim.kind == ClaimKind.QUANTITY:
        steps.append(f"interval: {claim.low} to {claim.high}")
    if claim.scope:
        steps.append(f"scope: {claim.scope!r}")
    if claim.place:
        steps.append(f"place: {claim.place!r}")
    if claim.attribution:
        steps.append(f"attribution: {claim.attribution!r}")
    if claim.restates is not None:
        steps.append(f"restates: claim {claim.restates}")
    if claim.inferred:
        steps.append(f"inferred, not said: {', '.join(claim.inferred)}")
    steps.append(f"confidence: {claim.confidence:.2f}")
    return tuple(steps)
