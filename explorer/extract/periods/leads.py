"""The words in front of a date: its preposition, its article, and the part of the period that is meant."""

from __future__ import annotations

import re

from explorer.calendar import Grain, bounds_of
from explorer.extract.mentions import PeriodRelation
from explorer.extract.periods.drafts import Context, Draft, Lead

_PREPOSITIONS = (
    "as of", "as at", "no later than", "not later than", "no earlier than", "not earlier than",
    "no sooner than", "not before", "not until", "prior to", "up to", "ahead of", "ever since", "starting from",
    "starting in", "starting on", "starting", "beginning in", "beginning on", "beginning", "effective from",
    "effective", "in", "on", "at", "during", "for", "over", "throughout", "through", "within", "across", "by",
    "from", "since", "until", "till", "before", "after", "between", "to", "of", "around", "about", "circa",
    "than", "dated",
)  # fmt: skip
_PARTS = {
    "as early as": "early", "as late as": "late", "as soon as": "early", "early in": "early", "late in": "late",
    "later in": "late", "earlier in": "early", "midway through": "mid", "early": "early", "earlier": "early",
    "mid": "mid", "middle of": "mid", "late": "late", "later": "late", "end of": "end", "close of": "end",
    "beginning of": "start", "start of": "start", "turn of": "start", "course of": "", "whole of": "",
    "all of": "", "most of": "most", "much of": "most", "rest of": "rest", "remainder of": "rest",
    "half of": "half", "end": "end", "full year": "", "full-year": "", "calendar year": "", "calendar": "",
    "year": "", "so far in": "part", "part of": "part", "back in": "", "as recently as": "",
    "first week of": "first week", "second week of": "second week", "third week of": "third week",
    "last week of": "last week", "first days of": "start", "last days of": "end", "final weeks of": "end",
    "final days of": "end", "first weeks of": "start", "night of": "", "morning of": "", "evening of": "",
    "afternoon of": "",
}  # fmt: skip
_LENGTH = 48
_LEAD = re.compile(
    r"(?<![\w'’-])(?:(?P<prep>" + "|".join(p.replace(" ", r"\s{1,6}") for p in _PREPOSITIONS) + r")\s{1,6})?"
    r"(?:(?P<article>the|its|their|his|her|our)\s{1,6})?"
    r"(?:(?P<part>"
    + "|".join(p.replace(" ", r"\s{1,6}") for p in sorted(_PARTS, key=len, reverse=True))
    + r")(?:\s{1,6}|-))?"
    r"(?:(?P<second>the|this)\s{1,6})?\Z",
    re.IGNORECASE,
)
_BACKWARDS = re.compile(r"[\s-]{1,6}(\w+)")
_LEAD_WORDS = frozenset(
    word
    for phrase in (*_PREPOSITIONS, *_PARTS, "the", "its", "their", "his", "her", "our", "this")
    for word in re.split(r"[\s-]", phrase)
)
_BASE = re.compile(
    r"(?:[%)]|\b(?:per\scent|percent|points?|up|down|higher|lower|above|below|more|less|fewer|better|worse|unchanged|changed?|different"
    r"|(?:ris|fall|climb|drop|declin|grow|increas|decreas|improv|jump|slip|slow|gain|reduc|doubl|trebl|tripl|accelerat|rebound|recover)\w*"
    r"|rose|fell|grew|risen|fallen|grown|shrank|figures?|levels?|data|results?|reports?|carried\sover|base))\s{0,3},?\s{0,3}\Z",
    re.IGNORECASE,
)
_BASE_BEHIND = re.compile(
    r"(?:['’]s)?\s{1,6}(?:levels?|figures?|highs?|lows?|peaks?|prices|values?|total)\b", re.IGNORECASE
)
_BEHIND = re.compile(
    r",?\s{1,6}(?:(?P<later>or\s(?:later|after|beyond)|and\s(?:beyond|after)|onwards?|at\sthe\searliest|at\searliest)"
    r"|(?P<sooner>or\s(?:earlier|sooner|before)|at\sthe\slatest|at\slatest))(?!\w)",
    re.IGNORECASE,
)
_RELATIONS = {
    "by": PeriodRelation.BY, "no later than": PeriodRelation.BY, "not later than": PeriodRelation.BY,
    "before": PeriodRelation.BY, "prior to": PeriodRelation.BY,
    "until": PeriodRelation.UNTIL, "till": PeriodRelation.UNTIL, "up to": PeriodRelation.UNTIL,
    "through": PeriodRelation.UNTIL,
    "since": PeriodRelation.SINCE, "ever since": PeriodRelation.SINCE,
    "from": PeriodRelation.FROM, "starting": PeriodRelation.FROM, "starting from": PeriodRelation.FROM,
    "starting in": PeriodRelation.FROM, "starting on": PeriodRelation.FROM, "beginning": PeriodRelation.FROM,
    "beginning in": PeriodRelation.FROM, "beginning on": PeriodRelation.FROM, "effective": PeriodRelation.FROM,
    "effective from": PeriodRelation.FROM, "after": PeriodRelation.FROM,
    "not before": PeriodRelation.NOT_BEFORE, "not until": PeriodRelation.NOT_BEFORE,
    "no earlier than": PeriodRelation.NOT_BEFORE, "not earlier than": PeriodRelation.NOT_BEFORE,
    "no sooner than": PeriodRelation.NOT_BEFORE,
}  # fmt: skip
_EXCLUSIVE = frozenset({"before", "prior to", "after"})


def lead_of(text: str, start: int, position: int) -> Lead:
    """The words in front of a date at `position`, looking back no further than `start`."""
    first = _first_lead_word(text, max(start, position - _LENGTH), position)
    match = _LEAD.search(text, first, position) if first < position else None
    if match is None:
        return Lead(position, position, "", "", False)
    preposition, part = match["prep"], match["part"]
    return Lead(
        match.start("part") if part and _PARTS[_plain(part)] else position,
        match.start(),
        _plain(preposition) if preposition else "",
        (_PARTS[_plain(part)] or "whole") if part else "",
        bool(match["article"] or match["second"]),
    )


def _first_lead_word(text: str, start: int, position: int) -> int:
    """Where the unbroken run of words that a lead is made of starts; `position` if there is none."""
    first = position
    backwards = text[start:position][::-1]
    match = _BACKWARDS.match(backwards)
    while match and match[1][::-1].lower() in _LEAD_WORDS:
        first = position - match.end()
        match = _BACKWARDS.match(backwards, match.end())
    return first


def relation_of(draft: Draft, lead: Lead, context: Context) -> tuple[PeriodRelation, bool]:
    """The relation that the words around a date give it, whether it excludes the period."""
    behind = _BEHIND.match(context.text, draft.end, min(context.end, draft.end + 24))
    if behind:
        if behind["sooner"]:
            return PeriodRelation.BY, False
        earliest = "earliest" in behind["later"]
        return PeriodRelation.NOT_BEFORE if earliest else PeriodRelation.FROM, False
    if draft.relation is not None:
        return draft.relation, False
    preposition = lead.preposition
    relation = _RELATIONS.get(preposition, PeriodRelation.IN)
    if relation is PeriodRelation.IN or (
        draft.anaphoric and relation is not PeriodRelation.SINCE and not draft.template
    ):
        return PeriodRelation.IN, False
    if preposition == "from" and draft.rule.endswith("-range"):
        return PeriodRelation.IN, False
    if preposition == "from" and _is_base(draft, lead, context):
        return PeriodRelation.IN, False
    if preposition == "through" and draft.rule.startswith(("counted-part", "past-span", "coming-span", "the-unit")):
        return PeriodRelation.IN, False
    possessive = context.text[draft.end : draft.end + 2] in ("'s", "’s")
    if preposition in ("after", "before", "prior to") and (
        possessive or (preposition == "after" and draft.grain is Grain.DAY)
    ):
        return PeriodRelation.IN, False
    if lead.part in ("end", "late") and preposition in _EXCLUSIVE:
        return relation, False
    return relation, preposition in _EXCLUSIVE


def _is_base(draft: Draft, lead: Lead, context: Context) -> bool:
    """Whether "from 2024" names the base of a change or the date of a document rather than a beginning."""
    start = bounds_of(draft.forward).start
    last = context.anchor.last
    if start and last and start > last and draft.template is None:
        return False
    before = context.text[max(context.start, lead.wide_start - 24) : lead.wide_start]
    return bool(_BASE.search(before) or _BASE_BEHIND.match(context.text, draft.end, context.end))


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
