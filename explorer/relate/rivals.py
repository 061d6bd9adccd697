"""Figures that a document gives beside the one compared: where it says the other's figure too, nothing conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from explorer.model import CONFLICT_TYPES
from explorer.relate.assembly import Edge, Voice
from explorer.relate.intervals import ratio_gap
from explorer.relate.pair import metric_match
from explorer.relate.reading import Reading
from explorer.relate.wording import middle

_NEAR = 0.25
"""How far a value may lie from an open bound and still be called the same."""

Siblings = Mapping[tuple[int, int], Sequence[Reading]]


def credible(voices: Sequence[Voice], edges: Sequence[Edge]) -> list[Edge]:
    """The edges without conflicts between figures one of which the other's sentence says as well, or says better.

    "41 up at 960" beside "fell 30 to 960" is no conflict of 41 and 960: a sentence of two figures shares all its words
    with both.
    """
    siblings: dict[tuple[int, int], list[Reading]] = defaultdict(list)
    for voice in voices:
        for reading in voice.readings:
            siblings[_sentence(reading)].append(reading)
    return [
        edge
        for edge in edges
        if edge.verdict.type not in CONFLICT_TYPES
        or not _rivalled(voices[edge.first].lead, voices[edge.second].lead, siblings)
    ]


def _rivalled(first: Reading, second: Reading, siblings: Siblings) -> bool:
    return any(
        _says_the_same(one, rival) or metric_match(one, rival) > metric_match(one, two)
        for one, two in ((first, second), (second, first))
        for rival in _beside(two, siblings)
    )


def _beside(reading: Reading, siblings: Siblings) -> Iterator[Reading]:
    """The other figures of a sentence, without those that only say this one again."""
    for other in siblings[_sentence(reading)]:
        again = other.claim.restates == reading.claim.id or reading.claim.restates == other.claim.id
        if other is not reading and not again and other.claim.id != reading.claim.id:
            yield other


def _says_the_same(one: Reading, rival: Reading) -> bool:
    if one.interval is None or rival.interval is None:
        return one.is_event and (one.start, one.end) == (rival.start, rival.end)
    values = middle(one), middle(rival)
    near = values[0] is not None and values[1] is not None and ratio_gap(values[0], values[1]) <= _NEAR
    return near and one.interval.overlaps(rival.interval)


def _sentence(reading: Reading) -> tuple[int, int]:
    return (reading.claim.document_id, reading.claim.sentence_start)
