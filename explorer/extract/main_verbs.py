"""Verbs of a sentence that carry its clauses: the main one behind a date, the finite one that a gerund hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set

_SUBORDINATE = word_set("after before as while when because since although though if until once whereas")


def is_infinitive(item: Item) -> bool:
    """Whether a verb group opens with "to"."""
    return bool(item.tokens) and item.tokens[0].lower == "to"


def is_finite(item: Item) -> bool:
    """Whether a phrase is a verb with a tense."""
    return item.kind == "verb" and item.finite and not is_infinitive(item)


def following_verb(items: Sequence[Item], i: int) -> int | None:
    """The next finite verb at or behind `i`, brackets passed over, before a semicolon."""
    depth = 0
    for k in range(i, len(items)):
        item = items[k]
        if item.kind == "mark" and item.lemma in "([":
            depth += 1
        elif item.kind == "mark" and item.lemma in ")]":
            depth -= 1
        elif item.kind == "mark" and item.lemma == ";":
            return None
        elif not depth and is_finite(item):
            return k
    return None


def main_verb(items: Sequence[Item], i: int) -> int | None:
    """The verb of the clause that a date opens: the next finite one outside of relative and subordinate clauses.

    Where all that follow are subordinate, the first of them.
    """
    first = following_verb(items, i)
    verb, aside = first, i
    while verb is not None:
        opener = next((k for k in range(verb - 1, aside - 1, -1) if _opens(items, k)), None)
        if opener is None:
            return verb
        end = next((k for k in range(verb, len(items)) if items[k].kind == "comma"), None)
        relative = items[opener].kind == "rel" and not (opener and items[opener - 1].kind == "comma")
        aside = verb + 1 if relative or end is None else end
        verb = following_verb(items, aside)
    return first


def _opens(items: Sequence[Item], k: int) -> bool:
    return items[k].kind == "rel" or (items[k].kind in ("prep", "conj") and items[k].lemma in _SUBORDINATE)


def finite_left(items: Sequence[Item], i: int) -> int | None:
    """The nearest finite verb left of `i` in the same sentence; None behind a semicolon or bracket."""
    for k in range(i - 1, -1, -1):
        if items[k].kind == "mark" and items[k].lemma in ";:()":
            return None
        if is_finite(items[k]):
            return k
    return None
