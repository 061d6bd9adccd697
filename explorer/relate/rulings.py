"""Two ways in which one court decided on one day: convicted against acquitted."""

from __future__ import annotations

from explorer.model import RelationType
from explorer.relate.reading import PeriodMatch, Reading, match_periods
from explorer.relate.verdict import Verdict
from explorer.relate.words import Lexicon, fold

_DAY = len("2025-03-04")


def verdicts_differ(first: Reading, second: Reading, lexicon: Lexicon) -> Verdict | None:
    """The contradiction of two verdicts on one person, one day and one charge; None where both may be right.

    The clauses must say the same but for the verdict: one is often convicted of one charge and cleared of another.
    """
    one, two = first.claim, second.claim
    if not first.metric or first.metric != second.metric or one.document_id == two.document_id:
        return None
    accused = [fold(claim.object or "") for claim in (one, two)]
    if not accused[0] or accused[0] != accused[1] or not (one.object or "")[:1].isupper():
        return None
    day = match_periods(first, second) == PeriodMatch.SAME and len(one.period or "") >= _DAY
    if not day or first.forward or second.forward:
        return None
    told = [[words for words in lexicon.verdicts if words & reading.content] for reading in (first, second)]
    if len(told[0]) != 1 or len(told[1]) != 1 or told[0] == told[1]:
        return None
    rest = [reading.content - words[0] for reading, words in zip((first, second), told, strict=True)]
    if rest[0] != rest[1]:
        return None
    because = "convicted or acquitted: one charge has one verdict on one day"
    return Verdict(RelationType.CONTRADICTION, "verdicts-differ", because, about=f"{one.object} verdict", gap=0.3)
