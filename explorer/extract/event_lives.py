"""Events that no verb tells: the dates of a life in brackets behind a name, and the year of a work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from explorer.calendar import Grain
from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.mentions import PeriodMention
from explorer.extract.nouns import item_noun
from explorer.vocabulary.events import Events

LIFE, WORK = "dates of a life in brackets", "year of a work"
_DASH = re.compile(r"(?<!\s)\s*+(?:[–—-]{1,2}|to|until)\s*+")
_DETERMINED = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
_AGES = range(10, 111)


@dataclass(frozen=True, slots=True)
class TellingDate:
    """A date that is an event by where it stands."""

    date: PeriodMention
    at: int
    """The position of the date in the row."""
    whose: int
    """The position of the phrase that names whom or what it befell."""
    noun: str
    """The event's name: birth, death, launch."""
    rule: str


def telling_dates(row: Row, events: Events, text: str) -> Iterator[TellingDate]:
    """The births and deaths "(5 May 1748 – 28 May 1798)" and the years of works ("is a 2003 novel") of a row."""
    for at, item in enumerate(row.items):
        if item.kind == "mark" and item.words() == "(":
            yield from _lives(row, at, text)
        elif item.period is not None and item.kind == "np" and _is_work(row, at, events, text):
            yield TellingDate(item.period, at, at - 2, "launch", WORK)


def _lives(row: Row, opening: int, text: str) -> Iterator[TellingDate]:
    """The two dates of a bracket behind a name that something is said of."""
    items, whose = row.items, opening - 1
    closing = next((i for i in range(opening, len(items)) if items[i].words() == ")"), None)
    if closing is None or whose < 0 or items[whose].kind != "np" or items[whose].tokens[-1].tag != "PROPN":
        return
    if closing + 1 >= len(items) or items[closing + 1].kind not in ("verb", "comma"):
        return
    for at in range(opening + 1, closing):
        period = items[at].period
        if period is None or items[at].kind != "period":
            continue
        if "range" in period.rule or period.rule == "years":
            yield from _life(period, at, whose, text)
        after = items[at + 2].period if at + 2 < closing else None
        if after is not None and _DASH.fullmatch(items[at + 1].words()) and _is_life(period, after):
            yield TellingDate(period, at, whose, "birth", LIFE)
            yield TellingDate(after, at + 2, whose, "death", LIFE)


def _is_life(first: PeriodMention, last: PeriodMention) -> bool:
    days = (first.period_start, last.period_end)
    return all(days) and int((days[1] or "")[:4]) - int((days[0] or "")[:4]) in _AGES


def _life(span: PeriodMention, at: int, whose: int, text: str) -> Iterator[TellingDate]:
    first, last = span.period_start, span.period_end
    printed = text[span.start : span.end]
    dash = _DASH.search(printed)
    if not (first and last and dash and _is_life(span, span)):
        return
    for noun, day, start, end in (
        ("birth", first, span.start, span.start + dash.start()),
        ("death", last, span.start + dash.end(), span.end),
    ):
        yield TellingDate(_end_of(span, day, start, end, text), at, whose, noun, LIFE)


def _end_of(span: PeriodMention, day: str, start: int, end: int, text: str) -> PeriodMention:
    """One end of a span: a day where its words name one, else a month or a year."""
    printed = text[start:end]
    letters, digits = any(map(str.isalpha, printed)), re.findall(r"\d+", printed)
    grain = Grain.YEAR if not letters else Grain.DAY if len(digits) > 1 else Grain.MONTH
    label = day[: {Grain.YEAR: 4, Grain.MONTH: 7}.get(grain, 10)]
    first = day if grain is Grain.DAY else label + ("-01-01" if grain is Grain.YEAR else "-01")
    last = day if grain is Grain.DAY else label + ("-12-31" if grain is Grain.YEAR else day[7:])
    return replace(
        span, start=start, end=end, wide_start=start, label=label, period_start=first, period_end=last, grain=grain
    )


def _is_work(row: Row, at: int, events: Events, text: str) -> bool:
    """Whether the clause says only what its subject is: "N is a 2003 adventure novel by …"."""
    items, item = row.items, row.items[at]
    year = item.period
    if year is None or year.grain is not Grain.YEAR or at < 2 or items[at - 1].words() not in ("is", "was"):
        return False
    named = items[at - 2].kind == "np" and items[at - 2].tokens[-1].tag == "PROPN"
    determined = _DETERMINED.search(text, max(0, year.start - 5), year.start)
    return named and bool(determined) and lexicon.singular(item_noun(item).head) in events.works
