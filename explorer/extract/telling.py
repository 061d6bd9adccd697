"""Whether a verb tells what its clause says ("said it would") or does something of its own ("said a prayer")."""

from __future__ import annotations

from explorer.extract.clauses import Row
from explorer.extract.word_sets import word_set
from explorer.vocabulary.cues import Cues

_CARRYING = word_set("report post show find share reveal disclose announce suggest indicate put claim estimate expect")
"""Verbs that may have an object of their own instead of a clause: "announced a plan"."""


def tells_clause(row: Row, verb: int, cues: Cues) -> bool:
    """Whether the verb at position `verb` has a clause as its object."""
    item = row.items[verb]
    if item.lemma not in cues.say_verbs or item.passive:
        return False
    behind = row.items[verb + 1 :]
    following = next((x for x in behind if x.kind not in ("adv", "period", "prep")), None)
    if following is not None and following.words() == "that":
        return True
    if following is None or following.kind == "quantity":
        return False
    if item.lemma in _CARRYING:
        behind_it = row.verb_behind(verb + 1) if row.items[verb + 1].kind == "np" else None
        return behind_it is not None and row.items[behind_it].finite
    return any(x.kind == "verb" and x.finite for x in behind)
