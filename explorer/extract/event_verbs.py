"""What a verb tells of a date that belongs to it: an act, a noun that it only carries, a plan, or nothing."""

from __future__ import annotations

from dataclasses import replace

from explorer.calendar import Grain
from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.event_announcements import announced
from explorer.extract.event_names import Namer, is_brief
from explorer.extract.event_telling import LASTING, LIGHT, Telling
from explorer.extract.lexicon import gerund
from explorer.extract.main_verbs import following_verb, is_finite, is_infinitive
from explorer.extract.mentions import PeriodMention, PeriodRelation
from explorer.extract.modality import modality_of
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import Item
from explorer.model import Modality
from explorer.vocabulary.cues import Cues
from explorer.vocabulary.events import Events

_REACH = 8
_NEAR = 2
_DUE = frozenset({"due", "scheduled", "set", "slated", "planned", "expected"})
_MOVING = frozenset({"off", "from", "out", "under", "to", "with", "into", "across", "through", "as", "for"})
_NAMING = frozenset({"name", "call", "dub", "title", "entitle", "nickname", "codename"})
_GIVING = frozenset({"make", "take", "give", "hold", "conduct", "stage", "undergo", "host", "put"})
_ACTING = frozenset({"take", "give", "make", "hold", "put", "set", "bring", "go", "stage", "host"})
_STAYING = frozenset({"remain", "stay", "keep"})
TIMES = frozenset(
    {"night", "morning", "evening", "afternoon", "day", "week", "end", "start", "beginning", "close", "eve", "price",
     "level", "rate", "value", "weekend", "season", "middle", "hour", "way", "time"}
)  # fmt: skip
"""Nouns of times and levels: what they are of is no event."""


class Verbs:
    """Asks the verbs of a row what they tell of the date at `at`."""

    def __init__(self, row: Row, events: Events, cues: Cues, at: int, date: PeriodMention) -> None:
        self.row, self.items, self.events, self.cues = row, row.items, events, cues
        self.at, self.date = at, date
        self.namer = Namer(row, events)

    def says(self, verb: int) -> bool:
        """Whether a verb only reports: the day of a statement is no event. "Reports on May 5" is due, not said."""
        item = self.items[verb]
        if item.lemma not in self.events.reports or item.passive:
            return False
        if self.namer.full(verb) or self._presents(verb):
            return False
        word = item.tokens[-1].lower
        due = lexicon.VERB_KINDS.get(word) in ("base", "third") and word not in lexicon.SAME_PAST
        if set(item.outer) & {"expect", "due", "schedule", "plan", "set"} and item.lemma in self.events.by_verb:
            return False
        near = (
            verb + 1 < len(self.items) and self.at - verb in (1, 2) and self.items[verb + 1].kind in ("prep", "period")
        )
        awaited = is_brief(self.date) or (item.tokens[0].lower in ("is", "are", "to") and not item.outer[1:])
        return not (due and near and awaited and item.lemma in self.events.by_verb)

    def _presents(self, verb: int) -> bool:
        """ "revealed its plan in May", not "revealed it had a plan": a thing is shown, nothing is said."""
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        if behind is None or behind.kind != "np" or self.items[verb].lemma not in self.events.by_verb:
            return False
        following = following_verb(self.items, verb + 1)
        return following is None or any(x.kind in ("comma", "rel", "conj", "mark") for x in self.items[verb:following])

    def of_verb(self, verb: int, rule: str) -> Telling | None:
        """What the verb at `verb` tells, or a noun or verb that hangs on it where it only carries or reports."""
        item, namer = self.items[verb], self.namer
        if self.says(verb):
            return announced(self, verb)
        if self._describes(verb) or (item.finite and self.date.grain is Grain.DECADE and not self._due()):
            return None
        happening = (None if namer.full(verb) else self._happening(verb)) or self._due_subject(verb)
        happening = happening or self._held_on(verb)
        if happening is not None:
            return happening
        if self.at + 1 == verb and self.row.subject(verb) is None and not self._has_noun_before():
            return self._carried(verb)
        if self.date.relation is PeriodRelation.BY and _is_duty(item):
            return Telling(verb, "deadline", True, rule, Modality.PLAN)
        full = namer.full(verb)
        started = next((outer for outer in item.outer if outer in self.events.starting), None)
        if started is not None and item.tokens[-1].lower.endswith("ing"):
            return Telling(verb, self.events.by_verb.get(started, "start"), True, rule)
        if item.lemma in self.events.light and not full:
            carried = self._carried(verb) or self.noun_subject(verb)
            if carried is not None or self._acts(verb):
                return carried or Telling(verb, gerund(item.lemma), False, rule)
        name = namer.of_verb(verb)
        if namer.is_state(verb) or (name is None and item.lemma in self.events.light):
            return self._intention(verb, rule) or self._infinitive(verb, rule) or self._sudden(verb)
        if any(outer in self.events.states and outer in _STAYING for outer in item.outer):
            return None
        if name is None and not namer.may_tell(verb):
            return None if item.finite else self._intention(verb, rule)
        if started is not None:
            return Telling(verb, self.events.by_verb.get(started, "start"), True, rule)
        if namer.is_flow(verb, name, self.date) or (not self._due() and namer.counts_up(verb, name, self.date)):
            return self._sudden(verb)
        if name == "postponement" and self.date.relation is PeriodRelation.UNTIL:
            return self._postponed(verb, rule)
        return Telling(verb, name or gerund(item.lemma, item.tokens[-1].lower), name is not None, rule)

    def _has_noun_before(self) -> bool:
        """Whether a phrase before the date may be the subject of a verb behind it: "Tern, a bus maker, on Monday"."""
        return any(item.kind == "np" for item in self.items[: self.at])

    def of_headline(self, verb: int) -> Telling | None:
        """ "Norvik to launch bus next month": the infinitive of a headline is a plan."""
        subject = self.items[verb - 1] if verb else None
        name = self.namer.of_verb(verb)
        if subject is None or subject.kind != "np" or name not in self.events.acts or any(map(is_finite, self.items)):
            return None
        return Telling(verb, name or "", True, "infinitive of a headline", Modality.PLAN)

    def lasting(self, verb: int) -> Telling | None:
        """ "Has been closed since Monday": what lasts from the date began on it."""
        item, name = self.items[verb], self.namer.of_verb(verb)
        perfect = item.passive and any(token.lower == "been" for token in item.tokens)
        if not perfect or name not in self.events.acts or self.namer.has_figure(verb) or self.namer.is_state(verb):
            return None
        return Telling(verb, name or "", True, LASTING)

    def _describes(self, verb: int) -> bool:
        """ "A station named Aquila": a participle before a name gives the name, it tells no act."""
        item = self.items[verb]
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        if item.lemma in _NAMING and behind is not None and behind.kind == "quantity":
            return True
        called = item.lemma in _NAMING and len(item.tokens) == 1 and verb > 0 and self.items[verb - 1].kind == "np"
        return called and behind is not None and behind.kind == "np" and behind.tokens[-1].tag == "PROPN"

    def _due(self) -> bool:
        """Whether the date is one from or by which something is to be: many doings have a first."""
        return self.date.relation in (PeriodRelation.FROM, PeriodRelation.BY, PeriodRelation.NOT_BEFORE)

    def _acts(self, verb: int) -> bool:
        """ "took the town on Sunday": a light verb without an event noun does something itself on one day."""
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        if self.items[verb].lemma not in _ACTING or not is_brief(self.date) or behind is None:
            return False
        object_or_goal = behind.kind == "np" or (behind.kind == "prep" and behind.lemma in ("to", "into", "onto", "on"))
        return object_or_goal and self.namer.may_tell(verb) and not self.namer.has_figure(verb)

    def _postponed(self, verb: int, rule: str) -> Telling:
        """ "delayed the launch until 2018": the date is that of the launch."""
        at = self.row.subject(verb) if self.items[verb].passive else verb + 1
        item = self.items[at] if at is not None and at < len(self.items) else None
        name = self.namer.of_noun(item) if item is not None and item.kind == "np" else None
        if at is None or name is None:
            return Telling(verb, "postponement", True, rule, Modality.PLAN)
        return Telling(at, name, True, rule, Modality.PLAN)

    def _happening(self, verb: int) -> Telling | None:
        """ "The regatta took place on Sunday", "a wedding held in May": the event is the subject."""
        if not self.namer.is_in(verb, self.events.happening):
            return None
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        if behind is not None and behind.kind == "np" and behind.words() != "place":
            return None
        if self.items[verb].lemma == "come" and (behind is None or behind.lemma in _MOVING or behind.kind == "verb"):
            return None
        found = self.namer.of_happening(verb, named=self.items[verb].lemma in ("hold", "take"))
        due = Modality.PLAN if self.items[verb].tokens[0].lower == "must" else None
        return Telling(found[0], found[1], True, "what took place", due) if found is not None else None

    def _due_subject(self, verb: int) -> Telling | None:
        """ "The results are due on Monday": what is due is the event, whatever it is called."""
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        if self.items[verb].lemma != "be" or behind is None or behind.words() not in _DUE:
            return None
        found = self.namer.of_happening(verb)
        return Telling(found[0], found[1], True, "what is due", Modality.PLAN) if found is not None else None

    def _held_on(self, verb: int) -> Telling | None:
        """ "The second leg is on 27 August": what is on a day is the event, whatever it is called."""
        words = [item.words() for item in self.items[verb + 1 : self.at]]
        if self.items[verb].lemma == "be" and words == ["out", "on"] and is_brief(self.date):
            return Telling(verb, "publication", True, "what is on a day")
        behind = self.items[verb + 1] if self.items[verb].lemma == "be" and self.at == verb + 2 else None
        if behind is None or behind.lemma != "on" or self.date.grain is not Grain.DAY:
            return None
        found = self.namer.of_happening(verb) if self.noun_subject(verb) is None else None
        return Telling(found[0], found[1], True, "what is on a day") if found is not None else None

    def _intention(self, verb: int, rule: str) -> Telling | None:
        """ "hopes to be back by May", "aims to turn a profit in 2025": a plan with a deadline, whatever its verb."""
        item = self.items[verb]
        if self.namer.has_figure(verb) and not (item.passive and self.at == verb + 2 and self._is_bare(verb)):
            return None
        scheduled = self._awaited(verb) if item.passive and item.lemma in self.cues.verbs else None
        if scheduled is not None:
            return replace(scheduled, modality=self.cues.verbs[item.lemma])
        deadline = self.date.relation is PeriodRelation.BY
        meant = self.cues.verbs.get(item.lemma) if item.passive or self._is_bare(verb) or deadline else None
        if meant is None and (item.outer or not item.finite):
            meant = modality_of(self.row, verb, self.cues)
        if meant in (Modality.TARGET, Modality.PLAN) and (meant is Modality.TARGET or not _is_future(item)):
            return Telling(verb, "goal" if meant is Modality.TARGET else "plan", True, rule, meant)
        return None

    def _awaited(self, verb: int) -> Telling | None:
        """ "The launch is planned for May", "first power is expected in May": the subject is the event."""
        known = self.noun_subject(verb)
        if known is not None or not 0 < self.at - verb <= _NEAR:
            return known
        found = self.namer.of_happening(verb)
        return Telling(found[0], found[1], True, "what is expected") if found is not None else None

    def _is_bare(self, verb: int) -> bool:
        """ "a lander planned for 2022": a participle right before "for" or "in" and its date."""
        behind = self.items[verb + 1 : verb + 3]
        return len(behind) == 2 and behind[0].kind == "prep" and behind[0].lemma == "for" and behind[1].kind == "period"

    def _infinitive(self, verb: int, rule: str) -> Telling | None:
        """ "plans to expand", "hopes for …", "is due to open": the verb that hangs on the carrying one."""
        for i in range(verb + 1, min(len(self.items), verb + _REACH)):
            item = self.items[i]
            if item.kind in ("mark", "rel", "conj") or (
                item.kind == "verb" and item.finite and not is_infinitive(item)
            ):
                return None
            if item.kind == "verb":
                name = self.namer.of_verb(i)
                if self.namer.is_state(i) or (name is None and item.lemma in self.events.light):
                    return self._carried(i)
                if self.namer.is_flow(i, name, self.date) or not item.lemma.isalpha():
                    return None
                return Telling(i, name or gerund(item.lemma), name is not None, rule)
        return None

    def _carried(self, verb: int) -> Telling | None:
        """ "made its debut", "saw another milestone with the debut of …": the event noun behind a light verb."""
        for i in range(verb + 1, min(len(self.items), verb + _REACH)):
            item = self.items[i]
            if item.kind in ("mark", "rel", "verb", "conj"):
                break
            if item.kind == "quantity" and i > verb + 2 and not self._measures_next(i):
                break
            if item.kind == "np":
                name = self.namer.of_noun(item)
                if name is not None:
                    return Telling(i, name, True, LIGHT)
        return self._given(verb)

    def _measures_next(self, i: int) -> bool:
        """Whether the figure at `i` stands inside a noun phrase: "an unsolicited, $4 billion offer"."""
        behind = self.items[i + 1] if i + 1 < len(self.items) else None
        return behind is not None and behind.kind == "np" and behind.tokens[0].tag in ("NOUN", "ADJ")

    def _given(self, verb: int) -> Telling | None:
        """ "gave a concert on Sunday", "took a vote": one thing of one day behind a verb that only carries it."""
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        if self.items[verb].lemma not in _GIVING or behind is None or behind.kind != "np":
            return None
        if not (is_brief(self.date) or self.date.grain is Grain.MONTH) or behind.tokens[0].lower not in (
            "a",
            "an",
            "its",
            "his",
            "her",
            "their",
        ):
            return None
        noun = item_noun(behind)
        if noun.last_tag != "NOUN" or lexicon.singular(noun.head) != noun.head or noun.head in TIMES:
            return None
        return Telling(verb + 1, noun.head, True, LIGHT)

    def _sudden(self, verb: int) -> Telling | None:
        """ "An explosion levelled a row of shops on Friday": what happens once is the event, whatever it did."""
        once = is_brief(self.date) or self.date.grain is Grain.MONTH
        found = self.noun_subject(verb) if self.items[verb].finite and once else None
        once = found is not None and found.noun not in self.events.repeated and self.items[verb].lemma != "be"
        return found if once and modality_of(self.row, verb, self.cues) is Modality.ACTUAL else None

    def noun_subject(self, verb: int) -> Telling | None:
        """ "The election is on May 5", "a deal should be done by then": the event is the subject."""
        subject = self.row.subject(verb)
        if subject is None or self.items[subject].kind != "np":
            return None
        name = self.namer.of_noun(self.items[subject])
        return Telling(subject, name, True, "noun before its verb") if name is not None else None


def _is_duty(item: Item) -> bool:
    """ "must have", "has to be": what is to be done by a day."""
    first, *rest = (token.lower for token in item.tokens)
    return first == "must" or (first in ("has", "have") and rest[:1] == ["to"])


def _is_future(item: Item) -> bool:
    """ "will be", "shall have": the future of a state is no plan of somebody's."""
    return any(token.lower in ("will", "shall", "'ll", "’ll", "wo") for token in item.tokens)
