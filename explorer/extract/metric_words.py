"""Words of the phrases around a figure, as the names of metrics take them."""

from __future__ import annotations

from dataclasses import replace

from explorer.extract import lexicon
from explorer.extract.dimensions import is_people, unit_class
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_measures import DIMENSIONS
from explorer.extract.metric_question import Question
from explorer.extract.nouns import Named, Noun, item_noun, plain
from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set


def measured_thing(named: Named, kind: QuantityKind, unit: str | None) -> Named:
    """A thing's name with the quality that a unit measures: "truck mass"; unchanged where the unit tells none."""
    head = named.name.rpartition(" ")[2]
    if named.entry is not None or head in MEASURING or is_people(head) or head.endswith(("ist", "ian")):
        return named
    if kind is QuantityKind.DURATION:
        return replace(named, name=f"{named.name} duration")
    quality = DIMENSIONS.get(unit_class(unit) or "") if kind in (QuantityKind.MEASURE, QuantityKind.RATE) else None
    if quality == "length" and head in _CONTESTS:
        return named
    return named if quality is None else replace(named, name=f"{named.name} {quality}")


_CONTESTS = word_set(
    "title race final medal hurdle sprint dash relay event record champion crown freestyle butterfly backstroke heat "
    "steeplechase walk gold silver bronze runner athlete walker swimmer"
)
"""Nouns before which a length only says which contest is meant: "the 60 m title"."""
MEASURING = word_set(
    """age altitude area capacity charge concentration delay depth diameter distance duration flow gap height heat
    latency length level life lifespan limit margin mass output payload period power pressure radius range rate reach
    record score sentence size span speed spell stay tenure term thickness thrust time volume wait ban jail prison
    weight width yield load dose drop fall rise increase lead pace swing shift surge cut suspension break pause stretch
    deadline notice contract lease deal loan best target total average maximum minimum mark peak reduction"""
)
"""Nouns that say themselves what is measured, or that a measure limits."""


WAYS = word_set(
    "ago earlier later older younger taller north south east west northeast northwest southeast southwest inland "
    "north-east north-west"
)
"""Last words behind a measure that tell where or when, and name nothing."""


def thing(item: Item, question: Question) -> str | None:
    """The common noun of a phrase, as a name: "the long repairs" gives repair; None for names and empty nouns."""
    if item.kind != "np":
        return None
    noun = item_noun(item)
    if noun.proper or noun.pronoun or not noun.core:
        return None
    named = plain(noun, question.vocabulary.words)
    empty = question.vocabulary.words
    if named is None or named.name in empty.groups or named.name in empty.generic or named.name in empty.aims:
        return None
    return named.name


def behind(question: Question, *words: str) -> Noun | None:
    """The noun phrase behind one of the prepositions `words`, right after the figure."""
    items, i = question.row.items, question.q + 1
    if i + 1 < len(items) and items[i].kind == "prep" and items[i].lemma in words and items[i + 1].kind == "np":
        noun = item_noun(items[i + 1])
        return None if noun.pronoun or not noun.core else noun
    return None


def verb_of(question: Question) -> Item | None:
    return question.row.items[question.link.verb] if question.link.verb is not None else None


def subject_thing(question: Question) -> str | None:
    """The common noun that is the subject of the figure's verb."""
    if question.link.verb is None:
        return None
    subject = question.row.subject(question.link.verb)
    return thing(question.row.items[subject], question) if subject is not None and subject != question.q else None


def participle_of(verb: Item) -> str | None:
    """ "sold" for "sells", "written off" for "wrote off"."""
    done = lexicon.participle(verb.lemma)
    return f"{done} {verb.particle}" if done and verb.particle in MEANT else done


MEANT = frozenset({"up", "down", "out", "off", "away", "over"})
"""Particles that make another verb, and so belong to its participle."""
OPINIONS = word_set("say think believe feel agree want fear expect know consider")
"""Verbs of what people say or think."""
