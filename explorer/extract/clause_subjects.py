"""The subject of a verb in its sentence, over what stands between them."""

from __future__ import annotations

from explorer.extract.agreement import agrees, is_finite_form, leads_to_infinitive, may_describe
from explorer.extract.phrase_chains import PhraseChains
from explorer.extract.phrase_rows import DASHES, SAYING
from explorer.extract.phrases import Item, ends_clause
from explorer.extract.word_sets import word_set

_SITED = frozenset({"locate", "situate", "base", "lie"})
"""Participles of place: they describe the noun right before them."""
_CONTROLLING = word_set(
    "order require force tell ask oblige compel instruct direct urge allow permit enable persuade encourage invite "
    "authorise authorize"
)
"""Verbs whose object does what the infinitive behind it says: "ordered the firm to pay"."""
_REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves", "myself", "ourselves", "yourself"})


class ClauseSubjects(PhraseChains):
    """The phrases of a sentence with the subjects of its verbs."""

    def subject(self, verb: int) -> int | None:
        """The noun phrase (its first, where prepositional phrases follow) that is a verb's subject."""
        if verb not in self._subjects:
            self._subjects[verb] = self._subject(verb)
        return self._subjects[verb]

    def _subject(self, verb: int) -> int | None:
        items = self.items
        i = verb - 1
        while i >= 0 and (_passed_over(items[i]) or (items[i].kind == "mark" and items[i].lemma in '"“”')):
            i -= 1
        if i < 0:
            return self._inverted(verb)
        item = items[i]
        if (
            items[verb].tokens[0].lower == "to"
            and item.kind == "np"
            and all(t.tag in ("ADJ", "ADV") for t in item.tokens)
        ):
            previous = self.governor(i)
            return self.subject(previous) if previous is not None else None
        if item.kind == "prep" and not items[verb].finite:
            previous = self.governor(i)
            return self.subject(previous) if previous is not None else None
        ends = leads_to_infinitive(item) if item.kind == "np" else self._is_object(i)
        if not ends and not items[verb].finite and item.kind == "np" and i and items[i - 1].lemma == "with":
            return i
        if item.kind == "rel" or (i and item.kind == "np" and item.words() in ("that", "which", "who")):
            return self._antecedent(i)
        if item.kind == "conj":
            previous = self._over_speaker(i, verb) or self._joined_verb(i, verb)
            return self.subject(previous) if previous is not None and previous != verb else None
        if item.kind == "comma":
            return self._over_comma(i, verb)
        if item.kind == "mark" and item.lemma == ")":
            return self.head_of_chain(self._opening_bracket(i) - 1)
        if item.kind == "verb":
            return (self._over_saying(i) or self.subject(i)) if i != verb else None
        if item.kind == "mark" and item.lemma in DASHES:
            opened = self._opening_dash(i)
            if opened is not None:
                return self.head_of_chain(opened - 1)
            previous = self.governor(i)
            return self.subject(previous) if previous is not None else self.head_of_chain(i - 1)
        if items[verb].tokens[0].lower == "to" and ends:
            previous = self.governor(i)
            if previous is not None:
                return self.subject(previous)
        return self._over_participle(self.head_of_chain(i, absolute=not items[verb].finite), verb)

    def _joined_verb(self, i: int, verb: int) -> int | None:
        """The verb that "and" at `i` joins another to: a past tense joins no infinitive ("rose to win and threw")."""
        previous = self.governor(i)
        while previous is not None and is_finite_form(self.items[verb]) and self._is_infinitive(previous):
            previous = self.governor(previous)
        return previous

    def _over_speaker(self, i: int, verb: int) -> int | None:
        """The verb that "and" at `i` joins another to over an inserted speaker: "Sales fell, Orvane said, and …"."""
        items, said = self.items, self.governor(i)
        if said is None or items[i - 1].kind != "comma" or items[verb].lemma in SAYING:
            return None
        if items[said].lemma not in SAYING or not items[said].finite or not items[verb].finite:
            return None
        speaker = self.subject(said)
        inserted = speaker is not None and 1 < speaker < said and items[speaker - 1].kind == "comma"
        before = self.governor(speaker - 1) if inserted and speaker is not None else None
        return before if before is not None and items[before].lemma not in SAYING else None

    def _is_infinitive(self, verb: int) -> bool:
        return not self.items[verb].finite and self.items[verb].tokens[0].lower == "to"

    def _is_object(self, i: int) -> bool:
        """Whether the phrase at `i` is a figure that a verb takes: "cleared 1.76 m to win"."""
        return self.items[i].kind == "quantity" and self.link(i).role == "object"

    def _over_participle(self, head: int | None, verb: int) -> int | None:
        """The subject where a verb before only describes it: "bonds issued by Orvane fell", "who left at 9 have"."""
        items = self.items
        if head is not None and head > 2 and items[head - 1].kind == "verb" and items[head - 2].kind == "prep":
            gerund, governing = items[head - 1], items[head - 3]
            if not gerund.finite and governing.kind == "np":
                return self.head_of_chain(head - 3)
            if not gerund.finite and governing.kind == "verb" and may_describe(governing) and head > 3:
                return self.subject(head - 3)
        if head is not None and items[verb].finite and (described := self._doing(head)) is not None:
            return self.head_of_chain(described)
        if head is None or head < 3 or items[head - 1].kind != "prep" or items[head - 2].kind != "verb":
            return head
        before = head - 3
        while before > 0 and items[before].kind == "adv":
            before -= 1
        if before > 0 and items[before].kind == "rel" and not may_describe(items[verb]):
            return self._whole(self._antecedent(before), verb)
        participle = items[head - 2]
        told = participle.lemma in SAYING and items[head - 1].lemma != "by"
        if items[head - 3].kind != "np" or told or not may_describe(participle):
            return head
        return self.subject(head - 2)

    def _controlled(self, previous: int, verb: int) -> int | None:
        """The object of the verb at `previous` that does the infinitive: "ordered the firm, Orvane, to pay"."""
        items = self.items
        object_ = previous + 1 < verb and items[previous + 1].kind == "np" and not items[previous].passive
        controls = items[previous].lemma in _CONTROLLING and self._is_infinitive(verb)
        return previous + 1 if object_ and controls else None

    def _whole(self, found: int | None, verb: int) -> int | None:
        """The first phrase of the chain at `found`, if the verb agrees: "the captain of a ferry that sank was"."""
        head = self.head_of_chain(found) if found is not None and self.items[verb].finite else None
        return head if head is not None and agrees(self.items[head], self.items[verb]) else found

    def _doing(self, head: int) -> int | None:
        """The phrase whose participle reaches to the one at `head`: "workers living in Varland sent money home"."""
        items = self.items
        placed = head > 2 and items[head - 1].kind == "prep" and items[head - 1].lemma != "of"
        at = head - 2 if placed else head - 1
        if at < 1 or items[at].kind != "verb" or items[at].finite or items[at].lemma in SAYING:
            return None
        taken = placed or items[head].tokens[0].tag in ("DET", "PRON", "NUM")
        doing = items[at].tokens[0].lower.endswith("ing") and items[at - 1].kind == "np"
        return at - 1 if doing and taken else None

    def _over_saying(self, i: int) -> int | None:
        """What a relative clause with an inserted speaker is about: "an economy that many experts say could shrink"."""
        items = self.items
        inserted = i > 1 and items[i].lemma in SAYING and items[i - 1].kind == "np" and items[i - 2].kind == "rel"
        return self._antecedent(i - 2) if inserted else None

    def _inverted(self, verb: int) -> int | None:
        """The noun phrase behind a verb that opens its sentence; behind the comma where the verb is a participle."""
        i = verb + 1
        if not self.items[verb].finite or may_describe(self.items[verb]):
            return self._main_subject(i)
        return i if i < len(self.items) and self.items[i].kind == "np" else None

    def _main_subject(self, i: int) -> int | None:
        """The subject of the main clause behind an opening participle: "Built in 1907, the tower has …"."""
        items = self.items
        while i + 2 < len(items):
            if items[i].kind == "comma" and items[i + 1].kind == "np":
                return i + 1 if self.verb_behind(i + 1) is not None else None
            if ends_clause(items[i]) or (items[i].kind == "verb" and items[i].finite and not may_describe(items[i])):
                return None
            i += 1
        return None

    def _over_teller(self, verb: int) -> int:
        """The verb that an inserted speaker stands behind: "prices rose 3 %, the office said, slowing from 4 %"."""
        teller = self.subject(verb) if self.items[verb].lemma in SAYING else None
        if not teller or teller > verb or self.items[teller - 1].kind != "comma":
            return verb
        before = self.governor(teller - 1)
        return verb if before is None else before

    def _over_comma(self, i: int, verb: int) -> int | None:
        """The subject of a verb that a comma stands before: over an apposition, or that of the main clause."""
        items = self.items
        if items[verb].lemma in _SITED and len(items[verb].tokens) == 1 and items[i - 1].kind == "np":
            return i - 1
        if not items[verb].finite:
            previous = self.governor(i)
            if previous is not None:
                previous = self._over_teller(previous)
                return self._controlled(previous, verb) or self.subject(previous)
            return self.head_of_chain(i - 1)
        j = i - 1
        while j >= 0 and items[j].kind != "comma" and not ends_clause(items[j]):
            if (
                items[j].kind == "verb"
                and items[j].finite
                and j
                and (items[j - 1].kind == "comma" or self._first_comma(j))
            ):
                return self.subject(j)
            j -= 1
        if j > 0 and items[j].kind == "comma":
            inserted = items[j + 1]
            if inserted.kind == "prep" and items[j - 1].kind == "conj":
                previous = self.governor(j - 1)
                return self.subject(previous) if previous is not None else None
            if inserted.kind == "prep" or (inserted.kind == "verb" and not inserted.finite):
                return self.head_of_chain(j - 1)
            if items[j - 1].kind == "verb":
                return self.head_of_chain(i - 1)
            head = self.head_of_chain(j - 1)
            return head if head is not None else self.head_of_chain(i - 1)
        if j > 0 and items[j].kind == "rel":
            found = self._antecedent(j)
            if found is not None and found > 1 and items[found - 1].kind == "comma":
                return self.head_of_chain(found - 2)
            return found if found is None else self.head_of_chain(found)
        if j > 0 and items[j].kind == "conj" and items[i - 1].kind == "verb":
            rel = next((k for k in range(j, 0, -1) if items[k].kind in ("rel", "comma", "mark")), 0)
            if items[rel].kind == "rel" and items[rel - 1].kind == "comma":
                return self.head_of_chain(rel - 2)
        return self.head_of_chain(i - 1)


def _passed_over(item: Item) -> bool:
    """Whether a phrase may stand between a subject and its verb: "The firm itself now …"."""
    return item.kind in ("adv", "period") or (item.kind == "np" and item.words() in _REFLEXIVES)
