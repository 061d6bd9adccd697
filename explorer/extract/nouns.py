"""A noun phrase taken apart: owner, core, head; and the metric that a noun phrase names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.extract import lexicon as words
from explorer.extract.dimensions import fits
from explorer.extract.mentions import QuantityMention
from explorer.extract.phrases import Item, is_possessive
from explorer.extract.tokens import Token
from explorer.vocabulary.aliases import Words
from explorer.vocabulary.metrics import Metric, Metrics, phrase_key

_DROPPED = frozenset({"total", "overall", "current", "new", "latest", "recent", "own", "such", "same", "so-called"})
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: who owns it, and its core without articles."""

    owner: tuple[Token, ...]
    """The possessor ("Orvane's", "the company's", "its"); empty if there is none."""
    core: tuple[Token, ...]
    definite: bool

    @property
    def head(self) -> str:
        """The last noun, lower case; empty for a phrase without one."""
        return next((t.lower for t in reversed(self.core) if t.tag in ("NOUN", "PROPN", "PRON", "ADJ")), "")

    @property
    def last_tag(self) -> str:
        """The tag of the last word; empty for a phrase without a core ("the", "its")."""
        return self.core[-1].tag if self.core else ""

    @property
    def proper(self) -> bool:
        """Whether the phrase is a name: its head is capitalised."""
        return bool(self.core) and self.core[-1].tag == "PROPN"

    @property
    def pronoun(self) -> str:
        """The pronoun, if the phrase is nothing else."""
        return self.core[0].lower if len(self.core) == 1 and self.core[0].tag == "PRON" else ""


def noun_of(tokens: Sequence[Token]) -> Noun:
    """Take a noun phrase apart."""
    split = 0
    for i, token in enumerate(tokens):
        if token.tag == "PART" and token.lower in ("'s", "’s"):
            split = i + 1
    owner: tuple[Token, ...] = tuple(tokens[: split - 1]) if split else ()
    core = tuple(tokens[split:])
    definite = bool(split)
    while core and core[0].tag in ("DET", "ADV", "PUNCT") and len(core) > 1:
        if is_possessive(core[0].lower) and not owner:
            owner = (core[0],)
        definite = (
            definite or core[0].lower in ("the", "this", "these", "that", "those") or is_possessive(core[0].lower)
        )
        core = core[1:]
    if len(core) == 1 and core[0].tag == "DET":
        definite = True
    return Noun(owner, core, definite)


@dataclass(frozen=True, slots=True)
class Named:
    """A metric as a noun phrase names it."""

    name: str
    phrase: str
    entry: Metric | None
    """The vocabulary's entry; None for a metric outside of it."""

    @property
    def known(self) -> str:
        """The name of the vocabulary's entry, whatever the claim is told to be of; the own name where there is none."""
        return self.entry.name if self.entry is not None else self.name


def lookup(tokens: Sequence[Token], metrics: Metrics, quantity: QuantityMention, growth: bool) -> Named | None:
    """The vocabulary's metric that the end of a noun phrase names, the longest match first."""
    told = [t for t in tokens if t.tag != "PUNCT"]
    names = [t.lower for t in told]
    of_thing = len(told) > 1 and told[-2].tag == "NOUN"  # "wheat prices" are no inflation
    for size in range(min(len(names), _LONGEST), 0, -1):
        phrase = " ".join(names[-size:])
        found = metrics.by_phrase.get(phrase_key(phrase), ())
        for entry in sorted(
            found, key=lambda entry: (phrase not in (entry.name, *entry.synonyms), growth and phrase != entry.name)
        ):
            if entry.growth and of_thing and phrase == "prices":
                continue
            own = quantity.unit is not None and phrase_key(quantity.unit) == phrase_key(phrase)
            if fits(entry, quantity, growth) or (
                own and entry.kind in ("flow", "stock", "score") and "money" not in entry.units[:1]
            ):
                return Named(entry.name, phrase, entry)
    return None


def plain(noun: Noun, vocabulary_words: Words) -> Named | None:
    """The name of a metric outside the vocabulary: the compound noun at the end of the phrase."""
    parts: list[str] = []
    for token in reversed(noun.core):
        if token.tag == "NOUN":
            parts.insert(0, token.lower)
        else:
            break
    if (
        not parts
        or noun.last_tag != "NOUN"
        or (len(parts) == 1 and (parts[0] in vocabulary_words.generic or len(parts[0]) < 3))
    ):
        return None
    parts[-1] = parts[-1] if parts[-1] == "people" else words.singular(parts[-1])
    return Named(" ".join(parts[-3:]), " ".join(t.lower for t in noun.core if t.lower not in _DROPPED), None)


def phrase_of(noun: Noun) -> str:
    """A noun phrase without its article, at most three words, in small letters but for names."""
    tokens = [t for t in noun.core if t.tag != "PUNCT"]
    return " ".join(t.text if t.tag == "PROPN" else t.lower for t in tokens[-3:])


def item_noun(item: Item) -> Noun:
    """The noun phrase of an item, taken apart once."""
    known = item.parsed
    if isinstance(known, Noun):
        return known
    item.parsed = noun = noun_of(item.tokens)
    return noun
