"""Documents to claims: sentences, periods, quantities, metrics, subjects, events."""

from __future__ import annotations

import re

from explorer.model import Claim, ClaimKind, Document, claim_id
from explorer.vocabulary.load import Vocabulary

_FIGURE = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?: (?:million|billion))?(?:\s?(?:%|per cent))?(?![\w])")
_SENTENCE = re.compile(r"[^.\n]+(?:\.(?=\d)[^.\n]*)*\.?")
_SCALE = {"million": 1e6, "billion": 1e9}


def extract(document: Document, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """The claims of `document` in text order."""
    claims: list[Claim] = []
    for sentence in _SENTENCE.finditer(document.text):
        for match in _FIGURE.finditer(document.text, *sentence.span()):
            number, _, scale = match[0].removesuffix("%").removesuffix("per cent").strip().partition(" ")
            percent = match[0].endswith(("%", "cent"))
            claims.append(
                Claim(
                    id=claim_id(document.id, len(claims)), document_id=document.id, kind=ClaimKind.QUANTITY,
                    start=match.start(), end=match.end(), sentence_start=sentence.start(), sentence_end=sentence.end(),
                    printed=match[0], value=float(number.replace(",", "")) * _SCALE.get(scale, 1.0),
                    unit="%" if percent else None, metric="figure", rule="plain-figure", confidence=0.3,
                    period=document.published, period_start=document.published and document.published[:4] + "-01-01",
                )
            )  # fmt: skip
    return tuple(claims)
