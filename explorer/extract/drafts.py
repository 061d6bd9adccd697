"""Claims in the making, and what they are made in: the document, its names, its clock."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.calendar import Grain
from explorer.extract.clauses import Link, Row
from explorer.extract.dating import Dated
from explorer.extract.mentions import PeriodMention, QuantityKind, QuantityMention
from explorer.extract.metrics import Choice
from explorer.extract.names import Names
from explorer.extract.subjects import Focus, Subject
from explorer.extract.timeline import Clock
from explorer.model import Basis, Modality
from explorer.vocabulary.load import Vocabulary

PERCENT = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE})
SETTLED = frozenset({Modality.ACTUAL, Modality.ESTIMATE})
"""Modalities of what was or is so, as far as anybody knows."""


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    quantity: QuantityMention
    at: int
    """Its position among the phrases of the sentence."""
    link: Link
    growth: bool = False
    choice: Choice | None = None
    subject: Subject | None = None
    basis: Basis | None = None
    period: PeriodMention | None = None
    """The period, resolved."""
    dated: Dated | None = None
    scope: str | None = None
    place: str | None = None
    stated: str | None = None
    """As of when it was said, where the sentence gives that besides the period."""
    aim: bool = False
    """A target, goal or forecast by the noun that names it."""
    former: bool = False
    """Only what was forecast before: of the same period as the figure that replaces it."""
    restates: int | None = None
    """The index of the draft (in the sentence) that this one says again."""
    modality: str = Modality.ACTUAL
    attribution: str | None = None
    inferred: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    """What was decided and by which rule, in order, for `explain`."""


@dataclass(slots=True)
class Scene:
    """What stays the same for all sentences of a document, and what the text has been about so far."""

    text: str
    vocabulary: Vocabulary
    names: Names
    focus: Focus
    clock: Clock
    today: PeriodMention | None = None
    """The day of the document, if it is known to the day."""
    passed: Row | None = None
    """The phrases of the sentence before, if it stands in the same section."""
    before: list[Draft] = field(default_factory=list)
    """The drafts of the sentence before, if it stands in the same section."""
    recent: list[Draft] = field(default_factory=list)
    """The last drafts with a metric, for "it was 5 million" in the next sentence."""
    money: set[str] = field(default_factory=set)
    """The currencies told so far."""
    bases: dict[Grain, Basis] = field(default_factory=dict)
    """How far back the last base of a level lay, by the length of the level's period."""
    growths: dict[tuple[str, str | None], set[Basis]] = field(default_factory=dict)
    """What changes are measured against in the text's own words, by the period's label and the metric."""
    metrics: set[str] = field(default_factory=set)
    """The names of all metrics told so far."""
    told: dict[tuple[float, str | None], Draft] = field(default_factory=dict)
    """The first draft of each value and unit that has a metric, for "the $5 billion" later on."""
