"""What a change is measured against, as words tell it: year on year, on a monthly basis, from the previous quarter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from explorer.calendar import shift
from explorer.extract.clauses import Row
from explorer.extract.mentions import PeriodMention, QuantityKind
from explorer.extract.phrases import Item, ends_clause
from explorer.extract.word_sets import word_set
from explorer.model import Basis

_YOY = frozenset(
    [
        "year-on-year",
        "year-over-year",
        "yoy",
        "y/y",
        "yr/yr",
        "on-year",
        "annual",
        "annually",
        "yearly",
        "year-earlier",
        "y-o-y",
        "on-the-year",
        "annualised",
        "annualized",
    ]
)
_QOQ = word_set("quarter-on-quarter quarter-over-quarter qoq q/q sequentially sequential q-o-q")
_MOM = word_set("month-on-month month-over-month mom m/m on-month m-o-m")


_LONG_HAND = {
    f"{unit} {word} {unit}": basis
    for unit, basis in (("year", Basis.YOY), ("quarter", Basis.QOQ), ("month", Basis.MOM))
    for word in ("on", "over")
}
"""The same without hyphens: "12 % year on year"."""


def basis_words(items: Sequence[Item], q: int) -> Basis | None:
    """What a change is measured against by the words right behind the figure: "12 % year on year"."""
    behind = " ".join([token.lower for item in items[q + 1 : q + 5] for token in item.tokens][:3])
    if behind in _LONG_HAND:
        return _LONG_HAND[behind]
    for item in items[q + 1 : q + 4]:
        if item.kind == "quantity" or ends_clause(item):
            return None
        for token in item.tokens:
            if token.lower in _YOY:
                return Basis.YOY
            if token.lower in _QOQ:
                return Basis.QOQ
            if token.lower in _MOM:
                return Basis.MOM
    return None


def basis_of(row: Row, q: int) -> Basis | None:
    """What the words around a growth figure say it is measured against; None where they do not tell."""
    items = row.items
    told = basis_words(items, q) or _spelled(items, q) or _on_a_basis(items, q) or _against_span(row, q)
    if told is not None:
        return told
    near = [items[q]] if q == 0 or items[q - 1].kind in ("quantity", "conj", "comma") else [items[q - 1], items[q]]
    behind = items[q + 1 : q + 2]
    for item in (*near, *(i for i in behind if i.kind == "np")):
        for token in (*item.det_tokens, *(item.tokens if item.kind != "quantity" else ())):
            if token.lower in _YOY:
                return Basis.YOY
            if token.lower in _MOM or token.lower == "monthly":
                return Basis.MOM
            if token.lower in _QOQ or token.lower == "quarterly":
                return Basis.QOQ
    return None


_SPELLED = re.compile(r"\b(year|quarter|month)[ -](?:on|over)[ -]\1\b|\bon (?:the )?(year|quarter|month)\b")
_OF_SPELLED = {"year": Basis.YOY, "quarter": Basis.QOQ, "month": Basis.MOM}
_REACH = 8
"""How many phrases from a figure its base may be spelled out."""


def _spelled(items: Sequence[Item], q: int) -> Basis | None:
    """ "Prices rose 0.3 % on the month", "Month on month, prices were up": in the clause, no figure between."""
    right = q + 1
    while right < min(len(items), q + _REACH) and items[right].kind != "quantity" and not ends_clause(items[right]):
        right += 1
    left = q
    while left > max(0, q - _REACH) and items[left - 1].kind != "quantity" and not ends_clause(items[left - 1]):
        left -= 1
    opens = left == 0 or items[left - 1].kind != "quantity"
    for part in (items[q + 1 : right], items[left:q] if opens else ()):
        found = _SPELLED.search(" ".join(item.words() for item in part))
        if found is not None:
            return _OF_SPELLED[found[1] or found[2]]
    return None


_OF_BASES = {"monthly": Basis.MOM, "quarterly": Basis.QOQ, "annual": Basis.YOY, "yearly": Basis.YOY}


def _on_a_basis(items: Sequence[Item], q: int) -> Basis | None:
    """ "On a monthly basis prices advanced 0.6 %": the words stand in front of the clause or behind the figure."""
    for item in (*items[:q], *items[q + 1 : q + 4]):
        words = [token.lower for token in item.tokens]
        if item.kind == "np" and "basis" in words[1:]:
            return _OF_BASES.get(words[words.index("basis") - 1])
    return None


_SPANS = {(1, "month"): Basis.MOM, (3, "month"): Basis.QOQ, (1, "quarter"): Basis.QOQ, (12, "month"): Basis.YOY,
          (1, "year"): Basis.YOY}  # fmt: skip


def _against_span(row: Row, q: int) -> Basis | None:
    """ "0.4 % from the previous three months": the length of time that a change is measured against."""
    for i in range(q + 2, min(len(row.items), q + 6)):
        item, before = row.items[i], row.items[i - 1]
        if ends_clause(item) or item.kind == "verb":
            return None
        quantity = item.quantity
        if quantity is None or quantity.kind is not QuantityKind.DURATION:
            continue
        told = {token.lower for token in item.det_tokens} | {token.lower for token in item.tokens}
        earlier = not told.isdisjoint({"previous", "preceding", "prior"})
        if earlier and before.lemma in ("from", "on", "over", "than", "to"):
            return _SPANS.get((int(quantity.value), quantity.unit or ""))
    return None


def basis_against(period: str | None, base: PeriodMention, base_label: str | None) -> Basis:
    """The basis of a change in `period` against a base period."""
    if base.anaphoric:
        if base.shift_years == -1 or (base.in_year is not None and base.rule.startswith("same")):
            return Basis.YOY
        if base.shift_quarters == -1:
            return Basis.QOQ
        if base.shift_months == -1:
            return Basis.MOM
    found = basis_between(period, base_label) if period and base_label else None
    return found or Basis.CHANGE


STEPS = {Basis.YOY: {"years": -1}, Basis.QOQ: {"quarters": -1}, Basis.MOM: {"months": -1}}
"""How far back the base of each basis lies."""


def basis_between(period: str, base: str) -> Basis | None:
    """The basis by which a period is held against a base, both by their labels; None for any other distance."""
    return next((basis for basis, step in STEPS.items() if shift(period, **step) == base), None)
