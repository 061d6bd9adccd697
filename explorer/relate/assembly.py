"""From verdicts on pairs to relations: voices that agree become one, chains become one, each with its sentence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from explorer.model import CONFLICT_TYPES, Relation, RelationMember, RelationType
from explorer.relate.intervals import Interval
from explorer.relate.reading import Reading
from explorer.relate.sketch import copies
from explorer.relate.verdict import Verdict, severity
from explorer.relate.wording import figure, heading, listed

MAX_MEMBERS = 24
_CHAINED = frozenset({RelationType.CONTRADICTION, RelationType.REVISION, RelationType.OPINION, RelationType.PERIOD})
SAME = "the same figure"
AGREEING = frozenset({RelationType.AGREEMENT, RelationType.ROUNDING})
"""Types that join two figures to one."""


_ANYTHING = Interval(-math.inf, math.inf)


@dataclass(frozen=True, slots=True)
class Voice:
    """Claims whose readings are the same in every field that is compared."""

    readings: tuple[Reading, ...]

    @property
    def lead(self) -> Reading:
        """The claim that stands for all."""
        return self.readings[0]


@dataclass(frozen=True, slots=True)
class Edge:
    """A verdict between two voices, by their numbers."""

    first: int
    second: int
    verdict: Verdict


class _Union:
    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def find(self, item: int) -> int:
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, first: int, second: int) -> None:
        one, two = self.find(first), self.find(second)
        self.parent[max(one, two)] = min(one, two)


def relation_id(kind: RelationType, rule: str, members: Iterable[int]) -> int:
    """A relation's id: 53 bits of the hash of its type, its rule and its members' ids in order of size."""
    text = f"{kind}\n{rule}\n" + ",".join(map(str, sorted(members)))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 11


def make_relation(
    verdict: Verdict, readings: Sequence[Reading], reason: str, roles: Sequence[str] | None = None
) -> Relation:
    """The relation of some claims, in the order in which the reason names them."""
    members = readings[:MAX_MEMBERS]
    first = members[0]
    metric = next((reading.claim.metric for reading in members if reading.claim.metric), None)
    named = {reading.claim.period for reading in members if reading.claim.period}
    return Relation(
        id=relation_id(verdict.type, verdict.rule, (reading.claim.id for reading in members)),
        type=verdict.type,
        severity=severity(verdict.type, verdict.gap),
        reason=reason,
        rule=verdict.rule,
        members=tuple(
            RelationMember(claim_id=reading.claim.id, role=roles[at] if roles else "")
            for at, reading in enumerate(members)
        ),
        subject=next((reading.claim.subject for reading in members if reading.claim.subject), None),
        metric=metric,
        period=first.claim.period if len(named) == 1 else None,
        hint=verdict.hint,
    )


def assemble(voices: Sequence[Voice], edges: Sequence[Edge], *, repeats: bool = True) -> list[Relation]:
    """All relations of a group of voices; without `repeats`, claims that are alike in every field are no news."""
    union = _Union(len(voices))
    rounding: dict[int, Verdict] = {}
    common = [voice.lead.interval or _ANYTHING for voice in voices]
    for edge in edges:
        if edge.verdict.type in AGREEING:
            _join(voices, union, common, edge)
    for edge in edges:
        if edge.verdict.type in AGREEING and union.find(edge.first) == union.find(edge.second):
            root = union.find(edge.first)
            if root not in rounding or edge.verdict.type == RelationType.ROUNDING:
                rounding[root] = edge.verdict
    camps: dict[int, list[int]] = {}
    for number in range(len(voices)):
        camps.setdefault(union.find(number), []).append(number)
    relations = []
    for root, numbers in camps.items():
        if not repeats and len(numbers) == 1:
            continue
        found = _agreement([reading for number in numbers for reading in voices[number].readings], rounding.get(root))
        if found:
            relations.append(found)
    relations.extend(_conflicts(voices, edges, union, camps))
    return relations


def _join(voices: Sequence[Voice], union: _Union, common: list[Interval], edge: Edge) -> None:
    """Three figures agree only where all share a value: camps join if their common parts meet."""
    one, two = union.find(edge.first), union.find(edge.second)
    if one == two:
        return
    part = Interval(max(common[one].low, common[two].low), min(common[one].high, common[two].high))
    converted = voices[edge.first].lead.scale != voices[edge.second].lead.scale
    if part.low > part.high + 1e-9 * max(1.0, abs(part.low)):
        if not converted:
            return
        part = common[one]
    union.join(one, two)
    common[union.find(one)] = part


def _agreement(readings: list[Reading], verdict: Verdict | None) -> Relation | None:
    readings = sorted(readings, key=lambda reading: (reading.published or "9999", reading.claim.id))
    if len({reading.claim.document_id for reading in readings}) < 2:
        return None
    verdict = verdict or Verdict(RelationType.AGREEMENT, "same-value", SAME)
    independent = _independent(readings)
    roles = ["" if reading in independent else "copy" for reading in readings]
    figures = list(dict.fromkeys(figure(reading.claim) for reading in readings))
    documents = len({reading.claim.document_id for reading in readings})
    told = f"the same in {documents} documents" if verdict.because in ("", SAME) else f"in {documents} documents"
    because = "" if verdict.because in ("", SAME) else f": {verdict.because}"
    copied = len(readings) - len(independent)
    voices = f"; {copied} of the passages {'is a copy' if copied == 1 else 'are copies'} of another" if copied else ""
    said = f"{listed(figures[:4])}, {told}{because}{voices}"
    return make_relation(verdict, readings, f"{heading(readings[0])}{said}", roles)


def _independent(readings: Sequence[Reading]) -> list[Reading]:
    kept: list[Reading] = []
    for reading in readings:
        if len(kept) > 50 or not any(copies(reading.sketch, other.sketch) for other in kept):
            kept.append(reading)
    return kept


def _conflicts(
    voices: Sequence[Voice], edges: Sequence[Edge], union: _Union, camps: dict[int, list[int]]
) -> list[Relation]:
    by_pair: dict[tuple[RelationType, int, int], Edge] = {}
    for edge in edges:
        one, two = union.find(edge.first), union.find(edge.second)
        if edge.verdict.type not in AGREEING and one != two and not _vouched_for(voices, edge, camps[one], camps[two]):
            key = (edge.verdict.type, min(one, two), max(one, two))
            if key not in by_pair or (_in_one_text(voices, edge) and not _in_one_text(voices, by_pair[key])):
                by_pair[key] = edge
    chains: dict[RelationType, list[Edge]] = {}
    relations = []
    for (kind, _, _), edge in by_pair.items():
        if kind in _CHAINED:
            chains.setdefault(kind, []).append(edge)
        else:
            relations.append(_pair(voices, edge, union, camps))
    for linked in chains.values():
        relations.extend(_chains(voices, linked, union, camps))
    return relations


def _vouched_for(voices: Sequence[Voice], edge: Edge, one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether a third claim's document says both figures, so that they are of two things and not in conflict."""
    if edge.verdict.type not in CONFLICT_TYPES or _in_one_text(voices, edge):
        return False
    texts = [
        {reading.claim.document_id for number in camp for reading in voices[number].readings} for camp in (one, two)
    ]
    return not texts[0].isdisjoint(texts[1])


def _in_one_text(voices: Sequence[Voice], edge: Edge) -> bool:
    """Whether one document says both: it knows best which came first."""
    return voices[edge.first].lead.claim.document_id == voices[edge.second].lead.claim.document_id


def _camp(voices: Sequence[Voice], number: int, union: _Union, camps: dict[int, list[int]]) -> list[Reading]:
    lead = voices[number].lead
    rest = [reading for other in camps[union.find(number)] for reading in voices[other].readings if reading is not lead]
    return [lead, *sorted(rest, key=lambda reading: reading.claim.id)]


def _pair(voices: Sequence[Voice], edge: Edge, union: _Union, camps: dict[int, list[int]]) -> Relation:
    order = (edge.second, edge.first) if edge.verdict.swap else (edge.first, edge.second)
    sides = [_camp(voices, number, union, camps)[: MAX_MEMBERS // 2] for number in order]
    leads = [side[0] for side in sides]
    because = edge.verdict.because
    if edge.verdict.swap:
        because = because.replace("the first", "\0").replace("the second", "the first").replace("\0", "the second")
    about = f"{edge.verdict.about}: " if edge.verdict.about else heading(leads[0], leads[1])
    by_whom = edge.verdict.type in CONFLICT_TYPES and _two_publishers(leads)
    reason = f"{about}{listed(list(dict.fromkeys(_cited(side, by_whom) for side in sides)))}, {because}"
    roles = [role for side, role in zip(sides, edge.verdict.roles, strict=True) for _ in side]
    return make_relation(edge.verdict, [*sides[0], *sides[1]], reason, roles)


def _two_publishers(leads: Sequence[Reading]) -> bool:
    """Whether two figures are told by two known publishers, so that the reason can say who says what."""
    if len({figure(reading.claim) for reading in leads}) < len(leads):
        return False
    names = [(reading.facts.publisher or "").strip() for reading in leads]
    return all(names) and "unknown" not in map(str.casefold, names) and len(set(names)) == len(names)


def _cited(side: Sequence[Reading], by_whom: bool = False) -> str:
    documents = len({reading.claim.document_id for reading in side})
    if documents > 1:
        return f"{figure(side[0].claim)} ({documents} documents)"
    return figure(side[0].claim) + (f" ({side[0].facts.publisher})" if by_whom else "")


def _chains(
    voices: Sequence[Voice], edges: Sequence[Edge], union: _Union, camps: dict[int, list[int]]
) -> list[Relation]:
    """Camps that one type of verdict links become one relation, in the order of time."""
    linked = _Union(len(voices))
    for edge in edges:
        linked.join(union.find(edge.first), union.find(edge.second))
    members: dict[int, set[int]] = {}
    strongest: dict[int, Edge] = {}
    for edge in edges:
        root = linked.find(union.find(edge.first))
        members.setdefault(root, set()).update((edge.first, edge.second))
        if root not in strongest or edge.verdict.gap > strongest[root].verdict.gap:
            strongest[root] = edge
    return [_chain(voices, numbers, strongest[root], union, camps) for root, numbers in members.items()]


def _chain(
    voices: Sequence[Voice], numbers: set[int], edge: Edge, union: _Union, camps: dict[int, list[int]]
) -> Relation:
    roots = {union.find(number): number for number in sorted(numbers)}
    if len(roots) == 2:
        return _pair(voices, edge, union, camps)
    most = max(1, MAX_MEMBERS // len(roots))
    sides = _in_time([_camp(voices, number, union, camps) for number in roots.values()])
    sides = [side[:most] for side in sides[:MAX_MEMBERS]]
    figures = [_cited(side) for side in sides]
    if edge.verdict.type == RelationType.REVISION:
        reason = f"{heading(sides[0][0])}{' → '.join(figures[:8])}: each replaces the one before"
    else:
        about = heading(sides[0][0], *(side[0] for side in sides[1:]))
        reason = f"{about}{listed(figures[:8])}, up to {edge.verdict.because}"
    return make_relation(edge.verdict, [reading for side in sides for reading in side], reason)


def _in_time(sides: list[list[Reading]]) -> list[list[Reading]]:
    """Camps in the order of one text that tells all of them, else of their publication."""
    told = [{reading.claim.document_id for reading in side} for side in sides]
    common = set.intersection(*told)
    if common:
        text = min(common)
        return sorted(sides, key=lambda side: min(one.claim.id for one in side if one.claim.document_id == text))
    return sorted(sides, key=lambda side: (side[0].published, side[0].claim.id))
