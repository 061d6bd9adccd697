"""What a verb or noun phrase calls the event that it tells, if it tells one at all."""

from __future__ import annotations

from collections.abc import Container, Iterator

from explorer.calendar import Grain
from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.mentions import PeriodMention, QuantityKind
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import Item
from explorer.vocabulary.events import Events

SMALL_GRAINS = frozenset({Grain.DAY, Grain.WEEK})
_FEW_DAYS = ("weekend", "month-day-range", "day-month-range")
_LONG_GRAINS = frozenset({Grain.YEAR, Grain.DECADE})
_UNCOUNTED = frozenset({QuantityKind.AGE, QuantityKind.RANK, QuantityKind.SCORE, QuantityKind.DURATION})
_DETERMINED = frozenset({"DET", "NUM", "PART", "PROPN"})


def is_brief(date: PeriodMention) -> bool:
    """Whether a date is so short (a day, some days, a weekend) that what is told of it happened once."""
    return date.grain in SMALL_GRAINS or (date.grain is Grain.SPAN and date.rule.endswith(_FEW_DAYS))


class Namer:
    """Names of events for the verbs and noun phrases of one sentence."""

    def __init__(self, row: Row, events: Events) -> None:
        self.row, self.items, self.events = row, row.items, events

    def of_verb(self, verb: int) -> str | None:
        """The name under which the vocabulary files the verb at `verb`; None for one that it does not know."""
        return next((self.events.by_verb[key] for key in self.keys(verb) if key in self.events.by_verb), None)

    def full(self, verb: int) -> bool:
        """Whether the vocabulary knows the verb together with what stands behind it."""
        return any(" " in key and key in self.events.by_verb for key in self.keys(verb))

    def is_in(self, verb: int, words: Container[str]) -> bool:
        """Whether the verb, alone or with what stands behind it, is one of `words`."""
        return any(key in words for key in self.keys(verb))

    def is_state(self, verb: int) -> bool:
        """Whether the verb tells a state, a doing without end or an amount; the fuller form decides."""
        for key in self.keys(verb):
            if key in self.events.states:
                return True
            if key in self.events.by_verb:
                return False
        return False

    def keys(self, verb: int) -> Iterator[str]:
        """The forms under which the vocabulary may know a verb, the fullest first."""
        tails = tuple(self._tails(verb))
        for base in bases(self.items[verb]):
            yield from (f"{base} {tail}" for tail in tails)
            yield base

    def _tails(self, verb: int) -> Iterator[str]:
        item = self.items[verb]
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        if behind is not None:
            yield from self._behind(verb, behind)
        if item.particle:
            yield item.particle
        befallen = self._befallen(verb)
        if befallen is not None:
            yield lexicon.singular(item_noun(befallen).head)
        if item.passive:
            yield "~"

    def _befallen(self, verb: int) -> Item | None:
        """What a passive or a participle befalls: "an agreement was reached", "the agreement reached on Monday"."""
        item = self.items[verb]
        if item.passive:
            subject = self.row.subject(verb)
            return self.items[subject] if subject is not None and self.items[subject].kind == "np" else None
        before = self.items[verb - 1] if verb else None
        past = len(item.tokens) == 1 and lexicon.VERB_KINDS.get(item.tokens[0].lower) == "past"
        return before if past and before is not None and before.kind == "np" else None

    def _behind(self, verb: int, behind: Item) -> Iterator[str]:
        second = self.items[verb + 2] if verb + 2 < len(self.items) else None
        if behind.kind in ("prep", "adv") and second is not None:
            if second.kind == "np":
                noun = item_noun(second)
                yield f"{behind.lemma} {lexicon.singular(noun.head)}"
                if noun.proper:
                    yield f"{behind.lemma} @"
            elif second.kind == "prep":
                yield f"{behind.lemma} {second.lemma}"
        if behind.kind == "quantity" and behind.quantity and behind.quantity.kind is QuantityKind.MONEY:
            yield "$"
        elif behind.kind == "quantity" and len(behind.tokens) > 1:
            yield lexicon.singular(behind.tokens[-1].lower)
        if behind.kind in ("np", "prep", "adv", "verb"):
            yield " ".join(token.lower for token in behind.tokens)
        if behind.kind == "np":
            noun = item_noun(behind)
            if noun.core and noun.head:
                yield lexicon.singular(noun.head)
            if noun.proper:
                yield "@"
        if behind.kind in ("np", "quantity"):
            if second is not None and second.kind == "verb" and second.tokens[0].lower == "to":
                yield "+ to"
            yield "+"

    def of_noun(self, item: Item) -> str | None:
        """The name of the event that a noun phrase is; None where it is none."""
        if len(item.tokens) == 1 and item.tokens[0].lower in _BARE_PREPOSITIONS:
            return None
        words = [t.lower for t in item_noun(item).core if t.tag in ("NOUN", "PROPN", "ADJ", "VERB")]
        for size in (2, 1):
            if len(words) >= size:
                name = " ".join((*words[-size:-1], lexicon.singular(words[-1])))
                if name in self.events.nouns:
                    return name
                if words[-1] in self.events.nouns:
                    return words[-1]
                if name in self.events.single and name == " ".join(words[-size:]) and self._is_one(item):
                    return name
        return words[0] if len(words) > 1 and item.tokens[-1].tag == "PROPN" and self._names_storm(item) else None

    def _is_one(self, item: Item) -> bool:
        """Whether a noun is told as one thing: "the sale", "a $40 million sale of"; "on sale" is none."""
        if item.tokens[0].tag == "DET":
            return True
        at = next((i for i, other in enumerate(self.items) if other is item), len(self.items))
        return at + 1 < len(self.items) and self.items[at + 1].lemma == "of"

    def _names_storm(self, item: Item) -> bool:
        """ "Hurricane Ada": the event's kind before its name."""
        first = next((t for t in item.tokens if t.tag != "DET"), item.tokens[0])
        return first.lower in self.events.own or first.lower in self.events.named

    def of_happening(self, verb: int, *, named: bool = False) -> tuple[int, str] | None:
        """Position and name of the event that "took place", "was held": the verb's subject, whatever it is called.

        With `named`, one that has only a name of its own ("Asia Aid will be held on 3 February") is an "event".
        """
        subject = self.row.subject(verb)
        if subject is None or self.items[subject].kind != "np":
            return None
        item = self.items[subject]
        known = self.of_noun(item)
        if known is not None:
            return subject, known
        noun = item_noun(item)
        if named and noun.last_tag == "PROPN":
            return subject, "event"
        if noun.pronoun or noun.last_tag != "NOUN":
            return None
        return subject, lexicon.singular(noun.head)

    def is_flow(self, verb: int, name: str | None, date: PeriodMention) -> bool:
        """Whether a figure makes the verb's clause tell how much there was in a period rather than what happened."""
        if not self.has_figure(verb) or name in self.events.acts or self._is_of_one(verb):
            return False
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        transitive = behind is not None and behind.kind == "np"
        if behind is not None and transitive and any(token.lower == "first" for token in behind.tokens):
            return False
        if is_brief(date):
            return name in self.events.flows and not transitive and not self.items[verb].passive
        if date.grain is Grain.MONTH and name is not None and name not in self.events.flows:
            return False
        done = transitive or self.items[verb].passive
        return not (name in self.events.changes and done and date.grain not in _LONG_GRAINS)

    def _is_of_one(self, verb: int) -> bool:
        """ "The $215 million paid by Norvik in 2019": what one named doer did to a figure is an act."""
        behind = self.items[verb + 1 : verb + 3]
        bare = len(self.items[verb].tokens) == 1 and verb > 0 and self.items[verb - 1].kind == "quantity"
        return bare and len(behind) == 2 and behind[0].lemma == "by" and behind[1].tokens[-1].tag == "PROPN"

    def counts_up(self, verb: int, name: str | None, date: PeriodMention) -> bool:
        """ "has fired fewer missiles this year": many doings of a long period, not one."""
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        if is_brief(date) or name in self.events.acts or behind is None or behind.kind != "np":
            return False
        noun = item_noun(behind)
        plural = bool(noun.core) and noun.last_tag == "NOUN" and lexicon.singular(noun.head) != noun.head
        return plural and behind.tokens[0].tag not in _DETERMINED

    def has_figure(self, verb: int) -> bool:
        """Whether a figure hangs on the verb at `verb` or stands right before it ("410,000 units delivered")."""
        before = self.items[verb - 1] if verb else None
        counted = before.quantity if before is not None and before.kind == "quantity" else None
        if before is not None and counted is not None and not counted.vague and not _is_known_group(before):
            return True
        for q, item in enumerate(self.items):
            if item.kind != "quantity" or item.quantity is None or item.quantity.vague:
                continue
            if item.quantity.kind in _UNCOUNTED or _is_known_group(item):
                continue
            link = self.row.link(q)
            if link.verb == verb or (link.verb is None and self.row.governor(q) == verb):
                return True
        return False

    def may_tell(self, verb: int) -> bool:
        """Whether a verb that the vocabulary does not know can tell what happened: a finite form of a full verb."""
        item = self.items[verb]
        word = item.tokens[-1].lower
        if not item.finite or item.tokens[-1].tag != "VERB" or not item.lemma.isalpha():
            return False
        progressive = word.endswith("ing")
        known = word in lexicon.VERB_BASES or word.endswith(("ed", "ing")) or item.tokens[0].lower in lexicon.MODALS
        if (progressive and not (item.outer[-1:] == ("come",) and item.tokens[0].lower == "came")) or not known:
            return False
        before = self.items[verb - 1] if verb else None
        counted = before is not None and before.kind == "quantity"
        return counted or self.row.subject(verb) is not None or self._befallen(verb) is not None


def _is_known_group(item: Item) -> bool:
    """ "The original four members", "their two sons": a few known ones, no amount."""
    quantity = item.quantity
    known = bool(item.det_tokens) and item.det_tokens[0].lower in _KNOWN
    return quantity is not None and known and quantity.kind is QuantityKind.COUNT and quantity.value <= _FEW


_FEW = 12
_KNOWN = frozenset({"the", "its", "his", "her", "their", "these", "those"})
_BARE_PREPOSITIONS = frozenset({"round"})


def bases(item: Item) -> tuple[str, ...]:
    """The base forms that a verb may have: an unknown one lost an -e or doubled its last letter."""
    lemma = item.lemma
    if item.tokens[-1].lower == "born":
        return ("born",)
    if item.tokens[-1].lower in lexicon.VERB_BASES:
        return (lemma,)
    undoubled = (lemma[:-1],) if len(lemma) > 3 and lemma[-1] == lemma[-2] else ()
    return (lemma, *undoubled, lemma + "e")
