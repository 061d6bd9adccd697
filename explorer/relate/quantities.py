"""Two figures of one kind: do they speak of one thing, and do their values allow each other."""

from __future__ import annotations

from explorer.model import Claim, Modality, Qualifier, RelationType
from explorer.relate.ages import ages_differ
from explorer.relate.agreeing import agreeing, one_figure, telling
from explorer.relate.conflicts import conflict, opposed
from explorer.relate.context import Context
from explorer.relate.differing import explain
from explorer.relate.intervals import Interval, base_interval, ratio_gap
from explorer.relate.pair import Pair, pair_of
from explorer.relate.reading import Reading
from explorer.relate.scores import score_of
from explorer.relate.verdict import Verdict
from explorer.relate.wording import middle
from explorer.relate.words import Lexicon, fold, same_stem

_ROUGH = 0.1
"""Up to this gap a figure in round words and an exact one are the same."""
_STILL = frozenset({Modality.DENIED, Modality.HYPOTHETICAL})


def compare_quantities(first: Reading, second: Reading, context: Context) -> Verdict | None:
    """What two figures are to each other; None where they are about different things or nothing can be said."""
    if first.interval is None or second.interval is None or _STILL & {first.claim.modality, second.claim.modality}:
        return None
    if not _comparable_units(first, second, context):
        return None
    pair = pair_of(first, second, context)
    if pair.evidence.variant:
        return None
    aged = ages_differ(pair)
    if aged is not None:
        return aged
    if telling(pair):
        return Verdict(RelationType.AGREEMENT, "same-telling-figure", "the same figure")
    return _judged(pair) or one_figure(pair)


def _judged(pair: Pair) -> Verdict | None:
    first, second = pair.first, pair.second
    if not pair.one_basis or not _same_topic(pair):
        return None
    if first.direction * second.direction < 0:
        return opposed(pair)
    one, two = _intervals(first, second)
    scores = score_of(first.claim), score_of(second.claim)
    same = one.overlaps(two) and not _equal_precision_differs(pair, one, two)
    if all(scores) and scores[0] != scores[1]:
        same = False
    if same or _roughly(pair):
        return agreeing(pair, one, two)
    done, verdict = explain(pair)
    return verdict if done else conflict(pair)


def _comparable_units(first: Reading, second: Reading, context: Context) -> bool:
    one, two = first.scale.dimension, second.scale.dimension
    if one == two:
        return True
    if not all(part == "" or part.startswith("count:") for part in (one, two)):
        return False
    lexicon = context.lexicon
    nouns = [lexicon.stem(part.removeprefix("count:")) for part in (one, two)]
    if same_stem(*nouns) or not all(nouns):
        return True
    return any(
        noun in lexicon.generic and not _elsewhere(other, reading, lexicon)
        for noun, other, reading in ((nouns[0], nouns[1], first), (nouns[1], nouns[0], second))
    )


def _elsewhere(noun: str, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether a sentence speaks of the other's counted noun without counting it ("50 people went to hospital").

    A metric that counts anybody ("people taken to hospital") counts none of the other things that its name holds.
    """
    counted = {lexicon.stem(word) for word in fold(reading.claim.metric or "").split()}
    named = noun in reading.metric.split() and lexicon.generic.isdisjoint(counted)
    return noun in reading.content and not named


def _same_topic(pair: Pair) -> bool:
    """Subject and metric agree, or the sentences say nearly the same words."""
    evidence = pair.evidence
    if _unseen_metric(pair):
        return False
    if evidence.twins or pair.one_whole:
        return True
    if pair.first.subject and pair.second.subject and not (_subjects_meet(pair) or _two_sides(pair)):
        return evidence.similarity >= 0.8 and not any(evidence.names)
    if pair.metrics >= 1.0:
        return True
    if pair.metrics >= 0.5:
        return evidence.similarity >= 0.4
    known = all(pair.context.metric(reading.claim.metric) is not None for reading in (pair.first, pair.second))
    return evidence.similarity >= (0.8 if known else 0.6) and not any(evidence.names)


def _unseen_metric(pair: Pair) -> bool:
    """Whether the metrics differ by a word that sketches leave out: the main span of a bridge is no bridge."""
    context = pair.context
    return pair.metrics == 0.0 and any(
        context.metric(one.claim.metric) is None and set(one.metric.split()) <= context.lexicon.neutral
        for one in (pair.first, pair.second)
    )


def _subjects_meet(pair: Pair) -> bool:
    short, long = sorted((pair.first.subject_words, pair.second.subject_words), key=len)
    return short <= long or all(any(same_stem(a, b) for b in long) for a in short)


def _two_sides(pair: Pair) -> bool:
    """Whether each clause names the other's subject and the metric is of both: what A pays for B is what B costs A."""
    first, second = pair.first, pair.second
    one_metric = pair.metrics == 1.0 and fold(first.claim.metric or "") in pair.context.lexicon.mutual
    return one_metric and first.subject_words <= second.content and second.subject_words <= first.content


def _intervals(first: Reading, second: Reading) -> tuple[Interval, Interval]:
    one, two = first.interval, second.interval
    if first.scale != second.scale and first.scale.dimension == second.scale.dimension:
        one, two = base_interval(first.claim, converted=True), base_interval(second.claim, converted=True)
    if one is None or two is None:
        raise ValueError("claims without a value have no interval")
    return one, two


def _roughly(pair: Pair) -> bool:
    """Whether one is told in round words ("about 300", "two dozen") and the other lies near it."""
    return pair.gap <= _ROUGH and any(
        reading.claim.qualifier == Qualifier.ABOUT or _in_round_words(reading.claim)
        for reading in (pair.first, pair.second)
    )


def _in_round_words(claim: Claim) -> bool:
    value = claim.value or 0.0
    spelled = not any(map(str.isdigit, claim.printed))
    return spelled and value >= 20 and (value % 10 == 0 or value % 12 == 0)


def _equal_precision_differs(pair: Pair, one: Interval, two: Interval) -> bool:
    """Equal precision demands equality: 20.6 and 20.7 touch and still differ."""
    claims = (pair.first.claim, pair.second.claim)
    if not (one.bounded and two.bounded) or any(claim.qualifier != Qualifier.EXACTLY for claim in claims):
        return False
    if any(claim.value_max is not None for claim in claims) or pair.first.scale != pair.second.scale:
        return False
    a, b = middle(pair.first), middle(pair.second)
    if a is None or b is None or ratio_gap(a, b) <= 1e-9:
        return False
    widths = sorted((one.width, two.width))
    touching = min(one.high, two.high) - max(one.low, two.low) <= widths[1] * 1e-6
    return touching and widths[1] <= widths[0] * 1.02
