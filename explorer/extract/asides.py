"""Dates that are not a figure's own: what a record reaches back to, what an inserted clause or another figure has."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extract.agreement import may_describe
from explorer.extract.clauses import Row
from explorer.extract.open_words import is_superlative
from explorer.extract.phrases import Item, ends_clause
from explorer.extract.word_sets import word_set

_SPEECH = word_set(
    "say tell announce report state note forecast predict estimate confirm warn disclose reveal add declare claim show"
)

_FURTHEST = frozenset({"first", "last", "only", "most", "least", "worst", "best", "record"})


def of_record(row: Row, i: int) -> bool:
    """Whether a period only tells how far back a record reaches: "its lowest since 2009", "the first since 1908"."""
    items = row.items
    if i < 2 or items[i - 1].lemma != "since":
        return False
    at = i - 2
    while at >= 0 and items[at].kind in ("np", "quantity", "adv", "prep"):
        if any(token.lower in _FURTHEST or is_superlative(token.lower) for token in items[at].tokens):
            return True
        at -= 1
    return False


def is_aside(row: Row, i: int, q: int) -> bool:
    """Whether a period on the left dates something else: "said on Thursday that …", "the hall, built in 1962, …"."""
    items = row.items
    told = row.governor(i)
    verb = row.link(q).verb
    if told is None or (told == verb and row.link(q).role != "change"):
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    if items[told].lemma in _SPEECH and i - told <= 3:
        return following is not None and (following.kind in ("comma", "rel", "np") or verb is None or verb > i)
    inserted = not items[told].finite or (told > 0 and items[told - 1].kind in ("rel", "comma"))
    inserted = inserted or (told > 1 and items[told - 2].kind == "rel")
    if verb is None or verb <= i or _accompanies(items, verb):
        return False
    subject = row.subject(verb)
    reduced = items[verb].finite and may_describe(items[told]) and _reduced(items[told + 1 : verb])
    if reduced and told and items[told - 1].kind == "np" and subject in (told - 1, None):
        return True
    if subject is None or subject >= told:
        return False
    return inserted and any(items[k].kind == "comma" for k in range(i, verb))


def _accompanies(items: Sequence[Item], verb: int) -> bool:
    """Whether a gerund behind a comma goes with the clause before: "took the top spot this weekend, earning …"."""
    item = items[verb]
    return not item.finite and item.tokens[0].lower.endswith("ing") and items[verb - 1].kind == "comma"


def _reduced(between: Sequence[Item]) -> bool:
    """Whether what stands between a participle and its clause's verb belongs to it: "a code introduced in 2012 has"."""
    return all(item.kind in ("prep", "np", "period", "adv") for item in between)


def owned(row: Row, i: int, q: int) -> bool:
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


def owned_ahead(items: Sequence[Item], i: int) -> bool:
    """Whether a period belongs to the figure behind it: "down from October's 3.6 billion"."""
    behind = items[i + 1 : i + 4]
    if not behind or behind[0].lemma not in ("'s", "’s"):
        return False
    return any(item.kind == "quantity" for item in behind[1:])


def is_of_mark(row: Row, i: int, q: int) -> bool:
    """Whether a period dates the figure before it alone: "41.8 °C, above the old mark of 41.2 °C from 2019"."""
    at = i - 2 if row.items[i - 1].kind == "prep" else i - 1
    return at != q and row.items[at].kind == "quantity" and row.link(at).role == "of"
