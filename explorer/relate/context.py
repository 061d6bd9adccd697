"""What the rules see besides the claims: facts of documents, the vocabulary's links between metrics, the word lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from explorer.model import Claim
from explorer.relate.sketch import Sketch
from explorer.relate.words import Lexicon, load_lexicon


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
    members: Sequence[Member]


class Metrics(Protocol):
    """What the rules ask the vocabulary about a canonical metric; None or empty where it does not know."""

    def metric_kind(self, metric: str) -> str | None:
        """flow, stock, ratio, price or duration."""

    def metric_parent(self, metric: str) -> str | None:
        """The metric that this one is a part of (gross profit -> revenue), by its canonical name."""


class NoMetrics:
    """A vocabulary that knows nothing."""

    def metric_kind(self, metric: str) -> str | None:
        """Nothing is known."""
        return None

    def metric_parent(self, metric: str) -> str | None:
        """Nothing is known."""
        return None


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that `relate` reads besides the groups."""

    documents: Mapping[int, DocumentFacts] = field(default_factory=dict)
    metrics: Metrics = field(default_factory=NoMetrics)
    lexicon: Lexicon = field(default_factory=load_lexicon)

    def facts(self, document_id: int) -> DocumentFacts:
        """The facts of a document; empty ones where it is unknown."""
        return self.documents.get(document_id) or DocumentFacts(document_id)
