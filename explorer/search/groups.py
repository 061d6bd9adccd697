"""What each word of a query may stand for in the index: its alternatives, each with how good a match it is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from explorer.search.periods import month_number, part_of_year
from explorer.search.query import Word, WordKind
from explorer.search.units import unit_named, unit_of_number, unit_terms
from explorer.search.vocabulary import Likely, Vocabulary
from explorer.terms import POINT, terms_of, value_query
from explorer.vocabulary.units import plural

PREFIXES = 32
EVERY = 300
"""How many words an exact prefix may stand for: the most frequent."""
CORRECTIONS = 16
_REMEMBERED = 200
_ALWAYS_ROOM = 1000
_UNFINISHED_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*,[0-9]{0,2}")
_MIN_STARRED_DIGITS = 3
_MIN_WIDENED = 3
_YEAR = re.compile(r"[12][0-9]{3}")
_IN_PERIOD = 0.95
"""How good a match a claim's period is for its name in words."""
_PLURAL = re.compile(r"\A[a-z]{2,}[^su]s\Z")
_IN_WORDS = 0.95
"""How good a match the value of a number in words is: 7 for `seven`."""
COMMON_SHARE = 0.15
"""A word that stands in more of the claims than this is not asked for; it only counts in the ranking."""
SURE = 0.9
"""From this quality on, an alternative is what was typed; below, it is a correction."""
_JOINED = 0.85
_INFIX = 0.62
_ROUNDED = 0.93
_SINGULAR = 0.89
_UNIT = 0.9
_SLIPS = {1: 0.80, 2: 0.56}
_OTHER_FIRST_LETTER = 0.10
_USUAL = 0.06
"""What a correction gains by being a common word: the likelier one was meant."""


@dataclass(slots=True)
class Group:
    """One word and all that it may stand for."""

    word: Word
    terms: dict[str, float] = field(default_factory=dict)
    """Single terms with their quality, 1 for what was typed."""
    phrases: dict[tuple[str, ...], float] = field(default_factory=dict)
    """Terms in a row with their quality."""
    values: dict[str, float] = field(default_factory=dict)
    """Terms of values."""
    unit: str | None = None
    """The unit that the word names, or its number bears."""
    starred: str | None = None
    """A prefix with too many completions to list."""
    weight: float = 1.0
    count: int = 0
    """How many claims hold it, at most."""

    @property
    def required(self) -> bool:
        """Whether every hit has to hold it."""
        return self.word.kind is not WordKind.FUZZY

    @property
    def is_hopeless(self) -> bool:
        """Whether no claim can hold it."""
        return not (self.terms or self.phrases or self.values or self.starred)

    def add(self, term: str, quality: float) -> None:
        """One more alternative; the better quality counts."""
        if quality > self.terms.get(term, 0.0):
            self.terms[term] = quality

    def match(self, sentence_only: bool = False) -> str:
        """The group as an FTS5 expression."""
        words = [quoted(term) for term in self.terms] + [quoted(" ".join(phrase)) for phrase in self.phrases]
        if self.starred is not None:
            words.append(f"{quoted(self.starred)} *")
        parts = [f"sentence : ({' OR '.join(words)})" if sentence_only else " OR ".join(words)] if words else []
        return f"({' OR '.join((*parts, *map(quoted, self.values)))})"

    def match_in_facts(self) -> str:
        """The group as an FTS5 expression for the names of claims alone."""
        return f"(facts : {self.match()})"

    def by_quality(self) -> Iterator[Group]:
        """The group in parts, the best alternatives first."""
        alternatives: dict[float, Group] = {}
        for name in ("terms", "phrases", "values"):
            for key, quality in getattr(self, name).items():
                part = alternatives.setdefault(round(quality, 2), Group(self.word))
                getattr(part, name)[key] = quality
        if self.starred is not None:
            alternatives.setdefault(SURE, Group(self.word)).starred = self.starred
        for quality in sorted(alternatives, reverse=True):
            yield alternatives[quality]

    def narrowed(self, most: int) -> Group:
        """The group with what was typed and only the `most` likeliest of the other alternatives."""
        named: list[tuple[float, str, object]] = [(quality, "terms", term) for term, quality in self.terms.items()]
        named.extend((quality, "phrases", phrase) for phrase, quality in self.phrases.items())
        named.sort(key=lambda one: -one[0])
        typed = sum(quality >= 1.0 for quality, _, _ in named)
        part = Group(self.word, values=self.values, unit=self.unit, weight=self.weight, count=self.count)
        for quality, name, key in named[: typed + most]:
            getattr(part, name)[key] = quality
        return part

    def trim(self, vocabulary: Vocabulary, most: int) -> None:
        """Leave out corrections that are too common, the least likely first."""
        room = most
        for term in sorted(self.terms, key=lambda term: -self.terms[term]):
            room -= vocabulary.count(term)
            if room < 0 and self.terms[term] < SURE:
                del self.terms[term]


def quoted(term: str) -> str:
    """A term as an FTS5 string: nothing in it is an operator."""
    return '"' + term.replace('"', '""').replace("\0", " ") + '"'


def group_of(word: Word, vocabulary: Vocabulary) -> Group | None:
    """What `word` stands for as it is typed (completed where it may be unfinished); None where it holds no term."""
    terms = tuple(terms_of(word.text))
    if not terms:
        return None
    group = Group(word)
    if word.kind is WordKind.PREFIX:
        _complete(group, terms, vocabulary, every=True)
    elif word.unfinished or (word.kind is WordKind.FUZZY and not word.negated):
        _complete(group, terms, vocabulary)
    elif len(terms) == 1:
        group.add(terms[0], 1.0)
    else:
        group.phrases[terms] = 1.0
    if word.number is not None:
        values = value_query(word.number)
        exactly = 1.0 if any(map(str.isdigit, word.text)) else _IN_WORDS
        group.values = {term: exactly if place == 0 else _ROUNDED for place, term in enumerate(values)}
    if word.kind is WordKind.FUZZY and not word.negated:
        group.unit = unit_named(word.text) if word.number is None else unit_of_number(word.text)
        if word.number is None:
            _add_other_forms(group, vocabulary)
    _weigh(group, vocabulary)
    return group


def _add_other_forms(group: Group, vocabulary: Vocabulary) -> None:
    """The singular of a plural, and the unit as claims name it."""
    if group.unit is not None:
        names = unit_terms(group.unit)
        if len(names) == 1 and vocabulary.count(names[0]):
            group.add(names[0], _UNIT)
    word = group.word.text.lower()
    if _PLURAL.search(word):
        for singular in (word[:-1], word[:-2], f"{word[:-3]}y"):
            if (word[:-1] == singular or word == plural(singular)) and vocabulary.count(singular):
                group.add(singular, _SINGULAR)


def _complete(group: Group, terms: tuple[str, ...], vocabulary: Vocabulary, every: bool = False) -> None:
    last = terms[-1]
    if len(terms) == 1:
        if _UNFINISHED_NUMBER.fullmatch(group.word.text):
            last = group.word.text.replace(",", "")
        if vocabulary.count(last):
            group.add(last, 1.0)
        completions = vocabulary.completions(last, EVERY if every else PREFIXES)
        for term in completions:
            group.add(term, 0.9 + 0.08 * len(last) / len(term))
        if len(completions) == PREFIXES and last.isdigit() and len(last) >= _MIN_STARRED_DIGITS:
            group.starred = last
        return
    group.phrases[terms] = 1.0
    if not every and not group.word.unfinished:
        joined = "".join(terms)
        if vocabulary.count(joined):
            group.add(joined, _JOINED)
    if last[0] < "\u0e00":  # a character of a script without spaces is no beginning of a word
        for term in vocabulary.completions(last, PREFIXES):
            group.phrases[(*terms[:-1], term)] = 0.9 + 0.08 * len(last) / len(term)


def add_periods(groups: Sequence[Group]) -> None:
    """Let `june 2025`, `third quarter` stand for the month, the quarter in a claim's period, too."""
    for left, right in pairwise(group for group in groups if group.word.kind is WordKind.FUZZY):
        for month, year in ((left, right), (right, left)):
            number = month_number(month.word.text)
            if number is not None and _YEAR.fullmatch(year.word.text):
                month.phrases[year.word.text, f"{number:02}"] = _IN_PERIOD
        part = part_of_year(left.word.text, right.word.text)
        if part is not None:
            left.add(part, _IN_PERIOD)
            right.add(part, _IN_PERIOD)


def widen(groups: list[Group], vocabulary: Vocabulary) -> bool:
    """Add to words that are begun all that they may become, not only the most frequent; False where nothing is new."""
    widened = False
    for group in groups:
        typed = terms_of(group.word.text)
        if group.word.kind is not WordKind.FUZZY or len(typed) != 1 or len(typed[0]) < _MIN_WIDENED:
            continue
        if len(group.terms) >= PREFIXES and group.starred is None:
            before = len(group.terms)
            for term in vocabulary.completions(typed[0], EVERY):
                group.add(term, 0.9 + 0.08 * len(typed[0]) / len(term))
            widened = widened or len(group.terms) > before
    return widened


def extend(groups: list[Group], vocabulary: Vocabulary) -> None:
    """Add to every fuzzy group what its word may be a slip of: corrections, infixes, joined and split words."""
    fuzzy = [group for group in groups if group.word.kind is WordKind.FUZZY]
    for group in fuzzy:
        typed = terms_of(group.word.text)
        if len(typed) == 1:
            _correct(group, typed[0], vocabulary)
    for left, right in pairwise(fuzzy):
        joined = "".join(terms_of(left.word.text) + terms_of(right.word.text))
        if len(joined) > 3 and vocabulary.count(joined):
            left.add(joined, _JOINED)
            right.add(joined, _JOINED)
    for group in fuzzy:
        group.trim(vocabulary, max(_ALWAYS_ROOM, int(vocabulary.claims * COMMON_SHARE)))
        _weigh(group, vocabulary)


def _correct(group: Group, typed: str, vocabulary: Vocabulary) -> None:
    likely = vocabulary.remembered.get(typed)
    if likely is None:
        likely = vocabulary.remembered[typed] = _likely(typed, vocabulary)
        if len(vocabulary.remembered) > _REMEMBERED:
            del vocabulary.remembered[next(iter(vocabulary.remembered))]
    for term, quality in likely.terms.items():
        group.add(term, quality)
    for phrase, quality in likely.phrases.items():
        group.phrases.setdefault(phrase, quality)


def _likely(typed: str, vocabulary: Vocabulary) -> Likely:
    """What `typed` may be a slip of."""
    likely = Likely()
    for term in vocabulary.holding(typed, CORRECTIONS):
        likely.terms[term] = _INFIX
    for term in vocabulary.mistyped_prefixes(typed, CORRECTIONS):
        likely.terms[term] = _SLIPS[1] - 0.12 + 0.08 * len(typed) / len(term)
    for term, slips in vocabulary.corrections(typed, CORRECTIONS):
        usual = math.log1p(vocabulary.count(term)) / math.log1p(vocabulary.claims)
        quality = _SLIPS[slips] - (_OTHER_FIRST_LETTER if term[0] != typed[0] else 0.0) + _USUAL * usual
        likely.terms[term] = max(quality, likely.terms.get(term, 0.0))
    if POINT not in typed:
        likely.phrases.update(dict.fromkeys(vocabulary.splits(typed, 3), _JOINED))
    return likely


def _weigh(group: Group, vocabulary: Vocabulary) -> None:
    counts = {term: vocabulary.count(term) for term in group.terms}
    group.count = sum(counts.values()) + sum(min(map(vocabulary.count, phrase)) for phrase in group.phrases)
    if group.values or group.starred:
        group.count = max(group.count, 1)
    best = max(group.terms.values(), default=0.0)
    leading = group.count
    if best >= SURE:  # what was corrected may be any of its alternatives: the more they are, the less it tells
        leading = max(count for term, count in counts.items() if group.terms[term] >= best - 0.02)
    group.weight = math.log(1 + vocabulary.claims / (1 + leading))
