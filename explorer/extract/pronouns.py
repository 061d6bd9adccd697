"""What a pronoun stands for: whom "he" means, what "it" and "they" mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from explorer.extract import lexicon
from explorer.extract.countries import COUNTRIES
from explorer.extract.dimensions import is_people
from explorer.extract.genders import may_mean, of_title
from explorer.extract.mentions import QuantityKind
from explorer.extract.name import Name, may_be_person
from explorer.extract.name_runs import ROLES
from explorer.extract.names import GROUP_PRONOUNS, OWN_PRONOUNS, PERSON_PRONOUNS, THING_PRONOUNS
from explorer.extract.nouns import item_noun
from explorer.extract.offices import OFFICES, is_office
from explorer.extract.telling import tells_clause
from explorer.extract.tokens import Token
from explorer.extract.whose import Subject, Whose, is_metric, names_in
from explorer.vocabulary.owners import Owner

Resolver = Callable[[Whose, Sequence[Token], str], Subject | None]
"""What gives the entity of a noun phrase: the figure, its words, the name of the rule that asks."""


QUOTES = frozenset({'"', "“", "'", "‘"})
_OF_MANY = frozenset({Owner.ORGANISATION, Owner.PLACE})


def of_pronoun(whose: Whose, pronoun: str, rule: str, resolve: Resolver) -> Subject | None:
    focus = whose.focus
    if pronoun in PERSON_PRONOUNS:
        quoted = whose.items[0].lemma in QUOTES
        before = _person_before(whose, pronoun, rule, resolve)
        if before is not None:
            return before
        if focus.someone is not None and not quoted:
            return Subject(focus.someone, rule, True)
        person = focus.person_for(pronoun, focus.speaker if quoted else None)
        if person is None and focus.thing is not None and may_be_person(focus.thing):
            person = focus.thing
        return Subject(person.text, rule, True, name=person) if person is not None else None
    if pronoun in THING_PRONOUNS or pronoun in GROUP_PRONOUNS:
        near = _clause_before(whose, rule, pronoun, resolve)
        if near is not None:
            return near
        if _means_metric(whose, pronoun):
            return None
        if focus.shown is not None and pronoun == "it" and _physical(whose):
            return Subject(focus.shown.text, rule, True, name=focus.shown)
        if focus.noun and _agrees(pronoun, focus.noun):
            return Subject(focus.noun, rule, True)
        return Subject(focus.thing.text, rule, True, name=focus.thing) if focus.thing is not None else None
    if pronoun in OWN_PRONOUNS and whose.names.topic is not None and whose.owner in _OF_MANY:
        return Subject(whose.names.topic.text, rule, True, name=whose.names.topic)
    return None


def _person_before(whose: Whose, pronoun: str, rule: str, resolve: Resolver) -> Subject | None:
    """Whom "he" or "she" means within a sentence: the person who is the subject of a verb further left."""
    own = whose.link.verb if whose.link.verb is not None else whose.q
    for verb in range(own - 1, -1, -1):
        at = whose.row.subject(verb) if whose.items[verb].kind == "verb" else None
        if at is None or at >= own or whose.items[at].kind != "np":
            continue
        noun = item_noun(whose.items[at])
        found = names_in(whose, noun.core) if noun.proper else []
        if found and may_be_his(found[-1], pronoun):
            return Subject(found[-1].text, rule, True, name=found[-1])
        common = not (found or noun.proper or noun.owner) and noun.last_tag == "NOUN" and is_person_noun(noun.head)
        if common and may_mean(pronoun, of_title(noun.head)):
            told = resolve(whose, whose.items[at].tokens, rule)
            return replace(told, inferred=True) if told is not None else None
    return None


def is_person_noun(head: str) -> bool:
    """Whether a common noun is of one person: "driver", "student", "policewoman"."""
    if lexicon.singular(head) != head:
        return False
    return head in ROLES or is_people(head) or head.endswith(("man", "ist", "woman"))


def may_be_his(name: Name, pronoun: str) -> bool:
    """Whether "he", "his", "she" or "her" can mean a name: a person's, or one that nothing shows to be no person's."""
    if not may_mean(pronoun, name.gender):
        return False
    odd = is_office(name.text) or name.text.lower() in COUNTRIES or not name.text.replace(" ", "").isalpha()
    return name.person or not (odd or name.place or name.articles or name.demonym or name.text.isupper())


def _physical(whose: Whose) -> bool:
    """Whether the figure is a measure of a thing rather than of a business."""
    entry = whose.choice.named.entry if whose.choice is not None else None
    quantity = whose.items[whose.q].quantity
    measured = quantity is not None and quantity.kind in (
        QuantityKind.MEASURE,
        QuantityKind.RATE,
        QuantityKind.MULTIPLE,
    )
    return measured or (entry is not None and entry.kind in ("size", "duration"))


def _means_metric(whose: Whose, pronoun: str) -> bool:
    """Whether a pronoun stands for a metric of its own sentence: "Exports did better: they grew …"."""
    own = whose.link.verb
    for verb in range((own if own is not None else whose.q) - 1, -1, -1):
        if whose.items[verb].kind == "verb" and whose.items[verb].finite:
            at = whose.row.subject(verb)
            if at is None or whose.items[at].kind != "np":
                return False
            noun = item_noun(whose.items[at])
            return bool(noun.head) and is_metric(whose, noun) and _agrees(pronoun, noun.head)
    return False


def _agrees(pronoun: str, phrase: str) -> bool:
    """Whether a pronoun can stand for a common noun: "they" for a plural, "it" for a singular."""
    plural = lexicon.singular(phrase.split()[-1]) != phrase.split()[-1]
    return plural == (pronoun in GROUP_PRONOUNS)


def _clause_before(whose: Whose, rule: str, pronoun: str, resolve: Resolver) -> Subject | None:
    """What "it" means within a sentence: the subject of the nearest verb left of the figure's own clause."""
    own = whose.link.verb
    verbs = [i for i in range(whose.q) if whose.items[i].kind == "verb" and i != own]
    for verb in reversed(verbs):
        at = whose.row.subject(verb)
        if at is None or whose.items[at].kind != "np" or (own is not None and at > own):
            continue
        noun = item_noun(whose.items[at])
        owners = names_in(whose, noun.owner) if is_metric(whose, replace(noun, owner=())) else []
        if owners and not owners[-1].person:
            return Subject(owners[-1].text, rule, True, name=owners[-1])
        if noun.pronoun or noun.owner or not noun.head or noun.head in ("that", "which", "who", "there"):
            continue
        tells = not noun.proper and tells_clause(whose.row, verb, whose.vocabulary.cues)
        if tells and lexicon.singular(noun.head) not in whose.vocabulary.words.groups | OFFICES:
            continue
        if is_metric(whose, noun) or not noun.core or noun.last_tag not in ("NOUN", "PROPN"):
            continue
        found = names_in(whose, noun.core)
        if (found and found[-1].person) or (not found and not _agrees(pronoun, noun.head)):
            continue
        resolved = resolve(whose, whose.items[at].tokens, rule)
        return None if resolved is None else Subject(resolved.text, rule, True, resolved.scope, resolved.name)
    return None
