"""What a noun phrase, a pronoun or "the company" stands for."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extract import lexicon
from explorer.extract.groups import DIVISIONS, apposed, counted, group_of
from explorer.extract.nouns import Noun, noun_of
from explorer.extract.possessives import owner_near
from explorer.extract.pronouns import of_pronoun
from explorer.extract.tokens import Token
from explorer.extract.whose import Subject, Whose, names_in, words_of


def resolve_phrase(whose: Whose, tokens: Sequence[Token], rule: str, common: bool = True) -> Subject | None:
    """The entity or group that a noun phrase stands for; None where that is not plain."""
    noun = noun_of(tokens)
    if noun.pronoun:
        verb = whose.link.verb
        expletive = noun.pronoun == "it" and verb is not None and whose.items[verb].lemma in ("take", "rain", "seem")
        return None if expletive else of_pronoun(whose, noun.pronoun, rule, resolve_phrase)
    found = names_in(whose, noun.core)
    if found and (noun.proper or len(noun.core) == 1):
        return Subject(found[-1].text, rule, name=found[-1])
    beside = apposed(whose, noun)
    if beside is not None:
        return Subject(beside.text, rule, name=beside)
    if noun.owner:
        owner = owner_of(whose, noun, rule)
        if owner is not None and owner.name is None and rule == "subject of the verb" and noun.last_tag == "NOUN":
            return Subject(words_of(noun), rule, owner.inferred, owner.text)
        if owner is not None:
            return Subject(owner.text, rule, owner.inferred, words_of(noun), owner.name)
    if found and noun.head in DIVISIONS and not counted(whose, found[0].text):
        return Subject(found[0].text, rule, scope=words_of(noun), name=found[0])
    group = group_of(whose, noun, rule)
    if group is not None:
        return group
    if (
        found
        and noun.core
        and noun.last_tag == "NOUN"
        and len(found) == 1
        and noun.head in whose.vocabulary.words.groups
    ):
        return Subject(found[0].text, rule, name=found[0])
    words = whose.vocabulary.words
    if (
        not common
        or not noun.head
        or noun.head in words.generic
        or noun.head in words.aims
        or noun.head in words.growth
    ):
        return None
    if len(tokens) == 1 and tokens[0].lower in lexicon.ADJECTIVES:
        return None
    text = words_of(noun)
    return Subject(text, rule) if text else None


def owner_of(whose: Whose, noun: Noun, rule: str) -> Subject | None:
    if len(noun.owner) == 1 and noun.owner[0].tag in ("DET", "PRON"):
        if noun.owner[0].lower == "whose":
            return _antecedent(whose, noun, rule)
        near = owner_near(whose, noun.owner[0], rule, resolve_phrase)
        if near is not None:
            return near
        return of_pronoun(whose, noun.owner[0].lower, rule, resolve_phrase)
    found = names_in(whose, noun.owner)
    inner = noun_of(noun.owner)
    if found and inner.proper:
        return Subject(found[-1].text, rule, name=found[-1])
    return resolve_phrase(whose, noun.owner, rule) if noun.owner else None


def _antecedent(whose: Whose, noun: Noun, rule: str) -> Subject | None:
    """What "whose" stands for: the phrase before it ("its port, whose 8 cranes")."""
    start = noun.owner[0].start
    before = [i for i, item in enumerate(whose.items) if item.end <= start and item.kind == "np"]
    if not before:
        return None
    return resolve_phrase(whose, whose.items[before[-1]].tokens, rule)
