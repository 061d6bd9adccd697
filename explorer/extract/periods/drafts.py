"""What a rule reads in the text: a label, or how to get one from the document's date or from another period."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from explorer.calendar import Grain, label_of
from explorer.calendar.labels import Bounds, bounds_of, grain_of, month_bounds
from explorer.extract.mentions import PeriodRelation
from explorer.extract.periods.anchor import Anchor
from explorer.vocabulary.calendar import CalendarWords

_LONGEST_WAIT = 9
"""Years between two 29ths of February, at most, and one more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A period as one rule reads it; the grammar joins drafts and makes mentions of them."""

    start: int
    end: int
    rule: str
    backward: str | None = None
    forward: str | None = None
    grain: Grain = Grain.SPAN
    template: str | None = None
    relative: bool = False
    anaphoric: bool = False
    shift_years: int = 0
    shift_quarters: int = 0
    shift_months: int = 0
    shift_days: int = 0
    unit: Grain | None = None
    in_year: int | None = None
    duration: bool = False
    relation: PeriodRelation | None = None
    """What the date's own words say of the relation; it beats the preposition."""


class Lead(NamedTuple):
    """The words right before a date."""

    start: int
    """Where the modifier starts, or the date itself."""
    wide_start: int
    """Where the preposition starts."""
    preposition: str
    part: str
    """early, mid, late, end, …"""
    article: bool


class Sentence:
    """The sentence or line that is read, and what its rules ask of it as a whole."""

    def __init__(self, text: str, start: int, end: int, anchor: Anchor, words: CalendarWords) -> None:
        self.text, self.start, self.end, self.anchor, self.words = text, start, end, anchor, words

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of the sentence (of its first 2,000 characters) in lower case."""
        return frozenset(
            re.findall(r"[a-z][a-z0-9-]+", self.text[self.start : min(self.end, self.start + 2000)].lower())
        )

    @property
    def about_a_game(self) -> bool:
        """Whether the sentence speaks of sport, where halves and quarters are those of a match."""
        return not self.words.games.isdisjoint(self.said)

    @property
    def about_chemistry(self) -> bool:
        """Whether the sentence speaks of gases, where H2 is hydrogen."""
        return not self.words.chemistry.isdisjoint(self.said)


class Context(NamedTuple):
    """What a rule may look at."""

    sentence: Sentence
    lead: Lead

    @property
    def text(self) -> str:
        """The document's text."""
        return self.sentence.text

    @property
    def start(self) -> int:
        """Where the sentence starts."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where the sentence ends."""
        return self.sentence.end

    @property
    def anchor(self) -> Anchor:
        """The document's date."""
        return self.sentence.anchor

    @property
    def words(self) -> CalendarWords:
        """The vocabulary."""
        return self.sentence.words

    def after(self, position: int, length: int = 24) -> str:
        """The characters behind a position, at most to the end of the sentence."""
        return self.text[position : min(self.end, position + length)]


class YearReference(NamedTuple):
    """A year in words or figures."""

    kind: str
    """absolute; anchor: the document's year plus `value`; head: another period's year plus `value`; open: the year."""
    value: int


def fixed(start: int, end: int, rule: str, label: str | None, *, relative: bool = False) -> Draft:
    """The draft of a label that no tense changes."""
    grain = grain_of(label) if label else Grain.SPAN
    return Draft(start=start, end=end, rule=rule, backward=label, forward=label, grain=grain, relative=relative)


@lru_cache(maxsize=4096)
def of_year(template: str, year: int) -> str | None:
    """The label of a date without a year in `year`; None where that year has no such day."""
    try:
        if "/" in template:
            first, last = (int(part) for part in template.split("/"))
            return label_of(*month_bounds(year, first, last if last >= first else last + 12))
        label = f"{year:04d}-{template}" if template else f"{year:04d}"
        bounds_of(label)
    except ValueError:
        return None
    return label


@lru_cache(maxsize=512)
def template_grain(template: str) -> Grain:
    """How fine a date without a year is."""
    return grain_of(of_year(template, 2000) or "2000-01-01")


def year_reference(words: str) -> YearReference:
    """What the words of a `yearish` pattern refer to."""
    plain = " ".join(words.lower().replace("’", "'").split()).removeprefix("the ")
    if plain[0] == "'":
        return YearReference("absolute", century_of(int(plain[1:])))
    if plain.isdigit():
        return YearReference("absolute", int(plain))
    known = {
        "this year": ("anchor", 0), "current year": ("anchor", 0), "last year": ("anchor", -1),
        "next year": ("anchor", 1), "same year": ("head", 0), "that year": ("head", 0), "following year": ("head", 1),
        "year after": ("head", 1), "year": ("open", 0),
    }  # fmt: skip
    return YearReference(*known.get(plain, ("head", -1)))


def century_of(two_digits: int) -> int:
    """The year that two digits mean: 1950 to 2049."""
    return two_digits + (1900 if two_digits >= 50 else 2000)


def four_digits(figures: str) -> str:
    """A year of two or four digits in four."""
    return figures if len(figures) == 4 else str(century_of(int(figures)))


def dated(start: int, end: int, rule: str, template: str, year: str | None, context: Context) -> Draft:
    """The draft of a date whose year is given, told relatively, or missing (`year` None)."""
    anchor = context.anchor
    if year is None:
        return yearless(start, end, rule, template, anchor)
    kind, value = year_reference(year)
    if kind == "absolute":
        return fixed(start, end, rule, of_year(template, value))
    grain = template_grain(template)
    if kind == "head":
        return Draft(
            start=start,
            end=end,
            rule=rule + ":of-head-year",
            template=template,
            grain=grain,
            anaphoric=True,
            shift_years=value,
        )
    label = of_year(template, anchor.year + value) if anchor.year else None
    if kind == "anchor":
        return Draft(start=start, end=end, rule=rule, backward=label, forward=label, grain=grain, relative=True)
    past = last_of(template, anchor) or label
    return Draft(
        start=start, end=end, rule=rule, backward=past, forward=label, grain=grain, relative=True, template=template
    )


def yearless(start: int, end: int, rule: str, template: str, anchor: Anchor) -> Draft:
    """The draft of a date without a year: read backwards and forwards from the document's date."""
    return Draft(
        start=start,
        end=end,
        rule=rule + (":told-year" if anchor.told_year else ""),
        template=template,
        grain=template_grain(template),
        relative=True,
        backward=last_of(template, anchor),
        forward=next_of(template, anchor),
    )


@lru_cache(maxsize=2048)
def last_of(template: str, anchor: Anchor) -> str | None:
    """The latest such period before the document's date.

    A day, month or season may have begun only; a quarter or longer has to be over, and where one is running, no reading
    is safe: None.
    """
    if anchor.told_year:
        return of_year(template, anchor.told_year)
    whole = template[:1] in "QH" or ("/" in template and template[:2] == "01")

    def reading(day: date) -> str | None:
        for year in range(day.year, day.year - _LONGEST_WAIT, -1):
            label = of_year(template, year)
            start, end = bounds_of(label)
            if start and end and start <= day:
                return None if whole and day <= end else label
        return None

    return _read(reading, anchor, anchor.last)


@lru_cache(maxsize=2048)
def next_of(template: str, anchor: Anchor) -> str | None:
    """The earliest such period that is not over at the document's date."""
    if anchor.told_year:
        return of_year(template, anchor.told_year)

    def reading(day: date) -> str | None:
        for year in range(day.year - 1, day.year + _LONGEST_WAIT):
            label = of_year(template, year)
            end = bounds_of(label).end
            if end and end >= day:
                return label
        return None

    return _read(reading, anchor, anchor.first)


def _read(reading: Callable[[date], str | None], anchor: Anchor, day: date | None) -> str | None:
    if day is None or anchor.grain is Grain.YEAR:
        return anchor.agreed(reading)
    try:
        return reading(day)
    except (ValueError, OverflowError):
        return None


def bounds_under(label: str | None, relation: PeriodRelation, exclusive: bool) -> tuple[str | None, Bounds]:
    """The label and the bounds of a period under its preposition. A date that would leave the calendar is dropped."""
    start, end = bounds_of(label)
    if label is None or (start is None and end is None):
        return label, Bounds(None, None)
    try:
        if relation in (PeriodRelation.BY, PeriodRelation.UNTIL):
            if exclusive:
                end = date.fromordinal(start.toordinal() - 1) if start else None
            start = None
        elif relation in (PeriodRelation.FROM, PeriodRelation.NOT_BEFORE, PeriodRelation.SINCE):
            if exclusive:
                start = date.fromordinal(end.toordinal() + 1) if end else None
            end = None
    except (ValueError, OverflowError):
        return label, Bounds(None, None)
    if relation is PeriodRelation.SINCE and not label.startswith(".."):
        label = f"{label.split('/')[0]}/.."
    return label, Bounds(start, end)
