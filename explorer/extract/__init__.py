"""Documents to claims: sentences, periods, quantities, metrics, subjects, events."""

from __future__ import annotations

from explorer.model import Claim, Document
from explorer.vocabulary.load import Vocabulary

__all__ = ["extract"]


def extract(document: Document, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """The claims of `document` in text order, numbered by their ids."""
    from explorer.extract.document import claims_of, read

    return claims_of(read(document, vocabulary))
