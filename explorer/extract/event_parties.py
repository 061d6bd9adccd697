"""Who does what an event tells, and what it happens to."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.event_telling import ANNOUNCED, LIGHT, NOUN_BEFORE, Telling
from explorer.extract.main_verbs import following_verb, is_finite
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import Item, is_possessive
from explorer.extract.tokens import Token
from explorer.extract.word_sets import word_set
from explorer.model import Span
from explorer.vocabulary.events import Events

_OBJECT_LINKS = frozenset({"of", "into", "in", "on", "to", "with", "for", "from", "outside", "at", "against", "over"})
_MAX_OBJECT = 120
_SAYING = word_set("say tell report think believe claim add note confirm announce show reveal learn hear know")


def parties(row: Row, events: Events, telling: Telling) -> tuple[tuple[Token, ...], Span | None]:
    """Who does it and what it happens to."""
    item = row.items[telling.at]
    if item.kind == "np":
        return _parties_of_noun(row, events, telling, item)
    at = row.subject(telling.at)
    if at is None:
        at = _before_bracket(row, telling.at)
    subject = _tokens(row, at)
    target = _object(row, telling.at)
    if telling.rule == ANNOUNCED:
        return subject, None
    if item.passive or is_reduced(row, telling.at, telling.noun in events.own):
        agent = _agent(row, telling.at)
        patient = _span(row, at) if at is not None else None
        return (agent, patient) if agent or telling.noun not in events.own else (subject, None)
    return subject, target


def _before_bracket(row: Row, verb: int) -> int | None:
    """The name that a bracket speaks of which a verb opens: "Mara Lindqvist (born 4 June 1961)"."""
    if verb < 2 or row.items[verb - 1].words() != "(":
        return None
    name = row.items[verb - 2]
    return verb - 2 if name.kind == "np" and name.tokens[-1].tag == "PROPN" else None


def is_reduced(row: Row, verb: int, own: bool = False) -> bool:
    """Whether a verb is a participle behind what it befell: "a law adopted in May", "the stake, completed in May,".

    `own` says that the verb tells what happens to its subject in the active voice ("died", "collapsed").
    """
    items, item = row.items, row.items[verb]
    word = item.tokens[-1].lower
    past = lexicon.VERB_KINDS.get(word, "past" if word.endswith("ed") else "") == "past"
    if own or not past or len(item.tokens) > 1 or not verb:
        return False
    behind = items[verb + 1] if verb + 1 < len(items) else None
    if behind is not None and behind.kind in ("np", "quantity", "rel", "conj"):
        return False
    before = items[verb - 1]
    if before.kind == "comma":
        return any(is_finite(other) for k, other in enumerate(items) if k != verb)
    if before.kind != "np" or before.tokens[-1].tag == "PRON":
        return False
    left = row.governor(verb)
    if left is not None:
        return items[left].lemma not in _SAYING
    following = following_verb(items, verb + 1)
    if following is None or any(x.kind in ("conj", "comma", "rel") for x in items[verb:following]):
        return False
    return not any(items[k].kind == "np" and items[k - 1].kind != "prep" for k in range(verb + 1, following))


def _parties_of_noun(row: Row, events: Events, telling: Telling, item: Item) -> tuple[tuple[Token, ...], Span | None]:
    noun = item_noun(item)
    of = _behind_of(row, telling.at)
    verb = row.governor(telling.at)
    doer: tuple[Token, ...] = noun.owner
    direct = telling.rule == LIGHT or (verb is not None and telling.at == verb + 1 and telling.rule == NOUN_BEFORE)
    if (not doer or _is_own(doer)) and direct and verb is not None and not row.items[verb].passive:
        at = row.subject(verb)
        doer = _tokens(row, _called(row, at, verb)) or _tokens(row, at) or doer
    if telling.noun in events.own:
        own = _tokens(row, of) if of is not None else (_modifier(noun.core) or doer)
        return own, None
    target = _span(row, of) if of is not None else None
    return doer, target


def _is_own(owner: Sequence[Token]) -> bool:
    """Whether an owner is only "its", "their" or the like: who does a thing that is their own."""
    return len(owner) == 1 and is_possessive(owner[0].lower)


_CALLING = frozenset({"know", "call", "name", "dub", "title"})


def _called(row: Row, at: int | None, before: int) -> int | None:
    """What the sentence calls the phrase at `at`: "a model, which came to be known as the Zellis, made its debut"."""
    items = row.items
    if at is not None and items[at].tokens and items[at].tokens[-1].tag in ("PROPN", "NUM"):
        return None
    if at is not None and at + 3 < len(items) and items[at + 1].kind == items[at + 3].kind == "comma":
        beside = items[at + 2]
        if beside.kind == "np" and any(token.tag == "PROPN" for token in beside.tokens) and at + 3 < before:
            return at + 2
    for verb in range(before - 1, -1 if at is None else at, -1):
        if items[verb].kind != "verb" or items[verb].lemma not in _CALLING or row.subject(verb) != at:
            continue
        told = verb + 1 + (items[verb + 1].lemma == "as")
        named = items[told].kind == "np" and any(token.tag == "PROPN" for token in items[told].tokens)
        return told if named else None
    return None


def _modifier(core: Sequence[Token]) -> tuple[Token, ...]:
    """The name before an event noun: "the Nimbus launch"."""
    return tuple(t for t in core[:-1] if t.tag == "PROPN")


def _behind_of(row: Row, at: int) -> int | None:
    items = row.items
    if at + 2 < len(items) and items[at + 1].kind == "prep" and items[at + 1].lemma in ("of", "for", "into", "between"):
        return at + 2 if items[at + 2].kind == "np" else None
    return None


def _tokens(row: Row, at: int | None) -> tuple[Token, ...]:
    if at is None or row.items[at].kind != "np":
        return ()
    return tuple(row.items[at].tokens)


def _agent(row: Row, verb: int) -> tuple[Token, ...]:
    items = row.items
    for i in range(verb + 1, min(len(items), verb + 6)):
        if items[i].kind == "prep" and items[i].lemma == "by" and i + 1 < len(items) and items[i + 1].kind == "np":
            return tuple(items[i + 1].tokens)
        if items[i].kind in ("verb", "mark", "conj", "comma"):
            break
    return ()


def _object(row: Row, verb: int) -> Span | None:
    """The noun phrase behind the verb, with the phrases that hang on it."""
    items, i = row.items, verb + 1
    if i < len(items) and items[i].kind == "adv":
        i += 1
    if i < len(items) and items[i].kind == "prep" and items[i].lemma in _OBJECT_LINKS:
        i += 1
    if i >= len(items) or items[i].kind not in ("np", "quantity"):
        return None
    return _span(row, i)


def _span(row: Row, at: int) -> Span | None:
    """The span of a phrase with the "of" and place phrases behind it, without its article."""
    items = row.items
    if items[at].kind not in ("np", "quantity") or items[at].words() in ("it", "this", "that", "which"):
        return None
    end, i = items[at].end, at + 1
    while i + 1 < len(items) and items[i].kind == "prep" and items[i].lemma in _OBJECT_LINKS:
        if items[i + 1].kind != "np" or items[i + 1].end - items[at].start > _MAX_OBJECT:
            break
        end, i = items[i + 1].end, i + 2
    tokens = list(items[at].tokens)
    while len(tokens) > 1 and tokens[0].tag == "DET":
        tokens.pop(0)
    return Span(tokens[0].start, max(end, tokens[0].end))
