"""The likeliest noun of the sentence for a figure that no rule names: candidates by relation, ranked by one scheme."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from explorer.extract import lexicon
from explorer.extract.dimensions import is_people
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_amounts import COPULAS, is_money
from explorer.extract.metric_extents import EMPTY_VERBS
from explorer.extract.metric_question import Choice, Question
from explorer.extract.metric_subjects import moves
from explorer.extract.metric_words import participle_of, verb_of
from explorer.extract.nouns import Named, Noun, item_noun, phrase_of
from explorer.vocabulary.metrics import phrase_key

_WEIGHTS = MappingProxyType(
    {
        "noun of the figure": 5.0,  # "a pot of $5m": the figure hangs on it
        "object of the verb": 4.0,  # "pushed up the jobless rate by 500,000": what the verb moves
        "subject of a level": 3.5,  # "per capita income stood at": what is at a level or moves
        "noun before the figure": 2.5,  # a label or an apposition
        "subject of the verb": 1.0,  # anybody may do anything with a figure
    }
)
_KNOWN, _COMPOUND, _PERSON, _GROUP = 1.5, 0.5, -3.0, -2.0
_UNNAMED_KINDS = frozenset({QuantityKind.AGE, QuantityKind.SCORE, QuantityKind.DURATION, QuantityKind.MULTIPLE})
"""Kinds of figures that say themselves what they are, or how often."""
_LEAST = 3.0
"""Below it silence is better: a wrong name is worse than none."""


def likeliest(question: Question) -> Choice | None:
    """ "Per capita income stood at $5,000": the noun phrase that is tied to the figure best, if any is well enough."""
    quantity = question.quantity
    bare = quantity.kind is QuantityKind.COUNT and quantity.unit is None
    verb = verb_of(question)
    words = question.vocabulary.words
    level = verb is not None and (moves(verb, words) or verb.lemma in words.reaching)
    if quantity.kind in _UNNAMED_KINDS or (bare and not level):
        return None
    if question.counted and not question.growth:
        return None
    best = max(_candidates(question, level), key=lambda found: found[0], default=None)
    if best is None or best[0] < _LEAST:
        return _done(question)
    name = _name(item_noun(question.row.items[best[1]]))
    return Choice(Named(name, name, None), "likeliest noun", noun=best[1], verb=question.link.verb)


def _candidates(question: Question, level: bool) -> Iterator[tuple[float, int]]:
    """Each noun phrase with its score and position."""
    link, items = question.link, question.row.items
    places: dict[int, str] = {}
    if link.verb is not None and link.role != "subject":
        subject = question.row.subject(link.verb)
        if subject is not None and subject < question.q:
            places[subject] = "subject of a level" if level or items[link.verb].passive else "subject of the verb"
        behind = link.verb + 1
        if behind < question.q and link.role in ("measure", "change", "prior", "base") and not items[link.verb].passive:
            places[behind] = "object of the verb"
    if link.noun is not None:
        near = "noun of the figure" if link.role == "of" else "noun before the figure"
        places.setdefault(link.noun, near if link.role in ("of", "label", "paren", "apposition") else "")
    for at, relation in places.items():
        if items[at].kind == "np" and relation:
            score = _score(question, item_noun(items[at]), relation)
            if score is not None:
                yield score, at


def _score(question: Question, noun: Noun, relation: str) -> float | None:
    """How well a noun phrase names the figure; None for names, pronouns and empty words."""
    words = question.vocabulary.words
    head = lexicon.singular(noun.head)
    common = noun.last_tag == "NOUN" and not noun.proper and not noun.pronoun and head.isalpha() and len(head) > 2
    empty = noun.head in words.generic | words.growth | words.aims or head in words.generic | words.growth | words.aims
    if not common or (empty and len(noun.core) < 2) or head in words.acts:
        return None
    score = _WEIGHTS[relation]
    known = question.vocabulary.metrics.by_phrase
    score += _KNOWN if phrase_key(head) in known or phrase_key(phrase_of(noun)) in known else 0.0
    score += _COMPOUND if len(noun.core) > 1 else 0.0
    score += _GROUP if head in words.groups else _PERSON if is_people(head) else 0.0
    return score


def _name(noun: Noun) -> str:
    """The phrase as a name, its head in the singular."""
    *first, last = phrase_of(noun).split()
    return " ".join([*first, lexicon.singular(last)])


def _done(question: Question) -> Choice | None:
    """ "was offered $6,000": the amount by what the verb does, where no noun will do."""
    verb, link = verb_of(question), question.link
    if verb is None or not is_money(question) or question.growth or link.role not in ("object", "measure"):
        return None
    words = question.vocabulary.words
    if verb.lemma in EMPTY_VERBS | COPULAS | words.reaching | words.rising | words.falling | words.carriers - {"offer"}:
        return None
    done = participle_of(verb)
    if not done or link.word not in ("", "for", "on", "to"):
        return None
    return Choice(Named(f"amount {done}", done, None), "amount of a verb", verb=link.verb)
