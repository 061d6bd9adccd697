"""Metric rules over the subject of a verb: what rises, falls, or stands at a level."""

from __future__ import annotations

from explorer.extract.counting import counted_tokens
from explorer.extract.dimensions import is_people, unit_class
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_measures import DIMENSIONS
from explorer.extract.metric_question import Choice, Question, noun_chain
from explorer.extract.nouns import Named, item_noun
from explorer.extract.phrases import Item
from explorer.vocabulary.aliases import Words
from explorer.vocabulary.metrics import phrase_key

_LEADING = frozenset({"by", "to", "at", "from"})
"""Prepositions that tie a figure to a verb's object: "cut the rate by", "raised it to", "put the damage at"."""


def stands_apart(question: Question) -> bool:
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
    if verb is None or not (moves(verb, words) or verb.lemma in words.reaching) or stands_apart(question):
        return None
    choice = _subject_metric(question, must_know=True)
    return None if choice is None or _counts_beside(question, choice) else choice


def _counts_beside(question: Question, choice: Choice) -> bool:
    """Whether a figure counts things that the subject's metric does not: "the reserve is home to 63 wolves"."""
    unit, entry = question.quantity.unit, choice.named.entry
    if not question.counted or question.growth or question.quantity.kind is not QuantityKind.COUNT or unit is None:
        return False
    if is_people(unit) or unit in question.vocabulary.words.units or entry is None:
        return False
    return unit not in entry.units and phrase_key(unit) not in phrase_key(choice.named.phrase).split()


def moves(verb: Item, words: Words) -> bool:
    """Whether a verb, alone or with its particle, tells that something rises or falls."""
    forms = (verb.lemma, f"{verb.lemma} {verb.particle}")
    return any(form in words.rising or form in words.falling for form in forms)


def plain_subject(question: Question) -> Choice | None:
    """The subject of a verb of change or level, by its own words."""
    verb = question.row.items[question.link.verb] if question.link.verb is not None else None
    if verb is None or (question.counted and question.quantity.kind is QuantityKind.COUNT and not question.growth):
        return None
    lasting = question.quantity.kind is QuantityKind.DURATION
    if lasting and (stands_apart(question) or verb.lemma in _BOUNDS):
        return None
    if verb.lemma in _PARTING and question.link.role == "object" and not question.growth:
        return None
    words = question.vocabulary.words
    level = question.link.word == "at" or question.link.role == "object"
    fixed = verb.passive and verb.lemma in _FIXING and level
    if not (moves(verb, words) or verb.lemma in words.reaching or fixed):
        return None
    if (
        question.quantity.kind is QuantityKind.MEASURE
        and not question.growth
        and unit_class(question.quantity.unit) in DIMENSIONS
    ):
        return None
    if _moves_object(question, verb):
        return None
    choice = _subject_metric(question, must_know=False)
    bare = question.quantity.kind is QuantityKind.COUNT and question.quantity.unit is None
    group = choice is not None and choice.named.entry is None and choice.named.name in words.groups
    if bare and choice is not None and choice.named.entry is None and _sums_up(question):
        return None
    return None if group else choice


def _moves_object(question: Question, verb: Item) -> bool:
    """Whether the verb has an object that it moves: in "the board cut its target to $28m" the board is no figure."""
    link, behind = question.link, (question.link.verb or 0) + 1
    if verb.passive or link.role not in ("measure", "change", "prior") or behind >= question.q:
        return False
    object_ = question.row.items[behind]
    return object_.kind == "np" and item_noun(object_).last_tag == "NOUN" and moves(verb, question.vocabulary.words)


def _sums_up(question: Question) -> bool:
    """Whether the subject is an average or total of figures told before: "the average of all countries was 96"."""
    subject = question.row.subject(question.link.verb) if question.link.verb is not None else None
    if subject is None or question.row.items[subject].kind != "np":
        return False
    return item_noun(question.row.items[subject]).head in ("average", "mean", "median", "total", "record")


_PARTING = frozenset({"lose", "shed", "cut", "gain", "add", "slash", "recover", "raise", "lift"})
"""Transitive verbs of change: their object is what goes or comes, no level of their subject."""
_FIXING = frozenset(
    {"cap", "estimate", "reckon", "set", "budget", "fix", "assess", "limit", "project", "forecast", "value", "peg"}
)
"""Verbs that put their object at a level."""
_BOUNDS = frozenset({"come", "end", "start", "begin", "open", "close", "finish", "break", "run", "go", "take", "leave"})
"""Verbs of a course of events: a length of time behind them is no level of their subject."""
_SUMMING = frozenset({"total", "amount", "sum", "average", "number", "exceed", "top", "near"})


def bare_people(question: Question) -> Choice | None:
    """ "More than 50 were taken to hospital": a bare number with a verb in the plural is of people, if of anything."""
    quantity, link = question.quantity, question.link
    bare = quantity.kind is QuantityKind.COUNT and quantity.unit is None and not question.counted
    if not bare or link.role != "subject" or link.verb is None or quantity.value < 2 or question.growth:
        return None
    first = question.row.items[link.verb].tokens[0].lower
    return Choice(Named("people", "people", None), "people", verb=link.verb) if first in _PLURAL else None


_PLURAL = frozenset({"were", "are", "have"})


def last_object(question: Question) -> Choice | None:
    """A carrying verb's object or subject by its own words; for money without any other hint, the object's noun."""
    choice = _subject_metric(question, must_know=True)
    if choice is not None:
        return choice
    link = question.link
    measured = unit_class(question.quantity.unit) in DIMENSIONS or question.quantity.kind is QuantityKind.DURATION
    if link.role in ("apposition", "paren") and link.noun is not None and link.other is None and not measured:
        return noun_chain(question, link.noun)
    return None
