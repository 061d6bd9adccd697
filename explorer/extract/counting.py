"""What a bare number counts, told by the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extract import lexicon
from explorer.extract.clauses import Link, Row
from explorer.extract.mentions import QuantityKind
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import Item
from explorer.extract.tokens import Token

_ADDED = frozenset({"more", "fewer", "further", "additional", "new", "other", "others", "extra", "less", "such"})
_COLLECTIVE = frozenset({"workforce", "staff", "personnel", "crew", "headcount", "population", "attendance", "turnout"})
_PLACING = frozenset({"in", "at", "across", "by", "within", "over"})
"""Prepositions that set a counted noun aside: "in 92 cities", "by three provinces"."""
Counted = tuple[str, Sequence[Token]]
"""A singular noun, and the words of its phrase."""


def counted_by(row: Row, q: int, link: Link) -> Counted | None:
    """What the bare number at `q` counts; None where the sentence does not tell."""
    items = row.items
    following = items[q + 1] if q + 1 < len(items) else None
    if following is not None and following.kind == "np" and following.tokens[0].lower in _ADDED:
        found = _of_item(following)
        if found is not None:
            return found
    of = _of_phrase(items, q) or _fronted(items, q) or _shared(items, q)
    if of is not None:
        return of
    if link.role == "label" and link.noun is not None:
        return _of_plural(items[link.noun])
    if link.word == "for" and link.verb is not None and items[link.verb].lemma == "account":
        return _earlier(items, q)
    loose = link.word in ("as", "after", "than", "against", "like", "compared")
    if link.role in ("measure", "change", "prior", "base", "of", "paren") and not loose:
        return None
    return _earlier(items, q)


def counted_before(row: Row, q: int, passed: Row | None) -> Counted | None:
    """What "12 of them" are: the last counted things of the sentence so far, or of the sentence `passed` before."""
    items = row.items
    if not is_of_them(row, q):
        return None
    for item in [*reversed(items[:q]), *reversed(passed.items if passed is not None else ())]:
        counted = _of_quantity(item) if item.kind == "quantity" else None
        if counted is not None:
            return counted
    return None


def is_of_them(row: Row, q: int) -> bool:
    """Whether the figure at `q` is a part of others told before: "12 of them"."""
    behind = row.items[q + 1 : q + 3]
    told = len(behind) == 2 and behind[0].lemma == "of" and behind[1].words() in _THEM
    return told and row.items[q].det != "the"  # "the two of them" are persons


_THEM = frozenset({"them", "these", "those"})


def _of_phrase(items: Sequence[Item], q: int) -> Counted | None:
    """ "six of the ten races", "two of the robots", "3,400 of the port's 4,150 workers"."""
    i = q + 1
    if i + 1 >= len(items) or items[i].kind != "prep" or items[i].lemma != "of":
        return None
    following = items[i + 1]
    behind = items[i + 2] if i + 2 < len(items) else None
    if (
        behind is not None
        and behind.kind == "quantity"
        and following.kind == "np"
        and following.tokens[-1].tag != "NOUN"
    ):
        following = behind
    return _of_quantity(following) if following.kind == "quantity" else _of_item(following)


def _shared(items: Sequence[Item], q: int) -> Counted | None:
    """ "23 Kenyan and five Ethiopian runners": the noun behind the second figure."""
    if q + 3 >= len(items) or items[q + 1].kind != "np" or items[q + 2].kind != "conj":
        return None
    bare = all(t.tag in ("ADJ", "PROPN") for t in items[q + 1].tokens)
    return _of_quantity(items[q + 3]) if bare and items[q + 3].kind == "quantity" else None


def _fronted(items: Sequence[Item], q: int) -> Counted | None:
    """ "Of the confirmed cases, 1,498 were in children": what the phrase that opens the sentence names."""
    if len(items) < 4 or items[0].lemma != "of" or items[0].kind != "prep":
        return None
    comma = next((i for i in range(2, q) if items[i].kind not in ("np", "prep", "period")), q)
    if comma == q or items[comma].kind != "comma":
        return None
    if items[1].kind != "quantity":
        return _of_item(items[1])
    return _of_quantity(items[1]) or _of_item(items[2])


def _of_item(item: Item) -> Counted | None:
    if item.kind != "np":
        return None
    noun = item_noun(item)
    if noun.pronoun or not noun.core or noun.last_tag != "NOUN" or len(noun.head) < 2:
        return None
    return lexicon.singular(noun.head), noun.core


def _of_plural(item: Item) -> Counted | None:
    """What a label counts: "Deaths: 3"; a thing in the singular is measured, not counted ("Level: 212.4")."""
    found = _of_item(item)
    if found is None or (found[0] == item_noun(item).head and found[0] not in _COLLECTIVE):
        return None
    return found


def _of_quantity(item: Item) -> Counted | None:
    mention = item.quantity
    if mention is None or mention.kind is not QuantityKind.COUNT or mention.unit is None:
        return None
    return mention.unit, counted_tokens(item)


def counted_tokens(item: Item) -> Sequence[Token]:
    """The words of the counted noun of a quantity; empty if there is none."""
    if item.counted:
        return item.counted
    noun = item.quantity.noun if item.quantity is not None else None
    if noun is None:
        return ()
    return tuple(t for t in item.tokens if t.start >= noun.start and t.end <= noun.end)


def _earlier(items: Sequence[Item], q: int) -> Counted | None:
    """What the last figure counts that is no mere circumstance."""
    aside: Counted | None = None
    for at in range(q - 1, -1, -1):
        found = _of_quantity(items[at]) if items[at].kind == "quantity" else None
        if found is None:
            continue
        among = at > 1 and items[at - 1].lemma == "of" and items[at - 2].kind == "quantity"
        if among or (at and items[at - 1].kind == "prep" and items[at - 1].lemma in _PLACING):
            aside = aside or found
            continue
        return found
    return aside
