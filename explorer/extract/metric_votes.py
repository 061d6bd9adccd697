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


_RULE = "share of the vote"


def voted(question: Question) -> Choice | None:
    """ "took 31 % of the vote", "came third in the election with 9.6 %": a share of the vote."""
    quantity, link, items = question.quantity, question.link, question.row.items
    if quantity.kind is not QuantityKind.PERCENT or quantity.unit != "%" or link.verb is None:
        return None
    before = question.earlier.get(question.q - 2)
    if before is not None and before.rule == _RULE and items[question.q - 1].lemma == "to":
        return Choice(Named("share of the other side", "share of the other side", None), "other side", verb=link.verb)
    told = link.role == "object" or (link.role in ("measure", "change", "of") and link.word in _BEHIND)
    if not told or items[link.verb].lemma not in _WINNING:
        return None
    of_vote = _of_vote(question)
    if of_vote is None or question.growth:
        return None
    words = (token.lower for item in items for token in item.tokens)
    if not of_vote and _ELECTIONS.isdisjoint(words):
        return None
    entry = question.vocabulary.metrics.by_name.get("vote share")
    return Choice(Named("vote share", "vote share", entry), _RULE, verb=link.verb)


_VOTERS = frozenset({"voter", "electorate"})
_VOTING = frozenset({"vote", "turn", "cast", "participate"})


def turned_out(question: Question) -> Choice | None:
    """ "61 % of voters cast ballots": the turnout."""
    link, items, of = question.link, question.row.items, question.q + 1
    if question.quantity.unit != "%" or question.growth or link.role != "subject" or link.verb is None:
        return None
    if of + 1 >= len(items) or items[of].lemma != "of" or items[of + 1].kind != "np":
        return None
    if lexicon.singular(item_noun(items[of + 1]).head) not in _VOTERS or items[link.verb].lemma not in _VOTING:
        return None
    if any(item.lemma in ("for", "against", "to") for item in items[link.verb + 1 : link.verb + 4]):
        return None
    entry = question.vocabulary.metrics.by_name.get("turnout")
    return Choice(Named("turnout", "voters", entry), "voters who vote", noun=of + 1, verb=link.verb)


_POLLS = frozenset({"poll", "polls", "survey", "surveys", "pollster", "pollsters"})
_SEEING = frozenset({"put", "see", "show", "have"})


def polled(question: Question) -> Choice | None:
    """ "A survey puts the Greens at 17 %": the support for a party."""
    link, items = question.link, question.row.items
    if question.quantity.unit != "%" or question.growth or link.verb is None or link.word not in ("at", "on"):
        return None
    backed = link.verb + 1
    if items[link.verb].lemma not in _SEEING or backed + 2 != question.q or items[backed].kind != "np":
        return None
    if not item_noun(items[backed]).proper or _POLLS.isdisjoint(t.lower for item in items for t in item.tokens):
        return None
    return Choice(Named("support", "support", None), "support in a poll", verb=link.verb)


def _of_vote(question: Question) -> bool | None:
    """Whether the vote is what the figure is a share of; None where that is something else."""
    items, of = question.row.items, question.q + 1
    if of + 1 >= len(items) or items[of].lemma != "of" or items[of + 1].kind != "np":
        return None if of < len(items) and items[of].kind == "np" else False
    return True if lexicon.singular(item_noun(items[of + 1]).head) in _VOTE else None
