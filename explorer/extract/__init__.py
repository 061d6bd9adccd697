"""Documents to claims: sentences, periods, quantities, metrics, subjects, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.model import Claim, Document
from explorer.vocabulary.load import Vocabulary

if TYPE_CHECKING:
    from explorer.extract.explaining import Explanation

__all__ = ["explain", "extract"]


def extract(document: Document, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """The claims of `document` in text order, numbered by their ids."""
    from explorer.extract.document import claims_of, read

    return claims_of(read(document, vocabulary))


def explain(document: Document, vocabulary: Vocabulary, claim: Claim) -> Explanation:
    """Each step that led from `document` to `claim`."""
    from explorer.extract.explaining import explain as steps_of

    return steps_of(document, vocabulary, claim)
