"""What a noun phrase, a pronoun or "the company" stands for."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extract import lexicon
from explorer.extract.groups import DIVISIONS, OF_TOWNS, apposed, counted, group_of, is_seat
from explorer.extract.mentions import QuantityKind
from explorer.extract.name import Name
from explorer.extract.nouns import Noun, item_noun, noun_of
from explorer.extract.phrases import article_of
from explorer.extract.possessives import owner_near
from explorer.extract.pronouns import is_person_noun, of_pronoun
from explorer.extract.tokens import Token
from explorer.extract.whose import Subject, Whose, names_in, words_of


def resolve_phrase(whose: Whose, tokens: Sequence[Token], rule: str, common: bool = True) -> Subject | None:
    """The entity or group that a noun phrase stands for; None where that is not plain."""
    noun = noun_of(tokens)
    if noun.pronoun:
        verb = whose.link.verb
        expletive = noun.pronoun == "it" and verb is not None and whose.items[verb].lemma in ("take", "rain", "seem")
        return None if expletive else of_pronoun(whose, noun.pronoun, rule, resolve_phrase)
    of_age = _of_an_age(whose, noun, rule)
    if of_age is not None:
        return of_age
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
        and (noun.head in OF_TOWNS or not is_seat(found[0]))
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
    if len(tokens) == 1 and _is_no_noun(tokens[0]):
        return None
    text = words_of(noun)
    return Subject(text, rule) if text else None


_NO_NOUNS = frozenset({"somehow", "enough", "whole", "far", "rs", "co", "due", "able", "more", "less", "most", "such"})


def _is_no_noun(token: Token) -> bool:
    """Whether a word alone is an adjective, an adverb or a verb that stands where a noun would."""
    word = token.lower
    verb = lexicon.VERB_KINDS.get(word) == "third" and lexicon.lemma(word) in lexicon.PURE_VERBS
    ends = word.endswith(("ous", "ful", "istic", "less")) and len(word) > _SHORT
    return word in lexicon.ADJECTIVES or word in _NO_NOUNS or verb or ends


_SHORT = 5


def _of_an_age(whose: Whose, noun: Noun, rule: str) -> Subject | None:
    """ "The 22-year-old Brazilian scored": the person whom the sentence or the text has just told of."""
    items = whose.items
    at = next((i for i, x in enumerate(items) if noun.core and x.kind == "np" and x.tokens[-1] is noun.core[-1]), None)
    modifier = items[at].modifier if at is not None else None
    mention = modifier.quantity if modifier is not None else None
    if at is None or mention is None or mention.kind is not QuantityKind.AGE or noun.owner:
        return None
    full = len(noun.core) > 1 and noun.last_tag == "PROPN"
    named = [name for name in names_in(whose, noun.core) if name.person or (full and not name.demonym)]
    if article_of(whose.text, items[at]) != "the" or named or not _tells_person(noun):
        return None
    if not any(item.kind == "verb" and whose.row.subject(k) == at for k, item in enumerate(items)):
        return None
    before = [name for item in items[:at] if item.kind == "np" for name in _persons(whose, item_noun(item))]
    people = before or whose.focus.people or whose.focus.named[:1]
    return Subject(people[-1].text, rule, True, name=people[-1]) if people else None


def _persons(whose: Whose, noun: Noun) -> list[Name]:
    return [name for name in names_in(whose, noun.owner or noun.core) if name.person]


_PLAYERS = frozenset(
    {"star", "international", "prop", "hooker", "lock", "forward", "back", "striker", "veteran", "idol"}
)


def _tells_person(noun: Noun) -> bool:
    """Whether a noun behind an age can be of a person: a calling, or where somebody comes from."""
    head = noun.head
    if lexicon.VERB_KINDS.get(noun.core[0].lower) == "past":
        return True  # the age stands alone: "the 25-year-old gained praise"
    return noun.last_tag != "NOUN" or is_person_noun(head) or head in _PLAYERS or head.endswith(("er", "or", "ian"))


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
