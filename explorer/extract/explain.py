"""Why a claim reads as it does: the document is read again and each decision named, in order."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.extract.document import read
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
    evidence = Span(claim.start, claim.end)
    if claim.kind is ClaimKind.QUANTITY:
        for sentence in read(document, vocabulary).sentences:
            if not sentence.span.start <= claim.start < sentence.span.end:
                continue
            for draft in sentence.drafts:
                if (draft.quantity.start, draft.quantity.end) == (claim.start, claim.end):
                    return Explanation(evidence, (*draft.steps, *_rest(claim)))
    return Explanation(evidence, (f"rule: {claim.rule}", *_rest(claim)))


def _rest(claim: Claim) -> tuple[str, ...]:
    """What the fields of the claim itself tell."""
    steps = [f"modality: {claim.modality}", f"qualifier: {claim.qualifier}", f"interval: {claim.low} to {claim.high}"]
    if claim.scope:
        steps.append(f"scope: {claim.scope!r}")
    if claim.attribution:
        steps.append(f"attribution: {claim.attribution!r}")
    if claim.restates is not None:
        steps.append(f"restates: claim {claim.restates}")
    if claim.inferred:
        steps.append(f"inferred, not said: {', '.join(claim.inferred)}")
    steps.append(f"confidence: {claim.confidence:.2f}")
    return tuple(steps)
