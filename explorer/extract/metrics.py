"""Which metric a quantity is of: ordered rules, each with a name, over the phrases of the sentence."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.dimensions import fits
from explorer.extract.mentions import QuantityKind, QuantityMention
from explorer.extract.metric_amounts import amount, capable, near_noun, priced, traded
from explorer.extract.metric_deals import dealt
from explorer.extract.metric_fallback import likeliest
from explorer.extract.metric_measures import across, age, compared, dimension, multiple_of, rank, score, term
from explorer.extract.metric_nouns import (
    against,
    bare_growth,
    counted,
    generic_noun,
    growth_noun,
    growth_of_noun,
    in_noun,
    modified,
    of_noun,
    of_what,
    people,
    plain_counted,
    worth,
)
from explorer.extract.metric_question import Choice, Question, Rule
from explorer.extract.metric_relations import asked_for, done_to, flowing, graded, listed, relative_object, timed
from explorer.extract.metric_shares import plain_share, share_of
from explorer.extract.metric_standing import closed_at, held, the_most
from explorer.extract.metric_subjects import bare_people, known_subject, last_object, plain_subject
from explorer.extract.metric_times import how_often, innings, into_course, taken_off, won_by
from explorer.extract.metric_verbs import behind, counted_by_verb, verb_alone, verb_object
from explorer.extract.metric_votes import polled, turned_out, voted
from explorer.extract.nouns import item_noun

__all__ = ["Choice", "Question", "choose"]


def choose(question: Question) -> Choice | None:
    """The metric by the first rule that knows one; None if none does."""
    for rule in _RULES:
        choice = rule(question)
        if choice is not None:
            return choice
    return None


def _restated(question: Question) -> Choice | None:
    link = question.link
    if link.role == "restates" and link.other in question.earlier:
        return question.earlier[link.other]
    return None


def _echoed(question: Question) -> Choice | None:
    """ "1.2 watts when idle and 9 under load", "17,000 pounds, against 30,800": a figure that leans on one before."""
    link, quantity = question.link, question.quantity
    if link.other is None or link.other not in question.earlier or question.growth:
        return None
    other = question.row.items[link.other].quantity
    bare = quantity.kind is QuantityKind.COUNT and quantity.unit is None and not question.counted
    scaled = other is not None and (other.kind in _SCALES or (link.role == "base" and other.kind is QuantityKind.COUNT))
    if other is None or not scaled or _has_subject_of_its_own(question):
        return None
    joined = bare and link.role in ("joins", "prior", "base")
    compared = link.role in ("prior", "base") and other.kind is quantity.kind and other.unit == quantity.unit
    if not (joined or compared) or (bare and _out_of_scale(quantity.value, other.value)):
        return None
    earlier = question.earlier[link.other]
    return Choice(earlier.named, "figure before", noun=earlier.noun, subject=earlier.subject, verb=earlier.verb)


_SCALES = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.RATE})
_APART = 200


def _out_of_scale(first: float, second: float) -> bool:
    """Whether two figures are too far apart to be of one kind."""
    low, high = sorted((abs(first), abs(second)))
    return low == 0 or high / low > _APART


def _joined(question: Question) -> Choice | None:
    """Coordination and chains: what the figure before is of."""
    link = question.link
    if link.role == "measure" and link.word == "including" and not question.counted:
        return _part_of_before(question)
    if link.other is None or link.other not in question.earlier:
        return None
    earlier = question.earlier[link.other]
    other = question.row.items[link.other].quantity
    if _has_subject_of_its_own(question) or (link.role == "whole" and question.counted):
        return None
    if other is None or (question.growth and link.role in ("change", "object", "joins", "paren", "base")):
        return Choice(earlier.named, "figure before", noun=earlier.noun, subject=earlier.subject, verb=earlier.verb)
    if _counts_other(question, other):
        return None
    same = other.kind is question.quantity.kind or (other.unit == question.quantity.unit)
    unlike = question.quantity.kind is QuantityKind.DURATION
    if not same and (unlike or link.role not in ("measure", "prior", "base")):
        return None
    if not same and any(_like(question, question.row.items[position].quantity) for position in question.earlier):
        return None
    bare = question.quantity.unit is None and question.quantity.kind is QuantityKind.COUNT
    entry = earlier.named.entry
    if entry is not None and not bare and not fits(entry, question.quantity, question.growth):
        return None
    return Choice(earlier.named, "figure before", noun=earlier.noun, subject=earlier.subject, verb=earlier.verb)


def _part_of_before(question: Question) -> Choice | None:
    """ "would get $1.6 billion, including $710 million for the lander": a part of the last figure in its unit."""
    for position in sorted(question.earlier, reverse=True):
        if _like(question, question.row.items[position].quantity):
            earlier = question.earlier[position]
            return Choice(earlier.named, "figure before", earlier.noun, earlier.subject, earlier.verb)
    return None


def _like(question: Question, other: QuantityMention | None) -> bool:
    """Whether a figure is in the unit of the one asked about, not mere units."""
    return other is not None and other.unit == question.quantity.unit and question.quantity.unit is not None


def _has_subject_of_its_own(question: Question) -> bool:
    """Whether a figure stands in a clause with a noun of its own as subject: "…, while pipeline flows fell by 7 %"."""
    link, row = question.link, question.row
    if link.verb is None or link.other is None or link.verb <= link.other or not row.items[link.verb].finite:
        return False
    subject = row.subject(link.verb)
    if subject is None or subject <= link.other or row.items[subject].kind != "np":
        return False
    noun = item_noun(row.items[subject])
    words = question.vocabulary.words
    named = bool(noun.core) and noun.last_tag == "NOUN" and not noun.pronoun and not noun.proper
    return named and lexicon.singular(noun.head) not in words.groups and noun.head not in words.generic


def _counts_other(question: Question, other: QuantityMention) -> bool:
    """Whether the figure counts something else than the one before: "21 docks and eight terminals"."""
    if not question.counted or question.growth or question.quantity.kind is not QuantityKind.COUNT:
        return False
    general = question.vocabulary.words.units
    unit = question.quantity.unit
    return unit != other.unit and other.unit is not None and unit not in general


def _done_anew(question: Question, earlier: Choice) -> bool:
    """Whether a measure is the object of another verb than the one before: "cleared 1.76 m and threw 13.86 m"."""
    link = question.link
    if question.quantity.kind not in (QuantityKind.MEASURE, QuantityKind.DURATION) or link.role != "object":
        return False
    return link.verb is not None and link.verb != earlier.verb and not question.growth


def _tells_state(question: Question) -> bool:
    """Whether the verb behind a bare number says what has become of those counted: "71 are missing", "9 remain"."""
    verb = question.row.items[question.link.verb] if question.link.verb is not None else None
    if verb is None or question.link.role != "subject" or question.growth:
        return False
    counts = question.quantity.kind is QuantityKind.COUNT or question.quantity.kind is QuantityKind.PERCENT
    share = question.quantity.kind is QuantityKind.PERCENT
    return counts and (share or verb.passive or verb.lemma in ("be", "remain", "stay"))


def _nearest_before(question: Question) -> Choice | None:
    """The last metric of the sentence that the figure may be of."""
    for position in sorted(question.earlier, reverse=True):
        earlier = question.earlier[position]
        entry = earlier.named.entry
        other = question.row.items[position].quantity
        if question.growth and (earlier.rule in ("age", "dimension") or (entry and entry.name in ("age", "duration"))):
            continue
        same = other is not None and other.unit == question.quantity.unit and question.quantity.unit is not None
        if _tells_state(question) or _done_anew(question, earlier):
            continue
        points = question.quantity.unit == "percentage point" and other is not None and other.unit == "%"
        if (question.growth or same or points) and (entry is None or fits(entry, question.quantity, question.growth)):
            return Choice(earlier.named, "metric before", noun=earlier.noun, subject=earlier.subject, verb=earlier.verb)
    return None


_RULES: tuple[Rule, ...] = (
    _restated,
    age,
    across,
    growth_noun,
    worth,
    in_noun,
    _echoed,
    graded,
    timed,
    how_often,
    into_course,
    modified,
    multiple_of,
    score,
    growth_of_noun,
    closed_at,
    dealt,
    the_most,
    held,
    voted,
    turned_out,
    polled,
    share_of,
    capable,
    term,
    won_by,
    taken_off,
    innings,
    counted_by_verb,
    counted,
    of_noun,
    done_to,
    verb_object,
    asked_for,
    against,
    known_subject,
    compared,
    flowing,
    of_what,
    _joined,
    verb_alone,
    relative_object,
    listed,
    plain_counted,
    plain_subject,
    last_object,
    behind,
    priced,
    amount,
    traded,
    _nearest_before,
    people,
    dimension,
    rank,
    bare_growth,
    bare_people,
    generic_noun,
    near_noun,
    plain_share,
    likeliest,
)
