"""What explains two figures that differ: scope, period, status, opinion, revision. First match wins.

Every rule answers (done, verdict): done without a verdict is silence.
"""

from __future__ import annotations

from explorer.model import Modality, RelationType
from explorer.relate.marks import LATEST
from explorer.relate.pair import CLOSE_DAYS, Pair, in_order, modality_class, narrowing
from explorer.relate.reading import PeriodMatch, Reading, days_apart
from explorer.relate.scores import score_of
from explorer.relate.spoken import spoken
from explorer.relate.verdict import Verdict
from explorer.relate.wording import middle, percent, spoken_period
from explorer.relate.words import fold

MOVED_DAYS = 4
"""Two publishers' plans said within fewer days are news of one plan, not a plan and its revision."""
_SERIES = 0.6
"""Above this gap nobody takes figures of two times for one."""
_CONFUSABLE = 0.9
"""Above this gap nobody takes two figures of different scope for one."""

Outcome = tuple[bool, Verdict | None]
_GO_ON: Outcome = (False, None)
_SILENT: Outcome = (True, None)


def explain(pair: Pair) -> Outcome:
    """The first rule that explains why two figures differ."""
    for rule in (_scope, _period, _status, _opinion, _revision, _wording):
        outcome = rule(pair)
        if outcome[0]:
            return outcome
    return _GO_ON


def _scope(pair: Pair) -> Outcome:
    """Part and whole, subset, place: what the fields narrow."""
    narrowed = narrowing(pair)
    if narrowed is None:
        return _GO_ON
    one_time = pair.periods in (PeriodMatch.SAME, PeriodMatch.BOTH_SILENT)
    if not (one_time or (pair.same_document and pair.periods == PeriodMatch.ONE_SILENT)) or not pair.one_status:
        return _SILENT
    evidence = pair.evidence
    if pair.metrics < 1 and evidence.similarity < 0.5:
        return _SILENT
    if pair.gap > _CONFUSABLE or pair.first.claim.unit != pair.second.claim.unit:
        return _SILENT
    if not pair.same_subject and all(evidence.names) and evidence.similarity < 0.4:
        return _SILENT
    return True, pair.verdict(RelationType.SCOPE, "scope-differs", narrowed)


def _wording(pair: Pair) -> Outcome:
    """Subset or place that only the words tell."""
    evidence = pair.evidence
    if evidence.shared:
        return _GO_ON
    narrowed = _only_one_says(pair)
    same_time = pair.periods in (PeriodMatch.SAME, PeriodMatch.BOTH_SILENT)
    if not narrowed or not same_time or not pair.one_status or all(evidence.names):
        return _SILENT
    if evidence.similarity < 0.5 or pair.metrics < 1 or pair.gap > _CONFUSABLE or pair.same_document:
        return _SILENT
    return True, pair.verdict(RelationType.SCOPE, "only-one-says", narrowed)


def _only_one_says(pair: Pair) -> str:
    """The narrowing words that one sentence has and the other lacks; empty where both have their own names."""
    told = [
        spoken(names | restricting, reading, pair.context.lexicon)
        for names, restricting, reading in zip(
            pair.evidence.names, pair.evidence.restricting, (pair.first, pair.second), strict=True
        )
    ]
    unlike = [
        any(word[0] != "#" for word in names | restricting)
        for names, restricting in zip(pair.evidence.names, pair.evidence.restricting, strict=True)
    ]
    for side, which in ((0, "first"), (1, "second")):
        if unlike[side] and not unlike[1 - side]:
            return f"only the {which} says “{' '.join(told[side])}”" if told[side] else f"the {which} says more of it"
    if all(told):
        return f"the first says “{' '.join(told[0])}”, the second “{' '.join(told[1])}”"
    return "their words narrow them in different ways" if all(unlike) else ""


def _period(pair: Pair) -> Outcome:
    """Different periods are a series; a relation only where a reader could take the two for one."""
    if pair.timed_twins and pair.periods == PeriodMatch.ONE_SILENT:
        return _GO_ON
    if pair.periods in (PeriodMatch.PARTIAL, PeriodMatch.UNKNOWN):
        return _SILENT
    close = (pair.evidence.similarity >= 0.5 or pair.firm) and pair.metrics == 1.0
    if pair.periods in (PeriodMatch.DISJOINT, PeriodMatch.CONTAINS):
        inferred = not (pair.first.known_period and pair.second.known_period)
        one, two = (reading.claim.period or "" for reading in (pair.first, pair.second))
        alike = len(one) == len(two) and pair.gap <= _SERIES
        return (True, _moved_on(pair)) if inferred and close and alike and pair.one_status else _SILENT
    settled = not (pair.first.forward or pair.second.forward)
    current = any(LATEST in reading.sketch.words for reading in (pair.first, pair.second))
    if pair.periods == PeriodMatch.BOTH_SILENT and settled and pair.apart is None and current:
        return (True, _moved_on(pair)) if close and pair.evidence.shared and not pair.same_document else _SILENT
    if pair.periods == PeriodMatch.BOTH_SILENT and settled and pair.apart is not None and pair.apart > CLOSE_DAYS:
        return (True, _moved_on(pair)) if close and pair.evidence.shared else _SILENT
    return _GO_ON


def _moved_on(pair: Pair) -> Verdict | None:
    """Figures of one thing at two times; a match has its score for good, and another score is another match."""
    if score_of(pair.first.claim) or score_of(pair.second.claim):
        return None
    dates = [reading.claim.period or reading.published for reading in (pair.first, pair.second)]
    told = f" ({spoken_period(dates[0])} and {spoken_period(dates[1])})" if all(dates) and dates[0] != dates[1] else ""
    return pair.verdict(RelationType.PERIOD, "as-of-different-dates", f"said at different times{told}")


def _status(pair: Pair) -> Outcome:
    """A target or forecast beside the outcome: met or missed, and by how much."""
    kinds = {modality_class(pair.first), modality_class(pair.second)}
    if len(kinds) == 1 or pair.one_status:
        hinted = pair.evidence.intent[0] != pair.evidence.intent[1] and not pair.first.forward
        return _SILENT if hinted else _GO_ON
    if kinds != {"forward", "settled"} or pair.periods != PeriodMatch.SAME or all(pair.evidence.intent):
        return _SILENT
    outcome = pair.second if pair.first.forward else pair.first
    if pair.gap > _CONFUSABLE or not outcome.known_period:
        return _SILENT
    if pair.metrics < 1 and pair.evidence.similarity < 0.5:
        return _SILENT
    if bool(pair.first.subject) != bool(pair.second.subject) and not pair.evidence.twins:
        return _SILENT  # the aim of one and the outcome of anybody
    if pair.first.growth and not pair.evidence.shared:
        return _SILENT
    return True, _met_or_missed(pair)


def _met_or_missed(pair: Pair) -> Verdict:
    swap = pair.second.forward
    ahead, outcome = (pair.second, pair.first) if swap else (pair.first, pair.second)
    aim, result = middle(ahead) or 0.0, middle(outcome) or 0.0
    word = str(ahead.claim.modality)
    share = percent(abs(result - aim) / abs(aim)) if aim else percent(pair.gap)
    if word == Modality.FORECAST:
        ending = f"forecast and outcome: the outcome is {share} {'above' if result > aim else 'below'} the forecast"
    else:
        ending = f"{word} and outcome: {_fulfilled(word, aim, result, share)}"
    return Verdict(
        RelationType.STATUS, "target-and-outcome", ending, gap=pair.gap, roles=(word, "outcome"), swap=swap
    )  # fmt: skip


def _fulfilled(word: str, aim: float, result: float, share: str) -> str:
    if result < aim:
        return f"the {word} was missed by {share}"
    return f"the {word} was exceeded by {share}" if result > aim else f"the {word} was met"


def _opinion(pair: Pair) -> Outcome:
    """Judgements of different speakers are shown, not ranked."""
    claims = (pair.first.claim, pair.second.claim)
    judging = (Modality.OPINION, Modality.ESTIMATE, Modality.FORECAST, Modality.PLAN)
    if not all(claim.modality in judging for claim in claims):
        return _GO_ON
    one, two = (fold(claim.attribution or "") for claim in claims)
    if one and two and not set(one.split()) & set(two.split()):
        because = f"{claims[0].attribution} and {claims[1].attribution} see it differently"
        return True, pair.verdict(RelationType.OPINION, "different-speakers", because)
    return _SILENT if Modality.OPINION in (claims[0].modality, claims[1].modality) else _GO_ON


def _revision(pair: Pair) -> Outcome:
    """A later figure for the same period replaces an earlier one."""
    earlier, later = in_order(pair.first, pair.second)
    moved = bool(pair.apart)
    rule = _revising_rule(pair, earlier, later)
    if not rule:
        return _GO_ON
    if pair.evidence.similarity < 0.4 and not pair.firm:
        return _SILENT
    told = "the later figure replaces the earlier one" if moved else "the text itself replaces the earlier figure"
    verdict = pair.verdict(RelationType.REVISION, rule, told)
    return True, Verdict(
        verdict.type, rule, verdict.because, gap=pair.gap, roles=("earlier", "later"), swap=earlier is pair.second
    )  # fmt: skip


def _revising_rule(pair: Pair, earlier: Reading, later: Reading) -> str:
    lexicon, apart = pair.context.lexicon, pair.apart or 0
    if pair.first.forward and pair.second.forward:
        aligned = pair.periods == PeriodMatch.SAME or pair.evidence.similarity >= 0.6
        later_on = pair.same_document or apart >= (1 if same_originator(pair.first, pair.second) else MOVED_DAYS)
        return "later-target" if aligned and later_on else ""
    added = later.sketch.words - earlier.sketch.words
    moved = not later.growth and not pair.same_document and pair.same_subject and pair.evidence.shared
    moved = moved and bool(added & {lexicon.rise, lexicon.fall})
    if pair.metrics == 1.0 and (bool(added & lexicon.revising) or moved) and (apart >= 1 or pair.same_document):
        return "text-says-revised"
    if not pair.evidence.shared or apart < 1:
        return ""
    if _still_growing(pair, earlier, later):
        return "still-growing"
    return "same-originator-later" if apart > CLOSE_DAYS and same_originator(pair.first, pair.second) else ""


def _still_growing(pair: Pair, earlier: Reading, later: Reading) -> bool:
    """A count of victims, cases or the like that had not ended when the earlier one was said."""
    if earlier.growth or (middle(later) or 0.0) <= (middle(earlier) or 0.0):
        return False
    if earlier.end and earlier.known_period:
        apart = days_apart(earlier.published, later.published)
        return bool(apart and apart > CLOSE_DAYS and earlier.end >= (earlier.facts.published or "9999"))
    words = earlier.sketch.words | set(earlier.metric.split())
    return bool(words & pair.context.lexicon.growing)


def same_originator(first: Reading, second: Reading) -> bool:
    """Whether two claims come from one mouth, or else from one publisher."""
    one, two = (fold(reading.claim.attribution or reading.facts.publisher or "") for reading in (first, second))
    return bool(one) and one == two and one != "unknown"
