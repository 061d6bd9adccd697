"""How far two figures are apart; scores, which are two numbers, by both."""

from __future__ import annotations

import re

from explorer.model import Claim
from explorer.relate.intervals import ratio_gap
from explorer.relate.reading import Reading
from explorer.relate.wording import middle

_SCORE = re.compile(r"(\d{1,3}) ?[-–:] ?(\d{1,3})")


def score_of(claim: Claim) -> tuple[int, int] | None:
    """The two numbers of a score ("3-1"), of which the claim's value is the first; None for other figures."""
    found = _SCORE.fullmatch(claim.printed.strip()) if claim.unit == "point" else None
    return (int(found[1]), int(found[2])) if found else None


def gap_of(first: Reading, second: Reading) -> float:
    """The distance of two values as a share of the larger one; of two scores, by all their points."""
    one, two = score_of(first.claim), score_of(second.claim)
    if one and two:
        return sum(abs(a - b) for a, b in zip(one, two, strict=True)) / max(1, sum(one), sum(two))
    values = middle(first), middle(second)
    return ratio_gap(values[0], values[1]) if values[0] is not None and values[1] is not None else 0.0
