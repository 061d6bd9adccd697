"""What the rules see besides the claims: facts of documents, the vocabulary's links between metrics, the word lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from explorer.model import Claim
from explorer.relate.sketch import Sketch
from explorer.relate.words import Lexicon, load_lexicon
from explorer.vocabulary.metrics import Metric, Metrics


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the rules need to know of a document."""

    id: int
    published: str | None = None
    publisher: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A claim on its way into a group, with the sketch that was stored beside it."""

    claim: Claim
    sketch: Sketch = field(default_factory=Sketch)
    keys: tuple[str, ...] = ()
    """Its alignment keys; worked out again where they are not given."""


@dataclass(frozen=True, slots=True)
class Group:
    """The claims that share one alignment key."""

    key: str
    """The key, or the number that stands for it in the store (`key_number`) as text."""
    members: Sequence[Member]
    year: int | None = None
    """The year of a slice, or what stands for one of another part (`slices.py`). None for a whole group."""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that `relate` reads besides the groups."""

    documents: Mapping[int, DocumentFacts] = field(default_factory=dict)
    metrics: Metrics | None = None
    """The vocabulary's metrics; None where nothing is known of them."""
    lexicon: Lexicon = field(default_factory=load_lexicon)

    def facts(self, document_id: int) -> DocumentFacts:
        """The facts of a document; empty ones where it is unknown."""
        return self.documents.get(document_id) or DocumentFacts(document_id)

    def metric(self, name: str | None) -> Metric | None:
        """What the vocabulary knows of a canonical metric; None where it is unknown."""
        return self.metrics.by_name.get(name) if self.metrics is not None and name else None
