"""Figures beside a noun of aim or guess: "a goal of 350,000", "its 350,000 target", "the forecast was cut to 5 %"."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set
from explorer.model import Modality
from explorer.vocabulary.cues import Cues

_LINKING = word_set(
    "be set raise lower lift cut revise increase remain stand stay become put fix keep leave reach exceed move narrow "
    "reduce double halve bring call come widen upgrade downgrade"
)
_NOUN_LINKS = frozenset({"of", "for", "at", "to", "from", "between", "by", "on", "in"})
_RANGING = frozenset({"to", "and", "or", "-", "–"})
AHEAD = frozenset({Modality.PLAN, Modality.TARGET, Modality.FORECAST, Modality.HYPOTHETICAL})


def _head_modality(item: Item, cues: Cues) -> Modality | None:
    if item.kind != "np":
        return None
    head = item_noun(item).head
    return cues.nouns.get(lexicon.singular(head)) if head else None


def of_noun_behind(row: Row, at: int, cues: Cues) -> Modality | None:
    """ "its 350,000 target", "a 4 % goal" and "350,000 (forecast)"."""
    items = row.items
    own = items[at].quantity
    words = [t.lower for t in items[at].tokens[-2:]] + [t.lower for t in items[at].det_tokens]
    for word in words:
        if own is not None and word in cues.nouns and "of" not in words:
            return cues.nouns[word]
        if word in ("estimated", "projected", "expected", "planned", "targeted", "forecast", "predicted"):
            return _of_participle(word, cues)
    behind = items[at + 1] if at + 1 < len(items) else None
    if behind is None:
        return None
    if behind.kind == "np" and behind.start - items[at].end <= 1:
        return _head_modality(behind, cues)
    if behind.kind == "prep" and behind.lemma == "in" and at + 2 < len(items):
        told = _head_modality(items[at + 2], cues)
        return told if told in (Modality.FORECAST, Modality.ESTIMATE) else None
    if behind.kind == "mark" and behind.lemma == "(" and at + 2 < len(items):
        return _head_modality(items[at + 2], cues)
    return None


def of_revision(row: Row, at: int, cues: Cues) -> Modality | None:
    """ "cut its growth forecast to 1.6 % from 2.2 %": the figure before is one of the same aim or guess."""
    link = row.link(at)
    if link.role != "prior" or link.other is None or row.items[link.other].kind != "quantity":
        return None
    verb = row.link(link.other).verb
    if verb is None or row.items[verb].lemma not in _LINKING or row.items[verb].lemma == "be":
        return None
    return of_noun_before(row, link.other, cues)


def _of_participle(word: str, cues: Cues) -> Modality | None:
    return cues.verbs.get(lexicon.lemma(word))


def of_noun_before(row: Row, at: int, cues: Cues) -> Modality | None:
    """ "a goal of 350,000", "the target was raised from 300,000 to 350,000", "its forecast for the year is 5 %"."""
    items = row.items
    linked, verbs = False, 0
    for i in range(at - 1, max(-1, at - 12), -1):
        item = items[i]
        if item.kind == "prep":
            linked = linked or item.lemma in _NOUN_LINKS
            if item.lemma in ("than", "against", "versus", "with", "after"):
                return None
        elif item.kind == "verb":
            verbs += 1
            if verbs > 1 or item.lemma not in _LINKING or (i > 0 and _beats(item)):
                return None
            linked = True
        elif item.kind == "np":
            found = _head_modality(item, cues)
            if found is not None:
                if verbs and _earlier_verb(row, i):
                    return None
                return found if linked else None
            if not linked or verbs:
                nearer = items[i + 1] if i + 1 < at else None
                if nearer is None or nearer.kind not in ("prep", "verb", "period"):
                    return None
        elif item.kind == "quantity":
            if not (i + 1 < len(items) and items[i + 1].kind in ("prep", "conj") and items[i + 1].lemma in _RANGING):
                return None
        elif item.kind in ("comma", "mark", "rel", "conj"):
            return None
    return None


def _beats(item: Item) -> bool:
    return item.lemma in ("exceed", "reach") and any(t.tag == "VERB" for t in item.tokens)


def _earlier_verb(row: Row, noun: int) -> bool:
    """Whether the aim is the object of another verb ("beat its target, which …"): then it is not the subject."""
    before = row.items[noun - 1] if noun else None
    return before is not None and before.kind == "verb"


def of_aim_as_subject(row: Row, at: int, verb: int, cues: Cues) -> Modality | None:
    """ "The goal for 2025, the first full year, was 300,000", "the goal …, and it was raised to 350,000"."""
    item = row.items[verb]
    if row.items[at].kind != "quantity" or item.lemma not in _LINKING or at < verb or at - verb > 3:
        return None
    subject = row.subject(verb)
    if subject is None:
        return None
    if row.items[subject].words() in ("it", "they", "which", "that") and item.lemma != "be":
        earlier = [_head_modality(row.items[i], cues) for i in range(subject)]
        return next((found for found in reversed(earlier) if found in AHEAD), None)
    first = next((i for i in range(verb) if row.items[i].kind == "np"), subject)
    if any(row.items[i].kind in ("verb", "mark", "rel") for i in range(first, verb)):
        first = subject
    return _head_modality(row.items[subject], cues) or _head_modality(row.items[first], cues)
