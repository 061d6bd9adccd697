"""Periods told from another period of the text: the same quarter last year, a year earlier, the previous month."""

from __future__ import annotations

import re

from explorer.calendar import Grain
from explorer.extract.periods.drafts import Context, Draft, dated, year_reference
from explorer.extract.periods.durations import singular
from explorer.extract.periods.relative import unit_around
from explorer.extract.periods.words import COUNT, UNIT, WEEKDAY, S, count_of, yearish

_I = re.IGNORECASE
_THING = (
    rf"(?:(?:{COUNT}){S})?(?P<thing>period|quarter|months?|half(?:[\s-]year)?|halves|weeks?|weekend|days?|time|season|stage|point|year|"
    r"spell|stretch|term|interval|date|summer|winter|spring|autumn|fall)"
)
SAME = re.compile(
    rf"(?P<same>same|corresponding|comparable|equivalent|like|matching|parallel){S}"
    rf"(?:(?P<midyear>(?:19|20)\d\d){S})?{_THING}(?!\w)"
    rf"(?:,?{S}(?:of{S}|in{S}|from{S})?(?:{yearish()}|(?P<before>(?:a|one){S}year{S}(?:earlier|ago|before|prior|previously)|(?:two|2){S}years{S}(?:earlier|ago|before)))(?!\w))?",
    _I,
)
YEAR_AGO = re.compile(
    rf"(?P<which>year[\s-](?:ago|earlier|before)|prior[\s-]year(?:['’]s)?|previous[\s-]year(?:['’]s)?|last[\s-]year['’]s|preceding[\s-]year['’]s){S}"
    rf"(?P<same>same{S}|comparable{S}|corresponding{S})?{_THING}(?!\w)",
    _I,
)
EARLIER = re.compile(
    rf"(?P<count>{COUNT}){S}(?:full{S})?(?P<unit>{UNIT}s?){S}(?P<way>earlier|previously|prior|before|later|after|on)(?!\w)",
    _I,
)
THE_YEAR_BEFORE = re.compile(
    rf"(?P<unit>year|quarter|month|week|day|season){S}(?P<way>before|earlier|prior|after)(?:{S}(?P<last>last))?(?!\w|-)",
    _I,
)
NEIGHBOUR = re.compile(
    rf"(?P<which>previous|prior|preceding|following|succeeding|subsequent|earlier){S}(?:(?:calendar|full|financial|fiscal){S})?"
    r"(?P<unit>year|quarter|month|week|day|half|season|period|decade|morning|afternoon|evening|night|"
    rf"(?P<weekday>{WEEKDAY}))(?!\w)(?P<possessive>['’]s)?",
    _I,
)
THAT = re.compile(
    rf"(?P<which>that){S}(?:(?P<unit>year|quarter|month|week|day|season|decade|morning|afternoon|evening|night)|"
    rf"(?P<weekday>{WEEKDAY})|"
    r"(?P<season>spring|summer|autumn|fall|winter))(?!\w)",
    _I,
)
NEXT_DAY = re.compile(r"next\s{1,6}(?:day|morning|afternoon|evening|night)(?!\w)", _I)
SEQUENTIAL = re.compile(rf"previous{S}corresponding{S}(?P<thing>period|quarter|half|year|month)(?!\w)", _I)

_GRAINS = {
    "year": Grain.YEAR, "quarter": Grain.QUARTER, "month": Grain.MONTH, "week": Grain.WEEK, "day": Grain.DAY,
    "half": Grain.HALF, "decade": Grain.DECADE,
}  # fmt: skip
_DAYS = {"day": 1, "week": 7}
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_SAYING = re.compile(
    r"\b(?:says?|said|told|adds|added|stated|argued|warned|noted|claimed|believes?|reported)\s{1,6}\Z", _I
)
_UNKNOWN_UNITS = ("time", "stage", "point", "date", "interval")


def same(match: re.Match[str], context: Context) -> Draft | None:
    """The same period last year, the corresponding quarter of 2024, the same month a year earlier."""
    thing, year, before = match["thing"].lower(), match["year"], match["before"]
    if not year and not before and _is_year_before(match, context):
        return year_before(match)
    if (
        not year
        and not before
        and (thing in _UNKNOWN_UNITS or match["same"].lower() in ("like", "comparable", "equivalent"))
    ):
        return None
    shift, in_year = 0, int(match["midyear"]) if match["midyear"] else None
    if before:
        shift = -2 if before.lower().startswith(("two", "2")) else -1
    elif year:
        kind, value = year_reference(year)
        if kind == "absolute":
            in_year = value
        elif kind == "anchor":
            in_year = context.anchor.year + value if context.anchor.year else None
            if in_year is None:
                shift = value
        else:
            shift = value
    return Draft(
        start=match.start(),
        end=match.end(),
        rule="same",
        anaphoric=True,
        shift_years=shift,
        in_year=in_year,
        unit=_unit(match["thing"]),
        grain=_GRAINS.get(thing, Grain.SPAN),
    )


def _is_year_before(match: re.Match[str], context: Context) -> bool:
    """Whether "the comparable period" without a year stands for that of the year before."""
    parts = ("period", "quarter", "month", "half")
    told = match["same"].lower() in ("comparable", "corresponding", "equivalent") and match["thing"].lower() in parts
    return told and context.lead.article and not re.match(r"\s{1,6}(?:of|in|from)\b", context.after(match.end()))


def year_before(match: re.Match[str]) -> Draft:
    """The period of the year before, of the length that the words name."""
    thing = match["thing"].lower()
    grain = _GRAINS.get(thing, Grain.SPAN)
    rule = "year-ago"
    return Draft(
        start=match.start(), end=match.end(), rule=rule, anaphoric=True, shift_years=-1, unit=_unit(thing), grain=grain
    )


def year_ago(match: re.Match[str], context: Context) -> Draft | None:
    """The year-ago quarter, the prior-year period."""
    thing = match["thing"].lower()
    if thing == "year" and not match["same"]:
        return None
    return year_before(match)


def sequential(match: re.Match[str], context: Context) -> Draft | None:
    """The previous corresponding period: the one a year before."""
    thing = match["thing"].lower()
    return Draft(
        start=match.start(), end=match.end(), rule="year-ago", anaphoric=True, shift_years=-1, unit=_unit(thing)
    )


def earlier(match: re.Match[str], context: Context) -> Draft | None:
    """A year earlier, three months later, two years before."""
    count, unit, way = count_of(match["count"]), singular(match["unit"]), match["way"].lower()
    following = context.after(match.end())
    if (
        way in ("before", "after", "prior", "on")
        and re.match(r"\s{1,6}[\w\"“]", following)
        and not re.match(r"\s{1,6}(?:and|but|when|while|in|on|at|for|as|with)\b", following)
    ):
        return None
    if way == "on" and unit != "year":
        return None
    sign = 1 if way in ("later", "after", "on") else -1
    if unit in _DAYS and count is not None and count == int(count):
        days = sign * int(count) * _DAYS[unit]
        return Draft(start=match.start(), end=match.end(), rule="earlier", anaphoric=True, shift_days=days)
    moved = {"year": "shift_years", "quarter": "shift_quarters", "month": "shift_months"}.get(unit)
    factor = 10 if unit == "decade" else 1
    shift = {moved or "shift_years": sign * (count or 0) * factor} if moved or unit == "decade" else {}
    return Draft(start=match.start(), end=match.end(), rule="earlier", anaphoric=True, **shift)  # type: ignore[arg-type]


def the_year_before(match: re.Match[str], context: Context) -> Draft | None:
    """The year before, the month before last."""
    way, unit = match["way"].lower(), match["unit"].lower()
    if not context.lead.article or context.lead.part:
        return None
    if match["last"]:
        return _before_last(match, unit, context) if way == "before" else None
    following = context.after(match.end())
    if re.match(r"\s{1,6}(?:the|a|an|his|her|its|their|it|he|she|they|we|I|that|this|[A-Z]|\w+ing)\b", following):
        return None
    return _moved(match, f"the-year-{'after' if way == 'after' else 'before'}", unit, 1 if way == "after" else -1)


def neighbour(match: re.Match[str], context: Context) -> Draft | None:
    """The previous quarter, the following month."""
    which, unit = match["which"].lower(), match["unit"].lower()
    if match["weekday"]:  # "earlier Sunday" is a Sunday like others, told of its earlier hours
        return _unknown_day(match, "neighbour-weekday") if which != "earlier" or context.lead.article else None
    unit = "day" if unit in _PARTS_OF_DAY else unit
    if (which == "earlier" and unit not in ("quarter", "period")) or not (
        context.lead.article or unit in ("quarter", "year")
    ):
        return None
    ahead = which in ("following", "succeeding", "subsequent")
    return _moved(match, "neighbour-after" if ahead else "neighbour", unit, 1 if ahead else -1)


def next_day(match: re.Match[str], context: Context) -> Draft | None:
    """The next day, the next morning."""
    return _moved(match, "neighbour-after", "day", 1) if context.lead.article else None


def that(match: re.Match[str], context: Context) -> Draft | None:
    """That year, the same month; "said that Thursday …" means no such day."""
    if match["weekday"] and _SAYING.search(context.text, max(context.start, match.start() - 12), match.start()):
        return None
    if match["weekday"]:
        return _unknown_day(match, "that-weekday") if match["weekday"][0].isupper() else None
    if match["season"]:
        months = dict(context.words.seasons).get(match["season"].lower())
        return (
            dated(*match.span(), "that-season", f"{months[0]:02d}/{months[1]:02d}", "that year", context)
            if months
            else None
        )
    unit = match["unit"].lower()
    unit = "day" if unit in _PARTS_OF_DAY else unit
    following = re.match(r"\s{1,6}(\w+)", context.after(match.end()))
    if following and following[1] in ("of", "is", "was", "will", "has", "had"):
        return None
    return Draft(
        start=match.start(),
        end=match.end(),
        rule="that",
        anaphoric=True,
        unit=_GRAINS.get(unit),
        grain=_GRAINS.get(unit, Grain.SPAN),
    )


def _unknown_day(match: re.Match[str], rule: str) -> Draft:
    """A day that only the story tells ("that Monday"): read, so that nothing takes it for the document's Monday."""
    return Draft(start=match.start(), end=match.end(), rule=rule, grain=Grain.DAY, anaphoric=True)


def _before_last(match: re.Match[str], unit: str, context: Context) -> Draft | None:
    if unit not in _GRAINS:
        return None
    label = context.anchor.agreed(lambda day: unit_around(day, unit, -2))
    return Draft(
        start=match.start(),
        end=match.end(),
        rule="before-last",
        backward=label,
        forward=label,
        relative=True,
        grain=_GRAINS[unit],
    )


def _moved(match: re.Match[str], rule: str, unit: str, sign: int) -> Draft:
    end = match.end() - (len(match["possessive"]) if match.groupdict().get("possessive") else 0)
    shift = {"year": "shift_years", "quarter": "shift_quarters", "month": "shift_months"}.get(unit)
    moves = {shift: sign} if shift else {}
    if unit in ("period", "half"):
        rule += ":own-length"
    return Draft(
        start=match.start(),
        end=end,
        rule=rule,
        anaphoric=True,
        unit=_GRAINS.get(unit),
        grain=_GRAINS.get(unit, Grain.SPAN),
        **moves,  # type: ignore[arg-type]
    )


def _unit(thing: str) -> Grain | None:
    word = thing.lower().rstrip("s")
    return _GRAINS.get(word) if thing.lower() in _GRAINS else None
