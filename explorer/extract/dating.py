"""Which period of the sentence a quantity is of, and which growth basis its words tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.calendar import Grain, shift
from explorer.extract.clauses import Link, Row
from explorer.extract.lexicon import word_set
from explorer.extract.mentions import PeriodMention, PeriodRelation, QuantityKind
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import Item, ends_clause
from explorer.model import Basis
from explorer.vocabulary.aliases import Words

_BASE_PREPOSITIONS = frozenset(
    {"from", "over", "than", "against", "versus", "vs", "on", "to", "with", "after", "above", "below"}
)
_TRANSITIVE = frozenset({"lift", "boost", "add", "lower", "reduce", "improve", "expand", "strengthen", "cut", "raise"})
_GROWTH_KINDS = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE})
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
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
_MORE = word_set(
    "more less higher lower fewer above below larger smaller greater faster slower better worse cheaper up "
    "down ahead bigger heavier lighter longer shorter stronger weaker"
)
_AS_MUCH = frozenset({"many", "much", "high", "large", "big", "often", "long", "fast"})
_UP_DOWN = frozenset({"up", "down", "more", "less", "fewer", "higher", "lower"})
_SPEECH = word_set(
    "say tell announce report state note forecast predict estimate confirm warn disclose reveal add declare claim show"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A period that belongs to a quantity, with the rule that tied them."""

    mention: PeriodMention
    rule: str
    at: int


def is_base(row: Row, at: int, growth: bool) -> bool:
    """Whether a period names what a change is measured against ("up 5 % from a year earlier", "compared with Q1")."""
    items = row.items
    i = at - 1
    while i >= 0 and items[i].kind == "adv":
        i -= 1
    if i < 0 or items[i].kind != "prep":
        if (
            i >= 0
            and items[i].kind == "np"
            and i > 0
            and items[i - 1].kind == "prep"
            and items[i - 1].lemma in ("than", "from", "over")
        ):
            return growth
        return False
    word = items[i].lemma
    if word in ("in", "during", "for", "of", "at") and i and items[i - 1].kind == "prep":
        i -= 1
        word = items[i].lemma
    if word in ("than", "versus", "vs", "against"):
        return True
    if word in ("as", "on") and i:
        return items[i - 1].words().rpartition(" ")[2] in (_AS_MUCH if word == "as" else _UP_DOWN)
    if word in ("to", "with"):
        j = i - 1
        while j >= 0 and items[j].kind == "adv":
            j -= 1
        return j >= 0 and items[j].kind == "verb" and items[j].lemma == "compare"
    if not growth:
        return False
    mention = items[at].period
    if word == "from":
        ranged = at + 2 < len(items) and items[at + 1].lemma in ("to", "until") and items[at + 2].kind == "period"
        return not ranged
    return word in ("over", "above", "below") and mention is not None and not mention.duration


def period_of(row: Row, q: int, link: Link, growth: bool) -> Dated | None:
    """The period that the sentence gives a quantity; None where it gives none."""
    items = row.items
    inside = _inside(items, q)
    if inside is not None:
        return inside
    right = _right(row, q, growth)
    if right is not None:
        return right
    if link.role in ("prior", "base"):
        return None
    return _left(row, q, growth) or _far_right(row, q, growth)


def _inside(items: Sequence[Item], q: int) -> Dated | None:
    """ "last year's 15 % margin", "a 2026 target of 5"."""
    i = q - 1
    while i >= 0 and items[i].kind == "adv":
        i -= 1
    item = items[i] if i >= 0 else None
    if item is None or item.kind != "period" or item.period is None:
        return None
    owns = i + 1 < q and items[i + 1].lemma in ("'s", "’s")
    return Dated(item.period, "period before the figure", i) if owns else None


def _right(row: Row, q: int, growth: bool) -> Dated | None:
    items = row.items
    i, depth = q + 1, 0
    while i < len(items):
        item = items[i]
        if item.kind == "mark" and item.lemma in "([":
            depth += 1
        elif item.kind == "mark" and item.lemma in ")]":
            depth -= 1
            if depth < 0:
                depth = 0
        elif item.kind == "period" and item.period is not None and not item.period.duration:
            if not is_base(row, i, growth) and not (
                depth and items[i - 1].kind != "mark" and items[i - 1].kind != "prep"
            ):
                return Dated(item.period, "period behind the figure", i)
        elif (item.kind == "prep" and item.lemma in ("than", "below", "above") and growth) or (
            item.kind == "quantity" and not depth and row.link(i).role not in ("restates", "paren")
        ):
            return None
        elif item.kind == "verb" and item.finite:
            if row.link(q).role != "subject" or row.verb_behind(q) != i:
                return None
        elif ends_clause(item) or item.kind == "conj" or (item.kind == "comma" and not _date_after(items, i)):
            return None
        i += 1
    return None


def _date_after(items: Sequence[Item], i: int) -> bool:
    return i + 1 < len(items) and (
        items[i + 1].kind == "period"
        or (items[i + 1].kind == "prep" and i + 2 < len(items) and items[i + 2].kind == "period")
        or (items[i + 1].kind == "conj" and items[i + 1].lemma == "or")
    )


def _left(row: Row, q: int, growth: bool) -> Dated | None:
    items = row.items
    i = q - 1
    crossed = False
    while i >= 0:
        item = items[i]
        if item.kind == "period" and item.period is not None and not item.period.duration:
            changed = growth or _change_left(row, i)
            if not is_base(row, i, changed) and not _owned(row, i, q) and not _aside(row, i, q):
                return Dated(item.period, "period before the figure", i)
        elif item.kind == "np" and not crossed and (inside := item.period or year_in(item)) is not None:
            own = replace(inside, relation=PeriodRelation.IN, wide_start=inside.start, exclusive=False)
            return Dated(own, "period in the noun phrase", i)
        elif item.kind == "mark" and item.lemma in (";", ".", "!", "?"):
            return None
        elif ends_clause(item) and item.kind != "rel":
            crossed = True
        i -= 1
    return None


def _change_left(row: Row, i: int) -> bool:
    """Whether a change stands left of a period in its clause: "rose 14 % from a year earlier to 2.31 billion"."""
    for item in reversed(row.items[:i]):
        if item.kind == "quantity":
            return item.quantity is not None and item.quantity.kind in _GROWTH_KINDS
        if item.kind == "verb" or ends_clause(item):
            return False
    return False


def _aside(row: Row, i: int, q: int) -> bool:
    """Whether a period on the left dates something else: "said on Thursday that …", "the hall, built in 1962, …"."""
    items = row.items
    told = row.governor(i)
    verb = row.link(q).verb
    if told is None or (told == verb and row.link(q).role != "change"):
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    if items[told].lemma in _SPEECH and i - told <= 3:
        return following is not None and (following.kind in ("comma", "rel", "np") or verb is None or verb > i)
    inserted = not items[told].finite or (told > 0 and items[told - 1].kind == "rel")
    if verb is None or not inserted or verb <= i:
        return False
    subject = row.subject(verb)
    return subject is not None and subject < told and any(items[k].kind == "comma" for k in range(i, verb))


def year_in(item: Item) -> PeriodMention | None:
    """The year inside a noun phrase ("its 2025 targets"), which no preposition marks as a date."""
    for token in item.tokens[:-1]:
        if token.tag == "NUM" and _YEAR.fullmatch(token.text):
            start, end = f"{token.text}-01-01", f"{token.text}-12-31"
            return PeriodMention(
                start=token.start, end=token.end, wide_start=token.start, label=token.text, period_start=start,
                period_end=end, grain=Grain.YEAR, backward=token.text, forward=token.text, rule="year in a noun phrase",
            )  # fmt: skip
    return None


def _owned(row: Row, i: int, q: int) -> bool:
    """Whether a period on the left belongs to another figure: "40 on Thursday; 23 now"."""
    items = row.items
    for j in range(i - 1, -1, -1):
        item = items[j]
        if item.kind == "quantity":
            role = row.link(q).role
            if role in ("joins", "restates", "paren", "change") and row.link(q).other == j:
                return row.link(j).role in ("prior", "base")
            own = row.link(j).role
            if own in ("prior", "base"):
                return True
            return any(items[k].kind in ("conj", "verb") or ends_clause(items[k]) for k in range(i + 1, q))
        if item.kind in ("verb", "conj", "comma") or ends_clause(item):
            return False
    return False


def _far_right(row: Row, q: int, growth: bool) -> Dated | None:
    """A period at the end of the clause, behind further figures of one chain: "3-1 … on Saturday"."""
    items = row.items
    i = q + 1
    while i < len(items):
        item = items[i]
        if item.kind == "mark" and item.lemma == "(":
            i = next((k for k in range(i, len(items)) if items[k].lemma == ")"), len(items))
            continue
        if item.kind == "mark" and item.lemma in (";", ".", "!", "?", ":"):
            return None
        if item.kind == "rel" or (item.kind == "conj" and (ends_clause(item) or item.lemma == "but")):
            return None
        if growth and item.kind == "prep" and item.lemma in ("than", "below", "above"):
            return None
        if item.kind == "quantity" and row.link(i).role in ("prior", "base"):
            return None
        if item.kind == "verb" and item.finite and not (row.link(q).role == "subject" and row.verb_behind(q) == i):
            return None
        if (
            item.kind == "period"
            and item.period is not None
            and not item.period.duration
            and not is_base(row, i, growth)
        ):
            return Dated(item.period, "period at the end of the clause", i)
        i += 1
    return None


def growth_of(row: Row, q: int, words: Words) -> bool:
    """Whether a figure is a change rather than a level."""
    items = row.items
    quantity, link = items[q].quantity, row.link(q)
    assert quantity is not None
    verb = items[link.verb] if link.verb is not None else None
    moving = verb is not None and (verb.lemma in words.rising or verb.lemma in words.falling)
    if (
        verb is not None
        and verb.lemma in ("lose", "add", "raise", "cut", "shed", "slash", "gain")
        and quantity.kind not in _GROWTH_KINDS
    ):
        moving = False
    right = items[q + 1] if q + 1 < len(items) else None
    if right is not None and right.kind == "np" and item_noun(right).head in words.growth:
        return True
    if link.role == "change":
        return (
            moving
            or link.word in ("up", "down")
            or quantity.kind in _GROWTH_KINDS
            or quantity.unit == "percentage point"
        )
    if link.role == "object" and link.word in ("up", "down"):
        return verb is None or verb.lemma not in ("make", "take", "give", "set", "turn", "hold", "use", "eat", "sign")
    if link.role == "object" and verb is not None and verb.lemma in _TRANSITIVE and quantity.kind not in _GROWTH_KINDS:
        moving = quantity.unit == "percentage point"
    if link.role == "object" and moving and verb is not None and not verb.passive:
        return _is_measure_of_change(row, q, link)
    if link.role == "of" and link.noun is not None and item_noun(items[link.noun]).head in words.growth:
        return True
    if _more(items, q) or _basis_words(items, q) is not None:
        return quantity.kind in _GROWTH_KINDS or _more(items, q)
    if link.role in ("joins", "paren") and link.other is not None and quantity.kind in _GROWTH_KINDS:
        other = items[link.other].quantity
        same = other is not None and other.unit == quantity.unit and row.link(link.other).role in ("object", "change")
        return growth_of(row, link.other, words) and (_tells_base(items, q) or same)
    if link.role in ("prior", "base") and link.other is not None and quantity.kind in _GROWTH_KINDS:
        other = items[link.other].quantity
        alike = other is not None and other.unit == quantity.unit
        return alike and growth_of(row, link.other, words)
    return False


def _is_measure_of_change(row: Row, q: int, link: Link) -> bool:
    """ "rose 5 %", "fell 20 points": no noun phrase between; "raised 5 million" is no change."""
    quantity = row.items[q].quantity
    if link.noun is not None:
        return False
    return quantity is not None and (
        quantity.kind in _GROWTH_KINDS or quantity.kind is not QuantityKind.COUNT or not quantity.noun
    )


def _more(items: Sequence[Item], q: int) -> bool:
    """ "15 per cent more than", "197 per cent higher", "18 % below the average"."""
    quantity = items[q].quantity
    i = q + 1
    if i >= len(items):
        return False
    first = items[i].tokens[0].lower if items[i].tokens else ""
    if first in ("above", "below", "over") and items[i].kind == "prep":
        return quantity is not None and quantity.kind in _GROWTH_KINDS
    if first in _MORE:
        return True
    if items[i].kind == "np" and items[i].tokens[0].lower in ("more", "fewer", "less"):
        return True
    if items[i].kind != "np" or i + 1 >= len(items) or not items[i + 1].tokens:
        return False
    return items[i + 1].tokens[0].lower in ("more", "fewer", "less") and _than(items, i + 1)


def _than(items: Sequence[Item], i: int) -> bool:
    return any(item.lemma == "than" for item in items[i + 1 : i + 3])


def _tells_base(items: Sequence[Item], q: int) -> bool:
    i = q + 1
    return i < len(items) and (
        (items[i].kind == "prep" and items[i].lemma in ("from", "over", "on", "than"))
        or (items[i].kind == "verb" and items[i].lemma == "compare")
        or _basis_words(items, q) is not None
    )


def _basis_words(items: Sequence[Item], q: int) -> Basis | None:
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
    told = _basis_words(items, q)
    if told is not None:
        return told
    near = [items[q]] if q == 0 or items[q - 1].kind in ("quantity", "conj", "comma") else [items[q - 1], items[q]]
    behind = items[q + 1 : q + 2]
    for item in (*near, *(i for i in behind if i.kind == "np")):
        for token in (*item.det_tokens, *(item.tokens if item.kind != "quantity" else ())):
            if token.lower in _YOY or token.lower == "annual":
                return Basis.YOY
            if token.lower in _MOM or token.lower == "monthly":
                return Basis.MOM
            if token.lower in _QOQ or token.lower == "quarterly":
                return Basis.QOQ
    return None


def base_of(row: Row, q: int) -> PeriodMention | None:
    """The period that a growth figure is measured against ("from a year earlier", "over Q3 2024")."""
    items = row.items
    i = q + 1
    while i < len(items):
        item = items[i]
        if item.kind == "quantity" and row.link(i).role not in (
            "measure",
            "restates",
            "paren",
            "base",
            "prior",
            "whole",
        ):
            return None
        if item.kind == "period" and item.period is not None and is_base(row, i, True):
            return item.period
        if item.kind == "conj" and i + 1 < len(items) and items[i + 1].kind == "quantity":
            return None
        if (item.kind == "verb" and item.finite and item.lemma != "compare") or ends_clause(item):
            return None
        i += 1
    return None


def basis_against(period: str | None, base: PeriodMention, base_label: str | None) -> Basis:
    """The basis of a change in `period` against a base period."""
    if base.anaphoric:
        if base.shift_years == -1:
            return Basis.YOY
        if base.shift_quarters == -1:
            return Basis.QOQ
        if base.shift_months == -1:
            return Basis.MOM
    if period and base_label and period != base_label:
        for basis, moved in (
            (Basis.YOY, shift(period, years=-1)),
            (Basis.QOQ, shift(period, quarters=-1)),
            (Basis.MOM, shift(period, months=-1)),
        ):
            if moved == base_label:
                return basis
    return Basis.CHANGE
