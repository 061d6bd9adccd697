"""What a statement is: reported, estimated, targeted, planned, forecast, denied or only supposed.

Decided for one place in a sentence, not for the sentence: in "delivered 410,000, beating its target of 350,000" the
first figure is an outcome and the second a target.
"""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.aims import AHEAD, of_aim_as_subject, of_noun_before, of_noun_behind, of_revision
from explorer.extract.attribution import trails
from explorer.extract.clauses import Row
from explorer.extract.modal_verbs import GUESSED, IF, left_verb, of_chain
from explorer.extract.phrases import Item, ends_clause
from explorer.model import Modality
from explorer.vocabulary.cues import Cues

_EVEN_IF_PAST = frozenset({"although", "though", "while", "whereas", "because", "since", "when", "as", "after"})
_FINITE_GOVERNORS = 3


def modality_of(row: Row, at: int, cues: Cues, verb: int | None = None) -> Modality:
    """The modality of what stands at position `at` of `row` (a quantity, or an event's verb or date).

    `verb` is the verb that governs it, where the caller knows better than `row.governor(at)`. Never raises.
    """
    if row.items[at].kind in ("quantity", "np"):
        behind = of_noun_behind(row, at, cues) if row.items[at].kind == "quantity" else None
        found = behind or of_noun_before(row, at, cues) or of_revision(row, at, cues)
        if found is not None:
            return found
    if verb is None:
        verb = at if row.items[at].kind == "verb" else row.governor(at)
    if verb is None and _stands_aside(row, at):
        return _of_adverbs(row, at, cues) or Modality.ACTUAL
    if verb is None:
        verb = _verb_behind(row, at)
    adverb = _of_adverbs(row, at, cues)
    found = _of_relative(row, at, cues)
    if found is None and verb is not None:
        found = of_aim_as_subject(row, at, verb, cues) or _of_verb(row, verb, at, cues)
    if found in AHEAD and row.items[at].kind == "quantity" and row.link(at).role in ("prior", "base"):
        return Modality.ACTUAL
    found = found or _of_trailing(row, at, cues)
    if found in (None, Modality.ACTUAL) and adverb is not None:
        return adverb
    return found or _of_opening(row, at) or Modality.ACTUAL


def _of_relative(row: Row, at: int, cues: Cues) -> Modality | None:
    """ "the 2.2 billion that analysts had expected": the clause that tells of the figure."""
    items, i = row.items, at + 1
    if items[at].kind != "quantity":
        return None
    if i < len(items) and items[i].kind == "np" and items[i].words() != "that":
        i += 1
    if i < len(items) and i == at + 2 and items[at + 1].words().startswith("that "):
        i = at + 1
    if i >= len(items) or items[i].words().partition(" ")[0] not in ("that", "which"):
        return None
    verb = next((k for k in range(i + 1, min(len(items), i + 4)) if items[k].kind == "verb"), None)
    if verb is None or (verb == i + 1 and " " not in items[i].words()):
        return None
    return cues.verbs.get(items[verb].lemma)


def _of_trailing(row: Row, at: int, cues: Cues) -> Modality | None:
    """ "…, the watchdog estimates": a verb of estimate behind what it says."""
    for i in range(at + 1, len(row.items)):
        item = row.items[i]
        if item.kind == "np" and len(item.tokens) > 1 and row.items[i - 1].kind == "comma" and _ends(row, i + 1):
            word = item.tokens[-1].lower
            found = cues.verbs.get(lexicon.lemma(word)) if lexicon.VERB_KINDS.get(word) == "third" else None
            if found in GUESSED:
                return found
        if item.kind == "verb" and cues.verbs.get(item.lemma) in GUESSED and item.finite and trails(row, i, at):
            return cues.verbs[item.lemma]
    return None


def _ends(row: Row, i: int) -> bool:
    """Whether a clause ends before position `i`."""
    return i >= len(row.items) or row.items[i].kind in ("comma", "mark")


def _verb_behind(row: Row, at: int) -> int | None:
    """The first verb behind `at` in its clause."""
    for i in range(at + 1, len(row.items)):
        if row.items[i].kind in ("mark", "rel"):
            return None
        if row.items[i].kind == "verb":
            return i
    return None


def _stands_aside(row: Row, at: int) -> bool:
    """Whether a figure only tells what something has: "With 5 tonnes of thrust it will …", "X, home to 300, will …"."""
    items = row.items
    if items[at].kind != "quantity":
        return False
    first = at
    while first and items[first - 1].kind in ("np", "prep", "adv", "quantity") and not ends_clause(items[first - 1]):
        first -= 1
    if items[first].kind == "prep" and items[first].lemma == "with":
        return first == 0 or items[first - 1].kind == "comma"
    inserted = first > 0 and items[first - 1].kind == "comma" and items[first].kind == "np" and at > first
    following = next((k for k in range(at + 1, len(items)) if items[k].kind in ("comma", "verb", "mark")), None)
    return inserted and following is not None and items[following].kind == "comma" and row.link(at).role != "subject"


def _of_adverbs(row: Row, at: int, cues: Cues) -> Modality | None:
    for i in range(at, max(-1, at - 8), -1):
        item = row.items[i]
        if item.kind in ("mark", "rel", "conj") and i < at:
            return None
        words = item.tokens if item.kind in ("adv", "verb", "np") else item.det_tokens
        for token in words:
            found = cues.adverbs.get(token.lower)
            if found is not None:
                return found
    return None


def _of_verb(row: Row, verb: int, at: int, cues: Cues) -> Modality | None:
    """The modality that a verb and those which govern it give to what they say."""
    position: int | None = verb
    for step in range(_FINITE_GOVERNORS):
        if position is None:
            return None
        item = row.items[position]
        found = of_chain(row, position, at, cues, own=step == 0)
        if found is not None:
            return found
        if item.finite and item.tokens[0].lower != "to" and not _bare_infinitive(item):
            return _of_opening(row, position) or _of_reporting(row, position, at, cues)
        if _follows(row, position):
            return None
        position = left_verb(row, position)
    return None


def _follows(row: Row, position: int) -> bool:
    """Whether a gerund tells what came before: "is expected to grow 2 %, after growing 1 % last year"."""
    if position < 2 or not row.items[position].tokens[0].lower.endswith("ing"):
        return False
    comma, before = row.items[position - 2 : position]
    return comma.kind == "comma" and before.lemma in ("after", "since", "following", "despite")


def _of_reporting(row: Row, position: int, at: int, cues: Cues) -> Modality | None:
    """ "Analysts estimate that sales reached 5 million": the verb that a clause hangs on."""
    left = left_verb(row, position)
    if left is None:
        return None
    between = row.items[left + 1 : position]
    if any(item.kind in ("comma", "mark", "rel") or (item.kind == "conj" and item.lemma != "that") for item in between):
        return None
    return of_chain(row, left, at, cues, own=False)


def _bare_infinitive(item: Item) -> bool:
    return not item.finite


def _of_opening(row: Row, at: int) -> Modality | None:
    """ "If", "unless" at the head of the clause that holds `at`: only supposed; "denied that": denied."""
    for i in range(at - 1, -1, -1):
        item = row.items[i]
        if item.kind == "conj" and item.lemma in IF:
            return Modality.HYPOTHETICAL
        if item.kind == "conj" and item.lemma in _EVEN_IF_PAST:
            return None
        if item.kind == "mark" and item.lemma in ";:()":
            return None
        if item.kind == "comma" and i + 1 < at and row.items[i + 1].kind == "np" and _clause_starts(row, i + 1, at):
            return None
        if item.kind == "verb" and item.lemma in ("deny", "refute"):
            claimed = any(x.kind == "verb" or x.words().startswith("that") for x in row.items[i + 1 : at])
            return Modality.DENIED if claimed else None
    return None


def _clause_starts(row: Row, i: int, at: int) -> bool:
    """Whether a new main clause runs from the noun phrase at `i` to `at`: it has a verb of its own."""
    return any(row.items[k].kind == "verb" and row.items[k].finite for k in range(i, at + 1))
