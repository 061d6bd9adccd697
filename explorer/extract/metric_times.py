"""Metric rules for contests and courses: how often, how far into something, by how much won, how many runs."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_extents import EMPTY_VERBS
from explorer.extract.metric_question import Choice, Question
from explorer.extract.metric_words import behind, participle_of
from explorer.extract.nouns import Named, item_noun, phrase_of
from explorer.extract.word_sets import word_set

_OCCASIONS = frozenset({"time", "occasion"})


def how_often(question: Question) -> Choice | None:
    """ "has sailed 23 times", "broke down on five occasions": how often the verb's act was done."""
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
    acts = question.vocabulary.metrics.by_name.get(f"{verb.lemma}s")
    if verb.passive and acts is not None and acts in question.vocabulary.metrics.by_verb.get(verb.lemma, ()):
        return Choice(Named(acts.name, verb.lemma, acts), "times of a verb", verb=link.verb)
    done = participle_of(verb)
    return Choice(Named(f"times {done}", done, None), "times of a verb", verb=link.verb) if done else None


def into_course(question: Question) -> Choice | None:
    """ "40 minutes into the crossing": the time since the course of something began."""
    if question.quantity.kind is not QuantityKind.DURATION:
        return None
    noun = behind(question, "into")
    if noun is None or noun.proper or noun.last_tag != "NOUN":
        return None
    entry = question.vocabulary.metrics.by_name.get("duration")
    return Choice(Named(f"time into {phrase_of(noun)}", "into", entry), "time into a course", verb=question.link.verb)


_BEATING = word_set("win beat edge defeat pip trail outpoint overcome outscore")
_HELD = frozenset({"hold off", "lose out", "see off"})


def won_by(question: Question) -> Choice | None:
    """ "won by 26 runs", "beat her rival by a length and a half": by how much a contest was decided."""
    quantity, link = question.quantity, question.link
    if link.word != "by" or link.verb is None or quantity.kind is QuantityKind.PERCENT or question.growth:
        return None
    verb = question.row.items[link.verb]
    if quantity.kind is QuantityKind.MONEY or verb.passive:
        return None
    if verb.lemma not in _BEATING and f"{verb.lemma} {verb.particle}" not in _HELD:
        return None
    return Choice(Named("margin", "by", None), "margin of a contest", verb=link.verb)


_CUTTING = word_set("slice cut shave knock take wipe trim lop chop slash")


def taken_off(question: Question) -> Choice | None:
    """ "took 12 seconds off the lap record", "wiped $4m off its value": by how much something was cut."""
    items, i, link = question.row.items, question.q + 1, question.link
    if link.verb is None or link.role != "object" or i + 1 >= len(items) or items[i].lemma != "off":
        return None
    noun = item_noun(items[i + 1])
    if items[link.verb].lemma not in _CUTTING or items[i + 1].kind != "np" or not noun.core or noun.pronoun:
        return None
    name = f"cut in {phrase_of(noun)}"
    return Choice(Named(name, name, None), "cut in a noun", noun=None, verb=link.verb)


_CRICKET = word_set("wicket wickets innings batsman batsmen batter bowler bowlers wicketkeeper opener")
_SCORING = word_set("make post score reach hit compile amass smash")
_ALL_OUT = frozenset({"bowl out", "dismiss", "skittle out", "skittle", "be out"})


def innings(question: Question) -> Choice | None:
    """ "made a patient 71", "were all out for 205": bare numbers of runs in a sentence or text about cricket."""
    quantity, link, items = question.quantity, question.link, question.row.items
    bare = quantity.kind is QuantityKind.COUNT and quantity.unit is None and not question.counted
    if not bare or link.verb is None or question.growth or quantity.value != int(quantity.value):
        return None
    verb = items[link.verb]
    out = f"{verb.lemma} {verb.particle}" if verb.particle else verb.lemma
    scored = link.role == "object" and verb.lemma in _SCORING
    stand = out == "put on" and link.word == "on"
    dismissed = link.word == "for" and (out in _ALL_OUT or _all_out(question, link.verb))
    if not (scored or stand or dismissed):
        return None
    told = any(token.lower in _CRICKET for item in items for token in item.tokens)
    if not told and not any(lexicon.plural(name) in _CRICKET or name in _CRICKET for name in question.spoken):
        return None
    entry = question.vocabulary.metrics.by_name.get("runs")
    return Choice(Named("runs", "runs", entry), "runs of an innings", verb=link.verb)


def _all_out(question: Question, verb: int) -> bool:
    """ "were all out for 205"."""
    between = question.row.items[verb + 1 : question.q]
    return any(item.words() in ("out", "all out") for item in between)
