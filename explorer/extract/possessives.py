"""Whom "his", "her", "its" or "their" means within its own clause: "Finch sold her 300 shares"."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.mentions import QuantityKind
from explorer.extract.names import GROUP_PRONOUNS, PERSON_PRONOUNS, THING_PRONOUNS
from explorer.extract.nouns import item_noun
from explorer.extract.pronouns import Resolver, is_person_noun, may_be_his
from explorer.extract.tokens import Token
from explorer.extract.whose import Subject, Whose, is_metric, names_in
from explorer.vocabulary.owners import Owner


def owner_near(whose: Whose, word: Token, rule: str, resolve: Resolver) -> Subject | None:
    """The owner that the possessive pronoun `word` means, if its own clause names it; None leaves it to the text."""
    pronoun, at = word.lower, _position(whose, word)
    if at is None or not any(pronoun in kind for kind in (PERSON_PRONOUNS, THING_PRONOUNS, GROUP_PRONOUNS)):
        return None
    for candidate in (_joined(whose, at), _subject(whose, at)):
        if candidate is not None and _may_own(whose, candidate, pronoun):
            return resolve(whose, whose.items[candidate].tokens, rule)
    return None


def _position(whose: Whose, word: Token) -> int | None:
    """Where in the sentence the phrase with the pronoun stands."""
    for i, item in enumerate(whose.items):
        first = item.det_tokens[0].start if item.det_tokens else item.start
        if first <= word.start < item.end:
            return i
    return None


def _joined(whose: Whose, at: int) -> int | None:
    """The phrase that "and" or "with" ties the possessive to: "a mother with her daughter", "Berg and his two sons"."""
    items = whose.items
    if at < 2 or items[at - 2].kind != "np":
        return None
    tied = (items[at - 1].kind, items[at - 1].lemma) in (("conj", "and"), ("prep", "with"))
    return at - 2 if tied else None


def _subject(whose: Whose, at: int) -> int | None:
    """The subject of the verb that the possessive stands behind."""
    verb = whose.link.verb if whose.link.verb is not None and whose.link.verb < at else whose.row.governor(at)
    subject = whose.row.subject(verb) if verb is not None and verb < at else None
    return subject if subject is not None and subject < at and whose.items[subject].kind == "np" else None


def _may_own(whose: Whose, candidate: int, pronoun: str) -> bool:
    """Whether a pronoun can stand for the phrase: in number, in gender, persons for "his" and "her"."""
    noun = item_noun(whose.items[candidate])
    if noun.pronoun or noun.owner or not noun.head or noun.head in ("that", "which", "who", "there"):
        return False
    found = names_in(whose, noun.core) if noun.proper else []
    if found:
        return may_be_his(found[-1], pronoun) if pronoun in PERSON_PRONOUNS else not found[-1].person
    one = lexicon.singular(noun.head) == noun.head
    if noun.proper or noun.last_tag != "NOUN" or (one and whose.items[candidate].tokens[0].tag not in ("DET", "NUM")):
        return False
    if pronoun in PERSON_PRONOUNS:
        return one and is_person_noun(noun.head)
    if pronoun in THING_PRONOUNS:
        firms = whose.owner is Owner.ORGANISATION or _is_money(whose)
        return one and not is_metric(whose, noun) and not (firms and _told_by_a_firm(whose, candidate))
    return not one or noun.head in whose.vocabulary.words.groups


def _is_money(whose: Whose) -> bool:
    quantity = whose.items[whose.q].quantity
    return quantity is not None and quantity.kind is QuantityKind.MONEY


def _told_by_a_firm(whose: Whose, candidate: int) -> bool:
    """Whether a named firm tells of the phrase: "Orvane said the final charge may differ from its estimate"."""
    for verb in range(candidate - 1, -1, -1):
        at = whose.row.subject(verb) if whose.items[verb].kind == "verb" else None
        if at is not None and at < verb and whose.items[at].kind == "np":
            noun = item_noun(whose.items[at])
            found = names_in(whose, noun.core) if noun.proper else []
            return bool(found) and not found[-1].person
    return False
