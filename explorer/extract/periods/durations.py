"""Lengths of time that end or start at the document's date: the past three years, within a week."""

from __future__ import annotations

import re
from datetime import timedelta

from explorer.calendar import bounds_of, label_of
from explorer.calendar.labels import add_months
from explorer.extract.mentions import PeriodRelation
from explorer.extract.periods.anchor import Anchor
from explorer.extract.periods.drafts import Context, Draft, of_year
from explorer.extract.periods.words import COUNT, UNIT, S, count_of

_I = re.IGNORECASE
COUNTED = re.compile(
    rf"(?P<which>past|last|trailing|previous|preceding|prior|next|coming|following|recent){S}(?P<count>{COUNT})(?:{S}(?:of|or{S}so))?{S}"
    rf"(?:full{S})?(?P<unit>{UNIT}s?)(?!\w)",
    _I,
)
WITHIN = re.compile(rf"(?P<count>{COUNT})(?:{S}of)?[\s-]{{1,3}}(?P<unit>{UNIT}s?)(?!\w)", _I)
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def counted(match: re.Match[str], context: Context) -> Draft | None:
    """The past three years, the next five months, the previous six weeks; but "it will last six weeks"."""
    which, count = match["which"].lower(), count_of(match["count"])
    if which == "last" and not (context.lead.article or context.lead.preposition in ("in", "over", "during", "for")):
        return None
    ahead = which in ("next", "coming", "following")
    if which in ("previous", "preceding", "prior", "following"):
        return Draft(
            start=match.start(),
            end=match.end(),
            rule="counted-before",
            anaphoric=True,
            duration=True,
            shift_months=_months(count, match["unit"]) * (1 if ahead else -1),
        )
    return duration(match, count, singular(match["unit"]), 1 if ahead else -1, context)


def within(match: re.Match[str], context: Context) -> Draft | None:
    """Within 10 years: by the day that lies so far ahead."""
    if context.lead.preposition != "within" or singular(match["unit"]) == "hour":
        return None
    count, unit = count_of(match["count"]), singular(match["unit"])
    label = _moved(context.anchor, count, unit, 1)
    return Draft(
        start=match.start(),
        end=match.end(),
        rule="within",
        backward=label,
        forward=label,
        relative=True,
        duration=True,
        relation=PeriodRelation.BY,
    )


def duration(match: re.Match[str], count: int | None, unit: str, sign: int, context: Context) -> Draft:
    """The draft of `count` units back (`sign` -1) or ahead (1) from the document's date, to months as far as known."""
    anchor = context.anchor
    label = None
    other = _moved(anchor, count, unit, sign)
    here = anchor.published
    if other and here and unit in _MONTHS:
        here = here[: len(other)] if len(other) <= len(here) else None
    if other and here:
        days = [day for day in (*bounds_of(other), *bounds_of(here)) if day]
        label = label_of(min(days), max(days))
    end = match.end() - (len(match["possessive"]) if match.groupdict().get("possessive") else 0)
    return Draft(
        start=match.start(),
        end=end,
        rule="past-span" if sign < 0 else "coming-span",
        backward=label,
        forward=label,
        relative=True,
        duration=True,
        relation=PeriodRelation.DURING_PAST if sign < 0 else PeriodRelation.IN,
    )


def _moved(anchor: Anchor, count: int | None, unit: str, sign: int) -> str | None:
    """The month (day for days and weeks, year where no more is known) that lies `count` units from the document."""
    if not count or unit not in ("day", "week", "fortnight", *_MONTHS):
        return None
    if unit in ("day", "week", "fortnight"):
        days = sign * count * {"day": 1, "week": 7, "fortnight": 14}[unit]
        return anchor.agreed(lambda day: (day + timedelta(days)).isoformat())
    months = sign * count * _MONTHS[unit]
    finely = anchor.agreed(lambda day: add_months(day, months).isoformat()[:7])
    if finely is None and anchor.year and months % 12 == 0:
        return of_year("", anchor.year + months // 12)
    return finely


def _months(count: int | None, unit: str) -> int:
    return (count or 0) * _MONTHS.get(singular(unit), 0)


def singular(unit: str) -> str:
    word = unit.lower().split()[-1]
    return {"centuries": "century"}.get(word, word.rstrip("s"))
