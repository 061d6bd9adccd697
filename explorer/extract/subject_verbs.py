"""Subject rules over verbs: their subjects, objects and agents."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.clauses import GAPPED
from explorer.extract.counting import counted_tokens
from explorer.extract.mentions import QuantityKind
from explorer.extract.name import Name
from explorer.extract.nouns import Noun, item_noun
from explorer.extract.offices import is_teller
from explorer.extract.references import owner_of, resolve_phrase
from explorer.extract.telling import tells_clause
from explorer.extract.whose import Subject, Whose, is_metric, names_in, of_person, words_of
from explorer.extract.word_sets import word_set
from explorer.vocabulary.owners import Owner

_SPEECH = word_set(
    "say tell announce report state note forecast predict estimate confirm warn disclose reveal declare record "
    "register count document log"
)


def gapped(whose: Whose) -> Subject | None:
    """ "…, Argentina 13 million": the name before a figure whose verb is left out."""
    if whose.link.word != GAPPED or whose.link.noun is None:
        return None
    return resolve_phrase(whose, whose.items[whose.link.noun].tokens, GAPPED)


_SHOWING = word_set("show suggest indicate reveal find put point confirm say tell report estimate predict see")
_RECKONING = frozenset({"put", "estimate", "reckon", "number", "register"})
"""What is done with a toll by those who only tell it: "insurers put the damage at 4 million"."""
_PATIENTS = frozenset({"sentence", "jail", "fine", "order", "charge", "cost", "save", "award", "imprison", "penalise",
                       "penalize", "sue", "value", "put", "give", "pay"})  # fmt: skip


def patient(whose: Whose) -> Subject | None:
    """ "sentenced the banker to nine years", "cost the economy 14 million": the one to whom it is done."""
    verb = whose.link.verb
    if verb is None or whose.items[verb].passive or whose.items[verb].lemma not in _PATIENTS:
        return None
    at = verb + 1
    quantity = whose.items[whose.q].quantity
    if whose.link.role == "modifier" and whose.items[verb].lemma in ("put", "give"):
        return None
    if whose.items[verb].lemma in ("give", "pay") and quantity is not None and quantity.kind is QuantityKind.MONEY:
        return None  # who gives or pays money is whose figure it is
    if whose.items[verb].lemma == "give" and whose.link.word == "to":
        return None  # "gives work to 300 people": what is given has no figure
    if at < whose.q and whose.items[at].kind == "np" and (whose.choice is None or whose.choice.noun != at):
        return resolve_phrase(whose, whose.items[at].tokens, "object of the verb")
    return None


_WHERE = frozenset({"on", "in", "from", "under", "across", "inside", "behind"})


_BRINGING = frozenset({"bring", "take", "push", "send", "drive", "leave"})


def _brings(whose: Whose, verb: int) -> bool:
    """Whether a verb only moves the metric, which is its object: "bringing the death toll to 64".

    What brings a figure in has earned it: "kiosks and vending machines brought in sales of 3 million".
    """
    metric = whose.choice.noun if whose.choice else None
    earned = whose.items[verb + 1].lemma == "in" and metric == verb + 2
    return whose.items[verb].lemma in _BRINGING and metric is not None and verb < metric < whose.q and not earned


def subject_of_verb(whose: Whose) -> Subject | None:
    verb = whose.link.verb if whose.link.verb is not None else (whose.choice.verb if whose.choice else None)
    metric_at = whose.choice.noun if whose.choice else None
    if verb is None and whose.link.role == "joins":
        verb = whose.row.governor(whose.q)
    if verb is None and whose.link.role in ("measure", "bare", "joins") and whose.link.word not in _WHERE:
        verb = next((i for i in range(whose.q + 1, len(whose.items)) if whose.items[i].kind == "verb"), None)
        verb = None if verb is not None and whose.items[verb].lemma in whose.vocabulary.cues.say_verbs else verb
    seen: set[int] = set()
    while verb is not None and verb not in seen:
        seen.add(verb)
        at = _partitive(whose, whose.row.subject(verb))
        if at is not None and at != whose.q and (person := _of_age(whose, at)) is not None:
            return person
        relative = verb > 0 and whose.items[verb - 1].kind == "rel"
        if at is not None and relative and at != whose.q and whose.items[at].kind == "quantity" and metric_at != at:
            counted = _counted(whose, at)
            if counted is not None:
                return counted
        if at is not None and at != metric_at and at != whose.q and whose.items[at].kind == "np":
            noun = item_noun(whose.items[at])
            if noun.head in ("that", "which", "who", "this", "there"):
                return None
            if metric_at is None or not _same_phrase(whose, at, metric_at):
                found = _several(whose, at, verb) or _named_behind(whose, at)
                found = found or resolve_phrase(whose, whose.items[at].tokens, "subject of the verb")
                if found is not None and found.name is None and _brings(whose, verb):
                    return None
                if found is not None and not is_metric(whose, noun) and not _speaks(whose, verb, noun, found):
                    return found
        above = whose.row.governor(verb) if at == metric_at or at is None else None
        joined = above is not None and any(item.kind in ("conj", "comma") for item in whose.items[above:verb])
        verb = None if joined else above
    return None


def _of_age(whose: Whose, at: int) -> Subject | None:
    """ "The 28-year-old cleared 1.76 m": the person of whom the text has told last."""
    quantity = whose.items[at].quantity if whose.items[at].kind == "quantity" else None
    people = whose.focus.people or whose.focus.named[:1]
    if quantity is None or quantity.kind is not QuantityKind.AGE or whose.items[at].det != "the" or not people:
        return None
    itself = whose.text[quantity.start : quantity.end].endswith("-old")
    return Subject(people[-1].text, "person of the age", True, name=people[-1]) if itself else None


_PARTS = word_set("some many most several few all both none half part plenty lots majority rest")


def _partitive(whose: Whose, at: int | None) -> int | None:
    """The phrase that "some of", "most of" takes from: "some of the drivers spent 300 euros"."""
    items = whose.items
    if at is None or at + 2 >= len(items) or items[at].kind != "np" or items[at].tokens[-1].lower not in _PARTS:
        return at
    of = items[at + 1].kind == "prep" and items[at + 1].lemma == "of" and items[at + 2].kind == "np"
    return at + 2 if of else at


def _counted(whose: Whose, at: int) -> Subject | None:
    """The counted things that are a verb's subject: "two attacks which hit a million accounts"."""
    words = [token for token in counted_tokens(whose.items[at]) if token.tag in ("NOUN", "ADJ", "PROPN")]
    text = " ".join(token.lower for token in words)
    return Subject(text, "counted things") if words and words[-1].tag == "NOUN" else None


def _speaks(whose: Whose, verb: int, noun: Noun, found: Subject) -> bool:
    """Whether a subject only tells the figure: "officials reported 12 deaths"; a company reports its own."""
    head = lexicon.singular(noun.head)
    record = head in whose.vocabulary.cues.sources and head not in whose.vocabulary.words.groups
    if record and found.name is None and whose.items[verb].lemma in _SHOWING:
        return True
    if whose.owner is Owner.HAPPENING and whose.items[verb].lemma in _RECKONING and not whose.items[verb].passive:
        return True
    if tells_clause(whose.row, verb, whose.vocabulary.cues):
        act = lexicon.singular(noun.head) in whose.vocabulary.words.acts
        teller = is_teller(found.name.text) if found.name is not None else act
        if whose.owner is not Owner.ORGANISATION or teller:
            return not noun.pronoun
    if whose.items[verb].lemma not in _SPEECH or whose.items[verb].passive or found.name is not None:
        return False
    return not noun.proper and lexicon.singular(noun.head) not in whose.vocabulary.words.groups


def _several(whose: Whose, at: int, verb: int) -> Subject | None:
    """ "Phones, AI and other new ventures": a list of activities is a scope of the topic."""
    last = at
    for i in range(at, verb):
        item = whose.items[i]
        if item.kind == "np":
            last = i
        elif item.kind == "rel" and whose.items[i - 1].kind == "comma":
            break  # "Vans and robots, which Tarnow reports as one, brought in …"
        elif item.kind not in ("comma", "conj", "adv"):
            return None
    if last == at or not any(whose.items[i].kind == "conj" for i in range(at, last)):
        return None
    if item_noun(whose.items[last]).proper:
        return None
    text = whose.text[whose.items[at].start : whose.items[last].end]
    first = item_noun(whose.items[at])
    owner = owner_of(whose, first, "subject of the verb") if first.owner else None
    name = owner.name if owner else whose.names.topic
    if name is None:
        return Subject(text, "subject of the verb")
    return Subject(name.text, "subject of the verb", True, text, name)


def _named_behind(whose: Whose, at: int) -> Subject | None:
    """ "early buyers of the VT5": a group told by the name behind it."""
    items = whose.items
    noun = item_noun(items[at])
    if noun.proper or noun.owner or noun.pronoun or at + 2 >= len(items):
        return None
    if items[at + 1].kind != "prep" or items[at + 1].lemma not in ("of", "like") or items[at + 2].kind != "np":
        return None
    behind = item_noun(items[at + 2])
    found = names_in(whose, behind.core) if behind.proper or lexicon.singular(behind.head) in _OWNERS else []
    if not found:
        return None
    scope = None if lexicon.singular(noun.head) in _OWNERS else words_of(noun)
    return Subject(found[-1].text, "name behind the subject", scope=scope, name=found[-1])


_OWNERS = frozenset({"shareholder", "stockholder", "holder", "owner", "share", "stock"})
"""What belongs to these is the firm's: "holders of its shares will get a dividend of 5 cents"."""


def _same_phrase(whose: Whose, at: int, metric_at: int) -> bool:
    low, high = sorted((at, metric_at))
    return all(item.kind in ("prep", "np", "period", "adv") for item in whose.items[low : high + 1]) and high - low <= 6


def agent(whose: Whose) -> Subject | None:
    """ "6 million cars were produced by Orvane"."""
    verb = whose.link.verb
    if verb is None or not whose.items[verb].passive:
        return None
    i = verb + 1
    while i + 1 < len(whose.items) and whose.items[i].kind in ("prep", "np", "period", "adv"):
        if whose.items[i].kind == "prep" and whose.items[i].lemma == "by" and whose.items[i + 1].kind == "np":
            noun = item_noun(whose.items[i + 1])
            means = not noun.proper and len(whose.items[i + 1].tokens) == 1 and not noun.head.endswith("s")
            return resolve_phrase(whose, whose.items[i + 1].tokens, "agent") if not means else None
        i += 1
    return None


def main_subject(whose: Whose) -> Subject | None:
    """The named subject of a verb further left in the sentence, for what such a one has: the nearest."""
    if whose.owner is not Owner.ORGANISATION or of_person(whose):
        return None
    for i in range(whose.q - 1, -1, -1):
        at = whose.row.subject(i) if whose.items[i].kind == "verb" else None
        if at is None or at > i or whose.items[at].kind != "np":
            continue
        noun = item_noun(whose.items[at])
        if noun.proper and names_in(whose, noun.core):
            if tells_clause(whose.row, i, whose.vocabulary.cues) and is_teller(names_in(whose, noun.core)[-1].text):
                continue
            found = resolve_phrase(whose, whose.items[at].tokens, "subject of the sentence")
            if found is not None and found.name is not None and not (found.name.person or found.name.place):
                return Subject(found.text, found.rule, True, found.scope, found.name)
    return None


def acting_beside(whose: Whose, name: Name) -> bool:
    """Whether another name than `name` does something in the sentence left of the figure."""
    for i, item in enumerate(whose.items[: whose.q]):
        at = whose.row.subject(i) if item.kind == "verb" else None
        if at is not None and whose.items[at].kind == "np" and item_noun(whose.items[at]).proper:
            found = names_in(whose, item_noun(whose.items[at]).core)
            if not found or found[-1] is not name:
                return True
    return False
