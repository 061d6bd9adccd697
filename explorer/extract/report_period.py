"""The period that a report is about: figures without a date of their own are of it, where the text leaves no doubt.

"Boiler repairs rose to 48,000 in 2023, official figures show. … Schools made up 9 % of the total." A reader takes the
later share for one of 2023. The clock carries a period over a few sentences; here the whole document has to be a
report on one period: by its title, by a lead that tells what figures show, or by most of its dated figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from explorer.extract.drafts import SETTLED, Draft, Scene
from explorer.extract.growth import is_base
from explorer.extract.last_resort import Told
from explorer.extract.mentions import Grain, PeriodMention, PeriodRelation, QuantityKind, Tense
from explorer.extract.timeline import tense_of
from explorer.extract.word_sets import word_set
from explorer.model import Claim, Modality
from explorer.vocabulary.metrics import Metrics
from explorer.vocabulary.owners import Owner

_GRAINS = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR})
_UNDATED = frozenset({QuantityKind.AGE, QuantityKind.DURATION, QuantityKind.RANK, QuantityKind.MULTIPLE})
_RUNNING = frozenset({"flow", "ratio", "score"})
"""Kinds of metrics whose figures are of a stretch of time."""
_MOMENTS = frozenset({"price", "size", "duration"})
"""Kinds of metrics whose figures are of a moment, or of none."""
_SUMS = frozenset({QuantityKind.PERCENT, QuantityKind.MONEY})
"""Kinds of figures that a budget or an account sums up: shares and amounts."""
_YEAR = range(360, 373)
"""How many days a year of accounts has."""
_OPENING, _STALE = 2, 3
"""How many sentences with figures or dates open a report of the market; how many days old its prices may be."""
_BUDGETS = word_set("budget budgets")
_AHEAD = frozenset({Modality.PLAN, Modality.TARGET, Modality.FORECAST, Modality.HYPOTHETICAL})
_LEAD = 3
"""How many sentences with figures or dates make the lead."""
_LEAST, _SHARE, _RIVAL = 2, 0.5, 0.3
_STATISTICS = word_set("figures statistics data report survey census bulletin numbers estimates")
_TELLING = word_set("show showed shows suggest suggested suggests said say says released published reported according")
_OTHER_TIMES = word_set(
    "since ago earlier previous previously once then now currently today yesterday usually ever normally typically "
    "always historic historically former formerly record yet already before later annually"
)
"""Words that speak of another time than the report's."""


def give_report_period(scene: Scene, told: Sequence[Told]) -> PeriodMention | None:
    """Give the figures without a period the one that the whole document reports on, and answer it, if there is one.

    Planned figures get the year of the budget that the document is about, and quoted prices the market's day, where
    the document reports on no closed period. `told` are the sentences with figures or dates, in order.
    """
    period = find_report_period(scene, told)
    planned = _of_budget(scene, told)
    day = market_day(scene, told) if period is None else None
    if period is None and planned is None and day is None:
        return None
    for sentence in told:
        dated = [at for at, item in enumerate(sentence.row.items) if item.period is not None]
        against = bool(dated) and all(is_base(sentence.row, at, True) for at in dated)
        if not against and (dated or any(token.lower in _OTHER_TIMES for token in sentence.tokens)):
            continue
        for draft in sentence.drafts:
            if period is not None and _may_be_of_it(sentence, draft, against, scene.vocabulary.owners):
                _give(draft, period)
            elif planned is not None and _is_planned(draft):
                _give(draft, planned)
            elif day is not None and _is_quoted(sentence, draft, scene.vocabulary.owners):
                _give(draft, day)
    return period or day


def date_cells(cells: Sequence[Claim], period: PeriodMention | None, metrics: Metrics) -> list[Claim]:
    """The claims of tables, with the period that the document reports on where their own headers give none."""
    if period is None:
        return list(cells)
    return [
        replace(
            cell,
            period=period.label,
            period_start=period.period_start,
            period_end=period.period_end,
            inferred=(*cell.inferred, "period"),
        )
        if cell.period is None and cell.modality in SETTLED and _is_of_time(cell.metric, metrics)
        else cell
        for cell in cells
    ]


def _is_of_time(metric: str | None, metrics: Metrics) -> bool:
    """Whether figures of a metric change with time; sizes do not."""
    entry = metrics.by_name.get(metric) if metric is not None else None
    return entry is None or entry.kind not in ("size", "duration")


def _give(draft: Draft, period: PeriodMention) -> None:
    draft.period = period
    draft.inferred.append("period")
    draft.steps.append(f"period: {period.label}, which the text reports on")


def find_report_period(scene: Scene, told: Sequence[Told]) -> PeriodMention | None:
    """The closed month, quarter or year that a document reports on; None where title and figures leave it open."""
    labels = Counter(draft.period.label for sentence in told for draft in _dated(sentence) if draft.period is not None)
    period = scene.clock.reported or _of_lead(scene, told)
    total = sum(labels.values())
    if period is not None:
        return period if 2 * labels[period.label] >= total - _LEAST else None
    first = next((d.period for one in told[:_LEAD] for d in _dated(one) if _opens(d)), None)
    if first is None or not _is_over(scene, first):
        return None
    count = labels[first.label]
    rival = max((number for label, number in labels.items() if label != first.label), default=0)
    return first if count >= _LEAST and count >= _SHARE * total and rival <= _RIVAL * total else None


def _opens(draft: Draft) -> bool:
    """Whether a figure that its sentence dates is of a metric that reports are about."""
    entry = draft.choice.named.entry if draft.choice is not None else None
    return "period" not in draft.inferred and entry is not None and entry.kind in _RUNNING


def _of_lead(scene: Scene, told: Sequence[Told]) -> PeriodMention | None:
    """The one period of the first sentence with figures or dates, where it says what figures show: "… in 2023, official
    figures show"."""
    if not told:
        return None
    words, row = {token.lower for token in told[0].tokens}, told[0].row
    if words.isdisjoint(_STATISTICS) or words.isdisjoint(_TELLING):
        return None
    found = [
        scene.clock.resolve(item.period, row, at, None)
        for at, item in enumerate(row.items)
        if item.period is not None and not item.period.duration and not is_base(row, at, True)
    ]
    closed = [one for one in found if one.grain in _GRAINS and one.relation is PeriodRelation.IN and one.label]
    return closed[0] if len(closed) == 1 and _is_over(scene, closed[0]) else None


def market_day(scene: Scene, told: Sequence[Told]) -> PeriodMention | None:
    """The day that a report of the market is about: that of the prices in its first sentences."""
    owners, today = scene.vocabulary.owners, scene.today
    if today is None or today.period_start is None:
        return None
    day = date.fromisoformat(today.period_start)
    for draft in (draft for sentence in told[:_OPENING] for draft in sentence.drafts):
        period = draft.period
        if period is None or period.grain is not Grain.DAY or not period.period_start or not _is_price(draft, owners):
            continue
        if period.label and 0 <= (day - date.fromisoformat(period.period_start)).days <= _STALE:
            return period
    return None


def _is_price(draft: Draft, owners: Mapping[str, Owner]) -> bool:
    """Whether a figure is a price that a market makes, or its move."""
    return (draft.choice is not None and owners.get(draft.choice.named.known) is Owner.MARKET) or _is_share(draft)


def _is_share(draft: Draft) -> bool:
    return draft.choice is not None and draft.choice.named.known in ("share price", "market value")


def _is_quoted(sentence: Told, draft: Draft, owners: Mapping[str, Owner]) -> bool:
    """Whether a figure without a date is a price of the day that the report is about."""
    if draft.period is not None or draft.modality not in SETTLED or draft.link.role in ("prior", "base"):
        return False
    return _is_price(draft, owners) and _told_in_past(sentence, draft)


def _of_budget(scene: Scene, told: Sequence[Told]) -> PeriodMention | None:
    """The year that the first sentence with figures or dates names a budget for: "a budget for fiscal year 2026"."""
    if not told or all(token.lower not in _BUDGETS for token in told[0].tokens):
        return None
    row = told[0].row
    periods = [(at, item.period) for at, item in enumerate(row.items) if item.period is not None]
    resolved = (scene.clock.resolve(period, row, at, None) for at, period in periods)
    year = next((one for one in resolved if _is_year(one)), None)
    return None if year is None or _is_over(scene, year) else year


def _is_year(period: PeriodMention) -> bool:
    """Whether a period is one year, of the calendar or of accounts: "2026", "fiscal 2026", "2025-26"."""
    if period.rule == "years":
        return True
    if period.relation is not PeriodRelation.IN:
        return False
    if not period.period_start or not period.period_end:
        return period.grain is Grain.YEAR
    days = (date.fromisoformat(period.period_end) - date.fromisoformat(period.period_start)).days + 1
    return days in _YEAR


def _is_planned(draft: Draft) -> bool:
    """Whether a figure may be one of a budget: an amount or a share that is meant to be."""
    if draft.period is not None or draft.former or draft.link.role in ("prior", "base"):
        return False
    return draft.modality in _AHEAD and draft.quantity.kind in _SUMS


def _is_over(scene: Scene, period: PeriodMention) -> bool:
    today = scene.today.period_end if scene.today is not None else None
    return today is not None and period.period_end is not None and period.period_end < today


def _dated(sentence: Told) -> Iterator[Draft]:
    """The drafts of a sentence that tell what a closed month, quarter or year brought; no bases of comparison."""
    for draft in sentence.drafts:
        period = draft.period
        if period is None or draft.link.role in ("prior", "base") or draft.modality not in SETTLED:
            continue
        if period.label and period.relation is PeriodRelation.IN and (period.grain in _GRAINS or _is_year(period)):
            yield draft


def _may_be_of_it(sentence: Told, draft: Draft, against: bool, owners: Mapping[str, Owner]) -> bool:
    """Whether a figure may be of the report's period; one that is held `against` another period surely is of one."""
    if draft.period is not None or draft.former or draft.modality not in SETTLED or draft.choice is None:
        return False
    if draft.link.role in ("prior", "base") or draft.quantity.kind in _UNDATED:
        return False
    entry = draft.choice.named.entry
    if owners.get(draft.choice.named.known) in (Owner.HAPPENING, Owner.MARKET):
        return False
    if entry is not None and entry.kind in _MOMENTS:
        moves = draft.growth or any(other.link.role == "prior" for other in sentence.drafts)
        return entry.kind == "price" and moves and _told_in_past(sentence, draft)
    if against:
        return True
    running = entry.kind in _RUNNING if entry is not None else draft.quantity.kind in _SUMS
    return (running or draft.growth) and _told_in_past(sentence, draft)


def _told_in_past(sentence: Told, draft: Draft) -> bool:
    """Whether the first finite verb of the sentence and the figure's own look back."""
    row = sentence.row
    first = next((at for at, item in enumerate(row.items) if item.kind == "verb" and item.finite), None)
    return all(tense_of(row, at) is Tense.PAST for at in (draft.at, first) if at is not None)
