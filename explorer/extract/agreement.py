"""Number of nouns and verbs, and which of two verbs in a row only describes: what tells a verb its subject."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set

_SINGULAR = frozenset({"is", "was", "has", "does", "'s", "’s"})
_PLURAL = frozenset({"are", "were", "have", "do", "'re", "’re", "'ve", "’ve"})


def agrees(noun: Item, verb: Item) -> bool:
    """Whether a noun phrase may be the subject of a verb by number: "shares … have", not "the group … have"."""
    first = verb.tokens[0].lower if verb.tokens else ""
    last = noun.tokens[-1] if noun.tokens else None
    if last is None or last.tag != "NOUN" or (first not in _SINGULAR and first not in _PLURAL):
        return True
    return (lexicon.singular(last.lower) != last.lower) == (first in _PLURAL)


_ENDS = word_set(
    "ability attempt bid campaign chance commitment decision deal demand desire effort failure intention move need "
    "offer opportunity option order permission plan pledge power pressure promise proposal push refusal right threat "
    "way willingness"
)


def leads_to_infinitive(noun: Item) -> bool:
    """Whether a noun has an infinitive as its complement, whose subject stands elsewhere: "orders to stop"."""
    return bool(noun.tokens) and lexicon.singular(noun.tokens[-1].lower) in _ENDS


def may_describe(verb: Item) -> bool:
    """Whether a verb may be a past participle behind its noun: "bonds issued by Orvane", "crude traded in Oslo"."""
    word = verb.tokens[0].lower if len(verb.tokens) == 1 else ""
    return word.endswith("ed") or lexicon.VERB_KINDS.get(word) == "past"


def is_finite_form(verb: Item) -> bool:
    """Whether a verb's form leaves no doubt that it is finite: "threw", "has", "sells"; not "cut" or "raise"."""
    word = verb.tokens[0].lower
    return word in _SINGULAR or word in _PLURAL or lexicon.VERB_KINDS.get(word) in ("past", "third")
