"""Claims to relations: alignment, intervals, rules and arithmetic, each with its reason. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from explorer.model import Claim, Relation


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words."""


def load_lexicon() -> Lexicon:
    """The words."""
    return Lexicon()


@dataclass(frozen=True, slots=True)
class Sketch:
    """Evidence of a clause."""

    def encode(self) -> str:
        """As text."""
        return ""

    @staticmethod
    def decode(text: str) -> Sketch:
        """From text."""
        return Sketch()


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Facts of a document."""

    id: int
    published: str | None = None
    publisher: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A claim in a group."""

    claim: Claim
    sketch: Sketch


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that share a key."""

    key: str
    members: Sequence[Member]


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules read besides."""

    documents: Mapping[int, DocumentFacts] = field(default_factory=dict)
    metrics: Any = None
    lexicon: Lexicon = field(default_factory=Lexicon)


def sketch_of(claim: Claim, text: str, lexicon: Lexicon) -> Sketch:
    """The sketch of a claim."""
    return Sketch()


def alignment_keys(claim: Claim, sketch: Sketch, lexicon: Lexicon | None = None) -> tuple[str, ...]:
    """The keys of a claim."""
    return (f"{claim.subject}:{claim.metric}",)


def relate(groups: Iterable[Group], context: Context) -> Iterator[Relation]:
    """The relations within each group."""
    return iter(())
