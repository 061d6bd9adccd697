"""Verdicts that do not stand: nothing ties the two to one thing, or the other document says both figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from explorer.model import CONFLICT_TYPES
from explorer.relate.agreeing import telling_digits
from explorer.relate.anchors import anchored
from explorer.relate.assembly import AGREEING, Edge, Voice
from explorer.relate.context import Context
from explorer.relate.figures import digits_of
from explorer.relate.intervals import ratio_gap
from explorer.relate.marks import BARE
from explorer.relate.pair import metric_match
from explorer.relate.reading import Reading
from explorer.relate.verdict import Verdict
from explorer.relate.wording import middle

_NEAR = 0.25
"""How far a value may lie from an open bound and still be called the same."""

_DIGITS = 2
"""Digits of a figure that two sentences hardly share by chance where all else is one."""

Siblings = Mapping[tuple[int, int], Sequence[Reading]]


def credible(voices: Sequence[Voice], edges: Sequence[Edge], context: Context) -> list[Edge]:
    """The edges without those between figures that are of two things after all.

    Nothing but common words may tie them (one telling figure is enough of a tie). Of conflicts, one side may only say
    another again in a second unit, and the other's sentence may say the figure as well, or say it better: "41 up at
    960" beside "fell 30 to 960" is no conflict of 41 and 960, for a sentence of two figures shares its words with both.
    """
    siblings: dict[tuple[int, int], list[Reading]] = defaultdict(list)
    for voice in voices:
        for reading in voice.readings:
            siblings[_sentence(reading)].append(reading)
    return [
        edge
        for edge in edges
        if _stands(edge.verdict, voices[edge.first].lead, voices[edge.second].lead, siblings, context)
    ]


def _stands(verdict: Verdict, first: Reading, second: Reading, siblings: Siblings, context: Context) -> bool:
    if verdict.type in AGREEING:
        return (telling_digits(first.claim) and not first.is_event) or anchored(first, second, context)
    if _bare_number(first) or _bare_number(second):
        return False
    if not anchored(first, second, context) or _says_again(first, siblings) or _says_again(second, siblings):
        return False
    return verdict.type not in CONFLICT_TYPES or not _rivalled(first, second, siblings)


def _bare_number(reading: Reading) -> bool:
    """Whether an article gives a number of nothing that has a name: "38 of 41" on a page of clips."""
    named = reading.is_event or reading.metric or reading.claim.unit
    return not named and BARE not in reading.sketch.words


def _says_again(reading: Reading, siblings: Siblings) -> bool:
    """Whether the claim says one of its sentence again in another unit; that one is compared."""
    again = reading.claim.restates
    return again is not None and any(other.claim.id == again for other in siblings[_sentence(reading)])


def _rivalled(first: Reading, second: Reading, siblings: Siblings) -> bool:
    if _said_beside(first, second) or _said_beside(second, first) or _agree_beside(first, second, siblings):
        return True
    return any(
        _says_the_same(one, rival) or metric_match(one, rival) > metric_match(one, two)
        for one, two in ((first, second), (second, first))
        for rival in _beside(two, siblings)
    )


def _agree_beside(first: Reading, second: Reading, siblings: Siblings) -> bool:
    """Whether the sentences share another figure of the same kind: "to 2,800 from 2,500" and "by 300 to 2,800"."""
    if first.is_event or not first.metric:
        return False
    one, two = (
        {digits_of(other.claim.printed) for other in _beside(reading, siblings) if _of_a_kind(reading, other)}
        for reading in (first, second)
    )
    return not one.isdisjoint(two)


def _of_a_kind(one: Reading, two: Reading) -> bool:
    same = (one.metric, one.subject_words, one.claim.unit) == (two.metric, two.subject_words, two.claim.unit)
    return same and len(digits_of(two.claim.printed).strip("0.")) >= _DIGITS


def _said_beside(one: Reading, two: Reading) -> bool:
    """Whether the other's sentence gives the very figure as well ("400 g bars are 360 g now")."""
    return not one.is_event and digits_of(one.claim.printed) in two.sketch.beside


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
