"""Which period of the sentence a quantity is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.calendar import Grain
from explorer.extract.asides import is_aside, is_of_mark, of_record, owned, owned_ahead
from explorer.extract.clauses import Link, Row
from explorer.extract.growth import GROWTH_KINDS, is_base
from explorer.extract.mentions import PeriodMention, PeriodRelation
from explorer.extract.own_clauses import date_of_clause
from explorer.extract.phrases import Item, ends_clause
from explorer.extract.word_sets import word_set

__all__ = ["Dated", "period_of", "year_in"]


OWN_CLAUSE = "period of a clause about the figure"
"""The rule of dates that no other figure of the sentence shares."""
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Dated:
    """A period that belongs to a quantity, with the rule that tied them."""

    mention: PeriodMention
    rule: str
    at: int


def period_of(row: Row, q: int, link: Link, growth: bool) -> Dated | None:
    """The period that the sentence gives a quantity; None where it gives none."""
    items = row.items
    inside = _inside(items, q)
    if inside is not None:
        return inside
    right = _right(row, q, growth)
    if right is not None:
        return right
    told = date_of_clause(row, q)
    if told is not None and (mention := items[told[0]].period) is not None:
        return Dated(mention, OWN_CLAUSE if told[1] else "period of a clause with 'when'", told[0])
    if link.role in ("prior", "base"):
        return None
    left = _left(row, q, growth)
    if left is not None and left.at < q and any(_parts_clauses(item) for item in row.items[left.at : q]):
        return _far_right(row, q, growth) or left
    return left or _far_right(row, q, growth)


def _parts_clauses(item: Item) -> bool:
    """Whether two statements meet at an item: "no accident since 1950, but 20 people were hurt …"."""
    return item.kind == "conj" and item.lemma in ("but", "while", "whereas", "although", "though")


def _tells_when(mention: PeriodMention) -> bool:
    """Whether a mention is a date, or a stretch of time whose days are known: "in the first ten months of 2025"."""
    return not mention.duration or (
        mention.label is not None and mention.rule.startswith(("counted-part", "past-span"))
    )


def _inside(items: Sequence[Item], q: int) -> Dated | None:
    """ "last year's 15 % margin", "a 2026 target of 5"."""
    label = items[q - 2].period if q >= 2 else None
    if label is not None and _labels_figure(items, q - 2):
        return Dated(label, "period before a colon", q - 2)
    if label is not None and _explained(items, q - 2):
        return Dated(label, OWN_CLAUSE, q - 2)
    i = q - 1
    while i >= 0 and items[i].kind == "adv":
        i -= 1
    item = items[i] if i >= 0 else None
    if item is None or item.kind != "period" or item.period is None:
        return None
    owns = i + 1 < q and items[i + 1].lemma in ("'s", "’s")
    return Dated(item.period, "period before the figure", i) if owns or _listed(items, i, q) else None


def _explained(items: Sequence[Item], i: int) -> bool:
    """Whether a figure alone in brackets tells more of the period before them: "up 12 % over Q3 2024 (410 million)"."""
    behind = items[i + 1 : i + 4]
    return len(behind) == 3 and [item.lemma for item in (behind[0], behind[2])] == ["(", ")"]


def _labels_figure(items: Sequence[Item], i: int) -> bool:
    """Whether a period is the label of the figure behind its colon: "(Q2 2024: 79,820)"."""
    behind = items[i + 1 : i + 3]
    labels = len(behind) == 2 and behind[0].lemma == ":" and behind[1].kind == "quantity"
    return labels and items[i].kind == "period" and (not i or items[i - 1].kind in ("mark", "comma"))


def _listed(items: Sequence[Item], i: int, q: int) -> bool:
    """Whether period and figure stand side by side in a list: "Q1 410, Q2 455"."""
    before = items[i - 1] if i else None
    behind = items[q + 1] if q + 1 < len(items) else None
    opens = before is None or before.kind in ("comma", "mark", "quantity")
    return i + 1 == q and opens and (behind is None or behind.kind in ("comma", "mark"))


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
        elif item.kind == "period" and item.period is not None and _tells_when(item.period):
            aside = (
                owned_ahead(items, i)
                or (depth and items[i - 1].kind not in ("mark", "prep"))
                or _labels_figure(items, i)
            )
            if not (is_base(row, i, growth) or aside or of_record(row, i)):
                return Dated(item.period, "period behind the figure", i)
        elif not depth and (span := _span(items, i)) is not None:
            return span
        elif (item.kind == "prep" and item.lemma in ("than", "below", "above") and growth) or (
            item.kind == "quantity"
            and not depth
            and row.link(i).role not in ("restates", "paren")
            and not _goes_on(row, q, i - 1)
        ):
            return None
        elif item.kind == "verb" and item.finite:
            if not _is_verb_of(row, q, i):
                return None
        elif (mention := _happening(items, i)) is not None:
            return Dated(mention, "date of a happening", i)
        elif _parts(row, q, i):
            return None
        i += 1
    return None


_HAPPENINGS = word_set(
    "games election elections vote referendum runoff run-off ballot primary census olympics championship championships "
    "cup tournament crisis war recession final summit race marathon festival"
)


def _happening(items: Sequence[Item], i: int) -> PeriodMention | None:
    """The date of a happening that a figure was at: "four medals at the 1936 Games", "12 % in Sunday's election"."""
    item = items[i]
    placed = i > 0 and items[i - 1].kind == "prep" and items[i - 1].lemma in ("at", "in", "during")
    if item.kind != "np" or item.period is None or not placed:
        return None
    if item.period.grain is not Grain.YEAR and item.tokens[0].lower not in ("'s", "’s"):
        return None
    return item.period if item.tokens[-1].lower in _HAPPENINGS else None


def _parts(row: Row, q: int, i: int) -> bool:
    """Whether what stands behind the item at `i` belongs to the figure at `q` no more."""
    item = row.items[i]
    if item.kind == "comma":
        return not _date_after(row.items, i)
    return ends_clause(item) or (item.kind == "conj" and not _goes_on(row, q, i))


def _goes_on(row: Row, q: int, i: int) -> bool:
    """Whether a base of comparison goes on with another figure behind a joint: "from 40 tons and $3m in 2024"."""
    behind = row.items[i + 1] if i + 1 < len(row.items) else None
    joint = row.items[i].kind == "conj" and row.items[i].lemma in ("and", "or")
    return joint and behind is not None and behind.kind == "quantity" and row.link(q).role in ("prior", "base")


def _is_verb_of(row: Row, q: int, verb: int) -> bool:
    """Whether the figure at `q` is the subject of a verb behind it, or of it: "rain of 40 mm fell"."""
    link, subject = row.link(q), row.subject(verb)
    if link.role == "subject":
        return row.verb_behind(q) == verb
    if link.role == "of" and link.noun is not None and subject == link.noun:
        return True
    return subject is not None and subject < q and _one_phrase(row.items[subject + 1 : verb])


def _one_phrase(items: Sequence[Item]) -> bool:
    """Whether items go on with the noun before them by "of" alone: "a quake | of magnitude 5.1"."""
    return all(item.kind in ("np", "quantity") or item.lemma == "of" for item in items)


_SPANNING = frozenset({"over", "in", "during", "for", "within", "through", "throughout", "across", "of"})


def _span(items: Sequence[Item], i: int) -> Dated | None:
    """The date at `i` that is a length of time ending today ("over the past three years"), or a season of games."""
    item = items[i]
    before = items[i - 1] if i else None
    spanning = before is not None and before.kind == "prep" and before.lemma in _SPANNING
    if item.kind == "quantity" and item.span is not None:
        return Dated(item.span, "span of time", i)
    if item.kind == "np" and item.period is not None and item.tokens[-1].lower in ("season", "campaign") and spanning:
        return Dated(item.period, "season", i)
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
        if item.kind == "period" and item.period is not None and _tells_when(item.period):
            changed = growth or _change_left(row, i)
            if (
                not is_base(row, i, changed)
                and not of_record(row, i)
                and not owned(row, i, q)
                and not is_aside(row, i, q)
            ):
                return Dated(item.period, "period before the figure", i)
        elif (span := _span(items, i)) is not None and not owned(row, i, q):
            return span
        elif item.kind == "np" and not crossed and (inside := item.period or year_in(item)) is not None:
            own = replace(inside, relation=PeriodRelation.IN, wide_start=inside.start, exclusive=False)
            return Dated(own, "period in the noun phrase", i)
        elif item.kind == "mark" and item.lemma in (";", ".", "!", "?"):
            return None
        elif item.lemma == "when" and (dated := _day_of_when(items, i)) is not None:
            return dated
        elif ends_clause(item) and item.kind != "rel":
            crossed = True
        i -= 1
    return None


def _day_of_when(items: Sequence[Item], when: int) -> Dated | None:
    """The date that a clause with "when" tells more of: "the worst since March 2009, when a quake killed 406"."""
    i = when - 1
    while i >= 0 and items[i].kind == "comma":
        i -= 1
    mention = items[i].period if i >= 0 and items[i].kind == "period" else None
    if mention is None or mention.duration:
        return None
    plain = replace(mention, relation=PeriodRelation.IN, wide_start=mention.start, exclusive=False)
    return Dated(plain, "period before 'when'", i)


def _change_left(row: Row, i: int) -> bool:
    """Whether a change stands left of a period in its clause: "rose 14 % from a year earlier to 2.31 billion"."""
    for at in range(i - 1, -1, -1):
        item = row.items[at]
        if item.kind == "quantity":
            grown = item.quantity is not None and item.quantity.kind in GROWTH_KINDS
            return grown or row.link(at).word in ("up", "down")
        if item.kind == "verb" or ends_clause(item):
            return False
    return False


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
        if item.kind == "verb" and item.finite and not _is_verb_of(row, q, i):
            return None
        if (
            item.kind == "period"
            and item.period is not None
            and _tells_when(item.period)
            and not owned_ahead(items, i)
            and not is_base(row, i, growth or _change_left(row, i))
            and not of_record(row, i)
        ):
            if is_of_mark(row, i, q):
                return None
            return Dated(item.period, "period at the end of the clause", i)
        i += 1
    return None
