"""Metric rules over verbs: their objects, their subjects, and what the verb alone tells."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.counting import counted_tokens
from explorer.extract.dimensions import fits, is_people, unit_class
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_measures import DIMENSIONS
from explorer.extract.metric_question import Choice, Question, noun_chain, verb_metric
from explorer.extract.nouns import Named, item_noun
from explorer.extract.phrases import Item, ends_clause
from explorer.extract.word_sets import word_set
from explorer.vocabulary.metrics import phrase_key


def counted_by_verb(question: Question) -> Choice | None:
    """ "delivered 4,800 cars", "killed at least 37 people", "orders for 20 ships were placed"."""
    if question.quantity.kind not in (QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.RATE, QuantityKind.SCORE):
        return None
    if question.growth:
        return None
    link, items = question.link, question.row.items
    if link.role in ("object", "joins", "label", "base") and link.verb is not None:
        named = verb_metric(question, items[link.verb])
        if named is not None and not _names_other(question, named):
            return Choice(named, "counted noun of a verb", verb=link.verb)
    if link.role == "subject" and link.verb is not None:
        verb = items[link.verb]
        named = verb_metric(question, verb, "by_subject_verb") or (
            verb_metric(question, verb) if verb.passive else None
        )
        if named is not None and not _names_other(question, named):
            return Choice(named, "counted noun before a verb", verb=link.verb)
    after = question.q + 1
    if after < len(items) and items[after].kind == "verb" and not items[after].finite:
        named = verb_metric(question, items[after])
        if named is not None:
            return Choice(named, "counted noun before a participle", verb=after)
    closed = after + 1 >= len(items) or items[after + 1].kind in ("prep", "period", "mark", "comma")
    if closed and after < len(items) and items[after].kind == "verb" and _is_participle(items[after]):
        named = verb_metric(question, items[after])
        if named is not None and not _names_other(question, named):
            return Choice(named, "counted noun before a participle", verb=after)
    return None


def _is_participle(verb: Item) -> bool:
    return len(verb.tokens) == 1 and lexicon.VERB_KINDS.get(verb.tokens[0].lower, "past") == "past"


def _names_other(question: Question, named: Named) -> bool:
    """Whether the counted noun is itself a metric that the verb only carries ("received 200,000 orders")."""
    counted = question.name(question.counted, must_know=True) if question.counted else None
    if counted is None or counted.entry is None or counted.name == named.name:
        return False
    unit = question.quantity.unit
    if named.entry is not None and unit in counted.entry.units and unit not in named.entry.units:
        return True
    return counted.entry.kind in ("flow", "score") and named.entry is not None and "count" in named.entry.units


def verb_object(question: Question) -> Choice | None:
    """ "cut its key rate by 50 basis points", "bringing the death toll to 64", "put the damage at 5 million"."""
    link, items = question.link, question.row.items
    if link.verb is None or link.role not in ("measure", "change", "prior", "object", "base"):
        return None
    i = link.verb + 1
    while i < len(items) and items[i].kind == "adv":
        i += 1
    if i >= question.q or items[i].kind != "np" or items[link.verb].passive:
        return None
    if items[i].tokens[0].tag == "PRON" or _stands_apart(question):
        return None
    if link.role == "object" and link.noun != i and question.counted:
        return None
    if link.role == "object" and link.noun == i:
        named = verb_metric(question, items[link.verb])
        if named is not None:
            return Choice(named, "verb with two objects", verb=link.verb)
    sent = link.word == "to" and bool(question.counted) and items[link.verb].lemma not in _shifting(question)
    choice = None if sent else noun_chain(question, i)
    return Choice(choice.named, "object of the verb", noun=i, verb=link.verb) if choice else None


def _shifting(question: Question) -> frozenset[str]:
    """Verbs that bring their object to a level; others have a receiver behind "to" ("showed it to 90 people")."""
    words = question.vocabulary.words
    return words.rising | words.falling | _SHIFTS


_SHIFTS = word_set("bring take put push drive send keep move set adjust revise extend limit cap restrict hold shift")
_LEADING = frozenset({"by", "to", "at", "from"})
"""Prepositions that tie a figure to a verb's object: "cut the rate by", "raised it to", "put the damage at"."""


def _stands_apart(question: Question) -> bool:
    """Whether a figure behind an object only tells how long, where or how many others: "has fired none for 60 days"."""
    link = question.link
    if link.role != "measure" or link.word in _LEADING:
        return False
    apart = (QuantityKind.DURATION, QuantityKind.COUNT, QuantityKind.MEASURE)
    return bool(question.counted) or question.quantity.kind in apart


def _subject_metric(question: Question, must_know: bool) -> Choice | None:
    link, items = question.link, question.row.items
    if link.verb is None or link.role == "subject" or _has_object(question):
        return None
    subject = question.row.subject(link.verb)
    if subject is not None and subject != question.q and items[subject].kind == "quantity":
        sums = items[link.verb].lemma in _SUMMING
        return _counted_subject(question, subject, link.verb) if sums else None
    if subject is None or items[subject].kind != "np":
        return None
    if items[subject].words() in ("it", "they"):
        return _pronoun_metric(question, link.verb)
    choice = noun_chain(question, subject, must_know)
    return Choice(choice.named, "subject of the verb", noun=choice.noun, verb=link.verb) if choice else None


def _has_object(question: Question) -> bool:
    """Whether a pronoun stands between verb and figure: "put them at 7.9 per cent" tells nothing of who puts."""
    verb = question.link.verb
    if verb is None or question.link.role != "measure" or verb + 1 >= question.q:
        return False
    return question.row.items[verb + 1].words() in ("it", "them", "that", "this")


def _counted_subject(question: Question, subject: int, verb: int) -> Choice | None:
    """ "24 donations totalling £161,840": what the figure that is the verb's subject counts."""
    tokens = counted_tokens(question.row.items[subject])
    if not tokens or question.quantity.kind is QuantityKind.DURATION:
        return None
    named = question.name(tokens)
    return Choice(named, "counted subject of the verb", verb=verb) if named else None


def _pronoun_metric(question: Question, verb: int) -> Choice | None:
    """ "Exports did better: they grew 23 per cent": the metric that is the subject of the clause before."""
    items = question.row.items
    for before in range(verb - 1, -1, -1):
        if items[before].kind == "verb" and items[before].finite:
            subject = question.row.subject(before)
            if subject is None or items[subject].kind != "np" or item_noun(items[subject]).proper:
                return None
            choice = noun_chain(question, subject, must_know=True)
            return Choice(choice.named, "subject of the clause before", noun=subject) if choice else None
    return None


def known_subject(question: Question) -> Choice | None:
    """ "Revenue rose 14 %", "unemployment is 4.1 %"."""
    verb = question.row.items[question.link.verb] if question.link.verb is not None else None
    words = question.vocabulary.words
    if verb is None or not (_moves(verb, question) or verb.lemma in words.reaching) or _stands_apart(question):
        return None
    choice = _subject_metric(question, must_know=True)
    return None if choice is None or _counts_beside(question, choice) else choice


def _counts_beside(question: Question, choice: Choice) -> bool:
    """Whether a figure counts things that the subject's metric is not counted in: "the reserve is home to 63 wolves"."""
    unit, entry = question.quantity.unit, choice.named.entry
    if not question.counted or question.growth or question.quantity.kind is not QuantityKind.COUNT or unit is None:
        return False
    if is_people(unit) or unit in question.vocabulary.words.units or entry is None:
        return False
    return unit not in entry.units and phrase_key(unit) not in phrase_key(choice.named.phrase).split()


def _moves(verb: Item, question: Question) -> bool:
    words = question.vocabulary.words
    return verb.lemma in words.rising or verb.lemma in words.falling


def plain_subject(question: Question) -> Choice | None:
    """The subject of a verb of change or level, by its own words."""
    verb = question.row.items[question.link.verb] if question.link.verb is not None else None
    if verb is None or (question.counted and question.quantity.kind is QuantityKind.COUNT):
        return None
    if question.quantity.kind is QuantityKind.DURATION and (question.link.word in _AROUND or verb.lemma in _BOUNDS):
        return None
    words = question.vocabulary.words
    if not (_moves(verb, question) or verb.lemma in words.reaching):
        return None
    if (
        question.quantity.kind is QuantityKind.MEASURE
        and not question.growth
        and unit_class(question.quantity.unit) in DIMENSIONS
    ):
        return None
    return _subject_metric(question, must_know=False)


def verb_alone(question: Question) -> Choice | None:
    """ "earned 3 billion", "costs $1.90", "weighs 2,150 kg", "valued at $5m"."""
    link, items = question.link, question.row.items
    if link.verb is None or question.growth:
        return None
    verb = items[link.verb]
    if link.role == "subject" and not (verb.passive and _is_money(question)):
        return None
    if link.role == "of" and link.noun is not None and not _is_sum(question, link.noun):
        return None
    if link.role == "apposition" and not _is_money(question):
        return None
    if link.role == "measure" and link.word in _AROUND and link.word != verb.particle:
        return None
    named = verb_metric(question, verb)
    if verb.lemma == "take" and _is_money(question) and _spent(question):
        named = Named("cost", "take", question.vocabulary.metrics.by_name.get("cost"))
    return Choice(named, "verb", verb=link.verb) if named else None


def _spent(question: Question) -> bool:
    """Whether "take" means a cost: "took seven years and 94 million dollars", "took $5 million to build"."""
    items, other = question.row.items, question.link.other
    before = items[other].quantity if other is not None else None
    if before is not None and before.kind is QuantityKind.DURATION:
        return True
    return any(item.kind == "verb" and item.tokens[0].lower == "to" for item in items[question.q + 1 : question.q + 4])


_SUMS = frozenset({"total", "average", "sum", "amount", "maximum", "minimum", "median", "mean", "number", "equivalent",
    "record", "peak", "figure", "level", "high", "low"})


def _is_sum(question: Question, at: int) -> bool:
    """Whether a phrase only sums up: "paid a total of 5 million", "an average of $1,300"."""
    item = question.row.items[at]
    return item.kind == "np" and item_noun(item).head in _SUMS


_BOUNDS = frozenset({"come", "end", "start", "begin", "open", "close", "finish", "break", "run", "go", "take", "leave"})
"""Verbs of a course of events: a length of time behind them is no level of their subject."""
_AROUND = frozenset({"in", "after", "before", "within", "on", "during", "over", "with", "through", "into"})


_SUMMING = frozenset({"total", "amount", "sum", "average", "number", "exceed", "top", "near"})
_BULK = frozenset({"mass", "volume", "energy"})
_TRANSFERS = frozenset({"receive", "offer", "seek", "claim", "attract", "retain", "get"})
"""Carrying verbs that say what becomes of money that no noun names."""
_TRADING = word_set(
    "sell lend rent lease offer list buy purchase hire retail price auction issue trade acquire own market"
)
"""Verbs behind which "at" leads to a price."""
_COPULAS = frozenset({"be", "remain", "stay", "become"})


def priced(question: Question) -> Choice | None:
    """ "A single ticket is $2.80", "lends them out at $4,900 a month": what a thing that is no metric is in money."""
    link, items = question.link, question.row.items
    if not _is_money(question) or question.growth or link.verb is None:
        return None
    subject = question.row.subject(link.verb)
    named = Named("price", "price", question.vocabulary.metrics.by_name.get("price"))
    if link.role == "measure" and link.word == "at" and items[link.verb].lemma in _TRADING:
        return Choice(named, "price by its preposition", verb=link.verb)
    if link.role == "measure" and link.word == "for" and items[link.verb].passive:
        made = Named("cost", "cost", question.vocabulary.metrics.by_name.get("cost"))
        return Choice(made, "cost of what is done", verb=link.verb)
    if link.role != "object" or items[link.verb].lemma not in _COPULAS or subject is None:
        return None
    noun = item_noun(items[subject]) if items[subject].kind == "np" else None
    if noun is None or noun.pronoun or not noun.core or noun.last_tag not in ("NOUN", "PROPN"):
        return None
    empty = question.vocabulary.words
    if noun.head in empty.generic or noun.head in empty.aims or noun.head in empty.growth:
        return None
    return Choice(named, "price of the subject", verb=link.verb)


def _is_money(question: Question) -> bool:
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
    if not (bulk or _is_money(question)):
        return None
    behind = question.q + 1
    if behind < len(items) and items[behind].kind == "verb" and _is_participle(items[behind]):
        named = verb_metric(question, items[behind]) or _amount_of(question, items[behind])
        return Choice(named, "amount of a participle", verb=behind) if named else None
    if link.verb is None:
        return None
    verb = items[link.verb]
    direct = link.role == "object" and link.noun is None and not verb.passive
    if not direct and not (link.role == "subject" and verb.passive):
        return None
    named = _amount_of(question, verb)
    return Choice(named, "amount of a verb", verb=link.verb) if named else None


def _amount_of(question: Question, verb: Item) -> Named | None:
    """ "amount forfeited" for "forfeit"; None for a verb of change or level, or one that only carries its object."""
    words = question.vocabulary.words
    carries = verb.lemma in words.carriers - _TRANSFERS and not verb.particle
    if carries or verb.lemma in words.reaching | words.rising | words.falling or verb.lemma in _COPULAS:
        return None
    participle = lexicon.participle(verb.lemma)
    if participle is None:
        return None
    done = f"{participle} {verb.particle}" if verb.particle else participle
    return Named(f"amount {done}", done, None)


_MARKETS = word_set(
    "shares stock stocks index indices trading traded traders bourse exchange nasdaq ftse dax dow nikkei investors"
)


def traded(question: Question) -> Choice | None:
    """ "Orvane fell 3 % in early trading": a named firm that moves on a market does so by its share price."""
    link, items = question.link, question.row.items
    entry = question.vocabulary.metrics.by_name.get("share price")
    if link.verb is None or entry is None or not fits(entry, question.quantity, question.growth):
        return None
    subject = question.row.subject(link.verb)
    moving = _moves(items[link.verb], question) or items[link.verb].lemma in ("close", "trade", "end", "finish", "open")
    if subject is None or not moving or items[subject].kind != "np" or not item_noun(items[subject]).proper:
        return None
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
            if choice is not None and choice.noun == at:
                return Choice(choice.named, "nearest noun", noun=at)
    return None


_NEAR = 10
"""How many phrases before a figure a noun may name it that nothing ties to it."""


def last_object(question: Question) -> Choice | None:
    """A carrying verb's object or subject by its own words; for money without any other hint, the object's noun."""
    choice = _subject_metric(question, must_know=True)
    if choice is not None:
        return choice
    link = question.link
    if link.role in ("apposition", "paren") and link.noun is not None and link.other is None:
        return noun_chain(question, link.noun)
    return None


def behind(question: Question) -> Choice | None:
    """ "40 were missing", "1,400 km are missing": what the verb behind a bare figure says of it."""
    if question.link.role != "subject" or question.link.verb is None:
        return None
    items, i = question.row.items, question.link.verb + 1
    if i < len(items) and items[i].words() == "what":
        return _cleft(question, i)
    if i < len(items) and items[i].kind == "np" and items[question.link.verb].lemma == "be":
        return noun_chain(question, i)
    return None


def _cleft(question: Question, what: int) -> Choice | None:
    """ "Some $5 billion is what the trade is worth", "4,000 is what the plant makes"."""
    items = question.row.items
    for i in range(what + 1, len(items)):
        if ends_clause(items[i]) or items[i].kind == "comma":
            return None
        worth = any(token.lower == "worth" for token in items[i].tokens)
        names = question.vocabulary.metrics.by_verb.get("worth", ()) if worth else ()
        entry = next((entry for entry in names if fits(entry, question.quantity, growth=False)), None)
        named = Named(entry.name, "worth", entry) if entry else None
        if named is None and items[i].kind == "verb":
            named = verb_metric(question, items[i])
        if named is not None:
            return Choice(
                named, "cleft clause", noun=what, verb=next(k for k in range(what, i + 1) if items[k].kind == "verb")
            )
    return None
