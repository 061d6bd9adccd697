"""The phrases of a sentence in a row: what stands left and right of one, up to the ends of its clause."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.extract.mentions import QuantityKind
from explorer.extract.phrases import Item, ends_clause
from explorer.extract.tokens import Token
from explorer.extract.word_sets import word_set

_SKIPPED = word_set(
    "only just even alone also already still now then currently again roughly some about 's ’s nearly almost "
    "approximately around an another well rather perhaps maybe"
)
CLAUSE_OPENERS = frozenset({"after", "as", "since", "before", "until", "till", "than"})
SAYING = word_set(
    "say think believe show find estimate report announce confirm claim reveal suggest know tell add note"
)
DASHES = frozenset({"—", "–", "-", "--"})


_AMONG = frozenset({"including", "among"})
"""Words that open an insertion about those counted."""


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


class PhraseRow(ABC):
    """The phrases of a sentence with what stands around each of them."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self._links: dict[int, Link] = {}
        self._subjects: dict[int, int | None] = {}
        self.source: tuple[Token, ...] | None = None
        """Who the sentence is according to, once it was asked; empty where nobody is named."""

    @abstractmethod
    def link(self, q: int) -> Link:
        """The link of the quantity at position `q`."""

    def back(self, i: int) -> int:
        """The first position at or left of `i` that is no weak adverb."""
        while i >= 0 and self.items[i].kind == "adv" and self.items[i].lemma in _SKIPPED:
            i -= 1
        return i

    def governor(self, i: int) -> int | None:
        """The nearest verb left of position `i` in the same clause."""
        i -= 1
        while i >= 0:
            item = self.items[i]
            if item.kind == "verb":
                return i
            if item.kind == "mark" and item.lemma == ")":
                i = self._opening_bracket(i)
            elif ends_clause(item):
                return None
            i -= 1
        return None

    def verb_behind(self, q: int) -> int | None:
        """The verb whose subject a phrase at `q` is: next on the right, prepositional phrases apart."""
        items, i = self.items, q + 1
        allowed = True
        while i < len(items):
            kind = items[i].kind
            if kind == "verb":
                return i if allowed and items[i].lemma not in ("compare", "base", "include", "exclude") else None
            if kind == "prep":
                if items[i].lemma in CLAUSE_OPENERS and self._clause_follows(i + 1):
                    return None
                allowed = True
            elif kind == "mark" and items[i].lemma == "(":
                i = self._closing(i)
            elif kind == "comma" and (end := self._insertion_end(i)) is not None:
                i = end
            elif kind in ("conj", "mark", "comma"):
                return None
            i += 1
        return None

    def _insertion_end(self, i: int) -> int | None:
        """The comma that closes an insertion about those counted: "31 hikers, including two guides, were hurt"."""
        items = self.items
        opens = i + 1 < len(items) and (items[i + 1].lemma in _AMONG or items[i + 1].kind == "quantity")
        for k in range(i + 2, min(i + 10, len(items) - 1)) if opens else ():
            if items[k].kind == "comma" and items[k + 1].kind == "verb":
                return k if items[k + 1].finite else None
            if items[k].kind in ("verb", "mark", "rel"):
                return None
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

    def _opening_bracket(self, i: int) -> int:
        """The opening bracket left of the closing one at `i`; 0 where there is none."""
        while i > 0 and not (self.items[i].kind == "mark" and self.items[i].lemma == "("):
            i -= 1
        return i

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

    def _opens_brackets(self, j: int) -> bool:
        """Whether a figure is the first thing in brackets: "headaches (14% versus 9%)"."""
        return j > 0 and self.items[j].kind == "quantity" and self.items[j - 1].lemma == "("

    def _proper(self, j: int) -> bool:
        return self.items[j].tokens[-1].tag == "PROPN"

    def _same_kind(self, q: int, i: int) -> bool:
        """Whether the quantity left of position `i` counts in the same unit as the one at `q`, or `q` has none."""
        other = self.quantity_left(i)
        if other is None:
            return False
        first, second = self.items[other].quantity, self.items[q].quantity
        if first is None or second is None or first.kind is QuantityKind.DURATION:
            return False
        return second.unit == first.unit or (second.unit is None and second.kind is QuantityKind.COUNT)

    def _first_comma(self, j: int) -> bool:
        """Whether no comma or boundary stands before position `j` in its clause."""
        for item in reversed(self.items[:j]):
            if item.kind == "comma" or (item.kind in ("rel", "mark") and ends_clause(item)):
                return item.kind == "mark"
        return True

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
