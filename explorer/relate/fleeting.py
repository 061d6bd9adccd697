"""Figures that hold for an hour or a day: market quotations, and counts of victims that had not ended."""

from __future__ import annotations

from explorer.model import Qualifier
from explorer.relate.pair import Pair
from explorer.relate.reading import Reading
from explorer.relate.times import is_day

_MONTH = len("2025-03")
"""A price of a month or a day is its average or its close; a year has many prices."""
_CAPS = (Qualifier.UNDER, Qualifier.AT_MOST)
"""Bounds that a count which only grows leaves for good."""


_STATES = frozenset({"%", "temperature", "speed", "count:°"})
"""Dimensions of what is another from hour to hour: turnout, temperature, wind. A sum of a day is not."""


def hour_unknown(pair: Pair) -> bool:
    """Whether both are quotations of a market, and nothing says that they are of one hour.

    Shares "down 61 cents at midday" close at another price. A day that both name stands for its close.
    """
    lexicon = pair.context.lexicon
    words = [reading.sketch.words for reading in (pair.first, pair.second)]
    if pair.first.scale.dimension in _STATES and words[0] & lexicon.hours != words[1] & lexicon.hours:
        return True
    if not (_quoted(pair, pair.first) and _quoted(pair, pair.second)):
        return False
    if any(not lexicon.hours.isdisjoint(told) for told in words):
        return True
    closing = [lexicon.stem("close") in told for told in words]
    if closing[0] != closing[1]:
        return True
    named = pair.first.known_period and pair.second.known_period and len(pair.first.claim.period or "") >= _MONTH
    return not (named or (pair.apart == 0 and all(closing)))


def day_unknown(pair: Pair) -> bool:
    """Whether undated passages count victims, cases or the like, and no day says that they do it at one time."""
    if pair.apart is not None or pair.first.known_period or pair.second.known_period or pair.first.growth:
        return False
    if any(reading.claim.qualifier in _CAPS for reading in (pair.first, pair.second)):
        return False
    if any(is_day(time) for time in pair.first.sketch.times & pair.second.sketch.times):
        return False
    return pair.victims


def _quoted(pair: Pair, reading: Reading) -> bool:
    """Whether a figure is a price, a rate or their move as a market makes it."""
    quoted = pair.context.lexicon.quoted
    measured = set(reading.metric.split())
    metric = pair.context.metric(reading.claim.metric)
    if reading.noun == pair.context.lexicon.stem("share"):
        return True
    if metric is not None and metric.kind == "price":
        return not quoted.isdisjoint(measured | reading.sketch.words)
    if not (quoted - _VAGUE).isdisjoint(measured):
        return True
    return (reading.growth or metric is None) and not quoted.isdisjoint(reading.sketch.words)


_VAGUE = frozenset({"shar", "stock", "oil", "gold"})
"""Stems that make a price a quotation, but are measured in other ways too: a market share, stocks of oil."""
