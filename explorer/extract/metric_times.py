"""Metric rules for how often and how far into something: "flew 66 times", "158 seconds into the flight"."""

from __future__ import annotations

from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_extents import EMPTY_VERBS
from explorer.extract.metric_question import Choice, Question
from explorer.extract.metric_words import behind, participle_of, phrase_of
from explorer.extract.nouns import Named

_OCCASIONS = frozenset({"time", "occasion"})


def how_often(question: Question) -> Choice | None:
    """ "has flown 58 times", "failed on three occasions": how often the verb's act was done."""
    quantity, link = question.quantity, question.link
    if quantity.kind is not QuantityKind.COUNT or quantity.unit not in _OCCASIONS or question.growth:
        return None
    if link.verb is None or not (link.role == "object" or (link.role == "measure" and link.word == "on")):
        return None
    items, i = question.row.items, question.q + 1
    verb = items[link.verb]
    multiple = i < len(items) and items[i].kind == "np" and items[i].words() in ("that", "this", "as")
    if verb.lemma in EMPTY_VERBS or multiple or any("-" in token.text for token in question.item.tokens):
        return None
    for entry in question.vocabulary.metrics.by_verb.get(verb.lemma, ()) if not verb.passive else ():
        if "time" in entry.units:
            return Choice(Named(entry.name, verb.lemma, entry), "times of a verb", verb=link.verb)
    done = participle_of(verb)
    return Choice(Named(f"times {done}", done, None), "times of a verb", verb=link.verb) if done else None


def into_course(question: Question) -> Choice | None:
    """ "158 seconds into the flight": the time since the course of something began."""
    if question.quantity.kind is not QuantityKind.DURATION:
        return None
    noun = behind(question, "into")
    if noun is None or noun.proper or noun.last_tag != "NOUN":
        return None
    entry = question.vocabulary.metrics.by_name.get("duration")
    return Choice(Named(f"time into {phrase_of(noun)}", "into", entry), "time into a course", verb=question.link.verb)
