"""The counted noun to the right of a number: "4,800 cars", "2.59 million passenger vehicles"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.extract.quantities.plurals import CLOSED, is_plural, singular_of
from explorer.extract.quantities.wordlists import word_set
from explorer.model import Span

_STEP = re.compile(r"[ \u00a0\n]([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ]*(?:[-'’][A-Za-zÀ-ÿ]+)*)")
_MAX_WORDS = 6

_COMPLETE = frozenset({"people", "men", "women", "children", "persons"})
"""Plurals that end their phrase: an s-word behind them is a verb."""
_VERBS_OR_NOUNS = word_set(
    """falls finds holds keeps leads lives meets needs rises runs sets sits stands takes wins works"""
)
"""Verbs that are nouns where they follow a number."""
_ADJECTIVAL = re.compile(r"(?:ed|en|ly)$")
_PARTICIPLES = word_set(
    """remaining existing leading working living voting sitting participating competing operating neighbouring
    surviving missing outstanding standing serving flying emerging developing lending"""
)
_VERB_LIKE = re.compile(r"ing$")


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun phrase that a number counts."""

    span: Span
    """The whole phrase, adjectives and all."""
    head: str
    """Its head in the singular, lower case."""


def find_noun(text: str, at: int, limit: int, *, singular: bool = False) -> CountedNoun | None:
    """The counted noun phrase that begins behind the number at `at`, or None.

    `singular` allows a head without plural form: behind "one", or behind a hyphen. Closed-class words, verbs and
    punctuation end the phrase; without a plural head there is none.
    """
    position, first, best = at, 0, None
    for count in range(_MAX_WORDS):
        found = _STEP.match(text, position, min(limit, position + 40))
        if not found:
            break
        word = found[1]
        lower = word.lower().removesuffix("'s").removesuffix("’s")
        verb_like = bool(_VERB_LIKE.search(lower)) and lower not in _PARTICIPLES and len(lower) > 5
        noun_after_all = best is None and lower in _VERBS_OR_NOUNS
        joins_adjectives = lower in ("and", "or") and count > 0 and best is None
        if joins_adjectives and _plural_next(text, found.end(), limit, words=3):
            position = found.end()
            continue
        closed = lower in CLOSED and not noun_after_all and not word.isupper()
        if closed or (verb_like and (best is not None or not _plural_next(text, found.end(), limit))):
            break
        if not first:
            first = found.start(1)
        possessive = lower != word.lower()
        if (noun_after_all or is_plural(lower, word)) and not possessive:
            best = CountedNoun(Span(first, found.end()), singular_of(lower))
            if lower in _COMPLETE:
                break
        elif best is not None:
            break
        elif singular and count == 0 and not _ADJECTIVAL.search(lower):
            best_single = CountedNoun(Span(first, found.end()), lower)
            following = find_noun(text, found.end(), limit)
            return (following and CountedNoun(Span(first, following.span.end), following.head)) or best_single
        position = found.end()
    return best


_HYPHENED = re.compile(r"[-‑]([A-Za-z]+)(?:-(?:and|to)-[A-Za-z]+)?(?![A-Za-z-])")
_NO_HYPHENED = word_set(
    """way fold plus odd something ish time year day one two based off part hit hander handed quarter quarters half
    a an and or in on by for to of under over up down with the"""
)


def find_hyphened(text: str, at: int, limit: int) -> CountedNoun | None:
    """The noun of a compound, "30-item", whose hyphen is at `at`."""
    found = _HYPHENED.match(text, at, min(limit, at + 40))
    if not found or found[1].lower() in _NO_HYPHENED:
        return None
    return CountedNoun(Span(found.start(1), found.end(1)), singular_of(found[1].lower()))


def _plural_next(text: str, at: int, limit: int, words: int = 1) -> bool:
    """Whether a plural noun is among the next `words` words, none of them closed-class."""
    for _ in range(words):
        found = _STEP.match(text, at, min(limit, at + 40))
        if not found or found[1].lower() in CLOSED:
            return False
        if is_plural(found[1].lower(), found[1]):
            return True
        at = found.end()
    return False
