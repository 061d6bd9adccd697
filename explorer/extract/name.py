"""One entity of a document: what the text shows of its name, and what it can be by that."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from explorer.extract import lexicon as words
from explorer.extract.countries import COUNTRIES
from explorer.extract.name_runs import OFFICE_WORDS, ORGANISED
from explorer.extract.open_words import SOFT_ADJECTIVES
from explorer.extract.word_sets import word_set

_LEGAL = re.compile(
    r"(?:,? (?:Corporation|Corp|Incorporated|Inc|Limited|Ltd|plc|PLC|AG|SE|SA|S\.A\.|GmbH|Group|Holdings?|NV|N\.V\.|"
    r"LLC|LLP|AB|ASA|AS|Oyj|SpA|S\.p\.A\.|KG|Co|Company|BV|Pty|Bhd|Tbk|KK)\.?){1,6}$"
)
_HOLIDAYS = word_set("christmas easter ramadan day eve year thanksgiving halloween diwali")
_KINDS_OF_NAMES = words.ADJECTIVES | SOFT_ADJECTIVES


@dataclass(slots=True)
class Name:
    """One entity of the document."""

    text: str
    person: bool = False
    count: int = 0
    weight: float = 0.0
    inside: bool = False
    """Whether it stands somewhere else than at the start of a sentence."""
    modifies: bool = True
    """Whether it only ever stands before a common noun."""
    articles: bool = False
    """Whether "the" ever stands before it: "the County" is no person."""
    demonym: bool = False
    placed: int = 0
    """How often a preposition of place stands before it."""
    speaking: int = 0
    """How often it says something, or is quoted for it."""
    gender: str | None = None
    """Woman or man, as far as a title or the given name tells."""
    group: bool = False
    """Whether the text calls it a company, a club or the like."""
    firm: bool = False
    """Whether it ends as the names of firms and clubs do."""
    town: bool = False
    """Whether the text calls it a town, a city or the like."""
    behind: set[str] = field(default_factory=set)
    """The words right before it."""
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def place(self) -> bool:
        """Whether the text mostly speaks of it as of a place: "in Larchford"."""
        return self.town or 2 * self.placed >= self.count > 0


def may_be_person(name: Name) -> bool:
    """Whether a name of two words may be a person's, for want of a better: "Maud Berry … She runs"."""
    parts = name.text.lower().split()
    if len(parts) != 2 or name.articles or name.place or name.group or name.firm:
        return False
    return not any(part in ORGANISED or part in OFFICE_WORDS for part in parts)


def weak(text: str) -> bool:
    """Whether a run may be an ordinary word with the capital of a sentence's start."""
    return " " not in text and text[1:].islower() and (text.endswith(("ed", "ing")) or text.lower() in words.EVERYDAY)


def stray(name: Name) -> bool:
    """Whether a name is no more than the first word of one sentence, before a common noun: "Carbon emissions"."""
    return name.count == 1 and name.modifies and " " not in name.text and name.text[1:].islower()


def may_be_topic(name: Name) -> bool:
    """Whether a text may be about a name: no person, no place where things happen, nobody who is only quoted."""
    if name.person or name.demonym or name.modifies or 4 * name.placed > name.count or 3 * name.speaking > name.count:
        return False
    text = name.text.lower()
    if text.split()[-1] in _HOLIDAYS:
        return False
    return text not in COUNTRIES and text not in _KINDS_OF_NAMES and words.singular(text) not in words.EVERYDAY


def is_place(name: Name) -> bool:
    """Whether a text speaks of a name as of a place, or everybody knows it as one."""
    return name.place or name.text.lower() in COUNTRIES


def absorb(owner: Name, name: Name) -> None:
    """Count what the text says of a short form for its owner."""
    owner.count += name.count
    owner.weight += name.weight
    owner.placed += name.placed
    owner.speaking += name.speaking
    owner.gender = owner.gender or name.gender


def bare(name: str) -> str:
    """A name without its legal form."""
    return _LEGAL.sub("", name) or name
