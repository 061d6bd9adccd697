"""Two figures of one kind: the rules of the field, first match wins. Silence is an answer."""

from __future__ import annotations

from explorer.model import Modality, RelationType
from explorer.relate.context import Context
from explorer.relate.evidence import Evidence, weigh
from explorer.relate.intervals import Interval, base_interval, ratio_gap
from explorer.relate.reading import SETTLED, PeriodMatch, Reading, days_apart, match_periods, same_basis
from explorer.relate.verdict import Verdict
from explorer.relate.wording import middle, percent
from explorer.relate.words import fold, same_stem

CLOSE_DAYS = 10
"""Two undated figures published within this many days speak of the same time."""
_STILL = frozenset({Modality.DENIED, Modality.HYPOTHETICAL})


def compare_quantities(first: Reading, second: Reading, context: Context) -> Verdict | None:
    """What two figures are to each other; None where they are about different things or nothing can be said."""
    if first.interval is None or second.interval is None or _STILL & {first.claim.modality, second.claim.modality}:
        return None
    if not _comparable_units(first, second, context):
        return None
    evidence = weigh(first, second, context.lexicon)
    if evidence.variant or not (evidence.twins or _same_topic(first, second, evidence, context)):
        return None
    if _against(first, second, context):
        return _opposed(first, second, evidence, context)
    one, two = _intervals(first, second)
    if one.overlaps(two) and not _equal_precision_differs(first, second, one, two):
        return _agreeing(first, second, one, two, evidence)
    return _differing(first, second, evidence, context)


# --- do they speak of one thing ---------------------------------------------------------------------------------


def _comparable_units(first: Reading, second: Reading, context: Context) -> bool:
    one, two = first.scale.dimension, second.scale.dimension
    if one == two:
        return True
    countable = all(part == "" or part.startswith("count:") for part in (one, two))
    if not countable:
        return False
    nouns = [context.lexicon.stem(part.removeprefix("count:")) for part in (one, two)]
    return same_stem(*nouns) or any(noun in context.lexicon.generic or not noun for noun in nouns)


def _same_topic(first: Reading, second: Reading, evidence: Evidence, context: Context) -> bool:
    """Subject and metric agree, or the sentences say nearly the same words."""
    if first.subject and second.subject and not _subjects_meet(first, second):
        return evidence.similarity >= 0.8 and not any(evidence.names)
    metrics = metric_match(first, second)
    if metrics >= 1.0:
        return True
    if metrics >= 0.5:
        return evidence.similarity >= 0.4
    known = context.metric(first.claim.metric) is not None and context.metric(second.claim.metric) is not None
    return evidence.similarity >= (0.8 if known else 0.6) and not any(evidence.names)


def _subjects_meet(first: Reading, second: Reading) -> bool:
    one, two = first.subject_words, second.subject_words
    return bool(one & two) or any(same_stem(a, b) for a in one for b in two)


def metric_match(first: Reading, second: Reading) -> float:
    """How far two metrics are one: 1 equal, else the share of common stems; 0.5 where one is unknown."""
    if not first.metric or not second.metric:
        return 0.5
    if first.metric == second.metric:
        return 1.0
    one, two = set(first.metric.split()), set(second.metric.split())
    shared = len(one & two) + sum(any(same_stem(a, b) for b in two - one) for a in one - two)
    return min(0.9, shared / max(1, min(len(one), len(two))))


# --- the values ----------------------------------------------------------------------------------------------------


def _intervals(first: Reading, second: Reading) -> tuple[Interval, Interval]:
    one, two = first.interval, second.interval
    if first.claim.unit != second.claim.unit and first.scale != second.scale:
        one, two = base_interval(first.claim, converted=True), base_interval(second.claim, converted=True)
    if one is None or two is None:
        raise ValueError("claims without a value have no interval")
    return one, two


def _equal_precision_differs(first: Reading, second: Reading, one: Interval, two: Interval) -> bool:
    """Equal precision demands equality: 20.6 and 20.7 touch and still differ."""
    if not (one.bounded and two.bounded) or first.claim.qualifier != "exactly" or second.claim.qualifier != "exactly":
        return False
    if first.claim.value_max is not None or second.claim.value_max is not None or first.scale != second.scale:
        return False
    middles = middle(first), middle(second)
    if middles[0] is None or middles[1] is None or middles[0] == middles[1]:
        return False
    widths = sorted((one.width, two.width))
    return widths[1] <= widths[0] * 1.02 + 1e-12 and ratio_gap(middles[0], middles[1]) > 1e-9


def _against(first: Reading, second: Reading, context: Context) -> bool:
    """Whether one figure is a rise and the other a fall."""
    return first.growth and second.growth and _direction(first, context) * _direction(second, context) < 0


def _direction(reading: Reading, context: Context) -> int:
    if not reading.claim.value:
        return 0
    words = reading.sketch.words
    return -1 if reading.claim.value < 0 or (context.lexicon.fall in words and context.lexicon.rise not in words) else 1


def _opposed(first: Reading, second: Reading, evidence: Evidence, context: Context) -> Verdict | None:
    gap = _gap(first, second)
    if not evidence.twins and (_narrowing(first, second) or match_periods(first, second) != PeriodMatch.SAME):
        return None
    if not _same_basis(first, second, evidence) or _modality_class(first) != _modality_class(second):
        return None
    if not _one_statement(first, second, evidence, context) or _missing(first, second, evidence):
        return None
    return Verdict(RelationType.DIRECTION, "rise-against-fall", "one rises, the other falls", gap=gap)


def _same_basis(first: Reading, second: Reading, evidence: Evidence) -> bool:
    vague = {first.claim.basis, second.claim.basis} <= {"yoy", "change"}
    return same_basis(first, second) or (vague and evidence.twins)


def _agreeing(first: Reading, second: Reading, one: Interval, two: Interval, evidence: Evidence) -> Verdict | None:
    periods = match_periods(first, second)
    if periods in (PeriodMatch.DISJOINT, PeriodMatch.PARTIAL) or not _same_basis(first, second, evidence):
        return None
    if _modality_class(first) != _modality_class(second) or _too_loose(first, second, one, two):
        return None
    if first.scope_words and second.scope_words and not first.scope_words & second.scope_words:
        return None
    if all(evidence.names) or all(evidence.restricting) or evidence.similarity < 0.25:
        return None
    if periods != PeriodMatch.SAME and evidence.similarity < 0.4:
        return None
    equal = middle(first) == middle(second) and first.claim.value_max == second.claim.value_max
    if equal and first.claim.qualifier == second.claim.qualifier:
        return Verdict(RelationType.AGREEMENT, "same-value", _silence(first, second, periods))
    if _nearly_equal(first, second) and first.scale != second.scale:
        return Verdict(RelationType.AGREEMENT, "same-after-conversion", "the same after conversion")
    return Verdict(RelationType.ROUNDING, "intervals-overlap", _how_rounded(first, second))


def _nearly_equal(first: Reading, second: Reading) -> bool:
    one, two = middle(first), middle(second)
    return one is not None and two is not None and ratio_gap(one, two) <= 0.02


def _too_loose(first: Reading, second: Reading, one: Interval, two: Interval) -> bool:
    """Open bounds overlap with nearly anything: only bounds of the value's own size say something."""
    a, b = middle(first), middle(second)
    if (one.bounded and two.bounded) or a is None or b is None:
        return False
    return ratio_gap(a, b) > (0.5 if one.bounded or two.bounded else 0.1)


def _silence(first: Reading, second: Reading, periods: PeriodMatch) -> str:
    if periods == PeriodMatch.ONE_SILENT:
        return f"only one says for which period ({first.claim.period or second.claim.period})"
    return "the same figure"


def _how_rounded(first: Reading, second: Reading) -> str:
    plain = all(reading.claim.qualifier == "exactly" for reading in (first, second))
    return "the same at the coarser precision" if plain else "each lies within what the other allows"


# --- values that differ --------------------------------------------------------------------------------------------


def _differing(first: Reading, second: Reading, evidence: Evidence, context: Context) -> Verdict | None:
    gap = _gap(first, second)
    if not _same_basis(first, second, evidence):
        return None
    for rule in (_scope, _period, _status, _opinion, _revision):
        done, verdict = rule(first, second, evidence, context, gap)
        if done:
            return verdict
    return _conflict(first, second, evidence, context, gap)


def _gap(first: Reading, second: Reading) -> float:
    one, two = middle(first), middle(second)
    return ratio_gap(one, two) if one is not None and two is not None else 0.0


Outcome = tuple[bool, Verdict | None]
_GO_ON: Outcome = (False, None)
_SILENT: Outcome = (True, None)


def _scope(first: Reading, second: Reading, evidence: Evidence, context: Context, gap: float) -> Outcome:
    """Part and whole, subset, place: what narrows one figure and not the other."""
    one, two = first.claim, second.claim
    narrowed = None if evidence.twins else _narrowing(first, second)
    if narrowed is None and evidence.shared:
        return _GO_ON
    if match_periods(first, second) in (PeriodMatch.DISJOINT, PeriodMatch.PARTIAL):
        return _SILENT
    if _modality_class(first) != _modality_class(second):
        return _SILENT
    if narrowed is None:
        if evidence.variant or all(evidence.names) or evidence.similarity < 0.5 or metric_match(first, second) < 1:
            return _SILENT
        narrowed = _only_one_says(evidence)
    elif all(evidence.names) and evidence.similarity < 0.4:
        return _SILENT
    if not narrowed or one.unit != two.unit:
        return _SILENT
    return True, Verdict(RelationType.SCOPE, "scope-differs", f"{percent(gap)} apart: {narrowed}", gap=gap)


def _narrowing(first: Reading, second: Reading) -> str | None:
    """What the fields say of subset and place, in words; None where they say the same."""
    one, two = first.claim, second.claim
    if first.scope_words != second.scope_words:
        return f"{_of(one.scope, 'the first')}, {_of(two.scope, 'the second')}"
    if first.place_words != second.place_words and not (
        first.place_words <= second.subject_words and second.place_words <= first.subject_words
    ):
        return f"{_in(one.place, 'the first')}, {_in(two.place, 'the second')}"
    if first.subject and second.subject and first.subject_words != second.subject_words:
        first_only, second_only = (
            {a for a in x if not any(same_stem(a, b) for b in y)}
            for x, y in ((first.subject_words, second.subject_words), (second.subject_words, first.subject_words))
        )
        if (first_only and not second_only) or (second_only and not first_only):
            return f"the first is {one.subject}, the second {two.subject}"
    return None


def _of(scope: str | None, which: str) -> str:
    return f"{which} is {scope}" if scope else f"{which} names no part"


def _in(place: str | None, which: str) -> str:
    return f"{which} is about {place}" if place else f"{which} names no place"


def _only_one_says(evidence: Evidence) -> str:
    for side, which in ((0, "first"), (1, "second")):
        words = sorted(evidence.names[side] | evidence.restricting[side])
        if words and not (evidence.names[1 - side] | evidence.restricting[1 - side]):
            return f"only the {which} says “{' '.join(words)}”"
    if any(evidence.restricting):
        sides = [" ".join(sorted(words)) for words in evidence.restricting]
        return f"the first says “{sides[0]}”, the second “{sides[1]}”"
    return ""


def _period(first: Reading, second: Reading, evidence: Evidence, context: Context, gap: float) -> Outcome:
    """Different periods are a series; a relation only where a reader could take the two for one."""
    periods = match_periods(first, second)
    if evidence.twins and first.sketch.times and periods == PeriodMatch.ONE_SILENT:
        return _GO_ON
    if periods in (PeriodMatch.PARTIAL, PeriodMatch.UNKNOWN):
        return _SILENT
    inferred = not (first.known_period and second.known_period)
    if periods in (PeriodMatch.DISJOINT, PeriodMatch.CONTAINS):
        if not inferred or evidence.similarity < 0.5 or _modality_class(first) != _modality_class(second):
            return _SILENT
        return True, _moved_on(first, second, gap)
    if periods == PeriodMatch.BOTH_SILENT and not (first.forward or second.forward):
        apart = days_apart(first.published, second.published)
        if apart is not None and apart > CLOSE_DAYS and evidence.similarity >= 0.5:
            return True, _moved_on(first, second, gap)
    return _GO_ON


def _moved_on(first: Reading, second: Reading, gap: float) -> Verdict:
    because = f"{percent(gap)} apart: said at different times"
    dates = [reading.claim.period or reading.published for reading in (first, second)]
    if all(dates):
        because += f" ({dates[0]} and {dates[1]})"
    return Verdict(RelationType.PERIOD, "as-of-different-dates", because, gap=gap)


def _modality_class(reading: Reading) -> str:
    if reading.forward:
        return "forward"
    return "settled" if reading.claim.modality in SETTLED else str(reading.claim.modality)


def _status(first: Reading, second: Reading, evidence: Evidence, context: Context, gap: float) -> Outcome:
    """A target or forecast beside the outcome: met or missed, and by how much."""
    kinds = {_modality_class(first), _modality_class(second)}
    if len(kinds) == 1:
        return _SILENT if evidence.intent[0] != evidence.intent[1] and not first.forward else _GO_ON
    if kinds != {"forward", "settled"} or match_periods(first, second) != PeriodMatch.SAME:
        return _SILENT
    if metric_match(first, second) < 1 and evidence.similarity < 0.5:
        return _SILENT
    return True, status_verdict(first, second, gap)


def status_verdict(first: Reading, second: Reading, gap: float) -> Verdict:
    """Whether the outcome met the target."""
    ahead, outcome = (first, second) if first.forward else (second, first)
    aim, result = middle(ahead) or 0.0, middle(outcome) or 0.0
    word = str(ahead.claim.modality)
    share = percent(abs(result - aim) / abs(aim)) if aim else percent(gap)
    if word == Modality.FORECAST:
        ending = f"the outcome is {share} {'above' if result > aim else 'below'} the forecast"
    else:
        ending = f"the {word} was {'met, by' if result >= aim else 'missed by'} {share}"
    return Verdict(
        RelationType.STATUS, "target-and-outcome", ending, gap=gap, roles=(word, "outcome"), swap=ahead is second
    )


def _opinion(first: Reading, second: Reading, evidence: Evidence, context: Context, gap: float) -> Outcome:
    """Judgements of different speakers are shown, not ranked."""
    judged = all(
        reading.forward or reading.claim.modality in (Modality.OPINION, Modality.ESTIMATE)
        for reading in (first, second)
    )
    if not judged or Modality.TARGET in (first.claim.modality, second.claim.modality):
        return _GO_ON
    one, two = fold(first.claim.attribution or ""), fold(second.claim.attribution or "")
    if one and two and one != two and not set(one.split()) & set(two.split()):
        because = f"{percent(gap)} apart: {first.claim.attribution} and {second.claim.attribution} see it differently"
        return True, Verdict(RelationType.OPINION, "different-speakers", because, gap=gap)
    return _SILENT if Modality.OPINION in (first.claim.modality, second.claim.modality) else _GO_ON


def _revision(first: Reading, second: Reading, evidence: Evidence, context: Context, gap: float) -> Outcome:
    """A later figure for the same period replaces an earlier one."""
    earlier, later = in_order(first, second)
    forward = first.forward and second.forward
    apart = days_apart(first.published, second.published)
    said = bool(
        (later.sketch.words - earlier.sketch.words)
        & (context.lexicon.revising | {context.lexicon.rise, context.lexicon.fall})
    )
    same_document = first.claim.document_id == second.claim.document_id
    moved = apart is not None and apart >= 1
    rule = ""
    if forward and (moved or same_document):
        rule = "later-target"
    elif said and (moved or same_document) and not later.growth:
        rule = "text-says-revised"
    elif moved and _still_growing(earlier, later, context):
        rule = "still-growing"
    elif moved and apart and apart > CLOSE_DAYS and _same_originator(first, second) and evidence.shared:
        rule = "same-originator-later"
    if not rule:
        return _GO_ON
    if evidence.similarity < 0.4 and metric_match(first, second) < 1:
        return _SILENT
    because = f"{percent(gap)} apart: the {'later ' if moved else ''}figure replaces the earlier one"
    return True, Verdict(
        RelationType.REVISION, rule, because, gap=gap, roles=("earlier", "later"), swap=earlier is second
    )


def in_order(first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """The two by when they were said, then by document and place in the text."""

    def key(reading: Reading) -> tuple[str, int]:
        return (reading.published, reading.claim.id)

    return (first, second) if key(first) <= key(second) else (second, first)


def _still_growing(earlier: Reading, later: Reading, context: Context) -> bool:
    """A count of victims, cases or the like that had not ended when the earlier one was said."""
    if earlier.growth or (middle(later) or 0.0) <= (middle(earlier) or 0.0):
        return False
    if earlier.end and earlier.known_period:
        apart = days_apart(earlier.published, later.published)
        return bool(apart and apart > CLOSE_DAYS and earlier.end >= (earlier.facts.published or "9999"))
    return bool((earlier.sketch.words | set(earlier.metric.split())) & context.lexicon.growing)


def _same_originator(first: Reading, second: Reading) -> bool:
    one, two = (fold(reading.claim.attribution or reading.facts.publisher or "") for reading in (first, second))
    return bool(one) and one == two and one != "unknown"


# --- nothing explains it -------------------------------------------------------------------------------------------


def _conflict(first: Reading, second: Reading, evidence: Evidence, context: Context, gap: float) -> Verdict | None:
    missing = _missing(first, second, evidence)
    if not _one_statement(first, second, evidence, context):
        return _undetermined(first, second, evidence, gap, missing or "whether they mean the same")
    if missing:
        return _undetermined(first, second, evidence, gap, missing)
    one, two = middle(first) or 0.0, middle(second) or 0.0
    power = _scale_slip(one, two)
    if power:
        return Verdict(
            RelationType.SCALE,
            "power-of-ten",
            f"the same digits, 10^{power} apart",
            f"they agree if one is × 10^{power}",
            gap,
        )
    because = f"{percent(gap)} apart: subject, metric and period are the same"
    return Verdict(RelationType.CONTRADICTION, "intervals-disjoint", because, gap=gap)


def _one_statement(first: Reading, second: Reading, evidence: Evidence, context: Context) -> bool:
    """Whether the sentences differ in incidental words only."""
    if not evidence.shared or evidence.times_differ:
        return False
    if first.claim.document_id == second.claim.document_id and evidence.similarity < 0.8:
        return False
    one, two = evidence.extra
    if one and two:
        return False
    strong = (
        bool(first.subject)
        and first.subject_words == second.subject_words
        and metric_match(first, second) == 1.0
        and context.metric(first.claim.metric) is not None
    )
    return evidence.extras <= (2 if strong else 1) and evidence.similarity >= (0.5 if strong else 0.6)


def _missing(first: Reading, second: Reading, evidence: Evidence) -> str:
    """The field that a contradiction needs and that one of the two does not give."""
    periods = match_periods(first, second)
    if periods == PeriodMatch.ONE_SILENT and not (evidence.twins and first.sketch.times):
        return "the period of one"
    if periods == PeriodMatch.BOTH_SILENT and days_apart(first.published, second.published) is None:
        return "the period of both"
    if bool(first.subject) != bool(second.subject) and not evidence.twins:
        return "the subject of one"
    return ""


def _undetermined(first: Reading, second: Reading, evidence: Evidence, gap: float, missing: str) -> Verdict | None:
    """Worth a look only where subject and metric are one and the words are close."""
    if not evidence.shared or evidence.similarity < 0.5 or metric_match(first, second) < 1 or evidence.times_differ:
        return None
    if not (first.subject and second.subject) or first.claim.document_id == second.claim.document_id:
        return None
    because = f"{percent(gap)} apart; {missing} is not known, so this may be no conflict"
    return Verdict(RelationType.UNDETERMINED, "field-missing", because, gap=gap)


def _scale_slip(one: float, two: float) -> int:
    if not one or not two or one * two < 0:
        return 0
    ratio = max(abs(one), abs(two)) / min(abs(one), abs(two))
    return next((power for power in (3, 6, 9) if abs(ratio / 10**power - 1) < 0.02), 0)
