"""What a length of time or a measure is of: trials that last, time spent, distances run, heights reached."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extract import lexicon
from explorer.extract.dimensions import is_people
from explorer.extract.metric_question import Question
from explorer.extract.metric_words import MEANT, MEASURING, behind, participle_of, subject_thing, verb_of
from explorer.extract.nouns import item_noun, phrase_of
from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set

_WINDOW = frozenset({"last", "next", "past", "first", "final", "coming", "previous", "these", "recent", "those"})
"""Words before a length of time that only say which stretch is meant: "in the next two years"."""
_LASTING = word_set("last take run continue endure drag stretch go require need persist extend")
_PASSING = word_set(
    "spend serve miss live wait lose save work sleep train stay survive play walk travel study practise practice sit "
    "stand remain fight gain wander drift rest reign rule"
)
_SPENT_AT = frozenset({"in", "on", "at", "under", "without", "with", "as"})
EMPTY_VERBS = word_set("be do have do say tell know think see get let seem make give put go come include")


def duration_name(question: Question) -> str | None:
    """ "trial duration", "time in prison", "time to charge", "years of marriage", "time after lift-off"."""
    if not _WINDOW.isdisjoint(question.item.det.split()):
        return None
    noun = behind(question, "of")
    if noun is not None and not noun.proper and noun.last_tag == "NOUN":
        if question.link.word == "within":
            return f"time after {phrase_of(noun)}"
        return f"{question.quantity.unit}s of {phrase_of(noun)}" if question.quantity.unit else None
    items, i = question.row.items, question.q + 1
    if i + 1 < len(items) and items[i].lemma == "of" and items[i + 1].tokens[0].lower.endswith("ing"):
        return f"{question.quantity.unit}s of {items[i + 1].tokens[0].lower}"
    if question.item.det == "every":
        recurring = subject_thing(question)
        return f"{recurring} interval" if recurring else "interval"
    offset = _offset(question)
    if offset is not None:
        return offset
    verb = verb_of(question)
    if verb is None or question.link.role not in ("object", "measure"):
        return None
    if question.link.role == "object" and question.link.noun is None:
        return _lasting(question, verb)
    if question.link.word == "for" and verb.lemma == "be":
        return _being(question)
    if question.link.word == "for" and verb.lemma not in EMPTY_VERBS:
        if verb.lemma in _LASTING:
            return _lasting(question, verb)
        return _doing(question, verb) if _has_object(question) else f"time {participle_of(verb)}"
    if question.link.word == "after" and question.q == (question.link.verb or 0) + 2:
        return f"time to {verb.lemma}" if _ends_course(question, verb) else None
    return _needed(question, verb) if question.link.word in ("in", "within", "under") else None


def _ends_course(question: Question, verb: Item) -> bool:
    """Whether an act without an object comes at the end of a length of time: "the buoy surfaced after 35 minutes"."""
    told = verb.passive or verb.particle or verb.lemma in EMPTY_VERBS
    subject = question.row.subject(question.link.verb or 0)
    return not told and subject is not None and not is_people(subject_thing(question) or "person")


def _being(question: Question) -> str | None:
    """ "has been at the wheel for 17 hours", "will be out for six weeks": the time at or out of something."""
    items, i = question.row.items, (question.link.verb or 0) + 1
    if i + 1 < question.q and items[i].kind == "prep" and items[i + 1].kind == "np":
        noun = item_noun(items[i + 1])
        return f"time {items[i].lemma} {phrase_of(noun)}" if noun.last_tag == "NOUN" else None
    away = i < question.q and items[i].words() in ("out", "away", "off", "abroad", "missing", "unemployed")
    return f"time {items[i].words()}" if away else None


_BANNING = word_set("ban bar suspend disqualify exclude")


def _doing(question: Question, verb: Item) -> str | None:
    """ "rang its bells for nine minutes": time ringing bells; "barred her from the harbour for two years": ban."""
    items, at = question.row.items, (question.link.verb or 0) + 1
    if verb.lemma in _BANNING:
        return "suspension" if verb.lemma == "suspend" else "ban"
    between = {token.lower for item in items[at : question.q] for token in item.tokens}
    negated = any(token.lower in ("not", "n't", "n’t", "never") for token in verb.tokens)
    if negated or not _SUPERLATIVE.isdisjoint(between) or verb.lemma in ("name", "call", "know", "dub"):
        return None
    while at < question.q and items[at].kind == "adv":
        at += 1
    noun = item_noun(items[at])
    if noun.pronoun or noun.proper or items[at].words() == "her" or is_people(lexicon.singular(noun.head)):
        done = participle_of(verb)
        return f"time {done}" if done else None
    if at != question.q - 2 or noun.last_tag != "NOUN" or items[at].tokens[0].lower in ("no", "none"):
        return None
    return f"time {lexicon.gerund(verb.lemma)} {noun.core[-1].lower}"


def _has_object(question: Question) -> bool:
    """Whether a noun phrase stands right behind the verb: in "fired no shot for 60 days" nobody was fired."""
    items, i = question.row.items, (question.link.verb or 0) + 1
    while i < question.q and items[i].kind == "adv":
        i += 1
    return items[i].kind == "np"


def _offset(question: Question) -> str | None:
    """ "34 minutes after lift-off": what the length of time counts from."""
    items, i = question.row.items, question.q + 1
    if i + 1 >= len(items) or items[i].lemma not in ("after", "before", "since") or items[i + 1].kind != "np":
        return None
    noun = item_noun(items[i + 1])
    if noun.last_tag not in ("NOUN", "PROPN"):
        return None
    told = noun.proper and i + 2 < len(items) and items[i + 2].kind == "verb" and items[i + 2].finite
    words = phrase_of(noun) + (f" {items[i + 2].words()}" if told else "")
    return f"time {items[i].lemma} {words}" if told or not noun.proper else None


def _lasting(question: Question, verb: Item) -> str | None:
    if verb.lemma == "spend":
        return _spent(question)
    if verb.lemma in _LASTING or verb.lemma == "have":
        found = subject_thing(question) if verb.lemma != "have" else None
        items, i = question.row.items, question.q + 1
        if i < len(items) and items[i].kind == "verb" and items[i].tokens[0].lower == "to":
            return f"time to {_infinitive(items, i)}" if items[i].lemma not in EMPTY_VERBS else None
        if found is not None and not is_people(found.rpartition(" ")[2]):
            return found if found.rpartition(" ")[2] in MEASURING else f"{found} duration"
        return None
    done = participle_of(verb) if verb.lemma in _PASSING else None
    return f"time {done}" if done else None


def _infinitive(items: Sequence[Item], i: int) -> str:
    """The verb at `i` with its object: "build the bridge" gives build bridge."""
    behind = items[i + 1] if i + 1 < len(items) else None
    noun = item_noun(behind) if behind is not None and behind.kind == "np" else None
    common = noun is not None and not noun.proper and not noun.pronoun and noun.last_tag == "NOUN"
    return f"{items[i].lemma} {noun.core[-1].lower}" if noun is not None and common else items[i].lemma


def _spent(question: Question) -> str | None:
    noun = behind(question, *_SPENT_AT)
    items, i = question.row.items, question.q + 1
    if noun is not None:
        return f"time {items[i].lemma} {phrase_of(noun)}"
    if i < len(items) and items[i].kind == "verb" and items[i].tokens[0].lower.endswith("ing"):
        return f"time {items[i].tokens[0].lower}"
    return "time spent"


def _needed(question: Question, verb: Item) -> str | None:
    """ "sold out in two hours": the time that an act takes; of acts that are counted, it is a mere window."""
    items, at = question.row.items, question.link.verb
    words = question.vocabulary.words
    window = question.link.word != "within" or question.q != (at or 0) + 2
    if at is None or verb.lemma in EMPTY_VERBS or (window and verb.lemma in words.rising | words.falling):
        return None
    between = items[at + 1 : question.q - 1]
    if any(token.lower in _SUPERLATIVE for item in between for token in item.tokens):
        return None
    if any(item.kind == "quantity" for item in between if item is not between[-1]):
        return None
    counted = between and between[-1].kind == "quantity"
    if counted and (len(between) < 2 or between[-2].kind != "prep"):
        return None
    act = verb.lemma if verb.passive else _infinitive(items, at)
    return f"time to {act} {verb.particle}".rstrip() if verb.particle in MEANT else f"time to {act}"


_SUPERLATIVE = word_set(
    "first worst best biggest largest highest lowest most least second third last longest time times"
)
"""Words behind which "in ten years" is a window: "their first title in ten years"."""
_RISING_UP = word_set("reach stand rise tower climb top")
_FLESH = frozenset({"gain", "lose", "shed", "drop"})
"""Verbs of which a mass alone is the weight of somebody: "gained 2.3 kg"."""
_COPULAS = word_set("be measure remain")
_JOURNEYS = word_set(
    "run walk drive fly travel throw swim cycle ride sail kick putt row march hike trek cover hurl jog race drift"
)
CARRIED = word_set(
    "weigh have show see report post record get give make take do say put include mean add total average"
)


def extent_name(question: Question, name: str) -> str | None:
    """ "wave height" by "the wave reached 3 metres", "distance thrown", "length cleared"."""
    best = _generic_of(question)
    if best is not None:
        return best
    if name == "distance":
        place = _away_from(question)
        if place is not None:
            return place
    verb, role = verb_of(question), question.link.role
    if verb is None or role != "object" or question.link.noun is not None:
        return None
    if name == "mass" and verb.lemma in _FLESH and behind(question, "of") is None:
        return f"weight {participle_of(verb)}"
    if verb.lemma in _JOURNEYS:
        done = participle_of(verb)
        return f"distance {done}" if done and name in ("distance", "length") else None
    if verb.lemma in _RISING_UP or verb.lemma in _COPULAS:
        found = subject_thing(question)
        quality = "height" if verb.lemma in _RISING_UP and name == "length" else name
        if found is None or is_people(found):
            return quality
        return found if found.rpartition(" ")[2] in MEASURING else f"{found} {quality}"
    words = question.vocabulary.words
    if verb.lemma in CARRIED | EMPTY_VERBS | words.carriers | words.rising | words.falling:
        return None
    done = participle_of(verb)
    return f"{name} {done}" if done else None


def _generic_of(question: Question) -> str | None:
    """ "a personal best of 16.50 m": an empty noun with what narrows it."""
    link = question.link
    if link.role != "of" or link.noun is None or question.row.items[link.noun].kind != "np":
        return None
    noun = item_noun(question.row.items[link.noun])
    if noun.head not in ("best", "record", "high", "low", "peak", "maximum", "minimum", "average"):
        return None
    return phrase_of(noun) if len(noun.core) > 1 and not noun.proper else None


_FROM = frozenset({"from", "of", "off"})


def _away_from(question: Question) -> str | None:
    """ "38 km north-east of the port": distance from port."""
    items = question.row.items
    for i in range(question.q + 1, min(question.q + 4, len(items) - 1)):
        if items[i].kind == "prep" and items[i].lemma in _FROM and items[i + 1].kind == "np":
            noun = item_noun(items[i + 1])
            placed = items[i].lemma != "of" or i > question.q + 1
            return f"distance from {phrase_of(noun)}" if placed and noun.last_tag in ("NOUN", "PROPN") else None
        if items[i].kind not in ("adv", "np", "prep"):
            return None
    return None
