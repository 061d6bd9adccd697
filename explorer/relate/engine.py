"""The rules over a group of claims: collapse equal readings, compare what could meet, assemble relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from explorer.model import Claim, Relation
from explorer.relate.arithmetic import check_arithmetic
from explorer.relate.assembly import Edge, Voice, assemble
from explorer.relate.bases import check_bases
from explorer.relate.bounds import check_ceilings, check_plausible
from explorer.relate.context import Context, Group, Member
from explorer.relate.cumulative import check_cumulative
from explorer.relate.events import compare_events
from explorer.relate.exchange import check_exchange
from explorer.relate.keys import alignment_keys, is_name, key_number, shares_a_word
from explorer.relate.moving import moved_within
from explorer.relate.products import check_products
from explorer.relate.quantities import compare_quantities
from explorer.relate.reading import PeriodMatch, Reading, match_periods, read_member
from explorer.relate.restating import check_restatements
from explorer.relate.rivals import credible
from explorer.relate.slices import compares, computes, meets_earlier
from explorer.relate.slips import check_slips
from explorer.relate.tolls import Tolls
from explorer.relate.totals import check_shares, check_totals
from explorer.relate.verdict import Verdict

ALL_PAIRS = 40
"""Up to this many distinct readings of one kind are compared each with each; above, only neighbours in order."""
WINDOW = 12
CROWD = 200
"""A larger group with few named subjects is told apart by nothing: it shares a common word, not a topic."""
THRONG = 1_000
"""A larger group that shares a name and a kind of figure alone is told apart by nothing."""


def relate(groups: Iterable[Group], context: Context) -> Iterator[Relation]:
    """The relations of claims that are handed over in groups of one alignment key; each group is used and forgotten.

    The order of groups and of claims in a group changes nothing but the order of the answers.
    """
    for group in groups:
        yield from relate_group(group, context)


def relate_group(group: Group, context: Context) -> list[Relation]:
    """The relations that belong to one group, by severity, then id.

    Claims that share several keys meet in several groups; a relation belongs to the least of the keys that all its
    members share, so that it is found once.
    """
    number = int(group.key) if ":" not in group.key else key_number(group.key)
    subjects = [member.claim.subject for member in group.members]
    if len(subjects) < 2 or is_crowd(number, len(subjects), subjects):
        return []
    readings = sorted((read_member(member, context) for member in group.members), key=lambda one: one.claim.id)
    members = {member.claim.id: member for member in group.members}
    main = len({(reading.subject, reading.metric) for reading in readings}) == 1
    found: dict[int, Relation] = {}
    if compares(group):
        found |= {relation.id: relation for relation in _compared(readings, context, main, group.year)}
    if computes(group):
        found |= {relation.id: relation for relation in _computed(readings, context, main)}
    owned = [
        relation
        for relation in found.values()
        if _owns(group, relation, members, context)
        and not meets_earlier([members[part.claim_id].claim for part in relation.members], group.year)
    ]
    return sorted(owned, key=lambda relation: (-relation.severity, relation.id))


def is_crowd(key: int, size: int, subjects: Sequence[str | None]) -> bool:
    """Whether `size` claims that share a key (as a number) are too many to be told apart: any match is chance.

    Hundreds share a word that names nothing ("cost"), as some of their subjects show, or a thousand a name alone: those
    of one subject and metric meet by another key. `relate_group` finds nothing in such a group; a store can spare
    itself fetching it.
    """
    if size > THRONG and shares_a_word(key):
        return True
    return size > CROWD and 2 * sum(map(is_name, subjects)) < len(subjects)


def _compared(readings: Sequence[Reading], context: Context, main: bool, year: int | None) -> Iterator[Relation]:
    """What the readings of a group, or of its slice of a year, say to each other pair by pair."""
    tolls = Tolls(readings, context)
    for bucket in _buckets(readings):
        voices = _voices(bucket, tolls)
        edges = [
            Edge(first, second, verdict)
            for first, second in _candidates(voices, main)
            if (main or not _meet_elsewhere(voices[first].lead, voices[second].lead))
            and not meets_earlier((voices[first].lead.claim, voices[second].lead.claim), year)
            and (verdict := _compare(voices[first].lead, voices[second].lead, context, tolls)) is not None
        ]
        yield from assemble(voices, credible(voices, edges, context), repeats=main or len(readings) <= ALL_PAIRS)


def _computed(readings: Sequence[Reading], context: Context, main: bool) -> Iterator[Relation]:
    """What follows from the figures of a group by arithmetic; most of it only where all share subject and metric."""
    yield from check_restatements(readings)
    yield from check_ceilings(readings, context)
    yield from check_slips(readings)
    yield from check_shares(readings, context)
    yield from check_products(readings)
    if main:
        yield from check_arithmetic(readings, context)
        yield from check_bases(readings)
        yield from check_plausible(readings)
        yield from check_totals(readings, context)
        yield from check_exchange(readings)
        yield from check_cumulative(readings, context)


def _meet_elsewhere(first: Reading, second: Reading) -> bool:
    """Whether two claims share subject and metric, so that the group of these relates them."""
    return bool(first.subject and first.metric) and (first.subject, first.metric) == (second.subject, second.metric)


def _owns(group: Group, relation: Relation, members: Mapping[int, Member], context: Context) -> bool:
    taking_part = (members[part.claim_id] for part in relation.members)
    owner = owning_key([_keys(member, context) for member in taking_part])
    return group.key == owner or (":" in owner and group.key == str(key_number(owner)))


def _keys(member: Member, context: Context) -> tuple[str, ...]:
    return member.keys or alignment_keys(member.claim, member.sketch, context.lexicon)


def owning_key(keys: Sequence[tuple[str, ...]]) -> str:
    """The least key that all claims of a relation share; empty if they share none."""
    common = set(keys[0]).intersection(*keys[1:]) if keys else set()
    return min(common, default="")


def _buckets(readings: Sequence[Reading]) -> Iterable[list[Reading]]:
    """Readings that can be compared at all: events, and figures by dimension (all counts together)."""
    buckets: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.is_event:
            name = "event"
        elif reading.interval is None:
            continue
        else:
            dimension = reading.scale.dimension
            name = "count" if not dimension or dimension.startswith("count:") else dimension
        buckets.setdefault(name, []).append(reading)
    return buckets.values()


def _voices(readings: Sequence[Reading], tolls: Tolls) -> list[Voice]:
    """Readings that are alike in every field that is compared, together."""
    alike: dict[tuple[object, ...], list[Reading]] = {}
    for reading in readings:
        claim = reading.claim
        subject = reading.subject_words or frozenset((str(claim.id),))
        key = (
            reading.interval, reading.scale.dimension, claim.qualifier, claim.basis, claim.period, claim.modality,
            reading.metric, subject, reading.scope_words, reading.place_words, claim.object,
            reading.published[:7] if not claim.period else "", not reading.metric and claim.id,
            reading.is_event and (reading.start, reading.end),
            reading.direction,
            _few_digits(claim) and claim.id,
            tolls.is_part(reading),
        )  # fmt: skip
        alike.setdefault(key, []).append(reading)
    return [Voice(tuple(members)) for members in alike.values()]


def _few_digits(claim: Claim) -> bool:
    """Whether a figure is so small that two of it may meet by chance: their words are compared."""
    return claim.value is not None and abs(claim.value) < 10 and claim.value == round(claim.value)


def _candidates(voices: Sequence[Voice], main: bool) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing: all of a small group, neighbours of a large one.

    The group of one subject and metric is ordered by period and value, so that what could agree or conflict stands
    together; a group that only shares a name is ordered by its words.
    """
    size = len(voices)
    if size <= (ALL_PAIRS if main else ALL_PAIRS // 2):
        yield from ((first, second) for first in range(size) for second in range(first + 1, size))
        return
    order = sorted(range(size), key=lambda number: (_sort_key if main else _word_key)(voices[number].lead))
    for at, first in enumerate(order):
        for second in order[at + 1 : at + 1 + WINDOW]:
            yield (first, second) if first < second else (second, first)


def _sort_key(reading: Reading) -> tuple[str, str, str, float, int]:
    claim = reading.claim
    low = reading.interval.low if reading.interval else 0.0
    return (reading.metric, claim.period or "", claim.basis or "", low, claim.id)


def _word_key(reading: Reading) -> tuple[str, str, str, float, int]:
    words = sorted(reading.content, key=lambda word: (-len(word), word))[:4]
    low = reading.interval.low if reading.interval else 0.0
    return (reading.claim.period or "", " ".join(words), reading.claim.basis or "", low, reading.claim.id)


def _compare(first: Reading, second: Reading, context: Context, tolls: Tolls) -> Verdict | None:
    one, two = first.claim, second.claim
    if one.restates == two.id or two.restates == one.id:
        return None
    if one.document_id == two.document_id and (one.sentence_start, one.restates) == (two.sentence_start, two.restates):
        return moved_within(first, second)
    if first.is_event:
        return compare_events(first, second, context.lexicon)
    if tolls.compares(first, second):
        return tolls.compare(first, second)
    if first.known_period and second.known_period and match_periods(first, second) == PeriodMatch.DISJOINT:
        return None
    if _strangers(first, second, context):
        return None
    return compare_quantities(first, second, context)


def _strangers(first: Reading, second: Reading, context: Context) -> bool:
    """Whether metrics and words are so different that no rule would speak: the quick way out of large groups.

    It looks at the beginnings of words, of which words of one stem share theirs, so that nothing alike gets lost.
    """
    if not first.metric or not second.metric or first.metric == second.metric:
        return False
    if not first.metric_starts.isdisjoint(second.metric_starts):
        return False
    one, two = first.starts, second.starts
    shared = len(one & two)
    one_sided = shared in (len(one), len(two))
    known = all(context.metric(reading.claim.metric) is not None for reading in (first, second))
    return 2 * shared < (0.7 if known and not one_sided else 0.55) * (len(one) + len(two))
