"""What a date in a sentence is the date of: the verb or noun that tells an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.calendar import Grain
from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.mentions import PeriodRelation, QuantityKind
from explorer.extract.phrases import Item
from explorer.model import Modality
from explorer.vocabulary.cues import Cues
from explorer.vocabulary.events import Events

_BARE_CLEFT = frozenset({"it", "that", "this", ""})
SMALL_GRAINS = frozenset({Grain.DAY, Grain.WEEK})
_COMPARING = frozenset({"than", "compared", "against", "versus", "vs", "like"})
_DESCRIBING = 3
CLAUSE_OF_DATE = "clause of the date"


@dataclass(frozen=True, slots=True)
class Telling:
    """The phrase of a row that tells an event."""

    at: int
    noun: str
    known: bool
    rule: str


class Finder:
    """Looks for what the date at `at` is the date of."""

    def __init__(self, row: Row, events: Events, cues: Cues, at: int) -> None:
        self.row, self.items, self.events, self.cues, self.at = row, row.items, events, cues, at

    def telling(self) -> Telling | None:
        if self._is_base():
            return None
        found = self._when_clause() or self._noun_left()
        if found is not None:
            return found
        return None if self._lasts() else self._verb()

    def _lasts(self) -> bool:
        """ "Since 2018", "between 2016 and 2019": what lasts through the date is no event at it."""
        period = self.items[self.at].period
        if period is None:
            return False
        if period.relation in (PeriodRelation.SINCE, PeriodRelation.DURING_PAST):
            return True
        start, end = period.period_start, period.period_end
        if not (start and end and "range" in period.rule):
            return False
        return int(end[:4]) - int(start[:4]) > 1

    def _is_base(self) -> bool:
        """A date that something is compared with."""
        before = self.items[self.at - 1] if self.at else None
        return before is not None and before.kind in ("prep", "conj", "verb") and before.lemma in _COMPARING

    def _when_clause(self) -> Telling | None:
        """ "since April 2024, when it began making cars": the clause behind the date tells what happened."""
        i = self.at + 1
        if i < len(self.items) and self.items[i].kind == "comma":
            i += 1
        if i < len(self.items) and self.items[i].lemma == "when":
            verb = self._next_verb(i + 1)
            return self._of_verb(verb, CLAUSE_OF_DATE) if verb is not None else None
        return None

    def _noun_left(self) -> Telling | None:
        """ "the launch of its second model in the summer": an event noun between the verb and the date."""
        i, nouns = self.at - 1, 0
        while i >= 0 and nouns < 4:
            item = self.items[i]
            if item.kind in ("verb", "mark", "conj", "rel"):
                return None
            if item.kind == "np":
                nouns += 1
                name = self._event_noun(item)
                if name is not None and not self._is_verb_object(i, name):
                    return Telling(i, name, True, "noun before the date")
            i -= 1
        return None

    def _is_verb_object(self, i: int, name: str) -> bool:
        """Whether a full verb governs the noun ("signed the deal in May"): the verb tells the event then."""
        verb = self.row.governor(i)
        if verb is None or any(item.kind == "prep" for item in self.items[verb + 1 : i]):
            return False
        return self.items[verb].lemma not in self.events.light and self._name_of_verb(verb) is not None

    def _event_noun(self, item: Item) -> str | None:
        words = [t.lower for t in item.tokens if t.tag in ("NOUN", "PROPN", "ADJ", "VERB")]
        for size in (2, 1):
            if len(words) >= size:
                name = " ".join((*words[-size:-1], lexicon.singular(words[-1])))
                if name in self.events.nouns:
                    return name
        return None

    def _verb(self) -> Telling | None:
        left = self.row.governor(self.at)
        opening = left is None or self._sets_off()
        if opening:
            found, tried = self._behind("verb behind the date")
            if tried:
                return found
        if left is None:
            return None
        if self._is_cleft(left):
            return self._behind("verb behind the date")[0]
        return self._of_verb(left, "verb before the date")

    def _behind(self, rule: str) -> tuple[Telling | None, bool]:
        """What the verbs behind the date tell, past those that only describe; and whether there was a verb at all."""
        verb, tried = self._next_verb(self.at + 1), False
        for _ in range(_DESCRIBING):
            if verb is None:
                break
            tried = True
            found = self._of_verb(verb, rule)
            if found is not None or self.items[verb].lemma not in self.events.states or self._has_figure(verb):
                return found, True
            verb = self._next_verb(verb + 1)
        return None, tried

    def _sets_off(self) -> bool:
        """Whether the date opens a clause of its own: ", and in March …", "said that on Monday it …"."""
        i = self.at - 1
        if i >= 0 and self.items[i].kind == "prep":
            i -= 1
        opener = self.items[i] if i >= 0 else None
        if opener is None:
            return True
        behind = self.items[self.at + 1] if self.at + 1 < len(self.items) else None
        if opener.kind == "conj" and opener.lemma in ("and", "but", "that", "while", "whereas", "so"):
            return behind is not None and behind.kind in ("np", "comma") and self._next_verb(self.at + 1) is not None
        return opener.kind == "mark" and opener.lemma in ":;—–-"

    def _is_cleft(self, verb: int) -> bool:
        """ "It was only in April that …"."""
        item = self.items[verb]
        subject = self.row.subject(verb)
        return item.lemma == "be" and (subject is None or self.items[subject].words() in _BARE_CLEFT)

    def _next_verb(self, i: int) -> int | None:
        """The next finite verb at or behind `i`."""
        depth = 0
        while i < len(self.items):
            item = self.items[i]
            if item.kind == "mark" and item.lemma in "([":
                depth += 1
            elif item.kind == "mark" and item.lemma in ")]":
                depth -= 1
            elif item.kind == "mark" and item.lemma == ";":
                return None
            elif item.kind == "verb" and not depth and item.finite and item.tokens[0].lower != "to":
                return i
            i += 1
        return None

    def _of_verb(self, verb: int, rule: str) -> Telling | None:
        """What the verb at `verb` tells, or a noun or verb that hangs on it where it only carries or reports."""
        item = self.items[verb]
        if item.lemma in self.events.reports and not item.passive:
            return self._reported(verb, rule)
        if self.at + 1 == verb and self.row.subject(verb) is None:
            return self._carried(verb)
        if item.lemma in self.events.light:
            carried = self._carried(verb) or self._noun_subject(verb)
            if carried is not None:
                return carried
        name = self._name_of_verb(verb)
        known = name is not None
        if name is None and (item.lemma in self.events.states or item.lemma in self.events.light):
            return self._intention(verb, rule) or self._infinitive(verb, rule)
        if self._is_flow(verb, name):
            return None
        if name is None and not item.lemma.isalpha():
            return None
        if name is None:
            name = _gerund(item.lemma)
        if any(x in self.events.starting for x in item.outer):
            name, known = self._aspect(item), True
        return Telling(verb, name, known, rule)

    def _aspect(self, item: Item) -> str:
        first = next(x for x in item.outer if x in self.events.starting)
        return self.events.by_verb.get(first, "start")

    def _reported(self, verb: int, rule: str) -> Telling | None:
        """A date right behind "said" is the day of the statement; one further on belongs to what is said."""
        if self.at < verb:
            following = self._next_verb(verb + 1)
            return self._of_verb(following, rule) if following is not None and following != verb else None
        return None

    def _intention(self, verb: int, rule: str) -> Telling | None:
        """ "hopes to be back by May", "aims to turn a profit in 2025": a plan with a deadline, whatever its verb."""
        if self._has_figure(verb):
            return None
        for outer in self.items[verb].outer:
            meant = self.cues.verbs.get(outer)
            if meant in (Modality.TARGET, Modality.PLAN):
                return Telling(verb, "goal" if meant is Modality.TARGET else "plan", True, rule)
        return None

    def _infinitive(self, verb: int, rule: str) -> Telling | None:
        """ "plans to expand", "hopes for …", "is due to open": the verb that hangs on the carrying one."""
        for i in range(verb + 1, min(len(self.items), verb + 8)):
            item = self.items[i]
            if item.kind in ("mark", "rel", "conj") or (
                item.kind == "verb" and item.finite and item.tokens[0].lower != "to"
            ):
                return None
            if item.kind == "verb":
                name = self._name_of_verb(i)
                if name is None and (item.lemma in self.events.states or item.lemma in self.events.light):
                    return self._carried(i)
                if self._is_flow(i, name):
                    return None
                return Telling(i, name or _gerund(item.lemma), name is not None, rule)
        return None

    def _carried(self, verb: int) -> Telling | None:
        """ "made its debut", "saw another milestone with the debut of …": the event noun behind a light verb."""
        for i in range(verb + 1, min(len(self.items), verb + 8)):
            item = self.items[i]
            if item.kind in ("mark", "rel", "verb", "conj") or (item.kind == "quantity" and i > verb + 2):
                return None
            if item.kind == "np":
                name = self._event_noun(item)
                if name is not None:
                    return Telling(i, name, True, "noun of a light verb")
        return None

    def _noun_subject(self, verb: int) -> Telling | None:
        """ "The election is on May 5", "a deal should be done by then": the event is the subject."""
        subject = self.row.subject(verb)
        if subject is None or self.items[subject].kind != "np":
            return None
        name = self._event_noun(self.items[subject])
        return Telling(subject, name, True, "noun before its verb") if name is not None else None

    def _name_of_verb(self, verb: int) -> str | None:
        item, table = self.items[verb], self.events.by_verb
        for base in _bases(item):
            name = self._name_of_base(verb, base, table)
            if name is not None:
                return name
        return None

    def _name_of_base(self, verb: int, base: str, table: Mapping[str, str]) -> str | None:
        item = self.items[verb]
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        if behind is not None:
            if behind.kind == "quantity" and behind.quantity and behind.quantity.kind is QuantityKind.MONEY:
                name = table.get(f"{base} $")
                if name is not None:
                    return name
            tail = " ".join(t.lower for t in behind.tokens)
            name = table.get(f"{base} {tail}")
            if name is not None:
                return name
        if item.particle:
            name = table.get(f"{base} {item.particle}")
            if name is not None:
                return name
        return table.get(base)

    def _is_flow(self, verb: int, name: str | None) -> bool:
        """Whether a figure in the verb's clause makes it a statement of amount rather than an event."""
        if not self._has_figure(verb):
            return False
        if name in self.events.acts:
            return False
        date = self.items[self.at].period
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        transitive = behind is not None and behind.kind == "np"
        return not (date is not None and date.grain in SMALL_GRAINS and transitive and name is not None)

    def _has_figure(self, verb: int) -> bool:
        for q, item in enumerate(self.items):
            if item.kind != "quantity" or item.quantity is None or item.quantity.vague:
                continue
            if item.quantity.kind in (QuantityKind.AGE, QuantityKind.RANK, QuantityKind.SCORE, QuantityKind.DURATION):
                continue
            link = self.row.link(q)
            if link.verb == verb or (link.verb is None and self.row.governor(q) == verb):
                return True
        return False


def _bases(item: Item) -> tuple[str, ...]:
    """The base forms that a verb may have: an unknown one lost an -e or doubled its last letter."""
    lemma = item.lemma
    if item.tokens[-1].lower in lexicon.VERB_BASES:
        return (lemma,)
    undoubled = (lemma[:-1],) if len(lemma) > 3 and lemma[-1] == lemma[-2] else ()
    return (lemma, *undoubled, lemma + "e")


def _gerund(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    doubled = lemma + lemma[-1] + "ing"
    return doubled if doubled in lexicon.VERB_BASES else lemma + "ing"
