"""schema.org ClaimReview as JSON-LD: only for claims that a person has verified or disputed, never for others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from explorer.export.citation import folded
from explorer.export.source import Source
from explorer.model import Claim, Decision
from explorer.store.chosen import Chosen
from explorer.store.listing import DocumentHead

_RATINGS = {"verify": (5, "Verified"), "dispute": (1, "Disputed")}
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def claim_reviews(source: Source) -> Iterator[str]:
    """One JSON-LD document with a review for every chosen claim that stands verified or disputed.

    It may be put into a page's <script>: no character of it can end the element.
    """
    yield '{\n"@context": "https://schema.org",\n"@graph": ['
    first = True
    for review in _reviews(source):
        text = json.dumps(review, ensure_ascii=True, allow_nan=False, indent=1)
        for character, escape in _UNSAFE.items():
            text = text.replace(character, escape)
        yield ("\n" if first else ",\n") + text
        first = False
    yield "\n]\n}\n"


def _reviews(source: Source) -> Iterator[dict[str, Any]]:
    made = source.listing.decided("claim_id")
    decided = [claim for claim, verdict in source.verdicts.items() if verdict.state in _RATINGS]
    ids = Chosen.of_ids(decided)
    both = Chosen(f"({ids.where}) AND ({source.chosen.where})", (*ids.params, *source.chosen.params))
    for claim in source.listing.claims(both):
        state = source.verdicts[claim.id].state
        act = next(one for one in reversed(made[claim.id]) if one.action == state)
        yield _review(claim, source.heads[claim.document_id], source.listing.text(claim.document_id), act, made)


def _review(
    claim: Claim, head: DocumentHead, text: str, act: Decision, made: dict[int, list[Decision]]
) -> dict[str, Any]:
    value, name = _RATINGS[act.action]
    notes = [folded(decision.note) for decision in made[claim.id] if decision.note]
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "claimReviewed": folded(claim.sentence.of(text)),
        "datePublished": act.made_at[:10],
        "author": {"@type": "Person", "name": folded(act.author or "unnamed")},
        "reviewRating": {
            "@type": "Rating", "ratingValue": value, "bestRating": 5, "worstRating": 1, "alternateName": name,
        },
        "itemReviewed": _item(claim, head),
    }  # fmt: skip
    return review | ({"reviewBody": "\n".join(notes)} if notes else {})


def _item(claim: Claim, head: DocumentHead) -> dict[str, Any]:
    speaker = claim.attribution or head.author
    author = {"@type": "Person", "name": folded(speaker)} if speaker else None
    publisher = {"@type": "Organization", "name": folded(head.publisher)} if head.publisher else None
    work = {
        "@type": "CreativeWork",
        "name": folded(head.title or head.path),
        "publisher": publisher,
        "datePublished": head.published,
        "identifier": f"sha256:{head.sha256}",
        "pagination": str(claim.page) if claim.page is not None else None,
    }
    item = {
        "@type": "Claim",
        "author": author or publisher,
        "datePublished": head.published,
        "appearance": {key: value for key, value in work.items() if value is not None},
    }
    return {key: value for key, value in item.items() if value is not None}
