"""What a noun phrase, a pronoun or "the company" stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from explorer.extract import lexicon
from explorer.extract.clauses import Link, Row
from explorer.extract.mentions import QuantityKind
from explorer.extract.metrics import Choice
from explorer.extract.name_runs import runs
from explorer.extract.names import (
    GROUP_PRONOUNS,
    OWN_PRONOUNS,
    PERSON_PRONOUNS,
    THING_PRONOUNS,
    Name,
    Names,
    may_be_person,
)
from explorer.extract.nouns import Noun, item_noun, noun_of
from explorer.extract.offices import LANDS, OFFICES, is_office
from explorer.extract.phrases import Item
from explorer.extract.telling import tells_clause
from explorer.extract.tokens import Token
from explorer.extract.word_sets import word_set
from explorer.vocabulary.load import Vocabulary
from explorer.vocabulary.metrics import phrase_key
from explorer.vocabulary.owners import Owner

_DIVISIONS = word_set(
    "business division unit segment arm department branch operation operations subsidiary businesses divisions "
    "units segments ventures venture push initiatives activities"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a claim as found in one sentence."""

    text: str
    rule: str
    inferred: bool = False
    scope: str | None = None
    name: Name | None = None


@dataclass(slots=True)
class Focus:
    """What the text has been about, for pronouns and "the company"."""

    thing: Name | None = None
    person: Name | None = None
    speaker: Name | None = None
    """The person who was last named as speaking: "he said" means him."""
    noun: str | None = None
    shown: Name | None = None
    """The thing that the last sentence presented: "it weighs 31 grams" is about the product, not its maker."""
    told: set[str] = field(default_factory=set)
    """The things that sentences of this paragraph have been about."""

    def turn_to(self, thing: Name) -> None:
        """A named thing is what the text is about now."""
        self.thing, self.noun = thing, None
        self.told.add(thing.text)


@dataclass(slots=True)
class Whose:
    """All that the subject rules for one quantity may look at."""

    text: str
    row: Row
    q: int
    link: Link
    choice: Choice | None
    names: Names
    focus: Focus
    vocabulary: Vocabulary

    @property
    def items(self) -> Sequence[Item]:
        return self.row.items

    @property
    def owner(self) -> Owner | None:
        """The sort of thing that the metric belongs to, where the vocabulary knows."""
        return self.vocabulary.owners.get(self.choice.named.name) if self.choice is not None else None


NOBODY = Subject("", "nobody")
"""The answer of a rule that knows that the owner stands elsewhere, and that no other rule shall guess."""

Rule = Callable[[Whose], Subject | None]


def resolve_phrase(whose: Whose, tokens: Sequence[Token], rule: str, common: bool = True) -> Subject | None:
    """The entity or group that a noun phrase stands for; None where that is not plain."""
    noun = noun_of(tokens)
    if noun.pronoun:
        verb = whose.link.verb
        expletive = noun.pronoun == "it" and verb is not None and whose.items[verb].lemma in ("take", "rain", "seem")
        return None if expletive else _of_pronoun(whose, noun.pronoun, rule)
    found = names_in(whose, noun.core)
    if found and (noun.proper or len(noun.core) == 1):
        return Subject(found[-1].text, rule, name=found[-1])
    beside = _apposed(whose, noun)
    if beside is not None:
        return Subject(beside.text, rule, name=beside)
    if noun.owner:
        owner = owner_of(whose, noun, rule)
        if owner is not None and owner.name is None and rule == "subject of the verb" and noun.last_tag == "NOUN":
            return Subject(words_of(noun), rule, owner.inferred, owner.text)
        if owner is not None:
            return Subject(owner.text, rule, owner.inferred, words_of(noun), owner.name)
    if found and noun.head in _DIVISIONS:
        return Subject(found[0].text, rule, scope=words_of(noun), name=found[0])
    group = _group_of(whose, noun, rule)
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


def _apposed(whose: Whose, noun: Noun) -> Name | None:
    """The name that stands right behind a phrase: "her team, Orvane, has …"."""
    if not noun.core:
        return None
    end = noun.core[-1].end
    if whose.text[end : end + 1] != ",":
        return None
    name = whose.names.described(lexicon.singular(noun.head), end + 8)
    if name is not None and name.person:
        return None
    return name if name is not None and name is not whose.names.described(lexicon.singular(noun.head), end) else None


def words_of(noun: Noun) -> str:
    return " ".join(t.text if t.tag == "PROPN" else t.lower for t in noun.core if t.tag != "PUNCT")


def names_in(whose: Whose, tokens: Sequence[Token]) -> list[Name]:
    found = []
    for run in runs(tokens, whose.text):
        name = whose.names.named(run)
        if name is not None:
            found.append(name)
    if not found and len(tokens) == 1 and tokens[0].text[:1].isupper():
        name = whose.names.of(tokens[0].text) or whose.names.containing(tokens[0].lower)
        return [name] if name is not None else []
    return found


_OF_MANY = frozenset({Owner.ORGANISATION, Owner.PLACE})


def _of_pronoun(whose: Whose, pronoun: str, rule: str) -> Subject | None:
    focus = whose.focus
    if pronoun in PERSON_PRONOUNS:
        person = (
            _person_before(whose)
            or focus.person
            or (focus.thing if focus.thing is not None and may_be_person(focus.thing) else None)
        )
        return Subject(person.text, rule, True, name=person) if person is not None else None
    if pronoun in THING_PRONOUNS | GROUP_PRONOUNS:
        near = _clause_before(whose, rule, pronoun)
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


def _person_before(whose: Whose) -> Name | None:
    """Whom "he" or "she" means within a sentence: the named subject of a verb further left."""
    own = whose.link.verb if whose.link.verb is not None else whose.q
    for verb in range(own - 1, -1, -1):
        at = whose.row.subject(verb) if whose.items[verb].kind == "verb" else None
        if at is not None and at < own and whose.items[at].kind == "np":
            noun = item_noun(whose.items[at])
            found = names_in(whose, noun.core) if noun.proper else []
            if found and (found[-1].person or may_be_person(found[-1])):
                return found[-1]
    return None


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


def of_person(whose: Whose) -> bool:
    """Whether the clause is about "he" or "she": no thing is its subject then."""
    at = whose.row.subject(whose.link.verb) if whose.link.verb is not None else None
    return at is not None and whose.items[at].words() in PERSON_PRONOUNS


def _agrees(pronoun: str, phrase: str) -> bool:
    """Whether a pronoun can stand for a common noun: "they" for a plural, "it" for a singular."""
    plural = lexicon.singular(phrase.split()[-1]) != phrase.split()[-1]
    return plural == (pronoun in GROUP_PRONOUNS)


def _clause_before(whose: Whose, rule: str, pronoun: str = "it") -> Subject | None:
    """What "it" means within a sentence: the subject of the nearest verb left of the figure's own clause."""
    own = whose.link.verb
    verbs = [i for i in range(whose.q) if whose.items[i].kind == "verb" and i != own]
    for verb in reversed(verbs):
        at = whose.row.subject(verb)
        if at is None or whose.items[at].kind != "np" or (own is not None and at > own):
            continue
        noun = item_noun(whose.items[at])
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
        resolved = resolve_phrase(whose, whose.items[at].tokens, rule)
        return None if resolved is None else Subject(resolved.text, rule, True, resolved.scope, resolved.name)
    return None


def owner_of(whose: Whose, noun: Noun, rule: str) -> Subject | None:
    if len(noun.owner) == 1 and noun.owner[0].tag in ("DET", "PRON"):
        if noun.owner[0].lower == "whose":
            return _antecedent(whose, noun, rule)
        verb = whose.link.verb
        at = whose.row.subject(verb) if verb is not None else None
        behind = verb is not None and whose.choice is not None and (whose.choice.noun or 0) > verb
        if behind and at is not None and whose.items[at].kind == "np" and noun.owner[0].lower in ("its", "their"):
            inner = item_noun(whose.items[at])
            if not inner.pronoun and not inner.owner:
                told = resolve_phrase(whose, whose.items[at].tokens, rule)
                if told is not None:
                    return told
        return _of_pronoun(whose, noun.owner[0].lower, rule)
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


def _unknown_group(whose: Whose, noun: Noun, head: str) -> bool:
    """Whether a plural stands for firms that no one name means: "the makers", unlike "its new businesses"."""
    return head in whose.vocabulary.words.groups and noun.head not in _DIVISIONS


def _group_of(whose: Whose, noun: Noun, rule: str) -> Subject | None:
    """ "the company", "the carmaker", "the fund": the entity that it stands for."""
    if not noun.definite or noun.owner or not noun.core:
        return None
    head = lexicon.singular(noun.head)
    if not noun.core or (head != noun.head and _unknown_group(whose, noun, head)):
        return None
    described = whose.names.described(head, noun.core[-1].start) or whose.names.containing(head)
    impersonal = head in whose.vocabulary.words.groups or head in LANDS
    if described is not None and not (described.person and impersonal):
        return Subject(described.text, rule, True, name=described)
    if head in whose.vocabulary.words.groups and all(t.tag in ("DET", "NOUN", "ADJ") for t in noun.core):
        if head in _DIVISIONS and len(noun.core) > 1:
            owner = whose.focus.thing or whose.names.topic
            return Subject(owner.text, rule, True, words_of(noun), owner) if owner else None
        if head in LANDS:
            return Subject(words_of(noun), rule)
        thing = _group_meant(whose, head)
        if thing is not None and thing.articles and any(t.tag == "NOUN" for t in noun.core[:-1]):
            return None
        return Subject(thing.text, rule, True, name=thing) if thing else None
    return None


def _group_meant(whose: Whose, head: str) -> Name | None:
    """The name that a common noun for a group stands for: of the sentence so far, of those before, of the document."""
    for verb in range(whose.q - 1, -1, -1):
        at = whose.row.subject(verb) if whose.items[verb].kind == "verb" else None
        if at is not None and at < verb and whose.items[at].kind == "np":
            noun = item_noun(whose.items[at])
            found = names_in(whose, noun.core) if noun.proper else []
            if found and _can_be(found[-1], head):
                return found[-1]
    candidates = () if whose.names.ambiguous(head) else (whose.focus.thing, whose.names.topic)
    return next((name for name in candidates if name is not None and _can_be(name, head)), None)


def _can_be(name: Name, head: str) -> bool:
    """Whether a name may be what a common noun calls a group: an agency is no company, a person no bank."""
    words = name.text.lower().split()
    if head in OFFICES and not (is_office(name.text) or name.text.isupper()):
        return False
    return not (name.person or name.place) and (not is_office(name.text) or words[-1] == head)


_FREE = frozenset({"verb", "dimension", "measured noun", "counted noun", "counted noun of a verb", "score", "share of"})


def is_metric(whose: Whose, noun: Noun) -> bool:
    entries = whose.vocabulary.metrics.by_phrase.get(phrase_key(noun.head), ())
    if whose.choice is not None and whose.choice.rule in _FREE:
        entries = tuple(e for e in entries if e.name == whose.choice.named.name)
    return bool(entries) and not noun.owner and not noun.proper
