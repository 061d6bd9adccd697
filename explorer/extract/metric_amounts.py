"""Metric rules for money and bulk that no noun names: prices, amounts, capacities, share prices."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.dimensions import fits, unit_class
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_question import (
    Choice,
    Question,
    behind_brackets,
    is_participle,
    noun_chain,
    verb_metric,
)
from explorer.extract.metric_subjects import moves
from explorer.extract.nouns import Named, item_noun, plain
from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set

_BULK = frozenset({"mass", "volume", "energy"})
_TRANSFERS = frozenset({"receive", "offer", "seek", "claim", "attract", "retain", "get", "provide"})
"""Carrying verbs that say what becomes of money that no noun names."""
_TRADING = word_set(
    "sell lend rent lease offer list buy purchase hire retail price auction issue trade acquire own market quote"
)
"""Verbs behind which "at" leads to a price."""
COPULAS = frozenset({"be", "remain", "stay", "become"})


def priced(question: Question) -> Choice | None:
    """ "A single ticket is $2.80", "lends them out at $4,900 a month": what a thing that is no metric is in money."""
    link, items = question.link, question.row.items
    if not is_money(question) or question.growth or link.verb is None:
        return None
    subject = question.row.subject(link.verb)
    named = Named("price", "price", question.vocabulary.metrics.by_name.get("price"))
    if link.role == "measure" and link.word == "at" and items[link.verb].lemma in _TRADING:
        return Choice(named, "price by its preposition", verb=link.verb)
    done_for = link.role == "measure" and link.word == "for" and items[link.verb].passive
    if done_for and items[link.verb].lemma in _COVERING:
        done = f"{lexicon.participle(items[link.verb].lemma)} for"
        return Choice(Named(f"amount {done}", done, None), "amount of a verb", verb=link.verb)
    if done_for:
        made = Named("cost", "cost", question.vocabulary.metrics.by_name.get("cost"))
        return Choice(made, "cost of what is done", verb=link.verb)
    if link.role != "object" or items[link.verb].lemma not in COPULAS or subject is None:
        return None
    noun = item_noun(items[subject]) if items[subject].kind == "np" else None
    if noun is None or noun.pronoun or not noun.core or noun.last_tag not in ("NOUN", "PROPN"):
        return None
    empty = question.vocabulary.words
    if noun.head in empty.generic or noun.head in empty.aims or noun.head in empty.growth:
        return None
    if lexicon.singular(noun.head) in _SUMS_OF_MONEY:
        named = plain(noun, empty) or named
    return Choice(named, "price of the subject", verb=link.verb)


_SUMS_OF_MONEY = word_set(
    "difference gap shortfall bill prize reward ransom bounty surplus deficit balance fund pot purse haul stipend "
    "allowance benefit grant bonus bursary tip toll levy duty fine reserve windfall stake bet wager claim"
)
"""Nouns that are amounts themselves; any other thing that is so much money has that price."""


def is_money(question: Question) -> bool:
    over = (question.quantity.unit or "").partition("/")[0]
    rate = question.quantity.kind is QuantityKind.RATE and len(over) == 3 and over.isupper()
    return rate or question.quantity.kind is QuantityKind.MONEY


def amount(question: Question) -> Choice | None:
    """ "has forfeited $88 million", "gives off 25 tonnes": the amount that a verb outside the vocabulary is about."""
    link, items = question.link, question.row.items
    if question.growth or question.counted:
        return None
    measured = question.quantity.kind in (QuantityKind.MEASURE, QuantityKind.RATE)
    bulk = measured and unit_class((question.quantity.unit or "").partition("/")[0]) in _BULK
    if any("-" in token.text for token in question.item.tokens):
        return None
    if not (bulk or is_money(question)):
        return None
    behind = behind_brackets(items, question.q + 1)
    if behind < len(items) and items[behind].kind == "verb" and is_participle(items[behind]):
        named = verb_metric(question, items[behind]) or amount_of(question, items[behind])
        return Choice(named, "amount of a participle", verb=behind) if named else None
    if link.verb is None:
        return None
    verb = items[link.verb]
    home = link.noun is not None and items[link.noun].words() == "home" and link.noun == link.verb + 1
    if link.role == "object" and home:
        done = f"{lexicon.participle(verb.lemma)} home"
        return Choice(Named(f"amount {done}", done, None), "amount of a verb", verb=link.verb)
    direct = link.role == "object" and link.noun is None and (not verb.passive or verb.lemma in _RETAINING)
    asked = link.role == "measure" and link.word == "for" and verb.lemma in _ASKING and not verb.passive
    if asked:
        done = f"{lexicon.participle(verb.lemma)} for"
        return Choice(Named(f"amount {done}", done, None), "amount of a verb", verb=link.verb)
    robbed = link.role == "measure" and link.word == "of" and verb.lemma in _ROBBING
    if not direct and not robbed and not (link.role == "subject" and verb.passive):
        return None
    dividend = question.vocabulary.metrics.by_name.get("dividend")
    if verb.lemma in _TRANSFERS and (question.quantity.unit or "").endswith("/share"):
        return Choice(Named("dividend", "dividend", dividend), "amount a share", verb=link.verb)
    named = amount_of(question, verb)
    return Choice(named, "amount of a verb", verb=link.verb) if named else None


_RETAINING = frozenset({"offer", "award", "grant", "give", "pay", "owe", "lend", "promise", "charge", "deny"})
"""Verbs that keep their object in the passive: "he was offered $6,000"."""
_COVERING = frozenset({"insure", "sue", "cover", "list", "fine", "mortgage", "reimburse"})
_ROBBING = frozenset({"rob", "cheat", "defraud", "strip", "fleece", "deprive", "relieve"})
_ASKING = frozenset({"ask", "apply", "appeal", "call", "sue", "push", "bid", "hope", "press", "plead"})


def amount_of(question: Question, verb: Item) -> Named | None:
    """ "amount forfeited" for "forfeit"; None for a verb of change or level, or one that only carries its object."""
    words = question.vocabulary.words
    carries = verb.lemma in words.carriers - _TRANSFERS and not verb.particle
    levels = verb.lemma in words.reaching and not verb.particle
    moving = (verb.lemma in words.rising or verb.lemma in words.falling) and verb.lemma != "recover"
    moving = moving and not (verb.passive and question.link.role == "subject")
    if carries or levels or moving or verb.lemma in COPULAS:
        return None
    participle = lexicon.participle("receive" if verb.lemma == "get" else verb.lemma)
    if participle is None:
        return None
    done = f"{participle} {verb.particle}" if verb.particle else participle
    return Named(f"amount {done}", done, None)


_HOLDING = word_set("carry hold handle process store take seat lift accommodate house fit transport treat pump supply")


_DESIGNING = frozenset({"build", "design", "intend", "mean", "plan", "equip", "license", "licence", "certify"})


_MAKING = frozenset({"make", "produce", "build", "assemble", "generate", "process", "refine", "turn out", "smelt"})


def _yearly(question: Question) -> bool:
    """Whether a figure is so much a year, month or day: what a plant "can make" then is its capacity."""
    return "/" in (question.quantity.unit or "")


def _is_past(verb: Item) -> bool:
    return verb.passive or is_participle(verb)


def capable(question: Question) -> Choice | None:
    """ "The pipe can carry 55 billion cubic metres a year": what something is able to take."""
    link, items = question.link, question.row.items
    entry = question.vocabulary.metrics.by_name.get("capacity")
    if link.verb is None or entry is None or not fits(entry, question.quantity, False):
        return None
    verb = items[link.verb]
    counts = bool(question.counted) or (question.quantity.kind is QuantityKind.COUNT and question.quantity.unit is None)
    if link.role == "measure" and link.word == "for" and counts and verb.lemma in _DESIGNING:
        return Choice(Named(entry.name, "for", entry), "capacity", verb=link.verb) if _is_past(verb) else None
    if link.role != "object":
        return None
    able = bool({token.lower for token in verb.tokens} & {"can", "could"}) or not _DESIGNING.isdisjoint(verb.outer)
    return (
        Choice(Named(entry.name, "can", entry), "capacity", verb=link.verb)
        if able and (verb.lemma in _HOLDING or (verb.lemma in _MAKING and _yearly(question)))
        else None
    )


_MARKETS = word_set(
    "shares stock stocks index indices trading traded traders bourse exchange nasdaq ftse dax dow nikkei investors"
)


_PRICES = frozenset({"share price", "index level", "price", "exchange rate"})
"""Metrics of a text about a market, where names rise and fall by their price."""
_QUOTED = frozenset({"close", "trade", "end", "finish", "open"})
"""Verbs behind which a price of the market's day stands."""


def traded(question: Question) -> Choice | None:
    """ "Orvane fell 3 % in early trading": a named firm that moves on a market does so by its share price."""
    link, items = question.link, question.row.items
    entry = question.vocabulary.metrics.by_name.get("share price")
    if link.verb is None or entry is None or not fits(entry, question.quantity, question.growth):
        return None
    subject = question.row.subject(link.verb)
    moving = moves(items[link.verb], question.vocabulary.words) or items[link.verb].lemma in _QUOTED
    moving = moving or link.word in ("up", "down")
    if subject is None or not moving or items[subject].kind != "np" or not item_noun(items[subject]).proper:
        return None
    if item_noun(items[subject]).head in ("exchange", "bourse"):
        entry = question.vocabulary.metrics.by_name.get("index level", entry)
        return Choice(Named(entry.name, "index", entry), "share price of a name", verb=link.verb)
    if not _PRICES.isdisjoint(question.spoken):
        told = "price" if "price" in question.spoken else "share price"
        entry = question.vocabulary.metrics.by_name.get(told, entry)
        return Choice(Named(entry.name, told, entry), "share price of a name", verb=link.verb)
    if not any(token.lower in _MARKETS for item in items for token in item.tokens):
        return None
    return Choice(Named(entry.name, "shares", entry), "share price of a name", verb=link.verb)


def near_noun(question: Question) -> Choice | None:
    """ "a one-time levy on money brought home - 15.5 per cent for cash": the nearest noun before that fits."""
    if question.quantity.kind not in (QuantityKind.PERCENT, QuantityKind.MONEY) or question.link.role == "subject":
        return None
    items = question.row.items
    for at in range(question.q - 1, max(-1, question.q - _NEAR), -1):
        if items[at].kind == "quantity" or (items[at].kind == "mark" and items[at].lemma in ";.?!"):
            return None
        if items[at].kind == "np" and not item_noun(items[at]).proper:
            choice = noun_chain(question, at, must_know=True)
            if choice is not None and choice.noun == at and not choice.named.name.endswith(_ORDINALS):
                return Choice(choice.named, "nearest noun", noun=at)
    return None


_ORDINALS = ("teenth", "tieth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "fourth", "third")
"""Ends of a count of times: "fell for the fifteenth month in a row, by 19 %"."""
_NEAR = 10
"""How many phrases before a figure a noun may name it that nothing ties to it."""
