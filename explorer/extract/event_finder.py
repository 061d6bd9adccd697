"""What a date in a sentence is the date of: the verb or noun that tells an event."""

from __future__ import annotations

from dataclasses import replace

from explorer.calendar import Grain
from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.event_announcements import announced
from explorer.extract.event_frames import (
    at_venue,
    changes_from,
    due_adjective,
    record_of,
    set_for,
    stays_until,
    takes_place,
)
from explorer.extract.event_names import Namer, is_brief
from explorer.extract.event_telling import CLAUSE_OF_DATE, NOUN_BEFORE, NOUN_BEHIND, Telling
from explorer.extract.event_verbs import TIMES, Verbs
from explorer.extract.main_verbs import finite_left, following_verb, is_finite, is_infinitive, main_verb
from explorer.extract.mentions import PeriodMention, PeriodRelation
from explorer.extract.modality import modality_of
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import Item, ends_clause
from explorer.model import Modality
from explorer.vocabulary.cues import Cues
from explorer.vocabulary.events import Events

_BARE_CLEFT = frozenset({"it", "that", "this", ""})
_COMPARING = frozenset({"than", "compared", "against", "versus", "vs", "like"})
_SHORTLY = frozenset({"shortly", "just", "minutes", "moments", "hours", "soon", "immediately"})
_ADDING = frozenset({"total", "include", "involve"})
"""Participles that only tell how much or what is in it: "paid fines totalling $2 million in 1995"."""
_DESCRIBING = 2
_NOUNS = 4
_BEHIND, _BEFORE = "verb behind the date", "verb before the date"
_QUOTES = frozenset('"“”‘’')
_VENUE = frozenset({"at", "during", "in", "on"})


class Finder:
    """Looks for what the date at `at` (a period, or a noun phrase that opens with one) is the date of."""

    def __init__(self, row: Row, events: Events, cues: Cues, at: int, date: PeriodMention) -> None:
        self.row, self.items, self.events, self.cues = row, row.items, events, cues
        self.at, self.date = at, date
        self.namer = Namer(row, events)
        self.verbs = Verbs(row, events, cues, at, date)

    def telling(self) -> Telling | None:
        """The phrase that tells an event of the date; None where the date is none of an event."""
        found = self._telling()
        return None if found is None or self._is_habit(found) or self._is_span_of_report(found) else found

    def _is_span_of_report(self, found: Telling) -> bool:
        """ "Reported sales of 5 million for the third quarter": what the figures are of, not when they came out."""
        if found.noun != "publication" or is_brief(self.date) or self.items[found.at].kind != "verb":
            return False
        before = self.items[self.at - 1] if self.at else None
        return self.namer.has_figure(found.at) or (before is not None and before.lemma == "for")

    def _is_habit(self, found: Telling) -> bool:
        """ "Usually shown in March", "tests every two weeks from March to May": what is done again and again."""
        first, last = sorted((found.at, self.at))
        around = [
            token.lower
            for item in self.items[max(0, first - 3) : last + 4]
            for token in (*item.det_tokens, *item.tokens)
        ]
        return any(
            word in self.events.habits and (word, *around[i + 1 : i + 2]) != ("each", "other")
            for i, word in enumerate(around)
        )

    def _telling(self) -> Telling | None:
        if self.items[self.at].kind == "np":
            return self._noun_of_date(self.at) or self._clause_of_noun() or at_venue(self.verbs)
        if self._is_base():
            return None
        named = self._noun_behind()
        if named is not None:
            return self._noun_of_date(named)
        if self._lasts():
            return self._when_clause() or self._since()
        found = (
            due_adjective(self.verbs)
            or stays_until(self.verbs)
            or set_for(self.verbs)
            or self._noun_left()
            or self._noun_of_day()
        )
        if found is not None or self._is_of_noun():
            return found
        return (
            self._verb()
            or self._when_clause()
            or self._label()
            or takes_place(self.verbs)
            or record_of(self.verbs)
            or changes_from(self.verbs)
        )

    def _noun_behind(self) -> int | None:
        """The noun phrase that a date belongs to: "Tuesday's accident", "by the March 12 crash"."""
        behind = self.items[self.at + 1 : self.at + 3]
        if len(behind) == 2 and behind[0].lemma in ("'s", "’s") and behind[1].kind == "np":
            return self.at + 2
        bare = bool(behind) and behind[0].kind == "np" and behind[0].tokens[0].tag in ("NOUN", "ADJ")
        near = bare and behind[0].start - self.items[self.at].end <= 1
        return self.at + 1 if near and self.namer.of_noun(behind[0]) is not None else None

    def _clause_of_noun(self) -> Telling | None:
        """ "In 2019 Norvik launched …": a date that opens the clause of the phrase behind it."""
        i = self.at - 1
        while i >= 0 and (self.items[i].kind == "adv" or (self.items[i].kind == "prep" and i == self.at - 1)):
            i -= 1
        opener = self.items[i] if i >= 0 else None
        named = self.items[self.at].tokens[0].tag == "PROPN" and self.date.rule.startswith(("last-", "this-", "next-"))
        if (i == self.at - 1 and not named) or not (opener is None or opener.kind in ("comma", "mark", "conj")):
            return None
        return self._behind()[0]

    def _is_of_noun(self) -> bool:
        """ "The 410,000 cars of 2025": a date that tells which, not when; "the night of 5 May" is a time itself."""
        before = self.items[self.at - 1] if self.at else None
        if before is None or before.kind != "prep" or before.lemma != "of":
            return False
        noun = self.items[self.at - 2] if self.at > 1 else None
        if noun is not None and noun.lemma == "as":
            return False
        return noun is None or noun.kind != "np" or lexicon.singular(item_noun(noun).head) not in TIMES

    def _noun_of_day(self) -> Telling | None:
        """ "The letter of 3 May": a definite thing of one day happened on it, whatever it is called."""
        if not self._is_of_noun() or self.date.grain is not Grain.DAY or self.at < 2:
            return None
        item = self.items[self.at - 2]
        if item.kind != "np" or item.tokens[0].lower != "the":
            return None
        noun = item_noun(item)
        head = noun.head
        if noun.last_tag != "NOUN" or lexicon.singular(head) != head or head in TIMES:
            return None
        return Telling(self.at - 2, head, True, NOUN_BEFORE)

    def _label(self) -> Telling | None:
        """ "Next regatta: 7 August", "12 May: hearing in Port Isolde": a line without a verb."""
        if any(item.kind == "verb" for item in self.items):
            return None
        behind = self.items[self.at + 1 : self.at + 3]
        if len(behind) == 2 and behind[0].lemma in (":", "-", "–", "—") and behind[1].kind == "np":
            name = self.namer.of_noun(behind[1])
            return Telling(self.at + 2, name, True, "line of a date") if name is not None else None
        before = self.items[max(0, self.at - 2) : self.at]
        if len(before) == 2 and before[1].lemma in (":", "on", "in", "by") and before[0].kind == "np":
            name = self.namer.of_noun(before[0]) or self._due_label(before[0])
            return Telling(self.at - 2, name, True, "label of a date") if name is not None else None
        return None

    def _due_label(self, item: Item) -> str | None:
        """ "Next notes", "Deadline": what a label says is to come."""
        words = [token.lower for token in item.tokens]
        noun = item_noun(item)
        return lexicon.singular(noun.head) if "next" in words[:-1] and noun.last_tag == "NOUN" else None

    def _noun_of_date(self, at: int) -> Telling | None:
        """What the noun phrase at `at` tells, to which the date belongs."""
        name = self.namer.of_noun(self.items[at])
        if name is None or (
            name in self.events.repeated and not (is_brief(self.date) or self.date.grain is Grain.MONTH)
        ):
            return None
        return Telling(at, name, True, NOUN_BEHIND)

    def _lasts(self) -> bool:
        """ "Since 2018", "between 2016 and 2019": what lasts through the date is no event at it."""
        if self.date.relation in (PeriodRelation.SINCE, PeriodRelation.DURING_PAST):
            return True
        start, end = self.date.period_start, self.date.period_end
        if not (start and end and "range" in self.date.rule):
            return False
        return int(end[:4]) - int(start[:4]) > 1 and not self._ahead() and not self._acts()

    def _acts(self) -> bool:
        """Whether a known act is told of a span ("enrolled patients between 2019 and 2021"): it happened within."""
        verb = self.row.governor(self.at)
        known = verb is not None and self.namer.of_verb(verb) in self.events.acts and not self.namer.is_state(verb)
        return verb is not None and known and self.items[verb].finite

    def _ahead(self) -> bool:
        """Whether the nearest verb left of the date looks ahead: a plan may name a span of years."""
        verb = self.row.governor(self.at)
        return verb is not None and modality_of(self.row, verb, self.cues) is not Modality.ACTUAL

    def _is_base(self) -> bool:
        """A date that something is compared with."""
        before = self.items[self.at - 1] if self.at else None
        if before is None or before.kind not in ("prep", "conj", "verb") or before.lemma not in _COMPARING:
            return False
        later = self.items[self.at - 2] if self.at > 1 else None
        return later is None or later.tokens[-1].lower not in ("later", "earlier", "sooner")

    def _when_clause(self) -> Telling | None:
        """ "since April 2024, when it began making cars": the clause behind the date tells what happened."""
        i = self.at + 1
        if i < len(self.items) and self.items[i].kind == "comma":
            i += 1
        if i < len(self.items) and self.items[i].lemma == "when":
            verb = following_verb(self.items, i + 1)
            if verb is None:
                return None
            told = self.verbs.of_verb(verb, CLAUSE_OF_DATE) or self.verbs.noun_subject(verb)
            return replace(told, rule=CLAUSE_OF_DATE) if told is not None else None
        return None

    def _noun_left(self) -> Telling | None:
        """ "the launch of its second model in the summer": an event noun between the verb and the date."""
        i, nouns = self.at - 1, 0
        commas = int(any(item.kind == "comma" for item in self.items[max(0, self.at - 2) : self.at])) * 2
        while i >= 0 and nouns < _NOUNS:
            item = self.items[i]
            commas -= item.kind == "comma"
            quoting = item.kind == "mark" and item.lemma in _QUOTES
            if (item.kind in ("verb", "mark", "conj", "rel") and not quoting) or commas < 0:
                return None
            if item.lemma == "since" and i < self.at - 1:
                return None  # "its first win since the fair in June": the date is that of the fair
            if item.kind == "np":
                nouns += 1
                name = self.namer.of_noun(item)
                if name is not None and not self._is_verb_object(i) and not self._is_source(i):
                    return Telling(i, name, True, NOUN_BEFORE, self._promised(i))
            i -= 1
        return None

    def _promised(self, i: int) -> Modality | None:
        """ "Promised a first payment by May": what is promised or aimed at is due by then."""
        verb = self.row.governor(i)
        if verb is None or verb > i or self.date.relation is not PeriodRelation.BY:
            return None
        return self.cues.verbs.get(self.items[verb].lemma)

    def _is_source(self, i: int) -> bool:
        """ "A report from December puts it at 5,000": which report is meant, not that it came out."""
        behind = self.items[i + 1]
        dated = behind.kind == "prep" and behind.lemma == "from" and i + 2 == self.at
        opens = not i or self.items[i - 1].kind in ("comma", "mark", "conj")
        return dated and opens and following_verb(self.items, self.at + 1) is not None

    def _is_verb_object(self, i: int) -> bool:
        """Whether a full verb governs the noun ("signed the deal in May"): the verb tells the event then.

        So does the verb of what happened at it ("unveiled the model at the show in May").
        """
        verb = self.row.governor(i)
        if verb is None or (self.items[verb].lemma in self.events.light and not self.namer.full(verb)):
            return False
        if self.namer.of_verb(verb) is None or self.verbs.says(verb):
            return False
        if self._promised(i) is not None:
            return False
        if self.namer.full(verb) and i <= verb + 2:
            return True
        between = [x for x in self.items[verb + 1 : i] if x.kind == "prep" and x.lemma != self.items[verb].particle]
        return all(x.lemma == "of" for x in between) or self.items[i - 1].lemma in _VENUE

    def _verb(self) -> Telling | None:
        left = self._left()
        if left is None and self._is_inside_noun():
            return self._between()
        if left is None or self._sets_off():
            found, tried = self._behind()
            if tried:
                return found
        if left is None:
            return None
        if self._is_cleft(left):
            behind = self.items[self.at + 1 : self.at + 2]
            return self._behind()[0] if behind and behind[0].tokens[0].lower in ("that", "when") else None
        return self._governed(left)

    def _since(self) -> Telling | None:
        """ "Has been closed since Monday": the day on which what lasts began."""
        verb = self.row.governor(self.at)
        if verb is None or self.date.relation is not PeriodRelation.SINCE or self.date.grain is not Grain.DAY:
            return None
        return self.verbs.lasting(verb)

    def _is_inside_noun(self) -> bool:
        """ "Revenue for 2025, published …", "sales in 2024 …": a date that tells which, in a phrase of its own."""
        before = self.items[max(0, self.at - 2) : self.at]
        if len(before) < 2 or before[0].kind != "np" or before[1].kind != "prep":
            return False
        return before[1].lemma == "for" or not is_brief(self.date)

    def _between(self) -> Telling | None:
        """ "A court in March sentenced him": a date between the subject and the verb of a known act."""
        behind = self.items[self.at + 1] if self.at + 1 < len(self.items) else None
        if behind is None or behind.kind != "verb" or not behind.finite or self.items[self.at - 1].lemma == "for":
            return None
        name = self.namer.of_verb(self.at + 1)
        known = name in self.events.acts or (name is not None and is_brief(self.date))
        if not known or behind.outer or self.namer.has_figure(self.at + 1):
            return None
        return self.verbs.of_verb(self.at + 1, _BEHIND)

    def _left(self) -> int | None:
        """The verb left of the date in its clause; a quotation between them is no boundary."""
        for i in range(self.at - 1, -1, -1):
            item = self.items[i]
            if item.kind == "verb":
                return i
            if ends_clause(item) and not (item.kind == "mark" and item.lemma in _QUOTES):
                break
        return self.row.governor(self.at)

    def _governed(self, verb: int) -> Telling | None:
        """What the verb left of the date tells; one without a tense may leave the date to the verb it hangs on."""
        item = self.items[verb]
        if is_infinitive(item) and modality_of(self.row, verb, self.cues) is Modality.ACTUAL:
            main = finite_left(self.items, verb)
            return self.verbs.of_verb(main, _BEFORE) if main is not None else self.verbs.of_headline(verb)
        own = self.verbs.of_verb(verb, _BEFORE)
        besides = self._accompanies(verb) or self._is_setting(verb) or (item.lemma in _ADDING and not item.finite)
        main = finite_left(self.items, verb) if besides else None
        if main is not None:
            found = self.verbs.of_verb(main, _BEFORE)
            return found if found is not None and found.known else own
        return own

    def _accompanies(self, verb: int) -> bool:
        """ "crashed, killing four, on Monday", "crashed shortly after taking off on Monday": a gerund beside."""
        item = self.items[verb]
        if item.finite or is_infinitive(item) or not verb:
            return False
        before = self.items[verb - 1]
        if before.kind == "comma":
            return True
        return before.kind == "prep" and verb > 1 and self.items[verb - 2].lemma in _SHORTLY

    def _is_setting(self, verb: int) -> bool:
        """ "Broke a leg in training on Tuesday": a bare gerund only tells what was going on."""
        before, behind = self.items[verb - 1] if verb else None, self.items[verb + 1]
        bare = behind.kind in ("prep", "period") and not self.items[verb].finite
        return bare and before is not None and before.kind == "prep" and before.lemma in ("in", "during", "while")

    def _behind(self) -> tuple[Telling | None, bool]:
        """What the verbs behind the date tell, past those that only describe; and whether there was a verb at all."""
        verb, tried = main_verb(self.items, self.at + 1), False
        for _ in range(_DESCRIBING):
            if verb is None:
                break
            tried = True
            if self.verbs.says(verb):
                if not self._inserted(verb):
                    return announced(self.verbs, verb), True
            else:
                found = None if self._is_done_by(verb) else self.verbs.of_verb(verb, _BEHIND)
                describes = self._is_done_by(verb) or (self.namer.is_state(verb) and not self.namer.has_figure(verb))
                if found is not None or not describes:
                    return found, True
            after = following_verb(self.items, verb + 1)
            verb = None if after is None or any(x.kind == "rel" for x in self.items[verb:after]) else after
        return None, tried

    def _is_done_by(self, verb: int) -> bool:
        """ "A jet operated by two pilots crashed": a participle with its doer, before the verb of its noun."""
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        bare = len(self.items[verb].tokens) == 1 and self.items[verb - 1].kind == "np"
        by = behind is not None and behind.kind == "prep" and behind.lemma == "by"
        after = following_verb(self.items, verb + 1)
        return bare and by and after is not None and not any(x.kind in ("conj", "rel") for x in self.items[verb:after])

    def _inserted(self, verb: int) -> bool:
        """ "In March, the company said, it …": a verb of saying between two commas."""
        behind = self.items[verb + 1] if verb + 1 < len(self.items) else None
        before = self.items[self.at + 1]
        return before.kind == "comma" and behind is not None and behind.kind == "comma"

    def _sets_off(self) -> bool:
        """Whether the date opens a clause of its own: ", and in March …", "said that on Monday it …"."""
        i = self.at - 1
        while i >= 0 and (self.items[i].kind == "prep" or self.items[i].lemma in ("just", "only")):
            i -= 1
        opener = self.items[i] if i >= 0 else None
        if opener is None:
            return True
        behind = self.items[self.at + 1] if self.at + 1 < len(self.items) else None
        if opener.kind == "conj" and opener.lemma in ("and", "but", "that", "while", "whereas", "so"):
            gapped = behind is not None and is_finite(behind) and self.items[i - 1].kind != "period"
            opened = behind is not None and (behind.kind in ("np", "comma") or gapped)
            return opened and following_verb(self.items, self.at + 1) is not None
        if opener.kind == "comma" and behind is not None and is_finite(behind):
            left = self._left()
            return left is not None and not self.items[left].finite
        return opener.kind == "mark" and opener.lemma in ":;—–-"

    def _is_cleft(self, verb: int) -> bool:
        """ "It was only in April that …"."""
        item = self.items[verb]
        subject = self.row.subject(verb)
        return item.lemma == "be" and (subject is None or self.items[subject].words() in _BARE_CLEFT)


def of_date(item: Item) -> PeriodMention | None:
    """The date that a phrase of a row holds: a period, or the period that a noun phrase opens with."""
    return item.period if item.kind in ("period", "np") else None
