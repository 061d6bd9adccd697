"""One act on one date with two doers: "founded by Count Brand" against "founded by King Olaf"."""

from __future__ import annotations

from explorer.model import RelationType
from explorer.relate.marks import BARE
from explorer.relate.reading import PeriodMatch, Reading, match_periods
from explorer.relate.verdict import Verdict
from explorer.relate.words import Lexicon, fold, same_stem

_MONTH = 7
"""Characters of a period that names a month at least: many a thing is won or bought in one year."""


def doers_differ(first: Reading, second: Reading, lexicon: Lexicon) -> Verdict | None:
    """The contradiction of two events that only one could have done; None where both may be right.

    The act must be one of those that happen to a thing once at a time, the thing and the date the same.
    """
    one, two = first.claim, second.claim
    if not first.metric or first.metric != second.metric or lexicon.sole.isdisjoint(first.metric.split()):
        return None
    if one.document_id == two.document_id or first.forward != second.forward:
        return None
    if not _named(first) or not _named(second) or not _strangers(first, second):
        return None
    if not _one_thing(first, second, lexicon) or match_periods(first, second) != PeriodMatch.SAME:
        return None
    if not (_passages(first, second) or (_certain(first) and _certain(second))):
        return None
    because = f"by {one.subject} or by {two.subject}: one act on one date has one doer"
    return Verdict(RelationType.CONTRADICTION, "doers-differ", because, about=f"{one.object} {one.metric}", gap=0.3)


def _named(reading: Reading) -> bool:
    return bool(reading.claim.subject) and (reading.claim.subject or "")[0].isupper()


def _strangers(first: Reading, second: Reading) -> bool:
    """Whether neither clause mentions the other's doer, nor a part of his name."""
    return not any(
        same_stem(name, word)
        for one, two in ((first, second), (second, first))
        for name in one.subject_words
        for word in two.sketch.words | two.subject_words
    )


def _one_thing(first: Reading, second: Reading, lexicon: Lexicon) -> bool:
    """Whether both name the same object, of which there is one at a time, and the clauses say nothing else of it."""
    one, two = (fold(reading.claim.object or "") for reading in (first, second))
    if not lexicon.many.isdisjoint(map(lexicon.stem, one.split())):
        return False
    said = [reading.content - reading.subject_words for reading in (first, second)]
    names = [{word for name in reading.sketch.names for word in name.split()} for reading in (first, second)]
    doers = first.subject_words | second.subject_words
    return bool(one) and one == two and len((said[0] ^ said[1]) - names[0] - names[1] - doers) <= 1


def _passages(first: Reading, second: Reading) -> bool:
    return BARE in first.sketch.words and BARE in second.sketch.words


def _certain(reading: Reading) -> bool:
    """Whether an article names the thing and its date so closely that it is no other of its kind."""
    thing = reading.claim.object or ""
    return thing[:1].isupper() and len(reading.claim.period or "") >= _MONTH and reading.known_period
