"""Subject rules over a metric's own noun phrase and what stands behind it: "revenue of Orvane", "Orvane shares"."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.mentions import QuantityKind
from explorer.extract.nouns import Noun, item_noun
from explorer.extract.phrases import Item
from explorer.extract.references import resolve_phrase
from explorer.extract.whose import Subject, Whose, names_in, words_of
from explorer.extract.word_sets import word_set
from explorer.vocabulary.owners import Owner

_OWNING = frozenset({"of", "at", "for", "in", "from", "by", "on", "among"})


def phrase_of_metric(whose: Whose) -> Subject | None:
    """ "shares in Orvane", "wait times for the XR7", "revenue of the carmaker"."""
    if _multiple(whose):
        return None
    shares = whose.choice is not None and whose.choice.named.name in ("share price", "stake", "investment")
    return _behind_metric(whose, place=shares)


def _multiple(whose: Whose) -> bool:
    """Whether the metric behind a multiple is that of another thing: "0.8 times the mass of the Earth"."""
    quantity = whose.items[whose.q].quantity
    has = whose.link.verb is not None and whose.items[whose.link.verb].lemma in ("have", "be")
    behind = has and whose.choice is not None and whose.choice.noun == whose.q + 1
    return behind and quantity is not None and quantity.kind is QuantityKind.MULTIPLE


def place_of_metric(whose: Whose) -> Subject | None:
    """ "unemployment in Varland": the place whose figure it is, where nothing else is."""
    return _behind_metric(whose, place=True)


def _behind_metric(whose: Whose, place: bool) -> Subject | None:
    at = whose.choice.noun if whose.choice else None
    items, i = whose.items, 0 if at is None else at + 1
    while at is not None and i + 1 < len(items) and items[i].kind == "prep" and items[i].lemma in _OWNING:
        following = items[i + 1]
        if following.kind not in ("np", "period", "quantity") or _is_whole(whose, i):
            break
        if items[i].lemma == "for" and lexicon.singular(item_noun(items[at]).head) in _WANTING:
            break
        if following.kind == "np":
            noun = item_noun(following)
            known = whose.choice is not None and whose.choice.named.entry is not None
            told = noun.definite or (known and lexicon.singular(noun.head) != noun.head)
            common = (
                items[i].lemma in ("of", "for")
                or (items[i].lemma == "on" and told)
                or (place and (noun.definite or _is_name(noun)))
            )
            found = resolve_phrase(whose, following.tokens, "phrase behind the metric", common=common)
            passing = found is not None and found.name is None and _passing(items[i].lemma, following, noun)
            if found is not None and not passing and (place or not (items[i].lemma == "in" and noun.proper)):
                return found
        i += 2
        if i < len(items) and items[i].kind == "period":
            i += 1
    return None


def _is_name(noun: Noun) -> bool:
    """Whether all words of a phrase are capitalised, though the last is no name by itself: "in Halm Steel"."""
    return len(noun.core) > 1 and all(token.text[0].isupper() for token in noun.core)


def _is_whole(whose: Whose, i: int) -> bool:
    """Whether "of" at `i` tells what a percentage is of: "a deficit at 2.8% of output"."""
    quantity = whose.items[i - 1].quantity if whose.items[i - 1].kind == "quantity" else None
    return quantity is not None and quantity.kind is QuantityKind.PERCENT and whose.items[i].lemma == "of"


_WANTING = frozenset({"bid", "offer", "takeover", "claim", "lawsuit", "search", "ransom", "campaign", "fine", "appeal"})
"""Nouns behind which "for" tells what is wanted, not whose they are."""
DIRECTIONS = frozenset({"east", "west", "north", "south", "centre", "center", "middle"})
TURNS = word_set("first second third fourth fifth sixth next last final previous opening closing early late")


def _passing(preposition: str, item: Item, noun: Noun) -> bool:
    """Whether a common phrase says when or to what end rather than whose: "on the next drive", "for a new attempt"."""
    if noun.head in DIRECTIONS:
        return True
    turn = any(token.lower in TURNS for token in noun.core)
    return (preposition in ("in", "on", "at") and turn) or (
        preposition == "for" and item.tokens[0].lower in ("a", "an")
    )


_NATIONAL = frozenset({Owner.ORGANISATION, Owner.PLACE, Owner.MARKET})


def name_in_metric(whose: Whose) -> Subject | None:
    """ "Orvane shares", "the Larchford rent"."""
    at = whose.choice.noun if whose.choice else None
    if at is None:
        return None
    noun = item_noun(whose.items[at])
    found = names_in(whose, noun.core if noun.proper else noun.core[:-1])
    if not found or (found[-1].demonym and whose.owner not in _NATIONAL):
        return None
    return Subject(found[-1].text, "name in the metric", name=found[-1])


def modifier_of_metric(whose: Whose) -> Subject | None:
    """ "Wheat output", "mission costs": the product or thing that narrows a known metric."""
    choice = whose.choice
    if choice is None or choice.noun is None or choice.named.entry is None:
        return None
    core = item_noun(whose.items[choice.noun]).core
    named = len(choice.named.phrase.split())
    rest = [t for t in core[: len(core) - named] if t.tag in ("NOUN", "PROPN")]
    rest = [] if any(t.lower == "basis" for t in rest) else rest
    if not rest or len(core) <= named or core[-1].lower != choice.named.phrase.split()[-1]:
        return None
    text = " ".join(t.text if t.tag == "PROPN" else t.lower for t in rest)
    return Subject(text, "modifier of the metric")


_MEASURING = word_set(
    "price rate cost level index yield fare fee rent tariff tax duty levy currency premium inflation pricing value "
    "charge"
)


_OF_THINGS = frozenset({QuantityKind.MEASURE, QuantityKind.DURATION, QuantityKind.MONEY})


def thing_itself(whose: Whose) -> Subject | None:
    """An unknown metric that is its clause's subject: "The road climbs 2,300 metres", "Orvane rose 2 %"."""
    choice, item = whose.choice, whose.items[whose.q]
    quantity = item.quantity if item.modifier is None else item.modifier.quantity
    if choice is None or choice.noun is None or choice.rule not in ("subject of the verb", "modified noun"):
        return None
    if choice.named.entry is not None:
        noun = item_noun(whose.items[choice.noun])
        traded = whose.owner is Owner.MARKET and lexicon.singular(noun.head) not in _MEASURING
        return Subject(words_of(noun), "the thing itself") if traded else None
    measured = quantity is not None and quantity.kind in _OF_THINGS
    if choice.rule == "modified noun":
        measured = quantity is not None and quantity.kind is QuantityKind.MEASURE
        return Subject(words_of(item_noun(whose.items[choice.noun])), "the thing itself") if measured else None
    if not measured and not names_in(whose, item_noun(whose.items[choice.noun]).core):
        return None
    return resolve_phrase(whose, whose.items[choice.noun].tokens, "the thing itself")
