"""Metric rules over relations across phrases: relative clauses without a pronoun, grades, lists, times on a clock."""

from __future__ import annotations

import re
from dataclasses import replace

from explorer.extract import lexicon
from explorer.extract.dimensions import fits
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_amounts import amount_of, is_money
from explorer.extract.metric_question import Choice, Question, behind_brackets, is_participle, noun_chain, verb_metric
from explorer.extract.metric_words import OPINIONS
from explorer.extract.nouns import Named, item_noun, phrase_of
from explorer.extract.word_sets import word_set

_TELLING = OPINIONS | {"forecast", "predict", "estimate", "project"}
"""Verbs whose figure is told, not done."""
_TIMED = re.compile(r"\d[.:]\d\d(?!\d)")
"""A time with hundredths, or with minutes and seconds: what a stopwatch shows."""


def timed(question: Question) -> Choice | None:
    """ "clocked 44.93 seconds", "the record of 3:49.78": a time to the hundredth is that of a race."""
    quantity = question.quantity
    if _raced(question):
        entry = question.vocabulary.metrics.by_name.get("race time")
        return Choice(Named("race time", "time", entry), "time of a race", verb=question.link.verb)
    if quantity.kind is not QuantityKind.DURATION or quantity.unit not in ("second", "minute", "hour"):
        return None
    if question.growth or not any(_TIMED.search(token.text) for token in question.item.tokens):
        return None
    if question.link.role == "change" or question.link.word == "by":
        return Choice(Named("margin", "margin", None), "margin of a race", verb=question.link.verb)
    entry = question.vocabulary.metrics.by_name.get("race time")
    return Choice(Named("race time", "time", entry), "time of a race", verb=question.link.verb)


_SECONDS = re.compile(r"\d{1,2}\.\d\d")
_RACING = word_set("clock run finish win race swim sprint")


def _raced(question: Question) -> bool:
    """Whether a bare number is a time in seconds: "finished fifth in 7.61", "by running 7.58"."""
    quantity, link, items = question.quantity, question.link, question.row.items
    bare = quantity.kind is QuantityKind.COUNT and quantity.unit is None and not question.counted
    if not bare or link.verb is None or question.growth or len(question.item.tokens) != 1:
        return False
    if not _SECONDS.fullmatch(question.item.tokens[0].text) or items[link.verb].lemma not in _RACING:
        return False
    return link.word == "in" or (link.role == "object" and items[link.verb].lemma in ("clock", "run"))


def graded(question: Question) -> Choice | None:
    """ "a magnitude 7.1 tremor", "of magnitude 5.4": the scale whose name stands right before a bare number."""
    items, q = question.row.items, question.q
    if question.quantity.kind not in (QuantityKind.COUNT, QuantityKind.MEASURE) or question.growth:
        return None
    if question.quantity.unit == "magnitude":
        return Choice(Named("magnitude", "magnitude", question.vocabulary.metrics.by_name.get("magnitude")), "grade")
    if not q:
        return None
    before = items[q - 1]
    if before.kind != "np" or item_noun(before).last_tag != "NOUN":
        return None
    entry = question.vocabulary.metrics.by_name.get(lexicon.singular(item_noun(before).head))
    if entry is None or "magnitude" not in entry.units:
        return None
    return Choice(Named(entry.name, entry.name, entry), "scale before its grade", noun=q - 1)


def relative_object(question: Question) -> Choice | None:
    """ "the 31 million euros they paid", "the $5m that the firm lent": the verb of a clause about the figure."""
    items, i = question.row.items, question.q + 1
    if question.growth or not is_money(question):
        return None
    if i < len(items) and (items[i].kind == "rel" or items[i].words() == "that"):
        i += 1
    if i + 1 >= len(items) or items[i].kind != "np" or items[i + 1].kind != "verb" or not items[i + 1].finite:
        return None
    noun, verb = item_noun(items[i]), items[i + 1]
    told = noun.pronoun or noun.proper or noun.definite
    if not told or verb.passive or verb.lemma in question.vocabulary.words.carriers | _TELLING:
        return None
    named = verb_metric(question, verb) or amount_of(question, verb)
    return Choice(named, "verb of a relative clause", verb=i + 1) if named else None


def done_to(question: Question) -> Choice | None:
    """ "after the $215 million paid by Orvane": money with a participle of its own behind it."""
    items, i = question.row.items, behind_brackets(question.row.items, question.q + 1)
    if question.growth or not is_money(question) or i + 1 >= len(items) or items[i].kind != "verb":
        return None
    agent = items[i + 1].kind == "prep" and items[i + 1].lemma in ("by", "to", "for", "on", "in", "from")
    if not agent or not is_participle(items[i]) or question.link.role == "subject":
        return None
    if not question.item.det and question.link.role == "object":
        return None
    named = verb_metric(question, items[i]) or amount_of(question, items[i])
    return Choice(named, "verb of a participle", verb=i) if named else None


_FOR_MONEY = word_set(
    "claim demand bid offer bill contract order request appeal cheque check deal lawsuit suit invoice loan grant "
    "tender award budget"
)


def asked_for(question: Question) -> Choice | None:
    """ "a legal claim for £3m", "the request for $45bn": the paper or request that names a sum of money."""
    link, items = question.link, question.row.items
    if question.growth or not is_money(question) or link.word != "for" or link.noun != question.q - 2:
        return None
    noun = item_noun(items[question.q - 2])
    if noun.proper or lexicon.singular(noun.head) not in _FOR_MONEY:
        return None
    choice = noun_chain(question, question.q - 2)
    return Choice(choice.named, "noun of a sum", noun=question.q - 2) if choice else None


def flowing(question: Question) -> Choice | None:
    """ "$132 million goes to patients": money that moves, by where it goes or comes from."""
    link, items = question.link, question.row.items
    if question.growth or not is_money(question):
        return None
    before = question.earlier.get(link.other) if link.other is not None and link.role == "joins" else None
    if before is not None and before.rule == "way of money":
        i = behind_brackets(items, question.q + 1)
    elif link.role == "subject" and link.verb is not None and items[link.verb].lemma in ("go", "come", "flow"):
        i = link.verb + 1
    else:
        return None
    if i + 1 >= len(items) or items[i].kind != "prep":
        return None
    noun = item_noun(items[i + 1]) if items[i + 1].kind == "np" else None
    ways = {"to": "for", "into": "for", "towards": "for", "toward": "for", "from": "from"}
    if noun is None or not noun.core or noun.pronoun or items[i].lemma not in ways:
        return None
    whom = phrase_of(noun)
    return Choice(Named(f"amount {ways[items[i].lemma]} {whom}", whom, None), "way of money", verb=link.verb)


def listed(question: Question) -> Choice | None:
    """ "followed by Morea with 187 and Tessaro with 143": a bare number behind a name in a list of the same figures."""
    link, quantity = question.link, question.quantity
    bare = quantity.kind is QuantityKind.COUNT and quantity.unit is None and not question.counted
    if not bare or link.role != "of" or link.word not in ("with", "on", "at") or link.noun is None:
        return None
    if not item_noun(question.row.items[link.noun]).proper:
        return None
    for position in sorted(question.earlier, reverse=True):
        earlier, other = question.earlier[position], question.row.items[position].quantity
        entry = earlier.named.entry
        if other is not None and other.kind is not QuantityKind.DURATION and earlier.rule != "age":
            fitting = entry is None or fits(entry, replace(quantity, unit=other.unit, kind=other.kind), False)
            return Choice(earlier.named, "figure before", earlier.noun, verb=earlier.verb) if fitting else None
    return None
