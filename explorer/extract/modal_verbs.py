"""What the verbs over a statement make of it: a plan, a forecast, a target, something denied or only supposed."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.mentions import QuantityKind
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import Item
from explorer.extract.word_sets import word_set
from explorer.model import Modality, Qualifier
from explorer.vocabulary.cues import Cues

_NEGATIONS = frozenset({"not", "never", "n't", "n’t", "no"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "won't", "won’t"})
_SUPPOSING = frozenset({"would", "could", "might", "may", "'d", "’d", "wouldn't", "couldn't", "wouldn’t", "couldn’t"})
IF = frozenset({"if", "unless", "whether", "suppose", "supposing", "assuming"})
_PROMISING = word_set("say announce promise tell confirm declare state pledge agree decide warn add vow plan")
_GROWING = word_set(
    "rise fall grow reach hit exceed cost total be stand drop climb increase decrease decline shrink average top "
    "become come remain swell happen peak last take need amount slow expand contract disappear die generate lose "
    "earn"
)
GUESSED = frozenset({Modality.ESTIMATE, Modality.FORECAST})
_FIRST_PERSON = frozenset({"i", "we"})
_GIVING = frozenset({"pledge", "promise", "commit", "propose", "demand", "budget", "earmark"})
"""Verbs whose direct object is given or asked for, not aimed at: "has pledged 4 million"."""
_BOUNDS = frozenset({"below", "above", "under", "over", "beneath", "beyond"})
_KNOWN = frozenset({"the", "these", "those", "this", "that", "its", "their", "his", "her", "our"})
_MATCHING = frozenset({"match", "beat", "break", "surpass", "exceed", "equal", "top", "overtake"})
_SENSED = frozenset({"find", "see", "hear", "feel", "identify", "recover", "rescue", "save", "reach"})
_NO_AGENTS = word_set(
    "market economy demand law charge measure change deal rule tax cut price sale revenue profit growth rate cost "
    "supply population industry sector trade inflation temperature season reform merger offer project"
)


def of_chain(row: Row, position: int, at: int, cues: Cues, own: bool) -> Modality | None:
    """What the verb group at `position` makes of what stands at `at`; `own` where it governs it directly."""
    item = row.items[position]
    words = [t.lower for t in item.tokens]
    negated = any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words)
    subject = row.subject(position)
    speaker = row.items[subject].words() if subject is not None else ""
    chain = item.outer if item.lemma in _GIVING and own and not item.passive else (*item.outer, item.lemma)
    found = next((cues.verbs[x] for x in chain if x in cues.verbs), None)
    if item.tokens[-1].lower == "promising":
        found = None
    if item.lemma == "see" and item.tokens[-1].lower in ("see", "sees") and foresees(row, position):
        found = Modality.FORECAST
    if item.lemma == "see" and item.passive and own and row.link(at).word == "at":
        found = Modality.FORECAST
    if item.lemma == "set" and "sight" in _object_head(row, position):
        found = Modality.TARGET
    if "suppose" in item.outer and "be" in item.outer:
        found = Modality.PLAN
    if found is None:
        found = _of_adjective(row, position, cues) or _of_infinitive_noun(row, position, item, cues)
    if found in (Modality.FORECAST, Modality.ESTIMATE) and speaker in _FIRST_PERSON and negated:
        return Modality.OPINION
    if found is not None:
        past_outcome = item.lemma in ("plan", "target", "schedule", "project") and item.passive is False
        if found is Modality.DENIED and own and row.items[at].kind == "quantity":
            return None
        if own and item.lemma in _MATCHING and _is_known(row.items[at]):
            return None
        return found if not (past_outcome and item.tokens[-1].tag == "NOUN") else None
    if negated and own and not _bounded(item):
        if _holds_anyway(row, at):
            return None
        return Modality.DENIED if not any(word in _FUTURE for word in words) else Modality.FORECAST
    if any(word in _FUTURE for word in words) or _is_to(row, position, item):
        happens = (item.lemma in _GROWING and item.lemma != "be") or _is_no_agent(row, position)
        return Modality.FORECAST if happens else Modality.PLAN
    if any(word in _SUPPOSING for word in words):
        return _supposed(row, position, words, cues)
    if "should" in words or "going" in words[:-1]:
        return Modality.FORECAST
    return None


def foresees(row: Row, position: int) -> bool:
    """ "sees output expanding 2 %", "sees $10,500 by May": not what somebody looks at."""
    behind = row.items[position + 1] if position + 1 < len(row.items) else None
    if behind is None:
        return False
    if behind.kind == "quantity" and behind.quantity is not None:
        return behind.quantity.kind in (QuantityKind.MONEY, QuantityKind.PERCENT)
    if any(item.kind == "verb" and not item.finite for item in row.items[position + 2 : position + 4]):
        return True
    figure = row.items[position + 3] if position + 3 < len(row.items) else None
    tied = figure is not None and behind.kind == "np" and row.items[position + 2].lemma in ("of", "at")
    kind = figure.quantity.kind if tied and figure is not None and figure.quantity is not None else None
    return kind in (QuantityKind.MONEY, QuantityKind.PERCENT)


def _object_head(row: Row, position: int) -> str:
    behind = row.items[position + 1] if position + 1 < len(row.items) else None
    return lexicon.singular(item_noun(behind).head) if behind is not None and behind.kind == "np" else ""


def _holds_anyway(row: Row, at: int) -> bool:
    """Whether a figure stands though its verb is denied: "has fired none for 60 days", "did not fall below 25"."""
    item, link = row.items[at], row.link(at)
    if item.quantity is None:
        return False
    lasting = item.quantity.kind is QuantityKind.DURATION and link.word == "for"
    before = row.items[at - 1] if at else None
    bound = before is not None and before.kind == "prep" and before.lemma in _BOUNDS
    bound = bound or item.quantity.qualifier in (Qualifier.OVER, Qualifier.UNDER)
    return lasting or bound or _is_known(item)


def _is_known(item: Item) -> bool:
    """Whether a figure is one that the reader knows of: "the 30 million", "its 12 shops"."""
    return bool(item.det_tokens) and (item.det_tokens[0].lower in _KNOWN or item.det_tokens[-1].tag == "PART")


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
    words = [token.lower for token in item.tokens]
    if "to" in words[1:]:  # "is tipped to win"
        found = cues.adjectives.get(words[words.index("to", 1) - 1])
        return Modality.FORECAST if found is Modality.PLAN and item.lemma in _GROWING else found
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
    if head in ("track", "course") and item.tokens[0].lower == "to":
        return Modality.FORECAST
    return Modality.TARGET if head == "sight" else cues.nouns.get(head)


def _promised(row: Row, position: int) -> bool:
    """Whether somebody announces it: "said the site had failed and would be offered again"."""
    left = left_verb(row, position)
    while left is not None:
        if row.items[left].lemma in _PROMISING:
            return True
        if not any(item.kind == "conj" and item.lemma in ("and", "but") for item in row.items[left:position]):
            return False
        left = left_verb(row, left)
    return False


def _is_no_agent(row: Row, position: int) -> bool:
    """Whether nobody plans what a verb with "will" says: "the market will bring in 300 million"."""
    subject = row.subject(position)
    if subject is None or row.items[position].passive or row.items[subject].kind != "np":
        return False
    noun = item_noun(row.items[subject])
    return not noun.proper and lexicon.singular(noun.head) in _NO_AGENTS


def _supposed(row: Row, position: int, words: list[str], cues: Cues) -> Modality | None:
    """ "would": what somebody announced is a plan or forecast, everything else a supposition."""
    if "could" in words and row.items[position].passive and row.items[position].lemma in _SENSED and not _has_if(row):
        return None
    left = left_verb(row, position)
    guess = cues.verbs.get(row.items[left].lemma) if left is not None else None
    if guess in GUESSED and not _has_if(row):
        return guess
    if "have" in words or not any(word in ("would", "'d", "’d") for word in words):
        return Modality.HYPOTHETICAL
    subject = row.subject(position)
    if subject is not None and row.items[subject].words() in ("this", "that", "which", "it") and not _has_if(row):
        return Modality.FORECAST
    if _promised(row, position) and not _has_if(row):
        return Modality.FORECAST if row.items[position].lemma in _GROWING else Modality.PLAN
    return Modality.HYPOTHETICAL


def _has_if(row: Row) -> bool:
    return any(item.kind == "conj" and item.lemma in IF for item in row.items)


def left_verb(row: Row, position: int) -> int | None:
    """The verb to the left that may govern the one at `position`, within the same clause or as its reporting verb."""
    for i in range(position - 1, -1, -1):
        item = row.items[i]
        if item.kind == "verb":
            return i
        if item.kind == "mark" and item.lemma in ";:()—":
            return None
    return None
