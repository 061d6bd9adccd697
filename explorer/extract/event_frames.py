"""Where neither the verb nor the noun beside a date tells the event alone: venues, records, what stays until."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.calendar import Grain
from explorer.extract import lexicon
from explorer.extract.event_names import is_brief
from explorer.extract.event_telling import Telling
from explorer.extract.event_verbs import Verbs
from explorer.extract.main_verbs import following_verb
from explorer.extract.mentions import PeriodRelation
from explorer.extract.modality import modality_of
from explorer.extract.nouns import item_noun
from explorer.extract.open_words import is_superlative
from explorer.extract.phrases import Item, ends_clause
from explorer.extract.word_sets import word_set
from explorer.model import Modality

_VENUE = frozenset({"at", "in", "during"})
_PRINTED = word_set("report survey census poll audit budget study edition version season index issue form filing")
_SET = frozenset({"set", "schedule", "slate", "due", "head", "gear", "brace", "poise"})
_REACH = 5
_COURTS = frozenset({"court", "parliament", "tribunal", "senate"})
_STAYING = frozenset({"remain", "stay", "keep"})
_RUNNING = frozenset({"run", "last", "continue"})
_CONTRACTS = frozenset({"contract", "deal", "extension", "agreement", "lease"})
_DUE = {"payable": "payment", "effective": "start", "redeemable": "redemption", "exercisable": "exercise"}
_CHANGES = {
    "rise": "increase", "increase": "increase", "go up": "increase", "climb": "increase", "raise": "increase",
    "fall": "cut", "decrease": "cut", "go down": "cut", "drop": "cut", "cut": "cut", "lower": "cut",
}  # fmt: skip
_EVER = word_set("ever since record recorded measured seen history")
_REACHING = frozenset({"reach", "hit", "touch", "set", "strike"})
_HIGHS = word_set("high low")


def at_venue(verbs: Verbs) -> Telling | None:
    """ "Lost in the 2002 semi-finals", "won gold at the 2004 Games": where a known act happened gives its year."""
    at, items = verbs.at, verbs.items
    item, before = items[at], items[at - 1] if at else None
    if before is None or before.kind != "prep" or before.lemma not in _VENUE:
        return None
    noun = item_noun(item)
    name = verbs.namer.of_noun(item)
    held = (name in verbs.events.repeated) if name is not None else noun.proper
    if not held or lexicon.singular(noun.head) in _PRINTED:
        return None
    verb = verbs.row.governor(at)
    if verb is None or verbs.namer.is_state(verb) or verbs.says(verb) or not items[verb].finite:
        return None
    told = verbs.namer.of_verb(verb)
    acted = told is not None and told in verbs.events.acts
    return Telling(verb, told or "", True, "where it happened") if acted else None


def set_for(verbs: Verbs) -> Telling | None:
    """ "The two are set for a rally on Monday", "is due in court on Monday": what somebody is set for is planned."""
    verb = verbs.row.governor(verbs.at)
    if verb is not None and verbs.items[verb].lemma == "be" and _is_due_in_court(verbs.items[verb + 1 : verb + 4]):
        return Telling(verb + 3, "hearing", True, "what is due", Modality.PLAN)
    if verb is None or verbs.items[verb].lemma not in _SET or not verbs.items[verb].passive:
        return None
    behind = verbs.items[verb + 1 : verb + 3]
    if len(behind) < 2 or behind[0].lemma != "for" or behind[1].kind not in ("np", "period"):
        return None
    if behind[1].kind == "period":
        found = verbs.namer.of_happening(verb)
        return Telling(found[0], found[1], True, "what is due", Modality.PLAN) if found is not None else None
    name = verbs.namer.of_noun(behind[1])
    return Telling(verb + 2, name, True, "what is due", Modality.PLAN) if name is not None else None


def _is_due_in_court(behind: Sequence[Item]) -> bool:
    """Whether "due", "in" and a court stand behind a verb."""
    if len(behind) < 3 or behind[0].words() != "due" or behind[1].lemma not in ("in", "before", "at"):
        return False
    return behind[2].kind == "np" and item_noun(behind[2]).head in _COURTS


def takes_place(verbs: Verbs) -> Telling | None:
    """ "The fair runs from 6 to 9 January": what runs over some days takes place then."""
    verb, start, end = verbs.row.governor(verbs.at), verbs.date.period_start, verbs.date.period_end
    if verb is None or verbs.items[verb].lemma not in ("run", "last") or verbs.date.grain is not Grain.SPAN:
        return None
    if not start or not end or start[:4] != end[:4] or int(end[5:7]) - int(start[5:7]) > 1:
        return None
    found = verbs.namer.of_happening(verb, named=True)
    return Telling(found[0], found[1], True, "what took place") if found is not None else None


def stays_until(verbs: Verbs) -> Telling | None:
    """ "The schools stay closed until 20 October": a closure with its end."""
    verb = verbs.row.governor(verbs.at)
    if verb is None or verbs.date.relation is not PeriodRelation.UNTIL:
        return None
    item = verbs.items[verb]
    bound = item.lemma == "keep" and _is_contract(verbs, verb)
    if bound or (item.lemma in _RUNNING and not verbs.namer.has_figure(verb)):
        return Telling(verb, "end", True, "what lasts until the date")
    stays = any(outer in _STAYING for outer in item.outer) and item.tokens[-1].lower.endswith(("ed", "shut"))
    name = verbs.namer.of_verb(verb) if stays else None
    if name is None or name not in verbs.events.acts:
        return None
    return Telling(verb, name, True, "what stays until the date")


def _is_contract(verbs: Verbs, verb: int) -> bool:
    """ "A deal that will bind the keeper until June": what binds somebody ends on the day."""
    subject = verbs.row.subject(verb)
    return (
        subject is not None and verbs.items[subject].kind == "np" and item_noun(verbs.items[subject]).head in _CONTRACTS
    )


def due_adjective(verbs: Verbs) -> Telling | None:
    """ "A dividend, payable on 16 December", "effective from 1 May": what an adjective before the date says of it."""
    i = verbs.at - 1
    while i > 0 and verbs.items[i].kind in ("prep", "adv") and verbs.items[i].lemma not in _DUE:
        i -= 1
    word = verbs.items[i].tokens[-1].lower if i >= 0 and verbs.items[i].tokens else ""
    name = _DUE.get(word)
    if name is None or not (is_brief(verbs.date) or verbs.date.grain is Grain.MONTH):
        return None
    return Telling(i, name, True, "what is due", Modality.PLAN if name == "payment" else None)


def changes_from(verbs: Verbs) -> Telling | None:
    """ "Fares go up by 4 crowns on 1 October": a change of a price or rate that comes with a day ahead."""
    verb = verbs.row.governor(verbs.at)
    if verb is None or not is_brief(verbs.date) or not verbs.namer.has_figure(verb):
        return None
    item = verbs.items[verb]
    name = _CHANGES.get(item.lemma) or _CHANGES.get(f"{item.lemma} {item.particle}")
    first = item.tokens[0].lower
    present = lexicon.VERB_KINDS.get(first) in ("base", "third") or first in ("will", "is", "are")
    meant = modality_of(verbs.row, verb, verbs.cues) in (Modality.PLAN, Modality.FORECAST)
    ahead = meant or (item.finite and present and first not in lexicon.SAME_PAST)
    if name is None or not ahead or verbs.date.relation not in (PeriodRelation.IN, PeriodRelation.FROM):
        return None
    return Telling(verb, name, True, "change from a day on", Modality.PLAN)


def record_of(verbs: Verbs) -> Telling | None:
    """ "Reached 49.2 degrees on Sunday, the highest ever measured": a record of one day."""
    verb = verbs.row.governor(verbs.at)
    if verb is None:
        verb = following_verb(verbs.items, verbs.at + 1)
    month = verbs.date.grain is Grain.MONTH
    if verb is None or not (month or (is_brief(verbs.date) and verbs.namer.has_figure(verb))):
        return None
    if month and (verbs.items[verb].lemma not in _REACHING or not _is_high(verbs, verb)):
        return None
    for i in range(verb + 1, min(len(verbs.items), max(verb, verbs.at) + _REACH)):
        if i > verbs.at and verbs.items[i].kind == "verb":
            break
        if _is_record(verbs.items, i) or month:
            return Telling(verb, "record", True, "record of a day")
    return None


def _is_high(verbs: Verbs, verb: int) -> bool:
    """ "reached a 16-year high": a high or low that tells how far back it reaches."""
    behind = verbs.items[verb + 1] if verb + 1 < len(verbs.items) else None
    if behind is None or behind.kind != "np" or behind.tokens[-1].lower not in _HIGHS:
        return False
    return behind.modifier is not None or not {"record", "all-time", "historic"}.isdisjoint(behind.words().split())


def _is_record(items: Sequence[Item], i: int) -> bool:
    item = items[i]
    words = [token.lower for token in (*item.det_tokens, *item.tokens)]
    if item.kind in ("np", "quantity") and "record" in words:
        return "off" not in words
    if item.kind != "np" or not i:
        return False
    if words[-1] in _HIGHS and ("all-time" in words or "historic" in words):
        return True
    if items[i - 1].kind != "comma" or not any(word == "most" or is_superlative(word) for word in words):
        return False
    for behind in items[i : i + 4]:
        if ends_clause(behind) or behind.kind == "comma":
            return False
        if any(token.lower in _EVER for token in behind.tokens):
            return True
    return False
