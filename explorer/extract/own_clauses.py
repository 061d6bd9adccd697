"""Dates in a clause that belongs to one figure: "when it opened in 2019", "the 4 million it raised in May 2023"."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.calendar import Grain
from explorer.extract.agreement import may_describe
from explorer.extract.clauses import Row
from explorer.extract.mentions import PeriodMention, PeriodRelation
from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set

_PRONOUNS = word_set("it they he she we i you")
_GRAINS = frozenset({Grain.DAY, Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR, Grain.SEASON})
_PARTING = word_set("but while whereas although though because if that as before after until since")


def date_of_clause(row: Row, q: int) -> tuple[int, bool] | None:
    """The position of the date in a clause that tells more of the figure at `q`, and whether of that figure alone."""
    start = _described(row, q)
    own = start is not None
    if start is None:
        start = _when(row.items, q)
    at = _first_date(row.items, start) if start is not None else None
    return (at, own) if at is not None else None


def _described(row: Row, q: int) -> int | None:
    """Where a clause that describes the figure itself goes on behind its verb: "it raised", "paid by the bank"."""
    items, i = row.items, q + 1
    if i + 1 < len(items) and items[i].kind == "np" and items[i + 1].kind == "rel":
        i += 1
    ahead = items[i : i + 2]
    if len(ahead) < 2:
        return None
    if ahead[0].kind == "rel" and ahead[1].kind == "verb" and ahead[0].lemma in ("that", "who"):
        return i + 2
    if ahead[0].kind == "np" and ahead[0].words() in _PRONOUNS and ahead[1].kind == "verb" and ahead[1].finite:
        return i + 2
    if ahead[0].kind == "verb" and may_describe(ahead[0]) and ahead[1].lemma == "by" and row.link(q).role != "subject":
        return i + 1
    return None


def _when(items: Sequence[Item], q: int) -> int | None:
    """Where a clause with "when" starts that says at which event the figure came about."""
    for i in range(q + 1, len(items)):
        item = items[i]
        if item.lemma == "when":
            return i + 1 if item.kind in ("conj", "rel") else None
        if item.kind in ("mark", "comma", "rel", "period") or (item.kind == "conj" and item.lemma != "and"):
            return None
    return None


def _first_date(items: Sequence[Item], start: int) -> int | None:
    verbs = 0
    for i in range(start, len(items)):
        item = items[i]
        if item.kind in ("mark", "comma", "rel") or (item.kind == "conj" and item.lemma in _PARTING):
            return None
        verbs += item.kind == "verb" and item.finite
        if verbs > 1:
            return None
        if item.kind == "period" and item.period is not None and _is_date(item.period):
            return i
    return None


def _is_date(mention: PeriodMention) -> bool:
    return not mention.duration and mention.relation is PeriodRelation.IN and mention.grain in _GRAINS
