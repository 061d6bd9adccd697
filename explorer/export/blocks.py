"""What a dossier is made of, before it is Markdown or HTML: plain untrusted text in a few kinds of blocks."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.views.chart import Chart


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the dossier's title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `kind` is normal, reason, hint or note."""

    text: str
    kind: str = "normal"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; cells of `marked` (row, column) stand out: there the voices differ."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marked: frozenset[tuple[int, int]] = frozenset()
    numbers: frozenset[int] = frozenset()
    """Columns that are aligned to the right."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with its evidence, and the source below it."""

    before: str
    evidence: str
    after: str
    source: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of readings with a label for each; only where pictures can be shown."""

    title: str
    chart: Chart
    labels: tuple[str, ...]
    ends: tuple[str, str]
    """What stands at the ends of the scale."""


Block = Heading | Paragraph | Table | Passage | Picture
