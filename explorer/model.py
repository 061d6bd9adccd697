"""The things that travel through the program: documents, claims, relations, decisions. Frozen, standard library only.

Offsets count Unicode code points of `Document.text` and are half open. Field meanings are those of the public schema
(README, "The store"): what a column holds there, the attribute of the same name holds here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

CLAIM_BITS = 20
"""A claim's id is `document_id << CLAIM_BITS | ordinal`: stable while its document is, local to it in the B-tree."""

RULE_HAPPENING = "happening of the document"
"""How the `rule` of a claim ends whose subject is the accident, attack or disaster that its document is about."""

MAX_CLAIMS_PER_DOCUMENT = (1 << CLAIM_BITS) - 1


class Span(NamedTuple):
    """A half-open range of code points in a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that this span covers in `text`."""
        return text[self.start : self.end]


class ClaimKind(StrEnum):
    QUANTITY = "quantity"
    EVENT = "event"


class Qualifier(StrEnum):
    EXACTLY = "exactly"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at least"
    AT_MOST = "at most"


class Basis(StrEnum):
    """What a growth figure is measured against."""

    YOY = "yoy"
    QOQ = "qoq"
    MOM = "mom"
    CHANGE = "change"


class Modality(StrEnum):
    ACTUAL = "actual"
    ESTIMATE = "estimate"
    TARGET = "target"
    PLAN = "plan"
    FORECAST = "forecast"
    OPINION = "opinion"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class ClaimSource(StrEnum):
    EXTRACTED = "extracted"
    IMPORTED = "imported"
    CORRECTED = "corrected"


class RelationType(StrEnum):
    AGREEMENT = "agreement"
    ROUNDING = "rounding"
    SCOPE = "scope"
    PERIOD = "period"
    STATUS = "status"
    OPINION = "opinion"
    REVISION = "revision"
    SCALE = "scale"
    DIRECTION = "direction"
    CONTRADICTION = "contradiction"
    ARITHMETIC = "arithmetic"
    ARITHMETIC_OK = "arithmetic-ok"
    PLAUSIBILITY = "plausibility"
    UNDETERMINED = "undetermined"


CONFLICT_TYPES = frozenset(
    {
        RelationType.CONTRADICTION,
        RelationType.DIRECTION,
        RelationType.SCALE,
        RelationType.ARITHMETIC,
        RelationType.PLAUSIBILITY,
        RelationType.UNDETERMINED,
    }
)
"""The relations that a reader has to look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source file after cleaning; `text` never changes once the document is made."""

    id: int
    path: str
    format: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO date, may be partial: 2025, 2025-08, 2025-08-19."""
    published_from: str | None = None
    """front-matter, html, filename, text, user, or None."""
    language: str | None = None
    words: int = 0
    page_starts: tuple[int, ...] = ()
    """Offset at which each page of a paged format starts; empty for formats without pages."""
    notes: tuple[str, ...] = ()
    """What the reader had to do (a guessed encoding, a page without text): shown, never silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of a document, grounded in a span: a quantity or a dated event."""

    id: int
    document_id: int
    kind: ClaimKind
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    printed: str
    subject: str | None = None
    metric: str | None = None
    object: str | None = None
    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    qualifier: str = Qualifier.EXACTLY
    basis: str | None = None
    period: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    stated: str | None = None
    modality: str = Modality.ACTUAL
    scope: str | None = None
    place: str | None = None
    attribution: str | None = None
    page: int | None = None
    restates: int | None = None
    inferred: tuple[str, ...] = ()
    rule: str = ""
    source: str = ClaimSource.EXTRACTED
    confidence: float = 1.0
    phrase: str | None = None
    """The metric as the text words it; `metric` is its canonical name."""

    @property
    def evidence(self) -> Span:
        """The span of the value or, for an event, of the date."""
        return Span(self.start, self.end)

    @property
    def sentence(self) -> Span:
        """The span of the sentence around the evidence."""
        return Span(self.sentence_start, self.sentence_end)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationMember:
    """A claim's part in a relation; `position` orders the members as the reason names them."""

    claim_id: int
    role: str = ""
    """What the claim is in it: target, outcome, whole, part, level, growth, copy, …; empty where all are alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What two or more claims are to each other, with the reason in one sentence."""

    id: int
    type: RelationType
    severity: float
    reason: str
    rule: str
    members: tuple[RelationMember, ...]
    subject: str | None = None
    metric: str | None = None
    period: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the user says of a claim, a relation or a document. Kept by fingerprint, never by id."""

    id: int
    fingerprint: str
    target: str
    action: str
    made_at: str
    field: str | None = None
    value: str | None = None
    note: str | None = None
    author: str | None = None
    undone_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file that was found and not read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did."""

    store: str
    documents: int = 0
    claims: int = 0
    relations: int = 0
    conflicts: int = 0
    read: int = 0
    unchanged: int = 0
    removed: int = 0
    seconds: float = 0.0
    skipped: tuple[Skipped, ...] = field(default=())
    remarks: tuple[Skipped, ...] = field(default=())
    """Documents that were read with a remark: a guessed encoding, a language without claims, a page without text."""


def claim_id(document_id: int, ordinal: int) -> int:
    """The id of a document's claim number `ordinal` (0-based, in text order)."""
    return document_id << CLAIM_BITS | ordinal


def document_of(claim_id: int) -> int:
    """The id of the document that a claim belongs to."""
    return claim_id >> CLAIM_BITS
