"""Metric rules for percentages of elections and of polls: no noun says that they are shares of the vote."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_question import Choice, Question
from explorer.extract.nouns import Named, item_noun
from explorer.extract.word_sets import word_set

_VOTE = frozenset({"vote", "ballot"})
_ELECTIONS = word_set(
    "election elections runoff run-off referendum ballot primary by-election mayoral polling mayoralty"
)
_WINNING = word_set(
    "win take get gain secure receive poll come finish elect re-elect reelect garner claim hold score lead reject "
    "approve back oust defeat beat retain lose"
)
"""Verbs that tell who had which share of the vote, in a sentence that speaks of an election."""
_BEHIND = frozenset({"with", "on", "by", "at"})


def voted(question: Question) -> Choice | None:
    """ "took 31 % of the vote", "came third in the election with 9.6 %": a share of the vote."""
    quantity, link, items = question.quantity, question.link, question.row.items
    if quantity.kind is not QuantityKind.PERCENT or quantity.unit != "%" or link.verb is None:
        return None
    told = link.role == "object" or (link.role in ("measure", "change", "of") and link.word in _BEHIND)
    if not told or items[link.verb].lemma not in _WINNING:
        return None
    of_vote = _of_vote(question)
    if of_vote is None or (question.growth and not _against(question)):
        return None
    words = (token.lower for item in items for token in item.tokens)
    if not of_vote and _ELECTIONS.isdisjoint(words):
        return None
    entry = question.vocabulary.metrics.by_name.get("vote share")
    return Choice(Named("vote share", "vote share", entry), "share of the vote", verb=link.verb)


def _of_vote(question: Question) -> bool | None:
    """Whether the vote is what the figure is a share of; None where that is something else."""
    items, of = question.row.items, question.q + 1
    if of + 1 >= len(items) or items[of].lemma != "of" or items[of + 1].kind != "np":
        return None if of < len(items) and items[of].kind == "np" else False
    return True if lexicon.singular(item_noun(items[of + 1]).head) in _VOTE else None


def _against(question: Question) -> bool:
    """Whether a figure behind "by" is held against another one: "rejected it by 58 % to 42 %"."""
    items, q = question.row.items, question.q
    return q + 2 < len(items) and items[q + 1].lemma == "to" and items[q + 2].kind == "quantity"
