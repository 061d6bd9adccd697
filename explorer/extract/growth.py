"""Whether a figure is a change rather than a level, and what the words tell of its base."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.calendar import Grain
from explorer.extract.bases import basis_words
from explorer.extract.clauses import Link, Row
from explorer.extract.mentions import PeriodMention, QuantityKind
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import Item, ends_clause
from explorer.extract.word_sets import word_set
from explorer.vocabulary.aliases import Words

_TRANSITIVE = frozenset({"lift", "boost", "add", "lower", "reduce", "improve", "expand", "strengthen", "cut", "raise"})


GROWTH_KINDS = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE})


_MORE = word_set(
    "more less higher lower fewer above below larger smaller greater faster slower better worse cheaper up "
    "down ahead bigger heavier lighter longer shorter stronger weaker"
)


_AS_MUCH = frozenset({"many", "much", "high", "large", "big", "often", "long", "fast"})


_UP_DOWN = frozenset({"up", "down", "more", "less", "fewer", "higher", "lower"})


def is_base(row: Row, at: int, growth: bool) -> bool:
    """Whether a period names what a change is measured against ("up 5 % from a year earlier", "compared with Q1")."""
    items = row.items
    i = at - 1
    while i >= 0 and items[i].kind == "adv":
        i -= 1
    if i < 0 or items[i].kind != "prep":
        if i > 1 and items[i].words() == "the years" and items[i - 1].lemma == "of":
            return _of_level(row, i - 2)
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
    if word in ("to", "and") and i and items[i - 1].kind == "period":
        return is_base(row, i - 1, growth)
    if word in ("in", "during", "for", "of", "at") and i and items[i - 1].kind == "prep":
        i -= 1
        word = items[i].lemma
    elif word in ("in", "for", "of") and _of_level(row, i - 1):
        return True
    if word in ("than", "versus", "vs", "against"):
        return True
    anaphoric = items[at].period is not None and _goes_back(items[at].period)
    if word == "on" and growth and anaphoric:
        return True
    if word == "on" and _is_day(row, at):
        return False
    if word == "on" and i and items[i - 1].kind == "quantity" and row.link(i - 1).word in _UP_DOWN:
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
    spans = mention is None or mention.duration or mention.rule.startswith("counted-part")
    return word in ("over", "above", "below") and not spans


_LEVELS = word_set(
    "average mean median norm level levels estimate estimates figure figures total peak record baseline target budget"
)


def _of_level(row: Row, at: int) -> bool:
    """Whether a noun phrase is the level that a figure is held against: "11 % over the estimates of the year"."""
    if at < 2 or row.items[at].kind != "np":
        return False
    at -= row.items[at].words() == "the years" and row.items[at - 1].lemma == "of"
    at -= row.items[at].lemma == "of"
    compares = row.items[at - 1].lemma in ("over", "above", "below", "than", "against", "versus")
    return at >= 2 and compares and row.items[at].kind == "np" and item_noun(row.items[at]).head in _LEVELS


def _is_day(row: Row, at: int) -> bool:
    """Whether a period is the day of a change ("14 % higher on Monday") and not its base ("up on Friday's close")."""
    mention = row.items[at].period
    behind = row.items[at + 1] if at + 1 < len(row.items) else None
    owner = behind is not None and behind.lemma in ("'s", "’s")
    return mention is not None and mention.grain is Grain.DAY and not _goes_back(mention) and not owner


_LIFTING = word_set("make take give set turn hold use eat sign write pay lay put bring dig pull pick")
"""Verbs of which "up" or "down" is a part, and tells no change."""
_DRIFTING = word_set(
    "be remain stay go come end finish close open trade stand move tick edge creep inch settle start head"
)
"""Verbs behind which "up" or "down" tells a change of their subject."""


def _two_sides(items: Sequence[Item], q: int) -> bool:
    """Whether a percentage and the one behind "to" make up a whole: "rejected the plan by 58 % to 42 %"."""
    first, other = items[q].quantity, items[q + 2].quantity if q + 2 < len(items) else None
    if first is None or other is None or items[q + 1].lemma != "to":
        return False
    return first.unit == other.unit == "%" and _ALL - 1 <= first.value + other.value <= _ALL


_ALL = 100


def growth_of(row: Row, q: int, words: Words) -> bool:
    """Whether a figure is a change rather than a level."""
    items = row.items
    quantity, link = items[q].quantity, row.link(q)
    assert quantity is not None
    verb = items[link.verb] if link.verb is not None else None
    moving = verb is not None and (verb.lemma in words.rising or verb.lemma in words.falling)
    if (
        verb is not None
        and verb.lemma in ("lose", "add", "raise", "cut", "shed", "slash", "gain", "recover")
        and quantity.kind not in GROWTH_KINDS
    ):
        moving = False
    right = items[q + 1] if q + 1 < len(items) else None
    if right is not None and right.kind == "np" and item_noun(right).head in words.growth:
        return True
    if link.role == "change":
        if link.word == "by" and not moving and _two_sides(items, q):
            return False
        if link.word == "by" and verb is not None and verb.passive and not moving:
            return quantity.unit == "percentage point"
        return (
            moving
            or link.word in ("up", "down")
            or quantity.kind in GROWTH_KINDS
            or quantity.unit == "percentage point"
        )
    if link.role == "object" and link.word in ("up", "down"):
        if verb is None or verb.lemma in _LIFTING:
            return verb is None
        if quantity.kind in GROWTH_KINDS:
            return True
        still = verb.lemma in _GOING and quantity.kind is QuantityKind.MEASURE
        drifting = moving or verb.lemma in _DRIFTING or f"{verb.lemma} {link.word}" in words.rising | words.falling
        return drifting and not still
    if link.role == "object" and verb is not None and verb.lemma in _TRANSITIVE and quantity.kind not in GROWTH_KINDS:
        moving = quantity.unit == "percentage point"
    if moving and verb is not None and verb.lemma == "drop" and right is not None and right.lemma == "of":
        return False  # "dropped 40 mm of rain": it let it fall
    if link.role == "object" and moving and verb is not None and not verb.passive:
        return _is_measure_of_change(row, q, link)
    if link.role == "of" and link.noun is not None and item_noun(items[link.noun]).head in words.growth:
        return True
    if _more(items, q) or basis_words(items, q) is not None:
        return quantity.kind in GROWTH_KINDS or _more(items, q)
    if link.role in ("joins", "paren") and link.other is not None and quantity.kind in GROWTH_KINDS:
        other = items[link.other].quantity
        same = other is not None and other.unit == quantity.unit and row.link(link.other).role in ("object", "change")
        return growth_of(row, link.other, words) and (_tells_base(items, q) or same)
    if link.role in ("prior", "base") and link.other is not None and quantity.kind in GROWTH_KINDS:
        other = items[link.other].quantity
        alike = other is not None and other.unit == quantity.unit
        return alike and growth_of(row, link.other, words)
    return False


_GOING = ("come", "go", "run", "walk", "fly", "drive", "sit", "lie", "live", "look")
"""Verbs behind which "up" and "down" only tell the way."""


def _is_measure_of_change(row: Row, q: int, link: Link) -> bool:
    """ "rose 5 %", "fell 20 points": no noun phrase between; "raised 5 million" is no change."""
    quantity = row.items[q].quantity
    if link.noun is not None:
        return False
    return quantity is not None and (
        quantity.kind in GROWTH_KINDS or quantity.kind is not QuantityKind.COUNT or not quantity.noun or _scored(row, q)
    )


def _scored(row: Row, q: int) -> bool:
    """Whether points are how a level moved: "blood pressure fell 6 points"; a team that loses points has them."""
    quantity, link = row.items[q].quantity, row.link(q)
    verb = row.items[link.verb].lemma if link.verb is not None else ""
    return quantity is not None and quantity.unit == "point" and verb not in ("gain", "lose", "drop", "add", "shed")


def _more(items: Sequence[Item], q: int) -> bool:
    """ "15 per cent more than", "197 per cent higher", "18 % below the average"."""
    quantity = items[q].quantity
    i = q + 1
    if i >= len(items):
        return False
    first = items[i].tokens[0].lower if items[i].tokens else ""
    if first in ("ahead", "behind") and quantity is not None and quantity.kind is QuantityKind.DURATION:
        return False
    if first in ("above", "below", "over") and items[i].kind == "prep":
        return quantity is not None and quantity.kind in GROWTH_KINDS
    if first in _MORE and not (first in ("up", "down") and items[i + 1 : i + 2] and items[i + 1].kind == "np"):
        return True
    if items[i].kind == "np" and items[i].tokens[0].lower in ("more", "fewer", "less"):
        return (quantity is not None and quantity.kind in GROWTH_KINDS) or _than(items, i)
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
        or basis_words(items, q) is not None
    )


def _goes_back(mention: PeriodMention | None) -> bool:
    """Whether a period is told as so long before another: "on a year ago", "on the previous month"."""
    return mention is not None and min(mention.shift_years, mention.shift_quarters, mention.shift_months) < 0


def _of_base(row: Row, i: int) -> bool:
    """Whether a period right behind a base is what a change is measured against: "against 1.4 million a year ago"."""
    before = row.items[i - 1] if i else None
    return before is not None and before.kind == "quantity" and row.link(i - 1).role in ("base", "prior")


def base_of(row: Row, q: int) -> PeriodMention | None:
    """The period that a growth figure is measured against ("from a year earlier", "over Q3 2024")."""
    items = row.items
    i = q + 1
    while i < len(items):
        item = items[i]
        if item.kind == "mark" and item.lemma == "(":
            i = next((k + 1 for k in range(i, len(items)) if items[k].lemma == ")"), len(items))
            continue
        if item.kind == "quantity" and row.link(i).role not in (
            "measure",
            "restates",
            "paren",
            "base",
            "prior",
            "whole",
        ):
            return None
        if item.kind == "period" and item.period is not None and (is_base(row, i, True) or _of_base(row, i)):
            return item.period
        if item.kind == "conj" and i + 1 < len(items) and items[i + 1].kind == "quantity":
            return None
        if (item.kind == "verb" and item.finite and item.lemma != "compare") or ends_clause(item):
            return None
        i += 1
    return None
