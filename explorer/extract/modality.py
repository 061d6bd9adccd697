"""What a statement is: reported, estimated, targeted, planned, forecast, denied or only supposed.

Decided for one place in a sentence, not for the sentence: in "delivered 410,000, beating its target of 350,000" the
first figure is an outcome and the second a target.
"""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.aims import AHEAD, of_aim_as_subject, of_noun_before, of_noun_behind
from explorer.extract.attribution import trails
from explorer.extract.clauses import Row
from explorer.extract.mentions import QuantityKind
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set
from explorer.model import Modality
from explorer.vocabulary.cues import Cues

_NEGATIONS = frozenset({"not", "never", "n't", "n’t", "no"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "won't", "won’t"})
_SUPPOSING = frozenset({"would", "could", "might", "may", "'d", "’d", "wouldn't", "couldn't", "wouldn’t", "couldn’t"})
_IF = frozenset({"if", "unless", "whether", "suppose", "supposing", "assuming"})
_EVEN_IF_PAST = frozenset({"although", "though", "while", "whereas", "because", "since", "when", "as", "after"})
_PROMISING = word_set("say announce promise tell confirm declare state pledge agree decide warn add vow plan")
_GROWING = word_set(
    "rise fall grow reach hit exceed cost total be stand drop climb increase decrease decline shrink average top "
    "become come remain swell happen peak last take need amount slow expand contract disappear die generate lose "
    "earn"
)
_GUESSED = frozenset({Modality.ESTIMATE, Modality.FORECAST})
_GIVING = frozenset({"pledge", "promise", "commit", "propose", "demand", "budget", "earmark"})
"""Verbs whose direct object is given or asked for, not aimed at: "has pledged 4 million"."""
_FIRST_PERSON = frozenset({"i", "we"})
_FINITE_GOVERNORS = 3


def modality_of(row: Row, at: int, cues: Cues, verb: int | None = None) -> Modality:
    """The modality of what stands at position `at` of `row` (a quantity, or an event's verb or date).

    `verb` is the verb that governs it, where the caller knows better than `row.governor(at)`. Never raises.
    """
    if row.items[at].kind in ("quantity", "np"):
        behind = of_noun_behind(row, at, cues) if row.items[at].kind == "quantity" else None
        found = behind or of_noun_before(row, at, cues)
        if found is not None:
            return found
    if verb is None:
        verb = at if row.items[at].kind == "verb" else row.governor(at)
    if verb is None:
        verb = _verb_behind(row, at)
    adverb = _of_adverbs(row, at, cues)
    found = _of_relative(row, at, cues)
    if found is None and verb is not None:
        found = of_aim_as_subject(row, at, verb, cues) or _of_verb(row, verb, cues)
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
            if found in _GUESSED:
                return found
        if item.kind == "verb" and cues.verbs.get(item.lemma) in _GUESSED and item.finite and trails(row, i, at):
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


def _of_verb(row: Row, verb: int, cues: Cues) -> Modality | None:
    """The modality that a verb and those which govern it give to what they say."""
    position: int | None = verb
    for step in range(_FINITE_GOVERNORS):
        if position is None:
            return None
        item = row.items[position]
        found = _of_chain(row, position, item, cues, own=step == 0)
        if found is not None:
            return found
        if item.finite and item.tokens[0].lower != "to" and not _bare_infinitive(item):
            return _of_opening(row, position) or _of_reporting(row, position, cues)
        position = _left_verb(row, position)
    return None


def _of_reporting(row: Row, position: int, cues: Cues) -> Modality | None:
    """ "Analysts estimate that sales reached 5 million": the verb that a clause hangs on."""
    left = _left_verb(row, position)
    if left is None:
        return None
    between = row.items[left + 1 : position]
    if any(item.kind in ("comma", "mark", "rel") or (item.kind == "conj" and item.lemma != "that") for item in between):
        return None
    return _of_chain(row, left, row.items[left], cues, own=False)


def _of_chain(row: Row, position: int, item: Item, cues: Cues, own: bool) -> Modality | None:
    words = [t.lower for t in item.tokens]
    negated = any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words)
    subject = row.subject(position)
    speaker = row.items[subject].words() if subject is not None else ""
    chain = item.outer if item.lemma in _GIVING and own else (*item.outer, item.lemma)
    found = next((cues.verbs[x] for x in chain if x in cues.verbs), None)
    if item.lemma == "see" and item.tokens[-1].lower in ("see", "sees") and _foresees(row, position):
        found = Modality.FORECAST
    if item.lemma == "set" and "sight" in _object_head(row, position):
        found = Modality.TARGET
    if found is None:
        found = _of_adjective(row, position, cues) or _of_infinitive_noun(row, position, item, cues)
    if found in (Modality.FORECAST, Modality.ESTIMATE) and speaker in _FIRST_PERSON and negated:
        return Modality.OPINION
    if found is not None:
        past_outcome = item.lemma in ("plan", "target", "schedule", "project") and item.passive is False
        return found if not (past_outcome and item.tokens[-1].tag == "NOUN") else None
    if negated and own and not _bounded(item):
        return Modality.DENIED if not any(word in _FUTURE for word in words) else Modality.FORECAST
    if any(word in _FUTURE for word in words) or _is_to(row, position, item):
        return Modality.FORECAST if item.lemma in _GROWING and item.lemma not in ("be",) else Modality.PLAN
    if any(word in _SUPPOSING for word in words):
        return _supposed(row, position, words)
    if "should" in words or "going" in words[:-1]:
        return Modality.FORECAST
    return None


def _foresees(row: Row, position: int) -> bool:
    """ "sees output expanding 2 %", "sees $10,500 by May": not what somebody looks at."""
    behind = row.items[position + 1] if position + 1 < len(row.items) else None
    if behind is None:
        return False
    if behind.kind == "quantity" and behind.quantity is not None:
        return behind.quantity.kind in (QuantityKind.MONEY, QuantityKind.PERCENT)
    return any(item.kind == "verb" and not item.finite for item in row.items[position + 2 : position + 4])


def _object_head(row: Row, position: int) -> str:
    behind = row.items[position + 1] if position + 1 < len(row.items) else None
    return lexicon.singular(item_noun(behind).head) if behind is not None and behind.kind == "np" else ""


def _bounded(item: Item) -> bool:
    """ "does not exceed 5 %" bounds a figure, it denies nothing."""
    return item.lemma in ("exceed", "surpass", "top", "include", "rule")


def _is_to(row: Row, position: int, item: Item) -> bool:
    """ "is to open", "are to hand over": a plan."""
    words = [t.lower for t in item.tokens]
    if words[0] in ("is", "are", "was", "were") and len(words) > 2 and words[1] == "to":
        return True
    before = row.items[position - 1] if position else None
    return words[0] == "to" and before is not None and before.kind == "verb" and before.lemma == "be"


def _of_adjective(row: Row, position: int, cues: Cues) -> Modality | None:
    """ "is due to open", "is optimistic about reaching": an adjective right before the infinitive or gerund."""
    item = row.items[position]
    before = row.items[position - 1] if position else None
    if item.tokens[0].lower != "to":
        gerund = not item.finite and before is not None and before.kind == "prep" and position > 1
        before = row.items[position - 2] if gerund else None
    if before is None or before.kind not in ("np", "adv", "verb"):
        return None
    return cues.adjectives.get(before.tokens[-1].lower) if before.tokens else None


def _of_infinitive_noun(row: Row, position: int, item: Item, cues: Cues) -> Modality | None:
    """ "its plan to open", "a goal of selling 5,000": a noun of aim right before the verb."""
    if item.finite and item.tokens[0].lower != "to":
        return None
    i = position - 1
    if i >= 0 and row.items[i].kind == "prep" and row.items[i].lemma in ("of", "for", "on"):
        i -= 1
    if i < 0 or row.items[i].kind != "np":
        return None
    head = lexicon.singular(item_noun(row.items[i]).head)
    return Modality.TARGET if head == "sight" else cues.nouns.get(head)


def _bare_infinitive(item: Item) -> bool:
    return not item.finite


def _promised(row: Row, position: int) -> bool:
    """Whether somebody announces it: "said the site had failed and would be offered again"."""
    left = _left_verb(row, position)
    while left is not None:
        if row.items[left].lemma in _PROMISING:
            return True
        if not any(item.kind == "conj" and item.lemma in ("and", "but") for item in row.items[left:position]):
            return False
        left = _left_verb(row, left)
    return False


def _supposed(row: Row, position: int, words: list[str]) -> Modality:
    """ "would": what somebody announced is a plan or forecast, everything else a supposition."""
    if "have" in words or not any(word in ("would", "'d", "’d") for word in words):
        return Modality.HYPOTHETICAL
    subject = row.subject(position)
    if subject is not None and row.items[subject].words() in ("this", "that", "which", "it") and not _has_if(row):
        return Modality.FORECAST
    if _promised(row, position) and not _has_if(row):
        return Modality.FORECAST if row.items[position].lemma in _GROWING else Modality.PLAN
    return Modality.HYPOTHETICAL


def _has_if(row: Row) -> bool:
    return any(item.kind == "conj" and item.lemma in _IF for item in row.items)


def _left_verb(row: Row, position: int) -> int | None:
    """The verb to the left that may govern the one at `position`, within the same clause or as its reporting verb."""
    for i in range(position - 1, -1, -1):
        item = row.items[i]
        if item.kind == "verb":
            return i
        if item.kind == "mark" and item.lemma in ";:()—":
            return None
    return None


def _of_opening(row: Row, at: int) -> Modality | None:
    """ "If", "unless" at the head of the clause that holds `at`: only supposed; "denied that": denied."""
    for i in range(at - 1, -1, -1):
        item = row.items[i]
        if item.kind == "conj" and item.lemma in _IF:
            return Modality.HYPOTHETICAL
        if item.kind == "conj" and item.lemma in _EVEN_IF_PAST:
            return None
        if item.kind == "mark" and item.lemma in ";:()":
            return None
        if item.kind == "comma" and i + 1 < at and row.items[i + 1].kind == "np" and _clause_starts(row, i + 1, at):
            return None
        if item.kind == "verb" and item.lemma in ("deny", "refute"):
            return Modality.DENIED
    return None


def _clause_starts(row: Row, i: int, at: int) -> bool:
    """Whether a new main clause runs from the noun phrase at `i` to `at`: it has a verb of its own."""
    return any(row.items[k].kind == "verb" and row.items[k].finite for k in range(i, at + 1))
