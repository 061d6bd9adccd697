"""Figures that nothing explains: contradiction, direction, scale, or undetermined where a field is missing."""

from __future__ import annotations

from explorer.model import RelationType
from explorer.relate.fleeting import day_unknown, hour_unknown
from explorer.relate.pair import Pair, narrowing
from explorer.relate.reading import PeriodMatch
from explorer.relate.verdict import Verdict
from explorer.relate.wording import middle

_NEARLY_ALL = 0.85
"""Share of common words that two sentences of unsure subject or metric need to be one statement."""
_MOST = 0.7
"""The same where subject and metric are one."""
_A_PAIR = 2
"""Words that differ where each says one in its own way: paid by the bank, received by its shareholders."""
_ALIKE = 0.6
"""Share of common words below which two figures of one metric are not worth a doubt."""
_WORLDS_APART = 0.9999
"""Above this gap two figures are of different kinds, whatever their words."""
_POWERS = (3, 6, 9)


def conflict(pair: Pair) -> Verdict | None:
    """The verdict on two figures that differ and that no rule explains; None where the words are too far apart."""
    if pair.gap > _WORLDS_APART:
        return None
    missing = _missing(pair)
    if missing or not _one_statement(pair):
        return _undetermined(pair, missing or "whether they mean the same")
    one, two = middle(pair.first) or 0.0, middle(pair.second) or 0.0
    power = _scale_slip(one, two)
    if power:
        hint = f"they agree if one of them is meant × 10^{power}"
        return Verdict(RelationType.SCALE, "power-of-ten", f"the same digits, 10^{power} apart", hint, pair.gap)
    undated = pair.periods == PeriodMatch.BOTH_SILENT
    because = f"both are of one subject{' and measure, and neither names a time' if undated else ', measure and time'}"
    return pair.verdict(RelationType.CONTRADICTION, "intervals-disjoint", because, _hint(pair))


def opposed(pair: Pair) -> Verdict | None:
    """The verdict on a rise against a fall."""
    if narrowing(pair) or not (pair.evidence.twins or pair.periods == PeriodMatch.SAME) or not pair.one_status:
        return None
    if _missing(pair) or not _one_statement(pair):
        return None
    return Verdict(RelationType.DIRECTION, "rise-against-fall", "one rises, the other falls", gap=pair.gap)


def _one_statement(pair: Pair) -> bool:
    """Whether the sentences differ in incidental words only."""
    evidence = pair.evidence
    if not evidence.shared or (evidence.times_differ and pair.periods != PeriodMatch.SAME):
        return False
    if evidence.others_differ and not pair.firm:
        return False
    if pair.same_document and not (evidence.twins and pair.periods == PeriodMatch.SAME and pair.firm):
        return False
    if evidence.twins and pair.metrics == 1.0 and pair.bare:
        return True
    if not evidence.extras:
        return pair.firm or evidence.similarity >= 0.6
    if all(evidence.extra):
        return evidence.extras == _A_PAIR and _one_field(pair)
    timed = evidence.twins and pair.periods == PeriodMatch.SAME
    most, least = (2, 0.5) if pair.firm else (1, 0.0 if timed else _NEARLY_ALL)
    return evidence.extras <= most and evidence.similarity >= least


def _one_field(pair: Pair) -> bool:
    """Whether one word of each clause may differ: subject, metric of the vocabulary and period told are the same."""
    known = pair.context.metric(pair.first.claim.metric) is not None and pair.metrics == 1.0
    timed = pair.periods == PeriodMatch.SAME and pair.first.known_period and pair.second.known_period
    told = pair.same_subject or pair.one_whole or _said_by_both(pair)
    return known and timed and told and pair.evidence.similarity >= _MOST and not pair.evidence.others_differ


def _missing(pair: Pair) -> str:
    """The field that a contradiction needs and that one of the two does not give."""
    if pair.periods == PeriodMatch.ONE_SILENT and not (pair.timed_twins or (pair.lasting and pair.firm)):
        return "the period of one"
    if pair.periods == PeriodMatch.BOTH_SILENT and pair.apart is None and not pair.bare:
        return "the period of both"
    if pair.periods == PeriodMatch.BOTH_SILENT and (pair.apart is None or pair.victims) and pair.running:
        return "the day up to which they count"
    if day_unknown(pair):
        return "the day up to which they count"
    if hour_unknown(pair):
        return "the hour of each"
    if (
        pair.periods == PeriodMatch.BOTH_SILENT
        and pair.apart is None
        and (pair.then_and_now or pair.one_looks_back)
        and not pair.lasting
    ):
        return "whether both are of one time"
    if bool(pair.first.subject) != bool(pair.second.subject) and not (
        pair.evidence.twins or pair.bare or _said_by_both(pair)
    ):
        return "the subject of one"
    if pair.apart is None and pair.nameless:
        return "whom each is about"
    return ""


def _said_by_both(pair: Pair) -> bool:
    """Whether the clause without a subject says the words of the other's, of which one metric is told."""
    bare, named = (pair.second, pair.first) if pair.first.subject else (pair.first, pair.second)
    return pair.metrics == 1.0 and named.subject_words <= bare.content


def _undetermined(pair: Pair, missing: str) -> Verdict | None:
    """Worth a look only where subject and metric are one and the words are close."""
    evidence = pair.evidence
    if not evidence.shared or evidence.similarity < _ALIKE or evidence.times_differ:
        return None
    if not pair.firm or pair.same_document or pair.gap > 0.9:
        return None
    return pair.verdict(
        RelationType.UNDETERMINED, "field-missing", f"{missing} is not known, so this may be no conflict"
    )  # fmt: skip


def _hint(pair: Pair) -> str | None:
    """One change of reading that would reconcile the two."""
    one, two = (
        sorted(char for char in reading.claim.printed if char.isdigit()) for reading in (pair.first, pair.second)
    )
    if one == two and len(one) > 1:
        return "they agree if the digits of one were put in another order"
    if pair.periods == PeriodMatch.BOTH_SILENT:
        return "they agree if they are of different dates: neither gives one"
    return None


def _scale_slip(one: float, two: float) -> int:
    if not one or not two or one * two < 0:
        return 0
    ratio = max(abs(one), abs(two)) / min(abs(one), abs(two))
    return next((power for power in _POWERS if abs(ratio / 10**power - 1) < 0.02), 0)
