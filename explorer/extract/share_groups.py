"""The group that a share is taken of, for a share that nobody owns: "69% of people under 25 said …"."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.dimensions import is_people
from explorer.extract.drafts import Draft
from explorer.extract.mentions import QuantityKind
from explorer.extract.nouns import item_noun
from explorer.extract.subjects import Subject
from explorer.extract.word_sets import word_set
from explorer.vocabulary.load import Vocabulary
from explorer.vocabulary.metrics import phrase_key

SHARE_GROUP = "group of the share"
_NARROWING = word_set("under over age aged with on in between without above below")
_LONGEST = 4
"""How many phrases behind the group may narrow it."""


def group_of_share(text: str, row: Row, draft: Draft, vocabulary: Vocabulary) -> Subject | None:
    """The group behind "of", with what narrows it up to the verb; no amount, and nothing that only a pronoun tells."""
    items, at = row.items, draft.at + 2
    if draft.quantity.kind is not QuantityKind.PERCENT or at >= len(items) or draft.choice is None:
        return None
    if items[at - 1].lemma != "of" or items[at].kind != "np" or not draft.choice.rule.startswith("share"):
        return None
    noun = item_noun(items[at])
    head = lexicon.singular(noun.head)
    if noun.owner or noun.pronoun or noun.last_tag != "NOUN" or head == noun.head != "people":
        return None
    words = vocabulary.words
    amount = phrase_key(noun.head) in vocabulary.metrics.by_phrase and not is_people(head)
    if amount or head in words.generic | words.aims | words.growth:
        return None
    end = _end(row, at)
    if end == at and len(noun.core) == 1 and noun.head in _EVERYBODY:
        return None
    told = " ".join(text[noun.core[0].start : items[end].end].split())
    return Subject(told, SHARE_GROUP)


_EVERYBODY = frozenset({"people", "respondents", "others", "adults", "those"})


def _end(row: Row, at: int) -> int:
    """Where the group's phrase ends: behind what narrows it, if a verb follows."""
    items = row.items
    first = items[at + 1] if at + 1 < len(items) else None
    if first is None or first.lemma not in _NARROWING:
        return at
    for i in range(at + 2, min(len(items), at + 1 + 2 * _LONGEST)):
        item = items[i]
        if item.kind == "verb" and item.finite:
            return i - 1 if items[i - 1].kind != "adv" else i - 2
        if item.kind in ("comma", "mark", "rel"):
            break
    return at
