"""Statements that are events themselves: who tells an act of his own on a day announces it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from explorer.extract import lexicon
from explorer.extract.event_telling import ANNOUNCED, Telling
from explorer.extract.main_verbs import following_verb, is_finite
from explorer.extract.modality import modality_of
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set
from explorer.model import Modality

if TYPE_CHECKING:
    from explorer.extract.event_verbs import Verbs

_ANNOUNCING = word_set("say confirm state report")
_OWN = word_set("it they we he she")
_FIRMS = word_set(
    "company group firm bank airline carmaker maker club retailer operator agency chain side manufacturer "
    "broadcaster producer drugmaker utility union party charity university ministry government council regulator"
)
"""Who may be the doer of the clause before: "…, the company said on Tuesday"."""
_SCHOLARS = frozenset({"researcher", "scientist", "scholar", "investigator", "astronomer", "physicist", "biologist"})
_NEAR = 2


def announced(verbs: Verbs, verb: int) -> Telling | None:
    """ "Norvik said on Tuesday it would close the works": who tells an act of his own announces it."""
    if verbs.items[verb].lemma not in _ANNOUNCING or verbs.at - verb > _NEAR:
        return None
    if _trails(verbs, verb):
        return Telling(verb, "announcement", True, ANNOUNCED)
    if _is_study(verbs, verb):
        return Telling(verb, "publication", True, ANNOUNCED)
    told = following_verb(verbs.items, max(verb, verbs.at) + 1)
    if told is None or verbs.row.subject(told) is None:
        return None
    subject = next((k for k in range(max(verb, verbs.at) + 1, told) if verbs.items[k].kind == "np"), None)
    if subject is None or not _is_own(verbs.items[subject]):
        return None
    if any(item.kind == "period" for item in verbs.items[told:]):
        return None
    acts = verbs.namer.of_verb(told) in verbs.events.acts and verbs.items[told].lemma not in verbs.events.reports
    acts = acts or (verbs.items[verb].lemma == "report" and verbs.items[verb].finite)
    return Telling(verb, "announcement", True, ANNOUNCED) if acts else None


def _is_study(verbs: Verbs, verb: int) -> bool:
    """ "…, researchers at the University of Osten reported on Monday": their results came out."""
    subject = verbs.row.subject(verb)
    if verbs.items[verb].lemma != "report" or subject is None or verbs.items[subject].kind != "np":
        return False
    found = lexicon.singular(item_noun(verbs.items[subject]).head) in _SCHOLARS
    return found and any(verbs.items[k].kind == "comma" for k in range(subject))


def _trails(verbs: Verbs, verb: int) -> bool:
    """ "Norvik has bought Tern Works, the company said on Tuesday": the doer tells his own act behind it."""
    if verb < 3 or verbs.items[verb - 2].kind != "comma" or verbs.items[verb].lemma not in ("say", "confirm"):
        return False
    told = _told_left(verbs.items, verb - 2)
    doer = verbs.row.subject(told) if told is not None else None
    if told is None or doer is None or any(item.kind == "period" for item in verbs.items[:verb]):
        return False
    act = verbs.namer.of_verb(told) in verbs.events.acts and not verbs.items[told].passive
    speaker = verbs.items[verb - 1]
    head = item_noun(speaker).head if speaker.kind == "np" and speaker.tokens[0].lower == "the" else ""
    same = speaker.words() in _OWN or head in _FIRMS
    return act and same and modality_of(verbs.row, told, verbs.cues) in (Modality.ACTUAL, Modality.PLAN)


def _is_own(item: Item) -> bool:
    """Whether a phrase is the speaker's own: "it", "its study"."""
    return item.words() in _OWN or item.tokens[0].lower in ("its", "their")


def _told_left(items: Sequence[Item], i: int) -> int | None:
    """The finite verb left of position `i`, brackets passed over."""
    depth = 0
    for k in range(i - 1, -1, -1):
        if items[k].kind == "mark" and items[k].lemma in ")(":
            depth += 1 if items[k].lemma == ")" else -1
        elif not depth and is_finite(items[k]):
            return k
    return None
