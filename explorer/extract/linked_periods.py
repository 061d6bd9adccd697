"""Periods that wording ties to a figure from afar: the start of a change, a former forecast, a full year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.calendar import Grain, bounds_of
from explorer.extract.clauses import Row
from explorer.extract.dating import Dated
from explorer.extract.drafts import Draft
from explorer.extract.mentions import PeriodMention, PeriodRelation, QuantityKind
from explorer.extract.nouns import item_noun
from explorer.extract.periods.resolution import labelled
from explorer.extract.phrases import ends_clause
from explorer.extract.word_sets import word_set

FULL_YEAR = "full year"
"""The rule of a year that a noun phrase names: the text goes on about the month or quarter that it reports on."""
_FORECASTS = word_set(
    "forecast forecasts estimate estimates projection projections guidance outlook prediction predictions "
    "target targets goal goals expectation expectations"
)
_REVISING = word_set("raise lower revise cut upgrade downgrade lift increase reduce adjust trim slash")
_FROM = frozenset({"from", "than", "against"})


def start_of_change(row: Row, draft: Draft) -> PeriodMention | None:
    """The date from which a level moved on: 2003 in "has shrunk from 418 to 287 since 2003"; None for other figures."""
    if draft.link.role != "prior":
        return _end_of_range(row, draft)
    for i, item in enumerate(row.items):
        mention = item.period
        if item.kind != "period" or mention is None or mention.duration or mention.anaphoric:
            continue
        if mention.relation is PeriodRelation.SINCE or _since_happening(row, i):
            plain = replace(mention, relation=PeriodRelation.IN, wide_start=mention.start, exclusive=False)
            return labelled(plain, mention.backward)
        if i > draft.at and _is_between(row, i):
            return _one_end(mention, 0)
    return None


def _since_happening(row: Row, i: int) -> bool:
    """ "since its first survey, in 2003": the date tells when the happening was that "since" names."""
    at = i - 1
    while at >= 0 and (row.items[at].kind in ("np", "comma") or row.items[at].lemma in ("in", "on")):
        at -= 1
    return at >= 0 and i - at <= 4 and row.items[at].kind == "prep" and row.items[at].lemma == "since"


def _end_of_range(row: Row, draft: Draft) -> PeriodMention | None:
    """The last year of "went from 11.40 to 11.62 between 2023 and 2024" for the level that the change ended at."""
    other = row.items[draft.at - 2] if draft.at >= 2 else None
    changed = draft.link.role == "measure" and draft.link.word == "to" and other is not None
    if other is None or not changed or other.kind != "quantity" or row.link(draft.at - 2).role != "prior":
        return None
    for i in range(draft.at + 1, min(draft.at + 3, len(row.items))):
        mention = row.items[i].period
        if mention is not None and _is_between(row, i):
            return _one_end(mention, 1)
    return None


def _is_between(row: Row, i: int) -> bool:
    return i > 0 and row.items[i - 1].lemma == "between"


def _one_end(mention: PeriodMention, which: int) -> PeriodMention | None:
    """The first or last year, month or quarter of a range; None where the range is of anything else."""
    ends = (mention.label or "").split("/")
    if len(ends) != 2 or not all(bounds_of(end).end for end in ends) or len(ends[0]) > len("2025-01"):
        return None
    return labelled(replace(mention, grain=Grain.SPAN), ends[which])


def is_former_forecast(row: Row, draft: Draft) -> bool:
    """Whether a level is only what was forecast before: "cut its forecast to 1.6 % from 2.2 %"."""
    items, link = row.items, draft.link
    if link.role == "of" and link.noun is not None and link.noun and items[link.noun - 1].lemma in _FROM:
        return _forecasts(row, link.noun)
    if link.role not in ("prior", "base"):
        return False
    if link.role == "base":
        behind = range(draft.at + 1, min(draft.at + 5, len(items)))
        return any(_forecasts(row, i) for i in behind)
    if link.verb is None or items[link.verb].lemma not in _REVISING:
        return False
    for i in range(draft.at - 1, -1, -1):
        if items[i].kind == "mark" or (items[i].kind == "conj" and ends_clause(items[i])):
            return False
        if items[i].kind == "np" and _forecasts(row, i):
            return True
    return False


def _forecasts(row: Row, at: int) -> bool:
    item = row.items[at]
    if item.kind == "verb":
        return item.lemma in ("forecast", "predict") and not item.tokens[0].lower.startswith("had")
    if item.kind != "np":
        return False
    return item_noun(item).head in _FORECASTS or item.words().rpartition(" ")[2] == "range"


def revised(draft: Draft, drafts: Sequence[Draft], former: Sequence[Draft]) -> Draft | None:
    """The figure that replaces a former forecast: its partner where both come in equal numbers, else the one before."""
    fresh = [other for other in drafts if other not in former and other.period is not None and other.at < draft.at]
    alike = [other for other in fresh if other.quantity.unit == draft.quantity.unit]
    rank = next((i for i, other in enumerate(former) if other is draft), 0)
    if len(alike) == len(former):
        return alike[rank]
    return alike[-1] if alike else None


def full_year(row: Row, draft: Draft, dated: Dated | None, year: int | None) -> PeriodMention | None:
    """The year of a figure that a noun phrase makes one of a full year: "full-year sales of 5.3 billion".

    `year` is the year that the sentence or the text speaks of.
    """
    if draft.quantity.kind is QuantityKind.DURATION:
        return None
    at = _full_year_phrase(row, draft)
    if at is None or year is None or (dated is not None and dated.at > at):
        return None
    label = f"{year:04d}"
    return PeriodMention(
        start=0, end=0, wide_start=0, label=label, period_start=f"{label}-01-01", period_end=f"{label}-12-31",
        grain=Grain.YEAR, backward=label, forward=label, relative=True, rule=FULL_YEAR,
    )  # fmt: skip


def _full_year_phrase(row: Row, draft: Draft) -> int | None:
    for i in range(draft.at - 1, -1, -1):
        item = row.items[i]
        if item.kind == "period" or ends_clause(item) or (item.kind == "conj" and item.lemma in ("but", "while")):
            return None
        words = [token.lower for token in item.tokens]
        whole = "full-year" in words[:-1]
        if item.kind == "np" and (whole or words[-2:] in (["annual", "total"], ["yearly", "total"])):
            return i
    return None
