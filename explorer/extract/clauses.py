"""What governs a quantity in its sentence: a verb, a preposition, a noun phrase, or another quantity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.extract.agreement import agrees, is_finite_form, leads_to_infinitive, may_describe
from explorer.extract.mentions import QuantityKind
from explorer.extract.phrases import Item, ends_clause
from explorer.extract.tokens import Token
from explorer.extract.word_sets import word_set

_SKIPPED = word_set(
    "only just even alone also already still now then currently again roughly some about 's ’s nearly almost "
    "approximately around an another well rather perhaps maybe"
)


GAPPED = "gapped"
"""The word of a link whose verb is left out: "Argentina 13 million"."""


@dataclass(frozen=True, slots=True)
class Link:
    """How a quantity hangs in its sentence.

    `role` is object (of a verb), measure (of a verb, after a preposition), of (a noun phrase), label ("Output: 5 t"),
    apposition, subject (of the verb behind it), restates, joins (coordinated with another quantity), prior (the level
    before a change), base (what a figure is compared with), change ("up 5 %", "by 5 %"), paren, modifier or bare.
    """

    role: str
    verb: int | None = None
    noun: int | None = None
    other: int | None = None
    word: str = ""
    """The preposition or adverb that links them."""


class Row:
    """The phrases of a sentence with the questions that rules ask of them."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self._links: dict[int, Link] = {}
        self._subjects: dict[int, int | None] = {}
        self.source: tuple[Token, ...] | None = None
        """Who the sentence is according to, once it was asked; empty where nobody is named."""

    def link(self, q: int) -> Link:
        """The link of the quantity at position `q`."""
        if q not in self._links:
            self._links[q] = Link("bare")  # a guard against circular chains
            self._links[q] = self._find(q)
        return self._links[q]

    def _find(self, q: int) -> Link:
        items = self.items
        if items[q].det == "that" and self.verb_behind(q) is not None:
            return self._opening(q)
        i = self.back(q - 1)
        if i < 0:
            return self._opening(q)
        item = items[i]
        if item.kind == "verb":
            behind = self.verb_behind(q) if item.lemma in _SAYING else None
            if behind is not None and self.items[behind].finite:
                return Link("subject", verb=behind)
            return Link("object", verb=i)
        if item.kind == "adv":
            return self._after_adverb(q, i)
        if item.kind == "prep":
            return self._after_preposition(q, i)
        if item.kind in ("conj", "comma"):
            return self._after_joint(q, i)
        if item.kind == "mark":
            return self._after_mark(q, i)
        if item.kind == "np":
            return self._after_noun(q, i)
        if item.kind == "period":
            return self._after_period(q, i)
        if item.kind == "quantity":
            return Link("joins", other=i)
        return self._opening(q)

    def back(self, i: int) -> int:
        """The first position at or left of `i` that is no weak adverb."""
        while i >= 0 and self.items[i].kind == "adv" and self.items[i].lemma in _SKIPPED:
            i -= 1
        return i

    def _opening(self, q: int) -> Link:
        verb = self.verb_behind(q)
        return Link("subject", verb=verb) if verb is not None else Link("bare")

    def verb_behind(self, q: int) -> int | None:
        """The verb whose subject a phrase at `q` is: next on the right, prepositional phrases apart."""
        items, i = self.items, q + 1
        allowed = True
        while i < len(items):
            kind = items[i].kind
            if kind == "verb":
                return i if allowed and items[i].lemma not in ("compare", "base", "include", "exclude") else None
            if kind == "prep":
                if items[i].lemma in _CLAUSE_OPENERS and self._clause_follows(i + 1):
                    return None
                allowed = True
            elif kind == "mark" and items[i].lemma == "(":
                i = self._closing(i)
            elif kind in ("conj", "mark", "comma"):
                return None
            i += 1
        return None

    def _clause_follows(self, i: int) -> bool:
        """Whether a noun phrase with a verb of its own stands at `i`: "since Finch injured her calf"."""
        items = self.items
        return (
            i + 1 < len(items)
            and items[i].kind == "np"
            and items[i + 1].kind == "verb"
            and items[i + 1].finite
            and not (i + 2 < len(items) and items[i + 1].passive and items[i + 2].kind == "verb")
        )

    def _closing(self, i: int) -> int:
        while i < len(self.items) and not (self.items[i].kind == "mark" and self.items[i].lemma == ")"):
            i += 1
        return i

    def _after_adverb(self, q: int, i: int) -> Link:
        word = self.items[i].lemma
        if word in ("up", "down"):
            j = self.back(i - 1)
            if j >= 0 and self.items[j].kind == "verb":
                return Link("object", verb=j, word=word)
            return Link(
                "change", verb=self.governor(i), noun=self._noun_left(i), other=self.quantity_left(i), word=word
            )
        j = i - 1
        while j >= 0 and self.items[j].kind == "adv":
            j -= 1
        if j >= 0 and self.items[j].kind == "verb":
            return Link("object", verb=j, word=word)
        if j < 0:
            return self._opening(q)
        return Link("object", verb=self.governor(i), word=word) if self.governor(i) is not None else Link("bare")

    def _after_preposition(self, q: int, i: int) -> Link:
        word = self.items[i].lemma
        j = self.back(i - 1)
        before = self.items[j] if j >= 0 else None
        if (
            before is not None
            and before.kind == "adv"
            and before.lemma in ("up", "down")
            and word in ("from", "to", "by")
        ):
            role = {"from": "prior", "by": "change", "to": "measure"}[word]
            return Link(role, verb=self.governor(j), noun=self._noun_left(j), other=self.quantity_left(j), word=word)
        if (
            word in ("at", "with", "of")
            and before is not None
            and before.kind == "comma"
            and j
            and self.items[j - 1].kind == "np"
        ):
            return Link("of", noun=j - 1, verb=self.governor(j), word=word)
        if word == "on" and before is not None and before.kind == "np" and self._proper(j) and self._level(q):
            return Link("of", noun=j, verb=self.governor(j), word=word)
        gapped = self._verbless(j) if word == "to" and before is not None and before.kind == "np" else None
        if gapped is not None:
            return Link("of", noun=gapped, verb=self.governor(gapped), word=word)
        if word in ("of", "with", "at", "about") and before is not None and before.kind == "np":
            return Link("of", noun=j, verb=self.governor(j), word=word)
        if word == "of" and before is not None and before.kind == "quantity":
            return Link("whole", other=j, word=word)
        if self._compared(i):
            return Link("base", verb=self.governor(self.back(i - 1)), other=self.quantity_left(i), word="compared")
        if word in ("than", "against", "versus", "vs", "after", "as") and (
            word not in ("after", "as") or self._same_kind(q, i)
        ):
            other = j if self._opens_brackets(j) else self.quantity_left(i)
            return Link("base", verb=self.governor(i), other=other, word=word)
        if (
            word in ("over", "above", "below", "under")
            and before is not None
            and before.kind in ("quantity", "np", "adv")
        ):
            other = self.quantity_left(i)
            earlier = self.items[other].quantity if other is not None else None
            if earlier is not None and (earlier.kind in _GROWING or self._same_kind(q, i)):
                return Link("base", verb=self.governor(i), other=other, word=word)
        if word == "from" and before is not None and before.lemma == ":":
            return self._after_mark(q, j)
        if word == "from":
            other = self.quantity_left(i)
            return Link("prior", verb=self.governor(i), noun=self._noun_left(i), other=other, word=word)
        if word == "to" and before is not None and before.kind == "quantity":
            if before.quantity is not None and before.quantity.kind is QuantityKind.MULTIPLE:
                return Link("measure", verb=self.governor(j), noun=self._noun_left(j), other=j, word=word)
            link = self.link(j)
            if link.role == "prior":
                return Link("measure", verb=link.verb, noun=link.noun, other=j, word=word)
        if word == "by":
            return Link("change", verb=self.governor(i), noun=self._noun_left(i), word=word)
        verb = self.governor(i)
        other = self.quantity_left(i) if verb is not None and not self.items[verb].finite else None
        return Link("measure", verb=verb, noun=j if before and before.kind == "np" else None, other=other, word=word)

    def _opens_brackets(self, j: int) -> bool:
        """Whether a figure is the first thing in brackets: "constipation (21% versus 6%)"."""
        return j > 0 and self.items[j].kind == "quantity" and self.items[j - 1].lemma == "("

    def _verbless(self, j: int) -> int | None:
        """The head of a coordinated noun phrase without a verb: "profit came to 4 million, and sales to 90 million"."""
        head = self.head_of_chain(j)
        if head is None or head < 2 or self.items[head].kind != "np" or self.items[head - 1].kind != "conj":
            return None
        return head if self.items[head - 2].kind == "comma" else None

    def _proper(self, j: int) -> bool:
        return self.items[j].tokens[-1].tag == "PROPN"

    def _level(self, q: int) -> bool:
        quantity = self.items[q].quantity
        bare = quantity is not None and quantity.kind is QuantityKind.COUNT and quantity.noun is None
        return quantity is not None and (quantity.kind is QuantityKind.PERCENT or bare)

    def _same_kind(self, q: int, i: int) -> bool:
        """Whether the quantity left of position `i` counts in the same unit as the one at `q`, or `q` has none."""
        other = self.quantity_left(i)
        if other is None:
            return False
        first, second = self.items[other].quantity, self.items[q].quantity
        if first is None or second is None or first.kind is QuantityKind.DURATION:
            return False
        return second.unit == first.unit or (second.unit is None and second.kind is QuantityKind.COUNT)

    def _compared(self, i: int) -> bool:
        j = self.back(i - 1)
        return (
            self.items[i].lemma in ("to", "with")
            and j >= 0
            and self.items[j].kind == "verb"
            and self.items[j].lemma == "compare"
        )

    def _after_joint(self, q: int, i: int) -> Link:
        item = self.items[i]
        verb = self.verb_behind(q)
        other = self.quantity_left(i)
        if verb is not None and self.items[verb].finite and not self._shares_object(q, i, verb):
            return Link("subject", verb=verb)
        before = self.items[i - 1] if i else None
        if other is not None:
            restated = self.items[other].quantity
            mine = self.items[q].quantity
            near = before is self.items[other] or (item.lemma == "or" and i - 2 == other)
            if restated and mine and near and item.lemma == "or" and _other_unit(restated, mine):
                return Link("restates", other=other)
            if item.kind == "comma" and before is not None and before.kind == "np" and self._list_of_nouns(i):
                return self._age_or_apposition(q, i)
            return Link("joins", other=other, verb=self.link(other).verb)
        if item.kind == "comma":
            return self._age_or_apposition(q, i)
        if item.kind == "conj":
            verb_left = self.governor(i)
            if verb_left is not None and before is not None and before.kind == "np":
                return Link("object", verb=verb_left)
        return Link("subject", verb=verb) if verb is not None else Link("bare")

    def _shares_object(self, q: int, i: int, verb: int) -> bool:
        return False

    def _list_of_nouns(self, i: int) -> bool:
        """Whether the noun phrase before a comma is a name that the figure behind it describes ("Okoro, 24,")."""
        noun = self.items[i - 1]
        return bool(noun.tokens and noun.tokens[-1].tag == "PROPN")

    def _age_or_apposition(self, q: int, i: int) -> Link:
        before = self.items[i - 1] if i else None
        if before is not None and before.kind == "np":
            return Link("apposition", noun=i - 1, verb=self.governor(i - 1))
        if before is not None and before.kind == "period":
            return self._opening(q) if self.verb_behind(q) is not None else Link("bare")
        verb = self.governor(i)
        return Link("measure", verb=verb) if verb is not None else self._opening(q)

    def _after_mark(self, q: int, i: int) -> Link:
        mark = self.items[i].lemma
        before = self.items[i - 1] if i else None
        if mark == ";" and before is not None and before.kind == "quantity" and self.link(i - 1).role == "restates":
            return Link("restates", other=self.link(i - 1).other)
        if mark in "([":
            if before is not None and before.kind == "quantity" and before.quantity and self.items[q].quantity:
                if _other_unit(before.quantity, self.items[q].quantity):
                    return Link("restates", other=i - 1)
                return Link("paren", other=i - 1, noun=self._noun_left(i - 1))
            near = self.quantity_left(i)
            close = near is not None and i - near <= 3
            if near is not None and close and _other_unit(self.items[near].quantity, self.items[q].quantity):
                return Link("restates", other=near)
            if before is not None and before.kind == "np":
                return Link("paren", noun=i - 1)
        bracket = self._bracketed(i) if mark == ":" else None
        if bracket is not None:
            other = self.quantity_left(bracket)
            if other is not None:
                return Link("prior", verb=self.link(other).verb, other=other, word="(")
        behind = self.verb_behind(q) if mark == ":" else None
        if behind is not None and self.items[behind].finite:
            return Link("subject", verb=behind)
        if mark == ":" and before is not None:
            j = i - 1
            while j > 0 and not (self.items[j].kind in ("mark",) and self.items[j].lemma in ".;!?"):
                j -= 1
            noun = next((k for k in range(j, i) if self.items[k].kind == "np"), None)
            verb = next(
                (k for k in range(i - 1, j - 1, -1) if self.items[k].kind == "verb" and self.items[k].finite), None
            )
            return Link("label", noun=noun, verb=verb) if noun is not None else Link("bare")
        if mark in ("-", "–", "—", "--") and before is not None and self.verb_behind(q) is None:
            if before.kind == "np" and i <= 3:
                return Link("label", noun=i - 1)
            verb = self.governor(i)
            return Link("apposition", noun=i - 1 if before.kind == "np" else None, verb=verb)
        return self._opening(q)

    def _bracketed(self, i: int) -> int | None:
        """The opening bracket behind a figure, where only a date stands between: "0.58 euros (2024: 0.86)"."""
        if not i or not (self.items[i - 1].kind == "period" or self.items[i - 1].lemma in ("previously", "before")):
            return None
        for k in range(i - 1, max(-1, i - 8), -1):
            if self.items[k].kind == "mark" and self.items[k].lemma in "([":
                return k if k and self.items[k - 1].kind == "quantity" else None
            if self.items[k].kind in ("np", "verb") or self.items[k].lemma == ")":
                return None
        return None

    def _after_noun(self, q: int, i: int) -> Link:
        j = self.back(i - 1)
        gapped = self._gapped(q, i, j)
        if gapped is not None:
            return Link("joins", other=gapped, noun=i, verb=self.link(gapped).verb, word=GAPPED)
        if j >= 0 and self.items[j].kind == "verb":
            return Link("object", verb=j, noun=i)
        if j >= 0 and self.items[j].kind == "prep":
            verb = self.governor(j)
            return Link("object", verb=verb, noun=i) if verb is not None else Link("apposition", noun=i)
        return Link("apposition", noun=i, verb=self.governor(i))

    def _gapped(self, q: int, i: int, j: int) -> int | None:
        """The figure whose verb a name and a figure leave out: "Russia exports 44 million tonnes, Argentina 13"."""
        items = self.items
        named = items[i].tokens[-1].tag == "PROPN"
        if j < 0 or not (named or (items[i].tokens[0].tag == "DET" and items[i].tokens[-1].tag == "NOUN")):
            return None
        if items[j].kind == "conj" and items[j].lemma in ("and", "but", "while") and items[j - 1].kind == "comma":
            j -= 1
        if items[j].kind not in ("comma", "conj") and items[j].lemma != ";":
            return None
        other = next((k for k in range(j - 1, -1, -1) if items[k].kind == "quantity"), None)
        behind = self.verb_behind(q)
        if other is None or (behind is not None and items[behind].finite):
            return None
        first, second = items[other].quantity, items[q].quantity
        if first is None or second is None or self.link(other).role in ("bare", "apposition", "paren"):
            return None
        bare = second.unit is None and second.kind is QuantityKind.COUNT and second.noun is None
        return other if bare or (named and second.unit == first.unit) else None

    def _after_period(self, q: int, i: int) -> Link:
        """ "rose in August 3.4 %", "In 2024 about 67 million cars were made"."""
        j = self.back(i - 1)
        if self.items[i + 1].lemma in ("'s", "’s") and j >= 0 and self.items[j].kind == "prep":
            return self._after_preposition(q, j)
        if j >= 0 and self.items[j].kind == "prep":
            j = self.back(j - 1)
        if j < 0 or ends_clause(self.items[j]) or self.items[j].kind in ("conj", "comma"):
            return self._opening(q)
        if self.verb_behind(q) is not None and self.governor(i) is None:
            return self._opening(q)
        if self.items[j].kind == "np":
            return Link("apposition", noun=j, verb=self.governor(j))
        verb = self.governor(i)
        return Link("object", verb=verb) if verb is not None else self._opening(q)

    def governor(self, i: int) -> int | None:
        """The nearest verb left of position `i` in the same clause."""
        i -= 1
        while i >= 0:
            item = self.items[i]
            if item.kind == "verb":
                return i
            if item.kind == "mark" and item.lemma == ")":
                while i > 0 and not (self.items[i].kind == "mark" and self.items[i].lemma == "("):
                    i -= 1
            elif ends_clause(item):
                return None
            i -= 1
        return None

    def quantity_left(self, i: int) -> int | None:
        """The nearest quantity left of position `i` in the same sentence, restatements in brackets passed over."""
        i -= 1
        while i >= 0:
            item = self.items[i]
            if item.kind == "quantity" and item.quantity and self.link(i).role not in ("restates", "paren"):
                return i
            if item.kind == "mark" and item.lemma in (";", ".", "!", "?", ":"):
                return None
            i -= 1
        return None

    def _noun_left(self, i: int) -> int | None:
        i -= 1
        while i >= 0:
            item = self.items[i]
            if item.kind == "np":
                return i
            if item.kind == "verb" or ends_clause(item):
                return None
            i -= 1
        return None

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
            previous = self._joined_verb(i, verb)
            return self.subject(previous) if previous is not None and previous != verb else None
        if item.kind == "comma":
            return self._over_comma(i, verb)
        if item.kind == "mark" and item.lemma == ")":
            while i > 0 and not (items[i].kind == "mark" and items[i].lemma == "("):
                i -= 1
            return self.head_of_chain(i - 1)
        if item.kind == "verb":
            return (self._over_saying(i) or self.subject(i)) if i != verb else None
        if item.kind == "mark" and item.lemma in _DASHES:
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

    def _is_infinitive(self, verb: int) -> bool:
        return not self.items[verb].finite and self.items[verb].tokens[0].lower == "to"

    def _is_object(self, i: int) -> bool:
        """Whether the phrase at `i` is a figure that a verb takes: "cleared 1.76 m to win"."""
        return self.items[i].kind == "quantity" and self.link(i).role == "object"

    def _opening_dash(self, i: int) -> int | None:
        """The dash that opens the insertion which the one at `i` closes: "exports - goods and services - rose"."""
        acts = False
        for k in range(i - 1, 0, -1):
            item = self.items[k]
            if item.kind == "mark" and item.lemma in _DASHES:
                inserted = not acts or self.items[k + 1].kind == "rel"
                return k if inserted and self.items[k - 1].kind in ("np", "period") else None
            acts = acts or (item.kind == "verb" and item.finite and item.lemma != "include")
        return None

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
            return self._antecedent(before)
        participle = items[head - 2]
        told = participle.lemma in _SAYING and items[head - 1].lemma != "by"
        if items[head - 3].kind != "np" or told or not may_describe(participle):
            return head
        return self.subject(head - 2)

    def _doing(self, head: int) -> int | None:
        """The phrase whose participle reaches to the one at `head`: "workers living in Varland sent money home"."""
        items = self.items
        placed = head > 2 and items[head - 1].kind == "prep" and items[head - 1].lemma != "of"
        at = head - 2 if placed else head - 1
        if at < 1 or items[at].kind != "verb" or items[at].finite or items[at].lemma in _SAYING:
            return None
        taken = placed or items[head].tokens[0].tag in ("DET", "PRON", "NUM")
        doing = items[at].tokens[0].lower.endswith("ing") and items[at - 1].kind == "np"
        return at - 1 if doing and taken else None

    def _over_saying(self, i: int) -> int | None:
        """What a relative clause with an inserted speaker is about: "an economy that many experts say could shrink"."""
        items = self.items
        inserted = i > 1 and items[i].lemma in _SAYING and items[i - 1].kind == "np" and items[i - 2].kind == "rel"
        return self._antecedent(i - 2) if inserted else None

    def head_of_chain(self, i: int, absolute: bool = False) -> int | None:
        """The first noun phrase of the chain "NP of NP in NP" that ends at `i`."""
        items = self.items
        best: int | None = None
        while i >= 0:
            item = items[i]
            if item.kind in ("np", "quantity") and not (
                i and item.kind == "np" and item.words() in ("that", "which", "who")
            ):
                best = i
                if item.kind == "quantity" and i and items[i - 1].kind == "np":
                    i -= 1
                    continue
                if i == 0 or items[i - 1].kind not in ("prep", "adv"):
                    if (
                        i > 1
                        and items[i - 1].kind == "conj"
                        and items[i - 1].lemma == "and"
                        and self._may_join(i - 2)
                        and not self._ends_predicate(i - 2)
                        and not (i > 2 and items[i - 3].kind == "verb")
                    ):
                        i -= 2
                        while i > 1 and items[i - 1].kind == "comma" and items[i - 2].kind == "np" and self._listed(i):
                            i -= 2
                        continue
                    break
                if items[i - 1].kind == "prep" and items[i - 1].lemma in _CLAUSE_OPENERS and not self._narrows(i):
                    break
                if items[i - 1].kind == "adv" and i > 1 and items[i - 2].kind in ("np", "quantity", "period"):
                    break
                if absolute and items[i - 1].lemma == "with":
                    break
                if items[i - 1].kind == "prep" and (i == 1 or items[i - 2].kind not in ("np", "quantity", "period")):
                    best = best if best is not None and not self._opens_with_prep(i - 1) else None
                    break
            elif item.kind not in ("prep", "period", "adv"):
                break
            i -= 1
        return best

    def _may_join(self, i: int) -> bool:
        """Whether the phrase at `i` may be the first of a joined subject: "About 190 firms and yards were sold"."""
        if self.items[i].kind == "quantity":
            return i == 0 or self.items[i - 1].kind in ("mark", "comma", "rel")
        return self.items[i].kind == "np"

    def _ends_predicate(self, i: int) -> bool:
        """Whether the phrase at `i` belongs to a verb before: in "were in line with hopes and shares rose"."""
        if i < 2 or self.items[i].kind != "np" or self.items[i - 1].kind != "prep":
            return False
        verb = self.governor(i)
        if verb is None or self.items[verb].lemma in _SAYING:
            return False
        return self.items[verb].finite and not may_describe(self.items[verb])

    def _narrows(self, i: int) -> bool:
        """Whether a bare noun behind "before" or "after" only narrows the one in front: "profit after tax"."""
        items = self.items
        if i < 2 or items[i - 1].lemma not in ("before", "after") or items[i - 2].kind != "np":
            return False
        return items[i].kind == "np" and items[i].tokens[0].tag == "NOUN"

    def _first_comma(self, j: int) -> bool:
        """Whether no comma or boundary stands before position `j` in its clause."""
        for item in reversed(self.items[:j]):
            if item.kind == "comma" or (item.kind in ("rel", "mark") and ends_clause(item)):
                return item.kind == "mark"
        return True

    def _listed(self, i: int) -> bool:
        """Whether the noun phrase at `i` is one of three or more ("A, B and C") behind a boundary."""
        return i < 3 or self.items[i - 3].kind in ("comma", "mark", "conj", "rel")

    def _opens_with_prep(self, i: int) -> bool:
        """A prepositional phrase at the start of a clause is no subject."""
        while i > 0 and self.items[i - 1].kind == "adv":
            i -= 1
        return i == 0 or self.items[i - 1].kind in ("comma", "mark", "conj", "rel")

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

    def _antecedent(self, rel: int) -> int | None:
        """The noun phrase that the relative pronoun at `rel` stands for: the nearest that its verb agrees with."""
        i = rel - 1
        while i >= 0 and (self.items[i].kind in ("comma", "prep", "adv") or self.items[i].lemma in _DASHES):
            opened = self._opening_dash(i) if self.items[i].lemma in _DASHES else None
            i = i - 1 if opened is None else opened - 1
        if i >= 0 and self.items[i].kind == "mark" and self.items[i].lemma == ")":
            while i > 0 and not (self.items[i].kind == "mark" and self.items[i].lemma == "("):
                i -= 1
            i -= 1
        if i < 0 or self.items[i].kind not in ("np", "quantity"):
            return None
        while i > 1 and self._placed_behind(rel, i):
            i -= 2
        verb = next((item for item in self.items[rel + 1 : rel + 3] if item.kind == "verb"), None)
        while verb is not None and i > 1 and not agrees(self.items[i], verb) and self.items[i - 1].kind == "prep":
            if self.items[i - 2].kind != "np":
                break
            i -= 2
        return i

    def _placed_behind(self, rel: int, i: int) -> bool:
        """Whether "who" passes over the name at `i`, which only tells where one is: "a trader in Larchford who …"."""
        before, noun = self.items[i - 1], self.items[i - 2]
        common = noun.kind == "np" and noun.tokens[-1].tag == "NOUN"
        return self.items[rel].words() == "who" and before.lemma in ("in", "at", "from", "near") and common

    def _over_comma(self, i: int, verb: int) -> int | None:
        """The subject of a verb that a comma stands before: over an apposition, or that of the main clause."""
        items = self.items
        if items[verb].lemma in _SITED and len(items[verb].tokens) == 1 and items[i - 1].kind == "np":
            return i - 1
        if not items[verb].finite:
            previous = self.governor(i)
            if previous is not None:
                return self.subject(previous)
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


_SAYING = word_set(
    "say think believe show find estimate report announce confirm claim reveal suggest know tell add note"
)
_DASHES = frozenset({"—", "–", "-", "--"})
_CLAUSE_OPENERS = frozenset({"after", "as", "since", "before", "until", "till", "than"})
_GROWING = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE})


_SITED = frozenset({"locate", "situate", "base", "lie"})
"""Participles of place: they describe the noun right before them."""
_REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves", "myself", "ourselves", "yourself"})


def _passed_over(item: Item) -> bool:
    """Whether a phrase may stand between a subject and its verb: "The firm itself now …"."""
    return item.kind in ("adv", "period") or (item.kind == "np" and item.words() in _REFLEXIVES)


def _other_unit(first: object, second: object) -> bool:
    """Whether the second quantity says the first again in another unit."""
    kinds = (getattr(first, "kind", None), getattr(second, "kind", None))
    units = (getattr(first, "unit", None), getattr(second, "unit", None))
    if kinds[0] is not kinds[1] or units[0] == units[1] or None in units:
        return False
    return kinds[0] in (QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.RATE, QuantityKind.DURATION)
