"""Metric rules over noun phrases: the noun behind, before or around a figure names what it is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.extract import lexicon
from explorer.extract.counting import counted_tokens
from explorer.extract.dimensions import fits, is_people, unit_class
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_amounts import is_money
from explorer.extract.metric_question import (
    TERMS,
    Choice,
    Question,
    behind_brackets,
    chain_left,
    modifiers,
    noun_chain,
    verb_metric,
)
from explorer.extract.metric_subjects import known_subject
from explorer.extract.metric_words import WAYS, measured_thing
from explorer.extract.nouns import Named, Noun, item_noun, noun_of, plain
from explorer.extract.phrases import Item


def growth_noun(question: Question) -> Choice | None:
    """ "a 30 per cent jump in revenue", "an increase of 5 % in prices"."""
    items, words = question.row.items, question.vocabulary.words
    at: int | None = None
    right = question.q + 1
    if question.link.role in ("of", "whole") and question.link.noun is not None:
        noun = item_noun(items[question.link.noun])
        if noun.head in words.growth:
            at = question.link.noun
    behind = at is None and right < len(items) and items[right].kind == "np" and not question.counted
    if behind and item_noun(items[right]).head in words.growth:
        at = right
    if at is None:
        return _more_of(question)
    noun = item_noun(items[at])
    inner = modifiers(question, noun)
    if inner is not None and (inner.entry is not None or noun.core[-2].tag == "NOUN"):
        return Choice(inner, "change of a noun", noun=at)
    for start in (at, question.q):
        i = start + 1
        if (
            i + 1 < len(items)
            and items[i].kind == "prep"
            and items[i].lemma in ("in", "of")
            and items[i + 1].kind == "np"
        ):
            choice = noun_chain(question, i + 1)
            if choice is not None:
                return Choice(choice.named, "increase in", noun=i + 1)
    same = counted_as_before(question)
    if same is not None:
        return same
    named = question.name(question.counted) if question.counted else None
    return Choice(named, "increase of a counted noun") if named else _received(question)


_SEEING = frozenset({"receive", "see", "show", "have", "post", "get", "suffer", "enjoy", "record"})
"""Verbs of which the subject is what grows: "exports saw a rise"."""


def _received(question: Question) -> Choice | None:
    """ "The box office received a 3.8 % boost", "Exports saw a rise of 5 %": the growth is the subject's."""
    verb = question.link.verb
    if verb is None or question.link.role not in ("object", "of"):
        return None
    subject = question.row.subject(verb)
    seen = question.row.items[verb].lemma in _SEEING
    if subject is None or not seen or question.row.items[subject].kind != "np":
        return None
    choice = noun_chain(question, subject)
    if choice is None or choice.named.name in question.vocabulary.words.groups:
        return None
    return Choice(choice.named, "growth of the subject", noun=choice.noun, verb=verb)


def counted_as_before(question: Question) -> Choice | None:
    """ "335 service centres, an addition of 100 centres": the metric of the figure that counts the same."""
    unit = question.quantity.unit
    if not question.counted or unit is None or unit in question.vocabulary.words.units:
        return None
    for position in sorted(question.earlier, reverse=True):
        earlier, other = question.earlier[position], question.row.items[position].quantity
        if other is not None and other.unit == unit and earlier.named.entry is not None:
            return Choice(earlier.named, "figure before", earlier.noun, earlier.subject, earlier.verb)
    for item in question.row.items[question.q + 1 :]:
        tokens = counted_tokens(item) if item.kind == "quantity" else ()
        fuller = len(tokens) > len(question.counted) and lexicon.singular(tokens[-1].lower) == unit
        known = question.name(tokens, must_know=True) if fuller else None
        if known is not None:
            return Choice(known, "counted noun of the figure behind")
    return None


def generic_noun(question: Question) -> Choice | None:
    """ "a majority of 160", "a total of 204": a general noun where nothing else tells what a figure is of."""
    link, items = question.link, question.row.items
    moved = link.verb + 1 if link.verb is not None and link.role == "measure" and link.word in ("to", "at") else None
    at = moved if moved is not None and moved < question.q else link.noun if link.role == "of" else None
    if at is None or question.growth or items[at].kind != "np":
        return None
    head = lexicon.singular(item_noun(items[at]).head)
    words = question.vocabulary.words
    if head not in words.generic | words.aims or head in _TIMES:
        return None
    first = item_noun(items[at]).core[-2:-1] if at == moved else ()
    compound = [t.lower for t in first if (t.tag == "NOUN" or "-" in t.text) and not t.lower.endswith(TERMS)]
    name = " ".join((*compound, head))
    return Choice(Named(name, name, None), "general noun", noun=at)


_AGAINST = frozenset({"against", "from", "above", "below", "over", "under", "than", "versus", "to", "and"})
_EXTREMES = frozenset({"peak", "high", "low", "trough"})


def against(question: Question) -> Choice | None:
    """ "sees growth of 2 %, against a forecast of 4 %", "slowing from 3 % and a peak of 8 %": the metric before."""
    items, at = question.row.items, question.link.noun
    if question.link.role != "of" or not at or items[at - 1].lemma not in _AGAINST or items[at].kind != "np":
        return None
    noun = item_noun(items[at])
    bare = all(token.tag != "NOUN" for token in noun.core[:-1])
    if not bare or lexicon.singular(noun.head) not in question.vocabulary.words.aims | _EXTREMES:
        return None
    position = max((q for q in question.earlier if q < at), default=None)
    other = items[position].quantity if position is not None else None
    if position is None or other is None or other.unit != question.quantity.unit:
        return None
    earlier = question.earlier[position]
    return Choice(earlier.named, "figure before", earlier.noun, earlier.subject, earlier.verb)


def bare_growth(question: Question) -> Choice | None:
    """ "The bank sees growth of 0.9 per cent": growth of which nothing more is told is the economy's or the firm's."""
    link = question.link
    if question.quantity.kind is not QuantityKind.PERCENT:
        return None
    subject = question.row.subject(link.verb) if link.verb is not None and link.role in ("object", "measure") else None
    if subject is not None and question.row.items[subject].kind == "np":
        return _growth_alone(question, subject)
    if link.role != "of" or link.noun is None:
        return None
    return _growth_alone(question, link.noun)


def _growth_alone(question: Question, at: int) -> Choice | None:
    entry, items = question.vocabulary.metrics.by_name.get("growth"), question.row.items
    told = lexicon.singular(item_noun(items[at]).head) in question.vocabulary.words.aims
    if told and at + 2 < len(items) and items[at + 1].lemma in ("for", "of") and items[at + 2].kind == "np":
        at += 2
    if entry is None or item_noun(items[at]).head != "growth":
        return None
    return Choice(Named(entry.name, "growth", entry), "growth alone", noun=at)


def _more_of(question: Question) -> Choice | None:
    """ "40 % less energy", "7.5 % more pay"."""
    items, i = question.row.items, question.q + 1
    if not question.growth or i >= len(items) or items[i].kind != "np" or len(items[i].tokens) < 2:
        return None
    if items[i].tokens[0].lower not in ("more", "less", "fewer"):
        return None
    named = question.name(items[i].tokens[1:])
    return Choice(named, "more of a noun", noun=i) if named else None


def in_noun(question: Question) -> Choice | None:
    """ "$4 million in revenue", "250 million euros in emergency aid"."""
    kind = question.quantity.kind
    if kind not in (QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.DURATION):
        return None
    items, i = question.row.items, question.q + 1
    i = _skip_brackets(items, i)
    if (
        i + 1 >= len(items)
        or items[i].kind != "prep"
        or items[i].lemma not in ("in", "of", "worth")
        or items[i + 1].kind != "np"
    ):
        return None
    if items[i].lemma == "in" and kind is QuantityKind.COUNT and not _money_before(question):
        return None
    verb = items[question.link.verb].lemma if question.link.verb is not None else ""
    if items[i].lemma == "in" and verb in _PUTTING and question.link.role == "object":
        return None
    general = question.quantity.unit in question.vocabulary.words.units
    if items[i].lemma == "of" and question.quantity.kind is QuantityKind.COUNT and question.counted and not general:
        return None
    noun = item_noun(items[i + 1])
    if noun.proper or (items[i].lemma == "in" and not _partitive(question, noun)):
        return None
    if items[i].lemma == "of" and kind is QuantityKind.COUNT and is_people(lexicon.singular(noun.head)):
        return None
    choice = noun_chain(question, i + 1, must_know=not (general or kind is QuantityKind.MONEY))
    return Choice(choice.named, f"{items[i].lemma} a noun", noun=i + 1) if choice else None


def _money_before(question: Question) -> bool:
    """Whether a bare number follows one of money: "a penalty of 85 million and another 12 million in costs"."""
    bare = question.quantity.unit is None and not question.counted
    other = question.row.items[question.link.other].quantity if question.link.other is not None else None
    return bare and other is not None and (other.kind is QuantityKind.MONEY or other.unit is None)


_PUTTING = frozenset({"invest", "inject", "plough", "plow", "pour", "sink"})
"""Verbs behind which "in" tells where money goes: "invest 180 million in battery production"."""
_MANNERS = frozenset({"trading", "advance", "installment", "instalment", "total", "all", "value", "size"})


def _partitive(question: Question, noun: Noun) -> bool:
    """Whether "in" names what money or a measure comes as ("in legal fees"), not how ("in total")."""
    levels = question.link.role == "measure" and question.link.word in ("to", "at")
    return not (noun.definite or levels or (noun.head in _MANNERS and len(noun.core) < 2))


def _is_percent(item: Item) -> bool:
    return item.quantity is not None and item.quantity.kind is QuantityKind.PERCENT


def _skip_brackets(items: Sequence[Item], i: int) -> int:
    i = behind_brackets(items, i)
    if (
        i + 2 < len(items)
        and items[i].kind == "comma"
        and items[i + 1].kind == "conj"
        and items[i + 2].kind == "quantity"
        and not _is_percent(items[i + 2])
    ):
        i += 3
        if i < len(items) and items[i].kind == "comma":
            i += 1
    return i


def modified(question: Question) -> Choice | None:
    """ "an $85 million fine", "last year's 15 per cent margin"."""
    items = question.row.items
    right = behind_brackets(items, _behind_comma(items, question.q + 1))
    bracketed = right > question.q + 2
    if right + 1 < len(items) and items[right].kind == "mark" and items[right].lemma in '"“‘' and question.item.det:
        right += 1
    if (
        question.counted
        or right >= len(items)
        or items[right].kind != "np"
        or (items[right].start - question.item.end > 3 and not (bracketed and question.item.det))
    ):
        return None
    noun = item_noun(items[right])
    if noun.pronoun or not noun.core or items[right].tokens[0].tag in ("DET", "PRON"):
        return None
    if noun.last_tag not in ("NOUN", "PROPN") or noun.head in WAYS:
        return None
    if noun.core[0].lower in ("more", "less", "fewer") or noun.head in question.vocabulary.words.currencies:
        return None
    choice = noun_chain(question, right)
    if choice is None:
        return None
    named = measured_thing(choice.named, question.quantity.kind, question.quantity.unit)
    return Choice(named, "modified noun", noun=right)


def _behind_comma(items: Sequence[Item], i: int) -> int:
    """Over a comma between a measure and a further attribute: "the 25-ton, unmarked truck"."""
    if not 0 < i < len(items) - 1 or items[i].kind != "comma" or not items[i - 1].det:
        return i
    following = items[i + 1]
    return i + 1 if following.kind == "np" and following.tokens[0].tag == "ADJ" and len(following.tokens) > 1 else i


def growth_of_noun(question: Question) -> Choice | None:
    """ "lost 5.8 % of their ice": a change of what stands behind "of"."""
    if not question.growth or question.quantity.kind is not QuantityKind.PERCENT:
        return None
    items, i = question.row.items, question.q + 1
    if i + 1 < len(items) and items[i].kind == "prep" and items[i].lemma == "of" and items[i + 1].kind == "np":
        choice = noun_chain(question, i + 1)
        return Choice(choice.named, "change of a noun", noun=i + 1) if choice else None
    return None


def of_what(question: Question) -> Choice | None:
    """ "63 kilometres of ditches", "410,000 m³ of soil": a measured thing."""
    if question.quantity.kind is not QuantityKind.MEASURE or question.growth:
        return None
    items, i = question.row.items, question.q + 1
    if i + 1 < len(items) and items[i].kind == "prep" and items[i].lemma == "of" and items[i + 1].kind == "np":
        noun = item_noun(items[i + 1])
        named = None if noun.proper or noun.pronoun else plain(noun, question.vocabulary.words)
        return Choice(named, "measured noun") if named else None
    return None


def counted(question: Question) -> Choice | None:
    """ "200,000 orders": the counted noun is a metric of its own."""
    if not question.counted or question.quantity.kind not in (QuantityKind.COUNT, QuantityKind.RATE):
        return None
    if question.growth or (question.quantity.unit == "point" and known_subject(question) is not None):
        return None
    noun = noun_of(question.counted)
    if noun.head and is_people(lexicon.singular(noun.head)):
        state = _state_behind(question)
        if state is not None:
            return state
    if noun.head and lexicon.singular(noun.head) in question.vocabulary.words.units:
        return None
    known = question.name(question.counted, must_know=True)
    return Choice(known, "counted noun", noun=None) if known else None


def _state_behind(question: Question) -> Choice | None:
    """ "14 sailors dead", "12 villagers wounded": what has become of those counted, by an adjective behind them."""
    items, i = question.row.items, question.q + 1
    if i >= len(items) or items[i].kind != "np" or len(items[i].tokens) != 1 or items[i].tokens[0].tag != "ADJ":
        return None
    known = question.name(items[i].tokens, must_know=True)
    return Choice(known, "state of those counted") if known is not None else None


def of_noun(question: Question) -> Choice | None:
    """ "a profit of 113 million", "with unemployment at 5 %", "revenue (4 million)", "Capacity: 1,100 tonnes"."""
    link = question.link
    if link.role not in ("of", "label", "paren", "apposition") or link.noun is None:
        return None
    if link.role == "paren" and link.other is not None:
        return None
    same = _level_of_change(question)
    if same is not None:
        return same
    rule = {"of": "noun of figure", "label": "label", "paren": "noun in front of brackets"}.get(link.role, "apposition")
    told = (
        _common_subject(question) if link.word == "at" and question.row.items[question.q - 2].kind == "comma" else None
    )
    if told is not None:
        return told
    own = bool(question.counted) and question.quantity.unit not in question.vocabulary.words.units
    if link.word == "at" and link.verb is not None and link.verb == link.noun - 1 and not own:
        named = verb_metric(question, question.row.items[link.verb])
        if named is not None:
            return Choice(named, "verb and its object", verb=link.verb)
    if own and link.word in ("at", "on"):
        return None
    known_only = link.role in ("apposition", "paren") or (link.role == "of" and own)
    choice = chain_left(question, link.noun, known_only)
    return Choice(choice.named, rule, noun=choice.noun) if choice else None


def _level_of_change(question: Question) -> Choice | None:
    """ "Revenues 3.1% higher at €12bn": the level behind a change is of the same metric."""
    items, q, before = question.row.items, question.q, question.q - 3
    if question.link.word != "at" or before not in question.earlier or question.link.noun != q - 2:
        return None
    if items[q - 2].words() not in _CHANGED:
        return None
    earlier = question.earlier[before]
    return Choice(earlier.named, "figure before", earlier.noun, earlier.subject, earlier.verb)


_CHANGED = frozenset({"higher", "lower", "up", "down"})


def _common_subject(question: Question) -> Choice | None:
    """ "Blood pressure was higher with the drug, at 6 %": behind a comma, "at" gives the level of the subject."""
    verb = question.link.verb
    subject = question.row.subject(verb) if verb is not None else None
    if subject is None or question.row.items[subject].kind != "np":
        return None
    choice = noun_chain(question, subject)
    return Choice(choice.named, "level of the subject", noun=choice.noun, verb=verb) if choice else None


def worth(question: Question) -> Choice | None:
    """ "a contract worth 850 million"."""
    before = question.row.items[question.q - 1] if question.q else None
    told = before is not None and (before.words() == "worth" or before.words().endswith(" worth"))
    items, i = question.row.items, question.q + 1
    if is_money(question) and i + 2 < len(items) and items[i].words() == "worth" and items[i + 1].lemma == "of":
        choice = noun_chain(question, i + 2) if items[i + 2].kind == "np" else None
        if choice is not None:
            name = choice.named.name if choice.named.entry is not None else f"value of {choice.named.name}"
            return Choice(replace(choice.named, name=name), "worth of a noun", noun=i + 2)
    dealt = _deal_valued(question)
    if dealt is not None:
        return dealt
    if not told and not f" {question.item.det}".endswith(" worth"):
        return None
    before_it = question.q - 2 if before is not None and told and before.words() == "worth" else question.q - 1
    known = _sum_before(question, before_it)
    if known is not None:
        return known
    metrics = question.vocabulary.metrics
    for entry in metrics.by_verb.get("worth", ()):
        if fits(entry, question.quantity, False):
            return Choice(Named(entry.name, "worth", entry), "worth", noun=question.row.head_of_chain(question.q - 1))
    return None


_DEALS = frozenset({"deal", "transaction", "takeover", "acquisition", "purchase", "merger", "buyout"})


def _deal_valued(question: Question) -> Choice | None:
    """ "bought it in a deal valued at 160 million": what the deal is worth, not the thing bought."""
    verb, items = question.link.verb, question.row.items
    entry = question.vocabulary.metrics.by_name.get("deal value")
    if not verb or entry is None or question.link.word != "at" or not is_money(question):
        return None
    if items[verb].lemma != "value" or len(items[verb].tokens) > 1 or items[verb - 1].kind != "np":
        return None
    told = lexicon.singular(item_noun(items[verb - 1]).head) in _DEALS
    return Choice(Named(entry.name, "deal", entry), "worth", noun=verb - 1) if told else None


def _sum_before(question: Question, at: int) -> Choice | None:
    """ "ticket sales worth 211 million": a noun that is an amount of money itself."""
    if at < 0 or question.row.items[at].kind != "np" or not is_money(question):
        return None
    choice = noun_chain(question, at, must_know=True)
    if choice is None or choice.named.entry is None or choice.named.name in _PRICED:
        return None
    return Choice(choice.named, "worth", noun=at)


_PRICED = frozenset({"share price", "stake", "market value", "deal value", "share"})
"""Metrics of things that are worth something else than their figure."""


def plain_counted(question: Question) -> Choice | None:
    """A counted noun outside the vocabulary."""
    if not question.counted or (question.growth and question.quantity.kind is not QuantityKind.COUNT):
        return None
    if question.growth and question.quantity.unit == "point":
        return None
    noun = noun_of(question.counted)
    if noun.head and lexicon.singular(noun.head) in question.vocabulary.words.units:
        return None
    if lexicon.singular(noun.head) in _TIMES:
        return None
    same = counted_as_before(question) if question.link.role != "whole" else None
    if same is not None:
        return same
    named = plain(noun, question.vocabulary.words) if not noun.proper else None
    if named is None and noun.core:
        named = Named(lexicon.singular(noun.core[-1].lower), noun.core[-1].lower, None)
    return Choice(named, "counted noun") if named else None


_TIMES = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century", "percent"}
)


def people(question: Question) -> Choice | None:
    """A counted noun that says little ("people", "cars") is better than nothing."""
    unit = question.quantity.unit or ""
    if question.quantity.kind is QuantityKind.RATE and unit_class(unit.split("/")[0]) is None and unit[:1].islower():
        return Choice(Named(unit.split("/")[0], unit, None), "counted noun of a rate")
    if not question.counted or question.growth or question.quantity.kind is not QuantityKind.COUNT:
        return None
    head = noun_of(question.counted).head
    if not head or head in ("unit", "units", "items", "pieces"):
        return None
    words = " ".join(t.lower for t in question.counted if t.tag != "PUNCT")
    return Choice(Named("people" if head == "people" else lexicon.singular(head), words, None), "counted noun at last")
