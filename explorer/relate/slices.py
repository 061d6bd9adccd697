"""Large groups in parts: a slice for each year, and the whole once more for the rules that compute.

A slice holds the claims of its year, of the year before and those without a date; it gives the relations of readings
that are compared pair by pair, where the latest is of its year. Rules that compute look at figures of several years:
they see the whole group, and no slice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.model import Claim
from explorer.relate.context import Group

COMPUTED = -1
"""The year of the part of a group that is all of it, for the rules that compute."""


def year_of(claim: Claim) -> int:
    """The year of a claim: that in which its period begins, else ends; 0 where it has no dates."""
    date = (claim.period_start if claim.period_start is not None else claim.period_end) or ""
    return int(date[:4]) if date[:4].isdecimal() else 0


def parts_of(group: Group, years: Sequence[int]) -> Iterator[Group]:
    """The parts of a large group: what is computed, and the slices of some years (0: claims without a date)."""
    yield Group(group.key, group.members, COMPUTED)
    dated = [(year_of(member.claim), member) for member in group.members]
    for year in years:
        near = (year - 1, year, 0) if year else (0,)
        if any(own == year for own, _ in dated):
            yield Group(group.key, [member for own, member in dated if own in near], year)


def compares(group: Group) -> bool:
    """Whether the readings of a group are compared pair by pair: not in the part that computes."""
    return group.year != COMPUTED


def computes(group: Group) -> bool:
    """Whether the rules that compute see a group: a whole one, or the part for them."""
    return group.year is None or group.year == COMPUTED


def meets_earlier(claims: Sequence[Claim], year: int | None) -> bool:
    """Whether claims of a slice (its `year`; None for a whole group) are all of another year and meet there."""
    return year is not None and year != COMPUTED and all(year_of(claim) != year for claim in claims)
