"""The entity that a common noun stands for: "the company", "the carmaker", "her team, Orvane, has …"."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.name import Name, is_place
from explorer.extract.nouns import Noun, item_noun
from explorer.extract.offices import LANDS, OFFICES, is_office
from explorer.extract.tokens import Token
from explorer.extract.whose import Subject, Whose, names_in, words_of
from explorer.extract.word_sets import word_set

DIVISIONS = word_set(
    "business division unit segment arm department branch operation operations subsidiary businesses divisions "
    "units segments ventures venture push initiatives activities"
)


_BESIDE = 32
"""How far behind a phrase a name may start that says the same: over "the" and "Larchford-based"."""


def apposed(whose: Whose, noun: Noun) -> Name | None:
    """The name that stands right behind a phrase: "her team, Orvane, has …"."""
    if not noun.core:
        return None
    end = noun.core[-1].end
    if whose.text[end : end + 1] != ",":
        return None
    name = whose.names.described(lexicon.singular(noun.head), end + _BESIDE)
    if name is not None and name.person:
        return None
    return name if name is not None and name is not whose.names.described(lexicon.singular(noun.head), end) else None


def _unknown_group(whose: Whose, noun: Noun, head: str) -> bool:
    """Whether a plural stands for firms that no one name means: "the makers", unlike "its new businesses"."""
    return head in whose.vocabulary.words.groups and noun.head not in DIVISIONS


def group_of(whose: Whose, noun: Noun, rule: str) -> Subject | None:
    """ "the company", "the carmaker", "the fund": the entity that it stands for."""
    if not (noun.definite or _others(noun)) or noun.owner or not noun.core:
        return None
    head = lexicon.singular(noun.head)
    if head != noun.head and _unknown_group(whose, noun, head):
        return None
    described = whose.names.described(head, noun.core[-1].start) or whose.names.containing(head)
    central = head == "bank" and words_of(noun).endswith("central bank")
    if central and (described is None or head not in described.text.lower().split()):
        return Subject(words_of(noun), rule)
    impersonal = head in whose.vocabulary.words.groups or head in LANDS
    if described is not None and not (described.person and impersonal):
        return Subject(described.text, rule, True, name=described)
    described_all = all(_describes(whose, token) for token in noun.core)
    if _names_groups(whose, head) and (described_all or _is_common(whose, noun)):
        if head in DIVISIONS and len(noun.core) > 1:
            owner = whose.focus.thing or whose.names.topic
            return Subject(owner.text, rule, True, words_of(noun), owner) if owner else None
        if head in LANDS:
            return Subject(words_of(noun), rule)
        thing = _group_meant(whose, head)
        if thing is not None and thing.articles and any(t.tag == "NOUN" for t in noun.core[:-1]):
            return None
        return Subject(thing.text, rule, True, name=thing) if thing else None
    return None


def _names_groups(whose: Whose, head: str) -> bool:
    return head in whose.vocabulary.words.groups or head in DIVISIONS


def _others(noun: Noun) -> bool:
    """ "Other smaller units": the rest of somebody's businesses."""
    return bool(noun.core) and noun.core[0].lower == "other" and noun.head in DIVISIONS and len(noun.core) > 1


def _describes(whose: Whose, token: Token) -> bool:
    """Whether a word says what kind of group it is: "the TV division", where TV is a kind of thing."""
    if token.tag in ("DET", "NOUN", "ADJ"):
        return True
    return token.tag == "PROPN" and counted(whose, token.text)


def counted(whose: Whose, name: str) -> bool:
    """Whether a run of capitals is a kind of thing: the text has its plural ("the TV division" beside "TVs")."""
    return name.isupper() and f"{name}s" in whose.text


def _is_common(whose: Whose, noun: Noun) -> bool:
    """Whether a phrase holds no name but that of a place: "the company", "the Varland bank"."""
    names = names_in(whose, noun.core) if any(t.tag == "PROPN" for t in noun.core) else []
    if names and noun.head in OF_TOWNS:
        return False
    return noun.core[-1].tag == "NOUN" and all(is_seat(name) for name in names)


OF_TOWNS = frozenset({"team", "club", "side", "squad", "franchise", "party"})
"""Groups that are called by the name of their town or country."""


def is_seat(name: Name) -> bool:
    """Whether a name before "bank" or "firm" only tells where it is."""
    return name.demonym or is_place(name)


def _group_meant(whose: Whose, head: str) -> Name | None:
    """The name that a common noun for a group stands for: of the sentence so far, of those before, of the document."""
    for verb in range(whose.q - 1, -1, -1):
        at = whose.row.subject(verb) if whose.items[verb].kind == "verb" else None
        if at is not None and at < verb and whose.items[at].kind == "np":
            noun = item_noun(whose.items[at])
            found = names_in(whose, noun.core) if noun.proper else []
            if found and _can_be(found[-1], head):
                return found[-1]
    candidates = () if whose.names.ambiguous(head) else (whose.focus.thing, whose.names.topic)
    return next((name for name in candidates if name is not None and _can_be(name, head)), None)


def _can_be(name: Name, head: str) -> bool:
    """Whether a name may be what a common noun calls a group: an agency is no company, a person no bank."""
    words = name.text.lower().split()
    if head in OFFICES and not (is_office(name.text) or name.text.isupper()):
        return False
    return not (name.person or name.place) and (not is_office(name.text) or words[-1] == head)
