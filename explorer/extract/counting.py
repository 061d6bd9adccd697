"""What a bare number counts, told by the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extract import lexicon
from explorer.extract.clauses import Link, Row
from explorer.extract.mentions import QuantityKind, QuantityMention
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import Item

_MORE = frozenset({"another", "further", "more", "a", "other", "the", "only", "some", "about", "others"})


def counted_by(row: Row, q: int, link: Link, earlier: Sequence[QuantityMention]) -> str | None:
    """The singular noun that the bare number at `q` counts; None where the sentence does not tell."""
    items = row.items
    of = _of_phrase(items, q)
    if of is not None:
        return of
    if link.role == "label" and link.noun is not None:
        noun = item_noun(items[link.noun])
        return _noun(noun.head) if noun.core and noun.core[-1].tag == "NOUN" else None
    if link.role in ("measure", "change", "prior", "base", "of", "paren") and link.word not in (
        "as",
        "after",
        "than",
        "against",
        "like",
    ):
        return None
    return _earlier(earlier)


def _of_phrase(items: Sequence[Item], q: int) -> str | None:
    """ "six of the ten races", "two of the robots"."""
    i = q + 1
    if i + 1 >= len(items) or items[i].kind != "prep" or items[i].lemma != "of":
        return None
    following = items[i + 1]
    if (
        following.kind == "np"
        and i + 2 < len(items)
        and items[i + 2].kind == "quantity"
        and following.tokens[-1].tag in ("PART", "DET")
    ):
        following = items[i + 2]
    if following.kind == "quantity" and following.quantity is not None:
        return following.quantity.unit if following.quantity.kind is QuantityKind.COUNT else None
    if following.kind != "np":
        return None
    noun = item_noun(following)
    return _noun(noun.head) if not noun.pronoun and noun.core and noun.core[-1].tag == "NOUN" else None


def _earlier(earlier: Sequence[QuantityMention]) -> str | None:
    for mention in reversed(earlier):
        if mention.kind is QuantityKind.COUNT and mention.unit is not None:
            return mention.unit
    return None


def _noun(head: str) -> str | None:
    return lexicon.singular(head) if head and len(head) > 1 else None
