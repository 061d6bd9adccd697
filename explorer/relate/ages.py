"""Two ages of one person, told of him in passing: "Lena Hoch, 26, won …" beside "Lena Hoch is 23"."""

from __future__ import annotations

from explorer.model import Modality, RelationType
from explorer.relate.marks import WAS
from explorer.relate.pair import Pair
from explorer.relate.reading import Reading
from explorer.relate.verdict import Verdict

_FULL_NAME = 2
_SAID_WITHIN = 200
"""Days within which a person has one birthday at most."""
_BIRTHDAY = 1
"""Years by which two ages may differ for a birthday between them, or for who counted and when."""


def ages_differ(pair: Pair) -> Verdict | None:
    """The contradiction of two ages of one person of full name, whatever else the two sentences say of him."""
    first, second = pair.first, pair.second
    if pair.same_document or pair.apart is None or pair.apart > _SAID_WITHIN:
        return None
    if first.subject_tokens != second.subject_tokens or not (_his_age(first) and _his_age(second)):
        return None
    apart = abs((first.claim.value or 0.0) - (second.claim.value or 0.0))
    if apart <= _BIRTHDAY or (first.interval and second.interval and first.interval.overlaps(second.interval)):
        return None
    return pair.verdict(RelationType.CONTRADICTION, "ages-differ", "both are the age of one person at one time")


def _his_age(reading: Reading) -> bool:
    """Whether a claim is the present age of a person whose full name it gives."""
    claim = reading.claim
    if claim.metric != "age" or claim.unit != "year" or claim.modality != Modality.ACTUAL or claim.scope:
        return False
    past = WAS in reading.sketch.words or any(time[:1].isdigit() for time in reading.sketch.times)
    named = len(reading.subject_tokens) >= _FULL_NAME and (claim.subject or "")[:1].isupper()
    return named and not past and not claim.period and not claim.stated and not claim.basis
