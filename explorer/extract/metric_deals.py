"""Metric rules for the money of takeovers and transfers: verbs of paying that other words tell to be of a deal."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extract.metric_amounts import is_money
from explorer.extract.metric_question import Choice, Question
from explorer.extract.nouns import Named, item_noun
from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set

_DEALS = word_set("takeover acquisition buyout merger bid deal acquire acquires acquired buying")
_PLAYERS = word_set("striker midfielder defender goalkeeper winger forward player fullback playmaker centre-back")
_PAYING = frozenset({"pay", "spend"})
_VALUING = frozenset({"value", "worth"})
_TRANSFERRING = frozenset({"pay", "spend", "cost", "sign", "buy", "sell", "join", "bring", "land"})


def dealt(question: Question) -> Choice | None:
    """ "The takeover values Berg at $4m", "is paying $4m for Berg", "The striker cost Larchford 4 million euros"."""
    link, items = question.link, question.row.items
    if not is_money(question) or question.growth or link.verb is None or "/" in (question.quantity.unit or ""):
        return None
    lemma = items[link.verb].lemma
    words = {token.lower for item in items for token in item.tokens}
    if lemma in _TRANSFERRING and not _PLAYERS.isdisjoint(words) and _is_price(question):
        return _choice(question, "transfer fee")
    told = not _DEALS.isdisjoint(words)
    valued = lemma in _VALUING and link.word == "at" and told
    paid = lemma in _PAYING and link.role == "object" and _for_name(items[question.q + 1 : question.q + 3])
    return _choice(question, "deal value") if valued or (paid and not _PLAYERS & words) else None


def _choice(question: Question, name: str) -> Choice:
    return Choice(
        Named(name, name, question.vocabulary.metrics.by_name.get(name)), "price of a deal", verb=question.link.verb
    )


def _is_price(question: Question) -> bool:
    """Whether the figure is the verb's object or stands behind "for"."""
    link = question.link
    return link.role == "object" or (link.role in ("measure", "of") and link.word == "for")


def _for_name(behind: Sequence[Item]) -> bool:
    """Whether a name of several words or a firm follows "for": "for Quill Software", no "for the month"."""
    if len(behind) < 2 or behind[0].lemma != "for" or behind[1].kind != "np":
        return False
    core = item_noun(behind[1]).core
    return len(core) > 1 and all(token.text[0].isupper() for token in core)
