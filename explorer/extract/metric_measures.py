"""Metric rules for ages, scores and measures that no noun names."""

from __future__ import annotations

from dataclasses import replace

from explorer.extract.counting import counted_tokens
from explorer.extract.dimensions import is_people, unit_class
from explorer.extract.given_names import GIVEN_NAMES
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_question import Choice, Question, behind_brackets, noun_chain
from explorer.extract.nouns import Named, item_noun
from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set


def score(question: Question) -> Choice | None:
    """ "beat Rovers 3-1"."""
    if question.quantity.kind is not QuantityKind.SCORE:
        return None
    return Choice(
        Named("score", "score", question.vocabulary.metrics.by_name.get("score")), "score", verb=question.link.verb
    )


_COMPARED = {
    "lighter": "weight", "heavier": "weight", "faster": "speed", "slower": "speed", "taller": "height",
    "longer": "length", "shorter": "length", "cheaper": "price", "dearer": "price", "costlier": "price",
    "older": "age", "younger": "age", "bigger": "size", "larger": "size", "smaller": "size", "warmer": "temperature",
    "hotter": "temperature", "colder": "temperature", "cooler": "temperature", "wider": "width", "narrower": "width",
    "deeper": "depth", "thinner": "thickness", "thicker": "thickness", "brighter": "brightness", "quieter": "noise",
    "stronger": "strength", "weaker": "strength", "richer": "wealth", "poorer": "wealth", "quicker": "speed",
    "fast": "speed", "big": "size", "large": "size", "heavy": "weight", "tall": "height", "long": "length",
    "expensive": "price", "old": "age", "wide": "width", "deep": "depth", "strong": "strength", "bright": "brightness",
}  # fmt: skip


_COURTS = word_set(
    "prosecutor prosecutors judge judges jury court convicted guilty jailed prison defence acquitted sentenced "
    "tribunal magistrate magistrates probation"
)
_DEALING = word_set("give seek ask want get receive hand demand request recommend impose face call")


def term(question: Question) -> Choice | None:
    """ "Prosecutors had sought 12 years": a length of time that a court deals out."""
    link, entry = question.link, question.vocabulary.metrics.by_name.get("prison sentence")
    if question.quantity.unit not in ("year", "month") or link.verb is None or question.growth or entry is None:
        return None
    asked = link.role == "object" or (link.role == "measure" and link.word == "for")
    sent = question.row.items[link.verb : question.q] if link.role == "measure" else ()
    if asked and any(item.kind == "np" and item.words() in ("prison", "jail") for item in sent):
        return Choice(Named(entry.name, "prison", entry), "term of a court", verb=link.verb)
    if not asked or question.row.items[link.verb].lemma not in _DEALING:
        return None
    words = (token.lower for item in question.row.items for token in item.tokens)
    told = entry.name in question.spoken or not _COURTS.isdisjoint(words)
    return Choice(Named(entry.name, "term", entry), "term of a court", verb=link.verb) if told else None


def multiple_of(question: Question) -> Choice | None:
    """ "ten times the speed of sound", "twice that number": a multiple of what stands behind it."""
    items, i = question.row.items, question.q + 1
    if question.quantity.kind is not QuantityKind.MULTIPLE or i >= len(items) or items[i].kind != "np":
        return None
    first = items[i].tokens[0]
    if first.tag != "DET" and not item_noun(items[i]).owner:
        return None
    choice = noun_chain(question, i)
    if choice is None and question.earlier and item_noun(items[i]).head in question.vocabulary.words.generic:
        choice = question.earlier[max(question.earlier)]
    return Choice(choice.named, "multiple of a noun", noun=i) if choice else None


def compared(question: Question) -> Choice | None:
    """ "17 per cent lighter", "2.2 times as fast as": the quality that an adjective compares."""
    if question.quantity.kind not in (QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.MEASURE):
        return None
    words = [t.lower for item in question.row.items[question.q + 1 : question.q + 4] for t in item.tokens][:3]
    if not words:
        return None
    quality = _COMPARED.get(words[0]) if words[0].endswith("er") else None
    if words[0] in ("as", "more", "less") and len(words) > 1:
        quality = _COMPARED.get(words[1])
    if quality is None:
        return None
    entry = question.vocabulary.metrics.by_name.get(quality)
    return Choice(Named(quality, " ".join(words[:2]), entry), "compared quality", verb=question.link.verb)


def rank(question: Question) -> Choice | None:
    """ "finished second", "the world's No. 1": a rank that nothing else names."""
    if question.quantity.unit != "rank" or question.growth:
        return None
    return Choice(Named("rank", "rank", None), "rank", verb=question.link.verb)


_ACROSS = {
    "across": "diameter", "wide": "width", "long": "length", "tall": "height", "high": "height", "deep": "depth",
    "thick": "thickness", "down": "depth", "below": "depth", "above": "height", "away": "distance", "old": "age",
    "from": "distance", "off": "distance", "ahead": "distance", "apart": "distance", "behind": "distance",
    "outside": "distance", "beyond": "distance", "inland": "distance", "offshore": "distance", "north": "distance",
    "south": "distance", "east": "distance", "west": "distance", "northeast": "distance", "northwest": "distance",
    "southeast": "distance", "southwest": "distance", "north-east": "distance", "north-west": "distance",
    "south-east": "distance", "south-west": "distance",
}  # fmt: skip


DIMENSIONS = {
    "area": "area", "mass": "mass", "volume": "volume", "energy": "energy", "power": "power", "speed": "speed",
    "temperature": "temperature", "length": "length", "data": "data volume", "force": "force",
    "concentration": "concentration",
}  # fmt: skip


_FAR = frozenset({"km", "mi", "nmi", "ly", "AU"})
"""Units of length that journeys and whereabouts are told in."""
_FLOWS = frozenset({"m³/s", "m³/second", "L/s", "L/second", "m³/minute", "L/minute", "ft³/s", "ft³/second"})
_PLANTS = frozenset({"MW", "GW", "TW"})
"""Units of power that only plants and grids have: the figure is what they can give."""


def dimension(question: Question) -> Choice | None:
    """ "6.5 metres across", "740 hectares", "at 31 grams": what the unit alone tells."""
    quantity = question.quantity
    if quantity.kind is QuantityKind.RATE and not question.growth and quantity.unit in _FLOWS:
        return Choice(Named("flow", quantity.unit or "", None), "dimension")
    if quantity.kind is QuantityKind.RATE and not question.growth and _is_speed(quantity.unit or ""):
        return Choice(
            Named("speed", quantity.unit or "", question.vocabulary.metrics.by_name.get("speed")), "dimension"
        )
    sized = quantity.kind is QuantityKind.RATE and unit_class(quantity.unit) in DIMENSIONS
    if question.growth or not (sized or quantity.kind in (QuantityKind.MEASURE, QuantityKind.DURATION)):
        return None
    items, i = question.row.items, behind_brackets(question.row.items, question.q + 1)
    if i < len(items) and items[i].tokens and unit_class(quantity.unit) == "length":
        known = _ACROSS.get(items[i].tokens[0].lower)
        if known is not None:
            return Choice(Named(known, known, question.vocabulary.metrics.by_name.get(known)), "dimension")
    ahead = i < len(items) and items[i].tokens and items[i].tokens[0].lower in ("ahead", "behind", "clear")
    if ahead and quantity.kind is QuantityKind.DURATION:
        return Choice(Named("margin", "margin", None), "dimension")
    gained = _gained_by(question)
    if gained is not None:
        return gained
    if quantity.kind is QuantityKind.DURATION:
        clock = any(":" in t.text for t in question.item.tokens)
        name: str | None = "race time" if clock else "duration"
    else:
        far = quantity.unit in _FAR and "-" not in question.item.words()
        name = DIMENSIONS.get(unit_class(quantity.unit) or "")
        name = "distance" if far else "capacity" if quantity.unit in _PLANTS else name
    if name is None:
        return None
    return Choice(Named(name, quantity.unit or "", question.vocabulary.metrics.by_name.get(name)), "dimension")


def _is_speed(unit: str) -> bool:
    """Whether a rate is a length over a short time."""
    over, _, under = unit.partition("/")
    return under in ("second", "minute", "hour", "s", "h") and unit_class(over) == "length"


def _gained_by(question: Question) -> Choice | None:
    """ "14 carries for 69 yards": a measure for the things counted before it is of those things."""
    items, q = question.row.items, question.q
    if question.quantity.kind is not QuantityKind.MEASURE or q < 2 or items[q - 1].lemma != "for":
        return None
    tokens = counted_tokens(items[q - 2]) if items[q - 2].kind == "quantity" else ()
    named = question.name(tokens) if tokens else None
    return Choice(named, "counted noun before a measure") if named else None


def across(question: Question) -> Choice | None:
    """ "6.5 metres across" before anything else."""
    items, i = question.row.items, behind_brackets(question.row.items, question.q + 1)
    if unit_class(question.quantity.unit) != "length" or i >= len(items) or not items[i].tokens:
        return None
    first = items[i].tokens[0].lower
    sure = first in _ACROSS_ONLY or (first in _ACROSS and i + 1 < len(items) and items[i + 1].lemma == "of")
    return dimension(question) if sure else None


_ACROSS_ONLY = frozenset({"across", "wide", "long", "tall", "high", "deep", "thick", "away", "apart"})


def _age_of_subject(question: Question, verb: int) -> Choice | None:
    """ "Nora Finch is 84"."""
    items, after = question.row.items, question.q + 1
    subject = question.row.subject(verb)
    if (
        items[verb].lemma != "be"
        or subject is None
        or (after < len(items) and items[after].kind not in ("mark", "comma", "conj"))
    ):
        return None
    noun = item_noun(items[subject])
    named = noun.proper and (len(noun.core) >= 2 or noun.core[-1].lower in GIVEN_NAMES)
    person = noun.pronoun in ("he", "she") or named
    if not person or question.quantity.value > 119:
        return None
    return Choice(Named("age", "age", question.vocabulary.metrics.by_name.get("age")), "age", noun=subject)


def age(question: Question) -> Choice | None:
    """ "Okoro, 24, has nine goals"; "she is 84"."""
    quantity, items = question.quantity, question.row.items
    if quantity.kind is QuantityKind.AGE:
        return Choice(
            Named("age", "age", question.vocabulary.metrics.by_name.get("age")), "age", noun=question.link.noun
        )
    bare = quantity.kind is QuantityKind.COUNT and not question.quantity.noun and quantity.number_end == quantity.end
    if not bare or not 1 <= quantity.value <= 119 or quantity.value != int(quantity.value):
        return None
    if question.link.role == "object" and question.link.verb is not None and question.link.noun is None:
        return _age_of_subject(question, question.link.verb)
    if question.link.role == "of" and question.link.word == "of" and question.link.noun is not None:
        noun = item_noun(items[question.link.noun])
        one = items[question.link.noun].tokens[0].lower in ("a", "an") and noun.head not in ("staff", "crew")
        aged = is_people(noun.head) and one and quantity.value >= 3
        entry = question.vocabulary.metrics.by_name.get("age")
        return Choice(Named("age", "age", entry), "age", noun=question.link.noun) if aged else None
    if question.link.role == "apposition" and question.link.noun is not None:
        name = items[question.link.noun]
        i = question.q + 1
        closed = i >= len(items) or items[i].kind in ("comma", "mark") or _two_ages(question)
        noun = item_noun(name)
        person = noun.proper or (noun.definite and is_people(noun.head) and quantity.value >= 15)
        if person and closed and items[question.q - 1].kind == "comma":
            return Choice(
                Named("age", "age", question.vocabulary.metrics.by_name.get("age")), "age", noun=question.link.noun
            )
    before = question.earlier.get(question.q - 2)
    if question.link.role == "joins" and before is not None and before.rule == "age":
        return (
            replace(before, noun=None) if question.q + 1 < len(items) and _ends_aside(items[question.q + 1]) else None
        )
    return None


def _ends_aside(item: Item) -> bool:
    return item.kind in ("comma", "mark")


def _two_ages(question: Question) -> bool:
    """ "Ada and Tom Voss, 23 and 21, came second": two ages behind two names."""
    items, q, at = question.row.items, question.q, question.link.noun or 0
    ahead = items[q + 1 : q + 4]
    if len(ahead) < 3 or ahead[0].words() != "and" or ahead[1].quantity is None or not _ends_aside(ahead[2]):
        return False
    second = ahead[1].quantity
    bare = second.kind is QuantityKind.COUNT and second.unit is None and 1 <= second.value <= 119
    return bare and at > 1 and items[at - 1].words() == "and" and items[at - 2].kind == "np"
