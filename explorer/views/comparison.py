"""One metric across documents: sections by subject and unit, rows by period, columns by document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from explorer.model import CONFLICT_TYPES, Claim
from explorer.views.figures import BASIS_WORDS, unit_text
from explorer.views.marks import AHEAD, by_weight
from explorer.views.periods import period_text


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says about one row."""

    claims: tuple[Claim, ...]
    kinds: frozenset[str] = frozenset()
    """Types of the relations of these claims."""


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One period (of one scope and place), what happened and what was ahead kept apart."""

    title: str
    note: str
    ahead: bool
    cells: Mapping[int, Cell]

    @property
    def kinds(self) -> list[str]:
        """Relation types of the row, the weightiest first."""
        return by_weight(frozenset().union(*(cell.kinds for cell in self.cells.values())))

    def weight(self) -> tuple[bool, int, int]:
        """How much a reader wants to see it: whether it holds a conflict, its documents, its relation types."""
        return bool(set(self.kinds) & CONFLICT_TYPES), len(self.cells), len(self.kinds)

    @property
    def claims(self) -> list[Claim]:
        """Every claim of the row."""
        return [claim for cell in self.cells.values() for claim in cell.claims]


@dataclass(frozen=True, slots=True)
class Section:
    """All rows that share subject, unit and basis: the unit is said once, here."""

    subject: str | None
    unit: str | None
    basis: str | None
    rows: tuple[CompareRow, ...]

    @property
    def title(self) -> str:
        """The unit in words: `vehicles`, `%, year on year`."""
        unit = unit_text(self.unit) or "count"
        return f"{unit}, {BASIS_WORDS.get(self.basis, self.basis)}" if self.basis else unit  # type: ignore[call-overload]

    @property
    def claims(self) -> list[Claim]:
        """Every claim of the section, by row."""
        return [claim for row in self.rows for claim in row.claims]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A metric as documents tell it."""

    metric: str
    documents: tuple[int, ...]
    """Columns, in the given order; only documents that speak."""
    sections: tuple[Section, ...] = field(default=())

    def section_of(self, claim_id: int) -> Section | None:
        """The section that holds a claim."""
        return next((part for part in self.sections if any(claim.id == claim_id for claim in part.claims)), None)

    @property
    def weightiest(self) -> CompareRow | None:
        """The row to look at first: one with a conflict, else the one that most documents speak of."""
        rows = [row for section in self.sections for row in section.rows]
        return max(rows, key=CompareRow.weight) if rows else None


def compare(
    metric: str, claims: Iterable[Claim], kinds: Mapping[int, frozenset[str]], order: Sequence[int]
) -> Comparison:
    """The comparison of a metric's claims; `kinds` gives relation types by claim, `order` the documents' order."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.subject or "", claim.unit or "", claim.basis or ""), []).append(claim)
    sections = [_section(members, kinds) for members in groups.values()]
    sections.sort(key=lambda part: (part.subject or "", bool(part.basis), -len(part.claims), part.unit or ""))
    spoken = {claim.document_id for members in groups.values() for claim in members}
    place = {document: number for number, document in enumerate(order)}
    documents = tuple(sorted(spoken, key=lambda document: (place.get(document, len(place)), document)))
    return Comparison(metric, documents, tuple(sections))


def aside(metric: str, claim: Claim | None, room: int) -> str:
    """Why a metric is shown that is not the chosen claim's, in as many words as have room; empty where it is."""
    if claim is None or claim.metric == metric:
        return ""
    about = claim.metric
    told: tuple[str, ...] = (" (the chosen claim names no metric)", " (not the chosen claim's)")
    if about:
        told = (f" ({about} has no figures to compare)", f" ({about} has no figures)", f" (not {about})")
    return next((words for words in told if len(words) <= room), "")


def _section(claims: Sequence[Claim], kinds: Mapping[int, frozenset[str]]) -> Section:
    rows: dict[tuple[str, str, str, bool, str, str, str], dict[int, list[Claim]]] = {}
    for claim in claims:
        key = (
            claim.period_start or claim.period_end or "~",
            claim.period_end or "",
            claim.period or "",
            claim.modality in AHEAD,
            claim.scope or "",
            claim.place or "",
            claim.period_start or "",
        )
        rows.setdefault(key, {}).setdefault(claim.document_id, []).append(claim)
    first = claims[0]
    return Section(first.subject, first.unit, first.basis, tuple(_row(rows[key], kinds) for key in sorted(rows)))


def _row(members: Mapping[int, list[Claim]], kinds: Mapping[int, frozenset[str]]) -> CompareRow:
    claim = next(iter(members.values()))[0]
    note = ", ".join(part for part in (claim.scope, claim.place) if part)
    cells = {
        document: Cell(tuple(said), frozenset().union(*(kinds.get(claim.id, frozenset()) for claim in said)))
        for document, said in members.items()
    }
    title = period_text(claim.period, claim.period_start, claim.period_end)
    return CompareRow(title, note, claim.modality in AHEAD, cells)
