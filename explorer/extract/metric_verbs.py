"""Metric rules over verbs: what they do to their objects, and what the verb alone tells."""

from __future__ import annotations

from dataclasses import replace

from explorer.extract import lexicon
from explorer.extract.dimensions import fits, is_people
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_amounts import is_money
from explorer.extract.metric_question import Choice, Question, is_participle, noun_chain, verb_metric
from explorer.extract.metric_subjects import known_subject, moves, stands_apart
from explorer.extract.metric_words import measured_thing
from explorer.extract.nouns import Named, item_noun
from explorer.extract.phrases import ends_clause
from explorer.extract.word_sets import word_set


def counted_by_verb(question: Question) -> Choice | None:
    """ "delivered 4,800 cars", "killed at least 37 people", "orders for 20 ships were placed"."""
    if question.quantity.kind not in (QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.RATE, QuantityKind.SCORE):
        return None
    if question.growth or (question.quantity.unit == "point" and known_subject(question) is not None):
        return None
    link, items = question.link, question.row.items
    led = link.role == "base" and link.other in question.earlier
    if link.role == "object" and link.verb is not None and question.quantity.unit == "life":
        entry = question.vocabulary.metrics.by_name.get("deaths")
        if entry is not None and items[link.verb].lemma in _TAKING_LIVES:
            return Choice(Named("deaths", "lives", entry), "counted noun of a verb", verb=link.verb)
    if link.role in ("object", "joins", "label", "base") and link.verb is not None and not led:
        named = verb_metric(question, items[link.verb])
        if named is not None and not (_names_other(question, named) or _other_people(question, named)):
            if link.role == "joins" and _other_things(question, named):
                return None
            return Choice(named, "counted noun of a verb", verb=link.verb)
    lost = _LOST.get(_lost(question, link.verb)) if link.role == "subject" and link.verb is not None else None
    if lost is not None:
        entry = question.vocabulary.metrics.by_name.get(lost)
        return Choice(Named(lost, "lost", entry), "counted noun before a verb", verb=link.verb)
    if link.role == "subject" and link.verb is not None:
        verb = items[link.verb]
        named = verb_metric(question, verb, "by_subject_verb") or (
            verb_metric(question, verb) if verb.passive else None
        )
        if named is not None and not (_names_other(question, named) or _other_people(question, named)):
            return Choice(named, "counted noun before a verb", verb=link.verb)
    after = question.q + 1
    if after < len(items) and items[after].kind == "verb" and not items[after].finite:
        named = verb_metric(question, items[after])
        if named is not None:
            return Choice(named, "counted noun before a participle", verb=after)
    closed = after + 1 >= len(items) or items[after + 1].kind in ("prep", "period", "mark", "comma", "conj")
    if closed and after < len(items) and items[after].kind == "verb" and is_participle(items[after]):
        named = verb_metric(question, items[after])
        if named is not None and not _names_other(question, named):
            return Choice(named, "counted noun before a participle", verb=after)
    return None


_TAKING_LIVES = frozenset({"cost", "claim", "take"})
_LOST = {"life": "deaths", "job": "job cuts"}


def _lost(question: Question, verb: int) -> str:
    """ "Thirteen pupils lost their lives": what those counted lost, which tells what befell them; or empty."""
    items = question.row.items
    lost = items[verb].lemma == "lose" and verb + 1 < len(items) and items[verb + 1].kind == "np"
    return lexicon.singular(item_noun(items[verb + 1]).head) if lost else ""


_ANYBODY = ("person", "man", "woman", "worker", "child", "adult")


def _other_people(question: Question, named: Named) -> bool:
    """Whether a verb's metric counts people of one sort and the figure those of another: viewers are no visitors."""
    sort, unit = lexicon.singular(named.name.split()[-1]), question.quantity.unit
    return is_people(sort) and unit not in (None, sort, *_ANYBODY) and bool(question.counted)


def _other_things(question: Question, named: Named) -> bool:
    """Whether a figure behind others counts no people, though the verb's metric does: "20 hurt … and two crashes"."""
    unit, entry = question.quantity.unit, named.entry
    if not question.counted or unit is None or entry is None or "person" not in entry.units:
        return False
    return not is_people(unit) and unit not in entry.units and unit not in question.vocabulary.words.units


_HARM = frozenset({"deaths", "injuries"})
"""What befalls people of any sort: patients that died, passengers that were hurt."""


def _names_other(question: Question, named: Named) -> bool:
    """Whether the counted noun is itself a metric that the verb only carries ("received 200,000 orders")."""
    counted = question.name(question.counted, must_know=True) if question.counted else None
    if counted is None or counted.entry is None or counted.name == named.name:
        return False
    unit = question.quantity.unit
    if named.name in _HARM and is_people(unit):
        return False
    if named.entry is not None and unit in counted.entry.units and unit not in named.entry.units:
        return True
    return counted.entry.kind in ("flow", "score") and named.entry is not None and "count" in named.entry.units


def verb_object(question: Question) -> Choice | None:
    """ "cut its key rate by 50 basis points", "bringing the death toll to 64", "put the damage at 5 million"."""
    link, items = question.link, question.row.items
    if link.verb is None or link.role not in ("measure", "change", "prior", "object", "base"):
        return None
    i = _moved(question, link.verb) + 1
    while i < len(items) and items[i].kind == "adv":
        i += 1
    if i >= question.q or items[i].kind != "np" or items[link.verb].passive:
        return None
    if items[i].tokens[0].tag == "PRON" or stands_apart(question) or _changes_before(question):
        return None
    if link.role == "object" and link.noun != i and question.counted:
        return None
    if link.role == "object" and link.noun == i and items[i].words() == "home":
        return None
    if link.role == "object" and link.noun is not None and i in (link.noun, question.row.head_of_chain(link.noun)):
        named = verb_metric(question, items[link.verb])
        if named is not None:
            return Choice(named, "verb with two objects", verb=link.verb)
    sent = link.word == "to" and bool(question.counted) and items[link.verb].lemma not in _shifting(question)
    if question.counted and question.quantity.kind is QuantityKind.COUNT and not question.growth and _apart(question):
        return None
    choice = None if sent else noun_chain(question, i)
    measured = question.quantity.kind in (QuantityKind.DURATION, QuantityKind.MEASURE)
    if choice is None or (measured and not question.growth and is_people(choice.named.name)):
        return None
    still = link.role == "change" and not moves(items[_moved(question, link.verb)], question.vocabulary.words)
    if still and choice.named.entry is None and is_money(question):
        return None
    lasting = question.quantity.kind is QuantityKind.DURATION and link.role == "object"
    if lasting and choice.named.entry is None and not question.growth:
        return None
    named = measured_thing(choice.named, question.quantity.kind, question.quantity.unit)
    return Choice(named, "object of the verb", noun=i, verb=link.verb)


def _changes_before(question: Question) -> bool:
    """Whether a change behind a comma is one of the figure before: "changing hands at $60, down 2 %"."""
    link, items = question.link, question.row.items
    told = link.role == "change" and link.word in ("up", "down") and link.other in question.earlier
    return told and question.q > 1 and items[question.q - 2].kind == "comma"


def _apart(question: Question) -> bool:
    """Whether a counted noun behind a preposition is of its own: "stole data from 44 million users"."""
    return question.link.word in ("from", "of", "with", "for", "in", "at") and question.quantity.unit not in (
        question.vocabulary.words.units
    )


def _moved(question: Question, verb: int) -> int:
    """The verb that moves an object: over an infinitive that describes it ("cut the time to reach it by 9")."""
    items, row = question.row.items, question.row
    if question.link.word not in ("from", "to", "by"):
        return verb
    if not items[verb].finite and verb and items[verb - 1].lemma == "of":
        above = row.governor(verb)
        return above if above is not None and moves(items[above], question.vocabulary.words) else verb
    if items[verb].tokens[0].lower != "to":
        return verb
    above = row.governor(verb)
    object_ = above is not None and verb == above + 2 and items[verb - 1].kind == "np"
    return above if above is not None and object_ and moves(items[above], question.vocabulary.words) else verb


def _shifting(question: Question) -> frozenset[str]:
    """Verbs that bring their object to a level; others have a receiver behind "to" ("showed it to 90 people")."""
    words = question.vocabulary.words
    return words.rising | words.falling | _SHIFTS


_SHIFTS = word_set("bring take put push drive send keep move set adjust revise extend limit cap restrict hold shift")


def verb_alone(question: Question) -> Choice | None:
    """ "earned 3 billion", "costs $1.90", "weighs 2,150 kg", "valued at $5m"."""
    link, items = question.link, question.row.items
    if link.verb is None or question.growth:
        return None
    verb = items[link.verb]
    if link.role == "subject" and not (verb.passive and is_money(question)):
        return None
    if link.role == "of" and link.noun is not None and not _is_sum(question, link.noun):
        return None
    particle = verb.particle if verb.particle not in ("in", "on", "for") else ""
    if link.role == "measure" and question.counted and link.word not in ("by", "to", "of", particle):
        return None
    ranging = link.role in ("measure", "prior", "change") and link.word in ("from", "to", "by")
    if ranging and (moves(verb, question.vocabulary.words) or question.quantity.kind is QuantityKind.PERCENT):
        return None
    if link.role == "apposition" and not is_money(question):
        return None
    if link.role == "measure" and link.word in _AROUND and link.word != verb.particle:
        return None
    if (verb.lemma == "make" and question.item.det) or (link.noun is not None and items[link.noun].words() == "home"):
        return None
    if verb.lemma == "owe" and verb.passive and link.role == "object":
        return Choice(Named("amount owed", "owe", None), "verb", verb=link.verb)
    named = verb_metric(question, verb)
    if named is not None and question.counted and _other_people(question, named):
        return None
    if named is not None and named.name == "profit" and verb.lemma == "earn" and _person(question, link.verb):
        named = replace(named, name="earnings")
    if verb.lemma == "take" and is_money(question) and _spent(question):
        named = Named("cost", "take", question.vocabulary.metrics.by_name.get("cost"))
    return Choice(named, "verb", verb=link.verb) if named else None


def _person(question: Question, verb: int) -> bool:
    """Whether the subject of a verb is a person by its pronoun or noun: what he earns is no profit."""
    items, subject = question.row.items, question.row.subject(verb)
    if subject is None or items[subject].kind != "np":
        return False
    noun = item_noun(items[subject])
    sporting = noun.proper and not _CONTESTS.isdisjoint(question.spoken) and _BUSINESS.isdisjoint(question.spoken)
    return noun.pronoun in ("he", "she", "who") or is_people(lexicon.singular(noun.head)) or sporting


_CONTESTS = frozenset(
    {"race time", "prize money", "wins", "goals", "points", "score", "rank", "medals", "matches lost"}
)
_BUSINESS = frozenset({"revenue", "sales", "profit", "net profit", "operating profit", "share price", "market value"})
"""Metrics of a text about contests, where those who earn are people; and of one about firms."""


def _spent(question: Question) -> bool:
    """Whether "take" means a cost: "took seven years and 94 million dollars", "took $5 million to build"."""
    items, other = question.row.items, question.link.other
    before = items[other].quantity if other is not None else None
    if before is not None and before.kind is QuantityKind.DURATION:
        return True
    return any(item.kind == "verb" and item.tokens[0].lower == "to" for item in items[question.q + 1 : question.q + 4])


_SUMS = frozenset(
    {
        "total",
        "average",
        "sum",
        "amount",
        "maximum",
        "minimum",
        "median",
        "mean",
        "number",
        "equivalent",
        "record",
        "peak",
        "figure",
        "level",
        "high",
        "low",
    }
)


def _is_sum(question: Question, at: int) -> bool:
    """Whether a phrase only sums up: "paid a total of 5 million", "an average of $1,300"."""
    item = question.row.items[at]
    return item.kind == "np" and item_noun(item).head in _SUMS


_AROUND = frozenset({"in", "after", "before", "within", "on", "during", "over", "with", "through", "into"})


def behind(question: Question) -> Choice | None:
    """ "40 were missing", "1,400 km are missing": what the verb behind a bare figure says of it."""
    if question.link.role != "subject" or question.link.verb is None:
        return None
    items, i = question.row.items, question.link.verb + 1
    while i < len(items) and items[i].kind == "adv":
        i += 1
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
