"""Dates that belong together: "between March and May 2025", "from 2019 to 2021", "January and February 2024"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from explorer.calendar import Grain, bounds_of, label_of
from explorer.extract.mentions import PeriodRelation
from explorer.extract.periods.drafts import Draft, Lead, of_year

_DASH = re.compile(r"(?:\s?[-–—]\s?|-(?:to|through)-)\Z")
_TO = re.compile(
    r"\s{1,6}(?:to|until|till)\s{1,6}(?:the\s{1,6})?(?:(?:end\sof|early|late|mid)[\s-]{1,3}(?:the\s)?)?\Z",
    re.IGNORECASE,
)
_THROUGH = re.compile(
    r"\s{1,6}(?:through|thru)\s{1,6}(?:the\s{1,6})?(?:(?:end\sof|early|late|mid)[\s-]{1,3})?\Z", re.IGNORECASE
)
_AND = re.compile(
    r",?\s{1,6}(?:and|&)\s{1,6}(?:the\s{1,6}|in\s{1,6})?(?:(?:the\s)?end\sof\s|early\s|late\s|mid-?\s?)?\Z",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?:,|,?\s{1,6}(?:and|or|&)(?:\s(?:in|on)\b)?)\s{1,6}(?:the\s{1,6}|early\s|late\s|mid-?\s?)?\Z", re.IGNORECASE
)
_LONGEST_GAP = 24
_SLASH = re.compile(r"\s?/\s?\Z")

Led = tuple[Draft, Lead]


def join(found: list[Led], text: str) -> list[Led]:
    """The drafts of a sentence, in order, with ranges made one and years shared along lists."""
    joined: list[Led] = []
    for draft, lead in reversed(found):
        if joined:
            following, _ = joined[-1]
            if draft.rule == "weekday-before-date":
                if draft.end == following.start:
                    joined[-1] = (replace(following, start=draft.start), lead)
                continue
            gap = text[draft.end : following.start] if following.start - draft.end <= _LONGEST_GAP else "."
            shared = _with_year_of(draft, following, gap)
            if _is_range(draft, lead, following, gap):
                both = _range(shared or draft, following, lead)
                if both:
                    joined[-1] = (both, lead)
                    continue
            draft = shared or draft
        if draft.rule != "weekday-before-date":
            joined.append((draft, lead))
    joined.reverse()
    return joined


def _is_range(draft: Draft, lead: Lead, following: Draft, gap: str) -> bool:
    if (draft.anaphoric and not draft.template) or (following.anaphoric and not following.template):
        return False
    if draft.duration or following.duration or draft.relation or draft.rule.startswith(("years", "day-month-range")):
        return False
    alike = draft.grain is following.grain
    if _DASH.match(gap):
        return alike and bool(draft.template or following.template or draft.rule == following.rule)
    if _AND.match(gap):
        return lead.preposition == "between"
    if _THROUGH.match(gap):
        return alike
    return bool(_TO.match(gap)) and (
        lead.preposition in ("from", "between", "of", "during", "for")
        or (alike and draft.template is not None and following.template is None)
    )


def _with_year_of(draft: Draft, following: Draft, gap: str) -> Draft | None:
    """The draft in the year that the next date of the list prints; None where that does not apply."""
    if draft.template is None or not draft.relative or following.template is not None or following.anaphoric:
        return None
    if not (
        _LIST.match(gap)
        or _SLASH.match(gap)
        or _DASH.match(gap)
        or _TO.match(gap)
        or _THROUGH.match(gap)
        or _AND.match(gap)
    ):
        return None
    if following.grain is not draft.grain or following.backward != following.forward:
        return None
    label = _latest(draft.template, following.backward)
    if label is None:
        return None
    return replace(
        draft,
        backward=label,
        forward=label,
        template=None,
        relative=following.relative,
        anaphoric=False,
        rule=draft.rule.removeprefix("bare-") + ":shared-year",
    )


def _latest(template: str, label: str | None) -> str | None:
    """The latest such period that does not start after `label`."""
    start = bounds_of(label).start
    for year in (start.year, start.year - 1) if start else ():
        candidate = of_year(template, year)
        first = bounds_of(candidate).start
        if start and first and first <= start:
            return candidate
    return None


def _earliest(template: str, label: str | None) -> str | None:
    """The earliest such period that does not end before `label`."""
    end = bounds_of(label).end
    for year in (end.year, end.year + 1) if end else ():
        candidate = of_year(template, year)
        last = bounds_of(candidate).end
        if end and last and last >= end:
            return candidate
    return None


def _range(draft: Draft, following: Draft, lead: Lead) -> Draft | None:
    backward = _spanned(*_ends(draft, following, draft.backward, following.backward, backward=True))
    forward = _spanned(*_ends(draft, following, draft.forward, following.forward, backward=False))
    known = (draft.backward and following.backward) or not (draft.relative or following.relative)
    if backward is None and forward is None and known:
        return None
    return Draft(
        start=draft.start,
        end=following.end,
        rule="range",
        backward=backward,
        forward=forward,
        grain=Grain.SPAN,
        relative=draft.relative or following.relative,
        relation=PeriodRelation.IN if lead.preposition in ("from", "between", "through", "starting") else None,
    )


def _ends(
    draft: Draft, following: Draft, first: str | None, last: str | None, *, backward: bool
) -> tuple[str | None, str | None]:
    if following.template is not None and draft.template is None:
        return first, _earliest(following.template, first)
    if following.template is not None and draft.template is not None:
        return (_latest(draft.template, last), last) if backward else (first, _earliest(following.template, first))
    start, end = bounds_of(first).start, bounds_of(last).end
    if draft.rule == following.rule == "weekday" and start and end and end < start:
        return (_days(start, -7), last) if backward else (first, _days(end, 7))
    return first, last


def _days(day: date, by: int) -> str:
    return (day + timedelta(by)).isoformat()


def _spanned(first: str | None, last: str | None) -> str | None:
    start, end = bounds_of(first).start, bounds_of(last).end
    return label_of(start, end) if start and end and start < end else None
