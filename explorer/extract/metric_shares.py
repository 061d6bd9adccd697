"""Metric rules for percentages that are shares: of what, by what is put as a share, and said again behind "or"."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.mentions import QuantityKind
from explorer.extract.metric_nouns import of_noun
from explorer.extract.metric_question import Choice, Question, counted_before, noun_chain
from explorer.extract.metric_subjects import known_subject, moves
from explorer.extract.metric_verbs import verb_object
from explorer.extract.nouns import Named, item_noun, lookup, phrase_of


def share_of(question: Question) -> Choice | None:
    """ "70 % of the parts", "57 percent feared": the share of what."""
    if question.quantity.kind is not QuantityKind.PERCENT or question.growth or question.quantity.unit != "%":
        return None
    items, i = question.row.items, question.q + 1
    held = _held(question)
    if held is not None:
        return held
    if i + 1 < len(items) and items[i].kind == "prep" and items[i].lemma == "of" and items[i + 1].kind == "np":
        again = _said_again(question) or _equal_to(question)
        if again is not None:
            return again
        for level in (known_subject(question), verb_object(question), of_noun(question)):
            if level is not None and level.named.entry is not None and "%" in level.named.entry.units:
                return level
        noun = item_noun(items[i + 1])
        whole = counted_before(question) if noun.pronoun in ("them", "those", "these") else None
        if whole is not None:
            return Choice(Named(f"share of {whole}", whole, None), "share of those counted")
        if noun.core and not noun.pronoun:
            known = lookup(noun.core, question.vocabulary.metrics, question.quantity, False)
            if known is not None and known.entry is not None and known.entry.kind == "ratio":
                return Choice(known, "share of", noun=i + 1)
            words = phrase_of(noun)
            return Choice(Named(f"share of {words}", f"of {words}", None), "share of", noun=None)
        return None
    again = _said_again(question)
    if again is not None:
        return again
    if question.link.role in ("subject", "joins") and question.link.verb is not None:
        whole = counted_before(question)
        if whole is not None:
            return Choice(Named(f"share of {whole}", whole, None), "share of those counted", verb=question.link.verb)
    return None


_HOLDING = frozenset({"own", "hold", "acquire", "buy", "sell", "retain"})
_HELD = frozenset({"share", "stock", "equity", "capital", "company", "firm", "business", "project", "venture"})


def _held(question: Question) -> Choice | None:
    """ "Owns 30 % of the shares", "owns 12.5 %": a stake (`held` knows those in a named firm)."""
    items, link, i = question.row.items, question.link, question.q + 1
    entry = question.vocabulary.metrics.by_name.get("stake")
    if link.role != "object" or link.verb is None or items[link.verb].lemma not in _HOLDING or entry is None:
        return None
    if i + 1 < len(items) and items[i].lemma == "of" and items[i + 1].kind == "np":
        noun = item_noun(items[i + 1])
        if len(noun.core) != 1 or lexicon.singular(noun.head) not in _HELD:
            return None
    elif items[link.verb].lemma != "own" or (i < len(items) and items[i].kind == "np"):
        return None
    return Choice(Named(entry.name, entry.name, entry), "stake", verb=link.verb)


def _equal_to(question: Question) -> Choice | None:
    """ "It left damage equal to 6.5 % of output", "Smoking fell from 22 % of adults": what is put as a share."""
    items, q, link = question.row.items, question.q, question.link
    if q > 2 and items[q - 1].lemma == "to" and items[q - 2].words() in ("equal", "equivalent"):
        return noun_chain(question, q - 3) if items[q - 3].kind == "np" else None
    if link.role not in ("prior", "measure") or link.word not in ("from", "to") or link.verb is None:
        return None
    subject = question.row.subject(link.verb) if moves(items[link.verb], question.vocabulary.words) else None
    beside = subject == link.verb - 1 and items[link.verb + 1].kind != "np"
    if subject is None or items[subject].kind != "np" or not beside:
        return None
    choice = noun_chain(question, subject)
    entry = choice.named.entry if choice is not None else None
    return None if choice is None or (entry is not None and "%" not in entry.units) else choice


def _said_again(question: Question) -> Choice | None:
    """ "a deficit of $41bn, or 2.9 % of GDP": behind "or", the metric of the figure before."""
    link, before = question.link, question.row.items[question.q - 1] if question.q else None
    if link.role != "joins" or link.other not in question.earlier or before is None or before.lemma != "or":
        return None
    earlier = question.earlier[link.other]
    entry = earlier.named.entry
    if entry is None and earlier.named.name.startswith("amount "):
        share = f"share {earlier.named.name.removeprefix('amount ')}"
        return Choice(Named(share, share, None), "share of an amount", verb=earlier.verb)
    if entry is None or "%" not in entry.units:
        return None
    return Choice(earlier.named, "figure before", earlier.noun, earlier.subject, earlier.verb)


def plain_share(question: Question) -> Choice | None:
    """A percentage of which nothing else is known is a share of something."""
    if question.quantity.kind is not QuantityKind.PERCENT or question.growth or question.quantity.unit != "%":
        return None
    return Choice(Named("share", "share", question.vocabulary.metrics.by_name.get("share")), "share")
