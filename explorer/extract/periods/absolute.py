"""Dates of the calendar: days, months, seasons, holidays, years, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from explorer.calendar import Grain, label_of
from explorer.extract.periods.drafts import Context, Draft, century_of, dated, fixed, of_year, year_reference
from explorer.extract.periods.words import (
    DAY,
    MONTH,
    TIME_OF_DAY,
    WEEKDAY,
    S,
    day_of,
    month_of,
    weekday_of,
    yearish,
)

_I = re.IGNORECASE
_YEAR_TAIL = rf"(?:,?{S}(?:of{S}|in{S})?{yearish()})?"
_CLOCK = r"(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"

ISO = re.compile(rf"(?P<year>\d{{4}})(?P<s>[-/.])(?P<month>\d\d)(?P=s)(?P<day>\d\d){_CLOCK}(?![\w-])", re.ASCII)
ISO_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?![\w/]|-\d|[.,]\d)", re.ASCII)
NUMERIC = re.compile(
    r"(?P<one>\d{1,2})(?P<s>[-/.])(?P<two>\d{1,2})(?P=s)(?P<year>(?:19|20)\d\d|\d\d)(?![\w/%-]|[.,]\d)", re.ASCII
)
DAY_MONTH = re.compile(
    rf"(?P<day>{DAY})(?:(?:{S})?(?P<how>[-–—&/]|to|and|or|until|through)(?:{S})?(?P<last>{DAY}))?"
    rf"(?:{S}|-)(?:(?:day{S})?of{S})?(?P<month>{MONTH})(?![\w’'](?!s\b))(?:-(?P<short>\d\d|\d{{4}})(?!\d)|{_YEAR_TAIL})",
    _I,
)
MONTH_DAY = re.compile(
    rf"(?P<month>{MONTH}){S}(?:the{S})?(?P<day>{DAY})(?![\w:%]|[.,]\d)(?:(?:{S})?(?P<how>[-–—&]|to|and|or|through)(?:{S})?"
    rf"(?P<last>{DAY})(?![\w:%]|[.,]\d))?{_YEAR_TAIL}",
    _I,
)
MONTH_YEAR = re.compile(rf"(?P<month>{MONTH})(?:,?{S}(?:of{S}|in{S})?{yearish()}|['’-](?P<short>\d\d)(?!\d))", _I)
MONTH_ALONE = re.compile(rf"(?P<month>{MONTH})(?!\w)", _I)
WEEKDAY_DATE = re.compile(
    rf"{WEEKDAY}(?:{S}{TIME_OF_DAY})?,?{S}(?:the{S})?(?=(?:{DAY}{S}(?:of{S})?{MONTH}|{MONTH}{S}{DAY}|\d{{4}}-\d\d|"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d))",
    _I,
)
WEEKDAY_ALONE = re.compile(rf"(?P<day>{WEEKDAY})(?:{S}{TIME_OF_DAY})?(?!\w)", _I)

_AFTER_SEASON = frozenset(
    {"after", "before", "because", "but", "by", "from", "if", "months", "of", "that", "when", "while"}
)
_NAMES = frozenset({"may", "march", "april", "june", "august"})
_WORDS = frozenset({"may", "march"})
_ABBREVIATED = re.compile(r"[A-Za-z]{3,4}\.?\Z")
_LAST_WORD = re.compile(r"(?<![\w’'-])([A-Za-z]+)\s{1,3}\Z")
_NEXT_WORD = re.compile(r"\s{1,6}([A-Za-z][\w’'-]*)")
_JOINED = r"(?:,|\s{1,6}(?:and|or|to|through|until|&)(?!\w)|\s?[-–—/])"
_MONTH_BEFORE = re.compile(rf"\b{MONTH}(?:\s\d{{4}})?{_JOINED}\s{{0,6}}\Z", _I)
_MONTH_BEHIND = re.compile(rf"{_JOINED}\s{{0,6}}{MONTH}(?!\w)", _I)
_VERBS = frozenset(
    """said says told was is has had be been will would can could might must may and who i we he she they it the a an
    on through not have do did also then with to into past down up out for as at""".split()  # noqa: SIM905
)


def iso_day(match: re.Match[str], context: Context) -> Draft | None:
    """2025-07-05, 2025/07/05."""
    label = of_year(f"{match['month']}-{match['day']}", int(match["year"]))
    return fixed(*match.span(), "iso-day", label) if label and 1000 <= int(match["year"]) < 2200 else None


def iso_month(match: re.Match[str], context: Context) -> Draft | None:
    """2025-07; but 2011-12 is two years."""
    if int(match["month"]) == int(match["year"]) % 100 + 1:
        return None
    return fixed(*match.span(), "iso-month", match[0])


def numeric_day(match: re.Match[str], context: Context) -> Draft | None:
    """5/7/2025, 05.07.2025: dots mean day first, slashes what the document shows, else nothing."""
    one, two, printed = int(match["one"]), int(match["two"]), match["year"]
    if len(printed) == 2 and match["s"] == ".":
        return None
    year = int(printed) if len(printed) == 4 else century_of(int(printed))
    day_first, month_first = of_year(f"{two:02d}-{one:02d}", year), of_year(f"{one:02d}-{two:02d}", year)
    if day_first is None and month_first is None:
        return None
    known = True if match["s"] == "." else context.anchor.day_first
    if month_first is None or (known and day_first) or day_first == month_first:
        return fixed(*match.span(), "numeric-day", day_first)
    if day_first is None or known is False:
        return fixed(*match.span(), "numeric-day", month_first)
    return replace(fixed(*match.span(), "numeric-day:order-unknown", None), grain=Grain.DAY)


def day_month(match: re.Match[str], context: Context) -> Draft | None:
    """5 July 2025, the 5th of July, 5-7 July, 5-Jul-25."""
    if not _written_as_month(match["month"], bool(match["year"] or match["short"])):
        return None
    return _days(match, context, "day-month")


def month_day(match: re.Match[str], context: Context) -> Draft | None:
    """July 5, July 5th, 2025, July 5-7, 2025."""
    if not _written_as_month(match["month"], bool(match["year"])):
        return None
    return _days(match, context, "month-day")


def _days(match: re.Match[str], context: Context, rule: str) -> Draft | None:
    month, day = month_of(match["month"]), day_of(match["day"])
    groups = match.groupdict()
    year = groups["year"] or (groups.get("short") and "'" + groups["short"][-2:])
    if of_year(f"{month:02d}-{day:02d}", 2000) is None:
        return None
    draft = dated(*match.span(), rule, f"{month:02d}-{day:02d}", year or None, context)
    if not match["last"]:
        return draft if draft.backward or draft.forward or year is None or draft.anaphoric else None
    last = day_of(match["last"])
    if last <= day:
        return None
    apart = match["how"].lower() in ("and", "or", "&") and last > day + 1 and context.lead.preposition != "between"

    def ranged(label: str | None) -> str | None:
        if apart:
            return None
        try:
            return label and label_of(date.fromisoformat(label), date.fromisoformat(label).replace(day=last))
        except ValueError:
            return None

    return replace(
        draft,
        backward=ranged(draft.backward),
        forward=ranged(draft.forward),
        template=None,
        grain=Grain.SPAN,
        rule=rule + "-range",
    )


def month_year(match: re.Match[str], context: Context) -> Draft | None:
    """July 2025, July of last year, Jul-25."""
    year = match["year"] or "'" + match["short"]
    figures = year.isdigit() or year[0] in "'’"
    if not _written_as_month(match["month"], figures) or (match["short"] and int(match["short"]) <= 12 and not figures):
        return None
    return dated(*match.span(), "month", f"{month_of(match['month']):02d}", year, context)


def month_alone(match: re.Match[str], context: Context) -> Draft | None:
    """July: a name of a month where its neighbours do not make it a person or a verb."""
    word = match["month"]
    if not _is_month(word, match, context):
        return None
    return dated(*match.span(), "bare-month", f"{month_of(word):02d}", None, context)


def weekday_date(match: re.Match[str], context: Context) -> Draft | None:
    """Tuesday, in front of a date that the next rules read: only its span counts."""
    return Draft(start=match.start(), end=match.end(), rule="weekday-before-date", grain=Grain.DAY)


def weekday_alone(match: re.Match[str], context: Context) -> Draft | None:
    """Friday, Friday night: the nearest one on or before (or after) the document's day."""
    word = match["day"]
    if not word[0].isupper() or (_ABBREVIATED.match(word) and not (word.endswith(".") and context.lead.preposition)):
        return None
    before = _LAST_WORD.search(context.text, max(context.start, match.start() - 16), match.start())
    if before and before[1].lower() in context.words.weekdays_not_after:
        return None
    number = weekday_of(word)
    past = context.anchor.agreed(lambda day: (day - timedelta((day.weekday() - number) % 7)).isoformat())
    ahead = context.anchor.agreed(lambda day: (day + timedelta((number - day.weekday()) % 7)).isoformat())
    return Draft(
        start=match.start(),
        end=match.end(),
        rule="weekday",
        grain=Grain.DAY,
        relative=True,
        backward=past,
        forward=ahead,
    )


def season_year(match: re.Match[str], context: Context) -> Draft | None:
    """Summer of 2025, winter 2024-25."""
    seasons = dict(context.words.seasons)
    first, last = seasons[match["season"].lower()]
    year = match["year"]
    if match["second"]:
        if last >= first or int(match["second"][-2:]) != (int(year) + 1) % 100:
            return None
    elif last < first and year_reference(year).kind == "absolute":
        return replace(fixed(*match.span(), "season:which-winter", None), grain=Grain.SEASON)
    if year_reference(year).kind != "absolute" and last < first:
        return None
    return dated(*match.span(), "season", f"{first:02d}/{last:02d}", year, context)


def season_alone(match: re.Match[str], context: Context) -> Draft | None:
    """In the summer: only behind a preposition, since "fall" and "spring" are verbs too."""
    if context.lead.preposition not in ("in", "during", "over", "since", "by", "until", "from", "through") or not (
        context.lead.article or context.lead.part
    ):
        return None
    following = _NEXT_WORD.match(context.after(match.end()))
    if following and following[1][0].islower() and following[1] not in _VERBS | _AFTER_SEASON:
        return None
    first, last = dict(context.words.seasons)[match["season"].lower()]
    return dated(*match.span(), "bare-season", f"{first:02d}/{last:02d}", None, context)


def holiday(match: re.Match[str], context: Context) -> Draft | None:
    """Christmas Day 2025, New Year's Eve."""
    if match["holiday"][0].islower():
        return None
    day = dict(context.words.holidays)[" ".join(match["holiday"].lower().replace("’", "'").split())]
    if len(day) == len("2001-09-11"):
        return None if match["year"] else fixed(*match.span(), "named-day", day)
    return dated(*match.span(), "holiday", day, match["year"], context)


def _is_listed(match: re.Match[str], context: Context) -> bool:
    """Whether another month stands right before or behind: "May and June", "Jan-Mar"."""
    before = _MONTH_BEFORE.search(context.text, max(context.start, match.start() - 24), match.start())
    return bool(before or _MONTH_BEHIND.match(context.text, match.end(), min(context.end, match.end() + 24)))


def _written_as_month(word: str, dated_in_figures: bool) -> bool:
    if not _is_cased(word):
        return False
    return word[0].isupper() or dated_in_figures or word.lower().rstrip(".") not in _WORDS


def _is_cased(word: str) -> bool:
    """Whether a word is written as words are: not "FeB"."""
    return word.islower() or word.isupper() or word.istitle()


def _is_month(word: str, match: re.Match[str], context: Context) -> bool:
    plain = word.lower().rstrip(".")
    if not _is_cased(word):
        return False
    lead = context.lead
    led = bool(lead.preposition or lead.part) and not lead.article
    listed = _is_listed(match, context)
    led = led or listed
    if plain in ("mar", "sun", "jan", "dec", "sep", "oct", "nov", "feb", "apr", "jun", "jul", "aug", "sept"):
        return led and word[0].isupper() and (listed or word.endswith(".") or plain not in ("mar", "jan", "jun", "dec"))
    if plain in _WORDS and not word[0].isupper():
        return False
    following = _NEXT_WORD.match(context.after(match.end()))
    if led:
        return True
    if not word[0].isupper():
        return False
    before = _LAST_WORD.search(context.text, max(context.start, match.start() - 16), match.start())
    if plain in _NAMES and before and before[1][0].isupper() and not lead.article:
        return False
    if context.text[match.end() : match.end() + 2] in ("'s", "’s"):
        return plain not in ("april", "june", "august")
    if plain not in _NAMES:
        return not (following and following[1][0].isupper() and not following[1].isupper()) or lead.article
    if lead.article:
        return plain not in ("march", "may") or bool(
            following and following[1][0].islower() and following[1] not in _VERBS | {"on"}
        )
    at_start = not context.text[max(context.start, match.start() - 3) : match.start()].strip(" \t\n\"“”‘'(*#-•")
    if plain == "march" and following and following[1] in ("is", "was", "has", "had", "saw"):
        return True
    if following is None or not following[1][0].islower() or following[1].lower() in _VERBS:
        return False
    return not (plain in _WORDS and at_start) or (
        following[1].endswith("s") and not following[1].endswith(("ss", "us", "is"))
    )
