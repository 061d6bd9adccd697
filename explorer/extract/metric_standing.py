"""Metric rules for what a thing closes at, is the highest with, or is held by: no noun names the metric there."""

from __future__ import annotations

from explorer.extract.dimensions import fits, unit_class
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_amounts import COPULAS, is_money
from explorer.extract.metric_question import Choice, Question
from explorer.extract.nouns import Named, item_noun
from explorer.extract.word_sets import word_set

_CLOSING = frozenset({"close", "end", "finish", "open", "settle"})
_SESSIONS = word_set("session day week month quarter year trading trade half")
"""What a market's day is told as: "ended the session at"."""
_SHARES = frozenset({"share", "shares", "stock", "stocks"})
_LEAST_LEVEL = 100
"""Indices stand higher; a smaller bare number behind "closed at" may be an hour."""


def closed_at(question: Question) -> Choice | None:
    """ "Orvane closed at $31.20", "Its shares ended the session at 31 crowns", "The Varland 30 finished at 5,120"."""
    link, items = question.link, question.row.items
    if link.word != "at" or link.verb is None or items[link.verb].lemma not in _CLOSING or question.growth:
        return None
    if link.noun is not None and item_noun(items[link.noun]).head not in _SESSIONS:
        return None
    subject = question.row.subject(link.verb)
    if subject is None or items[subject].kind != "np":
        return None
    noun = item_noun(items[subject])
    shares = noun.head in _SHARES and not noun.pronoun
    bare = question.quantity.kind is QuantityKind.COUNT and question.quantity.unit in (None, "point")
    if is_money(question) and (shares or noun.proper):
        name = "share price"
    elif bare and noun.proper and not shares and question.quantity.value >= _LEAST_LEVEL:
        name = "index level"
    else:
        return None
    entry = question.vocabulary.metrics.by_name.get(name)
    return Choice(Named(name, name, entry), "close of a market", noun=subject if shares else None, verb=link.verb)


_MOST = {
    "highest": "height", "tallest": "height", "longest": "length", "shortest": "length", "deepest": "depth",
    "heaviest": "weight", "lightest": "weight", "fastest": "speed", "widest": "width", "hottest": "temperature",
    "coldest": "temperature", "oldest": "age",
}  # fmt: skip
"""The quality by which a thing is the most of its kind."""


def the_most(question: Question) -> Choice | None:
    """ "At 1,240 metres, Mount Aine is the highest peak": the quality that the figure in front is of."""
    items, q = question.row.items, question.q
    opens = q == 1 and items[0].lemma in ("at", "with") and question.quantity.kind is QuantityKind.MEASURE
    if not opens or len(items) < q + 5 or items[q + 1].kind != "comma" or items[q + 2].kind != "np":
        return None
    verb, told = items[q + 3], items[q + 4]
    if verb.kind != "verb" or verb.lemma not in COPULAS or told.kind != "np":
        return None
    name = next((_MOST[token.lower] for token in told.tokens if token.lower in _MOST), None)
    largest = any(token.lower in ("largest", "biggest", "smallest") for token in told.tokens)
    name = "area" if name is None and largest and unit_class(question.quantity.unit) == "area" else name
    entry = question.vocabulary.metrics.by_name.get(name or "")
    if entry is None or not fits(entry, question.quantity, False):
        return None
    return Choice(Named(entry.name, entry.name, entry), "the most of its kind", verb=q + 3)


_HOLDING = word_set("own hold have control buy acquire sell purchase keep retain")


def held(question: Question) -> Choice | None:
    """ "Orvane holds 12 % of Berg Foods": a share of a firm is a stake in it."""
    link, items, of = question.link, question.row.items, question.q + 1
    if question.quantity.unit != "%" or question.growth or link.role != "object" or link.verb is None:
        return None
    if items[link.verb].lemma not in _HOLDING or of + 1 >= len(items) or items[of].lemma != "of":
        return None
    whole = items[of + 1]
    if whole.kind != "np" or item_noun(whole).owner or not item_noun(whole).core[-1:]:
        return None
    if not item_noun(whole).core[-1].text[0].isupper():
        return None
    entry = question.vocabulary.metrics.by_name.get("stake")
    return Choice(Named("stake", "stake", entry), "held share", noun=question.q, verb=link.verb)
