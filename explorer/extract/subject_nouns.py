"""Subject rules over the noun phrases around a figure and its metric."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.dimensions import unit_class
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_owners import DIRECTIONS, TURNS
from explorer.extract.name import Name
from explorer.extract.names import PERSON_PRONOUNS
from explorer.extract.nouns import Noun, item_noun, noun_of
from explorer.extract.phrases import is_possessive
from explorer.extract.references import owner_of, resolve_phrase
from explorer.extract.whose import NOBODY, Subject, Whose, names_in, words_of
from explorer.extract.word_sets import word_set
from explorer.vocabulary.owners import Owner


def aged(whose: Whose) -> Subject | None:
    """ "Okoro, 24, …": the person whose age it is."""
    if whose.choice is None or whose.choice.rule != "age":
        return None
    if whose.choice.noun is None:
        quantity = whose.items[whose.q].quantity
        itself = quantity is not None and whose.text[quantity.start : quantity.end].endswith("-old")
        person = whose.focus.people[-1] if whose.focus.people else None
        if itself and person is not None and whose.items[whose.q].det == "the" and _acts(whose):
            return Subject(person.text, "person before the age", True, name=person)
        return NOBODY if itself else None
    return resolve_phrase(whose, whose.items[whose.choice.noun].tokens, "person before the age", common=False)


def _acts(whose: Whose) -> bool:
    """Whether an age that stands for a person does something: "The 36-year-old, who retires in May, has won"."""
    items, q = whose.items, whose.q
    if whose.link.role == "subject":
        return True
    opens = q == 0 or items[q - 1].kind in ("mark", "comma", "conj")
    return opens and any(item.kind == "verb" and whose.row.subject(i) == q for i, item in enumerate(items) if i > q)


_TAKING = frozenset({"take", "win", "gain", "buy", "seize", "steal", "receive", "get", "borrow", "raise", "accept"})
_LEADING = frozenset({"for", "from", "by", "at", "of", "per", "in", "to", "a", "an"})


def phrase_behind(whose: Whose) -> Subject | None:
    """ "12 weeks for the VT5", "4,200 units for the carmaker", "2 million of them from Orvane"."""
    items, i = whose.items, whose.q + 1
    while i + 1 < len(items) and (items[i].kind in ("prep", "mark", "quantity") or items[i].kind == "np"):
        if items[i].kind == "mark" and items[i].lemma != "(":
            break
        if items[i].kind == "prep" and items[i].lemma not in _LEADING:
            break
        if items[i].lemma == "of" and items[i + 1].kind == "np" and items[i + 1].tokens[-1].tag == "PART":
            return owner_of(whose, noun_of(items[i + 1].tokens), "phrase behind the figure")
        if items[i].kind == "mark":
            while i < len(items) and not (items[i].kind == "mark" and items[i].lemma == ")"):
                i += 1
        elif items[i].kind == "prep" and items[i].lemma in ("for", "from", "by", "at") and items[i + 1].kind == "np":
            noun = item_noun(items[i + 1])
            found = names_in(whose, noun.core) if noun.proper else []
            verb = whose.link.verb
            if items[i].lemma == "from" and (_is_way(whose) or (verb is not None and items[verb].lemma in _TAKING)):
                found = []
            if found and items[i].lemma == "for" and _done_by_person(whose, found[-1]):
                found = []
            if found and not (items[i].lemma == "at" and (found[-1].place or i > whose.q + 1)):
                return resolve_phrase(whose, items[i + 1].tokens, "phrase behind the figure")
        elif items[i].kind == "quantity":
            break
        i += 1
    return None


def _done_by_person(whose: Whose, name: Name) -> bool:
    """Whether a named person does it for somebody: "Berg has won nine caps for Varland"."""
    at = whose.row.subject(whose.link.verb) if whose.link.verb is not None else None
    if at is None or name.person or whose.items[at].kind != "np" or whose.link.role != "object":
        return False
    subject = resolve_phrase(whose, whose.items[at].tokens, "subject of the verb")
    return subject is not None and subject.name is not None and subject.name.person


def _is_way(whose: Whose) -> bool:
    """Whether the figure is a length or a time: "300 km from Larchford" is not Larchford's."""
    quantity = whose.items[whose.q].quantity
    return quantity is not None and (
        quantity.kind is QuantityKind.DURATION or unit_class(quantity.unit) in ("length", "speed")
    )


def holder(whose: Whose) -> Subject | None:
    """ "ahead of the Liberals on 19.9%": the name that has the figure."""
    link = whose.link
    if link.role != "of" or link.word not in ("on", "with", "at") or link.noun is None:
        return None
    noun = item_noun(whose.items[link.noun])
    quantity = whose.items[whose.q].quantity
    if quantity is None or (link.word == "at" and _is_way(whose)) or _is_end(whose, link.noun):
        return None
    if not noun.proper or not names_in(whose, noun.core):
        return None
    return resolve_phrase(whose, whose.items[link.noun].tokens, "holder of the figure")


def phrase_before(whose: Whose) -> Subject | None:
    """ "and for the VT5, they are reaching 12 weeks": a name put in front of its clause."""
    items = whose.items
    for i in range(whose.q - 1, 1, -1):
        if items[i].kind in ("conj", "quantity"):
            return None
        if items[i].kind != "comma" or items[i - 1].kind != "np" or items[i - 2].lemma != "for":
            continue
        if i > 2 and items[i - 3].kind not in ("conj", "comma"):
            return None
        named = bool(names_in(whose, item_noun(items[i - 1]).core))
        return resolve_phrase(whose, items[i - 1].tokens, "phrase before the clause") if named else None
    return None


def opened_with(whose: Whose) -> Subject | None:
    """ "With a capacity of 350 MW, the Orvane plant is the largest": the subject of the clause that it opens."""
    items, q = whose.items, whose.q
    end = next((i for i in range(q + 1, len(items)) if items[i].kind != "prep" and items[i].kind != "np"), len(items))
    if end + 2 >= len(items) or items[end].kind != "comma" or items[end + 1].kind != "np" or whose.link.role != "of":
        return None
    opens = items[0].lemma.lower() == "with" and all(item.kind in ("prep", "np") for item in items[1:q])
    noun = item_noun(items[end + 1])
    if not opens or not (noun.proper or noun.definite) or whose.row.verb_behind(end + 1) is None:
        return None
    return resolve_phrase(whose, items[end + 1].tokens, "subject of the clause it opens")


def owner_of_metric(whose: Whose) -> Subject | None:
    """ "Orvane's revenue", "its deliveries", "the group's profit", "its 900 shops"; nobody where "his" is unknown."""
    at = whose.choice.noun if whose.choice else None
    det = whose.items[whose.q].det_tokens
    phrases = [(det, "owner of the figure"), (whose.items[at].tokens if at is not None else (), "owner of the metric")]
    for tokens, rule in phrases:
        noun = noun_of(tokens) if tokens else None
        if len(tokens) == 1 and is_possessive(tokens[0].lower):
            noun = Noun((tokens[0],), (), True)
        if noun is not None and noun.owner:
            owner = owner_of(whose, noun, rule)
            if owner is not None:
                return owner
            if noun.owner[0].lower in PERSON_PRONOUNS:
                return NOBODY
    return None


def described(whose: Whose) -> Subject | None:
    """ "Tarn Hill, a 500 MW plant": the name that a phrase with the figure describes."""
    items, q = whose.items, whose.q
    at = whose.choice.noun if whose.choice is not None and whose.choice.noun is not None else q
    first = items[q].det_tokens[:1] or items[min(at, q)].tokens[:1]
    start = min(at, q)
    words = whose.vocabulary.words
    empty = words.generic | words.aims | words.growth
    if whose.link.role == "of" and whose.link.noun is not None:
        if item_noun(items[whose.link.noun]).head in empty:
            return None
        start = at = whose.link.noun
        first = items[at].tokens[:1]
    if q > 2 and items[q - 1].kind == "np" and items[q - 1].tokens[0].lower in ("a", "an"):
        start, first = q - 1, items[q - 1].tokens[:1]
    if start == 3 and items[0].kind == "prep":
        return None
    if start < 2 or at > q + 1 or not first or first[0].lower not in ("a", "an"):
        return None
    if items[start - 1].kind != "comma" or items[start - 2].kind != "np":
        return None
    noun = item_noun(items[start - 2])
    named = noun.last_tag in ("PROPN", "NUM") and bool(names_in(whose, noun.core))
    if not named:
        return None
    name = names_in(whose, noun.core)[-1]
    return Subject(name.text, "name that it describes", name=name)


def beside(whose: Whose) -> Subject | None:
    """ "The Alliance, three seats short of control, …": the phrase that opens the clause, with the figure behind it."""
    items, q, link = whose.items, whose.q, whose.link
    if link.role != "apposition" or link.noun is None or q < 2 or link.noun != q - 2 or items[q - 1].kind != "comma":
        return None
    head = whose.row.head_of_chain(q - 2)
    head = q - 2 if head is None or items[head].kind != "np" else head
    noun = item_noun(items[head])
    opens = head == 0 or items[head - 1].kind in ("mark", "conj", "rel")
    closed = any(item.kind == "comma" for item in items[q + 1 : q + 6])
    if not (opens and closed and (noun.definite or names_in(whose, noun.core))):
        return None
    return resolve_phrase(whose, items[head].tokens, "phrase beside the figure")


def having(whose: Whose) -> Subject | None:
    """ "a site with a capacity of 5 MW", "Orvane, with revenue of 5 million": the phrase before "with"."""
    items, at = whose.items, whose.choice.noun if whose.choice else None
    at = whose.q if at is None else at
    if at < 2 or items[at - 1].lemma != "with" or items[at - 1].kind != "prep":
        return None
    if whose.choice is not None and whose.choice.rule == "share of the vote":
        return None
    before = at - 3 if items[at - 2].kind == "comma" else at - 2
    if before < 0 or items[before].kind != "np" or whose.q < at:
        return None
    noun = item_noun(items[before])
    named = names_in(whose, noun.core) if noun.proper else []
    hangs = before > 0 and (items[before - 1].kind in ("prep", "verb", "quantity", "period") or before != at - 2)
    if (not named and hangs) or (named and _is_end(whose, before)):
        return None
    return resolve_phrase(whose, items[before].tokens, "the one that has it")


def _is_end(whose: Whose, at: int) -> bool:
    """Whether the phrase at `at` is where somebody goes or comes from: "a trip to Larchford with 41 passengers"."""
    before = whose.items[at - 1] if at else None
    return before is not None and before.kind == "prep" and before.lemma in ("to", "from")


_CONTRASTING = frozenset({"in", "for", "on", "among", "at"})


def contrasted(whose: Whose) -> Subject | None:
    """ "6.7 in Varland and 15.8 in Tarn", "compared with 1.8 for placebo": what each of compared figures is of."""
    items, q = whose.items, whose.q
    preposition = items[q + 1].lemma if q + 2 < len(items) else ""
    if preposition not in _CONTRASTING or items[q + 2].kind != "np":
        return None
    compared = whose.link.role == "base" or any(
        k != q and items[k].kind == "quantity" and items[k + 1].lemma == preposition and items[k + 2].kind == "np"
        for k in range(max(0, q - _NEAR), min(len(items) - 2, q + _NEAR))
    )
    noun = item_noun(items[q + 2])
    plain = whose.link.role == "base" or preposition in ("on", "among") or bool(names_in(whose, noun.core))
    other = whose.link.other if whose.link.role == "joins" else None
    if whose.link.role == "apposition":
        other = whose.row.quantity_left(q)
    after_in = other is not None and items[other + 1].lemma == "in"
    if preposition == "in" and not (whose.link.role == "base" or after_in):
        return None
    if not compared or not plain or any(token.lower in TURNS for token in noun.core):
        return None
    return resolve_phrase(whose, items[q + 2].tokens, "phrase behind the figure")


ARM = "group of the trial"
_ARMS = frozenset({"group", "arm", "cohort"})
_OF_GROUPS = frozenset({"in", "on", "from", "for", "among", "within"})


def in_arm(whose: Whose) -> Subject | None:
    """ "240 patients in the control group", "12% in the vaccine arm": the group of a trial that a figure is of."""
    items, i = whose.items, whose.q + 1
    quantity = items[whose.q].quantity
    if quantity is None or quantity.kind not in (QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.MEASURE):
        return None
    if i + 1 < len(items) and items[i].lemma == "of" and items[i + 1].kind == "np":
        i += 2
    if i + 1 >= len(items) or items[i].lemma not in _OF_GROUPS or items[i + 1].kind != "np":
        return None
    noun = item_noun(items[i + 1])
    told = noun.definite and len(noun.core) > 1 and not noun.owner and noun.head in _ARMS
    text = words_of(noun) if told and noun.core[-2].lower not in lexicon.ADJECTIVES else None
    return Subject(text, ARM) if text else None


_NEAR = 7


def named_before(whose: Whose) -> Subject | None:
    """ "followed by Kanto (18.2%)", "Kanto AG: 5 million euros": the name that brackets or a colon give a figure to."""
    link, q = whose.link, whose.q
    if link.noun is None or link.role not in ("paren", "label") or (link.role == "paren" and link.noun != q - 2):
        return None
    placed = link.noun > 0 and whose.items[link.noun - 1].kind == "prep"
    if link.role == "label" and (link.verb is not None or placed):
        return None
    noun = item_noun(whose.items[link.noun])
    found = names_in(whose, noun.core) if noun.last_tag in ("PROPN", "NUM") else []
    return Subject(found[-1].text, "name before the figure", name=found[-1]) if found else None


def opening_place(whose: Whose) -> Subject | None:
    """ "In Varland, sales of diesel cars are down": the place that opens the sentence, where nothing else owns."""
    items = whose.items
    if len(items) < 3 or items[0].lemma != "in" or items[1].kind != "np" or whose.owner is Owner.PERSON:
        return None
    closed = (
        items[2].kind == "comma"
        or items[2].words() == "it"
        or (len(items) > 3 and items[2].kind == "period" and items[3].kind == "comma")
    )
    noun = item_noun(items[1])
    found = names_in(whose, noun.core) if noun.proper and closed else []
    if not found or found[-1].person:
        return None
    return Subject(found[-1].text, "place that opens the sentence", True, name=found[-1])


_PLACES = word_set("first second third fourth fifth sixth seventh eighth ninth tenth last")


def placed(whose: Whose) -> Subject | None:
    """ "with Ana Lind second in 21.58 seconds": the name that comes in at a place."""
    items, q = whose.items, whose.q
    if q < 3 or items[q - 1].lemma != "in" or items[q - 2].words() not in _PLACES or items[q - 3].kind != "np":
        return None
    found = names_in(whose, item_noun(items[q - 3]).core)
    return Subject(found[-1].text, "name at a place", name=found[-1]) if found else None


WHOLE = "phrase behind those counted"
_HOLDING = frozenset({"of", "in", "at", "from", "across", "on"})


def behind_count(whose: Whose) -> Subject | None:
    """ "Six members of the board resigned", "3 million people in Varland": the whole or place of those counted."""
    items, i = whose.items, whose.q + 1
    quantity = items[whose.q].quantity
    if quantity is None or quantity.kind is not QuantityKind.COUNT or whose.link.role != "subject":
        return None
    if i + 1 >= len(items) or items[i].kind != "prep" or items[i].lemma not in _HOLDING or items[i + 1].kind != "np":
        return None
    noun = item_noun(items[i + 1])
    named = bool(names_in(whose, noun.core))
    if not (named or (noun.definite and not noun.owner)) or noun.last_tag not in ("NOUN", "PROPN"):
        return None
    parted = items[i].lemma == "of" and lexicon.singular(noun.head) != noun.head
    if noun.head in DIRECTIONS or (parted and not named) or items[i + 1].words().startswith("those"):
        return None  # "four of the men", "seven of those": the same things again
    return resolve_phrase(whose, items[i + 1].tokens, WHOLE)
