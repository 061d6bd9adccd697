"""Large groups in slices, one a year: its claims and those of the year before, with which growth compares."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.model import Claim


def year_of(claim: Claim) -> int:
    """The year of a claim: that in which its period begins, else ends; 0 where it has no dates."""
    date = (claim.period_start if claim.period_start is not None else claim.period_end) or ""
    return int(date[:4]) if date[:4].isdecimal() else 0


def meets_earlier(claims: Sequence[Claim], year: int | None) -> bool:
    """Whether claims of a slice (its `year`; None for a whole group) are all of an earlier year and meet there."""
    return year is not None and all(year_of(claim) != year for claim in claims)
