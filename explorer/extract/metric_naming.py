"""Names that say more than the kind of a figure: the duration of what, the share of whom, the people where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from explorer.extract import lexicon
from explorer.extract.agreement import may_describe
from explorer.extract.dimensions import is_people
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_extents import CARRIED, EMPTY_VERBS, duration_name, extent_name
from explorer.extract.metric_question import NARROWING, Choice, Question
from explorer.extract.metric_words import OPINIONS, behind, participle_of, subject_thing, verb_of
from explorer.extract.nouns import item_noun, phrase_of
from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set

_Finder = Callable[[Question, str], str | None]
_UNNAMED = frozenset(
    {
        "dimension",
        "verb",
        "verb with two objects",
        "counted noun of a verb",
        "counted noun before a verb",
        "counted noun at last",
        "counted noun",
        "people",
        "share",
        "share of",
        "share of those counted",
    }
)
"""Rules that know the kind of a figure and no noun of its own."""


def described(question: Question, choice: Choice | None) -> Choice | None:
    """The choice with what its figure is of in its name, where only the kind of the figure is known.

    "duration" becomes "trial duration" by the subject of "lasted", "share" becomes "share sold" by a verb, "people"
    becomes "people on waiting list" by what follows.
    """
    if choice is None or choice.rule not in _UNNAMED or choice.noun is not None:
        return choice
    name = choice.named.name
    finder = _share if name.startswith("share") else _FINDERS.get(name, _carried)
    if choice.rule == "counted noun" and question.counted and question.counted[-1].tag == "PROPN":
        finder, name = _people, question.counted[-1].text
    elif choice.rule == "counted noun" and choice.named.entry is None and is_people(name):
        finder, name = _people, lexicon.plural(name)
    told = finder(question, name)
    return choice if told is None or told == name else replace(choice, named=replace(choice.named, name=told))


_MAKING_UP = word_set("account make represent constitute comprise form")


def _share(question: Question, name: str) -> str | None:
    """ "share sold" by "78 % are sold", "electricity share" by "electricity makes up 12 %"."""
    verb = verb_of(question)
    if name == "share" and question.link.role in ("paren", "apposition") and question.link.noun is not None:
        return _fraction(question, question.link.noun)
    before = (
        question.earlier.get(question.link.other) if question.link.role == "joins" and question.link.other else None
    )
    if before is not None and " with " in before.named.name and name.startswith("share of "):
        return f"{name} with {before.named.name.partition(' with ')[2]}"
    if verb is None:
        return None
    if question.link.role == "object" and verb.lemma in _MAKING_UP and name == "share":
        found = subject_thing(question)
        return f"{found} share" if found else None
    if question.link.role == "subject":
        told = _told_of(question, _main_verb(question))
        whole = lexicon.singular(name.rpartition(" ")[2])
        things = name.startswith("share of ") and whole not in _PERSONS and not is_people(whole)
        if told and things and told.startswith("who "):
            told = f"that {told.removeprefix('who ')}"
        return f"{name} {told}" if told else None
    if question.link.role == "measure" and question.link.word in ("in", "among", "by") and verb.lemma in _HAPPENING:
        found = subject_thing(question)
        return f"{name} with {found}" if found else None
    return None


_FRACTIONS = word_set("half third quarter fifth majority minority most rest tenth")


def _fraction(question: Question, at: int) -> str | None:
    """ "A quarter, 26 %, said the road is bad": what the people do of whom a fraction is told in per cent, too."""
    items = question.row.items
    if items[at].kind != "np" or lexicon.singular(item_noun(items[at]).head) not in _FRACTIONS:
        return None
    for i in range(question.q + 1, len(items)):
        if items[i].kind == "verb" and items[i].finite:
            told = _told_of(question, i)
            return f"share {told}" if told else None
        if items[i].kind == "conj" or (items[i].kind == "mark" and items[i].lemma in ";.:"):
            return None
    return None


_PERSONS = frozenset({"those", "teen", "teenager", "respondent", "parent", "polled", "surveyed", "people"})
_HAPPENING = word_set("occur happen appear see report observe find detect record develop note diagnose")


def _main_verb(question: Question) -> int:
    """The verb that a figure is the subject of, behind a relative clause about those counted."""
    items, verb = question.row.items, question.link.verb or 0
    if items[verb - 1].kind != "rel" and not _reduced(items, verb):
        return verb
    for k in range(verb + 1, len(items)):
        if items[k].kind in ("mark", "conj", "rel"):
            break
        if items[k].kind == "verb" and items[k].finite:
            return k
    return verb


def _reduced(items: Sequence[Item], at: int) -> bool:
    """Whether a verb is a past form without an object, which may be a participle: "the girls abducted in May"."""
    behind = items[at + 1] if at + 1 < len(items) else None
    open_ended = behind is not None and behind.kind in ("prep", "adv", "period")
    return may_describe(items[at]) and open_ended and items[at].lemma not in OPINIONS


_ANYBODY = ("people", "man", "woman", "child", "adult", "boy", "girl")
"""Nouns that say of those counted only that they are people."""
_POSTPOSED = word_set("missing homeless unaccounted ill alive unemployed infected jobless displaced trapped")


def _people(question: Question, name: str) -> str | None:
    """ "people on waiting list", "people missing", "people who contract HIV"."""
    noun = behind(question, *NARROWING)
    items, i = question.row.items, question.q + 1
    if noun is not None and (not noun.proper or items[i].lemma in ("with", "without")):
        return f"{name} {items[i].lemma} {phrase_of(noun)}"
    if i + 2 < len(items) and items[i].lemma == "out" and items[i + 1].lemma == "of" and items[i + 2].kind == "np":
        return f"{name} out of {items[i + 2].words()}"
    if i < len(items) and items[i].kind == "np" and items[i].words() in _POSTPOSED:
        return f"{name} {items[i].words()}"
    if i < len(items) and items[i].kind == "verb" and not items[i].finite:
        return f"{name} {items[i].words()}" if len(items[i].tokens) == 1 else None
    link, verb = question.link, verb_of(question)
    if link.verb is None or verb is None:
        return None
    if link.role == "subject":
        told = _told_of(question, link.verb)
        return f"{name} {told}" if told else None
    if link.role != "object" or link.noun is not None or verb.lemma in CARRIED | EMPTY_VERBS:
        return None
    done = participle_of(verb)
    words = question.vocabulary.words
    levels = words.carriers | words.rising | words.falling | words.reaching
    return f"{name} {done}" if done and verb.lemma not in levels else None


def _told_of(question: Question, at: int) -> str | None:
    """What a verb behind a figure says of those counted: missing, sold, who contract HIV, who said the law is bad."""
    items = question.row.items
    verb = items[at]
    i = at + 1
    while i < len(items) and items[i].kind == "adv":
        i += 1
    behind = items[i] if i < len(items) else None
    if verb.lemma in _STATES and not verb.passive:
        return _state(items, i)
    if verb.passive and verb.lemma in _DEEMING:
        i += i < len(items) and items[i].lemma == "as"
        deemed = items[i].words() if i < len(items) and items[i].kind == "np" else ""
        if deemed in _POSTPOSED or deemed == "dead":
            return deemed
    if verb.passive or _reduced(items, at):
        done = participle_of(verb)
        return f"{done}{_whither(items, i)}" if done and verb.passive else done
    if verb.lemma in OPINIONS:
        return f"who {verb.words()} {_clause(items, i)}".rstrip()
    if verb.lemma in EMPTY_VERBS or not verb.finite:
        return None
    done = f"who {verb.words()}"
    if behind is not None and behind.lemma == verb.particle and behind.kind in ("prep", "adv"):
        done, i = f"{done} {verb.particle}", i + 1
        behind = items[i] if i < len(items) else None
    if behind is None or behind.kind in ("mark", "comma", "conj"):
        return done
    if behind.kind == "prep" and behind.lemma in _WITH and i + 1 < len(items) and items[i + 1].kind == "np":
        done, behind = f"{done} {behind.lemma}", items[i + 1]
    noun = item_noun(behind) if behind.kind == "np" else None
    if noun is None or noun.pronoun or not noun.core:
        return None if noun is not None else done
    return f"{done} {phrase_of(noun)}"


_DEEMING = word_set("list report presume fear declare confirm believe find pronounce leave feel think register")
_STATES = frozenset({"be", "remain", "stay", "lie"})
_WITH = frozenset({"with", "without", "for", "against", "on", "from"})
_LONGEST = 8
"""How many words of what people say go into a name."""


def _whither(items: Sequence[Item], i: int) -> str:
    """Where, for what or as what something was done: " to hospital" behind "were taken"; empty for a name or a time."""
    if i + 1 >= len(items) or items[i].kind != "prep" or items[i].lemma not in _WHITHER or items[i + 1].kind != "np":
        return ""
    noun = item_noun(items[i + 1])
    common = noun.last_tag == "NOUN" and not noun.proper and not noun.pronoun
    return f" {items[i].lemma} {phrase_of(noun)}" if common else ""


_WHITHER = frozenset({"to", "into", "for", "in", "as", "with"})


def _clause(items: Sequence[Item], i: int) -> str:
    """The first words of what is said, up to the next boundary."""
    words: list[str] = []
    for item in items[i:]:
        if item.kind in ("comma", "mark", "conj", "quantity", "period"):
            break
        words += [t.text for t in item.tokens if t.tag != "PUNCT"]
    return " ".join(words[:_LONGEST])


def _state(items: Sequence[Item], i: int) -> str | None:
    """What stands behind "be": an adjective (missing) or a place (in hospital)."""
    if i < len(items) and items[i].kind == "np" and items[i].words() in _POSTPOSED:
        return items[i].words()
    behind = items[i] if i < len(items) else None
    if behind is not None and behind.kind == "np" and all(t.tag == "ADJ" for t in behind.tokens):
        return behind.words()
    if behind is not None and behind.lemma == "out" and i + 2 < len(items) and items[i + 1].lemma == "of":
        return f"out of {items[i + 2].words()}" if items[i + 2].kind == "np" else None
    place = items[i + 1] if behind is not None and behind.kind == "prep" and i + 1 < len(items) else None
    if behind is None or place is None or place.kind != "np":
        return None
    noun = item_noun(place)
    return f"{behind.lemma} {phrase_of(noun)}" if noun.core and not noun.proper and not noun.pronoun else None


def _carried(question: Question, name: str) -> str | None:
    """ "tent deliveries" for "deliver 3,500 tents": a flow that a verb tells, of things that it does not name."""
    unit, counted = question.quantity.unit, question.counted
    if name == "job cuts" and counted and question.link.verb is not None and not question.growth:
        return _dismissed(question, question.row.items[question.link.verb])
    if name not in _FLOWS or question.growth or not counted or question.quantity.kind is not QuantityKind.COUNT:
        return None
    words = question.vocabulary.words
    if unit is None or unit in words.units or is_people(unit) or not unit.isalpha():
        return None
    return f"{unit} {name}"


def _dismissed(question: Question, verb: Item) -> str | None:
    """ "drivers dismissed": whom a firm fired, where it is more than jobs and staff."""
    unit, done = question.quantity.unit or "", participle_of(verb)
    if not done or unit in ("", "job", "employee", "person", "worker", "position", "post", "staff"):
        return None
    return f"{unit}s {done}"


_FLOWS = frozenset({"shipments"})
_FINDERS: dict[str, _Finder] = {
    "duration": lambda question, _: duration_name(question),
    "share": _share,
    **dict.fromkeys(_ANYBODY, _people),
    **dict.fromkeys(("length", "distance", "mass", "area", "volume", "height", "depth"), extent_name),
}
