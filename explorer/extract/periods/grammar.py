"""Reads the dates and periods of a sentence: finds the words that may start one and asks the rules for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from explorer.calendar import bounds_of
from explorer.extract.mentions import PeriodMention, PeriodRelation
from explorer.extract.periods import absolute, anaphora, durations, ended, fiscal, relative, terms, years
from explorer.extract.periods.anchor import Anchor
from explorer.extract.periods.drafts import Context, Draft, Lead, Sentence, bounds_under
from explorer.extract.periods.joining import join
from explorer.extract.periods.leads import lead_of, relation_of
from explorer.extract.periods.words import CENTURIES, DECADES, MONTH_NAMES, NUMBERS, S, yearish
from explorer.vocabulary.calendar import CalendarWords, bundled_calendar

Read = Callable[[re.Match[str], Context], Draft | None]


class Rule(NamedTuple):
    """A pattern that is tried where its first word stands, and what reads its match."""

    pattern: re.Pattern[str]
    read: Read


class Grammar(NamedTuple):
    """The rules by their first word, and the pattern that finds those words."""

    scan: re.Pattern[str]
    rules: dict[str, tuple[Rule, ...]]
    words: CalendarWords


def find_periods(
    text: str, start: int, end: int, anchor: Anchor, words: CalendarWords | None = None
) -> list[PeriodMention]:
    """The dates and periods of `text[start:end]` (a sentence or line), in order, none overlapping another.

    Dates without a year, and those told from another period, get the label that the document's date alone suggests;
    `resolve` reads them again with the tense of their clause and the period that they lean on.
    """
    grammar = grammar_of(words or bundled_calendar())
    sentence = Sentence(text, start, end, anchor, grammar.words)
    found: list[tuple[Draft, Lead]] = []
    position = start
    for match in grammar.scan.finditer(text, start, end):
        at = match.start()
        if at < position:
            continue
        led = _first(grammar.rules[_key(match)], sentence, at, position)
        if led:
            found.append(led)
            position = led[0].end
    if not found:
        return []
    if len(found) > 1:
        found = join(found, text)
    return [_mention(draft, Context(sentence, lead)) for draft, lead in found]


@lru_cache(maxsize=4)
def grammar_of(words: CalendarWords) -> Grammar:
    """The grammar of a vocabulary."""
    rules: dict[str, list[Rule]] = {}
    for keys, pattern, read in _table(words):
        for key in dict.fromkeys(key.partition("-")[0] for key in keys):
            rules.setdefault(key, []).append(Rule(pattern, read))
    return Grammar(_scanner(rules), {key: tuple(entries) for key, entries in rules.items()}, words)


def _key(match: re.Match[str]) -> str:
    word = match[0].lower()
    if word[0].isdigit() or word[0] in "'’‘":
        return "1999" if len(word) == 4 else "9"
    return match.lastgroup.partition("_")[0] if match.lastgroup else word


def _first(rules: Iterable[Rule], sentence: Sentence, at: int, since: int) -> tuple[Draft, Lead] | None:
    context: Context | None = None
    for rule in rules:
        match = rule.pattern.match(sentence.text, at, sentence.end)
        if match is None:
            continue
        if context is None:
            context = Context(sentence, lead_of(sentence.text, since, at))
        draft = rule.read(match, context)
        if draft is not None:
            return draft, context.lead
    return None


def _mention(draft: Draft, context: Context) -> PeriodMention:
    lead = context.lead
    relation, exclusive = relation_of(draft, lead, context)
    ahead = relation in (PeriodRelation.BY, PeriodRelation.UNTIL, PeriodRelation.NOT_BEFORE)
    whole = lead.part in ("", "whole")
    label, (first, last) = bounds_under(draft.forward if ahead else draft.backward, relation, exclusive)
    return PeriodMention(
        start=draft.start if whole else min(draft.start, lead.start),
        end=draft.end,
        wide_start=min(draft.start, lead.wide_start),
        label=label,
        period_start=first.isoformat() if first else None,
        period_end=last.isoformat() if last else None,
        grain=draft.grain,
        relation=relation,
        relative=draft.relative,
        anaphoric=draft.anaphoric,
        shift_years=draft.shift_years,
        shift_quarters=draft.shift_quarters,
        shift_months=draft.shift_months,
        shift_days=draft.shift_days,
        duration=draft.duration,
        backward=draft.backward,
        forward=draft.forward,
        ahead_is_nearer=_ahead_is_nearer(draft, context.anchor),
        template=draft.template,
        unit=draft.unit,
        in_year=draft.in_year,
        exclusive=exclusive,
        part=None if whole else lead.part,
        rule=draft.rule,
    )


def _ahead_is_nearer(draft: Draft, anchor: Anchor) -> bool:
    if not draft.template or draft.backward == draft.forward:
        return False
    past, ahead, today = bounds_of(draft.backward).end, bounds_of(draft.forward).start, anchor.last
    return bool(past and ahead and today and ahead - today < today - past)


_MONTH, _WEEKDAY = "MonthName", "WeekdayName"
_MONTHS_SHORT = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
_WEEKDAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tues", "tue", "wed", "thurs",
    "thur", "thu", "fri", "sat", "sun",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "final", "last", "opening", "closing")
_UNITS = ("year", "quarter", "month", "months", "week", "weeks", "half", "halfyear", "years")
_COUNTS = tuple(word for word in NUMBERS if word not in ("a", "an"))
_SAME = ("same", "corresponding", "comparable", "equivalent", "like", "matching", "parallel")
_BESIDE = ("previous", "prior", "preceding", "following")
_A_UNIT = "hour|day|week|fortnight|month|quarter|year|decade|century"
_GUARDED = {
    "a": rf"(?={S}(?:(?:full|few|couple|dozen){S})?(?:{_A_UNIT}|of{S}))",
    "an": rf"(?={S}hour)",
    "that": rf"(?={S}(?:year|quarter|month|week|day|season|decade|summer|winter|spring|autumn|fall|"
    r"morning|afternoon|evening|night|\w{3,6}day)\b)",
    "so": rf"(?={S}far{S}this)",
    "like": rf"(?={S}(?:period|quarter|month))",
}


def _table(words: CalendarWords) -> Iterable[tuple[tuple[str, ...], re.Pattern[str], Read]]:
    ignore = re.IGNORECASE
    holiday_names = sorted(
        (re.escape(name).replace("'", "['’]").replace(r"\ ", S) for name, _ in words.holidays), key=len
    )
    season_names = tuple(name for name, _ in words.seasons)
    seasons = "|".join(re.escape(name) for name in season_names) or r"(?!)"
    season_year = re.compile(
        rf"(?P<season>{seasons})(?:,?{S}(?:of{S})?{yearish()}(?:[-–/](?P<second>\d{{4}}|\d\d))?)(?![\w%]|[.,]\d)",
        ignore,
    )
    season_alone = re.compile(rf"(?P<season>{seasons})(?!\w)", ignore)
    holiday = re.compile(
        rf"(?P<holiday>{'|'.join(reversed(holiday_names)) or '(?!)'})(?!\w)(?:,?{S}(?:of{S}|in{S})?{yearish()})?",
        ignore,
    )
    firsts = tuple({re.split(r"\W", name)[0] for name, _ in words.holidays})
    named = (*MONTH_NAMES, *_MONTHS_SHORT)
    holiday_keys = tuple(_MONTH if word in named else "9" if word.isdigit() else word for word in firsts)
    a, t, r, p, y, e, f, d = absolute, terms, relative, anaphora, years, ended, fiscal, durations
    digits, year = ("9",), ("1999",)
    return [
        (year, a.ISO, a.iso_day),
        (year, a.ISO_MONTH, a.iso_month),
        (year, t.YEAR_QUARTER, t.year_quarter),
        ((*year, "last", "this", "next"), t.YEARS_PART, t.years_part),
        (year, e.MONTH_QUARTER, e.month_quarter),
        (year, f.YEAR_FISCAL, f.year_fiscal),
        (year, y.YEARS, y.years),
        ((*year, *digits), y.DECADE, y.decade),
        (year, y.YEAR, y.year),
        (digits, a.NUMERIC, a.numeric_day),
        (digits, a.DAY_MONTH, a.day_month),
        (digits, t.SIGN_QUARTER, t.sign_quarter),
        (digits, t.MONTHS_SIGN, t.months_sign),
        ((*digits, *CENTURIES), y.CENTURY, y.century),
        (holiday_keys, holiday, a.holiday),
        ((_MONTH,), a.MONTH_DAY, a.month_day),
        ((_MONTH,), e.MONTH_QUARTER, e.month_quarter),
        ((_MONTH,), a.MONTH_YEAR, a.month_year),
        ((_MONTH,), a.MONTH_ALONE, a.month_alone),
        ((_WEEKDAY,), a.WEEKDAY_DATE, a.weekday_date),
        ((_WEEKDAY,), a.WEEKDAY_ALONE, a.weekday_alone),
        (("q1", "q2", "q3", "q4", "h1", "h2"), t.QUARTER_SIGN, t.quarter_sign),
        (("fy", "fiscal", "financial", "tax", "budget"), f.FISCAL_YEAR, f.fiscal_year),
        (("previous",), p.SEQUENTIAL, p.sequential),
        (("year", "prior", "previous", "last", "preceding"), p.YEAR_AGO, p.year_ago),
        (_ORDINALS, t.COUNTED_PART, t.counted_part),
        ((*digits, *_COUNTS, *_UNITS, "a", "fiscal", "financial", "full", "calendar", *_ORDINALS), e.ENDED, e.ended),
        (("week",), e.WEEK_NUMBER, e.week_number),
        (("week",), e.WEEK_TO, e.week_to),
        ((*digits, *_COUNTS, "decade"), e.YEARS_TO, e.years_to),
        ((*_ORDINALS, *digits, "fiscal", "financial"), t.ORDINAL_PART, t.ordinal_part),
        (("first", "second", "third", "fourth"), t.BARE_ORDINAL, t.bare_ordinal),
        (_SAME, p.SAME, p.same),
        (("past", "last", "recent", "next", "coming", "trailing", *_BESIDE), d.COUNTED, d.counted),
        ((*digits, *_COUNTS, "a", "an"), r.AGO, r.ago),
        ((*digits, *_COUNTS, "a", "an"), p.EARLIER, p.earlier),
        ((*digits, *_COUNTS, "a", "an"), d.WITHIN, d.within),
        (("next",), p.NEXT_DAY, p.next_day),
        (("today", "tonight", "overnight", "yesterday", "tomorrow", "this", "last", "day"), r.DAY_WORD, r.day_word),
        (("this", "last", "next", "current", "past", "coming"), r.DEICTIC, r.deictic),
        (("year", "so"), r.TO_DATE, r.to_date),
        (("year",), r.YEARS_END, r.years_end),
        ((*_BESIDE, "succeeding", "subsequent", "earlier"), p.NEIGHBOUR, p.neighbour),
        (("that",), p.THAT, p.that),
        (("year", "quarter", "month", "week", "day", "season"), p.THE_YEAR_BEFORE, p.the_year_before),
        (("year", "quarter", "month", "week", "weekend", "decade", "century"), r.OF_THE_UNIT, r.of_the_unit),
        (season_names, season_year, a.season_year),
        (season_names, season_alone, a.season_alone),
        (tuple(DECADES), y.DECADE_WORD, y.decade_word),
    ]  # fmt: skip


def _scanner(rules: dict[str, list[Rule]]) -> re.Pattern[str]:
    """The pattern of all first words, arranged by their first letter so that a miss costs one step."""
    by_letter: dict[str, list[str]] = {}
    for key in rules:
        if key not in ("9", "1999", _MONTH, _WEEKDAY):
            by_letter.setdefault(key[0], []).append(key)
    named = {_MONTH: (*MONTH_NAMES, *_MONTHS_SHORT), _WEEKDAY: _WEEKDAYS}
    branches = []
    for letter in sorted(set(by_letter) | {word[0] for group in named.values() for word in group}):
        parts = [
            f"(?P<{group}_{letter}>{_words([w for w in names if w[0] == letter])})"
            for group, names in named.items()
            if any(w[0] == letter for w in names)
        ]
        keys = by_letter.get(letter, [])
        if keys:
            parts.append(_words(keys))
        branches.append(f"(?=[{letter}{letter.upper()}])(?:{'|'.join(parts)})")
    body = "|".join(branches)
    figures = r"(?<![\w.,$€£#:/+])(?:['’‘]\d0(?=['’]?s)|\d{1,4})(?!\d)"
    return re.compile(rf"(?<!\w)(?:{figures}|(?:{body})(?![^\W\d_]))", re.IGNORECASE)


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) + _GUARDED.get(word, "") for word in sorted(words, key=len, reverse=True))
