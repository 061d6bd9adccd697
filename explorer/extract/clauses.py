"""What governs a quantity in its sentence: a verb, a preposition, a noun phrase, or another quantity."""

from __future__ import annotations

from explorer.extract.clause_subjects import ClauseSubjects
from explorer.extract.mentions import QuantityKind
from explorer.extract.phrase_rows import SAYING, Link
from explorer.extract.phrases import ends_clause

__all__ = ["GAPPED", "Link", "Row"]

GAPPED = "gapped"
"""The word of a link whose verb is left out: "Argentina 13 million"."""
_OPENING_CLAUSES = frozenset({"after", "since", "before"})
_GROWING = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE})


class Row(ClauseSubjects):
    """The phrases of a sentence with the questions that rules ask of them."""

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
            behind = self.verb_behind(q) if item.lemma in SAYING else None
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

    def _opening(self, q: int) -> Link:
        verb = self.verb_behind(q)
        return Link("subject", verb=verb) if verb is not None else Link("bare")

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
        mention = self.items[q].quantity
        timed = mention is not None and mention.kind is QuantityKind.DURATION
        behind = self.verb_behind(q) if word in _OPENING_CLAUSES and not timed else None
        if behind is not None and self.items[behind].finite:
            return Link("subject", verb=behind)
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

    def _verbless(self, j: int) -> int | None:
        """The head of a coordinated noun phrase without a verb: "profit came to 4 million, and sales to 90 million"."""
        head = self.head_of_chain(j)
        if head is None or head < 2 or self.items[head].kind != "np" or self.items[head - 1].kind != "conj":
            return None
        return head if self.items[head - 2].kind == "comma" else None

    def _level(self, q: int) -> bool:
        quantity = self.items[q].quantity
        bare = quantity is not None and quantity.kind is QuantityKind.COUNT and quantity.noun is None
        return quantity is not None and (quantity.kind is QuantityKind.PERCENT or bare)

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
        if verb is not None and self.items[verb].finite:
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


def _other_unit(first: object, second: object) -> bool:
    """Whether the second quantity says the first again in another unit."""
    kinds = (getattr(first, "kind", None), getattr(second, "kind", None))
    units = (getattr(first, "unit", None), getattr(second, "unit", None))
    if kinds[0] is not kinds[1] or units[0] == units[1] or None in units:
        return False
    return kinds[0] in (QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.RATE, QuantityKind.DURATION)
