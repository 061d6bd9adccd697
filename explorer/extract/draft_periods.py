"""Periods of drafts: told, taken over, inherited; aims and their revisions; the base of a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.calendar import Grain, bounds_of, shift
from explorer.extract import lexicon
from explorer.extract.bases import basis_against, basis_of
from explorer.extract.clauses import Row
from explorer.extract.dating import OWN_CLAUSE, Dated, period_of
from explorer.extract.drafts import Draft, Scene
from explorer.extract.growth import base_of
from explorer.extract.linked_periods import full_year, is_former_forecast, revised, start_of_change
from explorer.extract.market_days import is_of_market
from explorer.extract.mentions import PeriodMention, PeriodRelation, QuantityKind, Tense
from explorer.extract.nouns import item_noun
from explorer.extract.timeline import tense_of
from explorer.model import Basis


def date(scene: Scene, row: Row, draft: Draft, original: Draft | None, done: dict[int, Draft]) -> None:
    dated = period_of(row, draft.at, draft.link, draft.growth)
    draft.former = is_former_forecast(row, draft)
    if draft.former and dated is not None and _is_day_of_forecast(row, draft, dated):
        draft.stated = scene.clock.resolve(dated.mention, row, dated.at, None, comparison=True).label
        dated = None
    if _by_wording(scene, row, draft, dated, done):
        return
    if dated is None and draft.link.role == "base" and original is not None and _own_phrase(row, draft):
        draft.period, draft.dated = original.period, original.dated
        return
    if dated is None:
        if original is not None and draft.link.role in ("joins", "change", "paren", "measure"):
            draft.period, draft.dated = original.period, original.dated
            if draft.period:
                draft.steps.append("period: that of the figure before")
        return
    if original is not None and _is_day_of_report(draft, original, dated):
        draft.period, draft.dated = original.period, original.dated
        draft.steps.append("period: that of the figure before; the day between is that of the report")
        return
    nearer = _nearer(draft, dated, done)
    if nearer is not None:
        draft.period, draft.dated = nearer.period, nearer.dated
        draft.steps.append("period: that of a nearer figure of the same metric")
        return
    draft.dated = dated
    if _revises(scene, row, draft):
        _date_of_revision(scene, row, draft, dated)
        return
    prior = draft.link.role in ("prior", "base") or (original is not None and original.link.role in ("prior", "base"))
    head = original.period if original is not None and (prior or draft.link.role == "joins") else None
    if original is not None and draft.link.role == "joins" and original.link.role in ("prior", "base"):
        root = done.get(original.link.other) if original.link.other is not None else None
        told = root.period if root is not None else None
        head = told or scene.clock.inheritable() or head
    if head is None and prior:
        head = draft.period or scene.clock.last
    if head is None and dated.mention.anaphoric:
        earlier = earlier_levels(tuple(done.values()))
        near = [d.period for d in done.values() if d.period is not None and d.at not in earlier and d.at < dated.at]
        head = near[-1] if near else None
    if head is None and dated.mention.rule == "the-unit":
        head = _unit_named(row, dated)
    if _had_been(row, draft) and not (scene.clock.last is not None and _is_ahead(scene, scene.clock.last)):
        head = scene.clock.last or head
    draft.period = scene.clock.resolve(dated.mention, row, dated.at, head, comparison=prior)
    draft.steps.append(f"period: {draft.period.label} by rule {dated.rule!r} ({dated.mention.rule})")


def _is_day_of_report(draft: Draft, original: Draft, dated: Dated) -> bool:
    """ "Reported sales of 4 million for the second quarter on Monday, up 3 %": the change is of the quarter, too."""
    period = original.period
    if draft.link.role != "change" or draft.link.word not in ("up", "down") or period is None or not draft.growth:
        return False
    between = original.at < dated.at < draft.at and original.dated is not None and original.dated.at != dated.at
    return between and dated.mention.grain is Grain.DAY and period.grain is not Grain.DAY


def _is_day_of_forecast(row: Row, draft: Draft, dated: Dated) -> bool:
    """Whether the date of a former forecast is when it was made: "from an estimate of 3.4 % in February"."""
    before = row.items[dated.at - 1].lemma if dated.at else ""
    return dated.at > draft.at and before in ("in", "on") and dated.mention.grain in (Grain.DAY, Grain.MONTH)


def _by_wording(scene: Scene, row: Row, draft: Draft, dated: Dated | None, done: dict[int, Draft]) -> bool:
    """Give a figure the date that a change started or ended at, or the full year that its noun phrase names."""
    found = start_of_change(row, draft) if dated is None or dated.mention.relation is not PeriodRelation.IN else None
    ranged = dated is not None and dated.mention.rule == "range" and draft.link.role == "measure"
    if found is None and ranged:
        found = start_of_change(row, draft)
    if found is None and not draft.former:
        found = full_year(row, draft, dated, _year_told(scene, row, draft, done))
    if found is None:
        return False
    draft.period, draft.dated = found, dated
    draft.steps.append(f"period: {found.label}, by the wording around the figure")
    return True


def _year_told(scene: Scene, row: Row, draft: Draft, done: dict[int, Draft]) -> int | None:
    """The year that a "full-year" figure is of: that of the sentence, of the text's report, or, ahead, today's."""
    near = [other.period for other in reversed(done.values()) if other.period is not None]
    ahead = tense_of(row, draft.at) is Tense.FUTURE or draft.aim
    for period in (*near[:1], scene.today if ahead else scene.clock.inheritable()):
        first, last = (period.period_start, period.period_end) if period is not None else (None, None)
        if first and last and first[:4] == last[:4]:
            return int(first[:4])
    return None


_UNDATED = frozenset({QuantityKind.AGE, QuantityKind.DURATION, QuantityKind.RANK})


def inherit_period(scene: Scene, row: Row, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Give a figure without a date the period of its section, where it is a flow or ratio told in the past."""
    if draft.former or any(other.former and draft.link.other == other.at for other in drafts):
        former = [other for other in drafts if other.former or other.at in earlier_levels(drafts)]
        partner = revised(draft, drafts, former)
        draft.former = True
        if partner is not None:
            draft.period = partner.period
            draft.steps.append("period: that of the figure that replaces it")
        return
    if draft.link.role not in ("prior", "base") and draft.quantity.kind not in _UNDATED:
        earlier = earlier_levels(drafts)
        now = not draft.growth and tense_of(row, draft.at) is Tense.PRESENT
        for other in drafts:
            if now and other.growth:
                continue
            alike = other.choice and draft.choice and other.choice.named.name == draft.choice.named.name
            if alike and other is not draft and other.at not in earlier and _shares(draft, other):
                draft.period = other.period
                draft.inferred.append("period")
                return
        if _beside(draft, drafts, earlier):
            return
    period = scene.clock.inheritable()
    entry = draft.choice.named.entry if draft.choice else None
    if (entry is not None and entry.name in _OF_THE_DAY) or is_of_market(row, draft):
        _date_of_day(scene, row, draft)
        return
    if period is None or draft.quantity.kind in _UNDATED or draft.link.role in ("prior", "base"):
        return
    kind = entry.kind if entry is not None else None
    if not draft.growth and kind not in ("flow", "ratio", "score"):
        return
    if tense_of(row, draft.at) is not Tense.PAST or _is_ahead(scene, period):
        return
    draft.period = period
    draft.inferred.append("period")
    draft.steps.append(f"period: {period.label} inherited within the section")


def _unit_named(row: Row, dated: Dated) -> PeriodMention | None:
    """The year, quarter or month named earlier in the sentence that "the year" comes back to."""
    for item in reversed(row.items[: dated.at]):
        mention = item.period
        if mention is not None and mention.grain is dated.mention.unit and mention.label and not mention.anaphoric:
            return mention if mention.relation is PeriodRelation.IN else None
    return None


def _is_ahead(scene: Scene, period: PeriodMention) -> bool:
    """Whether a period starts after the document's day: what has happened is not of it."""
    today = scene.today.period_end if scene.today is not None else None
    return today is not None and period.period_start is not None and period.period_start > today


def _shares(draft: Draft, other: Draft) -> bool:
    """Whether the period of another figure of the sentence is that of its neighbours too."""
    if other.period is None or (other.dated is not None and other.dated.rule == OWN_CLAUSE):
        return False
    ahead = other.at > draft.at
    return not (ahead and (other.link.role in ("of", "whole") or other.period.relation is PeriodRelation.SINCE))


def _beside(draft: Draft, drafts: Sequence[Draft], earlier: frozenset[int]) -> bool:
    """Take over the period of the figure before under the same verb: "rose by 3.2 % to 24.8 billion"."""
    if draft.link.role != "measure" or draft.link.word != "to" or draft.at in earlier:
        return False
    for other in reversed(drafts):
        same = other.at < draft.at and other.link.verb is not None and other.link.verb == draft.link.verb
        if same and other.period is not None and other.growth and other.at not in earlier:
            draft.period = other.period
            draft.inferred.append("period")
            draft.steps.append("period: that of the change to this level")
            return True
    return False


_OF_THE_DAY = frozenset({"share price", "index level", "exchange rate", "oil price", "bond yield"})
"""Metrics of markets: a report that tells no date means its own day."""


def _date_of_day(scene: Scene, row: Row, draft: Draft) -> None:
    """The day of the document for a move or level of the market told in the plain past."""
    verb = draft.link.verb
    first = row.items[verb].tokens[0].lower if verb is not None else ""
    if scene.today is None or first in lexicon.HAVE or not first:
        return
    if draft.link.role in ("prior", "base") or tense_of(row, draft.at) is not Tense.PAST:
        return
    draft.period = scene.today
    draft.inferred.append("period")
    draft.steps.append(f"period: {scene.today.label}, the day of the document")


def earlier_levels(drafts: Sequence[Draft]) -> frozenset[int]:
    """The positions of the figures that only say what was before, those coordinated with one of them included."""
    found: set[int] = set()
    for draft in drafts:
        if draft.link.role in ("prior", "base") or (
            draft.link.role in ("joins", "restates") and draft.link.other in found
        ):
            found.add(draft.at)
    return frozenset(found)


AIMS = frozenset({"target", "goal", "aim", "objective"})


def is_aim(row: Row, draft: Draft) -> bool:
    """Whether the noun that carries the figure is one of aim: "the goal for 2025 was 300,000"."""
    heads = [draft.choice.noun if draft.choice else None, draft.link.noun]
    if draft.link.verb is not None and draft.link.role in ("object", "measure"):
        heads.append(row.subject(draft.link.verb))
    return any(at is not None and item_noun(row.items[at]).head in AIMS for at in heads)


_REVISING = frozenset(
    {"raise", "lower", "revise", "cut", "upgrade", "downgrade", "lift", "increase", "reduce", "adjust"}
)


def _revises(scene: Scene, row: Row, draft: Draft) -> bool:
    """ "By March it had been raised to 350,000": the date is that of the revision, the period that of the aim."""
    verb = draft.link.verb
    if verb is None or row.items[verb].lemma not in _REVISING or draft.growth or draft.dated is None:
        return False
    told = draft.choice is not None and draft.choice.rule == "metric of the sentence before"
    last = scene.recent[-1] if scene.recent else None
    if last is draft:
        last = scene.recent[-2] if len(scene.recent) > 1 else None
    aimed = last is not None and last.aim
    return told and aimed


def _date_of_revision(scene: Scene, row: Row, draft: Draft, dated: Dated) -> None:
    last = next(d for d in reversed(scene.recent) if d is not draft)
    draft.stated = scene.clock.resolve(dated.mention, row, dated.at, None).label
    draft.period, draft.aim = last.period, True
    draft.steps.append(f"period: that of the aim that is revised; stated: {draft.stated}")


def _nearer(draft: Draft, dated: Dated, done: dict[int, Draft]) -> Draft | None:
    """The figure of the same metric between a date on the left and this figure: its period is nearer."""
    if draft.choice is None or dated.at > draft.at or draft.link.role in ("prior", "base"):
        return None
    earlier = earlier_levels(tuple(done.values()))
    for other in reversed(done.values()):
        if other.at < dated.at or other.at in earlier:
            continue
        if other.period is not None and other.choice is not None and other.choice.named == draft.choice.named:
            return other
    return None


def _own_phrase(row: Row, draft: Draft) -> bool:
    """Whether a base of comparison is another's figure ("against 26,100 for the Merlin"): then the time is the same."""
    after = row.items[draft.at + 1 : draft.at + 3]
    return len(after) == 2 and after[0].lemma in ("for", "at", "from", "in") and after[1].kind == "np"


def _had_been(row: Row, draft: Draft) -> bool:
    """A level in the pluperfect is one before the period that the text speaks of."""
    verb = draft.link.verb
    item = row.items[verb] if verb is not None else None
    past = item is not None and item.lemma != "have" and item.tokens[0].lower in ("had", "'d", "’d")
    return past and tense_of(row, draft.at) is not Tense.FUTURE


def basis(scene: Scene, row: Row, draft: Draft, done: dict[int, Draft]) -> Basis:
    """What a growth figure is measured against: by its own words, its base, or the figure that it is told beside."""
    told = basis_of(row, draft.at)
    if told is not None:
        return told
    base = base_of(row, draft.at)
    if base is None and _over_the_year(draft):
        return Basis.YOY
    if base is None:
        return _basis_beside(row, draft, done) or Basis.CHANGE
    resolved = scene.clock.resolve(base, row, draft.at, draft.period, comparison=True)
    return basis_against(draft.period.label if draft.period else None, base, resolved.label)


def _over_the_year(draft: Draft) -> bool:
    """ "Prices rose 3.8 % in the year to March": a rate of growth in March, on the year before; dates it so."""
    entry = draft.choice.named.entry if draft.choice is not None else None
    if entry is None or not entry.growth or draft.period is None or draft.dated is None:
        return False
    first, _, last = (draft.period.label or "").partition("/")
    if draft.dated.mention.rule != "ended" or not last or shift(last, months=-11) != first:
        return False
    start, end = bounds_of(last)
    bounds = [day.isoformat() if day else None for day in (start, end)]
    draft.period = replace(draft.period, label=last, period_start=bounds[0], period_end=bounds[1])
    return True


def _basis_beside(row: Row, draft: Draft, done: dict[int, Draft]) -> Basis | None:
    """ "Food rose 7.2 % from a year earlier, while fuel was up 5.9 %": the basis of the growth told just before."""
    last = next((other for other in reversed(done.values()) if other is not draft), None)
    if last is None or not last.growth or last.basis in (None, Basis.CHANGE) or last.link.role in ("prior", "base"):
        return None
    if last.quantity.unit != draft.quantity.unit:
        return None
    between = row.items[last.at + 1 : draft.at]
    joined = any(item.kind == "conj" and item.lemma in ("and", "while", "but") for item in between)
    return last.basis if joined else None
