"""Whether a figure is a price or move of a market's day: "settled at $71 a barrel", "was up 1.7 % by 1100 GMT"."""

from __future__ import annotations

from explorer.extract.clauses import Row
from explorer.extract.drafts import Draft
from explorer.extract.growth import GROWTH_KINDS
from explorer.extract.mentions import QuantityKind
from explorer.extract.word_sets import word_set

_TRADED = word_set("settle close trade")
_ENDING = word_set("end finish")
_ZONES = word_set("gmt utc bst cet cest est edt")
_SESSION = word_set("trade trading deals session dealings")
_PRICED = GROWTH_KINDS | {QuantityKind.MONEY, QuantityKind.RATE}
_WAYS = frozenset({"at", "up", "down"})


def is_of_market(row: Row, draft: Draft) -> bool:
    """Whether a price or its change is told by a verb of trading, or with an hour of the clock or a session."""
    quantity, link = draft.quantity, draft.link
    if quantity.kind not in _PRICED or link.verb is None:
        return False
    told = row.items[link.verb].lemma
    if draft.choice is not None and draft.choice.named.name.endswith(("future", "futures")):
        return True
    if (told in _TRADED and link.word in _WAYS) or (told in _ENDING and link.word in ("up", "down")):
        return True
    return any(_tells_hour(row, at) for at in range(draft.at + 1, min(draft.at + 8, len(row.items))))


def _tells_hour(row: Row, at: int) -> bool:
    """ "By 1100 GMT", "in early trade": the hour or the session that a price is of."""
    item, before = row.items[at], row.items[at - 1]
    words = [token.lower for token in item.tokens]
    if not _ZONES.isdisjoint(words):
        return True
    return before.kind == "prep" and before.lemma in ("in", "during") and bool(words) and words[-1] in _SESSION
