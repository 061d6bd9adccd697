"""What one rule says of two claims."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model import RelationType

_BASE = {
    RelationType.CONTRADICTION: 0.70, RelationType.SCALE: 0.85, RelationType.DIRECTION: 0.80,
    RelationType.ARITHMETIC: 0.60, RelationType.PLAUSIBILITY: 0.50, RelationType.UNDETERMINED: 0.40,
    RelationType.STATUS: 0.28, RelationType.REVISION: 0.26, RelationType.SCOPE: 0.22, RelationType.OPINION: 0.18,
    RelationType.PERIOD: 0.14, RelationType.ARITHMETIC_OK: 0.08, RelationType.ROUNDING: 0.05,
    RelationType.AGREEMENT: 0.02,
}  # fmt: skip
_SPAN = {
    RelationType.CONTRADICTION: 0.30, RelationType.SCALE: 0.0, RelationType.DIRECTION: 0.15,
    RelationType.ARITHMETIC: 0.09, RelationType.PLAUSIBILITY: 0.09, RelationType.UNDETERMINED: 0.09,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """The type of a relation between two claims, and what its reason says."""

    type: RelationType
    rule: str
    because: str = ""
    """The part of the reason behind the figures: what differs, or what is the same."""
    hint: str | None = None
    gap: float = 0.0
    """Distance of the values as a share of the larger one, 0 to 1."""
    roles: tuple[str, str] = ("", "")
    about: str = ""
    """What the reason begins with; empty for subject, metric and period of the first claim."""
    swap: bool = False
    """Whether the reason names the second claim first."""


def severity(kind: RelationType, gap: float = 0.0) -> float:
    """What a reader should look at first: 0 to 1, rounded so that it prints alike everywhere."""
    share = min(1.0, max(0.0, gap))
    return round(min(1.0, _BASE[kind] + _SPAN.get(kind, 0.04) * share), 4)
